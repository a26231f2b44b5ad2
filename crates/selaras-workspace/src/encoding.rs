//! Bytes → text. A plan is UTF-8. What can be decoded with certainty, or by a guess that is said aloud, is decoded, so
//! that one wrongly saved file costs one finding and not one for every reference into it; nothing is replaced in silence.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::message::Message;
use crate::problem::{Place, ProblemKind};

/// A file's bytes as text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded<'a> {
    /// The text that all later stages index into; `None` where the bytes are no text.
    pub text: Option<Cow<'a, str>>,
    /// The file began with a UTF-8 byte order mark, which the text has not.
    pub bom: bool,
    /// What has to be said about the bytes. With a problem, `text` is not what the file holds byte for byte, and must
    /// not be written back.
    pub problem: Option<Trouble>,
}

/// What is wrong with the bytes of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trouble {
    /// [`ProblemKind::Encoding`] or [`ProblemKind::Binary`].
    pub kind: ProblemKind,
    /// The first place where it shows.
    pub place: Place,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub help: Message,
}

const BOM_UTF8: &[u8] = b"\xEF\xBB\xBF";
const BOM_UTF16_LE: &[u8] = b"\xFF\xFE";
const BOM_UTF16_BE: &[u8] = b"\xFE\xFF";

/// Decodes a file's bytes. CRLF is left alone.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    for (mark, encoding, name) in
        [(BOM_UTF16_LE, UTF_16LE, "UTF-16 LE"), (BOM_UTF16_BE, UTF_16BE, "UTF-16 BE")]
    {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return utf16(rest, encoding, name, "");
        }
    }
    let bom = bytes.starts_with(BOM_UTF8);
    let bytes = bytes.strip_prefix(BOM_UTF8).unwrap_or(bytes);
    let nuls = memchr::memchr_iter(0, bytes).count();
    if nuls > 0 && is_binary(bytes, nuls) {
        if let Some((encoding, name)) = utf16_without_mark(bytes, nuls) {
            return utf16(bytes, encoding, name, NO_MARK);
        }
        return Decoded { text: None, bom, problem: Some(binary(bytes, nuls)) };
    }
    let (text, stray) = match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(_) => {
            let (text, first) = mixed(bytes);
            (Cow::Owned(text), Some(first))
        }
    };
    let (text, nul) = if nuls > 0 { without_nul(text) } else { (text, None) };
    let problem = stray.map(|s| s.trouble(&text)).or_else(|| nul.map(|at| nul_trouble(&text, at, nuls)));
    Decoded { text: Some(text), bom, problem }
}

/// What is said of UTF-16 that does not begin with its mark.
const NO_MARK: &str = " tanpa tanda (BOM)";

/// UTF-16 is certain once its mark is there, and nearly so without; unless a half of a pair is missing.
fn utf16<'a>(bytes: &'a [u8], encoding: &'static Encoding, name: &str, mark: &str) -> Decoded<'a> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    // A NUL has no business in a plan in any encoding; it goes like in UTF-8, and the encoding is said first.
    let text = text.map(|t| without_nul(t).0);
    let mark_en = if mark.is_empty() { "" } else { " without a byte order mark" };
    let trouble = Trouble {
        kind: ProblemKind::Encoding,
        place: Place { offset: 0, line: 1, column: 1 },
        message: match text {
            Some(_) => Message::new(
                format!("berkas tersimpan sebagai {name}{mark}, bukan UTF-8"),
                format!("the file is saved as {name}{mark_en}, not as UTF-8"),
            ),
            None => Message::new(
                format!("berkas tersimpan sebagai {name}{mark} tetapi isinya rusak, jadi tidak dibaca"),
                format!("the file is saved as {name}{mark_en} but its content is damaged, so it is not read"),
            ),
        },
        help: save_as_utf8(),
    };
    Decoded { text, bom: false, problem: Some(trouble) }
}

/// A few NULs in a text are a slip; many, or none of the usual letters, are another kind of file.
fn is_binary(bytes: &[u8], nuls: usize) -> bool {
    let controls = bytes.iter().filter(|b| matches!(b, 1..=8 | 14..=26 | 28..=31)).count();
    (nuls + controls) * 20 > bytes.len()
}

/// Text in UTF-16 is a NUL in nearly every second byte, always on the same side.
fn utf16_without_mark(bytes: &[u8], nuls: usize) -> Option<(&'static Encoding, &'static str)> {
    let even = bytes.iter().step_by(2).filter(|b| **b == 0).count();
    let one_side = even.max(nuls - even) * 10 >= nuls * 9;
    let found = if even * 2 < nuls { (UTF_16LE, "UTF-16 LE") } else { (UTF_16BE, "UTF-16 BE") };
    (one_side && nuls * 5 >= bytes.len() * 2).then_some(found)
}

fn binary(bytes: &[u8], nuls: usize) -> Trouble {
    let at = memchr::memchr(0, bytes).unwrap_or(0);
    let before = bytes.get(..at).unwrap_or_default();
    let line = 1 + memchr::memchr_iter(b'\n', before).count();
    let column = at - memchr::memrchr(b'\n', before).map_or(0, |i| i + 1) + 1;
    let message = Message::new(
        format!("isi berkas bukan teks ({nuls} bita NUL), jadi tidak dibaca"),
        format!("the file is not text ({nuls} NUL bytes), so it is not read"),
    );
    let help = Message::new(
        "Ganti berkas ini dengan naskah rencananya, atau keluarkan lewat `exclude` di selaras.toml.",
        "Replace the file by the plan's text, or leave it out with `exclude` in selaras.toml.",
    );
    Trouble { kind: ProblemKind::Binary, place: Place { offset: at, line, column }, message, help }
}

/// The first byte that is not UTF-8.
struct Stray {
    /// Where its letter stands in the decoded text.
    offset: usize,
    byte: u8,
    letter: char,
    /// How many bytes were not UTF-8.
    count: usize,
}

impl Stray {
    fn trouble(&self, text: &str) -> Trouble {
        let place = Place::in_text(text, self.offset);
        let (line, column, byte, letter, count) =
            (place.line, place.column, self.byte, self.letter, self.count);
        Trouble {
            kind: ProblemKind::Encoding,
            place,
            message: Message::new(
                format!(
                    "berkas bukan UTF-8: bita 0x{byte:02X} di baris {line} kolom {column} dibaca sebagai “{letter}” \
                     (Windows-1252); bita seperti itu ada {count}"
                ),
                format!(
                    "the file is not UTF-8: byte 0x{byte:02X} at line {line} column {column} is read as “{letter}” \
                     (Windows-1252); there are {count} such bytes"
                ),
            ),
            help: save_as_utf8(),
        }
    }
}

/// UTF-8 as far as it goes, every byte that is not as Windows-1252: right for a file in that encoding, and for one
/// into which such lines were pasted.
fn mixed(bytes: &[u8]) -> (String, Stray) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut first: Option<Stray> = None;
    let mut count = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        let invalid = chunk.invalid();
        if let Some(byte) = invalid.first() {
            let (letters, _) = WINDOWS_1252.decode_without_bom_handling(invalid);
            let letter = letters.chars().next().unwrap_or('\u{FFFD}');
            first.get_or_insert(Stray { offset: text.len(), byte: *byte, letter, count: 0 });
            count += invalid.len();
            text.push_str(&letters);
        }
    }
    let mut first = first.unwrap_or(Stray { offset: 0, byte: 0, letter: '\u{FFFD}', count: 0 });
    first.count = count;
    (text, first)
}

/// Every NUL as a space, and where the first was.
fn without_nul(text: Cow<str>) -> (Cow<str>, Option<usize>) {
    match text.find('\0') {
        Some(at) => (text.replace('\0', " ").into(), Some(at)),
        None => (text, None),
    }
}

fn nul_trouble(text: &str, at: usize, count: usize) -> Trouble {
    let place = Place::in_text(text, at);
    Trouble {
        kind: ProblemKind::Binary,
        place,
        message: Message::new(
            format!(
                "berkas memuat {count} bita NUL, yang pertama di baris {} kolom {}; dibaca sebagai spasi",
                place.line, place.column
            ),
            format!(
                "the file holds {count} NUL bytes, the first at line {} column {}; they are read as spaces",
                place.line, place.column
            ),
        ),
        help: Message::new(
            "Hapus bita NUL itu; biasanya sisa salin-tempel atau penyimpanan yang terputus.",
            "Delete those NUL bytes; they usually come from pasting or from a save that was cut short.",
        ),
    }
}

fn save_as_utf8() -> Message {
    Message::new(
        "Simpan ulang berkas ini sebagai UTF-8 (Notepad: Simpan Sebagai → Pengodean → UTF-8).",
        "Save the file again as UTF-8 (Notepad: Save As → Encoding → UTF-8).",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(d: &Decoded) -> (usize, usize) {
        let p = d.problem.as_ref().expect("a problem").place;
        (p.line, p.column)
    }

    fn utf16(text: &str, le: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if le { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn utf8_passes_with_crlf() {
        let d = decode("visi \"é – 😀\"\r\nmisi\r\n".as_bytes());
        assert_eq!(
            d,
            Decoded { text: Some("visi \"é – 😀\"\r\nmisi\r\n".into()), bom: false, problem: None }
        );
    }

    #[test]
    fn utf8_mark_is_dropped_and_noted() {
        let d = decode(b"\xEF\xBB\xBFvisi");
        assert_eq!(d, Decoded { text: Some("visi".into()), bom: true, problem: None });
    }

    #[test]
    fn utf16_is_decoded_and_said() {
        for (mark, le, name) in [(BOM_UTF16_LE, true, "UTF-16 LE"), (BOM_UTF16_BE, false, "UTF-16 BE")] {
            let bytes = [mark, &utf16("visi “é 😀”\r\n", le)].concat();
            let d = decode(&bytes);
            assert_eq!(d.text.as_deref(), Some("visi “é 😀”\r\n"));
            let trouble = d.problem.expect("said");
            assert_eq!(trouble.kind, ProblemKind::Encoding);
            assert!(trouble.message.id.contains(name) && trouble.message.en.contains(name));
        }
    }

    #[test]
    fn damaged_utf16_is_not_read() {
        let lone_half = [BOM_UTF16_LE, &[0x00, 0xD8, b'a', 0]].concat();
        let odd = [BOM_UTF16_LE, b"a\0b"].concat();
        for bytes in [lone_half, odd] {
            let d = decode(&bytes);
            assert_eq!(d.text, None);
            assert!(d.problem.expect("said").message.id.contains("rusak"));
        }
    }

    #[test]
    fn utf16_without_mark_is_decoded_and_said() {
        for (le, name) in [(true, "UTF-16 LE without"), (false, "UTF-16 BE without")] {
            let bytes = utf16("rpjmd a \"Rencana – é\" {\n}\n", le);
            let d = decode(&bytes);
            assert_eq!(d.text.as_deref(), Some("rpjmd a \"Rencana – é\" {\n}\n"));
            assert!(d.problem.expect("said").message.en.contains(name));
        }
        let cut = utf16("rpjmd a \"Rencana\" {\n}\n", true);
        let d = decode(&cut[..cut.len() - 1]);
        assert_eq!(d.text, None);
        assert!(d.problem.expect("said").message.id.contains("rusak"));
    }

    #[test]
    fn latin1_names_its_first_byte() {
        let d = decode(b"visi \"x\"\nmisi \"caf\xE9 \x96 ok\"\n");
        assert_eq!(d.text.as_deref(), Some("visi \"x\"\nmisi \"café – ok\"\n"));
        assert_eq!(place(&d), (2, 10));
        let message = d.problem.expect("said").message;
        assert!(message.id.contains("0xE9") && message.id.contains("baris 2 kolom 10"), "{}", message.id);
        assert!(message.id.contains("ada 2"), "{}", message.id);
    }

    #[test]
    fn a_latin1_line_pasted_into_utf8_leaves_the_rest_alone() {
        let d = decode(b"\xC3\xA9 \xE9");
        assert_eq!(d.text.as_deref(), Some("é é"));
        assert_eq!(place(&d), (1, 3));
    }

    #[test]
    fn one_nul_is_a_space_and_is_said_at_its_place() {
        let d = decode(b"visi \"panjang sekali sampai\"\nmi\0si\n");
        assert_eq!(d.text.as_deref(), Some("visi \"panjang sekali sampai\"\nmi si\n"));
        assert_eq!(place(&d), (2, 3));
    }

    #[test]
    fn a_binary_file_is_not_read() {
        let d = decode(b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x00\x00\x21\x00ab\x00\x01");
        assert_eq!(d.text, None);
        assert_eq!(d.problem.expect("said").kind, ProblemKind::Binary);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_text_or_a_problem(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let valid = std::str::from_utf8(&bytes).is_ok_and(|t| !t.contains('\0'));
            let d = decode(&bytes);
            // Valid UTF-8 without NUL is never touched; everything else is said.
            if valid {
                let kept = bytes.strip_prefix(BOM_UTF8).unwrap_or(&bytes);
                assert_eq!(d.text.as_deref().map(str::as_bytes), Some(kept));
                assert!(d.problem.is_none());
            } else {
                let trouble = d.problem.expect("said");
                if let Some(text) = &d.text {
                    assert!(text.is_char_boundary(trouble.place.offset));
                    assert!(!text.contains('\0'));
                }
            }
        }
    }
}

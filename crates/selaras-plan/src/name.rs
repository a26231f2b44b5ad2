//! Names of indicators, programs and sasaran as lists of normal words, and how alike two of them are.
//!
//! Case, punctuation, cut brackets, the prefix of a table cell (`Indikator Program (Outcome) :`) and the spellings of
//! [`SPELLINGS`] do not matter. What is left is compared word by word.

use rustc_hash::FxHasher;
use std::hash::Hasher;

mod compare;

pub use crate::edit::nearest;
pub use compare::{difference, equal, nearly, same_without_spaces, similarity};

/// Variants of one word that real plans have, and its normal spelling. Slips that one edit explains are here only
/// where a rule needs the word itself (the first words of names).
pub const SPELLINGS: &[(&str, &str)] = &[
    ("presentase", "persentase"),
    ("prosentase", "persentase"),
    ("persetase", "persentase"),
    ("pesersentase", "persentase"),
    ("prsosentase", "persentase"),
    ("peresentase", "persentase"),
    ("persentasi", "persentase"),
    ("prosentasi", "persentase"),
    ("persen", "persentase"),
    ("jumiah", "jumlah"),
    ("jml", "jumlah"),
    ("index", "indeks"),
    ("indek", "indeks"),
    ("score", "skor"),
    ("fasiltasi", "fasilitasi"),
    ("masyarajkat", "masyarakat"),
    ("memunuhi", "memenuhi"),
    ("displin", "disiplin"),
    ("sistim", "sistem"),
    ("peningktan", "peningkatan"),
    ("kontruksi", "konstruksi"),
    ("obyek", "objek"),
    ("subyek", "subjek"),
    ("propinsi", "provinsi"),
    ("kab", "kabupaten"),
    ("kec", "kecamatan"),
    ("managemen", "manajemen"),
    ("eletronik", "elektronik"),
    ("efesiensi", "efisiensi"),
    ("aktifitas", "aktivitas"),
    ("efektifitas", "efektivitas"),
    ("produktifitas", "produktivitas"),
    ("kwalitas", "kualitas"),
    ("kwantitas", "kuantitas"),
    ("resiko", "risiko"),
    ("standart", "standar"),
    ("jadual", "jadwal"),
    ("ijin", "izin"),
    ("perijinan", "perizinan"),
    ("nopember", "november"),
    ("pebruari", "februari"),
    ("kerjasama", "kerja sama"),
    ("dgn", "dengan"),
    ("yg", "yang"),
    ("utk", "untuk"),
];

/// Words that may stand in the prefix of a table cell, before its colon: `Indikator Sasaran 1 :`.
const PREFIX_WORDS: &[&str] = &[
    "indikator",
    "kinerja",
    "utama",
    "iku",
    "ikd",
    "ikk",
    "program",
    "kegiatan",
    "sub",
    "subkegiatan",
    "sasaran",
    "tujuan",
    "misi",
    "visi",
    "outcome",
    "output",
    "keluaran",
    "hasil",
    "strategis",
    "arah",
    "kebijakan",
    "strategi",
];

/// A name in its normal form, ready to be compared.
#[derive(Clone, Debug)]
pub struct Name {
    /// The words, a blank between them.
    text: String,
    words: Vec<Word>,
    hash: u64,
    /// Hash over the words with digits, in order: these must be equal in similar names.
    digits: u64,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    hash: u32,
    /// Its bytes in the text.
    start: u32,
    len: u16,
    /// Number of letters, at most 255.
    letters: u8,
    has_digit: bool,
    /// Bit `i`: the letter `a + i` occurs; others share the bits above 25. One edit changes at most two bits.
    mask: u32,
}

/// Words beyond this many are only compared for being equal: no name has as many, and comparing stays cheap.
const MOST_WORDS: usize = 200;

impl Name {
    /// The normal form of a name.
    pub fn new(text: &str) -> Name {
        let text = without_prefix(text.trim());
        let mut out = String::with_capacity(text.len() + 8);
        let mut words = Vec::with_capacity(text.len() / 6 + 2);
        let mut start = 0;
        let mut chars = text.chars().peekable();
        // The character before this one in the source: a point between digits belongs to the number.
        let mut last = ' ';
        while let Some(c) = chars.next() {
            match c {
                'a'..='z' | '0'..='9' => out.push(c),
                'A'..='Z' => out.push(c.to_ascii_lowercase()),
                '.' | ',' if last.is_ascii_digit() && chars.peek().is_some_and(char::is_ascii_digit) => {
                    out.push(c);
                }
                '\'' | '’' | '`' => {}
                c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
                _ => end_word(&mut out, &mut start, &mut words),
            }
            last = c;
        }
        end_word(&mut out, &mut start, &mut words);
        while out.ends_with(' ') {
            out.pop();
        }
        let mut all = FxHasher::default();
        let mut digits = FxHasher::default();
        for word in &words {
            all.write_u32(word.hash);
            if word.has_digit {
                digits.write_u32(word.hash);
            }
        }
        Name { text: out, hash: all.finish(), digits: digits.finish(), words }
    }

    /// Its normal words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|w| self.word(w))
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// It has no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The normal text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Equal names have equal keys; a key for maps.
    pub fn key(&self) -> u64 {
        self.hash
    }

    fn word(&self, word: &Word) -> &str {
        let start = word.start as usize;
        self.text.get(start..start + usize::from(word.len)).unwrap_or("")
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        equal(self, other)
    }
}

impl Eq for Name {}

impl std::hash::Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.hash.hash(state);
    }
}

/// Ends the word that began at `start`: puts its normal spelling, and notes it.
fn end_word(out: &mut String, start: &mut usize, words: &mut Vec<Word>) {
    if out.len() == *start {
        return;
    }
    if let Some(normal) = spelling(&out[*start..]) {
        out.truncate(*start);
        for part in normal.split(' ') {
            out.push_str(part);
            note_word(out, start, words);
        }
        return;
    }
    note_word(out, start, words);
}

fn note_word(out: &mut String, start: &mut usize, words: &mut Vec<Word>) {
    let text = &out[*start..];
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    let hash = hasher.finish();
    let (mut mask, mut letters, mut has_digit) = (0u32, 0usize, false);
    for &b in text.as_bytes() {
        match b {
            b'a'..=b'z' => mask |= 1 << (b - b'a'),
            b'0'..=b'9' => {
                has_digit = true;
                mask |= 1 << (26 + b % 6);
            }
            _ => mask |= 1 << (26 + b % 6),
        }
        // Bytes that begin a character.
        letters += usize::from(b & 0xC0 != 0x80);
    }
    words.push(Word {
        hash: (hash ^ (hash >> 32)) as u32,
        start: u32::try_from(*start).unwrap_or(u32::MAX),
        len: u16::try_from(text.len()).unwrap_or(u16::MAX),
        letters: u8::try_from(letters).unwrap_or(u8::MAX),
        has_digit,
        mask,
    });
    out.push(' ');
    *start = out.len();
}

/// The normal spelling of a variant.
fn spelling(word: &str) -> Option<&'static str> {
    let first = word.as_bytes().first()?.wrapping_sub(b'a');
    if VARIANT_LENGTHS.get(usize::from(first))? & 1u32.checked_shl(word.len() as u32)? == 0 {
        return None;
    }
    SPELLINGS.iter().find(|(variant, _)| *variant == word).map(|&(_, normal)| normal)
}

/// By first letter, bit `n`: a variant of `n` letters begins with it. Nearly every word is thereby known to be none.
const VARIANT_LENGTHS: [u32; 26] = {
    let mut lengths = [0; 26];
    let mut i = 0;
    while i < SPELLINGS.len() {
        let variant = SPELLINGS[i].0.as_bytes();
        lengths[(variant[0] - b'a') as usize] |= 1 << variant.len();
        i += 1;
    }
    lengths
};

/// The text after a prefix such as `Indikator Program (Outcome) :`, `Sasaran 1:`, `Indikator 1.1 –`, and after a
/// number `1.` or `1)` of a list.
fn without_prefix(text: &str) -> &str {
    let rest = after_label(text).unwrap_or(text);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match rest.as_bytes().get(digits..) {
        Some([b'.' | b')', b' ', ..]) if (1..=2).contains(&digits) => rest.get(digits + 2..).unwrap_or(rest),
        _ => rest,
    }
}

fn after_label(text: &str) -> Option<&str> {
    let first = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !is_prefix_word(text.get(..first)?) {
        return None;
    }
    let near = text.char_indices().take(60);
    let (at, mark) = near.into_iter().find(|&(_, c)| matches!(c, ':' | '–' | '—'))?;
    let label = text.get(..at)?;
    let mut number = false;
    for word in label.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/')) {
        if word.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            number |= !word.is_empty();
        } else if !is_prefix_word(word) {
            return None;
        }
    }
    // A dash alone is too common: it ends a prefix only behind a number.
    (mark == ':' || number).then(|| text.get(at + mark.len_utf8()..).map(str::trim_start)).flatten()
}

fn is_prefix_word(word: &str) -> bool {
    PREFIX_WORDS.iter().any(|p| p.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn n(text: &str) -> Name {
        Name::new(text)
    }

    #[test]
    fn the_table_of_spellings_is_normal() {
        for (variant, normal) in SPELLINGS {
            assert!(variant.bytes().all(|b| b.is_ascii_lowercase()), "{variant}");
            assert_eq!(n(variant).as_str(), *normal);
            assert_eq!(n(normal).as_str(), *normal, "a normal spelling that is itself a variant");
        }
    }

    #[test]
    fn names_that_are_equal() {
        for (a, b) in [
            (
                "Penempatan Tenaga Kerja (Dala dan Luar Negeri",
                "Penempatan Tenaga Kerja (Dala dan Luar Negeri)",
            ),
            ("Prosentase  pemenuhan kebutuhan\npenunjang", "Persentase pemenuhan kebutuhan penunjang"),
            (
                "Indikator Program (Outcome) : Persentase Masyarakat dalam Memahami Program",
                "PERSENTASE MASYARAKAT DALAM MEMAHAMI PROGRAM",
            ),
            (
                "Indikator Sasaran 1 : Cakupan pelayanan kesehatan rujukan",
                "Cakupan pelayanan kesehatan rujukan",
            ),
            ("Indikator 1.1 – Indeks Inovasi", "Indeks Inovasi"),
            ("Sasaran 1: Meningkatnya kualitas", "Meningkatnya kualitas"),
            ("1. Persentase PAD", "Persentase PAD"),
            (". - Pembinaan Lembaga Pelatihan Kerja Swasta", "Pembinaan Lembaga Pelatihan Kerja Swasta"),
            ("\\\"Tingkat Kepuasan pengguna\\\"", "Tingkat Kepuasan pengguna"),
            ("peraturan perundang-undangan", "peraturan perundang undangan"),
            ("Kabupaten / Kota", "kabupaten/kota"),
            ("Persentase desa %", "Persentase desa"),
        ] {
            assert!(equal(&n(a), &n(b)), "{a} | {b}: {:?} {:?}", n(a).as_str(), n(b).as_str());
            assert!(nearly(&n(a), &n(b)));
            assert_eq!(n(a).key(), n(b).key());
        }
        for (a, b) in [
            ("Program Aplikasi Informatika", "Aplikasi Informatika"),
            ("Kegiatan 12 jam", "Kegiatan 24 jam"),
            ("Angka 1.000", "Angka 1 000"),
            ("Sasaran strategis – unik", "unik"),
        ] {
            assert!(!equal(&n(a), &n(b)), "{a} | {b}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_normal_form(a in "\\PC{0,40}", b in "\\PC{0,40}") {
            let (x, y) = (n(&a), n(&b));
            let _ = (nearly(&x, &y), similarity(&x, &y), difference(&x, &y), same_without_spaces(&x, &y));
            prop_assert_eq!(x.words().collect::<Vec<_>>().join(" "), x.as_str());
            prop_assert!(equal(&x, &n(&a)));
            let _ = nearest(&a, &[b.as_str()]);
        }
    }
}

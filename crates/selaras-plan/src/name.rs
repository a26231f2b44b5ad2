//! Names of indicators, programs and sasaran as lists of normal words, and how alike two of them are.
//!
//! Case, punctuation, cut brackets, the prefix of a table cell (`Indikator Program (Outcome) :`) and the spellings of
//! [`SPELLINGS`] do not matter. What is left is compared word by word.

use rustc_hash::FxHasher;
use std::hash::Hasher;

pub use crate::edit::nearest;

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

/// The same words in the same order.
pub fn equal(a: &Name, b: &Name) -> bool {
    a.hash == b.hash && a.text == b.text
}

/// The same letters, whatever the blanks between them: a text from a PDF may have lost them (`DAERAHKABUPATEN`).
pub fn same_without_spaces(a: &Name, b: &Name) -> bool {
    let letters = |n: &'_ Name| n.text.len() + 1 - n.words.len().max(1);
    letters(a) == letters(b)
        && a.text.bytes().filter(|&c| c != b' ').eq(b.text.bytes().filter(|&c| c != b' '))
}

/// Two words are the same, or both have five letters or more, no digits, and are one edit apart.
fn alike(a: &Name, x: &Word, b: &Name, y: &Word) -> bool {
    if x.hash == y.hash && x.len == y.len {
        return a.word(x) == b.word(y);
    }
    x.letters >= 5
        && y.letters >= 5
        && !x.has_digit
        && !y.has_digit
        && x.letters.abs_diff(y.letters) <= 1
        && (x.mask ^ y.mask).count_ones() <= 2
        && crate::edit::within_one_edit(a.word(x), b.word(y))
}

/// Names so alike that they are probably one indicator (rule R05). Of the longer list's words at most 20 % are replaced,
/// added or dropped; words of five letters or more may differ by one edit; words with digits must be equal. Equal names
/// are alike; names without words are not.
pub fn nearly(a: &Name, b: &Name) -> bool {
    if equal(a, b) {
        return !a.is_empty();
    }
    let longer = a.len().max(b.len());
    let allowed = longer / 5;
    if a.digits != b.digits || a.len().abs_diff(b.len()) > allowed || longer > MOST_WORDS {
        return false;
    }
    let (mut x, mut y) = (a.words.as_slice(), b.words.as_slice());
    while let (Some((p, rest_x)), Some((q, rest_y))) = (x.split_last(), y.split_last())
        && alike(a, p, b, q)
    {
        (x, y) = (rest_x, rest_y);
    }
    within(a, x, b, y, allowed)
}

/// At most `allowed` words replaced, added or dropped between two lists. Each step looks at the first words; the number
/// of open ways stays small, since few are allowed and wrong ways use them up.
fn within(a: &Name, x: &[Word], b: &Name, y: &[Word], allowed: usize) -> bool {
    // One row of the table of edit distances; only cells within `allowed` of the diagonal can matter.
    let far = allowed as u8 + 1;
    let mut row = [0u8; MOST_WORDS + 1];
    for (j, cell) in row.iter_mut().enumerate().take(y.len() + 1) {
        *cell = j.min(allowed + 1) as u8;
    }
    for (i, p) in x.iter().enumerate() {
        let from = (i + 1).saturating_sub(allowed);
        let to = (i + 1 + allowed).min(y.len());
        // Left of the band lies nothing reachable.
        let mut diagonal = if from == 0 { i as u8 } else { row[from - 1] };
        let mut left = if from == 0 { (i as u8 + 1).min(far) } else { far };
        let mut best = left;
        if from == 0 {
            row[0] = left;
        }
        for j in from.max(1)..=to {
            let above = if j == i + 1 + allowed { far } else { row[j] };
            let step = u8::from(diagonal >= far || !alike(a, p, b, &y[j - 1]));
            let here = (diagonal + step).min(above + 1).min(left + 1).min(far);
            diagonal = row[j];
            row[j] = here;
            left = here;
            best = best.min(here);
        }
        if best >= far {
            return false;
        }
    }
    row[y.len()] < far
}

/// How alike two names are, from 0 to 1, for putting candidates in order: the share of words that both have, in any
/// order, where words one edit apart count nine tenths.
pub fn similarity(a: &Name, b: &Name) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if equal(a, b) {
        return 1.0;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut free: Vec<&Word> = long.words.iter().take(MOST_WORDS).collect();
    let mut common = 0.0;
    for word in short.words.iter().take(MOST_WORDS) {
        let exact = free.iter().position(|w| w.hash == word.hash && w.len == word.len);
        let (found, worth) = match exact {
            Some(at) => (Some(at), 1.0),
            None => (free.iter().position(|w| alike(short, word, long, w)), 0.9),
        };
        if let Some(at) = found {
            common += worth;
            free.swap_remove(at);
        }
    }
    2.0 * common / (short.len() + long.len()) as f32
}

/// Words of one root: `pemerintah`, `pemerintahan`.
fn same_beginning(a: &str, b: &str) -> bool {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count() >= 4
}

/// The words in which two names differ, in order: (word of `a`, word of `b`), none where one side has no word there.
pub fn difference<'a>(a: &'a Name, b: &'a Name) -> Vec<(Option<&'a str>, Option<&'a str>)> {
    let x = a.words.get(..MOST_WORDS.min(a.len())).unwrap_or(&[]);
    let y = b.words.get(..MOST_WORDS.min(b.len())).unwrap_or(&[]);
    let width = y.len() + 1;
    // cost[i][j]: edits between the words from i and from j on. Unlike words are replaced at a price, so that equal
    // ones further on are kept.
    let mut cost = vec![0u32; (x.len() + 1) * width];
    let replaced = |p: &Word, q: &Word| match () {
        () if a.word(p) == b.word(q) => 0,
        () if alike(a, p, b, q) || same_beginning(a.word(p), b.word(q)) => 9,
        () => 12,
    };
    for i in (0..=x.len()).rev() {
        for j in (0..=y.len()).rev() {
            cost[i * width + j] = match (x.get(i), y.get(j)) {
                (None, None) => 0,
                (Some(_), None) => cost[(i + 1) * width + j] + 10,
                (None, Some(_)) => cost[i * width + j + 1] + 10,
                (Some(p), Some(q)) => (cost[(i + 1) * width + j + 1] + replaced(p, q))
                    .min(cost[(i + 1) * width + j] + 10)
                    .min(cost[i * width + j + 1] + 10),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < x.len() || j < y.len() {
        let here = cost[i * width + j];
        match (x.get(i), y.get(j)) {
            (Some(p), Some(q)) if here == cost[(i + 1) * width + j + 1] + replaced(p, q) => {
                if a.word(p) != b.word(q) {
                    out.push((Some(a.word(p)), Some(b.word(q))));
                }
                (i, j) = (i + 1, j + 1);
            }
            (Some(p), _) if here == cost[(i + 1) * width + j] + 10 => {
                out.push((Some(a.word(p)), None));
                i += 1;
            }
            (_, Some(q)) => {
                out.push((None, Some(b.word(q))));
                j += 1;
            }
            _ => break,
        }
    }
    out
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

    #[test]
    fn names_that_are_alike() {
        for (a, b, expected) in [
            // One word of six replaced, of five, of four.
            ("a1 satu dua tiga empat lima", "a1 satu dua tiga empat enam", true),
            ("satu dua tiga empat lima", "satu dua tiga empat enam", true),
            ("satu dua tiga lima", "satu dua tiga enam", false),
            // Added, dropped, at any place.
            ("satu dua tiga empat", "satu dua tiga empat lima", true),
            ("nol satu dua tiga empat", "satu dua tiga empat", true),
            ("satu dua tiga", "satu dua tiga empat", false),
            // Two of ten, three of ten.
            ("a b c d e f g h i j", "a b x d e f g y i j", true),
            ("a b c d e f g h i j", "a b x d e f g y i z", false),
            ("a b c d e f g h i j", "b c d e f g h i j k", true),
            // One edit in words of five letters or more.
            ("Nilai Masyarakat", "Nilai Masyarajkat", true),
            ("Indeks Pembangunan", "Indeks Pembangunaan", true),
            ("desa maju", "desa maja", false),
            ("Disiplin", "Displin pegawai", false),
            // Words with digits.
            (
                "Jumlah siswa kelas 7 yang lulus tepat waktu",
                "Jumlah siswa kelas 8 yang lulus tepat waktu",
                false,
            ),
            (
                "Penduduk usia 15 tahun ke atas yang bekerja",
                "Penduduk usia tahun ke atas yang bekerja",
                false,
            ),
            // Real pairs.
            (
                "Persentase Perangkat Daerah Menggunakan Layanan Publik Berbasis Elektronik",
                "Persentase Perangkat Daerah dan Desa Menggunakan Layanan Publik Berbasis Elektronik",
                true,
            ),
            (
                "Persentase Kepuasan Masyarakat Terhadap Akses dan Kualitas Konten Informasi Publik",
                "Persentase Masyarakat dalam Memahami Program-Program Unggulan Bupati",
                false,
            ),
            ("", "", false),
        ] {
            assert_eq!(nearly(&n(a), &n(b)), expected, "{a} | {b}");
            assert_eq!(nearly(&n(b), &n(a)), expected, "{b} | {a}");
        }
    }

    #[test]
    fn blanks_lost_in_a_pdf() {
        assert!(same_without_spaces(
            &n("PROGRAMPROMOSI DAERAHKABUPATEN/KOTA"),
            &n("Program Promosi Daerah Kabupaten/Kota")
        ));
        assert!(same_without_spaces(&n("penganggara n"), &n("penganggaran")));
        assert!(!same_without_spaces(&n("Program A"), &n("Program B")));
        assert!(same_without_spaces(&n(""), &n("-")));
    }

    #[test]
    fn the_words_that_differ() {
        let (a, b) = (
            n("Persentase pelaksanaan Bidang Pemerintahan dan Desa"),
            n("Persentase pelaksanaan Pemerintah dan Kelurahan Desa"),
        );
        assert_eq!(
            difference(&a, &b),
            [(Some("bidang"), None), (Some("pemerintahan"), Some("pemerintah")), (None, Some("kelurahan"))]
        );
        assert!(difference(&a, &a).is_empty());
        assert_eq!(difference(&n(""), &n("x")), [(None, Some("x"))]);
    }

    #[test]
    fn candidates_in_order() {
        let wanted = n("Persentase desa pengguna layanan");
        let near = similarity(&wanted, &n("Prosentase Desa Pengguna Layanan Digital"));
        let far = similarity(&wanted, &n("Persentase jalan mantap"));
        assert!(near > 0.8 && far < 0.4 && similarity(&wanted, &wanted) == 1.0, "{near} {far}");
        assert_eq!(similarity(&wanted, &n("")), 0.0);
    }

    #[test]
    fn a_long_text_is_compared_quickly() {
        let long = n(&"kata lain ".repeat(100_000));
        let other = n(&format!("{}x", "kata lain ".repeat(100_000)));
        assert!(!nearly(&long, &other) && equal(&long, &long));
        let _ = (similarity(&long, &other), difference(&long, &other));
    }

    /// R05 read literally: the full table of edit distances.
    fn nearly_by_the_book(a: &Name, b: &Name) -> bool {
        let digits = |n: &Name| {
            n.words()
                .filter(|w| w.contains(|c: char| c.is_ascii_digit()))
                .map(String::from)
                .collect::<Vec<_>>()
        };
        let alike = |x: &str, y: &str| {
            x == y
                || (x.chars().count() >= 5
                    && y.chars().count() >= 5
                    && !format!("{x}{y}").contains(|c: char| c.is_ascii_digit())
                    && strsim::levenshtein(x, y) <= 1)
        };
        let (x, y): (Vec<_>, Vec<_>) = (a.words().collect(), b.words().collect());
        let mut table = vec![vec![0; y.len() + 1]; x.len() + 1];
        for i in 0..=x.len() {
            for j in 0..=y.len() {
                table[i][j] = match (i, j) {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => (table[i - 1][j - 1] + usize::from(!alike(x[i - 1], y[j - 1])))
                        .min(table[i - 1][j] + 1)
                        .min(table[i][j - 1] + 1),
                };
            }
        }
        !x.is_empty() && digits(a) == digits(b) && table[x.len()][y.len()] * 5 <= x.len().max(y.len())
    }

    proptest! {
        #[test]
        fn alike_is_what_the_rule_says(
            base in prop::collection::vec("[a-c]{1,2}|persentase|layanan|layanen|lay4nan|7", 0..16),
            edits in prop::collection::vec((0usize..16, 0u8..3, "[a-c]|layanan|8"), 0..4),
        ) {
            let mut changed = base.clone();
            for (at, what, word) in edits {
                let at = at.min(changed.len());
                match what {
                    0 => changed.insert(at, word),
                    1 if at < changed.len() => changed[at] = word,
                    _ if at < changed.len() => { changed.remove(at); }
                    _ => {}
                }
            }
            let (a, b) = (n(&base.join(" ")), n(&changed.join(" ")));
            prop_assert_eq!(nearly(&a, &b), nearly_by_the_book(&a, &b), "{} | {}", a.as_str(), b.as_str());
            let bound = usize::from(equal(&a, &b)) + difference(&a, &b).len();
            prop_assert!(bound >= 1);
        }

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

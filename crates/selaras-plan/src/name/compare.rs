//! How alike two names are.

use super::{MOST_WORDS, Name, Word};

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
    }
}

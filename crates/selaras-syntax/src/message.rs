//! Errors in words for planners: what is wrong, then what to do; in Indonesian and English.

use crate::error::{ErrorKind, Expected, Found, Place, Subject, SyntaxError};
use crate::nearest::keywords;
use crate::schema::{NodeKind, PropKind, Shape};
use crate::tree::Span;

/// A sentence in both languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    /// Indonesian.
    pub id: String,
    /// English.
    pub en: String,
}

impl Message {
    fn new(id: impl Into<String>, en: impl Into<String>) -> Message {
        Message { id: id.into(), en: en.into() }
    }
}

impl SyntaxError {
    /// What is wrong, in one sentence. `text` is the file that was read.
    pub fn message(&self, text: &str) -> Message {
        let here = quoted(text, self.span);
        match &self.kind {
            ErrorKind::UnknownKeyword { nearest: Some(nearest), .. } => Message::new(
                format!("Baris ini tidak dikenal: {here}. Mungkin maksud Anda \"{nearest}\"."),
                format!("This line begins with an unknown word: {here}. Did you mean \"{nearest}\"?"),
            ),
            ErrorKind::UnknownKeyword { nearest: None, .. } => Message::new(
                format!("Baris ini tidak dikenal: {here}."),
                format!("This line begins with an unknown word: {here}."),
            ),
            ErrorKind::NoStatement => Message::new(
                format!("Baris ini tidak diawali kata kunci: {here}."),
                format!("This line does not begin with a keyword: {here}."),
            ),
            ErrorKind::Misplaced { kind, parent } => {
                let word = kind.keyword();
                match parent {
                    Some(parent) => Message::new(
                        format!("\"{word}\" tidak dapat berada di dalam \"{}\".", parent.keyword()),
                        format!("\"{word}\" cannot stand in \"{}\".", parent.keyword()),
                    ),
                    None => Message::new(
                        format!("\"{word}\" tidak dapat berdiri sendiri di luar dokumen."),
                        format!("\"{word}\" cannot stand on its own, outside a document."),
                    ),
                }
            }
            ErrorKind::PropertyOutside { kind } => Message::new(
                format!("\"{}\" tidak berada di dalam dokumen mana pun.", kind.keyword()),
                format!("\"{}\" stands in no document.", kind.keyword()),
            ),
            ErrorKind::MissingClose { kind, count: 1 } => Message::new(
                format!("Kurung tutup \"}}\" untuk \"{}\" belum ada.", kind.keyword()),
                format!("The closing \"}}\" of \"{}\" is missing.", kind.keyword()),
            ),
            ErrorKind::MissingClose { kind, count } => Message::new(
                format!("{count} kurung tutup \"}}\" belum ada, yang pertama untuk \"{}\".", kind.keyword()),
                format!("{count} closing \"}}\" are missing, the first for \"{}\".", kind.keyword()),
            ),
            ErrorKind::MissingOpen { kind } => Message::new(
                format!("Kurung buka \"{{\" untuk \"{}\" belum ada.", kind.keyword()),
                format!("The opening \"{{\" of \"{}\" is missing.", kind.keyword()),
            ),
            ErrorKind::SurplusClose => {
                Message::new("Kurung tutup \"}\" ini berlebih.", "This closing \"}\" is one too many.")
            }
            ErrorKind::StrayOpen => Message::new(
                "Kurung buka \"{\" ini tidak membuka apa pun.",
                "This opening \"{\" opens nothing.",
            ),
            ErrorKind::UnclosedText => {
                // The text without its own quote, which would look odd within quotes.
                let start = self.span.start + 1;
                let inside = if text.is_char_boundary(start as usize) {
                    quoted(text, Span::new(start, self.span.end))
                } else {
                    here
                };
                Message::new(
                    format!("Teks {inside} belum ditutup dengan tanda kutip."),
                    format!("The text {inside} has no closing quote."),
                )
            }
            ErrorKind::UnknownCharacters => Message::new(
                format!("Tanda {here} tidak dikenal di sini."),
                format!("{here} is not known here."),
            ),
            ErrorKind::Unexpected { subject, expected, found } => {
                let word = subject.keyword();
                let list = Expectations(expected);
                match found {
                    None => Message::new(
                        format!("Baris \"{word}\" belum lengkap: setelah {here} diperlukan {}.", list.id()),
                        format!(
                            "The line \"{word}\" is not complete: after {here}, {} is needed.",
                            list.en()
                        ),
                    ),
                    Some(_) if expected.is_empty() => Message::new(
                        format!("Pada baris \"{word}\", {here} tidak dapat dibaca."),
                        format!("In the line \"{word}\", {here} cannot be read."),
                    ),
                    Some(_) => Message::new(
                        format!(
                            "Pada baris \"{word}\", {here} tidak cocok di sini: diperlukan {}.",
                            list.id()
                        ),
                        format!("In the line \"{word}\", {here} does not fit here: {} is needed.", list.en()),
                    ),
                }
            }
            ErrorKind::RepeatedClause { subject, clause } => {
                let (word, clause) = (subject.keyword(), clause.keyword());
                Message::new(
                    format!("Baris \"{word}\" menyebut \"{clause}\" lebih dari sekali."),
                    format!("The line \"{word}\" says \"{clause}\" more than once."),
                )
            }
            ErrorKind::TooDeep { limit } => Message::new(
                format!("Kurung bersarang lebih dari {limit} tingkat; isinya mulai dari sini tidak dibaca."),
                format!("Braces are nested more than {limit} deep; what they hold from here on is not read."),
            ),
            ErrorKind::TooManyErrors { hidden } => Message::new(
                format!("Masih ada {hidden} kesalahan lain yang tidak ditampilkan."),
                format!("There are {hidden} more errors that are not shown."),
            ),
        }
    }

    /// What to do, in one sentence.
    pub fn help(&self, text: &str) -> Message {
        match &self.kind {
            ErrorKind::UnknownKeyword { nearest: Some(nearest), .. } => Message::new(
                format!("Ganti {} dengan \"{nearest}\".", quoted(text, self.span)),
                format!("Replace {} by \"{nearest}\".", quoted(text, self.span)),
            ),
            ErrorKind::UnknownKeyword { place, nearest: None } => {
                let words = Words(keywords(*place).collect()).to_string();
                match place {
                    Place::File => Message::new(
                        format!("Di awal berkas, sebuah dokumen diawali {words}."),
                        format!("At the top of a file, a document begins with {words}."),
                    ),
                    Place::In(kind) => Message::new(
                        format!("Di dalam \"{}\" yang dikenal: {words}.", kind.keyword()),
                        format!("Known in \"{}\": {words}.", kind.keyword()),
                    ),
                }
            }
            ErrorKind::NoStatement => Message::new(
                "Awali baris dengan kata kunci, atau jadikan komentar dengan \"//\".",
                "Begin the line with a keyword, or make it a comment with \"//\".",
            ),
            ErrorKind::Misplaced { kind, .. } => {
                let homes: Vec<&str> = NodeKind::ALL
                    .iter()
                    .filter(|home| home.can_hold(*kind))
                    .map(|home| home.keyword())
                    .collect();
                if homes.is_empty() {
                    return Message::new(
                        format!("\"{}\" adalah dokumen: letakkan di luar dokumen lain.", kind.keyword()),
                        format!("\"{}\" is a document: put it outside other documents.", kind.keyword()),
                    );
                }
                let homes = Words(homes).to_string();
                Message::new(
                    format!("Pindahkan ke dalam {homes}; isinya belum ikut diperiksa."),
                    format!("Move it into {homes}; until then what it holds is not checked."),
                )
            }
            ErrorKind::PropertyOutside { .. } => Message::new(
                "Pindahkan ke dalam bagian yang dimaksud, sebelum kurung tutupnya.",
                "Move it into the block it belongs to, before its closing brace.",
            ),
            ErrorKind::MissingClose { .. } => {
                Message::new("Tambahkan \"}\" setelah baris ini.", "Add \"}\" after this line.")
            }
            ErrorKind::MissingOpen { .. } => {
                Message::new("Tambahkan \"{\" di akhir baris ini.", "Add \"{\" at the end of this line.")
            }
            ErrorKind::SurplusClose => Message::new("Hapus \"}\" ini.", "Remove this \"}\"."),
            ErrorKind::StrayOpen => Message::new("Hapus \"{\" ini.", "Remove this \"{\"."),
            ErrorKind::UnclosedText => Message::new(
                "Tambahkan tanda kutip \" di akhir teks, pada baris yang sama.",
                "Add a \" at the end of the text, on the same line.",
            ),
            ErrorKind::UnknownCharacters => Message::new(
                "Hapus tanda ini, atau tulis teksnya di antara tanda kutip.",
                "Remove it, or put the text between quotes.",
            ),
            ErrorKind::Unexpected { subject, expected, found } => advice(*subject, expected, *found),
            ErrorKind::RepeatedClause { clause, .. } => {
                let clause = clause.keyword();
                Message::new(
                    format!("Gabungkan menjadi satu \"{clause}\", atau hapus yang keliru."),
                    format!("Make them one \"{clause}\", or remove the wrong one."),
                )
            }
            ErrorKind::TooDeep { .. } => Message::new(
                "Periksa kurung buka yang berlebih sebelum baris ini.",
                "Look for surplus opening braces before this line.",
            ),
            ErrorKind::TooManyErrors { .. } => Message::new(
                "Perbaiki kesalahan pertama, lalu periksa lagi.",
                "Mend the first errors, then check again.",
            ),
        }
    }
}

/// What to do about a statement that is not written as its keyword asks.
fn advice(subject: Subject, expected: &[Expected], found: Option<Found>) -> Message {
    let ends = expected.contains(&Expected::End);
    let example = example(subject);
    let as_in = |id: &str, en: &str| {
        Message::new(format!("{id} Contoh: {example}"), format!("{en} Example: {example}"))
    };
    match (found, subject) {
        (Some(Found::Word), Subject::Node(_)) => as_in(
            "Tulis nama di antara tanda kutip, dan hanya satu kode di depannya.",
            "Put the name between quotes, with one code before it.",
        ),
        (Some(Found::Word), _) if expected.contains(&Expected::Mark(',')) => {
            as_in("Pisahkan dengan koma.", "Part them with commas.")
        }
        (Some(Found::Word), _) if expected.contains(&Expected::Mark('|')) => {
            as_in("Pisahkan nilai dengan \"|\".", "Part values with \"|\".")
        }
        (Some(Found::Word), Subject::Prop(_)) if expected.contains(&Expected::Mark('=')) => as_in(
            "Tulis rentang tahun tanpa spasi, lalu \"=\".",
            "Write the years without spaces, then \"=\".",
        ),
        (Some(Found::Word), Subject::Prop(prop))
            if matches!(prop.shape(), Shape::WordOrText | Shape::Text) =>
        {
            as_in("Tulis beberapa kata di antara tanda kutip.", "Put several words between quotes.")
        }
        (Some(_), _) if ends => as_in(
            "Hapus yang berlebih, atau pindahkan ke baris sendiri.",
            "Remove what is too much, or move it to a line of its own.",
        ),
        _ => as_in("Lengkapi baris ini.", "Complete this line."),
    }
}

/// How such a statement is written.
fn example(subject: Subject) -> String {
    use PropKind as P;
    let rest = match subject {
        Subject::Node(NodeKind::Indikator) => "IKM \"Indeks kepuasan masyarakat\"",
        Subject::Node(NodeKind::Sesi) => "2021-10-21 diskominfo",
        Subject::Node(_) => "KODE \"Nama\"",
        Subject::Body(NodeKind::Kelompok) => return "{ kec-wado, kec-darmaraja }".to_owned(),
        Subject::Body(_) => return "{ \"rendah\" < \"sedang\" < \"tinggi\" }".to_owned(),
        Subject::Prop(prop) => match prop {
            P::Jenis => "iku, ikk",
            P::Kode | P::KodeReferensi => "2.16.03",
            P::Alias => "\"Dinas Kominfo\"",
            P::Urusan => "2.16, 2.20",
            P::BagianDari | P::Menggantikan | P::PerangkatDaerah | P::Penyedia | P::Mendampingi => {
                "diskominfo"
            }
            P::PenanggungJawab => "diskominfo, dinkes",
            P::Daerah => "kab-sumedang",
            P::Berpedoman | P::PerubahanDari => "sumedang-2018",
            P::Periode | P::Tahun | P::TahunProgram => "2019-2023",
            P::Ditetapkan | P::Tenggat => "2021-11-04",
            P::Nomenklatur => "\"Kepmendagri 900\"",
            P::SatuanPagu => "juta",
            P::PaguIndikatif => "diskominfo 2021-2023 = 9,2 miliar | 9,9 miliar | 10,1 miliar",
            P::Dicabut | P::Mendukung | P::Menjawab => "S2",
            P::Melalui => "2.16.03",
            P::Pagu => "2021-2023 = Rp1,1 miliar | Rp1,2 miliar | Rp1,3 miliar",
            P::PaguAkhir => "Rp5,1 miliar",
            P::Prioritas => "1",
            P::SumberDana => "pad",
            P::Satuan => "persen, atau satuan \"orang per hari\"",
            P::Arah => "naik",
            P::Perhitungan => "posisi",
            P::Skala => "0-5",
            P::Awal => "2018 = 78,73",
            P::Target => "2021-2023 = 79 | 80 | 81",
            P::Akhir => "83",
            P::RumusBaru => "2021",
            P::Berkontribusi => "S2/SPBE bobot 25%",
            P::Sumber => "\"rpjmd.pdf\" hlm 214",
            P::Label => "spm",
            P::Kecualikan => "target-berbeda pada S2/SPBE karena \"alasan\" sampai 2022-12-31",
            P::Batas => "2",
            P::Pendamping => "P1",
            P::Selesai => "2021-11-04",
            P::Realisasi => "S2/SPBE 2021 = 3,9",
            P::Dasar
            | P::Nspk
            | P::Lokasi
            | P::Definisi
            | P::Formula
            | P::SumberData
            | P::Catatan
            | P::Faktor
            | P::TindakLanjut => "\"teks\"",
        },
    };
    format!("{} {rest}", subject.keyword())
}

impl Subject {
    /// The keyword of the statement.
    pub fn keyword(self) -> &'static str {
        match self {
            Subject::Node(kind) | Subject::Body(kind) => kind.keyword(),
            Subject::Prop(kind) => kind.keyword(),
        }
    }
}

/// What stands in the text, in quotes and not too long.
fn quoted(text: &str, span: Span) -> String {
    const LONGEST: usize = 40;
    let found = text.get(span.start as usize..span.end as usize).unwrap_or("");
    let line = found.lines().next().unwrap_or("");
    let clean = |part: &str| part.chars().filter(|char| !char.is_control()).collect::<String>();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("\"{}…\"", clean(&line[..end])),
        None => format!("\"{}\"", clean(line)),
    }
}

/// What is expected, as a list.
struct Expectations<'a>(&'a [Expected]);

impl Expectations<'_> {
    fn id(&self) -> String {
        join(self.0.iter().map(|expected| expected.words().id), "atau")
    }
    fn en(&self) -> String {
        join(self.0.iter().map(|expected| expected.words().en), "or")
    }
}

impl Expected {
    fn words(self) -> Message {
        match self {
            Expected::Word => Message::new("kata/angka", "a word or number"),
            Expected::Text => Message::new("teks di antara tanda kutip", "a text between quotes"),
            Expected::Value => Message::new("nilai", "a value"),
            Expected::Mark(mark) => Message::new(format!("\"{mark}\""), format!("\"{mark}\"")),
            Expected::Keyword(word) => Message::new(format!("\"{word}\""), format!("\"{word}\"")),
            Expected::Clause(clause) => {
                Message::new(format!("\"{}\"", clause.keyword()), format!("\"{}\"", clause.keyword()))
            }
            Expected::End => Message::new("akhir baris", "the end of the line"),
        }
    }
}

/// Keywords, each in quotes.
struct Words(Vec<&'static str>);

impl std::fmt::Display for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&join(self.0.iter().map(|word| format!("\"{word}\"")), "/"))
    }
}

/// `a, b atau c`; with `/` as last word `a, b, c`.
fn join(parts: impl Iterator<Item = String>, last: &str) -> String {
    let parts: Vec<String> = parts.collect();
    match parts.split_last() {
        Some((end, rest)) if !rest.is_empty() && last != "/" => format!("{} {last} {end}", rest.join(", ")),
        _ => parts.join(", "),
    }
}

//! A small outcome, made by hand, with everything that hurts a format: places in two files, CRLF, characters outside
//! ASCII, control characters, an empty span, a span over several lines, a file without text, a waived finding, and a
//! message with `%`, `:`, `,`, quotes, a newline and `]]>`. Figures are illustrative.

use std::sync::Arc;

use selaras_analysis::diagnostic::{Diagnostic, Edit, Fix, Location, Outcome, Related, Waived};
use selaras_analysis::rule::{Basis, Change, Example, Lang, Repair, Rule, Severity, Text, Words};
use selaras_report::{Format, Options, Report, render};
use selaras_syntax::tree::Span;

pub const RPJMD: &str = r#"rpjmd kota-2021 "RPJMD Kota Contoh Tahun 2021–2026" {
  tujuan T1 "Layanan digital yang baik" {
    sasaran S1 "Meningkatnya layanan digital" {
      indikator SPBE "Nilai SPBE" { satuan nilai; target 2022-2026 = 3,1 | 3,4 | 3,7 | 4,1 | 4,3 }
      indikator DESA "Persentase desa terlayani" {
        satuan persen
      }
    }
  }
}
"#;

pub const RENSTRA: &str = "renstra kominfo-2021 \"Renstra Kominfo – 2021\" {\r\n\ttujuan T1 \"É, 😀 luas 4 m²\" {\r\n\t\tindikator SPBE mengacu S1/SPBE { target = 3,1 | 3,4 | 3,7 | 4,2 | 4,3 }\r\n\t}\r\n}\r\n";

pub const NASTY: &str = "renstra x {\n\u{1b}[31m { \u{7} \u{202e}\n";

pub const RENSTRA_FILE: &str = "renstra/dinas kominfo é.renstra";

/// The sample's files; `rusak.renstra` is not among them.
pub fn source(file: &str) -> Option<Arc<str>> {
    let text = match file {
        "kota.rpjmd" => RPJMD,
        RENSTRA_FILE => RENSTRA,
        "x,100%.renstra" => NASTY,
        _ => return None,
    };
    Some(Arc::from(text))
}

/// The words between the braces of `marked`, which occur in `text` once: `"| {4,2} |"`.
pub fn place(file: &str, marked: &str) -> Location {
    let text = source(file).expect("a file of the sample");
    let (before, rest) = marked.split_once('{').expect("an opening brace");
    let (inside, after) = rest.split_once('}').expect("a closing brace");
    let plain = [before, inside, after].concat();
    assert_eq!(text.matches(&plain).count(), 1, "{plain:?} in {file}");
    let start = text.find(&plain).expect("counted above") + before.len();
    Location { file: Arc::from(file), span: Span::new(start as u32, (start + inside.len()) as u32) }
}

fn whole(file: &str, from: &str, to: &str) -> Location {
    let text = source(file).expect("a file of the sample");
    let start = text.find(from).expect("a start");
    let end = start + text[start..].find(to).expect("an end") + to.len();
    Location { file: Arc::from(file), span: Span::new(start as u32, end as u32) }
}

const RULE: Rule = Rule {
    code: "",
    slug: "",
    severity: Severity::Error,
    title: Words { id: "", en: "" },
    compares: Words { id: "", en: "" },
    why: Words { id: "", en: "" },
    basis: Basis::Praktik,
    repair_by: Words { id: "Penyusun Renstra.", en: "The authors of the Renstra." },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[],
    right: &[],
};

pub static SINTAKS: Rule = Rule {
    code: "S01",
    slug: "sintaks",
    title: Words { id: "Naskah tidak terbaca", en: "The text does not parse" },
    compares: Words { id: "Naskah dengan tata bahasa.", en: "The text with the grammar." },
    why: Words { id: "Yang tidak terbaca tidak diperiksa.", en: "What is not read is not checked." },
    waivable: false,
    ..RULE
};

pub static TIDAK_TERBACA: Rule = Rule {
    code: "S10",
    slug: "berkas-tidak-terbaca",
    title: Words { id: "Berkas tidak terbaca", en: "The file cannot be read" },
    compares: Words { id: "Isi berkas.", en: "The file's content." },
    why: Words { id: "Rencana di dalamnya tidak diperiksa.", en: "The plan in it is not checked." },
    ..RULE
};

pub static TARGET_BERBEDA: Rule = Rule {
    code: "T01",
    slug: "target-berbeda",
    title: Words { id: "Target berbeda dari RPJMD", en: "The target differs from the RPJMD's" },
    compares: Words {
        id: "Target setiap tahun dari indikator yang mengacu, dengan target indikator RPJMD-nya; `<22` | rentang dibaca sebagai batas <b>.",
        en: "Every year's target of an adopted indicator with the RPJMD's.",
    },
    why: Words {
        id: "Dua dokumen menjanjikan dua angka untuk satu indikator.",
        en: "Two documents promise two figures for one indicator.",
    },
    basis: Basis::Peraturan("Peraturan Contoh Nomor 1"),
    repair: Repair::Safe,
    wrong: &[Example {
        title: Words { id: "sel 2025 tidak sama", en: "the cell of 2025 differs" },
        changes: &[Change { file: "kominfo.renstra", from: "3,7 | 4,1", to: "3,7 | 4,2" }],
        today: None,
        expect: &["kominfo.renstra:4 error"],
    }],
    right: &[Example {
        title: Words { id: "batas yang sama", en: "equal bounds" },
        changes: &[
            Change { file: "kominfo.renstra", from: "= 3,1 |", to: "= ≥ 3,1 |" },
            Change { file: "kota.rpjmd", from: "= 3,1 |", to: "= ≥ 3,1 |" },
        ],
        today: Some("2022-06-30"),
        expect: &[],
    }],
    ..RULE
};

pub static KETELITIAN: Rule = Rule {
    code: "T17",
    slug: "ketelitian-berbeda",
    severity: Severity::Info,
    title: Words { id: "Ketelitian berbeda", en: "The precision differs" },
    compares: Words { id: "Angka di belakang koma.", en: "Digits behind the comma." },
    why: Words { id: "Pembaca mengira nilainya lain.", en: "Readers take it for another value." },
    repair: Repair::Unsafe,
    ..RULE
};

pub static TIDAK_DIACU: Rule = Rule {
    code: "C04",
    slug: "indikator-rpjmd-tidak-diacu",
    severity: Severity::Warning,
    title: Words { id: "Indikator RPJMD tidak diacu", en: "An indicator of the RPJMD is not taken up" },
    compares: Words { id: "Indikator RPJMD dengan Renstra.", en: "The RPJMD's indicators with the Renstra." },
    why: Words { id: "Targetnya tidak ada yang mengerjakan.", en: "No one works for its target." },
    ..RULE
};

/// The sample's catalogue.
pub static RULES: &[&Rule] = &[&SINTAKS, &TIDAK_TERBACA, &TARGET_BERBEDA, &KETELITIAN, &TIDAK_DIACU];

/// The sample's outcome.
pub fn outcome() -> Outcome {
    Outcome {
        diagnostics: vec![not_taken_up(), target_differs(), coarse(), unreadable(), nasty()],
        suppressed: vec![waived()],
        documents: 3,
        files: 4,
    }
}

/// An error with both places, in two files, and a safe repair.
pub fn target_differs() -> Diagnostic {
    let own = place(RENSTRA_FILE, "| {4,2} |");
    Diagnostic {
        rule: &TARGET_BERBEDA,
        severity: Severity::Error,
        message: Text::new(
            "Target 2025 indikator SPBE adalah 4,2; di RPJMD 4,1",
            "The target of SPBE for 2025 is 4,2; the RPJMD has 4,1",
        ),
        help: Text::new(
            "Samakan dengan RPJMD, atau usulkan perubahan RPJMD.",
            "Take the RPJMD's value, or propose a change of the RPJMD.",
        ),
        label: Text::new("4,2 di Renstra", "4,2 in the Renstra"),
        node: "kominfo-2021:T1/SPBE".to_owned(),
        agency: Some("kominfo".to_owned()),
        location: own.clone(),
        related: vec![Related {
            location: place("kota.rpjmd", "| {4,1} |"),
            message: Text::new("4,1 di RPJMD", "4,1 in the RPJMD"),
        }],
        fixes: vec![Fix {
            title: Text::new("Samakan dengan RPJMD: 4,1", "Take the RPJMD's: 4,1"),
            safe: true,
            edits: vec![Edit { location: own, text: "4,1".to_owned() }],
        }],
        fingerprint: "a1b2c3d4e5f60718".to_owned(),
    }
}

/// A warning whose related place runs over several lines.
fn not_taken_up() -> Diagnostic {
    Diagnostic {
        rule: &TIDAK_DIACU,
        severity: Severity::Warning,
        message: Text::new(
            "Indikator S1/DESA \"Persentase desa terlayani\" tidak diacu oleh Renstra kominfo-2021",
            "The Renstra kominfo-2021 does not take up the indicator S1/DESA \"Persentase desa terlayani\"",
        ),
        help: Text::new(
            "Tambahkan indikator mengacu S1/DESA, atau kecualikan dengan alasan.",
            "Add indikator mengacu S1/DESA, or waive it with a reason.",
        ),
        label: Text::new("tidak mengacu S1/DESA", "does not adopt S1/DESA"),
        node: "kominfo-2021".to_owned(),
        agency: Some("kominfo".to_owned()),
        location: place(RENSTRA_FILE, "{renstra kominfo-2021} "),
        related: vec![Related {
            location: whole("kota.rpjmd", "indikator DESA", "      }"),
            message: Text::new("indikator RPJMD", "the RPJMD's indicator"),
        }],
        fixes: Vec::new(),
        fingerprint: "0011223344556677".to_owned(),
    }
}

/// A suggestion without agency, help and label; its unsafe repair changes two files. Equal fingerprint to the first.
fn coarse() -> Diagnostic {
    Diagnostic {
        rule: &KETELITIAN,
        severity: Severity::Info,
        message: Text::new("4,3 dan 4,30 berbeda ketelitian", "4,3 and 4,30 differ in precision"),
        help: Text::default(),
        label: Text::default(),
        node: String::new(),
        agency: None,
        location: place(RENSTRA_FILE, "| {4,3} }"),
        related: Vec::new(),
        fixes: vec![Fix {
            title: Text::new("Tulis 4,30 di kedua naskah", "Write 4,30 in both"),
            safe: false,
            edits: vec![
                Edit { location: place(RENSTRA_FILE, "4,3{} }"), text: "0".to_owned() },
                Edit { location: place("kota.rpjmd", "4,3{} }"), text: "0".to_owned() },
            ],
        }],
        fingerprint: "0011223344556677".to_owned(),
    }
}

/// A file that has no text.
fn unreadable() -> Diagnostic {
    Diagnostic {
        rule: &TIDAK_TERBACA,
        severity: Severity::Error,
        message: Text::new("rusak.renstra tidak dapat dibaca: izin ditolak", "rusak.renstra cannot be read"),
        help: Text::new("Beri izin baca.", "Grant permission to read it."),
        label: Text::new("berkas ini", "this file"),
        node: String::new(),
        agency: None,
        location: Location { file: Arc::from("rusak.renstra"), span: Span::new(0, 0) },
        related: Vec::new(),
        fixes: Vec::new(),
        fingerprint: "8899aabbccddeeff".to_owned(),
    }
}

/// An empty span at the end of a hostile file, a hostile message.
fn nasty() -> Diagnostic {
    Diagnostic {
        rule: &SINTAKS,
        severity: Severity::Error,
        message: Text::new(
            "100% \"kutip\" & 'petik': a, b <b> ]]> \u{1b}[31m\u{0}\u{FFFF}\n::error::baris kedua",
            "100% \"quoted\" & 'ticks': a, b <b> ]]> \u{1b}[31m\u{0}\u{FFFF}\n::error::second line",
        ),
        help: Text::new("Tutup dengan }.", "Close it with }."),
        label: Text::new("diharapkan }\ndi sini", "expected }\nhere"),
        node: String::new(),
        agency: None,
        location: Location {
            file: Arc::from("x,100%.renstra"),
            span: Span::new(NASTY.len() as u32 - 1, NASTY.len() as u32 - 1),
        },
        related: Vec::new(),
        fixes: Vec::new(),
        fingerprint: "ffeeddccbbaa9988".to_owned(),
    }
}

fn waived() -> Waived {
    let mut diagnostic = target_differs();
    diagnostic.message = Text::new("Target 2022 dikecualikan", "The waived target of 2022");
    diagnostic.location = place(RENSTRA_FILE, "= {3,1} |");
    diagnostic.related.clear();
    diagnostic.fixes.clear();
    diagnostic.fingerprint = "1234567890abcdef".to_owned();
    Waived {
        diagnostic,
        waiver: place(RENSTRA_FILE, "{tujuan T1} "),
        reason: "Disepakati & dicatat <rapat>".to_owned(),
    }
}

/// `outcome` in `format`, as text.
pub fn text(format: Format, outcome: &Outcome, lang: Lang, options: Options) -> String {
    let report = Report {
        outcome,
        sources: &source,
        lang,
        today: "2026-11-24",
        rules: RULES,
        tool_version: "0.1.0",
        tool_url: "https://example.org/selaras",
        rules_url: "https://example.org/selaras/docs/aturan/",
    };
    let mut bytes = Vec::new();
    render(format, &report, &mut bytes, &options).expect("memory takes everything");
    String::from_utf8(bytes).expect("every format is UTF-8")
}

/// The sample in `format`, Indonesian, without colours and without a terminal.
pub fn plain(format: Format) -> String {
    text(format, &outcome(), Lang::Id, Options::default())
}

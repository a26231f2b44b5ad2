//! A04 aturan-tidak-dikenal: a waiver of a rule that does not exist; the nearest slug.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "A04",
    slug: "aturan-tidak-dikenal",
    severity: Severity::Error,
    title: Words { id: "Aturan yang dikecualikan tidak dikenal", en: "A waiver of an unknown rule" },
    compares: Words {
        id: "Nama aturan pada pengecualian dibandingkan dengan katalog aturan.",
        en: "The name of the rule in a waiver is compared with the catalogue.",
    },
    why: Words {
        id: "Salah ketik membuat pengecualian tidak berlaku, dan temuannya tetap tampil tanpa penjelasan.",
        en: "A slip of the pen makes the waiver void, and its finding stays without an explanation.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah memilih nama aturan yang terdekat.",
        en: "The author picks the nearest name.",
    },
    repair: Repair::Safe,
    waivable: false,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Nama aturan salah ketik.", en: "The rule’s name is misspelt." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "  ditetapkan       2025-09-10",
            to: r#"  ditetapkan       2025-09-10
  kecualikan target-berbda pada T1/S1/SPBE karena "Disepakati dalam berita acara""#,
        }],
        today: None,
        expect: &["diskominfo.renstra:7 error"],
    }],
    right: &[Example {
        title: Words { id: "Dua aturan dalam satu pengecualian.", en: "Two rules in one waiver." },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: "  ditetapkan       2025-09-10",
                to: r#"  ditetapkan       2025-09-10
  kecualikan target-berbeda, awal-berbeda pada T1/S1/SPBE karena "Disepakati dalam berita acara""#,
            },
            Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target = 3,3 | 3,5 | 3,6 | 3,9 | 4,1",
            },
            Change { file: "diskominfo.renstra", from: "awal   2024 = 3,2", to: "awal   2024 = 3,1" },
        ],
        today: None,
        expect: &[],
    }],
};

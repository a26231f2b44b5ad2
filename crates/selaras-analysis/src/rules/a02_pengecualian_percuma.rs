//! A02 pengecualian-percuma: a waiver that hides nothing.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "A02",
    slug: "pengecualian-percuma",
    severity: Severity::Warning,
    title: Words { id: "Pengecualian tidak menyembunyikan apa pun", en: "A waiver that hides nothing" },
    compares: Words {
        id: "Setiap pengecualian dibandingkan dengan temuan yang disembunyikannya.",
        en: "Every waiver is compared with the findings that it hides.",
    },
    why: Words {
        id: "Pengecualian yang tertinggal akan menyembunyikan kesalahan berikutnya tanpa ada yang \
             memutuskan.",
        en: "A waiver left behind will hide the next mistake, though nobody decided that.",
    },
    basis: Basis::Praktik,
    repair_by: Words { id: "Penulis naskah menghapusnya.", en: "The author deletes it." },
    repair: Repair::Safe,
    waivable: false,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Perbedaannya sudah dibetulkan, pengecualiannya tertinggal.",
            en: "The difference was mended, the waiver left behind.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "  ditetapkan       2025-09-10",
            to: r#"  ditetapkan       2025-09-10
  kecualikan target-berbeda pada T1/S1/SPBE karena "Disepakati dalam berita acara""#,
        }],
        today: None,
        expect: &["diskominfo.renstra:7 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Pengecualian pada sasaran mencakup indikator di bawahnya.",
            en: "A waiver at a sasaran covers the indicators below it.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: "  ditetapkan       2025-09-10",
                to: r#"  ditetapkan       2025-09-10
  kecualikan target-berbeda pada T1/S1 karena "Disepakati dalam berita acara""#,
            },
            Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target = 3,3 | 3,5 | 3,6 | 3,9 | 4,1",
            },
        ],
        today: None,
        expect: &[],
    }],
};

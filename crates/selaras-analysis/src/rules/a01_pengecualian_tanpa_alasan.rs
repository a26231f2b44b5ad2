//! A01 pengecualian-tanpa-alasan: a waiver without a reason; it hides nothing.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "A01",
    slug: "pengecualian-tanpa-alasan",
    severity: Severity::Error,
    title: Words { id: "Pengecualian tanpa alasan", en: "A waiver without a reason" },
    compares: Words {
        id: "Setiap pengecualian diperiksa apakah menyebut alasannya.",
        en: "Every waiver is checked for its reason.",
    },
    why: Words {
        id: "Pengecualian adalah keputusan. Tanpa alasan, keputusan itu tidak dapat \
             dipertanggungjawabkan, jadi tidak menyembunyikan apa pun.",
        en: "A waiver is a decision. Without a reason nobody can answer for it, so it hides nothing.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Yang memutuskan menambahkan “karena”, sebaiknya dengan “oleh” dan “sampai”.",
        en: "Whoever decided adds `karena`, better still with `oleh` and `sampai`.",
    },
    repair: Repair::None,
    waivable: false,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Alasannya terlewat.", en: "The reason was left out." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "  ditetapkan       2025-09-10",
            to: r"  ditetapkan       2025-09-10
  kecualikan target-berbeda pada T1/S1/SPBE",
        }],
        today: None,
        expect: &["diskominfo.renstra:7 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Perbedaan yang dikecualikan dengan alasan.",
            en: "A difference that is waived with a reason.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: "  ditetapkan       2025-09-10",
                to: r#"  ditetapkan       2025-09-10
  kecualikan target-berbeda pada T1/S1/SPBE karena "Disepakati dalam berita acara""#,
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

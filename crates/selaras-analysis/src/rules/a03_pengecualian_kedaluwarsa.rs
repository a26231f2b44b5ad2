//! A03 pengecualian-kedaluwarsa: a waiver past its date; its findings are shown again.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "A03",
    slug: "pengecualian-kedaluwarsa",
    severity: Severity::Error,
    title: Words { id: "Pengecualian kedaluwarsa", en: "An expired waiver" },
    compares: Words {
        id: "Tanggal “sampai” dibandingkan dengan hari ini; hari terakhir masih berlaku.",
        en: "The date after `sampai` is compared with today; the last day still counts.",
    },
    why: Words {
        id: "Pengecualian sementara dibuat supaya keputusan ditinjau lagi. Sesudah tanggalnya, temuannya \
             muncul kembali.",
        en: "A waiver for a time is made so that the decision is looked at again. After its date its \
             findings come back.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Yang memutuskan memperpanjangnya dengan alasan baru, atau penulis naskah membetulkan \
             temuannya.",
        en: "Whoever decided prolongs it with a new reason, or the author mends what it hid.",
    },
    repair: Repair::None,
    waivable: false,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Berlaku sampai akhir tahun lalu.", en: "Valid until the end of last year." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "  ditetapkan       2025-09-10",
            to: r#"  ditetapkan       2025-09-10
  kecualikan target-berbeda pada T1/S1/SPBE karena "Menunggu hasil evaluasi" sampai 2025-12-31"#,
        }],
        today: None,
        expect: &["diskominfo.renstra:7 error"],
    }],
    right: &[Example {
        title: Words { id: "Hari terakhirnya masih berlaku.", en: "On its last day it still holds." },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: "  ditetapkan       2025-09-10",
                to: r#"  ditetapkan       2025-09-10
  kecualikan target-berbeda pada T1/S1/SPBE karena "Menunggu hasil evaluasi" sampai 2026-01-31"#,
            },
            Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target = 3,3 | 3,5 | 3,6 | 3,9 | 4,1",
            },
        ],
        today: Some("2026-01-31"),
        expect: &[],
    }],
};

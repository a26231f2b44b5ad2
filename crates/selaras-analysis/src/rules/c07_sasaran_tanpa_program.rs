//! C07 sasaran-tanpa-program: a sasaran of a Renstra that no program serves.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C07",
    slug: "sasaran-tanpa-program",
    severity: Severity::Warning,
    title: Words { id: "Sasaran Renstra tanpa program", en: "A sasaran of a Renstra without a program" },
    compares: Words {
        id: "Setiap sasaran Renstra diperiksa apakah ada program di bawahnya, atau program lain yang \
             mendukungnya.",
        en: "Every sasaran of a Renstra is checked for a program below it, or another that supports it.",
    },
    why: Words {
        id: "Sasaran tanpa program tidak mempunyai uang. Targetnya tidak akan bergerak.",
        en: "A sasaran without a program has no money. Its targets will not move.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menempatkan program di bawahnya, atau menulis “mendukung” pada \
             program yang ada.",
        en: "The agency’s planner puts a program below it, or writes `mendukung` on one that is there.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Sasaran baru ditambahkan tanpa program.",
            en: "A new sasaran was added without a program.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"    sasaran S2 "Tertibnya"#,
            to: r#"    sasaran S3 "Terjaganya keamanan data warga" {
      indikator AMAN "Persentase layanan yang lulus uji keamanan" {
        satuan persen; arah naik; sumber-data "Catatan dinas"
        awal   2024 = 40
        target = 50 | 60 | 70 | 80 | 90
      }
    }

    sasaran S2 "Tertibnya"#,
        }],
        today: None,
        expect: &["diskominfo.renstra:84 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Program di bawah sasaran lain mendukungnya.",
            en: "A program under another sasaran supports it.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: r#"    sasaran S2 "Tertibnya"#,
                to: r#"    sasaran S3 "Terjaganya keamanan data warga" {
      indikator AMAN "Persentase layanan yang lulus uji keamanan" {
        satuan persen; arah naik; sumber-data "Catatan dinas"
        awal   2024 = 40
        target = 50 | 60 | 70 | 80 | 90
      }
    }

    sasaran S2 "Tertibnya"#,
            },
            Change {
                file: "diskominfo.renstra",
                from: "        indikator mengacu 2.16.03/PD",
                to: r"        mendukung S1, S3
        indikator mengacu 2.16.03/PD",
            },
        ],
        today: None,
        expect: &[],
    }],
};

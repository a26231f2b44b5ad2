//! T19 kolom-bergeser: a row that equals the RPJMD’s, moved by one column.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T19",
    slug: "kolom-bergeser",
    severity: Severity::Warning,
    title: Words {
        id: "Baris bergeser satu kolom dari RPJMD",
        en: "A row moved by one column against the RPJMD’s",
    },
    compares: Words {
        id: "Kondisi awal dan target indikator yang mengacu dibandingkan dengan baris RPJMD yang digeser \
             satu kolom.",
        en: "Baseline and targets of an adopted indicator are compared with the RPJMD’s row, moved by one \
             column.",
    },
    why: Words {
        id: "Saat tabel disalin, kondisi awal sering jatuh ke kolom tahun pertama. Satu temuan \
             menggantikan lima target yang berbeda.",
        en: "When a table is copied, the baseline often lands in the first year’s column. One finding \
             stands for five targets that differ.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menggeser baris itu kembali.",
        en: "The agency’s planner moves the row back.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Kondisi awal masuk ke kolom 2025, dan semua target mundur setahun.",
            en: "The baseline sits in the column of 2025, and every target is a year late.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r"awal   2024 = 3,2
        target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
            to: "target = 3,2 | 3,3 | 3,5 | 3,7 | 3,9",
        }],
        today: None,
        expect: &["diskominfo.renstra:15 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Baris yang mulai pada tahun kedua tidak bergeser.",
            en: "A row that begins in the second year is not moved.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
            to: "target 2026-2029 = 3,5 | 3,7 | 3,9 | 4,1",
        }],
        today: None,
        expect: &[],
    }],
};

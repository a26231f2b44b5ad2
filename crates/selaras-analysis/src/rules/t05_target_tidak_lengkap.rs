//! T05 target-tidak-lengkap: a year of the table without a target.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T05",
    slug: "target-tidak-lengkap",
    severity: Severity::Error,
    title: Words { id: "Target belum lengkap", en: "A year without a target" },
    compares: Words {
        id: "Tahun tabel dibandingkan dengan tahun yang diberi target. Kolom yang kosong pada satu \
             tingkat penuh menjadi satu temuan.",
        en: "The years of the table are compared with those that have a target. A column that is empty \
             for a whole level is one finding.",
    },
    why: Words {
        id: "Tahun tanpa target tidak dapat dianggarkan dan tidak dapat dievaluasi.",
        en: "A year without a target can be neither budgeted nor evaluated.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengisinya; bila memang tidak direncanakan, tulis “-” dengan \
             catatan.",
        en: "The agency’s planner fills it in; where none is planned, `-` with a note says so.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Target tahun terakhir belum diisi.",
                en: "The last year’s target is missing.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 45 | 50 | 55 | 60 | 65",
                to: "target = 45 | 50 | 55 | 60",
            }],
            today: None,
            expect: &["diskominfo.renstra:76 error"],
        },
        Example {
            title: Words {
                id: "Kolom tahun terakhir kosong untuk semua kegiatan: satu temuan, pada baris pertama.",
                en: "The last year’s column is empty for every kegiatan: one finding, at the first row.",
            },
            changes: &[
                Change {
                    file: "kec-selatan.renstra",
                    from: "target = 55 | 60 | 65 | 70 | 75",
                    to: "target = 55 | 60 | 65 | 70",
                },
                Change {
                    file: "kec-selatan.renstra",
                    from: "target = 6 | 6 | 6 | 6 | 6",
                    to: "target = 6 | 6 | 6 | 6",
                },
            ],
            today: None,
            expect: &["kec-selatan.renstra:31 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Indikator yang tabelnya mulai pada tahun kedua.",
                en: "An indicator whose table begins in the second year.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 40
              target = 45 | 50 | 55 | 60 | 65",
                to: r"awal   2024 = 40; tahun 2026-2029
              target = 50 | 55 | 60 | 65",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Tahun tanpa rencana ditulis “-” dengan catatan.",
                en: "A year in which nothing is planned says `-`, with a note.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 45 | 50 | 55 | 60 | 65",
                to: r#"target = - "dipasang mulai 2026" | 50 | 55 | 60 | 65"#,
            }],
            today: None,
            expect: &[],
        },
    ],
};

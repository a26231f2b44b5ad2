//! T07 target-melawan-arah: a target that runs against the declared direction.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T07",
    slug: "target-melawan-arah",
    severity: Severity::Warning,
    title: Words { id: "Target melawan arahnya", en: "A target that runs against its direction" },
    compares: Words {
        id: "Setiap target dibandingkan dengan target tahun sebelumnya menurut arah yang ditetapkan. \
             Tanpa arah, satu langkah yang berlawanan dengan semua langkah lain hanya disebut.",
        en: "Each target is compared with the year before, by the declared direction. Without one, a \
             single step against all the others is only mentioned.",
    },
    why: Words {
        id: "Target yang mundur di tengah jalan sering berarti dua angka tertukar.",
        en: "A target that steps back on the way often means that two figures were swapped.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah memeriksa angka itu; bila rumusnya berubah, tulis “rumus-baru”.",
        en: "The agency’s planner looks at the figure; where the formula changed, `rumus-baru` says so.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Target 2027 turun pada indikator yang arahnya naik.",
                en: "The target of 2027 falls, though the direction is up.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: "target = 30 | 38 | 36 | 54 | 62",
            }],
            today: None,
            expect: &["diskominfo.renstra:22 warning"],
        },
        Example {
            title: Words {
                id: "Tanpa arah: satu langkah turun di antara langkah yang naik.",
                en: "Without a direction: one step down among steps up.",
            },
            changes: &[
                Change { file: "diskominfo.renstra", from: "satuan kanal; arah naik", to: "satuan kanal" },
                Change {
                    file: "diskominfo.renstra",
                    from: "target = 5 | 6 | 7 | 8 | 9",
                    to: "target = 5 | 6 | 5 | 8 | 9",
                },
            ],
            today: None,
            expect: &["diskominfo.renstra:39 info"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Jumlah per tahun boleh naik dan turun.",
                en: "Yearly amounts may rise and fall.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 240
              target = 250 | 260 | 270 | 280 | 290
              akhir  1.350",
                to: r"awal   2024 = 240
              target = 250 | 260 | 240 | 280 | 290
              akhir  1.320",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Rumus baru mulai 2027: nilainya mulai dari tingkat lain.",
                en: "A new formula from 2027 on: the values begin at another level.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 2,5
            target = 3 | 3,5 | 4 | 4,5 | 5",
                to: r"awal   2024 = 2,5; rumus-baru 2027
            target = 3 | 3,5 | 2,8 | 3,2 | 3,6",
            }],
            today: None,
            expect: &[],
        },
    ],
};

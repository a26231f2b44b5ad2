//! T02 awal-berbeda: the baseline, or its year, is not the RPJMD’s.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T02",
    slug: "awal-berbeda",
    severity: Severity::Error,
    title: Words { id: "Kondisi awal berbeda dari RPJMD", en: "The baseline differs from the RPJMD’s" },
    compares: Words {
        id: "Nilai dan tahun kondisi awal indikator yang mengacu dibandingkan dengan RPJMD. Tahun yang \
             tidak diketahui tidak dibandingkan.",
        en: "Value and year of an adopted indicator’s baseline are compared with the RPJMD’s. A year that \
             is not known is not compared.",
    },
    why: Words {
        id: "Kemajuan dihitung dari kondisi awal. Dua titik awal berarti dua kemajuan untuk capaian yang \
             sama.",
        en: "Progress is counted from the baseline. Two of them make two kinds of progress out of one \
             result.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengambil kondisi awal RPJMD, atau meminta Bappeda \
             memutakhirkannya.",
        en: "The agency’s planner takes the RPJMD’s baseline, or asks Bappeda to renew it.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Nilainya berbeda.", en: "The value differs." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "awal   2024 = 3,2",
                to: "awal   2024 = 3,1",
            }],
            today: None,
            expect: &["diskominfo.renstra:15 error"],
        },
        Example {
            title: Words {
                id: "Nilainya sama, tahunnya berbeda.",
                en: "The value is the same, the year is not.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "awal   2024 = 3,2",
                to: "awal   2023 = 3,2",
            }],
            today: None,
            expect: &["diskominfo.renstra:15 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Tahun kondisi awal tidak ditulis pada tabel.",
            en: "The table does not give the year of the baseline.",
        },
        changes: &[Change { file: "diskominfo.renstra", from: "awal   2024 = 3,2", to: "awal   = 3,2" }],
        today: None,
        expect: &[],
    }],
};

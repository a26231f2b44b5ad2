//! T09 akhir-tidak-cocok: the final value is neither the last year’s nor the sum, as the way of counting demands.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T09",
    slug: "akhir-tidak-cocok",
    severity: Severity::Error,
    title: Words {
        id: "Nilai akhir tidak cocok dengan targetnya",
        en: "The final value does not follow from the targets",
    },
    compares: Words {
        id: "Nilai akhir dibandingkan dengan target tahun terakhir, atau bagi “jumlah” dengan jumlah \
             semua tahun, boleh ditambah kondisi awal.",
        en: "The final value is compared with the last year’s target, or for `jumlah` with the sum of all \
             years, with or without the baseline.",
    },
    why: Words {
        id: "Nilai akhir adalah janji yang dikutip orang. Bila tidak mengikuti targetnya, salah satu \
             keliru.",
        en: "The final value is the promise that people quote. Where it does not follow from the targets, \
             one of them is wrong.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah membetulkan nilai akhir, target, atau cara perhitungannya.",
        en: "The agency’s planner mends the final value, the targets, or the way of counting.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Nilai akhir sebuah keadaan bukan target tahun terakhir.",
                en: "The final value of a state is not the last year’s target.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "akhir  62", to: "akhir  60" }],
            today: None,
            expect: &["diskominfo.renstra:23 error"],
        },
        Example {
            title: Words {
                id: "Nilai akhir sebuah jumlah hanya mengambil tahun terakhir.",
                en: "The final value of a sum takes only the last year.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "akhir  1.350", to: "akhir  290" }],
            today: None,
            expect: &["diskominfo.renstra:48 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Jumlah semua tahun ditambah kondisi awal.",
                en: "The sum of all years, with the baseline.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "akhir  1.350", to: "akhir  1.590" }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Tanpa cara perhitungan, jumlahnya juga diterima.",
                en: "Where no way of counting is declared, the sum will do too.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 6 | 6 | 6 | 6 | 6",
                to: r"target = 6 | 6 | 6 | 6 | 6
            akhir  30",
            }],
            today: None,
            expect: &[],
        },
    ],
};

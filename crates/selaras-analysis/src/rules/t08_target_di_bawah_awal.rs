//! T08 target-di-bawah-awal: the first target is worse than the baseline.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T08",
    slug: "target-di-bawah-awal",
    severity: Severity::Warning,
    title: Words {
        id: "Target pertama lebih buruk daripada kondisi awal",
        en: "The first target is worse than the baseline",
    },
    compares: Words {
        id: "Target pertama dibandingkan dengan kondisi awal menurut arah indikatornya; bukan untuk \
             jumlah per tahun dan rentang.",
        en: "The first target is compared with the baseline by the indicator’s direction; not for yearly \
             amounts, nor for ranges.",
    },
    why: Words {
        id: "Rencana yang dimulai dengan kemunduran jarang disengaja. Biasanya kondisi awalnya belum \
             dimutakhirkan.",
        en: "Few plans mean to begin with a step back. Mostly the baseline was not brought up to date.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah memeriksa kondisi awal dan target pertamanya.",
        en: "The agency’s planner looks at the baseline and the first target.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Kondisi awal sudah melampaui target 2025.",
            en: "The baseline is already above the target of 2025.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "awal   2024 = 22,5",
            to: "awal   2024 = 32,5",
        }],
        today: None,
        expect: &["diskominfo.renstra:22 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Jumlah per tahun boleh dimulai di bawah tahun lalu.",
            en: "A yearly amount may begin below last year’s.",
        },
        changes: &[Change { file: "diskominfo.renstra", from: "awal   2024 = 240", to: "awal   2024 = 300" }],
        today: None,
        expect: &[],
    }],
};

//! T06 target-di-luar-periode: a target, or money, in a year outside the table’s years.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T06",
    slug: "target-di-luar-periode",
    severity: Severity::Error,
    title: Words { id: "Target di luar tahun rencana", en: "A target outside the plan’s years" },
    compares: Words {
        id: "Tahun setiap target dan pagu dibandingkan dengan tahun tabel rencananya.",
        en: "The year of every target and amount is compared with the years of the plan’s table.",
    },
    why: Words {
        id: "Angka untuk tahun di luar rencana biasanya sisa rencana lama, atau kolom yang tertukar.",
        en: "A figure for a year outside the plan is usually left over from an older plan, or a column \
             swapped.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menghapus tahun itu, atau membetulkan “tahun” rencananya.",
        en: "The agency’s planner deletes that year, or mends the plan’s `tahun`.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Target 2030 pada rencana 2025–2029.",
            en: "A target for 2030 in a plan of 2025–2029.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "target = 30 | 38 | 46 | 54 | 62",
            to: r"target = 30 | 38 | 46 | 54 | 62
        target 2030 = 70",
        }],
        today: None,
        expect: &["diskominfo.renstra:23 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Kondisi awal boleh berasal dari tahun sebelum rencana.",
            en: "A baseline may be of a year before the plan.",
        },
        changes: &[Change {
            file: "kec-utara.renstra",
            from: r"awal   2024 = 55
    ",
            to: r"awal   2022 = 52
    ",
        }],
        today: None,
        expect: &[],
    }],
};

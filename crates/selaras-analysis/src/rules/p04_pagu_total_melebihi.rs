//! P04 pagu-total-melebihi: the programs of an agency together exceed its ceiling.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "P04",
    slug: "pagu-total-melebihi",
    severity: Severity::Error,
    title: Words {
        id: "Jumlah pagu melebihi pagu indikatif",
        en: "All programs together exceed the ceiling",
    },
    compares: Words {
        id: "Jumlah pagu semua program Renstra dibandingkan dengan pagu indikatif perangkat daerah itu di \
             RPJMD.",
        en: "The money of all programs of a Renstra is compared with the agency’s `pagu-indikatif` in the \
             RPJMD.",
    },
    why: Words {
        id: "Setiap program dapat wajar sendiri-sendiri, sementara jumlahnya melampaui kemampuan keuangan \
             yang sudah disepakati.",
        en: "Each program may be reasonable by itself, while their sum is beyond what was agreed to be \
             affordable.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengurangi pagu program, atau Bappeda meninjau pagu indikatifnya.",
        en: "The agency’s planner cuts the programs, or Bappeda reviews the ceiling.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Program penunjang dinaikkan sehingga jumlah 2025 melampaui pagu indikatif.",
            en: "The supporting program was raised, so that the sum of 2025 exceeds the ceiling.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "pagu = Rp1,5 miliar | Rp1,5 miliar | Rp1,6 miliar",
            to: "pagu = Rp1,7 miliar | Rp1,5 miliar | Rp1,6 miliar",
        }],
        today: None,
        expect: &["diskominfo.renstra:1 error"],
    }],
    right: &[Example {
        title: Words { id: "Jumlah di bawah pagu indikatif.", en: "A sum below the ceiling." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "pagu = Rp1,5 miliar | Rp1,5 miliar | Rp1,6 miliar",
            to: "pagu = Rp1,4 miliar | Rp1,5 miliar | Rp1,6 miliar",
        }],
        today: None,
        expect: &[],
    }],
};

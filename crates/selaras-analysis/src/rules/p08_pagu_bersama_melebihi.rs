//! P08 pagu-bersama-melebihi: agencies that share a program together exceed the RPJMD’s money for it.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "P08",
    slug: "pagu-bersama-melebihi",
    severity: Severity::Error,
    title: Words {
        id: "Pagu bersama melebihi RPJMD", en: "A shared program’s money exceeds the RPJMD’s"
    },
    compares: Words {
        id: "Jumlah pagu sebuah program di Renstra semua penanggung jawabnya dibandingkan dengan pagu \
             RPJMD; hanya bila semua Renstra itu ada.",
        en: "The money of a program in the Renstra of all agencies in charge is added up and compared \
             with the RPJMD’s; only where all those Renstra are here.",
    },
    why: Words {
        id: "Setiap kecamatan melihat bagiannya sendiri. Kelebihan baru tampak bila semuanya dijumlahkan.",
        en: "Each kecamatan sees its own part. The excess shows only when all are added up.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana Bappeda membagi ulang pagu program itu bersama para penanggung jawabnya.",
        en: "Bappeda’s planner shares the money out again, together with the agencies in charge.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Satu kecamatan menambah bagiannya pada 2025.",
            en: "One kecamatan raised its part in 2025.",
        },
        changes: &[Change { file: "kec-utara.renstra", from: "pagu = Rp600 juta", to: "pagu = Rp700 juta" }],
        today: None,
        expect: &["program.rpjmd:73 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Satu kecamatan menambah, yang lain mengurangi sebanyak itu.",
            en: "One kecamatan takes more, the other less by as much.",
        },
        changes: &[
            Change { file: "kec-utara.renstra", from: "pagu = Rp600 juta", to: "pagu = Rp700 juta" },
            Change { file: "kec-selatan.renstra", from: "pagu = Rp400 juta", to: "pagu = Rp300 juta" },
        ],
        today: None,
        expect: &[],
    }],
};

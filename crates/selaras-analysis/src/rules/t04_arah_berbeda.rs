//! T04 arah-berbeda: the direction is not the RPJMD’s.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T04",
    slug: "arah-berbeda",
    severity: Severity::Error,
    title: Words { id: "Arah berbeda dari RPJMD", en: "The direction differs from the RPJMD’s" },
    compares: Words {
        id: "Arah indikator yang mengacu, naik atau turun, dibandingkan dengan arah di RPJMD.",
        en: "The direction of an adopted indicator, up or down, is compared with the RPJMD’s.",
    },
    why: Words {
        id: "Arah menentukan apakah sebuah capaian baik atau buruk. Arah yang terbalik membalik semua \
             penilaian.",
        en: "The direction decides whether a result is good or bad. One that is reversed reverses every \
             judgement.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengambil arah RPJMD.",
        en: "The agency’s planner takes the RPJMD’s direction.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "RPJMD menetapkan naik, Renstra menulis turun.",
            en: "The RPJMD says up, the Renstra down.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: r"          satuan persen; arah naik
          awal   2024 = 76",
            to: r"          satuan persen; arah turun
          awal   2024 = 76",
        }],
        today: None,
        expect: &["dinkes.renstra:18 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Arah tidak ditulis, jadi diambil dari RPJMD.",
            en: "No direction is written, so the RPJMD’s is taken.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: r"          satuan persen; arah naik
          awal   2024 = 76",
            to: r"          satuan persen
          awal   2024 = 76",
        }],
        today: None,
        expect: &[],
    }],
};

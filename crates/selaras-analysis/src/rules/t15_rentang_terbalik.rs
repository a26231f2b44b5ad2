//! T15 rentang-terbalik: a range that runs the wrong way, or that does not hold the RPJMD’s value.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T15",
    slug: "rentang-terbalik",
    severity: Severity::Error,
    title: Words {
        id: "Rentang terbalik atau tidak memuat nilai RPJMD",
        en: "A range the wrong way round, or without the RPJMD’s value",
    },
    compares: Words {
        id: "Arah setiap rentang dibandingkan dengan arah indikator dan dengan rentang lain di baris itu; \
             rentang Renstra dibandingkan dengan nilai RPJMD.",
        en: "The way each range runs is compared with the indicator’s direction and with the other ranges \
             of its row; a Renstra’s range with the RPJMD’s value.",
    },
    why: Words {
        id: "Rentang yang terbalik tidak menunjukkan batas mana yang harus dicapai.",
        en: "A range the wrong way round does not say which bound is to be reached.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menukar batasnya, atau menyesuaikan rentang dengan nilai RPJMD.",
        en: "The agency’s planner swaps the bounds, or fits the range to the RPJMD’s value.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Rentang menurun pada indikator yang arahnya naik.",
                en: "A descending range, though the direction is up.",
            },
            changes: &[Change {
                file: "kec-utara.renstra",
                from: r"target = 60 | 65 | 70 | 75 | 80
    }",
                to: r"target = 60 | 66–64 | 70 | 75 | 80
    }",
            }],
            today: None,
            expect: &["kec-utara.renstra:12 error"],
        },
        Example {
            title: Words {
                id: "Rentang Renstra tidak memuat nilai RPJMD.",
                en: "The Renstra’s range does not hold the RPJMD’s value.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target = 3,3 | 3,5 | 3,8–3,9 | 3,9 | 4,1",
            }],
            today: None,
            expect: &["diskominfo.renstra:16 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Rentang menurun pada indikator yang arahnya turun.",
            en: "Descending ranges, where the direction is down.",
        },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: "  janji J1",
            to: r#"  aspek "Daya saing daerah" {
    indikator ICOR "Angka ICOR" {
      jenis ikd; satuan angka; arah turun; sumber-data "Badan Pusat Statistik"
      awal   2024 = 5,2
      target = 5,1–5,0 | 5,0–4,9 | 4,9–4,8 | 4,8–4,7 | 4,7–4,6
    }
  }

  janji J1"#,
        }],
        today: None,
        expect: &[],
    }],
};

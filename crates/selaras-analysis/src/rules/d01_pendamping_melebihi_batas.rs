//! D01 pendamping-melebihi-batas: a coach with more agencies than allowed.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "D01",
    slug: "pendamping-melebihi-batas",
    severity: Severity::Error,
    title: Words { id: "Pendamping melebihi batas", en: "A coach with too many agencies" },
    compares: Words {
        id: "Jumlah perangkat daerah setiap pendamping dibandingkan dengan “batas” dokumen pendampingan.",
        en: "The number of agencies of each coach is compared with the document’s `batas`.",
    },
    why: Words {
        id: "Pendamping yang memegang terlalu banyak perangkat daerah tidak sempat membaca naskahnya.",
        en: "A coach with too many agencies has no time to read their plans.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Koordinator pendampingan membagi ulang tugasnya.",
        en: "Whoever coordinates the coaching shares the agencies out again.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Tiga perangkat daerah pada batas dua.",
            en: "Three agencies with a limit of two.",
        },
        changes: &[Change {
            file: "pendampingan.selaras",
            from: "mendampingi diskominfo, kec-utara",
            to: "mendampingi diskominfo, kec-utara, kec-selatan",
        }],
        today: None,
        expect: &["pendampingan.selaras:5 error"],
    }],
    right: &[Example {
        title: Words { id: "Batasnya memang tiga.", en: "The limit is three." },
        changes: &[
            Change { file: "pendampingan.selaras", from: "batas 2 ", to: "batas 3 " },
            Change {
                file: "pendampingan.selaras",
                from: "mendampingi diskominfo, kec-utara",
                to: "mendampingi diskominfo, kec-utara, kec-selatan",
            },
        ],
        today: None,
        expect: &[],
    }],
};

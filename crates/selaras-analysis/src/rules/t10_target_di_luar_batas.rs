//! T10 target-di-luar-batas: a share outside 0–100, or a value outside its declared numeric scale.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T10",
    slug: "target-di-luar-batas",
    severity: Severity::Error,
    title: Words { id: "Target di luar batas yang mungkin", en: "A target beyond what is possible" },
    compares: Words {
        id: "Persentase dari suatu keseluruhan dibandingkan dengan 0 sampai 100, dan nilai indeks dengan \
             skala yang ditulis. Pertumbuhan, laju, rasio, dan capaian boleh melampaui 100.",
        en: "A share of a whole is compared with 0 to 100, and an index with the scale that is written. \
             Growth, rates, ratios and achievements may exceed 100.",
    },
    why: Words {
        id: "Seratus sepuluh persen dari semua warga tidak dapat dicapai. Angka seperti itu biasanya \
             jumlah, bukan bagian.",
        en: "A hundred and ten percent of all residents cannot be reached. Such a figure is usually a \
             count, not a share.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah membetulkan angka, satuan, atau nama indikatornya.",
        en: "The agency’s planner mends the figure, the unit, or the indicator’s name.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Lebih dari seratus persen aplikasi.",
                en: "More than a hundred percent of the applications.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 20 | 40 | 60 | 80 | 100",
                to: "target = 20 | 40 | 60 | 80 | 110",
            }],
            today: None,
            expect: &["diskominfo.renstra:70 error"],
        },
        Example {
            title: Words { id: "Indeks di atas skalanya.", en: "An index above its scale." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3 | 3,5 | 4 | 4,5 | 5",
                to: "target = 3 | 3,5 | 4 | 4,5 | 5,5",
            }],
            today: None,
            expect: &["diskominfo.renstra:62 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Pertumbuhan boleh lebih dari seratus persen.",
            en: "Growth may be more than a hundred percent.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: r#""Persentase aplikasi yang terpadu""#,
                to: r#""Pertumbuhan transaksi aplikasi terpadu""#,
            },
            Change {
                file: "diskominfo.renstra",
                from: "target = 20 | 40 | 60 | 80 | 100",
                to: "target = 20 | 40 | 60 | 80 | 110",
            },
        ],
        today: None,
        expect: &[],
    }],
};

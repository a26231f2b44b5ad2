//! R03 rujukan-salah-tingkat: a reference to a kind or level that the relation does not allow.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R03",
    slug: "rujukan-salah-tingkat",
    severity: Severity::Error,
    title: Words { id: "Rujukan ke tingkat yang salah", en: "A reference to the wrong level" },
    compares: Words {
        id: "Jenis bagian yang dirujuk dibandingkan dengan yang boleh dirujuk: misalnya sasaran Renstra \
             mendukung sasaran RPJMD, bukan misi.",
        en: "The kind of node referred to is compared with what the relation allows: a Renstra sasaran, \
             say, supports a sasaran of the RPJMD, not a misi.",
    },
    why: Words {
        id: "Dukungan yang meloncati tingkat tampak ada, tetapi tidak dapat dihitung: tidak jelas sasaran \
             mana yang dicapai.",
        en: "Support that jumps a level seems to be there, but cannot be counted: nobody sees which \
             sasaran is served.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah merujuk ke tingkat yang benar, atau menghapus rujukannya.",
        en: "The agency’s planner refers to the right level, or drops the reference.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Sasaran Renstra mendukung misi.", en: "A Renstra sasaran supports a misi." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"      mendukung T1/S1
      indikator SPBE",
                to: r"      mendukung M1
      indikator SPBE",
            }],
            today: None,
            expect: &["diskominfo.renstra:13 error"],
        },
        Example {
            title: Words {
                id: "Kegiatan mendukung sasaran RPJMD secara langsung.",
                en: "A kegiatan supports a sasaran of the RPJMD directly.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"        kegiatan 2.16.03.2.01 "Pengelolaan Nama Domain dan Sub Domain" {"#,
                to: r#"        kegiatan 2.16.03.2.01 "Pengelolaan Nama Domain dan Sub Domain" {
          mendukung T1/S1"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:59 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Tujuan Renstra mendukung indikator sasaran, dan sasaran Renstra mendukung program RPJMD.",
            en: "A Renstra tujuan supports a sasaran’s indicator, and a Renstra sasaran a program of the \
                 RPJMD.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: r"    mendukung T1/S1
    indikator",
                to: r"    mendukung T1/S1/SPBE
    indikator",
            },
            Change {
                file: "diskominfo.renstra",
                from: r"      mendukung T1/S1
      indikator SPBE",
                to: r"      mendukung T1/S1, 2.16.02
      indikator SPBE",
            },
        ],
        today: None,
        expect: &[],
    }],
};

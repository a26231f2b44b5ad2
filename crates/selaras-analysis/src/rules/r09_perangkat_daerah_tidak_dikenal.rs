//! R09 perangkat-daerah-tidak-dikenal: an agency that is neither in the register nor an alias.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R09",
    slug: "perangkat-daerah-tidak-dikenal",
    severity: Severity::Error,
    title: Words { id: "Perangkat daerah tidak dikenal", en: "An unknown agency" },
    compares: Words {
        id: "Nama perangkat daerah dibandingkan dengan daftar perangkat daerah, aliasnya, dan \
             kelompoknya.",
        en: "The name of an agency is compared with the register, its aliases and its groups.",
    },
    why: Words {
        id: "Tugas yang diberikan kepada nama yang keliru tidak sampai kepada siapa pun.",
        en: "A duty that is given to a wrong name reaches nobody.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana Bappeda membetulkan kodenya, atau menambahkan alias pada daftar perangkat daerah.",
        en: "Bappeda’s planner mends the code, or adds an alias to the register.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Penanggung jawab sasaran salah ketik.",
                en: "The agency in charge of a sasaran is misspelt.",
            },
            changes: &[Change {
                file: "rpjmd.rpjmd",
                from: "penanggung-jawab diskominfo",
                to: "penanggung-jawab diskomimfo",
            }],
            today: None,
            expect: &["rpjmd.rpjmd:17 error"],
        },
        Example {
            title: Words {
                id: "Perangkat daerah yang didampingi salah ketik.",
                en: "An agency that is coached is misspelt.",
            },
            changes: &[Change {
                file: "pendampingan.selaras",
                from: "mendampingi dinkes, kec-selatan",
                to: "mendampingi dinkes, kec-selatam",
            }],
            today: None,
            expect: &["pendampingan.selaras:6 error"],
        },
    ],
    right: &[Example {
        title: Words { id: "Alias yang terdaftar.", en: "An alias that is registered." },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: "penanggung-jawab diskominfo",
            to: r#"penanggung-jawab "Dinas Kominfo""#,
        }],
        today: None,
        expect: &[],
    }],
};

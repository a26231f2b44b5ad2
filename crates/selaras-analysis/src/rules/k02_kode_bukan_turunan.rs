//! K02 kode-bukan-turunan: a kegiatan not under its program, a subkegiatan not under its kegiatan.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "K02",
    slug: "kode-bukan-turunan",
    severity: Severity::Error,
    title: Words { id: "Kode bukan turunan induknya", en: "A code that does not descend from its parent" },
    compares: Words {
        id: "Kode kegiatan dibandingkan dengan kode programnya, kode subkegiatan dengan kode kegiatannya.",
        en: "A kegiatan’s code is compared with its program’s, a subkegiatan’s with its kegiatan’s.",
    },
    why: Words {
        id: "Kegiatan yang terletak di program lain membawa uangnya ke program itu.",
        en: "A kegiatan that sits in another program takes its money there.",
    },
    basis: Basis::Peraturan("Permendagri 90/2019"),
    repair_by: Words {
        id: "Perencana perangkat daerah memindahkan kegiatan ke programnya, atau membetulkan kodenya.",
        en: "The agency’s planner moves the kegiatan to its program, or mends the code.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Kegiatan program 2.16.02 di bawah program 2.16.03.",
            en: "A kegiatan of program 2.16.02 under program 2.16.03.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"kegiatan 2.16.03.2.01 ""#,
            to: r#"kegiatan 2.16.02.2.02 ""#,
        }],
        today: None,
        expect: &["diskominfo.renstra:58 error"],
    }],
    right: &[Example {
        title: Words { id: "Kegiatan tanpa kode.", en: "A kegiatan without a code." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"kegiatan 2.16.03.2.01 ""#,
            to: r#"kegiatan ""#,
        }],
        today: None,
        expect: &[],
    }],
};

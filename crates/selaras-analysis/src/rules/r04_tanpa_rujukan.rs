//! R04 tanpa-rujukan: a Renstra tujuan that supports nothing and names no nspk.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R04",
    slug: "tanpa-rujukan",
    severity: Severity::Error,
    title: Words {
        id: "Tujuan Renstra tidak mendukung apa pun",
        en: "A Renstra tujuan that supports nothing",
    },
    compares: Words {
        id: "Setiap tujuan Renstra diperiksa apakah mendukung bagian RPJMD, atau berdasar pada NSPK.",
        en: "Every tujuan of a Renstra is checked for what it supports in the RPJMD, or for the NSPK that \
             it rests on.",
    },
    why: Words {
        id: "Tujuan tanpa sandaran berdiri sendiri: capaiannya tidak menyumbang apa pun kepada RPJMD.",
        en: "A tujuan without support stands alone: what it achieves adds nothing to the RPJMD.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah menambahkan “mendukung” ke sasaran RPJMD, atau “nspk” bila \
             dasarnya norma dari pusat.",
        en: "The agency’s planner adds `mendukung` to a sasaran of the RPJMD, or `nspk` where a national \
             norm is the ground.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Dukungan tujuan terhapus.", en: "The support of a tujuan was lost." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r"    mendukung T1/S1
    indikator",
            to: "    indikator",
        }],
        today: None,
        expect: &["diskominfo.renstra:8 error"],
    }],
    right: &[Example {
        title: Words { id: "Tujuan yang berdasar pada NSPK.", en: "A tujuan that rests on an NSPK." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r"    mendukung T1/S1
    indikator",
            to: r#"    nspk "Norma layanan elektronik pemerintah"
    indikator"#,
        }],
        today: None,
        expect: &[],
    }],
};

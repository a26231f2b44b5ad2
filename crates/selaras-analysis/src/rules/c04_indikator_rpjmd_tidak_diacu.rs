//! C04 indikator-rpjmd-tidak-diacu: indicators of the RPJMD that the agency in charge does not take up.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C04",
    slug: "indikator-rpjmd-tidak-diacu",
    severity: Severity::Warning,
    title: Words { id: "Indikator RPJMD tidak diacu", en: "Indicators of the RPJMD that are not taken up" },
    compares: Words {
        id: "Indikator sasaran dan program RPJMD dibandingkan dengan yang diacu atau didukung oleh \
             Renstra penanggung jawabnya, di tingkat mana pun. Satu temuan untuk satu program atau \
             sasaran.",
        en: "The indicators of the RPJMD’s sasaran and programs are compared with those that the Renstra \
             of the agency in charge adopts or contributes to, at any level. One finding a program or \
             sasaran.",
    },
    why: Words {
        id: "Indikator yang tidak diacu tidak mempunyai pengampu. Datanya baru dicari ketika RPJMD \
             dievaluasi.",
        en: "An indicator that nobody takes up has no keeper. Its data are looked for only when the RPJMD \
             is evaluated.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menambahkan “indikator mengacu …”; yang sengaja tidak diambil \
             dikecualikan dengan alasan.",
        en: "The agency’s planner adds `indikator mengacu …`; what is left out on purpose is waived with \
             a reason.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Satu dari dua indikator program tidak diacu.",
            en: "One of two indicators of a program is not adopted.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "        indikator mengacu 2.16.03/KEL\n",
            to: "",
        }],
        today: None,
        expect: &["diskominfo.renstra:1 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Yang tidak diambil dikecualikan dengan alasan.",
            en: "What is left out is waived with a reason.",
        },
        changes: &[
            Change { file: "diskominfo.renstra", from: "        indikator mengacu 2.16.03/KEL\n", to: "" },
            Change {
                file: "diskominfo.renstra",
                from: "  ditetapkan       2025-09-10",
                to: r#"  ditetapkan       2025-09-10
  kecualikan indikator-rpjmd-tidak-diacu pada 2.16.03/KEL karena "Dikerjakan kecamatan mulai 2026""#,
            },
        ],
        today: None,
        expect: &[],
    }],
};

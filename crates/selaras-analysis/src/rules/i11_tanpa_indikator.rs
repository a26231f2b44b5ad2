//! I11 tanpa-indikator: a tujuan, sasaran or program without an indicator.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I11",
    slug: "tanpa-indikator",
    severity: Severity::Error,
    title: Words { id: "Tanpa indikator", en: "No indicator" },
    compares: Words {
        id: "Setiap tujuan, sasaran, dan program diperiksa apakah mempunyai indikator; indikator outcome \
             terhitung bagi programnya.",
        en: "Every tujuan, sasaran and program is checked for an indicator; those of its outcomes count \
             for a program.",
    },
    why: Words {
        id: "Yang tidak diukur tidak dapat dinyatakan tercapai.",
        en: "What is not measured cannot be called achieved.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menambahkan indikator, atau menggabungkan bagian itu ke bagian \
             lain.",
        en: "The agency’s planner adds an indicator, or merges the node into another.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Indikator sasaran terhapus.", en: "A sasaran’s indicator was lost." },
        changes: &[Change {
            file: "dinkes.renstra",
            from: r#"      indikator SAKIP "Nilai akuntabilitas kinerja dinas" {
        satuan nilai; arah naik; sumber-data "Evaluasi tahunan"
        awal   2024 = 68
        target = 70 | 72 | 74 | 76 | 78
      }
"#,
            to: "",
        }],
        today: None,
        expect: &["dinkes.renstra:48 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Indikator program berada di bawah outcome.",
            en: "A program’s indicator stands under an outcome.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "        indikator mengacu 1.02.05/KADER",
            to: r#"        outcome O1 "Bergeraknya posyandu" {
          indikator mengacu 1.02.05/KADER
        }"#,
        }],
        today: None,
        expect: &[],
    }],
};

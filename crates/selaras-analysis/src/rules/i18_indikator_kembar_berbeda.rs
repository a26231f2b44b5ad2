//! I18 indikator-kembar-berbeda: one name twice in one plan with other figures; it stands at the later one.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I18",
    slug: "indikator-kembar-berbeda",
    severity: Severity::Warning,
    title: Words {
        id: "Indikator yang sama dengan angka berbeda dalam satu rencana",
        en: "One indicator with different figures in one plan",
    },
    compares: Words {
        id: "Nama indikator dengan penanggung jawab yang sama dibandingkan di dalam satu rencana; \
             angkanya harus sama pada tahun yang dimiliki keduanya.",
        en: "Indicators of one name and the same agencies in charge are compared within a plan; their \
             figures must agree in the years that both have.",
    },
    why: Words {
        id: "Dua baris untuk satu indikator membuat capaian dapat dipilih sesuai kebutuhan.",
        en: "Two rows for one indicator let people pick the result that suits them.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana menulis angkanya sekali, dan di tempat kedua memakai “mengacu”.",
        en: "The planner writes the figures once, and uses `mengacu` in the second place.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Indeks kepuasan tertulis lagi di bawah tujuan lain, dengan satu target berbeda.",
            en: "The satisfaction index stands again under another tujuan, with one target that differs.",
        },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: r#"      sasaran S1 "Berkurangnya masalah gizi balita" {"#,
            to: r#"      indikator IKM "Indeks Kepuasan Masyarakat" {
        satuan indeks; arah naik; perhitungan rilis; sumber-data "Survei kepuasan tahunan"
        awal   2024 = 78,5
        target = 79 | 80 | 80,5 | 82 | 83
      }
      sasaran S1 "Berkurangnya masalah gizi balita" {"#,
        }],
        today: None,
        expect: &["rpjmd.rpjmd:48 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Di tempat kedua indikator itu hanya mengacu.",
            en: "In its second place the indicator only refers.",
        },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: r#"      sasaran S1 "Berkurangnya masalah gizi balita" {"#,
            to: r#"      indikator mengacu T1/IKM
      sasaran S1 "Berkurangnya masalah gizi balita" {"#,
        }],
        today: None,
        expect: &[],
    }],
};

//! I19 indikator-diganti: a program whose RPJMD indicator was replaced by another.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I19",
    slug: "indikator-diganti",
    severity: Severity::Warning,
    title: Words { id: "Indikator program diganti", en: "A program’s indicator was replaced" },
    compares: Words {
        id: "Indikator program Renstra yang tidak mengacu dibandingkan dengan indikator RPJMD di bawah \
             kode program yang sama yang tidak diacu: targetnya sama, atau hanya keduanya yang tersisa.",
        en: "A Renstra program’s indicator that adopts nothing is compared with the RPJMD’s under the \
             same code that nobody adopts: their targets are equal, or they are the only ones left.",
    },
    why: Words {
        id: "Target RPJMD tetap hidup di bawah nama lain. Pada evaluasi RPJMD indikatornya tidak \
             mempunyai data.",
        en: "The RPJMD’s targets live on under another name. When the RPJMD is evaluated, its indicator \
             has no data.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah kembali ke indikator RPJMD; bila penggantinya lebih baik, Bappeda \
             mengubah RPJMD.",
        en: "The agency’s planner goes back to the RPJMD’s indicator; where the new one is better, \
             Bappeda changes the RPJMD.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Target sama, nama lain.", en: "The same targets under another name." },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "        indikator mengacu 1.02.05/KADER",
            to: r#"        indikator RAMAI "Cakupan wilayah binaan kesehatan warga" {
          satuan persen; arah naik; sumber-data "Catatan puskesmas"
          awal   2024 = 66
          target = 70 | 75 | 80 | 85 | 90
        }"#,
        }],
        today: None,
        expect: &["dinkes.renstra:36 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Indikator tambahan di samping yang mengacu.",
            en: "A further indicator beside the one that adopts.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "        indikator mengacu 1.02.05/KADER",
            to: r#"        indikator mengacu 1.02.05/KADER
        indikator RAMAI "Cakupan wilayah binaan kesehatan warga" {
          satuan persen; arah naik; sumber-data "Catatan puskesmas"
          awal   2024 = 30
          target = 36 | 42 | 48 | 54 | 60
        }"#,
        }],
        today: None,
        expect: &[],
    }],
};

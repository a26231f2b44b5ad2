//! I15 rilis-dibagi: a published index that is added up, split or shared.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I15",
    slug: "rilis-dibagi",
    severity: Severity::Warning,
    title: Words { id: "Angka rilis dibagi atau dijumlahkan", en: "A published figure is split or added up" },
    compares: Words {
        id: "Cara menyumbang sebuah indikator dibandingkan dengan perhitungannya di RPJMD: angka yang \
             diterbitkan pihak lain tidak dapat dibagi.",
        en: "The way an indicator contributes is compared with how the RPJMD counts it: a figure that \
             others publish cannot be shared out.",
    },
    why: Words {
        id: "Indeks yang terbit untuk seluruh kota tidak terdiri atas bagian tiap dinas. Sumbangan 40 \
             persen kepadanya tidak dapat diukur siapa pun.",
        en: "An index that is published for the whole city is not made of agencies’ parts. Nobody can \
             measure a contribution of 40 percent to it.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengacu utuh ke indeksnya, atau memakai indikator sendiri yang \
             memengaruhinya.",
        en: "The agency’s planner adopts the index whole, or uses an own indicator that moves it.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Dinas menyatakan bagiannya atas indeks kepuasan.",
            en: "An agency claims its share of the satisfaction index.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "      indikator AKTIF",
            to: r#"      indikator ANDIL "Andil dinas pada kepuasan warga" {
        berkontribusi T1/IKM bobot 40%
        sumber-data "Catatan dinas"
        awal   2024 = 31
        target = 32 | 33 | 34 | 35 | 36
      }
      indikator AKTIF"#,
        }],
        today: None,
        expect: &["diskominfo.renstra:19 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Dua perangkat daerah mengacu utuh ke indeks yang sama.",
            en: "Two agencies adopt the same index whole.",
        },
        changes: &[Change {
            file: "kec-utara.renstra",
            from: "    mendukung T1/S2",
            to: r"    mendukung T1/S2
    indikator mengacu T1/IKM",
        }],
        today: None,
        expect: &[],
    }],
};

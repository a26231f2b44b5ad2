//! T20 tabel-berbeda: a table that restates the plan differs from it.

use crate::context::Ctx;
use crate::finding::Findings;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T20",
    slug: "tabel-berbeda",
    severity: Severity::Error,
    title: Words { id: "Dua tabel satu rencana berbeda", en: "Two tables of one plan differ" },
    compares: Words {
        id: "Isi “tabel” dibandingkan dengan rencana yang diulangnya: hanya yang ditulis tabel itu, dan \
             pada bagian yang diulangnya juga susunan indikatornya.",
        en: "What a `tabel` states is compared with the plan that it restates: only what it states, and \
             in a node that it restates also the set of indicators.",
    },
    why: Words {
        id: "Satu dokumen dengan dua angka membuat setiap orang benar menurut halamannya sendiri.",
        en: "One document with two figures makes everybody right by their own page.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana Bappeda menentukan tabel yang berlaku dan menyamakan yang lain.",
        en: "Bappeda’s planner decides which table holds, and brings the other in line.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Satu target di tabel indikasi program berbeda.",
                en: "One target in the table of programs differs.",
            },
            changes: &[Change {
                file: "tabel.rpjmd",
                from: "target = 80 | 84 | 88 | 92 | 96",
                to: "target = 80 | 84 | 18 | 92 | 96",
            }],
            today: None,
            expect: &["tabel.rpjmd:7 error"],
        },
        Example {
            title: Words {
                id: "Tabel kedua memakai indikator lain untuk program yang sama.",
                en: "The second table has another indicator for the same program.",
            },
            changes: &[Change {
                file: "tabel.rpjmd",
                from: r#"indikator KADER "Persentase posyandu dengan kader terlatih" { satuan persen; target = 70 | 75 | 80 | 85 | 90 }"#,
                to: r#"indikator RAPI "Jumlah posyandu yang tertata" { satuan posyandu; target = 7 | 8 | 9 | 10 | 11 }"#,
            }],
            today: None,
            expect: &["tabel.rpjmd:11 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Tabel yang hanya memuat sebagian tahun.",
            en: "A table that gives only some of the years.",
        },
        changes: &[Change {
            file: "tabel.rpjmd",
            from: r"      awal   2024 = 76
      target = 80 | 84 | 88 | 92 | 96",
            to: "      target 2027-2029 = 88 | 92 | 96",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn compare(document: &Ctx, table: &Ctx, found: &mut Findings) {
    let _ = (document, table, found);
}

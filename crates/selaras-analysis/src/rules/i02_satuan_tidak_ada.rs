//! I02 satuan-tidak-ada: an indicator without a unit: none given, inherited, or carried by its values.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I02",
    slug: "satuan-tidak-ada",
    severity: Severity::Error,
    title: Words { id: "Indikator tanpa satuan", en: "An indicator without a unit" },
    compares: Words {
        id: "Setiap indikator diperiksa apakah satuannya ditulis, diambil dari RPJMD, atau terbawa oleh \
             semua nilainya.",
        en: "Every indicator is checked for a unit: written, taken from the RPJMD, or carried by all its \
             values.",
    },
    why: Words {
        id: "Tanpa satuan sebuah angka tidak berkata apa-apa: tujuh apa?",
        en: "Without a unit a figure says nothing: seven of what?",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menambahkan satuannya.",
        en: "The agency’s planner adds the unit.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Satuannya terlewat.", en: "The unit was left out." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"indikator KANAL "Jumlah kanal yang dikelola" {
              satuan kanal; arah naik"#,
            to: r#"indikator KANAL "Jumlah kanal yang dikelola" {
              arah naik"#,
        }],
        today: None,
        expect: &["diskominfo.renstra:36 error"],
    }],
    right: &[Example {
        title: Words { id: "Satuan terbawa oleh setiap nilai.", en: "The unit is carried by every value." },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: r#"indikator KANAL "Jumlah kanal yang dikelola" {
              satuan kanal; arah naik"#,
                to: r#"indikator KANAL "Jumlah kanal yang dikelola" {
              arah naik"#,
            },
            Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 4
              target = 5 | 6 | 7 | 8 | 9",
                to: r"awal   2024 = 4 kanal
              target = 5 kanal | 6 kanal | 7 kanal | 8 kanal | 9 kanal",
            },
        ],
        today: None,
        expect: &[],
    }],
};

//! I02 satuan-tidak-ada: an indicator without a unit: none given, inherited, or carried by its values.

use selaras_plan::value::Value;

use crate::context::Ctx;
use crate::facts::{Indikator, Known};
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

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
    right: &[
        Example {
            title: Words {
                id: "Satuan terbawa oleh setiap nilai.",
                en: "The unit is carried by every value.",
            },
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
        },
        Example {
            title: Words { id: "Perbandingan menyebut satuannya sendiri.", en: "A ratio says its own unit." },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: r#"indikator KANAL "Jumlah kanal yang dikelola" {
              satuan kanal; arah naik"#,
                    to: r#"indikator KANAL "Rasio kanal per bidang" {
              arah naik"#,
                },
                Change {
                    file: "diskominfo.renstra",
                    from: r"awal   2024 = 4
              target = 5 | 6 | 7 | 8 | 9",
                    to: r"awal   2024 = 1:4
              target = 1:4 | 1:3 | 1:3 | 1:2 | 1:2",
                },
            ],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let unit = &item.satuan;
        if unit.unknown || unit.value.as_ref().is_some_and(|u| !u.is_empty()) || needs_none(item) {
            continue;
        }
        // What the adopted indicator lacks is missing there.
        if item.adopted().is_some_and(|of| ctx.adopted(of).is_some_and(|o| o.satuan.value.is_none())) {
            continue;
        }
        let name = ctx.name(item.node);
        let at = ctx.at(item.node, Place::Header);
        let message = Text::new(
            format!("{name} tidak mempunyai satuan, dan nilainya pun tidak menyebutnya."),
            format!("{name} has no unit, and its values carry none."),
        );
        let help = Text::new(
            "Tulis satuannya, misalnya satuan persen atau satuan dokumen.",
            "Write the unit, as in `satuan persen` or `satuan dokumen`.",
        );
        found.add(&RULE, ctx.node(item.node), at, message, help).label(Text::new("tanpa satuan", "no unit"));
    }
}

/// Grades, ratios, rates and amounts of money say what they are, and so does a scale. What cannot be read may have said
/// it.
fn needs_none(item: &Indikator) -> bool {
    if item.skala.value.is_some() || item.skala.unknown || item.targets_broken {
        return true;
    }
    let says = |known: &Known| match known {
        Known::Value(value) => {
            matches!(value, Value::Grade(_) | Value::Ratio { .. } | Value::Rate { .. } | Value::Money(_))
        }
        _ => true,
    };
    let mut given =
        item.targets.iter().map(|t| &t.known).filter(|k| k.value().is_none_or(Value::is_given)).peekable();
    given.peek().is_some() && given.all(says)
}

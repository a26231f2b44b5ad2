//! T10 target-di-luar-batas: a share outside 0–100, or a value outside its declared numeric scale.

use selaras_plan::name::Name;
use selaras_plan::number::{Decimal, format_number};
use selaras_plan::scale::ScaleKind;
use selaras_plan::value::Value;
use selaras_plan::words::may_exceed_whole;

use selaras_plan::direction::Perhitungan;

use crate::context::Ctx;
use crate::facts::{Indikator, Known};
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{counterpart, said, title};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T10",
    slug: "target-di-luar-batas",
    severity: Severity::Error,
    title: Words { id: "Target di luar batas yang mungkin", en: "A target beyond what is possible" },
    compares: Words {
        id: "Persentase dari suatu keseluruhan dibandingkan dengan 0 sampai 100, dan nilai indeks dengan \
             skala yang ditulis. Pertumbuhan, laju, rasio, dan capaian boleh melampaui 100.",
        en: "A share of a whole is compared with 0 to 100, and an index with the scale that is written. \
             Growth, rates, ratios and achievements may exceed 100.",
    },
    why: Words {
        id: "Seratus sepuluh persen dari semua warga tidak dapat dicapai. Angka seperti itu biasanya \
             jumlah, bukan bagian.",
        en: "A hundred and ten percent of all residents cannot be reached. Such a figure is usually a \
             count, not a share.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah membetulkan angka, satuan, atau nama indikatornya.",
        en: "The agency’s planner mends the figure, the unit, or the indicator’s name.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Lebih dari seratus persen aplikasi.",
                en: "More than a hundred percent of the applications.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 20 | 40 | 60 | 80 | 100",
                to: "target = 20 | 40 | 60 | 80 | 110",
            }],
            today: None,
            expect: &["diskominfo.renstra:70 error"],
        },
        Example {
            title: Words { id: "Indeks di atas skalanya.", en: "An index above its scale." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3 | 3,5 | 4 | 4,5 | 5",
                to: "target = 3 | 3,5 | 4 | 4,5 | 5,5",
            }],
            today: None,
            expect: &["diskominfo.renstra:62 error"],
        },
        Example {
            title: Words {
                id: "Seluruh baris di atas seratus: satu temuan.",
                en: "A whole row above a hundred: one finding.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 10
            target = 20 | 40 | 60 | 80 | 100",
                to: r"awal   2024 = 110
            target = 120 | 140 | 160 | 180 | 200",
            }],
            today: None,
            expect: &["diskominfo.renstra:70 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Pertumbuhan boleh lebih dari seratus persen.",
            en: "Growth may be more than a hundred percent.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: r#""Persentase aplikasi yang terpadu""#,
                to: r#""Pertumbuhan transaksi aplikasi terpadu""#,
            },
            Change {
                file: "diskominfo.renstra",
                from: "target = 20 | 40 | 60 | 80 | 100",
                to: "target = 20 | 40 | 60 | 80 | 110",
            },
        ],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    if ctx.table.is_some() {
        return;
    }
    for item in ctx.items() {
        let Some(limits) = limits(item) else { continue };
        let outside = outside(ctx, item, &limits);
        if outside.is_empty() || limits.share && title(ctx, item).is_none_or(exceeds_by_name) {
            continue;
        }
        report(ctx, found, item, &limits, &outside);
    }
}

/// What a value may be at least and at most.
struct Limits {
    low: Decimal,
    high: Decimal,
    /// They are those of a share of a whole, not of a declared scale.
    share: bool,
}

fn limits(item: &Indikator) -> Option<Limits> {
    match item.skala.value.as_deref().map(|s| &s.kind) {
        Some(ScaleKind::Numeric { low, high }) => {
            return Some(Limits { low: *low, high: *high, share: false });
        }
        None if item.skala.unknown => return None,
        _ => {}
    }
    let percent = item.satuan.value.as_ref().is_some_and(|u| u.is_percent());
    percent.then_some(Limits { low: Decimal::ZERO, high: Decimal::ONE_HUNDRED, share: true })
}

/// A name that nobody knows may be any name.
fn exceeds_by_name(title: &str) -> bool {
    may_exceed_whole(&Name::new(title))
}

/// A value that cannot be, and where it stands.
struct Outside<'a> {
    what: Text,
    value: &'a Value,
    unit: Option<&'a str>,
    place: Place,
}

/// The own cells outside the limits: targets, then baseline and final value. What the adopted indicator says in the
/// same place is doubted there.
fn outside<'a>(ctx: &Ctx, item: &'a Indikator, limits: &Limits) -> Vec<Outside<'a>> {
    let other = counterpart(ctx, item).map(|(_, other)| other);
    let is_outside = |known: &'a Known| known.value().filter(|v| limits.exclude(v));
    let mut found: Vec<Outside> = Vec::new();
    for target in item.own_targets() {
        let Some(value) = is_outside(&target.known) else { continue };
        if other.is_none_or(|o| *o.target(target.year) != Known::Unknown) {
            let what = Text::new(format!("Target {}", target.year), format!("The {} target", target.year));
            found.push(Outside { what, value, unit: target.unit.as_deref(), place: target.place });
        }
    }
    if let Some(awal) = item.awal.as_ref().filter(|a| !a.inherited)
        && let Some(value) = is_outside(&awal.known)
        && other.and_then(|o| o.awal.as_ref()).is_none_or(|a| a.known != Known::Unknown)
    {
        let what = Text::new("Kondisi awal", "The baseline");
        found.push(Outside { what, value, unit: awal.unit.as_deref(), place: awal.place });
    }
    // A sum of yearly shares may be more than each of them.
    if let Some(akhir) = item.akhir.as_ref().filter(|_| item.perhitungan.value != Some(Perhitungan::Jumlah))
        && let Some(value) = is_outside(&akhir.known)
        && other.and_then(|o| o.akhir.as_ref()).is_none_or(|a| a.known != Known::Unknown)
    {
        let what = Text::new("Nilai akhir", "The final value");
        found.push(Outside { what, value, unit: akhir.unit.as_deref(), place: akhir.place });
    }
    found
}

impl Limits {
    fn exclude(&self, value: &Value) -> bool {
        if matches!(value, Value::Ratio { .. } | Value::Rate { .. } | Value::Money(_)) {
            return false;
        }
        value.low().is_some_and(|n| n < self.low) || value.high().is_some_and(|n| n > self.high)
    }
}

fn report(ctx: &Ctx, found: &mut Findings, item: &Indikator, limits: &Limits, outside: &[Outside]) {
    let Some((first, others)) = outside.split_first() else { return };
    let (name, value) = (ctx.name(item.node), said(first.value, first.unit));
    let (low, high) = (format_number(limits.low), format_number(limits.high));
    let (id, en) = match limits.share {
        true => (
            format!("bagian dari keseluruhan tidak dapat di luar {low} sampai {high} persen"),
            format!("a share of a whole lies between {low} and {high} percent"),
        ),
        false => (format!("skalanya {low} sampai {high}"), format!("its scale is {low} to {high}")),
    };
    let (more_id, more_en) = match others.len() {
        0 => (String::new(), String::new()),
        n => (
            format!(" Pada baris ini ada {n} nilai lain yang demikian."),
            format!(" The row has {n} more such values."),
        ),
    };
    let message = Text::new(
        format!("{} {name} {}, padahal {id}.{more_id}", first.what.id, value.id),
        format!("{} of {name} is {}, but {en}.{more_en}", first.what.en, value.en),
    );
    let help = match limits.share {
        true => Text::new(
            "Betulkan angkanya; bila yang diukur pertumbuhan atau jumlah, betulkan nama atau satuannya.",
            "Mend the figure; if growth or a count is measured, mend the name or the unit.",
        ),
        false => Text::new("Betulkan angkanya atau skalanya.", "Mend the figure or the scale."),
    };
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, first.place), message, help);
    finding.label(Text::new(format!("di luar {low}–{high}"), format!("outside {low}–{high}")));
    finding.also = others.iter().map(|o| o.place).collect();
}

//! T08 target-di-bawah-awal: the first target is worse than the baseline.

use std::cmp::Ordering;

use selaras_plan::direction::{Arah, Perhitungan};
use selaras_plan::number::Decimal;
use selaras_plan::unit::Unit;
use selaras_plan::value::{Value, better};

use crate::context::Ctx;
use crate::facts::{Baseline, Indikator, Known, YearValue};
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{baseline_echoes, echoes, judged_alike, said, scale_of};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T08",
    slug: "target-di-bawah-awal",
    severity: Severity::Warning,
    title: Words {
        id: "Target pertama lebih buruk daripada kondisi awal",
        en: "The first target is worse than the baseline",
    },
    compares: Words {
        id: "Target pertama dibandingkan dengan kondisi awal menurut arah indikatornya; bukan untuk \
             jumlah per tahun dan rentang.",
        en: "The first target is compared with the baseline by the indicator’s direction; not for yearly \
             amounts, nor for ranges.",
    },
    why: Words {
        id: "Rencana yang dimulai dengan kemunduran jarang disengaja. Biasanya kondisi awalnya belum \
             dimutakhirkan.",
        en: "Few plans mean to begin with a step back. Mostly the baseline was not brought up to date.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah memeriksa kondisi awal dan target pertamanya.",
        en: "The agency’s planner looks at the baseline and the first target.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Kondisi awal sudah melampaui target 2025.",
            en: "The baseline is already above the target of 2025.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "awal   2024 = 22,5",
            to: "awal   2024 = 32,5",
        }],
        today: None,
        expect: &["diskominfo.renstra:22 warning"],
    }],
    right: &[
        Example {
            title: Words {
                id: "Jumlah per tahun boleh dimulai di bawah tahun lalu.",
                en: "A yearly amount may begin below last year’s.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "awal   2024 = 240",
                to: "awal   2024 = 300",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Tahun pertama tidak direncanakan: yang dibandingkan target pertama yang ada.",
                en: "Nothing is planned in the first year: the first target that is there is compared.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 45 | 50 | 55 | 60 | 65",
                to: r#"target = - "belum ada" | 50 | 55 | 60 | 65"#,
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Hitungan tanpa arah dan tanpa cara perhitungan mungkin jumlah per tahun.",
                en: "A count that declares neither direction nor way of counting may be a yearly amount.",
            },
            changes: &[Change {
                file: "kec-selatan.renstra",
                from: r"awal   2024 = 6
            target = 6 | 6 | 6 | 6 | 6",
                to: r"awal   2024 = 6
            target = 4 | 5 | 5 | 5 | 6",
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let Some(awal) = &item.awal else { continue };
        let Some(baseline) = awal.known.value().filter(|v| is_figure(v)) else { continue };
        let Some(arah) = direction(item) else { continue };
        let Some((first, target)) = first_target(item) else { continue };
        // By a new formula the values begin at another level.
        if item.rumus_baru.is_some_and(|year| year <= first.year) {
            continue;
        }
        let scale = scale_of(item);
        if better(arah, target, baseline, scale.as_deref()) == Some(Ordering::Less)
            && !(judged_alike(ctx, item) && echoes(ctx, item, first) && baseline_echoes(ctx, item, awal))
        {
            report(ctx, found, item, arah, (first, target), (awal, baseline));
        }
    }
}

fn is_figure(value: &Value) -> bool {
    value.is_given() && !matches!(value, Value::Range { .. })
}

/// The direction by which a first target can be worse than the baseline: not of yearly amounts, nor of counts that may
/// be such amounts and say no direction.
fn direction(item: &Indikator) -> Option<Arah> {
    let way = &item.perhitungan;
    if way.value == Some(Perhitungan::Jumlah) || way.unknown || item.arah.unknown {
        return None;
    }
    let may_add_up = way.value.is_none() && item.satuan.value.as_ref().is_none_or(Unit::is_count);
    item.arah.value.or_else(|| item.inferred().filter(|_| !may_add_up))
}

/// The first year's target that is a figure. `-` and 0 stand for a year in which nothing is planned.
fn first_target(item: &Indikator) -> Option<(&YearValue, &Value)> {
    for target in &item.targets {
        match &target.known {
            Known::Unknown => return None,
            Known::Value(value) if value.is_given() && value.as_number() != Some(Decimal::ZERO) => {
                return is_figure(value).then_some((target, value));
            }
            _ => {}
        }
    }
    None
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    item: &Indikator,
    arah: Arah,
    (first, target): (&YearValue, &Value),
    (awal, baseline): (&Baseline, &Value),
) {
    let (name, year) = (ctx.name(item.node), first.year);
    let (target, baseline) = (said(target, first.unit.as_deref()), said(baseline, awal.unit.as_deref()));
    let message = Text::new(
        format!(
            "Target {year} {name} {} lebih buruk daripada kondisi awalnya {} (arah {arah}).",
            target.id, baseline.id
        ),
        format!(
            "The {year} target of {name} is {}, worse than its baseline {} (direction {arah}).",
            target.en, baseline.en
        ),
    );
    let help = Text::new(
        "Mutakhirkan kondisi awal atau perbaiki target pertamanya.",
        "Bring the baseline up to date, or mend the first target.",
    );
    let place = if first.inherited { awal.place } else { first.place };
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, place), message, help);
    finding.label(Text::new("di bawah kondisi awal", "worse than the baseline"));
    if awal.place != Place::Header && !first.inherited {
        finding.related(
            None,
            ctx.at(item.node, awal.place),
            Text::new(format!("kondisi awal {}", baseline.id), format!("the baseline is {}", baseline.en)),
        );
    }
}

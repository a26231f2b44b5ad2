//! T09 akhir-tidak-cocok: the final value is neither the last year’s nor the sum, as the way of counting demands.

use selaras_plan::direction::Perhitungan;
use selaras_plan::number::{Decimal, format_number};
use selaras_plan::value::{Value, inside};

use crate::context::Ctx;
use crate::facts::{Indikator, Known, YearValue};
use crate::finding::Findings;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{end_echoes, judged_alike, row_echoes, said, same_but_for_rounding};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T09",
    slug: "akhir-tidak-cocok",
    severity: Severity::Error,
    title: Words {
        id: "Nilai akhir tidak cocok dengan targetnya",
        en: "The final value does not follow from the targets",
    },
    compares: Words {
        id: "Nilai akhir dibandingkan dengan target tahun terakhir, atau bagi “jumlah” dengan jumlah \
             semua tahun, boleh ditambah kondisi awal.",
        en: "The final value is compared with the last year’s target, or for `jumlah` with the sum of all \
             years, with or without the baseline.",
    },
    why: Words {
        id: "Nilai akhir adalah janji yang dikutip orang. Bila tidak mengikuti targetnya, salah satu \
             keliru.",
        en: "The final value is the promise that people quote. Where it does not follow from the targets, \
             one of them is wrong.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah membetulkan nilai akhir, target, atau cara perhitungannya.",
        en: "The agency’s planner mends the final value, the targets, or the way of counting.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Nilai akhir sebuah keadaan bukan target tahun terakhir.",
                en: "The final value of a state is not the last year’s target.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "akhir  62", to: "akhir  60" }],
            today: None,
            expect: &["diskominfo.renstra:23 error"],
        },
        Example {
            title: Words {
                id: "Nilai akhir sebuah jumlah hanya mengambil tahun terakhir.",
                en: "The final value of a sum takes only the last year.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "akhir  1.350", to: "akhir  290" }],
            today: None,
            expect: &["diskominfo.renstra:48 error"],
        },
        Example {
            title: Words {
                id: "Tanpa cara perhitungan: bukan target terakhir, bukan jumlahnya.",
                en: "Where no way of counting is declared: neither the last target nor the sum.",
            },
            changes: &[Change {
                file: "kec-selatan.renstra",
                from: "target = 6 | 6 | 6 | 6 | 6",
                to: r"target = 6 | 6 | 6 | 6 | 6
            akhir  12",
            }],
            today: None,
            expect: &["kec-selatan.renstra:51 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Jumlah semua tahun ditambah kondisi awal.",
                en: "The sum of all years, with the baseline.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "akhir  1.350", to: "akhir  1.590" }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Tanpa cara perhitungan, jumlahnya juga diterima.",
                en: "Where no way of counting is declared, the sum will do too.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 6 | 6 | 6 | 6 | 6",
                to: r"target = 6 | 6 | 6 | 6 | 6
            akhir  30",
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let Some(akhir) = &item.akhir else { continue };
        let Some(end) = akhir.known.value().filter(|v| v.is_given()) else { continue };
        if item.perhitungan.unknown || item.targets_broken {
            continue;
        }
        let Some(expected) = expected(item, end) else { continue };
        if !(judged_alike(ctx, item) && end_echoes(ctx, item, akhir) && row_echoes(ctx, item)) {
            report(ctx, found, item, (akhir, end), expected);
        }
    }
}

/// What the final value should be, in a sentence, where it is not; none where it fits or nobody can know.
fn expected(item: &Indikator, end: &Value) -> Option<Text> {
    match way(item) {
        Way::Last => {
            let last = last_target(item)?;
            (!fits(item, end, last)).then(|| as_last(last))
        }
        Way::Sum => {
            let sums = sums(item)?;
            (!sums.fit(item, end)).then(|| sums.show())
        }
        Way::Any => {
            let last = last_target(item)?;
            if fits(item, end, last) {
                return None;
            }
            // Grades and ranges do not add up.
            if !adds_up(item) {
                return Some(as_last(last));
            }
            let sums = sums(item).filter(|s| !s.fit(item, end))?;
            let (last, sum) = (as_last(last), sums.show());
            Some(Text::new(format!("{} atau {}", last.id, sum.id), format!("{} or {}", last.en, sum.en)))
        }
    }
}

fn as_last(last: &Value) -> Text {
    Text::new(format!("{last} (target tahun terakhir)"), format!("{last} (the last year’s target)"))
}

/// What a final value is compared with.
enum Way {
    Last,
    Sum,
    Any,
}

/// States, published figures, shares and indices end where the last year ends, `jumlah` adds up; of all others nobody
/// has said which, and either will do.
fn way(item: &Indikator) -> Way {
    match item.perhitungan.value {
        Some(Perhitungan::Jumlah) => Way::Sum,
        Some(Perhitungan::Posisi | Perhitungan::Rilis) => Way::Last,
        None if item.satuan.value.as_ref().is_some_and(|u| u.is_percent() || u.is_index()) => Way::Last,
        None => Way::Any,
    }
}

fn last_target(item: &Indikator) -> Option<&Value> {
    item.target(item.years?.last()?).value().filter(|v| v.is_given())
}

/// Equal but for rounding; of a range or a bound and a figure, one inside the other.
fn fits(item: &Indikator, end: &Value, wanted: &Value) -> bool {
    same_but_for_rounding(item, item, end, wanted) || inside(wanted, end) || inside(end, wanted)
}

/// The sum of all years, alone and with the baseline.
struct Sums {
    years: Decimal,
    with_baseline: Option<Decimal>,
}

impl Sums {
    fn fit(&self, item: &Indikator, end: &Value) -> bool {
        std::iter::once(self.years)
            .chain(self.with_baseline)
            .any(|sum| end.as_number().is_some_and(|n| n == sum) || fits(item, end, &Value::Number(sum)))
    }
    fn show(&self) -> Text {
        let sum = format_number(self.years);
        Text::new(format!("{sum} (jumlah semua tahun)"), format!("{sum} (the sum of all years)"))
    }
}

/// The row holds plain figures only.
fn adds_up(item: &Indikator) -> bool {
    item.targets.iter().all(|t| t.known.value().is_none_or(|v| amount(v).is_some()))
}

/// None where a year is missing or doubtful, or a value is no plain figure.
fn sums(item: &Indikator) -> Option<Sums> {
    let mut years = Decimal::ZERO;
    for year in item.years?.iter() {
        years = years.checked_add(amount(item.target(year).value()?)?)?;
    }
    let with_baseline = match item.awal.as_ref().map(|a| &a.known) {
        Some(Known::Unknown) => return None,
        Some(known) => known.value().and_then(amount).and_then(|a| a.checked_add(years)),
        None => None,
    };
    Some(Sums { years, with_baseline })
}

/// A figure that adds up; a year in which nothing is planned adds nothing.
fn amount(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(n) | Value::Percent(n) | Value::Money(n) => Some(*n),
        Value::NotPlanned => Some(Decimal::ZERO),
        _ => None,
    }
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    item: &Indikator,
    (akhir, end): (&YearValue, &Value),
    expected: Text,
) {
    let (name, end) = (ctx.name(item.node), said(end, akhir.unit.as_deref()));
    let message = Text::new(
        format!("Nilai akhir {name} {}, sedangkan targetnya memberi {}.", end.id, expected.id),
        format!("The final value of {name} is {}, but its targets give {}.", end.en, expected.en),
    );
    let help = Text::new(
        "Betulkan nilai akhir atau targetnya; bila nilainya dijumlahkan, tulis perhitungan jumlah.",
        "Mend the final value or the targets; where the values add up, say so with `perhitungan jumlah`.",
    );
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, akhir.place), message, help);
    finding.label(Text::new(format!("bukan {}", expected.id), format!("not {}", expected.en)));
}

//! S03 angka-meragukan: a value about a thousand times its neighbours: a dot too many or too few.

use selaras_plan::number::{Decimal, format_number};
use selaras_plan::unit::Unit;
use selaras_plan::value::{Value, convert};

use crate::context::Ctx;
use crate::documents::NodeRef;
use crate::facts::{Indikator, Known, YearValue};
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{counterpart, related_target, their_word, units_clash};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S03",
    slug: "angka-meragukan",
    severity: Severity::Warning,
    title: Words {
        id: "Angka kira-kira seribu kali tetangganya",
        en: "A number about a thousand times its neighbours",
    },
    compares: Words {
        id: "Sebuah nilai dibandingkan dengan nilai RPJMD di tahun yang sama; bila tidak ada, dengan \
             kondisi awal; bila itu pun tidak ada, dengan nilai tengah barisnya.",
        en: "A value is compared with the RPJMD’s in the same year; without one, with the baseline; \
             without that, with the median of its row.",
    },
    why: Words {
        id: "Satu titik yang salah tempat mengubah 7 menjadi 7.000. Angkanya tetap sah sebagai tulisan, \
             sehingga hanya tetangganya yang dapat membongkarnya.",
        en: "One misplaced dot turns 7 into 7.000. It is still well written, so that only its neighbours \
             give it away.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah memeriksa angka itu pada sumbernya. Bila memang benar, kecualikan dengan \
             alasan.",
        en: "The author looks the number up in its source. Where it is right, it is waived with a reason.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Koma RPJMD menjadi titik di Renstra.",
                en: "The RPJMD’s comma has become a dot in the Renstra.",
            },
            changes: &[Change {
                file: "kec-utara.renstra",
                from: "target = 77 | 78 | 79 | 80 | 81",
                to: "target = 77 | 78.000 | 79 | 80 | 81",
            }],
            today: None,
            expect: &["kec-utara.renstra:23 warning"],
        },
        Example {
            title: Words {
                id: "Seluruh baris seribu kali angka RPJMD: barisnya sendiri rata, hanya RPJMD yang membongkarnya.",
                en: "A whole row a thousand times the RPJMD’s: it is even in itself, and only the RPJMD gives it away.",
            },
            changes: &[Change {
                file: "kec-utara.renstra",
                from: "target = 77 | 78 | 79 | 80 | 81",
                to: "target = 77.000 | 78.000 | 79.000 | 80.000 | 81.000",
            }],
            today: None,
            expect: &["kec-utara.renstra:23 warning"],
        },
        Example {
            title: Words {
                id: "Kondisi awal jauh dari seluruh barisnya: satu temuan, pada kondisi awal.",
                en: "A baseline far from its whole row: one finding, at the baseline.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "awal   2024 = 240",
                to: "awal   2024 = 0,24",
            }],
            today: None,
            expect: &["diskominfo.renstra:46 warning"],
        },
        Example {
            title: Words {
                id: "Titik ribuan pada baris yang nilainya satuan.",
                en: "A thousands dot in a row of single digits.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 5 | 6 | 7 | 8 | 9",
                to: "target = 5 | 6 | 7.000 | 8 | 9",
            }],
            today: None,
            expect: &["diskominfo.renstra:39 warning"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Pertumbuhan bilangan bulat kecil, tanpa titik di mana pun.",
                en: "Small whole numbers that grow, without a dot anywhere.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 4
              target = 5 | 6 | 7 | 8 | 9",
                to: r"awal   2024 = 1
              target = 300 | 310 | 320 | 330 | 340",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Titik ribuan pada baris yang semuanya ribuan.",
                en: "A thousands dot in a row of thousands.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 240
              target = 250 | 260 | 270 | 280 | 290
              akhir  1.350",
                to: r"awal   2024 = 3.050
              target = 3.140 | 3.200 | 3.300 | 3.400 | 3.500
              akhir  16.540",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Uang tidak dinilai di sini: pagu yang ditulis dalam rupiah penuh.",
                en: "Money is not judged here: an amount in full rupiah.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "pagu = Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta",
                to: "pagu = Rp500.000.000 | Rp500 juta | Rp0,5 miliar | 500.000.000 | 500 juta",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Satuan di dalam sel yang seribu kali satuannya.",
                en: "A unit in the cell that is a thousand of the row’s.",
            },
            changes: &[Change {
                file: "kec-utara.renstra",
                from: "target = 600 | 660 | 720 | 780 | 840",
                to: "target = 600 orang | 0,66 ribu orang | 720 | 780 | 840",
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        // Money is P06's.
        if item.satuan.value.as_ref().is_some_and(Unit::is_money) {
            continue;
        }
        let other = counterpart(ctx, item);
        if is_even(item, other.map(|(_, o)| o)) {
            continue;
        }
        let row = Row { item, other: other.map(|(_, o)| o).filter(|o| !units_clash(item, o)) };
        // A whole row that lost its commas is one mistake; cells far from their own row stand each for itself.
        let (beside, alone): (Vec<Doubt>, Vec<Doubt>) =
            row.doubts().into_iter().partition(|d| matches!(d.near, Near::Target(_)));
        let of = other.map(|(of, _)| of);
        if let [first, others @ ..] = beside.as_slice() {
            report(ctx, found, item, of, first, others);
        }
        for doubt in &alone {
            report(ctx, found, item, of, doubt, &[]);
        }
    }
}

/// Nothing in the row is far from anything else: nearly every row, seen at the cost of its figures.
fn is_even(item: &Indikator, other: Option<&Indikator>) -> bool {
    if let Some(other) = other
        && item.satuan.value != other.satuan.value
    {
        return false;
    }
    let row = Row { item, other: None };
    let known = |i: Option<&Indikator>| {
        let all = i.into_iter().flat_map(|i| {
            let ends =
                [i.awal.as_ref().map(|a| (&a.known, &a.unit)), i.akhir.as_ref().map(|a| (&a.known, &a.unit))];
            i.targets.iter().map(|t| (&t.known, &t.unit)).chain(ends.into_iter().flatten())
        });
        all.filter_map(|(known, unit)| row.figure(known, unit.as_deref())).fold(
            None,
            |span: Option<(Decimal, Decimal)>, n| {
                Some(span.map_or((n, n), |(low, high)| (low.min(n), high.max(n))))
            },
        )
    };
    let (own, theirs) = (known(Some(item)), known(other));
    let Some((low, high)) = own else { return true };
    let (low, high) = theirs.map_or((low, high), |(l, h)| (low.min(l), high.max(h)));
    low.checked_mul(LEAST).is_none_or(|far| high < far)
}

const LEAST: Decimal = Decimal::from_parts(300, 0, 0, false, 0);
const MOST: Decimal = Decimal::from_parts(3000, 0, 0, false, 0);

/// One value is about a thousand times the other. Two small whole numbers are not: no dot parts either.
fn is_far(a: Decimal, b: Decimal) -> bool {
    let (small, big) = if a < b { (a, b) } else { (b, a) };
    let plain = small.is_integer() && big.is_integer() && big < Decimal::ONE_THOUSAND;
    let (Some(least), Some(most)) = (small.checked_mul(LEAST), small.checked_mul(MOST)) else { return false };
    least <= big && big <= most && !plain
}

/// An indicator's figures, beside those of the one that it adopts.
struct Row<'a> {
    item: &'a Indikator,
    other: Option<&'a Indikator>,
}

/// A cell far from what it should be near to.
struct Doubt {
    what: Text,
    cell: Place,
    value: Decimal,
    near: Near,
    reference: Decimal,
}

/// What a cell should be near to.
#[derive(Clone, Copy, PartialEq)]
enum Near {
    /// The adopted indicator's target of that year.
    Target(u16),
    /// Its baseline, or final value, there.
    There,
    /// The row's own baseline.
    Baseline,
    /// The middle of the row's other cells.
    Others,
}

impl Row<'_> {
    fn doubts(&self) -> Vec<Doubt> {
        let targets: Vec<(&YearValue, Decimal)> = self
            .item
            .own_targets()
            .filter_map(|t| Some((t, self.figure(&t.known, t.unit.as_deref())?)))
            .collect();
        let mut doubts: Vec<Doubt> = targets.iter().filter_map(|t| self.target(t, &targets)).collect();
        let all = || targets.iter().map(|(_, n)| *n).collect::<Vec<_>>();
        if let Some(awal) = self.item.awal.as_ref().filter(|a| !a.inherited) {
            let before = targets.iter().filter(|(t, _)| !self.is_new_measure(t.year)).map(|(_, n)| *n);
            let theirs = self.other.and_then(|o| o.awal.as_ref()).map(|a| (&a.known, a.unit.as_deref()));
            let what = Text::new("Kondisi awal", "The baseline");
            doubts.extend(self.end(
                what,
                (&awal.known, awal.unit.as_deref(), awal.place),
                theirs,
                before.collect(),
            ));
        }
        if let Some(akhir) = &self.item.akhir {
            let theirs = self.other.and_then(|o| o.akhir.as_ref()).map(|a| (&a.known, a.unit.as_deref()));
            let what = Text::new("Nilai akhir", "The final value");
            doubts.extend(self.end(what, (&akhir.known, akhir.unit.as_deref(), akhir.place), theirs, all()));
        }
        doubts
    }

    /// A target beside the RPJMD's of its year, else the baseline, else the middle of the others.
    fn target(
        &self,
        (target, value): &(&YearValue, Decimal),
        all: &[(&YearValue, Decimal)],
    ) -> Option<Doubt> {
        let doubt = |near, reference| {
            let what = Text::new(format!("Target {}", target.year), format!("The {} target", target.year));
            is_far(*value, reference).then_some(Doubt {
                what,
                cell: target.place,
                value: *value,
                near,
                reference,
            })
        };
        let theirs = self.other.and_then(|o| o.targets.iter().find(|t| t.year == target.year));
        match theirs.map(|t| (&t.known, self.theirs(&t.known, t.unit.as_deref()))) {
            // What is in doubt there may have been taken from there.
            Some((Known::Unknown, _)) => return None,
            Some((_, Some(reference))) => return doubt(Near::Target(target.year), reference),
            _ => {}
        }
        let new = self.is_new_measure(target.year);
        let others = all.iter().filter(|(t, _)| t.year != target.year && self.is_new_measure(t.year) == new);
        let others = median(others.map(|(_, n)| *n).collect());
        let awal = self.item.awal.as_ref().filter(|_| !new);
        match (awal.and_then(|a| self.figure(&a.known, a.unit.as_deref())), others) {
            // Where the others are far from the baseline too, the baseline is the odd one.
            (Some(awal), Some((middle, _))) if is_far(awal, middle) => None,
            (Some(awal), _) => doubt(Near::Baseline, awal),
            (None, Some((middle, count))) if count > 1 => doubt(Near::Others, middle),
            (None, _) => None,
        }
    }

    /// A baseline or final value beside the RPJMD's, else the middle of the targets.
    fn end(
        &self,
        what: Text,
        (known, unit, cell): (&Known, Option<&str>, Place),
        theirs: Option<(&Known, Option<&str>)>,
        targets: Vec<Decimal>,
    ) -> Option<Doubt> {
        let value = self.figure(known, unit)?;
        let (near, reference) = match theirs.map(|(known, unit)| (known, self.theirs(known, unit))) {
            Some((Known::Unknown, _)) => return None,
            Some((_, Some(reference))) => (Near::There, reference),
            _ => (Near::Others, median(targets).filter(|(_, count)| *count > 1)?.0),
        };
        is_far(value, reference).then_some(Doubt { what, cell, value, near, reference })
    }

    fn is_new_measure(&self, year: u16) -> bool {
        self.item.rumus_baru.is_some_and(|from| year >= from)
    }

    /// The size of a value counted in the row's unit: of a number, a bound, the middle of a range. None of zero, and
    /// of forms that say something else or are S04's.
    fn figure(&self, known: &Known, unit: Option<&str>) -> Option<Decimal> {
        let value = known.value()?;
        let row = self.item.satuan.value.as_ref();
        let percent = row.is_none_or(Unit::is_percent);
        match value {
            Value::Number(_)
            | Value::Bound { per: None, percent: false, .. }
            | Value::Range { percent: false, .. } => {}
            Value::Percent(_) | Value::Bound { per: None, .. } | Value::Range { .. } if percent => {}
            _ => return None,
        }
        let size = match (unit, row) {
            (Some(unit), Some(row)) => convert(value, &Unit::parse(unit), row)?.midpoint()?,
            _ => value.midpoint()?,
        };
        (!size.is_zero()).then(|| size.abs())
    }

    /// The same of the other side's value.
    fn theirs(&self, known: &Known, unit: Option<&str>) -> Option<Decimal> {
        let other = self.other?;
        let size = Row { item: other, other: None }.figure(known, unit)?;
        match (other.satuan.value.as_ref(), self.item.satuan.value.as_ref()) {
            (Some(theirs), Some(own)) if theirs != own => theirs.convert(size, own),
            _ => Some(size),
        }
    }
}

/// The middle value, the lower one of two, and of how many.
fn median(mut values: Vec<Decimal>) -> Option<(Decimal, usize)> {
    values.sort_unstable();
    let middle = values.get(values.len().saturating_sub(1) / 2)?;
    Some((*middle, values.len()))
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    item: &Indikator,
    of: Option<NodeRef>,
    doubt: &Doubt,
    others: &[Doubt],
) {
    let name = ctx.name(item.node);
    let (value, reference) = (format_number(doubt.value), format_number(doubt.reference));
    let (times_id, times_en) = match doubt.value > doubt.reference {
        true => ("kira-kira seribu kali", "about a thousand times"),
        false => ("kira-kira seperseribu dari", "about a thousandth of"),
    };
    let there = of.map(|of| their_word(ctx, of)).unwrap_or_default();
    let near = match doubt.near {
        Near::Target(_) | Near::There => {
            Text::new(format!("nilai di {}", there.id), format!("the value in {}", there.en))
        }
        Near::Baseline => Text::new("kondisi awalnya", "its baseline"),
        Near::Others => Text::new("nilai lain di barisnya", "the other values of its row"),
    };
    let (more_id, more_en) = match others.len() {
        0 => (String::new(), String::new()),
        n => (
            format!(" Pada baris ini ada {n} nilai lain yang demikian."),
            format!(" The row has {n} more such values."),
        ),
    };
    let message = Text::new(
        format!("{} {name} terbaca {value}, {times_id} {} ({reference}).{more_id}", doubt.what.id, near.id),
        format!("{} of {name} reads {value}, {times_en} {} ({reference}).{more_en}", doubt.what.en, near.en),
    );
    let help = Text::new(
        "Periksa titik dan komanya pada sumber; bila angkanya memang benar, kecualikan dengan alasan.",
        "Check its dots and commas in the source; where the figure is right, waive this with a reason.",
    );
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, doubt.cell), message, help);
    finding.label(Text::new(format!("terbaca {value}"), format!("reads {value}")));
    finding.also = others.iter().map(|o| o.cell).collect();
    match (doubt.near, of.and_then(|of| Some((of, ctx.adopted(of)?)))) {
        (Near::Target(year), Some((of, other))) => related_target(ctx, finding, of, other, year),
        (Near::Baseline, _) => {
            let place = item.awal.as_ref().filter(|a| !a.inherited).map_or(Place::Header, |a| a.place);
            let words = Text::new(format!("kondisi awal {reference}"), format!("baseline {reference}"));
            finding.related(Some(ctx.node(item.node)), ctx.at(item.node, place), words);
        }
        _ => {}
    }
}

//! T19 kolom-bergeser: a row that equals the RPJMD’s, moved by one column.

use selaras_plan::value::Value;

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::facts::{Indikator, YearValue};
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{counterpart, same_but_for_rounding, their_word, units_clash};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T19",
    slug: "kolom-bergeser",
    severity: Severity::Warning,
    title: Words {
        id: "Baris bergeser satu kolom dari RPJMD",
        en: "A row moved by one column against the RPJMD’s",
    },
    compares: Words {
        id: "Kondisi awal dan target indikator yang mengacu dibandingkan dengan baris RPJMD yang digeser \
             satu kolom.",
        en: "Baseline and targets of an adopted indicator are compared with the RPJMD’s row, moved by one \
             column.",
    },
    why: Words {
        id: "Saat tabel disalin, kondisi awal sering jatuh ke kolom tahun pertama. Satu temuan \
             menggantikan lima target yang berbeda.",
        en: "When a table is copied, the baseline often lands in the first year’s column. One finding \
             stands for five targets that differ.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menggeser baris itu kembali.",
        en: "The agency’s planner moves the row back.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Kondisi awal masuk ke kolom 2025, dan semua target mundur setahun.",
            en: "The baseline sits in the column of 2025, and every target is a year late.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r"awal   2024 = 3,2
        target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
            to: "target = 3,2 | 3,3 | 3,5 | 3,7 | 3,9",
        }],
        today: None,
        expect: &["diskominfo.renstra:15 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Baris yang mulai pada tahun kedua tidak bergeser.",
            en: "A row that begins in the second year is not moved.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
            to: "target 2026-2029 = 3,5 | 3,7 | 3,9 | 4,1",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let Some((of, other)) = counterpart(ctx, item) else { continue };
        if units_clash(item, other) {
            continue;
        }
        let late = moved(item, other, Shift::Late);
        if late || moved(item, other, Shift::Early) {
            report(ctx, found, item, of, late);
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Shift {
    /// Each value stands a year too late: the baseline sits in the first year.
    Late,
    /// Each value stands a year too early.
    Early,
}

/// At least so many own cells stand beside one of the other row, and at least so many of them say something else than
/// the other side in their own year: less is chance.
const COMPARED: usize = 3;
const DIFFERENT: usize = 2;

/// Every own cell equals the other row's neighbour.
fn moved(item: &Indikator, other: &Indikator, shift: Shift) -> bool {
    let (mut compared, mut different) = (0, 0);
    for target in item.own_targets() {
        let Some(own) = value(target) else { return false };
        let Some(neighbour) = neighbour(other, target.year, shift) else { continue };
        if !same_but_for_rounding(item, other, own, neighbour) {
            return false;
        }
        compared += 1;
        let theirs = other.target(target.year).value();
        different += usize::from(theirs.is_some_and(|v| !same_but_for_rounding(item, other, own, v)));
    }
    compared >= COMPARED && different >= DIFFERENT
}

fn value(target: &YearValue) -> Option<&Value> {
    target.known.value().filter(|v| v.is_given())
}

/// The other row's value one column to the left or right; left of the first year stands the baseline.
fn neighbour(other: &Indikator, year: u16, shift: Shift) -> Option<&Value> {
    let years = other.years?;
    let column = years.index_of(year)?;
    let of = |column: usize| other.target(years.get(column)?).value();
    let found = match (shift, column.checked_sub(1)) {
        (Shift::Late, Some(before)) => of(before),
        (Shift::Late, None) => other.awal.as_ref().and_then(|a| a.known.value()),
        (Shift::Early, _) => of(column + 1),
    };
    found.filter(|v| v.is_given())
}

fn report(ctx: &Ctx, found: &mut Findings, item: &Indikator, of: NodeRef, late: bool) {
    let (name, ours, above) = (ctx.name(item.node), document_word(ctx.document.kind), their_word(ctx, of));
    let (id, en) = match late {
        true => ("terlambat", "late"),
        false => ("terlalu awal", "early"),
    };
    let message = Text::new(
        format!(
            "Target {name} di {ours} sama dengan baris {}, tetapi setiap angkanya satu kolom {id}.",
            above.id
        ),
        format!(
            "The targets of {name} in the {ours} are the row of {}, but every figure stands one column {en}.",
            above.en
        ),
    );
    let help = Text::new(
        format!("Geser baris itu satu kolom sehingga setiap tahun sama dengan {}.", above.id),
        format!("Move the row by one column, so that every year is that of {}.", above.en),
    );
    let row = |item: &Indikator| item.rows.first().map_or(Place::Header, |row| Place::Prop(*row));
    let at = ctx.at(item.node, row(item));
    let finding = found.add(&RULE, ctx.node(item.node), at, message, help);
    finding.label(Text::new("bergeser satu kolom", "moved by one column"));
    let theirs = ctx.adopted(of).map_or(Place::Header, row);
    finding.related(
        Some(of),
        ctx.at_node(of, theirs),
        Text::new(format!("baris di {}", above.id), format!("the row in {}", above.en)),
    );
}

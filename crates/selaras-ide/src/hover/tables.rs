//! Figures by year: targets of an indicator beside those of the other plan, money beside its parts and the RPJMD's.

use selaras_analysis::assess::assess;
use selaras_analysis::context::document_word;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::facts::{Baseline, Indikator};
use selaras_analysis::pagu::Money;
use selaras_analysis::place::Place;
use selaras_analysis::plan::structure;
use selaras_syntax::schema::NodeKind;

use super::{node::document_name, say};
use crate::Ide;
use crate::figures::{Figures, shown, shown_money};
use crate::page::{Cell, Page};
use crate::symbol::programs_above;
use crate::takers::{Way, takers};

/// More plans than that do not fit beside each other.
const BESIDE: usize = 3;

/// A column of targets.
struct Side {
    head: String,
    item: Indikator,
    /// The cells that a finding says differ from the plan above.
    differing: Vec<Place>,
}

/// The targets of an indicator, and of the one that it adopts, or of those that adopt it with targets of their own.
pub(super) fn targets(ide: &Ide, node: NodeRef, page: &mut Page) {
    let own = side(ide, node, true);
    let mut sides = Vec::new();
    match own.item.adopted() {
        Some(of) => sides.extend([side(ide, of, of.doc == node.doc), own]),
        None => {
            sides.push(own);
            let adopters = takers(ide, node).into_iter().filter(|t| t.way == Way::Adopts);
            let written = adopters.map(|t| side(ide, t.by, true)).filter(has_own_figures);
            sides.extend(written.take(BESIDE));
        }
    }
    let mut rows = Vec::new();
    rows.extend(baselines(ide, &sides));
    let mut years: Vec<u16> = sides.iter().flat_map(|s| s.item.targets.iter().map(|t| t.year)).collect();
    years.sort_unstable();
    years.dedup();
    for year in years {
        rows.push(row(year.to_string(), sides.iter().map(|s| target(s, year))));
    }
    if sides.iter().any(|s| s.item.akhir.is_some()) {
        let akhir = |s: &Side| match &s.item.akhir {
            Some(a) => cell(s, shown(&a.known, a.unit.as_deref()), a.place, false),
            None => Cell { text: "–".to_owned(), marked: false },
        };
        rows.push(row("akhir".to_owned(), sides.iter().map(akhir)));
    }
    let any_inherited = rows.iter().flatten().any(|c| c.text.starts_with('('));
    let heads = std::iter::once(say(ide, "Tahun", "Year")).chain(sides.iter().map(|s| s.head.clone()));
    page.table(heads.collect(), rows);
    if any_inherited {
        page.line("", say(ide, "(…) diwarisi, tidak ditulis di sana", "(…) inherited, not written there"));
    }
}

fn side(ide: &Ide, node: NodeRef, by_name: bool) -> Side {
    let document = ide.documents().get(node.doc);
    let head = match document.kind {
        NodeKind::Renstra if by_name => document.id.to_string(),
        kind if document.id.is_empty() || !by_name => document_word(kind).to_owned(),
        _ => document_name(ide, node.doc),
    };
    Side { head, item: Figures::of(ide, node.doc).indikator(node.node), differing: differing(ide, node) }
}

fn has_own_figures(side: &Side) -> bool {
    side.item.own_targets().next().is_some() || side.item.awal.as_ref().is_some_and(|a| !a.inherited)
}

/// The cells of an indicator of which T01 or T02 says that the plan above has another value.
pub(super) fn differing(ide: &Ide, node: NodeRef) -> Vec<Place> {
    let found = assess(ide.db(), ide.workspace(), node.doc).findings.iter();
    let here = found.filter(|f| f.node == node && matches!(f.rule.code, "T01" | "T02"));
    here.flat_map(|f| std::iter::once(f.at.place).chain(f.also.iter().copied())).collect()
}

fn row(name: String, cells: impl Iterator<Item = Cell>) -> Vec<Cell> {
    std::iter::once(Cell { text: name, marked: false }).chain(cells).collect()
}

fn target(side: &Side, year: u16) -> Cell {
    match side.item.targets.iter().find(|t| t.year == year) {
        Some(t) => cell(side, shown(&t.known, t.unit.as_deref()), t.place, t.inherited),
        None => Cell { text: "–".to_owned(), marked: false },
    }
}

fn cell(side: &Side, text: String, place: Place, inherited: bool) -> Cell {
    let marked = !inherited && side.differing.contains(&place);
    Cell { text: if inherited { format!("({text})") } else { text }, marked }
}

/// The row of baselines; their year stands before it where all have the same.
fn baselines(ide: &Ide, sides: &[Side]) -> Option<Vec<Cell>> {
    let all: Vec<&Baseline> = sides.iter().filter_map(|s| s.item.awal.as_ref()).collect();
    let first = all.first()?;
    let same = all.iter().all(|a| a.year == first.year);
    let word = say(ide, "awal", "baseline");
    let name = match first.year.filter(|_| same) {
        Some(year) => format!("{word} {year}"),
        None => word,
    };
    let baseline = |s: &Side| {
        let Some(awal) = &s.item.awal else { return Cell { text: "–".to_owned(), marked: false } };
        let value = shown(&awal.known, awal.unit.as_deref());
        let text = match awal.year.filter(|_| !same) {
            Some(year) => format!("{value} [{year}]"),
            None => value,
        };
        // A baseline of another year differs at its year.
        let year = awal.place.prop().map(|prop| Place::PropArg(prop, 0));
        let marked = !awal.inherited && year.is_some_and(|y| s.differing.contains(&y));
        let cell = cell(s, text, awal.place, awal.inherited);
        Cell { marked: cell.marked || marked, ..cell }
    };
    Some(row(name, sides.iter().map(baseline)))
}

/// The money of a node: what it says, what its parts add up to, what the RPJMD gives.
pub(super) fn pagu(ide: &Ide, node: NodeRef, page: &mut Page) {
    let figures = Figures::of(ide, node.doc);
    let money = figures.money();
    let Some(pagu) = money.of(node.node) else { return };
    let above = match programs_above(ide, node).as_slice() {
        [one] => Some((*one, Figures::of(ide, one.doc).money())),
        _ => None,
    };
    let (has_own, has_sum) = (pagu.row.is_some(), pagu.sum.iter().any(|m| m.is_given()));
    let mut heads = vec![say(ide, "Tahun", "Year")];
    heads.extend(above.as_ref().map(|(of, _)| document_name(ide, of.doc)));
    heads.extend(has_own.then(|| "pagu".to_owned()));
    heads.extend(has_sum.then(|| say(ide, "Σ bagiannya", "Σ of its parts")));
    let differs = differs_above(ide, node);
    let slack = money.slack(&money.parts(figures.tree, node.node));
    let mut rows = Vec::new();
    let mut sums = vec![Money::NotGiven; heads.len() - 1];
    for (column, year) in money.years.iter().enumerate() {
        let own = pagu.own.get(column).copied().unwrap_or_default();
        let sum = pagu.sum.get(column).copied().unwrap_or_default();
        let theirs = above.as_ref().map(|(of, table)| table.at(of.node, year));
        let other = theirs.is_some_and(|t| differs && t != pagu.at(column) && pagu.at(column).is_given());
        let wrong = pagu.contradiction(column, slack).is_some();
        let mut cells: Vec<(Money, bool)> = Vec::new();
        cells.extend(theirs.map(|t| (t, false)));
        cells.extend(has_own.then_some((own, other || wrong)));
        cells.extend(has_sum.then_some((sum, wrong || !has_own && other)));
        if cells.iter().all(|(m, _)| !m.is_given()) {
            continue;
        }
        sums.iter_mut().zip(&cells).for_each(|(sum, (m, _))| *sum = sum.plus(*m));
        let cells = cells.into_iter().map(|(m, marked)| Cell { text: shown_money(m), marked });
        rows.push(row(year.to_string(), cells));
    }
    if rows.len() > 1 {
        let cells = sums.into_iter().map(|m| Cell { text: shown_money(m), marked: false });
        rows.push(row(say(ide, "jumlah", "sum"), cells));
    }
    page.table(heads, rows);
}

/// P02 or P03 says that the plan above gives another amount.
fn differs_above(ide: &Ide, node: NodeRef) -> bool {
    let found = &assess(ide.db(), ide.workspace(), node.doc).findings;
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    // Under several sasaran one program is told once, at its first.
    let same = |f: NodeRef| f == node || f.doc == node.doc && tree.code(f.node) == tree.code(node.node);
    tree.kind(node.node) == NodeKind::Program
        && found.iter().any(|f| same(f.node) && matches!(f.rule.code, "P02" | "P03"))
}

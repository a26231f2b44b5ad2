//! The matrix of coverage: sasaran and programs of the plan in force beside the agencies.

use selaras_analysis::counted::Counted;
use selaras_analysis::documents::{DocId, NodeRef, documents};
use selaras_analysis::plan::structure;
use selaras_analysis::register::{AgencyId, Register};
use selaras_analysis::rules::matriks::{Cell, Row, matriks};
use selaras_analysis::rules::{self};
use selaras_analysis::waivers::{Waiver, collect, covers};
use selaras_syntax::schema::NodeKind;

use crate::Ide;
use crate::navigate::Goal;
use crate::views::places::{Places, path_of};
use crate::views::plans::register_of;
use crate::views::tally::{Answer, Judgements, Tally, answer};

/// The matrix.
#[derive(Clone, PartialEq, Debug)]
pub struct Coverage {
    /// The agencies of the region, in the order of the register.
    pub agencies: Vec<Column>,
    /// Sasaran, then programs.
    pub rows: Vec<CoverageRow>,
}

/// An agency.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The codes of its Renstra.
    pub renstra: Vec<String>,
}

/// A sasaran or a program.
#[derive(Clone, PartialEq, Debug)]
pub struct CoverageRow {
    /// Its name for machines.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// Its code.
    pub code: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where it stands.
    pub goal: Goal,
    /// What is to be said of it as a whole.
    pub verdict: Verdict,
    /// How many indicators it has.
    pub indicators: usize,
    /// The agencies that it is given to, or that take it up.
    pub cells: Vec<CoverageCell>,
}

/// A row at one agency.
#[derive(Clone, PartialEq, Debug)]
pub struct CoverageCell {
    /// The agency's code.
    pub agency: String,
    /// It is in charge.
    pub given: bool,
    /// What is to be said.
    pub verdict: Verdict,
    /// The row's indicators here.
    pub indicators: IndicatorCount,
    /// What takes it up has money.
    pub funded: bool,
    /// Findings of its Renstra that are about the row.
    pub findings: Tally,
    /// The nodes of its Renstra that take it up.
    pub nodes: Vec<(String, Goal)>,
}

/// The indicators of a row at one agency.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct IndicatorCount {
    /// How many the row has.
    pub given: usize,
    /// How many the Renstra takes up.
    pub taken_up: usize,
    /// How many it is told to miss.
    pub missing: usize,
    /// How many it has a waiver for.
    pub waived: usize,
}

/// What is to be said of a row, or of a row at an agency.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Taken up as given.
    Covered,
    /// Taken up, with indicators missing.
    Partial,
    /// Not taken up: a finding says so.
    Missing,
    /// Not taken up: a waiver says why.
    Waived,
    /// Not taken up here, but by another who is in charge.
    ByOthers,
    /// Taken up by one who is not in charge.
    Contributes,
    /// Taken up, though the plan gives it to somebody else: a finding says so.
    Outside,
    /// The agency has no Renstra here.
    NoRenstra,
    /// Nobody is in charge.
    Nobody,
    /// It cannot be known.
    Unknown,
}

impl Verdict {
    /// The word for machines.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Covered => "covered",
            Verdict::Partial => "partial",
            Verdict::Missing => "missing",
            Verdict::Waived => "waived",
            Verdict::ByOthers => "byOthers",
            Verdict::Contributes => "contributes",
            Verdict::Outside => "outside",
            Verdict::NoRenstra => "noRenstra",
            Verdict::Nobody => "nobody",
            Verdict::Unknown => "unknown",
        }
    }
}

/// The matrix of a plan in force; of one agency only its rows and its cells.
pub fn coverage(ide: &Ide, doc: DocId, only: Option<AgencyId>) -> Coverage {
    let register = register_of(ide, doc);
    let judged = Judgements::of(ide);
    let matriks = matriks(ide.db(), ide.workspace(), doc);
    let waivers: Vec<Waiver> =
        collect(ide.db(), ide.workspace()).into_iter().filter(|w| w.hides(ide.today)).collect();
    let mut view =
        Matrix { ide, doc, register: &register, judged: &judged, waivers, places: Places::new(*ide) };
    let is_meant = |a: AgencyId| only.is_none_or(|o| o == a);
    let columns = register.ids().filter(|a| is_meant(*a)).map(|a| Column {
        id: register.get(a).id.to_string(),
        name: register.get(a).name.to_string(),
        renstra: matriks
            .renstra
            .iter()
            .filter(|(_, agencies)| agencies.contains(&a))
            .map(|(doc, _)| ide.documents().get(*doc).id.to_string())
            .collect(),
    });
    let meant = |row: &&Row| only.is_none() || row.cells.iter().any(|c| is_meant(c.agency));
    let rows = matriks.rows.iter().filter(meant).map(|row| view.row(row, &is_meant)).collect();
    Coverage { agencies: columns.collect(), rows }
}

struct Matrix<'a> {
    ide: &'a Ide<'a>,
    doc: DocId,
    register: &'a Register,
    judged: &'a Judgements,
    /// Those that hide something today.
    waivers: Vec<Waiver>,
    places: Places<'a>,
}

impl Matrix<'_> {
    fn row(&mut self, row: &Row, is_meant: &dyn Fn(AgencyId) -> bool) -> CoverageRow {
        let tree = structure(self.ide.db(), self.ide.workspace(), row.node.doc);
        let verdicts: Vec<Verdict> = row.cells.iter().map(|c| self.verdict(row, c)).collect();
        let cells = row.cells.iter().zip(&verdicts).filter(|(c, _)| is_meant(c.agency));
        CoverageRow {
            id: path_of(self.ide, row.node),
            kind: tree.kind(row.node.node),
            code: tree.code(row.node.node).map(str::to_owned),
            title: tree.title(row.node.node).map(str::to_owned),
            goal: self.places.goal(row.node),
            verdict: of_row(row, &verdicts),
            indicators: row.indicators.len(),
            cells: cells.map(|(c, v)| self.cell(row, c, *v)).collect(),
        }
    }

    fn cell(&mut self, row: &Row, cell: &Cell, verdict: Verdict) -> CoverageCell {
        let waived = |i: &&NodeRef| !cell.indicators.contains(i) && self.is_waived(cell, **i);
        let indicators = IndicatorCount {
            given: row.indicators.len(),
            taken_up: cell.indicators.len(),
            missing: self.missing(row, cell),
            waived: row.indicators.iter().filter(waived).count(),
        };
        let mut findings = Tally::default();
        self.concerning(row, cell).for_each(|j| findings.add(j));
        CoverageCell {
            agency: self.register.get(cell.agency).id.to_string(),
            given: cell.given,
            verdict,
            indicators,
            funded: cell.funded,
            findings,
            nodes: cell.nodes.iter().map(|n| (path_of(self.ide, *n), self.places.goal(*n))).collect(),
        }
    }

    fn verdict(&self, row: &Row, cell: &Cell) -> Verdict {
        let taken = !cell.nodes.is_empty();
        match (cell.given, taken) {
            (true, true) if self.missing(row, cell) > 0 => Verdict::Partial,
            (true, true) => Verdict::Covered,
            (false, _) => match cell.nodes.iter().map(|n| self.judged.says(*n, &["C03"])).next() {
                Some(Answer::Shown) => Verdict::Outside,
                Some(Answer::Waived) => Verdict::Waived,
                _ => Verdict::Contributes,
            },
            (true, false) if cell.renstra.is_empty() => Verdict::NoRenstra,
            (true, false) => {
                // That a sasaran has no support is told to the first of those in charge, and means all of them.
                let lacks = self.judged.about(row.node).filter(|j| self.is_about(row, cell, j));
                match answer(lacks, &["C01", "C02"]) {
                    Answer::Shown => Verdict::Missing,
                    Answer::Waived => Verdict::Waived,
                    Answer::Silent if row.cells.iter().any(|c| !c.nodes.is_empty()) => Verdict::ByOthers,
                    Answer::Silent => Verdict::Unknown,
                }
            }
        }
    }

    fn is_about(&self, row: &Row, cell: &Cell, judged: &Counted) -> bool {
        let kind = structure(self.ide.db(), self.ide.workspace(), row.node.doc).kind(row.node.node);
        kind == NodeKind::Sasaran || cell.renstra.contains(&judged.finding.node.doc)
    }

    /// The row's indicators that C04 asks of the agency.
    fn missing(&self, row: &Row, cell: &Cell) -> usize {
        let asked = self.judged.about(row.node).filter(|j| {
            j.finding.rule.code == "C04" && !j.waived && cell.renstra.contains(&j.finding.node.doc)
        });
        asked.flat_map(|j| &j.finding.subjects).filter(|s| row.indicators.contains(&s.node)).count()
    }

    /// A waiver says why an indicator is not taken up (C04).
    fn is_waived(&self, cell: &Cell, indicator: NodeRef) -> bool {
        let (db, workspace) = (self.ide.db(), self.ide.workspace());
        let above = documents(db, workspace).versions(self.doc);
        let Some(rule) = rules::find("C04") else { return false };
        self.waivers.iter().any(|w| {
            let speaks = cell.renstra.contains(&w.home.doc) || above.contains(&w.home.doc);
            speaks && w.names(rule) && covers(db, workspace, &w.nodes, indicator)
        })
    }

    /// The findings of the agency's Renstra that are about the row: at a program of it and below, or naming the row or
    /// one of its indicators.
    fn concerning(&self, row: &Row, cell: &Cell) -> impl Iterator<Item = &Counted> {
        let (db, workspace) = (self.ide.db(), self.ide.workspace());
        let mut seen: Vec<*const Counted> = Vec::new();
        let mut found: Vec<&Counted> = Vec::new();
        let program = |n: &NodeRef| structure(db, workspace, n.doc).kind(n.node) == NodeKind::Program;
        for node in &cell.nodes {
            let tree = structure(db, workspace, node.doc);
            let below = if program(node) { tree.subtree(node.node) } else { vec![node.node] };
            for n in below {
                found.extend(self.judged.at(NodeRef { doc: node.doc, node: n }));
            }
        }
        for node in std::iter::once(&row.node).chain(&row.indicators) {
            found.extend(self.judged.about(*node).filter(|j| cell.renstra.contains(&j.finding.node.doc)));
        }
        found.retain(|j| {
            let new = !seen.contains(&std::ptr::from_ref(*j));
            seen.push(std::ptr::from_ref(*j));
            new
        });
        found.into_iter()
    }
}

/// What its cells say together.
fn of_row(row: &Row, verdicts: &[Verdict]) -> Verdict {
    let has = |v: Verdict| verdicts.contains(&v);
    let given: Vec<Verdict> =
        row.cells.iter().zip(verdicts).filter(|(c, _)| c.given).map(|(_, v)| *v).collect();
    let all = |v: Verdict| !given.is_empty() && given.iter().all(|g| *g == v);
    if row.nobody {
        Verdict::Nobody
    } else if has(Verdict::Missing) {
        Verdict::Missing
    } else if has(Verdict::Partial) {
        Verdict::Partial
    } else if all(Verdict::NoRenstra) {
        Verdict::NoRenstra
    } else if has(Verdict::Covered) {
        Verdict::Covered
    } else if has(Verdict::Waived) {
        Verdict::Waived
    } else {
        Verdict::Unknown
    }
}

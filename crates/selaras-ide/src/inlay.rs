//! Hints in the text: what the RPJMD says behind a cell that differs, what an indicator inherits, what the parts of a
//! pagu add up to.

use selaras_analysis::assess::assess;
use selaras_analysis::context::shorten;
use selaras_analysis::db::SourceFile;
use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::facts::{Field, Indikator};
use selaras_analysis::finding::Finding;
use selaras_analysis::items::{Head, SeriesYears};
use selaras_analysis::pagu::{Money, PaguTable};
use selaras_analysis::place::{Place, span_of};
use selaras_analysis::plan::structure;
use selaras_analysis::rule::Words;
use selaras_plan::years::Years;
use selaras_syntax::schema::{NodeKind, PropKind};
use selaras_syntax::tree::{NodeId, Span, Tree};

use crate::Ide;
use crate::figures::{Figures, difference, nodes_in, short_money};

/// Words behind a byte of the text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Hint {
    /// Behind what.
    pub offset: u32,
    /// Why.
    pub kind: HintKind,
    /// The words.
    pub label: String,
}

/// What a hint tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum HintKind {
    /// The RPJMD's value.
    Differs,
    /// What is inherited.
    Inherited,
    /// A sum of parts.
    Sum,
}

/// Which hints are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The RPJMD's value behind a cell that differs.
    pub differing: bool,
    /// What an indicator inherits.
    pub inherited: bool,
    /// What the parts of a pagu add up to.
    pub sums: bool,
}

impl Wanted {
    /// All of them.
    pub const ALL: Wanted = Wanted { differing: true, inherited: true, sums: true };
}

/// The hints within some bytes of a file, in order. What a hint stands for is told by the hover at its byte.
pub fn hints(ide: &Ide, path: &str, span: Span, wanted: Wanted) -> Vec<Hint> {
    let Some(file) = ide.snapshot.file(path) else { return Vec::new() };
    let parse = ide.snapshot.parse(file);
    let mut writer = Writer { ide, file, tree: &parse.tree, hints: Vec::new() };
    let nodes = nodes_in(ide, path, span);
    let mut rest = &nodes[..];
    while let Some((first, _)) = rest.first() {
        let here = rest.iter().take_while(|(n, _)| n.doc == first.doc).count();
        writer.document(first.doc, &rest[..here], wanted);
        rest = &rest[here..];
    }
    for (doc, document) in ide.documents().iter().filter(|_| wanted.differing) {
        if document.tables.iter().any(|p| p.file == file) {
            writer.tables(doc);
        }
    }
    let mut hints = writer.hints;
    hints.retain(|h| span.start <= h.offset && h.offset <= span.end);
    hints.sort();
    hints.dedup();
    hints
}

struct Writer<'a> {
    ide: &'a Ide<'a>,
    file: SourceFile,
    tree: &'a Tree,
    hints: Vec<Hint>,
}

impl Writer<'_> {
    fn document(&mut self, doc: DocId, nodes: &[(NodeRef, NodeId)], wanted: Wanted) {
        if wanted.differing {
            self.differing(doc, nodes);
        }
        let figures = Figures::of(self.ide, doc);
        if wanted.inherited {
            for (node, local) in
                nodes.iter().filter(|(n, _)| figures.tree.kind(n.node) == NodeKind::Indikator)
            {
                let item = figures.indikator(node.node);
                if let Some(label) = self.inherited(*node, &item) {
                    let at = self.tree.nodes[*local as usize].header.end;
                    self.push(at, HintKind::Inherited, label);
                }
            }
        }
        if wanted.sums && nodes.iter().any(|(n, _)| has_pagu(figures.tree.kind(n.node))) {
            let money = figures.money();
            for (node, local) in nodes {
                self.sums(&figures, &money, node.node, *local);
            }
        }
    }

    fn push(&mut self, offset: u32, kind: HintKind, label: String) {
        self.hints.push(Hint { offset, kind, label });
    }

    /// T01 to T04 know what the other side says.
    fn differing(&mut self, doc: DocId, nodes: &[(NodeRef, NodeId)]) {
        let found = &assess(self.ide.db(), self.ide.workspace(), doc).findings;
        let tells = |code: &str| matches!(code, "T01" | "T02" | "T03" | "T04");
        let file = self.file;
        for finding in found.iter().filter(|f| f.at.file == file && tells(f.rule.code)) {
            let in_range = nodes.binary_search_by_key(&finding.at.local, |(_, local)| *local).is_ok();
            if let Some(other) = finding.related.first().filter(|_| in_range) {
                let at = span_of(self.tree, finding.at.local, finding.at.place).end;
                self.push(at, HintKind::Differs, format!("≠ {}", other.words.get(self.ide.lang)));
            }
        }
    }

    /// T20 knows what the plan says behind a value of a table that restates it.
    fn tables(&mut self, doc: DocId) {
        let found = &assess(self.ide.db(), self.ide.workspace(), doc).findings;
        let file = self.file;
        let value = |place: Place| place.prop().is_some();
        let here = |f: &&Finding| f.at.file == file && f.rule.code == "T20" && value(f.at.place);
        for finding in found.iter().filter(here) {
            if let Some(other) = finding.related.first() {
                let at = span_of(self.tree, finding.at.local, finding.at.place).end;
                self.push(at, HintKind::Differs, format!("≠ {}", other.words.get(self.ide.lang)));
            }
        }
    }

    /// The name where none is written, the unit, the direction.
    fn inherited(&self, node: NodeRef, item: &Indikator) -> Option<String> {
        let of = item.adopted();
        let from = of.or_else(|| item.shares.first().map(|s| s.of))?;
        let title = |n: NodeRef| structure(self.ide.db(), self.ide.workspace(), n.doc).title(n.node);
        let name = of.filter(|_| title(node).is_none()).and(title(from));
        let carried = item
            .own_targets()
            .any(|t| t.unit.is_some() || t.known.value().is_some_and(selaras_plan::value::Value::is_percent));
        let unit = taken(&item.satuan).filter(|u| !carried && !u.is_empty()).map(|u| u.show());
        let words: Vec<String> = name
            .map(|n| format!("\"{}\"", shorten(n, 48)))
            .into_iter()
            .chain(unit)
            .chain(taken(&item.arah).map(|a| a.to_string()))
            .collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    fn sums(&mut self, figures: &Figures, money: &PaguTable, node: u32, local: NodeId) {
        let Some(pagu) = money.of(node) else { return };
        let given = |m: &Money| m.amount().is_some();
        if !pagu.sum.iter().any(given) {
            return;
        }
        let Some(row) = pagu.row else {
            let sums: Vec<String> =
                pagu.sum.iter().map(|m| m.amount().map_or_else(|| "–".to_owned(), short_money)).collect();
            let at = self.tree.nodes[local as usize].header.end;
            self.push(at, HintKind::Sum, format!("Σ {}", sums.join(" | ")));
            return;
        };
        let slack = money.slack(&money.parts(figures.tree, node));
        let cells = cells(figures.tree.head(node), figures.plan.columns(node), PropKind::Pagu);
        let before = self.hints.len();
        let mut compared = false;
        for (column, year) in money.years.iter().enumerate() {
            let both = [&pagu.own, &pagu.sum].iter().all(|r| r.get(column).is_some_and(given));
            compared |= both;
            let Some((own, sum)) = pagu.contradiction(column, slack) else { continue };
            let Some((_, place)) = cells.iter().find(|(y, _)| *y == year) else { continue };
            let at = span_of(self.tree, local, *place).end;
            self.push(at, HintKind::Sum, format!("Σ {} ({})", short_money(sum), difference(own, sum)));
        }
        if compared && self.hints.len() == before {
            let at = span_of(self.tree, local, Place::Prop(row)).end;
            let words = Words { id: "= Σ bagiannya", en: "= Σ of its parts" };
            self.push(at, HintKind::Sum, words.get(self.ide.lang).to_owned());
        }
    }
}

/// What is inherited, and not written.
fn taken<T>(field: &Field<T>) -> Option<&T> {
    field.value.as_ref().filter(|_| field.prop.is_none())
}

fn has_pagu(kind: NodeKind) -> bool {
    kind.properties().contains(&PropKind::Pagu)
}

/// The cells of a node's rows of one kind, with their years.
fn cells(head: &Head, columns: Option<Years>, kind: PropKind) -> Vec<(u16, Place)> {
    let rows = head.attrs.iter().enumerate().filter(|(_, a)| a.kind == kind);
    rows.flat_map(|(prop, attr)| {
        let years = match attr.years {
            SeriesYears::Given(years) => Some(years),
            SeriesYears::Implied => columns,
            SeriesYears::Bad(_) => None,
        };
        let years = years.unwrap_or_default().iter().enumerate();
        years.map(move |(cell, year)| (year, Place::Cell(prop as u16, cell as u16)))
    })
    .collect()
}

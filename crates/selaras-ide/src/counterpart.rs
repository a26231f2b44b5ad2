//! What stands for what: a node and the one that it is the same as in the plan above, a cell and that of the same year
//! there, a table and the plan that it restates; upwards and downwards.

use selaras_analysis::context::place_in;
use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::finding::At;
use selaras_analysis::items::Role;
use selaras_analysis::links::{View, links, restated};
use selaras_analysis::place::Place;
use selaras_analysis::plan::{structure, tables};
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::Ide;
use crate::goal::{Sheet, is_given};
use crate::symbol::{Home, programs_above};

/// Chains of a plan are short; whatever goes further is a circle.
const FAR: usize = 16;

/// A value of a node: a cell of a year, or a series that has one value only.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Figure {
    /// `target`, `awal`, `akhir`, `pagu`, `pagu-akhir`.
    pub kind: PropKind,
    /// The year, where it is known.
    pub year: Option<u16>,
}

impl Figure {
    fn is_money(self) -> bool {
        matches!(self.kind, PropKind::Pagu | PropKind::PaguAkhir)
    }
}

/// The nodes of the plan above that a node is the same as: the indicator that it adopts, the programs of its code.
pub fn above(ide: &Ide, node: NodeRef) -> Vec<NodeRef> {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    match tree.kind(node.node) {
        NodeKind::Indikator => linked(ide, node, Role::Mengacu),
        NodeKind::Program => programs_above(ide, node),
        _ => Vec::new(),
    }
}

/// What the links of a node in one role lead to.
pub fn linked(ide: &Ide, node: NodeRef, role: Role) -> Vec<NodeRef> {
    let links = links(ide.db(), ide.workspace(), node.doc).role(node.node, role);
    links.flat_map(|l| l.to.found().iter().copied()).collect()
}

/// The nodes above, or those of which an indicator is a share.
pub fn above_or_whole(ide: &Ide, node: NodeRef) -> Vec<NodeRef> {
    let same = above(ide, node);
    if same.is_empty() { linked(ide, node, Role::Berkontribusi) } else { same }
}

/// The cells that a figure of a node is held against: those of the same year in the plan above, of a pagu without one
/// those of the node that it is a part of.
pub fn cells_above(ide: &Ide, node: NodeRef, figure: Figure) -> Vec<At> {
    if !figure.is_money() {
        let up = above_or_whole(ide, node);
        return up.into_iter().flat_map(|n| own_or_inherited(ide, n, figure, FAR)).collect();
    }
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    for (depth, part) in tree.ancestors(node.node).enumerate() {
        let part = NodeRef { doc: node.doc, node: part };
        let sum = || cell(ide, part, figure).filter(|at| is_given(ide, *at));
        if depth > 0
            && let Some(at) = sum()
        {
            return vec![at];
        }
        let up = above(ide, part).into_iter().flat_map(|n| own_or_parts(ide, n, figure, FAR));
        let up: Vec<At> = up.collect();
        if !up.is_empty() {
            return up;
        }
    }
    Vec::new()
}

/// The cell of the node itself, else of the indicator from which it inherits.
fn own_or_inherited(ide: &Ide, node: NodeRef, figure: Figure, far: usize) -> Vec<At> {
    let own = cell(ide, node, figure);
    if let Some(at) = own.filter(|at| is_given(ide, *at)) {
        return vec![at];
    }
    let up = if far > 0 { above(ide, node) } else { Vec::new() };
    let found: Vec<At> = up.into_iter().flat_map(|n| own_or_inherited(ide, n, figure, far - 1)).collect();
    match found.is_empty() {
        // An empty cell is still the place where the value would stand.
        true => own.or_else(|| instead(ide, node, figure)).into_iter().collect(),
        false => found,
    }
}

/// What to compare with where the very cell is not written: a baseline of another year, the last target for `akhir`.
fn instead(ide: &Ide, node: NodeRef, figure: Figure) -> Option<At> {
    let sheet = Sheet::of(ide, Home::Plan(node));
    match figure.kind {
        PropKind::Awal => {
            let mut attrs = sheet.tree.head(node.node).attrs.iter();
            let first = attrs.position(|a| a.kind == PropKind::Awal)?;
            Some(place_in(sheet.tree, node.node, Place::Cell(first as u16, 0)))
        }
        PropKind::Akhir => {
            let last = sheet.years(node.node)?.last();
            sheet.cell(node.node, PropKind::Target, last).filter(|at| is_given(ide, *at))
        }
        _ => None,
    }
}

/// The cell of the node itself, else those of its parts, which are its sum.
fn own_or_parts(ide: &Ide, node: NodeRef, figure: Figure, far: usize) -> Vec<At> {
    if let Some(at) = cell(ide, node, figure).filter(|at| is_given(ide, *at)) {
        return vec![at];
    }
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let parts = |work: bool| -> Vec<At> {
        let is_work = |n: &u32| matches!(tree.kind(*n), NodeKind::Kegiatan | NodeKind::Subkegiatan);
        let children = tree.children(node.node).filter(|n| is_work(n) == work && far > 0);
        let nodes = children.map(|child| NodeRef { doc: node.doc, node: child });
        nodes.flat_map(|n| own_or_parts(ide, n, figure, far - 1)).collect()
    };
    // Kegiatan and results share out the same money: never both.
    let work = parts(true);
    if work.is_empty() { parts(false) } else { work }
}

/// The cell of a figure in a node.
pub(crate) fn cell(ide: &Ide, node: NodeRef, figure: Figure) -> Option<At> {
    Sheet::of(ide, Home::Plan(node)).cell(node.node, figure.kind, figure.year)
}

/// The nodes of tables that restate a node.
pub fn in_tables(ide: &Ide, node: NodeRef) -> Vec<Home> {
    let (db, workspace) = (ide.db(), ide.workspace());
    // A table of a revision may restate what stands in the plan before.
    let versions = ide
        .documents()
        .iter()
        .filter(|(doc, d)| !d.tables.is_empty() && ide.documents().versions(*doc).contains(&node.doc));
    let mut found = Vec::new();
    for (doc, _) in versions {
        for number in 0..tables(db, workspace, doc).len() {
            let nodes = restated(db, workspace, doc, number);
            let same = nodes.iter().enumerate().filter(|(n, of)| *n != 0 && **of == Some(node));
            found.extend(same.map(|(n, _)| Home::Table(doc, number, n as u32)));
        }
    }
    found
}

/// What a node of a plan became: the node of the same place in the newest revision that restates it.
pub fn in_force(ide: &Ide, node: NodeRef) -> NodeRef {
    let documents = ide.documents();
    let newer = documents.iter().filter(|(doc, d)| d.counts() && *doc != node.doc);
    let chains = newer.map(|(doc, _)| documents.versions(doc)).filter(|v| v.contains(&node.doc));
    match chains.max_by_key(|v| (v.len(), std::cmp::Reverse(v[0]))) {
        Some(versions) => View::new(ide.db(), ide.workspace(), versions[0]).current(node),
        None => node,
    }
}

/// Where a node comes from: up the chain of what it is the same as, and back to the first version of its plan that has
/// it.
pub fn origins(ide: &Ide, node: NodeRef) -> Vec<NodeRef> {
    let mut found = Vec::new();
    let mut waiting = vec![(node, 0)];
    let mut seen: Vec<NodeRef> = Vec::new();
    while let Some((node, far)) = waiting.pop() {
        if seen.contains(&node) {
            continue;
        }
        seen.push(node);
        let up = if far < FAR { above(ide, node) } else { Vec::new() };
        if up.is_empty() {
            found.push(first_version(ide, node));
        }
        waiting.extend(up.into_iter().rev().map(|n| (n, far + 1)));
    }
    found
}

/// The node of the same place in the oldest version of its plan that has it.
fn first_version(ide: &Ide, node: NodeRef) -> NodeRef {
    let view = View::new(ide.db(), ide.workspace(), node.doc);
    let older = view.layers.iter().skip(1).rev();
    if node.node == 0 {
        return older.map(|l| NodeRef { doc: l.doc, node: 0 }).next().unwrap_or(node);
    }
    let Some(code) = structure(ide.db(), ide.workspace(), node.doc).code(node.node) else { return node };
    let mut same = older.flat_map(|layer| {
        let nodes: Vec<u32> = layer.tree.coded(code).collect();
        nodes.into_iter().map(|n| NodeRef { doc: layer.doc, node: n })
    });
    same.find(|n| view.current(*n) == node).unwrap_or(node)
}

/// The documents that follow a plan, or revise it.
pub fn followers(ide: &Ide, doc: DocId) -> Vec<DocId> {
    let documents = ide.documents();
    let leads =
        |d: &selaras_analysis::documents::Document| [d.upstream.doc(), d.revises.doc()].contains(&Some(doc));
    documents.iter().filter(|(n, d)| d.counts() && *n != doc && leads(d)).map(|(n, _)| n).collect()
}

//! Going places: from a word to what it means, from a target to the RPJMD's of the same year; back to where it comes
//! from, and down to who takes it up.

use selaras_analysis::context::place_in;
use selaras_analysis::db::shape;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::finding::At;
use selaras_analysis::items::{Role, SkalaItem};
use selaras_analysis::place::Place;
use selaras_analysis::plan::{plan, structure};
use selaras_analysis::register::register;
use selaras_syntax::schema::{NodeKind, PropKind};
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::cascade::ties_to;
use crate::counterpart::{
    Figure, above_or_whole, cell, cells_above, followers, in_force, in_tables, linked, origins,
};
use crate::cursor::Cursor;
use crate::goal::{Sheet, Trees, goal_at, is_given, prop_goal};
use crate::named::{Named, named, plan_node, scale_node};
use crate::symbol::{Home, home, leads_to};

pub use crate::counterpart::above;
pub use crate::goal::{Goal, cell_goal, goal};

/// Where to go, and the word that one goes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Jump {
    /// The word under the cursor.
    pub from: Span,
    /// Where to: several where a code stands for several nodes.
    pub to: Vec<Goal>,
}

/// What one can go from.
pub(crate) enum Start {
    /// A word that names nodes.
    Word(Named),
    /// A cell, or where one would stand.
    Cell { home: Home, node: NodeRef, figure: Figure },
    /// Another property of a node.
    Property(NodeRef, PropKind),
}

/// From a reference to its declaration; from a target, a baseline or a pagu to the cell of the same year in the plan
/// above; from a node that is the same as one above to that one; from another declaration to itself.
pub fn definition(ide: &Ide, path: &str, offset: u32) -> Option<Jump> {
    let cursor = Cursor::at(ide, path, offset)?;
    let start = start(ide, &cursor)?;
    let from = span_of_start(&cursor, &start);
    let to = match start {
        Start::Word(Named { role: Some(_), nodes, .. }) => goals(ide, nodes),
        Start::Word(Named { nodes, .. }) if cursor.place.prop().is_some() => goals(ide, nodes),
        Start::Word(Named { nodes, .. }) => {
            let up = nodes.iter().flat_map(|node| match above(ide, *node) {
                up if up.is_empty() => vec![in_force(ide, *node)],
                up => up,
            });
            goals(ide, up)
        }
        Start::Cell { home, node, figure } => from_cell(ide, home, node, figure),
        Start::Property(node, kind) => {
            let up = above_or_whole(ide, node).into_iter();
            up.filter_map(|n| prop_goal(ide, n, kind).or_else(|| goal(ide, n))).collect()
        }
    };
    jump(from, to)
}

/// Where something comes from: the first of a chain of adoptions, in the first version of its plan.
pub fn declaration(ide: &Ide, path: &str, offset: u32) -> Option<Jump> {
    let cursor = Cursor::at(ide, path, offset)?;
    let start = start(ide, &cursor)?;
    let from = span_of_start(&cursor, &start);
    let nodes = match start {
        Start::Word(Named { nodes, .. }) => nodes,
        Start::Property(node, _) => vec![node],
        Start::Cell { node, figure, .. } => {
            let cells = origins(ide, node).into_iter().filter_map(|n| cell(ide, n, figure));
            return jump(from, goals_at(ide, cells.filter(|at| is_given(ide, *at))));
        }
    };
    jump(from, goals(ide, nodes.into_iter().flat_map(|n| origins(ide, n))))
}

/// Who takes something up, over all plans: who adopts or supports a node or shares in it, the programs of its code, the
/// Renstra of an agency, the plans that follow a plan; the cells of the same year of those who adopt a cell's
/// indicator, and of the tables that restate it.
pub fn implementation(ide: &Ide, path: &str, offset: u32) -> Option<Jump> {
    let cursor = Cursor::at(ide, path, offset)?;
    let start = start(ide, &cursor)?;
    let from = span_of_start(&cursor, &start);
    let to = match start {
        Start::Cell { node, figure, .. } => {
            let down = taken_up(ide, node).into_iter().filter_map(|n| cell(ide, n, figure));
            let tables = in_tables(ide, node).into_iter().filter_map(|home| in_table(ide, home, figure));
            goals_at(ide, down.chain(tables))
        }
        Start::Property(node, _) => goals(ide, taken_up(ide, node)),
        Start::Word(Named { nodes, .. }) => goals(ide, nodes.into_iter().flat_map(|n| taken_up(ide, n))),
    };
    jump(from, to)
}

/// What kind of thing something is: the scale of an indicator, the urusan of a program, kegiatan or subkegiatan, the
/// agency of a Renstra, the region of another plan, the register's entry of an agency.
pub fn type_definition(ide: &Ide, path: &str, offset: u32) -> Option<Jump> {
    let cursor = Cursor::at(ide, path, offset)?;
    let start = start(ide, &cursor)?;
    let from = span_of_start(&cursor, &start);
    let nodes = match start {
        Start::Word(Named { nodes, .. }) => nodes,
        Start::Cell { node, .. } | Start::Property(node, _) => vec![node],
    };
    jump(from, goals(ide, nodes.into_iter().flat_map(|n| type_of(ide, n))))
}

/// What the cursor is on.
pub(crate) fn start(ide: &Ide, cursor: &Cursor) -> Option<Start> {
    if let Some(word) = named(ide, cursor) {
        return Some(Start::Word(word));
    }
    let prop = cursor.place.prop()?;
    if !cursor.is_on_place() && !matches!(cursor.place, Place::Cell(..)) {
        return None;
    }
    let home = home(ide, cursor.file, cursor.local)?;
    let shape = shape(ide.db(), cursor.file);
    let attr = shape.nodes.get(cursor.local as usize)?.attrs.get(prop as usize)?;
    // A rule stands in no plan.
    if attr.kind == PropKind::Kecualikan && matches!(cursor.place, Place::PropArg(..)) {
        return None;
    }
    let here = plan_node(ide, home)?;
    let Place::Cell(_, cell) = cursor.place else { return Some(Start::Property(here, attr.kind)) };
    let local = match home {
        Home::Plan(node) => node.node,
        Home::Table(_, _, node) => node,
    };
    let year = Sheet::of(ide, home).year(local, attr.kind, attr.years, cell);
    if attr.kind != PropKind::Realisasi {
        return Some(Start::Cell { home, node: here, figure: Figure { kind: attr.kind, year } });
    }
    // What was achieved is held against what was planned.
    let head = &shape.nodes[cursor.local as usize];
    let of = head.refs.iter().find(|r| r.role == Role::Realisasi && r.place.prop() == Some(prop))?;
    let node = leads_to(ide, home, of).first().copied()?;
    let money = attr.words.iter().skip(1).any(|w| w.text.eq_ignore_ascii_case("pagu"));
    let kind = if money { PropKind::Pagu } else { PropKind::Target };
    Some(Start::Cell { home, node, figure: Figure { kind, year } })
}

fn span_of_start(cursor: &Cursor, start: &Start) -> Span {
    match start {
        Start::Word(word) => word.span,
        _ => cursor.span(),
    }
}

fn jump(from: Span, mut to: Vec<Goal>) -> Option<Jump> {
    let mut seen = Vec::new();
    to.retain(|goal| {
        !seen.contains(goal) && {
            seen.push(goal.clone());
            true
        }
    });
    (!to.is_empty()).then_some(Jump { from, to })
}

fn goals(ide: &Ide, nodes: impl IntoIterator<Item = NodeRef>) -> Vec<Goal> {
    let trees = Trees::new(ide);
    nodes.into_iter().filter_map(|n| trees.goal(n)).collect()
}

fn goals_at(ide: &Ide, places: impl IntoIterator<Item = At>) -> Vec<Goal> {
    let trees = Trees::new(ide);
    places.into_iter().filter_map(|at| trees.at(at)).collect()
}

fn from_cell(ide: &Ide, home: Home, node: NodeRef, figure: Figure) -> Vec<Goal> {
    let planned = home != Home::Plan(node);
    if planned {
        // A table restates the plan, and an achievement is held against it.
        let cell = cell(ide, node, figure).and_then(|at| goal_at(ide, at));
        let row = || prop_goal(ide, node, figure.kind).or_else(|| goal(ide, node));
        return cell.or_else(row).into_iter().collect();
    }
    let up = goals_at(ide, cells_above(ide, node, figure));
    if !up.is_empty() {
        return up;
    }
    let same = in_force(ide, node);
    if same != node {
        return goals_at(ide, cell(ide, same, figure));
    }
    // Nothing stands there in that year: the row, else the node.
    let row = |n| prop_goal(ide, n, figure.kind).or_else(|| goal(ide, n));
    let up: Vec<Goal> = above_or_whole(ide, node).into_iter().filter_map(row).collect();
    if !up.is_empty() {
        return up;
    }
    goals_at(ide, in_tables(ide, node).into_iter().filter_map(|home| in_table(ide, home, figure)))
}

fn in_table(ide: &Ide, home: Home, figure: Figure) -> Option<At> {
    let Home::Table(_, _, node) = home else { return None };
    Sheet::of(ide, home).cell(node, figure.kind, figure.year)
}

/// Who takes a node up.
fn taken_up(ide: &Ide, node: NodeRef) -> Vec<NodeRef> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let tree = structure(db, workspace, node.doc);
    if tree.kind(node.node) == NodeKind::PerangkatDaerah {
        let register = register(db, workspace, node.doc);
        let Some(agency) = register.ids().find(|a| register.get(*a).node == node) else { return Vec::new() };
        let documents = ide.documents().iter().filter(|(doc, d)| {
            d.kind == NodeKind::Renstra
                && d.counts()
                && d.region == Some(node.doc)
                && plan(db, workspace, *doc).agencies.includes(agency)
        });
        return documents.map(|(doc, _)| NodeRef { doc, node: 0 }).collect();
    }
    if node.node == 0 && tree.kind(0) == NodeKind::Daerah {
        let inside = ide.documents().iter().filter(|(doc, d)| d.region == Some(node.doc) && *doc != node.doc);
        return inside.map(|(doc, _)| NodeRef { doc, node: 0 }).collect();
    }
    if node.node == 0 {
        return followers(ide, node.doc).into_iter().map(|doc| NodeRef { doc, node: 0 }).collect();
    }
    ties_to(ide, node).into_iter().map(|tie| tie.from).collect()
}

/// What declares the kind of a node.
fn type_of(ide: &Ide, node: NodeRef) -> Vec<NodeRef> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let tree = structure(db, workspace, node.doc);
    let document = ide.documents().get(node.doc);
    match tree.kind(node.node) {
        NodeKind::PerangkatDaerah | NodeKind::Skala => vec![node],
        NodeKind::Indikator => scale_of(ide, node).into_iter().collect(),
        NodeKind::Program | NodeKind::Kegiatan | NodeKind::Subkegiatan => {
            let around = tree.nearest(node.node, NodeKind::Urusan);
            match (around, tree.code(node.node)) {
                (Some(urusan), _) => vec![NodeRef { doc: node.doc, node: urusan }],
                (None, Some(code)) => urusan(ide, node, code),
                (None, None) => Vec::new(),
            }
        }
        NodeKind::Renstra => {
            let Some(region) = document.region else { return Vec::new() };
            let register = register(db, workspace, region);
            plan(db, workspace, node.doc).agencies.agencies.iter().map(|a| register.get(*a).node).collect()
        }
        kind if kind.is_document() => {
            let region = document.region.filter(|r| *r != node.doc);
            region.map(|doc| NodeRef { doc, node: 0 }).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The declared scale of an indicator, or of the one that it adopts.
fn scale_of(ide: &Ide, node: NodeRef) -> Option<NodeRef> {
    let mut at = node;
    for _ in 0..16 {
        let here = place_in(structure(ide.db(), ide.workspace(), at.doc), at.node, Place::Header);
        let values = &selaras_analysis::db::items(ide.db(), here.file).values;
        if let Some(skala) = values.indikator(here.local).and_then(|i| i.skala.get()) {
            let SkalaItem::Name(name) = skala else { return None };
            return scale_node(ide, Home::Plan(at), name);
        }
        at = linked(ide, at, Role::Mengacu).first().copied()?;
    }
    None
}

/// The `urusan` that a code belongs to, in the own plan, else in the one above.
fn urusan(ide: &Ide, node: NodeRef, code: &str) -> Vec<NodeRef> {
    let Some(urusan) = selaras_plan::code::urusan_of(code) else { return Vec::new() };
    let above = ide.documents().get(node.doc).upstream.doc();
    let mut found = [Some(node.doc), above].into_iter().flatten().map(|doc| {
        let view = selaras_analysis::links::View::new(ide.db(), ide.workspace(), doc);
        let same = view.of_kind(NodeKind::Urusan).filter(|(layer, n)| layer.tree.code(*n) == Some(urusan));
        same.map(|(layer, node)| NodeRef { doc: layer.doc, node }).collect::<Vec<_>>()
    });
    found.find(|nodes| !nodes.is_empty()).unwrap_or_default()
}

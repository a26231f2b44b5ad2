//! Going places: from a word to what it means, from a target to the RPJMD's of the same year.

use std::sync::Arc;

use selaras_analysis::context::place_in;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::finding::At;
use selaras_analysis::items::{Role, SeriesYears};
use selaras_analysis::links::links;
use selaras_analysis::place::{Place, span_of};
use selaras_analysis::plan::{plan, structure};
use selaras_syntax::schema::{NodeKind, PropKind};
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::cursor::Cursor;
use crate::symbol::{Meaning, meaning, programs_above};

/// A place to go to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Goal {
    /// The file.
    pub file: Arc<str>,
    /// What an editor selects: a code, a title, a cell.
    pub focus: Span,
    /// All of it: the node, or the statement.
    pub full: Span,
}

/// Where to go, and the word that one goes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Jump {
    /// The word under the cursor.
    pub from: Span,
    /// Where to: several where a code stands for several nodes.
    pub to: Vec<Goal>,
}

/// From a reference to its declaration; from a target, a baseline or a pagu to the cell of the same year in the plan
/// above; from a node that is the same as one above to that one; from another declaration to itself.
pub fn definition(ide: &Ide, path: &str, offset: u32) -> Option<Jump> {
    let cursor = Cursor::at(ide, path, offset)?;
    let to = match meaning(ide, &cursor)? {
        Meaning::Refers(_, nodes) => nodes.into_iter().filter_map(|n| goal(ide, n)).collect(),
        Meaning::Cell { node, kind, year, .. } => {
            above(ide, node).into_iter().filter_map(|up| cell_goal(ide, up, kind, year)).collect()
        }
        Meaning::Property(node, kind) => {
            above(ide, node).into_iter().filter_map(|up| prop_goal(ide, up, kind)).collect()
        }
        Meaning::Declares(node) => {
            let up = above(ide, node);
            let nodes = if up.is_empty() { vec![node] } else { up };
            nodes.into_iter().filter_map(|n| goal(ide, n)).collect()
        }
        Meaning::Rule(_) => Vec::new(),
    };
    let jump = Jump { from: cursor.span(), to };
    (!jump.to.is_empty()).then_some(jump)
}

/// The nodes of the plan above that a node is the same as: the indicator that it adopts, the programs of its code.
pub fn above(ide: &Ide, node: NodeRef) -> Vec<NodeRef> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let tree = structure(db, workspace, node.doc);
    match tree.kind(node.node) {
        NodeKind::Indikator => {
            let adopted = links(db, workspace, node.doc).role(node.node, Role::Mengacu);
            adopted.flat_map(|l| l.to.found().iter().copied()).collect()
        }
        NodeKind::Program => programs_above(ide, node),
        _ => Vec::new(),
    }
}

/// A node: its code is selected, else its title.
pub fn goal(ide: &Ide, node: NodeRef) -> Option<Goal> {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let place = if tree.code(node.node).is_some() { Place::Code } else { Place::Title };
    goal_at(ide, place_in(tree, node.node, place))
}

/// A place of a node; of a place in a property the whole is the property.
pub fn goal_at(ide: &Ide, at: At) -> Option<Goal> {
    let parse = ide.snapshot.parse(at.file);
    let node = parse.tree.nodes.get(at.local as usize)?;
    let full = match at.place.prop() {
        Some(prop) => span_of(&parse.tree, at.local, Place::Prop(prop)),
        None => node.full,
    };
    let focus = span_of(&parse.tree, at.local, at.place);
    Some(Goal { file: at.file.path(ide.db()).clone(), focus, full })
}

/// The cell of a year in a node's series of that kind; of a series without years the first cell.
pub fn cell_goal(ide: &Ide, node: NodeRef, kind: PropKind, year: Option<u16>) -> Option<Goal> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let tree = structure(db, workspace, node.doc);
    let columns = plan(db, workspace, node.doc).columns(node.node);
    for (prop, attr) in tree.head(node.node).attrs.iter().enumerate().filter(|(_, a)| a.kind == kind) {
        let years = match attr.years {
            SeriesYears::Given(years) => Some(years),
            SeriesYears::Implied => columns,
            SeriesYears::Bad(_) => None,
        };
        let single = matches!(kind, PropKind::Awal | PropKind::Akhir | PropKind::PaguAkhir);
        let cell = match year {
            Some(year) => years.and_then(|y| y.index_of(year)),
            None => single.then_some(0),
        };
        if let Some(cell) = cell {
            return goal_at(ide, place_in(tree, node.node, Place::Cell(prop as u16, cell as u16)));
        }
    }
    // A baseline of another year is the one to compare with all the same.
    let first = tree.head(node.node).attrs.iter().position(|a| a.kind == kind && kind == PropKind::Awal)?;
    goal_at(ide, place_in(tree, node.node, Place::Cell(first as u16, 0)))
}

fn prop_goal(ide: &Ide, node: NodeRef, kind: PropKind) -> Option<Goal> {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let prop = tree.head(node.node).attrs.iter().position(|a| a.kind == kind)?;
    goal_at(ide, place_in(tree, node.node, Place::Prop(prop as u16)))
}

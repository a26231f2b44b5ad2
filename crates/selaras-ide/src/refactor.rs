//! Refactorings: what a planner does with several lines at once. One file each; all of them give an [`Action`] only where
//! it can be done.

pub(crate) mod adopt;
pub(crate) mod join;
pub(crate) mod place;
pub(crate) mod program;
pub(crate) mod sort;
pub(crate) mod split;
pub(crate) mod waive;

use std::sync::Arc;

use selaras_analysis::documents::NodeRef;
use selaras_analysis::plan::{Structure, structure};
use selaras_syntax::tree::NodeId;

use crate::Ide;
use crate::actions::Action;
use crate::cursor::Cursor;
use crate::symbol::{Home, home};

/// Most offers of one kind at one place.
const MOST: usize = 12;

/// A place where something is to be done.
pub(crate) struct Spot<'a> {
    pub ide: &'a Ide<'a>,
    /// The file.
    pub path: Arc<str>,
    pub cursor: Cursor,
    /// The node of the plan.
    pub node: NodeRef,
    /// The tree of its document.
    pub tree: &'a Structure,
}

impl<'a> Spot<'a> {
    fn at(ide: &'a Ide<'a>, path: &str, offset: u32) -> Option<Spot<'a>> {
        let cursor = Cursor::at(ide, path, offset)?;
        let Home::Plan(node) = home(ide, cursor.file, cursor.local)? else { return None };
        let tree = structure(ide.db(), ide.workspace(), node.doc);
        Some(Spot { ide, path: cursor.file.path(ide.db()).clone(), cursor, node, tree })
    }

    /// The nearest node around the cursor, itself included, that fits.
    fn nearest(&self, fits: impl Fn(u32) -> bool) -> Option<u32> {
        self.tree.ancestors(self.node.node).find(|n| fits(*n))
    }

    /// Where a node of the document stands in its file; none where that is another file.
    fn local(&self, node: u32) -> Option<NodeId> {
        let (part, local) = self.tree.local(node);
        (part.file == self.cursor.file).then_some(local)
    }

    /// The file has syntax errors: nothing in it is moved, since nobody knows what belongs where.
    fn is_broken(&self) -> bool {
        !self.cursor.parse.errors.is_empty()
    }
}

/// The refactorings at a place of a file.
pub(crate) fn refactorings(ide: &Ide, path: &str, offset: u32) -> Vec<Action> {
    let mut list = Vec::new();
    if let Some(spot) = Spot::at(ide, path, offset) {
        list.extend(adopt::adopt(&spot));
        list.extend(program::insert(&spot));
        list.extend(place::place(&spot));
        list.extend(sort::sort(&spot));
        list.extend(split::split(&spot));
    }
    list.extend(join::join(ide, path, offset));
    list
}

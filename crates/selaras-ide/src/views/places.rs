//! Where nodes stand and how they are called, for answers with many of them: a file that is not open is parsed once.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use selaras_analysis::context::place_in;
use selaras_analysis::db::SourceFile;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::place::{Place, span_of};
use selaras_analysis::plan::structure;
use selaras_syntax::Parse;

use crate::Ide;
use crate::navigate::Goal;

/// The places of one answer.
pub struct Places<'a> {
    ide: Ide<'a>,
    trees: FxHashMap<SourceFile, Arc<Parse>>,
}

impl<'a> Places<'a> {
    /// None is known yet.
    pub fn new(ide: Ide<'a>) -> Places<'a> {
        Places { ide, trees: FxHashMap::default() }
    }

    /// A node: its code is selected, else its title.
    pub fn goal(&mut self, node: NodeRef) -> Goal {
        let tree = structure(self.ide.db(), self.ide.workspace(), node.doc);
        let place = if tree.code(node.node).is_some() { Place::Code } else { Place::Title };
        let at = place_in(tree, node.node, place);
        let snapshot = self.ide.snapshot;
        let parse = self.trees.entry(at.file).or_insert_with(|| snapshot.parse(at.file));
        let full = parse.tree.nodes.get(at.local as usize).map(|n| n.full).unwrap_or_default();
        let focus = span_of(&parse.tree, at.local, at.place);
        Goal { file: at.file.path(self.ide.db()).clone(), focus, full }
    }
}

/// The name of a node for machines: its document and its path of codes (`sumedang-2018:M4/T2`).
pub fn path_of(ide: &Ide, node: NodeRef) -> String {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let (document, path) = (&ide.documents().get(node.doc).id, tree.path(node.node));
    if path.is_empty() { document.to_string() } else { format!("{document}:{path}") }
}

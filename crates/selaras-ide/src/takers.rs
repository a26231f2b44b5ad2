//! Who takes a node up: adopts it, shares in it, supports it, is the program of its code, is kept through it.

use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::items::Role;
use selaras_analysis::links::{View, links};
use selaras_analysis::plan::structure;
use selaras_plan::code;
use selaras_syntax::schema::NodeKind;

use crate::Ide;
use crate::symbol::programs_above;

/// In which way a node is taken up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Way {
    /// `mengacu`, or an equal name.
    Adopts,
    /// `berkontribusi`.
    Shares,
    /// `mendukung`.
    Supports,
    /// A program of a Renstra that is the program of the plan above.
    Carries,
    /// `melalui`: a promise is kept through it.
    Keeps,
}

/// A node that takes up another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Taker {
    /// What is taken up.
    pub of: NodeRef,
    /// How.
    pub way: Way,
    /// The node that does.
    pub by: NodeRef,
}

/// Who takes up a node, sorted by way and document.
pub fn takers(ide: &Ide, node: NodeRef) -> Vec<Taker> {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let program = tree.code(node.node).filter(|_| tree.kind(node.node) == NodeKind::Program);
    collect(ide, |of| of == node, |code| program.is_some_and(|p| code::same_program(code, p)))
}

/// Who takes up nodes of a document, sorted by node, way and document.
pub fn takers_of_all(ide: &Ide, doc: DocId) -> Vec<Taker> {
    collect(ide, |of| of.doc == doc, |_| true)
}

/// Documents whose place another took say nothing any more; what their revision keeps, it says.
fn collect(ide: &Ide, wanted: impl Fn(NodeRef) -> bool, wanted_program: impl Fn(&str) -> bool) -> Vec<Taker> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let mut found = Vec::new();
    for (doc, document) in ide.documents().iter().filter(|(_, d)| d.counts() && !d.replaced) {
        let view = View::new(db, workspace, doc);
        for (depth, layer) in view.layers.iter().enumerate() {
            let mut take = |of: &NodeRef, way, node| {
                if wanted(*of) && view.in_force(depth, node) {
                    found.push(Taker { of: *of, way, by: NodeRef { doc: layer.doc, node } });
                }
            };
            for link in &links(db, workspace, layer.doc).list {
                if let Some(way) = way(link.role) {
                    link.to.found().iter().for_each(|of| take(of, way, link.node));
                }
            }
            if document.kind == NodeKind::Renstra {
                let coded = |n: &u32| layer.tree.code(*n).is_some_and(&wanted_program);
                for node in layer.tree.of_kind(NodeKind::Program).filter(coded) {
                    let above = programs_above(ide, NodeRef { doc: layer.doc, node });
                    above.iter().for_each(|of| take(of, Way::Carries, node));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

fn way(role: Role) -> Option<Way> {
    match role {
        Role::Mengacu => Some(Way::Adopts),
        Role::Berkontribusi => Some(Way::Shares),
        Role::Mendukung => Some(Way::Supports),
        Role::Melalui => Some(Way::Keeps),
        _ => None,
    }
}

//! Which nodes are renamed together: those of one place in all versions of a plan, and those of one official code.

use selaras_analysis::documents::NodeRef;
use selaras_analysis::plan::{Structure, structure};
use selaras_syntax::schema::NodeKind;

use super::{Renaming, is_official};
use crate::Ide;

/// Kinds and codes from a node up to its document; a program is known by its code alone.
fn place(tree: &Structure, node: u32) -> Vec<(NodeKind, Option<&str>)> {
    let mut steps = Vec::new();
    for above in tree.ancestors(node).take_while(|n| *n != 0) {
        steps.push((tree.kind(above), tree.code(above)));
        if tree.kind(above) == NodeKind::Program {
            break;
        }
    }
    steps
}

/// All nodes of plans that get a new code with this one, sorted.
pub(super) fn all(ide: &Ide, node: NodeRef, renaming: &Renaming) -> Vec<NodeRef> {
    let mut found = vec![node];
    if node.node == 0 {
        return found;
    }
    let documents = ide.documents();
    let own = structure(ide.db(), ide.workspace(), node.doc);
    let (first, region) = (documents.first_version(node.doc), documents.get(node.doc).region);
    for (doc, document) in documents.iter() {
        let tree = structure(ide.db(), ide.workspace(), doc);
        if is_official(renaming.kind) {
            // One nomenclature for all plans of a region.
            if document.kind.is_plan() && document.region == region {
                let named = tree.nodes().skip(1).filter(|n| is_renamed(tree, *n, renaming));
                found.extend(named.map(|node| NodeRef { doc, node }));
            }
        } else if documents.first_version(doc) == first && doc != node.doc {
            let here = place(own, node.node);
            let same = tree.coded(&renaming.old).filter(|n| place(tree, *n) == here);
            found.extend(same.map(|node| NodeRef { doc, node }));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// A program, kegiatan or subkegiatan of the code, or of one below it.
fn is_renamed(tree: &Structure, node: u32, renaming: &Renaming) -> bool {
    let kind = tree.kind(node);
    is_official(kind)
        && tree.code(node).is_some_and(|code| match code == renaming.old {
            true => kind == renaming.kind,
            false => renaming.of(code).is_some(),
        })
}

//! What a node is for: the way up to the misi, over the plans, and the promises that are kept on it.

use selaras_analysis::documents::NodeRef;
use selaras_analysis::items::Role;
use selaras_analysis::links::links;
use selaras_analysis::plan::structure;
use selaras_syntax::schema::NodeKind;

use crate::Ide;
use crate::symbol::programs_above;

/// What a node is for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Upward {
    /// The ways down to it in the highest plan: each from the misi, or what stands in its place, on.
    pub ways: Vec<Vec<NodeRef>>,
    /// The promises on the way.
    pub promises: Vec<NodeRef>,
}

/// More steps from node to node than that are no cascade.
const FAR: usize = 6;
/// More ways than that are not read.
const MANY: usize = 4;

/// What a node is for.
pub fn upward(ide: &Ide, node: NodeRef) -> Upward {
    let mut walk = Walk { ide, seen: Vec::new(), found: Upward::default() };
    walk.climb(node, true, 0);
    walk.promises();
    walk.found
}

struct Walk<'a> {
    ide: &'a Ide<'a>,
    seen: Vec<NodeRef>,
    found: Upward,
}

impl Walk<'_> {
    /// `is_itself`: the node is the one that is asked for, in this plan or another; its name says nothing of what it is for.
    fn climb(&mut self, node: NodeRef, is_itself: bool, far: usize) {
        if far > FAR || self.found.ways.len() >= MANY || self.seen.contains(&node) {
            return;
        }
        let tree = structure(self.ide.db(), self.ide.workspace(), node.doc);
        let outward = tree.ancestors(node.node).filter(|n| *n != 0);
        let mut way: Vec<NodeRef> = outward.map(|n| NodeRef { doc: node.doc, node: n }).collect();
        self.seen.extend(&way);
        let top = way.last().map(|n| tree.kind(n.node));
        let next = match top {
            Some(NodeKind::Misi | NodeKind::Janji) | None => None,
            Some(_) => way.iter().map(|n| (*n, self.next(*n))).find(|(_, next)| !next.is_empty()),
        };
        if let Some((first, next)) = next {
            next.into_iter().for_each(|(n, same)| self.climb(n, is_itself && same && first == node, far + 1));
            return;
        }
        way.reverse();
        if is_itself {
            way.pop();
        }
        if !way.is_empty() && !self.found.ways.contains(&way) {
            self.found.ways.push(way);
        }
    }

    /// What a node says that it is for, or (true) what it is the same as.
    fn next(&self, node: NodeRef) -> Vec<(NodeRef, bool)> {
        let links = links(self.ide.db(), self.ide.workspace(), node.doc);
        let for_what = |role| matches!(role, Role::Mengacu | Role::Berkontribusi | Role::Mendukung);
        let said = links.of(node.node).iter().filter(|l| for_what(l.role));
        let leads = said.flat_map(|l| l.to.found().iter().map(|n| (*n, l.role == Role::Mengacu)));
        let mut next: Vec<(NodeRef, bool)> = leads.collect();
        next.extend(programs_above(self.ide, node).into_iter().map(|n| (n, true)));
        next
    }

    fn promises(&mut self) {
        let (db, workspace) = (self.ide.db(), self.ide.workspace());
        let mut docs: Vec<_> = self.seen.iter().map(|n| n.doc).collect();
        docs.sort();
        docs.dedup();
        for doc in docs {
            let through = links(db, workspace, doc).list.iter().filter(|l| l.role == Role::Melalui);
            let kept = through.filter(|l| l.to.found().iter().any(|n| self.seen.contains(n)));
            let mut promises: Vec<NodeRef> = kept.map(|l| NodeRef { doc, node: l.node }).collect();
            promises.dedup();
            self.found.promises.extend(promises);
        }
    }
}

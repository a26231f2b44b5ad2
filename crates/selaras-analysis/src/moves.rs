//! Where the nodes of a document stand after an edit, and what was found about them, in their new numbers.
//!
//! A node that comes or goes moves the numbers of all that stand behind it. What was found before is about the same
//! nodes still: it is told of their new numbers and need not be found again.

use std::sync::Arc;

use crate::documents::{DocId, NodeRef};
use crate::finding::{At, Finding};
use crate::plan::{NONE, Structure, codes_of};

/// The nodes of a document before and after an edit.
pub(crate) struct Moves {
    before: Arc<Structure>,
    after: Arc<Structure>,
    /// By old number, the new one; [`NONE`] where it is gone, or nobody followed it.
    to: Vec<u32>,
    is_none: bool,
}

impl Moves {
    /// All nodes stand where they stood.
    pub fn none(tree: &Arc<Structure>) -> Moves {
        Moves { before: tree.clone(), after: tree.clone(), to: tree.nodes().collect(), is_none: true }
    }

    /// Follows what stands before and behind the place of an edit: nodes of the same kind and codes in the same order.
    /// None where the parts of the document are others.
    pub fn around_an_edit(before: &Arc<Structure>, after: &Arc<Structure>) -> Option<Moves> {
        if before.parts != after.parts || before.reopens() || after.reopens() {
            return None;
        }
        let alike = |(m, n): &(u32, u32)| {
            let (a, b) = (before.head(*m), after.head(*n));
            before.part_no(*m) == after.part_no(*n) && a.kind == b.kind && codes_of(a).eq(codes_of(b))
        };
        let in_front = before.nodes().zip(after.nodes()).take_while(alike).count() as u32;
        let rest = before.len().min(after.len()) - in_front;
        let from_behind = before.nodes().rev().zip(after.nodes().rev()).take(rest as usize);
        let behind = from_behind.take_while(alike).count() as u32;
        let mut to = vec![NONE; before.len() as usize];
        for node in 0..in_front {
            to[node as usize] = node;
        }
        for back in 1..=behind {
            to[(before.len() - back) as usize] = after.len() - back;
        }
        let is_none = before.stands_as(after) && in_front == after.len();
        Some(Moves { before: before.clone(), after: after.clone(), to, is_none })
    }

    /// Follows these nodes, each in its old and its new number.
    pub fn of(
        before: &Arc<Structure>,
        after: &Arc<Structure>,
        pairs: impl Iterator<Item = (u32, u32)>,
    ) -> Moves {
        let mut to = vec![NONE; before.len() as usize];
        pairs.for_each(|(old, new)| to[old as usize] = new);
        Moves { before: before.clone(), after: after.clone(), to, is_none: false }
    }

    /// All nodes stand where they stood.
    pub fn is_none(&self) -> bool {
        self.is_none
    }

    /// The new number of a node.
    pub fn node(&self, before: u32) -> Option<u32> {
        self.to.get(before as usize).copied().filter(|n| *n != NONE)
    }

    /// Each node that was followed, in its old and its new number, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..).zip(self.to.iter().copied()).filter(|(_, new)| *new != NONE)
    }

    /// A node that comes or goes has a code that another one has, too: a reference by that code may mean another node,
    /// or needs another path.
    pub fn makes_or_ends_a_clash(&self) -> bool {
        let mut stays = vec![false; self.after.len() as usize];
        self.pairs().for_each(|(_, new)| stays[new as usize] = true);
        let gone = self.before.nodes().filter(|n| self.node(*n).is_none()).map(|n| (&self.before, n));
        let come = self.after.nodes().filter(|n| !stays[*n as usize]).map(|n| (&self.after, n));
        gone.chain(come).any(|(tree, node)| {
            codes_of(tree.head(node))
                .any(|code| self.before.coded(code).count() > 1 || self.after.coded(code).count() > 1)
        })
    }

    /// Tells a finding of the new numbers; none where it speaks of a node that nobody followed.
    pub fn tell(&self, doc: DocId, finding: &mut Finding) -> Option<()> {
        self.tell_node(doc, &mut finding.node)?;
        self.tell_at(&mut finding.at)?;
        for related in &mut finding.related {
            related.node.as_mut().map_or(Some(()), |node| self.tell_node(doc, node))?;
            self.tell_at(&mut related.at)?;
        }
        for subject in &mut finding.subjects {
            self.tell_node(doc, &mut subject.node)?;
            self.tell_at(&mut subject.at)?;
        }
        let changes = finding.fixes.iter_mut().flat_map(|fix| &mut fix.changes);
        changes.map(|change| &mut change.at).try_for_each(|at| self.tell_at(at))?;
        finding.parts.iter_mut().try_for_each(|node| self.tell_node(doc, node))
    }

    fn tell_node(&self, doc: DocId, node: &mut NodeRef) -> Option<()> {
        if node.doc == doc {
            node.node = self.node(node.node)?;
        }
        Some(())
    }

    fn tell_at(&self, at: &mut At) -> Option<()> {
        if self.before.parts.iter().any(|p| p.file == at.file) {
            at.local = self.after.local(self.node(self.before.node_at(at.file, at.local)?)?).1;
        }
        Some(())
    }
}

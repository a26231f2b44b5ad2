//! What is done where braces and levels contradict each other: nodes are closed or reopened, and the mistake is said.

use super::{Frame, NestError, Nester, Owner, node_takes};
use crate::error::ErrorKind;
use crate::schema::NodeKind;
use crate::statement::{Form, Statement};
use crate::tree::Span;

impl Nester<'_> {
    // ── By braces ─────────────────────────────────────────────────────────────────────────────────────────────────

    /// How many frames stay open when the statement closes those that it stands no deeper than, up to one that takes
    /// it.
    pub(super) fn ancestor_that_takes(&self, statement: &Statement) -> Option<usize> {
        if !statement.leads {
            return None;
        }
        let mut depth = self.frames.len();
        while depth > 0 && statement.indent <= self.frames[depth - 1].indent {
            depth -= 1;
            if self.takes(depth, statement).is_some() {
                return Some(depth);
            }
        }
        None
    }

    /// Reopens the innermost node, of those closed last, that takes the statement and stands less deep.
    pub(super) fn reopen(&mut self, statement: &Statement, at_least: u32) -> bool {
        let mut next = match self.node() {
            Some(node) => self.out.nodes[node as usize].last_child,
            None => self.last_document,
        };
        let mut chain = Vec::new();
        let mut keep = 0;
        while let Some(id) = next {
            let node = &self.out.nodes[id as usize];
            if node.open.is_none() || node.indent >= statement.indent || node.indent < at_least {
                break;
            }
            chain.push(id);
            if node_takes(node.kind, statement).is_some() {
                keep = chain.len();
            }
            next = node.last_child;
        }
        let Some(&outermost) = chain[..keep].first() else { return false };
        let silent = self.frames.is_empty() && self.surplus_said;
        if let (false, Some(close)) = (silent, self.out.nodes[outermost as usize].close) {
            self.error(ErrorKind::SurplusClose, close, None);
        }
        for &id in &chain[..keep] {
            let indent = self.out.nodes[id as usize].indent;
            self.out.nodes[id as usize].close = None;
            self.frames.push(Frame { owner: Owner::Node(id), indent });
        }
        true
    }

    pub(super) fn close(&mut self, index: usize, statement: &Statement) {
        // A brace that belonged to nothing is closed by a brace of its own, or by none.
        while self.frames.last().is_some_and(|frame| frame.owner == Owner::Stray)
            && statement.leads
            && self.frames.last().is_some_and(|frame| statement.indent < frame.indent)
        {
            self.frames.pop();
        }
        if self.layout && statement.leads {
            let top = self.frames.last().map(|frame| frame.indent);
            let same = self.frames.iter().rposition(|frame| frame.indent == statement.indent);
            match (top, same) {
                (Some(top), _) if statement.indent > top => {
                    self.error(ErrorKind::SurplusClose, statement.brace, None);
                    return;
                }
                (Some(top), Some(same)) if statement.indent < top => self.close_missing(same + 1, index),
                _ => {}
            }
        }
        match self.frames.pop() {
            Some(Frame { owner: Owner::Node(node), .. }) => {
                self.out.nodes[node as usize].close = Some(statement.brace);
                self.out.nodes[node as usize].end = statement.brace.end;
                self.touch(statement.brace.end);
            }
            Some(_) => {}
            None => {
                self.error(ErrorKind::SurplusClose, statement.brace, None);
                self.surplus_said = true;
            }
        }
    }

    /// Closes all frames but the first `keep`, whose braces are missing before statement `before`.
    pub(super) fn close_missing(&mut self, keep: usize, before: usize) {
        let mut count = 0;
        let mut innermost = None;
        for frame in self.frames.drain(keep..).rev() {
            if let Owner::Node(node) = frame.owner {
                count += 1;
                innermost.get_or_insert(node);
            }
        }
        let Some(node) = innermost else { return };
        let at = match before.checked_sub(1).and_then(|last| self.cut.statements.get(last)) {
            Some(last) => self.cut.last(last),
            None => Span::default(),
        };
        let kind = self.out.nodes[node as usize].kind;
        self.push_error(NestError {
            kind: ErrorKind::MissingClose { kind, count },
            span: at,
            node: Some(node),
            statement: None,
        });
        if keep == 0 {
            self.surplus_said = false;
        }
    }

    // ── By layout ─────────────────────────────────────────────────────────────────────────────────────────────────

    /// Closes what stands as deep as the statement or deeper, or reopens what stands less deep than it and was closed.
    pub(super) fn follow_layout(&mut self, index: usize, statement: &Statement) {
        let inside =
            self.frames.iter().rposition(|frame| frame.indent < statement.indent).map_or(0, |at| at + 1);
        if inside < self.frames.len() {
            if self.takes(inside, statement).is_some() {
                self.close_missing(inside, index);
            }
            return;
        }
        let indent = self.frames.last().map_or(0, |frame| frame.indent + 1);
        let closed_alone = match self.node() {
            Some(node) => self.out.nodes[node as usize].last_child,
            None => None,
        }
        .map(|child| &self.out.nodes[child as usize])
        .is_some_and(|child| child.close.is_some() && child.indent < statement.indent);
        if closed_alone {
            self.reopen(statement, indent);
        }
    }

    /// A header without a brace is followed by deeper lines, and these by a `}` right below it.
    pub(super) fn lost_its_brace(&self, index: usize, statement: &Statement, kind: NodeKind) -> bool {
        if !statement.leads {
            return false;
        }
        let mut following = self.cut.statements[index + 1..].iter().filter(|next| next.leads);
        let Some(first) = following.next() else { return false };
        if first.indent <= statement.indent || node_takes(kind, first).is_none() {
            return false;
        }
        following
            .find(|next| next.indent <= statement.indent)
            .is_some_and(|next| next.form == Form::Close && next.indent == statement.indent)
    }
}

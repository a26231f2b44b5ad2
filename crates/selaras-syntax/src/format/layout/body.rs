//! Bodies: on one line where they were and fit, else over several.

use super::{CONTINUED, INDENT, Layout};
use crate::format::line::{Line, LineKind, width};
use crate::format::spelling::{gap, spell};
use crate::token::Kind;
use crate::tree::NodeId;

/// A body on one line makes it no longer than this.
const WIDEST_BODY: usize = 120;

impl Layout<'_> {
    /// The `{` of a body; gives the last token that is laid out.
    pub(super) fn open(&mut self, at: usize, node: NodeId) -> usize {
        if self.opens_on_last_line(at) {
            self.write(" {");
        } else {
            let indent = self.statement.depth * INDENT;
            self.settle_comments(indent + CONTINUED);
            self.remove_blanks();
            self.push_line(LineKind::Other, indent);
            self.write("{");
        }
        (self.appends, self.joins) = (None, false);
        if let Some(close) = self.closes_on_line(at, node) {
            if !self.ends_with_comment() && self.body_on_line(at, close) {
                self.next_event += self.events_up_to(close);
                return close;
            }
            self.splits = true;
        }
        self.depth = self.source.depth(node) + 1;
        self.just_opened = true;
        self.entries = self.source.has_entries(node);
        at
    }

    /// The `{` goes to the line before it, unless comments stand in between that have no other place.
    fn opens_on_last_line(&self, at: usize) -> bool {
        let after = self.source.tokens.kinds()[at + 1..].iter().find(|kind| **kind != Kind::Blank);
        self.comments == 0 && !(self.ends_with_comment() && after == Some(&Kind::Comment))
    }

    /// How many of the next events belong to the tokens up to this one.
    fn events_up_to(&self, last: usize) -> usize {
        self.source.events[self.next_event..].partition_point(|(token, _)| *token as usize <= last)
    }

    fn ends_with_comment(&self) -> bool {
        self.page.lines.last().is_some_and(|line| line.comment.is_some())
    }

    /// The `}` of the node, where it stands on the line of its `{`.
    fn closes_on_line(&self, open: usize, node: NodeId) -> Option<usize> {
        let close = self.source.tree.nodes[node as usize].body?.close?;
        let mut at = open;
        while self.source.tokens.span(at).start < close.start {
            if self.source.kind(at) == Kind::Newline {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Writes a body behind its `{`, up to its `}`, where that does not make the line too long.
    fn body_on_line(&mut self, open: usize, close: usize) -> bool {
        let Some(line) = self.page.lines.last() else { return false };
        let (start, indent, before) = (line.start as usize, line.indent as usize, self.page.text.len());
        let mut last = open;
        let mut parted = false;
        for at in open + 1..=close {
            match self.source.kind(at) {
                Kind::Blank => continue,
                Kind::Semicolon => {
                    parted = true;
                    continue;
                }
                _ => {}
            }
            let (before, kind) = (self.source.kind(last), self.source.kind(at));
            let parts = std::mem::take(&mut parted) && kind != Kind::BraceClose;
            if parts && !matches!(before, Kind::BraceOpen | Kind::BraceClose) {
                self.page.text.push_str("; ");
            } else if (before, kind) != (Kind::BraceOpen, Kind::BraceClose) && gap(self.source, last, at) {
                self.page.text.push(' ');
            }
            spell(self.source, at, &mut self.page.text);
            last = at;
        }
        if indent + width(&self.page.text[start..]) > WIDEST_BODY {
            self.page.text.truncate(before);
            return false;
        }
        self.end_line();
        true
    }

    /// The `}` of a body over several lines.
    pub(super) fn close(&mut self, node: NodeId) {
        let depth = self.source.depth(node);
        self.settle_comments((depth + 1) * INDENT);
        let stays = matches!(self.page.lines.last(), Some(Line { kind: LineKind::Raw(_), .. }));
        let is_empty = self.just_opened && !stays && !self.ends_with_comment();
        if !is_empty {
            self.newlines = 0;
            self.push_line(LineKind::Other, depth * INDENT);
        }
        self.write("}");
        self.just_opened = false;
        self.depth = depth;
        self.entries = false;
        (self.appends, self.joins) = (None, false);
    }
}

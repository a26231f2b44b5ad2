//! The lines that stay byte for byte: those of a statement that is broken, of text that is no statement, and of an item
//! whose braces do not match.

use super::source::Source;
use crate::error::{ErrorKind, SyntaxError};
use crate::token::Kind;
use crate::tree::{Node, NodeId, Span};

/// How much stays around an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// The statement; where a brace is missing or too many, the item around it.
    Statement,
    /// The document.
    Document,
}

/// For each line whether it stays; empty where none does.
pub(super) fn lines(source: &Source, errors: &[SyntaxError], reach: Reach) -> Vec<bool> {
    if errors.is_empty() {
        return Vec::new();
    }
    let mut freezer = Freezer::new(source);
    // Not every place is known, so none can be touched.
    if errors.iter().any(|error| matches!(error.kind, ErrorKind::TooManyErrors { .. })) {
        return vec![true; freezer.starts.len()];
    }
    freezer.statements();
    freezer.structure(errors, reach);
    freezer.leftovers();
    freezer.freeze()
}

/// Lines that stay or are formatted together.
#[derive(Clone, Copy)]
struct Group {
    first: usize,
    last: usize,
    stays: bool,
}

struct Freezer<'a> {
    source: &'a Source<'a>,
    /// First byte of each line.
    starts: Vec<u32>,
    groups: Vec<Group>,
    /// Each token belongs to a statement.
    claimed: Vec<bool>,
}

impl<'a> Freezer<'a> {
    fn new(source: &'a Source<'a>) -> Self {
        let mut starts = vec![0];
        starts.extend(
            source.tokens.iter().filter(|(kind, _)| *kind == Kind::Newline).map(|(_, span)| span.end),
        );
        Freezer { source, starts, groups: Vec::new(), claimed: vec![false; source.tokens.len()] }
    }

    fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    fn group(&mut self, span: Span, stays: bool) {
        let (first, last) = (self.line(span.start), self.line(span.end.saturating_sub(1).max(span.start)));
        self.groups.push(Group { first, last, stays });
    }

    /// The lines of a statement belong together.
    fn statements(&mut self) {
        let source = self.source;
        for (id, node) in source.tree.nodes.iter().enumerate() {
            let mut span = node.header;
            if let Some(body) = node.body {
                span.end = span.end.max(body.open.end);
                if let Some(close) = body.close {
                    self.claim(close);
                    if source.has_entries(id as NodeId) {
                        span.end = span.end.max(close.end);
                    }
                }
            }
            self.claim(span);
            self.group(span, node.broken);
        }
        for prop in &source.tree.props {
            self.claim(prop.span);
            self.group(prop.span, prop.broken);
        }
    }

    fn claim(&mut self, span: Span) {
        let Some(mut token) = self.source.token(span.start) else { return };
        while let Some(claimed) = self.claimed.get_mut(token)
            && self.source.tokens.span(token).start < span.end
        {
            *claimed = true;
            token += 1;
        }
    }

    /// Items whose braces do not match, or that stand where they cannot.
    fn structure(&mut self, errors: &[SyntaxError], reach: Reach) {
        let nodes = &self.source.tree.nodes;
        let mut ends: Vec<u32> = nodes.iter().map(|node| node.full.end).collect();
        let mut sound: Vec<bool> = nodes.iter().map(|node| !node.misplaced && is_closed(node)).collect();
        for error in errors.iter().filter(|error| reach == Reach::Document || is_about_braces(&error.kind)) {
            self.group(error.span, true);
            if let Some(node) = error.node {
                sound[node as usize] = false;
            }
        }
        for prop in &self.source.tree.props {
            let id = prop.node as usize;
            ends[id] = ends[id].max(prop.span.end);
            sound[id] &= holds(&nodes[id], prop.span);
        }
        // Children come after their parent.
        for (id, node) in nodes.iter().enumerate().rev() {
            if let Some(parent) = node.parent {
                let parent = parent as usize;
                ends[parent] = ends[parent].max(ends[id]);
                sound[parent] &= holds(&nodes[parent], Span::new(node.full.start, ends[id]));
                sound[parent] &= sound[id] || reach == Reach::Statement;
            }
        }
        for (id, node) in nodes.iter().enumerate().filter(|(id, _)| !sound[*id]) {
            self.group(Span::new(node.full.start, ends[id]), true);
        }
    }

    /// Words and signs that belong to no statement.
    fn leftovers(&mut self) {
        for (index, (kind, span)) in self.source.tokens.iter().enumerate() {
            if !kind.is_trivia() && kind != Kind::Semicolon && !self.claimed[index] {
                self.group(span, true);
            }
        }
    }

    /// What shares a line with lines that stay, stays.
    fn freeze(mut self) -> Vec<bool> {
        let mut frozen = vec![false; self.starts.len()];
        self.groups.sort_by_key(|group| group.first);
        let mut groups = self.groups.into_iter();
        let Some(mut open) = groups.next() else { return frozen };
        for group in groups.chain([Group { first: usize::MAX, last: usize::MAX, stays: false }]) {
            if group.first <= open.last {
                open.last = open.last.max(group.last);
                open.stays |= group.stays;
                continue;
            }
            if open.stays
                && let Some(lines) = frozen.get_mut(open.first..=open.last)
            {
                lines.fill(true);
            }
            open = group;
        }
        frozen
    }
}

fn is_closed(node: &Node) -> bool {
    node.body.is_none_or(|body| !body.open.is_empty() && body.close.is_some())
}

/// The braces of `node` stand around `span`.
fn holds(node: &Node, span: Span) -> bool {
    node.body.is_some_and(|body| {
        body.open.end <= span.start && body.close.is_some_and(|close| span.end <= close.start)
    })
}

fn is_about_braces(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::MissingClose { .. }
            | ErrorKind::MissingOpen { .. }
            | ErrorKind::SurplusClose
            | ErrorKind::StrayOpen
            | ErrorKind::TooDeep { .. }
    )
}

//! What the formatter knows of a file: where statements and bodies begin, how deep they stand, and which words are
//! spelled anew.

use super::spelling::{is_counted, is_year_range};
use crate::schema::{NodeKind, Shape};
use crate::token::{Kind, Tokens};
use crate::tree::{ArgKind, NodeId, Run, Span, Tree};

/// Something begins or ends at a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Event {
    /// The keyword of a node.
    Node(NodeId),
    /// The keyword of the property with this index.
    Prop(u32),
    /// The `{` of a node.
    Open(NodeId),
    /// The `}` of a node.
    Close(NodeId),
}

/// How a token is written anew.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mend {
    /// As it stands.
    Keep,
    /// A keyword that is not in lower case.
    Lower,
    /// A year range with a dash.
    Dash,
    /// A `<` between two grades: a blank before and after.
    Space,
}

pub(super) struct Source<'a> {
    pub text: &'a str,
    pub tokens: &'a Tokens,
    pub tree: &'a Tree,
    /// By the index of the token, in order.
    pub events: Vec<(u32, Event)>,
    /// For each token; empty where all are kept.
    mends: Vec<Mend>,
    /// How many nodes stand around each node.
    depths: Vec<u32>,
}

impl<'a> Source<'a> {
    pub fn new(text: &'a str, tokens: &'a Tokens, tree: &'a Tree) -> Self {
        let mut depths: Vec<u32> = Vec::with_capacity(tree.nodes.len());
        for node in &tree.nodes {
            // A parent comes before its children.
            let depth =
                node.parent.and_then(|parent| depths.get(parent as usize)).map_or(0, |depth| depth + 1);
            depths.push(depth);
        }
        let mut source = Source { text, tokens, tree, events: Vec::new(), mends: Vec::new(), depths };
        source.collect_events();
        source.collect_mends();
        source
    }

    pub fn kind(&self, token: usize) -> Kind {
        self.tokens.kinds()[token]
    }

    /// The token that begins at `offset`.
    pub fn token(&self, offset: u32) -> Option<usize> {
        self.tokens.at(offset)
    }

    pub fn mend(&self, token: usize) -> Mend {
        self.mends.get(token).copied().unwrap_or(Mend::Keep)
    }

    pub fn depth(&self, node: NodeId) -> u32 {
        self.depths.get(node as usize).copied().unwrap_or(0)
    }

    /// The depth of a statement; of a brace, that of its node.
    pub fn depth_of(&self, event: Event) -> u32 {
        match event {
            Event::Node(node) | Event::Open(node) | Event::Close(node) => self.depth(node),
            Event::Prop(prop) => self.depth(self.tree.props[prop as usize].node) + 1,
        }
    }

    /// Its body holds no statements.
    pub fn has_entries(&self, node: NodeId) -> bool {
        matches!(self.tree.nodes[node as usize].kind, NodeKind::Kelompok | NodeKind::Skala)
    }

    fn collect_events(&mut self) {
        let mut events = Vec::with_capacity(self.tree.props.len() + 3 * self.tree.nodes.len());
        let mut add = |span: Span, event: Event| {
            if let (false, Some(token)) = (span.is_empty(), self.token(span.start)) {
                events.push((token as u32, event));
            }
        };
        for (index, prop) in self.tree.props.iter().enumerate() {
            add(prop.keyword, Event::Prop(index as u32));
        }
        for (id, node) in self.tree.nodes.iter().enumerate() {
            let id = id as NodeId;
            add(node.keyword, Event::Node(id));
            if let Some(body) = node.body {
                add(body.open, Event::Open(id));
                if let Some(close) = body.close {
                    add(close, Event::Close(id));
                }
            }
        }
        events.sort_by_key(|(token, _)| *token);
        self.events = events;
    }

    fn collect_mends(&mut self) {
        for node in &self.tree.nodes {
            self.lower(node.keyword);
            if node.kind == NodeKind::Skala {
                self.space_grades(node.entries);
            }
        }
        for prop in &self.tree.props {
            self.lower(prop.keyword);
            for (index, arg) in self.tree.args(prop.args).iter().enumerate() {
                let word = arg.span.of(self.text);
                if is_counted(prop.kind, index, word) {
                    self.lower(arg.span);
                } else if has_years(prop.kind.shape()) && is_year_range(word) {
                    self.mark(arg.span, Mend::Dash);
                }
            }
        }
        for clause in &self.tree.clauses {
            self.lower(clause.word);
        }
    }

    fn lower(&mut self, span: Span) {
        if span.of(self.text).bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.mark(span, Mend::Lower);
        }
    }

    fn space_grades(&mut self, entries: Run) {
        let tree = self.tree;
        for arg in tree.args(entries).iter().filter(|arg| arg.kind == ArgKind::Less) {
            self.mark(arg.span, Mend::Space);
        }
    }

    /// Marks the tokens of a span.
    fn mark(&mut self, span: Span, mend: Mend) {
        if self.mends.is_empty() {
            self.mends = vec![Mend::Keep; self.tokens.len()];
        }
        let Some(mut token) = self.token(span.start) else { return };
        while self.tokens.span(token).start < span.end {
            if let Some(slot) = self.mends.get_mut(token) {
                *slot = mend;
            }
            token += 1;
        }
    }
}

/// The words before the cells of such a property may be years.
pub(super) const fn has_years(shape: Shape) -> bool {
    matches!(shape, Shape::Years | Shape::Series | Shape::KeyedSeries)
}

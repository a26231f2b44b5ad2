//! Where in a node something stands, without a byte offset: a finding carries a [`Place`], and the place becomes
//! bytes of a file only when it is shown ([`span_of`]).

use selaras_syntax::schema::{ClauseKind, PropKind};
use selaras_syntax::tree::{Prop, Run, Span, Tree};

/// A place in a node. Properties are counted within their node, cells and arguments within their property.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub enum Place {
    /// The node's header, from its keyword to the last token before `{`.
    #[default]
    Header,
    /// Its code, else its header.
    Code,
    /// Its title, else its header.
    Title,
    /// An argument of a clause in its header.
    Clause(ClauseKind, u16),
    /// The argument of its header with that number (`sesi DATE AGENCY`).
    HeaderArg(u16),
    /// A whole property.
    Prop(u16),
    /// The keyword of a property.
    PropKeyword(u16),
    /// An argument of a property.
    PropArg(u16, u16),
    /// An argument of a clause in a property.
    PropClause(u16, ClauseKind, u16),
    /// A cell of a property's series.
    Cell(u16, u16),
    /// An entry of the body of a `kelompok` or a `skala`.
    Entry(u16),
}

impl Place {
    /// The property that the place lies in.
    pub fn prop(self) -> Option<u16> {
        match self {
            Place::Prop(p)
            | Place::PropKeyword(p)
            | Place::PropArg(p, _)
            | Place::PropClause(p, _, _)
            | Place::Cell(p, _) => Some(p),
            _ => None,
        }
    }
}

/// The properties of node `node`, in source order: the `n`-th is the one that `Place::Prop(n)` means.
pub fn props_of(tree: &Tree, node: u32) -> impl Iterator<Item = &Prop> {
    // A parent's own properties stand before, between and after its children's.
    let first = tree.props.partition_point(|p| p.span.start < tree.nodes[node as usize].full.start);
    let end = tree.nodes[node as usize].full.end;
    tree.props[first..].iter().take_while(move |p| p.span.start < end).filter(move |p| p.node == node)
}

/// The bytes of a place. A place that the tree does not have (it comes from another text) is the node's header.
pub fn span_of(tree: &Tree, node: u32, place: Place) -> Span {
    let Some(item) = tree.nodes.get(node as usize) else { return Span::default() };
    let prop = |n: u16| props_of(tree, node).nth(n as usize);
    let found = match place {
        Place::Header => Some(item.header),
        Place::Code => tree.code(item),
        Place::Title => tree.title(item),
        Place::Clause(kind, arg) => clause_arg(tree, item.clauses, kind, arg),
        Place::HeaderArg(arg) => tree.args(item.args).get(arg as usize).map(|a| a.span),
        Place::Prop(n) => prop(n).map(|p| p.span),
        Place::PropKeyword(n) => prop(n).map(|p| p.keyword),
        Place::PropArg(n, arg) => {
            prop(n).map(|p| tree.args(p.args).get(arg as usize).map_or(p.span, |a| a.span))
        }
        Place::PropClause(n, kind, arg) => {
            prop(n).map(|p| clause_arg(tree, p.clauses, kind, arg).unwrap_or(p.span))
        }
        Place::Cell(n, cell) => {
            prop(n).map(|p| tree.cells(p.cells).get(cell as usize).map_or(p.span, |c| c.span))
        }
        Place::Entry(n) => tree.args(item.entries).get(n as usize).map(|a| a.span),
    };
    found.unwrap_or(item.header)
}

fn clause_arg(tree: &Tree, run: Run, kind: ClauseKind, arg: u16) -> Option<Span> {
    let clause = tree.clause(run, kind)?;
    Some(tree.args(clause.args).get(arg as usize).map_or(clause.word, |a| a.span))
}

/// The ordinals of the properties of one kind.
pub fn nth_of_kind(tree: &Tree, node: u32, kind: PropKind) -> impl Iterator<Item = u16> {
    props_of(tree, node).enumerate().filter(move |(_, p)| p.kind == kind).map(|(n, _)| n as u16)
}

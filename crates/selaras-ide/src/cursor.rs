//! From a byte of a file to the node and the place in it: the way back of
//! [`span_of`].

use std::sync::Arc;

use selaras_analysis::db::SourceFile;
use selaras_analysis::place::{Place, props_of, span_of};
use selaras_syntax::tree::{Arg, Clause, NodeId, Prop, Run, Span, Tree};
use selaras_syntax::{Kind, Parse, lex};

use crate::Ide;

/// A byte of a file, and what it belongs to.
#[derive(Clone)]
pub struct Cursor {
    /// The file.
    pub file: SourceFile,
    /// Its tree.
    pub parse: Arc<Parse>,
    /// Its text.
    pub text: Arc<str>,
    /// The byte; at a character's beginning.
    pub offset: u32,
    /// The innermost node around it.
    pub local: NodeId,
    /// The innermost place of that node; [`Place::Header`] also where the byte is in the body, between statements.
    pub place: Place,
}

impl Cursor {
    /// What stands at a byte of a file; none outside of all nodes.
    pub fn at(ide: &Ide, path: &str, offset: u32) -> Option<Cursor> {
        let file = ide.snapshot.file(path)?;
        let parse = ide.snapshot.parse(file);
        let text = file.text(ide.db()).clone();
        let local = node_typed_at(&text, &parse.tree, offset)?;
        let place = place_at(&text, &parse.tree, local, offset);
        Some(Cursor { file, parse, text, offset, local, place })
    }

    /// The bytes of the place.
    pub fn span(&self) -> Span {
        span_of(&self.parse.tree, self.local, self.place)
    }

    /// The byte lies on the place: a cursor in the body of a node, between statements, is on nothing.
    pub fn is_on_place(&self) -> bool {
        touches(self.span(), self.offset)
    }

    /// The clause whose word the byte lies in.
    pub fn clause_word(&self) -> Option<&Clause> {
        let tree = &self.parse.tree;
        let clauses = match self.place {
            Place::Clause(..) => tree.nodes[self.local as usize].clauses,
            Place::PropClause(..) => self.prop()?.clauses,
            _ => return None,
        };
        tree.clauses(clauses).iter().find(|c| touches(c.word, self.offset))
    }

    /// The property that the byte lies in.
    pub fn prop(&self) -> Option<&Prop> {
        self.place.prop().and_then(|n| props_of(&self.parse.tree, self.local).nth(n as usize))
    }
}

/// The byte lies in the span or right behind it, where a cursor still belongs to the word before it.
pub fn touches(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}

/// The innermost node around a byte.
pub fn node_at(tree: &Tree, offset: u32) -> Option<NodeId> {
    let started = tree.nodes.partition_point(|n| n.full.start <= offset);
    let last = started.checked_sub(1)? as NodeId;
    let outward = std::iter::successors(Some(last), |n| tree.nodes[*n as usize].parent);
    outward.into_iter().find(|n| touches(tree.nodes[*n as usize].full, offset))
}

/// The innermost node around a byte; behind the blanks after an unfinished line, of a node that nothing closes, that
/// node still.
fn node_typed_at(text: &str, tree: &Tree, offset: u32) -> Option<NodeId> {
    let here = node_at(tree, offset);
    let before = text.get(..offset as usize)?.trim_end_matches([' ', '\t']).len() as u32;
    let open = |n: &NodeId| tree.nodes[*n as usize].body.is_some_and(|b| b.close.is_none());
    node_at(tree, before).filter(|n| Some(*n) > here && open(n)).or(here)
}

/// The innermost place of a node at a byte of it.
pub fn place_at(text: &str, tree: &Tree, local: NodeId, offset: u32) -> Place {
    let node = &tree.nodes[local as usize];
    let in_args = |run: Run| tree.args(run).iter().position(|a: &Arg| touches(a.span, offset));
    if touches(node.header, offset) {
        if tree.code(node).is_some_and(|s| touches(s, offset)) {
            return Place::Code;
        }
        if tree.title(node).is_some_and(|s| touches(s, offset)) {
            return Place::Title;
        }
        if let Some((clause, arg)) = clause_at(tree, node.clauses, offset) {
            return Place::Clause(clause.kind, arg);
        }
        return in_args(node.args).map_or(Place::Header, |n| Place::HeaderArg(n as u16));
    }
    if let Some(n) = in_args(node.entries) {
        return Place::Entry(n as u16);
    }
    let found = props_of(tree, local).enumerate().find(|(_, p)| touches(reach(text, tree, p), offset));
    let Some((n, prop)) = found else { return Place::Header };
    let n = n as u16;
    if touches(prop.keyword, offset) {
        return Place::PropKeyword(n);
    }
    if let Some((clause, arg)) = clause_at(tree, prop.clauses, offset) {
        return Place::PropClause(n, clause.kind, arg);
    }
    if let Some(arg) = in_args(prop.args) {
        return Place::PropArg(n, arg as u16);
    }
    match cell_at(text, prop, offset) {
        Some(cell) if u32::from(cell) < prop.cells.len => Place::Cell(n, cell),
        _ => Place::Prop(n),
    }
}

/// A property up to the end of its line: behind the last `|` there may be a cell to come.
fn reach(text: &str, tree: &Tree, prop: &Prop) -> Span {
    let rest = &text[prop.span.end as usize..];
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let more = if prop.cells.len > 0 || !tree.args(prop.args).is_empty() { blanks } else { 0 };
    Span::new(prop.span.start, prop.span.end + more as u32)
}

/// The clause, and the number of its argument, at a byte.
fn clause_at(tree: &Tree, run: Run, offset: u32) -> Option<(&Clause, u16)> {
    tree.clauses(run).iter().find_map(|clause| {
        let args = tree.args(clause.args);
        let arg = args.iter().position(|a| touches(a.span, offset));
        arg.or(touches(clause.word, offset).then_some(0)).map(|n| (clause, n as u16))
    })
}

/// The number of the cell of a series at a byte: the pipes before it. None before the `=`, where there is one.
pub fn cell_at(text: &str, prop: &Prop, offset: u32) -> Option<u16> {
    let statement = prop.span.of(text);
    let before = offset.saturating_sub(prop.span.start);
    // `akhir 6.000` has none.
    let equals = lex(statement).kinds().contains(&Kind::Equals);
    let mut cell = (!equals && prop.cells.len > 0).then_some(0);
    for (kind, span) in lex(statement).iter() {
        if span.end > before {
            break;
        }
        match kind {
            Kind::Equals => cell = cell.or(Some(0)),
            Kind::Pipe => cell = Some(cell.map_or(1, |n| n + 1)),
            _ => {}
        }
    }
    cell
}

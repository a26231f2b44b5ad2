//! Whether two texts say the same.

use std::borrow::Cow;

use super::source::has_years;
use super::spelling::{is_counted, is_year_range};
use crate::lexer::lex;
use crate::parse::{Parse, parse};
use crate::schema::PropKind;
use crate::text::text_of;
use crate::token::Kind;
use crate::tree::{ArgKind, Clause, Node, Run, Span};

/// Whether both texts have the same tree: the same nodes, properties, codes, texts and cells, and the same errors, in
/// the same order, wherever they stand. White space, the kind of quotes, the case of keywords and the dash between two
/// years do not count; nor do comments.
pub fn same_meaning(a: &str, b: &str) -> bool {
    same(a, &parse(a), b, &parse(b))
}

/// [`same_meaning`] of texts that have been read.
pub(super) fn same(a: &str, a_parse: &Parse, b: &str, b_parse: &Parse) -> bool {
    let (a, b) = (Side { text: a, parse: a_parse }, Side { text: b, parse: b_parse });
    let errors = |side: Side<'_>| side.parse.errors.len();
    errors(a) == errors(b)
        && a.parse.errors.iter().zip(&b.parse.errors).all(|(a, b)| a.kind == b.kind)
        && a.same_nodes(b)
        && a.same_props(b)
}

/// One of the two texts.
#[derive(Clone, Copy)]
struct Side<'a> {
    text: &'a str,
    parse: &'a Parse,
}

impl<'a> Side<'a> {
    fn same_nodes(self, other: Side<'_>) -> bool {
        let (a, b) = (&self.parse.tree.nodes, &other.parse.tree.nodes);
        let shape = |node: &Node| {
            (
                node.kind,
                node.parent,
                node.continued,
                node.misplaced,
                node.broken,
                node.body.map(|body| body.close.is_some()),
            )
        };
        a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| {
                shape(a) == shape(b)
                    && self.same_args(a.args, other, b.args)
                    && self.same_args(a.entries, other, b.entries)
                    && self.same_clauses(a.clauses, other, b.clauses)
            })
    }

    fn same_props(self, other: Side<'_>) -> bool {
        let (a, b) = (&self.parse.tree.props, &other.parse.tree.props);
        a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| {
                (a.kind, a.node, a.broken) == (b.kind, b.node, b.broken)
                    && self.same_words(a.kind, a.args, other, b.args)
                    && self.same_clauses(a.clauses, other, b.clauses)
                    && self.same_cells(a.cells, other, b.cells)
            })
    }

    fn same_args(self, run: Run, other: Side<'_>, other_run: Run) -> bool {
        run.len == other_run.len && self.args(run).eq(other.args(other_run))
    }

    /// As [`Self::same_args`], where some words may be spelled in other ways.
    fn same_words(self, kind: PropKind, run: Run, other: Side<'_>, other_run: Run) -> bool {
        let pairs = self.args(run).zip(other.args(other_run));
        run.len == other_run.len
            && pairs.enumerate().all(|(index, ((a_kind, a), (b_kind, b)))| {
                let same = a == b
                    || (is_counted(kind, index, &a) && a.eq_ignore_ascii_case(&b))
                    || (has_years(kind.shape()) && same_years(&a, &b));
                a_kind == b_kind && same
            })
    }

    fn args(self, run: Run) -> impl Iterator<Item = (ArgKind, Cow<'a, str>)> {
        self.parse.tree.args(run).iter().map(move |arg| {
            let written = arg.span.of(self.text);
            (arg.kind, if arg.kind == ArgKind::Text { text_of(written) } else { written.into() })
        })
    }

    fn same_clauses(self, run: Run, other: Side<'_>, other_run: Run) -> bool {
        let same = |(a, b): (&Clause, &Clause)| a.kind == b.kind && self.same_args(a.args, other, b.args);
        let (a, b) = (self.parse.tree.clauses(run), other.parse.tree.clauses(other_run));
        a.len() == b.len() && a.iter().zip(b).all(same)
    }

    fn same_cells(self, run: Run, other: Side<'_>, other_run: Run) -> bool {
        let (a, b) = (self.parse.tree.cells(run), other.parse.tree.cells(other_run));
        a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| {
                a.broken == b.broken
                    && same_value(a.span.of(self.text), b.span.of(other.text))
                    && a.note.is_some() == b.note.is_some()
                    && self.note(a.note) == other.note(b.note)
            })
    }

    fn note(self, span: Option<Span>) -> Option<Cow<'a, str>> {
        span.map(|span| text_of(span.of(self.text)))
    }
}

fn same_years(a: &str, b: &str) -> bool {
    (is_year_range(a) || is_year_range(b)) && a.replace('–', "-") == b.replace('–', "-")
}

/// Cells of the same tokens.
fn same_value(a: &str, b: &str) -> bool {
    a == b || values(a) == values(b)
}

fn values(cell: &str) -> Vec<String> {
    let tokens = lex(cell);
    let said = tokens.iter().filter(|(kind, _)| !kind.is_trivia()).map(|(kind, span)| match kind {
        Kind::Text => text_of(span.of(cell)).into_owned(),
        _ => span.of(cell).to_owned(),
    });
    said.collect()
}

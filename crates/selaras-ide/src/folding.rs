//! What can be folded: bodies of nodes, statements over several lines, runs of comments.

use selaras_syntax::tree::{Span, Tree};
use selaras_syntax::{Kind, lex};

use crate::Ide;

/// Bytes that can be folded; they lie on several lines.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Fold {
    /// From behind the `{` up to the `}`; of comments and statements all of them.
    pub span: Span,
    /// They are comments.
    pub is_comment: bool,
}

/// What can be folded in a file, in order.
pub fn folds(ide: &Ide, path: &str) -> Vec<Fold> {
    let Some(file) = ide.snapshot.file(path) else { return Vec::new() };
    let (parse, text) = (ide.snapshot.parse(file), file.text(ide.db()));
    let ends = ends(&parse.tree);
    let bodies = parse.tree.nodes.iter().zip(ends).filter_map(|(node, end)| {
        let body = node.body?;
        Some(Span::new(body.open.end, body.close.map_or(end, |close| close.start)))
    });
    let statements = parse.tree.props.iter().map(|prop| prop.span);
    let folds = bodies.chain(statements).map(|span| Fold { span, is_comment: false });
    let comments = comments(text).into_iter().map(|span| Fold { span, is_comment: true });
    let several = |fold: &Fold| fold.span.of(text).contains(['\n', '\r']);
    let mut found: Vec<Fold> = folds.chain(comments).filter(several).collect();
    found.sort();
    found
}

/// Where each node ends: one whose `}` is missing not before what stands in it.
fn ends(tree: &Tree) -> Vec<u32> {
    let mut ends: Vec<u32> = tree.nodes.iter().map(|node| node.full.end).collect();
    for (n, node) in tree.nodes.iter().enumerate().rev() {
        if let Some(parent) = node.parent {
            ends[parent as usize] = ends[parent as usize].max(ends[n]);
        }
    }
    ends
}

/// Comments on lines of their own that follow each other.
fn comments(text: &str) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut open = false;
    let mut fresh = true;
    for (kind, span) in lex(text).iter() {
        match kind {
            Kind::Newline => {
                open &= !fresh;
                fresh = true;
            }
            Kind::Blank => {}
            Kind::Comment if fresh => {
                match runs.last_mut().filter(|_| open) {
                    Some(run) => run.end = span.end,
                    None => runs.push(span),
                }
                (open, fresh) = (true, false);
            }
            _ => (open, fresh) = (false, false),
        }
    }
    runs
}

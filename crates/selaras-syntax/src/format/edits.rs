//! The difference between a text and its formatted form, as small edits.

use super::format;
use crate::lexer::lex;
use crate::token::{Kind, Tokens};
use crate::tree::Span;

/// What formatting changes: places in `text` and what to put there, in order, without overlap. Words that stay are not
/// part of an edit, so a cursor in them stays where it is.
pub fn format_edits(text: &str) -> Vec<(Span, String)> {
    let formatted = format(text);
    let (old, new) = (lex(text), lex(&formatted));
    let (old, new) = (pieces(&old), pieces(&new));
    if old.len() != new.len() {
        return vec![(Span::new(0, text.len() as u32), formatted)];
    }
    let changes = old.into_iter().zip(new).filter(|(old, new)| old.of(text) != new.of(&formatted));
    changes.map(|(old, new)| (old, new.of(&formatted).to_owned())).collect()
}

/// The tokens that formatting keeps, and what stands between them.
fn pieces(tokens: &Tokens) -> Vec<Span> {
    let mut pieces = Vec::with_capacity(tokens.len());
    let mut end = 0;
    for (kind, span) in tokens.iter() {
        if !matches!(kind, Kind::Blank | Kind::Newline | Kind::Semicolon) {
            pieces.push(Span::new(end, span.start));
            pieces.push(span);
            end = span.end;
        }
    }
    pieces.push(Span::new(end, tokens.span(tokens.len()).end));
    pieces
}

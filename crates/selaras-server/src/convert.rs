//! Our places, words and edits as the protocol's types, and back: the one place that names both.

pub(crate) mod changing;
pub(crate) mod completion;
mod finding;
mod going;
pub(crate) mod reading;
pub(crate) mod shape;
pub(crate) mod tokens;
mod views;

use selaras_syntax::line_index::Position;
use selaras_syntax::tree::Span;
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

/// A place as we count it.
pub(crate) fn position_of(position: lsp::Position) -> Position {
    Position { line: position.line, column: position.character }
}

impl View {
    /// The byte of a place in a file.
    pub(crate) fn offset(&self, path: &str, position: lsp::Position) -> u32 {
        self.lines(path).offset(&self.text(path), position_of(position), self.unit())
    }

    /// The place of a byte.
    pub(crate) fn position(&self, path: &str, offset: u32) -> lsp::Position {
        let found = self.lines(path).position(&self.text(path), offset, self.unit());
        lsp::Position::new(found.line, found.column)
    }

    /// The places of a span.
    pub(crate) fn range(&self, path: &str, span: Span) -> lsp::Range {
        lsp::Range::new(self.position(path, span.start), self.position(path, span.end))
    }

    /// The bytes between two places.
    pub(crate) fn span(&self, path: &str, range: lsp::Range) -> Span {
        let (a, b) = (self.offset(path, range.start), self.offset(path, range.end));
        Span::new(a.min(b), a.max(b))
    }

    /// A place in a file.
    pub(crate) fn location(&self, file: &str, span: Span) -> Option<lsp::Location> {
        Some(lsp::Location { uri: self.uri(file)?, range: self.range(file, span) })
    }
}

//! An open document: its text, and the edits that a client sends.

use std::sync::Arc;

use selaras_syntax::LineIndex;
use selaras_syntax::line_index::Unit;
use tower_lsp_server::ls_types::TextDocumentContentChangeEvent;

use crate::convert::position_of;

/// A document that an editor shows.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// The client's number of the text.
    pub version: i32,
    /// The text.
    pub text: Arc<str>,
    /// Its lines.
    pub lines: Arc<LineIndex>,
}

impl Document {
    /// Applies edits in their order; each is placed in the text that the one before it leaves.
    pub(crate) fn apply(&mut self, changes: Vec<TextDocumentContentChangeEvent>, unit: Unit) {
        for change in changes {
            let new = match change.range {
                None => change.text,
                Some(range) => {
                    let offset = |p| self.lines.offset(&self.text, position_of(p), unit) as usize;
                    let (a, b) = (offset(range.start), offset(range.end));
                    let (start, end) = (a.min(b), a.max(b));
                    let mut new = String::with_capacity(self.text.len() + change.text.len());
                    new.push_str(&self.text[..start]);
                    new.push_str(&change.text);
                    new.push_str(&self.text[end..]);
                    new
                }
            };
            self.lines = Arc::new(LineIndex::new(&new));
            self.text = new.into();
        }
    }
}

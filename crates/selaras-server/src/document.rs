//! An open document: its text, and the edits that a client sends.

use std::sync::Arc;

use selaras_syntax::LineIndex;
use selaras_syntax::line_index::Unit;
use tower_lsp_server::ls_types::TextDocumentContentChangeEvent;

use crate::convert::position_of;

/// A document that an editor shows, as readers see it.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// The client's number of the text.
    pub version: i32,
    /// The text.
    pub text: Arc<str>,
    /// Its lines.
    pub lines: Arc<LineIndex>,
}

/// A document while it is edited.
#[derive(Clone, Debug)]
pub(crate) struct Buffer {
    version: i32,
    text: String,
    lines: LineIndex,
}

impl Buffer {
    /// With the text that the client opens it with.
    pub(crate) fn new(version: i32, text: String) -> Buffer {
        let lines = LineIndex::new(&text);
        Buffer { version, text, lines }
    }

    /// Applies edits in their order; each is placed in the text that the one before it leaves.
    pub(crate) fn apply(&mut self, version: i32, changes: Vec<TextDocumentContentChangeEvent>, unit: Unit) {
        self.version = version;
        for change in changes {
            let Some(range) = change.range else {
                *self = Buffer::new(version, change.text);
                continue;
            };
            let offset = |p| self.lines.offset(&self.text, position_of(p), unit);
            let (a, b) = (offset(range.start), offset(range.end));
            let (start, end) = (a.min(b), a.max(b));
            self.text.replace_range(start as usize..end as usize, &change.text);
            self.lines.edit(&self.text, start..end, change.text.len() as u32);
        }
    }

    /// What readers see from now on.
    pub(crate) fn document(&self) -> Document {
        let (text, lines) = (self.text.as_str().into(), Arc::new(self.lines.clone()));
        Document { version: self.version, text, lines }
    }

    /// What readers see of a text that is too large to be read: nothing but its number.
    pub(crate) fn unread(&self) -> Document {
        Document { version: self.version, text: "".into(), lines: Arc::new(LineIndex::new("")) }
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tower_lsp_server::ls_types::{Position, Range};

    fn edit(from: (u32, u32), to: (u32, u32), text: &str) -> TextDocumentContentChangeEvent {
        let range = Range::new(Position::new(from.0, from.1), Position::new(to.0, to.1));
        TextDocumentContentChangeEvent { range: Some(range), range_length: None, text: text.to_owned() }
    }

    fn edited(before: &str, unit: Unit, edits: Vec<TextDocumentContentChangeEvent>) -> String {
        let mut buffer = Buffer::new(1, before.to_owned());
        buffer.apply(2, edits, unit);
        assert_eq!(buffer.lines.lines(), LineIndex::new(&buffer.text).lines());
        buffer.document().text.to_string()
    }

    #[test]
    fn edits_are_placed_in_what_the_one_before_leaves() {
        let edits = vec![edit((0, 1), (0, 2), "xyz"), edit((0, 4), (0, 4), "!"), edit((0, 0), (1, 0), "")];
        assert_eq!(edited("abc\r\nd", Unit::Utf16, edits), "d");
    }

    #[test]
    fn columns_in_each_unit() {
        for (unit, at) in [(Unit::Utf8, 9), (Unit::Utf16, 4), (Unit::Chars, 3)] {
            assert_eq!(edited("é–😀x", unit, vec![edit((0, at), (0, at + 1), "y")]), "é–😀y");
        }
    }

    #[test]
    fn what_is_out_of_range_is_clamped_and_turned_round() {
        assert_eq!(edited("ab\r\nc", Unit::Utf16, vec![edit((0, 99), (9, 9), "!")]), "ab!");
        assert_eq!(edited("abc", Unit::Utf16, vec![edit((0, 2), (0, 1), "")]), "ac");
    }

    #[test]
    fn a_whole_text_may_stand_between_edits() {
        let whole =
            TextDocumentContentChangeEvent { range: None, range_length: None, text: "x\ny".to_owned() };
        assert_eq!(
            edited("a", Unit::Utf16, vec![edit((0, 0), (0, 0), "b"), whole, edit((1, 1), (1, 1), "z")]),
            "x\nyz"
        );
    }
}

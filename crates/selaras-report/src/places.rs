//! Bytes of a file → lines and columns. Each file is looked up and cut into lines once a report.

use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use selaras_analysis::diagnostic::Location;
use selaras_syntax::line_index::{self, LineIndex, Unit};

use crate::Sources;

/// A point in a text, counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Position {
    pub line: usize,
    /// In characters.
    pub column: usize,
    /// In bytes of UTF-8.
    pub byte_column: usize,
}

impl Position {
    /// Where a file that cannot be read is said to be at fault.
    pub(crate) const FIRST: Position = Position { line: 1, column: 1, byte_column: 1 };
}

/// From `start` up to, and without, `end`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Stretch {
    pub start: Position,
    pub end: Position,
}

/// A file's text, and where its lines begin.
pub(crate) struct File {
    pub text: Arc<str>,
    index: LineIndex,
    /// The byte that was asked for last, and the characters before it on its line.
    last: Cell<(usize, usize)>,
}

impl File {
    fn new(text: Arc<str>) -> File {
        let index = LineIndex::new(&text);
        File { text, index, last: Cell::new((0, 0)) }
    }

    /// The bytes of the line that holds `byte`, without its end.
    pub(crate) fn line_at(&self, byte: usize) -> Range<usize> {
        let line = self.index.line(byte as u32);
        let start =
            self.index.offset(&self.text, line_index::Position { line, column: 0 }, Unit::Utf8) as usize;
        start..start + self.index.text(&self.text, line).len()
    }

    fn position(&self, byte: usize) -> Position {
        let bytes = self.index.position(&self.text, byte as u32, Unit::Utf8);
        let (line, column) = (bytes.line as usize, bytes.column as usize);
        Position { line: line + 1, column: self.chars_before(byte, column) + 1, byte_column: column + 1 }
    }

    /// The characters between the start of the line, which is `column` bytes back, and `byte`. Findings come in the order
    /// of the text, so counting goes on from the last one: a line of megabytes is not counted for each of its findings.
    fn chars_before(&self, byte: usize, column: usize) -> usize {
        let count = |range: Range<usize>| self.text.get(range).map_or(0, |text| text.chars().count());
        let (last, chars) = self.last.get();
        let start = byte.saturating_sub(column);
        let chars = match last >= start && last.abs_diff(byte) < column {
            true if last <= byte => chars + count(last..byte),
            true if self.text.get(byte..last).is_some_and(|t| !t.contains(['\n', '\r'])) => {
                chars - count(byte..last)
            }
            _ => count(start..byte),
        };
        self.last.set((byte, chars));
        chars
    }

    /// The span's bytes, clamped to the text and to its characters.
    pub(crate) fn clamp(&self, location: &Location) -> Range<usize> {
        let mut start = (location.span.start as usize).min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = (location.span.end as usize).clamp(start, self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }
}

/// The files of a report.
pub(crate) struct Places<'a> {
    sources: &'a dyn Sources,
    files: HashMap<Arc<str>, Option<Rc<File>>>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(sources: &'a dyn Sources) -> Places<'a> {
        Places { sources, files: HashMap::new() }
    }

    /// The file, where its text is known.
    pub(crate) fn file(&mut self, path: &Arc<str>) -> Option<Rc<File>> {
        if let Some(file) = self.files.get(path) {
            return file.clone();
        }
        let file = self.sources.text(path).map(|text| Rc::new(File::new(text)));
        self.files.insert(path.clone(), file.clone());
        file
    }

    /// Where `location` stands, where its text is known.
    pub(crate) fn find(&mut self, location: &Location) -> Option<Stretch> {
        let file = self.file(&location.file)?;
        let span = file.clamp(location);
        Some(Stretch { start: file.position(span.start), end: file.position(span.end) })
    }

    /// Where `location` stands; a file without a text is pointed at by its first character.
    pub(crate) fn stretch(&mut self, location: &Location) -> Stretch {
        self.find(location).unwrap_or(Stretch { start: Position::FIRST, end: Position::FIRST })
    }
}

#[cfg(test)]
mod tests {
    use selaras_syntax::tree::Span;

    use super::*;

    /// `line:column(byte column)` of both ends.
    fn at(text: &str, start: u32, end: u32) -> String {
        let sources = |_: &str| Some(Arc::from(text));
        let location = Location { file: Arc::from("a.renstra"), span: Span::new(start, end) };
        let Stretch { start, end } = Places::new(&sources).stretch(&location);
        let show = |p: Position| format!("{}:{}({})", p.line, p.column, p.byte_column);
        format!("{} {}", show(start), show(end))
    }

    #[test]
    fn columns_are_characters() {
        assert_eq!(at("é–x\n😀y", 5, 6), "1:3(6) 1:4(7)");
        assert_eq!(at("é–x\n😀y", 11, 12), "2:2(5) 2:3(6)");
    }

    #[test]
    fn crlf_and_the_last_empty_line() {
        assert_eq!(at("a\r\nb\r\n", 3, 4), "2:1(1) 2:2(2)");
        assert_eq!(at("a\r\nb\r\n", 6, 6), "3:1(1) 3:1(1)");
        assert_eq!(at("", 0, 0), "1:1(1) 1:1(1)");
    }

    #[test]
    fn wild_spans_are_clamped() {
        assert_eq!(at("é", 1, 1), "1:1(1) 1:2(3)");
        assert_eq!(at("ab", 70, 90), "1:3(3) 1:3(3)");
        assert_eq!(at("ab", 2, 1), "1:3(3) 1:3(3)");
    }

    #[test]
    fn whatever_was_asked_for_before() {
        let text = "é–x\r\n😀y – z\n\né";
        let file = File::new(Arc::from(text));
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for before in &bounds {
            for byte in &bounds {
                file.position(*before);
                assert_eq!(
                    file.position(*byte),
                    File::new(Arc::from(text)).position(*byte),
                    "{before} {byte}"
                );
            }
        }
    }

    #[test]
    fn a_file_without_text() {
        let location = Location { file: Arc::from("x"), span: Span::new(7, 9) };
        let none = |_: &str| None;
        assert_eq!(Places::new(&none).find(&location), None);
        assert_eq!(Places::new(&none).stretch(&location).start, Position::FIRST);
    }
}

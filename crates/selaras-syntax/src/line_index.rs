//! Byte offsets to lines and columns, and back.

/// In what a column is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Unit {
    /// Bytes of UTF-8.
    Utf8,
    /// Units of UTF-16: what editors count unless told otherwise.
    Utf16,
    /// Characters (Unicode scalar values), which are the units of UTF-32: what reports count.
    #[default]
    Chars,
}

/// A place in a text; both numbers count from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Position {
    /// The line. A line ends with LF, CRLF or a lone CR.
    pub line: u32,
    /// Units before the place on its line.
    pub column: u32,
}

/// Where the lines of a text begin. It does not keep the text: give the same one to every method.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineIndex {
    /// The first byte of each line; the first is 0.
    starts: Vec<u32>,
    ascii: bool,
}

impl LineIndex {
    /// Reads where the lines begin.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = Vec::with_capacity(bytes.len() / 32 + 1);
        starts.push(0);
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let within_crlf = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !within_crlf {
                starts.push(at as u32 + 1);
            }
        }
        starts.shrink_to_fit();
        LineIndex { starts, ascii: text.is_ascii() }
    }

    /// Takes over an edit: the bytes `removed` of the old text became `inserted` bytes, and `text` is what came of it.
    /// Costs the lines that the edit touched, and a sum for each line behind them.
    pub fn edit(&mut self, text: &str, removed: std::ops::Range<u32>, inserted: u32) {
        // A CR and an LF may be joined or parted where the edit ends, so the neighbours are read anew as well.
        let first = self.line(removed.start.saturating_sub(1)) as usize;
        let behind = self.line(removed.end.saturating_add(1)) as usize + 1;
        let moved = |start: u32| start - removed.end + removed.start + inserted;
        let from = self.starts[first] as usize;
        let until = self.starts.get(behind).map_or(text.len(), |&start| moved(start) as usize);
        let touched = text.as_bytes().get(from..until).unwrap_or_default();
        let tail: Vec<u32> = self.starts.drain(first + 1..).skip(behind - first).map(moved).collect();
        for at in memchr::memchr2_iter(b'\n', b'\r', touched) {
            let at = from + at;
            let within_crlf = text.as_bytes()[at] == b'\r' && text.as_bytes().get(at + 1) == Some(&b'\n');
            if !within_crlf {
                self.starts.push(at as u32 + 1);
            }
        }
        self.starts.extend(tail);
        self.ascii = self.ascii && touched.is_ascii();
    }

    /// Number of lines; at least one.
    pub fn lines(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The line, counted from 0, of a byte; the last one when the text is shorter.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32 - 1
    }

    /// The text of a line without its end; empty when there is no such line.
    pub fn text<'a>(&self, text: &'a str, line: u32) -> &'a str {
        let Some(&start) = self.starts.get(line as usize) else { return "" };
        let end = self.starts.get(line as usize + 1).map_or(text.len(), |&next| next as usize);
        text.get(start as usize..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    /// The place of a byte. An offset beyond the text is taken as its end, one within a character as its beginning.
    pub fn position(&self, text: &str, offset: u32, unit: Unit) -> Position {
        let offset = floor(text, offset as usize);
        let line = self.line(offset as u32);
        let start = self.starts[line as usize] as usize;
        let before = &text[start..offset];
        let column = if self.ascii { before.len() } else { width(before, unit) };
        Position { line, column: column as u32 }
    }

    /// The byte at a place. A column beyond its line is taken as the line's end (before the newline), one within a
    /// character as the character's beginning, a line beyond the text as the text's end.
    pub fn offset(&self, text: &str, position: Position, unit: Unit) -> u32 {
        let Some(&start) = self.starts.get(position.line as usize) else { return text.len() as u32 };
        let line = self.text(text, position.line);
        let wanted = position.column as usize;
        let mut column = 0;
        for (offset, char) in line.char_indices() {
            column += char_width(char, unit);
            if column > wanted {
                return start + offset as u32;
            }
        }
        start + line.len() as u32
    }
}

/// The character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn width(text: &str, unit: Unit) -> usize {
    match unit {
        Unit::Utf8 => text.len(),
        Unit::Utf16 => text.chars().map(char::len_utf16).sum(),
        Unit::Chars => text.chars().count(),
    }
}

fn char_width(char: char, unit: Unit) -> usize {
    match unit {
        Unit::Utf8 => char.len_utf8(),
        Unit::Utf16 => char.len_utf16(),
        Unit::Chars => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Position, Unit};

    const TEXT: &str = "é–😀x\r\n\rab\nc";

    #[test]
    fn lines() {
        let index = LineIndex::new(TEXT);
        let lines: Vec<&str> = (0..index.lines() + 1).map(|line| index.text(TEXT, line)).collect();
        assert_eq!(lines, ["é–😀x", "", "ab", "c", ""]);
        assert_eq!(LineIndex::new("").lines(), 1);
        assert_eq!(LineIndex::new("a\n").lines(), 2);
    }

    #[test]
    fn columns_in_each_unit() {
        let index = LineIndex::new(TEXT);
        let x = TEXT.find('x').unwrap() as u32;
        for (unit, column) in [(Unit::Utf8, 9), (Unit::Utf16, 4), (Unit::Chars, 3)] {
            let position = Position { line: 0, column };
            assert_eq!(index.position(TEXT, x, unit), position);
            assert_eq!(index.offset(TEXT, position, unit), x);
        }
    }

    #[test]
    fn there_and_back() {
        let index = LineIndex::new(TEXT);
        for (offset, _) in TEXT.char_indices().chain([(TEXT.len(), ' ')]) {
            // Within a CRLF there is no place of its own.
            if TEXT.as_bytes().get(offset) == Some(&b'\n')
                && offset > 0
                && TEXT.as_bytes()[offset - 1] == b'\r'
            {
                continue;
            }
            for unit in [Unit::Utf8, Unit::Utf16, Unit::Chars] {
                let position = index.position(TEXT, offset as u32, unit);
                assert_eq!(index.offset(TEXT, position, unit), offset as u32, "{position:?} {unit:?}");
            }
        }
    }

    #[test]
    fn an_edit_gives_what_reading_anew_gives() {
        let pieces = ["", "\n", "\r", "\r\n", "a", "b\nc", "\n\r", "é\r", "x\r\ny\n"];
        for (old, new) in pieces.iter().flat_map(|a| pieces.iter().map(move |b| (*a, *b))) {
            for (before, after) in pieces.iter().flat_map(|a| pieces.iter().map(move |b| (*a, *b))) {
                let (was, is) = (format!("{before}{old}{after}"), format!("{before}{new}{after}"));
                let mut index = LineIndex::new(&was);
                let start = before.len() as u32;
                index.edit(&is, start..start + old.len() as u32, new.len() as u32);
                assert_eq!(index.starts, LineIndex::new(&is).starts, "{was:?} to {is:?}");
                assert!(!index.ascii || is.is_ascii());
            }
        }
    }

    #[test]
    fn out_of_range_is_clamped() {
        let index = LineIndex::new(TEXT);
        let end = TEXT.len() as u32;
        let at = |line, column| index.offset(TEXT, Position { line, column }, Unit::Utf16);
        assert_eq!(at(99, 0), end);
        assert_eq!(at(3, 99), end);
        // The end of the first line is before its CRLF.
        assert_eq!(at(0, 99), TEXT.find('\r').unwrap() as u32);
        // Between the two halves of the emoji.
        assert_eq!(at(0, 3), TEXT.find('😀').unwrap() as u32);
        assert_eq!(index.position(TEXT, end + 5, Unit::Chars), Position { line: 3, column: 1 });
        assert_eq!(index.position(TEXT, 1, Unit::Chars), Position { line: 0, column: 0 });
    }
}

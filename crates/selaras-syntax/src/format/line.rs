//! The lines of the new text, before their columns are aligned.

use crate::schema::{PropKind, Shape};
use crate::tree::{Prop, Span, Tree};

/// All lines, and the text that they are made of.
#[derive(Default)]
pub(super) struct Page {
    pub lines: Vec<Line>,
    pub text: String,
    /// Where the columns of rows begin in `text`.
    pub stops: Vec<Stop>,
}

/// A column of a row.
#[derive(Clone, Copy)]
pub(super) struct Stop {
    /// Where it begins.
    pub at: u32,
    /// Blanks after it, besides the one that parts it from the next.
    pub pad: u32,
}

pub(super) struct Line {
    pub kind: LineKind,
    /// Blanks before it.
    pub indent: u32,
    /// A blank line stands before it.
    pub blank: bool,
    /// Its text.
    pub start: u32,
    pub end: u32,
    /// The comment after it.
    pub comment: Option<Span>,
    /// Blanks before that comment.
    pub comment_gap: u32,
}

pub(super) enum LineKind {
    /// Stays as it is in the file.
    Raw(Span),
    /// A comment alone.
    Comment(Span),
    /// Continues the statement before it.
    Continued,
    /// One property, or the first line of it.
    Row(Row),
    /// Anything else.
    Other,
}

/// A property with a line of its own, in columns: keyword, the words before `=`, `=` with the first cell, the others.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub prop: PropKind,
    pub class: Class,
    /// Its stops: the first, and how many.
    pub stops: u32,
    pub len: u32,
    /// Words between the keyword and `=`.
    pub args: u32,
    /// It has a `=`.
    pub equals: bool,
    /// It ends on its first line.
    pub whole: bool,
}

/// Rows of one class have their values in one column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A value.
    Value,
    /// Cells for years.
    Series,
    /// A statement with clauses: too long a line for columns.
    Loose,
}

impl Class {
    pub fn of(tree: &Tree, prop: &Prop) -> Class {
        match prop.kind.shape() {
            Shape::Series => Class::Series,
            Shape::Kecualikan | Shape::Realisasi => Class::Loose,
            _ if !tree.clauses(prop.clauses).is_empty() => Class::Loose,
            _ => Class::Value,
        }
    }
}

impl Page {
    /// The text of column `index` of a row.
    pub fn column(&self, line: &Line, row: &Row, index: u32) -> &str {
        let start = self.stops[(row.stops + index) as usize].at;
        let end =
            if index + 1 < row.len { self.stops[(row.stops + index + 1) as usize].at - 1 } else { line.end };
        &self.text[start as usize..end as usize]
    }

    /// Columns that a line takes, without its comment.
    pub fn width(&self, line: &Line) -> usize {
        let pads: u32 = match &line.kind {
            LineKind::Row(row) => self.stops(row).iter().map(|stop| stop.pad).sum(),
            _ => 0,
        };
        (line.indent + pads) as usize + width(&self.text[line.start as usize..line.end as usize])
    }

    pub fn stops(&self, row: &Row) -> &[Stop] {
        &self.stops[row.stops as usize..(row.stops + row.len) as usize]
    }

    /// The new text; `text` is the old one.
    pub fn print(&self, text: &str) -> String {
        let mut out = String::with_capacity(self.text.len() + self.text.len() / 2);
        for line in &self.lines {
            if line.blank {
                out.push('\n');
            }
            match &line.kind {
                LineKind::Raw(span) => out.push_str(span.of(text)),
                LineKind::Comment(span) => {
                    blanks(line.indent, &mut out);
                    out.push_str(span.of(text).trim_end());
                }
                LineKind::Row(row) => {
                    blanks(line.indent, &mut out);
                    for index in 0..row.len {
                        out.push_str(self.column(line, row, index));
                        if index + 1 < row.len {
                            blanks(self.stops[(row.stops + index) as usize].pad + 1, &mut out);
                        }
                    }
                }
                LineKind::Continued | LineKind::Other => {
                    blanks(line.indent, &mut out);
                    out.push_str(&self.text[line.start as usize..line.end as usize]);
                }
            }
            if let Some(comment) = line.comment {
                blanks(line.comment_gap, &mut out);
                out.push_str(comment.of(text).trim_end());
            }
            out.push('\n');
        }
        out
    }
}

/// Columns that a text takes: its characters.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

fn blanks(count: u32, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', count as usize));
}

//! Text that is put into a file, with places that are filled in one after the other.

use std::fmt::Write;

/// Text to be put in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Insert {
    pieces: Vec<Piece>,
    /// What editors get that know no places to fill in; else the pieces' text.
    plain: Option<String>,
}

/// A part of an [`Insert`].
#[derive(Clone, PartialEq, Eq, Debug)]
enum Piece {
    Text(String),
    /// A place to fill in: its number and what stands there at first; 0 is where the cursor ends.
    Stop(u8, String),
}

impl Insert {
    /// Plain text.
    pub fn of(text: impl Into<String>) -> Insert {
        Insert { pieces: vec![Piece::Text(text.into())], plain: None }
    }

    /// Adds text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Insert {
        self.pieces.push(Piece::Text(text.into()));
        self
    }

    /// Adds a place to fill in, and what stands there at first. Number 0 is where the cursor ends.
    #[must_use]
    pub fn stop(mut self, number: u8, first: impl Into<String>) -> Insert {
        self.pieces.push(Piece::Stop(number, first.into()));
        self
    }

    /// What editors get that know no places to fill in.
    #[must_use]
    pub fn or_plain(mut self, text: impl Into<String>) -> Insert {
        self.plain = Some(text.into());
        self
    }

    /// Lines of a file that ends its lines otherwise.
    pub fn end_lines_with(&mut self, end: &str) {
        for Piece::Text(text) | Piece::Stop(_, text) in &mut self.pieces {
            *text = text.replace('\n', end);
        }
    }

    /// It has places to fill in.
    pub fn has_stops(&self) -> bool {
        self.pieces.iter().any(|p| matches!(p, Piece::Stop(..)))
    }

    /// For an editor that knows no such places.
    pub fn plain(&self) -> String {
        if let Some(plain) = &self.plain {
            return plain.clone();
        }
        let texts = self.pieces.iter().map(|p| match p {
            Piece::Text(text) | Piece::Stop(_, text) => text.as_str(),
        });
        texts.collect()
    }

    /// In the syntax that editors share: `${1:teks}`, `$0`.
    pub fn snippet(&self) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(&escaped(text)),
                Piece::Stop(number, first) if first.is_empty() => {
                    let _ = write!(out, "${{{number}}}");
                }
                Piece::Stop(number, first) => {
                    let _ = write!(out, "${{{number}:{}}}", escaped(first));
                }
            }
        }
        out
    }
}

impl From<String> for Insert {
    fn from(text: String) -> Insert {
        Insert::of(text)
    }
}

impl From<&str> for Insert {
    fn from(text: &str) -> Insert {
        Insert::of(text)
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '$' | '}' | '\\') {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

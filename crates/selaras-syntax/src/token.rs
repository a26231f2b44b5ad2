//! Tokens: one byte of kind each, and where they begin. The stream is lossless: the end of a token is the beginning of
//! the next, and blanks, comments and unknown characters are tokens too.

use logos::{Lexer, Logos};

use crate::tree::Span;

/// What a token is, and how it is written.
#[derive(Logos, Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[logos(subpattern letter = r"[\p{L}\p{M}\p{Nd}_.\-:%²³–]")]
#[repr(u8)]
pub enum Kind {
    /// Letters, digits and `_ . - / : % ² ³ –`, with a `,` between digits: code, number, range, date, unit, keyword.
    // A `/` belongs to a word unless another follows it: `//` begins a comment also inside a word.
    #[regex(r"(/?((?&letter)|[0-9]+(,[0-9]+)*(,-)?))+", final_slash)]
    #[token("/")]
    Word,
    /// `"…"` on one line, or pasted `“…”`.
    #[regex(r#""([^"\\\r\n]|\\[^\r\n])*""#)]
    #[regex(r#"[“”„][^“”"\r\n]*[“”"]"#)]
    Text,
    /// A text whose closing quote is missing: it ends with its line, before the braces that end the line.
    #[regex(r#""([^"\\\r\n]|\\[^\r\n])*\\?"#)]
    #[regex(r#"[“”„][^“”"\r\n]*"#)]
    UnclosedText,
    /// `{`
    #[token("{")]
    BraceOpen,
    /// `}`
    #[token("}")]
    BraceClose,
    /// `;`
    #[token(";")]
    Semicolon,
    /// `|`
    #[token("|")]
    Pipe,
    /// `,`
    #[token(",")]
    Comma,
    /// `=`
    #[token("=")]
    Equals,
    /// `<`
    #[token("<")]
    Less,
    /// `>`
    #[token(">")]
    Greater,
    /// `≤`
    #[token("≤")]
    AtMost,
    /// `≥`
    #[token("≥")]
    AtLeast,
    /// `(`
    #[token("(")]
    ParenOpen,
    /// `)`
    #[token(")")]
    ParenClose,
    /// End of a line: LF, CRLF or a lone CR.
    #[regex(r"\r\n|\n|\r")]
    Newline,
    /// Spaces of any kind (also non-breaking and zero-width ones, and a byte order mark), tabs.
    #[regex(r"[ \t\u{0B}\u{0C}\u{A0}\u{1680}\u{2000}-\u{200D}\u{202F}\u{205F}\u{2060}\u{3000}\u{FEFF}]+")]
    Blank,
    /// `// …` to the end of the line.
    #[regex(r"//[^\r\n]*", allow_greedy = true)]
    Comment,
    /// Characters that the language does not know.
    Unknown,
}

/// A `/` at the end of a half-typed path (`mengacu S2/`) belongs to it.
fn final_slash(lexer: &mut Lexer<Kind>) {
    let rest = lexer.remainder().as_bytes();
    if rest.first() == Some(&b'/') && rest.get(1) != Some(&b'/') {
        lexer.bump(1);
    }
}

impl Kind {
    /// Says nothing to the grammar: blank, comment or end of line.
    pub const fn is_trivia(self) -> bool {
        matches!(self, Kind::Blank | Kind::Comment | Kind::Newline)
    }
}

/// The tokens of a file, in order, without a gap.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tokens {
    kinds: Vec<Kind>,
    /// Where each begins, and at last the length of the text.
    starts: Vec<u32>,
}

impl Tokens {
    pub(crate) fn with_capacity(tokens: usize) -> Tokens {
        Tokens { kinds: Vec::with_capacity(tokens), starts: Vec::with_capacity(tokens + 1) }
    }

    pub(crate) fn push(&mut self, kind: Kind, start: u32) {
        self.kinds.push(kind);
        self.starts.push(start);
    }

    pub(crate) fn finish(mut self, len: u32) -> Tokens {
        self.starts.push(len);
        self
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// There is no token: the text is empty.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// The kinds of all tokens.
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// Where token `index` stands; an empty span at the end of the text when there is no such token.
    pub fn span(&self, index: usize) -> Span {
        let end = self.starts.last().copied().unwrap_or(0);
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(end);
        Span::new(at(index), at(index + 1))
    }

    /// Kind and place of every token.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Kind, Span)> + ExactSizeIterator {
        self.kinds.iter().zip(self.starts.windows(2)).map(|(&kind, ends)| (kind, Span::new(ends[0], ends[1])))
    }

    /// The token that covers byte `offset`, if there is one.
    pub fn at(&self, offset: u32) -> Option<usize> {
        let after = self.starts.partition_point(|&start| start <= offset);
        let index = after.checked_sub(1)?;
        (index < self.len()).then_some(index)
    }
}

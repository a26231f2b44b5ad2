//! Cuts the tokens of a file into statements. A keyword counts only as the first word of a statement, so the words of
//! the language need not be reserved anywhere else.

use crate::schema::{ClauseKind, NodeKind, PropKind};
use crate::symbol::Symbol;
use crate::token::{Kind, Tokens};
use crate::tree::Span;

/// A statement, or a closing brace.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// First symbol (its keyword, if it has one).
    pub first: u32,
    /// Its [`Symbol::End`]; equal to `first` where there is nothing before it.
    pub end: u32,
    /// Columns of white space before the first token of its line.
    pub indent: u32,
    /// It is the first on its line.
    pub leads: bool,
    /// Where it stands in the order of statements.
    pub form: Form,
    /// `lanjutan` stands before the keyword.
    pub continued: bool,
    /// The node that its keyword opens.
    pub node: Option<NodeKind>,
    /// The property that its keyword names.
    pub prop: Option<PropKind>,
    /// The keyword, with `lanjutan`; the first token where there is none.
    pub keyword: Span,
    /// The brace that ends it (or that it is).
    pub brace: Span,
}

/// What ends a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// The end of its line, `;`, or a `}` that comes next.
    Plain,
    /// A `{`.
    Open,
    /// It is a `}`.
    Close,
    /// It is the body of a `kelompok` or `skala`.
    Body,
}

/// The statements of a file and the symbols that they are made of.
#[derive(Debug, Default)]
pub(crate) struct Cut {
    pub statements: Vec<Statement>,
    /// Each statement's symbols, then [`Symbol::End`].
    pub symbols: Vec<Symbol>,
    /// Where each symbol stands.
    pub spans: Vec<Span>,
    /// Symbols that are texts without a closing quote.
    pub unclosed: Vec<u32>,
    /// Some statement is the body of a `kelompok` or `skala`.
    pub has_bodies: bool,
}

impl Cut {
    /// The symbols of a statement, without the end.
    pub fn of(&self, statement: &Statement) -> &[Symbol] {
        &self.symbols[statement.first as usize..statement.end as usize]
    }

    /// From the first to the last token of a statement, its brace left out.
    pub fn span(&self, statement: &Statement) -> Span {
        if statement.first == statement.end {
            return statement.brace;
        }
        Span::new(statement.keyword.start, self.spans[statement.end as usize].start)
    }

    /// Where a statement ends, with its brace.
    pub fn last(&self, statement: &Statement) -> Span {
        match statement.form {
            Form::Open | Form::Close => statement.brace,
            Form::Plain | Form::Body if statement.first == statement.end => statement.brace,
            Form::Plain | Form::Body => self.spans[statement.end as usize - 1],
        }
    }
}

/// What the first word of a statement or of a line means.
#[derive(Clone, Copy, Default)]
struct Keyword {
    node: Option<NodeKind>,
    prop: Option<PropKind>,
    /// A line that starts with it continues the statement before.
    continues: bool,
    /// `lanjutan`.
    reopens: bool,
}

/// The longest keyword has 16 letters.
const LONGEST: usize = 16;

fn keyword(word: &str) -> Keyword {
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else { return Keyword::default() };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let Ok(word) = std::str::from_utf8(lower) else { return Keyword::default() };
    let continues = matches!(
        ClauseKind::of(word),
        Some(
            ClauseKind::Pada
                | ClauseKind::Tentang
                | ClauseKind::Karena
                | ClauseKind::Oleh
                | ClauseKind::Sampai
        )
    );
    Keyword { node: NodeKind::of(word), prop: PropKind::of(word), continues, reopens: word == "lanjutan" }
}

/// A keyword, and more on its line: unlike a code that happens to be a keyword.
fn begins_statement(text: &str, tokens: &Tokens, index: usize) -> bool {
    let word = keyword(tokens.span(index).of(text));
    let next = tokens.kinds()[index + 1..].iter().find(|kind| **kind != Kind::Blank);
    (word.node.is_some() || word.prop.is_some() || word.reopens)
        && matches!(next, Some(Kind::Word | Kind::Text | Kind::UnclosedText))
}

/// Cuts the tokens of `text` into statements.
///
/// The body of a `kelompok` or `skala` ends at its `}`. Where that may be missing, `recover` ends it also before a line
/// that looks like a statement and stands no deeper than the header.
pub(crate) fn cut(text: &str, tokens: &Tokens, recover: bool) -> Cut {
    let mut cutter = Cutter {
        text,
        tokens,
        recover,
        cut: Cut {
            statements: Vec::with_capacity(text.len() / 24),
            symbols: Vec::with_capacity(tokens.len() * 2 / 3),
            spans: Vec::with_capacity(tokens.len() * 2 / 3),
            unclosed: Vec::new(),
            has_bodies: false,
        },
        open: None,
        indent: 0,
        leads: true,
        body: None,
    };
    for (index, (kind, span)) in tokens.iter().enumerate() {
        cutter.token(index, kind, span);
    }
    cutter.end();
    cutter.cut
}

struct Cutter<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    recover: bool,
    cut: Cut,
    /// The statement that is being read.
    open: Option<Statement>,
    /// White space at the beginning of this line.
    indent: u32,
    /// Nothing but white space so far on this line.
    leads: bool,
    /// We are in the body of a `kelompok` or a `skala`.
    body: Option<RawBody>,
}

/// The body of a `kelompok` or `skala`, which holds no statements.
struct RawBody {
    /// The symbol that says how it is written.
    begin: Symbol,
    /// White space before the line of its header.
    indent: u32,
    /// Braces opened in it (there should be none).
    depth: u32,
    /// A line has ended since the last entry.
    line_ended: bool,
}

impl Cutter<'_> {
    fn token(&mut self, index: usize, kind: Kind, span: Span) {
        match kind {
            Kind::Blank => {
                if self.leads {
                    self.indent += width(span.of(self.text), self.indent);
                }
                return;
            }
            Kind::Comment => return,
            Kind::Newline => {
                self.leads = true;
                self.indent = 0;
                if let Some(body) = &mut self.body {
                    body.line_ended = true;
                }
                return;
            }
            _ => {}
        }
        let leads = std::mem::take(&mut self.leads);
        if self.body.is_some() && self.body_token(index, kind, span, leads) {
            return;
        }
        match kind {
            Kind::BraceOpen => {
                let mut statement = self.take(leads, span);
                statement.form = Form::Open;
                statement.brace = span;
                self.begin_body(&statement);
                self.finish(statement);
            }
            Kind::BraceClose => {
                self.end();
                let mut statement = self.start(leads, span);
                statement.form = Form::Close;
                statement.brace = span;
                self.finish(statement);
            }
            Kind::Semicolon => self.end(),
            _ => self.content(kind, span, leads),
        }
    }

    /// A token that belongs to a statement.
    fn content(&mut self, kind: Kind, span: Span, leads: bool) {
        let first = if kind == Kind::Word && (leads || self.open.is_none()) {
            keyword(span.of(self.text))
        } else {
            Keyword::default()
        };
        if leads && self.open.is_some() {
            let continues = match kind {
                Kind::Text | Kind::UnclosedText => {
                    if self.joins_text(kind, span) {
                        return;
                    }
                    true
                }
                Kind::Pipe => true,
                _ => first.continues,
            };
            if !continues {
                self.end();
            }
        }
        match &mut self.open {
            None => {
                let mut statement = self.start(leads, span);
                statement.node = first.node;
                statement.prop = first.prop;
                statement.continued = first.reopens;
                self.open = Some(statement);
            }
            // `lanjutan misi`: the keyword is the second word.
            Some(statement)
                if statement.continued
                    && statement.node.is_none()
                    && statement.prop.is_none()
                    && self.cut.symbols.len() == statement.first as usize + 1
                    && kind == Kind::Word =>
            {
                let second = keyword(span.of(self.text));
                if second.node.is_some() {
                    statement.node = second.node;
                    statement.keyword.end = span.end;
                    return;
                }
            }
            Some(_) => {}
        }
        self.push(kind, span);
    }

    /// A line that starts with a text continues the text before it.
    fn joins_text(&mut self, kind: Kind, span: Span) -> bool {
        let (Some(Symbol::Text), Some(last)) = (self.cut.symbols.last(), self.cut.spans.last_mut()) else {
            return false;
        };
        last.end = span.end;
        if kind == Kind::UnclosedText {
            self.cut.unclosed.push(self.cut.symbols.len() as u32 - 1);
        }
        true
    }

    /// A token in the body of a `kelompok` or `skala`; false where the body has ended before it.
    fn body_token(&mut self, index: usize, kind: Kind, span: Span, leads: bool) -> bool {
        let Some(body) = &mut self.body else { return false };
        let no_deeper = self.recover && leads && self.indent <= body.indent;
        let statement = no_deeper && kind == Kind::Word && begins_statement(self.text, self.tokens, index);
        if statement || (kind == Kind::BraceClose && body.depth == 0) {
            self.body = None;
            self.end();
            return false;
        }
        match kind {
            Kind::BraceOpen => body.depth += 1,
            Kind::BraceClose => body.depth -= 1,
            _ => {}
        }
        let begin = body.begin;
        let line_ended = std::mem::take(&mut body.line_ended);
        if self.open.is_some() {
            // The end of a line parts entries as a `;` does.
            let parted = self.cut.symbols.last() == Some(&Symbol::Semicolon);
            if line_ended && !parted {
                self.cut.symbols.push(Symbol::Semicolon);
                self.cut.spans.push(span);
            }
            if kind == Kind::Semicolon && (line_ended || parted) {
                return true;
            }
        } else {
            if kind == Kind::Semicolon {
                return true;
            }
            let mut statement = self.start(leads, span);
            statement.form = Form::Body;
            self.cut.has_bodies = true;
            self.open = Some(statement);
            self.cut.symbols.push(begin);
            self.cut.spans.push(Span::new(span.start, span.start));
        }
        self.push(kind, span);
        true
    }

    fn begin_body(&mut self, header: &Statement) {
        let begin = match header.node {
            Some(NodeKind::Kelompok) => Symbol::Codes,
            Some(NodeKind::Skala) => Symbol::Grades,
            _ => return,
        };
        self.body = Some(RawBody { begin, indent: header.indent, depth: 0, line_ended: false });
    }

    fn push(&mut self, kind: Kind, span: Span) {
        let symbol = match kind {
            Kind::Word => Symbol::Word,
            Kind::Text => Symbol::Text,
            Kind::UnclosedText => {
                self.cut.unclosed.push(self.cut.symbols.len() as u32);
                Symbol::Text
            }
            Kind::Pipe => Symbol::Pipe,
            Kind::Comma => Symbol::Comma,
            Kind::Semicolon => Symbol::Semicolon,
            Kind::Equals => Symbol::Equals,
            Kind::Less => Symbol::Less,
            Kind::Greater => Symbol::Greater,
            Kind::AtMost => Symbol::AtMost,
            Kind::AtLeast => Symbol::AtLeast,
            Kind::ParenOpen => Symbol::ParenOpen,
            Kind::ParenClose => Symbol::ParenClose,
            Kind::BraceOpen => Symbol::BraceOpen,
            Kind::BraceClose => Symbol::BraceClose,
            Kind::Unknown | Kind::Newline | Kind::Blank | Kind::Comment => Symbol::Unknown,
        };
        self.cut.symbols.push(symbol);
        self.cut.spans.push(span);
    }

    fn start(&self, leads: bool, span: Span) -> Statement {
        Statement {
            first: self.cut.symbols.len() as u32,
            end: 0,
            indent: self.indent,
            leads,
            form: Form::Plain,
            continued: false,
            node: None,
            prop: None,
            keyword: span,
            brace: Span::default(),
        }
    }

    /// The statement that is being read, or an empty one.
    fn take(&mut self, leads: bool, span: Span) -> Statement {
        match self.open.take() {
            Some(statement) => statement,
            None => self.start(leads, span),
        }
    }

    fn end(&mut self) {
        if let Some(statement) = self.open.take() {
            self.finish(statement);
        }
    }

    fn finish(&mut self, mut statement: Statement) {
        let end = self.cut.spans.last().map_or(0, |span| span.end);
        statement.end = self.cut.symbols.len() as u32;
        if statement.end > statement.first {
            self.cut.symbols.push(Symbol::End);
            self.cut.spans.push(Span::new(end, end));
        }
        self.cut.statements.push(statement);
    }
}

/// Columns of white space at the beginning of a line.
pub(crate) fn indent_of(line: &str) -> u32 {
    let blank = &line[..line.len() - line.trim_start_matches(is_white).len()];
    width(blank, 0)
}

/// What [`Kind::Blank`] is made of.
pub(crate) fn is_white(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\u{0B}' | '\u{0C}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200D}')
        || matches!(char, '\u{202F}' | '\u{205F}' | '\u{2060}' | '\u{3000}' | '\u{FEFF}')
}

/// Columns that white space takes after `column`: a tab goes to the next multiple of four.
fn width(blank: &str, column: u32) -> u32 {
    if blank.bytes().all(|byte| byte == b' ') {
        return blank.len() as u32;
    }
    let mut at = column;
    for char in blank.chars() {
        match char {
            '\t' => at = at / 4 * 4 + 4,
            // A byte order mark and its like take no room.
            '\u{FEFF}' | '\u{200B}'..='\u{200D}' | '\u{2060}' => {}
            _ => at += 1,
        }
    }
    at - column
}

//! Goes through the tokens once and lays them out in lines.

use super::line::{Class, Line, LineKind, Page, Row, Stop, width};
use super::source::{Event, Source};
use super::spelling::{gap, spell};
use crate::schema::{PropKind, Shape};
use crate::token::Kind;
use crate::tree::{NodeId, Span};

/// A level of depth.
const INDENT: u32 = 2;
/// The lines that continue a statement stand this much deeper.
const CONTINUED: u32 = 4;
/// A body on one line makes it no longer than this.
const WIDEST_BODY: usize = 120;

/// The lines of the new text. `frozen` says for each line of the old one whether it stays; it may be empty.
pub(super) fn lay_out(source: &Source, frozen: &[bool]) -> Page {
    let mut layout = Layout {
        source,
        page: Page::default(),
        next_event: 0,
        depth: 0,
        newlines: 0,
        comments: 0,
        just_opened: false,
        statement: Statement { depth: 0, line: 0, tokens: 0, shape: None },
        entries: false,
        appends: None,
        joins: false,
        splits: false,
        tail: false,
    };
    layout.page.text.reserve(source.text.len());
    layout.page.lines.reserve(source.text.len() / 32);
    layout.run(frozen);
    layout.page
}

struct Layout<'a> {
    source: &'a Source<'a>,
    page: Page,
    /// The next of the source's events.
    next_event: usize,
    /// How deep the next statement stands, as far as is known.
    depth: u32,
    /// Ends of lines since the last token or comment.
    newlines: usize,
    /// Lines at the end of the page that are comments, and may yet belong into a statement.
    comments: usize,
    /// The last line of the page ends with the `{` of a body over several lines.
    just_opened: bool,
    statement: Statement,
    /// We are in the body of a `kelompok` or `skala`.
    entries: bool,
    /// The token after which the next one of the statement stands on the same line.
    appends: Option<usize>,
    /// A statement may follow on this line, after a `;`.
    joins: bool,
    /// Statements on this line of the old text get a line each.
    splits: bool,
    /// A comment on this line of the old text stands after something.
    tail: bool,
}

/// The statement that is being laid out.
struct Statement {
    depth: u32,
    /// The line that it begins in.
    line: usize,
    /// How many of its tokens are written.
    tokens: usize,
    /// Of a property that gets columns.
    shape: Option<Shape>,
}

impl Layout<'_> {
    fn run(&mut self, frozen: &[bool]) {
        let (mut line, mut at) = (0, 0);
        let mut begins = true;
        while at < self.source.tokens.len() {
            if std::mem::take(&mut begins) {
                if frozen.get(line) == Some(&true) {
                    at = self.raw_line(at);
                    line += 1;
                    begins = true;
                    continue;
                }
                (self.appends, self.joins, self.splits, self.tail) = (None, false, false, false);
            }
            match self.source.kind(at) {
                Kind::Blank => {}
                Kind::Newline => {
                    self.newlines += 1;
                    line += 1;
                    begins = true;
                }
                Kind::Comment => self.comment(at),
                Kind::Semicolon if !self.entries => {}
                Kind::Semicolon => self.appends = self.appends.map(|_| at),
                _ => at = self.token(at),
            }
            at += 1;
        }
        self.settle_comments(self.depth * INDENT);
    }

    // ── Lines ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    fn push_line(&mut self, kind: LineKind, indent: u32) {
        let blank = self.newlines > 1 && !self.just_opened && !self.page.lines.is_empty();
        let at = self.page.text.len() as u32;
        self.page.lines.push(Line { kind, indent, blank, start: at, end: at, comment: None, comment_gap: 2 });
        self.newlines = 0;
        self.just_opened = false;
    }

    /// Writes text at the end of the last line.
    fn write(&mut self, text: &str) {
        self.page.text.push_str(text);
        self.end_line();
    }

    fn end_line(&mut self) {
        let end = self.page.text.len() as u32;
        if let Some(line) = self.page.lines.last_mut() {
            line.end = end;
        }
        self.newlines = 0;
    }

    /// A line that stays; gives the token that the next line begins with.
    fn raw_line(&mut self, first: usize) -> usize {
        self.settle_comments(self.depth * INDENT);
        let tokens = self.source.tokens;
        let length = tokens.kinds()[first..].iter().position(|kind| *kind == Kind::Newline);
        let end = length.map_or(tokens.len(), |length| first + length);
        self.push_line(LineKind::Raw(Span::new(tokens.span(first).start, tokens.span(end).start)), 0);
        self.newlines = 1;
        while let Some(&(at, event)) = self.source.events.get(self.next_event)
            && (at as usize) < end
        {
            self.depth = self.source.depth_of(event);
            self.just_opened = matches!(event, Event::Open(_));
            self.depth += u32::from(self.just_opened);
            self.next_event += 1;
        }
        end + 1
    }

    // ── Comments ──────────────────────────────────────────────────────────────────────────────────────────────────────

    fn comment(&mut self, at: usize) {
        let span = self.source.tokens.span(at);
        match self.page.lines.last_mut() {
            Some(line) if self.tail && line.comment.is_none() => line.comment = Some(span),
            _ => {
                self.push_line(LineKind::Comment(span), 0);
                self.comments += 1;
            }
        }
    }

    /// Comments stand as deep as what follows them.
    fn settle_comments(&mut self, indent: u32) {
        let first = self.page.lines.len() - self.comments;
        for line in &mut self.page.lines[first..] {
            line.indent = indent;
        }
        self.comments = 0;
    }

    // ── Tokens ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Lays out a token, or a whole body on one line; gives the last one that it has laid out.
    fn token(&mut self, at: usize) -> usize {
        let event = match self.source.events.get(self.next_event) {
            Some(&(token, event)) if token as usize == at => {
                self.next_event += 1;
                Some(event)
            }
            _ => None,
        };
        let last = match event {
            Some(Event::Node(node)) => {
                self.node(at, node);
                at
            }
            Some(Event::Prop(prop)) => {
                self.prop(at, prop);
                at
            }
            Some(Event::Open(node)) => self.open(at, node),
            Some(Event::Close(node)) => {
                self.close(node);
                at
            }
            None => {
                self.continue_statement(at);
                at
            }
        };
        self.tail = true;
        last
    }

    fn node(&mut self, at: usize, node: NodeId) {
        let joins = self.source.tree.nodes[node as usize].body.is_none();
        self.begin(at, LineKind::Other, self.source.depth(node), joins);
    }

    fn prop(&mut self, at: usize, prop: u32) {
        let tree = self.source.tree;
        let prop = &tree.props[prop as usize];
        let row = Row {
            prop: prop.kind,
            class: Class::of(tree, prop),
            stops: self.page.stops.len() as u32,
            len: 0,
            args: 0,
            equals: false,
            whole: true,
        };
        self.begin(at, LineKind::Row(row), self.source.depth(prop.node) + 1, true);
    }

    /// The first token of a statement.
    fn begin(&mut self, at: usize, kind: LineKind, depth: u32, joins: bool) {
        self.settle_comments(depth * INDENT);
        self.depth = depth;
        let shape = match &kind {
            LineKind::Row(row) => Some(row.prop.shape()),
            _ => None,
        };
        let joined = self.joins && joins && !self.splits;
        if joined {
            self.write("; ");
            if let Some(line) = self.page.lines.last_mut()
                && matches!(line.kind, LineKind::Row(_))
            {
                line.kind = LineKind::Other;
            }
        } else {
            self.push_line(kind, depth * INDENT);
        }
        let line = self.page.lines.len() - 1;
        self.statement = Statement { depth, line, tokens: 0, shape: shape.filter(|_| !joined) };
        self.joins = joins;
        self.append(at);
    }

    /// Another token of a statement or of a body without statements.
    fn continue_statement(&mut self, at: usize) {
        if let Some(before) = self.appends {
            if self.source.kind(before) == Kind::Semicolon {
                self.page.text.push(';');
            }
            // A column begins after the keyword.
            if self.statement.tokens == 1 || gap(self.source, before, at) {
                self.page.text.push(' ');
            }
            self.append(at);
            return;
        }
        let indent = self.statement.depth * INDENT + if self.entries { INDENT } else { CONTINUED };
        self.settle_comments(indent);
        if self.entries {
            self.push_line(LineKind::Other, indent);
        } else {
            let depth = self.statement.depth;
            self.remove_blanks();
            self.push_line(LineKind::Continued, depth * INDENT + CONTINUED);
            if let Some(Line { kind: LineKind::Row(row), .. }) = self.page.lines.get_mut(self.statement.line)
            {
                row.whole = false;
            }
            self.statement.shape = None;
        }
        self.append(at);
    }

    /// There are no blank lines in a statement.
    fn remove_blanks(&mut self) {
        let next = self.statement.line + 1;
        for line in self.page.lines.iter_mut().skip(next).rev() {
            if !line.blank && !matches!(line.kind, LineKind::Comment(_)) {
                break;
            }
            line.blank = false;
        }
        self.newlines = 0;
    }

    /// Writes a token at the end of the last line.
    fn append(&mut self, at: usize) {
        self.column(at);
        spell(self.source, at, &mut self.page.text);
        self.end_line();
        self.statement.tokens += 1;
        self.appends = Some(at);
    }

    /// Begins a column of a row where one begins with this token.
    fn column(&mut self, at: usize) {
        let Some(shape) = self.statement.shape else { return };
        let Some(Line { kind: LineKind::Row(row), .. }) = self.page.lines.get_mut(self.statement.line) else {
            return;
        };
        let has_cells = matches!(shape, Shape::Series | Shape::KeyedSeries | Shape::Realisasi);
        let kind = self.source.kind(at);
        let begins = match kind {
            _ if self.statement.tokens < 2 => true,
            Kind::Word | Kind::Equals => has_cells && !row.equals && !has_free_cells(row.prop),
            Kind::Pipe => has_cells,
            _ => false,
        };
        if !begins {
            return;
        }
        if !row.equals && has_cells && self.statement.tokens > 0 {
            row.equals = kind == Kind::Equals;
            row.args += u32::from(kind == Kind::Word);
        }
        row.len += 1;
        self.page.stops.push(Stop { at: self.page.text.len() as u32, pad: 0 });
    }

    // ── Bodies ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// The `{` of a body; gives the last token that is laid out.
    fn open(&mut self, at: usize, node: NodeId) -> usize {
        if self.opens_on_last_line(at) {
            self.write(" {");
        } else {
            let indent = self.statement.depth * INDENT;
            self.settle_comments(indent + CONTINUED);
            self.remove_blanks();
            self.push_line(LineKind::Other, indent);
            self.write("{");
        }
        (self.appends, self.joins) = (None, false);
        if let Some(close) = self.closes_on_line(at, node) {
            if !self.ends_with_comment() && self.body_on_line(at, close) {
                while self
                    .source
                    .events
                    .get(self.next_event)
                    .is_some_and(|(token, _)| *token as usize <= close)
                {
                    self.next_event += 1;
                }
                return close;
            }
            self.splits = true;
        }
        self.depth = self.source.depth(node) + 1;
        self.just_opened = true;
        self.entries = self.source.has_entries(node);
        at
    }

    /// The `{` goes to the line before it, unless comments stand in between that have no other place.
    fn opens_on_last_line(&self, at: usize) -> bool {
        let after = self.source.tokens.kinds()[at + 1..].iter().find(|kind| **kind != Kind::Blank);
        self.comments == 0 && !(self.ends_with_comment() && after == Some(&Kind::Comment))
    }

    fn ends_with_comment(&self) -> bool {
        self.page.lines.last().is_some_and(|line| line.comment.is_some())
    }

    /// The `}` of the node, where it stands on the line of its `{`.
    fn closes_on_line(&self, open: usize, node: NodeId) -> Option<usize> {
        let close = self.source.tree.nodes[node as usize].body?.close?;
        let mut at = open;
        while self.source.tokens.span(at).start < close.start {
            if self.source.kind(at) == Kind::Newline {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Writes a body behind its `{`, up to its `}`, where that does not make the line too long.
    fn body_on_line(&mut self, open: usize, close: usize) -> bool {
        let Some(line) = self.page.lines.last() else { return false };
        let (start, indent, before) = (line.start as usize, line.indent as usize, self.page.text.len());
        let mut last = open;
        let mut parted = false;
        for at in open + 1..=close {
            match self.source.kind(at) {
                Kind::Blank => continue,
                Kind::Semicolon => {
                    parted = true;
                    continue;
                }
                _ => {}
            }
            let (before, kind) = (self.source.kind(last), self.source.kind(at));
            let parts = std::mem::take(&mut parted) && kind != Kind::BraceClose;
            if parts && !matches!(before, Kind::BraceOpen | Kind::BraceClose) {
                self.page.text.push_str("; ");
            } else if (before, kind) != (Kind::BraceOpen, Kind::BraceClose) && gap(self.source, last, at) {
                self.page.text.push(' ');
            }
            spell(self.source, at, &mut self.page.text);
            last = at;
        }
        if indent + width(&self.page.text[start..]) > WIDEST_BODY {
            self.page.text.truncate(before);
            return false;
        }
        self.end_line();
        true
    }

    /// The `}` of a body over several lines.
    fn close(&mut self, node: NodeId) {
        let depth = self.source.depth(node);
        self.settle_comments((depth + 1) * INDENT);
        if self.just_opened
            && !self.ends_with_comment()
            && !matches!(self.page.lines.last(), Some(Line { kind: LineKind::Raw(_), .. }))
        {
            self.write("}");
        } else {
            self.newlines = 0;
            self.push_line(LineKind::Other, depth * INDENT);
            self.write("}");
        }
        self.just_opened = false;
        self.depth = depth;
        self.entries = false;
        (self.appends, self.joins) = (None, false);
    }
}

/// Its cells may stand without a `=`: words after the keyword are a value.
fn has_free_cells(prop: PropKind) -> bool {
    matches!(prop, PropKind::Akhir | PropKind::PaguAkhir)
}

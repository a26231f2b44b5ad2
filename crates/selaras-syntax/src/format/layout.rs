//! Goes through the tokens once and lays them out in lines.

mod body;

use super::line::{Class, Line, LineKind, Page, Row, Stop};
use super::source::{Event, Source};
use super::spelling::{gap, spell};
use crate::schema::{PropKind, Shape};
use crate::token::Kind;
use crate::tree::{NodeId, Span};

/// A level of depth.
const INDENT: u32 = 2;
/// The lines that continue a statement stand this much deeper.
const CONTINUED: u32 = 4;

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
        let mut last = at;
        match event {
            Some(Event::Node(node)) => self.node(at, node),
            Some(Event::Prop(prop)) => self.prop(at, prop),
            Some(Event::Open(node)) => last = self.open(at, node),
            Some(Event::Close(node)) => self.close(node),
            None => self.continue_statement(at),
        }
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

    /// The first token of a statement. `joins`: it may share its line with others.
    fn begin(&mut self, at: usize, kind: LineKind, depth: u32, joins: bool) {
        self.settle_comments(depth * INDENT);
        self.depth = depth;
        let mut shape = None;
        if self.joins && joins && !self.splits {
            self.write("; ");
            if let Some(line) = self.page.lines.last_mut()
                && matches!(line.kind, LineKind::Row(_))
            {
                line.kind = LineKind::Other;
            }
        } else {
            if let LineKind::Row(row) = &kind {
                shape = Some(row.prop.shape());
            }
            self.push_line(kind, depth * INDENT);
        }
        self.statement = Statement { depth, line: self.page.lines.len() - 1, tokens: 0, shape };
        self.joins = joins;
        self.append(at);
    }

    /// Another token of a statement, or of a body without statements.
    fn continue_statement(&mut self, at: usize) {
        let indent = self.statement.depth * INDENT;
        match self.appends {
            Some(before) => {
                if self.source.kind(before) == Kind::Semicolon {
                    self.page.text.push(';');
                }
                // A column begins after the keyword.
                if self.statement.tokens == 1 || gap(self.source, before, at) {
                    self.page.text.push(' ');
                }
            }
            None if self.entries => {
                self.settle_comments(indent + INDENT);
                self.push_line(LineKind::Other, indent + INDENT);
            }
            None => {
                self.settle_comments(indent + CONTINUED);
                self.remove_blanks();
                self.push_line(LineKind::Continued, indent + CONTINUED);
                let first = self.page.lines.get_mut(self.statement.line);
                if let Some(Line { kind: LineKind::Row(row), .. }) = first {
                    row.whole = false;
                }
                self.statement.shape = None;
            }
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
}

/// Its cells may stand without a `=`: words after the keyword are a value.
fn has_free_cells(prop: PropKind) -> bool {
    matches!(prop, PropKind::Akhir | PropKind::PaguAkhir)
}

//! Where someone types: in which node, at which word of which statement. Read from the tokens of the line, since the
//! tree holds little of a statement that is not finished; only what is around it is asked of the tree.

use std::sync::Arc;

use selaras_analysis::db::SourceFile;
use selaras_analysis::plan::plan;
use selaras_plan::years::Years;
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind, Shape};
use selaras_syntax::tree::{NodeId, Span, Tree};
use selaras_syntax::{Kind, Parse, lex};

use crate::Ide;
use crate::goal::Sheet;
use crate::symbol::{Home, home};

/// A cursor at which something may be typed.
#[derive(Clone)]
pub struct Spot {
    /// The file.
    pub file: SourceFile,
    /// Its tree.
    pub parse: Arc<Parse>,
    /// Its text.
    pub text: Arc<str>,
    /// The node in whose body the statement stands; none at the top of the file.
    pub around: Option<NodeId>,
    /// The statement.
    pub statement: Statement,
    /// What may stand at the cursor.
    pub slot: Slot,
}

/// The statement at a cursor, parted by it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// The cursor.
    pub offset: u32,
    /// Where the statement begins; the cursor, where there is none yet.
    pub start: u32,
    /// What stands before the word at the cursor.
    pub before: Vec<(Kind, Span)>,
    /// The word that the cursor is in, at, or right behind; or the text that it is in.
    pub word: Option<(Kind, Span)>,
    /// What stands behind it, up to the end of its line or the next `;`.
    pub after: Vec<(Kind, Span)>,
}

/// What may stand at a cursor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    /// A statement begins; behind `lanjutan` where that is said.
    Keyword(bool),
    /// In a node's header, behind so many words.
    Header {
        /// What the node is.
        kind: NodeKind,
        /// Its words so far.
        words: usize,
        /// It has its title.
        titled: bool,
        /// `lanjutan`.
        continued: bool,
    },
    /// In the title of a node.
    Title(NodeKind),
    /// Behind a clause's word, or behind a comma.
    Clause(Owner, ClauseKind),
    /// In a property whose value is there: a clause may begin.
    Clauses(PropKind),
    /// In a property, behind so many words of its value.
    Value(PropKind, usize),
    /// Behind `urusan` of `penanggung-jawab`.
    Urusan,
    /// In a cell of a series.
    Cell {
        /// Of which property.
        kind: PropKind,
        /// The number of the cell.
        cell: u16,
        /// Something stands in it before the word at the cursor.
        begun: bool,
    },
    /// In the body of a `kelompok` or a `skala`.
    Entry(NodeKind),
}

/// Whose clause it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Owner {
    /// A node's, in its header.
    Node(NodeKind),
    /// A property's.
    Prop(PropKind),
}

impl Spot {
    /// What may be typed at a byte of a file; none in comments and where nothing fits.
    pub fn at(ide: &Ide, path: &str, offset: u32) -> Option<Spot> {
        let file = ide.snapshot.file(path)?;
        let text = file.text(ide.db()).clone();
        let mut statement = Statement::at(&text, offset)?;
        let parse = ide.snapshot.parse(file);
        let around = around(&text, &parse.tree, statement.start);
        let kind = around.map(|n| parse.tree.nodes[n as usize].kind);
        let mut slot = self::slot(&text, &statement, kind)?;
        if matches!(slot, Slot::Cell { begun: true, .. }) && statement.joins_comma() {
            slot = self::slot(&text, &statement, kind)?;
        }
        Some(Spot { file, parse, text, around, statement, slot })
    }

    /// What the node around it is.
    pub fn kind(&self) -> Option<NodeKind> {
        self.around.map(|n| self.parse.tree.nodes[n as usize].kind)
    }

    /// What is typed of the word so far, without a quote.
    pub fn typed(&self) -> &str {
        let typed = self.statement.insert().of(&self.text);
        if self.in_text() { typed.trim_start_matches(['"', '“', '”', '„']) } else { typed }
    }

    /// The cursor is in a text.
    pub fn in_text(&self) -> bool {
        self.statement.word.is_some_and(|(kind, _)| kind != Kind::Word)
    }

    /// The words before the cursor, without marks.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.statement.before.iter().filter(|(kind, _)| *kind == Kind::Word).map(|(_, s)| s.of(&self.text))
    }

    /// The years of the row at the cursor: as written before its `=`, else the columns of the node around it.
    pub fn row_years(&self, ide: &Ide, kind: PropKind) -> Option<Years> {
        let statement = &self.statement;
        let equals = statement.before.iter().position(|(k, _)| *k == Kind::Equals);
        let said = statement.before.get(1..equals.unwrap_or(1)).unwrap_or_default();
        let written = said.iter().find_map(|(_, span)| Years::parse(span.of(&self.text)).ok());
        let implied = || {
            let home = home(ide, self.file, self.around?)?;
            let plan = plan(ide.db(), ide.workspace(), home.doc());
            match (kind, home) {
                (PropKind::Target | PropKind::Pagu, Home::Plan(node)) => plan.columns(node.node),
                (PropKind::Target | PropKind::Pagu, Home::Table(_, _, node)) => {
                    Sheet::of(ide, home).years(node)
                }
                (PropKind::PaguIndikatif, _) => plan.tahun_program,
                _ => None,
            }
        };
        written.or_else(implied)
    }

    /// The node whose header the statement is.
    pub fn own(&self) -> Option<NodeId> {
        let nodes = &self.parse.tree.nodes;
        let at = nodes.binary_search_by_key(&self.statement.start, |n| n.full.start).ok()?;
        Some(at as NodeId)
    }
}

impl Statement {
    /// The statement at a byte; none in a comment.
    pub fn at(text: &str, offset: u32) -> Option<Statement> {
        let line = line_at(text, offset as usize);
        let mut found =
            Statement { offset, start: offset, before: Vec::new(), word: None, after: Vec::new() };
        let mut parted = false;
        for (kind, span) in tokens(text, line) {
            let inside = span.start < offset && offset < span.end;
            let at = span.start <= offset && offset <= span.end;
            match kind {
                Kind::Comment if span.start < offset => return None,
                Kind::Word if at => found.word = Some((kind, span)),
                Kind::Text if inside => found.word = Some((kind, span)),
                Kind::UnclosedText if inside || offset == span.end => found.word = Some((kind, span)),
                _ if kind.is_trivia() => {}
                _ if span.end <= offset && parts(kind) => {
                    found.before.clear();
                    parted = true;
                }
                _ if span.end <= offset => found.before.push((kind, span)),
                Kind::Semicolon | Kind::BraceClose => break,
                _ => found.after.push((kind, span)),
            }
        }
        if !parted {
            found.take_lines_before(text, line.start);
        }
        let first = found.before.first().or(found.word.as_ref());
        found.start = first.map_or(offset, |(_, span)| span.start);
        Some(found)
    }

    /// A line that begins with a `|`, a text or some clause words continues the line before.
    fn take_lines_before(&mut self, text: &str, line_start: u32) {
        let continues = |(kind, span): &(Kind, Span)| match kind {
            Kind::Pipe | Kind::Text | Kind::UnclosedText => true,
            Kind::Word => matches!(
                ClauseKind::of(&span.of(text).to_ascii_lowercase()),
                Some(
                    ClauseKind::Pada
                        | ClauseKind::Tentang
                        | ClauseKind::Karena
                        | ClauseKind::Oleh
                        | ClauseKind::Sampai
                )
            ),
            _ => false,
        };
        let mut at = line_start as usize;
        while at > 0 && self.before.first().is_some_and(continues) {
            let line = line_at(text, at - 1);
            at = line.start as usize;
            let mut tokens: Vec<_> = tokens(text, line).filter(|(kind, _)| !kind.is_trivia()).collect();
            let part = tokens.iter().rposition(|(kind, _)| parts(*kind));
            self.before.splice(0..0, tokens.drain(part.map_or(0, |n| n + 1)..));
            if part.is_some() {
                break;
            }
            // A line's own end may be two characters.
            if text[..at].ends_with("\r\n") {
                at -= 1;
            }
        }
    }

    /// A number whose decimals are to come (`3,`) is one word; elsewhere the comma parts. Says whether there is one.
    fn joins_comma(&mut self) -> bool {
        let [.., (Kind::Word, number), (Kind::Comma, comma)] = self.before[..] else { return false };
        let joins = self.word.is_none() && number.end == comma.start && comma.end == self.offset;
        if joins {
            self.before.truncate(self.before.len() - 2);
            self.word = Some((Kind::Word, Span::new(number.start, comma.end)));
        }
        joins
    }

    /// What is typed so far: from the word's beginning to the cursor.
    pub fn insert(&self) -> Span {
        Span::new(self.word.map_or(self.offset, |(_, span)| span.start), self.offset)
    }

    /// The whole word.
    pub fn replace(&self) -> Span {
        match self.word {
            Some((Kind::UnclosedText, span)) => Span::new(span.start, self.offset),
            Some((_, span)) => span,
            None => self.insert(),
        }
    }

    /// A `{` follows.
    pub fn has_body(&self) -> bool {
        self.after.iter().any(|(kind, _)| *kind == Kind::BraceOpen)
    }
}

/// Ends a statement.
fn parts(kind: Kind) -> bool {
    matches!(kind, Kind::Semicolon | Kind::BraceOpen | Kind::BraceClose)
}

/// The line around a byte, without its end.
fn line_at(text: &str, offset: usize) -> Span {
    let start = text[..offset].rfind(['\n', '\r']).map_or(0, |n| n + 1);
    let end = text[offset..].find(['\n', '\r']).map_or(text.len(), |n| offset + n);
    Span::new(start as u32, end as u32)
}

/// The tokens of a line: none of the language spans lines.
fn tokens(text: &str, line: Span) -> impl Iterator<Item = (Kind, Span)> {
    let tokens = lex(line.of(text));
    let moved: Vec<_> =
        tokens.iter().map(|(kind, s)| (kind, Span::new(s.start + line.start, s.end + line.start))).collect();
    moved.into_iter()
}

/// The node in whose body a byte lies. One whose `}` is missing reaches as far as what stands deeper than it.
fn around(text: &str, tree: &Tree, offset: u32) -> Option<NodeId> {
    let begun = tree.nodes.partition_point(|n| n.full.start < offset);
    let last = begun.checked_sub(1)? as NodeId;
    let outward = std::iter::successors(Some(last), |n| tree.nodes[*n as usize].parent);
    let body = |n: &NodeId| tree.nodes[*n as usize].body.filter(|b| b.open.end <= offset);
    let closed = |n: &NodeId| body(n).is_some_and(|b| b.close.is_some());
    let open: Vec<NodeId> =
        outward.filter(|n| body(n).is_some_and(|b| b.close.is_none_or(|c| offset <= c.start))).collect();
    let column = column(text, offset);
    let deeper = |n: &NodeId| closed(n) || self::column(text, tree.nodes[*n as usize].full.start) < column;
    open.iter().copied().find(deeper).or(open.first().copied())
}

/// The white space before the line of a byte.
fn column(text: &str, offset: u32) -> usize {
    let line = line_at(text, offset as usize).of(text);
    line.len() - line.trim_start().len()
}

fn slot(text: &str, statement: &Statement, around: Option<NodeKind>) -> Option<Slot> {
    let in_text = statement.word.is_some_and(|(kind, _)| kind != Kind::Word);
    if let Some(kind @ (NodeKind::Kelompok | NodeKind::Skala)) = around {
        return Some(Slot::Entry(kind));
    }
    let lower = |(kind, span): &(Kind, Span)| {
        if *kind == Kind::Word { span.of(text).to_ascii_lowercase() } else { String::new() }
    };
    let Some((first, mut rest)) = statement.before.split_first() else {
        return (!in_text).then_some(Slot::Keyword(false));
    };
    let mut keyword = lower(first);
    let continued = keyword == "lanjutan";
    if continued {
        let Some((second, others)) = rest.split_first() else { return Some(Slot::Keyword(true)) };
        (keyword, rest) = (lower(second), others);
    }
    let (node, prop) = (NodeKind::of(&keyword), PropKind::of(&keyword));
    let held = node.filter(|n| around.map_or(n.is_document(), |k| k.can_hold(*n)));
    let had = prop.filter(|p| around.is_some_and(|k| k.properties().contains(p)));
    let words: Vec<String> = rest.iter().map(lower).collect();
    match (held, had) {
        (Some(kind), _) => header(kind, continued, rest, &words, in_text),
        (None, Some(kind)) => value(kind, rest, &words),
        (None, None) => match (node, prop) {
            (Some(kind), _) => header(kind, continued, rest, &words, in_text),
            (None, kind) => value(kind?, rest, &words),
        },
    }
}

/// The last clause word among those that may stand there, and its place.
fn clause(words: &[String], allowed: &[ClauseKind]) -> Option<(usize, ClauseKind)> {
    let found = words.iter().enumerate().rev();
    found.filter_map(|(n, w)| Some((n, ClauseKind::of(w)?))).find(|(_, kind)| allowed.contains(kind))
}

/// The clauses that a node's header may have.
pub fn clauses_of_node(kind: NodeKind) -> &'static [ClauseKind] {
    match kind {
        NodeKind::Indikator => &[ClauseKind::Mengacu],
        NodeKind::Catatan => &[ClauseKind::Pada, ClauseKind::Tentang],
        kind if kind.is_plan() => &[ClauseKind::Tabel],
        _ => &[],
    }
}

/// The clauses that a property may have.
pub fn clauses_of_prop(kind: PropKind) -> &'static [ClauseKind] {
    match kind {
        PropKind::Kecualikan => &[ClauseKind::Pada, ClauseKind::Karena, ClauseKind::Oleh, ClauseKind::Sampai],
        PropKind::Berkontribusi => &[ClauseKind::Bobot],
        PropKind::Sumber => &[ClauseKind::Hlm],
        _ => &[],
    }
}

fn header(
    kind: NodeKind,
    continued: bool,
    rest: &[(Kind, Span)],
    words: &[String],
    in_text: bool,
) -> Option<Slot> {
    let clause = clause(words, clauses_of_node(kind));
    if let Some((at, clause)) = clause
        && ends_open(&rest[at + 1..])
    {
        return Some(Slot::Clause(Owner::Node(kind), clause));
    }
    let own = clause.map_or(rest.len(), |(at, _)| at);
    let titled = rest.iter().any(|(kind, _)| *kind == Kind::Text);
    if in_text {
        return (!titled).then_some(Slot::Title(kind));
    }
    let words = rest[..own].iter().filter(|(kind, _)| *kind == Kind::Word).count();
    Some(Slot::Header { kind, words, titled, continued })
}

fn value(kind: PropKind, rest: &[(Kind, Span)], words: &[String]) -> Option<Slot> {
    let count = rest.iter().filter(|(kind, _)| *kind == Kind::Word).count();
    match kind.shape() {
        Shape::Series | Shape::KeyedSeries | Shape::Realisasi => {
            let equals = rest.iter().position(|(kind, _)| *kind == Kind::Equals);
            let single = matches!(kind, PropKind::Akhir | PropKind::PaguAkhir);
            let cells = match equals {
                Some(at) => &rest[at + 1..],
                None if single => rest,
                None => return Some(Slot::Value(kind, count)),
            };
            let cell = cells.iter().filter(|(kind, _)| *kind == Kind::Pipe).count() as u16;
            let begun = cells.last().is_some_and(|(kind, _)| *kind != Kind::Pipe);
            Some(Slot::Cell { kind, cell, begun })
        }
        Shape::Kecualikan | Shape::Berkontribusi | Shape::Sumber => {
            match clause(words, clauses_of_prop(kind)) {
                Some((at, clause)) if ends_open(&rest[at + 1..]) => {
                    Some(Slot::Clause(Owner::Prop(kind), clause))
                }
                None if ends_open(rest) => Some(Slot::Value(kind, count)),
                _ => Some(Slot::Clauses(kind)),
            }
        }
        Shape::List if kind == PropKind::PenanggungJawab && words.last().is_some_and(|w| w == "urusan") => {
            Some(Slot::Urusan)
        }
        Shape::List | Shape::Years => ends_open(rest).then_some(Slot::Value(kind, count)),
        Shape::Word | Shape::WordOrText | Shape::Text | Shape::Optional => {
            rest.is_empty().then_some(Slot::Value(kind, 0))
        }
    }
}

/// A value is missing: there is nothing yet, or a comma was last.
fn ends_open(rest: &[(Kind, Span)]) -> bool {
    rest.last().is_none_or(|(kind, _)| *kind == Kind::Comma)
}

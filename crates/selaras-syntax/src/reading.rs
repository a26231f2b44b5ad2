//! A file that is being edited: of a text that differs from the last one in one place, only the statements around that
//! place are read again.
//!
//! What comes out is what [`crate::parse()`] would give, for every text. That is so because lines and braces part what is
//! read again from the rest: no token is longer than a line, a statement ends before a line that begins with a keyword,
//! and where all braces agree with the levels, by their own account and by layout, the open nodes before a line are those
//! around it. Where one of this is not so, or a text has a `kelompok` or a `skala`, the whole text is read.

use std::ops::Range;
use std::sync::Arc;

use crate::error::{ErrorKind, StatementId, SyntaxError};
use crate::lexer::lex;
use crate::nest::{Ancestor, MAX_ERRORS, Nesting, Role, nest_both, nest_inside};
use crate::parse::{Parse, parse_tokens, read_statements};
use crate::statement::{Cut, cut, indent_of, is_white};
use crate::tree::{Arg, Body, Cell, Clause, Node, Prop, Run, Span, Tree};

/// A text, read.
#[derive(Clone, Debug)]
pub struct Reading {
    text: Arc<str>,
    parse: Arc<Parse>,
    /// Its braces and its layout say the same, so that a part of it can be read alone.
    is_steady: bool,
}

/// What was read again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reread {
    /// Blanks and comments alone.
    Nothing,
    /// Statements.
    Part {
        /// The node in whose body they stand.
        around: u32,
        /// The nodes that were there.
        before: Range<u32>,
        /// The nodes that are there now.
        after: Range<u32>,
    },
}

impl Reading {
    /// Reads a whole text.
    pub fn new(text: Arc<str>) -> Reading {
        let tokens = lex(&text);
        let mut strict = cut(&text, &tokens, false);
        let (by_braces, by_layout) = nest_both(&text, &strict);
        let is_steady = !strict.has_bodies && !has_lone_return(&text) && is_even(&by_braces, &by_layout);
        let parse = match is_steady {
            true => read_statements(&text, &mut strict, &by_braces),
            false => parse_tokens(&text, &tokens),
        };
        Reading { text, parse: Arc::new(parse), is_steady }
    }

    /// The text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// What it says.
    pub fn parse(&self) -> &Arc<Parse> {
        &self.parse
    }

    /// Reads a later text, and says what was read again; none where that was everything.
    pub fn edited(&self, text: Arc<str>) -> (Reading, Option<Reread>) {
        let (start, end) = difference(&self.text, &text);
        let again = |parse, is_steady| Reading { text: text.clone(), parse: Arc::new(parse), is_steady };
        if let Some(parse) = self.beside_blanks(&text, start, end) {
            return (again(parse, self.is_steady), Some(Reread::Nothing));
        }
        match self.partly(&text, start, end) {
            Some((parse, reread)) => (again(parse, true), Some(reread)),
            None => (Reading::new(text), None),
        }
    }

    /// Lines of blanks and comments, in the place of such lines, move what stands behind them. (In the body of a
    /// `kelompok` an end of line may part two entries.)
    fn beside_blanks(&self, text: &str, start: u32, end: u32) -> Option<Parse> {
        let old = &*self.text;
        let grown = text.len() as i64 - old.len() as i64;
        let whole =
            |lines: Option<&str>| lines.is_some_and(|lines| lines.is_empty() || lines.ends_with('\n'));
        let new = |to: u32| start as usize..add(to, grown) as usize;
        let (from, to) = if start == line_start(old, start)
            && whole(old.get(start as usize..end as usize))
            && whole(text.get(new(end)))
        {
            (start, end)
        } else {
            // The end of the last line is as it was.
            let rest = old.as_bytes()[end as usize..].iter().position(|b| *b == b'\n')?;
            (line_start(old, start), end + rest as u32)
        };
        let lines = text.get(from as usize..add(to, grown) as usize)?;
        let before = old.get(from as usize..to as usize)?;
        let is_trivia = |lines: &str| lex(lines).kinds().iter().all(|kind| kind.is_trivia());
        let (inner, ends_whole) = match before.ends_with('\r') {
            true => (lines.strip_suffix('\r').unwrap_or(lines), lines.ends_with('\r')),
            false => (lines, true),
        };
        if !self.is_steady || !ends_whole || has_lone_return(inner) || !is_trivia(before) || !is_trivia(lines)
        {
            return None;
        }
        Some(moved_behind(&self.parse, to, grown))
    }

    fn partly(&self, text: &str, start: u32, end: u32) -> Option<(Parse, Reread)> {
        if !self.is_steady || u32::try_from(text.len()).is_err() {
            return None;
        }
        let tree = &self.parse.tree;
        let mut around = innermost(tree, start, end);
        // Where the part has no line of its own, the node around it is tried; not often, for the whole is read as fast.
        let mut room = (text.len() / 4).max(16 << 10);
        while let Some(node) = around {
            if let Some(part) = self.part(node, start, end) {
                room = room.checked_sub((part.to - part.from) as usize)?;
                if let Some(found) = self.read_part(text, node, &part) {
                    return Some(found);
                }
            }
            around = tree.nodes[node as usize].parent;
        }
        None
    }

    /// The lines of a node's body around a difference, from one that begins a statement up to one that begins another or
    /// closes the node. All that stands directly in the node stands equally deep: no line can be meant for another node.
    fn part(&self, node: u32, start: u32, end: u32) -> Option<Part> {
        let text = &*self.text;
        let Body { open, close: Some(close) } = self.parse.tree.nodes[node as usize].body? else {
            return None;
        };
        let items = items_of(&self.parse.tree, node);
        let line = |at: u32| line_start(text, at);
        // A difference may make its line go on with the statement before it.
        let earlier = &items[..items.partition_point(|at| *at < line(start))];
        let before = earlier.iter().rev().copied().find(|at| leads(text, *at));
        let from = match before {
            Some(at) => line(at),
            None => {
                let from = open.end + text[open.end as usize..].find('\n')? as u32 + 1;
                let is_empty = is_blank(&text[open.end as usize..from as usize]) && from <= start;
                is_empty.then_some(from)?
            }
        };
        let behind = items[items.partition_point(|at| *at < end)..].iter().copied().chain([close.start]);
        // The end of the line before it must be as it was.
        let mut ends = behind.filter(|at| leads(text, *at)).map(line);
        let to = ends.find(|to| end + 2 <= *to && from < *to)?;
        let indent = |at: u32| indent_of(&text[line(at) as usize..]);
        let depth = items.iter().find(|at| leads(text, **at)).map(|at| indent(*at))?;
        let is_even = items.iter().all(|at| match leads(text, *at) {
            true => indent(*at) == depth,
            // Behind a `;` or a brace, where layout says nothing of it.
            false => indent(*at) >= depth,
        });
        (is_even && leads(text, close.start) && indent(close.start) < depth).then_some(Part {
            from,
            to,
            depth,
        })
    }

    fn read_part(&self, text: &str, node: u32, part: &Part) -> Option<(Parse, Reread)> {
        let grown = text.len() as i64 - self.text.len() as i64;
        let to = u32::try_from(i64::from(part.to) + grown).ok().filter(|to| *to >= part.from)?;
        let lines = text.get(part.from as usize..to as usize)?;
        if has_lone_return(lines) {
            return None;
        }
        let mut cut = cut(lines, &lex(lines), false);
        let chain = self.chain(node)?;
        let (by_braces, by_layout) = nest_inside(lines, &cut, &chain)?;
        let innermost = chain.len() as u32 - 1;
        if cut.has_bodies || !is_even(&by_braces, &by_layout) || !part.holds(&cut, &by_braces, innermost) {
            return None;
        }
        let found = read_statements(lines, &mut cut, &by_braces);
        let all = self.parse.errors.len() + found.errors.len();
        (all < MAX_ERRORS).then(|| Splice::new(&self.parse, &chain, part, to).join(found))
    }

    /// The node and those around it, the outermost first.
    fn chain(&self, node: u32) -> Option<Vec<Ancestor>> {
        let nodes = &self.parse.tree.nodes;
        let mut chain = Vec::new();
        let mut at = Some(node);
        while let Some(id) = at {
            let node = &nodes[id as usize];
            node.body?.close.filter(|_| leads(&self.text, node.keyword.start))?;
            let line = line_start(&self.text, node.keyword.start);
            chain.push(Ancestor { id, kind: node.kind, indent: indent_of(&self.text[line as usize..]) });
            at = node.parent;
        }
        chain.reverse();
        Some(chain)
    }
}

/// Both say the same, and no brace is missing, stray, or one of a statement that nobody knows.
fn is_even(by_braces: &Nesting, by_layout: &Nesting) -> bool {
    let structural = |kind: &ErrorKind| {
        matches!(
            kind,
            ErrorKind::MissingClose { .. }
                | ErrorKind::MissingOpen { .. }
                | ErrorKind::SurplusClose
                | ErrorKind::StrayOpen
                | ErrorKind::TooDeep { .. }
        )
    };
    !by_braces.is_odd
        && !by_layout.is_odd
        && by_braces.hidden == 0
        && !by_braces.errors.iter().any(|e| structural(&e.kind))
        && by_braces.errors == by_layout.errors
        && by_braces.roles == by_layout.roles
        && by_braces.nodes == by_layout.nodes
        && by_braces.cost == by_layout.cost
}

/// Whole lines of the old text.
struct Part {
    from: u32,
    to: u32,
    /// White space before all that stands directly in the node.
    depth: u32,
}

impl Part {
    /// The statements stand as deep as their fellows.
    fn holds(&self, cut: &Cut, nesting: &Nesting, around: u32) -> bool {
        let leading = cut.statements.iter().zip(&nesting.roles).filter(|(s, _)| s.leads);
        leading.into_iter().all(|(statement, role)| {
            let is_direct = match role {
                Role::Node(id) => nesting.nodes[*id as usize].parent == Some(around),
                Role::Prop { node, .. } => *node == around,
                Role::Body(_) | Role::Nothing => false,
            };
            if is_direct { statement.indent == self.depth } else { statement.indent >= self.depth }
        })
    }
}

/// Where two texts differ: the bytes of the old one that are others in the new one.
fn difference(old: &str, new: &str) -> (u32, u32) {
    const CHUNK: usize = 64;
    let (a, b) = (old.as_bytes(), new.as_bytes());
    let most = a.len().min(b.len());
    let mut start = 0;
    while start + CHUNK <= most && a[start..start + CHUNK] == b[start..start + CHUNK] {
        start += CHUNK;
    }
    start += a[start..most].iter().zip(&b[start..most]).take_while(|(x, y)| x == y).count();
    let most = most - start;
    let (a, b) = (&a[start..], &b[start..]);
    let mut same = 0;
    let tail = |s: &[u8], same: usize, len: usize| s.len() - same - len..s.len() - same;
    while same + CHUNK <= most && a[tail(a, same, CHUNK)] == b[tail(b, same, CHUNK)] {
        same += CHUNK;
    }
    let (x, y) = (&a[..a.len() - same], &b[..b.len() - same]);
    same += x.iter().rev().zip(y.iter().rev()).take(most - same).take_while(|(x, y)| x == y).count();
    (start as u32, (old.len() - same) as u32)
}

/// The innermost node whose body holds the bytes.
fn innermost(tree: &Tree, start: u32, end: u32) -> Option<u32> {
    let inside = |node: &Node| {
        node.body.is_some_and(|b| b.open.end <= start && b.close.is_some_and(|close| end <= close.start))
    };
    let last = tree.nodes.partition_point(|n| n.keyword.start < start).checked_sub(1)?;
    let mut at = Some(last as u32);
    while let Some(id) = at.filter(|id| !inside(&tree.nodes[*id as usize])) {
        at = tree.nodes[id as usize].parent;
    }
    at
}

/// Where everything begins that stands directly in a node: its properties, and the nodes in it.
fn items_of(tree: &Tree, node: u32) -> Vec<u32> {
    let full = tree.nodes[node as usize].full;
    let first = tree.props.partition_point(|p| p.span.start < full.start);
    let props = tree.props[first..].iter().take_while(|p| p.span.start < full.end);
    let nodes = tree.nodes[node as usize + 1..].iter().take_while(|n| n.keyword.start < full.end);
    let mut starts: Vec<u32> = props.filter(|p| p.node == node).map(|p| p.span.start).collect();
    starts.extend(nodes.filter(|n| n.parent == Some(node)).map(|n| n.keyword.start));
    starts.sort_unstable();
    starts
}

/// The same with everything behind a place so much further on.
fn moved_behind(parse: &Parse, from: u32, by: i64) -> Parse {
    let at = |at: u32| if at >= from { add(at, by) } else { at };
    let span = |s: Span| Span::new(at(s.start), at(s.end));
    let old = &parse.tree;
    let body = |b: Body| Body { open: span(b.open), close: b.close.map(span) };
    let node = |n: &Node| Node {
        keyword: span(n.keyword),
        header: span(n.header),
        body: n.body.map(body),
        full: span(n.full),
        ..n.clone()
    };
    let tree = Tree {
        nodes: old.nodes.iter().map(node).collect(),
        props: old
            .props
            .iter()
            .map(|p| Prop { keyword: span(p.keyword), span: span(p.span), ..p.clone() })
            .collect(),
        args: old.args.iter().map(|a| Arg { span: span(a.span), ..*a }).collect(),
        clauses: old.clauses.iter().map(|c| Clause { word: span(c.word), ..*c }).collect(),
        cells: old.cells.iter().map(|c| Cell { span: span(c.span), note: c.note.map(span), ..*c }).collect(),
    };
    let errors = parse.errors.iter().map(|e| SyntaxError { span: span(e.span), ..e.clone() }).collect();
    Parse { tree, errors }
}

/// Puts what was read again in the place of what was there.
struct Splice<'a> {
    old: &'a Parse,
    chain: &'a [Ancestor],
    from: u32,
    to: u32,
    /// How much longer the text is now.
    grown: i64,
    nodes: Range<usize>,
    props: Range<usize>,
    args: Range<usize>,
    clauses: Range<usize>,
    cells: Range<usize>,
}

impl<'a> Splice<'a> {
    fn new(old: &'a Parse, chain: &'a [Ancestor], part: &Part, to: u32) -> Splice<'a> {
        let Part { from, to: end, .. } = *part;
        let tree = &old.tree;
        // Arenas are written statement by statement.
        fn range<T>(list: &[T], from: u32, end: u32, start: impl Fn(&T) -> u32) -> Range<usize> {
            list.partition_point(|x| start(x) < from)..list.partition_point(|x| start(x) < end)
        }
        Splice {
            old,
            chain,
            from,
            to: end,
            grown: i64::from(to) - i64::from(end),
            nodes: range(&tree.nodes, from, end, |n| n.keyword.start),
            props: range(&tree.props, from, end, |p| p.keyword.start),
            args: range(&tree.args, from, end, |a| a.span.start),
            clauses: range(&tree.clauses, from, end, |c| c.word.start),
            cells: range(&tree.cells, from, end, |c| c.span.start),
        }
    }

    fn join(self, found: Parse) -> (Parse, Reread) {
        let (old, new) = (&self.old.tree, found.tree);
        let by = Shift {
            bytes: self.grown,
            nodes: more(&self.nodes, new.nodes.len()),
            args: more(&self.args, new.args.len()),
            clauses: more(&self.clauses, new.clauses.len()),
            cells: more(&self.cells, new.cells.len()),
        };
        let props_by = more(&self.props, new.props.len());
        let inner = Shift {
            bytes: i64::from(self.from),
            nodes: 0,
            args: self.args.start as i64,
            clauses: self.clauses.start as i64,
            cells: self.cells.start as i64,
        };
        let added = new.nodes.len() as u32;
        let errors = self.errors(found.errors, &inner, &by, props_by);
        let behind = |id: u32| if (id as usize) < self.nodes.start { id } else { add(id, by.nodes) };
        let mut tree = Tree {
            nodes: joined(
                &old.nodes,
                &self.nodes,
                new.nodes,
                |n| self.inside(&inner.node(n), |p| self.id(p)),
                |n| self.inside(&by.node(n), behind),
            ),
            props: joined(
                &old.props,
                &self.props,
                new.props,
                |p| {
                    let mut p = inner.prop(p);
                    p.node = self.id(p.node);
                    p
                },
                |p| {
                    let mut p = by.prop(p);
                    p.node = behind(p.node);
                    p
                },
            ),
            args: joined(&old.args, &self.args, new.args, |a| inner.arg(a), |a| by.arg(a)),
            clauses: joined(&old.clauses, &self.clauses, new.clauses, |c| inner.clause(c), |c| by.clause(c)),
            cells: joined(&old.cells, &self.cells, new.cells, |c| inner.cell(c), |c| by.cell(c)),
        };
        for ancestor in self.chain {
            let node = &mut tree.nodes[ancestor.id as usize];
            node.full.end = add(node.full.end, self.grown);
            if let Some(close) = node.body.as_mut().and_then(|b| b.close.as_mut()) {
                *close = by.span(*close);
            }
        }
        let start = self.nodes.start as u32;
        let reread = Reread::Part {
            around: self.chain.last().map_or(0, |a| a.id),
            before: start..self.nodes.end as u32,
            after: start..start + added,
        };
        (Parse { tree, errors }, reread)
    }

    fn inside(&self, node: &Node, id: impl Fn(u32) -> u32) -> Node {
        Node { parent: node.parent.map(id), ..node.clone() }
    }

    /// The number in the tree of a node that was read inside others.
    fn id(&self, id: u32) -> u32 {
        match self.chain.get(id as usize) {
            Some(ancestor) => ancestor.id,
            None => (self.nodes.start + id as usize - self.chain.len()) as u32,
        }
    }

    fn errors(&self, found: Vec<SyntaxError>, inner: &Shift, by: &Shift, props_by: i64) -> Vec<SyntaxError> {
        let old = &self.old.errors;
        let mut all: Vec<SyntaxError> = old.iter().filter(|e| e.span.start < self.from).cloned().collect();
        all.extend(found.into_iter().map(|e| SyntaxError {
            span: inner.span(e.span),
            node: e.node.map(|n| self.id(n)),
            statement: e.statement.map(|s| match s {
                StatementId::Node(n) => StatementId::Node(self.id(n)),
                StatementId::Prop(p) => StatementId::Prop(p + self.props.start as u32),
            }),
            ..e
        }));
        let behind = |id: u32| if (id as usize) < self.nodes.start { id } else { add(id, by.nodes) };
        all.extend(old.iter().filter(|e| e.span.start >= self.to).map(|e| SyntaxError {
            span: by.span(e.span),
            node: e.node.map(behind),
            statement: e.statement.map(|s| match s {
                StatementId::Node(n) => StatementId::Node(behind(n)),
                StatementId::Prop(p) => StatementId::Prop(add(p, props_by)),
            }),
            kind: e.kind.clone(),
        }));
        all
    }
}

/// How far everything moves.
struct Shift {
    bytes: i64,
    nodes: i64,
    args: i64,
    clauses: i64,
    cells: i64,
}

impl Shift {
    fn span(&self, span: Span) -> Span {
        Span::new(add(span.start, self.bytes), add(span.end, self.bytes))
    }
    fn arg(&self, arg: &Arg) -> Arg {
        Arg { span: self.span(arg.span), kind: arg.kind }
    }
    fn clause(&self, clause: &Clause) -> Clause {
        Clause { kind: clause.kind, word: self.span(clause.word), args: moved(clause.args, self.args) }
    }
    fn cell(&self, cell: &Cell) -> Cell {
        Cell { span: self.span(cell.span), note: cell.note.map(|n| self.span(n)), broken: cell.broken }
    }
    fn prop(&self, prop: &Prop) -> Prop {
        Prop {
            keyword: self.span(prop.keyword),
            args: moved(prop.args, self.args),
            clauses: moved(prop.clauses, self.clauses),
            cells: moved(prop.cells, self.cells),
            span: self.span(prop.span),
            ..prop.clone()
        }
    }
    fn node(&self, node: &Node) -> Node {
        let body = |b: Body| Body { open: self.span(b.open), close: b.close.map(|c| self.span(c)) };
        let entries =
            if node.entries == Run::default() { node.entries } else { moved(node.entries, self.args) };
        Node {
            keyword: self.span(node.keyword),
            args: moved(node.args, self.args),
            clauses: moved(node.clauses, self.clauses),
            header: self.span(node.header),
            body: node.body.map(body),
            entries,
            full: self.span(node.full),
            ..node.clone()
        }
    }
}

fn more(before: &Range<usize>, after: usize) -> i64 {
    after as i64 - before.len() as i64
}

fn add(at: u32, by: i64) -> u32 {
    (i64::from(at) + by) as u32
}

fn moved(run: Run, by: i64) -> Run {
    Run { start: add(run.start, by), len: run.len }
}

fn joined<T: Clone>(
    old: &[T],
    gone: &Range<usize>,
    new: Vec<T>,
    mut inner: impl FnMut(&T) -> T,
    mut behind: impl FnMut(&T) -> T,
) -> Vec<T> {
    let mut all = Vec::with_capacity(old.len() - gone.len() + new.len());
    all.extend_from_slice(&old[..gone.start]);
    all.extend(new.iter().map(&mut inner));
    all.extend(old[gone.end..].iter().map(&mut behind));
    all
}

/// A line ends with CR alone: lines are told by LF here.
fn has_lone_return(text: &str) -> bool {
    text.split('\r').skip(1).any(|rest| !rest.starts_with('\n'))
}

fn line_start(text: &str, at: u32) -> u32 {
    text.as_bytes()[..at as usize].iter().rposition(|b| *b == b'\n').map_or(0, |n| n as u32 + 1)
}

/// Only blanks stand before it on its line.
fn leads(text: &str, at: u32) -> bool {
    text[line_start(text, at) as usize..at as usize].chars().all(is_white)
}

fn is_blank(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'))
}

//! What the grammar writes: the tree, statement by statement. Nodes are known from nesting; here they get their words.

use chumsky::input::{Checkpoint, Cursor};
use chumsky::inspector::Inspector;

use crate::grammar::Input;
use crate::nest::{Nesting, Role};
use crate::statement::{Cut, Statement};
use crate::symbol::Symbol;
use crate::tree::{Arg, ArgKind, Body, Cell, Clause, Node, Prop, Run, Span, Tree};

/// The tree that is being written.
pub(crate) struct Output<'a> {
    cut: &'a Cut,
    nesting: &'a Nesting,
    /// What is written so far.
    pub tree: Tree,
    /// The statement of each property.
    pub prop_statements: Vec<u32>,
    /// Statements that failed, in order.
    pub failed: Vec<u32>,
    /// Clauses that their statement has already: the statement, and the clause in the tree.
    pub repeated: Vec<(u32, u32)>,
    /// The statement that is being read.
    current: usize,
    /// Its own words and texts; they are written at its end, since those of its clauses come in between.
    own: Vec<Arg>,
    /// How long the arenas were at its beginning.
    args: usize,
    clauses: usize,
    cells: usize,
    /// The next of the unclosed texts.
    next_unclosed: usize,
}

// The grammar never gives back what it wrote but by whole statements, so there is nothing to take back on a rewind.
impl<'a> Inspector<'a, Input<'a>> for Output<'a> {
    type Checkpoint = ();
    fn on_token(&mut self, _: &Symbol) {}
    fn on_save(&self, _: &Cursor<'a, '_, Input<'a>>) {}
    fn on_rewind(&mut self, _: &Checkpoint<'a, '_, Input<'a>, ()>) {}
}

impl<'a> Output<'a> {
    pub fn new(cut: &'a Cut, nesting: &'a Nesting) -> Self {
        let statements = cut.statements.len();
        let tree = Tree {
            nodes: Vec::with_capacity(nesting.nodes.len()),
            props: Vec::with_capacity(statements),
            args: Vec::with_capacity(statements * 3 / 2),
            clauses: Vec::new(),
            cells: Vec::with_capacity(statements),
        };
        let mut output = Output {
            cut,
            nesting,
            tree,
            prop_statements: Vec::with_capacity(statements),
            failed: Vec::new(),
            repeated: Vec::new(),
            current: 0,
            own: Vec::new(),
            args: 0,
            clauses: 0,
            cells: 0,
            next_unclosed: 0,
        };
        output.skip_braces();
        output
    }

    // ── Called by the grammar; `at` is the index of a symbol ──────────────────────────────────────────────────────

    /// A word or text of the statement itself.
    pub fn own(&mut self, at: usize, kind: ArgKind) {
        self.own.push(Arg { span: self.cut.spans[at], kind });
    }

    /// A clause begins.
    pub fn clause(&mut self, at: usize, symbol: Symbol) {
        if let Some(kind) = symbol.clause() {
            let args = Run { start: self.tree.args.len() as u32, len: 0 };
            self.tree.clauses.push(Clause { kind, word: self.cut.spans[at], args });
        }
    }

    /// A word or text of the clause that began last.
    pub fn clause_arg(&mut self, at: usize, kind: ArgKind) {
        self.tree.args.push(Arg { span: self.cut.spans[at], kind });
        if let Some(clause) = self.tree.clauses.last_mut() {
            clause.args.len += 1;
        }
    }

    /// A cell of the symbols from `start` to, and without, `end`; where these are the same, it is not given.
    pub fn cell(&mut self, start: usize, end: usize) {
        let span = if start < end {
            Span::new(self.cut.spans[start].start, self.cut.spans[end - 1].end)
        } else {
            let before = start.checked_sub(1).map_or(0, |before| self.cut.spans[before].end);
            Span::new(before, before)
        };
        self.tree.cells.push(Cell { span, note: None, broken: false });
    }

    /// The footnote of the cell before it.
    pub fn note(&mut self, at: usize) {
        if let Some(cell) = self.tree.cells.last_mut() {
            cell.note = Some(self.cut.spans[at]);
        }
    }

    /// The statement has been read.
    pub fn finish(&mut self) {
        let repeated = self.repeats_a_clause();
        self.write(repeated);
    }

    /// The statement cannot be read: keeps what can be made out.
    pub fn fail(&mut self) {
        self.forget();
        self.failed.push(self.current as u32);
        self.salvage();
        self.write(true);
    }

    /// Drops what the statement has written so far.
    pub fn forget(&mut self) {
        self.own.clear();
        self.tree.args.truncate(self.args);
        self.tree.clauses.truncate(self.clauses);
        self.tree.cells.truncate(self.cells);
    }

    // ── Writing ───────────────────────────────────────────────────────────────────────────────────────────────────

    fn write(&mut self, failed: bool) {
        let cut = self.cut;
        let Some(statement) = cut.statements.get(self.current) else { return };
        let unclosed = self.mark_unclosed(statement);
        let broken = failed || unclosed;
        let args = Run { start: self.tree.args.len() as u32, len: self.own.len() as u32 };
        self.tree.args.append(&mut self.own);
        let clauses = run(self.clauses, self.tree.clauses.len());
        match self.nesting.roles[self.current] {
            Role::Node(id) => {
                let draft = &self.nesting.nodes[id as usize];
                self.tree.nodes.push(Node {
                    kind: draft.kind,
                    parent: draft.parent,
                    continued: statement.continued,
                    misplaced: draft.misplaced,
                    broken: broken || draft.guessed,
                    keyword: statement.keyword,
                    args,
                    clauses,
                    header: cut.span(statement),
                    body: draft.open.map(|open| Body { open, close: draft.close }),
                    entries: Run::default(),
                    full: Span::new(statement.keyword.start, draft.end),
                });
            }
            Role::Prop { kind, node, guessed } => {
                self.tree.props.push(Prop {
                    kind,
                    node,
                    broken: broken || guessed,
                    keyword: statement.keyword,
                    args,
                    clauses,
                    cells: run(self.cells, self.tree.cells.len()),
                    span: cut.span(statement),
                });
                self.prop_statements.push(self.current as u32);
            }
            Role::Body(node) => {
                if let Some(node) = self.tree.nodes.get_mut(node as usize) {
                    node.entries = args;
                    node.broken |= broken;
                }
            }
            Role::Nothing => self.tree.args.truncate(self.args),
        }
        self.current += 1;
        self.skip_braces();
        self.args = self.tree.args.len();
        self.clauses = self.tree.clauses.len();
        self.cells = self.tree.cells.len();
    }

    /// Whether a text of the statement has no closing quote; marks its cell.
    fn mark_unclosed(&mut self, statement: &Statement) -> bool {
        let mut found = false;
        while let Some(&at) = self.cut.unclosed.get(self.next_unclosed) {
            if at >= statement.end {
                break;
            }
            found = true;
            self.next_unclosed += 1;
            let start = self.cut.spans[at as usize].start;
            for cell in &mut self.tree.cells[self.cells..] {
                cell.broken |= cell.span.start == start || cell.note.is_some_and(|note| note.start == start);
            }
        }
        found
    }

    /// Whether the statement has a clause twice; notes the first of those that are too many. The grammar takes clauses in
    /// any order, and does not count them.
    fn repeats_a_clause(&mut self) -> bool {
        let clauses = &self.tree.clauses[self.clauses..];
        let again = |n: &usize| clauses[..*n].iter().any(|before| before.kind == clauses[*n].kind);
        let Some(second) = (1..clauses.len()).find(again) else { return false };
        self.repeated.push((self.current as u32, (self.clauses + second) as u32));
        true
    }

    /// Statements without symbols are braces; the grammar does not see them.
    fn skip_braces(&mut self) {
        while self.cut.statements.get(self.current).is_some_and(|brace| brace.first == brace.end) {
            self.current += 1;
        }
    }

    // ── What can be made out of a statement that failed ───────────────────────────────────────────────────────────

    fn salvage(&mut self) {
        let cut = self.cut;
        let Some(statement) = cut.statements.get(self.current) else { return };
        let (first, end) = (statement.first as usize, statement.end as usize);
        let begin = cut.symbols[first];
        let has_cells =
            matches!(begin, Symbol::Series | Symbol::Final | Symbol::KeyedSeries | Symbol::Realisasi);
        let mut at = first + 1;
        let mut in_clause = None;
        while at < end {
            let symbol = cut.symbols[at];
            if has_cells && symbol == Symbol::Equals {
                self.salvage_cells(at + 1, end);
                return;
            }
            let kind = match symbol {
                Symbol::Word | Symbol::Urusan | Symbol::Pagu | Symbol::Triwulan => Some(ArgKind::Word),
                Symbol::Text => Some(ArgKind::Text),
                Symbol::Less if begin == Symbol::Grades => Some(ArgKind::Less),
                _ => None,
            };
            if symbol.clause().is_some() {
                in_clause = Some(symbol);
                self.clause(at, symbol);
            } else if let Some(kind) = kind {
                // A title may follow a clause that takes no text.
                let takes_text = matches!(in_clause, Some(Symbol::Karena | Symbol::Oleh | Symbol::Tabel));
                if in_clause.is_some() && takes_text == (kind == ArgKind::Text) {
                    self.clause_arg(at, kind);
                } else {
                    self.own(at, kind);
                }
            }
            at += 1;
        }
        if begin == Symbol::Final && end > first + 1 {
            self.own.clear();
            self.salvage_cells(first + 1, end);
        }
    }

    fn salvage_cells(&mut self, start: usize, end: usize) {
        for symbols in split_at_pipes(&self.cut.symbols[start..end], start) {
            let values =
                self.cut.symbols[symbols.clone()].iter().take_while(|symbol| symbol.is_value()).count();
            let text = |at: usize| at < symbols.end && self.cut.symbols[at] == Symbol::Text;
            let value_end = match values {
                0 if text(symbols.start) => symbols.start + 1,
                values => symbols.start + values,
            };
            let note = (value_end > symbols.start && text(value_end)).then_some(value_end);
            let read_to = note.map_or(value_end, |note| note + 1);
            if read_to == symbols.end {
                self.cell(symbols.start, value_end);
                if let Some(note) = note {
                    self.note(note);
                }
            } else {
                self.cell(symbols.start, symbols.end);
                if let Some(cell) = self.tree.cells.last_mut() {
                    cell.broken = true;
                }
            }
        }
    }
}

/// The ranges between pipes; the first symbol has the index `offset`.
fn split_at_pipes(symbols: &[Symbol], offset: usize) -> Vec<std::ops::Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = offset;
    for (index, symbol) in symbols.iter().enumerate() {
        if *symbol == Symbol::Pipe {
            ranges.push(start..offset + index);
            start = offset + index + 1;
        }
    }
    ranges.push(start..offset + symbols.len());
    ranges
}

fn run(start: usize, end: usize) -> Run {
    Run { start: start as u32, len: (end - start) as u32 }
}

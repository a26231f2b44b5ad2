//! The tree of one file: flat arenas in source order, with byte spans. It holds places and no meaning: numbers,
//! references and years are words here, and `selaras-analysis` reads them with `selaras-plan`.

use crate::schema::{ClauseKind, NodeKind, PropKind};

/// A range of bytes in one file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, and without, `end`.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }
    /// The text that it covers.
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
    /// Covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// Index of a node in [`Tree::nodes`].
pub type NodeId = u32;

/// A run of entries in one of the tree's arenas.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Run {
    /// First entry.
    pub start: u32,
    /// Number of entries.
    pub len: u32,
}

impl Run {
    /// As a range of indices.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
}

/// What a file says. Nodes, and the properties of one node, stand in source order.
#[derive(Debug, Default, PartialEq)]
pub struct Tree {
    /// Every node of the file, a parent before its children.
    pub nodes: Vec<Node>,
    /// Every property. Those of one node need not be neighbours: see [`Prop::node`].
    pub props: Vec<Prop>,
    /// Words and texts of headers, properties, clauses, and of the bodies of `kelompok` and `skala`.
    pub args: Vec<Arg>,
    /// The clauses of headers and properties.
    pub clauses: Vec<Clause>,
    /// The cells of all series.
    pub cells: Vec<Cell>,
}

/// A word or a quoted text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arg {
    /// Where it stands; of a text with its quotes, and with the lines that continue it.
    pub span: Span,
    /// What it is.
    pub kind: ArgKind,
}

/// What an [`Arg`] is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ArgKind {
    /// A bare word: code, name of an agency, number, unit …
    Word,
    /// `"…"`, perhaps over several lines; [`crate::text_of`] unescapes and joins it.
    Text,
    /// In the body of a `skala`: the `<` between two grades.
    Less,
}

/// A node: `KEYWORD [code] ["text"] [clauses] [{ body }]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// The node in whose body it stands; none for a document.
    pub parent: Option<NodeId>,
    /// `lanjutan …`: adds to a document, or reopens a node, that begins elsewhere.
    pub continued: bool,
    /// It stands where a node of its kind cannot (there is an S01): it is read, and counts nowhere; nor does what is
    /// below it.
    pub misplaced: bool,
    /// Its header has an S01: present, but what it says is not known.
    pub broken: bool,
    /// The keyword (with `lanjutan` before it, if any).
    pub keyword: Span,
    /// Words and texts before, between and after the clauses: the code first (`sesi`: date, then agency), then the
    /// title. See [`Tree::code`], [`Tree::title`].
    pub args: Run,
    /// Its clauses: `mengacu …`, `pada …`, `tabel "…"`.
    pub clauses: Run,
    /// From the keyword to the last token of its header.
    pub header: Span,
    /// The braces of its body.
    pub body: Option<Body>,
    /// Entries of the body of a `kelompok` or a `skala` (a `skala`: grades, `<`, and bands such as `A 80-90` as the
    /// words `A`, `80-90`).
    pub entries: Run,
    /// From the keyword to the closing brace (or to the end of what belongs to it).
    pub full: Span,
}

/// The braces around a node's body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Body {
    /// `{`
    pub open: Span,
    /// `}`; none where it is missing.
    pub close: Option<Span>,
}

/// A property: `KEYWORD value…`.
#[derive(Clone, Debug, PartialEq)]
pub struct Prop {
    /// What it says.
    pub kind: PropKind,
    /// The node that it belongs to.
    pub node: NodeId,
    /// Its value has an S01: present, but not known.
    pub broken: bool,
    /// The keyword.
    pub keyword: Span,
    /// Words and texts: of a series what stands before the `=` (its years; for `pagu-indikatif` the agency first; for
    /// `realisasi` the reference, `pagu`, year, `tw`, quarter).
    pub args: Run,
    /// Its clauses (`sumber`, `berkontribusi`, `kecualikan`).
    pub clauses: Run,
    /// The cells of a series.
    pub cells: Run,
    /// From the keyword to its last token.
    pub span: Span,
}

/// A clause: its word and what follows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clause {
    /// Which.
    pub kind: ClauseKind,
    /// The clause word.
    pub word: Span,
    /// What follows it (parted by commas, where several).
    pub args: Run,
}

/// One cell of a series.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cell {
    /// From its first to its last token, without the footnote; empty (at the place where it would stand) where the
    /// cell is not given.
    pub span: Span,
    /// The string after it, with its quotes.
    pub note: Option<Span>,
    /// It has an S01.
    pub broken: bool,
}

impl Tree {
    /// The arguments of a run.
    pub fn args(&self, run: Run) -> &[Arg] {
        &self.args[run.range()]
    }
    /// The clauses of a run.
    pub fn clauses(&self, run: Run) -> &[Clause] {
        &self.clauses[run.range()]
    }
    /// The cells of a run.
    pub fn cells(&self, run: Run) -> &[Cell] {
        &self.cells[run.range()]
    }
    /// A node's code: its first bare word.
    pub fn code(&self, node: &Node) -> Option<Span> {
        self.args(node.args).iter().find(|a| a.kind == ArgKind::Word).map(|a| a.span)
    }
    /// A node's title: its first text, with quotes.
    pub fn title(&self, node: &Node) -> Option<Span> {
        self.args(node.args).iter().find(|a| a.kind == ArgKind::Text).map(|a| a.span)
    }
    /// The clause of that kind, if the run has one.
    pub fn clause(&self, run: Run, kind: ClauseKind) -> Option<&Clause> {
        self.clauses(run).iter().find(|c| c.kind == kind)
    }
}

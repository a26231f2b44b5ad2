//! What is wrong with a text. Errors are data here; `message.rs` says them in words.

use crate::schema::{ClauseKind, NodeKind, PropKind};
use crate::tree::{NodeId, Span};

/// A mistake of syntax (rule S01), or a limit that was reached (rule S11).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// Where it stands. Never empty, unless the file is, or nothing stands before the place.
    pub span: Span,
    /// What is wrong.
    pub kind: ErrorKind,
    /// The innermost node around it.
    pub node: Option<NodeId>,
    /// What is in the tree all the same, but unknown because of it.
    pub statement: Option<StatementId>,
}

/// A statement that is in the tree.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum StatementId {
    /// The header of a node.
    Node(NodeId),
    /// The property with this index in [`crate::tree::Tree::props`].
    Prop(u32),
}

/// Where a statement stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// At the top of a file.
    File,
    /// In the body of such a node.
    In(NodeKind),
}

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ErrorKind {
    /// The first word of the statement is no keyword.
    UnknownKeyword {
        /// Where the statement stands.
        place: Place,
        /// The nearest keyword that fits there; the statement is in the tree under it, as broken.
        nearest: Option<&'static str>,
    },
    /// The line does not begin with a word.
    NoStatement,
    /// A node that cannot stand here.
    Misplaced {
        /// What it is.
        kind: NodeKind,
        /// In what it stands; none at the top of the file.
        parent: Option<NodeKind>,
    },
    /// A property that stands in no node.
    PropertyOutside {
        /// What it is.
        kind: PropKind,
    },
    /// A closing brace is missing.
    MissingClose {
        /// The innermost node that has none.
        kind: NodeKind,
        /// How many are missing at this place.
        count: usize,
    },
    /// The opening brace after a header is missing.
    MissingOpen {
        /// The node.
        kind: NodeKind,
    },
    /// A closing brace too many.
    SurplusClose,
    /// An opening brace that belongs to no node.
    StrayOpen,
    /// A text without a closing quote.
    UnclosedText,
    /// Characters that the language does not know.
    UnknownCharacters,
    /// The statement is not written as its keyword asks.
    Unexpected {
        /// What the statement is.
        subject: Subject,
        /// What could stand at this place.
        expected: Vec<Expected>,
        /// What stands there; none where the statement ends too early.
        found: Option<Found>,
    },
    /// A clause that the statement has already.
    RepeatedClause {
        /// What the statement is.
        subject: Subject,
        /// Which clause.
        clause: ClauseKind,
    },
    /// Braces are nested too deep; what is deeper is not read.
    TooDeep {
        /// How deep they may be.
        limit: usize,
    },
    /// There are more errors than are shown.
    TooManyErrors {
        /// How many are not shown.
        hidden: usize,
    },
}

impl ErrorKind {
    /// A limit was reached (rule S11); else a mistake of syntax (rule S01).
    pub fn is_limit(&self) -> bool {
        matches!(self, ErrorKind::TooDeep { .. } | ErrorKind::TooManyErrors { .. })
    }
}

/// What a statement is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The header of a node.
    Node(NodeKind),
    /// A property.
    Prop(PropKind),
    /// The body of a `kelompok` or `skala`.
    Body(NodeKind),
}

/// What could stand at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expected {
    /// A bare word: a code, a number, a date …
    Word,
    /// A quoted text.
    Text,
    /// A value in a cell.
    Value,
    /// A mark: `=`, `|`, `,`, `<`.
    Mark(char),
    /// A word that counts here: `pagu`, `tw`, `urusan`.
    Keyword(&'static str),
    /// A clause.
    Clause(ClauseKind),
    /// The end of the statement.
    End,
}

/// What stands at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// A bare word.
    Word,
    /// A quoted text.
    Text,
    /// A clause word.
    Clause(ClauseKind),
    /// A mark, or a word that counts only elsewhere.
    Other,
}

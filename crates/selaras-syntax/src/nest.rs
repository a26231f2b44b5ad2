//! Which statement stands in which node: typed levels over the list of statements, with one stack and no recursion.
//!
//! Valid text is nested by its braces alone. Where braces and levels contradict each other, two readings are made, and
//! the one with fewer contradictions counts:
//!
//! * **by braces**: a brace means what it says; a statement that the open node cannot hold closes it where an ancestor
//!   can hold it and it stands no deeper; what follows a surplus brace reopens what that brace closed;
//! * **by layout**: white space before a line says where the line belongs, and the braces that do not agree are the
//!   mistakes. It finds the very brace in a text that was formatted, which is most of them.

mod repair;

use crate::error::{ErrorKind, Place};
use crate::nearest::nearest;
use crate::schema::{NodeKind, PropKind};
use crate::statement::{Cut, Form, Statement};
use crate::symbol::Symbol;
use crate::tree::{NodeId, Span};

/// Braces may be nested this deep; typed levels need nine.
pub(crate) const MAX_DEPTH: usize = 64;

/// Errors after this many are counted, and no longer looked at closely.
pub(crate) const MAX_ERRORS: usize = 1_000;

/// What a statement is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// The header of this node.
    Node(NodeId),
    /// A property.
    Prop {
        kind: PropKind,
        node: NodeId,
        /// Its keyword was guessed.
        guessed: bool,
    },
    /// The body of this `kelompok` or `skala`.
    Body(NodeId),
    /// It stands for nothing: a brace, or what could not be understood.
    Nothing,
}

/// A node, as far as nesting knows it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Draft {
    pub kind: NodeKind,
    pub parent: Option<NodeId>,
    pub misplaced: bool,
    /// Its keyword was guessed.
    pub guessed: bool,
    /// Its opening brace.
    pub open: Option<Span>,
    /// Its closing brace.
    pub close: Option<Span>,
    /// The end of the last thing that belongs to it.
    pub end: u32,
    indent: u32,
    last_child: Option<NodeId>,
}

/// An error about the nesting.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct NestError {
    pub kind: ErrorKind,
    pub span: Span,
    pub node: Option<NodeId>,
    /// The statement that is present but unknown because of it.
    pub statement: Option<u32>,
}

/// How the statements are nested.
#[derive(Debug, Default)]
pub(crate) struct Nesting {
    /// A role for each statement.
    pub roles: Vec<Role>,
    pub nodes: Vec<Draft>,
    pub errors: Vec<NestError>,
    /// Errors that were only counted.
    pub hidden: usize,
    /// Contradictions: errors, and properties that their node cannot have.
    pub cost: usize,
    /// Some brace belonged to no node.
    pub is_odd: bool,
}

/// Nests the statements of a file.
pub(crate) fn nest(text: &str, cut: &Cut) -> Nesting {
    let by_braces = Nester::new(text, cut, false).run();
    if by_braces.errors.is_empty() {
        return by_braces;
    }
    let by_layout = Nester::new(text, cut, true).run();
    if by_layout.cost <= by_braces.cost { by_layout } else { by_braces }
}

/// Nests the statements of a file by braces, and by layout.
pub(crate) fn nest_both(text: &str, cut: &Cut) -> (Nesting, Nesting) {
    (Nester::new(text, cut, false).run(), Nester::new(text, cut, true).run())
}

/// A node around statements that are read alone.
pub(crate) struct Ancestor {
    /// Its number in the tree.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
    /// White space before its line.
    pub indent: u32,
}

/// The same for statements in the innermost of these nodes, which are the first of what comes out. None where they
/// close it, or leave one of their own open.
pub(crate) fn nest_inside(text: &str, cut: &Cut, around: &[Ancestor]) -> Option<(Nesting, Nesting)> {
    let nest = |layout| {
        let mut nester = Nester::new(text, cut, layout);
        for (n, ancestor) in around.iter().enumerate() {
            let id = n as NodeId;
            nester.out.nodes.push(Draft {
                kind: ancestor.kind,
                parent: id.checked_sub(1),
                misplaced: false,
                guessed: false,
                open: Some(Span::default()),
                close: None,
                end: 0,
                indent: ancestor.indent,
                last_child: None,
            });
            nester.frames.push(Frame { owner: Owner::Node(id), indent: ancestor.indent });
        }
        nester.nest_all();
        let is_closed = nester.out.nodes[..around.len()].iter().any(|draft| draft.close.is_some());
        (!is_closed && nester.frames.len() == around.len()).then_some(nester.out)
    };
    Some((nest(false)?, nest(true)?))
}

/// What an open brace belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Owner {
    Node(NodeId),
    /// To nothing: what stands in it belongs to the node around it.
    Stray,
    /// To a statement that was not understood: what stands in it is read, and counts nowhere.
    Unknown,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    owner: Owner,
    indent: u32,
}

/// How a node takes a statement.
#[derive(Clone, Copy)]
enum Take {
    Node(NodeKind),
    Prop(PropKind),
}

struct Nester<'a> {
    text: &'a str,
    cut: &'a Cut,
    layout: bool,
    frames: Vec<Frame>,
    /// The document that was closed last.
    last_document: Option<NodeId>,
    /// A surplus `}` at the top has been reported since the last document was closed.
    surplus_said: bool,
    /// Braces open beyond [`MAX_DEPTH`].
    too_deep: usize,
    deep_said: bool,
    out: Nesting,
}

impl<'a> Nester<'a> {
    fn new(text: &'a str, cut: &'a Cut, layout: bool) -> Self {
        let out = Nesting {
            roles: Vec::with_capacity(cut.statements.len()),
            nodes: Vec::with_capacity(cut.statements.len() / 4),
            ..Nesting::default()
        };
        Nester {
            text,
            cut,
            layout,
            frames: Vec::new(),
            last_document: None,
            surplus_said: false,
            too_deep: 0,
            deep_said: false,
            out,
        }
    }

    fn run(mut self) -> Nesting {
        self.nest_all();
        self.close_missing(0, self.cut.statements.len());
        self.out
    }

    fn nest_all(&mut self) {
        for (index, statement) in self.cut.statements.iter().enumerate() {
            let role = if self.too_deep > 0 {
                self.skip(statement);
                Role::Nothing
            } else {
                match statement.form {
                    Form::Close => {
                        self.close(index, statement);
                        Role::Nothing
                    }
                    Form::Body => match self.node() {
                        Some(node) => Role::Body(node),
                        None => Role::Nothing,
                    },
                    Form::Plain | Form::Open => self.statement(index, statement),
                }
            };
            self.out.roles.push(role);
        }
    }

    // ── Where a statement stands ──────────────────────────────────────────────────────────────────────────────────

    fn statement(&mut self, index: usize, statement: &Statement) -> Role {
        if statement.first == statement.end {
            self.error(ErrorKind::StrayOpen, statement.brace, None);
            self.push(Owner::Stray, statement);
            return Role::Nothing;
        }
        if self.layout && statement.leads {
            self.follow_layout(index, statement);
        }
        if let Some(take) = self.takes(self.frames.len(), statement) {
            return self.place(index, statement, take);
        }
        if let Some(keep) = self.ancestor_that_takes(statement) {
            self.close_missing(keep, index);
            if let Some(take) = self.takes(self.frames.len(), statement) {
                return self.place(index, statement, take);
            }
        }
        if (statement.node.is_some() || self.frames.is_empty())
            && self.reopen(statement, 0)
            && let Some(take) = self.takes(self.frames.len(), statement)
        {
            return self.place(index, statement, take);
        }
        self.misfit(index, statement)
    }

    /// A statement that no open node takes.
    fn misfit(&mut self, index: usize, statement: &Statement) -> Role {
        let owner = self.node();
        let lost = self.frames.last().is_some_and(|frame| frame.owner == Owner::Unknown);
        let property = statement.prop.filter(|_| statement.node.is_none() || statement.form != Form::Open);
        match (statement.node, property, owner) {
            // A property that this node cannot have is no matter of syntax.
            (_, Some(kind), Some(node)) if !statement.continued => {
                self.out.cost += 1;
                if lost {
                    return self.junk(statement);
                }
                self.property(statement, kind, node, false)
            }
            (_, Some(kind), None) if !statement.continued => {
                self.error_at(ErrorKind::PropertyOutside { kind }, index);
                self.junk(statement)
            }
            (Some(kind), _, _) => {
                let parent = owner.map(|node| self.out.nodes[node as usize].kind);
                if !lost {
                    self.error_at(ErrorKind::Misplaced { kind, parent }, index);
                }
                self.node_at(index, statement, kind, true, false)
            }
            _ => self.unknown(index, statement, lost),
        }
    }

    /// A statement whose keyword nobody knows.
    fn unknown(&mut self, index: usize, statement: &Statement, lost: bool) -> Role {
        if lost {
            return self.junk(statement);
        }
        // After `lanjutan` the keyword is the second word.
        let symbols = self.cut.of(statement);
        let at = usize::from(statement.continued && symbols.get(1) == Some(&Symbol::Word));
        let span = self.cut.spans[statement.first as usize + at];
        if symbols.first() != Some(&Symbol::Word) {
            self.error(ErrorKind::NoStatement, self.cut.span(statement), Some(index));
            return self.junk(statement);
        }
        let place = self.node().map_or(Place::File, |node| Place::In(self.out.nodes[node as usize].kind));
        let look = self.out.errors.len() < MAX_ERRORS;
        let found = if look { nearest(span.of(self.text), place) } else { None };
        self.error(ErrorKind::UnknownKeyword { place, nearest: found }, span, Some(index));
        let Some(found) = found else { return self.junk(statement) };
        let kind = NodeKind::of(found).filter(|kind| match place {
            Place::File => kind.is_document(),
            Place::In(parent) => parent.can_hold(*kind),
        });
        match (kind, PropKind::of(found), self.node()) {
            (Some(kind), ..) => self.node_at(index, statement, kind, false, true),
            (None, Some(kind), Some(node)) if !statement.continued => {
                self.property(statement, kind, node, true)
            }
            _ => self.junk(statement),
        }
    }

    fn junk(&mut self, statement: &Statement) -> Role {
        if statement.form == Form::Open {
            self.push(Owner::Unknown, statement);
        }
        Role::Nothing
    }

    fn place(&mut self, index: usize, statement: &Statement, take: Take) -> Role {
        match take {
            Take::Node(kind) => self.node_at(index, statement, kind, false, false),
            Take::Prop(kind) => match self.node() {
                Some(node) => self.property(statement, kind, node, false),
                None => self.junk(statement),
            },
        }
    }

    fn property(&mut self, statement: &Statement, kind: PropKind, node: NodeId, guessed: bool) -> Role {
        self.touch(self.cut.last(statement).end);
        if statement.form == Form::Open {
            self.error(ErrorKind::StrayOpen, statement.brace, None);
            self.push(Owner::Stray, statement);
        }
        Role::Prop { kind, node, guessed }
    }

    fn node_at(
        &mut self,
        index: usize,
        statement: &Statement,
        kind: NodeKind,
        misplaced: bool,
        guessed: bool,
    ) -> Role {
        let parent = self.node();
        let id = self.out.nodes.len() as NodeId;
        let end = self.cut.last(statement).end;
        self.touch(end);
        let open = match statement.form {
            Form::Open => Some(statement.brace),
            _ if self.layout && self.lost_its_brace(index, statement, kind) => {
                let at = self.cut.last(statement);
                self.error(ErrorKind::MissingOpen { kind }, at, None);
                Some(Span::new(at.end, at.end))
            }
            _ => None,
        };
        self.out.nodes.push(Draft {
            kind,
            parent,
            misplaced,
            guessed,
            open,
            close: None,
            end,
            indent: statement.indent,
            last_child: None,
        });
        match parent {
            Some(parent) => self.out.nodes[parent as usize].last_child = Some(id),
            None => {
                self.last_document = Some(id);
                self.surplus_said = false;
            }
        }
        if open.is_some() {
            self.push(Owner::Node(id), statement);
        }
        Role::Node(id)
    }

    // ── What takes what ───────────────────────────────────────────────────────────────────────────────────────────

    /// How the innermost of the first `depth` frames takes the statement.
    fn takes(&self, depth: usize, statement: &Statement) -> Option<Take> {
        for frame in self.frames[..depth].iter().rev() {
            match frame.owner {
                Owner::Node(node) => return node_takes(self.out.nodes[node as usize].kind, statement),
                Owner::Stray => {}
                Owner::Unknown => return None,
            }
        }
        statement.node.filter(|kind| kind.is_document()).map(Take::Node)
    }

    // ── Depth ─────────────────────────────────────────────────────────────────────────────────────────────────────

    fn push(&mut self, owner: Owner, statement: &Statement) {
        self.out.is_odd |= !matches!(owner, Owner::Node(_));
        if self.frames.len() < MAX_DEPTH {
            self.frames.push(Frame { owner, indent: statement.indent });
            return;
        }
        self.too_deep = 1;
        if !self.deep_said {
            self.deep_said = true;
            self.error(ErrorKind::TooDeep { limit: MAX_DEPTH }, statement.brace, None);
        }
    }

    /// A statement beyond the limit of depth.
    fn skip(&mut self, statement: &Statement) {
        match statement.form {
            Form::Open => self.too_deep += 1,
            Form::Close => self.too_deep -= 1,
            Form::Plain | Form::Body => {}
        }
    }

    // ── Small things ──────────────────────────────────────────────────────────────────────────────────────────────

    /// The innermost open node.
    fn node(&self) -> Option<NodeId> {
        self.frames.iter().rev().find_map(|frame| match frame.owner {
            Owner::Node(node) => Some(node),
            Owner::Stray | Owner::Unknown => None,
        })
    }

    /// Something ends at `end` that belongs to the innermost open node.
    fn touch(&mut self, end: u32) {
        if let Some(node) = self.node() {
            self.out.nodes[node as usize].end = end;
        }
    }

    fn error_at(&mut self, kind: ErrorKind, index: usize) {
        let span = self.cut.statements[index].keyword;
        self.error(kind, span, Some(index));
    }

    fn error(&mut self, kind: ErrorKind, span: Span, statement: Option<usize>) {
        let node = self.node();
        self.push_error(NestError { kind, span, node, statement: statement.map(|index| index as u32) });
    }

    fn push_error(&mut self, error: NestError) {
        self.out.cost += 1;
        if self.out.errors.len() < MAX_ERRORS {
            self.out.errors.push(error);
        } else {
            self.out.hidden += 1;
        }
    }
}

/// How a node of this kind takes the statement: as a node where it can hold one, else as a property where it may have
/// one. What opens a brace is no property where its word also names a node.
fn node_takes(kind: NodeKind, statement: &Statement) -> Option<Take> {
    if let Some(child) = statement.node
        && kind.can_hold(child)
    {
        return Some(Take::Node(child));
    }
    if statement.continued || (statement.form == Form::Open && statement.node.is_some()) {
        return None;
    }
    statement.prop.filter(|prop| kind.properties().contains(prop)).map(Take::Prop)
}

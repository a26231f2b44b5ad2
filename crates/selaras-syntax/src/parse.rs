//! Text to tree: tokens, statements, nesting, grammar; then the words for what is wrong.

use chumsky::Parser;
use chumsky::error::{EmptyErr, Rich, RichPattern};

use crate::error::{ErrorKind, Expected, Found, StatementId, Subject, SyntaxError};
use crate::grammar;
use crate::lexer::lex;
use crate::nest::{MAX_ERRORS, NestError, Nesting, Role, nest};
use crate::output::Output;
use crate::statement::{Cut, Statement, cut};
use crate::symbol::Symbol;
use crate::token::Tokens;
use crate::tree::{NodeId, Span, Tree};

/// What a file says, and what is wrong with its syntax.
#[derive(Debug, Default, PartialEq)]
pub struct Parse {
    /// The tree. It holds everything that could be made out.
    pub tree: Tree,
    /// Errors in the order of their places; none where the text is valid.
    pub errors: Vec<SyntaxError>,
}

/// Reads a file. Never fails.
pub fn parse(text: &str) -> Parse {
    parse_tokens(text, &lex(text))
}

/// Reads a file whose tokens are at hand: those of [`lex`] for the same text.
pub fn parse_tokens(text: &str, tokens: &Tokens) -> Parse {
    let (mut cut, nesting) = statements(text, tokens);
    read_statements(text, &mut cut, &nesting)
}

/// Reads statements that are nested already.
pub(crate) fn read_statements(text: &str, cut: &mut Cut, nesting: &Nesting) -> Parse {
    name_statements(text, cut, nesting);

    let mut output = Output::new(cut, nesting);
    let _ = grammar::file::<EmptyErr>().parse_with_state(&cut.symbols, &mut output);

    let errors = Errors { cut, nesting, output: &output }.collect();
    let mut tree = output.tree;
    tree.nodes.shrink_to_fit();
    tree.props.shrink_to_fit();
    tree.args.shrink_to_fit();
    tree.clauses.shrink_to_fit();
    tree.cells.shrink_to_fit();
    Parse { tree, errors }
}

/// The statements, and how they are nested.
fn statements(text: &str, tokens: &Tokens) -> (Cut, Nesting) {
    let strict = cut(text, tokens, false);
    let nesting = nest(text, &strict);
    if nesting.errors.is_empty() || !strict.has_bodies {
        return (strict, nesting);
    }
    let recovered = cut(text, tokens, true);
    let recovered_nesting = nest(text, &recovered);
    if recovered_nesting.cost <= nesting.cost { (recovered, recovered_nesting) } else { (strict, nesting) }
}

/// Puts in the place of each keyword how its statement is written, and marks the words that count in it.
fn name_statements(text: &str, cut: &mut Cut, nesting: &Nesting) {
    for (statement, role) in cut.statements.iter().zip(&nesting.roles) {
        let range = statement.first as usize..statement.end as usize;
        if range.is_empty() {
            continue;
        }
        let begin = match role {
            Role::Node(node) => Symbol::of_node(nesting.nodes[*node as usize].kind),
            Role::Prop { kind, .. } => Symbol::of_prop(*kind),
            Role::Body(_) => continue,
            Role::Nothing => Symbol::Junk,
        };
        cut.symbols[range.start] = begin;
        if begin.counts_words() {
            for at in range.start + 1..range.end {
                match cut.symbols[at] {
                    Symbol::Word => cut.symbols[at] = begin.word_in(cut.spans[at].of(text)),
                    // In a cell every word is a value.
                    Symbol::Equals => break,
                    _ => {}
                }
            }
        }
    }
}

/// Collects the errors of all stages.
struct Errors<'a> {
    cut: &'a Cut,
    nesting: &'a Nesting,
    output: &'a Output<'a>,
}

impl<'a> Errors<'a> {
    fn collect(&self) -> Vec<SyntaxError> {
        let mut hidden = self.nesting.hidden;
        let mut errors: Vec<SyntaxError> =
            self.nesting.errors.iter().map(|error| self.of_nesting(error)).collect();
        errors.extend(self.unclosed(&mut hidden));
        errors.extend(self.of_grammar(&mut hidden));
        errors.extend(self.repeated(&mut hidden));
        errors.sort_by_key(|error| error.span.start);
        if errors.len() > MAX_ERRORS {
            hidden += errors.len() - MAX_ERRORS;
            errors.truncate(MAX_ERRORS);
        }
        if hidden > 0
            && let Some(last) = errors.last()
        {
            errors.push(SyntaxError {
                span: last.span,
                kind: ErrorKind::TooManyErrors { hidden },
                node: None,
                statement: None,
            });
        }
        errors
    }

    fn of_nesting(&self, error: &NestError) -> SyntaxError {
        SyntaxError {
            span: error.span,
            kind: error.kind.clone(),
            node: error.node,
            statement: error.statement.and_then(|statement| self.statement_id(statement)),
        }
    }

    /// Texts without a closing quote: one error each, and no other for their statement.
    fn unclosed(&self, hidden: &mut usize) -> Vec<SyntaxError> {
        *hidden += self.cut.unclosed.len().saturating_sub(MAX_ERRORS);
        self.cut
            .unclosed
            .iter()
            .take(MAX_ERRORS)
            .filter_map(|&at| {
                let index = self.cut.statements.partition_point(|statement| statement.end <= at);
                // What is wrong with a line that is no statement has been said.
                if self.nesting.roles.get(index) == Some(&Role::Nothing) {
                    return None;
                }
                Some(SyntaxError {
                    span: self.cut.spans[at as usize],
                    kind: ErrorKind::UnclosedText,
                    node: self.node_of(index as u32),
                    statement: self.statement_id(index as u32),
                })
            })
            .collect()
    }

    fn of_grammar(&self, hidden: &mut usize) -> Vec<SyntaxError> {
        let failed: Vec<u32> = self
            .output
            .failed
            .iter()
            .copied()
            .filter(|&index| {
                let guessed =
                    self.subject(self.nesting.roles[index as usize]).is_none_or(|(_, guessed)| guessed);
                !guessed && !self.has_unclosed(&self.cut.statements[index as usize])
            })
            .collect();
        if failed.is_empty() {
            return Vec::new();
        }
        *hidden += failed.len().saturating_sub(MAX_ERRORS);
        let grammar = grammar::statement::<Rich<Symbol>>();
        let mut scratch = Output::new(self.cut, self.nesting);
        failed
            .into_iter()
            .take(MAX_ERRORS)
            .map(|index| {
                let statement = &self.cut.statements[index as usize];
                let symbols = &self.cut.symbols[statement.first as usize..=statement.end as usize];
                let result = grammar.parse_with_state(symbols, &mut scratch);
                scratch.forget();
                let error = result.into_errors().into_iter().next();
                let (span, kind) =
                    self.unexpected(statement, self.nesting.roles[index as usize], error.as_ref());
                SyntaxError { span, kind, node: self.node_of(index), statement: self.statement_id(index) }
            })
            .collect()
    }

    /// Clauses that stand twice in a statement that is otherwise right.
    fn repeated(&self, hidden: &mut usize) -> Vec<SyntaxError> {
        let repeated = &self.output.repeated;
        *hidden += repeated.len().saturating_sub(MAX_ERRORS);
        let error = |&(index, clause): &(u32, u32)| {
            let (subject, guessed) = self.subject(self.nesting.roles[index as usize])?;
            let statement = &self.cut.statements[index as usize];
            if guessed || self.has_unclosed(statement) {
                return None;
            }
            let clause = self.output.tree.clauses[clause as usize];
            Some(SyntaxError {
                span: clause.word,
                kind: ErrorKind::RepeatedClause { subject, clause: clause.kind },
                node: self.node_of(index),
                statement: self.statement_id(index),
            })
        };
        repeated.iter().take(MAX_ERRORS).filter_map(error).collect()
    }

    /// What a statement is, and whether its keyword was guessed; none for what stands for nothing.
    fn subject(&self, role: Role) -> Option<(Subject, bool)> {
        let node = |node: NodeId| &self.nesting.nodes[node as usize];
        match role {
            Role::Node(id) => Some((Subject::Node(node(id).kind), node(id).guessed)),
            Role::Prop { kind, guessed, .. } => Some((Subject::Prop(kind), guessed)),
            Role::Body(id) => Some((Subject::Body(node(id).kind), false)),
            Role::Nothing => None,
        }
    }

    /// A text of the statement has no closing quote.
    fn has_unclosed(&self, statement: &Statement) -> bool {
        let first = self.cut.unclosed.partition_point(|&at| at < statement.first);
        self.cut.unclosed.get(first).is_some_and(|&at| at < statement.end)
    }

    fn unexpected(
        &self,
        statement: &Statement,
        role: Role,
        error: Option<&Rich<'_, Symbol>>,
    ) -> (Span, ErrorKind) {
        let Some((subject, _)) = self.subject(role) else {
            return (self.cut.span(statement), ErrorKind::NoStatement);
        };
        let at = error.map_or(statement.first, |error| statement.first + error.span().start as u32);
        let at = at.min(statement.end);
        let symbol = self.cut.symbols[at as usize];
        if symbol == Symbol::Unknown {
            return (self.cut.spans[at as usize], ErrorKind::UnknownCharacters);
        }
        let mut expected: Vec<Expected> = Vec::new();
        for pattern in error.into_iter().flat_map(Rich::expected) {
            let one = match pattern {
                RichPattern::Token(symbol) => Expected::of(**symbol),
                _ => Some(Expected::Value),
            };
            if let Some(one) = one
                && !expected.contains(&one)
            {
                expected.push(one);
            }
        }
        let found = match symbol {
            Symbol::End => None,
            Symbol::Word => Some(Found::Word),
            Symbol::Text => Some(Found::Text),
            symbol => Some(symbol.clause().map_or(Found::Other, Found::Clause)),
        };
        // Nothing stands at the end of a statement: show the token before it.
        let span = match (found, at > statement.first) {
            (None, true) => self.last_before(statement, at),
            _ => self.cut.spans[at as usize],
        };
        (span, ErrorKind::Unexpected { subject, expected, found })
    }

    fn last_before(&self, statement: &Statement, at: u32) -> Span {
        if at - 1 == statement.first { statement.keyword } else { self.cut.spans[at as usize - 1] }
    }

    fn node_of(&self, statement: u32) -> Option<NodeId> {
        match self.nesting.roles.get(statement as usize)? {
            Role::Node(node) => self.nesting.nodes[*node as usize].parent.or(Some(*node)),
            Role::Prop { node, .. } | Role::Body(node) => Some(*node),
            Role::Nothing => None,
        }
    }

    fn statement_id(&self, statement: u32) -> Option<StatementId> {
        match self.nesting.roles.get(statement as usize)? {
            Role::Node(node) | Role::Body(node) => Some(StatementId::Node(*node)),
            Role::Prop { .. } => {
                let prop = self.output.prop_statements.binary_search(&statement).ok()?;
                Some(StatementId::Prop(prop as u32))
            }
            Role::Nothing => None,
        }
    }
}

impl Expected {
    fn of(symbol: Symbol) -> Option<Expected> {
        Some(match symbol {
            Symbol::Word => Expected::Word,
            Symbol::Text => Expected::Text,
            Symbol::Pipe => Expected::Mark('|'),
            Symbol::Comma => Expected::Mark(','),
            Symbol::Equals => Expected::Mark('='),
            Symbol::Less => Expected::Mark('<'),
            Symbol::End => Expected::End,
            Symbol::Urusan => Expected::Keyword("urusan"),
            Symbol::Pagu => Expected::Keyword("pagu"),
            Symbol::Triwulan => Expected::Keyword("tw"),
            symbol => return symbol.clause().map(Expected::Clause),
        })
    }
}

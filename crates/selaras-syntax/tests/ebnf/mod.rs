//! Reads a grammar in the notation of the W3C, as far as `grammar/selaras.ebnf` uses it, with the `&` of SGML.

pub mod derive;
pub mod recognise;
pub mod tokens;

use std::collections::HashMap;

/// An expression of the grammar. `id` numbers the expressions, to count which of them were used.
#[derive(Clone, Debug)]
pub struct Expr {
    pub id: usize,
    pub kind: ExprKind,
}

#[derive(Clone, Debug)]
pub enum ExprKind {
    Literal(String),
    Name(String),
    /// Characters of a set, or all but these.
    Class(Class),
    Sequence(Vec<Expr>),
    Choice(Vec<Expr>),
    /// Each at most once, in any order.
    Any(Vec<Expr>),
    Optional(Box<Expr>),
    /// Any number of times, but at least so often.
    Repeat(Box<Expr>, usize),
    /// The first, but not what the second is.
    Except(Box<Expr>, Box<Expr>),
}

#[derive(Clone, Debug, Default)]
pub struct Class {
    pub negated: bool,
    pub chars: Vec<char>,
}

/// A grammar: its productions in order.
#[derive(Debug, Default)]
pub struct Grammar {
    pub names: Vec<String>,
    pub productions: HashMap<String, Expr>,
    /// Number of expressions.
    pub size: usize,
}

impl Grammar {
    pub fn read(source: &str) -> Grammar {
        let mut reader = Reader { chars: source.chars().collect(), at: 0, size: 0 };
        let mut grammar = Grammar::default();
        reader.space();
        while reader.at < reader.chars.len() {
            let name = reader
                .name()
                .unwrap_or_else(|| panic!("a production begins with its name: {}", reader.rest()));
            assert!(reader.eat("::="), "`::=` after {name}: {}", reader.rest());
            let expr = reader.choice();
            assert!(grammar.productions.insert(name.clone(), expr).is_none(), "{name} is there once");
            grammar.names.push(name);
        }
        grammar.size = reader.size;
        grammar.check_names();
        grammar
    }

    pub fn expr(&self, name: &str) -> &Expr {
        self.productions.get(name).unwrap_or_else(|| panic!("no production {name}"))
    }

    fn check_names(&self) {
        for name in &self.names {
            visit(self.expr(name), &mut |expr| {
                if let ExprKind::Name(used) = &expr.kind {
                    assert!(used == "END" || self.productions.contains_key(used), "{name} uses {used}");
                }
            });
        }
    }
}

/// Calls `see` on the expression and all within it.
pub fn visit(expr: &Expr, see: &mut dyn FnMut(&Expr)) {
    see(expr);
    match &expr.kind {
        ExprKind::Sequence(parts) | ExprKind::Choice(parts) | ExprKind::Any(parts) => {
            parts.iter().for_each(|part| visit(part, see));
        }
        ExprKind::Optional(part) | ExprKind::Repeat(part, _) => visit(part, see),
        ExprKind::Except(part, but) => {
            visit(part, see);
            visit(but, see);
        }
        ExprKind::Literal(_) | ExprKind::Name(_) | ExprKind::Class(_) => {}
    }
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    size: usize,
}

impl Reader {
    fn make(&mut self, kind: ExprKind) -> Expr {
        self.size += 1;
        Expr { id: self.size - 1, kind }
    }

    fn choice(&mut self) -> Expr {
        let mut parts = vec![self.sequence()];
        for (mark, kind) in [("|", ExprKind::Choice as fn(Vec<Expr>) -> ExprKind), ("&", ExprKind::Any)] {
            while self.eat(mark) {
                parts.push(self.sequence());
            }
            if parts.len() > 1 {
                return self.make(kind(parts));
            }
        }
        parts.remove(0)
    }

    fn sequence(&mut self) -> Expr {
        let mut parts = Vec::new();
        while let Some(part) = self.repeated() {
            parts.push(part);
        }
        match parts.len() {
            0 => panic!("nothing is expected: {}", self.rest()),
            1 => parts.remove(0),
            _ => self.make(ExprKind::Sequence(parts)),
        }
    }

    fn repeated(&mut self) -> Option<Expr> {
        let primary = self.primary()?;
        let part = if self.eat("?") {
            self.make(ExprKind::Optional(Box::new(primary)))
        } else if self.eat("*") {
            self.make(ExprKind::Repeat(Box::new(primary), 0))
        } else if self.eat("+") {
            self.make(ExprKind::Repeat(Box::new(primary), 1))
        } else {
            primary
        };
        if self.eat("-") {
            let but = self.primary().expect("something after `-`");
            return Some(self.make(ExprKind::Except(Box::new(part), Box::new(but))));
        }
        Some(part)
    }

    fn primary(&mut self) -> Option<Expr> {
        let start = self.at;
        match self.chars.get(self.at)? {
            '(' => {
                self.eat("(");
                let inner = self.choice();
                assert!(self.eat(")"), "a `)`: {}", self.rest());
                Some(inner)
            }
            &quote @ ('"' | '\'') => {
                let end =
                    self.chars[start + 1..].iter().position(|char| *char == quote).expect("a closing quote");
                let literal = self.chars[start + 1..start + 1 + end].iter().collect();
                self.at = start + end + 2;
                self.space();
                Some(self.make(ExprKind::Literal(literal)))
            }
            '[' => {
                let class = self.class();
                self.space();
                Some(self.make(ExprKind::Class(class)))
            }
            _ => {
                let name = self.name()?;
                if self.chars[self.at..].starts_with(&[':', ':', '=']) {
                    self.at = start;
                    return None;
                }
                Some(self.make(ExprKind::Name(name)))
            }
        }
    }

    /// `[…]`, with `\p{…}` for a few of the characters that it stands for.
    fn class(&mut self) -> Class {
        let mut class = Class::default();
        self.at += 1;
        if self.chars[self.at] == '^' {
            class.negated = true;
            self.at += 1;
        }
        while self.chars[self.at] != ']' {
            let rest: String = self.chars[self.at..self.chars.len().min(self.at + 8)].iter().collect();
            let some = |chars: &str| chars.chars().collect::<Vec<_>>();
            let (length, chars) = match rest {
                rest if rest.starts_with("\\p{L}") => (5, some("abcXYZéñжあ")),
                rest if rest.starts_with("\\p{M}") => (5, some("\u{301}")),
                rest if rest.starts_with("\\p{Nd}") => (6, some("0123456789٣")),
                rest if rest.starts_with("0-9") => (3, some("0123456789")),
                rest if rest.starts_with("\\n") => (2, vec!['\n']),
                rest if rest.starts_with("\\r") => (2, vec!['\r']),
                rest if rest.starts_with("\\\\") => (2, vec!['\\']),
                rest => (1, rest.chars().take(1).collect()),
            };
            self.at += length;
            class.chars.extend(chars);
        }
        self.at += 1;
        class
    }

    fn name(&mut self) -> Option<String> {
        let is_name = |char: &char| char.is_ascii_alphabetic() || *char == '-';
        let length = self.chars[self.at..].iter().take_while(|char| is_name(char)).count();
        if length == 0 || self.chars[self.at] == '-' {
            return None;
        }
        let name = self.chars[self.at..self.at + length].iter().collect();
        self.at += length;
        self.space();
        Some(name)
    }

    fn eat(&mut self, mark: &str) -> bool {
        let found = self.chars[self.at..].iter().take(mark.len()).copied().eq(mark.chars());
        if found {
            self.at += mark.len();
            self.space();
        }
        found
    }

    /// White space and comments.
    fn space(&mut self) {
        loop {
            while self.chars.get(self.at).is_some_and(|char| char.is_whitespace()) {
                self.at += 1;
            }
            if !self.chars[self.at..].starts_with(&['/', '*']) {
                return;
            }
            while !self.chars[self.at..].starts_with(&['*', '/']) {
                self.at += 1;
            }
            self.at += 2;
        }
    }

    fn rest(&self) -> String {
        self.chars[self.at..].iter().take(60).collect()
    }
}

//! Whether a row of tokens is in the language: Earley's algorithm, which takes any grammar.

use std::collections::{HashMap, HashSet};

use super::tokens::Token;
use super::{Expr, ExprKind, Grammar};

/// A test of one token.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Terminal {
    Literal(String),
    Word { but: Vec<String> },
    Text,
    End,
}

impl Terminal {
    fn matches(&self, token: &Token) -> bool {
        match (self, token) {
            (Terminal::Literal(literal), Token::Word(word)) => literal == word,
            (Terminal::Literal(literal), Token::Mark(mark)) => literal.chars().eq([*mark]),
            (Terminal::Word { but }, Token::Word(word)) => !but.contains(word),
            (Terminal::Text, Token::Text) | (Terminal::End, Token::End) => true,
            _ => false,
        }
    }
}

#[derive(Clone, Copy)]
enum Symbol {
    Terminal(usize),
    /// A non-terminal.
    Rule(usize),
}

/// A grammar turned into plain rules.
pub struct Recogniser {
    /// For each non-terminal, the right sides of its rules.
    rules: Vec<Vec<Vec<Symbol>>>,
    nullable: Vec<bool>,
    terminals: Vec<Terminal>,
    start: usize,
}

/// A rule that has been read up to a dot, beginning at a token.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Item {
    name: u32,
    rule: u32,
    dot: u32,
    origin: u32,
}

impl Recogniser {
    pub fn new(grammar: &Grammar, start: &str) -> Recogniser {
        let mut made =
            Recogniser { rules: Vec::new(), nullable: Vec::new(), terminals: Vec::new(), start: 0 };
        let mut names = HashMap::new();
        made.start = made.name(grammar, start, &mut names);
        made.nullable = vec![false; made.rules.len()];
        loop {
            let before = made.nullable.clone();
            for (name, rules) in made.rules.iter().enumerate() {
                let empty = |symbol: &Symbol| matches!(symbol, Symbol::Rule(rule) if before[*rule]);
                made.nullable[name] |= rules.iter().any(|rule| rule.iter().all(empty));
            }
            if before == made.nullable {
                return made;
            }
        }
    }

    fn name(&mut self, grammar: &Grammar, name: &str, names: &mut HashMap<String, usize>) -> usize {
        if let Some(&rule) = names.get(name) {
            return rule;
        }
        let rule = self.rules.len();
        self.rules.push(Vec::new());
        names.insert(name.to_owned(), rule);
        let body = self.symbols(grammar, grammar.expr(name), names);
        self.rules[rule].push(body);
        rule
    }

    fn fresh(&mut self, rules: Vec<Vec<Symbol>>) -> Symbol {
        self.rules.push(rules);
        Symbol::Rule(self.rules.len() - 1)
    }

    fn terminal(&mut self, terminal: Terminal) -> Vec<Symbol> {
        let known = self.terminals.iter().position(|known| *known == terminal);
        let index = known.unwrap_or_else(|| {
            self.terminals.push(terminal);
            self.terminals.len() - 1
        });
        vec![Symbol::Terminal(index)]
    }

    fn symbols(&mut self, grammar: &Grammar, expr: &Expr, names: &mut HashMap<String, usize>) -> Vec<Symbol> {
        match &expr.kind {
            ExprKind::Literal(literal) => self.terminal(Terminal::Literal(literal.clone())),
            ExprKind::Name(name) => match name.as_str() {
                "WORD" => self.terminal(Terminal::Word { but: Vec::new() }),
                "TEXT" => self.terminal(Terminal::Text),
                "END" => self.terminal(Terminal::End),
                name => vec![Symbol::Rule(self.name(grammar, name, names))],
            },
            ExprKind::Except(word, but) => {
                assert!(
                    matches!(&word.kind, ExprKind::Name(name) if name == "WORD"),
                    "only words are excepted"
                );
                let but = literals(grammar, but);
                self.terminal(Terminal::Word { but })
            }
            ExprKind::Class(_) => panic!("characters stand only in tokens"),
            ExprKind::Sequence(parts) => {
                parts.iter().flat_map(|part| self.symbols(grammar, part, names)).collect()
            }
            ExprKind::Choice(parts) => {
                let rules = parts.iter().map(|part| self.symbols(grammar, part, names)).collect();
                vec![self.fresh(rules)]
            }
            ExprKind::Any(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.symbols(grammar, part, names)).collect();
                vec![self.any_order(&parts)]
            }
            ExprKind::Optional(part) => {
                let some = self.symbols(grammar, part, names);
                vec![self.fresh(vec![Vec::new(), some])]
            }
            ExprKind::Repeat(part, at_least) => {
                let one = self.symbols(grammar, part, names);
                let many = self.rules.len();
                let more = [vec![Symbol::Rule(many)], one.clone()].concat();
                let none = if *at_least == 0 { Vec::new() } else { one };
                vec![self.fresh(vec![none, more])]
            }
        }
    }

    /// Each of the parts at most once, in any order: nothing, or one of them and then the others.
    fn any_order(&mut self, parts: &[Vec<Symbol>]) -> Symbol {
        let mut rules = vec![Vec::new()];
        for (n, first) in parts.iter().enumerate() {
            let mut others = parts.to_vec();
            others.remove(n);
            rules.push([first.clone(), vec![self.any_order(&others)]].concat());
        }
        self.fresh(rules)
    }

    /// Whether the tokens are a sentence of the grammar.
    pub fn accepts(&self, tokens: &[Token]) -> bool {
        let mut sets: Vec<Vec<Item>> = vec![Vec::new(); tokens.len() + 1];
        // Per set: which items wait for a non-terminal.
        let mut waiting: Vec<HashMap<usize, Vec<Item>>> = vec![HashMap::new(); tokens.len() + 1];
        let mut seen: HashSet<Item> = HashSet::new();
        for rule in 0..self.rules[self.start].len() {
            sets[0].push(Item { name: self.start as u32, rule: rule as u32, dot: 0, origin: 0 });
        }
        for at in 0..=tokens.len() {
            let mut next = 0;
            let mut scanned = Vec::new();
            seen.clear();
            seen.extend(sets[at].iter().copied());
            while let Some(&item) = sets[at].get(next) {
                next += 1;
                let rule = &self.rules[item.name as usize][item.rule as usize];
                let after = Item { dot: item.dot + 1, ..item };
                let mut found = Vec::new();
                match rule.get(item.dot as usize) {
                    Some(Symbol::Terminal(terminal)) => {
                        if tokens.get(at).is_some_and(|token| self.terminals[*terminal].matches(token)) {
                            scanned.push(after);
                        }
                    }
                    Some(Symbol::Rule(name)) => {
                        waiting[at].entry(*name).or_default().push(item);
                        for rule in 0..self.rules[*name].len() {
                            found.push(Item {
                                name: *name as u32,
                                rule: rule as u32,
                                dot: 0,
                                origin: at as u32,
                            });
                        }
                        if self.nullable[*name] {
                            found.push(after);
                        }
                    }
                    None => {
                        let waits = waiting[item.origin as usize].get(&(item.name as usize));
                        found.extend(
                            waits.into_iter().flatten().map(|item| Item { dot: item.dot + 1, ..*item }),
                        );
                    }
                }
                for item in found {
                    if seen.insert(item) {
                        sets[at].push(item);
                    }
                }
            }
            if at < tokens.len() {
                if scanned.is_empty() {
                    return false;
                }
                sets[at + 1] = scanned;
            }
        }
        sets[tokens.len()].iter().any(|item| {
            item.name as usize == self.start
                && item.origin == 0
                && item.dot as usize == self.rules[self.start][item.rule as usize].len()
        })
    }
}

/// The words that an expression may be.
pub fn literals(grammar: &Grammar, expr: &Expr) -> Vec<String> {
    match &expr.kind {
        ExprKind::Literal(literal) => vec![literal.clone()],
        ExprKind::Name(name) => literals(grammar, grammar.expr(name)),
        ExprKind::Choice(parts) => parts.iter().flat_map(|part| literals(grammar, part)).collect(),
        other => panic!("{other:?} is no list of words"),
    }
}

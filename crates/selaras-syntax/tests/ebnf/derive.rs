//! Sentences made from the grammar at random, and written down as a person might.

use std::collections::{HashMap, HashSet};

use super::recognise::literals;
use super::{Class, Expr, ExprKind, Grammar};

/// A token of a derived sentence.
#[derive(Clone, Debug)]
enum Piece {
    /// A keyword or mark of the grammar.
    Literal(String),
    Word(String),
    Text(String),
    End,
}

pub struct Deriver<'a> {
    grammar: &'a Grammar,
    state: u64,
    /// How often each expression was used.
    pub used: Vec<usize>,
    /// The least depth of a derivation from each name.
    depths: HashMap<&'a str, usize>,
    /// For each expression, those that a derivation of it may use.
    reached: Vec<HashSet<usize>>,
    /// Expressions that no sentence has used.
    unused: Vec<usize>,
}

/// Words that mean something elsewhere.
const NASTY: [&str; 12] = [
    "misi", "target", "pada", "mengacu", "lanjutan", "SAMPAI", "urusan", "pagu", "tw", "skala", "bobot",
    "rpjmd",
];

impl<'a> Deriver<'a> {
    pub fn new(grammar: &'a Grammar, seed: u64) -> Self {
        let mut deriver = Deriver {
            grammar,
            state: seed,
            used: vec![0; grammar.size],
            depths: HashMap::new(),
            reached: vec![HashSet::new(); grammar.size],
            unused: Vec::new(),
        };
        for _ in 0..grammar.names.len() {
            for name in &grammar.names {
                let depth = deriver.depth(grammar.expr(name));
                deriver.depths.insert(name, depth + 1);
            }
        }
        for name in &grammar.names {
            super::visit(grammar.expr(name), &mut |expr| {
                let mut reached = HashSet::new();
                deriver.reach(expr, &mut reached);
                deriver.reached[expr.id] = reached;
            });
        }
        let mut from_file = HashSet::new();
        deriver.reach(grammar.expr("file"), &mut from_file);
        deriver.unused = from_file.into_iter().filter(|id| !named_only(grammar, *id)).collect();
        deriver.unused.sort_unstable();
        deriver
    }

    pub fn random(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % below as u64) as usize
    }

    fn depth(&self, expr: &Expr) -> usize {
        match &expr.kind {
            ExprKind::Literal(_)
            | ExprKind::Class(_)
            | ExprKind::Optional(_)
            | ExprKind::Any(_)
            | ExprKind::Repeat(_, 0) => 0,
            ExprKind::Name(name) => {
                self.depths.get(name.as_str()).copied().unwrap_or(usize::from(name != "END") * 99)
            }
            ExprKind::Sequence(parts) => parts.iter().map(|part| self.depth(part)).max().unwrap_or(0),
            ExprKind::Choice(parts) => parts.iter().map(|part| self.depth(part)).min().unwrap_or(0),
            ExprKind::Repeat(part, _) | ExprKind::Except(part, _) => self.depth(part),
        }
    }

    /// The expressions that a derivation of this one may use.
    fn reach(&self, expr: &Expr, reached: &mut HashSet<usize>) {
        super::visit(expr, &mut |inner| {
            if reached.insert(inner.id)
                && let ExprKind::Name(name) = &inner.kind
                && name != "END"
            {
                self.reach(self.grammar.expr(name), reached);
            }
        });
    }

    /// A derivation of it may use an expression that no sentence has used yet.
    fn leads_to_new(&mut self, expr: &Expr) -> bool {
        let used = &self.used;
        self.unused.retain(|id| used[*id] == 0);
        self.unused.iter().any(|id| self.reached[expr.id].contains(id))
    }

    /// A sentence, written down.
    pub fn sentence(&mut self) -> String {
        let mut pieces = Vec::new();
        let mut room = 10 + self.random(120);
        let file = self.grammar.expr("file");
        self.derive(file, &mut room, &mut pieces);
        self.write(&pieces)
    }

    fn derive(&mut self, expr: &'a Expr, room: &mut usize, out: &mut Vec<Piece>) {
        self.used[expr.id] += 1;
        match &expr.kind {
            ExprKind::Literal(literal) => {
                *room = room.saturating_sub(1);
                out.push(Piece::Literal(literal.clone()));
            }
            ExprKind::Name(name) => match name.as_str() {
                "END" => out.push(Piece::End),
                "WORD" => {
                    let word = self.word(&[]);
                    out.push(Piece::Word(word));
                }
                "TEXT" => {
                    let text = self.characters(self.grammar.expr("TEXT"));
                    out.push(Piece::Text(text));
                }
                name => self.derive(self.grammar.expr(name), room, out),
            },
            ExprKind::Except(_, but) => {
                let but = literals(self.grammar, but);
                let word = self.word(&but);
                out.push(Piece::Word(word));
            }
            ExprKind::Class(_) => panic!("characters stand only in tokens"),
            ExprKind::Sequence(parts) => parts.iter().for_each(|part| self.derive(part, room, out)),
            ExprKind::Choice(parts) => {
                let part = if *room == 0 {
                    parts.iter().min_by_key(|part| self.depth(part)).expect("a choice has parts")
                } else {
                    let new = parts.iter().filter(|part| self.leads_to_new(part)).collect::<Vec<_>>();
                    match new.len() {
                        0 => &parts[self.random(parts.len())],
                        count => new[self.random(count)],
                    }
                };
                self.derive(part, room, out);
            }
            ExprKind::Any(parts) => {
                let mut left: Vec<&Expr> = parts.iter().collect();
                while *room > 0 && !left.is_empty() && self.random(3) > 0 {
                    let part = left.remove(self.random(left.len()));
                    self.derive(part, room, out);
                }
            }
            ExprKind::Optional(part) => {
                if *room > 0 && self.random(2) == 0 {
                    self.derive(part, room, out);
                }
            }
            ExprKind::Repeat(part, at_least) => {
                let more = if *room == 0 { 0 } else { self.random(4) };
                for _ in 0..at_least + more {
                    self.derive(part, room, out);
                }
            }
        }
    }

    fn word(&mut self, but: &[String]) -> String {
        loop {
            let word = if self.random(5) == 0 {
                NASTY[self.random(NASTY.len())].to_owned()
            } else {
                self.characters(self.grammar.expr("WORD"))
            };
            if !but.contains(&word.to_lowercase()) {
                return word;
            }
        }
    }

    /// A token, by the productions of characters.
    pub fn characters(&mut self, expr: &'a Expr) -> String {
        self.used[expr.id] += 1;
        match &expr.kind {
            ExprKind::Literal(literal) => literal.clone(),
            ExprKind::Name(name) => self.characters(self.grammar.expr(name)),
            ExprKind::Class(class) => self.character(class).to_string(),
            ExprKind::Sequence(parts) => parts.iter().map(|part| self.characters(part)).collect(),
            ExprKind::Choice(parts) => {
                let part = &parts[self.random(parts.len())];
                self.characters(part)
            }
            ExprKind::Optional(part) if self.random(2) == 0 => self.characters(part),
            ExprKind::Optional(_) => String::new(),
            ExprKind::Repeat(part, at_least) => {
                let times = at_least + self.random(5);
                (0..times).map(|_| self.characters(part)).collect()
            }
            ExprKind::Except(..) | ExprKind::Any(_) => panic!("no token is made like this"),
        }
    }

    fn character(&mut self, class: &Class) -> char {
        let others: Vec<char> =
            "aZ 9{}|=;,/@“\\é😀\u{a0}".chars().filter(|char| !class.chars.contains(char)).collect();
        let chars = if class.negated { &others } else { &class.chars };
        chars[self.random(chars.len())]
    }

    /// Writes the tokens down: with lines or without, keywords in any case, comments in between.
    fn write(&mut self, pieces: &[Piece]) -> String {
        let mut text = String::new();
        let mut in_raw_body = false;
        for (index, piece) in pieces.iter().enumerate() {
            let next = pieces.get(index + 1);
            let before = index.checked_sub(1).map(|before| &pieces[before]);
            match piece {
                Piece::End => {
                    let last = next.is_none() || is(next, "}");
                    match self.random(4) {
                        0 if last => {}
                        1 => text.push_str(" ; "),
                        2 => text.push_str("; // catatan \" { \n"),
                        _ => self.new_line(&mut text),
                    }
                    continue;
                }
                Piece::Literal(literal) => {
                    if literal == "{" {
                        in_raw_body = raw_body(&pieces[..index]);
                    } else if literal == "}" {
                        in_raw_body = false;
                    }
                    let goes_on =
                        ["|", "{", "pada", "tentang", "karena", "oleh", "sampai"].contains(&literal.as_str());
                    if goes_on && self.random(4) == 0 {
                        self.new_line(&mut text);
                    }
                    match self.random(8) {
                        0 => text.push_str(&literal.to_uppercase()),
                        _ => text.push_str(literal),
                    }
                }
                Piece::Word(word) => text.push_str(word),
                Piece::Text(written) => {
                    let joins = matches!(before, Some(Piece::Text(_)));
                    let begins = matches!(before, None | Some(Piece::End)) || is(before, "{");
                    if !joins && !begins && !in_raw_body && self.random(4) == 0 {
                        self.new_line(&mut text);
                    }
                    text.push_str(written);
                    // A text over two lines is one.
                    if !in_raw_body && self.random(8) == 0 {
                        self.new_line(&mut text);
                        text.push_str("\"sambungan\"");
                    }
                }
            }
            match self.random(12) {
                0 => text.push('\u{a0}'),
                1 if is(Some(piece), "{") || is(Some(piece), "}") => self.new_line(&mut text),
                _ => text.push(' '),
            }
        }
        text
    }

    fn new_line(&mut self, text: &mut String) {
        match self.random(6) {
            0 => text.push_str(" // catatan } \"\n\n"),
            1 => text.push_str("\r\n"),
            _ => text.push('\n'),
        }
        for _ in 0..self.random(4) {
            text.push_str("  ");
        }
    }
}

/// The expression is one of the words, or holds one, that an `A - B` excepts, or its `A`: it is never derived itself.
pub fn named_only(grammar: &Grammar, id: usize) -> bool {
    let mut found = false;
    for name in &grammar.names {
        super::visit(grammar.expr(name), &mut |outer| {
            if let ExprKind::Except(word, but) = &outer.kind {
                found |= word.id == id;
                super::visit(but, &mut |inner| {
                    found |= inner.id == id;
                    if let ExprKind::Name(name) = &inner.kind {
                        super::visit(grammar.expr(name), &mut |named| found |= named.id == id);
                    }
                });
            }
        });
    }
    found
}

fn is(piece: Option<&Piece>, mark: &str) -> bool {
    matches!(piece, Some(Piece::Literal(literal)) if literal == mark)
}

/// The header before a `{` is that of a `kelompok` or `skala`.
fn raw_body(before: &[Piece]) -> bool {
    let begins = |piece: &Piece| matches!(piece, Piece::End) || is(Some(piece), "{") || is(Some(piece), "}");
    let start = before.iter().rposition(begins).map_or(0, |at| at + 1);
    let keyword = before[start..].iter().find(|piece| !is(Some(piece), "lanjutan"));
    is(keyword, "kelompok") || is(keyword, "skala")
}

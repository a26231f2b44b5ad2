//! What the grammars of editors are made from and judged by, as JSON.
//!
//! `grammars words` prints the words of the language and how what follows them is written; `grammar/words.json` is
//! kept equal to it. `grammars classes` reads paths on standard input, and prints a line for each file: its keywords,
//! texts, numbers and comments as `[first byte, byte after the last, class]`.
#![allow(clippy::disallowed_methods, reason = "a tool for tests reads the files that it is told")]
#![allow(clippy::print_stdout, reason = "it prints")]

mod words;

use std::fmt::Write as _;
use std::io::{BufRead, Write};

use selaras_syntax::schema::{NodeKind, PropKind, Shape};
use selaras_syntax::tree::{Arg, ArgKind, Run, Span, Tree};
use selaras_syntax::{Kind, lex, parse};
use words::{clause_numbers, numbers};

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match std::env::args().nth(1).as_deref() {
        Some("words") => out.write_all(words::words().as_bytes())?,
        Some("classes") => {
            for path in std::io::stdin().lock().lines() {
                let text = String::from_utf8_lossy(&std::fs::read(path?)?).into_owned();
                writeln!(out, "{}", classes(&text))?;
            }
        }
        _ => {
            eprintln!("grammars words | grammars classes <paths");
            std::process::exit(2);
        }
    }
    out.flush()
}

fn classes(text: &str) -> String {
    let parse = parse(text);
    let mut marks = Marks { text, tree: &parse.tree, keywords: Vec::new(), figures: Vec::new() };
    marks.tree();
    let mut line = String::from("[");
    for (kind, span) in lex(text).iter() {
        let class = match kind {
            Kind::Comment => "comment",
            Kind::Text | Kind::UnclosedText => "string",
            Kind::Word if marks.keywords.binary_search_by(|mark| order(*mark, span)).is_ok() => "keyword",
            Kind::Word
                if numeric(span.of(text))
                    && marks.figures.binary_search_by(|mark| order(*mark, span)).is_ok() =>
            {
                "number"
            }
            _ => continue,
        };
        let comma = if line.len() > 1 { "," } else { "" };
        let _ = write!(line, "{comma}[{},{},\"{class}\"]", span.start, span.end);
    }
    line.push(']');
    line
}

/// Whether `mark` stands before, behind, or around `span`.
fn order(mark: Span, span: Span) -> std::cmp::Ordering {
    if mark.end <= span.start {
        std::cmp::Ordering::Less
    } else if mark.start >= span.end {
        std::cmp::Ordering::Greater
    } else {
        std::cmp::Ordering::Equal
    }
}

/// A number, range, year, date or sum, with `Rp` or without: its letters are digits and marks.
fn numeric(word: &str) -> bool {
    let bare = match word.get(..2) {
        Some(money) if money.eq_ignore_ascii_case("rp") => word[2..].strip_prefix('.').unwrap_or(&word[2..]),
        _ => word,
    };
    let digits = bare.strip_prefix(['-', '–']).unwrap_or(bare);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || ".,:/%-–²³".contains(c))
}

/// What the tree calls keywords, and where it holds figures.
struct Marks<'a> {
    text: &'a str,
    tree: &'a Tree,
    keywords: Vec<Span>,
    figures: Vec<Span>,
}

impl Marks<'_> {
    fn tree(&mut self) {
        let tree = self.tree;
        for node in &tree.nodes {
            if !self.written(node.keyword, node.kind.keyword()) {
                continue;
            }
            self.keywords.push(node.keyword);
            let args = tree.args(node.args);
            if node.kind == NodeKind::Sesi {
                self.words(&args[..args.len().min(1)]);
            }
            if node.kind == NodeKind::Skala {
                self.words(tree.args(node.entries));
            }
            self.clauses(node.clauses);
        }
        for prop in &tree.props {
            if !self.written(prop.keyword, prop.kind.keyword()) {
                continue;
            }
            self.keywords.push(prop.keyword);
            let args = tree.args(prop.args);
            let named = usize::from(matches!(prop.kind.shape(), Shape::KeyedSeries | Shape::Realisasi));
            for (n, arg) in args.iter().enumerate() {
                let word = arg.span.of(self.text);
                let counts = match prop.kind {
                    PropKind::Realisasi => {
                        n == 1 && word.eq_ignore_ascii_case("pagu") || word.eq_ignore_ascii_case("tw")
                    }
                    // `urusan KODE`: not the name of an agency.
                    PropKind::PenanggungJawab => word.eq_ignore_ascii_case("urusan"),
                    _ => false,
                };
                if n >= named && counts {
                    self.keywords.push(arg.span);
                } else if n >= named && numbers(prop.kind) {
                    self.words(&args[n..=n]);
                }
            }
            self.clauses(prop.clauses);
            for cell in tree.cells(prop.cells).iter().filter(|cell| !cell.span.is_empty()) {
                self.figures.push(cell.span);
            }
        }
        self.keywords.sort_by_key(|span| span.start);
        self.figures.sort_by_key(|span| span.start);
    }

    /// The keyword stands there, and not a word that the parser takes for it: no grammar of an editor guesses.
    fn written(&self, span: Span, keyword: &str) -> bool {
        let word = span.of(self.text).split_whitespace().next_back();
        word.is_some_and(|word| word.eq_ignore_ascii_case(keyword))
    }

    fn words(&mut self, args: &[Arg]) {
        self.figures.extend(args.iter().filter(|arg| arg.kind == ArgKind::Word).map(|arg| arg.span));
    }

    fn clauses(&mut self, run: Run) {
        for clause in self.tree.clauses(run) {
            self.keywords.push(clause.word);
            if clause_numbers(clause.kind) {
                self.words(self.tree.args(clause.args));
            }
        }
    }
}

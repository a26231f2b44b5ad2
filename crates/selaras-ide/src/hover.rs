//! What is under the cursor, in words: the node and what it is for, its figures beside those of the other plan, what is
//! found in it; a cell; an agency; a rule; a word of the language.

mod cell;
mod findings;
mod node;
mod tables;

use selaras_analysis::documents::NodeRef;
use selaras_analysis::place::Place;
use selaras_analysis::plan::{self, structure};
use selaras_analysis::rule::{Basis, Rule, Words};
use selaras_analysis::rules;
use selaras_syntax::schema::{ClauseKind, PropKind};
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::cursor::{Cursor, touches};
use crate::keywords;
use crate::navigate::{Start, start};
use crate::page::{Block, Page};
use crate::symbol::{Home, Meaning, home, meaning};

/// A page about some bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// What it is about.
    pub span: Span,
    /// What is said.
    pub page: Page,
}

/// Nodes of one code that are told apart; more are not shown.
const MANY: usize = 3;

/// What is under the cursor.
pub fn hover(ide: &Ide, path: &str, offset: u32) -> Option<Hover> {
    let cursor = Cursor::at(ide, path, offset)?;
    let mut page = Page::default();
    let meant = match noted_rule(&cursor).filter(|_| cursor.clause_word().is_none()) {
        Some(rule) => Some(Meaning::Rule(rule)),
        None => meaning(ide, &cursor).or_else(|| restated(ide, &cursor)),
    };
    match meant {
        Some(Meaning::Refers(_, nodes)) => {
            nodes.iter().take(MANY).for_each(|n| node::describe(ide, *n, &mut page));
        }
        Some(Meaning::Declares(node)) => {
            node::describe(ide, node, &mut page);
            in_table(ide, &cursor, node, &mut page);
        }
        Some(Meaning::Cell { node, kind, prop, cell, year }) => {
            cell::describe(ide, &cursor, node, (kind, year), (prop, cell), &mut page);
        }
        Some(Meaning::Property(node, kind)) => {
            explain(ide, kind.keyword(), keywords::of_prop(kind), &mut page);
            match kind {
                PropKind::Target | PropKind::Awal | PropKind::Akhir => tables::targets(ide, node, &mut page),
                PropKind::Pagu | PropKind::PaguAkhir => tables::pagu(ide, node, &mut page),
                _ => {}
            }
        }
        Some(Meaning::Rule(rule)) => describe_rule(ide, rule, &mut page),
        None => {}
    }
    word(ide, &cursor, &mut page);
    (!page.is_empty()).then(|| Hover { span: span(&cursor), page })
}

/// What is said of a node.
pub(crate) fn about_node(ide: &Ide, node: NodeRef) -> Page {
    let mut page = Page::default();
    node::describe(ide, node, &mut page);
    page
}

/// What is said of a rule.
pub(crate) fn about_rule(ide: &Ide, rule: &Rule) -> Page {
    let mut page = Page::default();
    describe_rule(ide, rule, &mut page);
    page
}

/// What is said of a word of the language.
pub(crate) fn about_word(ide: &Ide, keyword: &str, words: Words) -> Page {
    let mut page = Page::default();
    explain(ide, keyword, words, &mut page);
    page
}

/// What a word of a table is about: the node of the plan that it restates, and its figures.
fn restated(ide: &Ide, cursor: &Cursor) -> Option<Meaning> {
    let Home::Table(doc, _, local) = home(ide, cursor.file, cursor.local)? else { return None };
    match (start(ide, cursor)?, cursor.place) {
        (Start::Word(_), _) if local == 0 => Some(Meaning::Declares(NodeRef { doc, node: 0 })),
        (Start::Word(word), _) => word.nodes.first().map(|node| Meaning::Declares(*node)),
        (Start::Cell { node, figure, .. }, Place::Cell(prop, cell)) => {
            Some(Meaning::Cell { node, kind: figure.kind, prop, cell, year: figure.year })
        }
        (Start::Property(node, kind), _) => Some(Meaning::Property(node, kind)),
        (Start::Cell { .. }, _) => None,
    }
}

/// The table that the cursor is in, where it is in one.
fn table_title(ide: &Ide, cursor: &Cursor) -> Option<String> {
    let Home::Table(doc, number, _) = home(ide, cursor.file, cursor.local)? else { return None };
    let title = plan::tables(ide.db(), ide.workspace(), doc)[number].head(0).table.clone();
    Some(format!("{} \"{}\"", say(ide, "Tabel", "Table"), title.unwrap_or_default()))
}

/// Of a node that a table restates: which table, and what is found in it there.
fn in_table(ide: &Ide, cursor: &Cursor, node: NodeRef, page: &mut Page) {
    let Some(title) = table_title(ide, cursor) else { return };
    page.line(say(ide, "Diulang di", "Restated in"), title);
    let own = structure(ide.db(), ide.workspace(), node.doc).local(node.node).0.file;
    if own != cursor.file {
        let full = cursor.parse.tree.nodes[cursor.local as usize].full;
        findings::describe(ide, node, Some((cursor.file, full)), page);
    }
}

/// The rule that a note is about.
fn noted_rule(cursor: &Cursor) -> Option<&'static Rule> {
    let Place::Clause(ClauseKind::Tentang, _) = cursor.place else { return None };
    rules::find(cursor.span().of(&cursor.text))
}

/// The bytes that the page is about: of a header the word, and not all of it.
fn span(cursor: &Cursor) -> Span {
    let node = &cursor.parse.tree.nodes[cursor.local as usize];
    match cursor.place {
        Place::Header if touches(node.keyword, cursor.offset) => node.keyword,
        _ => cursor.clause_word().map_or_else(|| cursor.span(), |clause| clause.word),
    }
}

/// The word of the language under the cursor.
fn word(ide: &Ide, cursor: &Cursor, page: &mut Page) {
    let tree = &cursor.parse.tree;
    let node = &tree.nodes[cursor.local as usize];
    if touches(node.keyword, cursor.offset) {
        explain(ide, node.kind.keyword(), keywords::of_node(node.kind), page);
        if node.continued {
            page.ours("lanjutan", keywords::CONTINUED.get(ide.lang));
        }
    }
    if let Some(clause) = cursor.clause_word() {
        explain(ide, clause.kind.keyword(), keywords::of_clause(clause.kind), page);
    }
    // Where nothing else is known: in a table that restates, in a node that counts nowhere.
    if let Some(prop) = cursor.prop().filter(|p| page.is_empty() && touches(p.keyword, cursor.offset)) {
        explain(ide, prop.kind.keyword(), keywords::of_prop(prop.kind), page);
    }
}

fn explain(ide: &Ide, keyword: &str, words: Words, page: &mut Page) {
    page.ours(keyword, words.get(ide.lang));
}

/// Where the pages of rules lie.
const PAGES: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/aturan/");

fn describe_rule(ide: &Ide, rule: &Rule, page: &mut Page) {
    page.title(format!("{} {}", rule.code, rule.title.get(ide.lang)));
    page.ours(say(ide, "Yang dibandingkan", "What is compared"), rule.compares.get(ide.lang));
    page.ours(say(ide, "Mengapa", "Why"), rule.why.get(ide.lang));
    page.line(say(ide, "Dasar", "Basis"), basis(ide, rule));
    page.ours(say(ide, "Yang memperbaiki", "Who repairs it"), rule.repair_by.get(ide.lang));
    page.blocks.push(Block::Link(rule.slug.to_owned(), format!("{PAGES}{}.md", rule.slug)));
}

/// On what a rule stands, in a few words.
fn basis(ide: &Ide, rule: &Rule) -> String {
    match rule.basis {
        Basis::Praktik => say(ide, "praktik pemeriksaan rencana", "the practice of those who review plans"),
        Basis::Peraturan(number) => {
            format!("{number} ({})", say(ide, "belum diverifikasi", "belum diverifikasi, not verified"))
        }
    }
}

fn say(ide: &Ide, id: &'static str, en: &'static str) -> String {
    Words { id, en }.get(ide.lang).to_owned()
}

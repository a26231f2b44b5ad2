//! Outlines and searches: the nodes of a file, and those of all plans that a few words fit.

use std::cmp::Reverse;
use std::sync::Arc;

use selaras_analysis::context::shorten;
use selaras_analysis::db::shape;
use selaras_analysis::items::{Head, Shape};
use selaras_analysis::place::{Place, span_of};
use selaras_syntax::schema::NodeKind;
use selaras_syntax::tree::{Node, NodeId, Span, Tree};

use crate::Ide;

/// A node in an outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Symbol {
    /// Its code and its title; what its header says where it has neither. Never empty.
    pub name: String,
    /// What it is.
    pub kind: NodeKind,
    /// All of it.
    pub full: Span,
    /// Its code, else its title, else its keyword.
    pub focus: Span,
    /// What stands in it.
    pub children: Vec<Symbol>,
}

/// The nodes of a file as a tree.
pub fn outline(ide: &Ide, path: &str) -> Vec<Symbol> {
    let Some(file) = ide.snapshot.file(path) else { return Vec::new() };
    let (parse, text) = (ide.snapshot.parse(file), file.text(ide.db()));
    let shape = shape(ide.db(), file);
    let tree = &parse.tree;
    let mut symbols: Vec<Symbol> = tree
        .nodes
        .iter()
        .enumerate()
        .map(|(n, node)| Symbol {
            name: shape.nodes.get(n).and_then(named).unwrap_or_else(|| header_words(text, node)),
            kind: node.kind,
            full: node.full,
            focus: focus(tree, n as NodeId),
            children: Vec::new(),
        })
        .collect();
    let mut tops = Vec::new();
    // A parent stands before its children: from the end, each is complete when it is put away.
    while let Some(mut symbol) = symbols.pop() {
        symbol.children.reverse();
        match tree.nodes[symbols.len()].parent {
            Some(parent) => symbols[parent as usize].children.push(symbol),
            None => tops.push(symbol),
        }
    }
    tops.reverse();
    tops
}

/// Code and title; none where there is neither.
fn named(head: &Head) -> Option<String> {
    let title = head.title.as_deref().map(|t| shorten(t, 100));
    let words: Vec<&str> = head.code.as_deref().into_iter().chain(title.as_deref()).collect();
    let name = words.join(" ");
    (!name.trim().is_empty()).then_some(name)
}

fn header_words(text: &str, node: &Node) -> String {
    let rest = Span::new(node.keyword.end.min(node.header.end), node.header.end).of(text);
    let words = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { node.kind.keyword().to_owned() } else { shorten(&words, 100) }
}

/// What an editor selects of a node.
fn focus(tree: &Tree, local: NodeId) -> Span {
    let Some(node) = tree.nodes.get(local as usize) else { return Span::default() };
    tree.code(node).or_else(|| tree.title(node)).unwrap_or(node.keyword)
}

/// A node that a search found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Its code and its title.
    pub name: String,
    /// What it is.
    pub kind: NodeKind,
    /// Where it stands, in codes: `diskominfo-2025:T1/S1`; empty for a document.
    pub container: String,
    /// Its file.
    pub file: Arc<str>,
    /// Its number in the file.
    pub local: NodeId,
}

/// How well it fits, whether it has no title, how long that is: the least is the best.
type Rank = (Reverse<u32>, bool, usize);

/// How many nodes a search gives at most.
pub const MOST: usize = 200;

/// The nodes of all plans that fit all words of a query, by code and by title, the best first. No words: the documents
/// and what stands directly in them.
pub fn search(ide: &Ide, query: &str) -> Vec<Found> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut fits: Vec<(Rank, &Arc<str>, NodeId, Arc<Shape>)> = Vec::new();
    for path in ide.snapshot.paths() {
        let Some(file) = ide.snapshot.file(path) else { continue };
        let shape = shape(ide.db(), file);
        for (local, head) in shape.nodes.iter().enumerate() {
            let fit = if words.is_empty() { top(&shape, head) } else { fit(head, &words) };
            if let Some(score) = fit {
                // What only names a code is mostly a reference; of two titles the shorter one says less besides.
                let title = head.title.as_deref();
                let rank = (Reverse(score), title.is_none(), title.map_or(0, str::len));
                fits.push((rank, path, local as NodeId, shape.clone()));
            }
        }
    }
    fits.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    fits.truncate(MOST);
    let found = fits.into_iter().filter_map(|(_, path, local, shape)| {
        let head = shape.nodes.get(local as usize)?;
        let (file, container) = (path.clone(), container(&shape, head));
        Some(Found { name: named(head)?, kind: head.kind, container, file, local })
    });
    found.collect()
}

/// The bytes of a found node that an editor goes to.
pub fn place_of(ide: &Ide, path: &str, local: NodeId) -> Option<Span> {
    let parse = ide.snapshot.parse(ide.snapshot.file(path)?);
    parse.tree.nodes.get(local as usize)?;
    let span = focus(&parse.tree, local);
    Some(if span.is_empty() { span_of(&parse.tree, local, Place::Header) } else { span })
}

fn top(shape: &Shape, head: &Head) -> Option<u32> {
    named(head)?;
    match head.parent {
        None => Some(2),
        Some(parent) => shape.nodes[parent as usize].parent.is_none().then_some(1),
    }
}

/// How well a node fits all words.
fn fit(head: &Head, words: &[String]) -> Option<u32> {
    let code = head.code.as_deref().unwrap_or_default().to_lowercase();
    let title = head.title.as_deref().unwrap_or_default().to_lowercase();
    if code.is_empty() && title.is_empty() || head.continued {
        return None;
    }
    words.iter().try_fold(0, |sum, word| Some(sum + fit_word(&code, &title, word)?))
}

fn fit_word(code: &str, title: &str, word: &str) -> Option<u32> {
    let mut parts = title.split(|c: char| !c.is_alphanumeric());
    if code == word {
        Some(100)
    } else if code.starts_with(word) {
        Some(80)
    } else if parts.clone().any(|part| part == word) {
        Some(70)
    } else if parts.clone().any(|part| part.starts_with(word)) {
        Some(60)
    } else if code.contains(word) {
        Some(50)
    } else if title.contains(word) {
        Some(40)
    } else if scattered(code, word) {
        Some(20)
    } else if parts.any(|part| scattered(part, word)) {
        Some(10)
    } else {
        None
    }
}

/// The letters of `word` stand in `text` in their order, the first one first; three at least.
fn scattered(text: &str, word: &str) -> bool {
    let mut letters = text.chars();
    let mut wanted = word.chars();
    wanted.clone().nth(2).is_some()
        && letters.next() == wanted.next()
        && wanted.all(|letter| letters.any(|l| l == letter))
}

fn container(shape: &Shape, head: &Head) -> String {
    let outward = std::iter::successors(head.parent, |n| shape.nodes[*n as usize].parent);
    let mut codes: Vec<&str> = outward
        .map(|n| &shape.nodes[n as usize])
        .map(|head| head.code.as_deref().unwrap_or_else(|| head.kind.keyword()))
        .collect();
    let Some(document) = codes.pop() else { return String::new() };
    codes.reverse();
    if codes.is_empty() { document.to_owned() } else { format!("{document}:{}", codes.join("/")) }
}

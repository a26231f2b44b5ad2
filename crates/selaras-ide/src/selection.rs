//! Growing selections: word, cell, statement, body, node, and the nodes around it.

use selaras_analysis::place::{Place, span_of};
use selaras_syntax::tree::{NodeId, Prop, Run, Span, Tree};
use selaras_syntax::{Kind, lex};

use crate::Ide;
use crate::cursor::{Cursor, touches};

/// What a selection at a byte grows to, the smallest first; each holds the one before it.
pub fn selections(ide: &Ide, path: &str, offset: u32) -> Vec<Span> {
    let Some(file) = ide.snapshot.file(path) else { return Vec::new() };
    let text = file.text(ide.db());
    let mut found = words(text, offset);
    if let Some(cursor) = Cursor::at(ide, path, offset) {
        places(&cursor, &mut found);
        nodes(&cursor, &mut found);
    }
    found.push(Span::new(0, text.len() as u32));
    let mut grown: Vec<Span> = Vec::new();
    for span in found {
        let last = grown.last().copied();
        if last.is_none_or(|l| span != l && span.start <= l.start && l.end <= span.end) {
            grown.push(span);
        }
    }
    grown
}

/// The word at a byte; of a text first what stands in its quotes.
fn words(text: &str, offset: u32) -> Vec<Span> {
    let tokens = lex(text);
    let last = tokens.at(offset).or_else(|| tokens.len().checked_sub(1));
    let near = last.into_iter().flat_map(|n| [Some(n), n.checked_sub(1)]).flatten();
    let says = |n: &usize| !matches!(tokens.kinds()[*n], Kind::Blank | Kind::Newline);
    let Some(token) = near.filter(says).find(|n| touches(tokens.span(*n), offset)) else { return Vec::new() };
    let span = tokens.span(token);
    let word = span.of(text);
    let quotes = ['"', '“', '”', '„'];
    let inner = word.trim_start_matches(quotes).trim_end_matches(quotes);
    if tokens.kinds()[token] != Kind::Text || inner.is_empty() {
        return vec![span];
    }
    let start = span.start + (word.len() - word.trim_start_matches(quotes).len()) as u32;
    let inside = Span::new(start, start + inner.len() as u32);
    if touches(inside, offset) { vec![inside, span] } else { vec![span] }
}

/// Cell or argument, the clause or row that it is of, the statement.
fn places(cursor: &Cursor, found: &mut Vec<Span>) {
    if !cursor.is_on_place() && cursor.place.prop().is_none() {
        return;
    }
    let tree = &cursor.parse.tree;
    found.push(cursor.span());
    let node = &tree.nodes[cursor.local as usize];
    if let Place::Clause(kind, _) = cursor.place {
        found.extend(tree.clause(node.clauses, kind).map(|c| clause(tree, c.word, c.args)));
    }
    match cursor.prop() {
        Some(prop) => {
            if let Place::PropClause(_, kind, _) = cursor.place {
                found.extend(tree.clause(prop.clauses, kind).map(|c| clause(tree, c.word, c.args)));
            }
            if let Place::Cell(_, n) = cursor.place {
                row(tree, prop, n, found);
            }
            found.push(prop.span);
        }
        None => found.push(span_of(tree, cursor.local, Place::Header)),
    }
}

fn clause(tree: &Tree, word: Span, args: Run) -> Span {
    let end = tree.args(args).last().map_or(word.end, |a| a.span.end);
    Span::new(word.start, end)
}

/// The cell with its footnote, then all cells.
fn row(tree: &Tree, prop: &Prop, cell: u16, found: &mut Vec<Span>) {
    let cells = tree.cells(prop.cells);
    let whole =
        |n: usize| cells.get(n).map(|c| Span::new(c.span.start, c.note.map_or(c.span.end, |n| n.end)));
    found.extend(whole(cell.into()));
    if let (Some(first), Some(last)) = (whole(0), whole(cells.len().saturating_sub(1))) {
        found.push(Span::new(first.start, last.end));
    }
}

/// Bodies and nodes from the inside out.
fn nodes(cursor: &Cursor, found: &mut Vec<Span>) {
    let tree = &cursor.parse.tree;
    let outward = std::iter::successors(Some(cursor.local), |n: &NodeId| tree.nodes[*n as usize].parent);
    for node in outward.map(|n| &tree.nodes[n as usize]) {
        if let Some(body) = node.body {
            let inside = Span::new(body.open.end, body.close.map_or(node.full.end, |c| c.start));
            let words = inside.of(&cursor.text);
            let start = inside.start + (words.len() - words.trim_start().len()) as u32;
            let trimmed = Span::new(start, start + words.trim().len() as u32);
            found.extend((touches(trimmed, cursor.offset) && !trimmed.is_empty()).then_some(trimmed));
        }
        found.push(node.full);
    }
}

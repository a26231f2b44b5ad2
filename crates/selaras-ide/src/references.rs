//! Everywhere that something is spoken of, in all plans: a node, a figure of a year, a rule.

use selaras_analysis::context::place_in;
use selaras_analysis::db::SourceFile;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::finding::At;
use selaras_analysis::place::Place;
use selaras_analysis::plan::structure;
use selaras_analysis::rule::Rule;
use selaras_analysis::rules;
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind};

use crate::cascade::ties_to;
use crate::counterpart::{Figure, above_or_whole, cell, in_tables};
use crate::cursor::Cursor;
use crate::goal::{Sheet, Trees, is_given};
use crate::mentions::{Why, mentions};
use crate::named::Named;
use crate::navigate::{Start, above, start};
use crate::symbol::Home;
use crate::{Ide, Location};

/// Everywhere that what is under the cursor is spoken of, in the order of files and bytes: of a node the words that name
/// it, of a figure the figures of the same year that it is held against, of a rule the waivers of it. None where the
/// cursor is on nothing of that kind.
pub fn references(ide: &Ide, path: &str, offset: u32, with_declaration: bool) -> Option<Vec<Location>> {
    let cursor = Cursor::at(ide, path, offset)?;
    let trees = Trees::new(ide);
    let mut found: Vec<Location> = if let Some(rule) = rule_at(ide, &cursor) {
        waivers_of(ide, rule, None).into_iter().filter_map(|at| location(&trees, at)).collect()
    } else {
        match start(ide, &cursor)? {
            Start::Word(word) => {
                let declares = |why: Why| matches!(why, Why::Declares);
                let all = mentions(ide, &family(ide, &word), None).into_iter();
                let wanted = all.filter(|m| with_declaration || !declares(m.why));
                wanted.map(|m| Location { file: m.file, span: m.span }).collect()
            }
            Start::Cell { node, figure, .. } => {
                let all = same_figure(ide, node, figure).into_iter();
                let wanted = all.filter(|(at, first)| (with_declaration || !first) && is_given(ide, *at));
                wanted.filter_map(|(at, _)| location(&trees, at)).collect()
            }
            Start::Property(..) => return None,
        }
    };
    found.sort_by(|a, b| (&a.file, a.span).cmp(&(&b.file, b.span)));
    found.dedup();
    Some(found)
}

/// The nodes that a word speaks of: those that it names, and from their own headers those that they are the same as.
pub(crate) fn family(ide: &Ide, word: &Named) -> Vec<NodeRef> {
    let mut nodes = word.nodes.clone();
    if word.role.is_none() {
        nodes.extend(word.nodes.iter().flat_map(|n| above(ide, *n)));
    }
    nodes
}

/// The cells of a figure in all nodes that are the same as a node or have a share in it, and in the tables that restate
/// them; with each, whether it is the first: one that is held against none.
pub(crate) fn same_figure(ide: &Ide, node: NodeRef, figure: Figure) -> Vec<(At, bool)> {
    let mut nodes = vec![node];
    let mut at = 0;
    while at < nodes.len() {
        let up = above_or_whole(ide, nodes[at]);
        nodes.extend(up.into_iter().filter(|n| !nodes.contains(n)).collect::<Vec<_>>());
        at += 1;
    }
    at = 0;
    while at < nodes.len() {
        let tree = structure(ide.db(), ide.workspace(), nodes[at].doc);
        if matches!(tree.kind(nodes[at].node), NodeKind::Indikator | NodeKind::Program) {
            let down = ties_to(ide, nodes[at]).into_iter().map(|tie| tie.from);
            // What merely supports an indicator has no figure that is held against its.
            let same = down.filter(|n| above_or_whole(ide, *n).contains(&nodes[at]) && !nodes.contains(n));
            nodes.extend(same.collect::<Vec<_>>());
        }
        at += 1;
    }
    let mut cells = Vec::new();
    for node in nodes {
        let first = above_or_whole(ide, node).is_empty();
        cells.extend(cell(ide, node, figure).map(|at| (at, first)));
        for home in in_tables(ide, node) {
            if let Home::Table(_, _, of) = home {
                let at = Sheet::of(ide, home).cell(of, figure.kind, figure.year);
                cells.extend(at.map(|at| (at, false)));
            }
        }
    }
    cells
}

/// The rule that a waiver or a note names at the cursor.
pub(crate) fn rule_at(ide: &Ide, cursor: &Cursor) -> Option<&'static Rule> {
    let in_waiver = || cursor.prop().is_some_and(|p| p.kind == PropKind::Kecualikan);
    let named = match cursor.place {
        Place::PropArg(..) => in_waiver(),
        Place::Clause(ClauseKind::Tentang, _) => true,
        _ => false,
    };
    let text = cursor.file.text(ide.db());
    named.then(|| rules::find(cursor.span().of(text))).flatten()
}

/// Where waivers and notes name a rule; in one file, where one is given.
pub(crate) fn waivers_of(ide: &Ide, rule: &'static Rule, only: Option<SourceFile>) -> Vec<At> {
    let names = |word: &str| rules::find(word).is_some_and(|r| r.code == rule.code);
    let mut found = Vec::new();
    for (doc, _) in ide.documents().iter() {
        let tree = structure(ide.db(), ide.workspace(), doc);
        let own = tree.nodes().map(|n| (place_in(tree, n, Place::Header), tree.head(n)));
        let continuing = tree.continuing().map(|(part, local, _)| {
            let at = At { file: tree.parts[part as usize].file, local, place: Place::Header };
            (at, tree.head_in(part, local))
        });
        for (at, head) in own.chain(continuing).filter(|(at, _)| only.is_none_or(|f| f == at.file)) {
            for (n, attr) in head.attrs.iter().enumerate().filter(|(_, a)| a.kind == PropKind::Kecualikan) {
                let words = attr.words.iter().enumerate().filter(|(_, w)| names(&w.text));
                found.extend(words.map(|(arg, _)| at.place(Place::PropArg(n as u16, arg as u16))));
            }
            if head.kind == NodeKind::Catatan {
                let parse = ide.snapshot.parse(at.file);
                let text = at.file.text(ide.db());
                let clauses = parse.tree.nodes[at.local as usize].clauses;
                let about = parse.tree.clause(clauses, ClauseKind::Tentang);
                let args = about.map(|c| parse.tree.args(c.args)).unwrap_or_default();
                let words = args.iter().enumerate().filter(|(_, a)| names(a.span.of(text)));
                found.extend(words.map(|(n, _)| at.place(Place::Clause(ClauseKind::Tentang, n as u16))));
            }
        }
    }
    found
}

fn location(trees: &Trees, at: At) -> Option<Location> {
    trees.at(at).map(|goal| Location { file: goal.file, span: goal.focus })
}

//! A file that continues a plan, brought back: what stands in it goes to the nodes that it reopens, and to the plan.

use std::sync::Arc;

use selaras_analysis::context::name_of;
use selaras_analysis::db::SourceFile;
use selaras_analysis::plan::{Structure, structure};
use selaras_analysis::rule::Text;
use selaras_syntax::Parse;
use selaras_syntax::tree::{NodeId, Span};

use crate::Ide;
use crate::actions::{Action, Kind};
use crate::change::{Change, edit};
use crate::cursor::Cursor;
use crate::lines::{append, block, indent_of, line_start, next_line, reindent};

/// Brings back the `lanjutan DOCUMENT` whose header the cursor is on.
pub(crate) fn join(ide: &Ide, path: &str, offset: u32) -> Option<Action> {
    let cursor = Cursor::at(ide, path, offset)?;
    let root = cursor.parse.tree.nodes.get(cursor.local as usize)?;
    if !root.continued || root.parent.is_some() || !cursor.parse.errors.is_empty() {
        return None;
    }
    let (doc, part) = ide.documents().iter().find_map(|(doc, document)| {
        let here = |p: &selaras_analysis::documents::Part| p.file == cursor.file && p.node == cursor.local;
        let number = document.parts.iter().position(here)?;
        (number > 0 && !document.orphan).then_some((doc, number as u16))
    })?;
    let tree = structure(ide.db(), ide.workspace(), doc);
    let mut joining = Joining { cursor: &cursor, tree, part, pieces: Vec::new() };
    joining.take(cursor.local, 0)?;
    let mut edits = Vec::new();
    for (node, lines) in &joining.pieces {
        let (to, local) = tree.local(*node);
        if to.file == cursor.file {
            return None;
        }
        let parse: Arc<Parse> = ide.snapshot.parse(to.file);
        if !parse.errors.is_empty() {
            return None;
        }
        let path = to.file.path(ide.db());
        edits.push(append(path, to.file.text(ide.db()), &parse.tree, local, lines)?);
    }
    let whole = block(&cursor.text, &cursor.parse.tree, cursor.local)?;
    let home: SourceFile = tree.parts[0].file;
    let name = name_of(tree, 0);
    let title = Text::new(
        format!("Satukan lanjutan ini ke {name} di {}", home.path(ide.db())),
        format!("Join this continuation with {name} in {}", home.path(ide.db())),
    );
    let text = &cursor.text;
    let rest = [&text[..whole.start as usize], &text[whole.end as usize..]].concat();
    let path = cursor.file.path(ide.db()).clone();
    let mut change = Change::default();
    if rest.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
        change.deleted.push(path);
    } else {
        edits.push(edit(&path, whole, ""));
    }
    change.edits = Change::of(merged(edits)).edits;
    Some(Action::refactoring(ide, Kind::Inline, &title, change))
}

/// Insertions at one place become one, in their order.
fn merged(edits: Vec<crate::Edit>) -> Vec<crate::Edit> {
    let mut list: Vec<crate::Edit> = Vec::new();
    for edit in edits {
        match list.iter_mut().find(|e| e.location == edit.location) {
            Some(same) => same.text.push_str(&edit.text),
            None => list.push(edit),
        }
    }
    list
}

struct Joining<'a> {
    cursor: &'a Cursor,
    tree: &'a Structure,
    part: u16,
    /// What goes where: a node of the document, and lines without indentation.
    pieces: Vec<(u32, String)>,
}

impl Joining<'_> {
    /// Takes what stands in a reopened head to the node that it reopens. None where it shares lines with others.
    fn take(&mut self, local: NodeId, to: u32) -> Option<()> {
        let (text, parse) = (&self.cursor.text, &self.cursor.parse);
        let node = &parse.tree.nodes[local as usize];
        let Some(braces) = node.body else {
            let behind = text[node.full.end as usize..next_line(text, node.full.end) as usize].trim();
            return (self.comments(local).is_empty() && behind.is_empty()).then_some(());
        };
        let close = braces.close?;
        let inner_start = next_line(text, braces.open.end);
        let inner_end = line_start(text, close.start);
        let mut kept = self.comments(local);
        // A comment on the line of a brace goes with it.
        let behind_open = text[braces.open.end as usize..inner_start as usize].trim();
        let behind_close = text[close.end as usize..next_line(text, close.end) as usize].trim();
        if inner_start > inner_end {
            // A body on one line, or none.
            let empty = text[braces.open.end as usize..close.start as usize].trim().is_empty();
            return (empty && kept.is_empty() && behind_close.is_empty()).then_some(());
        }
        if !text[inner_end as usize..close.start as usize].trim().is_empty() {
            return None;
        }
        for comment in [behind_open, behind_close].into_iter().filter(|c| !c.is_empty()) {
            if !comment.starts_with("//") {
                return None;
            }
            kept.push_str(&format!("{comment}\n"));
        }
        let outer = indent_of(text, node.keyword.start);
        let mut at = inner_start;
        for child in 0..parse.tree.nodes.len() as NodeId {
            let head = &parse.tree.nodes[child as usize];
            if head.parent != Some(local) || !head.continued {
                continue;
            }
            let span = block(text, &parse.tree, child)?;
            let reopened = self.tree.reopened.iter().find(|(p, l, _)| *p == self.part && *l == child)?.2;
            self.keep(&mut kept, Span::new(at, span.start), outer);
            at = span.end;
            self.take(child, reopened)?;
        }
        self.keep(&mut kept, Span::new(at, inner_end), outer);
        if !kept.trim().is_empty() {
            self.pieces.push((to, kept));
        }
        Some(())
    }

    fn keep(&self, kept: &mut String, span: Span, outer: &str) {
        kept.push_str(&reindent(span.of(&self.cursor.text), &format!("{outer}  "), ""));
    }

    /// The comment lines above a head that goes.
    fn comments(&self, local: NodeId) -> String {
        let (text, tree) = (&self.cursor.text, &self.cursor.parse.tree);
        let Some(span) = block(text, tree, local) else { return String::new() };
        let start = line_start(text, tree.nodes[local as usize].full.start);
        let lines = &text[span.start as usize..start as usize];
        lines.lines().map(|l| format!("{}\n", l.trim_start())).collect()
    }
}

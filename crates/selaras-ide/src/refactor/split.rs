//! A long plan in several files: the node under the cursor goes into a file of its own, which continues the plan.

use std::sync::Arc;

use selaras_analysis::context::name_of;
use selaras_analysis::rule::Text;
use selaras_syntax::schema::NodeKind;

use super::Spot;
use crate::actions::{Action, Kind};
use crate::change::{Change, edit};
use crate::lines::{block, indent_of, line_end, reindent};

/// Moves the nearest node that is worth a file.
pub(crate) fn split(spot: &Spot) -> Option<Action> {
    let tree = spot.tree;
    let document = spot.ide.documents().get(spot.node.doc);
    if spot.is_broken() || !document.kind.is_plan() || document.orphan || document.id.is_empty() {
        return None;
    }
    let node = spot.node.node;
    let kind = tree.kind(node);
    let large = matches!(
        kind,
        NodeKind::Misi
            | NodeKind::Tujuan
            | NodeKind::Sasaran
            | NodeKind::Urusan
            | NodeKind::Program
            | NodeKind::Kegiatan
    );
    let code = tree.code(node).filter(|_| large)?;
    let local = spot.local(node).filter(|local| *local == spot.cursor.local)?;
    let new_path = new_path(spot, code)?;
    // What it stands in is opened again, and must be known by then: files are read in the order of their paths.
    let mut around = Vec::new();
    for above in tree.ancestors(node).skip(1).filter(|n| *n != 0) {
        let known = tree.part_no(above) == 0 || *new_path > *spot.path;
        around.push((tree.kind(above), tree.code(above).filter(|_| known)?));
    }
    let (text, parse) = (&spot.cursor.text, &spot.cursor.parse);
    let span = block(text, &parse.tree, local)?;
    // The last thing in a node leaves an empty body, which is fine; the whole of a file does not.
    let ending = line_end(text);
    let mut lines = format!("lanjutan {} {} {{{ending}", document.kind.keyword(), document.id);
    let mut indent = "  ".to_owned();
    for (kind, code) in around.iter().rev() {
        lines.push_str(&format!("{indent}lanjutan {} {code} {{{ending}", kind.keyword()));
        indent.push_str("  ");
    }
    let from = indent_of(text, parse.tree.nodes[local as usize].keyword.start);
    lines.push_str(&reindent(span.of(text), from, &indent));
    while indent.len() > 2 {
        indent.truncate(indent.len() - 2);
        lines.push_str(&format!("{indent}}}{ending}"));
    }
    lines.push_str(&format!("}}{ending}"));
    let name = name_of(tree, node);
    let title = Text::new(
        format!("Pindahkan {name} ke berkas baru {new_path}"),
        format!("Move {name} to a new file {new_path}"),
    );
    let change = Change {
        edits: vec![edit(&spot.path, span, "")],
        created: vec![(new_path, lines)],
        deleted: Vec::new(),
    };
    Some(Action::refactoring(spot.ide, Kind::Extract, &title, change))
}

/// `rpjmd-M2.rpjmd` beside `rpjmd.rpjmd`; with a number where there is one already.
fn new_path(spot: &Spot, code: &str) -> Option<Arc<str>> {
    let (stem, extension) = spot.path.rsplit_once('.')?;
    let code: String = code.chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { '-' }).collect();
    let name = |n: u32| match n {
        1 => format!("{stem}-{code}.{extension}"),
        n => format!("{stem}-{code}-{n}.{extension}"),
    };
    (1..100).map(name).find(|p| spot.ide.snapshot.file(p).is_none()).map(Into::into)
}

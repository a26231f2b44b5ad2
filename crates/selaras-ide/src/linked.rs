//! Codes that must be typed together: a node's own, and those of the `lanjutan` in the same file that go on with it.

use selaras_analysis::documents::{NodeRef, Part};
use selaras_analysis::place::{Place, span_of};
use selaras_analysis::plan::structure;
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::cursor::Cursor;
use crate::symbol::{Home, home};

/// What a code may be made of, as a regular expression.
pub const WORD: &str = "[^\\s\"{};|,=<>()/:]+";

/// The places of one code in a file, sorted; none where it stands there but once. References are another matter: they
/// change when a node is renamed.
pub fn linked(ide: &Ide, path: &str, offset: u32) -> Option<Vec<Span>> {
    let cursor = Cursor::at(ide, path, offset)?;
    if cursor.place != Place::Code {
        return None;
    }
    let node = match home(ide, cursor.file, cursor.local)? {
        Home::Plan(node) => node,
        Home::Table(doc, _, 0) => NodeRef { doc, node: 0 },
        Home::Table(..) => return None,
    };
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let (part, local) = tree.local(node.node);
    let mut heads = vec![Part { file: part.file, node: local }];
    let continuing = tree.continuing().filter(|(.., of)| *of == node.node);
    heads.extend(
        continuing
            .filter_map(|(part, node, _)| Some(Part { file: tree.parts.get(part as usize)?.file, node })),
    );
    if node.node == 0 {
        heads.extend(&ide.documents().get(node.doc).tables);
    }
    let here = heads.into_iter().filter(|head| head.file == cursor.file);
    let own = cursor.span();
    let mut spans: Vec<Span> = here
        .filter(|head| {
            cursor
                .parse
                .tree
                .nodes
                .get(head.node as usize)
                .is_some_and(|n| cursor.parse.tree.code(n).is_some())
        })
        .map(|head| span_of(&cursor.parse.tree, head.node, Place::Code))
        // What is written otherwise (in another case) is not typed together.
        .filter(|span| span.of(&cursor.text) == own.of(&cursor.text))
        .collect();
    spans.sort();
    spans.dedup();
    (spans.len() > 1 && spans.contains(&own)).then_some(spans)
}

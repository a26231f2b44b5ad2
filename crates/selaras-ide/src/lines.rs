//! Text in lines: where a node's block begins and ends, and how lines come into a body.

use std::sync::Arc;

use selaras_analysis::place::props_of;
use selaras_syntax::tree::{NodeId, Span, Tree};

use crate::Edit;
use crate::change::edit;

/// How the lines of a text end.
pub(crate) fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// The first byte of the line of a byte.
pub(crate) fn line_start(text: &str, at: u32) -> u32 {
    text[..at as usize].rfind('\n').map_or(0, |n| n as u32 + 1)
}

/// The byte behind the line of a byte, with its end.
pub(crate) fn next_line(text: &str, at: u32) -> u32 {
    text[at as usize..].find('\n').map_or(text.len() as u32, |n| at + n as u32 + 1)
}

/// The blanks before the first word of a byte's line.
pub(crate) fn indent_of(text: &str, at: u32) -> &str {
    let line = &text[line_start(text, at) as usize..];
    let line = line.lines().next().unwrap_or_default();
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The lines that are a node's alone: with the comment lines directly above it, and the comment behind it. None where it
/// shares a line with something else.
pub(crate) fn block(text: &str, tree: &Tree, node: NodeId) -> Option<Span> {
    let full = tree.nodes.get(node as usize)?.full;
    let mut start = line_start(text, full.start);
    if !text[start as usize..full.start as usize].trim_matches([' ', '\t', '\u{FEFF}']).is_empty() {
        return None;
    }
    let end = next_line(text, full.end);
    let behind = text[full.end as usize..end as usize].trim().trim_start_matches(';').trim_start();
    if !(behind.is_empty() || behind.starts_with("//")) {
        return None;
    }
    while start > 0 {
        let before = line_start(text, start - 1);
        if !text[before as usize..start as usize].trim_start().starts_with("//") {
            break;
        }
        start = before;
    }
    Some(Span::new(start, end))
}

/// Lines with another indentation: those that begin with `from` begin with `to`, the others stay.
pub(crate) fn reindent(lines: &str, from: &str, to: &str) -> String {
    if from == to {
        return lines.to_owned();
    }
    let moved = |line: &str| match line.strip_prefix(from) {
        Some(rest) if !rest.trim().is_empty() => format!("{to}{rest}"),
        _ => line.to_owned(),
    };
    lines.split_inclusive('\n').map(moved).collect()
}

/// Lines, each with its end, that come last in the body of a node; a node without a body gets one. The lines are as
/// they would stand in a document without indentation. None where the body is broken.
pub(crate) fn append(path: &Arc<str>, text: &str, tree: &Tree, node: NodeId, lines: &str) -> Option<Edit> {
    let at = tree.nodes.get(node as usize)?;
    let indent = indent_of(text, at.keyword.start);
    let inner = format!("{indent}  ");
    let ending = line_end(text);
    let lines = with_ending(&reindent_all(lines, &inner), ending);
    let Some(braces) = at.body else {
        let end = Span::new(at.header.end, at.header.end);
        return Some(edit(path, end, format!(" {{{ending}{lines}{indent}}}")));
    };
    let close = braces.close?;
    let start = line_start(text, close.start);
    if start >= braces.open.end && text[start as usize..close.start as usize].trim().is_empty() {
        return Some(edit(path, Span::new(start, start), lines));
    }
    // What stands on the line of the brace keeps it; the new lines and the brace come below.
    let before = text[..close.start as usize].trim_end_matches([' ', '\t']);
    let gap = Span::new(before.len() as u32, close.start);
    Some(edit(path, gap, format!("{ending}{lines}{indent}")))
}

/// A property on a line of its own: behind the node's other properties, before what is below it. In a body of one line it
/// comes first. None where the body is broken.
pub(crate) fn add_property(
    path: &Arc<str>,
    text: &str,
    tree: &Tree,
    node: NodeId,
    property: &str,
) -> Option<Edit> {
    let at = tree.nodes.get(node as usize)?;
    let indent = indent_of(text, at.keyword.start);
    let ending = line_end(text);
    let Some(braces) = at.body else { return append(path, text, tree, node, &format!("{property}{ending}")) };
    let close = braces.close?;
    if !text[braces.open.end as usize..close.start as usize].contains('\n') {
        let rest = text[braces.open.end as usize..close.start as usize].trim();
        let more = if rest.is_empty() { " " } else { ";" };
        let open = Span::new(braces.open.end, braces.open.end);
        return Some(edit(path, open, format!(" {property}{more}")));
    }
    let first_child = tree.nodes.iter().filter(|n| n.parent == Some(node)).map(|n| n.full.start).min();
    let mut line = next_line(text, braces.open.end);
    let begins = text[braces.open.end as usize..line as usize].trim();
    if !(begins.is_empty() || begins.starts_with("//")) {
        // Something stands behind the brace: the new line comes between.
        let open = Span::new(braces.open.end, braces.open.end);
        return Some(edit(path, open, format!("{ending}{indent}  {property}{ending}{indent}  ")));
    }
    for prop in props_of(tree, node).take_while(|p| first_child.is_none_or(|c| p.span.start < c)) {
        let end = next_line(text, prop.span.end);
        let shared = first_child.is_some_and(|c| c < end) || close.start < end;
        if !shared {
            line = line.max(end);
        }
    }
    Some(edit(path, Span::new(line, line), format!("{indent}  {property}{ending}")))
}

/// Puts an indentation before every line that is not empty.
fn reindent_all(lines: &str, indent: &str) -> String {
    let moved = |line: &str| if line.trim().is_empty() { line.to_owned() } else { format!("{indent}{line}") };
    lines.split_inclusive('\n').map(moved).collect()
}

/// Lines with that end, the last one too.
fn with_ending(lines: &str, ending: &str) -> String {
    lines.lines().map(|line| format!("{line}{ending}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{add_property, append, block, reindent};
    use crate::change::apply;

    fn changed(
        text: &str,
        change: impl Fn(&str, &selaras_syntax::tree::Tree) -> Option<crate::Edit>,
    ) -> String {
        let parse = selaras_syntax::parse(text);
        let edit = change(text, &parse.tree).expect("an edit");
        let new = apply(text, vec![&edit]).expect("it fits");
        assert_eq!(selaras_syntax::parse(&new).errors, [], "{new}");
        new
    }

    #[test]
    fn a_block_takes_its_comments_along() {
        let text = "rpjmd A {\n  visi \"x\"\n\n  // satu\n  misi M1 \"y\" { } // ekor\n  misi M2 \"z\"; misi M3 \"w\"\n}\n";
        let parse = selaras_syntax::parse(text);
        let of = |node| block(text, &parse.tree, node).map(|s| s.of(text));
        assert_eq!(of(2), Some("  // satu\n  misi M1 \"y\" { } // ekor\n"));
        assert_eq!(of(3), None);
        assert_eq!(of(4), None);
    }

    #[test]
    fn lines_come_last_in_any_body() {
        let add = |text: &str| changed(text, |t, tree| append(&"a".into(), t, tree, 0, "misi M9 \"n\"\n"));
        assert_eq!(add("rpjmd A \"a\"\n"), "rpjmd A \"a\" {\n  misi M9 \"n\"\n}\n");
        assert_eq!(add("rpjmd A { visi \"x\" }\n"), "rpjmd A { visi \"x\"\n  misi M9 \"n\"\n}\n");
        assert_eq!(
            add("rpjmd A {\r\n  visi \"x\"\r\n}\r\n"),
            "rpjmd A {\r\n  visi \"x\"\r\n  misi M9 \"n\"\r\n}\r\n"
        );
    }

    #[test]
    fn a_property_comes_before_what_is_below() {
        let add = |text: &str| changed(text, |t, tree| add_property(&"a".into(), t, tree, 0, "label spm"));
        assert_eq!(add("rpjmd A { visi \"x\" }\n"), "rpjmd A { label spm; visi \"x\" }\n");
        assert_eq!(
            add("rpjmd A {\n  daerah b // c\n  periode 2025-2029\n  visi \"x\"\n}\n"),
            "rpjmd A {\n  daerah b // c\n  periode 2025-2029\n  label spm\n  visi \"x\"\n}\n"
        );
        assert_eq!(add("rpjmd A { daerah b\n}\n"), "rpjmd A {\n  label spm\n   daerah b\n}\n");
    }

    #[test]
    fn lines_move_with_their_indentation() {
        assert_eq!(reindent("  a {\n    b\n\n  }\n", "  ", "      "), "      a {\n        b\n\n      }\n");
    }
}

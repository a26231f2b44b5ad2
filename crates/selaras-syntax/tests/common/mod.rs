//! The tree and the errors of a text, in a form that people read.
#![allow(dead_code, reason = "each test uses its part")]

pub mod plan;

use std::fmt::Write;

use selaras_syntax::line_index::Unit;
use selaras_syntax::tree::{ArgKind, NodeId, Run, Tree};
use selaras_syntax::{LineIndex, parse};

/// Input, tree and errors.
pub fn report(text: &str) -> String {
    let parse = parse(text);
    let mut out = String::new();
    show_children(text, &parse.tree, None, 0, &mut out);
    let index = LineIndex::new(text);
    for error in &parse.errors {
        let rule = if error.kind.is_limit() { "S11" } else { "S01" };
        let at = index.position(text, error.span.start, Unit::Chars);
        let mark = &text[error.span.start as usize..error.span.end as usize];
        let message = error.message(text);
        let _ = writeln!(out, "{rule} {}:{} `{}`", at.line + 1, at.column + 1, mark.escape_debug());
        let _ = writeln!(out, "    {}\n    {}", message.id, error.help(text).id);
    }
    out
}

/// The messages in English.
pub fn english(text: &str) -> String {
    let mut out = String::new();
    for error in &parse(text).errors {
        let _ = writeln!(out, "{}\n    {}", error.message(text).en, error.help(text).en);
    }
    out
}

fn show_children(text: &str, tree: &Tree, parent: Option<NodeId>, depth: usize, out: &mut String) {
    enum Child {
        Node(NodeId),
        Prop(usize),
    }
    let mut children: Vec<(u32, Child)> = Vec::new();
    for (id, node) in tree.nodes.iter().enumerate() {
        if node.parent == parent {
            children.push((node.keyword.start, Child::Node(id as NodeId)));
        }
    }
    for (id, prop) in tree.props.iter().enumerate() {
        if Some(prop.node) == parent {
            children.push((prop.keyword.start, Child::Prop(id)));
        }
    }
    children.sort_by_key(|(start, _)| *start);
    for (_, child) in children {
        let _ = write!(out, "{:indent$}", "", indent = depth * 2);
        match child {
            Child::Node(id) => {
                let node = &tree.nodes[id as usize];
                if node.continued {
                    out.push_str("lanjutan ");
                }
                out.push_str(node.kind.keyword());
                show_args(text, tree, node.args, out);
                show_clauses(text, tree, node.clauses, out);
                match node.body {
                    Some(body) if body.close.is_none() => out.push_str(" {…"),
                    Some(body) if body.open.is_empty() => out.push_str(" …}"),
                    Some(_) => out.push_str(" {}"),
                    None => {}
                }
                if node.entries.len > 0 {
                    out.push_str(" entries:");
                    show_args(text, tree, node.entries, out);
                }
                show_flags(node.broken, node.misplaced, out);
                out.push('\n');
                show_children(text, tree, Some(id), depth + 1, out);
            }
            Child::Prop(id) => {
                let prop = &tree.props[id];
                let _ = write!(out, ".{}", prop.kind.keyword());
                show_args(text, tree, prop.args, out);
                show_clauses(text, tree, prop.clauses, out);
                for (index, cell) in tree.cells(prop.cells).iter().enumerate() {
                    let value = if cell.span.is_empty() { "∅" } else { cell.span.of(text) };
                    let _ = write!(out, " {} {value}", if index == 0 { "=" } else { "|" });
                    if let Some(note) = cell.note {
                        let _ = write!(out, " note:{}", note.of(text));
                    }
                    show_flags(cell.broken, false, out);
                }
                show_flags(prop.broken, false, out);
                out.push('\n');
            }
        }
    }
}

fn show_args(text: &str, tree: &Tree, run: Run, out: &mut String) {
    for arg in tree.args(run) {
        let written = arg.span.of(text).escape_debug().to_string().replace("\\\"", "\"");
        let _ = match arg.kind {
            ArgKind::Less => write!(out, " <"),
            ArgKind::Word | ArgKind::Text => write!(out, " {written}"),
        };
    }
}

fn show_clauses(text: &str, tree: &Tree, run: Run, out: &mut String) {
    for clause in tree.clauses(run) {
        let _ = write!(out, " ({}", clause.kind.keyword());
        show_args(text, tree, clause.args, out);
        out.push(')');
    }
}

fn show_flags(broken: bool, misplaced: bool, out: &mut String) {
    if broken {
        out.push_str(" !broken");
    }
    if misplaced {
        out.push_str(" !misplaced");
    }
}

//! What is found in a node, with the basis of each rule.

use selaras_analysis::db::SourceFile;
use selaras_analysis::diagnostic::Diagnostic;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::plan::structure;
use selaras_syntax::tree::Span;

use super::{basis, say};
use crate::Ide;
use crate::page::Page;

/// More findings than that are counted only.
const MANY: usize = 5;

/// Adds what is found in a node; of some bytes of a file only what stands there.
pub(super) fn describe(ide: &Ide, node: NodeRef, part: Option<(SourceFile, Span)>, page: &mut Page) {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let file = part.map_or_else(|| tree.local(node.node).0.file, |(file, _)| file).path(ide.db()).clone();
    let id = &ide.documents().get(node.doc).id;
    let path = tree.path(node.node);
    let name = if path.is_empty() { id.to_string() } else { format!("{id}:{path}") };
    let found = ide.snapshot.diagnostics(&file, ide.today);
    let here = |d: &&Diagnostic| {
        let at = d.location.span;
        d.node == name && part.is_none_or(|(_, p)| at.start <= p.end && p.start <= at.end)
    };
    let all: Vec<&Diagnostic> = found.iter().filter(here).collect();
    let mut items: Vec<String> = all.iter().take(MANY).map(|d| item(ide, d)).collect();
    if all.len() > MANY {
        let more = all.len() - MANY;
        items.push(format!("{} {more} {}", say(ide, "dan", "and"), say(ide, "temuan lain", "more findings")));
    }
    page.list(say(ide, "Temuan", "Findings"), items);
}

fn item(ide: &Ide, found: &Diagnostic) -> String {
    format!(
        "{} ({}): {} {}: {}.",
        found.rule.slug,
        found.severity.words().get(ide.lang),
        found.message.get(ide.lang),
        say(ide, "Dasar", "Basis"),
        basis(ide, found.rule),
    )
}

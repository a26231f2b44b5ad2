//! What of a file opens another: the paper that a `sumber` names, the plan that a document follows, revises or continues.

use std::sync::Arc;

use selaras_analysis::db::shape;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::items::Role;
use selaras_analysis::place::{Place, span_of};
use selaras_analysis::plan::structure;
use selaras_analysis::rule::Text;
use selaras_syntax::schema::{ClauseKind, PropKind};
use selaras_syntax::text_of;
use selaras_syntax::tree::{Prop, Span, Tree};

use crate::Ide;
use crate::goal::goal;
use crate::symbol::{home, leads_to};

/// Words that open something.
#[derive(Clone, PartialEq, Debug)]
pub struct DocumentLink {
    /// The words.
    pub span: Span,
    /// What they open.
    pub to: Opens,
    /// What that is, in words.
    pub tip: String,
}

/// What a link opens.
#[derive(Clone, PartialEq, Debug)]
pub enum Opens {
    /// A file beside the plans, as it is written, at that page. Nobody knows yet whether it is there.
    Paper(String, Option<u32>),
    /// A plan, at that byte of its file.
    Plan(Arc<str>, u32),
}

/// All links of a file, in the order of the text.
pub fn document_links(ide: &Ide, path: &str) -> Vec<DocumentLink> {
    let Some(file) = ide.snapshot.file(path) else { return Vec::new() };
    let parse = ide.snapshot.parse(file);
    let text = file.text(ide.db());
    let sources = parse.tree.props.iter().filter(|p| p.kind == PropKind::Sumber);
    let mut found: Vec<DocumentLink> = sources.filter_map(|p| paper(ide, text, &parse.tree, p)).collect();
    for (local, head) in shape(ide.db(), file).nodes.iter().enumerate() {
        let local = local as u32;
        if !head.kind.is_document() || head.parent.is_some() {
            continue;
        }
        let Some(home) = home(ide, file, local) else { continue };
        for reference in head.refs.iter() {
            if !matches!(
                reference.role,
                Role::Berpedoman | Role::PerubahanDari | Role::Capaian | Role::Daerah
            ) {
                continue;
            }
            let span = span_of(&parse.tree, local, reference.place);
            let node = leads_to(ide, home, reference).into_iter().next();
            found.extend(node.and_then(|n| plan(ide, path, span, n)));
        }
        if head.continued {
            let span = span_of(&parse.tree, local, Place::Code);
            found.extend(plan(ide, path, span, NodeRef { doc: home.doc(), node: 0 }));
        }
    }
    found.sort_by_key(|link| link.span);
    found
}

/// `sumber "file" [hlm PAGE]`
fn paper(ide: &Ide, text: &str, tree: &Tree, prop: &Prop) -> Option<DocumentLink> {
    let name = tree.args(prop.args).first()?;
    let written = text_of(name.span.of(text)).trim().to_owned();
    let pages = tree.clause(prop.clauses, ClauseKind::Hlm).and_then(|c| tree.args(c.args).first());
    // `hlm 12-14` opens the first of them.
    let digits = |word: &str| word.chars().take_while(char::is_ascii_digit).collect::<String>();
    let page = pages.and_then(|p| digits(&text_of(p.span.of(text))).parse::<u32>().ok()).filter(|n| *n > 0);
    let end = pages.map_or(name.span.end, |p| p.span.end);
    let tip = match page {
        Some(page) => Text::new(format!("{written}, halaman {page}"), format!("{written}, page {page}")),
        None => Text::new(written.clone(), written.clone()),
    };
    (!written.is_empty()).then(|| DocumentLink {
        span: Span::new(name.span.start, end),
        to: Opens::Paper(written, page),
        tip: ide.say(&tip),
    })
}

/// A document of another file.
fn plan(ide: &Ide, path: &str, span: Span, node: NodeRef) -> Option<DocumentLink> {
    let goal = goal(ide, node).filter(|g| &*g.file != path)?;
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let tip = selaras_analysis::context::name_of(tree, node.node);
    Some(DocumentLink { span, to: Opens::Plan(goal.file, goal.full.start), tip })
}

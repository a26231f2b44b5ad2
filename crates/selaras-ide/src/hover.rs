//! What is under the cursor, in words.

use selaras_analysis::context::name_of;
use selaras_analysis::plan::structure;
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::cursor::Cursor;
use crate::symbol::{Meaning, meaning};

/// A text in Markdown, about some bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hover {
    /// What it is about.
    pub span: Span,
    /// Markdown.
    pub text: String,
}

/// What is under the cursor.
pub fn hover(ide: &Ide, path: &str, offset: u32) -> Option<Hover> {
    let cursor = Cursor::at(ide, path, offset)?;
    let name = |node: selaras_analysis::documents::NodeRef| {
        let tree = structure(ide.db(), ide.workspace(), node.doc);
        name_of(tree, node.node)
    };
    let text = match meaning(ide, &cursor)? {
        Meaning::Refers(_, nodes) => nodes.into_iter().map(name).collect::<Vec<_>>().join("\n\n"),
        Meaning::Cell { node, .. } | Meaning::Property(node, _) | Meaning::Declares(node) => name(node),
        Meaning::Rule(rule) => format!("**{}** {}", rule.code, rule.title.get(ide.lang)),
    };
    (!text.is_empty()).then(|| Hover { span: cursor.span(), text })
}

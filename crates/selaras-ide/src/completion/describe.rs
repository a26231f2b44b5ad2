//! More about an item, told when it is chosen: what a hover says of it.

use selaras_analysis::plan::structure;
use selaras_analysis::rules;

use super::Subject;
use crate::Ide;
use crate::hover::{about_node, about_rule, about_word};
use crate::keywords;
use crate::page::Page;

/// What is said of an item; none where the node is not what it was.
pub fn about(ide: &Ide, subject: &Subject) -> Option<Page> {
    match subject {
        Subject::Begins(kind) => Some(about_word(ide, kind.keyword(), keywords::of_node(*kind))),
        Subject::Says(kind) => Some(about_word(ide, kind.keyword(), keywords::of_prop(*kind))),
        Subject::Clause(kind) => Some(about_word(ide, kind.keyword(), keywords::of_clause(*kind))),
        Subject::Rule(slug) => rules::find(slug).map(|rule| about_rule(ide, rule)),
        Subject::Node(node, code) => {
            ide.documents().list.get(node.doc.0 as usize)?;
            let tree = structure(ide.db(), ide.workspace(), node.doc);
            // An edit may have moved it: then its number is another node's.
            let code_of =
                |n: u32| if n == 0 { Some(&*ide.documents().get(node.doc).id) } else { tree.code(n) };
            let same = node.node < tree.len() && code_of(node.node).unwrap_or_default() == &**code;
            same.then(|| about_node(ide, *node))
        }
    }
}

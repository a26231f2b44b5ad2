//! A finding that people have agreed to live with: a waiver in its node. The reason is the planner's to write; until
//! it is there, the waiver hides nothing, and a finding says so.

use selaras_analysis::db::SourceFile;
use selaras_analysis::diagnostic::{Diagnostic, Edit};
use selaras_analysis::rule::Text;
use selaras_syntax::schema::PropKind;
use selaras_syntax::tree::NodeId;

use crate::Ide;
use crate::actions::{Action, Kind};
use crate::change::Change;
use crate::cursor::node_at;
use crate::lines::add_property;
use crate::symbol::{Home, home};

/// `kecualikan RULE karena ""` in the innermost node around the finding that may hold it.
pub(crate) fn waive(ide: &Ide, finding: &Diagnostic) -> Option<Action> {
    if !finding.rule.waivable {
        return None;
    }
    let path = &finding.location.file;
    let parse = ide.snapshot.parse(ide.snapshot.file(path)?);
    let innermost = node_at(&parse.tree, finding.location.span.start)?;
    let outward = std::iter::successors(Some(innermost), |n| parse.tree.nodes[*n as usize].parent);
    let holder = outward
        .into_iter()
        .find(|n| parse.tree.nodes[*n as usize].kind.properties().contains(&PropKind::Kecualikan))?;
    // A second document of one code counts nowhere, nor do its waivers.
    let file = ide.snapshot.file(path)?;
    let root = std::iter::successors(Some(holder), |n| parse.tree.nodes[*n as usize].parent).last()?;
    let mut twins = ide.documents().iter().filter(|(_, d)| !d.counts());
    if twins.any(|(_, d)| d.parts.iter().any(|p| p.file == file && p.node == root)) {
        return None;
    }
    let property = format!("kecualikan {} karena \"\"", finding.rule.slug);
    // What a table says is about the plan as a whole, and a waiver in a table would not be read.
    let edit = match home(ide, file, holder) {
        Some(Home::Table(doc, ..)) => {
            let part = *ide.documents().get(doc).parts.first()?;
            add(ide, part.file, part.node, &property)?
        }
        _ => add(ide, file, holder, &property)?,
    };
    let title = Text::new(
        format!("Kecualikan {} di sini (tulis alasannya): {}", finding.rule.slug, finding.message.id),
        format!("Waive {} here (write the reason): {}", finding.rule.slug, finding.message.en),
    );
    let action = Action::refactoring(ide, Kind::QuickFix, &title, Change::of(vec![edit]));
    Some(Action { repairs: vec![finding.clone()], ..action })
}

fn add(ide: &Ide, file: SourceFile, node: NodeId, property: &str) -> Option<Edit> {
    let parse = ide.snapshot.parse(file);
    add_property(file.path(ide.db()), file.text(ide.db()), &parse.tree, node, property)
}

//! Whether everything still leads where it led, once a code is another. Nodes keep their numbers: nothing moves.

use std::sync::Arc;

use selaras_analysis::Snapshot;
use selaras_analysis::context::place_in;
use selaras_analysis::db::SourceFile;
use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::links::{Link, Target, links};
use selaras_analysis::place::{Place, span_of};
use selaras_analysis::plan::{plan, structure};
use selaras_analysis::rule::Text;

use super::Renaming;
use crate::Ide;
use crate::change::{Change, after};

/// What would lead elsewhere.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Misled {
    pub references: Vec<Reference>,
}

/// A reference that would lead elsewhere.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Reference {
    pub file: SourceFile,
    pub local: u32,
    pub place: Place,
    /// The whole path of what it means, with the new codes.
    pub full: Option<String>,
}

/// What a change would mislead; none where all is as it was.
pub(super) fn misled(ide: &Ide, change: &Change) -> Option<Misled> {
    let nothing = Misled { references: Vec::new() };
    if !change.keeps_syntax(ide) {
        return Some(nothing);
    }
    let Some(mut session) = after(ide, change) else { return Some(nothing) };
    let snapshot: Snapshot = session.snapshot();
    let now = Ide { snapshot: &snapshot, ..*ide };
    let (before, after) = (ide.documents(), now.documents());
    if before.list.len() != after.list.len() {
        return Some(nothing);
    }
    let mut references = Vec::new();
    for (doc, document) in before.iter() {
        let other = after.get(doc);
        let same = document.upstream == other.upstream
            && document.revises == other.revises
            && document.region == other.region
            && document.twin_of == other.twin_of
            && document.parts.len() == other.parts.len()
            && document.tables.len() == other.tables.len();
        let tree = structure(ide.db(), ide.workspace(), doc);
        let new_tree = structure(now.db(), now.workspace(), doc);
        if !same || tree.len() != new_tree.len() || tree.lost.len() != new_tree.lost.len() {
            return Some(nothing);
        }
        let (duties, new_duties) =
            (plan(ide.db(), ide.workspace(), doc), plan(now.db(), now.workspace(), doc));
        if tree.nodes().any(|n| duties.duty(n) != new_duties.duty(n)) {
            return Some(nothing);
        }
        references.extend(of_document(ide, &now, doc));
    }
    (!references.is_empty()).then_some(Misled { references })
}

/// The written references of a document that lead elsewhere.
fn of_document(ide: &Ide, now: &Ide, doc: DocId) -> Vec<Reference> {
    let written = |l: &&Link| l.place != Place::Header;
    let before = links(ide.db(), ide.workspace(), doc).list.iter().filter(written);
    let after: Vec<&Link> = links(now.db(), now.workspace(), doc).list.iter().filter(written).collect();
    let tree = structure(ide.db(), ide.workspace(), doc);
    let mut wrong = Vec::new();
    for (n, link) in before.enumerate() {
        // What leads nowhere may have other neighbours; what leads somewhere leads there.
        let same = after.get(n).is_some_and(|other| {
            other.node == link.node
                && other.place == link.place
                && (other.to == link.to || is_lost(&other.to) && is_lost(&link.to))
        });
        if same {
            continue;
        }
        let at = place_in(tree, link.node, link.place);
        let full = match link.to.found() {
            [one] => full(now, *one),
            _ => None,
        };
        wrong.push(Reference { file: at.file, local: at.local, place: at.place, full });
    }
    wrong
}

/// Nothing matches.
fn is_lost(to: &Target) -> bool {
    matches!(to, Target::Missing(_) | Target::NoDocument(_) | Target::Hidden)
}

/// The whole path of a node; none where one around it has no code.
fn full(now: &Ide, node: NodeRef) -> Option<String> {
    let tree = structure(now.db(), now.workspace(), node.doc);
    let around = tree.ancestors(node.node).take_while(|n| *n != 0);
    let mut steps = around.map(|n| tree.code(n)).collect::<Option<Vec<&str>>>()?;
    steps.reverse();
    Some(steps.join("/"))
}

impl Misled {
    /// Why the rename is refused.
    pub(super) fn words(&self, ide: &Ide, renaming: &Renaming) -> Text {
        let Renaming { old, new, .. } = renaming;
        let Some(first) = self.references.first() else {
            return Text::new(
                format!("Bila {old} menjadi {new}, isi rencana akan terbaca lain; pilih kode lain."),
                format!("With {new} instead of {old} the plans would read otherwise; choose another code."),
            );
        };
        let text: &Arc<str> = first.file.text(ide.db());
        let span = span_of(&ide.snapshot.parse(first.file).tree, first.local, first.place);
        let line = text[..span.start as usize].matches('\n').count() + 1;
        let (word, path) = (span.of(text), first.file.path(ide.db()));
        Text::new(
            format!(
                "Bila {old} menjadi {new}, rujukan {word} di {path} baris {line} akan menunjuk yang lain; perbaiki rujukan itu dahulu atau pilih kode lain."
            ),
            format!(
                "With {new} instead of {old}, the reference {word} in {path} line {line} would lead elsewhere; mend it first or choose another code."
            ),
        )
    }
}

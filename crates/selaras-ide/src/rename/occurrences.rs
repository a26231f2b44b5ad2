//! Where a code stands: in headers, and as a step of references.

use std::sync::Arc;

use selaras_analysis::db::shape;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::items::Role;
use selaras_analysis::place::span_of;
use selaras_syntax::tree::Span;

use super::Renaming;
use super::verify::Misled;
use crate::Ide;
use crate::change::{Change, edit};
use crate::mentions::{Mention, Why, mentions};
use crate::named::{Step, is_path, step_span};

/// A word that gets another text.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Occurrence {
    pub file: Arc<str>,
    /// Its bytes.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// The words become edits.
pub(super) fn change(ide: &Ide, list: &[Occurrence]) -> Change {
    let mut change = Change::of(list.iter().map(|o| edit(&o.file, o.span, o.text.as_str())).collect());
    change.edits.dedup();
    change
        .edits
        .retain(|e| ide.snapshot.text(&e.location.file).is_some_and(|t| e.location.span.of(t) != e.text));
    change
}

/// The words that name one of the nodes by the old code. A step that names others as well stays.
pub(super) fn all(ide: &Ide, group: &[NodeRef], renaming: &Renaming) -> Vec<Occurrence> {
    let found = mentions(ide, group, None);
    let code = |m: &Mention| {
        let text = ide.snapshot.text(&m.file)?;
        renaming.of(m.span.of(text))
    };
    let named = found.iter().filter(|m| !matches!(m.why, Why::EqualName | Why::SameProgram));
    named.filter_map(|m| Some(Occurrence { file: m.file.clone(), span: m.span, text: code(m)? })).collect()
}

/// The occurrences with the misled references written out in full; none where one has no full path.
pub(super) fn lengthened(ide: &Ide, list: &[Occurrence], wrong: &Misled) -> Option<Vec<Occurrence>> {
    let mut longer = list.to_vec();
    for reference in &wrong.references {
        let head = shape(ide.db(), reference.file).nodes.get(reference.local as usize)?.clone();
        let said = head.refs.iter().find(|r| r.place == reference.place)?;
        if !is_path(said.role) || said.role == Role::Menggantikan {
            return None;
        }
        let (file, text) = (reference.file.path(ide.db()), reference.file.text(ide.db()));
        let at = span_of(&ide.snapshot.parse(reference.file).tree, reference.local, reference.place);
        let path = Span::new(step_span(text, at, said, Step::Code(0))?.start, at.end);
        longer.retain(|o| o.file != *file || o.span.start < path.start || o.span.end > path.end);
        longer.push(Occurrence { file: file.clone(), span: path, text: reference.full.clone()? });
    }
    Some(longer)
}

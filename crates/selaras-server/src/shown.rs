//! What clients show of open documents besides findings: whether it is still what we would say now. It is looked at when
//! the edits pause, and compared with what was there before, so that nobody asks again for the same answers.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use selaras_analysis::Cancelled;
use selaras_ide::{inlay, lens, tokens};
use selaras_syntax::tree::Span;
use tower_lsp_server::ls_types::Uri;

use crate::refresh::{Kinds, Refresher};
use crate::view::View;

/// What each open document showed when it was last looked at, and what happened since.
#[derive(Clone)]
pub(crate) struct Shown {
    /// Locked while it is looked at.
    marks: Arc<Mutex<HashMap<Uri, Marks>>>,
    /// Never locked for long: the owner writes it.
    since: Arc<Mutex<Since>>,
    refresher: Refresher,
}

/// What happened.
#[derive(Clone, Default, PartialEq, Debug)]
struct Since {
    /// Documents that were opened or edited: clients ask for these by themselves.
    edited: Vec<Uri>,
    /// Something else happened, too: on disk, or to settings.
    elsewhere: bool,
    /// Everything was asked for anew.
    told: bool,
}

/// The answers about a document, as far as they are told apart.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Marks {
    hints: u64,
    lenses: u64,
    tokens: u64,
}

impl Shown {
    /// Nothing is shown yet.
    pub(crate) fn new(refresher: Refresher) -> Shown {
        Shown { marks: Arc::default(), since: Arc::default(), refresher }
    }

    /// Clients can be told to ask again for something of this.
    pub(crate) fn matters(&self) -> bool {
        let Kinds { findings: _, hints, lenses, tokens } = self.refresher.can();
        hints || lenses || tokens
    }

    /// A document was opened or edited.
    pub(crate) fn edited(&self, uri: &Uri) {
        let mut since = locked(&self.since);
        if !since.edited.contains(uri) {
            since.edited.push(uri.clone());
        }
    }

    /// Something happened beside the documents.
    pub(crate) fn elsewhere(&self) {
        locked(&self.since).elsewhere = true;
    }

    /// Has the client ask for everything again: what it shows is old in any case.
    pub(crate) fn tell_all(&self) {
        *locked(&self.since) = Since { told: true, ..Since::default() };
        self.refresher.ask(Kinds::ALL);
    }

    /// Looks at all open documents, and has the client ask again for what is another than it was. Nothing is said where an
    /// edit comes in between: that is looked at again when edits pause.
    pub(crate) fn look(&self, views: Vec<View>) {
        let mut marks = locked(&self.marks);
        let since = std::mem::take(&mut *locked(&self.since));
        if since == Since::default() {
            return;
        }
        let can = self.refresher.can();
        let work = || views.iter().flat_map(|v| marks_of(v, can)).collect::<HashMap<_, _>>();
        match catch_unwind(AssertUnwindSafe(|| Cancelled::catch(AssertUnwindSafe(work)))) {
            Ok(Ok(now)) => {
                let before = std::mem::replace(&mut *marks, now);
                self.refresher.ask(since.old(&before, &marks));
            }
            Ok(Err(_)) => locked(&self.since).join(since),
            Err(_) => tracing::error!("looking at what is shown failed"),
        }
    }
}

impl Since {
    /// What clients have of any document, and is no longer so.
    fn old(&self, before: &HashMap<Uri, Marks>, now: &HashMap<Uri, Marks>) -> Kinds {
        // Of one document that is edited the client has what is newest; of several, the one may have been asked for before
        // the other was edited.
        let apart = self.elsewhere || self.told;
        if self.told && !self.elsewhere && self.edited.is_empty() {
            return Kinds::default();
        }
        let asked_for = self.edited.first().filter(|_| self.edited.len() == 1 && !apart);
        let documents = now.iter().filter(|(uri, _)| Some(*uri) != asked_for);
        documents.fold(Kinds::default(), |old, (uri, now)| match before.get(uri) {
            Some(before) => old.or(Kinds {
                findings: false,
                hints: before.hints != now.hints,
                lenses: before.lenses != now.lenses,
                tokens: before.tokens != now.tokens,
            }),
            None if self.edited.contains(uri) => Kinds { findings: old.findings, ..Kinds::ALL },
            None => old,
        })
    }

    /// With what happened before.
    fn join(&mut self, before: Since) {
        let newer = before.edited.iter().filter(|uri| !self.edited.contains(uri)).cloned();
        self.edited.extend(newer.collect::<Vec<_>>());
        self.elsewhere |= before.elsewhere || before.told;
    }
}

/// The lock; a panic of another thread broke nothing in it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The marks of a workspace's open documents.
fn marks_of(view: &View, can: Kinds) -> Vec<(Uri, Marks)> {
    let documents = view.open.iter().filter(|_| !view.silent);
    documents
        .map(|(path, (uri, document))| {
            let whole = Span::new(0, document.text.len() as u32);
            let marks = Marks {
                hints: if can.hints { hints(view, path, whole) } else { 0 },
                lenses: if can.lenses { lenses(view, path) } else { 0 },
                tokens: if can.tokens { words(view, path, whole) } else { 0 },
            };
            (uri.clone(), marks)
        })
        .collect()
}

fn hints(view: &View, path: &str, whole: Span) -> u64 {
    let found = inlay::hints(&view.ide(), path, whole, view.settings.inlay_hints.into());
    mark(found.iter().map(|h| (h.offset, &h.label)))
}

/// By their words and by which files they lead to: an edit above a goal moves no line here.
fn lenses(view: &View, path: &str) -> u64 {
    let (ide, wanted) = (view.ide(), view.settings.code_lens);
    let found = lens::lenses(&ide, path, wanted.references, wanted.pagu);
    mark(found.iter().map(|l| {
        let told = lens::tell(&ide, path, l.local, l.kind);
        let files = |t: lens::Told| t.places.into_iter().map(|p| p.file).collect::<Vec<_>>();
        (l.span.start, told.map(|t| (t.title.clone(), files(t))))
    }))
}

fn words(view: &View, path: &str, whole: Span) -> u64 {
    let found = tokens::tokens(&view.ide(), path, whole);
    let told = view.semantic(path, &found);
    mark(told.iter().map(|t| (t.delta_line, t.delta_start, t.length, t.token_type, t.token_modifiers_bitset)))
}

fn mark<T: Hash>(all: impl Iterator<Item = T>) -> u64 {
    let mut hasher = DefaultHasher::new();
    all.for_each(|one| one.hash(&mut hasher));
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(marks: &[(&str, u64)]) -> HashMap<Uri, Marks> {
        let document = |(name, hints): &(&str, u64)| {
            (format!("file:///{name}").parse().expect("a URI"), Marks { hints: *hints, ..Marks::default() })
        };
        marks.iter().map(document).collect()
    }

    fn after(edited: &[&str], elsewhere: bool, before: &[(&str, u64)], now: &[(&str, u64)]) -> Kinds {
        let edited = edited.iter().map(|n| format!("file:///{n}").parse().expect("a URI")).collect();
        Since { edited, elsewhere, told: false }.old(&documents(before), &documents(now))
    }

    #[test]
    fn what_is_edited_is_asked_for_anyway_and_the_others_where_they_changed() {
        let hints = Kinds { hints: true, ..Kinds::default() };
        let nothing = Kinds::default();
        assert_eq!(after(&["a"], false, &[("a", 1), ("b", 1)], &[("a", 2), ("b", 1)]), nothing);
        assert_eq!(after(&["a"], false, &[("a", 1), ("b", 1)], &[("a", 1), ("b", 2)]), hints);
        assert_eq!(after(&["a"], true, &[("a", 1)], &[("a", 2)]), hints);
        assert_eq!(after(&["a", "b"], false, &[("a", 1), ("b", 1)], &[("a", 2), ("b", 1)]), hints);
    }

    #[test]
    fn what_was_told_to_all_is_not_told_again_unless_something_happened_since() {
        let (before, now) = (documents(&[("a", 1)]), documents(&[("a", 2)]));
        let told = Since { told: true, ..Since::default() };
        assert_eq!(told.old(&before, &now), Kinds::default());
        let mut since = Since { edited: vec!["file:///b".parse().expect("a URI")], ..Since::default() };
        since.join(told);
        assert_eq!(since.old(&before, &now), Kinds { hints: true, ..Kinds::default() });
    }

    #[test]
    fn a_document_that_was_just_opened_is_new_to_nobody() {
        assert_eq!(after(&["b"], false, &[("a", 1)], &[("a", 1), ("b", 1)]), Kinds::default());
        assert_eq!(after(&[], true, &[], &[("a", 1)]), Kinds::default());
        // It was asked for, and then something else was edited.
        let all = Kinds { findings: false, ..Kinds::ALL };
        assert_eq!(after(&["b", "a"], false, &[("a", 1)], &[("a", 1), ("b", 1)]), all);
    }
}

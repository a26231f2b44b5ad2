//! A change of the workspace's texts: what a repair, a refactoring or a rename asks the editor to do.

use std::collections::BTreeMap;
use std::sync::Arc;

use selaras_analysis::Session;
use selaras_analysis::diagnostic::Edit;

use crate::Ide;

/// Replacements in files, files that come, and files that go.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Change {
    /// Replacements; in one file they do not overlap.
    pub edits: Vec<Edit>,
    /// New files: path in the workspace, text.
    pub created: Vec<(Arc<str>, String)>,
    /// Files that go; none of them is edited.
    pub deleted: Vec<Arc<str>>,
}

impl Change {
    /// Replacements alone, by file and place.
    pub fn of(mut edits: Vec<Edit>) -> Change {
        edits.sort_by(|a, b| key(a).cmp(&key(b)));
        Change { edits, ..Change::default() }
    }

    /// It changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.created.is_empty() && self.deleted.is_empty()
    }

    /// It needs a client that creates or deletes files.
    pub fn moves_files(&self) -> bool {
        !self.created.is_empty() || !self.deleted.is_empty()
    }

    /// The new texts of edited and created files, by path; none where an edit does not fit its text.
    pub fn texts(&self, old: impl Fn(&str) -> Option<Arc<str>>) -> Option<BTreeMap<Arc<str>, String>> {
        let mut by_file: BTreeMap<Arc<str>, Vec<&Edit>> = BTreeMap::new();
        for edit in &self.edits {
            by_file.entry(edit.location.file.clone()).or_default().push(edit);
        }
        let mut texts = BTreeMap::new();
        for (path, edits) in by_file {
            let new = apply(&old(&path)?, edits)?;
            texts.insert(path, new);
        }
        texts.extend(self.created.iter().cloned());
        Some(texts)
    }

    /// No file has more syntax errors afterwards than before.
    pub fn keeps_syntax(&self, ide: &Ide) -> bool {
        let Some(texts) = self.texts(|path| ide.snapshot.text(path).cloned()) else { return false };
        texts.iter().all(|(path, text)| {
            let before = ide.snapshot.file(path).map_or(0, |f| ide.snapshot.parse(f).errors.len());
            selaras_syntax::parse(text).errors.len() <= before
        })
    }
}

/// A replacement of some bytes of a file.
pub(crate) fn edit(file: &Arc<str>, span: selaras_syntax::tree::Span, text: impl Into<String>) -> Edit {
    Edit { location: crate::Location { file: file.clone(), span }, text: text.into() }
}

fn key(edit: &Edit) -> (&str, u32, u32, &str) {
    let at = &edit.location;
    (&at.file, at.span.start, at.span.end, &edit.text)
}

/// The text with the edits done; nothing where an edit lies outside of it, inside a character, or on another.
pub fn apply(text: &str, mut edits: Vec<&Edit>) -> Option<String> {
    edits.sort_by_key(|e| (e.location.span.start, e.location.span.end));
    let mut out = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for edit in edits {
        let (start, end) = (edit.location.span.start as usize, edit.location.span.end as usize);
        out.push_str(text.get(done..start)?);
        text.get(start..end)?;
        out.push_str(&edit.text);
        done = end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// A session of its own with the texts of a snapshot: what would be, if.
pub fn copy(ide: &Ide) -> Session {
    let db = ide.db();
    let mut session = Session::new((**ide.workspace().settings(db)).clone());
    for path in ide.snapshot.paths() {
        let Some(file) = ide.snapshot.file(path) else { continue };
        let text = file.text(db).clone();
        match file.problem(db) {
            Some(problem) => session.set_problem(path, text, (**problem).clone()),
            None => session.set_file(path, text),
        }
    }
    session
}

/// A session of its own in which the change is made; none where it does not fit the texts.
pub fn after(ide: &Ide, change: &Change) -> Option<Session> {
    let texts = change.texts(|path| ide.snapshot.text(path).cloned())?;
    let mut session = copy(ide);
    for (path, text) in texts {
        session.set_file(&path, text.into());
    }
    for path in &change.deleted {
        session.remove_file(path);
    }
    Some(session)
}

#[cfg(test)]
mod tests {
    use selaras_syntax::tree::Span;

    use super::{apply, edit};

    fn replace(start: u32, end: u32, text: &str) -> crate::Edit {
        edit(&"a.renstra".into(), Span::new(start, end), text)
    }

    #[test]
    fn edits_in_any_order() {
        assert_eq!(
            apply("abcdef", vec![&replace(4, 5, "E"), &replace(0, 1, ""), &replace(2, 2, "++")]).as_deref(),
            Some("b++cdEf")
        );
    }

    #[test]
    fn edits_that_do_not_fit_change_nothing() {
        for wrong in [replace(3, 9, ""), replace(7, 7, "x"), replace(1, 2, "")] {
            assert_eq!(apply("aé", vec![&wrong]), None, "{wrong:?}");
        }
        assert_eq!(apply("abc", vec![&replace(0, 2, ""), &replace(1, 3, "")]), None);
    }
}

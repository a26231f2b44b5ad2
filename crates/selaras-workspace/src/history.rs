//! A workspace's plans as they were at a git revision. Objects are read with a library; no `git` is started and nothing
//! is written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gix::ObjectId;
use gix::objs::tree::EntryKind;

use crate::config::FILE_NAME;
use crate::message::Message;
use crate::problem::{Limits, Problem};
use crate::read::{Budget, source_of};
use crate::selection::Selection;
use crate::workspace::Source;

/// Folders that deep hold no plans; a tree made to exhaust the stack does.
const DEEPEST: usize = 200;

/// The plans at a revision.
#[derive(Debug, Default)]
pub struct Snapshot {
    /// Texts by path in the workspace; none where the workspace did not exist then.
    pub files: BTreeMap<Arc<str>, Source>,
    /// What could not be read, as [`crate::Workspace::problems`] says it of the disk.
    pub problems: Vec<Problem>,
}

/// Reads the plans below `root` (canonical) as of `revision`: a commit, tag, branch, or an expression such as `HEAD~3`.
/// `selection` is that of today's settings: what is compared is the plans, not the settings. Links are left out: what
/// they point at inside is read under its own name.
pub fn at_revision(
    root: &Path,
    revision: &str,
    selection: &Selection,
    limits: Limits,
) -> Result<Snapshot, Message> {
    let repo = gix::discover(root).map_err(|e| {
        Message::new(
            format!("`{}` tidak berada dalam repositori git yang dapat dibaca: {e}", root.display()),
            format!("`{}` is not in a git repository that can be read: {e}", root.display()),
        )
    })?;
    let inside = folder_in(&repo, root)?;
    let object = repo.rev_parse_single(revision).map_err(|e| unknown(&repo, revision, &e.to_string()))?;
    let tree = object
        .object()
        .map_err(|e| unknown(&repo, revision, &e.to_string()))?
        .peel_to_tree()
        .map_err(|e| unknown(&repo, revision, &e.to_string()))?;
    let mut reader = Reader { repo: &repo, selection, budget: Budget::new(limits), blobs: Vec::new() };
    if let Some(id) = reader.descend(tree.id, &inside).map_err(|e| lost(&repo, revision, &e))? {
        reader.folder(id, "", 0).map_err(|e| lost(&repo, revision, &e))?;
    }
    reader.read().map_err(|e| lost(&repo, revision, &e))
}

struct Reader<'r> {
    repo: &'r gix::Repository,
    selection: &'r Selection,
    budget: Budget,
    blobs: Vec<(String, ObjectId)>,
}

impl Reader<'_> {
    /// The tree of the folder `inside`, if it was there.
    fn descend(&self, tree: ObjectId, inside: &Path) -> Result<Option<ObjectId>, String> {
        if inside.as_os_str().is_empty() {
            return Ok(Some(tree));
        }
        let tree = self.repo.find_tree(tree).map_err(|e| e.to_string())?;
        let entry = tree.lookup_entry_by_path(inside).map_err(|e| e.to_string())?;
        Ok(entry.filter(|e| e.mode().is_tree()).map(|e| e.object_id()))
    }

    /// Collects the plans of a tree as discovery does on disk.
    fn folder(&mut self, id: ObjectId, path: &str, depth: usize) -> Result<(), String> {
        if depth > DEEPEST {
            return Ok(());
        }
        let tree = self.repo.find_tree(id).map_err(|e| e.to_string())?;
        let tree = tree.decode().map_err(|e| e.to_string())?;
        if depth > 0 && tree.entries.iter().any(|e| e.filename == FILE_NAME && e.mode.is_blob()) {
            return Ok(());
        }
        for entry in &tree.entries {
            // A name that is not UTF-8 is a problem on disk; there is nothing of it to compare.
            let Ok(name) = std::str::from_utf8(entry.filename) else { continue };
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
            match entry.mode.kind() {
                EntryKind::Tree if self.selection.takes_folder(&path) => {
                    self.folder(entry.oid.to_owned(), &path, depth + 1)?;
                }
                EntryKind::Blob | EntryKind::BlobExecutable if self.selection.takes_file(&path) => {
                    self.blobs.push((path, entry.oid.to_owned()));
                }
                // A link's target inside is read under its own name; submodules are repositories of their own.
                _ => {}
            }
        }
        Ok(())
    }

    fn read(mut self) -> Result<Snapshot, String> {
        self.blobs.sort();
        let mut snapshot = Snapshot::default();
        for (path, id) in std::mem::take(&mut self.blobs) {
            let path: Arc<str> = path.into();
            let size = self.repo.find_header(id).map_err(|e| e.to_string())?.size();
            if let Err(problem) = self.budget.take(&path, size) {
                snapshot.problems.push(*problem);
                continue;
            }
            let bytes = self.repo.find_blob(id).map_err(|e| e.to_string())?.take_data();
            let (source, problem) = source_of(&path, &bytes);
            snapshot.problems.extend(problem);
            if let Some(source) = source {
                snapshot.files.insert(path, source);
            }
        }
        Ok(snapshot)
    }
}

/// The workspace's folder in the repository's tree.
fn folder_in(repo: &gix::Repository, root: &Path) -> Result<PathBuf, Message> {
    let top = repo.workdir().and_then(|w| w.canonicalize().ok());
    top.and_then(|top| root.strip_prefix(top).ok().map(Path::to_owned)).ok_or_else(|| {
        Message::new(
            format!("`{}` bukan bagian dari pohon kerja git", root.display()),
            format!("`{}` is not part of a git work tree", root.display()),
        )
    })
}

fn unknown(repo: &gix::Repository, revision: &str, reason: &str) -> Message {
    let (id, en) = if_shallow(repo);
    Message::new(
        format!("revisi git “{revision}” tidak ditemukan: {reason}{id}"),
        format!("git revision “{revision}” was not found: {reason}{en}"),
    )
}

fn lost(repo: &gix::Repository, revision: &str, reason: &str) -> Message {
    let (id, en) = if_shallow(repo);
    Message::new(
        format!("isi revisi git “{revision}” tidak lengkap di sini: {reason}{id}"),
        format!("the content of git revision “{revision}” is not complete here: {reason}{en}"),
    )
}

fn if_shallow(repo: &gix::Repository) -> (&'static str, &'static str) {
    if repo.is_shallow().unwrap_or(false) {
        (
            ". Riwayat di sini dangkal: ambil seluruhnya dengan `git fetch --unshallow` (di CI: `fetch-depth: 0`)",
            ". The history here is shallow: fetch all of it with `git fetch --unshallow` (in CI: `fetch-depth: 0`)",
        )
    } else {
        ("", "")
    }
}

#[cfg(test)]
mod tests;

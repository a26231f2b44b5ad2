//! The plans below a folder. The result is the same on every machine: sorted by path, whatever order the system lists
//! them in.
//!
//! Links are not followed, so a loop of them costs nothing and nothing outside the workspace is read; the target of a
//! link inside the workspace is found under its own name. A linked *file* whose own name would not be read (`kini.rpjmd`
//! → `.versi/3`) is read under the link's name; one that leads out is a problem, not a silent gap.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::config::FILE_NAME;
use crate::message::Message;
use crate::problem::{Problem, ProblemKind};
use crate::selection::{Selection, is_plan};

/// What is below a folder.
#[derive(Debug, Default)]
pub struct Found {
    /// The plans, sorted by path.
    pub files: Vec<FoundFile>,
    /// What could not be looked at, sorted by path.
    pub problems: Vec<Problem>,
    /// Folders below that are workspaces of their own (they have a `selaras.toml`), sorted; nothing of them is in
    /// `files`.
    pub nested: Vec<PathBuf>,
    /// Linked folders, which were not followed: paths in the workspace, sorted.
    pub links: Vec<String>,
}

/// A plan on disk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundFile {
    /// Path in the workspace, with `/`.
    pub path: Arc<str>,
    /// Where it is.
    pub disk: PathBuf,
}

/// Looks for the plans below `root`, which must be canonical. An error means that `root` itself cannot be listed.
pub fn discover(root: &Path, selection: &Selection) -> io::Result<Found> {
    let mut found = Found::default();
    let mut links = Vec::new();
    let mut walk = WalkDir::new(root).into_iter();
    while let Some(entry) = walk.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.depth() == 0 => return Err(error.into()),
            Err(error) => {
                found.problems.push(unlisted(root, error));
                continue;
            }
        };
        if entry.depth() == 0 {
            continue;
        }
        let path = relative(root, entry.path());
        if entry.file_type().is_dir() {
            if !selection.takes_folder(&path) {
                walk.skip_current_dir();
            } else if entry.path().join(FILE_NAME).is_file() {
                found.nested.push(entry.path().to_owned());
                walk.skip_current_dir();
            }
        } else if entry.file_type().is_symlink() {
            links.push((path, entry.into_path()));
        } else if selection.takes_file(&path) {
            found.take(&entry, path);
        }
    }
    for (path, disk) in links {
        found.link(root, selection, path, disk);
    }
    found.files.sort_by(|a, b| a.path.cmp(&b.path));
    found.problems.sort_by(|a, b| a.path.cmp(&b.path));
    found.nested.sort();
    found.links.sort();
    Ok(found)
}

impl Found {
    fn take(&mut self, entry: &DirEntry, path: String) {
        if entry.path().to_str().is_none() {
            self.problem(
                &path,
                ProblemKind::NotReadable,
                Message::new("nama berkas ini bukan UTF-8", "the name of this file is not UTF-8"),
                Message::new("Ganti nama berkasnya.", "Rename the file."),
            );
        } else if entry.file_type().is_file() {
            self.files.push(FoundFile { path: path.into(), disk: entry.path().to_owned() });
        } else {
            self.problem(
                &path,
                ProblemKind::NotReadable,
                Message::new(
                    "bukan berkas biasa, jadi tidak dibaca",
                    "not a regular file, so it is not read",
                ),
                Message::new("Ganti dengan naskah rencananya.", "Put the plan's text there."),
            );
        }
    }

    fn link(&mut self, root: &Path, selection: &Selection, path: String, disk: PathBuf) {
        let target = disk.canonicalize();
        if target.as_ref().is_ok_and(|t| t.is_dir()) {
            if selection.takes_folder(&path) {
                self.links.push(path);
            }
            return;
        }
        if !selection.takes_file(&path) {
            return;
        }
        let target = match target {
            Ok(target) => target,
            Err(error) => {
                return self.problem(
                    &path,
                    ProblemKind::NotReadable,
                    Message::new(
                        format!("tautan ini tidak menuju berkas mana pun ({error})"),
                        format!("this link leads to no file ({error})"),
                    ),
                    Message::new("Perbaiki atau hapus tautannya.", "Mend or remove the link."),
                );
            }
        };
        if !target.starts_with(root) {
            return self.problem(
                &path,
                ProblemKind::NotReadable,
                Message::new(
                    "tautan ini menuju ke luar ruang kerja, jadi tidak diikuti",
                    "this link leads out of the workspace, so it is not followed",
                ),
                Message::new("Salin berkasnya ke dalam ruang kerja.", "Copy the file into the workspace."),
            );
        }
        let own = relative(root, &target);
        let found_anyway = selection.takes_file(&own) && !self.nested.iter().any(|n| target.starts_with(n));
        if !found_anyway && target.is_file() {
            self.files.push(FoundFile { path: path.into(), disk: target });
        }
    }

    fn problem(&mut self, path: &str, kind: ProblemKind, message: Message, help: Message) {
        self.problems.push(Problem { path: path.into(), kind, place: None, message, help });
    }
}

/// A folder that cannot be listed.
fn unlisted(root: &Path, error: walkdir::Error) -> Problem {
    let path = relative(root, error.path().unwrap_or(root));
    let io = io::Error::from(error);
    crate::read::io_problem(path.into(), &io, true)
}

/// `disk` as a path in the workspace `root`, with `/`; `.` for the root itself. Letters that are not UTF-8 are shown as
/// `�`.
pub fn relative(root: &Path, disk: &Path) -> String {
    let inside = disk.strip_prefix(root).unwrap_or(disk);
    let steps: Vec<_> = inside.iter().map(|step| step.to_string_lossy()).collect();
    if steps.is_empty() { ".".to_owned() } else { steps.join("/") }
}

/// Whether a path on disk ends like a plan.
pub fn is_plan_file(disk: &Path) -> bool {
    disk.file_name().is_some_and(|name| is_plan(&name.to_string_lossy()))
}

#[cfg(test)]
mod tests;

//! Waiting for changes on disk, in batches: an editor's save, or a checkout, is one batch and not a hundred.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use notify::{EventKind, RecursiveMode, Watcher};

use crate::config::FILE_NAME;
use crate::discover::relative;
use crate::message::Message;
use crate::selection::Selection;

/// A batch ends when nothing has happened for this long …
const QUIET: Duration = Duration::from_millis(80);
/// … or when it lasts this long.
const LONGEST: Duration = Duration::from_secs(1);

/// A watch over some workspaces.
pub struct Watch {
    events: Receiver<notify::Result<notify::Event>>,
    roots: Vec<PathBuf>,
    // Stops watching when dropped.
    _watcher: notify::RecommendedWatcher,
}

impl Watch {
    /// Watches everything below `roots` (canonical folders). What happens from here on is kept until it is asked for.
    pub fn start(roots: &[PathBuf]) -> Result<Watch, Message> {
        let (send, events) = channel();
        let wrong = |e: notify::Error| {
            Message::new(format!("tidak dapat memantau berkas: {e}"), format!("cannot watch files: {e}"))
        };
        let mut watcher = notify::recommended_watcher(move |event| {
            // Nobody listens any more: the watch is about to be dropped.
            let _ = send.send(event);
        })
        .map_err(wrong)?;
        for root in roots {
            watcher.watch(root, RecursiveMode::Recursive).map_err(wrong)?;
        }
        Ok(Watch { events, roots: roots.to_vec(), _watcher: watcher })
    }

    /// Waits for changes that may concern a plan or the settings, and gives their paths on disk, sorted. After `patience`
    /// without any the batch is empty.
    pub fn wait(&self, patience: Duration) -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = Vec::new();
        let mut deadline = Instant::now() + patience;
        let mut last = None;
        while let Ok(event) = self.events.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            let before = paths.len();
            self.take(event, &mut paths);
            if paths.len() > before {
                let longest = *last.get_or_insert_with(|| Instant::now() + LONGEST);
                deadline = (Instant::now() + QUIET).min(longest);
            }
        }
        paths.sort();
        paths.dedup();
        paths
    }

    fn take(&self, event: notify::Result<notify::Event>, paths: &mut Vec<PathBuf>) {
        match event {
            // Our own reading is an event too.
            Ok(event) if matches!(event.kind, EventKind::Access(_)) => {}
            Ok(event) if event.need_rescan() => paths.extend(self.roots.iter().cloned()),
            Ok(event) => paths.extend(event.paths.into_iter().filter(|p| self.concerns(p))),
            // Something was lost: everything may have changed.
            Err(_) => paths.extend(self.roots.iter().cloned()),
        }
    }

    /// A plan, the settings, or a folder (also one that is gone: a name without an ending).
    fn concerns(&self, path: &Path) -> bool {
        let Some(root) =
            self.roots.iter().filter(|r| path.starts_with(r)).max_by_key(|r| r.as_os_str().len())
        else {
            return false;
        };
        let inside = relative(root, path);
        let everything = Selection::default();
        let name = path.file_name().unwrap_or_default();
        inside == "."
            || everything.takes_file(&inside)
            || name == FILE_NAME
            || ((path.is_dir() || path.extension().is_none()) && everything.takes_folder(&inside))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const PATIENCE: Duration = Duration::from_secs(10);

    #[test]
    fn changed_new_and_deleted_plans_come_in_batches() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().canonicalize().expect("exists");
        fs::write(root.join("a.rpjmd"), "satu").expect("written");
        let watch = Watch::start(std::slice::from_ref(&root)).expect("watching");

        fs::write(root.join("a.rpjmd"), "dua").expect("written");
        fs::write(root.join("b.renstra"), "").expect("written");
        fs::write(root.join("catatan.txt"), "").expect("written");
        assert_eq!(watch.wait(PATIENCE), [root.join("a.rpjmd"), root.join("b.renstra")]);

        fs::remove_file(root.join("b.renstra")).expect("removed");
        assert_eq!(watch.wait(PATIENCE), [root.join("b.renstra")]);

        fs::write(root.join("selaras.toml"), "").expect("written");
        assert_eq!(watch.wait(PATIENCE), [root.join("selaras.toml")]);
    }

    #[test]
    fn other_files_and_reading_wake_no_one() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().canonicalize().expect("exists");
        fs::create_dir(root.join(".git")).expect("made");
        fs::write(root.join("a.rpjmd"), "satu").expect("written");
        let watch = Watch::start(std::slice::from_ref(&root)).expect("watching");
        fs::read(root.join("a.rpjmd")).expect("read");
        fs::write(root.join("x.txt"), "").expect("written");
        fs::write(root.join(".git/index"), "").expect("written");
        assert_eq!(watch.wait(Duration::from_millis(300)), Vec::<PathBuf>::new());
    }
}

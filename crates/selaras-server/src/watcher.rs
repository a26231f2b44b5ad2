//! Our own eyes on the disk, for clients that have none.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::Duration;

use selaras_workspace::watch::Watch;

use crate::owner::Message;

/// How long the thread may live on when it is not wanted any more.
const PATIENCE: Duration = Duration::from_secs(1);

/// A thread that watches some folders; it ends when this is dropped.
pub(crate) struct Watcher {
    roots: Vec<PathBuf>,
    wanted: Arc<AtomicBool>,
}

impl Watcher {
    /// Watches `roots` and tells the owner what changed below them.
    pub(crate) fn start(roots: Vec<PathBuf>, owner: Sender<Message>) -> Watcher {
        let wanted = Arc::new(AtomicBool::new(true));
        let (folders, still) = (roots.clone(), wanted.clone());
        let work = move || {
            let watch = match Watch::start(&folders) {
                Ok(watch) => watch,
                Err(error) => return tracing::warn!("{}", error.en),
            };
            while still.load(Ordering::Relaxed) {
                let paths = watch.wait(PATIENCE);
                if !paths.is_empty() && owner.send(Message::Disk(paths)).is_err() {
                    break;
                }
            }
        };
        // Without it the client's own notices are all there is.
        let _ = std::thread::Builder::new().name("watcher".to_owned()).spawn(work);
        Watcher { roots, wanted }
    }

    /// What it watches.
    pub(crate) fn roots(&self) -> &[PathBuf] {
        &self.roots
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.wanted.store(false, Ordering::Relaxed);
    }
}

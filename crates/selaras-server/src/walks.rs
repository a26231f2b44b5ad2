//! Workspaces that are read because a document of theirs is shown, not because somebody opened their folder: it may be a
//! large one, and what else is open does not wait for it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use selaras_workspace::Root;
use selaras_workspace::workspace::path_in;

use crate::owner::Message;
use crate::region::Region;

/// How long a workspace is waited for: most are read by then, and nobody sees that there was anything to wait for.
const PATIENCE: Duration = Duration::from_millis(100);

/// What is being read, by the workspaces' folders.
pub(crate) struct Walks {
    walks: BTreeMap<PathBuf, Walk>,
    owner: Sender<Message>,
}

struct Walk {
    result: Receiver<Option<Region>>,
    read: Option<Option<Region>>,
    wanted: bool,
}

impl Walks {
    /// Nothing yet. The owner is told when something has been read.
    pub(crate) fn new(owner: Sender<Message>) -> Walks {
        Walks { walks: BTreeMap::new(), owner }
    }

    /// A workspace, if it has been read or soon is. Else it is read on, and the owner told when that is done.
    pub(crate) fn read(&mut self, folder: &Path, root: &Root) -> Option<Region> {
        let key = &root.folder;
        match self.walks.get_mut(key) {
            Some(walk) => walk.wanted = true,
            None => {
                let walk = self.start(folder.to_owned(), root.clone());
                self.walks.insert(key.clone(), walk);
            }
        }
        let walk = self.walks.get_mut(key)?;
        if walk.read.is_none() {
            walk.read = walk.result.try_recv().ok();
        }
        let read = walk.read.take()?;
        self.walks.remove(key);
        read
    }

    fn start(&self, folder: PathBuf, root: Root) -> Walk {
        let (send, result) = channel();
        let owner = self.owner.clone();
        let work = move || {
            // Nobody takes it where the document has been closed in the meantime.
            let _ = send.send(Region::read(&folder, root));
            let _ = owner.send(Message::Read);
        };
        // Without a thread nothing comes, and the document stays by itself.
        let _ = std::thread::Builder::new().name("walk".to_owned()).spawn(work);
        let read = result.recv_timeout(PATIENCE).ok();
        Walk { result, read, wanted: true }
    }

    /// From here on it is seen what is still wanted.
    pub(crate) fn begin(&mut self) {
        self.walks.values_mut().for_each(|w| w.wanted = false);
    }

    /// What is not wanted is not waited for any more.
    pub(crate) fn end(&mut self) {
        self.walks.retain(|_, w| w.wanted);
    }

    /// A path on disk is in a workspace that is being read.
    pub(crate) fn are_at(&self, path: &Path) -> bool {
        self.walks.keys().any(|folder| path_in(folder, path).is_some())
    }

    /// Something is being read.
    pub(crate) fn are(&self) -> bool {
        !self.walks.is_empty()
    }

    /// Waits until all is read.
    pub(crate) fn finish(&mut self) {
        for walk in self.walks.values_mut().filter(|w| w.read.is_none()) {
            walk.read = Some(walk.result.recv().ok().flatten());
        }
    }
}

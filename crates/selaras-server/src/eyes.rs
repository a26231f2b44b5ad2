//! Who tells us what changes on disk: the client, as far as it watches; else we look ourselves.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use serde_json::{Value, json};
use tower_lsp_server::Client as Remote;
use tower_lsp_server::ls_types as lsp;

use crate::owner::Message;
use crate::uri::uri_of;
use crate::watcher::Watcher;

/// Who watches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Who {
    /// We do.
    Us,
    /// The client does, below the folders that it shows, and elsewhere if it is told a folder.
    Client {
        /// It can be told a folder.
        elsewhere: bool,
    },
}

/// Eyes on the disk.
pub(crate) struct Eyes {
    who: Option<Who>,
    watcher: Option<Watcher>,
    /// The folders elsewhere that the client watches, and the name of that.
    told: (Vec<PathBuf>, Option<String>),
    count: usize,
    remote: Remote,
    runtime: tokio::runtime::Handle,
    queue: Sender<Message>,
}

impl Eyes {
    /// Closed ones. What is seen is told to the owner.
    pub(crate) fn new(remote: Remote, runtime: tokio::runtime::Handle, queue: Sender<Message>) -> Eyes {
        Eyes { who: None, watcher: None, told: Default::default(), count: 0, remote, runtime, queue }
    }

    /// It is known who watches.
    pub(crate) fn open(&mut self, who: Who) {
        self.who = Some(who);
    }

    /// The folders that are to be seen: all of them, and those that lie outside of what the client shows.
    pub(crate) fn turn(
        &mut self,
        all: impl FnOnce() -> Vec<PathBuf>,
        outside: impl FnOnce() -> Vec<PathBuf>,
    ) {
        match self.who {
            None => {}
            Some(Who::Us) => self.look(all()),
            Some(Who::Client { elsewhere: false }) => self.look(outside()),
            Some(Who::Client { elsewhere: true }) => self.tell(outside()),
        }
    }

    fn look(&mut self, roots: Vec<PathBuf>) {
        if self.watcher.as_ref().map_or(&[][..], Watcher::roots) != roots {
            self.watcher = None;
            self.watcher = (!roots.is_empty()).then(|| Watcher::start(roots, self.queue.clone()));
        }
    }

    /// Has the client watch these folders, and no longer those before.
    fn tell(&mut self, roots: Vec<PathBuf>) {
        if self.told.0 == roots {
            return;
        }
        self.count += 1;
        let id = format!("selaras-files-{}", self.count);
        let registration =
            (!roots.is_empty()).then(|| registration(id.clone(), roots.iter().map(|r| Some(&**r))));
        let (_, before) = std::mem::replace(&mut self.told, (roots, registration.as_ref().map(|_| id)));
        let (remote, queue) = (self.remote.clone(), self.queue.clone());
        self.runtime.spawn(async move {
            if let Some(id) = before {
                // What it goes on to tell is told twice, no more.
                let method = METHOD.to_owned();
                let _ = remote.unregister_capability(vec![lsp::Unregistration { id, method }]).await;
            }
            if let Some(registration) = registration
                && remote.register_capability(vec![registration]).await.is_err()
            {
                let _ = queue.send(Message::Watch(Who::Client { elsewhere: false }));
            }
        });
    }
}

const METHOD: &str = "workspace/didChangeWatchedFiles";

/// All plans and settings below the folders that the client shows; and folders that go with all that is in them.
pub(crate) fn watched_files() -> lsp::Registration {
    registration("selaras-files".to_owned(), std::iter::once(None))
}

/// The same below some folders; below those that the client shows for none.
fn registration<'p>(id: String, roots: impl Iterator<Item = Option<&'p Path>>) -> lsp::Registration {
    let mut watchers = Vec::new();
    for root in roots {
        let pattern = |glob: &str| match root {
            None => Some(json!(glob)),
            Some(root) => Some(json!({ "baseUri": uri_of(root)?, "pattern": glob })),
        };
        for glob in ["**/*.rpjmd", "**/*.renstra", "**/*.selaras", "**/selaras.toml"] {
            watchers.extend(pattern(glob).map(|p| json!({ "globPattern": p })));
        }
        watchers.extend(pattern("**/*").map(|p| json!({ "globPattern": p, "kind": 4 })));
    }
    let register_options: Option<Value> = Some(json!({ "watchers": watchers }));
    lsp::Registration { id, method: METHOD.to_owned(), register_options }
}

//! One thread that owns the [`World`]: messages come in their order, edits are gathered, readers get views.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use tower_lsp_server::Client as Remote;
use tower_lsp_server::ls_types::{TextDocumentContentChangeEvent, Uri};

use crate::diagnoser::Diagnoser;
use crate::settings::{Client, Settings};
use crate::view::View;
use crate::world::World;

/// Answers a question about a document: the view, and its path there; nothing where it is unknown.
pub(crate) type Answer = Box<dyn FnOnce(Option<(View, Arc<str>)>) + Send>;

/// What the owner is told.
pub(crate) enum Message {
    /// The client has said what it is, and which folders it shows.
    Begin { client: Box<Client>, settings: Box<Settings>, folders: Vec<PathBuf> },
    /// Other settings.
    Settings(Box<Settings>),
    /// Folders came and went.
    Folders { added: Vec<PathBuf> },
    /// A document is shown.
    Open { uri: Uri, version: i32, text: String },
    /// A document is edited.
    Change { uri: Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent> },
    /// A document is no longer shown.
    Close(Uri),
    /// Files changed on disk.
    Disk(Vec<Uri>),
    /// A question about a document.
    Ask(Uri, Answer),
    /// A question about everything.
    AskAll(Box<dyn FnOnce(Vec<View>) + Send>),
}

/// Starts the owner. It ends when the sender is dropped.
pub(crate) fn start(remote: Remote, runtime: tokio::runtime::Handle) -> Sender<Message> {
    let (send, receive) = channel();
    let work = move || Owner::new(remote, runtime).run(&receive);
    // Without its thread there is no server; the system has none left.
    std::thread::Builder::new().name("owner".to_owned()).spawn(work).expect("a thread");
    send
}

struct Owner {
    world: Option<World>,
    readers: rayon::ThreadPool,
    diagnoser: Diagnoser,
    remote: Remote,
    runtime: tokio::runtime::Handle,
}

impl Owner {
    fn new(remote: Remote, runtime: tokio::runtime::Handle) -> Owner {
        let readers = rayon::ThreadPoolBuilder::new().num_threads(2).thread_name(|n| format!("reader-{n}"));
        Owner {
            world: None,
            readers: readers.build().expect("threads"),
            diagnoser: Diagnoser::start(remote.clone(), runtime.clone()),
            remote,
            runtime,
        }
    }

    fn run(mut self, messages: &Receiver<Message>) {
        while let Ok(message) = messages.recv() {
            self.take(message);
            // What has come in the meantime belongs to the same turn: of many edits the last text counts.
            while let Ok(message) = messages.try_recv() {
                self.take(message);
            }
            self.diagnose();
        }
    }

    fn take(&mut self, message: Message) {
        if let Message::Begin { client, settings, folders } = message {
            let mut world = World::new(Arc::new(*client), *settings);
            for folder in folders {
                world.add_folder(&folder).into_iter().for_each(|n| self.diagnoser.changed(n));
            }
            self.world = Some(world);
            return;
        }
        let Some(world) = &mut self.world else { return };
        let changed = |region: Option<usize>| region.into_iter().for_each(|n| self.diagnoser.changed(n));
        match message {
            Message::Begin { .. } => {}
            Message::Open { uri, version, text } => changed(world.open(uri, version, text)),
            Message::Change { uri, version, changes } => changed(world.change(&uri, version, changes)),
            Message::Close(uri) => {
                self.diagnoser.withdraw();
                changed(world.close(&uri));
            }
            Message::Settings(settings) => {
                world.settings = Arc::new(*settings);
                world.all().for_each(|n| changed(Some(n)));
                self.refresh();
            }
            Message::Folders { added } => {
                self.diagnoser.withdraw();
                for folder in added {
                    world.add_folder(&folder).into_iter().for_each(|n| changed(Some(n)));
                }
            }
            Message::Disk(uris) => {
                self.diagnoser.withdraw();
                for region in world.regions_of(&uris) {
                    world.reload(region);
                    changed(Some(region));
                }
                self.refresh();
            }
            Message::Ask(uri, answer) => {
                self.settle();
                let Some(world) = &mut self.world else { return };
                let found = world.find(&uri);
                let view = found.and_then(|(region, path)| Some((world.view(region)?, path)));
                self.readers.spawn(move || answer(view));
            }
            Message::AskAll(answer) => {
                self.settle();
                let Some(world) = &mut self.world else { return };
                let views = world.all().filter_map(|n| world.view(n)).collect();
                self.readers.spawn(move || answer(views));
            }
        }
    }

    /// Brings the databases up to the edits.
    fn settle(&mut self) {
        if let Some(world) = self.world.as_mut().filter(|w| w.is_dirty()) {
            // A job that waits holds a view, and the write would wait for it.
            self.diagnoser.withdraw();
            world.flush();
        }
    }

    /// Has the findings told anew, of what changed.
    fn diagnose(&mut self) {
        self.settle();
        let Some(world) = &mut self.world else { return };
        if world.client.pulls {
            return;
        }
        let views = self.diagnoser.waiting();
        let views = views.into_iter().filter_map(|n| Some((n, world.view(n)?))).collect();
        self.diagnoser.order(views);
    }

    /// A client that pulls is told that what it pulled is old.
    fn refresh(&self) {
        let Some(world) = &self.world else { return };
        let can = world.client.can.workspace.as_ref().and_then(|w| w.diagnostics.as_ref());
        if world.client.pulls && can.and_then(|d| d.refresh_support) == Some(true) {
            let remote = self.remote.clone();
            // Never waited for: a client that is slow to answer must not stop us.
            self.runtime.spawn(async move {
                let _ = remote.workspace_diagnostic_refresh().await;
            });
        }
    }
}

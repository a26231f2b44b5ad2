//! One thread that owns the [`World`]: messages come in their order, edits are gathered, readers get views.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use selaras_plan::years::Date;
use tokio::sync::oneshot;
use tower_lsp_server::Client as Remote;
use tower_lsp_server::ls_types::{MessageType, TextDocumentContentChangeEvent, Uri};

use crate::diagnoser::Diagnoser;
use crate::log::Log;
use crate::progress::Progress;
use crate::record::Record;
use crate::settings::{Client, Settings};
use crate::view::View;
use crate::watcher::Watcher;
use crate::world::{Changes, World};

/// Answers a question about a document: the view, and its path there; nothing where it is unknown.
pub(crate) type Answer = Box<dyn FnOnce(Option<(View, Arc<str>)>) + Send>;

/// What the owner is told.
pub(crate) enum Message {
    /// The client has said what it is, and which folders it shows.
    Begin { client: Box<Client>, settings: Box<Settings>, folders: Vec<PathBuf> },
    /// Other settings.
    Settings(Box<Settings>),
    /// Folders came and went.
    Folders { added: Vec<PathBuf>, removed: Vec<PathBuf> },
    /// A document is shown.
    Open { uri: Uri, version: i32, text: String },
    /// A document is edited.
    Change { uri: Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent> },
    /// A document is no longer shown.
    Close(Uri),
    /// Files changed on disk.
    Disk(Vec<PathBuf>),
    /// The client does not tell what changes on disk.
    Watch,
    /// A question about a document.
    Ask(Uri, Answer),
    /// A question about everything.
    AskAll(Box<dyn FnOnce(Vec<View>) + Send>),
    /// Somebody wants to know when all that was told before is done and said.
    Idle(oneshot::Sender<()>),
}

/// What the server was started with.
#[derive(Clone, Default)]
pub(crate) struct Given {
    /// The day; else that of the clock.
    pub today: Option<Date>,
    /// What is written down.
    pub record: Option<Arc<Record>>,
    /// The log.
    pub log: Log,
}

/// Starts the owner. It ends with the process.
pub(crate) fn start(remote: Remote, runtime: tokio::runtime::Handle, given: Given) -> Sender<Message> {
    let (send, receive) = channel();
    let own = send.clone();
    let work = move || Owner::new(remote, runtime, given, own).run(&receive);
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
    given: Given,
    /// The owner's own queue, for those that it starts.
    queue: Sender<Message>,
    /// The client does not watch the disk, so we do.
    watches: bool,
    watcher: Option<Watcher>,
    /// What changed on disk, and was not looked at yet.
    disk: BTreeSet<PathBuf>,
}

impl Owner {
    fn new(remote: Remote, runtime: tokio::runtime::Handle, given: Given, queue: Sender<Message>) -> Owner {
        let readers = rayon::ThreadPoolBuilder::new().num_threads(2).thread_name(|n| format!("reader-{n}"));
        Owner {
            world: None,
            readers: readers.build().expect("threads"),
            diagnoser: Diagnoser::start(remote.clone(), runtime.clone()),
            remote,
            runtime,
            given,
            queue,
            watches: false,
            watcher: None,
            disk: BTreeSet::new(),
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
            return self.begin(*client, *settings, folders);
        }
        let Some(world) = &mut self.world else { return };
        match message {
            Message::Begin { .. } => {}
            Message::Open { uri, version, text } => {
                self.diagnoser.withdraw();
                let changes = world.open(uri.clone(), version, text);
                self.mark(changes);
                self.edited(&uri);
            }
            Message::Change { uri, version, changes } => {
                if let Some((region, path)) = world.change(&uri, version, changes) {
                    self.diagnoser.changed(region, Some(path));
                }
            }
            Message::Close(uri) => {
                self.diagnoser.withdraw();
                let changes = world.close(&uri);
                self.mark(changes);
            }
            Message::Settings(settings) => {
                if let Some(trace) = settings.trace.server {
                    self.given.log.set(trace);
                }
                if *world.settings != *settings {
                    world.settings = Arc::new(*settings);
                    world.all().into_iter().for_each(|n| self.diagnoser.changed(n, None));
                    self.diagnoser.refresh();
                }
            }
            Message::Folders { added, removed } => {
                self.diagnoser.withdraw();
                let changes = world.folders(added, &removed);
                self.mark(changes);
                self.watch();
            }
            Message::Disk(paths) => self.disk.extend(paths),
            Message::Watch => {
                self.watches = true;
                self.watch();
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
                let views = world.all().into_iter().filter_map(|n| world.view(n)).collect();
                self.readers.spawn(move || answer(views));
            }
            Message::Idle(done) => {
                self.diagnose();
                self.diagnoser.when_idle(done);
            }
        }
    }

    /// Reads what the client shows.
    fn begin(&mut self, client: Client, settings: Settings, folders: Vec<PathBuf>) {
        let progress = match client.shows_progress() {
            true => {
                let title = match client.lang.or(client.locale).unwrap_or_default() {
                    selaras_analysis::rule::Lang::Id => "Selaras membaca rencana",
                    selaras_analysis::rule::Lang::En => "Selaras is reading the plans",
                };
                Progress::begin(self.remote.clone(), &self.runtime, title.to_owned())
            }
            false => Progress::hidden(),
        };
        self.diagnoser.begin(&client);
        let record = self.given.record.clone();
        self.world = Some(World::new(Arc::new(client), settings, self.given.today, record));
        for folder in folders {
            progress.step(folder.display().to_string());
            let Some(world) = &mut self.world else { return };
            let changes = world.folders(vec![folder], &[]);
            self.mark(changes);
        }
        // What changed by then is found with the first check, which shows its end as well.
        self.diagnoser.show(progress);
    }

    /// Workspaces are others than they were, or gone.
    fn mark(&self, changes: Changes) {
        for region in changes.changed {
            self.diagnoser.changed(region, None);
        }
        for region in changes.gone {
            self.diagnoser.gone(region);
        }
    }

    fn edited(&self, uri: &Uri) {
        if let Some((region, path)) = self.world.as_ref().and_then(|w| w.find(uri)) {
            self.diagnoser.changed(region, Some(path));
        }
    }

    /// Watches the disk, where the client does not.
    fn watch(&mut self) {
        let Some(world) = self.world.as_ref().filter(|_| self.watches) else { return };
        let roots = world.roots();
        if self.watcher.as_ref().is_none_or(|w| w.roots() != roots) {
            self.watcher = None;
            self.watcher = (!roots.is_empty()).then(|| Watcher::start(roots, self.queue.clone()));
        }
    }

    /// Brings the databases up to the edits and to the disk.
    fn settle(&mut self) {
        if !self.disk.is_empty() {
            self.diagnoser.withdraw();
            let paths: Vec<PathBuf> = std::mem::take(&mut self.disk).into_iter().collect();
            let Some(world) = &mut self.world else { return };
            let changes = world.disk(&paths);
            self.complain(&changes.changed);
            self.mark(changes);
            self.watch();
        }
        if let Some(world) = self.world.as_mut().filter(|w| w.is_dirty()) {
            // A job that waits holds a view, and the write would wait for it.
            self.diagnoser.withdraw();
            world.flush();
        }
    }

    /// Says to a person that settings are wrong; where they stand it is a finding as well.
    fn complain(&self, regions: &BTreeSet<usize>) {
        for (wrong, lang) in regions.iter().filter_map(|n| self.world.as_ref()?.wrong(*n)) {
            let Some(error) = wrong.errors.first() else { continue };
            let text = match lang {
                selaras_analysis::rule::Lang::Id => {
                    format!(
                        "selaras.toml baris {}: {} Setelan sebelumnya tetap dipakai.",
                        error.line,
                        stop(&error.message.id)
                    )
                }
                selaras_analysis::rule::Lang::En => {
                    format!(
                        "selaras.toml line {}: {} The settings before stay in use.",
                        error.line,
                        stop(&error.message.en)
                    )
                }
            };
            let remote = self.remote.clone();
            self.runtime.spawn(async move { remote.show_message(MessageType::ERROR, text).await });
        }
    }

    /// Has the findings told anew, of what changed.
    fn diagnose(&mut self) {
        self.settle();
        let Some(world) = &mut self.world else { return };
        let views = self.diagnoser.waiting();
        let views = views.into_iter().filter_map(|n| Some((n, world.view(n)?))).collect();
        self.diagnoser.order(views);
    }
}

/// A sentence ends with a full stop.
fn stop(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

//! One thread that owns the [`World`]: messages come in their order, edits are gathered, readers get views.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use selaras_plan::years::Date;
use tokio::sync::oneshot;
use tower_lsp_server::Client as Remote;
use tower_lsp_server::ls_types::{MessageType, TextDocumentContentChangeEvent, Uri};

use crate::diagnoser::Diagnoser;
use crate::eyes::{Eyes, Who};
use crate::log::Log;
use crate::progress::Progress;
use crate::record::Record;
use crate::refresh::Refresher;
use crate::settings::{Client, Settings};
use crate::shown::Shown;
use crate::view::View;
use crate::walks::Walks;
use crate::world::{Changes, World};

/// How long edits must pause before what is shown of other documents is looked at again.
const PAUSE: Duration = Duration::from_millis(300);

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
    /// It is known who watches the disk.
    Watch(Who),
    /// A workspace has been read that was not waited for.
    Read,
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
    refresher: Refresher,
    shown: Shown,
    /// When what is shown is looked at, unless something happens before.
    look_at: Option<Instant>,
    remote: Remote,
    runtime: tokio::runtime::Handle,
    given: Given,
    /// The owner's own queue, for those that it starts.
    queue: Sender<Message>,
    eyes: Eyes,
    /// What changed on disk, and was not looked at yet.
    disk: BTreeSet<PathBuf>,
}

impl Owner {
    fn new(remote: Remote, runtime: tokio::runtime::Handle, given: Given, queue: Sender<Message>) -> Owner {
        let readers = rayon::ThreadPoolBuilder::new().num_threads(2).thread_name(|n| format!("reader-{n}"));
        let refresher = Refresher::new(remote.clone(), runtime.clone());
        Owner {
            world: None,
            readers: readers.build().expect("threads"),
            diagnoser: Diagnoser::start(remote.clone(), &runtime, refresher.clone()),
            shown: Shown::new(refresher.clone()),
            refresher,
            look_at: None,
            eyes: Eyes::new(remote.clone(), runtime.clone(), queue.clone()),
            queue,
            remote,
            runtime,
            given,
            disk: BTreeSet::new(),
        }
    }

    fn run(mut self, messages: &Receiver<Message>) {
        while let Some(message) = self.next(messages) {
            self.take(message);
            // What has come in the meantime belongs to the same turn: of many edits the last text counts.
            while let Ok(message) = messages.try_recv() {
                self.take(message);
            }
            self.diagnose();
        }
    }

    /// The next message; when none comes for a while, what is shown is looked at in the meantime.
    fn next(&mut self, messages: &Receiver<Message>) -> Option<Message> {
        while let Some(at) = self.look_at {
            match messages.recv_timeout(at.saturating_duration_since(Instant::now())) {
                Ok(message) => return Some(message),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {
                    let (shown, views) = self.looking();
                    // What is cut short by an edit is done when the next edits pause.
                    self.readers.spawn(move || shown.look(views));
                }
            }
        }
        messages.recv().ok()
    }

    /// What is needed to look at what is shown.
    fn looking(&mut self) -> (Shown, Vec<View>) {
        self.look_at = None;
        let views = self.world.iter_mut().flat_map(|w| w.all().into_iter().filter_map(|n| w.view(n)));
        (self.shown.clone(), views.filter(|v| !v.open.is_empty()).collect())
    }

    /// Something happened that may change what is shown: to this document, or elsewhere.
    fn stir(&mut self, uri: Option<&Uri>) {
        if self.shown.matters() {
            match uri {
                Some(uri) => self.shown.edited(uri),
                None => self.shown.elsewhere(),
            }
            self.look_at = Some(Instant::now() + PAUSE);
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
                self.watch();
                self.edited(&uri);
                self.stir(Some(&uri));
            }
            Message::Change { uri, version, changes } => {
                if let Some((region, path)) = world.change(&uri, version, changes) {
                    self.diagnoser.changed(region, Some(path));
                }
                self.stir(Some(&uri));
            }
            Message::Close(uri) => {
                self.diagnoser.withdraw();
                let changes = world.close(&uri);
                self.arranged(changes);
            }
            Message::Settings(settings) => {
                if let Some(trace) = settings.trace.server {
                    self.given.log.set(trace);
                }
                if *world.settings != *settings {
                    world.settings = Arc::new(*settings);
                    world.all().into_iter().for_each(|n| self.diagnoser.changed(n, None));
                    self.shown.tell_all();
                    self.look_at = Some(Instant::now() + PAUSE);
                }
            }
            Message::Folders { added, removed } => {
                self.diagnoser.withdraw();
                let changes = world.folders(added, &removed);
                self.arranged(changes);
            }
            Message::Disk(paths) => self.disk.extend(paths),
            Message::Read => {
                self.diagnoser.withdraw();
                let changes = world.read();
                self.arranged(changes);
            }
            Message::Watch(who) => {
                self.eyes.open(who);
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
                if world.reads() {
                    self.diagnoser.withdraw();
                    let changes = world.finish();
                    self.arranged(changes);
                }
                self.diagnose();
                if self.look_at.is_some() {
                    let (shown, views) = self.looking();
                    shown.look(views);
                }
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
        self.refresher.begin(&client);
        let (record, walks) = (self.given.record.clone(), Walks::new(self.queue.clone()));
        self.world = Some(World::new(Arc::new(client), settings, self.given.today, record, walks));
        for folder in folders {
            progress.step(folder.display().to_string());
            let Some(world) = &mut self.world else { return };
            let changes = world.folders(vec![folder], &[]);
            self.mark(changes);
        }
        // What changed by then is found with the first check, which shows its end as well.
        self.diagnoser.show(progress);
    }

    /// Workspaces came and went.
    fn arranged(&mut self, changes: Changes) {
        self.mark(changes);
        self.watch();
        self.stir(None);
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

    /// Has all workspaces watched.
    fn watch(&mut self) {
        if let Some(world) = &self.world {
            self.eyes.turn(|| world.roots(), || world.roots_outside());
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
            let is_nothing = changes.changed.is_empty() && changes.gone.is_empty();
            self.mark(changes);
            self.watch();
            if !is_nothing {
                self.stir(None);
            }
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

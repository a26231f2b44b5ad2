//! Findings behind the owner's back: computed for what changed, the edited files first, and told when they are others
//! than before. A client that asks for them itself is told to ask again, when what it has is old.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use selaras_analysis::Cancelled;
use tokio::sync::{Notify, oneshot};
use tower_lsp_server::Client as Remote;
use tower_lsp_server::ls_types::{Diagnostic, Uri};

use crate::findings::Round;
use crate::progress::Progress;
use crate::refresh::{Kinds, Refresher};
use crate::settings::Client;
use crate::view::View;

/// A document's findings, as they are told.
#[derive(Clone, PartialEq)]
struct Told {
    version: Option<i32>,
    findings: Vec<Diagnostic>,
}

#[derive(Default)]
struct Desk {
    /// When each workspace changed last, and which of its changes has been told.
    changed: BTreeMap<usize, u64>,
    told: BTreeMap<usize, u64>,
    clock: u64,
    /// What was edited since all of it was told: that comes first.
    edited: BTreeMap<usize, BTreeSet<Arc<str>>>,
    /// Workspaces that are no more.
    gone: BTreeSet<usize>,
    /// What is to be looked at: a view of each workspace.
    order: Vec<Job>,
    /// The findings are sent when they are there; else the client asks.
    pushes: bool,
    /// Ends with the first check.
    progress: Option<Progress>,
    /// Who waits for the end of the work.
    idle: Vec<oneshot::Sender<()>>,
}

struct Job {
    region: usize,
    at: u64,
    view: View,
    first: BTreeSet<Arc<str>>,
}

/// The thread that tells findings, seen from the owner.
#[derive(Clone)]
pub(crate) struct Diagnoser {
    desk: Arc<(Mutex<Desk>, Condvar)>,
}

impl Diagnoser {
    /// Starts the thread.
    pub(crate) fn start(remote: Remote, runtime: &tokio::runtime::Handle, refresher: Refresher) -> Diagnoser {
        let diagnoser = Diagnoser { desk: Arc::default() };
        let worker = diagnoser.clone();
        let teller = Teller::start(remote, runtime, refresher);
        let work = move || worker.run(&teller);
        std::thread::Builder::new().name("diagnoser".to_owned()).spawn(work).expect("a thread");
        diagnoser
    }

    fn lock(&self) -> MutexGuard<'_, Desk> {
        locked(&self.desk.0)
    }

    /// The client has said what it can.
    pub(crate) fn begin(&self, client: &Client) {
        self.lock().pushes = !client.pulls;
    }

    /// Something is shown until the first check has ended.
    pub(crate) fn show(&self, progress: Progress) {
        self.lock().progress = Some(progress);
    }

    /// A workspace is another than it was; a file of it was edited.
    pub(crate) fn changed(&self, region: usize, edited: Option<Arc<str>>) {
        let mut desk = self.lock();
        desk.clock += 1;
        let now = desk.clock;
        desk.changed.insert(region, now);
        desk.edited.entry(region).or_default().extend(edited);
    }

    /// A workspace is no more.
    pub(crate) fn gone(&self, region: usize) {
        let mut desk = self.lock();
        desk.changed.remove(&region);
        desk.edited.remove(&region);
        desk.gone.insert(region);
        self.desk.1.notify_one();
    }

    /// Takes back an order that was not begun: its views would hold up a write.
    pub(crate) fn withdraw(&self) {
        self.lock().order.clear();
    }

    /// The workspaces whose last change has not been told.
    pub(crate) fn waiting(&self) -> BTreeSet<usize> {
        self.lock().waiting()
    }

    /// Asks for the findings of some workspaces.
    pub(crate) fn order(&self, views: Vec<(usize, View)>) {
        let mut desk = self.lock();
        let job = |(region, view)| {
            let at = desk.changed.get(&region).copied().unwrap_or_default();
            Job { region, at, view, first: desk.edited.get(&region).cloned().unwrap_or_default() }
        };
        let order: Vec<_> = views.into_iter().map(job).collect();
        if !order.is_empty() {
            desk.order = order;
        } else if desk.order.is_empty() {
            desk.progress = None;
        }
        self.desk.1.notify_one();
    }

    /// Says so when all is told.
    pub(crate) fn when_idle(&self, done: oneshot::Sender<()>) {
        self.lock().idle.push(done);
        self.desk.1.notify_one();
    }

    fn run(&self, teller: &Teller) {
        let mut told: BTreeMap<usize, BTreeMap<Uri, Told>> = BTreeMap::new();
        loop {
            let mut desk = self.lock();
            let (job, gone) = loop {
                let gone = std::mem::take(&mut desk.gone);
                let job = desk.next();
                if job.is_some() || !gone.is_empty() {
                    break (job, gone);
                }
                if desk.waiting().is_empty() {
                    for done in std::mem::take(&mut desk.idle) {
                        teller.when_idle(done);
                    }
                }
                desk = self.desk.1.wait(desk).unwrap_or_else(PoisonError::into_inner);
            };
            let pushes = desk.pushes;
            drop(desk);
            let mut old = !gone.is_empty();
            for region in gone {
                let told = told.remove(&region).unwrap_or_default();
                for (uri, before) in told.into_iter().filter(|_| pushes) {
                    if !before.findings.is_empty() {
                        teller.tell(uri, Told { version: None, findings: Vec::new() });
                    }
                }
            }
            if let Some(Job { region, at, view, first }) = job {
                let known = told.entry(region).or_default();
                let work = || {
                    let round = view.round(first.first().map(|path| &**path));
                    if pushes {
                        hasten(&view, &round, &first, known, teller);
                    }
                    all(&view, &round)
                };
                let found = catch_unwind(AssertUnwindSafe(|| Cancelled::catch(AssertUnwindSafe(work))));
                let edited: BTreeSet<Uri> = first.iter().filter_map(|path| view.uri(path)).collect();
                drop(view);
                let is_judged = match found {
                    Ok(Ok(found)) => {
                        old |= is_old(known, &found, &edited);
                        tell(teller.filter(pushes), known, found);
                        true
                    }
                    // The owner asks again, with what came in between.
                    Ok(Err(_)) => false,
                    // A defect of ours is a finding mostly; where it is none, the findings stay as they were.
                    Err(_) => {
                        tracing::error!("a check failed");
                        true
                    }
                };
                let mut desk = self.lock();
                if is_judged {
                    desk.told.insert(region, at);
                    if desk.changed.get(&region) == Some(&at) {
                        desk.edited.remove(&region);
                    }
                }
            }
            if old {
                teller.refresher.ask(Kinds::FINDINGS);
            }
            let mut desk = self.lock();
            if desk.waiting().is_empty() {
                desk.progress = None;
            }
        }
    }
}

impl Desk {
    /// The next workspace to be looked at: one that was edited before others. Those that are left may be taken back.
    fn next(&mut self) -> Option<Job> {
        let edited = self.order.iter().position(|job| !job.first.is_empty());
        (!self.order.is_empty()).then(|| self.order.remove(edited.unwrap_or(0)))
    }

    fn waiting(&self) -> BTreeSet<usize> {
        let untold = |(region, at): (&usize, &u64)| (self.told.get(region) != Some(at)).then_some(*region);
        self.changed.iter().filter_map(untold).collect()
    }
}

/// Tells the findings of the files that were edited, before those of the others are put into words.
fn hasten(
    view: &View,
    round: &Round,
    edited: &BTreeSet<Arc<str>>,
    told: &mut BTreeMap<Uri, Told>,
    teller: &Teller,
) {
    for path in edited {
        let (Some(uri), Some(version)) = (view.uri(path), view.version(path)) else { continue };
        let new = Told { version: Some(version), findings: round.of(path) };
        if told.get(&uri) != Some(&new) {
            teller.tell(uri.clone(), new.clone());
            told.insert(uri, new);
        }
    }
}

/// The findings of every document that has some, or that is open.
fn all(view: &View, round: &Round) -> BTreeMap<Uri, Told> {
    let mut found: BTreeMap<Uri, Told> = BTreeMap::new();
    for (uri, document) in view.open.values() {
        found.insert(uri.clone(), Told { version: Some(document.version), findings: Vec::new() });
    }
    for (path, findings) in round.all() {
        let Some(uri) = view.uri(&path) else { continue };
        if view.settings.check.only_open && view.version(&path).is_none() {
            continue;
        }
        found.insert(uri, Told { version: view.version(&path), findings });
    }
    found
}

/// Whether findings of other files than the edited ones are others than before.
fn is_old(before: &BTreeMap<Uri, Told>, now: &BTreeMap<Uri, Told>, edited: &BTreeSet<Uri>) -> bool {
    // Of what was asked for before the first check came to its end nothing is known: it counts as found to be clean.
    let findings =
        |of: &BTreeMap<Uri, Told>, uri: &Uri| of.get(uri).map_or(Vec::new(), |t| t.findings.clone());
    let mut all = before.keys().chain(now.keys()).filter(|uri| !edited.contains(*uri));
    all.any(|uri| findings(before, uri) != findings(now, uri))
}

fn tell(teller: Option<&Teller>, told: &mut BTreeMap<Uri, Told>, found: BTreeMap<Uri, Told>) {
    let gone: Vec<Uri> = told.keys().filter(|uri| !found.contains_key(*uri)).cloned().collect();
    for uri in gone {
        let had = told.remove(&uri).is_some_and(|t| !t.findings.is_empty());
        if let Some(teller) = teller.filter(|_| had) {
            teller.tell(uri, Told { version: None, findings: Vec::new() });
        }
    }
    for (uri, new) in found {
        if told.get(&uri) == Some(&new) {
            continue;
        }
        if let Some(teller) = teller {
            teller.tell(uri.clone(), new.clone());
        }
        told.insert(uri, new);
    }
}

/// Sends what is told, one after the other. Of a client that reads slowly nobody waits: what is new takes the place of
/// what it did not take yet.
#[derive(Clone)]
struct Teller {
    state: Arc<(Mutex<Outbox>, Notify)>,
    remote: Remote,
    refresher: Refresher,
}

#[derive(Default)]
struct Outbox {
    order: VecDeque<Uri>,
    told: HashMap<Uri, Told>,
    idle: Vec<oneshot::Sender<()>>,
}

impl Teller {
    fn start(remote: Remote, runtime: &tokio::runtime::Handle, refresher: Refresher) -> Teller {
        let teller = Teller { state: Arc::default(), remote, refresher };
        let worker = teller.clone();
        runtime.spawn(async move {
            loop {
                let next = worker.take();
                match next {
                    Some((uri, told)) => {
                        worker.remote.publish_diagnostics(uri, told.findings, told.version).await;
                    }
                    None => worker.state.1.notified().await,
                }
            }
        });
        teller
    }

    fn lock(&self) -> MutexGuard<'_, Outbox> {
        locked(&self.state.0)
    }

    fn take(&self) -> Option<(Uri, Told)> {
        let mut outbox = self.lock();
        while let Some(uri) = outbox.order.pop_front() {
            if let Some(told) = outbox.told.remove(&uri) {
                return Some((uri, told));
            }
        }
        for done in std::mem::take(&mut outbox.idle) {
            let _ = done.send(());
        }
        None
    }

    fn filter(&self, pushes: bool) -> Option<&Teller> {
        pushes.then_some(self)
    }

    fn tell(&self, uri: Uri, told: Told) {
        let mut outbox = self.lock();
        if outbox.told.insert(uri.clone(), told).is_none() {
            outbox.order.push_back(uri);
        }
        self.state.1.notify_one();
    }

    fn when_idle(&self, done: oneshot::Sender<()>) {
        self.lock().idle.push(done);
        self.state.1.notify_one();
    }
}

/// The lock; a panic of another thread broke nothing in it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

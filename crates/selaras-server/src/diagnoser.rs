//! Findings for clients that do not ask for them: computed behind the owner, told when they changed.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use selaras_analysis::Cancelled;
use tower_lsp_server::Client as Remote;
use tower_lsp_server::ls_types::{Diagnostic, Uri};

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
    /// What is to be looked at: a view of each workspace.
    order: Option<Vec<(usize, u64, View)>>,
}

/// The thread that tells findings, seen from the owner.
#[derive(Clone)]
pub(crate) struct Diagnoser {
    desk: Arc<(Mutex<Desk>, Condvar)>,
}

impl Diagnoser {
    /// Starts the thread.
    pub(crate) fn start(remote: Remote, runtime: tokio::runtime::Handle) -> Diagnoser {
        let diagnoser = Diagnoser { desk: Arc::default() };
        let worker = diagnoser.clone();
        let work = move || worker.run(&remote, &runtime);
        std::thread::Builder::new().name("diagnoser".to_owned()).spawn(work).expect("a thread");
        diagnoser
    }

    fn lock(&self) -> MutexGuard<'_, Desk> {
        self.desk.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A workspace is another than it was.
    pub(crate) fn changed(&self, region: usize) {
        let mut desk = self.lock();
        desk.clock += 1;
        let now = desk.clock;
        desk.changed.insert(region, now);
    }

    /// Takes back an order that was not begun: its views would hold up a write.
    pub(crate) fn withdraw(&self) {
        self.lock().order = None;
    }

    /// The workspaces whose last change has not been told.
    pub(crate) fn waiting(&self) -> BTreeSet<usize> {
        let desk = self.lock();
        let untold = |(region, at): (&usize, &u64)| (desk.told.get(region) != Some(at)).then_some(*region);
        desk.changed.iter().filter_map(untold).collect()
    }

    /// Asks for the findings of some workspaces.
    pub(crate) fn order(&self, views: Vec<(usize, View)>) {
        let mut desk = self.lock();
        let at = |n: &usize| desk.changed.get(n).copied().unwrap_or_default();
        let order: Vec<_> = views.into_iter().map(|(n, view)| (n, at(&n), view)).collect();
        if !order.is_empty() {
            desk.order = Some(order);
            self.desk.1.notify_one();
        }
    }

    fn run(&self, remote: &Remote, runtime: &tokio::runtime::Handle) {
        let mut told: BTreeMap<usize, BTreeMap<Uri, Told>> = BTreeMap::new();
        loop {
            let mut desk = self.lock();
            let order = loop {
                match desk.order.take() {
                    Some(order) => break order,
                    None => desk = self.desk.1.wait(desk).unwrap_or_else(PoisonError::into_inner),
                }
            };
            drop(desk);
            for (region, at, view) in order {
                // The view is gone before anything is sent: a client that does not read holds up nobody else.
                let found =
                    catch_unwind(AssertUnwindSafe(|| Cancelled::catch(AssertUnwindSafe(|| all(&view)))));
                drop(view);
                let Ok(Ok(found)) = found else { continue };
                tell(remote, runtime, told.entry(region).or_default(), found);
                self.lock().told.insert(region, at);
            }
        }
    }
}

/// The findings of every document that has some, or that is open.
fn all(view: &View) -> BTreeMap<Uri, Told> {
    let mut found: BTreeMap<Uri, Told> = BTreeMap::new();
    for (uri, document) in view.open.values() {
        found.insert(uri.clone(), Told { version: Some(document.version), findings: Vec::new() });
    }
    for (path, findings) in view.findings() {
        let Some(uri) = view.uri(&path) else { continue };
        if view.settings.check.only_open && view.version(&path).is_none() {
            continue;
        }
        found.insert(uri, Told { version: view.version(&path), findings });
    }
    found
}

fn tell(
    remote: &Remote,
    runtime: &tokio::runtime::Handle,
    told: &mut BTreeMap<Uri, Told>,
    found: BTreeMap<Uri, Told>,
) {
    let gone: Vec<Uri> = told.keys().filter(|uri| !found.contains_key(*uri)).cloned().collect();
    for uri in gone {
        let had = told.remove(&uri).is_some_and(|t| !t.findings.is_empty());
        if had {
            runtime.block_on(remote.publish_diagnostics(uri, Vec::new(), None));
        }
    }
    for (uri, new) in found {
        if told.get(&uri) == Some(&new) {
            continue;
        }
        runtime.block_on(remote.publish_diagnostics(uri.clone(), new.findings.clone(), new.version));
        told.insert(uri, new);
    }
}

//! What a query remembers of the last time that it ran, to do less the next time. What it gives never depends on it:
//! a query that finds nothing here does all its work again.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::documents::DocId;
use crate::judge::Judged;

/// So many nodes of documents are remembered at most, beside those of the documents that an editor shows.
const MOST_NODES: usize = 20_000;

/// The memory of a database; its clones share it.
#[derive(Default)]
pub struct Memory {
    in_use: AtomicBool,
    judged: Mutex<FxHashMap<DocId, Judged>>,
}

impl Memory {
    /// From now on things are remembered: an editor shows a file. What is checked once need not be remembered.
    pub(crate) fn begin(&self) {
        self.in_use.store(true, Ordering::Relaxed);
    }

    /// Things are remembered.
    pub(crate) fn in_use(&self) -> bool {
        self.in_use.load(Ordering::Relaxed)
    }

    /// The last judgement of a document, taken out.
    pub(crate) fn take_judged(&self, doc: DocId) -> Option<Judged> {
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).remove(&doc)
    }

    /// Keeps a judgement, where there is room for it.
    pub(crate) fn keep_judged(&self, doc: DocId, judged: Judged) {
        let mut all = self.judged.lock().unwrap_or_else(PoisonError::into_inner);
        let others: usize = all.values().filter(|j| !j.is_shown).map(Judged::nodes).sum();
        if judged.is_shown || others + judged.nodes() <= MOST_NODES {
            all.insert(doc, judged);
        }
    }
}

//! What a query remembers of the last time that it ran, to do less the next time. What it gives never depends on it:
//! a query that finds nothing here does all its work again.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;
use selaras_plan::name::Name;
use selaras_syntax::tree::Span;
use selaras_syntax::{Parse, Reading, Reread};

use crate::db::SourceFile;
use crate::documents::DocId;
use crate::items::{Items, lower, lower_again};
use crate::judge::Judged;
use crate::place::Place;
use crate::region::{Part, Regional};

/// So many names are remembered at most.
const MOST_NAMES: usize = 16_000;

/// So many places are remembered at most.
const MOST_PLACES: usize = 50_000;

/// So many nodes of documents are remembered at most, beside those of the documents that an editor shows.
const MOST_NODES: usize = 20_000;

/// A document with more nodes than these is remembered only while an editor shows it.
const MOST_NODES_OF_ONE: usize = 500;

/// The memory of a database; its clones share it.
#[derive(Default)]
pub struct Memory {
    in_use: AtomicBool,
    judged: Mutex<FxHashMap<DocId, Judged>>,
    regions: Mutex<FxHashMap<(DocId, Part), Regional>>,
    files: Mutex<FxHashMap<SourceFile, FileRead>>,
    names: Mutex<FxHashMap<Box<str>, Arc<Name>>>,
    places: Mutex<Places>,
}

/// Where things stand in files that no editor shows: their trees are not kept, and one that many look into would be read
/// again for each answer.
#[derive(Default)]
struct Places {
    files: FxHashMap<SourceFile, (Arc<str>, Spans)>,
    count: usize,
}

/// Where places of nodes are.
type Spans = FxHashMap<(u32, Place), Span>;

/// A file that an editor shows, as it was read last.
struct FileRead {
    reading: Reading,
    /// What differs from the reading before it; none where that may be anything.
    reread: Option<Reread>,
    /// What this reading, or the one before it, means.
    items: Option<Items>,
    /// It is this one.
    is_lowered: bool,
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
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

    /// A title as a name that can be compared.
    pub(crate) fn name(&self, title: &str) -> Arc<Name> {
        if !self.in_use() {
            return Arc::new(Name::new(title));
        }
        if let Some(name) = lock(&self.names).get(title) {
            return name.clone();
        }
        let name = Arc::new(Name::new(title));
        let mut names = lock(&self.names);
        if names.len() >= MOST_NAMES {
            names.clear();
        }
        names.insert(title.into(), name.clone());
        name
    }

    /// Where a place of a closed file is, if that was told of this text before.
    pub(crate) fn span(&self, file: SourceFile, text: &Arc<str>, node: u32, place: Place) -> Option<Span> {
        let places = lock(&self.places);
        let (of, spans) = places.files.get(&file)?;
        spans.get(&(node, place)).filter(|_| Arc::ptr_eq(of, text)).copied()
    }

    /// Keeps where a place of a closed file is.
    pub(crate) fn keep_span(&self, file: SourceFile, text: &Arc<str>, node: u32, place: Place, span: Span) {
        if !self.in_use() {
            return;
        }
        let mut places = lock(&self.places);
        if places.count >= MOST_PLACES {
            *places = Places::default();
        }
        let Places { files, count } = &mut *places;
        let known = files.entry(file).or_insert_with(|| (text.clone(), FxHashMap::default()));
        if !Arc::ptr_eq(&known.0, text) {
            *count -= known.1.len();
            *known = (text.clone(), FxHashMap::default());
        }
        *count += usize::from(known.1.insert((node, place), span).is_none());
    }

    /// An editor shows a file no longer.
    pub(crate) fn forget(&self, file: SourceFile) {
        lock(&self.files).remove(&file);
        lock(&self.judged).retain(|_, judged| !judged.is_shown);
    }

    /// Reads a text of a file, of a later text of the same file only what differs.
    pub(crate) fn read(&self, file: SourceFile, text: &Arc<str>) -> Arc<Parse> {
        let before = lock(&self.files).remove(&file);
        let now = match before {
            Some(before) if Arc::ptr_eq(before.reading.text(), text) => before,
            Some(before) => {
                let (reading, reread) = before.reading.edited(text.clone());
                let items = before.items.filter(|_| before.is_lowered && reread.is_some());
                FileRead { reading, reread, items, is_lowered: false }
            }
            None => {
                FileRead { reading: Reading::new(text.clone()), reread: None, items: None, is_lowered: false }
            }
        };
        let parse = now.reading.parse().clone();
        lock(&self.files).insert(file, now);
        parse
    }

    /// What a tree that [`Memory::read`] gave means.
    pub(crate) fn lower(&self, file: SourceFile, text: &Arc<str>, parse: &Arc<Parse>) -> Items {
        let mut before = lock(&self.files).remove(&file);
        let has_errors = !parse.errors.is_empty();
        let known = before.as_ref().filter(|b| Arc::ptr_eq(b.reading.parse(), parse));
        let items = match known {
            Some(FileRead { items: Some(items), is_lowered: true, .. }) => items.clone(),
            Some(FileRead { items: Some(items), reread: Some(reread), .. }) => {
                lower_again(items, text, &parse.tree, has_errors, reread)
            }
            _ => lower(text, &parse.tree, has_errors),
        };
        if let Some(before) = before.as_mut().filter(|b| Arc::ptr_eq(b.reading.parse(), parse)) {
            before.items = Some(items.clone());
            before.is_lowered = true;
        }
        if let Some(before) = before {
            lock(&self.files).insert(file, before);
        }
        items
    }

    /// What was found over all agencies of a plan, and what was seen then, taken out.
    pub(crate) fn take_region(&self, doc: DocId, part: Part) -> Option<Regional> {
        lock(&self.regions).remove(&(doc, part))
    }

    /// Keeps what was found over all agencies of a plan.
    pub(crate) fn keep_region(&self, doc: DocId, part: Part, regional: Regional) {
        lock(&self.regions).insert((doc, part), regional);
    }

    /// The last judgement of a document, taken out.
    pub(crate) fn take_judged(&self, doc: DocId) -> Option<Judged> {
        lock(&self.judged).remove(&doc)
    }

    /// Keeps a judgement, where there is room for it.
    pub(crate) fn keep_judged(&self, doc: DocId, judged: Judged) {
        let mut all = lock(&self.judged);
        let others: usize = all.values().filter(|j| !j.is_shown).map(Judged::nodes).sum();
        let is_small = judged.nodes() <= MOST_NODES_OF_ONE && others + judged.nodes() <= MOST_NODES;
        if judged.is_shown || is_small {
            all.insert(doc, judged);
        }
    }
}

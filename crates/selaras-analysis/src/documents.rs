//! Which documents the workspace has: their parts in files, the plan that each follows or revises, their region.
//! Reads only document headers, so that an edit below them stops here.

use rustc_hash::{FxHashMap, FxHashSet};
use selaras_plan::years::Years;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::db::{Db, SourceFile, Workspace, shape};
use crate::items::{Head, Role};
use crate::place::Place;

/// A document, by its number in [`Documents::list`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct DocId(pub u32);

/// A node of a document, by its number in the document's merged plan.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NodeRef {
    /// The document.
    pub doc: DocId,
    /// The node; 0 is the document itself.
    pub node: u32,
}

/// A part of a document: a top node of a file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Part {
    /// The file.
    pub file: SourceFile,
    /// The node in the file.
    pub node: u32,
}

/// What a reference from document to document leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leads {
    /// Nothing is said.
    Unsaid,
    /// What is named is not in the workspace (R06), or cannot be read.
    Missing,
    /// It would close a circle (R07).
    Circle,
    /// There it is.
    To(DocId),
}

impl Leads {
    /// The document, if there is one.
    pub fn doc(self) -> Option<DocId> {
        if let Leads::To(doc) = self { Some(doc) } else { None }
    }
}

/// A document.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// What it is.
    pub kind: NodeKind,
    /// Its code; empty where it has none.
    pub id: Box<str>,
    /// Its parts: the one that begins it, then those that continue it, in the order of files. A document whose
    /// beginning is missing has only the others, and [`Document::orphan`] says so.
    pub parts: Vec<Part>,
    /// Its beginning is not in the workspace.
    pub orphan: bool,
    /// Tables that restate it.
    pub tables: Vec<Part>,
    /// `berpedoman`; of a `capaian` the plan that it reports on.
    pub upstream: Leads,
    /// `perubahan-dari`.
    pub revises: Leads,
    /// Its region.
    pub region: Option<DocId>,
    /// A revision, or a later plan of the region, took its place.
    pub replaced: bool,
    /// A second document of the same kind and code (S05): the first. It counts nowhere.
    pub twin_of: Option<DocId>,
}

impl Document {
    /// It is a plan that takes part in links and coverage.
    pub fn counts(&self) -> bool {
        self.twin_of.is_none()
    }
}

/// All documents, in the order of files and places.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Documents {
    /// By [`DocId`].
    pub list: Vec<Document>,
    /// Documents that follow each other in a circle, each circle once, from its first document on.
    pub circles: Vec<Vec<DocId>>,
    /// Those that count and have a beginning, by code.
    by_id: FxHashMap<Box<str>, Vec<DocId>>,
}

impl Documents {
    /// A document.
    pub fn get(&self, doc: DocId) -> &Document {
        &self.list[doc.0 as usize]
    }
    /// Every document with its number.
    pub fn iter(&self) -> impl Iterator<Item = (DocId, &Document)> {
        self.list.iter().enumerate().map(|(n, d)| (DocId(n as u32), d))
    }
    /// The plans, or regions, of that code.
    pub fn named(&self, id: &str, wanted: fn(NodeKind) -> bool) -> Vec<DocId> {
        let same = self.by_id.get(id).into_iter().flatten().copied();
        same.filter(|doc| wanted(self.get(*doc).kind)).collect()
    }
    /// The RPJMD, or the transition plan in its place, that a Renstra follows.
    pub fn rpjmd_of(&self, document: &Document) -> Option<DocId> {
        let above = document.upstream.doc().filter(|_| document.kind == NodeKind::Renstra)?;
        matches!(self.get(above).kind, NodeKind::Rpjmd | NodeKind::Rpd).then_some(above)
    }
    /// The plan that the whole chain of revisions starts from.
    pub fn first_version(&self, mut doc: DocId) -> DocId {
        while let Leads::To(before) = self.get(doc).revises {
            doc = before;
        }
        doc
    }
    /// The plan and those that it revises, the newest first.
    pub fn versions(&self, doc: DocId) -> Vec<DocId> {
        let mut chain = vec![doc];
        while let Leads::To(before) = self.get(chain[chain.len() - 1]).revises {
            chain.push(before);
        }
        chain
    }
}

/// The header's reference of that role, with its place.
pub fn header_ref(head: &Head, role: Role) -> Option<(&str, Place)> {
    head.refs.iter().find(|r| r.role == role).map(|r| (&*r.path, r.place))
}

/// The heads of the documents that begin or go on in a file, with their nodes there. An edit inside of them leaves them
/// equal.
#[salsa::tracked(returns(ref))]
fn tops(db: &dyn Db, file: SourceFile) -> Vec<(u32, Head)> {
    let shape = shape(db, file);
    let is_top = |head: &Head| head.parent.is_none() && head.kind.is_document() && !head.misplaced;
    (0..).zip(&shape.nodes).filter(|(_, head)| is_top(head)).map(|(n, head)| (n, head.clone())).collect()
}

/// The documents of the workspace.
#[salsa::tracked(returns(ref))]
pub fn documents(db: &dyn Db, workspace: Workspace) -> Documents {
    let mut documents = Documents::default();
    let mut first: FxHashMap<(NodeKind, Box<str>), DocId> = FxHashMap::default();
    let mut continued = Vec::new();
    for &file in workspace.files(db) {
        for (node, head) in tops(db, file) {
            let part = Part { file, node: *node };
            let id: Box<str> = head.code.clone().unwrap_or_default();
            if head.continued {
                continued.push((head.kind, id, part, head.table.is_some()));
                continue;
            }
            let doc = DocId(documents.list.len() as u32);
            // Documents that have no code, and reports of figures, are never twins.
            let twin_of = if id.is_empty() || head.kind == NodeKind::Capaian {
                None
            } else {
                first.get(&(head.kind, id.clone())).copied()
            };
            if twin_of.is_none() {
                first.insert((head.kind, id.clone()), doc);
            }
            documents.list.push(Document { twin_of, ..new_document(head.kind, id, vec![part]) });
        }
    }
    for (kind, id, part, is_table) in continued {
        let doc = *first.entry((kind, id.clone())).or_insert_with(|| {
            documents.list.push(Document { orphan: true, ..new_document(kind, id, Vec::new()) });
            DocId(documents.list.len() as u32 - 1)
        });
        let document = &mut documents.list[doc.0 as usize];
        if is_table && !document.orphan { document.tables.push(part) } else { document.parts.push(part) }
    }
    for (n, document) in documents.list.iter().enumerate().filter(|(_, d)| d.counts() && !d.orphan) {
        documents.by_id.entry(document.id.clone()).or_default().push(DocId(n as u32));
    }
    connect(db, &mut documents);
    break_circles(&mut documents);
    keep_upstream(&mut documents);
    place_in_regions(db, &mut documents, workspace.settings(db).region.as_deref());
    mark_replaced(db, &mut documents);
    documents
}

fn new_document(kind: NodeKind, id: Box<str>, parts: Vec<Part>) -> Document {
    Document {
        kind,
        id,
        parts,
        orphan: false,
        tables: Vec::new(),
        upstream: Leads::Unsaid,
        revises: Leads::Unsaid,
        region: None,
        replaced: false,
        twin_of: None,
    }
}

/// The head of a document's beginning.
pub fn head_of<T>(db: &dyn Db, document: &Document, read: impl FnOnce(&Head) -> T) -> T {
    let part = document.parts[0];
    let tops = tops(db, part.file);
    let at = tops.partition_point(|(node, _)| *node < part.node);
    read(&tops[at].1)
}

fn connect(db: &dyn Db, documents: &mut Documents) {
    for n in 0..documents.list.len() {
        let document = &documents.list[n];
        let (upstream, revises) = head_of(db, document, |head| {
            let leads = |role| match header_ref(head, role) {
                None => match head.attrs.iter().any(|a| a.broken && a.kind == PropKind::Berpedoman) {
                    true => Leads::Missing,
                    false => Leads::Unsaid,
                },
                Some((id, _)) => {
                    let found = documents.named(id, NodeKind::is_plan);
                    // A plan never follows itself by its own code where another of that code exists (an RPJMD and
                    // a Renstra may share one).
                    let upstream = found.iter().copied().filter(|d| d.0 as usize != n);
                    match upstream.clone().next().or(found.first().copied()) {
                        Some(doc) => Leads::To(doc),
                        None => Leads::Missing,
                    }
                }
            };
            let follows = if head.kind == NodeKind::Capaian { Role::Capaian } else { Role::Berpedoman };
            (leads(follows), leads(Role::PerubahanDari))
        });
        documents.list[n].upstream = upstream;
        documents.list[n].revises = revises;
    }
}

/// Finds the circles of `berpedoman` and `perubahan-dari`, and cuts every edge on them.
fn break_circles(documents: &mut Documents) {
    let count = documents.list.len();
    let next = |documents: &Documents, n: usize| {
        let document = &documents.list[n];
        [document.upstream.doc(), document.revises.doc()].into_iter().flatten().map(|d| d.0 as usize)
    };
    // 0 not seen, 1 on the path, 2 done.
    let mut state = vec![0u8; count];
    for start in 0..count {
        if state[start] != 0 {
            continue;
        }
        let mut path = vec![(start, next(documents, start).collect::<Vec<_>>())];
        state[start] = 1;
        while let Some((node, rest)) = path.last_mut() {
            let node = *node;
            match rest.pop() {
                None => {
                    state[node] = 2;
                    path.pop();
                }
                Some(to) if state[to] == 0 => {
                    state[to] = 1;
                    let rest = next(documents, to).collect();
                    path.push((to, rest));
                }
                Some(to) if state[to] == 1 => {
                    let from = path.iter().position(|(n, _)| *n == to).unwrap_or(0);
                    let mut circle: Vec<DocId> = path[from..].iter().map(|(n, _)| DocId(*n as u32)).collect();
                    let least = circle.iter().enumerate().min_by_key(|(_, d)| **d).map_or(0, |(n, _)| n);
                    circle.rotate_left(least);
                    if !documents.circles.contains(&circle) {
                        documents.circles.push(circle);
                    }
                }
                Some(_) => {}
            }
        }
    }
    documents.circles.sort();
    for circle in &documents.circles {
        for doc in circle {
            let document = &mut documents.list[doc.0 as usize];
            for leads in [&mut document.upstream, &mut document.revises] {
                if leads.doc().is_some_and(|d| circle.contains(&d)) {
                    *leads = Leads::Circle;
                }
            }
        }
    }
}

/// A revision that names no plan to follow keeps the one of the plan that it revises.
fn keep_upstream(documents: &mut Documents) {
    for n in 0..documents.list.len() {
        let versions = documents.versions(DocId(n as u32));
        let said = versions.into_iter().map(|d| documents.get(d).upstream).find(|u| *u != Leads::Unsaid);
        documents.list[n].upstream = said.unwrap_or(Leads::Unsaid);
    }
}

/// `usual` is the region of plans that name none and follow none that does.
fn place_in_regions(db: &dyn Db, documents: &mut Documents, usual: Option<&str>) {
    let is_region = |kind| kind == NodeKind::Daerah;
    let regions: Vec<DocId> =
        documents.iter().filter(|(_, d)| is_region(d.kind) && d.counts()).map(|(n, _)| n).collect();
    let usual = match regions.as_slice() {
        [only] => Some(*only),
        several => several.iter().copied().find(|d| usual == Some(&*documents.get(*d).id)),
    };
    let said: Vec<Option<DocId>> = documents
        .list
        .iter()
        .map(|d| {
            head_of(db, d, |head| {
                let id = header_ref(head, Role::Daerah).map(|(id, _)| id);
                id.and_then(|id| documents.named(id, is_region).first().copied())
            })
        })
        .collect();
    for n in 0..documents.list.len() {
        // The own region, else that of the plan that it follows or revises, else the only one there is.
        let mut at = Some(DocId(n as u32));
        let mut found = None;
        while let (Some(doc), None) = (at, found) {
            found = said[doc.0 as usize];
            let document = documents.get(doc);
            at = document.upstream.doc().or(document.revises.doc());
        }
        if documents.list[n].kind == NodeKind::Daerah {
            found = Some(DocId(n as u32));
        }
        documents.list[n].region = found.or(usual);
    }
}

/// A period as the header says it.
pub fn periode_of(head: &Head) -> Option<Years> {
    let attr = head.attrs.iter().find(|a| a.kind == PropKind::Periode)?;
    crate::plan::years_of(&attr.words)
}

fn mark_replaced(db: &dyn Db, documents: &mut Documents) {
    let starts: Vec<Option<u16>> = documents
        .list
        .iter()
        .map(|d| head_of(db, d, |head| periode_of(head).and_then(|p| p.first())))
        .collect();
    let regional =
        |d: &Document| matches!(d.kind, NodeKind::Rpjmd | NodeKind::Rpd) && d.counts() && !d.orphan;
    let mut revised = FxHashSet::default();
    let mut latest: FxHashMap<DocId, Option<u16>> = FxHashMap::default();
    for (doc, document) in documents.iter().filter(|(_, d)| d.counts()) {
        if let Leads::To(before) = document.revises
            && before != doc
        {
            revised.insert(before);
        }
        if let Some(region) = document.region.filter(|_| regional(document)) {
            let start = latest.entry(region).or_default();
            *start = (*start).max(starts[doc.0 as usize]);
        }
    }
    let replaced: Vec<bool> = documents
        .iter()
        .map(|(doc, document)| {
            let start = starts[doc.0 as usize];
            let latest = document.region.filter(|_| regional(document)).and_then(|r| latest.get(&r).copied());
            revised.contains(&doc) || start.is_some() && latest.is_some_and(|latest| latest > start)
        })
        .collect();
    for (document, replaced) in documents.list.iter_mut().zip(replaced) {
        document.replaced = replaced;
    }
}

//! What a rule sees: one document with everything that its judgement needs, by names that a planner knows.

use std::sync::Arc;

use selaras_syntax::schema::{NodeKind, PropKind};

use crate::db::{Db, Workspace};
use crate::documents::{DocId, Document, Documents, NodeRef, documents};
use crate::facts::{Indicators, Indikator};
use crate::finding::At;
use crate::items::{Attr, Head, Values};
use crate::links::{Links, View, links};
use crate::pagu::PaguTable;
use crate::place::Place;
use crate::plan::{Plan, Structure, plan, structure, table_plans, tables};
use crate::register::{AgencyId, Register, register};
use crate::settings::Settings;
use crate::sheet::{Imports, values_of};

/// A document under judgement.
pub struct Ctx<'a> {
    /// The database; rules read it through the fields and methods here.
    pub db: &'a dyn Db,
    /// The workspace.
    pub workspace: Workspace,
    /// All documents.
    pub documents: &'a Documents,
    /// This one's number.
    pub doc: DocId,
    /// This one.
    pub document: &'a Document,
    /// It is a `tabel` that restates the document; the number of the table.
    pub table: Option<usize>,
    /// Its nodes.
    pub tree: &'a Structure,
    /// Its duties and years.
    pub plan: &'a Plan,
    /// Where its references lead.
    pub links: &'a Links,
    /// The values of its parts, as written.
    pub values: Vec<&'a Values>,
    /// The agencies of its region.
    pub register: Arc<Register>,
    /// Its indicators, after inheritance, doubtful cells unknown.
    pub indicators: Indicators,
    /// Its money.
    pub money: Arc<PaguTable>,
    /// The plan that it follows, with older versions; none where it follows none, or that plan is not here.
    pub upstream: Option<View<'a>>,
    /// What it takes from there.
    pub imports: &'a Imports,
    /// Where only a part is judged: its nodes, sorted.
    pub(crate) focus: Option<Vec<u32>>,
}

static NO_LINKS: Links = Links { list: Vec::new() };

impl<'a> Ctx<'a> {
    /// A document before its indicators and money are read.
    pub fn new(db: &'a dyn Db, workspace: Workspace, doc: DocId, imports: &'a Imports) -> Ctx<'a> {
        let documents = documents(db, workspace);
        let document = documents.get(doc);
        Ctx {
            db,
            workspace,
            documents,
            doc,
            document,
            table: None,
            tree: structure(db, workspace, doc),
            plan: plan(db, workspace, doc),
            links: links(db, workspace, doc),
            values: values_of(db, workspace, doc),
            register: document.region.map(|r| register(db, workspace, r)).unwrap_or_default(),
            indicators: Indicators::default(),
            money: Arc::default(),
            upstream: document.upstream.doc().map(|d| View::new(db, workspace, d)),
            imports,
            focus: None,
        }
    }

    /// A table that restates the document.
    pub fn table(
        db: &'a dyn Db,
        workspace: Workspace,
        doc: DocId,
        number: usize,
        imports: &'a Imports,
    ) -> Ctx<'a> {
        let tree = &tables(db, workspace, doc)[number];
        let values = tree.parts.iter().map(|p| &*crate::db::items(db, p.file).values).collect();
        Ctx {
            table: Some(number),
            tree,
            plan: &table_plans(db, workspace, doc)[number],
            links: &NO_LINKS,
            values,
            upstream: None,
            ..Ctx::new(db, workspace, doc, imports)
        }
    }

    /// The nodes that a check of single nodes is asked for, in their order: all, or those that an edit reached.
    pub fn nodes(&self) -> impl Iterator<Item = u32> + use<'_, 'a> {
        let all = if self.focus.is_none() { self.tree.len() } else { 0 };
        (0..all).chain(self.focus.iter().flatten().copied())
    }
    /// Those of one kind.
    pub fn of_kind(&self, kind: NodeKind) -> impl Iterator<Item = u32> + use<'_, 'a> {
        let all = self.focus.is_none().then(|| self.tree.of_kind(kind));
        let some = self.focus.iter().flatten().copied().filter(move |n| self.tree.kind(*n) == kind);
        all.into_iter().flatten().chain(some)
    }
    /// Their indicators.
    pub fn items(&self) -> impl Iterator<Item = &Indikator> {
        let all = if self.focus.is_none() { &self.indicators.list[..] } else { &[] };
        let some = self.focus.iter().flatten().filter_map(|n| self.indicators.get(*n));
        all.iter().map(|item| &**item).chain(some)
    }
    /// Settings of rules.
    pub fn settings(&self) -> &'a Settings {
        self.workspace.settings(self.db)
    }
    /// It is a Renstra.
    pub fn is_renstra(&self) -> bool {
        self.document.kind == NodeKind::Renstra
    }
    /// It is an RPJMD, or the transition plan in its place.
    pub fn is_rpjmd(&self) -> bool {
        matches!(self.document.kind, NodeKind::Rpjmd | NodeKind::Rpd)
    }
    /// A node of this document. What stands in a table is about the document as a whole.
    pub fn node(&self, node: u32) -> NodeRef {
        NodeRef { doc: self.doc, node: if self.table.is_some() { 0 } else { node } }
    }
    /// A node's header.
    pub fn head(&self, node: u32) -> &'a Head {
        self.tree.head(node)
    }
    /// A place in a node of this document.
    pub fn at(&self, node: u32, place: Place) -> At {
        place_in(self.tree, node, place)
    }
    /// A place in a node of any document.
    pub fn at_node(&self, node: NodeRef, place: Place) -> At {
        place_in(structure(self.db, self.workspace, node.doc), node.node, place)
    }
    /// A node as a planner would call it: `indikator SPBE "Indeks SPBE"`.
    pub fn name(&self, node: u32) -> String {
        name_of(self.tree, node)
    }
    /// The same of a node of any document.
    pub fn name_at(&self, node: NodeRef) -> String {
        name_of(structure(self.db, self.workspace, node.doc), node.node)
    }
    /// The path of a node of any document, from below the document: `T2/S1/SPBE`.
    pub fn path_at(&self, node: NodeRef) -> String {
        structure(self.db, self.workspace, node.doc).path(node.node)
    }
    /// The document of a node as a planner would call it: `RPJMD`, `Renstra`.
    pub fn kind_word(&self, doc: DocId) -> &'static str {
        document_word(self.documents.get(doc).kind)
    }
    /// The first property of a kind, with its number.
    pub fn attr(&self, node: u32, kind: PropKind) -> Option<(u16, &'a Attr)> {
        self.attrs(node, kind).next()
    }
    /// The properties of a kind, with their numbers.
    pub fn attrs(&self, node: u32, kind: PropKind) -> impl Iterator<Item = (u16, &'a Attr)> + use<'a> {
        let head = self.head(node);
        head.attrs.iter().enumerate().filter(move |(_, a)| a.kind == kind).map(|(n, a)| (n as u16, a))
    }
    /// The values of the part that holds a node, and the node's number there.
    pub fn values_of(&self, node: u32) -> (&'a Values, u32) {
        (self.values[self.tree.part_no(node)], self.tree.local(node).1)
    }
    /// An indicator upstream that this document refers to or is in charge of.
    pub fn upstream_indikator(&self, node: NodeRef) -> Option<&'a Arc<Indikator>> {
        self.imports.indicators.get(&node)
    }
    /// An indicator that one of this document adopts, upstream or its own.
    pub fn adopted(&self, node: NodeRef) -> Option<&Indikator> {
        match node.doc == self.doc {
            true => self.indicators.get(node.node),
            false => self.imports.indicators.get(&node).map(|i| &**i),
        }
    }
    /// The own agency, where the document has exactly one.
    pub fn agency(&self) -> Option<AgencyId> {
        match self.plan.agencies.agencies.as_slice() {
            [one] if !self.plan.agencies.unknown => Some(*one),
            _ => None,
        }
    }
    /// What is upstream cannot be known: the plan is missing (R06), in a circle (R07) or not named (S09).
    pub fn upstream_hidden(&self) -> bool {
        self.upstream.is_none()
    }
    /// The document whose figures are compared: a Renstra's RPJMD or RPD. Links to other plans carry references only.
    pub fn compares(&self) -> bool {
        self.is_renstra()
            && self
                .document
                .upstream
                .doc()
                .is_some_and(|d| matches!(self.documents.get(d).kind, NodeKind::Rpjmd | NodeKind::Rpd))
    }
}

/// A place in a node of a tree.
pub fn place_in(tree: &Structure, node: u32, place: Place) -> At {
    let (part, local) = tree.local(node);
    At { file: part.file, local, place }
}

/// A node as a planner would call it, its title shortened where it is long.
pub fn name_of(tree: &Structure, node: u32) -> String {
    let mut name = document_word(tree.kind(node)).to_owned();
    if let Some(code) = tree.code(node) {
        name.push(' ');
        name.push_str(code);
    }
    if let Some(title) = tree.title(node) {
        name.push_str(&format!(" \"{}\"", shorten(title, 70)));
    }
    name
}

/// A kind in running text: documents are proper names.
pub fn document_word(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Rpjmd => "RPJMD",
        NodeKind::Rpjpd => "RPJPD",
        NodeKind::Rpd => "RPD",
        NodeKind::Renstra => "Renstra",
        NodeKind::Rkpd => "RKPD",
        NodeKind::Renja => "Renja",
        NodeKind::PerangkatDaerah => "perangkat daerah",
        kind => kind.keyword(),
    }
}

/// Cuts a long text at a word.
pub fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}

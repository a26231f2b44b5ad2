//! What a place declares or means: the node behind a word.

use selaras_analysis::db::{SourceFile, shape};
use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::items::{Ref, Role, SeriesYears};
use selaras_analysis::links::{Link, View, links, upstream_programs};
use selaras_analysis::place::Place;
use selaras_analysis::plan::{plan, structure, tables};
use selaras_analysis::register::{Register, register};
use selaras_analysis::rule::Rule;
use selaras_analysis::rules;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::Ide;
use crate::cursor::Cursor;

/// What a word is about.
#[derive(Clone, PartialEq, Debug)]
pub enum Meaning {
    /// The node's own code, title or header.
    Declares(NodeRef),
    /// A reference, and what it leads to: several nodes of one code, or nothing.
    Refers(Role, Vec<NodeRef>),
    /// A cell of a series, or a property that holds one, with the year where it is known.
    Cell {
        /// Whose.
        node: NodeRef,
        /// Of which property.
        kind: PropKind,
        /// The property's number.
        prop: u16,
        /// The cell's number.
        cell: u16,
        /// Its year.
        year: Option<u16>,
    },
    /// Another property of a node.
    Property(NodeRef, PropKind),
    /// A rule in a waiver.
    Rule(&'static Rule),
}

/// Which document's node a node of a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Home {
    /// A node of the document's plan.
    Plan(NodeRef),
    /// A node of the table with that number (`tabel "…"`), which restates the document.
    Table(DocId, usize, u32),
}

impl Home {
    /// The document.
    pub fn doc(self) -> DocId {
        match self {
            Home::Plan(node) => node.doc,
            Home::Table(doc, ..) => doc,
        }
    }
}

/// Which document, and which node of it, a node of a file is; none where it counts nowhere.
pub fn home(ide: &Ide, file: SourceFile, local: u32) -> Option<Home> {
    let (db, workspace) = (ide.db(), ide.workspace());
    for (doc, document) in ide.documents().iter() {
        if document.parts.iter().any(|p| p.file == file)
            && let Some(node) = structure(db, workspace, doc).node_at(file, local)
        {
            return Some(Home::Plan(NodeRef { doc, node }));
        }
        if document.parts.iter().any(|p| p.file == file) {
            // `lanjutan NODE` is no node of its own: what it reopens is.
            let tree = structure(db, workspace, doc);
            let reopened = tree
                .continuing()
                .find(|(part, at, _)| *at == local && tree.parts[*part as usize].file == file);
            if let Some((_, _, node)) = reopened {
                return Some(Home::Plan(NodeRef { doc, node }));
            }
        }
        for (number, part) in document.tables.iter().enumerate().filter(|(_, p)| p.file == file) {
            let tree = &tables(db, workspace, doc)[number];
            if part.node <= local
                && let Some(node) = tree.node_at(file, local)
            {
                return Some(Home::Table(doc, number, node));
            }
        }
    }
    None
}

/// What stands under a cursor.
pub fn meaning(ide: &Ide, cursor: &Cursor) -> Option<Meaning> {
    if !cursor.is_on_place() && !matches!(cursor.place, Place::Cell(..)) {
        return None;
    }
    let shape = shape(ide.db(), cursor.file);
    let head = shape.nodes.get(cursor.local as usize)?;
    let reference = head.refs.iter().find(|r| r.place == cursor.place);
    if let Place::PropArg(n, arg) = cursor.place
        && head.attrs.get(n as usize)?.kind == PropKind::Kecualikan
    {
        let word = head.attrs[n as usize].words.get(arg as usize)?;
        return rules::find(&word.text).map(Meaning::Rule);
    }
    let home = home(ide, cursor.file, cursor.local)?;
    if let Some(reference) = reference {
        return Some(Meaning::Refers(reference.role, leads_to(ide, home, reference)));
    }
    let Home::Plan(node) = home else { return None };
    let prop = cursor.place.prop();
    let Some(prop) = prop else { return Some(Meaning::Declares(node)) };
    let attr = head.attrs.get(prop as usize)?;
    match cursor.place {
        Place::Cell(_, cell) => {
            let columns = match attr.years {
                SeriesYears::Given(years) => Some(years),
                SeriesYears::Implied if matches!(attr.kind, PropKind::Awal | PropKind::Akhir) => None,
                SeriesYears::Implied => plan(ide.db(), ide.workspace(), node.doc).columns(node.node),
                SeriesYears::Bad(_) => None,
            };
            let year = columns.and_then(|y| y.iter().nth(cell as usize));
            Some(Meaning::Cell { node, kind: attr.kind, prop, cell, year })
        }
        _ => Some(Meaning::Property(node, attr.kind)),
    }
}

/// The nodes that a reference leads to.
pub fn leads_to(ide: &Ide, home: Home, reference: &Ref) -> Vec<NodeRef> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let doc = home.doc();
    let document = ide.documents().get(doc);
    let plans = |wanted: fn(NodeKind) -> bool| -> Vec<NodeRef> {
        let found = ide.documents().named(&reference.path, wanted);
        found.into_iter().map(|doc| NodeRef { doc, node: 0 }).collect()
    };
    match reference.role {
        Role::Berpedoman | Role::Capaian => {
            document.upstream.doc().into_iter().map(|doc| NodeRef { doc, node: 0 }).collect()
        }
        Role::PerubahanDari => {
            document.revises.doc().into_iter().map(|doc| NodeRef { doc, node: 0 }).collect()
        }
        Role::Daerah => plans(|kind| kind == NodeKind::Daerah),
        Role::Agency | Role::Urusan => {
            let Some(region) = document.region else { return Vec::new() };
            let register = register(db, workspace, region);
            agencies(ide, region, &register, reference)
        }
        Role::Semua => Vec::new(),
        _ => {
            if let Home::Plan(node) = home {
                if let Some(link) = link_of(ide, node, reference) {
                    return link.to.found().to_vec();
                }
                if reference.role == Role::Pada && document.kind == NodeKind::Pendampingan {
                    return noted(ide, node, reference);
                }
            }
            // What is resolved where it is judged: a program that is replaced, the nodes of tables.
            if let Some(id) = &reference.doc {
                let named = ide.documents().named(id, NodeKind::is_plan);
                let view = named.first().map(|doc| View::new(db, workspace, *doc));
                return view.map(|v| v.find(&reference.path)).unwrap_or_default();
            }
            let own = View::new(db, workspace, doc).find(&reference.path);
            match document.upstream.doc() {
                Some(above) if own.is_empty() => View::new(db, workspace, above).find(&reference.path),
                _ => own,
            }
        }
    }
}

/// The link of a reference of a node. A head that reopens the node has none, but places of the same numbers.
pub(crate) fn link_of<'a>(ide: &Ide<'a>, node: NodeRef, reference: &Ref) -> Option<&'a Link> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let own = structure(db, workspace, node.doc).head(node.node);
    let mut links = links(db, workspace, node.doc).of(node.node).iter();
    let link = links.find(|l| l.place == reference.place && l.role == reference.role);
    link.filter(|_| own.refs.contains(reference))
}

/// What a note of a coaching session speaks of: a node of the plan of the session's agency.
fn noted(ide: &Ide, note: NodeRef, reference: &Ref) -> Vec<NodeRef> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let documents = ide.documents();
    let tree = structure(db, workspace, note.doc);
    let coaching = documents.get(note.doc);
    let agency = || {
        let session = tree.head(tree.nearest(note.node, NodeKind::Sesi)?);
        let named = session.refs.iter().find(|r| r.role == Role::Agency)?;
        register(db, workspace, coaching.region?).agency(&named.path)
    };
    let Some(agency) = agency() else { return Vec::new() };
    let first = |doc: Option<DocId>| doc.map(|d| documents.first_version(d));
    let mut plans: Vec<(bool, DocId)> = documents
        .iter()
        .filter(|(doc, d)| {
            d.counts()
                && d.kind == NodeKind::Renstra
                && (coaching.upstream.doc().is_none()
                    || first(d.upstream.doc()) == first(coaching.upstream.doc()))
                && plan(db, workspace, *doc).agencies.includes(agency)
        })
        .map(|(doc, d)| (d.replaced, doc))
        .collect();
    // The plan in force before those that it replaced.
    plans.sort_unstable();
    let found = plans.into_iter().map(|(_, doc)| View::new(db, workspace, doc).find(&reference.path));
    found.into_iter().find(|nodes| !nodes.is_empty()).unwrap_or_default()
}

fn agencies(ide: &Ide, region: DocId, register: &Register, reference: &Ref) -> Vec<NodeRef> {
    if reference.role == Role::Urusan {
        return register.with_urusan(&reference.path).into_iter().map(|a| register.get(a).node).collect();
    }
    if let Some(agency) = register.agency(&reference.path) {
        return vec![register.get(agency).node];
    }
    let tree = structure(ide.db(), ide.workspace(), region);
    let same = |n: &u32| tree.code(*n).is_some_and(|c| c.eq_ignore_ascii_case(&reference.path));
    tree.of_kind(NodeKind::Kelompok).filter(same).map(|node| NodeRef { doc: region, node }).collect()
}

/// The programs of the plan above that a program of a Renstra is.
pub fn programs_above(ide: &Ide, node: NodeRef) -> Vec<NodeRef> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let document = ide.documents().get(node.doc);
    let tree = structure(db, workspace, node.doc);
    if document.kind != NodeKind::Renstra || tree.kind(node.node) != NodeKind::Program {
        return Vec::new();
    }
    let Some(above) = document.upstream.doc() else { return Vec::new() };
    upstream_programs(&View::new(db, workspace, above), tree, plan(db, workspace, node.doc), node.node)
}

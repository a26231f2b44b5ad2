//! The cascade: what a node supports, and what supports it, from the misi down to the subkegiatan and over all plans.
//!
//! A node supports what it adopts, supports or shares in, the program above of its own code, the promise that is kept
//! through it, and the node that it stands in. A document is what its nodes support where they say nothing else.

use selaras_analysis::context::{document_word, name_of, place_in};
use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::items::Role;
use selaras_analysis::links::{Link, links};
use selaras_analysis::place::{Place, span_of};
use selaras_analysis::plan::structure;
use selaras_plan::code;
use selaras_syntax::schema::NodeKind;
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::counterpart::{above, followers, linked};
use crate::cursor::Cursor;
use crate::goal::{Goal, Trees, name_place};
use crate::named::{named, plan_node};
use crate::symbol::{home, programs_above};

/// One node supports another.
#[derive(Clone, PartialEq, Debug)]
pub struct Tie {
    /// What supports.
    pub from: NodeRef,
    /// What is supported.
    pub to: NodeRef,
    /// Where in `from` that is written; its code or title where it follows from something else.
    pub places: Vec<Place>,
}

/// A node in the cascade, as it is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// Which.
    pub node: NodeRef,
    /// What it is.
    pub kind: NodeKind,
    /// A planner's name of it: `sasaran S1 "…"`.
    pub name: String,
    /// Its document: `Renstra dinkes-2025`.
    pub detail: String,
    /// Where it is.
    pub goal: Goal,
    /// By what it is found again after an edit elsewhere.
    pub key: String,
}

/// A step of the cascade.
#[derive(Clone, PartialEq, Debug)]
pub struct Call {
    /// The node at the other end.
    pub item: Item,
    /// The bytes that say so, in the file of the node that supports.
    pub ranges: Vec<Span>,
}

/// The nodes that the cursor is at: what a reference leads to, else the node around it.
pub fn prepare(ide: &Ide, path: &str, offset: u32) -> Vec<Item> {
    let Some(cursor) = Cursor::at(ide, path, offset) else { return Vec::new() };
    let mut nodes = named(ide, &cursor).map(|n| n.nodes).unwrap_or_default();
    if nodes.is_empty() && (cursor.is_on_place() || cursor.place.prop().is_some()) {
        let around = home(ide, cursor.file, cursor.local).and_then(|h| plan_node(ide, h));
        nodes.extend(around);
    }
    let trees = Trees::new(ide);
    nodes.into_iter().filter_map(|n| item(ide, &trees, n)).collect()
}

/// What supports a node, with the places that say so.
pub fn incoming(ide: &Ide, node: NodeRef) -> Vec<Call> {
    calls(ide, supporters(ide, node), |tie| tie.from)
}

/// What a node supports, with the places in it that say so.
pub fn outgoing(ide: &Ide, node: NodeRef) -> Vec<Call> {
    calls(ide, supported(ide, node), |tie| tie.to)
}

fn calls(ide: &Ide, ties: Vec<Tie>, end: fn(&Tie) -> NodeRef) -> Vec<Call> {
    let trees = Trees::new(ide);
    let call =
        |tie: &Tie| Some(Call { item: item(ide, &trees, end(tie))?, ranges: ranges(ide, &trees, tie) });
    ties.iter().filter_map(call).collect()
}

/// The node of an item, after edits: the one that stands where it stood, if it is that node, else the one of its key.
pub fn find(ide: &Ide, key: &str, path: &str, offset: u32) -> Option<NodeRef> {
    let there = Cursor::at(ide, path, offset).and_then(|c| home(ide, c.file, c.local));
    let there = there.and_then(|h| plan_node(ide, h)).filter(|n| key_of(ide, *n) == key);
    there.or_else(|| {
        let (document, steps) = key.split_once(':')?;
        let named = |(_, d): &(DocId, &selaras_analysis::documents::Document)| {
            format!("{} {}", d.kind.keyword(), d.id) == document
        };
        let (doc, _) = ide.documents().iter().find(named)?;
        let tree = structure(ide.db(), ide.workspace(), doc);
        let may_be = |n: &u32| tree.code(*n).is_none_or(|c| steps.ends_with(c));
        let node = tree.nodes().filter(may_be).find(|n| tree.path(*n) == steps)?;
        Some(NodeRef { doc, node })
    })
}

fn key_of(ide: &Ide, node: NodeRef) -> String {
    let document = ide.documents().get(node.doc);
    let path = structure(ide.db(), ide.workspace(), node.doc).path(node.node);
    format!("{} {}:{path}", document.kind.keyword(), document.id)
}

fn item(ide: &Ide, trees: &Trees, node: NodeRef) -> Option<Item> {
    let document = ide.documents().get(node.doc);
    Some(Item {
        node,
        kind: structure(ide.db(), ide.workspace(), node.doc).kind(node.node),
        name: label(ide, node),
        detail: format!("{} {}", document_word(document.kind), document.id).trim_end().to_owned(),
        goal: trees.goal(node)?,
        key: key_of(ide, node),
    })
}

/// A node as a planner would call it; an indicator without code and title by the one that it adopts.
pub fn label(ide: &Ide, node: NodeRef) -> String {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    if tree.code(node.node).is_none()
        && tree.title(node.node).is_none()
        && let [one] = above(ide, node)[..]
    {
        return name_of(structure(ide.db(), ide.workspace(), one.doc), one.node);
    }
    name_of(tree, node.node)
}

fn ranges(ide: &Ide, trees: &Trees, tie: &Tie) -> Vec<Span> {
    let tree = structure(ide.db(), ide.workspace(), tie.from.doc);
    let at = place_in(tree, tie.from.node, Place::Header);
    let parse = trees.parse(at.file);
    let mut spans: Vec<Span> = tie.places.iter().map(|p| span_of(&parse.tree, at.local, *p)).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// What a node supports.
pub fn supported(ide: &Ide, node: NodeRef) -> Vec<Tie> {
    let mut ties = said(ide, node);
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    if let Some(parent) = tree.parent(node.node).filter(|p| counts(ide, node.doc, *p, ties.is_empty())) {
        push(&mut ties, node, NodeRef { doc: node.doc, node: parent }, name_place(tree, node.node));
    }
    sort(&mut ties);
    ties
}

/// What supports a node.
pub fn supporters(ide: &Ide, node: NodeRef) -> Vec<Tie> {
    let mut ties = ties_to(ide, node);
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    for child in tree.children(node.node) {
        let child = NodeRef { doc: node.doc, node: child };
        if counts(ide, node.doc, node.node, true)
            && (counts(ide, node.doc, node.node, false) || said(ide, child).is_empty())
        {
            push(&mut ties, child, node, name_place(tree, child.node));
        }
    }
    sort(&mut ties);
    ties
}

/// A node is what its children support: one that merely holds them only where they say nothing else.
fn counts(ide: &Ide, doc: DocId, parent: u32, silent: bool) -> bool {
    let kind = structure(ide.db(), ide.workspace(), doc).kind(parent);
    silent || !(kind.is_document() || matches!(kind, NodeKind::Urusan | NodeKind::Aspek))
}

/// A link of this role is support.
fn is_support(link: &&Link) -> bool {
    matches!(link.role, Role::Mengacu | Role::Mendukung | Role::Berkontribusi | Role::Menjawab)
}

/// What a node supports beside the node around it.
fn said(ide: &Ide, node: NodeRef) -> Vec<Tie> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let tree = structure(db, workspace, node.doc);
    let name = name_place(tree, node.node);
    let mut ties = Vec::new();
    for link in links(db, workspace, node.doc).of(node.node).iter().filter(is_support) {
        for to in link.to.found() {
            // An adoption that follows from an equal name is written in the title.
            let place = if link.place == Place::Header { name } else { link.place };
            push(&mut ties, node, *to, place);
        }
    }
    for to in programs_above(ide, node) {
        push(&mut ties, node, to, name);
    }
    if matches!(tree.kind(node.node), NodeKind::Program | NodeKind::Kegiatan | NodeKind::Subkegiatan) {
        for promise in promises(ide).filter(|p| linked(ide, *p, Role::Melalui).contains(&node)) {
            push(&mut ties, node, promise, name);
        }
    }
    if node.node == 0 {
        let document = ide.documents().get(node.doc);
        for (role, to) in [(Role::Berpedoman, document.upstream), (Role::PerubahanDari, document.revises)] {
            let place = tree.head(0).refs.iter().find(|r| r.role == role).map_or(name, |r| r.place);
            if let Some(doc) = to.doc() {
                push(&mut ties, node, NodeRef { doc, node: 0 }, place);
            }
        }
    }
    ties
}

/// The ties to a node that do not come from its children.
pub fn ties_to(ide: &Ide, node: NodeRef) -> Vec<Tie> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let documents = ide.documents();
    let kind = structure(db, workspace, node.doc).kind(node.node);
    let mut ties = Vec::new();
    for (doc, _) in documents.iter().filter(|(_, d)| d.counts()) {
        let tree = structure(db, workspace, doc);
        let support = links(db, workspace, doc).list.iter().filter(is_support);
        for link in support.filter(|l| l.to.found().contains(&node)) {
            let name = name_place(tree, link.node);
            let place = if link.place == Place::Header { name } else { link.place };
            push(&mut ties, NodeRef { doc, node: link.node }, node, place);
        }
    }
    if kind == NodeKind::Program {
        for program in programs_below(ide, node) {
            push(&mut ties, program, node, Place::Code);
        }
    }
    if kind == NodeKind::Janji {
        for through in linked(ide, node, Role::Melalui) {
            push(&mut ties, through, node, Place::Code);
        }
    }
    if node.node == 0 {
        for doc in followers(ide, node.doc) {
            let document = documents.get(doc);
            let role = if document.upstream.doc() == Some(node.doc) {
                Role::Berpedoman
            } else {
                Role::PerubahanDari
            };
            let head = structure(db, workspace, doc).head(0);
            let place = head.refs.iter().find(|r| r.role == role).map_or(Place::Code, |r| r.place);
            push(&mut ties, NodeRef { doc, node: 0 }, node, place);
        }
    }
    sort(&mut ties);
    ties
}

/// The programs of Renstra that are a program of the plan above.
pub fn programs_below(ide: &Ide, node: NodeRef) -> Vec<NodeRef> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let Some(code) = structure(db, workspace, node.doc).code(node.node) else { return Vec::new() };
    let renstra = ide.documents().iter().filter(|(_, d)| d.counts() && d.kind == NodeKind::Renstra);
    let mut found = Vec::new();
    for (doc, _) in renstra {
        let tree = structure(db, workspace, doc);
        for program in tree.of_kind(NodeKind::Program) {
            let here = NodeRef { doc, node: program };
            if tree.code(program).is_some_and(|c| code::same_program(c, code))
                && programs_above(ide, here).contains(&node)
            {
                found.push(here);
            }
        }
    }
    found
}

fn promises<'a>(ide: &Ide<'a>) -> impl Iterator<Item = NodeRef> + use<'a> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let plans = ide.documents().iter().filter(|(_, d)| d.counts());
    plans.flat_map(move |(doc, _)| {
        structure(db, workspace, doc).of_kind(NodeKind::Janji).map(move |node| NodeRef { doc, node })
    })
}

/// One tie for each pair of nodes.
fn push(ties: &mut Vec<Tie>, from: NodeRef, to: NodeRef, place: Place) {
    match ties.iter_mut().find(|t| t.from == from && t.to == to) {
        Some(tie) => tie.places.push(place),
        None => ties.push(Tie { from, to, places: vec![place] }),
    }
}

fn sort(ties: &mut [Tie]) {
    ties.sort_by_key(|t| (t.from, t.to));
}

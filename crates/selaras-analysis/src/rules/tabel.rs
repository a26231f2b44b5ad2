//! The nodes of a `tabel` beside those of the plan that it restates: by their codes, indicators also by their names.

use std::sync::Arc;

use selaras_plan::name::{Name, nearly, similarity};
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::{Ctx, place_in};
use crate::documents::{DocId, NodeRef};
use crate::facts::Indicators;
use crate::finding::At;
use crate::items::{Role, Values};
use crate::links::View;
use crate::pagu::PaguTable;
use crate::place::Place;
use crate::plan::{Structure, plan, structure};
use crate::sheet::{sheet, values_of};

/// What a node of a table is in the plan.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Match {
    /// This node.
    Same(NodeRef),
    /// The plan has nodes of its kind there, and not this one.
    Absent,
    /// Nobody can know, or the plan does not go that deep.
    Untold,
}

/// A version of the plan, with its figures.
pub(super) struct Original<'a> {
    pub tree: &'a Structure,
    pub indicators: &'a Indicators,
    pub money: &'a PaguTable,
    pub values: Vec<&'a Values>,
}

/// The plan that a table restates: its figures are those of the judgement under way, an older version's those that
/// others read.
pub(super) fn original<'a>(document: &'a Ctx, doc: DocId) -> Original<'a> {
    if doc == document.doc {
        return Original {
            tree: document.tree,
            indicators: &document.indicators,
            money: &document.money,
            values: document.values.clone(),
        };
    }
    let figures = sheet(document.db, document.workspace, doc);
    Original {
        tree: structure(document.db, document.workspace, doc),
        indicators: &figures.indicators,
        money: &figures.money,
        values: values_of(document.db, document.workspace, doc),
    }
}

/// What each node of a table is in the plan; of indicators nothing is said here ([`pair_indicators`]).
pub(super) fn matches(document: &Ctx, table: &Ctx) -> Vec<Match> {
    let view = View::new(document.db, document.workspace, document.doc);
    let mut found: Vec<Match> = Vec::with_capacity(table.tree.len() as usize);
    for node in table.tree.nodes() {
        let parent = table.tree.parent(node).and_then(|p| found.get(p as usize).copied());
        found.push(match (table.tree.kind(node), parent) {
            (_, None) => Match::Same(NodeRef { doc: document.doc, node: 0 }),
            (NodeKind::Indikator, _) | (_, Some(Match::Absent)) => Match::Untold,
            (NodeKind::Outcome | NodeKind::Keluaran, Some(Match::Same(parent))) => {
                result(document, table, node, parent)
            }
            _ => coded(document, table, &view, node, &found),
        });
    }
    found
}

/// The node of the plan that each node of a table is, indicators among them; none where nobody can tell.
pub(super) fn restated(document: &Ctx, table: &Ctx) -> Vec<Option<NodeRef>> {
    let found = matches(document, table);
    let same = |of: &Match| if let Match::Same(node) = of { Some(*node) } else { None };
    let mut nodes: Vec<Option<NodeRef>> = found.iter().map(same).collect();
    for node in table.tree.nodes().skip(1) {
        let kind = table.tree.kind(node);
        // Those of outcomes and keluaran are paired in the node around them.
        if matches!(kind, NodeKind::Indikator | NodeKind::Outcome | NodeKind::Keluaran) {
            continue;
        }
        let Some(plans) = nodes[node as usize] else { continue };
        let pairs = pair_indicators(document, table, node, plans);
        for (own, theirs) in pairs.same.into_iter().chain(pairs.renamed) {
            nodes[own as usize] = Some(NodeRef { doc: plans.doc, node: theirs });
        }
    }
    nodes
}

/// An outcome or keluaran: the one of that code in the same node.
fn result(document: &Ctx, table: &Ctx, node: u32, parent: NodeRef) -> Match {
    let tree = structure(document.db, document.workspace, parent.doc);
    let (kind, code) = (table.tree.kind(node), table.tree.code(node));
    let same = |n: &u32| tree.kind(*n) == kind && code.is_some() && tree.code(*n) == code;
    match tree.children(parent.node).find(same) {
        Some(node) => Match::Same(NodeRef { doc: parent.doc, node }),
        None => Match::Untold,
    }
}

/// A node that its code and the codes around it tell: from its program down, else from the document down.
fn coded(document: &Ctx, table: &Ctx, view: &View, node: u32, found: &[Match]) -> Match {
    let tree = table.tree;
    let program = tree.nearest(node, NodeKind::Program);
    let mut steps: Vec<&str> = Vec::new();
    for above in tree.ancestors(node).take_while(|n| *n != 0) {
        if !matches!(tree.kind(above), NodeKind::Outcome | NodeKind::Keluaran) {
            let Some(code) = tree.code(above) else { return Match::Untold };
            steps.push(code);
        }
        if Some(above) == program {
            break;
        }
    }
    steps.reverse();
    let kind = tree.kind(node);
    let mut candidates = view.find(&steps.join("/"));
    candidates.retain(|n| view.kind(*n) == Some(kind));
    let inside = match program.filter(|p| *p != node).and_then(|p| found.get(p as usize)) {
        Some(Match::Same(inside)) => Some(*inside),
        Some(_) => return Match::Untold,
        None => None,
    };
    if let Some(inside) = inside {
        let tree = structure(document.db, document.workspace, inside.doc);
        candidates.retain(|n| n.doc == inside.doc && tree.within(n.node, inside.node));
    }
    // A program is known by its code and the agencies in charge.
    if candidates.len() > 1 && kind == NodeKind::Program {
        let duty = table.plan.duty(node);
        candidates.retain(|n| plan(document.db, document.workspace, n.doc).duty(n.node).meets(duty));
    }
    match candidates.as_slice() {
        [one] => Match::Same(*one),
        [] if has_alike(document, view, kind, inside) => Match::Absent,
        _ => Match::Untold,
    }
}

/// The plan has nodes of the kind there, so that one more is a difference and not merely more detail. Nodes that only
/// group others are no part of what a plan says.
fn has_alike(document: &Ctx, view: &View, kind: NodeKind, inside: Option<NodeRef>) -> bool {
    use NodeKind::{Kegiatan, Program, Sasaran, Subkegiatan, Tujuan};
    if !matches!(kind, Tujuan | Sasaran | Program | Kegiatan | Subkegiatan) {
        return false;
    }
    match inside {
        Some(inside) => {
            let tree = structure(document.db, document.workspace, inside.doc);
            tree.subtree(inside.node).into_iter().any(|n| tree.kind(n) == kind)
        }
        None => view.layers.iter().any(|l| l.tree.of_kind(kind).next().is_some()),
    }
}

/// The indicators of a node: its own, and those of its outcomes or keluaran.
pub(super) fn indicators_of(tree: &Structure, node: u32) -> Vec<u32> {
    let mut found = Vec::new();
    for child in tree.children(node) {
        match tree.kind(child) {
            NodeKind::Indikator => found.push(child),
            NodeKind::Outcome | NodeKind::Keluaran => {
                found.extend(tree.children(child).filter(|n| tree.kind(*n) == NodeKind::Indikator));
            }
            _ => {}
        }
    }
    found
}

/// The indicators of a node that a table restates, beside the plan's.
#[derive(Default)]
pub(super) struct Pairs {
    /// The same indicator in the table and in the plan.
    pub same: Vec<(u32, u32)>,
    /// One code for indicators of different names.
    pub renamed: Vec<(u32, u32)>,
    /// Only in the table.
    pub only_table: Vec<u32>,
    /// Only in the plan.
    pub only_plan: Vec<u32>,
    /// One of the plan's cannot be told: what seems to be missing may be it.
    pub untold: bool,
}

/// What an indicator is known by.
struct Known {
    node: u32,
    code: Option<Box<str>>,
    name: Option<Arc<Name>>,
}

/// Pairs the indicators of a table's node with those of the plan's: by code, then by equal, then by similar names.
pub(super) fn pair_indicators(document: &Ctx, table: &Ctx, node: u32, plans: NodeRef) -> Pairs {
    let original = original(document, plans.doc);
    let mut theirs: Vec<Known> = indicators_of(original.tree, plans.node)
        .into_iter()
        .map(|n| known_in_plan(document, &original, n))
        .collect();
    let mut pairs = Pairs { untold: theirs.iter().any(|k| k.name.is_none()), ..Pairs::default() };
    let mut ours: Vec<Known> =
        indicators_of(table.tree, node).into_iter().map(|n| known_in_table(table, n)).collect();
    ours.retain(|own| {
        let same = theirs.iter().position(|k| own.code.is_some() && has_code(original.tree, k, own));
        let Some(found) = same.map(|at| theirs.remove(at)) else { return true };
        match (&own.name, &found.name) {
            (Some(a), Some(b)) if !nearly(a, b) => pairs.renamed.push((own.node, found.node)),
            _ => pairs.same.push((own.node, found.node)),
        }
        false
    });
    ours.retain(|own| match most_alike(own, &theirs) {
        Some(at) => {
            pairs.same.push((own.node, theirs.remove(at).node));
            false
        }
        None => true,
    });
    pairs.only_table = ours.iter().map(|k| k.node).collect();
    pairs.only_plan = theirs.iter().map(|k| k.node).collect();
    pairs
}

fn has_code(tree: &Structure, theirs: &Known, own: &Known) -> bool {
    let aliases = tree.head(theirs.node).attrs.iter().filter(|a| a.kind == PropKind::Alias);
    theirs.code == own.code || aliases.flat_map(|a| &a.words).any(|w| Some(&w.text) == own.code.as_ref())
}

fn most_alike(own: &Known, theirs: &[Known]) -> Option<usize> {
    let own = own.name.as_deref()?;
    let alike = |k: &Known| k.name.as_deref().filter(|n| nearly(own, n)).map(|n| similarity(own, n));
    let scored = theirs.iter().enumerate().filter_map(|(at, k)| Some((at, alike(k)?)));
    // The first of several that are equally similar.
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(at, _)| at)
}

/// An indicator of the plan; what it leaves out it has from the one that it adopts.
fn known_in_plan(document: &Ctx, original: &Original, node: u32) -> Known {
    let (tree, item) = (original.tree, original.indicators.get(node));
    let adopted = item.and_then(|i| i.adopted());
    let from = |get: fn(&Structure, u32) -> Option<&str>| {
        let own = get(tree, node).map(Box::from);
        own.or_else(|| {
            let of = adopted?;
            get(structure(document.db, document.workspace, of.doc), of.node).map(Box::from)
        })
    };
    let name: Option<Box<str>> = from(|t, n| t.title(n));
    Known { node, code: from(|t, n| t.code(n)), name: name.map(|n| Arc::new(Name::new(&n))) }
}

/// An indicator of a table; `mengacu` names the one that it stands for.
fn known_in_table(table: &Ctx, node: u32) -> Known {
    let head = table.head(node);
    let adopted = head.refs.iter().find(|r| r.role == Role::Mengacu);
    let code = head.code.clone().or_else(|| adopted.and_then(|r| r.path.rsplit('/').next()).map(Box::from));
    Known { node, code, name: head.title.as_deref().map(|t| Arc::new(Name::new(t))) }
}

impl Original<'_> {
    /// A place in a node of the plan.
    pub(super) fn at(&self, node: u32, place: Place) -> At {
        place_in(self.tree, node, place)
    }
    /// The values of the part that holds a node, and the node's number there.
    pub(super) fn values_of(&self, node: u32) -> Option<(&Values, u32)> {
        let (_, local) = self.tree.local(node);
        Some((self.values.get(self.tree.part_no(node))?, local))
    }
}

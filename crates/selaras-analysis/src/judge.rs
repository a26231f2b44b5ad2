//! The judgement of a document that was judged before: what an edit did not reach is not looked at again.
//!
//! The checks of single nodes ([`Check::Node`]) are asked for the nodes that differ from the last time, or that read one
//! that does; all other findings of theirs are those of the last time. The checks of the whole document are asked again.
//! What the document reads from others is one value ([`outside`]): where that, or the order of its nodes or one of their
//! codes, is another, everything is judged anew.

use std::sync::Arc;

use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::Ctx;
use crate::db::{Db, Workspace};
use crate::documents::{DocId, NodeRef, documents};
use crate::facts::{Indikator, Source};
use crate::finding::{Finding, Findings};
use crate::items::{Head, Values};
use crate::links::{Link, Links, links, names};
use crate::pagu::{PaguTable, pagu_unit};
use crate::plan::{Plan, Structure, codes_of, plan, structure};
use crate::register::register;
use crate::rules::{self, Check};
use crate::sheet::{Imports, imports};

/// A value that is another one each time that its query runs.
#[derive(Clone, Debug)]
pub struct Token(Arc<u8>);

impl Token {
    pub(crate) fn new() -> Token {
        Token(Arc::new(0))
    }
    pub(crate) fn is(&self, other: &Token) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What a document reads from others, but for the figures that it takes from them: another one where something there is
/// another.
#[salsa::tracked(returns(clone), no_eq)]
pub fn outside(db: &dyn Db, workspace: Workspace, doc: DocId) -> Token {
    let documents = documents(db, workspace);
    let document = documents.get(doc);
    if let Some(region) = document.region {
        register(db, workspace, region);
    }
    let above = document.upstream.doc().map(|d| documents.versions(d)).unwrap_or_default();
    for other in documents.versions(doc).into_iter().chain(above).filter(|d| *d != doc) {
        structure(db, workspace, other);
        plan(db, workspace, other);
        names(db, workspace, other);
    }
    Token::new()
}

/// What a document is apart from its own figures.
#[salsa::tracked(returns(clone), no_eq)]
pub fn frame(db: &dyn Db, workspace: Workspace, doc: DocId) -> Token {
    structure(db, workspace, doc);
    plan(db, workspace, doc);
    links(db, workspace, doc);
    imports(db, workspace, doc);
    Token::new()
}

/// A judged document, as it was when it was judged.
pub struct Judged {
    outside: Token,
    frame: Token,
    tree: Structure,
    plan: Plan,
    links: Links,
    imports: Imports,
    values: Vec<Arc<Values>>,
    /// Its indicators before any cell was doubted.
    inherited: Vec<Arc<Indikator>>,
    money: Arc<PaguTable>,
    /// What each check of cells, and each of single nodes, found, in the order of nodes.
    cells: Vec<Vec<Finding>>,
    found: Vec<Vec<Finding>>,
    /// An editor shows a part of it.
    pub(crate) is_shown: bool,
}

impl Judged {
    /// How big it is.
    pub(crate) fn nodes(&self) -> usize {
        self.tree.len() as usize
    }

    /// The nodes whose findings may be others now, sorted; none where all may be.
    fn reached(&self, ctx: &Ctx, now: &Now) -> Option<Vec<u32>> {
        if !self.outside.is(&now.outside) {
            return None;
        }
        let mut changed = vec![false; ctx.tree.len() as usize];
        if !self.frame.is(&now.frame) {
            self.compare_frames(ctx, &mut changed)?;
        }
        for (part, (before, after)) in self.values.iter().zip(&now.values).enumerate() {
            if Arc::ptr_eq(before, after) {
                continue;
            }
            for node in ctx.tree.nodes().filter(|n| ctx.tree.part_no(*n) == part) {
                changed[node as usize] |= !after.same_rows(before, ctx.tree.local(node).1);
            }
        }
        spread(ctx, &mut changed);
        Some(ctx.tree.nodes().filter(|n| changed[*n as usize]).collect())
    }

    /// None where the nodes are others, or one of them has another code: then any path may be another.
    fn compare_frames(&self, ctx: &Ctx, changed: &mut [bool]) -> Option<()> {
        if !self.tree.has_shape_of(ctx.tree) || !self.plan.has_header_of(ctx.plan) {
            return None;
        }
        for node in ctx.tree.nodes() {
            let (before, after) = (self.tree.head(node), ctx.tree.head(node));
            if before != after {
                if !same_code(before, after) {
                    return None;
                }
                changed[node as usize] = true;
            }
            changed[node as usize] |= !self.plan.same_node(ctx.plan, node);
            let (before, after) = (self.links.of(node), ctx.links.of(node));
            changed[node as usize] |= before != after || after.iter().any(|l| self.takes_another(ctx, l));
        }
        if changed[0] {
            return None;
        }
        // What is below a node may name it.
        for node in ctx.tree.nodes() {
            changed[node as usize] |= ctx.tree.parent(node).is_some_and(|p| changed[p as usize]);
        }
        Some(())
    }

    /// The figures that a link leads to are others.
    fn takes_another(&self, ctx: &Ctx, link: &Link) -> bool {
        let nodes = link.to.candidates().iter().filter(|n| n.doc != ctx.doc);
        nodes.into_iter().any(|n| self.imports.indicators.get(n) != ctx.imports.indicators.get(n))
    }
}

/// A node reads those of its own document that its references lead to.
fn spread(ctx: &Ctx, changed: &mut [bool]) {
    let own = |l: &Link| l.to.candidates().iter().any(|n| n.doc == ctx.doc);
    let inside: Vec<&Link> = ctx.links.list.iter().filter(|l| own(l)).collect();
    let mut more = true;
    while more {
        more = false;
        for link in &inside {
            let reads = |n: &NodeRef| n.doc == ctx.doc && changed[n.node as usize];
            if !changed[link.node as usize] && link.to.candidates().iter().any(reads) {
                changed[link.node as usize] = true;
                more = true;
            }
        }
    }
}

/// A node is found by the same paths.
fn same_code(a: &Head, b: &Head) -> bool {
    a.kind == b.kind && codes_of(a).eq(codes_of(b))
}

/// What a document is now.
struct Now {
    outside: Token,
    frame: Token,
    values: Vec<Arc<Values>>,
}

/// Reads the figures of a document into `ctx` and judges it.
pub(crate) fn judge(ctx: &mut Ctx) -> Vec<Finding> {
    let memory = ctx.db.memory();
    if !memory.in_use() || !may_remember(ctx) {
        return anew(ctx, None).0;
    }
    let (db, workspace, doc) = (ctx.db, ctx.workspace, ctx.doc);
    let values = ctx.tree.parts.iter().map(|p| crate::db::items(db, p.file).values.clone()).collect();
    let now = Now { outside: outside(db, workspace, doc), frame: frame(db, workspace, doc), values };
    let before = memory.take_judged(doc);
    let reached = before.as_ref().and_then(|b| b.reached(ctx, &now));
    let before = before.zip(reached);
    let (list, judged) = anew(ctx, Some((now, before)));
    if let Some(judged) = judged {
        memory.keep_judged(doc, judged);
    }
    list
}

/// References into documents beyond those of [`outside`] are rare: such a document is judged as a whole.
fn may_remember(ctx: &Ctx) -> bool {
    let own = ctx.documents.versions(ctx.doc);
    let known =
        |n: &NodeRef| own.contains(&n.doc) || ctx.upstream.as_ref().is_some_and(|u| u.layer(n.doc).is_some());
    ctx.links.list.iter().all(|l| l.to.candidates().iter().all(known))
}

type Before = Option<(Judged, Vec<u32>)>;

fn anew(ctx: &mut Ctx, keep: Option<(Now, Before)>) -> (Vec<Finding>, Option<Judged>) {
    let remembers = keep.is_some();
    let (now, before) = match keep {
        Some((now, before)) => (Some(now), before),
        None => (None, None),
    };
    let (mut before, focus) = match before {
        Some((judged, reached)) => (Some(judged), Some(reached)),
        None => (None, None),
    };
    let inherited = figures(ctx, before.as_ref(), focus.as_deref());
    let money = match (&before, &focus) {
        (Some(before), Some(focus)) if !focus.iter().any(|n| has_money(ctx, before, *n)) => {
            before.money.clone()
        }
        _ => Arc::new(PaguTable::build(ctx.tree, ctx.plan, &ctx.values, pagu_unit(ctx.tree))),
    };
    ctx.indicators = inherited.iter().cloned().collect();
    ctx.money = money.clone();
    ctx.focus = focus;
    let mut cells = Vec::new();
    for (n, judge) in rules::CELLS.iter().enumerate() {
        let last = before.as_mut().map(|b| std::mem::take(&mut b.cells[n]));
        let found = ask(ctx, *judge, last);
        // Each rule sees the cells that no rule before it doubted.
        found.iter().for_each(|finding| ctx.indicators.doubt(ctx.tree, finding));
        cells.push(found);
    }
    let mut list = Vec::new();
    let put = |list: &mut Vec<Finding>, found: &mut Vec<Finding>| match remembers {
        true => list.extend_from_slice(found),
        false => list.append(found),
    };
    cells.iter_mut().for_each(|found| put(&mut list, found));
    let mut kept = Vec::new();
    let focus = ctx.focus.take();
    for check in rules::DOCUMENT {
        match check {
            Check::Node(judge) => {
                ctx.focus = focus.clone();
                let last = before.as_mut().map(|b| std::mem::take(&mut b.found[kept.len()]));
                let mut found = ask(ctx, *judge, last);
                put(&mut list, &mut found);
                kept.push(found);
                ctx.focus = None;
            }
            Check::Whole(judge) => {
                let mut found = Findings { list };
                judge(ctx, &mut found);
                list = found.list;
            }
        }
    }
    let judged = now.map(|now| {
        let same = before.filter(|b| b.frame.is(&now.frame)).map(|b| (b.tree, b.plan, b.links, b.imports));
        let new = || (ctx.tree.clone(), ctx.plan.clone(), ctx.links.clone(), ctx.imports.clone());
        let (tree, plan, links, imports) = same.unwrap_or_else(new);
        let is_shown = tree.parts.iter().any(|p| p.file.open(ctx.db));
        let Now { outside, frame, values } = now;
        Judged {
            outside,
            frame,
            tree,
            plan,
            links,
            imports,
            values,
            inherited,
            money,
            cells,
            found: kept,
            is_shown,
        }
    });
    (list, judged)
}

/// The indicators before any cell is doubted: those that an edit did not reach are those of the last time.
fn figures(ctx: &Ctx, before: Option<&Judged>, focus: Option<&[u32]>) -> Vec<Arc<Indikator>> {
    let source = Source {
        tree: ctx.tree,
        plan: ctx.plan,
        values: &ctx.values,
        links: ctx.links,
        register: &ctx.register,
    };
    let upstream = |node: NodeRef| ctx.imports.indicators.get(&node).cloned();
    let read = |node: u32| Arc::new(source.inherited(node, &upstream));
    match before.zip(focus) {
        Some((before, focus)) => {
            let reached = |node: u32| focus.binary_search(&node).is_ok();
            let again =
                |item: &Arc<Indikator>| if reached(item.node) { read(item.node) } else { item.clone() };
            before.inherited.iter().map(again).collect()
        }
        None => ctx.tree.of_kind(NodeKind::Indikator).map(read).collect(),
    }
}

/// The node has, or had, rows of money, or other columns for them.
fn has_money(ctx: &Ctx, before: &Judged, node: u32) -> bool {
    let (values, local) = ctx.values_of(node);
    let had = before.values.get(ctx.tree.part_no(node));
    values.rows_of(local, PropKind::Pagu).next().is_some()
        || had.is_none_or(|v| v.rows_of(local, PropKind::Pagu).next().is_some())
}

/// Asks a check for the nodes in focus; of all others it said `last`.
fn ask(ctx: &Ctx, judge: rules::Judge, last: Option<Vec<Finding>>) -> Vec<Finding> {
    let mut found = Findings::default();
    judge(ctx, &mut found);
    let (Some(mut all), Some(focus)) = (last, &ctx.focus) else { return found.list };
    all.retain(|f| focus.binary_search(&f.node.node).is_err());
    if !found.list.is_empty() {
        all.append(&mut found.list);
        all.sort_by_key(|f| f.node.node);
    }
    all
}

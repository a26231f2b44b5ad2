//! The judgement of a document that was judged before: what an edit did not reach is not looked at again.
//!
//! Checks that read no figures ([`Check::Outline`]) are asked where anything else of the document is another. The checks
//! of single nodes ([`Check::Node`]) are asked for the nodes that differ from the last time, or that read one
//! that does; all other findings of theirs are those of the last time, about the same nodes under the numbers that they
//! have now ([`Moves`]). The checks of the whole document are asked again. What the document reads from others is one
//! value ([`outside`]): where that is another, or a code comes or goes that another node has, too, everything is judged
//! anew.

use std::sync::Arc;

use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::Ctx;
use crate::db::{Db, Workspace};
use crate::documents::{DocId, NodeRef, documents};
use crate::facts::{Indikator, Source};
use crate::finding::{Finding, Findings};
use crate::items::Values;
use crate::links::{Link, Links, links, names};
use crate::moves::Moves;
use crate::pagu::{PaguTable, pagu_unit};
use crate::plan::{Plan, Structure, plan, structure};
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
    Token::new()
}

/// A judged document, as it was when it was judged.
pub struct Judged {
    outside: Token,
    frame: Token,
    tree: Arc<Structure>,
    plan: Arc<Plan>,
    links: Arc<Links>,
    imports: Arc<Imports>,
    values: Vec<Arc<Values>>,
    /// Its indicators before any cell was doubted.
    inherited: Vec<Arc<Indikator>>,
    money: Arc<PaguTable>,
    /// What each check of cells found, in the order of nodes.
    cells: Vec<Vec<Finding>>,
    /// What each check found that is not asked about the whole document each time, in the order of checks.
    found: Vec<Vec<Finding>>,
    /// An editor shows a part of it.
    pub(crate) is_shown: bool,
}

impl Judged {
    /// How big it is.
    pub(crate) fn nodes(&self) -> usize {
        self.tree.len() as usize
    }

    /// Where its nodes are now, and the nodes whose findings may be others, sorted; none where all may be.
    fn reached(&self, ctx: &Ctx, now: &Now) -> Option<(Moves, Vec<u32>)> {
        if !self.outside.is(&now.outside) {
            return None;
        }
        let is_framed_as_before = self.frame.is(&now.frame);
        let moves = match is_framed_as_before {
            true => Moves::none(&now.tree),
            false => Moves::around_an_edit(&self.tree, &now.tree)?,
        };
        let mut changed = vec![true; ctx.tree.len() as usize];
        for (old, new) in moves.pairs() {
            let part = ctx.tree.part_no(new);
            let (had, has) = (&self.values[part], &now.values[part]);
            let (before, after) = (self.tree.local(old).1, ctx.tree.local(new).1);
            let is_same = before == after && Arc::ptr_eq(had, has);
            changed[new as usize] = !is_same && !has.says_the_same(after, had, before);
        }
        if !is_framed_as_before {
            self.compare_frames(ctx, &moves, &mut changed)?;
        } else if !std::ptr::eq(&*self.imports, ctx.imports) {
            let takers = ctx.links.list.iter().filter(|l| self.takes_another(ctx, l));
            takers.for_each(|link| changed[link.node as usize] = true);
        }
        spread(ctx, &mut changed);
        Some((moves, ctx.tree.nodes().filter(|n| changed[*n as usize]).collect()))
    }

    /// None where what is said at the top is another, or where a code may lead to another node.
    fn compare_frames(&self, ctx: &Ctx, moves: &Moves, changed: &mut [bool]) -> Option<()> {
        if !self.plan.has_header_of(ctx.plan) || moves.makes_or_ends_a_clash() {
            return None;
        }
        for (old, new) in moves.pairs() {
            let inside = self.tree.parent(old).and_then(|p| moves.node(p));
            changed[new as usize] |= !ctx.tree.head(new).says_the_same(self.tree.head(old))
                || inside != ctx.tree.parent(new)
                || !ctx.plan.says_the_same(new, &self.plan, old)
                || !self.leads_where(ctx, moves, old, new);
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

    /// The references of a node lead where they led before, and the figures there are the same.
    fn leads_where(&self, ctx: &Ctx, moves: &Moves, old: u32, new: u32) -> bool {
        let (before, after) = (self.links.of(old), ctx.links.of(new));
        let now = |n: &NodeRef| match n.doc == ctx.doc {
            true => moves.node(n.node).map(|node| NodeRef { node, ..*n }),
            false => Some(*n),
        };
        let same = |a: &Link, b: &Link| {
            (a.place, a.role) == (b.place, b.role) && a.to.is(&b.to, |m, n| now(m) == Some(*n))
        };
        before.len() == after.len()
            && before.iter().zip(after).all(|(a, b)| same(a, b) && !self.takes_another(ctx, b))
    }

    /// What is known of its nodes under the numbers that they have now, but for what is found again. None where a finding
    /// speaks of a node that is gone.
    fn follow(mut self, doc: DocId, moves: &Moves, reached: &[u32]) -> Option<Judged> {
        if moves.is_none() {
            return Some(self);
        }
        let stays = |node: u32| moves.node(node).filter(|now| reached.binary_search(now).is_err());
        for list in self.cells.iter_mut().chain(&mut self.found) {
            list.retain(|finding| stays(finding.node.node).is_some());
            list.iter_mut().try_for_each(|finding| moves.tell(doc, finding))?;
        }
        self.inherited.retain_mut(|item| match stays(item.node) {
            Some(now) if now == item.node => true,
            Some(now) => {
                Arc::make_mut(item).node = now;
                true
            }
            None => false,
        });
        Some(self)
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

/// What a document is now.
struct Now {
    outside: Token,
    frame: Token,
    tree: Arc<Structure>,
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
    let now = Now {
        outside: outside(db, workspace, doc),
        frame: frame(db, workspace, doc),
        tree: structure(db, workspace, doc).clone(),
        values,
    };
    let before = memory.take_judged(doc).and_then(|before| {
        let (moves, reached) = before.reached(ctx, &now)?;
        let same_frame = before.frame.is(&now.frame);
        Some(Before {
            judged: before.follow(doc, &moves, &reached)?,
            reached,
            moves: !moves.is_none(),
            same_frame,
        })
    });
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

/// The last judgement of a document.
struct Before {
    judged: Judged,
    /// The nodes that are judged again, sorted.
    reached: Vec<u32>,
    /// Its nodes have other numbers now.
    moves: bool,
    /// Of the document itself only figures are others.
    same_frame: bool,
}

fn anew(ctx: &mut Ctx, keep: Option<(Now, Option<Before>)>) -> (Vec<Finding>, Option<Judged>) {
    let remembers = keep.is_some();
    let (now, before) = keep.map_or((None, None), |(now, before)| (Some(now), before));
    let inherited = figures(ctx, before.as_ref());
    let money = match &before {
        Some(b) if !b.moves && !b.reached.iter().any(|n| has_money(ctx, &b.judged, *n)) => {
            b.judged.money.clone()
        }
        _ => Arc::new(PaguTable::build(ctx.tree, ctx.plan, &ctx.values, pagu_unit(ctx.tree))),
    };
    let same_frame = before.as_ref().is_some_and(|b| b.same_frame);
    let (mut before, focus) = before.map_or((None, None), |b| (Some(b.judged), Some(b.reached)));
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
        let (judge, last) = match check {
            Check::Whole(judge) => {
                let mut found = Findings { list };
                judge(ctx, &mut found);
                list = found.list;
                continue;
            }
            Check::Node(judge) | Check::Outline(judge) => {
                (*judge, before.as_mut().map(|b| std::mem::take(&mut b.found[kept.len()])))
            }
        };
        let mut found = match (check, last) {
            (Check::Outline(_), Some(last)) if same_frame => last,
            (Check::Outline(_), _) => ask(ctx, judge, None),
            (_, last) => {
                ctx.focus = focus.clone();
                let found = ask(ctx, judge, last);
                ctx.focus = None;
                found
            }
        };
        put(&mut list, &mut found);
        kept.push(found);
    }
    let judged = now.map(|now| {
        let (db, workspace, doc) = (ctx.db, ctx.workspace, ctx.doc);
        let Now { outside, frame, tree, values } = now;
        Judged {
            outside,
            frame,
            is_shown: tree.parts.iter().any(|p| p.file.open(db)),
            tree,
            plan: plan(db, workspace, doc).clone(),
            links: links(db, workspace, doc).clone(),
            imports: imports(db, workspace, doc).clone(),
            values,
            inherited,
            money,
            cells,
            found: kept,
        }
    });
    (list, judged)
}

/// The indicators before any cell is doubted: those that an edit did not reach are those of the last time.
fn figures(ctx: &Ctx, before: Option<&Before>) -> Vec<Arc<Indikator>> {
    let source = Source {
        tree: ctx.tree,
        plan: ctx.plan,
        values: &ctx.values,
        links: ctx.links,
        register: &ctx.register,
    };
    let upstream = |node: NodeRef| ctx.imports.indicators.get(&node).cloned();
    let read = |node: u32| Arc::new(source.inherited(node, &upstream));
    let Some(before) = before else { return ctx.tree.of_kind(NodeKind::Indikator).map(read).collect() };
    let mut known = before.judged.inherited.iter().peekable();
    let again = |node: u32| {
        while known.next_if(|item| item.node < node).is_some() {}
        let item = known.next_if(|item| item.node == node && before.reached.binary_search(&node).is_err());
        // One that leads to another node of the document would have to be told where that is now.
        let item = item.filter(|item| !before.moves || !item.leads_into(ctx.doc));
        item.cloned().unwrap_or_else(|| read(node))
    };
    ctx.tree.of_kind(NodeKind::Indikator).map(again).collect()
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

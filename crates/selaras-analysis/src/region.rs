//! What can be judged only over all agencies: who supports the RPJMD's sasaran, who takes up its indicators, whose
//! figures meet. Each Renstra gives a short account of itself ([`Exports`]); an edit that leaves it equal stops there.

mod sight;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use selaras_plan::direction::Arah;
use selaras_plan::unit::Unit;
use selaras_plan::years::Years;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::assess::assess;
use crate::context::{Ctx, document_word, name_of, place_in};
use crate::db::{Db, Workspace};
use crate::documents::{DocId, Document, Documents, NodeRef, documents};
use crate::facts::{Adopts, Field, Indikator, Known, Share};
use crate::finding::{At, Finding, Findings};
use crate::items::{Attr, Role};
use crate::links::{Layer, Links, Target, View, links};
use crate::pagu::{Amounts, Pagu};
use crate::place::Place;
use crate::plan::{Duty, Plan, Structure, plan, structure};
use crate::register::{AgencyId, Register, register};
use crate::rules;
use crate::sheet::{Sheet, sheet};

pub(crate) use sight::Regional;
use sight::Sight;

/// The figures that a Renstra gives to the region.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Exports {
    /// Its figures for indicators of the upstream plan.
    pub adopted: Vec<Adopted>,
    /// Shares in indicators of the upstream plan.
    pub shares: Vec<Contribution>,
}

/// What a Renstra does for the region.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Deeds {
    /// Its programs, kegiatan and subkegiatan.
    pub activities: Vec<Activity>,
    /// It has a tujuan without a reference (R04): what it supports is not known.
    pub tujuan_without_reference: bool,
}

/// The figures of an indicator that a Renstra adopts.
#[derive(Clone, PartialEq, Debug)]
pub struct Adopted {
    /// Whose.
    pub of: NodeRef,
    /// The Renstra's node.
    pub node: u32,
    /// Its unit.
    pub satuan: Field<Unit>,
    /// Its direction.
    pub arah: Field<Arah>,
    /// Its own targets: what is written here and not inherited.
    pub targets: Vec<(u16, Known, Place)>,
    /// The years of its columns: for those without a target of its own it inherits the whole's.
    pub years: Years,
}

/// A share of an indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct Contribution {
    /// Whose share, of what weight.
    pub share: Share,
    /// The Renstra's node.
    pub node: u32,
    /// Its unit.
    pub satuan: Field<Unit>,
    /// Its targets.
    pub targets: Vec<(u16, Known)>,
}

/// A program, kegiatan or subkegiatan of a Renstra.
#[derive(Clone, PartialEq, Debug)]
pub struct Activity {
    /// The Renstra's node.
    pub node: u32,
    /// It, or something below it, has a target, or one that nobody can read.
    pub has_target: bool,
    /// It has money in some year, or some that nobody can read.
    pub has_money: bool,
    /// The money of a program, where it has any.
    pub money: Option<Box<Amounts>>,
}

/// The figures of a Renstra for the region.
#[salsa::tracked(returns(ref))]
pub fn exports(db: &dyn Db, workspace: Workspace, doc: DocId) -> Arc<Exports> {
    assess(db, workspace, doc).exports.clone()
}

/// What a Renstra does for the region.
#[salsa::tracked(returns(ref))]
pub fn deeds(db: &dyn Db, workspace: Workspace, doc: DocId) -> Arc<Deeds> {
    assess(db, workspace, doc).deeds.clone()
}

/// Draws up the account of a judged Renstra.
pub fn account(ctx: &Ctx, found: &[Finding]) -> (Exports, Deeds) {
    let (mut exports, mut deeds) = (Exports::default(), Deeds::default());
    for item in &ctx.indicators.list {
        let targets = item.targets.iter().filter(|t| !t.inherited);
        if let Adopts::One(of, _) = item.adopts
            && of.doc != ctx.doc
        {
            exports.adopted.push(Adopted {
                of,
                node: item.node,
                satuan: item.satuan.clone(),
                arah: item.arah.clone(),
                targets: targets.clone().map(|t| (t.year, t.known.clone(), t.place)).collect(),
                years: item.years.unwrap_or(Years::EMPTY),
            });
        }
        for share in &item.shares {
            exports.shares.push(Contribution {
                share: share.clone(),
                node: item.node,
                satuan: item.satuan.clone(),
                targets: targets.clone().map(|t| (t.year, t.known.clone())).collect(),
            });
        }
    }
    // A child stands behind its parent.
    let mut has_targets = vec![false; ctx.tree.len() as usize];
    for node in ctx.tree.nodes().rev() {
        has_targets[node as usize] |= ctx.indicators.get(node).is_some_and(has_target);
        if let Some(parent) = ctx.tree.parent(node).filter(|_| has_targets[node as usize]) {
            has_targets[parent as usize] = true;
        }
    }
    for node in ctx.tree.nodes() {
        if !matches!(ctx.tree.kind(node), NodeKind::Program | NodeKind::Kegiatan | NodeKind::Subkegiatan) {
            continue;
        }
        let has_target = has_targets[node as usize];
        let has_money = ctx.money.of(node).is_some_and(Pagu::is_positive);
        let money = (ctx.tree.kind(node) == NodeKind::Program)
            .then(|| ctx.money.amounts(node))
            .flatten()
            .map(Box::new);
        deeds.activities.push(Activity { node, has_target, has_money, money });
    }
    deeds.tujuan_without_reference = found.iter().any(|f| f.rule.code == "R04");
    exports.adopted.shrink_to_fit();
    exports.shares.shrink_to_fit();
    deeds.activities.shrink_to_fit();
    (exports, deeds)
}

/// A year has a target: a value, not `-`; or one that nobody can read.
fn has_target(item: &Indikator) -> bool {
    let target = |known: &Known| match known {
        Known::NotGiven => false,
        Known::Unknown => true,
        Known::Value(value) => value.is_given(),
    };
    item.targets_broken || item.targets.iter().any(|t| target(&t.known))
}

/// A Renstra of the region.
pub struct Member<'a> {
    /// Which document.
    pub doc: DocId,
    /// Its tree.
    pub tree: &'a Structure,
    /// Its duties.
    pub plan: &'a Plan,
    /// Where its references lead.
    pub links: &'a Links,
    /// The plan that it follows is not here (R06, R07): nobody knows what it takes from there.
    pub hidden: bool,
    /// What it supports, adopts or contributes to in the plan in force; of a reference that leads nowhere, every
    /// candidate.
    pub takes: &'a FxHashSet<NodeRef>,
    /// Nobody can say what it does not take up: [`Member::hidden`], or its agency or a document that it names is not
    /// known (R09, R06).
    pub doubtful: bool,
}

/// The RPJMD in force and all that follow it.
pub struct Region<'a> {
    /// The database.
    pub db: &'a dyn Db,
    /// The workspace.
    pub workspace: Workspace,
    /// All documents.
    pub documents: &'a Documents,
    /// The RPJMD or RPD.
    pub doc: DocId,
    /// The same.
    pub document: &'a Document,
    /// It, and the versions that it revises: nodes in force.
    pub view: View<'a>,
    /// The agencies.
    pub register: Arc<Register>,
    /// The Renstra, in the order of documents.
    pub members: Vec<Member<'a>>,
    /// By agency, the others whose duties its Renstra carries: its parts, and those whose place it took, where they
    /// have no Renstra of their own.
    carries: FxHashMap<AgencyId, Vec<AgencyId>>,
    /// The agencies of Renstra that count nowhere, because another has their code (S05).
    set_aside: Vec<&'a Duty>,
    /// By duty, the numbers of the Renstra of those in charge: many nodes have one duty.
    in_charge: RefCell<FxHashMap<Duty, Vec<usize>>>,
    /// The Renstra that were asked whether they hide a reference.
    asked_for_hidden: RefCell<BTreeSet<DocId>>,
}

impl<'a> Region<'a> {
    /// The plan in force, and those who follow it.
    pub fn new(db: &'a dyn Db, workspace: Workspace, doc: DocId) -> Region<'a> {
        let documents = documents(db, workspace);
        let document = documents.get(doc);
        let first = documents.first_version(doc);
        let only_plan = documents.iter().filter(|(_, o)| is_in_force(o)).count() == 1;
        let follows = |d: &Document| match d.upstream.doc() {
            Some(up) => documents.first_version(up) == first,
            // A Renstra whose plan is not here counts for its agency and its programs all the same, where there is
            // no other plan that it could follow.
            None => only_plan && d.region == document.region,
        };
        let view = View::new(db, workspace, doc);
        let members: Vec<Member> = documents
            .iter()
            .filter(|(_, d)| d.kind == NodeKind::Renstra && d.counts() && !d.replaced && follows(d))
            .map(|(n, _)| member(db, workspace, doc, n))
            // One of another period follows another plan, though that plan is not here.
            .filter(|m| !m.hidden || m.plan.periode.is_none() || m.plan.periode == view.periode())
            .collect();
        let twins = documents.iter().filter(|(_, d)| d.kind == NodeKind::Renstra && !d.counts());
        let set_aside = twins.map(|(n, _)| &plan(db, workspace, n).agencies).collect();
        let register = document.region.map(|r| register(db, workspace, r)).unwrap_or_default();
        let mut region = Region {
            db,
            workspace,
            documents,
            doc,
            document,
            view,
            register,
            members,
            carries: FxHashMap::default(),
            set_aside,
            in_charge: RefCell::default(),
            asked_for_hidden: RefCell::default(),
        };
        for agency in region.register.ids() {
            let keeper = region.keeper(agency);
            if keeper != agency {
                region.carries.entry(keeper).or_default().push(agency);
            }
        }
        region
    }

    /// The agency whose Renstra carries an agency's duties: its own, else the one that took its place, or that it is
    /// part of.
    pub fn keeper(&self, agency: AgencyId) -> AgencyId {
        let mut at = agency;
        // An agency that is part of its own part ends here too.
        for _ in 0..8 {
            if self.has_renstra(at) {
                return at;
            }
            match self.register.successor(at).or_else(|| self.register.parent(at)) {
                Some(next) => at = next,
                None => return at,
            }
        }
        agency
    }

    /// The agency has a Renstra; perhaps one that names its agency wrongly (R09) or not at all (S09), or that counts
    /// nowhere (S05).
    pub fn has_renstra(&self, agency: AgencyId) -> bool {
        let anyones = |d: &Duty| d.unknown && d.agencies.is_empty();
        self.is_read(agency)
            || self.set_aside.iter().any(|d| d.includes(agency))
            || self.members.iter().any(|m| anyones(&m.plan.agencies))
    }

    /// The agency has a Renstra that takes part in coverage.
    pub fn is_read(&self, agency: AgencyId) -> bool {
        self.members.iter().any(|m| m.plan.agencies.includes(agency))
    }

    /// The agencies of a duty, each as the one whose Renstra carries it.
    pub fn keepers(&self, duty: &Duty) -> Vec<AgencyId> {
        let named = if duty.all { self.register.ids().collect() } else { duty.agencies.clone() };
        let mut keepers: Vec<AgencyId> = named.into_iter().map(|a| self.keeper(a)).collect();
        keepers.sort();
        keepers.dedup();
        keepers
    }

    /// A Renstra is that of an agency in charge.
    pub fn answers(&self, member: &Member, duty: &Duty) -> bool {
        let mine = &member.plan.agencies;
        let carried = |a: &AgencyId| self.carries.get(a).is_some_and(|c| c.iter().any(|b| duty.includes(*b)));
        mine.meets(duty) || mine.agencies.iter().any(carried)
    }

    /// The indicator that one of the plan is the same as, in the plan in force; itself where it adopts none.
    pub fn same_indicator(&self, node: NodeRef) -> NodeRef {
        same_indicator(self.db, self.workspace, &self.view, node)
    }

    /// A Renstra takes up a node, or what that node is the same as.
    pub fn takes_up(&self, member: &Member, node: NodeRef) -> bool {
        member.takes.contains(&node) || member.takes.contains(&self.same_indicator(node))
    }

    /// A syntax error (S01) hides a reference of a Renstra: what it takes up is not known as a whole.
    pub fn hides_a_reference(&self, member: &Member) -> bool {
        self.asked_for_hidden.borrow_mut().insert(member.doc);
        hides_a_reference(self.db, self.workspace, member.doc)
    }

    /// The figures that a Renstra gives to the region.
    pub fn exports(&self, member: &Member) -> &'a Exports {
        exports(self.db, self.workspace, member.doc)
    }
    /// What a Renstra does for the region.
    pub fn deeds(&self, member: &Member) -> &'a Deeds {
        deeds(self.db, self.workspace, member.doc)
    }
    /// The figures of a version of the plan.
    pub fn sheet(&self, doc: DocId) -> &'a Sheet {
        sheet(self.db, self.workspace, doc)
    }
    /// An indicator of the plan.
    pub fn indikator(&self, node: NodeRef) -> Option<&'a Indikator> {
        self.sheet(node.doc).indicators.get(node.node)
    }
    /// The nodes of a kind that are in force.
    pub fn nodes(&self, kind: NodeKind) -> Vec<(Layer<'a>, NodeRef)> {
        self.view.of_kind(kind).map(|(l, node)| (l, NodeRef { doc: l.doc, node })).collect()
    }
    /// Who is in charge of a node.
    pub fn duty(&self, node: NodeRef) -> &'a Duty {
        plan(self.db, self.workspace, node.doc).duty(node.node)
    }
    /// The Renstra of the agencies in charge.
    pub fn in_charge(&self, duty: &Duty) -> Vec<&Member<'a>> {
        let mut known = self.in_charge.borrow_mut();
        if !known.contains_key(duty) {
            let found = (0..self.members.len()).filter(|n| self.answers(&self.members[*n], duty)).collect();
            known.insert(duty.clone(), found);
        }
        known[duty].iter().map(|n: &usize| &self.members[*n]).collect()
    }
    /// A place in a node of any document.
    pub fn at(&self, node: NodeRef, place: Place) -> At {
        place_in(structure(self.db, self.workspace, node.doc), node.node, place)
    }
    /// A syntax error hides what the node's header says.
    pub fn is_broken(&self, node: NodeRef) -> bool {
        structure(self.db, self.workspace, node.doc).head(node.node).broken
    }
    /// The path of a node of any document, from below the document: `T2/S1/SPBE`.
    pub fn path(&self, node: NodeRef) -> String {
        structure(self.db, self.workspace, node.doc).path(node.node)
    }
    /// A Renstra in a sentence, without its long title: `Renstra dinkes-2025`.
    pub fn renstra(&self, doc: DocId) -> String {
        let document = self.documents.get(doc);
        format!("{} {}", document_word(document.kind), document.id)
    }
    /// A node as a planner would call it.
    pub fn name(&self, node: NodeRef) -> String {
        name_of(structure(self.db, self.workspace, node.doc), node.node)
    }
}

fn member<'a>(db: &'a dyn Db, workspace: Workspace, above: DocId, doc: DocId) -> Member<'a> {
    let (plan, links) = (plan(db, workspace, doc), links(db, workspace, doc));
    let hidden = documents(db, workspace).get(doc).upstream.doc().is_none();
    let (takes, names_unknown) = taken(db, workspace, above, doc);
    let doubtful = hidden || plan.agencies.unknown || *names_unknown;
    Member { doc, tree: structure(db, workspace, doc), plan, links, hidden, takes, doubtful }
}

/// A reference stands where nobody can read it: in a broken header or property, or in a node that stands where it cannot.
#[salsa::tracked(returns(copy))]
fn hides_a_reference(db: &dyn Db, workspace: Workspace, doc: DocId) -> bool {
    let tree = structure(db, workspace, doc);
    let hides = |node| {
        let head = tree.head(node);
        let refers = matches!(head.kind, NodeKind::Tujuan | NodeKind::Sasaran | NodeKind::Indikator);
        let reference =
            |a: &Attr| a.broken && matches!(a.kind, PropKind::Mendukung | PropKind::Berkontribusi);
        refers && head.broken || head.attrs.iter().any(reference)
    };
    tree.nodes().any(hides) || tree.misplaced(0).any(|head| !head.refs.is_empty())
}

/// What a Renstra supports, adopts or contributes to in the plan in force; and whether it names a document that is not
/// known.
#[salsa::tracked(returns(ref))]
pub fn taken(db: &dyn Db, workspace: Workspace, above: DocId, doc: DocId) -> (FxHashSet<NodeRef>, bool) {
    let view = View::new(db, workspace, above);
    let (mut takes, mut names_unknown) = (FxHashSet::default(), false);
    // What a revision of the Renstra does not restate it keeps.
    let own = View::new(db, workspace, doc);
    for (depth, layer) in own.layers.iter().enumerate() {
        for link in &links(db, workspace, layer.doc).list {
            if !matches!(link.role, Role::Mendukung | Role::Mengacu | Role::Berkontribusi)
                || !own.in_force(depth, link.node)
            {
                continue;
            }
            names_unknown |= matches!(link.to, Target::NoDocument(_) | Target::Hidden);
            for node in link.to.candidates() {
                let node = view.current(*node);
                takes.insert(node);
                takes.insert(same_indicator(db, workspace, &view, node));
            }
        }
    }
    (takes, names_unknown)
}

fn same_indicator(db: &dyn Db, workspace: Workspace, view: &View, node: NodeRef) -> NodeRef {
    let mut at = node;
    // Circles within a version were cut when links were made; one over two versions ends here.
    for _ in 0..32 {
        if view.kind(at) != Some(NodeKind::Indikator) {
            break;
        }
        let adopted = links(db, workspace, at.doc).role(at.node, Role::Mengacu).find_map(|l| {
            let [one] = l.to.found() else { return None };
            view.layer(one.doc).is_some().then(|| view.current(*one))
        });
        match adopted {
            Some(next) if next != at => at = next,
            _ => break,
        }
    }
    at
}

/// An RPJMD, or the transition plan in its place, that no later plan replaces.
pub fn is_in_force(document: &Document) -> bool {
    let is_regional = matches!(document.kind, NodeKind::Rpjmd | NodeKind::Rpd);
    is_regional && document.counts() && !document.orphan && !document.replaced
}

/// The rules over all agencies, by what they read of a Renstra beside its outline, its links and its duties.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// Which programs are where.
    Programs,
    /// Who takes up what, with which means: [`Deeds`].
    Coverage,
    /// Whose figures meet: [`Exports`].
    Figures,
}

impl Part {
    /// All of them, what is judged fastest first.
    pub const ALL: [Part; 3] = [Part::Figures, Part::Coverage, Part::Programs];
}

/// The findings over all agencies of a plan that is in force.
#[salsa::tracked(returns(ref))]
pub fn judge_region(db: &dyn Db, workspace: Workspace, doc: DocId) -> Vec<Finding> {
    Part::ALL.iter().flat_map(|part| judge_part(db, workspace, doc, *part)).cloned().collect()
}

/// What a part of the region's rules finds.
#[salsa::tracked(returns(ref))]
pub fn judge_part(db: &dyn Db, workspace: Workspace, doc: DocId, part: Part) -> Vec<Finding> {
    let memory = db.memory();
    if !memory.in_use() {
        return ask(&Region::new(db, workspace, doc), part);
    }
    let sight = Sight::of(db, workspace, doc, part);
    let again = match memory.take_region(doc, part) {
        Some(before) => before.again(sight),
        None => Err(sight),
    };
    let regional = again.unwrap_or_else(|sight| {
        let region = Region::new(db, workspace, doc);
        let found = ask(&region, part);
        Regional { sight, asked_for_hidden: region.asked_for_hidden.take(), found }
    });
    let found = regional.found.clone();
    memory.keep_region(doc, part, regional);
    found
}

/// Asks the rules of a part.
fn ask(region: &Region, part: Part) -> Vec<Finding> {
    let rules = match part {
        Part::Programs => rules::PROGRAMS,
        Part::Coverage => rules::COVERAGE,
        Part::Figures => rules::FIGURES,
    };
    let mut found = Findings::default();
    rules.iter().for_each(|judge| judge(region, &mut found));
    found.list
}

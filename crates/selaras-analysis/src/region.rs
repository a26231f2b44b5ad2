//! What can be judged only over all agencies: who supports the RPJMD's sasaran, who takes up its indicators, whose
//! figures meet. Each Renstra gives a short account of itself ([`Exports`]); an edit that leaves it equal stops there.

use std::sync::Arc;

use selaras_plan::direction::Arah;
use selaras_plan::unit::Unit;
use selaras_plan::years::Years;
use selaras_syntax::schema::NodeKind;

use crate::assess::assess;
use crate::context::{Ctx, name_of, place_in};
use crate::db::{Db, Workspace};
use crate::documents::{DocId, Document, Documents, NodeRef, documents};
use crate::facts::{Adopts, Field, Indikator, Known, Share};
use crate::finding::{At, Finding, Findings};
use crate::items::Role;
use crate::links::{Layer, Link, Links, View, links};
use crate::pagu::Pagu;
use crate::place::Place;
use crate::plan::{Duty, Plan, Structure, plan, structure};
use crate::register::{AgencyId, Register, register};
use crate::rules;
use crate::sheet::{Sheet, sheet};

/// What a Renstra says to the region.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Exports {
    /// Its figures for indicators of the upstream plan.
    pub adopted: Vec<Adopted>,
    /// Shares in indicators of the upstream plan.
    pub shares: Vec<Contribution>,
    /// Its programs, kegiatan and subkegiatan.
    pub activities: Vec<Activity>,
    /// RPJMD indicators that stand behind a finding of this Renstra that already speaks of them (R05, I19, I20).
    pub spoken_of: Vec<NodeRef>,
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
    /// Targets that it inherits stand here too.
    pub inherits: bool,
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
    /// It, or something below it, has a target.
    pub has_target: bool,
    /// Its money (its years first), where it has any.
    pub money: Option<(Years, Pagu)>,
}

/// The account of a Renstra.
#[salsa::tracked(returns(clone))]
pub fn exports(db: &dyn Db, workspace: Workspace, doc: DocId) -> Arc<Exports> {
    assess(db, workspace, doc).exports.clone()
}

/// Draws up the account of a judged Renstra.
pub fn account(ctx: &Ctx, found: &[Finding]) -> Exports {
    let mut exports = Exports::default();
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
                inherits: item.targets.iter().any(|t| t.inherited),
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
    for node in ctx.tree.nodes() {
        if !matches!(ctx.tree.kind(node), NodeKind::Program | NodeKind::Kegiatan | NodeKind::Subkegiatan) {
            continue;
        }
        let has_target = ctx.tree.subtree(node).into_iter().any(|n| {
            ctx.indicators
                .get(n)
                .is_some_and(|i| i.targets_broken || i.targets.iter().any(|t| t.known.is_given()))
        });
        let money = ctx.money.of(node).map(|p| (ctx.money.years, p.clone()));
        exports.activities.push(Activity { node, has_target, money });
    }
    for finding in found {
        match finding.rule.code {
            "R04" => exports.tujuan_without_reference = true,
            "R05" | "I19" | "I20" => exports.spoken_of.extend(finding.related.iter().filter_map(|r| r.node)),
            _ => {}
        }
    }
    exports
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
    /// Its account.
    pub exports: Arc<Exports>,
    /// What it takes from upstream cannot be known (R06, R07).
    pub hidden: bool,
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
}

impl<'a> Region<'a> {
    fn new(db: &'a dyn Db, workspace: Workspace, doc: DocId) -> Region<'a> {
        let documents = documents(db, workspace);
        let document = documents.get(doc);
        let first = documents.first_version(doc);
        let follows = |d: &Document| match d.upstream.doc() {
            Some(up) => documents.first_version(up) == first,
            // A Renstra whose plan is not here counts for its agency and its programs all the same, where there is
            // no other plan that it could follow.
            None => {
                d.region == document.region
                    && documents.iter().filter(|(_, o)| is_regional_plan(o) && !o.replaced).count() == 1
            }
        };
        let members = documents
            .iter()
            .filter(|(_, d)| d.kind == NodeKind::Renstra && d.counts() && !d.replaced && follows(d))
            .map(|(n, d)| Member {
                doc: n,
                tree: structure(db, workspace, n),
                plan: plan(db, workspace, n),
                links: links(db, workspace, n),
                exports: exports(db, workspace, n),
                hidden: d.upstream.doc().is_none(),
            })
            .collect();
        Region {
            db,
            workspace,
            documents,
            doc,
            document,
            view: View::new(db, workspace, doc),
            register: document.region.map(|r| register(db, workspace, r)).unwrap_or_default(),
            members,
        }
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
        self.view
            .nodes()
            .filter(|(l, n)| l.tree.kind(*n) == kind)
            .map(|(l, node)| (l, NodeRef { doc: l.doc, node }))
            .collect()
    }
    /// Who is in charge of a node.
    pub fn duty(&self, node: NodeRef) -> &'a Duty {
        plan(self.db, self.workspace, node.doc).duty(node.node)
    }
    /// The Renstra of an agency.
    pub fn of_agency(&self, agency: AgencyId) -> impl Iterator<Item = &Member<'a>> {
        self.members.iter().filter(move |m| m.plan.agencies.includes(agency))
    }
    /// The Renstra of the agencies in charge.
    pub fn in_charge(&self, duty: &Duty) -> Vec<&Member<'a>> {
        self.members.iter().filter(|m| m.plan.agencies.meets(duty)).collect()
    }
    /// A place in a node of any document.
    pub fn at(&self, node: NodeRef, place: Place) -> At {
        place_in(structure(self.db, self.workspace, node.doc), node.node, place)
    }
    /// A node as a planner would call it.
    pub fn name(&self, node: NodeRef) -> String {
        name_of(structure(self.db, self.workspace, node.doc), node.node)
    }
    /// The links of a Renstra in one of these roles that lead, or may lead, to a node in or below `node`.
    pub fn leads_to<'m>(
        &self,
        member: &'m Member<'a>,
        roles: &'m [Role],
        node: NodeRef,
    ) -> impl Iterator<Item = &'m Link> + use<'m, 'a> {
        let tree = structure(self.db, self.workspace, node.doc);
        member.links.list.iter().filter(move |l| {
            roles.contains(&l.role)
                && l.to.candidates().iter().any(|n| n.doc == node.doc && tree.within(n.node, node.node))
        })
    }
}

/// An RPJMD or the transition plan in its place.
pub fn is_regional_plan(document: &Document) -> bool {
    matches!(document.kind, NodeKind::Rpjmd | NodeKind::Rpd) && document.counts() && !document.orphan
}

/// The findings over all agencies of a plan that is in force.
#[salsa::tracked(returns(ref))]
pub fn judge_region(db: &dyn Db, workspace: Workspace, doc: DocId) -> Vec<Finding> {
    let region = Region::new(db, workspace, doc);
    let mut found = Findings::default();
    for judge in rules::REGION {
        judge(&region, &mut found);
    }
    found.list
}

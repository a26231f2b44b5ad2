//! The figures of one document: its indicators and its money, with doubtful cells set aside.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use selaras_plan::number::Decimal;
use selaras_plan::years::Years;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::db::{Db, Workspace, items};
use crate::documents::{DocId, NodeRef, documents};
use crate::facts::{Indicators, Indikator, Source};
use crate::finding::{At, Finding, Findings};
use crate::items::{Role, Values};
use crate::links::{View, links, program_indicators, upstream_programs};
use crate::pagu::{Amounts, Money, PaguTable, pagu_unit, read_row, rounding};
use crate::plan::{plan, structure};
use crate::register::{AgencyId, register};
use crate::{context::Ctx, rules};

/// The figures of a document.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sheet {
    /// Its indicators, after inheritance, with doubtful cells unknown.
    pub indicators: Indicators,
    /// Its money.
    pub money: Arc<PaguTable>,
    /// What was found about single cells (S02, S03, S04, T10, T15).
    pub doubts: Vec<Finding>,
}

/// What a document takes from its upstream plan: the indicators that it refers to or is in charge of, the money of
/// its programs. An edit of anything else upstream leaves it equal.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Imports {
    /// Indicators.
    pub indicators: FxHashMap<NodeRef, Arc<Indikator>>,
    /// The money of programs.
    pub programs: FxHashMap<NodeRef, Amounts>,
    /// `pagu-indikatif` of the document's agencies.
    pub ceilings: Vec<Ceiling>,
}

/// A `pagu-indikatif`: what an agency may plan for at most.
#[derive(Clone, PartialEq, Debug)]
pub struct Ceiling {
    /// The agency.
    pub agency: AgencyId,
    /// The columns.
    pub years: Years,
    /// The amounts.
    pub amounts: Vec<Money>,
    /// How far an amount may be off by rounding.
    pub slack: Decimal,
    /// The row.
    pub at: At,
}

/// The values of a document's parts.
pub fn values_of(db: &dyn Db, workspace: Workspace, doc: DocId) -> Vec<&Values> {
    let parts = &structure(db, workspace, doc).parts;
    parts.iter().map(|p| &*items(db, p.file).values).collect()
}

/// The sheet of a plan that others read.
#[salsa::tracked(returns(ref))]
pub fn sheet(db: &dyn Db, workspace: Workspace, doc: DocId) -> Sheet {
    build(db, workspace, doc)
}

/// Reads a sheet; a Renstra's is read where it is judged (`judge`), and not kept.
pub fn build(db: &dyn Db, workspace: Workspace, doc: DocId) -> Sheet {
    let imports = imports(db, workspace, doc);
    let mut ctx = Ctx::new(db, workspace, doc, imports);
    let source = Source {
        tree: ctx.tree,
        plan: ctx.plan,
        values: &ctx.values,
        links: ctx.links,
        register: &ctx.register,
    };
    let upstream = |node: NodeRef| imports.indicators.get(&node).cloned();
    let indicators = ctx.tree.of_kind(NodeKind::Indikator).map(|n| Arc::new(source.inherited(n, &upstream)));
    let indicators = indicators.collect();
    ctx.money = Arc::new(PaguTable::build(ctx.tree, ctx.plan, &ctx.values, pagu_unit(ctx.tree)));
    ctx.indicators = indicators;
    let mut found = Findings::default();
    for judge in rules::CELLS {
        let before = found.list.len();
        judge(&ctx, &mut found);
        // Each rule sees the cells that no rule before it doubted.
        for finding in &found.list[before..] {
            ctx.indicators.doubt(ctx.tree, finding);
        }
    }
    Sheet { indicators: ctx.indicators, money: ctx.money, doubts: found.list }
}

/// The nodes whose figures a document takes from its upstream plan. No figure is read here: one that changes there does
/// not make all Renstra look for them again.
#[derive(Clone, PartialEq, Debug, Default)]
struct Wanted {
    indicators: Vec<NodeRef>,
    programs: Vec<NodeRef>,
}

#[salsa::tracked(returns(ref))]
fn wanted(db: &dyn Db, workspace: Workspace, doc: DocId) -> Wanted {
    let mut wanted = Wanted::default();
    let Some(view) = above(db, workspace, doc) else { return wanted };
    let (tree, plan) = (structure(db, workspace, doc), plan(db, workspace, doc));
    for link in &links(db, workspace, doc).list {
        if matches!(link.role, Role::Mengacu | Role::Berkontribusi | Role::Mendukung) {
            wanted.indicators.extend(link.to.candidates());
        }
    }
    for program in tree.of_kind(NodeKind::Program) {
        let named = program_indicators(db, workspace, &view, tree, plan, program);
        wanted.indicators.extend(named.into_iter().map(|(n, _)| n));
        wanted.programs.extend(upstream_programs(&view, tree, plan, program));
    }
    for (layer, node) in view.of_kind(NodeKind::Indikator) {
        if plan.agencies.meets(layer.plan.duty(node)) {
            wanted.indicators.push(NodeRef { doc: layer.doc, node });
        }
    }
    wanted.indicators.retain(|node| view.kind(*node) == Some(NodeKind::Indikator));
    for nodes in [&mut wanted.indicators, &mut wanted.programs] {
        nodes.sort_unstable();
        nodes.dedup();
    }
    wanted
}

/// The plan that a document follows.
fn above(db: &dyn Db, workspace: Workspace, doc: DocId) -> Option<View<'_>> {
    let document = documents(db, workspace).get(doc);
    let upstream = document.upstream.doc().filter(|_| document.kind.is_plan())?;
    Some(View::new(db, workspace, upstream))
}

/// What a document takes from its upstream plan.
#[salsa::tracked(returns(ref))]
pub fn imports(db: &dyn Db, workspace: Workspace, doc: DocId) -> Arc<Imports> {
    let Some(view) = above(db, workspace, doc) else { return Arc::default() };
    let wanted = wanted(db, workspace, doc);
    let indicator = |node: &NodeRef| {
        let found = sheet(db, workspace, node.doc).indicators.shared(node.node)?;
        Some((*node, found.clone()))
    };
    let program = |node: &NodeRef| Some((*node, sheet(db, workspace, node.doc).money.amounts(node.node)?));
    let plan = plan(db, workspace, doc);
    let mut ceilings = ceilings(db, workspace, &view);
    ceilings.retain(|c| plan.agencies.includes(c.agency));
    Arc::new(Imports {
        indicators: wanted.indicators.iter().filter_map(indicator).collect(),
        programs: wanted.programs.iter().filter_map(program).collect(),
        ceilings,
    })
}

/// All `pagu-indikatif` in force.
fn ceilings(db: &dyn Db, workspace: Workspace, view: &View) -> Vec<Ceiling> {
    let documents = documents(db, workspace);
    let mut found: Vec<Ceiling> = Vec::new();
    for layer in &view.layers {
        let Some(register) = documents.get(layer.doc).region.map(|r| register(db, workspace, r)) else {
            continue;
        };
        let years = layer.plan.tahun_program.unwrap_or(Years::EMPTY);
        let unit = pagu_unit(layer.tree);
        let before = found.len();
        // Properties stand in the first part; elsewhere they are S08.
        if let Some(part) = layer.tree.parts.first() {
            let values = &items(db, part.file).values;
            for row in values.rows_of(part.node, PropKind::PaguIndikatif) {
                let Some(agency) = row.key.as_deref().and_then(|k| register.agency(k)) else { continue };
                // A revision restates an agency's ceiling as a whole.
                if found[..before].iter().any(|c| c.agency == agency) {
                    continue;
                }
                let mut amounts = vec![Money::NotGiven; years.len()];
                read_row(values, row, Some(years), years, unit, &mut amounts);
                let at = At { file: part.file, local: part.node, place: crate::place::Place::Prop(row.prop) };
                let slack = rounding(unit.unwrap_or(Decimal::ONE), 1);
                found.push(Ceiling { agency, years, amounts, slack, at });
            }
        }
    }
    found
}

//! Which indicator of a Renstra's program stands for which of the RPJMD's program of the same code, where none says
//! so: what R05 and I19 share.

use std::sync::Arc;

use selaras_plan::name::{Name, nearly, similarity};
use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::documents::NodeRef;
use crate::facts::{Adopts, Indikator};
use crate::items::Role;
use crate::links::{names, program_indicators};

/// A candidate of the RPJMD with its name.
pub(super) type Candidate = (NodeRef, Option<Arc<Name>>);

/// The indicators in a program, at any level.
pub(super) fn inside<'a>(ctx: &'a Ctx, program: u32) -> Vec<&'a Indikator> {
    let nodes = ctx.tree.subtree(program);
    nodes.into_iter().filter_map(|n| ctx.indicators.get(n)).collect()
}

/// The RPJMD's indicators of a program that none of the Renstra's in it takes up. None where that cannot be known.
pub(super) fn left_over(ctx: &Ctx, program: u32) -> Option<Vec<Candidate>> {
    let upstream = ctx.upstream.as_ref()?;
    let mut taken = Vec::new();
    for item in inside(ctx, program) {
        match &item.adopts {
            Adopts::Own => taken.extend(item.shares.iter().map(|s| s.of)),
            Adopts::One(of, _) => taken.push(*of),
            Adopts::Merged(of, _) => taken.extend(of),
            Adopts::Unknown(_) => return None,
        }
    }
    let mut all = program_indicators(ctx.db, ctx.workspace, upstream, ctx.tree, ctx.plan, program);
    all.retain(|(n, _)| !taken.contains(n));
    Some(all)
}

/// An indicator that says it is its own: it refers to nothing, has a name, and no syntax error hides what it says.
pub(super) fn is_own(ctx: &Ctx, item: &Indikator) -> bool {
    let head = ctx.head(item.node);
    let refers = head.refs.iter().any(|r| matches!(r.role, Role::Mengacu | Role::Berkontribusi));
    item.adopts == Adopts::Own && !refers && !head.broken && head.title.is_some()
}

/// The candidate whose name is nearly the indicator's: the most similar one.
pub(super) fn alike(ctx: &Ctx, item: &Indikator, candidates: &[Candidate]) -> Option<NodeRef> {
    if candidates.is_empty() {
        return None;
    }
    let own = ctx.db.memory().name(ctx.tree.title(item.node)?);
    let mut best: Option<(f32, NodeRef)> = None;
    for (node, name) in candidates {
        let Some(name) = name.as_deref().filter(|n| nearly(&own, n)) else { continue };
        let score = similarity(&own, name);
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, *node));
        }
    }
    best.map(|(_, node)| node)
}

/// The RPJMD's indicators that this agency is in charge of, and that nothing in the Renstra takes up.
pub(super) fn in_charge(ctx: &Ctx) -> Vec<Candidate> {
    let Some(upstream) = ctx.upstream.as_ref() else { return Vec::new() };
    let mut taken = Vec::new();
    for item in &ctx.indicators.list {
        match &item.adopts {
            Adopts::One(of, _) => taken.push(*of),
            Adopts::Merged(of, _) | Adopts::Unknown(of) => taken.extend(of),
            Adopts::Own => taken.extend(item.shares.iter().map(|s| s.of)),
        }
    }
    let mut found = Vec::new();
    for (layer, node) in upstream.nodes() {
        let here = NodeRef { doc: layer.doc, node };
        if layer.tree.kind(node) == NodeKind::Indikator
            && ctx.plan.agencies.meets(layer.plan.duty(node))
            && !taken.contains(&here)
        {
            found.push((here, names(ctx.db, ctx.workspace, layer.doc)[node as usize].clone()));
        }
    }
    found
}

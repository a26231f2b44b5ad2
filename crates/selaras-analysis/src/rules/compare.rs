//! An indicator beside the one that it adopts: what rules of targets, baselines, units and names share.

use std::cmp::Ordering;

use selaras_plan::value::{Value, better, convert, differ_by_rounding, inside, same, same_under};

use crate::context::Ctx;
use crate::documents::NodeRef;
use crate::facts::Indikator;
use crate::finding::Finding;
use crate::place::Place;
use crate::rule::Text;

/// The indicator that this one is the same as, where the two are to be compared: a Renstra's with the RPJMD's, and
/// one that adopts another of its own document.
pub(super) fn counterpart<'a>(ctx: &'a Ctx, item: &Indikator) -> Option<(NodeRef, &'a Indikator)> {
    let of = item.adopted()?;
    if of.doc != ctx.doc && !ctx.compares() {
        return None;
    }
    Some((of, ctx.adopted(of)?))
}

/// Both values say the same: exactly, after rounding the finer to the coarser, or because the own range holds the
/// other's value.
pub(super) fn agree(item: &Indikator, other: &Indikator, own: &Value, theirs: &Value) -> bool {
    same_exactly(item, other, own, theirs)
        || differ_by_rounding(&in_their_unit(item, other, own), theirs)
        || matches!(own, Value::Range { .. }) && inside(own, theirs)
}

/// Both values are equal, in convertible units.
pub(super) fn same_exactly(item: &Indikator, other: &Indikator, own: &Value, theirs: &Value) -> bool {
    let unit = other.satuan.value.as_ref().or(item.satuan.value.as_ref());
    let own = in_their_unit(item, other, own);
    match unit {
        Some(unit) => same_under(unit, &own, theirs),
        None => same(&own, theirs),
    }
}

fn in_their_unit(item: &Indikator, other: &Indikator, own: &Value) -> Value {
    match (item.satuan.value.as_ref(), other.satuan.value.as_ref()) {
        (Some(a), Some(b)) if a != b => convert(own, a, b).unwrap_or_else(|| own.clone()),
        _ => own.clone(),
    }
}

/// The own value asks for more than the other, by the direction of either.
pub(super) fn is_more_ambitious(item: &Indikator, other: &Indikator, own: &Value, theirs: &Value) -> bool {
    let Some(direction) = other.direction().or_else(|| item.direction()) else { return false };
    let scale = item.skala.value.as_deref().or(other.skala.value.as_deref());
    better(direction, own, theirs, scale) == Some(Ordering::Greater)
}

/// Adds the other side's target of a year to a finding.
pub(super) fn related_target(ctx: &Ctx, finding: &mut Finding, of: NodeRef, other: &Indikator, year: u16) {
    let word = ctx.kind_word(of.doc);
    let target = other.targets.iter().find(|t| t.year == year);
    let place = target.filter(|t| !t.inherited).map_or(Place::Header, |t| t.place);
    let value = target.and_then(|t| t.known.value()).map(Value::show).unwrap_or_default();
    let words = Text::new(format!("{value} di {word}"), format!("{value} in the {word}"));
    finding.related(Some(of), ctx.at_node(of, place), words);
}

//! An indicator beside the one that it adopts: what rules of targets, baselines, units and names share.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::Arc;

use selaras_plan::scale::Scale;
use selaras_plan::unit::Unit;
use selaras_plan::value::{Value, better, convert, differ_by_rounding, inside, same, same_under};

use crate::context::Ctx;
use crate::documents::NodeRef;
use crate::facts::{Baseline, Indikator, Known, YearValue};
use crate::finding::{At, Change, Edit, Finding, Repair};
use crate::place::Place;
use crate::plan::structure;
use crate::rule::Text;
use crate::rules::rujukan::adoption_path;

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
    same_but_for_rounding(item, other, own, theirs)
        || matches!(own, Value::Range { .. }) && inside(&in_their_unit(item, other, own), theirs)
}

/// Both values are equal in convertible units, exactly or after rounding the finer to the coarser (T17); money is never
/// rounded.
pub(super) fn same_but_for_rounding(
    item: &Indikator,
    other: &Indikator,
    own: &Value,
    theirs: &Value,
) -> bool {
    let unit = other.satuan.value.as_ref().or(item.satuan.value.as_ref());
    same_exactly(item, other, own, theirs)
        || !unit.is_some_and(Unit::is_money) && differ_by_rounding(&in_their_unit(item, other, own), theirs)
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

/// The units of both are known, and one cannot be counted in the other: figures say nothing beside each other (T03).
pub(super) fn units_clash(item: &Indikator, other: &Indikator) -> bool {
    match (item.satuan.value.as_ref(), other.satuan.value.as_ref()) {
        (Some(a), Some(b)) => a != b && !a.is_empty() && !b.is_empty() && !a.converts_to(b),
        _ => false,
    }
}

fn in_their_unit<'v>(item: &Indikator, other: &Indikator, own: &'v Value) -> Cow<'v, Value> {
    match (item.satuan.value.as_ref(), other.satuan.value.as_ref()) {
        (Some(a), Some(b)) if a != b => convert(own, a, b).map_or(Cow::Borrowed(own), Cow::Owned),
        _ => Cow::Borrowed(own),
    }
}

/// The own value asks for more than the other, by the direction of either.
pub(super) fn is_more_ambitious(item: &Indikator, other: &Indikator, own: &Value, theirs: &Value) -> bool {
    let Some(direction) = other.direction().or_else(|| item.direction()) else { return false };
    let scale = scale_of(item).or_else(|| scale_of(other));
    better(direction, &in_their_unit(item, other, own), theirs, scale.as_deref()) == Some(Ordering::Greater)
}

/// The scale that orders an indicator's grades: its own, else the built-in one that has the first of them.
pub(super) fn scale_of(item: &Indikator) -> Option<Arc<Scale>> {
    let built_in = || {
        let grade = item.targets.iter().find_map(|t| match t.known.value() {
            Some(Value::Grade(grade)) => Some(grade),
            _ => None,
        })?;
        Scale::builtin_with(&grade.name).map(Arc::new)
    };
    item.skala.value.clone().or_else(built_in)
}

/// The target says what the adopted indicator's of that year says: what is odd about it is odd there, and found there.
pub(super) fn echoes(ctx: &Ctx, item: &Indikator, target: &YearValue) -> bool {
    let Some((_, other)) = counterpart(ctx, item) else { return false };
    target.inherited || known_agree(item, other, &target.known, other.target(target.year))
}

/// The adopted indicator's row is judged by the same direction, way of counting and formula as this one: what follows
/// from equal figures follows there.
pub(super) fn judged_alike(ctx: &Ctx, item: &Indikator) -> bool {
    counterpart(ctx, item).is_some_and(|(_, other)| {
        other.arah.value == item.arah.value
            && other.perhitungan.value == item.perhitungan.value
            && other.rumus_baru == item.rumus_baru
    })
}

/// All its targets say what the adopted indicator's say.
pub(super) fn row_echoes(ctx: &Ctx, item: &Indikator) -> bool {
    item.targets.iter().all(|t| echoes(ctx, item, t))
}

/// Its baseline does.
pub(super) fn baseline_echoes(ctx: &Ctx, item: &Indikator, awal: &Baseline) -> bool {
    let Some((_, other)) = counterpart(ctx, item) else { return false };
    let theirs = other.awal.as_ref();
    awal.inherited || theirs.is_some_and(|b| known_agree(item, other, &awal.known, &b.known))
}

/// Its final value does, which is never inherited.
pub(super) fn end_echoes(ctx: &Ctx, item: &Indikator, akhir: &YearValue) -> bool {
    let Some((_, other)) = counterpart(ctx, item) else { return false };
    let theirs = other.akhir.as_ref();
    theirs.is_some_and(|b| known_agree(item, other, &akhir.known, &b.known))
}

fn known_agree(item: &Indikator, other: &Indikator, own: &Known, theirs: &Known) -> bool {
    match (own.value(), theirs.value()) {
        (Some(own), Some(theirs)) => same_but_for_rounding(item, other, own, theirs),
        _ => false,
    }
}

/// The title of an indicator, or of the one that it adopts.
pub(super) fn title<'a>(ctx: &Ctx<'a>, item: &Indikator) -> Option<&'a str> {
    ctx.tree.title(item.node).or_else(|| {
        let of = item.adopted()?;
        structure(ctx.db, ctx.workspace, of.doc).title(of.node)
    })
}

/// What the other side is called: `RPJMD`, or the path of an indicator of the same document.
pub(super) fn their_word(ctx: &Ctx, of: NodeRef) -> Text {
    if of.doc == ctx.doc {
        let path = adoption_path(ctx, of);
        return Text::new(format!("indikator {path}"), path);
    }
    let word = ctx.kind_word(of.doc);
    Text::new(word, format!("the {word}"))
}

/// A value in a sentence, with the unit written in its cell.
pub(super) fn said(value: &Value, unit: Option<&str>) -> Text {
    match (value, unit) {
        (Value::NotPlanned, _) => Text::new("tidak direncanakan", "not planned"),
        (Value::NotMeasured, _) => Text::new("belum diukur", "not yet measured"),
        (value, Some(unit)) => Text::new(format!("{value} {unit}"), format!("{value} {unit}")),
        (value, None) => Text::new(value.show(), value.show()),
    }
}

/// A baseline in a sentence, with its year where that matters.
pub(super) fn baseline_said(awal: &Baseline, with_year: bool) -> Text {
    let value = awal.known.value().map(|v| said(v, awal.unit.as_deref())).unwrap_or_default();
    match awal.year.filter(|_| with_year) {
        Some(year) => Text::new(format!("{} ({year})", value.id), format!("{} ({year})", value.en)),
        None => value,
    }
}

/// The other side's value as it must stand in an own cell: in the own unit, with the percent sign or the unit word that
/// the cell had. None where it cannot be counted in that unit.
pub(super) fn written_here(
    item: &Indikator,
    other: &Indikator,
    own: &Value,
    cell_unit: Option<&str>,
    theirs: &Value,
) -> Option<String> {
    if units_clash(item, other) {
        return None;
    }
    let value = in_their_unit(other, item, theirs);
    let value = if own.is_percent() { with_percent(&value) } else { value.into_owned() };
    match cell_unit {
        None => Some(value.to_source()),
        Some(unit) if item.satuan.value.as_ref().is_none_or(|row| *row == Unit::parse(unit)) => {
            Some(format!("{} {unit}", value.to_source()))
        }
        Some(_) => None,
    }
}

fn with_percent(value: &Value) -> Value {
    match value {
        Value::Number(n) => Value::Percent(*n),
        Value::Range { from, to, .. } => Value::Range { from: *from, to: *to, percent: true },
        Value::Bound { op, value, per, .. } => {
            Value::Bound { op: *op, value: *value, per: *per, percent: per.is_none() }
        }
        other => other.clone(),
    }
}

/// A repair, safe to apply unseen, that puts texts in the place of others.
pub(super) fn replace(title: Text, texts: Vec<(At, String)>) -> Repair {
    let changes = texts.into_iter().map(|(at, text)| Change { at, edit: Edit::Replace(text) }).collect();
    Repair { title, safe: true, changes }
}

/// Adds the other side's target of a year to a finding.
pub(super) fn related_target(ctx: &Ctx, finding: &mut Finding, of: NodeRef, other: &Indikator, year: u16) {
    let target = other.targets.iter().find(|t| t.year == year);
    let place = target.filter(|t| !t.inherited).map_or(Place::Header, |t| t.place);
    let value = target.and_then(|t| Some((t.known.value()?, t.unit.as_deref())));
    related_value(ctx, finding, of, place, value);
}

/// Adds a value of the other side to a finding.
pub(super) fn related_value(
    ctx: &Ctx,
    finding: &mut Finding,
    of: NodeRef,
    place: Place,
    value: Option<(&Value, Option<&str>)>,
) {
    let word = their_word(ctx, of);
    let value = value.map(|(v, unit)| said(v, unit)).unwrap_or_default();
    let words = Text::new(format!("{} di {}", value.id, word.id), format!("{} in {}", value.en, word.en));
    finding.related(Some(of), ctx.at_node(of, place), words);
}

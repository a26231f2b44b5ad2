//! Money side by side: the years in which two figures differ, and a Renstra's programs beside the RPJMD's. What P01 to
//! P09 share.

use rustc_hash::FxHashMap;
use selaras_plan::code::is_penunjang;
use selaras_plan::number::{Decimal, format_money};
use selaras_syntax::schema::NodeKind;

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::finding::{Finding, Findings};
use crate::links::upstream_programs;
use crate::pagu::Money;
use crate::place::Place;
use crate::plan::{Duty, Structure, structure};
use crate::rule::{Rule, Text};
use crate::rules::cakupan::is_given;

/// A year in which two figures differ.
#[derive(Clone, Copy)]
pub(super) struct Selisih {
    /// The year.
    pub year: u16,
    /// The own figure.
    pub own: Decimal,
    /// The one that it is held against.
    pub other: Decimal,
}

impl Selisih {
    /// The two figures of a year, where both are known and further apart than rounding explains.
    pub(super) fn of(year: u16, own: Money, other: Money, slack: Decimal) -> Option<Selisih> {
        let (own, other) = (own.amount()?, other.amount()?);
        (own.checked_sub(other)?.abs() > slack).then_some(Selisih { year, own, other })
    }
    /// The own figure is the greater one.
    pub(super) fn is_above(&self) -> bool {
        self.own > self.other
    }
}

/// The table of years in a sentence: `2026: Rp… di Renstra, Rp… di RPJMD; …; dan 2 tahun lain`.
pub(super) fn table(years: &[Selisih], own: &Text, other: &Text) -> Text {
    let row = |s: &Selisih, own: &str, other: &str| {
        format!("{}: {} {own}, {} {other}", s.year, format_money(s.own), format_money(s.other))
    };
    let rows = |own: &str, other: &str, and: &str, more: &str| {
        let mut rows: Vec<String> = years.iter().take(3).map(|s| row(s, own, other)).collect();
        if years.len() > 3 {
            rows.push(format!("{and} {} {more}", years.len() - 3));
        }
        rows.join("; ")
    };
    Text::new(rows(&own.id, &other.id, "dan", "tahun lain"), rows(&own.en, &other.en, "and", "more years"))
}

/// A program of a Renstra beside the RPJMD's.
pub(super) struct Beside {
    /// The program; under several sasaran the first.
    pub node: u32,
    /// It stands under several sasaran: its pagu is theirs together.
    pub several: bool,
    /// What is found there.
    pub verdict: Verdict,
}

/// What the RPJMD says to the money of a Renstra's program.
pub(super) enum Verdict {
    /// The RPJMD does not give it to this agency (C03).
    Outside(Vec<u32>),
    /// The RPJMD's program, and the years in which their money differs.
    Compared(NodeRef, Vec<Selisih>),
}

/// The programs of a Renstra that are to be held against the RPJMD's. Those of several agencies are P08's.
pub(super) fn beside(ctx: &Ctx) -> Vec<Beside> {
    if !ctx.compares() || ctx.plan.agencies.unknown {
        return Vec::new();
    }
    // One code under two sasaran is one program.
    let mut groups: Vec<(&str, &Duty, Vec<u32>)> = Vec::new();
    let mut known: FxHashMap<(&str, *const Duty), usize> = FxHashMap::default();
    for node in ctx.tree.of_kind(NodeKind::Program) {
        let Some(code) = ctx.tree.code(node) else { continue };
        let duty = ctx.plan.duty(node);
        let group = *known.entry((code, std::ptr::from_ref(duty))).or_insert(groups.len());
        match groups.get_mut(group) {
            Some((_, _, nodes)) => nodes.push(node),
            None => groups.push((code, duty, vec![node])),
        }
    }
    groups.into_iter().filter_map(|(code, duty, nodes)| judge(ctx, code, duty, &nodes)).collect()
}

fn judge(ctx: &Ctx, code: &str, duty: &Duty, nodes: &[u32]) -> Option<Beside> {
    let upstream = ctx.upstream.as_ref()?;
    let node = *nodes.first()?;
    let duty_of = |n: &NodeRef| upstream.layer(n.doc).map(|l| l.plan.duty(n.node));
    let mut above = upstream_programs(upstream, ctx.tree, ctx.plan, node);
    if duty.unknown || above.iter().filter_map(duty_of).any(|d| d.unknown || d.is_nobody()) {
        return None;
    }
    above.retain(|n| duty_of(n).is_some_and(|d| is_given(&ctx.register, d, duty)));
    // `X.XX.01` stands for those to whom the RPJMD gives no program under their own code.
    let exact = |n: &NodeRef| upstream.layer(n.doc).and_then(|l| l.tree.code(n.node)) == Some(code);
    if above.iter().any(exact) {
        above.retain(exact);
    }
    let verdict = match above.as_slice() {
        [] if is_penunjang(code) => return None,
        [] => Verdict::Outside(nodes.to_vec()),
        [one] if duty_of(one).is_some_and(|d| !d.is_shared()) => {
            Verdict::Compared(*one, differences(ctx, nodes, *one)?)
        }
        _ => return None,
    };
    Some(Beside { node, several: nodes.len() > 1, verdict })
}

fn differences(ctx: &Ctx, nodes: &[u32], above: NodeRef) -> Option<Vec<Selisih>> {
    let theirs = ctx.imports.programs.get(&above)?;
    let ours: Vec<_> = nodes.iter().filter_map(|n| ctx.money.amounts(*n)).collect();
    let slack = ours.iter().fold(theirs.slack, |s, a| s.checked_add(a.slack).unwrap_or(s));
    let years = ctx.money.years.both(theirs.years);
    let sum = |year| ours.iter().fold(Money::NotGiven, |s, a| s.plus(a.at(year)));
    Some(years.iter().filter_map(|y| Selisih::of(y, sum(y), theirs.at(y), slack)).collect())
}

/// Reports a program whose money is not the RPJMD's (P02, P03).
pub(super) fn report<'f>(
    ctx: &Ctx,
    found: &'f mut Findings,
    rule: &'static Rule,
    Beside { node, several, .. }: &Beside,
    (of, years): (NodeRef, &[Selisih]),
    (words, help): (Text, Text),
) -> &'f mut Finding {
    let node = *node;
    let (name, ours, above) = (ctx.name(node), document_word(ctx.document.kind), ctx.kind_word(of.doc));
    let own = Text::new(format!("di {ours}"), format!("in the {ours}"));
    let other = Text::new(format!("di {above}"), format!("in the {above}"));
    let rows = table(years, &own, &other);
    let place = ctx.money.of(node).map_or(Place::Header, |p| p.place());
    let finding = found.add(
        rule,
        ctx.node(node),
        ctx.at(node, place),
        Text::new(
            format!("Pagu {name} {} {above} ({}).", words.id, rows.id),
            format!("The pagu of {name} {} the {above}’s ({}).", words.en, rows.en),
        ),
        help,
    );
    if let Some(first) = years.first() {
        let (own, other) = (format_money(first.own), format_money(first.other));
        let parts = ctx.money.of(node).map(|p| p.row);
        let own_sum = match several {
            true => Text::new(", jumlah di semua sasarannya", ", the sum over its sasaran"),
            false => summed(ctx.tree, node, parts.flatten()),
        };
        let label = |amount: &str, place: &str, sum: &str| format!("{amount} {place} ({}{sum})", first.year);
        finding.label(Text::new(
            label(&own, &format!("di {ours}"), &own_sum.id),
            label(&own, &format!("in the {ours}"), &own_sum.en),
        ));
        let theirs = ctx.imports.programs.get(&of);
        let place = theirs.map_or(Place::Header, |a| a.place());
        let tree = structure(ctx.db, ctx.workspace, of.doc);
        let their_sum = summed(tree, of.node, theirs.and_then(|a| a.pagu.row));
        finding.related(
            Some(of),
            ctx.at_node(of, place),
            Text::new(
                label(&other, &format!("di {above}"), &their_sum.id),
                label(&other, &format!("in the {above}"), &their_sum.en),
            ),
        );
    }
    finding
}

/// What a program's pagu is the sum of, where it has no row of its own.
fn summed(tree: &Structure, node: u32, row: Option<u16>) -> Text {
    if row.is_some() {
        return Text::default();
    }
    match tree.children(node).any(|c| tree.kind(c) == NodeKind::Kegiatan) {
        true => Text::new(", jumlah pagu kegiatannya", ", the sum of its kegiatan"),
        false => Text::new(", jumlah pagu bagiannya", ", the sum of its parts"),
    }
}

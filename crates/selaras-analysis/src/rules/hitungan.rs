//! What of a Renstra was held against the RPJMD, in numbers: by the same comparisons as T01 and P02. Which of the
//! differences are shown, waived or explained by another finding, the findings say.

use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::db::{Db, Workspace};
use crate::documents::{DocId, NodeRef};
use crate::facts::{Adopts, Indikator, Known};
use crate::pagu::Money;
use crate::place::Place;
use crate::rules::compare::{agree, counterpart};
use crate::rules::uang::{Selisih, Verdict, beside};
use crate::sheet::{Sheet, build, imports};

/// What was compared.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Hitungan {
    /// The indicators that refer to one of the plan above.
    pub indicators: Vec<ComparedIndicator>,
    /// The programs whose money is held against the plan above: the first of one code, and what came of it.
    pub money: Vec<(u32, Compared)>,
}

/// An indicator beside the one that it is.
#[derive(Clone, PartialEq, Debug)]
pub struct ComparedIndicator {
    /// The Renstra's node.
    pub node: u32,
    /// The plan's node; none where it cannot be found, or several are meant.
    pub of: Option<NodeRef>,
    /// Its own targets whose year the other has, too.
    pub targets: Vec<ComparedTarget>,
}

/// A target beside that of the same year.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ComparedTarget {
    /// The year.
    pub year: u16,
    /// Its cell.
    pub place: Place,
    /// What came of it.
    pub result: Compared,
}

/// What came of a comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compared {
    /// They say the same; of money: it stays within what the plan gives.
    Agrees,
    /// They do not.
    Differs,
    /// One of the two cannot be known.
    Unknown,
}

/// What of a Renstra was compared.
pub fn hitungan(db: &dyn Db, workspace: Workspace, doc: DocId) -> Hitungan {
    let Sheet { indicators, money, .. } = build(db, workspace, doc);
    let mut ctx = Ctx::new(db, workspace, doc, imports(db, workspace, doc));
    (ctx.indicators, ctx.money) = (indicators, money);
    let indicators = ctx.indicators.list.iter().filter_map(|item| indicator(&ctx, item)).collect();
    Hitungan { indicators, money: within(&ctx) }
}

fn indicator(ctx: &Ctx, item: &Indikator) -> Option<ComparedIndicator> {
    let lost = ComparedIndicator { node: item.node, of: None, targets: Vec::new() };
    match item.adopts {
        Adopts::Own => None,
        Adopts::One(of, _) if of.doc == ctx.doc => None,
        Adopts::One(..) => {
            let Some((of, other)) = counterpart(ctx, item) else { return Some(lost) };
            let targets = item.own_targets().filter_map(|target| {
                let result = match (&target.known, other.target(target.year)) {
                    (Known::NotGiven, _) | (_, Known::NotGiven) => return None,
                    (Known::Unknown, _) | (_, Known::Unknown) => Compared::Unknown,
                    (Known::Value(_), Known::Value(theirs)) if !theirs.is_given() => return None,
                    (Known::Value(own), Known::Value(theirs)) if agree(item, other, own, theirs) => {
                        Compared::Agrees
                    }
                    _ => Compared::Differs,
                };
                Some(ComparedTarget { year: target.year, place: target.place, result })
            });
            Some(ComparedIndicator { node: item.node, of: Some(of), targets: targets.collect() })
        }
        Adopts::Merged(..) | Adopts::Unknown(_) => Some(lost),
    }
}

/// Programs with money in a year of both plans.
fn within(ctx: &Ctx) -> Vec<(u32, Compared)> {
    let mut found = Vec::new();
    for program in beside(ctx) {
        let Verdict::Compared(of, years) = &program.verdict else { continue };
        let Some(theirs) = ctx.imports.programs.get(of) else { continue };
        let alike = |n: &u32| ctx.tree.code(*n) == ctx.tree.code(program.node);
        let own: Vec<_> =
            ctx.tree.of_kind(NodeKind::Program).filter(alike).filter_map(|n| ctx.money.amounts(n)).collect();
        let both: Vec<(Money, Money)> = ctx
            .money
            .years
            .both(theirs.years)
            .iter()
            .map(|y| (own.iter().fold(Money::NotGiven, |s, a| s.plus(a.at(y))), theirs.at(y)))
            .filter(|(own, theirs)| own.is_given() && theirs.is_given())
            .collect();
        let known = both.iter().any(|(a, b)| a.amount().is_some() && b.amount().is_some());
        let result = match both.is_empty() {
            true => continue,
            false if years.iter().any(Selisih::is_above) => Compared::Differs,
            false if known => Compared::Agrees,
            false => Compared::Unknown,
        };
        found.push((program.node, result));
    }
    found
}

//! P04 pagu-total-melebihi: the programs of an agency together exceed its ceiling.

use selaras_plan::number::{Decimal, format_money};
use selaras_plan::years::Years;
use selaras_syntax::schema::NodeKind;

use crate::context::{Ctx, document_word};
use crate::finding::Findings;
use crate::pagu::{Amounts, Money};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::uang::{Selisih, Verdict, beside, table};
use crate::sheet::Ceiling;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "P04",
    slug: "pagu-total-melebihi",
    severity: Severity::Error,
    title: Words {
        id: "Jumlah pagu melebihi pagu indikatif",
        en: "All programs together exceed the ceiling",
    },
    compares: Words {
        id: "Jumlah pagu semua program Renstra dibandingkan dengan pagu indikatif perangkat daerah itu di \
             RPJMD.",
        en: "The pagu of all programs of a Renstra is compared with the agency’s `pagu-indikatif` in the \
             RPJMD.",
    },
    why: Words {
        id: "Setiap program dapat wajar sendiri-sendiri, sementara jumlahnya melampaui kemampuan keuangan \
             yang sudah disepakati.",
        en: "Each program may be reasonable by itself, while their sum is beyond what was agreed to be \
             affordable.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengurangi pagu program, atau Bappeda meninjau pagu indikatifnya.",
        en: "The agency’s planner cuts the programs, or Bappeda reviews the ceiling.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Program penunjang dinaikkan sehingga jumlah 2025 melampaui pagu indikatif.",
            en: "The supporting program was raised, so that the sum of 2025 exceeds the ceiling.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "pagu = Rp1,5 miliar | Rp1,5 miliar | Rp1,6 miliar",
            to: "pagu = Rp1,7 miliar | Rp1,5 miliar | Rp1,6 miliar",
        }],
        today: None,
        expect: &["diskominfo.renstra:1 error"],
    }],
    right: &[
        Example {
            title: Words { id: "Jumlah di bawah pagu indikatif.", en: "A sum below the ceiling." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "pagu = Rp1,5 miliar | Rp1,5 miliar | Rp1,6 miliar",
                to: "pagu = Rp1,4 miliar | Rp1,5 miliar | Rp1,6 miliar",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Rencana yang tidak memuat pagu indikatif untuk perangkat daerah ini.",
                en: "A plan without a ceiling for this agency.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: r#"pagu = Rp1,5 miliar | Rp1,5 miliar | Rp1,6 miliar"#,
                    to: r#"pagu = Rp1,7 miliar | Rp1,5 miliar | Rp1,6 miliar"#,
                },
                Change {
                    file: "rpjmd.rpjmd",
                    from: r#"  pagu-indikatif diskominfo = Rp7,5 miliar | Rp7,8 miliar | Rp8,3 miliar | Rp8,6 miliar | Rp9,1 miliar
"#,
                    to: r#""#,
                },
            ],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    let ceilings = &ctx.imports.ceilings;
    if ceilings.is_empty() || !ctx.compares() || ctx.plan.agencies.unknown {
        return;
    }
    let programs: Vec<Amounts> =
        ctx.tree.of_kind(NodeKind::Program).filter_map(|n| ctx.money.amounts(n)).collect();
    let slack = programs.iter().map(|a| a.slack).chain(ceilings.iter().map(|c| c.slack));
    let slack = slack.fold(Decimal::ZERO, |s, a| s.checked_add(a).unwrap_or(s));
    let mut years: Vec<Selisih> = Vec::new();
    for year in ctx.money.years.iter() {
        let sum = programs.iter().fold(Money::NotGiven, |s, a| s.plus(a.at(year)));
        years.extend(Selisih::of(year, sum, ceiling(ctx, year), slack).filter(Selisih::is_above));
    }
    if years.is_empty() {
        return;
    }
    let explained = explained(ctx);
    years.retain(|s| !explained.contains(s.year));
    if let Some(first) = years.first() {
        report(ctx, found, &years, first, ceilings);
    }
}

/// What the agencies of the Renstra may plan for together; nothing where one of them has no ceiling.
fn ceiling(ctx: &Ctx, year: u16) -> Money {
    let of = |agency| {
        let rows = ctx.imports.ceilings.iter().filter(|c| c.agency == agency);
        let amounts = rows.filter_map(|c| c.amounts.get(c.years.index_of(year)?).copied());
        amounts.fold(Money::NotGiven, |found, m| if found.is_given() { found } else { m })
    };
    let each: Vec<Money> = ctx.plan.agencies.agencies.iter().map(|a| of(*a)).collect();
    if each.iter().any(|m| !m.is_given()) {
        return Money::NotGiven;
    }
    each.into_iter().fold(Money::NotGiven, Money::plus)
}

/// The years in which a program already differs from the RPJMD (P02, P03), or one that the RPJMD does not give (C03)
/// has money: that says why the sum is another.
fn explained(ctx: &Ctx) -> Years {
    let mut years = Vec::new();
    for program in beside(ctx) {
        match &program.verdict {
            Verdict::Compared(_, differ) => years.extend(differ.iter().map(|s| s.year)),
            Verdict::Outside(nodes) => {
                let given = |y: &u16| nodes.iter().any(|n| ctx.money.at(*n, *y).is_given());
                years.extend(ctx.money.years.iter().filter(given));
            }
        }
    }
    Years::of(years).unwrap_or(Years::EMPTY)
}

fn report(ctx: &Ctx, found: &mut Findings, years: &[Selisih], first: &Selisih, ceilings: &[Ceiling]) {
    let (name, ours) = (ctx.name(0), document_word(ctx.document.kind));
    let above = ctx.document.upstream.doc().map_or("RPJMD", |d| ctx.kind_word(d));
    let sum = Text::new("jumlah program", "for all programs");
    let limit = Text::new("pagu indikatif", "as the ceiling");
    let rows = table(years, &sum, &limit);
    let finding = found.add(
        &RULE,
        ctx.node(0),
        ctx.at(0, Place::Header),
        Text::new(
            format!("Jumlah pagu program {name} melebihi pagu indikatif di {above} ({}).", rows.id),
            format!("The programs of {name} together exceed the ceiling in the {above} ({}).", rows.en),
        ),
        Text::new(
            format!("Kurangi pagu program, atau minta peninjauan pagu indikatif di {above}."),
            format!("Cut the pagu of programs, or ask for a review of the ceiling in the {above}."),
        ),
    );
    finding.years = Years::of(years.iter().map(|s| s.year)).unwrap_or(Years::EMPTY);
    let own = format_money(first.own);
    finding.label(Text::new(
        format!("{own} di {ours} ({})", first.year),
        format!("{own} in the {ours} ({})", first.year),
    ));
    for ceiling in ceilings {
        let Some(amount) = ceiling.years.index_of(first.year).and_then(|c| ceiling.amounts.get(c)) else {
            continue;
        };
        if let Some(amount) = amount.amount() {
            let amount = format_money(amount);
            let words = Text::new(
                format!("pagu indikatif {amount} ({})", first.year),
                format!("a ceiling of {amount} ({})", first.year),
            );
            finding.related(None, ceiling.at, words);
        }
    }
}

//! T15 rentang-terbalik: a range that runs the wrong way, or that does not hold the RPJMD’s value.

use selaras_plan::direction::Arah;
use selaras_plan::number::Decimal;
use selaras_plan::value::{Value, inside};

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::facts::{Indikator, Known, YearValue};
use crate::finding::Findings;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{agree, counterpart, related_target, said, their_word, units_clash};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T15",
    slug: "rentang-terbalik",
    severity: Severity::Error,
    title: Words {
        id: "Rentang terbalik atau tidak memuat nilai RPJMD",
        en: "A range the wrong way round, or without the RPJMD’s value",
    },
    compares: Words {
        id: "Arah setiap rentang dibandingkan dengan arah indikator dan dengan rentang lain di baris itu; \
             rentang Renstra dibandingkan dengan nilai RPJMD.",
        en: "The way each range runs is compared with the indicator’s direction and with the other ranges \
             of its row; a Renstra’s range with the RPJMD’s value.",
    },
    why: Words {
        id: "Rentang yang terbalik tidak menunjukkan batas mana yang harus dicapai.",
        en: "A range the wrong way round does not say which bound is to be reached.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menukar batasnya, atau menyesuaikan rentang dengan nilai RPJMD.",
        en: "The agency’s planner swaps the bounds, or fits the range to the RPJMD’s value.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Rentang menurun pada indikator yang arahnya naik.",
                en: "A descending range, though the direction is up.",
            },
            changes: &[Change {
                file: "kec-utara.renstra",
                from: r"target = 60 | 65 | 70 | 75 | 80
    }",
                to: r"target = 60 | 66–64 | 70 | 75 | 80
    }",
            }],
            today: None,
            expect: &["kec-utara.renstra:12 error"],
        },
        Example {
            title: Words {
                id: "Rentang Renstra tidak memuat nilai RPJMD.",
                en: "The Renstra’s range does not hold the RPJMD’s value.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target = 3,3 | 3,5 | 3,8–3,9 | 3,9 | 4,1",
            }],
            today: None,
            expect: &["diskominfo.renstra:16 error"],
        },
        Example {
            title: Words {
                id: "Tanpa arah: satu rentang berlawanan dengan yang lain.",
                en: "Without a direction: one range runs against the others.",
            },
            changes: &[Change {
                file: "kec-selatan.renstra",
                from: "target = 6 | 6 | 6 | 6 | 6",
                to: "target = 5–6 | 5–6 | 6–5 | 5–6 | 5–6",
            }],
            today: None,
            expect: &["kec-selatan.renstra:50 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Rentang menurun pada indikator yang arahnya turun.",
            en: "Descending ranges, where the direction is down.",
        },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: "  janji J1",
            to: r#"  aspek "Daya saing daerah" {
    indikator ICOR "Angka ICOR" {
      jenis ikd; satuan angka; arah turun; sumber-data "Badan Pusat Statistik"
      awal   2024 = 5,2
      target = 5,1–5,0 | 5,0–4,9 | 4,9–4,8 | 4,8–4,7 | 4,7–4,6
    }
  }

  janji J1"#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    if ctx.table.is_some() {
        return;
    }
    for item in ctx.items() {
        if !ranges(item).any(|r| !r.target.inherited) {
            continue;
        }
        let other = counterpart(ctx, item);
        // What the adopted indicator says in the same year is doubted there.
        let doubted = |r: &Range| {
            r.target.inherited || other.is_some_and(|(_, o)| *o.target(r.target.year) == Known::Unknown)
        };
        if let Some(wrong) = wrong_way(item) {
            let wrong: Vec<Range> = wrong.into_iter().filter(|r| !doubted(r)).collect();
            reversed(ctx, found, item, &wrong);
        } else if let Some((of, other)) = other.filter(|(_, other)| !units_clash(item, other)) {
            for range in ranges(item).filter(|r| !r.target.inherited) {
                misses(ctx, found, item, (of, other), &range);
            }
        }
    }
}

/// A range with its bounds as written.
struct Range<'a> {
    target: &'a YearValue,
    value: &'a Value,
    from: Decimal,
    to: Decimal,
}

fn ranges(item: &Indikator) -> impl Iterator<Item = Range<'_>> {
    item.targets.iter().filter_map(|target| match target.known.value() {
        Some(value @ Value::Range { from, to, .. }) => Some(Range { target, value, from: *from, to: *to }),
        _ => None,
    })
}

/// The ranges that run the wrong way: down where the direction is up; where a row's ranges run both ways, those against
/// its direction, else the fewer.
fn wrong_way(item: &Indikator) -> Option<Vec<Range<'_>>> {
    let up = ranges(item).filter(|r| r.from < r.to).count();
    let down = ranges(item).filter(|r| r.from > r.to).count();
    let down_is_wrong = match item.arah.value {
        Some(Arah::Naik) => true,
        Some(Arah::Turun) => false,
        _ => up >= down,
    };
    match (down_is_wrong, up, down) {
        (_, _, 0) => None,
        (true, _, _) if up > 0 || item.arah.value == Some(Arah::Naik) => {
            Some(ranges(item).filter(|r| r.from > r.to).collect())
        }
        (false, 1.., _) => Some(ranges(item).filter(|r| r.from < r.to).collect()),
        _ => None,
    }
}

fn reversed(ctx: &Ctx, found: &mut Findings, item: &Indikator, wrong: &[Range]) {
    let Some((first, others)) = wrong.split_first() else { return };
    let (name, year) = (ctx.name(item.node), first.target.year);
    let value = said(first.value, first.target.unit.as_deref());
    let naik = item.arah.value == Some(Arah::Naik) && first.from > first.to;
    let (id, en) = match naik {
        true => ("turun, padahal arahnya naik", "runs down, though its direction is up"),
        false => ("berlawanan dengan rentang lain di baris ini", "runs against the other ranges of its row"),
    };
    let (more_id, more_en) = match others.len() {
        0 => (String::new(), String::new()),
        n => (format!(" ({n} rentang lain juga)"), format!(" (so do {n} more)")),
    };
    let message = Text::new(
        format!("Rentang {year} {name} {} {id}{more_id}.", value.id),
        format!("The {year} range of {name}, {}, {en}{more_en}.", value.en),
    );
    let help = Text::new(
        "Tukar kedua batasnya, atau betulkan arahnya.",
        "Swap the two bounds, or mend the direction.",
    );
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, first.target.place), message, help);
    finding.label(Text::new("rentang terbalik", "the wrong way round"));
    finding.also = others.iter().map(|r| r.target.place).collect();
}

/// A single figure of the other side lies outside the range. Two ranges that differ are T01.
fn misses(
    ctx: &Ctx,
    found: &mut Findings,
    item: &Indikator,
    (of, other): (NodeRef, &Indikator),
    range: &Range,
) {
    let (target, year) = (range.target, range.target.year);
    let Known::Value(theirs) = other.target(year) else { return };
    if theirs.as_number().is_none() || agree(item, other, range.value, theirs) || inside(range.value, theirs)
    {
        return;
    }
    let (name, ours, above) = (ctx.name(item.node), document_word(ctx.document.kind), their_word(ctx, of));
    let (own, value) = (said(range.value, target.unit.as_deref()), said(theirs, None));
    let message = Text::new(
        format!("Rentang {year} {name} di {ours} {} tidak memuat nilai {} {}.", own.id, above.id, value.id),
        format!(
            "The {year} range of {name} in the {ours}, {}, does not hold the value of {}, {}.",
            own.en, above.en, value.en
        ),
    );
    let help = Text::new(
        format!("Sesuaikan rentangnya dengan nilai {}: {}.", above.id, value.id),
        format!("Fit the range to the value of {}: {}.", above.en, value.en),
    );
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, target.place), message, help);
    finding.label(Text::new(format!("tidak memuat {}", value.id), format!("does not hold {}", value.en)));
    related_target(ctx, finding, of, other, year);
}

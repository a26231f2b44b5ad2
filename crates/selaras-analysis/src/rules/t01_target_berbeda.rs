//! T01 target-berbeda: the same indicator has another target than in the RPJMD, in the same year.

use selaras_plan::value::Value;

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::facts::{Indikator, YearValue};
use crate::finding::{At, Finding, Findings};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{
    agree, counterpart, is_more_ambitious, related_target, replace, said, their_word, written_here,
};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T01",
    slug: "target-berbeda",
    severity: Severity::Error,
    title: Words { id: "Target berbeda dari RPJMD", en: "The target differs from the RPJMD’s" },
    compares: Words {
        id: "Target indikator yang mengacu ke RPJMD dibandingkan tahun demi tahun dengan target RPJMD. \
             Yang lebih tinggi menurut arahnya hanya perlu diperbaiki; rentang yang memuat nilai RPJMD \
             dianggap sama.",
        en: "The targets of an adopted indicator are compared, year by year, with the RPJMD’s. One that \
             is more ambitious, by its direction, is only a warning; a range that holds the RPJMD’s value \
             counts as equal.",
    },
    why: Words {
        id: "RPJMD menjanjikan satu angka, Renstra mengerjakan angka lain. Saat evaluasi, capaian Renstra \
             yang penuh tetap membuat RPJMD gagal.",
        en: "The RPJMD promises one figure, the Renstra works towards another. At evaluation, a Renstra \
             that achieves all of it still fails the RPJMD.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah mengambil angka RPJMD; bila angka RPJMD yang keliru, Bappeda yang \
             membetulkan RPJMD.",
        en: "The agency’s planner takes the RPJMD’s figure; where that is the wrong one, Bappeda mends \
             the RPJMD.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Target 2027 lebih rendah daripada RPJMD.",
                en: "The target of 2027 is lower than the RPJMD’s.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target = 3,3 | 3,5 | 3,6 | 3,9 | 4,1",
            }],
            today: None,
            expect: &["diskominfo.renstra:16 error"],
        },
        Example {
            title: Words {
                id: "Target 2029 lebih tinggi daripada RPJMD.",
                en: "The target of 2029 is higher than the RPJMD’s.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,3",
            }],
            today: None,
            expect: &["diskominfo.renstra:16 warning"],
        },
        Example {
            title: Words {
                id: "Renstra tidak merencanakan apa pun pada tahun yang dijanjikan RPJMD.",
                en: "The Renstra plans nothing in a year for which the RPJMD promises a figure.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target = - | 3,5 | 3,7 | 3,9 | 4,1",
            }],
            today: None,
            expect: &["diskominfo.renstra:16 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Rentang Renstra memuat nilai RPJMD, dan nol di belakang koma tidak mengubah nilai.",
                en: "The Renstra’s range holds the RPJMD’s value, and a trailing zero changes nothing.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target = 3,30 | 3,5 | 3,6–3,8 | 3,9 | 4,1",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Hanya sebagian tahun ditulis; yang lain diambil dari RPJMD.",
                en: "Only some years are written; the others are taken from the RPJMD.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target 2027 = 3,7",
            }],
            today: None,
            expect: &[],
        },
    ],
};

/// A target that is not the other side's.
struct Difference<'a> {
    target: &'a YearValue,
    own: &'a Value,
    theirs: &'a Value,
}

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let Some((of, other)) = counterpart(ctx, item) else { continue };
        let differences: Vec<Difference> = item
            .own_targets()
            .filter_map(|target| {
                let (own, theirs) = (target.known.value()?, other.target(target.year).value()?);
                let differs = theirs.is_given() && !agree(item, other, own, theirs);
                differs.then_some(Difference { target, own, theirs })
            })
            .collect();
        for difference in &differences {
            report(ctx, found, item, (of, other), difference);
            if differences.len() > 1
                && let Some(finding) = found.list.last_mut()
            {
                take_row(ctx, finding, item, (of, other), &differences);
            }
        }
    }
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    item: &Indikator,
    (of, other): (NodeRef, &Indikator),
    difference: &Difference,
) {
    let Difference { target, own, theirs } = difference;
    let (year, name) = (target.year, ctx.name(item.node));
    let (ours, above) = (document_word(ctx.document.kind), their_word(ctx, of));
    let more = is_more_ambitious(item, other, own, theirs);
    let (own, value) = (said(own, target.unit.as_deref()), said(theirs, None));
    let message = Text::new(
        format!("Target {year} {name} di {ours} {}, sedangkan di {} {}.", own.id, above.id, value.id),
        format!("The {year} target of {name} is {} in the {ours}, but {} in {}.", own.en, value.en, above.en),
    );
    let help = match more {
        true => Text::new(
            format!("Samakan dengan {0}, atau usulkan kenaikan targetnya pada perubahan {0}.", above.id),
            format!("Take the figure of {0}, or propose the higher target when {0} is revised.", above.en),
        ),
        false => Text::new(
            format!(
                "Samakan dengan {0}: {1}. Bila angka {0} yang keliru, betulkan di sana.",
                above.id, value.id
            ),
            format!("Take the figure of {}: {}. If that one is wrong, mend it there.", above.en, value.en),
        ),
    };
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, target.place), message, help);
    if more {
        finding.severity(Severity::Warning);
    }
    finding.label(Text::new(format!("{} di {ours}", own.id), format!("{} in the {ours}", own.en)));
    related_target(ctx, finding, of, other, year);
    if let Some(change) = change(ctx, item, other, difference) {
        let title = Text::new(
            format!("Samakan dengan {}: {}", above.id, value.id),
            format!("Take the figure of {}: {}", above.en, value.en),
        );
        finding.fixes.push(replace(title, vec![change]));
    }
}

/// Offers to take every differing cell of the indicator's targets at once.
fn take_row(
    ctx: &Ctx,
    finding: &mut Finding,
    item: &Indikator,
    (of, other): (NodeRef, &Indikator),
    differences: &[Difference],
) {
    let changes: Option<Vec<(At, String)>> =
        differences.iter().map(|d| change(ctx, item, other, d)).collect();
    let Some(changes) = changes else { return };
    let above = their_word(ctx, of);
    let title = Text::new(
        format!("Samakan semua tahun yang berbeda dari {}", above.id),
        format!("Take the figures of {} for every year that differs", above.en),
    );
    finding.fixes.push(replace(title, changes));
}

fn change(ctx: &Ctx, item: &Indikator, other: &Indikator, difference: &Difference) -> Option<(At, String)> {
    let Difference { target, own, theirs } = difference;
    let text = written_here(item, other, own, target.unit.as_deref(), theirs)?;
    Some((ctx.at(item.node, target.place), text))
}

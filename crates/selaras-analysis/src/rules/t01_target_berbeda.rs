//! T01 target-berbeda: the same indicator has another target than in the RPJMD, in the same year.

use selaras_plan::value::Value;

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::facts::{Indikator, Known, YearValue};
use crate::finding::{Edit, Findings};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{agree, counterpart, is_more_ambitious, related_target};

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

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in &ctx.indicators.list {
        let Some((of, other)) = counterpart(ctx, item) else { continue };
        for target in item.own_targets() {
            let Known::Value(own) = &target.known else { continue };
            let Known::Value(theirs) = other.target(target.year) else { continue };
            if !theirs.is_given() || agree(item, other, own, theirs) {
                continue;
            }
            report(ctx, found, item, target, own, (of, other), theirs);
        }
    }
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    item: &Indikator,
    target: &YearValue,
    own: &Value,
    (of, other): (NodeRef, &Indikator),
    theirs: &Value,
) {
    let (year, name) = (target.year, ctx.name(item.node));
    let (ours, above) = (document_word(ctx.document.kind), ctx.kind_word(of.doc));
    let (own, more) = (own.show(), is_more_ambitious(item, other, own, theirs));
    let theirs = theirs.to_source();
    let finding = found.add(
        &RULE,
        ctx.node(item.node),
        ctx.at(item.node, target.place),
        Text::new(
            format!("Target {year} {name} di {ours} {own}, sedangkan di {above} {theirs}."),
            format!("The {year} target of {name} is {own} in the {ours}, but {theirs} in the {above}."),
        ),
        if more {
            Text::new(
                format!("Samakan dengan {above}, atau usulkan kenaikan targetnya pada perubahan {above}."),
                format!(
                    "Take the {above}’s figure, or propose the higher target for the {above}’s revision."
                ),
            )
        } else {
            Text::new(
                format!(
                    "Samakan dengan {above}: {theirs}. Bila angka {above} yang keliru, betulkan di sana."
                ),
                format!("Take the {above}’s figure: {theirs}. If that one is wrong, mend it there."),
            )
        },
    );
    if more {
        finding.severity(Severity::Warning);
    }
    finding.label(Text::new(format!("{own} di {ours}"), format!("{own} in the {ours}")));
    related_target(ctx, finding, of, other, year);
    finding.fix(
        true,
        Text::new(
            format!("Samakan dengan {above}: {theirs}"),
            format!("Take the {above}’s figure: {theirs}"),
        ),
        ctx.at(item.node, target.place),
        Edit::Replace(theirs),
    );
}

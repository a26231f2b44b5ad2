//! T02 awal-berbeda: the baseline, or its year, is not the RPJMD’s.

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::facts::{Baseline, Indikator, Known};
use crate::finding::{At, Finding, Findings};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{
    agree, baseline_said, counterpart, related_value, replace, their_word, written_here,
};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T02",
    slug: "awal-berbeda",
    severity: Severity::Error,
    title: Words { id: "Kondisi awal berbeda dari RPJMD", en: "The baseline differs from the RPJMD’s" },
    compares: Words {
        id: "Nilai dan tahun kondisi awal indikator yang mengacu dibandingkan dengan RPJMD. Tahun yang \
             tidak diketahui tidak dibandingkan.",
        en: "Value and year of an adopted indicator’s baseline are compared with the RPJMD’s. A year that \
             is not known is not compared.",
    },
    why: Words {
        id: "Kemajuan dihitung dari kondisi awal. Dua titik awal berarti dua kemajuan untuk capaian yang \
             sama.",
        en: "Progress is counted from the baseline. Two of them make two kinds of progress out of one \
             result.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengambil kondisi awal RPJMD, atau meminta Bappeda \
             memutakhirkannya.",
        en: "The agency’s planner takes the RPJMD’s baseline, or asks Bappeda to renew it.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Nilainya berbeda.", en: "The value differs." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "awal   2024 = 3,2",
                to: "awal   2024 = 3,1",
            }],
            today: None,
            expect: &["diskominfo.renstra:15 error"],
        },
        Example {
            title: Words {
                id: "Nilainya sama, tahunnya berbeda.",
                en: "The value is the same, the year is not.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "awal   2024 = 3,2",
                to: "awal   2023 = 3,2",
            }],
            today: None,
            expect: &["diskominfo.renstra:15 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Tahun kondisi awal tidak ditulis pada tabel.",
                en: "The table does not give the year of the baseline.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "awal   2024 = 3,2", to: "awal   = 3,2" }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Nilai yang lebih rinci sama setelah dibulatkan.",
                en: "A finer figure is equal once it is rounded.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "awal   2024 = 3,2",
                to: "awal   2024 = 3,21",
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let Some((of, other)) = counterpart(ctx, item) else { continue };
        let Some(own) = item.awal.as_ref().filter(|a| !a.inherited) else { continue };
        let Some(theirs) = &other.awal else { continue };
        let (Known::Value(value), Known::Value(wanted)) = (&own.known, &theirs.known) else { continue };
        if !wanted.is_given() {
            continue;
        }
        let other_value = !agree(item, other, value, wanted);
        let other_year = own.year.zip(theirs.year).is_some_and(|(a, b)| a != b);
        if other_value || other_year {
            report(ctx, found, item, (of, other), (own, theirs), (other_value, other_year));
        }
    }
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    item: &Indikator,
    (of, other): (NodeRef, &Indikator),
    (own, theirs): (&Baseline, &Baseline),
    (other_value, other_year): (bool, bool),
) {
    let (name, ours, above) = (ctx.name(item.node), document_word(ctx.document.kind), their_word(ctx, of));
    let (mine, wanted) = (baseline_said(own, other_year), baseline_said(theirs, other_year));
    let message = Text::new(
        format!("Kondisi awal {name} di {ours} {}, sedangkan di {} {}.", mine.id, above.id, wanted.id),
        format!("The baseline of {name} is {} in the {ours}, but {} in {}.", mine.en, wanted.en, above.en),
    );
    let help = Text::new(
        format!("Samakan dengan {0}, atau mutakhirkan kondisi awal di {0}.", above.id),
        format!("Take the baseline of {0}, or bring that one up to date.", above.en),
    );
    let place = if other_value { own.place } else { year_place(own.place) };
    let at = ctx.at(item.node, place);
    let finding = found.add(&RULE, ctx.node(item.node), at, message, help);
    finding.label(Text::new(format!("{} di {ours}", mine.id), format!("{} in the {ours}", mine.en)));
    let place = if theirs.inherited { Place::Header } else { theirs.place };
    let value = theirs.known.value().map(|v| (v, theirs.unit.as_deref()));
    related_value(ctx, finding, of, place, value);
    take(ctx, finding, (item, own), (other, theirs), (other_value, other_year), wanted);
}

/// The year written before the `=`.
fn year_place(cell: Place) -> Place {
    cell.prop().map_or(cell, |row| Place::PropArg(row, 0))
}

/// Offers the other side's row: its value, and its year where this row gives one.
fn take(
    ctx: &Ctx,
    finding: &mut Finding,
    (item, own): (&Indikator, &Baseline),
    (other, theirs): (&Indikator, &Baseline),
    (other_value, other_year): (bool, bool),
    wanted: Text,
) {
    let mut texts: Vec<(At, String)> = Vec::new();
    if let (true, Some(year)) = (other_year, theirs.year) {
        texts.push((ctx.at(item.node, year_place(own.place)), year.to_string()));
    }
    if let (true, Some(value), Some(theirs)) = (other_value, own.known.value(), theirs.known.value()) {
        let text = written_here(item, other, value, own.unit.as_deref(), theirs);
        let Some(text) = text else { return };
        texts.push((ctx.at(item.node, own.place), text));
    }
    let title = Text::new(
        format!("Ambil kondisi awal itu: {}", wanted.id),
        format!("Take that baseline: {}", wanted.en),
    );
    finding.fixes.push(replace(title, texts));
}

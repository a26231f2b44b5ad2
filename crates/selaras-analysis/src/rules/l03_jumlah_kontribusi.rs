//! L03 jumlah-kontribusi: contributions that do not make up the whole.

use std::collections::BTreeMap;

use selaras_plan::direction::Perhitungan;
use selaras_plan::number::{Decimal, format_number};
use selaras_plan::value::convert;

use crate::context::document_word;
use crate::documents::NodeRef;
use crate::facts::{Indikator, Known};
use crate::finding::Findings;
use crate::place::Place;
use crate::region::{Contribution, Member, Region};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "L03",
    slug: "jumlah-kontribusi",
    severity: Severity::Error,
    title: Words { id: "Kontribusi tidak genap", en: "Contributions that do not make up the whole" },
    compares: Words {
        id: "Bobot semua kontribusi ke satu indikator RPJMD harus 100 persen; tanpa bobot, target para \
             penyumbang dijumlahkan dan dibandingkan dengan target RPJMD.",
        en: "The weights of all contributions to one indicator of the RPJMD must make 100 percent; \
             without weights the contributors’ targets are added up and compared with the RPJMD’s.",
    },
    why: Words {
        id: "Bila bagian-bagiannya tidak genap, target RPJMD tidak tercapai walaupun semua penyumbang \
             berhasil.",
        en: "Where the parts do not make up the whole, the RPJMD’s target is missed though every \
             contributor succeeds.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana Bappeda membagi ulang bobot atau target bersama para penyumbang.",
        en: "Bappeda’s planner shares the weights or targets out again, together with the contributors.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Bobot dua kecamatan hanya 90 persen.",
                en: "The weights of two kecamatan make only 90 percent.",
            },
            changes: &[Change { file: "kec-selatan.renstra", from: "bobot 40%", to: "bobot 30%" }],
            today: None,
            expect: &["rpjmd.rpjmd:27 error"],
        },
        Example {
            title: Words {
                id: "Tanpa bobot: target kedua kecamatan kurang dari target RPJMD.",
                en: "Without weights: the targets of both kecamatan fall short of the RPJMD’s.",
            },
            changes: &[
                Change { file: "kec-utara.renstra", from: r#" bobot 60%"#, to: r#""# },
                Change { file: "kec-selatan.renstra", from: r#" bobot 40%"#, to: r#""# },
                Change {
                    file: "kec-selatan.renstra",
                    from: r#"target = 400 | 440 | 480 | 520 | 560"#,
                    to: r#"target = 400 | 440 | 460 | 520 | 560"#,
                },
            ],
            today: None,
            expect: &["rpjmd.rpjmd:27 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Tanpa bobot: target kedua kecamatan berjumlah sama dengan target RPJMD.",
                en: "Without weights: the targets of both kecamatan add up to the RPJMD’s.",
            },
            changes: &[
                Change { file: "kec-utara.renstra", from: " bobot 60%", to: "" },
                Change { file: "kec-selatan.renstra", from: " bobot 40%", to: "" },
            ],
            today: None,
            expect: &[],
        },
        Example {
            title: Words { id: "Bobot yang dibulatkan.", en: "Weights that are rounded." },
            changes: &[
                Change { file: "kec-utara.renstra", from: r#"bobot 60%"#, to: r#"bobot 66,67%"# },
                Change { file: "kec-selatan.renstra", from: r#"bobot 40%"#, to: r#"bobot 33,34%"# },
            ],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(region: &Region, found: &mut Findings) {
    let mut shared: BTreeMap<NodeRef, Vec<Part>> = BTreeMap::new();
    for member in &region.members {
        for contribution in &region.exports(member).shares {
            let of = region.same_indicator(region.view.current(contribution.share.of));
            shared.entry(of).or_default().push(Part { member, contribution });
        }
    }
    for (of, parts) in shared {
        let Some(whole) = region.indikator(of) else { continue };
        if !is_complete(region, of, whole, &parts) {
            continue;
        }
        let weights: Option<Vec<Decimal>> = parts.iter().map(|p| p.contribution.share.weight).collect();
        match weights {
            Some(weights) => weights_make_whole(region, found, of, &parts, &weights),
            None => targets_add_up(region, found, of, whole, &parts),
        }
    }
}

/// A Renstra’s share.
#[derive(Clone, Copy)]
struct Part<'r, 'a> {
    member: &'r Member<'a>,
    contribution: &'r Contribution,
}

/// All who are in charge have a Renstra here, and each of these says what its share is. (A published figure has no
/// shares: that is I15.)
fn is_complete(region: &Region, of: NodeRef, whole: &Indikator, parts: &[Part]) -> bool {
    let duty = region.duty(of);
    if duty.unknown || duty.is_nobody() || whole.perhitungan.value == Some(Perhitungan::Rilis) {
        return false;
    }
    let silent = |m: &Member| {
        // A reference that leads nowhere (R01) may be a share; one that adopts it whole is none.
        m.doubtful || m.takes.contains(&of) && !parts.iter().any(|p| p.member.doc == m.doc)
    };
    region.keepers(duty).iter().all(|a| region.is_read(*a))
        && !region.in_charge(duty).into_iter().any(silent)
        && !parts.iter().any(|p| p.contribution.share.weight_unknown)
}

fn weights_make_whole(
    region: &Region,
    found: &mut Findings,
    of: NodeRef,
    parts: &[Part],
    weights: &[Decimal],
) {
    let Some(sum) = weights.iter().try_fold(Decimal::ZERO, |s, w| s.checked_add(*w)) else { return };
    let decimals = weights.iter().map(|w| w.normalize().scale()).max().unwrap_or(0);
    if is_rounding(sum, Decimal::ONE_HUNDRED, decimals, weights.len()) {
        return;
    }
    let name = region.name(of);
    let sum = format_number(sum.normalize());
    let words: Vec<Text> = weights
        .iter()
        .map(|w| {
            let w = format_number(w.normalize());
            Text::new(format!("bobot {w}%"), format!("a weight of {w}%"))
        })
        .collect();
    let message = Text::new(
        format!("Bobot kontribusi ke {name} berjumlah {sum}%, bukan 100%."),
        format!("The weights of the contributions to {name} make {sum}%, not 100%."),
    );
    let label = Text::new(format!("jumlah bobot {sum}%"), format!("weights of {sum}%"));
    report(region, found, of, parts, message, label, &words);
}

/// Parts whose decimals are rounded may miss the whole by half a digit each; whole numbers are exact.
fn is_rounding(sum: Decimal, whole: Decimal, decimals: u32, parts: usize) -> bool {
    let slack = match decimals {
        0 => Decimal::ZERO,
        _ => Decimal::try_new(5, decimals + 1)
            .ok()
            .and_then(|half| half.checked_mul(Decimal::from(parts)))
            .unwrap_or(Decimal::ZERO),
    };
    sum.checked_sub(whole).is_some_and(|d| d.abs() <= slack)
}

fn targets_add_up(region: &Region, found: &mut Findings, of: NodeRef, whole: &Indikator, parts: &[Part]) {
    let mut years: Vec<(u16, Decimal, Decimal)> = Vec::new();
    for target in &whole.targets {
        let Known::Value(theirs) = &target.known else { continue };
        let Some(theirs) = theirs.as_number() else { continue };
        // A part without a figure in that year has a finding of its own (T05).
        let figures: Option<Vec<Decimal>> = parts.iter().map(|p| figure(whole, p, target.year)).collect();
        let Some(figures) = figures else { continue };
        let Some(sum) = figures.iter().try_fold(Decimal::ZERO, |s, f| s.checked_add(*f)) else { continue };
        let decimals = figures.iter().map(|f| f.normalize().scale()).max().unwrap_or(0);
        if !is_rounding(sum, theirs, decimals, figures.len()) {
            years.push((target.year, sum, theirs));
        }
    }
    let Some((first, ..)) = years.first() else { return };
    let (name, above) = (region.name(of), document_word(region.document.kind));
    let row = |(year, sum, theirs): &(u16, Decimal, Decimal), words: &str| {
        format!("{year}: {}, {words} {}", format_number(sum.normalize()), format_number(theirs.normalize()))
    };
    let rows = |words: &str| years.iter().map(|y| row(y, words)).collect::<Vec<_>>().join("; ");
    let shown = |p: &Part| figure(whole, p, *first).map(|f| format_number(f.normalize())).unwrap_or_default();
    let words: Vec<Text> = parts
        .iter()
        .map(|p| Text::new(format!("{} ({first})", shown(p)), format!("{} ({first})", shown(p))))
        .collect();
    let message = Text::new(
        format!("Target para penyumbang {name} tidak berjumlah sama dengan {above} ({}).", rows(above)),
        format!(
            "The targets of the contributors to {name} do not add up to the {above}’s ({}).",
            rows(above)
        ),
    );
    let label = Text::new("jumlahnya lain", "another sum");
    report(region, found, of, parts, message, label, &words);
}

/// The figure of a part in the unit of the whole.
fn figure(whole: &Indikator, part: &Part, year: u16) -> Option<Decimal> {
    let (_, known) = part.contribution.targets.iter().find(|(y, _)| *y == year)?;
    let value = known.value()?;
    match (&part.contribution.satuan.value, &whole.satuan.value) {
        (Some(own), Some(theirs)) if own != theirs => convert(value, own, theirs)?.as_number(),
        _ => value.as_number(),
    }
}

fn report(
    region: &Region,
    found: &mut Findings,
    of: NodeRef,
    parts: &[Part],
    message: Text,
    label: Text,
    words: &[Text],
) {
    let help = Text::new(
        "Bagi ulang di antara para penyumbang sampai genap.",
        "Share it out again among the contributors until it is whole.",
    );
    let finding = found.add(&RULE, of, region.at(of, Place::Header), message, help);
    finding.label(label);
    for (part, words) in parts.iter().zip(words).take(SHOWN) {
        let node = NodeRef { doc: part.member.doc, node: part.contribution.node };
        let prop = part.contribution.share.place.prop();
        let place = prop.map_or(Place::Header, Place::Prop);
        finding.related(Some(node), region.at(node, place), words.clone());
    }
}

/// So many parts are shown beside the whole.
const SHOWN: usize = 5;

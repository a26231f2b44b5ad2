//! P08 pagu-bersama-melebihi: agencies that share a program together exceed the RPJMD’s money for it.

use selaras_plan::code::same_program;
use selaras_plan::number::{Decimal, format_money};
use selaras_plan::years::Years;
use selaras_syntax::schema::NodeKind;

use crate::context::document_word;
use crate::documents::NodeRef;
use crate::finding::Findings;
use crate::links::View;
use crate::pagu::{Amounts, Money};
use crate::region::{Region, deeds};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::cakupan::{Program, programs};
use crate::rules::uang::{Selisih, table};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "P08",
    slug: "pagu-bersama-melebihi",
    severity: Severity::Error,
    title: Words { id: "Pagu bersama melebihi RPJMD", en: "A shared program’s pagu exceeds the RPJMD’s" },
    compares: Words {
        id: "Jumlah pagu sebuah program di Renstra semua penanggung jawabnya dibandingkan dengan pagu \
             RPJMD; hanya bila semua Renstra itu ada.",
        en: "The pagu of a program in the Renstra of all agencies in charge is added up and compared \
             with the RPJMD’s; only where all those Renstra are here.",
    },
    why: Words {
        id: "Setiap kecamatan melihat bagiannya sendiri. Kelebihan baru tampak bila semuanya dijumlahkan.",
        en: "Each kecamatan sees its own part. The excess shows only when all are added up.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana Bappeda membagi ulang pagu program itu bersama para penanggung jawabnya.",
        en: "Bappeda’s planner shares the pagu out again, together with the agencies in charge.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Satu kecamatan menambah bagiannya pada 2025.",
            en: "One kecamatan raised its part in 2025.",
        },
        changes: &[Change { file: "kec-utara.renstra", from: "pagu = Rp600 juta", to: "pagu = Rp700 juta" }],
        today: None,
        expect: &["program.rpjmd:75 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Satu kecamatan menambah, yang lain mengurangi sebanyak itu.",
            en: "One kecamatan takes more, the other less by as much.",
        },
        changes: &[
            Change { file: "kec-utara.renstra", from: "pagu = Rp600 juta", to: "pagu = Rp700 juta" },
            Change { file: "kec-selatan.renstra", from: "pagu = Rp400 juta", to: "pagu = Rp300 juta" },
        ],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(region: &Region, found: &mut Findings) {
    let all = programs(&region.view);
    for program in all.iter().filter(|p| p.duty.is_shared() && !p.duty.unknown) {
        let Some(theirs) = region.sheet(program.node.doc).money.amounts(program.node.node) else { continue };
        let Some(parts) = parts(region, program, &all) else { continue };
        let slack = parts.iter().fold(theirs.slack, |s, (_, a)| s.checked_add(a.slack).unwrap_or(s));
        let years: Vec<Selisih> = theirs
            .years
            .iter()
            .filter_map(|year| {
                let sum = parts.iter().fold(Money::NotGiven, |s, (_, a)| s.plus(a.at(year)));
                Selisih::of(year, sum, theirs.at(year), slack).filter(Selisih::is_above)
            })
            .collect();
        if let Some(first) = years.first() {
            report(region, found, program, &theirs, &parts, &years, first);
        }
    }
}

/// The money of the agencies in charge, from all their Renstra; none where one of these is not here.
fn parts(region: &Region, program: &Program, all: &[Program]) -> Option<Vec<(NodeRef, Amounts)>> {
    if !region.keepers(program.duty).iter().all(|a| region.is_read(*a)) {
        return None;
    }
    let mut parts = Vec::new();
    for member in region.members.iter().filter(|m| region.answers(m, program.duty)) {
        if member.doubtful {
            return None;
        }
        // What a revision of the Renstra does not restate it keeps.
        let own = View::new(region.db, region.workspace, member.doc);
        for (depth, layer) in own.layers.iter().enumerate() {
            for activity in &deeds(region.db, region.workspace, layer.doc).activities {
                let node = activity.node;
                if layer.tree.kind(node) != NodeKind::Program || !own.in_force(depth, node) {
                    continue;
                }
                let Some(code) = layer.tree.code(node).filter(|c| same_program(c, program.code)) else {
                    continue;
                };
                // `X.XX.01` is what remains beside the programs that the RPJMD gives an agency under its own code.
                let given =
                    |p: &Program| p.code == code && p.node != program.node && region.answers(member, p.duty);
                if program.code != code && all.iter().any(given) {
                    continue;
                }
                let node = NodeRef { doc: layer.doc, node };
                parts.extend(activity.money.as_deref().map(|money| (node, money.clone())));
            }
        }
    }
    Some(parts)
}

fn report(
    region: &Region,
    found: &mut Findings,
    program: &Program,
    theirs: &Amounts,
    parts: &[(NodeRef, Amounts)],
    years: &[Selisih],
    first: &Selisih,
) {
    let (name, above) = (region.name(program.node), document_word(region.document.kind));
    let sum = Text::new("di semua Renstra", "in all Renstra");
    let limit = Text::new(format!("di {above}"), format!("in the {above}"));
    let rows = table(years, &sum, &limit);
    let finding = found.add(
        &RULE,
        program.node,
        region.at(program.node, theirs.place()),
        Text::new(
            format!("Pagu {name} para penanggung jawabnya bersama-sama melebihi {above} ({}).", rows.id),
            format!(
                "The agencies in charge of {name} together plan more pagu than the {above} ({}).",
                rows.en
            ),
        ),
        Text::new(
            "Bagi ulang pagunya di antara para penanggung jawab, atau naikkan di sini.",
            "Share the pagu out again among those in charge, or raise it here.",
        ),
    );
    let limit = format_money(first.other);
    finding.label(Text::new(
        format!("{limit} di {above} ({})", first.year),
        format!("{limit} in the {above} ({})", first.year),
    ));
    // What one of them has too much may exceed its own ceiling (P04), too.
    finding.parts = parts.iter().map(|(node, _)| *node).collect();
    finding.years = Years::of(years.iter().map(|s| s.year)).unwrap_or(Years::EMPTY);
    // The greatest parts, those that a cut would start with.
    let amount = |a: &Amounts| a.at(first.year).amount().unwrap_or(Decimal::ZERO);
    let mut greatest: Vec<&(NodeRef, Amounts)> = parts.iter().collect();
    greatest.sort_by_key(|(node, a)| (std::cmp::Reverse(amount(a)), *node));
    for (node, amounts) in greatest.into_iter().take(SHOWN) {
        let part = format_money(amount(amounts));
        let words = Text::new(format!("{part} ({})", first.year), format!("{part} ({})", first.year));
        finding.related(Some(*node), region.at(*node, amounts.place()), words);
    }
}

/// So many parts are shown beside the whole.
const SHOWN: usize = 3;

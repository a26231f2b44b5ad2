//! T06 target-di-luar-periode: a target, or money, in a year outside the table’s years.

use selaras_plan::years::Years;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::Ctx;
use crate::finding::Findings;
use crate::items::{Attr, SeriesYears};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T06",
    slug: "target-di-luar-periode",
    severity: Severity::Error,
    title: Words { id: "Target di luar tahun rencana", en: "A target outside the plan’s years" },
    compares: Words {
        id: "Tahun setiap target dan pagu dibandingkan dengan tahun tabel rencananya.",
        en: "The year of every target and amount is compared with the years of the plan’s table.",
    },
    why: Words {
        id: "Angka untuk tahun di luar rencana biasanya sisa rencana lama, atau kolom yang tertukar.",
        en: "A figure for a year outside the plan is usually left over from an older plan, or a column \
             swapped.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menghapus tahun itu, atau membetulkan “tahun” rencananya.",
        en: "The agency’s planner deletes that year, or mends the plan’s `tahun`.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Target 2030 pada rencana 2025–2029.",
                en: "A target for 2030 in a plan of 2025–2029.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: r"target = 30 | 38 | 46 | 54 | 62
        target 2030 = 70",
            }],
            today: None,
            expect: &["diskominfo.renstra:23 error"],
        },
        Example {
            title: Words { id: "Pagu untuk tahun sebelum rencana.", en: "Money for a year before the plan." },
            changes: &[Change {
                file: "kec-selatan.renstra",
                from: "pagu = Rp400 juta | Rp440 juta | Rp480 juta | Rp520 juta | Rp560 juta",
                to: "pagu 2024-2029 = Rp390 juta | Rp400 juta | Rp440 juta | Rp480 juta | Rp520 juta | Rp560 juta",
            }],
            today: None,
            expect: &["kec-selatan.renstra:33 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Kondisi awal boleh berasal dari tahun sebelum rencana.",
            en: "A baseline may be of a year before the plan.",
        },
        changes: &[Change {
            file: "kec-utara.renstra",
            from: r"awal   2024 = 55
    ",
            to: r"awal   2022 = 52
    ",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for node in ctx.nodes() {
        for (n, attr) in ctx.head(node).attrs.iter().enumerate() {
            let SeriesYears::Given(written) = attr.years else { continue };
            let Some(columns) = columns(ctx, node, attr) else { continue };
            let foreign = written.without(columns);
            if !foreign.is_empty() {
                report(ctx, found, node, (n as u16, attr), written, foreign, columns);
            }
        }
    }
}

/// The years that a row of targets or money may have. Money of urusan and agencies is that of programs.
fn columns(ctx: &Ctx, node: u32, attr: &Attr) -> Option<Years> {
    let own = ctx.plan.columns(node)?;
    match attr.kind {
        PropKind::Target => Some(own),
        PropKind::Pagu if ctx.tree.kind(node) != NodeKind::Urusan => Some(own),
        PropKind::Pagu | PropKind::PaguIndikatif => own.union(ctx.plan.tahun_program?).ok(),
        _ => None,
    }
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    node: u32,
    (prop, attr): (u16, &Attr),
    written: Years,
    foreign: Years,
    columns: Years,
) {
    let (name, word) = (ctx.name(node), attr.kind.keyword());
    let money = attr.kind != PropKind::Target;
    let (what_id, what_en) = if money { ("Pagu", "money") } else { ("Target", "a target") };
    let message = Text::new(
        format!("{what_id} {foreign} {name} berada di luar tahun rencananya ({columns})."),
        format!("{name} has {what_en} for {foreign}, outside the years of its table ({columns})."),
    );
    let help = Text::new(
        format!("Hapus {foreign} dari {word}, atau betulkan tahun rencananya."),
        format!("Take {foreign} out of `{word}`, or mend the years of the plan."),
    );
    // A list of years is one word a year, a span is one word; the agency of a ceiling stands before them.
    let in_list = foreign.first().filter(|_| !written.is_span()).and_then(|y| written.index_of(y));
    let word = in_list.unwrap_or(0) as u16 + u16::from(attr.kind == PropKind::PaguIndikatif);
    let at = ctx.at(node, Place::PropArg(prop, word));
    let finding = found.add(&RULE, ctx.node(node), at, message, help);
    finding.label(Text::new("di luar tahun rencana", "outside the plan’s years"));
}

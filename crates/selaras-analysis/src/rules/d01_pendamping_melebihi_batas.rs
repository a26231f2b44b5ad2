//! D01 pendamping-melebihi-batas: a coach with more agencies than allowed.

use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::{Ctx, shorten};
use crate::finding::Findings;
use crate::place::Place;
use crate::register::AgencyId;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::pendamping::coached;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "D01",
    slug: "pendamping-melebihi-batas",
    severity: Severity::Error,
    title: Words { id: "Pendamping melebihi batas", en: "A coach with too many agencies" },
    compares: Words {
        id: "Jumlah perangkat daerah setiap pendamping dibandingkan dengan “batas” dokumen pendampingan.",
        en: "The number of agencies of each coach is compared with the document’s `batas`.",
    },
    why: Words {
        id: "Pendamping yang memegang terlalu banyak perangkat daerah tidak sempat membaca naskahnya.",
        en: "A coach with too many agencies has no time to read their plans.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Koordinator pendampingan membagi ulang tugasnya.",
        en: "Whoever coordinates the coaching shares the agencies out again.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Tiga perangkat daerah pada batas dua.",
            en: "Three agencies with a limit of two.",
        },
        changes: &[Change {
            file: "pendampingan.selaras",
            from: "mendampingi diskominfo, kec-utara",
            to: "mendampingi diskominfo, kec-utara, kec-selatan",
        }],
        today: None,
        expect: &["pendampingan.selaras:5 error"],
    }],
    right: &[Example {
        title: Words { id: "Batasnya memang tiga.", en: "The limit is three." },
        changes: &[
            Change { file: "pendampingan.selaras", from: "batas      2 ", to: "batas      3 " },
            Change {
                file: "pendampingan.selaras",
                from: "mendampingi diskominfo, kec-utara",
                to: "mendampingi diskominfo, kec-utara, kec-selatan",
            },
        ],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    if ctx.document.kind != NodeKind::Pendampingan {
        return;
    }
    let Some((n, most)) = limit(ctx) else { return };
    for coach in ctx.tree.of_kind(NodeKind::Pendamping) {
        let coached = coached(ctx.head(coach), &ctx.register);
        if coached.known.len() > most {
            report(ctx, found, coach, &coached.known, most, n);
        }
    }
}

/// `batas`, and the property that says it.
fn limit(ctx: &Ctx) -> Option<(u16, usize)> {
    let (n, attr) = ctx.attr(0, PropKind::Batas)?;
    Some((n, attr.word()?.parse().ok().filter(|most| *most > 0)?))
}

fn report(ctx: &Ctx, found: &mut Findings, coach: u32, agencies: &[AgencyId], most: usize, limit: u16) {
    let (name, count) = (ctx.name(coach), agencies.len());
    let ids: Vec<&str> = agencies.iter().map(|a| &*ctx.register.get(*a).id).collect();
    let list = shorten(&ids.join(", "), 100);
    let message = Text::new(
        format!("{name} mendampingi {count} perangkat daerah ({list}), padahal batasnya {most}."),
        format!("{name} coaches {count} agencies ({list}), but the limit is {most}."),
    );
    let help = Text::new(
        "Serahkan sebagian kepada pendamping lain, atau ubah batas bila memang disepakati.",
        "Give some to another coach, or change the limit where that was agreed.",
    );
    let finding = found.add(&RULE, ctx.node(coach), ctx.at(coach, Place::Header), message, help);
    finding.label(Text::new(format!("{count}, batasnya {most}"), format!("{count}, the limit is {most}")));
    let words = Text::new(format!("paling banyak {most}"), format!("at most {most}"));
    finding.related(Some(ctx.node(0)), ctx.at(0, Place::Prop(limit)), words);
}

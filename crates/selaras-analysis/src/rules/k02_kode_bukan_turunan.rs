//! K02 kode-bukan-turunan: a kegiatan not under its program, a subkegiatan not under its kegiatan.

use selaras_plan::code::{expected_prefix, is_child};
use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::k01_bentuk_kode::is_official;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "K02",
    slug: "kode-bukan-turunan",
    severity: Severity::Error,
    title: Words { id: "Kode bukan turunan induknya", en: "A code that does not descend from its parent" },
    compares: Words {
        id: "Kode kegiatan dibandingkan dengan kode programnya, kode subkegiatan dengan kode kegiatannya.",
        en: "A kegiatan’s code is compared with its program’s, a subkegiatan’s with its kegiatan’s.",
    },
    why: Words {
        id: "Kegiatan yang terletak di program lain membawa uangnya ke program itu.",
        en: "A kegiatan that sits in another program takes its money there.",
    },
    basis: Basis::Peraturan("Permendagri 90/2019"),
    repair_by: Words {
        id: "Perencana perangkat daerah memindahkan kegiatan ke programnya, atau membetulkan kodenya.",
        en: "The agency’s planner moves the kegiatan to its program, or mends the code.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Kegiatan program 2.16.02 di bawah program 2.16.03.",
                en: "A kegiatan of program 2.16.02 under program 2.16.03.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"kegiatan 2.16.03.2.01 ""#,
                to: r#"kegiatan 2.16.02.2.02 ""#,
            }],
            today: None,
            expect: &["diskominfo.renstra:58 error"],
        },
        Example {
            title: Words { id: "Subkegiatan kegiatan lain.", en: "A subkegiatan of another kegiatan." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"subkegiatan 2.16.03.2.02.0036 ""#,
                to: r#"subkegiatan 2.16.03.2.01.0036 ""#,
            }],
            today: None,
            expect: &["diskominfo.renstra:72 error"],
        },
    ],
    right: &[Example {
        title: Words { id: "Kegiatan tanpa kode.", en: "A kegiatan without a code." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"kegiatan 2.16.03.2.01 ""#,
            to: r#"kegiatan ""#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for node in ctx.nodes() {
        if matches!(ctx.tree.kind(node), NodeKind::Kegiatan | NodeKind::Subkegiatan)
            && let Some(parent) = stranger_to(ctx, node)
            // What is below a stranger follows its code or the place: one mistake.
            && stranger_to(ctx, parent).is_none()
        {
            report(ctx, found, node, parent);
        }
    }
}

/// The parent from whose official code the node's official code does not descend.
fn stranger_to(ctx: &Ctx, node: u32) -> Option<u32> {
    let parent = ctx.tree.parent(node)?;
    let (above, below) = (ctx.tree.code(parent)?, ctx.tree.code(node)?);
    (is_official(ctx, parent)
        && is_official(ctx, node)
        && ctx.tree.kind(parent) != NodeKind::Urusan
        && !is_child(above, below))
    .then_some(parent)
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32, parent: u32) {
    let (name, above) = (ctx.name(node), ctx.name(parent));
    let prefix = expected_prefix(ctx.tree.code(parent).unwrap_or_default());
    let message = Text::new(
        format!("{name} berada di bawah {above}, tetapi kodenya bukan turunan {prefix}"),
        format!("{name} stands under {above}, but its code does not begin with {prefix}"),
    );
    let kind = ctx.tree.kind(parent).keyword();
    let help = Text::new(
        format!("Pindahkan ke {kind} yang kodenya sama di depan, atau betulkan kodenya."),
        format!("Move it to the {kind} of that code, or mend its code."),
    );
    let finding = found.add(&RULE, ctx.node(node), ctx.at(node, Place::Code), message, help);
    finding.label(Text::new(format!("bukan {prefix}…"), format!("not {prefix}…")));
    let words = Text::new(format!("{kind} di atasnya"), format!("the {kind} above it"));
    finding.related(Some(ctx.node(parent)), ctx.at(parent, Place::Code), words);
}

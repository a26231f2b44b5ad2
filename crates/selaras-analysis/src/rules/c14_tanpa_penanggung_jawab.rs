//! C14 tanpa-penanggung-jawab: a program of the RPJMD that no one is in charge of.

use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C14",
    slug: "tanpa-penanggung-jawab",
    severity: Severity::Warning,
    title: Words {
        id: "Program RPJMD tanpa penanggung jawab",
        en: "A program of the RPJMD that no one is in charge of",
    },
    compares: Words {
        id: "Setiap program RPJMD diperiksa apakah mempunyai penanggung jawab: sendiri, atau dari sasaran \
             di atasnya.",
        en: "Every program of the RPJMD is checked for an agency in charge: its own, or that of the \
             sasaran above it.",
    },
    why: Words {
        id: "Program tanpa pemilik tidak muncul di Renstra mana pun sebagai kewajiban.",
        en: "A program without an owner is no duty in any Renstra.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana Bappeda menambahkan “penanggung-jawab”.",
        en: "Bappeda’s planner adds `penanggung-jawab`.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Penanggung jawab terlewat.", en: "The agency in charge was left out." },
        changes: &[Change {
            file: "program.rpjmd",
            from: r#"      penanggung-jawab diskominfo
      outcome O1 "Tersebarnya"#,
            to: r#"      outcome O1 "Tersebarnya"#,
        }],
        today: None,
        expect: &["program.rpjmd:13 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Penanggung jawab disebut lewat urusannya.",
            en: "The agency in charge is named by its urusan.",
        },
        changes: &[Change {
            file: "program.rpjmd",
            from: r#"      penanggung-jawab diskominfo
      outcome O1 "Tersebarnya"#,
            to: r#"      penanggung-jawab urusan 2.16
      outcome O1 "Tersebarnya"#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    if !ctx.is_rpjmd() {
        return;
    }
    for program in ctx.tree.of_kind(NodeKind::Program) {
        if !ctx.plan.duty(program).is_nobody() || ctx.head(program).broken {
            continue;
        }
        let name = ctx.name(program);
        let finding = found.add(
            &RULE,
            ctx.node(program),
            ctx.at(program, Place::Header),
            Text::new(
                format!("{name} tidak mempunyai penanggung jawab."),
                format!("Nobody is in charge of {name}."),
            ),
            Text::new(
                "Tulis penanggung-jawab dengan perangkat daerah, kelompok, urusan, atau semua.",
                "Write penanggung-jawab with agencies, a kelompok, an urusan, or semua.",
            ),
        );
        finding.label(Text::new("tanpa penanggung jawab", "nobody in charge"));
    }
}

//! R03 rujukan-salah-tingkat: a reference to a kind or level that the relation does not allow.

use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::finding::Findings;
use crate::items::Role;
use crate::links::{Link, Target};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::rujukan::{relation, written};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R03",
    slug: "rujukan-salah-tingkat",
    severity: Severity::Error,
    title: Words { id: "Rujukan ke tingkat yang salah", en: "A reference to the wrong level" },
    compares: Words {
        id: "Jenis bagian yang dirujuk dibandingkan dengan yang boleh dirujuk: misalnya sasaran Renstra \
             mendukung sasaran RPJMD, bukan misi.",
        en: "The kind of node referred to is compared with what the relation allows: a Renstra sasaran, \
             say, supports a sasaran of the RPJMD, not a misi.",
    },
    why: Words {
        id: "Dukungan yang meloncati tingkat tampak ada, tetapi tidak dapat dihitung: tidak jelas sasaran \
             mana yang dicapai.",
        en: "Support that jumps a level seems to be there, but cannot be counted: nobody sees which \
             sasaran is served.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah merujuk ke tingkat yang benar, atau menghapus rujukannya.",
        en: "The agency’s planner refers to the right level, or drops the reference.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Sasaran Renstra mendukung misi.", en: "A Renstra sasaran supports a misi." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"      mendukung T1/S1
      indikator SPBE",
                to: r"      mendukung M1
      indikator SPBE",
            }],
            today: None,
            expect: &["diskominfo.renstra:13 error"],
        },
        Example {
            title: Words {
                id: "Kegiatan mendukung sasaran RPJMD secara langsung.",
                en: "A kegiatan supports a sasaran of the RPJMD directly.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"        kegiatan 2.16.03.2.01 "Pengelolaan Nama Domain dan Sub Domain" {"#,
                to: r#"        kegiatan 2.16.03.2.01 "Pengelolaan Nama Domain dan Sub Domain" {
          mendukung T1/S1"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:59 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Tujuan Renstra mendukung indikator sasaran, dan sasaran Renstra mendukung program RPJMD.",
            en: "A Renstra tujuan supports a sasaran’s indicator, and a Renstra sasaran a program of the \
                 RPJMD.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: r"    mendukung T1/S1
    indikator",
                to: r"    mendukung T1/S1/SPBE
    indikator",
            },
            Change {
                file: "diskominfo.renstra",
                from: r"      mendukung T1/S1
      indikator SPBE",
                to: r"      mendukung T1/S1, 2.16.02
      indikator SPBE",
            },
        ],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for link in &ctx.links.list {
        let Target::WrongKind(nodes) = &link.to else { continue };
        let Some(reference) = written(ctx, link) else { continue };
        let (word, name, path) = (relation(link.role), ctx.name(link.node), &reference.path);
        let what = match nodes.first() {
            Some(node) => ctx.name_at(*node),
            None => path.to_string(),
        };
        let (id, en) = allowed(ctx, link);
        let finding = found.add(
            &RULE,
            ctx.node(link.node),
            ctx.at(link.node, link.place),
            Text::new(
                format!("{name} tidak dapat {word} {what}."),
                format!("{name} cannot refer to {what} ({word})."),
            ),
            Text::new(id, en),
        );
        finding.label(Text::new("tingkatnya tidak cocok", "of the wrong level"));
        for node in nodes {
            let what = ctx.name_at(*node);
            finding.related(Some(*node), ctx.at_node(*node, Place::Header), Text::new(what.clone(), what));
        }
    }
}

/// What the relation allows, in one sentence.
fn allowed(ctx: &Ctx, link: &Link) -> (&'static str, &'static str) {
    use NodeKind::*;
    match (link.role, ctx.tree.kind(link.node)) {
        (Role::Mengacu | Role::Berkontribusi, _) => ("Rujuk sebuah indikator.", "Refer to an indicator."),
        (Role::Mendukung, Tujuan) => (
            "Tujuan mendukung sasaran atau tujuan di rencana acuan, atau indikatornya.",
            "A tujuan supports a sasaran or tujuan of the plan above, or an indicator of one.",
        ),
        (Role::Mendukung, Sasaran) => (
            "Sasaran mendukung sasaran di rencana acuan, indikatornya, program, atau outcome.",
            "A sasaran supports a sasaran of the plan above, its indicator, a program or an outcome.",
        ),
        (Role::Mendukung, ArahKebijakan) => (
            "Arah kebijakan mendukung arah kebijakan di rencana acuan.",
            "An arah-kebijakan supports an arah-kebijakan of the plan above.",
        ),
        (Role::Mendukung, Program | Outcome) => (
            "Program dan outcome mendukung sasaran di rencana ini, atau indikatornya.",
            "A program or outcome supports a sasaran of this plan, or its indicator.",
        ),
        (Role::Mendukung, Keluaran) => {
            ("Keluaran mendukung outcome programnya.", "A keluaran supports an outcome of its program.")
        }
        (Role::Mendukung, _) => (
            "Hapus baris ini: bagian ini sudah mendukung lewat bagian di atasnya.",
            "Delete this line: this node supports through the nodes above it.",
        ),
        (Role::Melalui, _) => (
            "Janji diwujudkan melalui program, kegiatan, atau subkegiatan.",
            "A promise is kept through a program, kegiatan or subkegiatan.",
        ),
        _ => ("Rujuk bagian yang sesuai.", "Refer to a node of the right kind."),
    }
}

//! R04 tanpa-rujukan: a Renstra tujuan that supports nothing and names no nspk.

use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::Ctx;
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R04",
    slug: "tanpa-rujukan",
    severity: Severity::Error,
    title: Words {
        id: "Tujuan Renstra tidak mendukung apa pun",
        en: "A Renstra tujuan that supports nothing",
    },
    compares: Words {
        id: "Setiap tujuan Renstra diperiksa apakah mendukung bagian RPJMD, atau berdasar pada NSPK.",
        en: "Every tujuan of a Renstra is checked for what it supports in the RPJMD, or for the NSPK that \
             it rests on.",
    },
    why: Words {
        id: "Tujuan tanpa sandaran berdiri sendiri: capaiannya tidak menyumbang apa pun kepada RPJMD.",
        en: "A tujuan without support stands alone: what it achieves adds nothing to the RPJMD.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah menambahkan “mendukung” ke sasaran RPJMD, atau “nspk” bila \
             dasarnya norma dari pusat.",
        en: "The agency’s planner adds `mendukung` to a sasaran of the RPJMD, or `nspk` where a national \
             norm is the ground.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Dukungan tujuan terhapus.", en: "The support of a tujuan was lost." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r"    mendukung T1/S1
    indikator",
            to: "    indikator",
        }],
        today: None,
        expect: &["diskominfo.renstra:8 error"],
    }],
    right: &[Example {
        title: Words { id: "Tujuan yang berdasar pada NSPK.", en: "A tujuan that rests on an NSPK." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r"    mendukung T1/S1
    indikator",
            to: r#"    nspk "Norma layanan elektronik pemerintah"
    indikator"#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    let Some(upstream) = ctx.upstream.as_ref().filter(|_| ctx.is_renstra()) else { return };
    let missing: Vec<u32> = ctx
        .tree
        .of_kind(NodeKind::Tujuan)
        // What reopens nothing (R01) says nothing of its own.
        .filter(|n| !ctx.head(*n).broken && !ctx.tree.lost.contains(n))
        .filter(|n| {
            let says = |kind| ctx.attr(*n, kind).is_some();
            !says(PropKind::Mendukung) && !says(PropKind::Nspk)
        })
        .collect();
    let Some(first) = missing.first() else { return };
    let above = ctx.kind_word(upstream.layers[0].doc);
    let mut sasaran = upstream.nodes().filter(|(l, n)| l.tree.kind(*n) == NodeKind::Sasaran);
    if sasaran.next().is_none() {
        found
            .add(
                &RULE,
                ctx.node(*first),
                ctx.at(*first, Place::Header),
                Text::new(
                    format!("{above} di sini tidak memuat sasaran, maka tujuan Renstra ini belum dapat dirujukkan."),
                    format!("The {above} here holds no sasaran, so the tujuan of this Renstra cannot refer to one."),
                ),
                Text::new(
                    format!("Lengkapi {above} dengan tujuan dan sasarannya."),
                    format!("Complete the {above} with its tujuan and sasaran."),
                ),
            )
            .severity(Severity::Info);
        return;
    }
    for node in missing {
        let name = ctx.name(node);
        found
            .add(
                &RULE,
                ctx.node(node),
                ctx.at(node, Place::Header),
                Text::new(
                    format!("{name} tidak mendukung sasaran {above} mana pun, dan tidak menyebut NSPK."),
                    format!("{name} supports no sasaran of the {above}, and names no NSPK."),
                ),
                Text::new(
                    format!(
                        "Tulis mendukung dengan kode sasaran {above}, atau nspk \"…\" bila dasarnya NSPK."
                    ),
                    format!("Write mendukung with the code of a sasaran of the {above}, or nspk \"…\"."),
                ),
            )
            .label(Text::new("mendukung apa?", "supports what?"));
    }
}

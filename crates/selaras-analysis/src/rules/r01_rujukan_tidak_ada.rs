//! R01 rujukan-tidak-ada: a reference that nothing matches; the nearest by code and text.

use selaras_plan::name;

use crate::context::Ctx;
use crate::finding::{Edit, Findings};
use crate::links::Target;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::rujukan::{candidates, paths, relation, written};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R01",
    slug: "rujukan-tidak-ada",
    severity: Severity::Error,
    title: Words { id: "Rujukan tidak ditemukan", en: "A reference that leads nowhere" },
    compares: Words {
        id: "Setiap rujukan dibandingkan dengan kode di rencana acuan dan di rencana sendiri.",
        en: "Every reference is compared with the codes of the plan above and of its own plan.",
    },
    why: Words {
        id: "Rujukan yang putus memutus rantai kinerja: sasaran atau indikator itu tidak lagi dapat \
             ditelusuri ke RPJMD.",
        en: "A broken reference breaks the chain of performance: that sasaran or indicator can no longer \
             be traced to the RPJMD.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah memilih kode yang dimaksud; yang terdekat sudah disebut dan dapat \
             dipasang.",
        en: "The agency’s planner picks the code that was meant; the nearest is named and can be put in.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Kode indikator salah satu huruf.",
                en: "One letter of an indicator’s code is wrong.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "mengacu T1/S1/SPBE",
                to: "mengacu T1/S1/SPBR",
            }],
            today: None,
            expect: &["diskominfo.renstra:14 error"],
        },
        Example {
            title: Words {
                id: "Tujuan mendukung sasaran yang tidak ada di RPJMD.",
                en: "A tujuan supports a sasaran that the RPJMD does not have.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"    mendukung T1/S1
    indikator",
                to: r"    mendukung T1/S9
    indikator",
            }],
            today: None,
            expect: &["diskominfo.renstra:9 error"],
        },
        Example {
            title: Words {
                id: "Lanjutan sebuah tujuan yang tidak ada.",
                en: "A part that goes on with a tujuan that is not there.",
            },
            changes: &[Change {
                file: "diskominfo-lanjutan.renstra",
                from: "",
                to: r#"lanjutan renstra diskominfo-2025 {
  lanjutan tujuan T9 { strategi "Memperluas layanan" }
}
"#,
            }],
            today: None,
            expect: &["diskominfo-lanjutan.renstra:2 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Langkah depan boleh ditinggalkan selama hanya satu yang cocok; jalur penuh dengan nama \
                 dokumen juga sah.",
            en: "Leading steps may be left out while only one node matches; the full path with the \
                 document’s name is right too.",
        },
        changes: &[
            Change { file: "diskominfo.renstra", from: "mengacu T1/S1/SPBE", to: "mengacu SPBE" },
            Change {
                file: "diskominfo.renstra",
                from: "mengacu T1/IKM",
                to: "mengacu contoh-2025:M1/T1/IKM",
            },
        ],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for link in &ctx.links.list {
        let Target::Missing(nearest) = &link.to else { continue };
        let Some(reference) = written(ctx, link) else { continue };
        let (word, name) = (relation(link.role), ctx.name(link.node));
        let path = &reference.path;
        let help = match nearest.as_slice() {
            [] => Text::new(
                "Periksa kodenya di rencana acuan, atau hapus rujukan ini.",
                "Check the code in the plan above, or delete this reference.",
            ),
            near => Text::new(
                format!("Mungkin maksud Anda: {}.", paths(ctx, link, near)),
                format!("Perhaps you mean: {}.", paths(ctx, link, near)),
            ),
        };
        let finding = found.add(
            &RULE,
            ctx.node(link.node),
            ctx.at(link.node, link.place),
            Text::new(
                format!("{name} {word} {path}, tetapi tidak ada yang berkode itu."),
                format!("{name} refers to {path} ({word}), but nothing has that code."),
            ),
            help,
        );
        finding.label(Text::new("tidak ditemukan", "not found"));
        candidates(ctx, finding, link, nearest, reference);
    }
    // Where the first part of a document is missing (R06), so is what its parts go on with.
    for &node in ctx.tree.lost.iter().filter(|_| !ctx.document.orphan) {
        reopens_nothing(ctx, found, node);
    }
}

/// `lanjutan NODE` without a node of that kind and code to go on with.
fn reopens_nothing(ctx: &Ctx, found: &mut Findings, node: u32) {
    let (kind, code) = (ctx.tree.kind(node), ctx.tree.code(node).unwrap_or_default());
    let parent = ctx.tree.parent(node).unwrap_or(0);
    let siblings: Vec<&str> = ctx
        .tree
        .children(parent)
        .filter(|n| ctx.tree.kind(*n) == kind && !ctx.tree.lost.contains(n))
        .filter_map(|n| ctx.tree.code(n))
        .collect();
    let near: Vec<&str> = name::nearest(code, &siblings).into_iter().map(|n| siblings[n]).collect();
    let (word, around) = (kind.keyword(), ctx.name(parent));
    let named = if code.is_empty() { word.to_owned() } else { format!("{word} {code}") };
    let help = match near.as_slice() {
        _ if code.is_empty() => Text::new(
            format!("Tulis kode {word} yang diteruskan."),
            format!("Write the code of the {word} to go on with."),
        ),
        [] => Text::new(
            format!("Hapus “lanjutan” bila {word} ini dimulai di sini, atau betulkan kodenya."),
            format!("Delete `lanjutan` where this {word} begins here, or mend its code."),
        ),
        near => Text::new(
            format!("Mungkin maksud Anda: {}.", near.join(", ")),
            format!("Perhaps you mean: {}.", near.join(", ")),
        ),
    };
    let finding = found.add(
        &RULE,
        ctx.node(node),
        ctx.at(node, Place::Code),
        Text::new(
            format!("lanjutan {named} tidak meneruskan apa pun: {around} tidak mempunyai {word} itu."),
            format!("lanjutan {named} goes on with nothing: {around} has no such {word}."),
        ),
        help,
    );
    finding.label(Text::new("tidak ditemukan", "not found"));
    for code in near.iter().filter(|_| ctx.tree.code(node).is_some()) {
        finding.fix(
            near.len() == 1,
            Text::new(format!("Ganti menjadi {code}"), format!("Change to {code}")),
            ctx.at(node, Place::Code),
            Edit::Replace((*code).to_owned()),
        );
    }
}

//! R01 rujukan-tidak-ada: a reference that nothing matches; the nearest by code and text.

use crate::context::Ctx;
use crate::finding::Findings;
use crate::links::Target;
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
                format!("Mungkin maksud Anda: {}.", paths(ctx, near)),
                format!("Perhaps you mean: {}.", paths(ctx, near)),
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
}

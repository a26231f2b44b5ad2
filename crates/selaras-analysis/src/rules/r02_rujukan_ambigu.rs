//! R02 rujukan-ambigu: a reference that several nodes match; their full paths.

use crate::context::Ctx;
use crate::finding::Findings;
use crate::links::Target;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::rujukan::{candidates, paths, relation, written};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R02",
    slug: "rujukan-ambigu",
    severity: Severity::Error,
    title: Words { id: "Rujukan cocok dengan beberapa bagian", en: "A reference that several nodes match" },
    compares: Words {
        id: "Setiap rujukan dibandingkan dengan semua kode yang mungkin dimaksud; lebih dari satu yang \
             cocok berarti belum jelas.",
        en: "Every reference is compared with all codes that it may mean; more than one match leaves it \
             open.",
    },
    why: Words {
        id: "Kode S1 ada di bawah hampir setiap tujuan. Rujukan yang terlalu pendek dapat dibaca sebagai \
             dukungan pada sasaran orang lain.",
        en: "Almost every tujuan has an S1. A reference that is too short may be read as support of \
             another’s sasaran.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menulis jalur yang lebih panjang; jalur setiap kemungkinan \
             disebut.",
        en: "The agency’s planner writes a longer path; the path of each candidate is named.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Dua tujuan RPJMD mempunyai sasaran S1.",
            en: "Two tujuan of the RPJMD have a sasaran S1.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "mendukung T2/S1, T2/S2",
            to: "mendukung S1, T2/S2",
        }],
        today: None,
        expect: &["dinkes.renstra:8 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Jalur pendek yang hanya cocok dengan satu indikator.",
            en: "A short path that only one indicator matches.",
        },
        changes: &[Change { file: "dinkes.renstra", from: "mengacu T2/S2/PHBS", to: "mengacu S2/PHBS" }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for link in &ctx.links.list {
        let Target::Ambiguous(nodes) = &link.to else { continue };
        let Some(reference) = written(ctx, link) else { continue };
        let (word, name, path) = (relation(link.role), ctx.name(link.node), &reference.path);
        let all = paths(ctx, link, nodes);
        let finding = found.add(
            &RULE,
            ctx.node(link.node),
            ctx.at(link.node, link.place),
            Text::new(
                format!("{name} {word} {path}, padahal {} bagian cocok.", nodes.len()),
                format!("{name} refers to {path} ({word}), which {} nodes match.", nodes.len()),
            ),
            Text::new(format!("Tulis yang dimaksud: {all}."), format!("Write the one that is meant: {all}.")),
        );
        finding.label(Text::new("lebih dari satu", "more than one"));
        candidates(ctx, finding, link, nodes, reference);
    }
}

//! I20 indikator-digabung: one indicator that stands for several of the RPJMD.

use crate::context::Ctx;
use crate::facts::Adopts;
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::rujukan::adoption_path;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I20",
    slug: "indikator-digabung",
    severity: Severity::Warning,
    title: Words {
        id: "Beberapa indikator RPJMD digabung",
        en: "Several indicators of the RPJMD merged into one",
    },
    compares: Words {
        id: "Rujukan sebuah indikator dihitung: lebih dari satu indikator RPJMD berarti digabung, dan \
             tidak ada nilai yang dibandingkan.",
        en: "The references of an indicator are counted: more than one of the RPJMD means that they are \
             merged, and no value is compared.",
    },
    why: Words {
        id: "Capaian gabungan tidak dapat dipecah kembali. RPJMD menagih setiap indikatornya sendiri.",
        en: "A merged result cannot be taken apart again. The RPJMD asks for each indicator by itself.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah memisahkannya kembali; bila disepakati, kecualikan dengan alasan.",
        en: "The agency’s planner takes them apart; where it was agreed, it is waived with a reason.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Dua indikator program menjadi satu.",
            en: "Two indicators of a program became one.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r"        indikator mengacu 2.16.03/PD
        indikator mengacu 2.16.03/KEL",
            to: r#"        indikator PAKAI "Persentase pengguna layanan elektronik kota" mengacu 2.16.03/PD, 2.16.03/KEL {
          satuan persen; arah naik; sumber-data "Catatan aplikasi"
          awal   2024 = 55
          target = 64 | 73 | 82 | 91 | 100
        }"#,
        }],
        today: None,
        expect: &["diskominfo.renstra:56 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Indikator ringkasan di samping kedua indikator yang mengacu.",
            en: "A summary beside the two that adopt.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r"        indikator mengacu 2.16.03/PD
        indikator mengacu 2.16.03/KEL",
            to: r#"        indikator mengacu 2.16.03/PD
        indikator mengacu 2.16.03/KEL
        indikator PAKAI "Persentase pengguna layanan elektronik kota" {
          satuan persen; arah naik; sumber-data "Catatan aplikasi"
          awal   2024 = 55
          target = 64 | 73 | 82 | 91 | 100
        }"#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let Adopts::Merged(nodes, _) = &item.adopts else { continue };
        let Some(first) = nodes.iter().find(|n| n.doc != ctx.doc) else { continue };
        let above = ctx.kind_word(first.doc);
        let names: Vec<String> = nodes.iter().map(|n| ctx.name_at(*n)).collect();
        let (name, count) = (ctx.name(item.node), nodes.len());
        let (id, en) = (listed(&names, "dan"), listed(&names, "and"));
        let lines: Vec<String> =
            nodes.iter().map(|n| format!("indikator mengacu {}", adoption_path(ctx, *n))).collect();
        let apart = lines.join("; ");
        let finding = found.add(
            &RULE,
            ctx.node(item.node),
            ctx.at(item.node, Place::Header),
            Text::new(
                format!("{name} menggabungkan {count} indikator {above}: {id}; targetnya tidak dapat dibandingkan."),
                format!("{name} merges {count} indicators of the {above}: {en}; its targets cannot be compared."),
            ),
            Text::new(
                format!("Pisahkan menjadi {apart}; atau kecualikan dengan alasan."),
                format!("Take them apart: {apart}; or waive this with a reason."),
            ),
        );
        finding.label(Text::new("digabung", "merged"));
        for node in nodes {
            let path = adoption_path(ctx, *node);
            finding.related(Some(*node), ctx.at_node(*node, Place::Header), Text::new(path.clone(), path));
        }
    }
}

/// Names in a sentence.
fn listed(names: &[String], and: &str) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} {and} {last}", first.join(", ")),
        names => names.concat(),
    }
}

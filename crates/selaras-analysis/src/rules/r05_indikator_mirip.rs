//! R05 indikator-mirip: an own indicator whose name is nearly that of one in the RPJMD, and that does not adopt it.

use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::documents::NodeRef;
use crate::finding::{Edit, Findings};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::padanan::{alike, in_charge, inside, is_own, left_over};
use crate::rules::rujukan::upstream_path;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R05",
    slug: "indikator-mirip",
    severity: Severity::Warning,
    title: Words {
        id: "Indikator mirip indikator RPJMD, tetapi tidak mengacu",
        en: "An indicator like one of the RPJMD that does not adopt it",
    },
    compares: Words {
        id: "Nama indikator sendiri dibandingkan kata demi kata dengan nama indikator RPJMD yang menjadi \
             tanggung jawab perangkat daerah ini; di bawah program hanya dengan program berkode sama.",
        en: "The name of an own indicator is compared, word by word, with those RPJMD indicators that \
             this agency is in charge of; under a program only with the program of the same code.",
    },
    why: Words {
        id: "Selama tidak mengacu, targetnya tidak dibandingkan dengan RPJMD. Dua angka untuk satu ukuran \
             dapat berjalan bertahun-tahun tanpa ketahuan.",
        en: "As long as it does not adopt, its targets are not compared with the RPJMD’s. Two figures for \
             one measure may live side by side for years.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menambahkan “mengacu”, atau mengganti nama bila ukurannya memang \
             lain.",
        en: "The agency’s planner adds `mengacu`, or renames it where it really is another measure.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Satu kata berbeda dari indikator program di RPJMD.",
                en: "One word differs from the program’s indicator in the RPJMD.",
            },
            changes: &[Change {
                file: "dinkes.renstra",
                from: r"indikator TIMBANG mengacu 1.02.02/TIMBANG {
          satuan persen; arah naik",
                to: r#"indikator TIMBANG "Persentase balita yang ditimbang pada posyandu" {
          satuan persen; arah naik; sumber-data "Catatan posyandu""#,
            }],
            today: None,
            expect: &["dinkes.renstra:17 warning"],
        },
        Example {
            title: Words {
                id: "Nama indikator sasaran sama, tetapi tidak mengacu.",
                en: "A sasaran’s indicator has the same name, but does not adopt.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "indikator SPBE mengacu T1/S1/SPBE {",
                to: r#"indikator SPBE "Indeks  Spbe" {
        satuan indeks; skala 0-5; arah naik; perhitungan rilis; sumber-data "Evaluasi nasional""#,
            }],
            today: None,
            expect: &["diskominfo.renstra:14 warning"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Nama yang sama di bawah kode program yang sama sudah berarti mengacu.",
                en: "The same name under the same program code already adopts.",
            },
            changes: &[Change {
                file: "dinkes.renstra",
                from: r"indikator TIMBANG mengacu 1.02.02/TIMBANG {
          satuan persen; arah naik",
                to: r#"indikator TIMBANG "Persentase balita yang ditimbang di Posyandu" {
          satuan persen; arah naik"#,
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Mirip dengan indikator perangkat daerah lain bukan urusan Renstra ini.",
                en: "Being like another agency’s indicator is no business of this Renstra.",
            },
            changes: &[Change {
                file: "dinkes.renstra",
                from: r#"indikator SAKIP "Nilai akuntabilitas kinerja dinas" {
        satuan nilai;"#,
                to: r#"indikator PAHAM "Persentase warga yang memahami layanan dinas" {
        satuan persen;"#,
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    if !ctx.compares() {
        return;
    }
    for program in ctx.tree.of_kind(NodeKind::Program) {
        let Some(candidates) = left_over(ctx, program).filter(|c| !c.is_empty()) else { continue };
        for item in inside(ctx, program).into_iter().filter(|i| is_own(ctx, i)) {
            if let Some(of) = alike(ctx, item, &candidates) {
                report(ctx, found, item.node, of);
            }
        }
    }
    let outside: Vec<_> = ctx
        .indicators
        .list
        .iter()
        .filter(|i| ctx.tree.nearest(i.node, NodeKind::Program).is_none() && is_own(ctx, i))
        .collect();
    if outside.is_empty() {
        return;
    }
    let candidates = in_charge(ctx);
    for item in outside {
        if let Some(of) = alike(ctx, item, &candidates) {
            report(ctx, found, item.node, of);
        }
    }
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32, of: NodeRef) {
    let (name, other, path) = (ctx.name(node), ctx.name_at(of), upstream_path(ctx, of));
    let above = ctx.kind_word(of.doc);
    let finding = found.add(
        &RULE,
        ctx.node(node),
        ctx.at(node, Place::Header),
        Text::new(
            format!("{name} belum mengacu, padahal namanya mirip {other} di {above}."),
            format!("{name} adopts nothing, but its name is nearly that of {other} in the {above}."),
        ),
        Text::new(
            format!("Bila indikatornya sama, tulis mengacu {path}; bila memang lain, bedakan namanya."),
            format!(
                "If it is the same indicator, write mengacu {path}; if it is another, give it another name."
            ),
        ),
    );
    finding.label(Text::new("belum mengacu", "adopts nothing"));
    finding.related(
        Some(of),
        ctx.at_node(of, Place::Header),
        Text::new(format!("nama serupa di {above}"), format!("a like name in the {above}")),
    );
    finding.fix(
        true,
        Text::new(format!("Tambahkan mengacu {path}"), format!("Add mengacu {path}")),
        ctx.at(node, Place::Header),
        Edit::Clause(format!("mengacu {path}")),
    );
}

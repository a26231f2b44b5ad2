//! I11 tanpa-indikator: a tujuan, sasaran or program without an indicator.

use rustc_hash::FxHashSet;
use selaras_plan::code::same_program;
use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::documents::{Leads, NodeRef};
use crate::finding::Findings;
use crate::items::Role;
use crate::links::{View, upstream_programs};
use crate::place::Place;
use crate::plan::codes_of;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::rujukan::upstream_path;
use crate::rules::tabel::indicators_of;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I11",
    slug: "tanpa-indikator",
    severity: Severity::Error,
    title: Words { id: "Tanpa indikator", en: "No indicator" },
    compares: Words {
        id: "Setiap tujuan, sasaran, dan program diperiksa apakah mempunyai indikator; indikator outcome \
             terhitung bagi programnya.",
        en: "Every tujuan, sasaran and program is checked for an indicator; those of its outcomes count \
             for a program.",
    },
    why: Words {
        id: "Yang tidak diukur tidak dapat dinyatakan tercapai.",
        en: "What is not measured cannot be called achieved.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menambahkan indikator, atau menggabungkan bagian itu ke bagian \
             lain.",
        en: "The agency’s planner adds an indicator, or merges the node into another.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Indikator sasaran terhapus.", en: "A sasaran’s indicator was lost." },
            changes: &[Change {
                file: "dinkes.renstra",
                from: r#"      indikator SAKIP "Nilai akuntabilitas kinerja dinas" {
        satuan nilai; arah naik; sumber-data "Evaluasi tahunan"
        awal   2024 = 68
        target = 70 | 72 | 74 | 76 | 78
      }
"#,
                to: "",
            }],
            today: None,
            expect: &["dinkes.renstra:48 error"],
        },
        Example {
            title: Words {
                id: "Program tanpa indikator; bahwa indikator RPJMD tidak diacu tidak dilaporkan lagi.",
                en: "A program without an indicator; that it does not adopt the RPJMD’s is not reported again.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"        indikator mengacu 2.16.02/PAHAM
"#,
                to: r#""#,
            }],
            today: None,
            expect: &["diskominfo.renstra:26 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Indikator program berada di bawah outcome.",
            en: "A program’s indicator stands under an outcome.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "        indikator mengacu 1.02.05/KADER",
            to: r#"        outcome O1 "Bergeraknya posyandu" {
          indikator mengacu 1.02.05/KADER
        }"#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    // A plan whose upstream is not here (R06) may inherit what nobody can see.
    let hidden = matches!(ctx.document.upstream, Leads::Missing | Leads::Circle);
    if !ctx.is_rpjmd() && (!ctx.is_renstra() || hidden) {
        return;
    }
    let measured = measured(ctx);
    let measured_codes = measured_codes(ctx, &measured);
    let misplaced = ctx.tree.around_misplaced(NodeKind::Indikator);
    for node in ctx.tree.nodes() {
        let kind = ctx.tree.kind(node);
        if !matches!(kind, NodeKind::Tujuan | NodeKind::Sasaran | NodeKind::Program)
            || measured.get(node as usize) == Some(&true)
            || ctx.head(node).broken
            // What reopens nothing (R01) says nothing of its own.
            || ctx.tree.lost.contains(&node)
            || kind == NodeKind::Program && ctx.tree.code(node).is_some_and(|code| measured_codes.contains(code))
            // An indicator in it or beside it stands where it cannot (S01), and may be its own.
            || misplaced.get(ctx.tree.parent(node).unwrap_or(node) as usize) == Some(&true)
        {
            continue;
        }
        report(ctx, found, node);
    }
}

/// Which nodes have an indicator: their own, a program also its outcomes’. What a revision does not restate it keeps.
fn measured(ctx: &Ctx) -> Vec<bool> {
    let mut measured = vec![false; ctx.tree.len() as usize];
    let mut mark = |node: u32| {
        if let Some(has) = measured.get_mut(node as usize) {
            *has = true;
        }
    };
    for indikator in ctx.tree.of_kind(NodeKind::Indikator) {
        let outer = |n: &u32| ctx.tree.kind(*n) != NodeKind::Outcome;
        ctx.tree.ancestors(indikator).skip(1).find(outer).into_iter().for_each(&mut mark);
    }
    if ctx.document.revises.doc().is_some() {
        let view = View::new(ctx.db, ctx.workspace, ctx.doc);
        for (layer, node) in view.nodes() {
            if layer.doc == ctx.doc || layer.tree.kind(node) != NodeKind::Indikator {
                continue;
            }
            for around in layer.tree.ancestors(node).skip(1).take(2) {
                let now = view.current(NodeRef { doc: layer.doc, node: around });
                let outcome = layer.tree.kind(around) == NodeKind::Outcome;
                if now.doc == ctx.doc {
                    mark(now.node);
                }
                if !outcome {
                    break;
                }
            }
        }
    }
    measured
}

/// The codes, and aliases, of programs that have one: one code under two sasaran of a Renstra is one program.
fn measured_codes<'a>(ctx: &'a Ctx, measured: &[bool]) -> FxHashSet<&'a str> {
    let programs = ctx
        .tree
        .of_kind(NodeKind::Program)
        .filter(|n| ctx.is_renstra() && measured.get(*n as usize) == Some(&true));
    programs.flat_map(|n| codes_of(ctx.head(n))).collect()
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32) {
    let name = ctx.name(node);
    let supported = supported(ctx, node);
    let help = match supported.first() {
        None => Text::new(
            "Tambahkan indikator dengan satuan, angka awal, dan target.",
            "Add an indicator with unit, baseline and targets.",
        ),
        Some(of) => {
            let (above, name) = (ctx.kind_word(of.doc), ctx.name_at(*of));
            let lines = adopting(ctx, *of);
            Text::new(
                format!("Tambahkan indikator sendiri, atau acu milik {name} di {above}{lines}."),
                format!("Add an own indicator, or adopt one of {name} in the {above}{lines}."),
            )
        }
    };
    let finding = found.add(
        &RULE,
        ctx.node(node),
        ctx.at(node, Place::Header),
        Text::new(format!("{name} tidak mempunyai indikator."), format!("{name} has no indicator.")),
        help,
    );
    finding.label(Text::new("tanpa indikator", "no indicator"));
    for of in supported {
        let above = ctx.kind_word(of.doc);
        let words = Text::new(
            format!("indikatornya di {above} dapat diacu"),
            format!("its indicators in the {above} can be adopted"),
        );
        finding.related(Some(of), ctx.at_node(of, Place::Header), words);
    }
}

/// The lines that adopt the first indicators of a node upstream.
fn adopting(ctx: &Ctx, of: NodeRef) -> String {
    let Some(layer) = ctx.upstream.as_ref().and_then(|v| v.layer(of.doc)) else { return String::new() };
    let lines: Vec<String> = indicators_of(layer.tree, of.node)
        .into_iter()
        .filter(|n| layer.tree.code(*n).is_some())
        .take(3)
        .map(|node| format!("indikator mengacu {}", upstream_path(ctx, NodeRef { node, ..of })))
        .collect();
    if lines.is_empty() { String::new() } else { format!(": {}", lines.join("; ")) }
}

/// What the node supports upstream, or is there: whose indicators it could have adopted, and may be missed for (C04).
/// A tujuan that supports a tujuan says nothing of its sasaran.
fn supported(ctx: &Ctx, node: u32) -> Vec<NodeRef> {
    let Some(upstream) = ctx.upstream.as_ref().filter(|_| ctx.compares()) else { return Vec::new() };
    if ctx.tree.kind(node) == NodeKind::Program {
        let code = ctx.tree.code(node).unwrap_or_default();
        let mut above = upstream_programs(upstream, ctx.tree, ctx.plan, node);
        above.retain(|n| {
            let code_of = upstream.layer(n.doc).and_then(|l| l.tree.code(n.node));
            code_of.is_some_and(|c| same_program(c, code))
        });
        return above;
    }
    let mut found = Vec::new();
    for link in ctx.links.role(node, Role::Mendukung) {
        for n in link.to.candidates() {
            let Some(tree) = upstream.layer(n.doc).map(|l| l.tree) else { continue };
            let wanted = |k| matches!(k, NodeKind::Sasaran | NodeKind::Program);
            let owner = tree.ancestors(n.node).find(|a| wanted(tree.kind(*a)));
            let owner = owner.map(|node| NodeRef { node, ..*n });
            found.extend(owner.filter(|o| !found.contains(o)));
        }
    }
    found
}

//! C07 sasaran-tanpa-program: a sasaran of a Renstra that no program serves.

use rustc_hash::FxHashSet;
use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::documents::NodeRef;
use crate::finding::Findings;
use crate::items::Role;
use crate::links::{View, links};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C07",
    slug: "sasaran-tanpa-program",
    severity: Severity::Warning,
    title: Words { id: "Sasaran Renstra tanpa program", en: "A sasaran of a Renstra without a program" },
    compares: Words {
        id: "Setiap sasaran Renstra diperiksa apakah ada program di bawahnya, atau program lain yang \
             mendukungnya.",
        en: "Every sasaran of a Renstra is checked for a program below it, or another that supports it.",
    },
    why: Words {
        id: "Sasaran tanpa program tidak mempunyai uang. Targetnya tidak akan bergerak.",
        en: "A sasaran without a program has no money. Its targets will not move.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menempatkan program di bawahnya, atau menulis “mendukung” pada \
             program yang ada.",
        en: "The agency’s planner puts a program below it, or writes `mendukung` on one that is there.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Sasaran baru ditambahkan tanpa program.",
            en: "A new sasaran was added without a program.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"    sasaran S2 "Tertibnya"#,
            to: r#"    sasaran S3 "Terjaganya keamanan data warga" {
      indikator AMAN "Persentase layanan yang lulus uji keamanan" {
        satuan persen; arah naik; sumber-data "Catatan dinas"
        awal   2024 = 40
        target = 50 | 60 | 70 | 80 | 90
      }
    }

    sasaran S2 "Tertibnya"#,
        }],
        today: None,
        expect: &["diskominfo.renstra:84 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Program di bawah sasaran lain mendukungnya.",
            en: "A program under another sasaran supports it.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: r#"    sasaran S2 "Tertibnya"#,
                to: r#"    sasaran S3 "Terjaganya keamanan data warga" {
      indikator AMAN "Persentase layanan yang lulus uji keamanan" {
        satuan persen; arah naik; sumber-data "Catatan dinas"
        awal   2024 = 40
        target = 50 | 60 | 70 | 80 | 90
      }
    }

    sasaran S2 "Tertibnya"#,
            },
            Change {
                file: "diskominfo.renstra",
                from: "        indikator mengacu 2.16.03/PD",
                to: r"        mendukung S1, S3
        indikator mengacu 2.16.03/PD",
            },
        ],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    if !ctx.is_renstra() {
        return;
    }
    // A Renstra that stops above its programs lacks them as a whole: C02 says which.
    let Some(served) = served(ctx) else { return };
    // A program that stands where it cannot (S01) counts nowhere; its sasaran is no second mistake.
    if ctx.tree.misplaced(0).any(|h| h.kind == NodeKind::Program) {
        return;
    }
    for sasaran in ctx.tree.of_kind(NodeKind::Sasaran) {
        if served.contains(&ctx.node(sasaran)) || ctx.head(sasaran).broken {
            continue;
        }
        let name = ctx.name(sasaran);
        let finding = found.add(
            &RULE,
            ctx.node(sasaran),
            ctx.at(sasaran, Place::Header),
            Text::new(
                format!("{name} tidak mempunyai program, dan tidak ada program yang mendukungnya."),
                format!("{name} has no program, and no program supports it."),
            ),
            Text::new(
                "Tempatkan program di bawahnya, atau tulis mendukung pada program yang mewujudkannya.",
                "Put a program below it, or write mendukung at the program that realises it.",
            ),
        );
        finding.label(Text::new("tanpa program", "without a program"));
    }
}

/// The sasaran that programs serve: what they stand in, and what they or their outcomes support. None where there is
/// no program. What a revision does not restate it keeps.
fn served(ctx: &Ctx) -> Option<FxHashSet<NodeRef>> {
    let view = View::new(ctx.db, ctx.workspace, ctx.doc);
    let mut served = FxHashSet::default();
    let mut any = false;
    for (layer, node) in view.nodes() {
        let kind = layer.tree.kind(node);
        any |= kind == NodeKind::Program;
        if !matches!(kind, NodeKind::Program | NodeKind::Outcome) {
            continue;
        }
        let around = NodeRef { doc: layer.doc, node };
        let links = links(ctx.db, ctx.workspace, layer.doc).role(node, Role::Mendukung);
        let supported = links.flat_map(|l| l.to.candidates());
        for n in std::iter::once(&around).chain(supported) {
            let Some(at) = view.layer(n.doc) else { continue };
            if let Some(sasaran) = at.tree.nearest(n.node, NodeKind::Sasaran) {
                served.insert(view.current(NodeRef { doc: n.doc, node: sasaran }));
            }
        }
    }
    any.then_some(served)
}

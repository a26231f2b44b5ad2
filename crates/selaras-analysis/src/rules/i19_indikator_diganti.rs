//! I19 indikator-diganti: a program whose RPJMD indicator was replaced by another.

use selaras_syntax::schema::NodeKind;

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::facts::{Indikator, Known};
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::agree;
use crate::rules::padanan::{Candidate, alike, inside, is_own, left_over};
use crate::rules::rujukan::upstream_path;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I19",
    slug: "indikator-diganti",
    severity: Severity::Warning,
    title: Words { id: "Indikator program diganti", en: "A program’s indicator was replaced" },
    compares: Words {
        id: "Indikator program Renstra yang tidak mengacu dibandingkan dengan indikator RPJMD di bawah \
             kode program yang sama yang tidak diacu: targetnya sama, atau hanya keduanya yang tersisa.",
        en: "A Renstra program’s indicator that adopts nothing is compared with the RPJMD’s under the \
             same code that nobody adopts: their targets are equal, or they are the only ones left.",
    },
    why: Words {
        id: "Target RPJMD tetap hidup di bawah nama lain. Pada evaluasi RPJMD indikatornya tidak \
             mempunyai data.",
        en: "The RPJMD’s targets live on under another name. When the RPJMD is evaluated, its indicator \
             has no data.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah kembali ke indikator RPJMD; bila penggantinya lebih baik, Bappeda \
             mengubah RPJMD.",
        en: "The agency’s planner goes back to the RPJMD’s indicator; where the new one is better, \
             Bappeda changes the RPJMD.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Target sama, nama lain.", en: "The same targets under another name." },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "        indikator mengacu 1.02.05/KADER",
            to: r#"        indikator RAMAI "Cakupan wilayah binaan kesehatan warga" {
          satuan persen; arah naik; sumber-data "Catatan puskesmas"
          awal   2024 = 66
          target = 70 | 75 | 80 | 85 | 90
        }"#,
        }],
        today: None,
        expect: &["dinkes.renstra:36 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Indikator tambahan di samping yang mengacu.",
            en: "A further indicator beside the one that adopts.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "        indikator mengacu 1.02.05/KADER",
            to: r#"        indikator mengacu 1.02.05/KADER
        indikator RAMAI "Cakupan wilayah binaan kesehatan warga" {
          satuan persen; arah naik; sumber-data "Catatan puskesmas"
          awal   2024 = 30
          target = 36 | 42 | 48 | 54 | 60
        }"#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    if !ctx.compares() {
        return;
    }
    for program in ctx.tree.of_kind(NodeKind::Program) {
        let mut ours = inside(ctx, program);
        ours.retain(|i| measures_program(ctx, program, i) && is_own(ctx, i));
        // Most programs take everything from the RPJMD.
        if ours.is_empty() {
            continue;
        }
        let Some(theirs) = left_over(ctx, program).filter(|c| !c.is_empty()) else { continue };
        ours.retain(|i| alike(ctx, i, &theirs).is_none());
        let theirs = unlike(ctx, program, theirs);
        for item in &ours {
            if let Some(of) = replaced(ctx, item, &ours, &theirs) {
                report(ctx, found, item, of);
            }
        }
    }
}

/// It stands at the program or its outcome, not at an activity.
fn measures_program(ctx: &Ctx, program: u32, item: &Indikator) -> bool {
    ctx.tree.parent(item.node).is_some_and(|p| {
        p == program || ctx.tree.kind(p) == NodeKind::Outcome && ctx.tree.parent(p) == Some(program)
    })
}

/// Those of the RPJMD that no own indicator is like (those are R05’s).
fn unlike(ctx: &Ctx, program: u32, theirs: Vec<Candidate>) -> Vec<Candidate> {
    let mut left = theirs.clone();
    for item in inside(ctx, program).into_iter().filter(|i| is_own(ctx, i)) {
        if let Some(of) = alike(ctx, item, &theirs) {
            left.retain(|(n, _)| *n != of);
        }
    }
    left
}

/// The one that it stands for: of the same targets, where only one is; or where both are the only ones left.
fn replaced(ctx: &Ctx, item: &Indikator, ours: &[&Indikator], theirs: &[Candidate]) -> Option<NodeRef> {
    let same = |a: &Indikator, n: &NodeRef| ctx.upstream_indikator(*n).is_some_and(|b| same_targets(a, b));
    let equal: Vec<NodeRef> = theirs.iter().map(|(n, _)| *n).filter(|n| same(item, n)).collect();
    if let [one] = equal.as_slice()
        && ours.iter().filter(|o| same(o, one)).count() == 1
    {
        return Some(*one);
    }
    match (ours, theirs) {
        ([_], [(one, _)]) => Some(*one),
        _ => None,
    }
}

fn same_targets(a: &Indikator, b: &Indikator) -> bool {
    let mut both = 0;
    for target in &a.targets {
        match (&target.known, b.target(target.year)) {
            (Known::Value(x), Known::Value(y)) if agree(a, b, x, y) => both += 1,
            (Known::Value(_), Known::Value(_)) => return false,
            _ => {}
        }
    }
    both >= 2
}

fn report(ctx: &Ctx, found: &mut Findings, item: &Indikator, of: NodeRef) {
    let (name, other, path) = (ctx.name(item.node), ctx.name_at(of), upstream_path(ctx, of));
    let (ours, above) = (document_word(ctx.document.kind), ctx.kind_word(of.doc));
    let finding = found.add(
        &RULE,
        ctx.node(item.node),
        ctx.at(item.node, Place::Header),
        Text::new(
            format!("{name} menggantikan {other}, yang ditetapkan {above} untuk program yang sama."),
            format!("{name} takes the place of {other}, which the {above} sets for the same program."),
        ),
        Text::new(
            format!("Pakai indikator {above} dengan mengacu {path}, atau usulkan penggantiannya pada perubahan {above}."),
            format!("Adopt the {above}’s indicator with mengacu {path}, or propose the replacement for its revision."),
        ),
    );
    finding.label(Text::new(format!("indikator {ours}"), format!("the {ours}’s indicator")));
    finding.related(
        Some(of),
        ctx.at_node(of, Place::Header),
        Text::new(format!("indikator {above}"), format!("the {above}’s indicator")),
    );
}

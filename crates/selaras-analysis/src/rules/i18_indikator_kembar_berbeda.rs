//! I18 indikator-kembar-berbeda: one name twice in one plan with other figures; it stands at the later one.

use rustc_hash::FxHashMap;
use selaras_plan::code;
use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::facts::{Indikator, Known};
use crate::finding::{Edit, Findings};
use crate::place::Place;
use crate::plan::Duty;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::same_exactly;
use crate::rules::padanan::is_own;
use crate::rules::rujukan::adoption_path;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I18",
    slug: "indikator-kembar-berbeda",
    severity: Severity::Warning,
    title: Words {
        id: "Indikator yang sama dengan angka berbeda dalam satu rencana",
        en: "One indicator with different figures in one plan",
    },
    compares: Words {
        id: "Nama indikator dengan penanggung jawab yang sama dibandingkan di dalam satu rencana; \
             angkanya harus sama pada tahun yang dimiliki keduanya.",
        en: "Indicators of one name and the same agencies in charge are compared within a plan; their \
             figures must agree in the years that both have.",
    },
    why: Words {
        id: "Dua baris untuk satu indikator membuat capaian dapat dipilih sesuai kebutuhan.",
        en: "Two rows for one indicator let people pick the result that suits them.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana menulis angkanya sekali, dan di tempat kedua memakai “mengacu”.",
        en: "The planner writes the figures once, and uses `mengacu` in the second place.",
    },
    repair: Repair::Unsafe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Indeks kepuasan tertulis lagi di bawah tujuan lain, dengan satu target berbeda.",
            en: "The satisfaction index stands again under another tujuan, with one target that differs.",
        },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: r#"      sasaran S1 "Berkurangnya masalah gizi balita" {"#,
            to: r#"      indikator IKM "Indeks Kepuasan Masyarakat" {
        satuan indeks; arah naik; perhitungan rilis; sumber-data "Survei kepuasan tahunan"
        awal   2024 = 78,5
        target = 79 | 80 | 80,5 | 82 | 83
      }
      sasaran S1 "Berkurangnya masalah gizi balita" {"#,
        }],
        today: None,
        expect: &["rpjmd.rpjmd:48 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Di tempat kedua indikator itu hanya mengacu.",
            en: "In its second place the indicator only refers.",
        },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: r#"      sasaran S1 "Berkurangnya masalah gizi balita" {"#,
            to: r#"      indikator mengacu T1/IKM
      sasaran S1 "Berkurangnya masalah gizi balita" {"#,
        }],
        today: None,
        expect: &[],
    }],
};

/// So many different rows of one name are remembered: who wrote more has heard of each that differs from these.
const MOST_ROWS: usize = 16;

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    let mut seen: FxHashMap<(u64, &Duty), Vec<&Indikator>> = FxHashMap::default();
    for item in ctx.indicators.list.iter().filter(|i| is_own(ctx, i) && is_judged(ctx, i.node)) {
        let Some(title) = ctx.tree.title(item.node) else { continue };
        let before = seen.entry((ctx.db.memory().name(title).key(), ctx.plan.duty(item.node))).or_default();
        let twin = before.iter().find_map(|b| differs(item, b).map(|year| (*b, year)));
        if let Some((twin, year)) = twin {
            report(ctx, found, item, twin, year);
        }
        // What differs from the same row differs from the first of them.
        let same = |b: &&Indikator| b.targets == item.targets && b.satuan == item.satuan;
        if before.len() < MOST_ROWS && !before.iter().any(same) {
            before.push(item);
        }
    }
}

/// Results, not the outputs of activities, whose names repeat; and not the support program that every agency has.
fn is_judged(ctx: &Ctx, node: u32) -> bool {
    ctx.tree.ancestors(node).all(|n| match ctx.tree.kind(n) {
        NodeKind::Kegiatan | NodeKind::Subkegiatan | NodeKind::Keluaran => false,
        NodeKind::Program => !ctx.tree.code(n).is_some_and(code::is_penunjang),
        _ => true,
    })
}

/// The first year that both have and in which their figures differ.
fn differs(item: &Indikator, twin: &Indikator) -> Option<u16> {
    item.targets.iter().find_map(|t| match (&t.known, twin.target(t.year)) {
        (Known::Value(a), Known::Value(b)) if !same_exactly(item, twin, a, b) => Some(t.year),
        _ => None,
    })
}

fn report(ctx: &Ctx, found: &mut Findings, item: &Indikator, twin: &Indikator, year: u16) {
    let show = |i: &Indikator| i.target(year).value().map(|v| v.show()).unwrap_or_default();
    let (own, other, path) = (show(item), show(twin), adoption_path(ctx, ctx.node(twin.node)));
    let name = ctx.name(item.node);
    let finding = found.add(
        &RULE,
        ctx.node(item.node),
        ctx.at(item.node, Place::Header),
        Text::new(
            format!("{name} sudah ada di {path} dengan angka lain: target {year} di sini {own}, di sana {other}."),
            format!("{name} stands at {path} too, with other figures: the {year} target is {own} here, {other} there."),
        ),
        Text::new(
            format!("Tetapkan angkanya di satu tempat; di tempat lain cukup tulis mengacu {path}."),
            format!("Keep the figures in one place; elsewhere write mengacu {path}."),
        ),
    );
    finding.label(Text::new(format!("{year}: {own}"), format!("{year}: {own}")));
    finding.related(
        Some(ctx.node(twin.node)),
        ctx.at(twin.node, Place::Header),
        Text::new(format!("{year}: {other}"), format!("{year}: {other}")),
    );
    let code = ctx.tree.code(item.node).map(|c| format!("{c} ")).unwrap_or_default();
    // It drops the figures that stand here, and only a person knows which of the two rows is right.
    finding.fix(
        false,
        Text::new(
            format!("Cukup mengacu {path}; angka di sini hilang"),
            format!("Adopt {path}; the figures here are dropped"),
        ),
        ctx.at(item.node, Place::Header),
        Edit::ReplaceNode(format!("indikator {code}mengacu {path}")),
    );
}

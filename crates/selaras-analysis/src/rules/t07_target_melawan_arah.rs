//! T07 target-melawan-arah: a target that runs against the declared direction.

use std::cmp::Ordering;

use selaras_plan::direction::{Arah, Perhitungan};
use selaras_plan::value::compare;

use crate::context::Ctx;
use crate::facts::{Indikator, Known, YearValue};
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{echoes, judged_alike, said, scale_of};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T07",
    slug: "target-melawan-arah",
    severity: Severity::Warning,
    title: Words { id: "Target melawan arahnya", en: "A target that runs against its direction" },
    compares: Words {
        id: "Setiap target dibandingkan dengan target tahun sebelumnya menurut arah yang ditetapkan. \
             Tanpa arah, satu langkah yang berlawanan dengan semua langkah lain hanya disebut.",
        en: "Each target is compared with the year before, by the declared direction. Without one, a \
             single step against all the others is only mentioned.",
    },
    why: Words {
        id: "Target yang mundur di tengah jalan sering berarti dua angka tertukar.",
        en: "A target that steps back on the way often means that two figures were swapped.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah memeriksa angka itu; bila rumusnya berubah, tulis “rumus-baru”.",
        en: "The agency’s planner looks at the figure; where the formula changed, `rumus-baru` says so.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Target 2027 turun pada indikator yang arahnya naik.",
                en: "The target of 2027 falls, though the direction is up.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: "target = 30 | 38 | 36 | 54 | 62",
            }],
            today: None,
            expect: &["diskominfo.renstra:22 warning"],
        },
        Example {
            title: Words {
                id: "Tanpa arah: satu langkah turun di antara langkah yang naik.",
                en: "Without a direction: one step down among steps up.",
            },
            changes: &[
                Change { file: "diskominfo.renstra", from: "satuan kanal; arah naik", to: "satuan kanal" },
                Change {
                    file: "diskominfo.renstra",
                    from: "target = 5 | 6 | 7 | 8 | 9",
                    to: "target = 5 | 6 | 5 | 8 | 9",
                },
            ],
            today: None,
            expect: &["diskominfo.renstra:39 info"],
        },
        Example {
            title: Words {
                id: "Seluruh baris bergerak turun: satu temuan.",
                en: "The whole row goes down: one finding.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 4
              target = 5 | 6 | 7 | 8 | 9",
                to: "target = 9 | 8 | 7 | 6 | 5",
            }],
            today: None,
            expect: &["diskominfo.renstra:38 warning"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Jumlah per tahun boleh naik dan turun.",
                en: "Yearly amounts may rise and fall.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 240
              target = 250 | 260 | 270 | 280 | 290
              akhir  1.350",
                to: r"awal   2024 = 240
              target = 250 | 260 | 240 | 280 | 290
              akhir  1.320",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Jumlah uang yang ditulis lengkap pada baris bersatuan juta rupiah.",
                en: "An amount written out in a row of millions of rupiah.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"indikator KANAL "Jumlah kanal yang dikelola" {
              satuan kanal; arah naik; perhitungan posisi; sumber-data "Catatan dinas"
              awal   2024 = 4
              target = 5 | 6 | 7 | 8 | 9"#,
                to: r#"indikator KANAL "Biaya langganan kanal yang dikelola" {
              satuan "juta rupiah"; arah naik; perhitungan posisi; sumber-data "Catatan dinas"
              awal   2024 = Rp4 juta
              target = 5 | 6 | Rp7 juta | 8 | 9"#,
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Rumus baru mulai 2027: nilainya mulai dari tingkat lain.",
                en: "A new formula from 2027 on: the values begin at another level.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 2,5
            target = 3 | 3,5 | 4 | 4,5 | 5",
                to: r"awal   2024 = 2,5; rumus-baru 2027
            target = 3 | 3,5 | 2,8 | 3,2 | 3,6",
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        // Yearly amounts may rise and fall.
        let way = &item.perhitungan;
        if way.value == Some(Perhitungan::Jumlah) || way.unknown || item.arah.unknown {
            continue;
        }
        match item.arah.value {
            Some(Arah::Naik) => against(ctx, found, item, Ordering::Less),
            Some(Arah::Turun) => against(ctx, found, item, Ordering::Greater),
            Some(_) => {}
            None => lone_step(ctx, found, item),
        }
    }
}

/// From the target of a year to the next one that is given: which way it goes.
struct Step<'a> {
    from: &'a YearValue,
    to: &'a YearValue,
    way: Ordering,
}

/// The steps of a row, without those that nobody can judge: across a doubtful cell, across `rumus-baru`, between values
/// that cannot be compared.
fn steps(item: &Indikator) -> impl Iterator<Item = Step<'_>> {
    let scale = scale_of(item);
    let mut before: Option<&YearValue> = None;
    item.targets.iter().filter_map(move |to| {
        let value = match &to.known {
            Known::Value(value) if value.is_given() => value,
            Known::Unknown => {
                before = None;
                return None;
            }
            _ => return None,
        };
        let from = before.replace(to)?;
        if item.rumus_baru.is_some_and(|year| from.year < year && year <= to.year) {
            return None;
        }
        let way = compare(value, from.known.value()?, scale.as_deref())?;
        Some(Step { from, to, way })
    })
}

fn against(ctx: &Ctx, found: &mut Findings, item: &Indikator, wrong: Ordering) {
    let mut wrong_steps = steps(item).filter(|s| s.way == wrong && is_own(ctx, item, s));
    let Some(first) = wrong_steps.next() else { return };
    let others: Vec<u16> = wrong_steps.map(|s| s.to.year).collect();
    let arah = if wrong == Ordering::Less { Arah::Naik } else { Arah::Turun };
    let (name, (from, to)) = (ctx.name(item.node), values(&first));
    let years = others.iter().map(u16::to_string).collect::<Vec<_>>().join(", ");
    let (more_id, more_en) = match others.as_slice() {
        [] => (String::new(), String::new()),
        _ => (format!(" (juga {years})"), format!(" (so do {years})")),
    };
    let message = Text::new(
        format!(
            "Target {} {name} {}, melawan arah {arah} dari {} pada {}{more_id}.",
            first.to.year, to.id, from.id, first.from.year
        ),
        format!(
            "The {} target of {name} is {}, against its direction ({arah}) from {} in {}{more_en}.",
            first.to.year, to.en, from.en, first.from.year
        ),
    );
    let help = Text::new(
        "Periksa angka atau arahnya; bila rumusnya berubah mulai tahun itu, tulis rumus-baru.",
        "Look at the figure and the direction; where the formula changed in that year, say so with `rumus-baru`.",
    );
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, place(&first)), message, help);
    finding.label(Text::new(format!("arah {arah}"), format!("the direction is {arah}")));
}

/// Without a direction: one step down among two or more up, or the reverse.
fn lone_step(ctx: &Ctx, found: &mut Findings, item: &Indikator) {
    let count = |way| steps(item).filter(|s| s.way == way).count();
    let lone = match (count(Ordering::Greater), count(Ordering::Less)) {
        (2.., 1) => Ordering::Less,
        (1, 2..) => Ordering::Greater,
        _ => return,
    };
    let Some(step) = steps(item).find(|s| s.way == lone && is_own(ctx, item, s)) else { return };
    let (name, (from, to)) = (ctx.name(item.node), values(&step));
    let message = Text::new(
        format!(
            "Target {} {name} {} setelah {}: satu-satunya langkah yang berlawanan di baris ini.",
            step.to.year, to.id, from.id
        ),
        format!(
            "The {} target of {name} is {} after {}: the only step of the row that goes the other way.",
            step.to.year, to.en, from.en
        ),
    );
    let help = Text::new(
        "Periksa angkanya, dan tulis arah supaya jelas mana yang lebih baik.",
        "Look at the figure, and give the `arah` so that it is clear which way is better.",
    );
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, place(&step)), message, help);
    finding.severity(Severity::Info);
    finding.label(Text::new("berlawanan dengan yang lain", "the other way"));
}

/// The step is this row's own, and not one that the adopted indicator takes as well.
fn is_own(ctx: &Ctx, item: &Indikator, step: &Step) -> bool {
    !(judged_alike(ctx, item) && echoes(ctx, item, step.from) && echoes(ctx, item, step.to))
}

fn values(step: &Step) -> (Text, Text) {
    let text = |t: &YearValue| t.known.value().map(|v| said(v, t.unit.as_deref())).unwrap_or_default();
    (text(step.from), text(step.to))
}

/// The cell that the step leads to; where that one is inherited, the cell that it comes from.
fn place(step: &Step) -> Place {
    if step.to.inherited { step.from.place } else { step.to.place }
}

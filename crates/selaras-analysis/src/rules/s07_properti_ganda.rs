//! S07 properti-ganda: a property twice that may stand once, or a year twice.

use rustc_hash::FxHashMap;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::Ctx;
use crate::finding::Findings;
use crate::items::Slot;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::baris::{RowOf, rows};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S07",
    slug: "properti-ganda",
    severity: Severity::Error,
    title: Words { id: "Keterangan yang sama ditulis dua kali", en: "A property stands twice" },
    compares: Words {
        id: "Keterangan yang hanya boleh satu dihitung, begitu pula tahun pada target, pagu, dan kondisi \
             awal dari satu bagian.",
        en: "Properties that may stand once are counted, and so are the years in the targets, money and \
             baseline of one node.",
    },
    why: Words {
        id: "Dari dua nilai untuk hal yang sama hanya satu yang benar. Tidak ada yang dapat menebak yang \
             mana.",
        en: "Of two values for the same thing only one is right, and nobody can guess which.",
    },
    basis: Basis::Praktik,
    repair_by: Words { id: "Penulis naskah menghapus salah satunya.", en: "The author deletes one of them." },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Sumber data ditulis dua kali.", en: "The source of the data stands twice." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"sumber-data "Catatan aplikasi layanan""#,
                to: r#"sumber-data "Catatan aplikasi layanan"
        sumber-data "Survei warga""#,
            }],
            today: None,
            expect: &["diskominfo.renstra:21 error"],
        },
        Example {
            title: Words {
                id: "Satu tahun diberi target dua kali.",
                en: "One year is given a target twice.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: r"target = 30 | 38 | 46 | 54 | 62
        target 2027 = 46",
            }],
            today: None,
            expect: &["diskominfo.renstra:23 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Target dibagi menjadi dua baris untuk tahun yang berbeda.",
                en: "Targets are split into two lines for different years.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: r"target 2025-2027 = 30 | 38 | 46
        target 2028-2029 = 54 | 62",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Kondisi awal dua tahun, dan beberapa catatan.",
                en: "A baseline of two years, and several notes.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "awal   2024 = 22,5",
                to: r#"awal   2024 = 22,5
        awal   2023 = 20
        catatan "Angka 2023 dari survei"; catatan "Angka 2024 dari aplikasi""#,
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for node in ctx.nodes() {
        twice_once(ctx, found, node);
    }
}

/// Properties that may stand once.
fn twice_once(ctx: &Ctx, found: &mut Findings, node: u32) {
    let attrs = &ctx.head(node).attrs;
    let mut seen = 0u64;
    for (n, attr) in attrs.iter().enumerate().filter(|(_, a)| !a.broken && !a.kind.may_repeat()) {
        let bit = 1 << attr.kind as u8;
        if seen & bit != 0
            && let Some(first) = attrs.iter().position(|a| a.kind == attr.kind && !a.broken)
        {
            let word = attr.kind.keyword();
            let what =
                Text::new(format!("“{word}” {}", ctx.name(node)), format!("“{word}” of {}", ctx.name(node)));
            report(ctx, found, node, what, Place::Prop(n as u16), Place::Prop(first as u16));
        }
        seen |= bit;
    }
}

const _: () = assert!(PropKind::ALL.len() <= u64::BITS as usize, "a bit for each property");

/// Years of the rows of one node and kind (and agency).
pub(crate) fn years_twice(ctx: &Ctx, found: &mut Findings) {
    let repeats = |r: &RowOf| !r.row.broken && r.row.kind.may_repeat() && r.row.kind != PropKind::Realisasi;
    let mut of_node: Vec<RowOf> = Vec::new();
    for row in rows(ctx).filter(repeats) {
        if of_node.first().is_some_and(|first| first.node != row.node) {
            overlaps(ctx, found, &of_node);
            of_node.clear();
        }
        of_node.push(row);
    }
    overlaps(ctx, found, &of_node);
}

/// Cells that are empty say nothing twice. One finding a row, at the first year that it repeats.
fn overlaps(ctx: &Ctx, found: &mut Findings, of_node: &[RowOf]) {
    let kinds = of_node.iter().fold(0u64, |seen, r| seen | 1 << r.row.kind as u8);
    if kinds.count_ones() as usize == of_node.len() {
        return;
    }
    let mut seen: FxHashMap<(PropKind, &str, Option<u16>), Place> = FxHashMap::default();
    for row in of_node {
        let agency = row.row.key.as_deref().unwrap_or_default();
        let single = row.is_single().then_some(None);
        let years = row.years(ctx).unwrap_or_default();
        let cells = years.iter().map(Some).chain(single).zip(row.values.cells(row.row)).enumerate();
        let mut twice = None;
        for (n, (year, _)) in cells.filter(|(_, (_, cell))| cell.slot != Slot::Empty) {
            let place = Place::Cell(row.row.prop, n as u16);
            let before = *seen.entry((row.row.kind, agency, year)).or_insert(place);
            if before != place {
                twice = twice.or(Some((n, place, before)));
            }
        }
        if let Some((n, place, before)) = twice {
            let (name, cell) = (ctx.name(row.node), row.cell_name(ctx, n));
            let what = Text::new(format!("{} {name}", cell.id), format!("{} of {name}", cell.en));
            report(ctx, found, row.node, what, place, before);
        }
    }
}

/// A result of one node, year and quarter.
pub(crate) fn results_twice(ctx: &Ctx, found: &mut Findings) {
    if ctx.document.kind != NodeKind::Capaian {
        return;
    }
    let mut seen: FxHashMap<String, u16> = FxHashMap::default();
    for (n, attr) in ctx.attrs(0, PropKind::Realisasi).filter(|(_, a)| !a.broken) {
        let words: Vec<&str> = attr.words.iter().map(|w| &*w.text).collect();
        let words = words.join(" ");
        match seen.get(&words) {
            Some(first) => {
                let what = Text::new(format!("Realisasi {words}"), format!("The result of {words}"));
                report(ctx, found, 0, what, Place::Prop(n), Place::Prop(*first));
            }
            None => {
                seen.insert(words, n);
            }
        }
    }
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32, what: Text, place: Place, first: Place) {
    let message = Text::new(
        format!("{} sudah ditulis sebelumnya.", what.id),
        format!("{} has been written before.", what.en),
    );
    let help = Text::new("Hapus salah satunya.", "Delete one of them.");
    let finding = found.add(&RULE, ctx.node(node), ctx.at(node, place), message, help);
    finding.label(Text::new("yang kedua", "the second"));
    finding.related(Some(ctx.node(node)), ctx.at(node, first), Text::new("yang pertama", "the first"));
}

//! I03 satuan-tidak-sesuai-nama: the first word of the name does not fit the unit.

use selaras_plan::name::Name;
use selaras_plan::unit::{Unit, UnitClass};
use selaras_plan::value::Value;
use selaras_plan::words::{FirstWord, first_word};

use crate::context::Ctx;
use crate::facts::{Indikator, YearValue};
use crate::finding::Findings;
use crate::place::Place;
use crate::publish::capitalized;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{counterpart, title};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I03",
    slug: "satuan-tidak-sesuai-nama",
    severity: Severity::Warning,
    title: Words { id: "Satuan tidak sesuai dengan nama", en: "The unit does not fit the name" },
    compares: Words {
        id: "Kata pertama nama dibandingkan dengan satuannya sendiri: Persentase dengan persen, Jumlah \
             dengan satuan hitung, Indeks, Nilai, dan Skor bukan dengan persen.",
        en: "The first word of the name is compared with its own unit: Persentase with percent, Jumlah \
             with things counted; Indeks, Nilai and Skor not with percent.",
    },
    why: Words {
        id: "Nama dan satuan yang berselisih membuat dua orang menghitung indikator yang sama dengan dua \
             cara.",
        en: "Where name and unit disagree, two people count one indicator in two ways.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah membetulkan satuannya, atau kata pertama namanya.",
        en: "The agency’s planner mends the unit, or the first word of the name.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Persentase dalam orang.", en: "A percentage in people." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"indikator AKTIF "Persentase warga pengguna layanan daring" {
        satuan persen;"#,
                to: r#"indikator AKTIF "Persentase warga pengguna layanan daring" {
        satuan orang;"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:19 warning"],
        },
        Example {
            title: Words { id: "Jumlah dalam persen.", en: "A number of things in percent." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"indikator KANAL "Jumlah kanal yang dikelola" {
              satuan kanal; arah naik"#,
                to: r#"indikator KANAL "Jumlah kanal yang dikelola" {
              satuan persen; arah naik"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:37 warning"],
        },
        Example {
            title: Words {
                id: "Tanpa baris satuan; angkanya sendiri menyebut orang.",
                en: "Without a line of its own the unit stands in the figures: people.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"        satuan persen; arah naik; perhitungan posisi
        sumber-data "Catatan aplikasi layanan"
        awal   2024 = 22,5
        target = 30 | 38 | 46 | 54 | 62
        akhir  62"#,
                to: r#"        arah naik; perhitungan posisi
        sumber-data "Catatan aplikasi layanan"
        awal   2024 = 22 orang
        target = 30 orang | 38 orang | 46 orang | 54 orang | 62 orang
        akhir  62 orang"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:22 warning"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Tingkat, angka, dan prevalensi boleh dalam persen.",
            en: "A tingkat, angka or prevalensi may be in percent.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"indikator AKTIF "Persentase warga pengguna layanan daring" {
        satuan persen;"#,
            to: r#"indikator AKTIF "Tingkat pemakaian layanan daring" {
        satuan persen;"#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let (Some(unit), Some(place)) = (&item.satuan.value, place(item)) else { continue };
        if !may_clash(unit) {
            continue;
        }
        // A unit that is also the adopted indicator's is judged there.
        if counterpart(ctx, item).is_some_and(|(_, other)| other.satuan.value.as_ref() == Some(unit)) {
            continue;
        }
        let Some(name) = title(ctx, item).map(beginning) else { continue };
        let Some(word) = first_word(&name).filter(|word| clash(*word, unit)) else { continue };
        let first = capitalized(name.words().next().unwrap_or_default());
        let wanted = match word {
            FirstWord::Share => Text::new("persen", "percent"),
            FirstWord::Count => {
                Text::new("satuan hitung, seperti orang atau dokumen", "a unit of things counted")
            }
            FirstWord::Index => Text::new("indeks, nilai, atau skor", "indeks, nilai or skor"),
        };
        let name = ctx.name(item.node);
        let message = Text::new(
            format!("{name} bernama \"{first} …\", tetapi satuannya {unit}."),
            format!("{name} begins with \"{first}\", but its unit is {unit}."),
        );
        let help = Text::new(
            format!("Betulkan satuannya ({}) atau kata pertama namanya.", wanted.id),
            format!("Mend the unit ({}), or the first word of the name.", wanted.en),
        );
        let at = ctx.at(item.node, place);
        let finding = found.add(&RULE, ctx.node(item.node), at, message, help);
        finding.label(Text::new(format!("bukan satuan {first}"), format!("no unit for {first}")));
    }
}

/// Where the unit is written: at `satuan`, else in the first cell that carries it. One that is inherited is judged where
/// it is written.
fn place(item: &Indikator) -> Option<Place> {
    let carries = |t: &&YearValue| t.unit.is_some() || t.known.value().is_some_and(Value::is_percent);
    match item.satuan.prop {
        Some(prop) => Some(Place::PropArg(prop, 0)),
        None => item.own_targets().find(carries).map(|t| t.place),
    }
}

/// The part of a name that holds its first word; a prefix of table cells ends with a colon.
fn beginning(title: &str) -> Name {
    match title.split_whitespace().next() {
        Some(word) if !title.contains(':') => Name::new(word),
        _ => Name::new(title),
    }
}

/// Some first word contradicts the unit; most units need no look at the name.
fn may_clash(unit: &Unit) -> bool {
    [FirstWord::Share, FirstWord::Count, FirstWord::Index].into_iter().any(|word| clash(word, unit))
}

fn clash(word: FirstWord, unit: &Unit) -> bool {
    match word {
        FirstWord::Share => {
            matches!(unit.class(), UnitClass::Count | UnitClass::Measure | UnitClass::Money)
        }
        FirstWord::Count => matches!(unit.class(), UnitClass::Percent | UnitClass::Index),
        FirstWord::Index => unit.class() == UnitClass::Percent,
    }
}

//! I15 rilis-dibagi: a published index that is added up, split or shared.

use selaras_plan::direction::Perhitungan;

use crate::context::Ctx;
use crate::documents::NodeRef;
use crate::facts::Indikator;
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::rujukan::adoption_path;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I15",
    slug: "rilis-dibagi",
    severity: Severity::Warning,
    title: Words { id: "Angka rilis dibagi atau dijumlahkan", en: "A published figure is split or added up" },
    compares: Words {
        id: "Cara menyumbang sebuah indikator dibandingkan dengan perhitungannya di RPJMD: angka yang \
             diterbitkan pihak lain tidak dapat dibagi.",
        en: "The way an indicator contributes is compared with how the RPJMD counts it: a figure that \
             others publish cannot be shared out.",
    },
    why: Words {
        id: "Indeks yang terbit untuk seluruh kota tidak terdiri atas bagian tiap dinas. Sumbangan 40 \
             persen kepadanya tidak dapat diukur siapa pun.",
        en: "An index that is published for the whole city is not made of agencies’ parts. Nobody can \
             measure a contribution of 40 percent to it.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengacu utuh ke indeksnya, atau memakai indikator sendiri yang \
             memengaruhinya.",
        en: "The agency’s planner adopts the index whole, or uses an own indicator that moves it.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Dinas menyatakan bagiannya atas indeks kepuasan.",
                en: "An agency claims its share of the satisfaction index.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "      indikator AKTIF",
                to: r#"      indikator ANDIL "Andil dinas pada kepuasan warga" {
        berkontribusi T1/IKM bobot 40%
        sumber-data "Catatan dinas"
        awal   2024 = 31
        target = 32 | 33 | 34 | 35 | 36
      }
      indikator AKTIF"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:19 warning"],
        },
        Example {
            title: Words {
                id: "Indeks yang diacu utuh dinyatakan berjumlah dari tahun ke tahun.",
                en: "An index adopted whole is said to add up over the years.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"      indikator SPBE mengacu T1/S1/SPBE {
"#,
                to: r#"      indikator SPBE mengacu T1/S1/SPBE {
        perhitungan jumlah
"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:15 warning"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Dua perangkat daerah mengacu utuh ke indeks yang sama.",
            en: "Two agencies adopt the same index whole.",
        },
        changes: &[Change {
            file: "kec-utara.renstra",
            from: "    mendukung T1/S2",
            to: r"    mendukung T1/S2
    indikator mengacu T1/IKM",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        for share in &item.shares {
            let whole = ctx.upstream_indikator(share.of);
            if whole.is_some_and(|w| is_published(w)) {
                let what = Text::new("menyatakan bagiannya atas", "claims its share of");
                report(ctx, found, item, share.place.prop(), share.of, what);
            }
        }
        // Adopted whole, but its years are said to add up.
        let Some(of) = item.adopted() else { continue };
        let sums = item.perhitungan.value == Some(Perhitungan::Jumlah) && item.perhitungan.prop.is_some();
        if sums && ctx.adopted(of).is_some_and(is_published) {
            let what = Text::new("menjumlahkan", "adds up");
            report(ctx, found, item, item.perhitungan.prop, of, what);
        }
    }
}

fn is_published(item: &Indikator) -> bool {
    item.perhitungan.value == Some(Perhitungan::Rilis)
}

fn report(ctx: &Ctx, found: &mut Findings, item: &Indikator, prop: Option<u16>, of: NodeRef, what: Text) {
    let (name, whole) = (ctx.name(item.node), ctx.name_at(of));
    let (above, path) = (ctx.kind_word(of.doc), adoption_path(ctx, of));
    let finding = found.add(
        &RULE,
        ctx.node(item.node),
        ctx.at(item.node, prop.map_or(Place::Header, Place::Prop)),
        Text::new(
            format!(
                "{name} {} {whole}, padahal {above} menghitungnya sebagai rilis: angka terbitan pihak lain.",
                what.id
            ),
            format!(
                "{name} {} {whole}, which the {above} counts as rilis: a figure that others publish.",
                what.en
            ),
        ),
        Text::new(
            format!("Acu utuh dengan mengacu {path}, atau pakai indikator sendiri yang memengaruhinya."),
            format!("Adopt it whole with mengacu {path}, or use an own indicator that moves it."),
        ),
    );
    finding.label(Text::new("dibagi atau dijumlahkan", "split or added up"));
    finding.related(
        Some(of),
        ctx.at_node(of, Place::Header),
        Text::new(format!("rilis di {above}"), format!("rilis in the {above}")),
    );
}

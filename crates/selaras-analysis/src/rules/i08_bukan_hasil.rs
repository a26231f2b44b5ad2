//! I08 bukan-hasil: a tujuan or sasaran measured by a product or an activity.

use selaras_plan::name::Name;
use selaras_plan::words::product_or_activity;
use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I08",
    slug: "bukan-hasil",
    severity: Severity::Warning,
    title: Words {
        id: "Tujuan atau sasaran diukur dengan keluaran",
        en: "A tujuan or sasaran measured by an output",
    },
    compares: Words {
        id: "Nama indikator tujuan dan sasaran dibandingkan dengan daftar keluaran dan kegiatan: dokumen, \
             laporan, rapat, orang dilatih, terlaksananya, tersusunnya. Kata Jumlah saja tidak cukup.",
        en: "The names of indicators of tujuan and sasaran are compared with a list of products and \
             activities: documents, reports, meetings, people trained, things carried out. The word \
             Jumlah alone is not enough.",
    },
    why: Words {
        id: "Sasaran dicapai bila keadaan berubah, bukan bila dokumen selesai.",
        en: "A sasaran is reached when things change, not when a document is done.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah memindahkan indikator itu ke kegiatan, dan memilih ukuran hasil \
             untuk sasarannya.",
        en: "The agency’s planner moves the indicator to a kegiatan, and picks a measure of the result \
             for the sasaran.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Sasaran diukur dengan jumlah dokumen.",
                en: "A sasaran measured by a number of documents.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"indikator AKTIF "Persentase warga pengguna layanan daring" {
        satuan persen;"#,
                to: r#"indikator AKTIF "Jumlah dokumen kebijakan layanan daring" {
        satuan dokumen;"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:18 warning"],
        },
        Example {
            title: Words {
                id: "Sasaran diukur dengan kegiatan yang terlaksana.",
                en: "A sasaran measured by an activity carried out.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"indikator AKTIF "Persentase warga pengguna layanan daring" {
        satuan persen;"#,
                to: r#"indikator AKTIF "Terlaksananya sosialisasi layanan daring" {
        satuan kali;"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:18 warning"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Jumlah warga yang terlayani adalah hasil.",
            en: "The number of residents served is a result.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"indikator AKTIF "Persentase warga pengguna layanan daring" {
        satuan persen;"#,
            to: r#"indikator AKTIF "Jumlah warga pengguna layanan daring" {
        satuan "ribu orang";"#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let Some(parent) = ctx.tree.parent(item.node) else { continue };
        let level = ctx.tree.kind(parent);
        if !matches!(level, NodeKind::Tujuan | NodeKind::Sasaran) {
            continue;
        }
        let Some(title) = ctx.tree.title(item.node) else { continue };
        let name = Name::new(title);
        let Some(word) = product_or_activity(&name) else { continue };
        let level = level.keyword();
        found
            .add(
                &RULE,
                ctx.node(item.node),
                ctx.at(item.node, Place::Title),
                Text::new(
                    format!("{} mengukur {level} dengan keluaran atau kegiatan (\"{word}\"), bukan dengan hasil.", ctx.name(item.node)),
                    format!("{} measures a {level} by a product or an activity (\"{word}\"), not by a result.", ctx.name(item.node)),
                ),
                Text::new(
                    format!("Pilih ukuran yang menunjukkan perubahan yang dirasakan; letakkan indikator ini pada kegiatan di bawah {level}."),
                    format!("Choose a measure of the change that people feel; put this indicator at an activity below the {level}."),
                ),
            )
            .label(Text::new("keluaran, bukan hasil", "a product, not a result"));
    }
}

//! I08 bukan-hasil: a tujuan or sasaran measured by a product or an activity.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

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

//! I03 satuan-tidak-sesuai-nama: the first word of the name does not fit the unit.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

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

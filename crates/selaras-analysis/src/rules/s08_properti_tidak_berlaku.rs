//! S08 properti-tidak-berlaku: a known property on a node that cannot have it.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S08",
    slug: "properti-tidak-berlaku",
    severity: Severity::Warning,
    title: Words { id: "Keterangan tidak berlaku di sini", en: "A property that does not belong here" },
    compares: Words {
        id: "Setiap keterangan dibandingkan dengan daftar keterangan yang dikenal bagiannya.",
        en: "Every property is compared with the list of those that its node knows.",
    },
    why: Words {
        id: "Keterangan di tempat yang salah tidak dibaca oleh pemeriksaan mana pun. Penulis mengira \
             sudah mengisinya.",
        en: "A property in the wrong place is read by no check. Its author believes that it is filled in.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah memindahkan atau menghapusnya; nama yang terdekat diganti otomatis bila hanya \
             salah tulis.",
        en: "The author moves or deletes it; where it is only misspelt, the nearest name is put in by a \
             fix.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Lokasi ditulis pada sasaran, padahal berlaku mulai dari program.",
                en: "A location on a sasaran, though it belongs to programs and below.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"      mendukung T1/S1
      indikator SPBE",
                to: r#"      mendukung T1/S1
      lokasi    "Kota Contoh"
      indikator SPBE"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:14 warning"],
        },
        Example {
            title: Words {
                id: "Kode rujukan nasional ditulis sebagai kode.",
                en: "A national reference code is written as a code.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"sumber-data "Catatan aplikasi layanan""#,
                to: r#"sumber-data "Catatan aplikasi layanan"; kode 4.2"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:20 warning"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Lokasi dan sumber dana pada program.",
            en: "Location and source of money on a program.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "        indikator mengacu 2.16.02/PAHAM",
            to: r#"        indikator mengacu 2.16.02/PAHAM
        lokasi "Kota Contoh"; sumber-dana pad"#,
        }],
        today: None,
        expect: &[],
    }],
};

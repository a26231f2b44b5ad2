//! S07 properti-ganda: a property twice that may stand once, or a year twice.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

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
    right: &[Example {
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
    }],
};

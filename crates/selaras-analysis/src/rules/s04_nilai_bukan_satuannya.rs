//! S04 nilai-bukan-satuannya: a value whose form does not fit its unit or scale.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S04",
    slug: "nilai-bukan-satuannya",
    severity: Severity::Error,
    title: Words {
        id: "Bentuk nilai tidak cocok dengan satuannya",
        en: "The form of a value does not fit its unit",
    },
    compares: Words {
        id: "Bentuk setiap nilai dibandingkan dengan satuan dan skala indikatornya: predikat, persen, \
             rupiah, dan kata satuan di belakang angka.",
        en: "The form of each value is compared with its indicator’s unit and scale: grades, percent, \
             rupiah, and unit words behind a number.",
    },
    why: Words {
        id: "Nilai yang bentuknya lain biasanya milik baris atau kolom lain. Nilai itu tidak dapat \
             dibandingkan dengan RPJMD, dan tidak dapat diukur.",
        en: "A value of another form usually belongs to another row or column. It cannot be compared with \
             the RPJMD, nor measured.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah membetulkan nilai, satuan, atau skalanya; mana yang keliru hanya terlihat \
             pada tabel sumbernya.",
        en: "The author mends the value, the unit or the scale; only the source table shows which is \
             wrong.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Predikat di baris bersatuan persen.",
                en: "A grade in a row of percentages.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: "target = 30 | BB | 46 | 54 | 62",
            }],
            today: None,
            expect: &["diskominfo.renstra:22 error"],
        },
        Example {
            title: Words {
                id: "Tanda persen di baris bersatuan indeks.",
                en: "A percent sign in a row of index figures.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3 | 3,5 | 4 | 4,5 | 5",
                to: "target = 3 | 3,5% | 4 | 4,5 | 5",
            }],
            today: None,
            expect: &["diskominfo.renstra:62 error"],
        },
        Example {
            title: Words { id: "Tingkat yang tidak ada pada skalanya.", en: "A grade that its scale lacks." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#""Dasar" | "Berkembang" | "Berkembang""#,
                to: r#""Dasar" | "Berkembang" | "Maju""#,
            }],
            today: None,
            expect: &["diskominfo.renstra:32 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Tanda persen di bawah satuan persen, kata satuan di belakang angka, dan catatan kaki.",
            en: "A percent sign under a unit of percent, unit words behind numbers, and a footnote.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: r#"target = 30% | 38% "sementara" | 46 | 54 | 62"#,
            },
            Change {
                file: "diskominfo.renstra",
                from: "target = 5 | 6 | 7 | 8 | 9",
                to: "target = 5 kanal | 6 kanal | 7 kanal | 8 kanal | 9 kanal",
            },
        ],
        today: None,
        expect: &[],
    }],
};

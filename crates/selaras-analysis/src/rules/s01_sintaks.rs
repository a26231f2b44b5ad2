//! S01 sintaks: a statement that cannot be read; what was expected there.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S01",
    slug: "sintaks",
    severity: Severity::Error,
    title: Words { id: "Naskah tidak terbaca", en: "The text cannot be read" },
    compares: Words {
        id: "Setiap pernyataan dibandingkan dengan bentuk yang dikenal bahasa ini: kata kuncinya, \
             urutannya, kurungnya, dan tempatnya.",
        en: "Every statement is compared with the forms that the language knows: its keyword, its order, \
             its braces and its place.",
    },
    why: Words {
        id: "Pernyataan yang tidak terbaca tidak ikut diperiksa. Sisanya tetap diperiksa, jadi satu salah \
             ketik tidak menyembunyikan temuan lain.",
        en: "A statement that cannot be read is not checked. The rest still is, so one slip hides no \
             other finding.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah membetulkan baris itu; temuan menyebut apa yang diharapkan dan kata kunci \
             yang terdekat.",
        en: "The author mends that line; the finding says what was expected and names the nearest \
             keyword.",
    },
    repair: Repair::None,
    waivable: false,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Kata kunci salah ketik.", en: "A keyword is misspelt." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "        akhir  62",
                to: "        ahkir  62",
            }],
            today: None,
            expect: &["diskominfo.renstra:23 error"],
        },
        Example {
            title: Words {
                id: "Kurung tutup sebuah indikator hilang; yang di bawahnya tetap terbaca.",
                en: "The closing brace of an indicator is missing; what follows is still read.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"        akhir  62
      }",
                to: "        akhir  62",
            }],
            today: None,
            expect: &["diskominfo.renstra:23 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Huruf besar pada kata kunci, teks yang dilanjutkan di baris berikutnya, dan beberapa \
                 pernyataan sebaris dengan titik koma.",
            en: "Keywords in capitals, a text continued on the next line, and several statements on one \
                 line with semicolons.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: r#"sasaran S1 "Meningkatnya penerapan layanan elektronik" {"#,
                to: r#"SASARAN S1 "Meningkatnya penerapan"
      "layanan elektronik" {"#,
            },
            Change {
                file: "diskominfo.renstra",
                from: r#"        sumber-data "Catatan aplikasi layanan"
        awal   2024 = 22,5"#,
                to: r#"        Sumber-Data "Catatan aplikasi layanan"; awal 2024 = 22,5"#,
            },
        ],
        today: None,
        expect: &[],
    }],
};

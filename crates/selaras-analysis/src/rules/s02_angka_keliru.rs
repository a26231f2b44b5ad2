//! S02 angka-keliru: a number that is not written the Indonesian way.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S02",
    slug: "angka-keliru",
    severity: Severity::Error,
    title: Words { id: "Angka tidak ditulis dengan cara Indonesia", en: "Not an Indonesian number" },
    compares: Words {
        id: "Setiap angka dibandingkan dengan penulisan Indonesia: titik memisahkan ribuan, koma \
             memisahkan desimal.",
        en: "Every number is compared with the Indonesian notation: dots part thousands, a comma parts \
             decimals.",
    },
    why: Words {
        id: "Angka dari lembar kerja sering membawa titik desimal. Angka seperti itu dapat dibaca \
             seribu kali lipat dari maksudnya.",
        en: "Numbers from spreadsheets often carry a decimal point. Such a number may be read as a \
             thousand times what was meant.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah mengganti titik dengan koma, atau sebaliknya; perbaikan ditawarkan bila \
             maksudnya jelas.",
        en: "The author swaps dot and comma; a fix is offered where the meaning is plain.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Titik dipakai sebagai tanda desimal.",
                en: "A dot is used as the decimal mark.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: "target = 30 | 38.5 | 46 | 54 | 62",
            }],
            today: None,
            expect: &["diskominfo.renstra:22 error"],
        },
        Example {
            title: Words {
                id: "Koma memisahkan ribuan dan titik memisahkan desimal, seperti pada lembar kerja \
                     berbahasa Inggris.",
                en: "Commas part thousands and a dot parts decimals, as in an English spreadsheet.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "akhir  1.350", to: "akhir  1,350.00" }],
            today: None,
            expect: &["diskominfo.renstra:48 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Koma untuk desimal, titik untuk ribuan, dan angka tanpa titik sama sekali.",
            en: "A comma for decimals, dots for thousands, and numbers without any dot.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: "target = 30,5 | 38,25 | 46 | 54 | 62",
            },
            Change {
                file: "dinkes.renstra",
                from: "target = 2.000 | 2.200 | 2.400",
                to: "target = 2000 | 2200 | 2.400",
            },
        ],
        today: None,
        expect: &[],
    }],
};

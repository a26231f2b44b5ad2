//! T13 jenis-nilai-campur: a row that mixes grades or text with numbers.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T13",
    slug: "jenis-nilai-campur",
    severity: Severity::Warning,
    title: Words { id: "Satu baris mencampur predikat dan angka", en: "A row that mixes grades and numbers" },
    compares: Words {
        id: "Jenis nilai dalam satu baris saling dibandingkan: predikat dan teks di satu pihak, angka dan \
             rentang di pihak lain.",
        en: "The kinds of value in one row are compared with each other: grades and texts on one side, \
             numbers and ranges on the other.",
    },
    why: Words {
        id: "Baris yang berganti jenis di tengah jalan tidak dapat diukur dengan satu cara.",
        en: "A row that changes its kind on the way cannot be measured in one way.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menulis semua tahun sebagai predikat, boleh dengan skor seperti A \
             (82,14), atau semua sebagai angka.",
        en: "The agency’s planner writes all years as grades, if need be with a score as in A (82,14), or \
             all as numbers.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Satu tahun berupa angka di antara predikat.",
            en: "One year is a number among grades.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "target = B | BB | BB | A | A",
            to: "target = B | BB | 74 | A | A",
        }],
        today: None,
        expect: &["diskominfo.renstra:88 warning"],
    }],
    right: &[
        Example {
            title: Words {
                id: "Predikat dengan skor tetap predikat.",
                en: "A grade with its score is still a grade.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = B | BB | BB | A | A",
                to: "target = B | BB | BB | A (81,2) | A (83,5)",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words { id: "Angka dan rentang boleh bercampur.", en: "Numbers and ranges may be mixed." },
            changes: &[Change {
                file: "kec-utara.renstra",
                from: r"target = 60 | 65 | 70 | 75 | 80
    }",
                to: r"target = 60 | 64–66 | 70 | 75 | 80
    }",
            }],
            today: None,
            expect: &[],
        },
    ],
};

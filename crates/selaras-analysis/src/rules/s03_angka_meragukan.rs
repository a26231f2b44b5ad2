//! S03 angka-meragukan: a value about a thousand times its neighbours: a dot too many or too few.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S03",
    slug: "angka-meragukan",
    severity: Severity::Warning,
    title: Words {
        id: "Angka kira-kira seribu kali tetangganya",
        en: "A number about a thousand times its neighbours",
    },
    compares: Words {
        id: "Sebuah nilai dibandingkan dengan nilai RPJMD di tahun yang sama; bila tidak ada, dengan \
             kondisi awal; bila itu pun tidak ada, dengan nilai tengah barisnya.",
        en: "A value is compared with the RPJMD’s in the same year; without one, with the baseline; \
             without that, with the median of its row.",
    },
    why: Words {
        id: "Satu titik yang salah tempat mengubah 7 menjadi 7.000. Angkanya tetap sah sebagai tulisan, \
             sehingga hanya tetangganya yang dapat membongkarnya.",
        en: "One misplaced dot turns 7 into 7.000. It is still well written, so that only its neighbours \
             give it away.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah memeriksa angka itu pada sumbernya. Bila memang benar, kecualikan dengan \
             alasan.",
        en: "The author looks the number up in its source. Where it is right, it is waived with a reason.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Titik ribuan pada baris yang nilainya satuan.",
            en: "A thousands dot in a row of single digits.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "target = 5 | 6 | 7 | 8 | 9",
            to: "target = 5 | 6 | 7.000 | 8 | 9",
        }],
        today: None,
        expect: &["diskominfo.renstra:39 warning"],
    }],
    right: &[
        Example {
            title: Words {
                id: "Titik ribuan pada baris yang semuanya ribuan.",
                en: "A thousands dot in a row of thousands.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 240
              target = 250 | 260 | 270 | 280 | 290
              akhir  1.350",
                to: r"awal   2024 = 3.050
              target = 3.140 | 3.200 | 3.300 | 3.400 | 3.500
              akhir  16.540",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Uang tidak dinilai di sini: pagu yang ditulis dalam rupiah penuh.",
                en: "Money is not judged here: an amount in full rupiah.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "pagu = Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta",
                to: "pagu = Rp500.000.000 | Rp500 juta | Rp0,5 miliar | 500.000.000 | 500 juta",
            }],
            today: None,
            expect: &[],
        },
    ],
};

//! L01 indikator-bersama-berbeda: two Renstra differ on one indicator where the RPJMD gives nothing to compare.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "L01",
    slug: "indikator-bersama-berbeda",
    severity: Severity::Error,
    title: Words {
        id: "Dua Renstra berbeda untuk indikator yang sama",
        en: "Two Renstra differ on one indicator",
    },
    compares: Words {
        id: "Nilai dua Renstra untuk indikator RPJMD yang sama saling dibandingkan bila RPJMD sendiri \
             tidak memuat nilainya, atau bila perbedaannya dengan RPJMD dikecualikan.",
        en: "The values of two Renstra for one indicator of the RPJMD are compared with each other where \
             the RPJMD has no value itself, or where the difference from it is waived.",
    },
    why: Words {
        id: "Satu ukuran hanya dapat mempunyai satu angka. Dua dinas dengan dua angka akan melaporkan dua \
             capaian.",
        en: "One measure can have only one figure. Two agencies with two figures will report two results.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Kedua perencana menyepakati satu angka; sebaiknya RPJMD memuatnya.",
        en: "The two planners agree on one figure; better still, the RPJMD states it.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "RPJMD baru memuat target mulai 2026, dan target 2025 dua kecamatan berbeda.",
            en: "The RPJMD has targets only from 2026 on, and two kecamatan differ in 2025.",
        },
        changes: &[
            Change {
                file: "rpjmd.rpjmd",
                from: r"awal   2024 = 76
          target = 77 | 78 | 79 | 80 | 81",
                to: r"awal   2024 = 76; tahun 2026-2029
          target = 78 | 79 | 80 | 81",
            },
            Change {
                file: "kec-selatan.renstra",
                from: "target = 77 | 78 | 79 | 80 | 81",
                to: "target = 76,5 | 78 | 79 | 80 | 81",
            },
        ],
        today: None,
        expect: &["kec-utara.renstra:23 error"],
    }],
    right: &[Example {
        title: Words {
            id: "RPJMD baru memuat target mulai 2026, dan kedua kecamatan sepakat untuk 2025.",
            en: "The RPJMD has targets only from 2026 on, and both kecamatan agree on 2025.",
        },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: r"awal   2024 = 76
          target = 77 | 78 | 79 | 80 | 81",
            to: r"awal   2024 = 76; tahun 2026-2029
          target = 78 | 79 | 80 | 81",
        }],
        today: None,
        expect: &[],
    }],
};

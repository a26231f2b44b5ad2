//! T03 satuan-berbeda: the unit is not the RPJMD’s.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T03",
    slug: "satuan-berbeda",
    severity: Severity::Error,
    title: Words { id: "Satuan berbeda dari RPJMD", en: "The unit differs from the RPJMD’s" },
    compares: Words {
        id: "Satuan indikator yang mengacu dibandingkan dengan satuan RPJMD. Ejaan satuan tidak \
             dibedakan, dan satuan yang dapat dikonversi dibandingkan nilainya.",
        en: "The unit of an adopted indicator is compared with the RPJMD’s. Spellings of one unit are \
             equal, and units that convert are compared by value.",
    },
    why: Words {
        id: "Angka yang sama dengan satuan lain adalah ukuran lain.",
        en: "The same figure in another unit is another measure.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengambil satuan RPJMD dan memeriksa angkanya sekali lagi.",
        en: "The agency’s planner takes the RPJMD’s unit, and looks at the figures once more.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Persen di RPJMD, nilai di Renstra.",
            en: "Percent in the RPJMD, points in the Renstra.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: r"          satuan persen; arah naik
          awal   2024 = 76",
            to: r"          satuan nilai; arah naik
          awal   2024 = 76",
        }],
        today: None,
        expect: &["dinkes.renstra:18 error"],
    }],
    right: &[Example {
        title: Words { id: "Ejaan lain dari satuan yang sama.", en: "Another spelling of the same unit." },
        changes: &[Change {
            file: "dinkes.renstra",
            from: r"          satuan persen; arah naik
          awal   2024 = 76",
            to: r"          satuan %; arah naik
          awal   2024 = 76",
        }],
        today: None,
        expect: &[],
    }],
};

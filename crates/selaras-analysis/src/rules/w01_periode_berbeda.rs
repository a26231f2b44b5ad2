//! W01 periode-berbeda: the period is not the RPJMD’s.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "W01",
    slug: "periode-berbeda",
    severity: Severity::Error,
    title: Words { id: "Periode berbeda dari RPJMD", en: "The period differs from the RPJMD’s" },
    compares: Words {
        id: "Periode Renstra dibandingkan dengan periode RPJMD. Tahun-tahun tabel boleh lain; yang \
             dibandingkan hanya “periode”.",
        en: "The period of a Renstra is compared with the RPJMD’s. The years of its tables may differ; \
             only `periode` is compared.",
    },
    why: Words {
        id: "Renstra untuk periode lain mengerjakan RPJMD yang lain.",
        en: "A Renstra for another period works on another RPJMD.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah memakai periode RPJMD; tahun tabelnya ditulis pada “tahun”.",
        en: "The agency’s planner takes the RPJMD’s period; the years of the tables go into `tahun`.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Periode dimulai setahun lebih awal.", en: "The period begins a year early." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "  periode          2025-2029",
            to: "  periode          2024-2029",
        }],
        today: None,
        expect: &["diskominfo.renstra:4 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Tanda pisah yang lain, dan tahun tabel yang ditulis sendiri.",
            en: "Another dash, and the years of the tables written by themselves.",
        },
        changes: &[Change {
            file: "kec-selatan.renstra",
            from: "  periode          2025-2029",
            to: r"  periode          2025–2029
  tahun            2025-2029",
        }],
        today: None,
        expect: &[],
    }],
};

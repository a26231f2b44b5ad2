//! S09 wajib-diisi: what a plan, a program or an indicator cannot do without.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S09",
    slug: "wajib-diisi",
    severity: Severity::Error,
    title: Words { id: "Keterangan wajib belum diisi", en: "A mandatory property is missing" },
    compares: Words {
        id: "Rencana diperiksa apakah menyebut periode, daerah atau perangkat daerah, dan bagi Renstra \
             pedomannya; program dan indikator apakah mempunyai kode atau nama.",
        en: "A plan is checked for its period, its region or agency, and a Renstra for the plan it \
             follows; a program or indicator for a code or a name.",
    },
    why: Words {
        id: "Tanpa keterangan ini sebuah rencana tidak dapat dihubungkan dengan rencana lain, dan sebuah \
             baris tidak dapat disebut.",
        en: "Without these a plan cannot be connected with others, and a row cannot be spoken of.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah mengisinya dari halaman judul atau dari tabel sumbernya.",
        en: "The author fills it in from the title page or the source table.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Renstra hanya menyebut tahun tabelnya, tidak periodenya.",
                en: "A Renstra names the years of its tables, but not its period.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "  periode          2025-2029\n", to: "" }],
            today: None,
            expect: &["diskominfo.renstra:1 error"],
        },
        Example {
            title: Words {
                id: "Indikator tanpa kode dan tanpa nama.",
                en: "An indicator with neither code nor name.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"indikator KANAL "Jumlah kanal yang dikelola" {"#,
                to: "indikator {",
            }],
            today: None,
            expect: &["diskominfo.renstra:36 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Indikator tanpa kode, tetapi bernama.",
            en: "An indicator without a code, but with a name.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"indikator KANAL "Jumlah kanal yang dikelola" {"#,
            to: r#"indikator "Jumlah kanal yang dikelola" {"#,
        }],
        today: None,
        expect: &[],
    }],
};

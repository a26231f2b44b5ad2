//! R06 dokumen-tidak-ada: a plan that is not in the workspace; the nearest.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R06",
    slug: "dokumen-tidak-ada",
    severity: Severity::Error,
    title: Words {
        id: "Dokumen acuan tidak ada di ruang kerja",
        en: "The plan followed is not in the workspace",
    },
    compares: Words {
        id: "Kode dokumen pada “berpedoman”, “perubahan-dari”, dan kepala “capaian” dibandingkan dengan \
             dokumen yang ada.",
        en: "The document codes in `berpedoman`, `perubahan-dari` and the head of a `capaian` are \
             compared with the documents that are there.",
    },
    why: Words {
        id: "Tanpa dokumen acuan tidak ada yang dapat diselaraskan: pemeriksaan terhadap RPJMD dilewati \
             seluruhnya.",
        en: "Without the plan above there is nothing to align with: every check against the RPJMD is \
             skipped.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Pengelola naskah membetulkan kode dokumen, atau menambahkan berkas yang kurang.",
        en: "Whoever keeps the plans mends the code, or adds the missing file.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Renstra menyebut RPJMD periode lalu yang tidak ada di sini.",
            en: "A Renstra names the last period’s RPJMD, which is not here.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "berpedoman       contoh-2025",
            to: "berpedoman       contoh-2024",
        }],
        today: None,
        expect: &["dinkes.renstra:2 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Dokumen acuan berada di berkas lain dengan nama apa pun.",
            en: "The plan above stands in another file of any name.",
        },
        changes: &[
            Change {
                file: "rencana-panjang.selaras",
                from: "",
                to: r#"rpjpd contoh-2045 "RPJPD Kota Contoh Tahun 2025–2045" {
  daerah  kota-contoh
  periode 2025-2045
  visi "Kota yang tenang"
}
"#,
            },
            Change {
                file: "rpjmd.rpjmd",
                from: "  daerah         kota-contoh",
                to: r"  daerah         kota-contoh
  berpedoman     contoh-2045",
            },
        ],
        today: None,
        expect: &[],
    }],
};

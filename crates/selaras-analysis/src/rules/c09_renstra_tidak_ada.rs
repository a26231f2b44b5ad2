//! C09 renstra-tidak-ada: an agency with duties in the RPJMD and no Renstra here.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C09",
    slug: "renstra-tidak-ada",
    severity: Severity::Warning,
    title: Words { id: "Renstra belum ada", en: "A Renstra that is not here" },
    compares: Words {
        id: "Perangkat daerah yang diberi sasaran, program, atau indikator oleh RPJMD dibandingkan dengan \
             Renstra di ruang kerja. Bila kebanyakan belum ada, cukup satu ringkasan.",
        en: "The agencies that the RPJMD gives a sasaran, program or indicator are compared with the \
             Renstra of the workspace. Where most have none, one summary will do.",
    },
    why: Words {
        id: "Tanpa Renstra, tugas perangkat daerah itu tidak dapat diperiksa sama sekali.",
        en: "Without its Renstra, nothing that the agency has to do can be checked.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengirimkan Renstranya; pengelola naskah menambahkannya ke ruang \
             kerja.",
        en: "The agency’s planner sends its Renstra; whoever keeps the plans adds it to the workspace.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Dinas baru mendapat program penunjang, tetapi belum mempunyai Renstra.",
            en: "A new agency is given the supporting program, but has no Renstra yet.",
        },
        changes: &[
            Change {
                file: "daerah.selaras",
                from: r"
  kelompok kecamatan",
                to: r#"  perangkat-daerah dlh "Dinas Lingkungan Hidup" { kode 2.11.0.00.0.00.05.0000 }

  kelompok kecamatan"#,
            },
            Change {
                file: "pendampingan.selaras",
                from: r"
  sesi",
                to: r#"  pendamping P3 "Perencana Ahli Pertama" { mendampingi dlh }

  sesi"#,
            },
        ],
        today: None,
        expect: &["daerah.selaras:12 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Perangkat daerah yang tidak diberi tugas apa pun oleh RPJMD.",
            en: "An agency to which the RPJMD gives no duty.",
        },
        changes: &[
            Change {
                file: "daerah.selaras",
                from: r"
  kelompok kecamatan",
                to: r#"  perangkat-daerah dlh "Dinas Lingkungan Hidup" { kode 2.11.0.00.0.00.05.0000 }

  kelompok kecamatan"#,
            },
            Change {
                file: "pendampingan.selaras",
                from: r"
  sesi",
                to: r#"  pendamping P3 "Perencana Ahli Pertama" { mendampingi dlh }

  sesi"#,
            },
            Change {
                file: "program.rpjmd",
                from: "penanggung-jawab semua",
                to: "penanggung-jawab diskominfo, dinkes, kecamatan",
            },
        ],
        today: None,
        expect: &[],
    }],
};

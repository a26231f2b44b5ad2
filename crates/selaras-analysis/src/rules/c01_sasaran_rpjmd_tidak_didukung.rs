//! C01 sasaran-rpjmd-tidak-didukung: a sasaran of the RPJMD that no agency in charge supports.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C01",
    slug: "sasaran-rpjmd-tidak-didukung",
    severity: Severity::Error,
    title: Words { id: "Sasaran RPJMD tidak didukung", en: "A sasaran of the RPJMD without support" },
    compares: Words {
        id: "Setiap sasaran RPJMD dibandingkan dengan Renstra penanggung jawabnya: adakah yang \
             mendukungnya, atau yang mengacu atau berkontribusi ke indikatornya.",
        en: "Every sasaran of the RPJMD is compared with the Renstra of those in charge: does any of them \
             support it, or adopt or contribute to its indicator?",
    },
    why: Words {
        id: "Sasaran tanpa pendukung tidak dikerjakan siapa pun, tetapi tetap ditagih pada akhir periode.",
        en: "A sasaran that nobody supports is worked on by nobody, and is still asked for when the \
             period ends.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah penanggung jawab menambahkan dukungan; bila tidak ada penanggung \
             jawab, Bappeda menunjuknya.",
        en: "The planner of the agency in charge adds the support; where none is in charge, Bappeda names \
             one.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Dinas hanya mendukung satu dari dua sasarannya.",
                en: "An agency supports only one of its two sasaran.",
            },
            changes: &[
                Change { file: "dinkes.renstra", from: "mendukung T2/S1, T2/S2", to: "mendukung T2/S1" },
                Change {
                    file: "dinkes.renstra",
                    from: "      indikator mengacu T2/S2/PHBS",
                    to: r#"      indikator AIR "Persentase rumah dengan air layak minum" {
        satuan persen; arah naik; sumber-data "Catatan puskesmas"
        awal   2024 = 80
        target = 82 | 84 | 86 | 88 | 90
      }"#,
                },
            ],
            today: None,
            expect: &["dinkes.renstra:1 error"],
        },
        Example {
            title: Words {
                id: "Sasaran tanpa penanggung jawab dan tanpa pendukung.",
                en: "A sasaran with nobody in charge and nobody to support it.",
            },
            changes: &[Change {
                file: "rpjmd.rpjmd",
                from: r#"      sasaran S2 "Membaiknya kebiasaan"#,
                to: r#"      sasaran S3 "Terkendalinya penyakit menular" {
        indikator TBC "Persentase pasien TBC yang sembuh" {
          satuan persen; arah naik; sumber-data "Catatan puskesmas"
          awal   2024 = 82
          target = 84 | 86 | 88 | 90 | 92
        }
      }
      sasaran S2 "Membaiknya kebiasaan"#,
            }],
            today: None,
            expect: &["rpjmd.rpjmd:56 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Tidak didukung secara langsung, tetapi indikatornya diacu.",
            en: "Not supported directly, but its indicator is adopted.",
        },
        changes: &[Change { file: "dinkes.renstra", from: "mendukung T2/S1, T2/S2", to: "mendukung T2/S1" }],
        today: None,
        expect: &[],
    }],
};

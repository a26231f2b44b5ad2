//! K04 bukan-urusan-perangkat-daerah: a program of an urusan that the agency does not carry, and that the RPJMD does not give it.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "K04",
    slug: "bukan-urusan-perangkat-daerah",
    severity: Severity::Warning,
    title: Words {
        id: "Program di luar urusan perangkat daerah",
        en: "A program outside the agency’s urusan",
    },
    compares: Words {
        id: "Urusan pada kode program dibandingkan dengan urusan perangkat daerah; program yang memang \
             diberikan RPJMD tidak dinilai.",
        en: "The urusan in a program’s code is compared with those that the agency carries; a program \
             that the RPJMD gives it is not judged.",
    },
    why: Words {
        id: "Kode urusan lain biasanya berasal dari naskah dinas lain yang disalin. Anggarannya akan \
             tercatat pada urusan yang keliru.",
        en: "The code of another urusan usually comes from another agency’s text that was copied. The \
             budget would be booked under the wrong urusan.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah membetulkan kodenya, atau daftar perangkat daerah ditambah \
             “urusan”.",
        en: "The agency’s planner mends the code, or the register gets another `urusan`.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Program penunjang Dinas Kesehatan memakai kode urusan Diskominfo.",
            en: "The supporting program of Dinas Kesehatan has the code of Diskominfo’s urusan.",
        },
        changes: &[
            Change { file: "dinkes.renstra", from: "program 1.02.01", to: "program 2.16.01" },
            Change { file: "dinkes.renstra", from: "kegiatan 1.02.01.2.01", to: "kegiatan 2.16.01.2.01" },
        ],
        today: None,
        expect: &["dinkes.renstra:54 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Urusan lain, tetapi diberikan oleh RPJMD.",
            en: "Another urusan, but given by the RPJMD.",
        },
        changes: &[
            Change {
                file: "program.rpjmd",
                from: "  program 7.01.02",
                to: r#"  program 2.14.03 "Program Pembinaan Keluarga Berencana" {
    mendukung        T2/S2
    penanggung-jawab dinkes
    indikator PESERTA "Persentase pasangan usia subur peserta KB" {
      satuan persen; arah naik; sumber-data "Catatan puskesmas"
      awal   2024 = 60
      target = 62 | 64 | 66 | 68 | 70
    }
    pagu = Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta
  }
  program 7.01.02"#,
            },
            Change {
                file: "dinkes.renstra",
                from: "      program 1.02.05",
                to: r#"      program 2.14.03 "Program Pembinaan Keluarga Berencana" {
        indikator mengacu 2.14.03/PESERTA
        kegiatan 2.14.03.2.02 "Pendayagunaan Tenaga Penyuluh KB" {
          indikator PENYULUH "Persentase kelurahan dengan penyuluh" {
            satuan persen; arah naik; sumber-data "Catatan dinas"
            awal   2024 = 70
            target = 75 | 80 | 85 | 90 | 95
          }
          pagu = Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta
        }
      }
      program 1.02.05"#,
            },
        ],
        today: None,
        expect: &[],
    }],
};

//! C03 program-di-luar-rpjmd: a program of the Renstra that the RPJMD does not give it.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C03",
    slug: "program-di-luar-rpjmd",
    severity: Severity::Error,
    title: Words { id: "Program Renstra di luar RPJMD", en: "A program of the Renstra outside the RPJMD" },
    compares: Words {
        id: "Program di Renstra dibandingkan dengan program yang diberikan RPJMD kepada perangkat daerah \
             itu; program penunjang dikecualikan.",
        en: "The programs of a Renstra are compared with those that the RPJMD gives the agency; \
             supporting programs are excepted.",
    },
    why: Words {
        id: "Program yang tidak tercantum di RPJMD tidak mempunyai pagu dan tidak menyumbang ke sasaran \
             mana pun.",
        en: "A program that the RPJMD does not have is given no money and serves none of its sasaran.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah menghapusnya, atau Bappeda menambahkannya pada perubahan RPJMD.",
        en: "The agency’s planner drops it, or Bappeda adds it when the RPJMD is revised.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Dinas menambahkan program sendiri.", en: "An agency adds a program of its own." },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "      indikator mengacu T2/S2/PHBS",
            to: r#"      indikator mengacu T2/S2/PHBS
      program 1.02.04 "Program Sediaan Farmasi, Alat Kesehatan dan Makanan Minuman" {
        indikator APOTEK "Persentase apotek yang memenuhi syarat" {
          satuan persen; arah naik; sumber-data "Catatan dinas"
          awal   2024 = 70
          target = 74 | 78 | 82 | 86 | 90
        }
        kegiatan 1.02.04.2.01 "Pemberian Izin Apotek" {
          indikator IZIN "Persentase izin apotek yang tepat waktu" {
            satuan persen; arah naik; sumber-data "Catatan dinas"
            awal   2024 = 75
            target = 80 | 85 | 90 | 95 | 100
          }
          pagu = Rp200 juta | Rp200 juta | Rp200 juta | Rp200 juta | Rp200 juta
        }
      }"#,
        }],
        today: None,
        expect: &["dinkes.renstra:35 error"],
    }],
    right: &[Example {
        title: Words {
            id: "RPJMD memberikan program lewat urusannya.",
            en: "The RPJMD gives the program by its urusan.",
        },
        changes: &[Change {
            file: "program.rpjmd",
            from: r"    mendukung        T2/S1
    penanggung-jawab dinkes",
            to: r"    mendukung        T2/S1
    penanggung-jawab urusan 1.02",
        }],
        today: None,
        expect: &[],
    }],
};

//! C02 program-rpjmd-hilang: a program that the RPJMD gives the agency is missing in its Renstra.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C02",
    slug: "program-rpjmd-hilang",
    severity: Severity::Error,
    title: Words {
        id: "Program RPJMD tidak ada di Renstra",
        en: "A program of the RPJMD is missing in the Renstra",
    },
    compares: Words {
        id: "Program yang diberikan RPJMD kepada sebuah perangkat daerah dibandingkan dengan program di \
             Renstranya.",
        en: "The programs that the RPJMD gives an agency are compared with those in its Renstra.",
    },
    why: Words {
        id: "Uang dan targetnya sudah tercantum di RPJMD, tetapi tidak ada yang merencanakannya.",
        en: "Its money and targets stand in the RPJMD, but nobody plans them.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah menambahkan program itu beserta indikator dan pagunya.",
        en: "The agency’s planner adds the program with its indicators and money.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "RPJMD memberi Diskominfo program statistik, Renstranya belum memuatnya.",
            en: "The RPJMD gives Diskominfo a program of statistics, which its Renstra does not have yet.",
        },
        changes: &[Change {
            file: "program.rpjmd",
            from: "  program 1.02.02",
            to: r#"  program 2.20.02 "Program Penyelenggaraan Statistik Sektoral" {
    mendukung        T1/S1
    penanggung-jawab diskominfo
    indikator DATA "Persentase data sektoral yang terbit" {
      satuan persen; arah naik; sumber-data "Catatan dinas"
      awal   2024 = 50
      target = 55 | 60 | 65 | 70 | 75
    }
    pagu = Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta
  }
  program 1.02.02"#,
        }],
        today: None,
        expect: &["diskominfo.renstra:1 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Program penunjang X.XX.01 milik semua perangkat daerah hadir dengan kode urusan \
                 masing-masing; daftar perangkat daerah sama artinya dengan kelompoknya.",
            en: "The supporting program X.XX.01 of all agencies is there under each one’s own code; a \
                 list of agencies means the same as their group.",
        },
        changes: &[Change {
            file: "program.rpjmd",
            from: "penanggung-jawab kecamatan",
            to: "penanggung-jawab kec-utara, kec-selatan",
        }],
        today: None,
        expect: &[],
    }],
};

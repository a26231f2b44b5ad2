//! S05 kode-ganda: two nodes of one kind and place with the same code; it stands at the later one.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S05",
    slug: "kode-ganda",
    severity: Severity::Error,
    title: Words { id: "Kode dipakai dua kali", en: "A code is used twice" },
    compares: Words {
        id: "Kode dokumen dibandingkan dengan dokumen lain sejenis, kode program dengan program lain dari \
             penanggung jawab yang sama, dan kode lain dengan saudaranya di bawah induk yang sama.",
        en: "A document’s code is compared with others of its kind, a program’s with other programs of \
             the same agencies in charge, any other code with its siblings under the same parent.",
    },
    why: Words {
        id: "Rujukan memakai kode. Bila dua bagian berkode sama, rujukan tidak tahu yang mana, dan angka \
             salah satunya hilang dari pemeriksaan.",
        en: "References use codes. Where two parts share one, a reference cannot know which is meant, and \
             the figures of one drop out of every check.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah memberi kode lain pada yang kemudian, atau menghapus salinannya.",
        en: "The author gives the later one another code, or deletes the copy.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Indikator kedua disalin tanpa mengganti kodenya.",
                en: "A second indicator was copied without changing its code.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"              target = 5 | 6 | 7 | 8 | 9
            }",
                to: r#"              target = 5 | 6 | 7 | 8 | 9
            }
            indikator KANAL "Jumlah pengikut akun dinas" {
              satuan akun; arah naik; perhitungan posisi; sumber-data "Catatan dinas"
              awal   2024 = 400
              target = 500 | 600 | 700 | 800 | 900
            }"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:41 error"],
        },
        Example {
            title: Words {
                id: "Berkas Renstra disalin dari kecamatan lain dan kode dokumennya tertinggal.",
                en: "A Renstra was copied from another kecamatan, and the document’s code was left.",
            },
            changes: &[Change {
                file: "kec-selatan.renstra",
                from: "renstra kec-selatan-2025",
                to: "renstra kec-utara-2025",
            }],
            today: None,
            expect: &["kec-utara.renstra:1 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Satu program di bawah dua sasaran Renstra adalah satu program.",
            en: "One program under two sasaran of a Renstra is one program.",
        },
        changes: &[
            Change {
                file: "dinkes.renstra",
                from: "pagu = Rp8 miliar | Rp8,2 miliar | Rp8,4 miliar | Rp8,6 miliar | Rp8,8 miliar",
                to: "pagu = Rp7 miliar | Rp7,2 miliar | Rp7,4 miliar | Rp7,6 miliar | Rp7,8 miliar",
            },
            Change {
                file: "dinkes.renstra",
                from: "      indikator mengacu T2/S2/PHBS",
                to: r#"      indikator mengacu T2/S2/PHBS
      program 1.02.02 "Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat" {
        kegiatan 1.02.02.2.01 "Penyediaan Fasilitas Pelayanan Kesehatan" {
          indikator SIAP "Persentase puskesmas yang siap melayani" {
            satuan persen; arah naik; sumber-data "Catatan puskesmas"
            awal   2024 = 70
            target = 75 | 80 | 85 | 90 | 95
          }
          pagu = Rp1 miliar | Rp1 miliar | Rp1 miliar | Rp1 miliar | Rp1 miliar
        }
      }"#,
            },
        ],
        today: None,
        expect: &[],
    }],
};

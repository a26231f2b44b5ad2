//! Texts and their trees. A snapshot shows nodes as `keyword code "title" (clause …) {}`, properties as
//! `.keyword … = cell | cell`, then the errors.

mod common;

use common::report;
use expect_test::{Expect, expect};

fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&report(text));
}

#[test]
fn a_plan() {
    check(
        r#"
rpjmd uji-2021 "RPJMD Kota Uji Tahun 2022–2026" {
  daerah kota-uji; periode 2022-2026; tahun 2023, 2025
  misi M1 "Tata kelola" {
    tujuan T1 "Layanan" {
      sasaran S1 "Layanan daring" {
        penanggung-jawab diskominfo, urusan 2.15, semua
        indikator SPBE "Indeks SPBE" {
          satuan indeks; arah naik
          awal 2021 = 2,86
          target 2022-2026 = 3 | 3,1 "sementara" || ≥ 3,3 | A (82,14)
          akhir 3,5
        }
        indikator mengacu RB, M1/X "judul"
      }
    }
  }
  aspek "Daya saing" { indikator ICOR "ICOR" }
  pagu-indikatif diskominfo 2022-2023 = 9,2 miliar | Rp9.900.000.000,-
  kecualikan target-berbeda, awal-berbeda pada S1/SPBE
    karena "Berita acara" oleh "Kabid" sampai 2022-12-31
}
"#,
        &expect![[r#"
            rpjmd uji-2021 "RPJMD Kota Uji Tahun 2022–2026" {}
              .daerah kota-uji
              .periode 2022-2026
              .tahun 2023 2025
              misi M1 "Tata kelola" {}
                tujuan T1 "Layanan" {}
                  sasaran S1 "Layanan daring" {}
                    .penanggung-jawab diskominfo urusan 2.15 semua
                    indikator SPBE "Indeks SPBE" {}
                      .satuan indeks
                      .arah naik
                      .awal 2021 = 2,86
                      .target 2022-2026 = 3 | 3,1 note:"sementara" | ∅ | ≥ 3,3 | A (82,14)
                      .akhir = 3,5
                    indikator "judul" (mengacu RB M1/X)
              aspek "Daya saing" {}
                indikator ICOR "ICOR"
              .pagu-indikatif diskominfo 2022-2023 = 9,2 miliar | Rp9.900.000.000,-
              .kecualikan target-berbeda awal-berbeda (pada S1/SPBE) (karena "Berita acara") (oleh "Kabid") (sampai 2022-12-31)
        "#]],
    );
}

#[test]
fn words_that_open_a_node_here_and_name_a_property_there() {
    check(
        r#"
daerah d "D" {
  perangkat-daerah a "A" { urusan 2.16, 2.20 }
  kelompok kecamatan {
    kec-wado, kec-darmaraja
    kec-cisitu // yang terakhir
  }
  skala iacm "Level" { "Level 2" < "Level 3 DC" < "Level 3 Penuh" }
  skala sakip {
    AA 90-100; A 80-90
    "B" 60-70
  }
}
renstra r {
  perangkat-daerah a
  urusan 2.16 "Kominfo" { program 2.16.03 "P" { catatan "lihat hlm 3" } }
  tujuan { indikator X "x" { skala 0-5 } }
}
pendampingan p {
  pendamping P1 "Perencana" { mendampingi a, kec-wado }
  sesi 2021-10-21 a { pendamping P1; catatan C1 "Samakan" pada T1/X tentang satuan-berbeda { selesai } }
}
capaian r { realisasi X 2021 = 3,9; realisasi 2.16.03 pagu 2021 tw 2 = Rp5 }
"#,
        &expect![[r#"
            daerah d "D" {}
              perangkat-daerah a "A" {}
                .urusan 2.16 2.20
              kelompok kecamatan {} entries: kec-wado kec-darmaraja kec-cisitu
              skala iacm "Level" {} entries: "Level 2" < "Level 3 DC" < "Level 3 Penuh"
              skala sakip {} entries: AA 90-100 A 80-90 "B" 60-70
            renstra r {}
              .perangkat-daerah a
              urusan 2.16 "Kominfo" {}
                program 2.16.03 "P" {}
                  .catatan "lihat hlm 3"
              tujuan {}
                indikator X "x" {}
                  .skala 0-5
            pendampingan p {}
              pendamping P1 "Perencana" {}
                .mendampingi a kec-wado
              sesi 2021-10-21 a {}
                .pendamping P1
                catatan C1 "Samakan" (pada T1/X) (tentang satuan-berbeda) {}
                  .selesai
            capaian r {}
              .realisasi X 2021 = 3,9
              .realisasi 2.16.03 pagu 2021 tw 2 = Rp5
        "#]],
    );
}

#[test]
fn lines_that_continue() {
    check(
        r#"
LANJUTAN Rpjmd r tabel "Indikasi program"
{
  dasar "Peraturan Daerah"
    // tentang RPJMD
    "Nomor …"
  lanjutan misi M1
  {
    catatan "c"
    sumber "a.pdf"
      "b" hlm 3, 4
  }
  program 1.01.01 "P"
  {
    pagu 2021-2022
      = 1
    pagu = 1 "a"
       | 2
       "b" |

    mendukung S1}}
"#,
        &expect![[r#"
            lanjutan rpjmd r (tabel "Indikasi program") {}
              .dasar "Peraturan Daerah"\n    // tentang RPJMD\n    "Nomor …"
              lanjutan misi M1 {}
                .catatan "c"
                .sumber "a.pdf"\n      "b" (hlm 3 4)
              program 1.01.01 "P" {}
                .pagu 2021-2022 !broken
                .pagu = 1 note:"a" | 2 note:"b" | ∅
                .mendukung S1
            S01 15:10 `2021-2022`
                Baris "pagu" belum lengkap: setelah "2021-2022" diperlukan "=".
                Lengkapi baris ini. Contoh: pagu 2021-2023 = Rp1,1 miliar | Rp1,2 miliar | Rp1,3 miliar
            S01 16:7 `= 1`
                Baris ini tidak diawali kata kunci: "= 1".
                Awali baris dengan kata kunci, atau jadikan komentar dengan "//".
        "#]],
    );
}

#[test]
fn pasted_text() {
    check(
        "\u{feff}rpjmd\u{a0}r “RPJMD ‘Kota’” {\r\n\tvisi “Maju”\u{a0}\r\n}\r\n",
        &expect![[r#"
            rpjmd r “RPJMD ‘Kota’” {}
              visi “Maju”
        "#]],
    );
}

#[test]
fn keywords_are_ordinary_words_elsewhere() {
    check(
        r#"
renstra target {
  perangkat-daerah pada
  tujuan sasaran "misi" {
    mendukung tujuan, indikator
    indikator bobot "x" { satuan target; target = naik | pada; label sampai }
  }
}
"#,
        &expect![[r#"
            renstra target {}
              .perangkat-daerah pada
              tujuan sasaran "misi" {}
                .mendukung tujuan indikator
                indikator "x" (bobot) {} !broken
                  .satuan target
                  .target = naik | pada
                  .label sampai
            S01 6:15 `bobot`
                Pada baris "indikator", "bobot" tidak cocok di sini: diperlukan kata/angka, "mengacu", teks di antara tanda kutip atau akhir baris.
                Hapus yang berlebih, atau pindahkan ke baris sendiri. Contoh: indikator IKM "Indeks kepuasan masyarakat"
        "#]],
    );
}

//! The one style, shown before and after.

use expect_test::{Expect, expect};
use selaras_syntax::format::{format, format_edits, same_meaning};
use selaras_syntax::tree::Span;

fn check(before: &str, after: Expect) {
    let formatted = format(before);
    after.assert_eq(&formatted);
    assert_eq!(format(&formatted), formatted, "formatting again changes nothing");
    assert!(same_meaning(before, &formatted), "the meaning stays");
    assert_eq!(apply(before, &format_edits(before)), formatted, "the edits do the same");
}

fn apply(text: &str, edits: &[(Span, String)]) -> String {
    let mut out = String::new();
    let mut end = 0;
    for (span, new) in edits {
        out.push_str(&text[end..span.start as usize]);
        out.push_str(new);
        end = span.end as usize;
    }
    out + &text[end..]
}

/// A text that stays as it is.
fn stays(text: &str) {
    assert_eq!(format(text), text);
    assert!(format_edits(text).is_empty());
}

// ── Statements and bodies ─────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn depth_words_and_blank_lines() {
    check(
        "\n\nRPJMD   kota-2025 \"RPJMD\"{\n\n\tDaerah kota\n\n\n\n visi\t\"Maju\"   \n misi M1 \"Menata\"{tujuan T1\n\"Mutu\" {\n}}\n\n}\n\n\nDaerah kota",
        expect![[r#"
            rpjmd kota-2025 "RPJMD" {
              daerah kota

              visi "Maju"
              misi M1 "Menata" {
                tujuan T1
                    "Mutu" {}
              }
            }

            daerah kota
        "#]],
    );
}

#[test]
fn a_brace_joins_its_header() {
    check(
        "rpjmd a\n{ // satu\n  misi M1 // dua\n  {\n  tujuan S }\n  misi M2\n  // tiga\n  { tujuan T }\n  misi M3 // empat\n  { // lima\n  }\n}",
        expect![[r#"
            rpjmd a {  // satu
              misi M1 {  // dua
                tujuan S
              }
              misi M2
                  // tiga
              { tujuan T }
              misi M3  // empat
              {  // lima
              }
            }
        "#]],
    );
}

#[test]
fn short_bodies_and_joined_statements_stay_on_their_line() {
    check(
        "daerah d{perangkat-daerah a \"A\"{kode 7.01;alias \"B\",\"C\" ; } perangkat-daerah b{ }\nkelompok k{a,b}\nskala s{\"x\"<\"y\"}\nskala t {A 80-90;B 70-80}}\n",
        expect![[r#"
            daerah d {
              perangkat-daerah a "A" { kode 7.01; alias "B", "C" }
              perangkat-daerah b {}
              kelompok k { a, b }
              skala s { "x" < "y" }
              skala t { A 80-90; B 70-80 }
            }
        "#]],
    );
    check(
        "rpjmd r { aspek \"a\" { indikator I { satuan persen;arah naik;;\n  jenis iku ; ; skala 0-5;\n} indikator J } }",
        expect![[r#"
            rpjmd r {
              aspek "a" {
                indikator I {
                  satuan persen; arah naik
                  jenis iku; skala 0-5
                }
                indikator J
              }
            }
        "#]],
    );
}

#[test]
fn a_body_that_is_too_long_for_a_line_gets_several() {
    check(
        r#"rpjmd r { program 2.16.03 "Program" { indikator PD "Persentase perangkat daerah pengguna layanan" { satuan persen; awal 2020 = 85; target = 90 | 95 } } }
"#,
        expect![[r#"
            rpjmd r {
              program 2.16.03 "Program" {
                indikator PD "Persentase perangkat daerah pengguna layanan" { satuan persen; awal 2020 = 85; target = 90 | 95 }
              }
            }
        "#]],
    );
    check(
        r#"rpjmd r { aspek "a" {
  indikator PD "Persentase perangkat daerah yang memakai layanan bersama" { satuan persen; awal 2020 = 85; target = 90 | 95 | 100; akhir 100 }
}}"#,
        expect![[r#"
            rpjmd r {
              aspek "a" {
                indikator PD "Persentase perangkat daerah yang memakai layanan bersama" {
                  satuan persen
                  awal   2020 = 85
                  target = 90 | 95 | 100
                  akhir  100
                }
              }
            }
        "#]],
    );
}

#[test]
fn bodies_without_statements() {
    check(
        "daerah d {\nkelompok k { a , b,\n\n\n c // tiga\n}\nskala s {\n// urutan\n\"x\" ;\n<\"y\"\n  < \"z\"; }\n}",
        expect![[r#"
            daerah d {
              kelompok k {
                a, b,

                c  // tiga
              }
              skala s {
                // urutan
                "x"
                < "y"
                < "z"
              }
            }
        "#]],
    );
}

// ── Columns ───────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn values_of_neighbours_stand_in_one_column() {
    check(
        r#"renstra r {
  berpedoman kota
  perangkat-daerah diskominfo
  // tabelnya mulai 2021
  tahun 2021-2023

  dasar "Peraturan"
  sumber "renstra.pdf" hlm 3
  periode 2018-2023; ditetapkan 2019-01-01
  nomenklatur "2021"
  satuan-pagu juta
  visi "x"
  label a
}"#,
        expect![[r#"
            renstra r {
              berpedoman       kota
              perangkat-daerah diskominfo
              // tabelnya mulai 2021
              tahun            2021-2023

              dasar "Peraturan"
              sumber "renstra.pdf" hlm 3
              periode 2018-2023; ditetapkan 2019-01-01
              nomenklatur "2021"
              satuan-pagu juta
              visi "x"
              label a
            }
        "#]],
    );
}

#[test]
fn cells_of_neighbouring_series_stand_in_one_column() {
    check(
        r#"rpjmd r { aspek "a" { indikator I {
  satuan persen
  awal 2024=3,2
  target=68|76 "kaki"||92
  pagu=Rp4 miliar|Rp4,2 miliar|Rp4,4 miliar|
  pagu-akhir Rp22 miliar
}
indikator J {
  target 2021 = 1
  target 2022-2023 = 2 | 3
  target 2024-2025 = 14,5 | 5
  pagu 2024-2025 = 1 | 2
} } }"#,
        expect![[r#"
            rpjmd r {
              aspek "a" {
                indikator I {
                  satuan persen
                  awal       2024 = 3,2
                  target     = 68         | 76 "kaki"    |              | 92
                  pagu       = Rp4 miliar | Rp4,2 miliar | Rp4,4 miliar |
                  pagu-akhir Rp22 miliar
                }
                indikator J {
                  target 2021      = 1
                  target 2022-2023 = 2    | 3
                  target 2024-2025 = 14,5 | 5
                  pagu   2024-2025 = 1    | 2
                }
              }
            }
        "#]],
    );
    check(
        "rpjmd r {\n pagu-indikatif diskominfo=9,2 miliar | 10 miliar\n pagu-indikatif dinkes=10,25 miliar | 9 miliar\n}\ncapaian r {\nrealisasi S2/SPBE 2021 = 3,9\nrealisasi S2 2021 = 13,9\nrealisasi 2.16 PAGU 2021 TW 1 = 5\n}",
        expect![[r#"
            rpjmd r {
              pagu-indikatif diskominfo = 9,2 miliar   | 10 miliar
              pagu-indikatif dinkes     = 10,25 miliar | 9 miliar
            }
            capaian r {
              realisasi S2/SPBE 2021 = 3,9
              realisasi S2      2021 = 13,9
              realisasi 2.16 pagu 2021 tw 1 = 5
            }
        "#]],
    );
}

#[test]
fn cells_are_not_padded_beyond_the_page() {
    let wide = "x".repeat(60);
    let text = format!(
        "rpjmd r {{\n  program 1 {{\n    pagu = \"{wide}\" | 1 | 1\n    pagu = 1 | \"{wide}\" | 1\n    pagu = 1 | 2 | \"{wide}\"\n  }}\n}}\n"
    );
    stays(&text);
}

#[test]
fn widths_are_counted_in_characters() {
    stays(
        "rpjmd r {\n  program 1 {\n    pagu = \"é–é\" | 1\n    pagu = \"abc\" | 2\n    pagu = 1     | 3\n  }\n}\n",
    );
}

// ── Long statements and comments ──────────────────────────────────────────────────────────────────────────────────────

#[test]
fn lines_of_a_statement_stay_its_lines() {
    check(
        "rpjmd r {\n dasar \"a\"\n\n  \"b\"\n kecualikan a,b pada S2 KARENA \"x\"\n oleh \"y\"\n\n // catatan\n sampai 2022-12-31 // ekor\n program 1 {\n  pagu = 1\n  | 2 // dua\n  |\n  mendukung S2\n  }\n}",
        expect![[r#"
            rpjmd r {
              dasar "a"
                  "b"
              kecualikan a, b pada S2 karena "x"
                  oleh "y"
                  // catatan
                  sampai 2022-12-31  // ekor
              program 1 {
                pagu = 1
                    | 2  // dua
                    |
                mendukung S2
              }
            }
        "#]],
    );
}

#[test]
fn comments_stand_with_what_follows() {
    check(
        "// kepala\n\n\n// dok  \nrpjmd r { // ekor\n\n// satu\n      // dua\nvisi \"x\"// rapat\n\n// tiga\nmisi M {\n// empat\n\n}// lima\n// enam\n} // tujuh\n// delapan",
        expect![[r#"
            // kepala

            // dok
            rpjmd r {  // ekor
              // satu
              // dua
              visi "x"  // rapat

              // tiga
              misi M {
                // empat
              }  // lima
              // enam
            }  // tujuh
            // delapan
        "#]],
    );
}

#[test]
fn comments_after_neighbouring_lines_stand_in_one_column() {
    check(
        "rpjmd r {\n daerah kota // satu\n periode 2021-2025 // dua\n tahun 2021-2025\n dasar \"x\" // tiga\n\n tahun-program 2021 // empat\n}",
        expect![[r#"
            rpjmd r {
              daerah  kota       // satu
              periode 2021-2025  // dua
              tahun   2021-2025
              dasar   "x"  // tiga

              tahun-program 2021  // empat
            }
        "#]],
    );
}

// ── Pasted text ───────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn pasted_marks_are_mended() {
    check(
        "\u{feff}rpjmd\u{a0}r “RPJMD “ {\r\n  periode 2018–2023\r\n  dasar “a \\ b\u{a0}– „c”\r\n  tahun-program 2021–2023\r  aspek \"a “b”\" { indikator I { target 2021–2022 = 70,38–70,76\u{a0}|\u{a0}2019–2020 } }\r\n}\r\n",
        expect![[r#"
            rpjmd r "RPJMD " {
              periode       2018-2023
              dasar         "a \\ b – „c"
              tahun-program 2021-2023
              aspek "a “b”" { indikator I { target 2021-2022 = 70,38–70,76 | 2019–2020 } }
            }
        "#]],
    );
}

#[test]
fn numbers_and_signs_in_cells_stay() {
    check(
        "rpjmd r { aspek \"a\" { indikator I {\ntarget =<22|< 22|≥90|≥   90|A( 82,14 )|A (82,14)|1:30|Rp1.000,-|- |n/a\n} } }",
        expect![[r#"
            rpjmd r {
              aspek "a" {
                indikator I {
                  target = <22 | < 22 | ≥90 | ≥ 90 | A(82,14) | A (82,14) | 1:30 | Rp1.000,- | - | n/a
                }
              }
            }
        "#]],
    );
}

#[test]
fn words_that_count_are_lowered_and_others_stay() {
    check(
        "Lanjutan RPJMD R TABEL \"x\" { Program A { Penanggung-Jawab Urusan 2.15, DISKOMINFO, Semua\nsumber \"A.pdf\" HLM 3 } }",
        expect![[r#"
            lanjutan rpjmd R tabel "x" {
              program A {
                penanggung-jawab urusan 2.15, DISKOMINFO, Semua
                sumber "A.pdf" hlm 3
              }
            }
        "#]],
    );
}

// ── Broken text ───────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn broken_statements_stay() {
    check(
        "rpjmd r {\n       target =  =   5 // x \n visi   \"x\"\n   hasil  rapat\n misi  M1   M2 \"y\"  {\n  tujuan   T {\n satuan\"\n   } }\n misi M3 \"a\" { tujuan = }\n  tahun @@\n  |  5   \n periode   2018-2023\n}",
        expect![[r#"
            rpjmd r {
                   target =  =   5 // x 
              visi "x"
               hasil  rapat
             misi  M1   M2 "y"  {
                tujuan T {
             satuan"
                }
              }
             misi M3 "a" { tujuan = }
              tahun @@
              |  5   
              periode 2018-2023
            }
        "#]],
    );
}

#[test]
fn what_stands_in_the_wrong_place_stays() {
    check(
        "rpjmd r {\n  misi   M {\n     indikator   I \"x\" {\n      satuan   persen }\n    visi   \"x\"\n }\n}\n satuan   persen\n",
        expect![[r#"
            rpjmd r {
              misi M {
                 indikator   I "x" {
                  satuan   persen }
                visi   "x"
              }
            }
             satuan   persen
        "#]],
    );
}

/// The line of `visi` belongs to the `misi` above it because of its depth.
#[test]
fn a_document_stays_where_new_white_space_would_say_something_else() {
    check(
        "rpjmd r {\n misi   M {\n  visi   \"x\"\n }\n}\nrpjmd   s\n",
        expect![[r#"
            rpjmd r {
             misi   M {
              visi   "x"
             }
            }
            rpjmd s
        "#]],
    );
}

#[test]
fn an_item_without_its_brace_stays() {
    check(
        "daerah   d\nrpjmd r {\n  misi   M {\n    tujuan   T {\n      indikator   I {\n        satuan   persen\n    }\n    tujuan   U\n  }\n  visi   \"x\"\n}\n",
        expect![[r#"
            daerah d
            rpjmd r {
              misi M {
                tujuan T {
                  indikator   I {
                    satuan   persen
                }
                tujuan U
              }
              visi "x"
            }
        "#]],
    );
    check(
        "rpjmd r {\n  misi   M {\n    tujuan   T {\n    }\n    }\n  }\n  visi   \"x\"\n}\nrpjmd   s {\n}\n",
        expect![[r#"
            rpjmd r {
              misi   M {
                tujuan   T {
                }
                }
              }
              visi "x"
            }
            rpjmd s {}
        "#]],
    );
}

#[test]
fn texts_without_statements() {
    check("", expect![""]);
    check(" \n\t\n\u{feff}", expect![""]);
    check("//\n\n\n//x", expect![["//\n\n//x\n"]]);
    stays("@@@\n");
}

// ── Edits ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn edits_leave_the_words_alone() {
    let text = "rpjmd r {\n    Visi “x”;\n\n\n  dasar  \"y\"\n}\n";
    let edits = format_edits(text);
    let shown: Vec<_> = edits
        .iter()
        .map(|(span, new)| format!("{:?} → {new:?}", &text[span.start as usize..span.end as usize]))
        .collect();
    expect![[r#"
        "\n    " → "\n  "
        "Visi" → "visi"
        "“x”" → "\"x\""
        ";\n\n\n  " → "\n\n  "
        "  " → " ""#]]
    .assert_eq(&shown.join("\n"));
}

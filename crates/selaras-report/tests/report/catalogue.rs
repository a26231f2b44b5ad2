//! The rules' pages.

use expect_test::expect;
use selaras_analysis::rule::Lang;
use selaras_report::Options;
use selaras_report::catalogue::{explain, explain_json, index, list, list_json, page};

use crate::sample::{RULES, TARGET_BERBEDA};

/// The base workspace that the sample rule's examples change.
const BASE: &[(&str, &str)] = &[
    (
        "kota.rpjmd",
        "rpjmd kota \"RPJMD\" {\n  indikator SPBE \"Nilai SPBE\" {\n    satuan nilai\n    target = 3,1 | 3,4 | 3,7 | 4,1\n  }\n}\n",
    ),
    (
        "kominfo.renstra",
        "renstra kominfo \"Renstra\" {\n  berpedoman kota\n  indikator SPBE mengacu SPBE {\n    target = 3,1 | 3,4 | 3,7 | 4,1\n  }\n}\n",
    ),
];

#[test]
fn a_page() {
    expect![[r##"
        # T01 · target-berbeda

        **Target berbeda dari RPJMD**

        Tingkat: **wajib diperbaiki** (`error`) · kode tetap `T01`, keluarga target dan nilai · sejak versi 0.1.0

        ## Yang dibandingkan

        Target setiap tahun dari indikator yang mengacu, dengan target indikator RPJMD-nya; `<22` | rentang dibaca sebagai batas &lt;b>.

        ## Mengapa penting

        Dua dokumen menjanjikan dua angka untuk satu indikator.

        ## Dasar

        Peraturan Contoh Nomor 1 (belum diverifikasi: nomornya dikutip, naskahnya belum dibaca).

        ## Siapa yang memperbaiki

        Penyusun Renstra.

        ## Perbaikan otomatis

        Ada, dan aman: `selaras check --fix` menerapkannya.

        ## Pengecualian

        `kecualikan target-berbeda pada NODE karena "…"`

        ## Contoh salah: sel 2025 tidak sama

        `kominfo.renstra`, baris 2–6:

        ```selaras
          berpedoman kota
          indikator SPBE mengacu SPBE {
            target = 3,1 | 3,4 | 3,7 | 4,2
          }
        }
        ```

        Temuan: `kominfo.renstra:4` wajib diperbaiki

        ## Contoh benar: batas yang sama

        `kominfo.renstra`, baris 2–6:

        ```selaras
          berpedoman kota
          indikator SPBE mengacu SPBE {
            target = ≥ 3,1 | 3,4 | 3,7 | 4,1
          }
        }
        ```

        `kota.rpjmd`, baris 2–6:

        ```selaras
          indikator SPBE "Nilai SPBE" {
            satuan nilai
            target = ≥ 3,1 | 3,4 | 3,7 | 4,1
          }
        }
        ```

        Dengan `--today 2022-06-30`.

        ---

        ## English: The target differs from the RPJMD's

        Weight: **must be fixed** (`error`) · stable code `T01`, family targets and values · since version 0.1.0

        ### What is compared

        Every year's target of an adopted indicator with the RPJMD's.

        ### Why it matters

        Two documents promise two figures for one indicator.

        ### Basis

        Peraturan Contoh Nomor 1 (belum diverifikasi, not verified: cited by number, its text has not been read).

        ### Who repairs it

        The authors of the Renstra.

        ### Automatic fix

        Yes, and safe: `selaras check --fix` applies it.

        ### Waiver

        `kecualikan target-berbeda pada NODE karena "…"`

        ### Wrong (shown above)

        - the cell of 2025 differs

        ### Right (shown above)

        - equal bounds
    "##]].assert_eq(&page(&TARGET_BERBEDA, BASE).expect("examples that fit"));
}

#[test]
fn the_index() {
    expect![[r#"
        # Aturan

        Setiap aturan punya kode dan nama yang tidak pernah berubah; yang diketik orang adalah namanya. Tingkatnya dapat
        diubah di `selaras.toml`. Halaman-halaman ini ditulis dari kode program: jangan disunting di sini.

        *English: every rule has a code and a name that never change; people type the name. The weight can be changed in
        `selaras.toml`. These pages are generated from the code: do not edit them here.*

        ## S · naskah (*text*)

        | Kode | Aturan | Tingkat | Isi | English | Perbaikan |
        |---|---|---|---|---|---|
        | S01 | [`sintaks`](sintaks.md) | wajib diperbaiki | Naskah tidak terbaca | The text does not parse | – |
        | S10 | [`berkas-tidak-terbaca`](berkas-tidak-terbaca.md) | wajib diperbaiki | Berkas tidak terbaca | The file cannot be read | – |

        ## T · target dan nilai (*targets and values*)

        | Kode | Aturan | Tingkat | Isi | English | Perbaikan |
        |---|---|---|---|---|---|
        | T01 | [`target-berbeda`](target-berbeda.md) | wajib diperbaiki | Target berbeda dari RPJMD | The target differs from the RPJMD's | aman |
        | T17 | [`ketelitian-berbeda`](ketelitian-berbeda.md) | saran | Ketelitian berbeda | The precision differs | dilihat dulu |

        ## C · cakupan (*coverage*)

        | Kode | Aturan | Tingkat | Isi | English | Perbaikan |
        |---|---|---|---|---|---|
        | C04 | [`indikator-rpjmd-tidak-diacu`](indikator-rpjmd-tidak-diacu.md) | perlu diperbaiki | Indikator RPJMD tidak diacu | An indicator of the RPJMD is not taken up | – |
    "#]].assert_eq(&index(RULES, ""));
    assert!(index(RULES, "docs/aturan/").contains("(docs/aturan/target-berbeda.md)"));
}

#[test]
fn on_a_terminal() {
    let options = Options { width: Some(72), ..Options::default() };
    let shown = explain(&TARGET_BERBEDA, BASE, "https://example.org/target-berbeda.md", Lang::Id, &options);
    expect![[r#"
        wajib diperbaiki[T01 target-berbeda]
        Target berbeda dari RPJMD

        Yang dibandingkan
          Target setiap tahun dari indikator yang mengacu, dengan target
          indikator RPJMD-nya; `<22` | rentang dibaca sebagai batas <b>.

        Mengapa penting
          Dua dokumen menjanjikan dua angka untuk satu indikator.

        Contoh salah
          sel 2025 tidak sama

            kominfo.renstra
            2 │   berpedoman kota
            3 │   indikator SPBE mengacu SPBE {
          ▸ 4 │     target = 3,1 | 3,4 | 3,7 | 4,2
            5 │   }
            6 │ }

        Contoh benar
          batas yang sama

            kominfo.renstra
            2 │   berpedoman kota
            3 │   indikator SPBE mengacu SPBE {
            4 │     target = ≥ 3,1 | 3,4 | 3,7 | 4,1
            5 │   }
            6 │ }

            kota.rpjmd
            2 │   indikator SPBE "Nilai SPBE" {
            3 │     satuan nilai
            4 │     target = ≥ 3,1 | 3,4 | 3,7 | 4,1
            5 │   }
            6 │ }
          --today 2022-06-30

        Siapa yang memperbaiki
          Penyusun Renstra.

        Perbaikan otomatis
          Ada, dan aman: `selaras check --fix` menerapkannya.

        Pengecualian
          `kecualikan target-berbeda pada NODE karena "…"`

        Dasar
          Peraturan Contoh Nomor 1 (belum diverifikasi: nomornya dikutip,
          naskahnya belum dibaca).

        Sejak versi 0.1.0 · https://example.org/target-berbeda.md
    "#]]
    .assert_eq(&shown.expect("examples that fit"));
    let shown = explain(&TARGET_BERBEDA, BASE, "https://example.org/target-berbeda.md", Lang::En, &options);
    expect![[r#"
        must be fixed[T01 target-berbeda]
        The target differs from the RPJMD's

        What is compared
          Every year's target of an adopted indicator with the RPJMD's.

        Why it matters
          Two documents promise two figures for one indicator.

        Wrong
          the cell of 2025 differs

            kominfo.renstra
            2 │   berpedoman kota
            3 │   indikator SPBE mengacu SPBE {
          ▸ 4 │     target = 3,1 | 3,4 | 3,7 | 4,2
            5 │   }
            6 │ }

        Right
          equal bounds

            kominfo.renstra
            2 │   berpedoman kota
            3 │   indikator SPBE mengacu SPBE {
            4 │     target = ≥ 3,1 | 3,4 | 3,7 | 4,1
            5 │   }
            6 │ }

            kota.rpjmd
            2 │   indikator SPBE "Nilai SPBE" {
            3 │     satuan nilai
            4 │     target = ≥ 3,1 | 3,4 | 3,7 | 4,1
            5 │   }
            6 │ }
          --today 2022-06-30

        Who repairs it
          The authors of the Renstra.

        Automatic fix
          Yes, and safe: `selaras check --fix` applies it.

        Waiver
          `kecualikan target-berbeda pada NODE karena "…"`

        Basis
          Peraturan Contoh Nomor 1 (belum diverifikasi, not verified: cited by
          number, its text has not been read).

        Since version 0.1.0 · https://example.org/target-berbeda.md
    "#]]
    .assert_eq(&shown.expect("examples that fit"));
}

#[test]
fn the_list() {
    expect![[r#"
        S · naskah
          S01  sintaks                      wajib diperbaiki  Naskah tidak terbaca
          S10  berkas-tidak-terbaca         wajib diperbaiki  Berkas tidak terbaca

        T · target dan nilai
          T01  target-berbeda               wajib diperbaiki  Target berbeda dari RPJMD [perbaikan: aman]
          T17  ketelitian-berbeda           saran             Ketelitian berbeda [perbaikan: dilihat dulu]

        C · cakupan
          C04  indikator-rpjmd-tidak-diacu  perlu diperbaiki  Indikator RPJMD tidak diacu
    "#]]
    .assert_eq(&list(RULES, Lang::Id, &Options::default()));
}

#[test]
fn for_programs() {
    let rules = list_json(RULES, "https://example.org/");
    assert_eq!(rules["rules"].as_array().expect("rules").len(), RULES.len());
    let explained = explain_json(&TARGET_BERBEDA, BASE, "https://example.org/").expect("examples that fit");
    expect![[r#"
        {
          "basis": {
            "kind": "peraturan",
            "number": "Peraturan Contoh Nomor 1",
            "verified": false
          },
          "code": "T01",
          "compares": {
            "en": "Every year's target of an adopted indicator with the RPJMD's.",
            "id": "Target setiap tahun dari indikator yang mengacu, dengan target indikator RPJMD-nya; `<22` | rentang dibaca sebagai batas <b>."
          },
          "family": {
            "letter": "T",
            "name": {
              "en": "targets and values",
              "id": "target dan nilai"
            }
          },
          "fix": "safe",
          "repair_by": {
            "en": "The authors of the Renstra.",
            "id": "Penyusun Renstra."
          },
          "right": [
            {
              "excerpts": [
                {
                  "file": "kominfo.renstra",
                  "line": 2,
                  "text": "  berpedoman kota\n  indikator SPBE mengacu SPBE {\n    target = ≥ 3,1 | 3,4 | 3,7 | 4,1\n  }\n}"
                },
                {
                  "file": "kota.rpjmd",
                  "line": 2,
                  "text": "  indikator SPBE \"Nilai SPBE\" {\n    satuan nilai\n    target = ≥ 3,1 | 3,4 | 3,7 | 4,1\n  }\n}"
                }
              ],
              "expect": [],
              "title": {
                "en": "equal bounds",
                "id": "batas yang sama"
              },
              "today": "2022-06-30"
            }
          ],
          "severity": "error",
          "since": "0.1.0",
          "slug": "target-berbeda",
          "title": {
            "en": "The target differs from the RPJMD's",
            "id": "Target berbeda dari RPJMD"
          },
          "url": "https://example.org/target-berbeda.md",
          "version": 1,
          "waivable": true,
          "why": {
            "en": "Two documents promise two figures for one indicator.",
            "id": "Dua dokumen menjanjikan dua angka untuk satu indikator."
          },
          "wrong": [
            {
              "excerpts": [
                {
                  "file": "kominfo.renstra",
                  "line": 2,
                  "text": "  berpedoman kota\n  indikator SPBE mengacu SPBE {\n    target = 3,1 | 3,4 | 3,7 | 4,2\n  }\n}"
                }
              ],
              "expect": [
                "kominfo.renstra:4 error"
              ],
              "title": {
                "en": "the cell of 2025 differs",
                "id": "sel 2025 tidak sama"
              },
              "today": null
            }
          ]
        }"#]].assert_eq(&serde_json::to_string_pretty(&explained).expect("JSON"));
}

#[test]
fn an_example_that_does_not_fit_is_said() {
    let error = page(&TARGET_BERBEDA, &BASE[..1]).expect_err("the Renstra is missing");
    assert_eq!(error.to_string(), "kominfo.renstra: no such file in the base workspace");
}

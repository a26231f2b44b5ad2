//! Coverage, money and shares where several documents, versions or agencies meet: what the examples of a rule, which
//! change one small plan of one version, cannot show.

mod plan;

use plan::{apply, changed, check, expect, findings, outcome};

const REVISION: &str = r#"rpjmd contoh-2025-perubahan "Perubahan RPJMD Kota Contoh Tahun 2025–2029" {
  perubahan-dari contoh-2025
  daerah         kota-contoh
  periode        2025-2029
  ditetapkan     2027-03-01
"#;

/// A revision that adds these nodes and restates nothing.
fn revision(nodes: &str) -> String {
    format!("{REVISION}{nodes}\n}}\n")
}

const NEW_PROGRAM: &str = r#"  program 1.02.03 "Program Peningkatan Kapasitas Sumber Daya Manusia Kesehatan" {
    penanggung-jawab dinkes
    indikator TENAGA "Persentase tenaga kesehatan yang terlatih" {
      satuan persen; arah naik; sumber-data "Catatan dinas"
      awal   2024 = 40
      target = 45 | 50 | 55 | 60 | 65
    }
    pagu = Rp1 miliar | Rp1 miliar | Rp1 miliar | Rp1 miliar | Rp1 miliar
  }"#;

#[test]
fn a_revision_in_force_asks_renstra_of_the_old_version() {
    expect(&[("perubahan.rpjmd", "", &revision(""))], &[]);
    expect(
        &[("perubahan.rpjmd", "", &revision(NEW_PROGRAM))],
        &["dinkes.renstra:1 error program-rpjmd-hilang"],
    );
}

#[test]
fn a_program_that_took_the_place_of_another_is_asked_for_alone() {
    let replaced = NEW_PROGRAM.replace("penanggung-jawab", "menggantikan 1.02.05\n    penanggung-jawab");
    // The old program is no longer missed where it is gone, and is none outside the plan where it is kept.
    expect(
        &[("perubahan.rpjmd", "", &revision(&replaced))],
        &["dinkes.renstra:1 error program-rpjmd-hilang"],
    );
}

#[test]
fn a_restated_sasaran_is_supported_through_its_older_place() {
    let restated = r#"  misi M2 "Memenuhi kebutuhan dasar warga" {
    tujuan T2 "Meningkatnya derajat kesehatan warga" {
      sasaran S1 "Berkurangnya masalah gizi balita dan ibu" { penanggung-jawab dinkes }
    }
  }"#;
    expect(&[("perubahan.rpjmd", "", &revision(restated))], &[]);
}

#[test]
fn a_renstra_whose_plan_is_missing_counts_by_agency_and_code() {
    let lost = ("dinkes.renstra", "berpedoman       contoh-2025", "berpedoman       contoh-2052");
    expect(&[lost], &["dinkes.renstra:2 error dokumen-tidak-ada"]);
    expect(
        &[
            lost,
            ("dinkes.renstra", "program 1.02.05 \"Program", "program 1.02.06 \"Program"),
            ("dinkes.renstra", "kegiatan 1.02.05.2.02", "kegiatan 1.02.06.2.02"),
        ],
        &[
            "dinkes.renstra:1 error program-rpjmd-hilang",
            "dinkes.renstra:2 error dokumen-tidak-ada",
            "dinkes.renstra:35 error program-di-luar-rpjmd",
        ],
    );
}

#[test]
fn a_promise_by_a_kegiatan_of_a_renstra_whose_plan_is_missing_is_kept() {
    expect(
        &[
            ("rpjmd.rpjmd", "melalui 2.16.03", "melalui 1.02.05.2.02"),
            ("dinkes.renstra", "berpedoman       contoh-2025", "berpedoman       contoh-2052"),
        ],
        &["dinkes.renstra:2 error dokumen-tidak-ada"],
    );
}

#[test]
fn an_unknown_agency_is_one_mistake() {
    expect(
        &[("dinkes.renstra", "perangkat-daerah dinkes", "perangkat-daerah dinkess")],
        &["dinkes.renstra:3 error perangkat-daerah-tidak-dikenal"],
    );
    expect(
        &[(
            "program.rpjmd",
            "mendukung        T2/S2\n    penanggung-jawab dinkes",
            "mendukung        T2/S2\n    penanggung-jawab dinkess",
        )],
        &["program.rpjmd:59 error perangkat-daerah-tidak-dikenal"],
    );
}

#[test]
fn where_a_renstra_is_missing_nothing_else_is_missed() {
    let mut files = changed(&[]);
    files.remove("dinkes.renstra");
    assert_eq!(findings(&files), ["daerah.selaras:9 warning renstra-tidak-ada"]);
}

#[test]
fn a_successor_answers_for_the_agency_whose_place_it_took() {
    expect(
        &[
            (
                "daerah.selaras",
                "  perangkat-daerah dinkes \"Dinas Kesehatan\" { kode",
                "  perangkat-daerah dkk \"Dinas Kesehatan Kota\"\n  perangkat-daerah dinkes \"Dinas Kesehatan\" { menggantikan dkk; kode",
            ),
            (
                "pendampingan.selaras",
                "\n  sesi",
                "  pendamping P3 \"Perencana Ahli Pertama\" { mendampingi dkk }\n\n  sesi",
            ),
            (
                "rpjmd.rpjmd",
                "sasaran S2 \"Membaiknya kebiasaan hidup sehat warga\" {\n        penanggung-jawab dinkes",
                "sasaran S2 \"Membaiknya kebiasaan hidup sehat warga\" {\n        penanggung-jawab dkk",
            ),
            (
                "program.rpjmd",
                "mendukung        T2/S2\n    penanggung-jawab dinkes",
                "mendukung        T2/S2\n    penanggung-jawab dkk",
            ),
        ],
        &[],
    );
}

#[test]
fn the_missing_program_is_inserted_whole_wherever_its_renstra_has_room() {
    let program = r#"  program 2.20.02 "Program \"Data\" Sektoral" {
    mendukung        T1/S1
    penanggung-jawab diskominfo
    outcome O1 "Terbitnya data" {
      indikator DATA "Persentase data sektoral yang terbit" {
        satuan persen; arah naik; sumber-data "Catatan dinas"
        awal   2024 = 50
        target = 55 | 60 | 65 | 70 | 75
      }
      indikator "Persentase data yang terbuka" {
        satuan persen; arah naik; sumber-data "Catatan dinas"
        awal   2024 = 30
        target = 35 | 40 | 45 | 50 | 55
      }
    }
  }
  program 1.02.02"#;
    let files = changed(&[("program.rpjmd", "  program 1.02.02", program)]);
    let found = check(&files);
    assert_eq!(found.len(), 1);
    let after = apply(&files, &found[0].fixes[0]);
    assert_eq!(findings(&after), [""; 0]);
    let text = &after["diskominfo.renstra"];
    assert!(text.contains("      program 2.20.02 \"Program \\\"Data\\\" Sektoral\" {\n        indikator mengacu 2.20.02/DATA\n"), "{text}");
}

#[test]
fn the_missing_program_fits_a_renstra_of_one_line_under_the_own_code() {
    let files = changed(&[
        (
            "daerah.selaras",
            "\n  kelompok",
            "  perangkat-daerah dlh \"Dinas Lingkungan Hidup\" { kode 2.11.0.00.0.00.05.0000 }\n\n  kelompok",
        ),
        (
            "pendampingan.selaras",
            "\n  sesi",
            "  pendamping P3 \"Perencana Ahli Pertama\" { mendampingi dlh }\n\n  sesi",
        ),
        (
            "dlh.renstra",
            "",
            "renstra dlh-2025 { berpedoman contoh-2025; perangkat-daerah dlh; periode 2025-2029 }\n",
        ),
    ]);
    let found = check(&files);
    assert_eq!(findings(&files), ["dlh.renstra:1 error program-rpjmd-hilang"]);
    let after = apply(&files, &found[0].fixes[0]);
    assert_eq!(findings(&after), [""; 0], "{}", after["dlh.renstra"]);
    assert!(after["dlh.renstra"].contains("program 2.11.01 "), "{}", after["dlh.renstra"]);
}

#[test]
fn a_waiver_takes_one_indicator_out_of_a_finding() {
    let other = r#"        indikator SIMPUL "Indeks mutu simpul" {
          satuan indeks; arah naik; sumber-data "Catatan dinas"
          awal   2024 = 1
          target = 2 | 3 | 4 | 5 | 6
        }
        indikator LAJU "Laju simpul" {
          satuan "per jam"; arah naik; sumber-data "Catatan dinas"
          awal   2024 = 11
          target = 12 | 13 | 14 | 15 | 16
        }
"#;
    let adopted = "        indikator mengacu 2.16.03/PD\n        indikator mengacu 2.16.03/KEL\n";
    let files = changed(&[
        ("diskominfo.renstra", adopted, other),
        (
            "diskominfo.renstra",
            "  tahun            2025-2029\n",
            "  tahun            2025-2029\n  kecualikan indikator-rpjmd-tidak-diacu pada 2.16.03/KEL karena \"Dikerjakan kecamatan\"\n",
        ),
    ]);
    let found = check(&files);
    assert_eq!(findings(&files), ["diskominfo.renstra:1 warning indikator-rpjmd-tidak-diacu"]);
    assert!(
        found[0].message.id.contains("PD") && !found[0].message.id.contains("KEL"),
        "{}",
        found[0].message.id
    );
}

#[test]
fn an_indicator_that_stands_twice_in_the_rpjmd_is_taken_up_once() {
    let twice = "sasaran S2 \"Membaiknya kebiasaan hidup sehat warga\" {\n        indikator STUNTING mengacu T2/S1/STUNTING";
    expect(&[("rpjmd.rpjmd", "sasaran S2 \"Membaiknya kebiasaan hidup sehat warga\" {", twice)], &[]);
}

#[test]
fn a_transition_plan_has_tujuan_in_the_place_of_misi() {
    let indicator = "satuan indeks; arah naik; sumber-data \"Contoh\"; awal 2022 = 1; target = 2 | 3 | 4 | 5";
    let plan = format!(
        "rpd rpd-2023 \"RPD Kota Contoh Tahun 2023–2026\" {{\n  daerah kota-lain; periode 2023-2026\n  tujuan T1 \"Sehatnya warga\" {{\n    indikator A \"Indeks kesehatan\" {{ {indicator} }}\n    sasaran S1 \"Sehatnya balita\" {{\n      penanggung-jawab dinkes\n      indikator B \"Indeks gizi\" {{ {indicator} }}\n    }}\n  }}\n  tujuan T2 \"Bersihnya sungai\" {{ indikator C \"Indeks sungai\" {{ {indicator} }} }}\n}}\n"
    );
    let renstra = "renstra dinkes-2023 {\n  berpedoman rpd-2023; perangkat-daerah dinkes; periode 2023-2026\n  tujuan T1 \"Sehatnya ibu\" {\n    mendukung T1/S1\n    indikator mengacu T1/A\n    sasaran S1 \"Cukupnya gizi\" { indikator mengacu T1/S1/B }\n  }\n}\n";
    let mut files = changed(&[]);
    files.clear();
    files.insert("daerah.selaras".into(), "daerah kota-lain \"Kota Lain\" {\n  perangkat-daerah dinkes \"Dinas Kesehatan\" { kode 1.02.0.00.0.00.02.0000 }\n}\n".into());
    files.insert("rpd.selaras".into(), plan);
    files.insert("dinkes.renstra".into(), renstra.into());
    assert_eq!(findings(&files), ["rpd.selaras:10 error misi-tidak-dijabarkan"]);
}

#[test]
fn a_summary_of_missing_renstra_loses_the_waived_agency() {
    let five: String = ["dlh", "dishub", "dispora", "disnaker", "dinsos"]
        .map(|a| format!("  perangkat-daerah {a} \"Dinas {a}\"\n"))
        .concat();
    let coached = "  pendamping P3 \"A\" { mendampingi dlh, dishub }\n  pendamping P4 \"B\" { mendampingi dispora, disnaker }\n  pendamping P5 \"C\" { mendampingi dinsos }\n\n  sesi";
    let waiver = "  kecualikan renstra-tidak-ada pada dlh karena \"Baru dibentuk\"\n";
    let files = changed(&[
        ("daerah.selaras", "\n  kelompok", &format!("{five}{waiver}\n  kelompok")),
        ("pendampingan.selaras", "\n  sesi", coached),
    ]);
    let found = outcome(&files).diagnostics;
    // It stood at dlh, and stands at the first that is left.
    assert_eq!(findings(&files), ["daerah.selaras:13 warning renstra-tidak-ada"]);
    let message = &found[0].message.id;
    assert!(message.starts_with("4 dari 9 ") && !message.contains("dlh"), "{message}");
}

#[test]
fn money_rounded_to_the_unit_of_either_table_is_the_same() {
    let juta = (
        "rpjmd.rpjmd",
        "  ditetapkan     2025-08-15\n",
        "  ditetapkan     2025-08-15\n  satuan-pagu    juta\n",
    );
    let rpjmd = (
        "program.rpjmd",
        "pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,2 miliar | Rp1,3 miliar",
        "pagu = 1.000 | 1.100 | 1.200 | 1.200 | 1.300",
    );
    let row = "pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,2 miliar | Rp1,3 miliar";
    let near = "pagu = Rp1.000.400.000 | Rp1,1 miliar | Rp1,2 miliar | Rp1,2 miliar | Rp1.299.600.000";
    let far = "pagu = Rp1.000.600.000 | Rp1,1 miliar | Rp1,2 miliar | Rp1,2 miliar | Rp1,3 miliar";
    expect(&[juta, rpjmd, ("dinkes.renstra", row, near)], &[]);
    expect(&[juta, rpjmd, ("dinkes.renstra", row, far)], &["dinkes.renstra:35 error pagu-melebihi-rpjmd"]);
}

#[test]
fn a_wrong_sum_leaves_what_is_above_it_unjudged_in_that_year_only() {
    let row = "pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,3 miliar | Rp1,4 miliar";
    // 2027: not the sum of its subkegiatan, so that the program above the RPJMD is no second mistake.
    let one = "pagu = Rp1 miliar | Rp1,1 miliar | Rp1,9 miliar | Rp1,3 miliar | Rp1,4 miliar";
    expect(&[("diskominfo.renstra", row, one)], &["diskominfo.renstra:34 error jumlah-pagu-salah"]);
    // 2026 is right as a sum, and above the RPJMD.
    expect(
        &[
            (
                "diskominfo.renstra",
                row,
                "pagu = Rp1 miliar | Rp1,2 miliar | Rp1,9 miliar | Rp1,3 miliar | Rp1,4 miliar",
            ),
            ("diskominfo.renstra", "pagu = Rp600 juta | Rp650 juta", "pagu = Rp600 juta | Rp750 juta"),
        ],
        &["diskominfo.renstra:26 error pagu-melebihi-rpjmd", "diskominfo.renstra:34 error jumlah-pagu-salah"],
    );
}

#[test]
fn an_amount_that_nobody_can_read_is_in_no_sum() {
    expect(
        &[("diskominfo.renstra", "pagu = Rp600 juta | Rp650 juta", "pagu = Rp600.00 juta | Rp650 juta")],
        &["diskominfo.renstra:41 error angka-keliru"],
    );
}

#[test]
fn the_ceiling_is_judged_in_the_years_that_no_program_explains() {
    let raised = ("diskominfo.renstra", "Rp4,5 miliar | Rp4,7 miliar", "Rp4,5 miliar | Rp4,9 miliar");
    expect(&[raised], &["diskominfo.renstra:55 error pagu-melebihi-rpjmd"]);
    expect(
        &[
            raised,
            (
                "diskominfo.renstra",
                "pagu = Rp1,5 miliar | Rp1,5 miliar | Rp1,6 miliar",
                "pagu = Rp1,7 miliar | Rp1,5 miliar | Rp1,6 miliar",
            ),
        ],
        &[
            "diskominfo.renstra:1 error pagu-total-melebihi",
            "diskominfo.renstra:55 error pagu-melebihi-rpjmd",
        ],
    );
}

#[test]
fn a_shared_program_is_judged_only_with_all_its_renstra() {
    let raised = ("kec-utara.renstra", "pagu = Rp600 juta", "pagu = Rp700 juta");
    let mut files = changed(&[raised, ("kec-selatan.renstra", "pagu = Rp400 juta", "pagu = Rp900 juta")]);
    assert_eq!(findings(&files), ["program.rpjmd:75 error pagu-bersama-melebihi"]);
    files.remove("kec-utara.renstra");
    assert_eq!(findings(&files), ["daerah.selaras:10 warning renstra-tidak-ada"]);
}

#[test]
fn a_share_that_a_contributor_no_longer_states_is_missed() {
    expect(
        &[(
            "kec-utara.renstra",
            "        berkontribusi T1/S2/WARGA bobot 60%\n",
            "        satuan orang; arah naik\n",
        )],
        &["rpjmd.rpjmd:27 error jumlah-kontribusi"],
    );
    // Where its reference leads nowhere, the share is not known.
    expect(
        &[(
            "kec-utara.renstra",
            "berkontribusi T1/S2/WARGA bobot 60%",
            "berkontribusi T1/S2/WARGAA bobot 60%",
        )],
        &["kec-utara.renstra:17 error rujukan-tidak-ada"],
    );
}

#[test]
fn a_line_that_cannot_be_read_is_missed_nowhere() {
    expect(
        &[("diskominfo.renstra", "indikator mengacu 2.16.03/KEL", "indikator mengacu 2.16.03/KEL |||")],
        &["diskominfo.renstra:57 error sintaks"],
    );
    expect(
        &[
            ("dinkes.renstra", "mendukung T2/S1, T2/S2", "mendukung T2/S1, = T2/S2"),
            (
                "dinkes.renstra",
                "      indikator mengacu T2/S2/PHBS\n",
                "      indikator AIR \"Persentase rumah dengan air layak minum\" {\n        satuan persen; arah naik; sumber-data \"Catatan puskesmas\"\n        awal   2024 = 80\n        target = 82 | 84 | 86 | 88 | 90\n      }\n",
            ),
        ],
        &["dinkes.renstra:8 error sintaks"],
    );
}

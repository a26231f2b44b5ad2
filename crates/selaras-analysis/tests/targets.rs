//! What the rules of targets, units and second tables do beside each other: repairs that leave nothing to repair,
//! mistakes of the RPJMD that are not found once more in a Renstra, and the corners of a `tabel`. Each case is the base
//! plan of the rule catalogue with a few changes.

mod plan;

use plan::{Files, apply, changed, check, expect, findings};

/// Every repair of every finding, each alone, leaves a plan without findings but for `left`.
#[track_caller]
fn repaired(changes: &[(&str, &str, &str)], repairs: usize, left: usize) -> Vec<Files> {
    let files = changed(changes);
    let found = check(&files);
    assert!(!found.is_empty());
    let mut all = Vec::new();
    for finding in &found {
        assert_eq!(finding.fixes.len(), repairs, "{}", finding.message.id);
        for (n, fix) in finding.fixes.iter().enumerate() {
            let after = apply(&files, fix);
            // The last of several repairs takes the whole row.
            let left = if n > 0 { 0 } else { left };
            assert_eq!(findings(&after).len(), left, "{}: {:?}", fix.title.id, findings(&after));
            all.push(after);
        }
    }
    all
}

const SPBE: &str = "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1";

#[test]
fn a_target_is_repaired_alone_or_with_its_row() {
    repaired(&[("diskominfo.renstra", SPBE, "target = 3,3 | 3,5 | 3,6 | 3,9 | 4,1")], 1, 0);
    repaired(&[("diskominfo.renstra", SPBE, "target = 3,3 | 3,5 | 3,6 | 3,8 | 4,1")], 2, 1);
}

#[test]
fn a_repaired_cell_keeps_its_sign_its_unit_word_and_its_note() {
    let after = repaired(
        &[(
            "dinkes.renstra",
            "          awal   2024 = 76\n          target = 80 | 84 | 88 | 92 | 96",
            "          awal   2024 = 75% \"survei\"\n          target = 80% | 84% | 88% | 92% | 96%",
        )],
        1,
        0,
    );
    assert!(after[0]["dinkes.renstra"].contains("awal   2024 = 76% \"survei\""));
    let road = |target: &str| {
        changed(&[
            (
                "rpjmd.rpjmd",
                "indikator AHH \"Angka Harapan Hidup\" {",
                "indikator JALUR \"Panjang jalur sehat\" { satuan meter; arah naik; awal 2024 = 900; \
                 target = 1.000 | 2.000 | 3.000 | 4.000 | 5.000 }\n      indikator AHH \"Angka Harapan Hidup\" {",
            ),
            (
                "dinkes.renstra",
                "    indikator mengacu T2/AHH\n",
                &format!(
                    "    indikator mengacu T2/AHH\n    indikator JALUR mengacu T2/JALUR {{\n      {target}\n    }}\n"
                ),
            ),
        ])
    };
    let files = road("satuan km; target = 1 | 2 | 4 | 4 | 5");
    let found = check(&files);
    let codes: Vec<&str> = found.iter().map(|d| d.rule.code).collect();
    assert_eq!(codes, ["T03", "T01"], "the units are mentioned, the values compared");
    assert!(apply(&files, &found[1].fixes[0])["dinkes.renstra"].contains("target = 1 | 2 | 3 | 4 | 5"));
    let files = road("target = 1.000 m | 2.000 m | 2.500 m | 4.000 m | 5.000 m");
    let found = check(&files);
    let messages: Vec<&str> = found.iter().map(|d| &*d.message.id).collect();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(apply(&files, &found[0].fixes[0])["dinkes.renstra"].contains("| 3000 m |"));
}

#[test]
fn a_baseline_a_unit_and_a_direction_are_repaired() {
    repaired(&[("diskominfo.renstra", "awal   2024 = 3,2", "awal   2023 = 3,1")], 1, 0);
    let dinkes = "          satuan persen; arah naik\n          awal   2024 = 76";
    for other in ["satuan nilai; arah naik", "satuan persen; arah turun"] {
        let to = format!("          {other}\n          awal   2024 = 76");
        repaired(&[("dinkes.renstra", dinkes, &to)], 1, 0);
    }
}

#[test]
fn what_the_rpjmd_says_is_found_in_the_rpjmd_only() {
    let table = ("tabel.rpjmd", "target = 80 | 84 | 88 | 92 | 96", "target 2025 = 80");
    let both = |row: &'static str| {
        [
            ("program.rpjmd", "awal   2024 = 76\n      target = 80 | 84 | 88 | 92 | 96", row),
            ("dinkes.renstra", "awal   2024 = 76\n          target = 80 | 84 | 88 | 92 | 96", row),
            table,
        ]
    };
    for (row, finding) in [
        (
            "awal 2024 = 76\n      target = 80 | 84 | 82 | 92 | 96",
            "program.rpjmd:53 warning target-melawan-arah",
        ),
        (
            "awal 2024 = 82\n      target = 80 | 84 | 88 | 92 | 96",
            "program.rpjmd:53 warning target-di-bawah-awal",
        ),
        (
            "awal 2024 = 76\n      target = 80 | 84 | 88 | 92 | 106",
            "program.rpjmd:53 error target-di-luar-batas",
        ),
        (
            "awal 2024 = 76\n      target = 80 | 84 | 88 | 92 | 96\n      akhir 90",
            "program.rpjmd:54 error akhir-tidak-cocok",
        ),
        ("awal 2024 = 76\n      target = 80 | 84 | 88 | 92", "program.rpjmd:53 error target-tidak-lengkap"),
        (
            "awal 2024 = 76\n      target = 80 | 84–82 | 88 | 92 | 96",
            "program.rpjmd:53 error rentang-terbalik",
        ),
    ] {
        let mut changes = both(row).to_vec();
        if row.contains("82\n") {
            changes.push(("tabel.rpjmd", "awal   2024 = 76\n      ", ""));
        }
        expect(&changes, &[finding]);
    }
}

#[test]
fn years_that_the_rpjmd_does_not_have_are_missing_nowhere() {
    let narrowed = (
        "rpjmd.rpjmd",
        "awal   2024 = 78,5\n        target = 79 | 80 | 81 | 82 | 83",
        "awal   2024 = 78,5; tahun 2026-2029\n        target = 80 | 81 | 82 | 83",
    );
    expect(&[narrowed], &[]);
    // Here the Renstra’s table has one column more than the RPJMD: that one is the Renstra’s to fill.
    let later = ("diskominfo.renstra", "  tahun            2025-2029", "  tahun            2025-2030");
    let found = findings(&changed(&[later]));
    assert!(found.iter().any(|f| f.ends_with("target-tidak-lengkap")), "{found:?}");
}

#[test]
fn an_own_row_is_judged_where_the_rpjmds_says_nothing() {
    // The Renstra's own last year: the RPJMD has no column for it.
    expect(
        &[(
            "diskominfo.renstra",
            "indikator SPBE mengacu T1/S1/SPBE {\n        awal   2024 = 3,2\n        target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
            "indikator SPBE mengacu T1/S1/SPBE {\n        tahun 2025-2030\n        target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1 | 4",
        )],
        &["diskominfo.renstra:16 warning target-melawan-arah"],
    );
}

#[test]
fn a_direction_that_only_the_renstra_declares_is_judged_there() {
    let row = "awal   2024 = 76\n      target = 80 | 84 | 82 | 86 | 85";
    let own = "awal   2024 = 76\n          target = 80 | 84 | 82 | 86 | 85";
    expect(
        &[
            (
                "program.rpjmd",
                "persen; arah naik; sumber-data \"Catatan posyandu\"\n      awal   2024 = 76",
                "persen\n      awal   2024 = 76",
            ),
            ("program.rpjmd", "awal   2024 = 76\n      target = 80 | 84 | 88 | 92 | 96", row),
            ("dinkes.renstra", "awal   2024 = 76\n          target = 80 | 84 | 88 | 92 | 96", own),
            ("tabel.rpjmd", "target = 80 | 84 | 88 | 92 | 96", "target 2025 = 80"),
        ],
        &["dinkes.renstra:20 warning target-melawan-arah"],
    );
}

#[test]
fn grades_of_a_built_in_scale_have_an_order() {
    let row = "target = B | BB | BB | A | A";
    expect(
        &[("diskominfo.renstra", row, "target = B | BB | B | A | A")],
        &["diskominfo.renstra:88 warning target-melawan-arah"],
    );
    expect(
        &[("diskominfo.renstra", row, "target = CC | BB | BB | A | A")],
        &["diskominfo.renstra:88 warning target-di-bawah-awal"],
    );
}

#[test]
fn a_waived_row_leaves_an_empty_column() {
    let rows = [
        ("kec-selatan.renstra", "target = 55 | 60 | 65 | 70 | 75", "target = 55 | 60 | 65 | 70"),
        ("kec-selatan.renstra", "target = 6 | 6 | 6 | 6 | 6", "target = 6 | 6 | 6 | 6"),
    ];
    let waiver = |node: &str| {
        format!(
            "  ditetapkan       2025-09-16\n  kecualikan target-tidak-lengkap pada {node} karena \"ditunda\"\n"
        )
    };
    let header = "  ditetapkan       2025-09-16\n";
    for (waived, left) in [("7.01.02.2.04", 1), ("T1", 0)] {
        let to = waiver(waived);
        let mut changes = rows.to_vec();
        changes.push(("kec-selatan.renstra", header, &to));
        assert_eq!(check(&changed(&changes)).len(), left, "{waived}");
    }
}

#[test]
fn a_table_is_compared_in_what_it_states() {
    let timbang = "      satuan persen\n      awal   2024 = 76\n      target = 80 | 84 | 88 | 92 | 96";
    for (to, line) in [
        // Another unit, and then nothing more of that row.
        ("      satuan balita\n      awal   2024 = 76\n      target = 8 | 9 | 10 | 11 | 12", Some(5)),
        (
            "      satuan %; arah turun\n      awal   2024 = 76\n      target = 80 | 84 | 88 | 92 | 96",
            Some(5),
        ),
        ("      satuan persen\n      awal   2024 = 70\n      target = 80 | 84 | 88 | 92 | 96", Some(6)),
        ("      satuan persen\n      awal   2023 = 76\n      target = 80 | 84 | 88 | 92 | 96", Some(6)),
        ("      target = 80 | 84 | - | 92 | 96", Some(5)),
        ("      target = 80 | 81 | 82 | 92 | 96", Some(5)),
        // Not stated, written in another way, or a final value that the plan does not state.
        ("      awal   = 76", None),
        ("      target 2026 = 84%; target 2028-2029 = 92 | 96", None),
        ("      target = 80,4 | 84 | 88 | 92 | 96\n      akhir 90", None),
    ] {
        let expected: Vec<String> =
            line.iter().map(|l| format!("tabel.rpjmd:{l} error tabel-berbeda")).collect();
        let found = findings(&changed(&[("tabel.rpjmd", timbang, to)]));
        assert_eq!(found, expected, "{to}");
    }
}

#[test]
fn a_table_is_matched_by_codes_and_names() {
    let kader = "program 1.02.05 \"Program Pemberdayaan Masyarakat Bidang Kesehatan\" {\n    penanggung-jawab dinkes\n    indikator KADER \"Persentase posyandu dengan kader terlatih\" {";
    for (to, finding) in [
        // Another program: only in the table, and nothing more about what is in it.
        (
            "program 1.02.04 \"Program Sediaan Farmasi\" {\n    penanggung-jawab dinkes\n    indikator KADER \"Persentase apotek\" {",
            Some("11"),
        ),
        // The same code with another name.
        (
            "program 1.02.05 \"Program Lingkungan Sehat\" {\n    penanggung-jawab dinkes\n    indikator KADER \"Persentase posyandu dengan kader terlatih\" {",
            Some("11"),
        ),
        (
            "program 1.02.05 \"PROGRAM PEMBERDAYAAN MASYARAKAT BIDANG KESEHATAN\" {\n    penanggung-jawab dinkes\n    indikator KADER \"Jumlah rumah singgah\" {",
            Some("13"),
        ),
        // No code, nearly the same name; or only a reference.
        (
            "program 1.02.05 \"Program Pemberdayaan Masyarakat Bidang Kesehatan\" {\n    indikator \"Prosentase posyandu dengan kader yang terlatih\" {",
            None,
        ),
        (
            "program 1.02.05 \"Program Pemberdayaan Masyarakat Bidang Kesehatan\" {\n    outcome O1 \"…\" { indikator mengacu 1.02.05/KADER {",
            None,
        ),
        // Grouped by urusan, which the plan does not do for this program.
        (
            "urusan 1.02 \"Kesehatan\" {\n  pagu = 1 | 1 | 1 | 1 | 1\n program 1.02.05 \"Program Pemberdayaan Masyarakat Bidang Kesehatan\" {\n    indikator KADER {",
            None,
        ),
    ] {
        let mut changes = vec![("tabel.rpjmd", kader, to)];
        let row = "target = 70 | 75 | 80 | 85 | 90 }";
        if to.contains("outcome") || to.contains("urusan") {
            changes.push(("tabel.rpjmd", row, "target = 70 | 75 | 80 | 85 | 90 } }"));
        }
        if to.contains("urusan") {
            // The program of the table ends with its indicator; its money would be the urusan's.
            changes.push((
                "tabel.rpjmd",
                "    pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,2 miliar | Rp1,3 miliar\n",
                "",
            ));
        }
        if to.contains("outcome") {
            changes.push((
                "tabel.rpjmd",
                "Rp1,2 miliar | Rp1,2 miliar | Rp1,3 miliar",
                "Rp1,2 miliar | Rp1,2 miliar | 1,3 miliar",
            ));
        }
        let expected: Vec<String> =
            finding.iter().map(|l| format!("tabel.rpjmd:{l} error tabel-berbeda")).collect();
        assert_eq!(findings(&changed(&changes)), expected, "{to}");
    }
}

#[test]
fn a_table_counts_money_in_the_unit_of_its_plan() {
    let pagu = "pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,2 miliar | Rp1,3 miliar";
    let header =
        ("rpjmd.rpjmd", "  ditetapkan     2025-08-15\n", "  ditetapkan     2025-08-15\n  satuan-pagu juta\n");
    for (to, lines) in [
        ("pagu = 1.000 | 1.100 | 1.200 | 1.200 | 1.300", 0),
        ("pagu = 1.000 | 1.100 | 1.300 | 1.200 | 1.300", 1),
    ] {
        let found = findings(&changed(&[header, ("tabel.rpjmd", pagu, to)]));
        assert_eq!(found.len(), lines, "{found:?}");
    }
}

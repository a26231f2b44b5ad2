//! Who is told: where several agencies are in charge, where waivers take some of them out, and where a Renstra has
//! versions.

mod plan;

use plan::{changed, expect, findings, outcome};

/// An indicator of the program that every agency has, which nobody takes up.
const LAPOR: (&str, &str, &str) = (
    "program.rpjmd",
    "    pagu = Rp5 miliar | Rp5 miliar",
    "    indikator LAPOR \"Persentase laporan yang terbit tepat waktu\" {
      satuan persen; arah naik; sumber-data \"Evaluasi tahunan\"
      awal   2024 = 80
      target = 82 | 84 | 86 | 88 | 90
    }
    pagu = Rp5 miliar | Rp5 miliar",
);

/// Dinkes without that program.
const WITHOUT: [(&str, &str, &str); 2] = [
    ("dinkes.renstra", "program 1.02.01 \"Program Penunjang", "program 1.02.04 \"Program Penunjang"),
    ("dinkes.renstra", "kegiatan 1.02.01.2.01", "kegiatan 1.02.04.2.01"),
];

fn waiver(file: &'static str, rules: &str, node: &str) -> (&'static str, &'static str, String) {
    let line = "  periode          2025-2029\n";
    (file, line, format!("{line}  kecualikan {rules} pada {node} karena \"Dialihkan\"\n"))
}

#[test]
fn what_nobody_takes_up_is_told_to_the_first() {
    expect(&[LAPOR], &["dinkes.renstra:1 warning indikator-rpjmd-tidak-diacu"]);
}

#[test]
fn what_one_agency_lacks_or_waives_is_asked_of_the_next() {
    // The first has a reason: the second is asked.
    let (file, from, to) = waiver("dinkes.renstra", "indikator-rpjmd-tidak-diacu", "X.XX.01/LAPOR");
    expect(&[LAPOR, (file, from, &to)], &["diskominfo.renstra:1 warning indikator-rpjmd-tidak-diacu"]);
    // The first does not have the program, and says why.
    let rules = "program-rpjmd-hilang, program-di-luar-rpjmd, indikator-rpjmd-tidak-diacu";
    let (file, from, to) = waiver("dinkes.renstra", rules, "X.XX.01");
    let mut changes = vec![LAPOR, (file, from, &to)];
    changes.extend(WITHOUT);
    let found = findings(&changed(&changes));
    assert!(
        found.contains(&"diskominfo.renstra:1 warning indikator-rpjmd-tidak-diacu".to_owned()),
        "{found:?}"
    );
    assert!(!found.iter().any(|f| f.starts_with("dinkes.renstra:1 ")), "{found:?}");
}

#[test]
fn a_missing_program_hides_its_indicators_from_its_own_agency_only() {
    let mut changes = vec![LAPOR];
    changes.extend(WITHOUT);
    let found = findings(&changed(&changes));
    let at_first_lines: Vec<&String> = found.iter().filter(|f| f.contains(":1 ")).collect();
    assert_eq!(
        at_first_lines,
        [
            "dinkes.renstra:1 error program-rpjmd-hilang",
            "diskominfo.renstra:1 warning indikator-rpjmd-tidak-diacu"
        ]
    );
}

#[test]
fn a_reason_of_the_whole_region_is_listed_once() {
    let line = "  periode        2025-2029\n";
    let waived =
        format!("{line}  kecualikan indikator-rpjmd-tidak-diacu pada X.XX.01/LAPOR karena \"Baru\"\n");
    let outcome = outcome(&changed(&[LAPOR, ("rpjmd.rpjmd", line, &waived)]));
    assert!(outcome.diagnostics.is_empty());
    let [only] = outcome.suppressed.as_slice() else { panic!("{:?}", outcome.suppressed) };
    assert!(only.diagnostic.message.id.contains("indikator LAPOR"), "{}", only.diagnostic.message.id);
}

#[test]
fn a_revision_of_a_renstra_keeps_what_it_does_not_restate() {
    let revision = "renstra dinkes-2027 \"Perubahan Renstra Dinas Kesehatan\" {
  perubahan-dari   dinkes-2025
  berpedoman       contoh-2025
  perangkat-daerah dinkes
  periode          2025-2029
}
";
    expect(&[("dinkes-2027.renstra", "", revision)], &[]);
    // What the older version supports and the newer one does not is lost once, at the newer one.
    let restated = revision.replace(
        "}\n",
        "  tujuan T1 \"Terwujudnya warga yang bugar\" {
    mendukung T2/S1, T2/S2
    indikator mengacu T2/AHH
    sasaran S1 \"Menurunnya balita bermasalah gizi\" { indikator mengacu T2/S1/STUNTING }
  }
}
",
    );
    expect(&[("dinkes-2027.renstra", "", &restated)], &[]);
}

#[test]
fn two_renstra_of_one_agency_count_together() {
    let second = "renstra dinkes-2026 \"Renstra Dinas Kesehatan, naskah kedua\" {
  berpedoman       contoh-2025
  perangkat-daerah dinkes
  periode          2025-2029
  tujuan T9 \"Terwujudnya warga yang bugar\" {
    mendukung T2/S2
    indikator mengacu T2/AHH
    sasaran S9 \"Meluasnya keluarga yang menjaga kesehatan\" { indikator mengacu T2/S2/PHBS }
  }
}
";
    let changes = [
        ("a.renstra", "", second),
        ("dinkes.renstra", "mendukung T2/S1, T2/S2", "mendukung T2/S1"),
        (
            "dinkes.renstra",
            "      indikator mengacu T2/S2/PHBS\n",
            "      indikator AIR \"Persentase rumah dengan air layak minum\" {\n        satuan persen; arah naik; sumber-data \"Catatan puskesmas\"\n        awal   2024 = 80\n        target = 82 | 84 | 86 | 88 | 90\n      }\n",
        ),
    ];
    expect(&changes, &[]);
}

#[test]
fn a_column_stands_at_the_first_row_that_is_left() {
    let without = |from: &'static str, to: &'static str| ("dinkes.renstra", from, to);
    let rows = [
        without("target = 65 | 70 | 75 | 80 | 85", "target = 65 | 70 | 75 | 80"),
        without("target = 2.000 | 2.200 | 2.400 | 2.600 | 2.800", "target = 2.000 | 2.200 | 2.400 | 2.600"),
        without("target = 6 | 6 | 6 | 6 | 6", "target = 6 | 6 | 6 | 6"),
    ];
    expect(&rows, &["dinkes.renstra:26 error target-tidak-lengkap"]);
    let (file, from, to) = waiver("dinkes.renstra", "target-tidak-lengkap", "1.02.02.2.02/UKUR");
    let mut changes = rows.to_vec();
    changes.push((file, from, &to));
    expect(&changes, &["dinkes.renstra:42 error target-tidak-lengkap"]);
}

#[test]
fn a_revision_that_restates_nothing_keeps_shares_and_money() {
    let revision = "renstra kec-utara-2027 \"Perubahan Renstra Kecamatan Utara\" {
  perubahan-dari   kec-utara-2025
  berpedoman       contoh-2025
  perangkat-daerah kec-utara
  periode          2025-2029
}
";
    expect(&[("kec-utara-2027.renstra", "", revision)], &[]);
    expect(
        &[
            ("kec-utara-2027.renstra", "", revision),
            ("kec-utara.renstra", "pagu = Rp600 juta | Rp660 juta", "pagu = Rp600 juta | Rp760 juta"),
        ],
        &["program.rpjmd:75 error pagu-bersama-melebihi"],
    );
}

#[test]
fn a_plan_in_the_making_is_not_asked_for_sasaran_one_misi_at_a_time() {
    let mut files = changed(&[]);
    let region = "daerah kota-lain \"Kota Lain\" { jenis kota }\n";
    let head =
        "rpjmd lain-2025 \"RPJMD Kota Lain Tahun 2025–2029\" {\n  daerah kota-lain; periode 2025-2029\n";
    let misi = "  misi M1 \"Menata layanan\"\n  misi M2 \"Memenuhi kebutuhan dasar\"\n";
    let sasaran = "  misi M3 \"Merawat kota\" {\n    tujuan T1 \"Bersihnya kota\" {\n      indikator A \"Indeks kebersihan\" { satuan indeks; arah naik; sumber-data \"Contoh\"; awal 2024 = 1; target = 2 | 3 | 4 | 5 | 6 }\n      sasaran S1 \"Bersihnya sungai\" {\n        penanggung-jawab semua\n        indikator B \"Indeks sungai\" { satuan indeks; arah naik; sumber-data \"Contoh\"; awal 2024 = 1; target = 2 | 3 | 4 | 5 | 6 }\n      }\n    }\n  }\n";
    files.clear();
    files.insert("daerah.selaras".into(), region.into());
    files.insert("rpjmd.rpjmd".into(), format!("{head}{misi}}}\n"));
    assert_eq!(findings(&files), [""; 0]);
    files.insert("rpjmd.rpjmd".into(), format!("{head}{misi}{sasaran}}}\n"));
    let slug = "error misi-tidak-dijabarkan";
    assert_eq!(findings(&files), [format!("rpjmd.rpjmd:3 {slug}"), format!("rpjmd.rpjmd:4 {slug}")]);
}

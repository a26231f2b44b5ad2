//! What a repair may do unseen: nothing that a person must decide, and nothing that loses a figure.

mod plan;

use plan::{changed, check, findings};

/// A program of the RPJMD that the Renstra of Diskominfo does not have.
const STATISTIK: (&str, &str, &str) = (
    "program.rpjmd",
    "  program 1.02.02",
    "  program 2.20.02 \"Program Penyelenggaraan Statistik Sektoral\" {
    mendukung        T1/S1
    penanggung-jawab diskominfo
    indikator DATA \"Persentase data sektoral yang terbit\" {
      satuan persen; arah naik; sumber-data \"Catatan dinas\"
      awal   2024 = 50
      target = 55 | 60 | 65 | 70 | 75
    }
    pagu = Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta
  }
  program 1.02.02",
);

/// Whether the only finding's only repair is safe.
#[track_caller]
fn is_safe(changes: &[(&str, &str, &str)], rule: &str) -> bool {
    let files = changed(changes);
    let found: Vec<_> = check(&files).into_iter().filter(|d| d.rule.slug == rule).collect();
    let [finding] = found.as_slice() else { panic!("{:?}", findings(&files)) };
    let [fix] = finding.fixes.as_slice() else { panic!("{:?}", finding.fixes) };
    fix.safe
}

#[test]
fn a_program_is_inserted_unseen_only_where_its_place_is_certain() {
    assert!(is_safe(&[STATISTIK], "program-rpjmd-hilang"));
    // Two sasaran support what it supports.
    let second = (
        "diskominfo.renstra",
        "sasaran S2 \"Tertibnya tata kelola dinas\" {\n",
        "sasaran S2 \"Tertibnya tata kelola dinas\" {\n      mendukung T1/S1\n",
    );
    assert!(!is_safe(&[STATISTIK, second], "program-rpjmd-hilang"));
    // None does: it would stand outside every sasaran.
    let (file, from, to) = STATISTIK;
    let other = to.replace("    mendukung        T1/S1\n", "");
    assert!(!is_safe(&[(file, from, &other)], "program-rpjmd-hilang"));
}

#[test]
fn a_target_that_several_agencies_share_is_taken_whole_by_none_unseen() {
    let (file, from, to) = STATISTIK;
    let shared = to.replace("penanggung-jawab diskominfo", "penanggung-jawab diskominfo, dinkes");
    let adds_up = shared
        .replace("Persentase data sektoral yang terbit", "Jumlah data sektoral yang terbit")
        .replace("satuan persen; arah naik", "satuan data; arah naik; perhitungan jumlah");
    for (text, safe) in [(&shared, true), (&adds_up, false)] {
        let found = check(&changed(&[(file, from, text)]));
        let mut missing = found.iter().filter(|d| d.rule.slug == "program-rpjmd-hilang");
        let finding = missing.find(|d| &*d.location.file == "diskominfo.renstra").unwrap();
        assert_eq!(finding.fixes[0].safe, safe);
    }
}

#[test]
fn figures_are_dropped_only_by_a_person() {
    let twin = "      indikator IKM \"Indeks Kepuasan Masyarakat\" {
        satuan indeks; arah naik; perhitungan rilis; sumber-data \"Survei kepuasan tahunan\"
        awal   2024 = 78,5
        target = 79 | 80 | 80,5 | 82 | 83
      }
      sasaran S1 \"Berkurangnya masalah gizi balita\" {";
    let change = ("rpjmd.rpjmd", "      sasaran S1 \"Berkurangnya masalah gizi balita\" {", twin);
    assert!(!is_safe(&[change], "indikator-kembar-berbeda"));
}

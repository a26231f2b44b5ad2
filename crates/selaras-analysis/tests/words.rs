//! What messages and labels say: real codes, whose figure is whose, of which year.

mod plan;

use plan::{changed, check};
use selaras_analysis::diagnostic::Diagnostic;

/// The only finding of that rule.
#[track_caller]
fn only(changes: &[(&str, &str, &str)], code: &str) -> Diagnostic {
    let mut found: Vec<Diagnostic> =
        check(&changed(changes)).into_iter().filter(|d| d.rule.code == code).collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

/// The words at the other places, in Indonesian.
fn elsewhere(finding: &Diagnostic) -> Vec<&str> {
    finding.related.iter().map(|r| &*r.message.id).collect()
}

#[test]
fn a_code_that_is_none_is_told_what_is_wrong_with_it() {
    let kegiatan = |code: &str| format!("kegiatan {code} \"Pengelolaan Nama");
    for (code, id, en) in [
        ("2.16.03.2,01", "memakai koma, bukan titik", "has a comma where a dot belongs"),
        (
            "2.16.03.2.1",
            "salah pada kelompok ke-5: “1” seharusnya 2 angka",
            "is wrong in group 5: “1” should have 2 digits",
        ),
        (
            "2.16.03.01",
            "mempunyai 4 kelompok, padahal kode kegiatan 5",
            "has 4 groups, but a kegiatan code has 5",
        ),
        ("2.16.03", "adalah kode program, bukan kode kegiatan", "is a program code, not a kegiatan code"),
    ] {
        let finding = only(&[("diskominfo.renstra", &kegiatan("2.16.03.2.01"), &kegiatan(code))], "K01");
        assert!(finding.message.id.ends_with(&format!("{id}.")), "{}", finding.message.id);
        assert!(finding.message.en.ends_with(&format!("{en}.")), "{}", finding.message.en);
    }
}

#[test]
fn pagu_beside_the_rpjmds_says_the_year_and_what_was_summed() {
    let summed = ("diskominfo.renstra", "Rp4,5 miliar | Rp4,7 miliar", "Rp4,5 miliar | Rp4,9 miliar");
    let finding = only(&[summed], "P02");
    assert_eq!(finding.label.id, "Rp5.400.000.000 di Renstra (2026, jumlah pagu kegiatannya)");
    assert_eq!(elsewhere(&finding), ["Rp5.200.000.000 di RPJMD (2026, jumlah pagu bagiannya)"]);
    // Its own row, beside the RPJMD’s own row.
    let own = (
        "dinkes.renstra",
        "        indikator mengacu 1.02.05/KADER\n",
        "        indikator mengacu 1.02.05/KADER\n        pagu = Rp900 juta | Rp1,1 miliar | Rp1,2 miliar | Rp1,2 miliar | Rp1,3 miliar\n",
    );
    let part = ("dinkes.renstra", "pagu = Rp1 miliar | Rp1,1 miliar", "pagu = Rp900 juta | Rp1,1 miliar");
    let finding = only(&[own, part], "P03");
    assert_eq!(finding.label.id, "Rp900.000.000 di Renstra (2025)");
    assert_eq!(elsewhere(&finding), ["Rp1.000.000.000 di RPJMD (2025)"]);
}

#[test]
fn a_table_says_whose_pagu_is_whose() {
    let row = "pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,2 miliar | Rp1,3 miliar\n";
    let finding = only(&[("tabel.rpjmd", row, &row.replace("Rp1,3", "Rp1,4"))], "T20");
    assert!(
        finding.message.id.ends_with("(2029: Rp1.400.000.000 di tabel, Rp1.300.000.000 di RPJMD)."),
        "{}",
        finding.message.id
    );
    assert_eq!(finding.label.id, "Rp1.400.000.000 di tabel (2029)");
    assert_eq!(elsewhere(&finding), ["Rp1.300.000.000 di RPJMD (2029)"]);
    // The whole row is shown.
    let span = finding.location.span;
    assert!((span.end - span.start) as usize > row.len() - 4);
}

#[test]
fn indicators_that_are_not_taken_up_stand_in_the_order_of_their_codes_with_real_paths() {
    let adopted = "        indikator mengacu 2.16.03/PD\n        indikator mengacu 2.16.03/KEL\n";
    let other = "        indikator SIMPUL \"Indeks mutu simpul\" {
          satuan indeks; arah naik; sumber-data \"Catatan dinas\"
          awal   2024 = 1
          target = 2 | 3 | 4 | 5 | 6
        }
        indikator LAJU \"Laju simpul\" {
          satuan \"per jam\"; arah naik; sumber-data \"Catatan dinas\"
          awal   2024 = 11
          target = 12 | 13 | 14 | 15 | 16
        }
";
    let finding = only(&[("diskominfo.renstra", adopted, other)], "C04");
    assert!(finding.help.id.contains("2.16.03/KEL, 2.16.03/PD"), "{}", finding.help.id);
    assert!(finding.message.id.find("KEL") < finding.message.id.find("PD"), "{}", finding.message.id);
    assert_eq!(elsewhere(&finding), ["di RPJMD", "2.16.03/KEL", "2.16.03/PD"]);
}

#[test]
fn merged_indicators_are_shown_by_their_paths() {
    let adopted = "        indikator mengacu 2.16.03/PD\n        indikator mengacu 2.16.03/KEL\n";
    let merged =
        "        indikator PAKAI \"Persentase pengguna layanan kota\" mengacu 2.16.03/PD, 2.16.03/KEL {
          satuan persen; arah naik; sumber-data \"Catatan aplikasi\"
          awal   2024 = 55
          target = 64 | 73 | 82 | 91 | 100
        }
";
    let finding = only(&[("diskominfo.renstra", adopted, merged)], "I20");
    assert_eq!(elsewhere(&finding), ["2.16.03/PD", "2.16.03/KEL"]);
    assert!(
        finding.help.id.contains("indikator mengacu 2.16.03/PD; indikator mengacu 2.16.03/KEL"),
        "{}",
        finding.help.id
    );
}

//! What an editor shows beside the text: the cascade, the matrix, findings, the numbers of a score.

mod fixture;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_analysis::documents::DocId;
use selaras_analysis::register::AgencyId;
use selaras_ide::views::cascade::{CascadeNode, Wanted, cascade};
use selaras_ide::views::coverage::coverage;
use selaras_ide::views::findings::findings;
use selaras_ide::views::plans::{agency, choose, in_force, register_of};
use selaras_ide::views::score_inputs::{Counts, Kind, score_inputs};
use selaras_ide::views::tally::Tally;

/// The only plan in force.
fn plan(fixture: &Fixture) -> DocId {
    let plans = in_force(&fixture.ide());
    let plans: Vec<_> = plans.iter().collect();
    plans[choose(&plans, None).expect("one plan")].doc
}

fn dinas(fixture: &Fixture, word: &str) -> AgencyId {
    agency(&register_of(&fixture.ide(), plan(fixture)), word).expect("an agency")
}

fn tally(tally: Tally) -> String {
    format!("{}/{}/{}/{}", tally.errors, tally.warnings, tally.infos, tally.waived)
}

/// A line for each node: what it is, whose, its findings, what it supports; its targets and money below it.
fn show(nodes: &[CascadeNode], depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    let rows = |list: &[(u16, String)]| {
        list.iter().map(|(year, v)| format!("{year}: {v}")).collect::<Vec<_>>().join(", ")
    };
    for node in nodes {
        let code = node.code.as_deref().unwrap_or("-");
        out.push_str(&format!("{pad}{} {code} ({})", node.kind.keyword(), node.agencies.join(", ")));
        if node.own != Tally::default() || node.below != Tally::default() {
            out.push_str(&format!(" own {} below {}", tally(node.own), tally(node.below)));
        }
        for (word, list) in [("→", &node.supports), ("←", &node.supported_by)] {
            if !list.is_empty() {
                out.push_str(&format!(" {word} {}", list.join(" ")));
            }
        }
        out.push('\n');
        for i in &node.indicators {
            let code = i.code.as_deref().unwrap_or("-");
            let adopts = i.adopts.as_ref().map(|a| format!(" = {a}")).unwrap_or_default();
            let unit = i.unit.as_ref().map(|u| format!(" {u}:")).unwrap_or_default();
            out.push_str(&format!("{pad}  * {code}{adopts}{unit} {}\n", rows(&i.targets)));
        }
        if !node.pagu.is_empty() {
            out.push_str(&format!("{pad}  Rp {}\n", rows(&node.pagu)));
        }
        show(&node.children, depth + 1, out);
    }
}

#[track_caller]
fn cascade_is(fixture: &Fixture, agency: Option<&str>, values: bool, expected: Expect) {
    let wanted = Wanted { agency: agency.map(|a| dinas(fixture, a)), values };
    let mut out = String::new();
    show(&cascade(&fixture.ide(), plan(fixture), wanted), 0, &mut out);
    let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
    expected.assert_eq(&(lines.join("\n") + "\n"));
}

#[test]
fn the_cascade_goes_from_misi_to_subkegiatan() {
    cascade_is(
        &Fixture::base(&[]),
        None,
        false,
        expect![[r#"
        visi - ()
        misi M1 ()
          tujuan T1 ()
            * IKM
            sasaran S1 (diskominfo) ← diskominfo-2025:T1/S1
              * SPBE
              program 2.16.02 (diskominfo) → contoh-2025:M1/T1/S1 ← diskominfo-2025:T1/S1/2.16.02
                outcome O1 (diskominfo)
                  * PAHAM
              program 2.16.03 (diskominfo) → contoh-2025:M1/T1/S1 ← contoh-2025:J1 diskominfo-2025:T1/S1/2.16.03
                outcome O1 (diskominfo)
                  * PD
                  * KEL
              tujuan T1 (diskominfo) → contoh-2025:M1/T1/S1
                * IKM = contoh-2025:M1/T1/IKM
                sasaran S1 (diskominfo) → contoh-2025:M1/T1/S1
                  * SPBE = contoh-2025:M1/T1/S1/SPBE
                  * AKTIF
                  program 2.16.02 (diskominfo) → contoh-2025:2.16/2.16.02
                    * PAHAM = contoh-2025:2.16/2.16.02/O1/PAHAM
                    kegiatan 2.16.02.2.01 (diskominfo)
                      * MATANG
                      subkegiatan 2.16.02.2.01.0021 (diskominfo)
                        * KANAL
                      subkegiatan 2.16.02.2.01.0023 (diskominfo)
                        * KONTEN
                  program 2.16.03 (diskominfo) → contoh-2025:2.16/2.16.03
                    * PD = contoh-2025:2.16/2.16.03/O1/PD
                    * KEL = contoh-2025:2.16/2.16.03/O1/KEL
                    kegiatan 2.16.03.2.01 (diskominfo)
                      * DOMAIN
                    kegiatan 2.16.03.2.02 (diskominfo)
                      * TERPADU
                      subkegiatan 2.16.03.2.02.0036 (diskominfo)
                        * TITIK
                sasaran S2 (diskominfo)
                  * SAKIP
                  program 2.16.01 (diskominfo) → contoh-2025:X.XX.01
                    * TERTIB = contoh-2025:X.XX.01/TERTIB
                    kegiatan 2.16.01.2.01 (diskominfo)
                      * DOKUMEN
            sasaran S2 (kec-utara, kec-selatan)
              * WARGA
              * PUAS
              program 7.01.02 (kec-utara, kec-selatan) → contoh-2025:M1/T1/S2 ← kec-selatan-2025:T1/S1/7.01.02 kec-utara-2025:T1/S1/7.01.02
                * ADUAN
              tujuan T1 (kec-selatan) → contoh-2025:M1/T1/S2
                * DEKAT
                sasaran S1 (kec-selatan)
                  * LOKET
                  * PUAS = contoh-2025:M1/T1/S2/PUAS
                  program 7.01.02 (kec-selatan) → contoh-2025:7.01.02
                    * ADUAN = contoh-2025:7.01.02/ADUAN
                    kegiatan 7.01.02.2.04 (kec-selatan)
                      * SURAT
                sasaran S2 (kec-selatan)
                  * SAKIP
                  program 7.01.01 (kec-selatan) → contoh-2025:X.XX.01
                    * TERTIB = contoh-2025:X.XX.01/TERTIB
                    kegiatan 7.01.01.2.01 (kec-selatan)
                      * DOKUMEN
              tujuan T1 (kec-utara) → contoh-2025:M1/T1/S2
                * DEKAT
                sasaran S1 (kec-utara)
                  * LOKET
                  * PUAS = contoh-2025:M1/T1/S2/PUAS
                  program 7.01.02 (kec-utara) → contoh-2025:7.01.02
                    * ADUAN = contoh-2025:7.01.02/ADUAN
                    kegiatan 7.01.02.2.04 (kec-utara)
                      * SURAT
                sasaran S2 (kec-utara)
                  * SAKIP
                  program 7.01.01 (kec-utara) → contoh-2025:X.XX.01
                    * TERTIB = contoh-2025:X.XX.01/TERTIB
                    kegiatan 7.01.01.2.01 (kec-utara)
                      * DOKUMEN
        misi M2 ()
          tujuan T2 ()
            * AHH
            sasaran S1 (dinkes)
              * STUNTING
              program 1.02.02 (dinkes) → contoh-2025:M2/T2/S1 ← dinkes-2025:T1/S1/1.02.02
                * TIMBANG
              tujuan T1 (dinkes) → contoh-2025:M2/T2/S1 contoh-2025:M2/T2/S2
                * AHH = contoh-2025:M2/T2/AHH
                sasaran S1 (dinkes)
                  * STUNTING = contoh-2025:M2/T2/S1/STUNTING
                  program 1.02.02 (dinkes) → contoh-2025:1.02.02
                    * TIMBANG = contoh-2025:1.02.02/TIMBANG
                    kegiatan 1.02.02.2.02 (dinkes)
                      * UKUR
                sasaran S2 (dinkes)
                  * PHBS = contoh-2025:M2/T2/S2/PHBS
                  program 1.02.05 (dinkes) → contoh-2025:1.02.05
                    * KADER = contoh-2025:1.02.05/KADER
                    kegiatan 1.02.05.2.02 (dinkes)
                      * KELUARGA
                sasaran S3 (dinkes)
                  * SAKIP
                  program 1.02.01 (dinkes) → contoh-2025:X.XX.01
                    * TERTIB = contoh-2025:X.XX.01/TERTIB
                    kegiatan 1.02.01.2.01 (dinkes)
                      * DOKUMEN
            sasaran S2 (dinkes) ← dinkes-2025:T1
              * PHBS
              program 1.02.05 (dinkes) → contoh-2025:M2/T2/S2 ← dinkes-2025:T1/S2/1.02.05
                * KADER
        janji J1 () → contoh-2025:2.16/2.16.03
        program X.XX.01 (semua) ← dinkes-2025:T1/S3/1.02.01 diskominfo-2025:T1/S2/2.16.01 kec-selatan-2025:T1/S2/7.01.01 kec-utara-2025:T1/S2/7.01.01
          * TERTIB
    "#]],
    );
}

#[test]
fn the_cascade_of_one_agency_holds_targets_and_money() {
    cascade_is(
        &Fixture::base(&[]),
        Some("kec-utara"),
        true,
        expect![[r#"
        misi M1 ()
          tujuan T1 ()
            * IKM indeks: 2025: 79, 2026: 80, 2027: 81, 2028: 82, 2029: 83
            sasaran S2 (kec-utara, kec-selatan) ← kec-selatan-2025:T1
              * WARGA orang: 2025: 1000, 2026: 1100, 2027: 1200, 2028: 1300, 2029: 1400
              * PUAS indeks: 2025: 77, 2026: 78, 2027: 79, 2028: 80, 2029: 81
              program 7.01.02 (kec-utara, kec-selatan) → contoh-2025:M1/T1/S2 ← kec-selatan-2025:T1/S1/7.01.02 kec-utara-2025:T1/S1/7.01.02
                * ADUAN persen: 2025: 80, 2026: 84, 2027: 88, 2028: 92, 2029: 96
                Rp 2025: Rp1.000.000.000, 2026: Rp1.100.000.000, 2027: Rp1.200.000.000, 2028: Rp1.300.000.000, 2029: Rp1.400.000.000
              tujuan T1 (kec-utara) → contoh-2025:M1/T1/S2
                * DEKAT persen: 2025: 60, 2026: 65, 2027: 70, 2028: 75, 2029: 80
                sasaran S1 (kec-utara)
                  * LOKET orang: 2025: 600, 2026: 660, 2027: 720, 2028: 780, 2029: 840
                  * PUAS = contoh-2025:M1/T1/S2/PUAS indeks: 2025: 77, 2026: 78, 2027: 79, 2028: 80, 2029: 81
                  program 7.01.02 (kec-utara) → contoh-2025:7.01.02
                    * ADUAN = contoh-2025:7.01.02/ADUAN persen: 2025: 80, 2026: 84, 2027: 88, 2028: 92, 2029: 96
                    Rp 2025: Rp600.000.000, 2026: Rp660.000.000, 2027: Rp720.000.000, 2028: Rp780.000.000, 2029: Rp840.000.000
                    kegiatan 7.01.02.2.04 (kec-utara)
                      * SURAT persen: 2025: 65, 2026: 70, 2027: 75, 2028: 80, 2029: 85
                      Rp 2025: Rp600.000.000, 2026: Rp660.000.000, 2027: Rp720.000.000, 2028: Rp780.000.000, 2029: Rp840.000.000
                sasaran S2 (kec-utara)
                  * SAKIP nilai: 2025: 66, 2026: 68, 2027: 70, 2028: 72, 2029: 74
                  program 7.01.01 (kec-utara) → contoh-2025:X.XX.01
                    * TERTIB = contoh-2025:X.XX.01/TERTIB persen: 2025: 90, 2026: 92, 2027: 94, 2028: 96, 2029: 98
                    Rp 2025: Rp500.000.000, 2026: Rp500.000.000, 2027: Rp500.000.000, 2028: Rp600.000.000, 2029: Rp600.000.000
                    kegiatan 7.01.01.2.01 (kec-utara)
                      * DOKUMEN dokumen: 2025: 6, 2026: 6, 2027: 6, 2028: 6, 2029: 6
                      Rp 2025: Rp500.000.000, 2026: Rp500.000.000, 2027: Rp500.000.000, 2028: Rp600.000.000, 2029: Rp600.000.000
        program X.XX.01 (semua) ← dinkes-2025:T1/S3/1.02.01 diskominfo-2025:T1/S2/2.16.01 kec-selatan-2025:T1/S2/7.01.01 kec-utara-2025:T1/S2/7.01.01
          * TERTIB persen: 2025: 90, 2026: 92, 2027: 94, 2028: 96, 2029: 98
          Rp 2025: Rp5.000.000.000, 2026: Rp5.000.000.000, 2027: Rp5.200.000.000, 2028: Rp5.400.000.000, 2029: Rp5.600.000.000
    "#]],
    );
}

#[test]
fn what_supports_nothing_hangs_below_its_renstra_and_findings_are_counted() {
    let fixture = Fixture::base(&[
        ("dinkes.renstra", "    mendukung T2/S1, T2/S2\n", ""),
        ("diskominfo.renstra", "= 3,3 | 3,5", "= 3,3 | 3,4"),
    ]);
    let nodes = cascade(&fixture.ide(), plan(&fixture), Wanted::default());
    let last = nodes.last().expect("a node");
    assert_eq!((last.id.as_str(), last.children[0].id.as_str()), ("dinkes-2025", "dinkes-2025:T1"));
    assert_eq!(last.children[0].own.errors, 1, "a tujuan without a reference");
    let misi = nodes.iter().find(|n| n.id == "contoh-2025:M1").expect("a misi");
    assert_eq!((misi.own.errors, misi.below.errors), (0, 1), "the target in the Renstra below it");
}

/// A line for each row, and for each of its cells.
fn matrix(fixture: &Fixture, agency: Option<&str>) -> String {
    let found = coverage(&fixture.ide(), plan(fixture), agency.map(|a| dinas(fixture, a)));
    let mut out = String::new();
    for row in &found.rows {
        out.push_str(&format!("{} {}\n", row.id, row.verdict.word()));
        for cell in &row.cells {
            let i = cell.indicators;
            out.push_str(&format!(
                "  {}{} {}, indicators {}/{} missing {} waived {}{}, findings {}: {}\n",
                cell.agency,
                if cell.given { "" } else { " (not given)" },
                cell.verdict.word(),
                i.taken_up,
                i.given,
                i.missing,
                i.waived,
                if cell.funded { ", funded" } else { "" },
                tally(cell.findings),
                cell.nodes.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(" "),
            ));
        }
    }
    out.lines().map(|l| l.trim_end().to_owned() + "\n").collect()
}

#[test]
fn the_matrix_of_a_consistent_plan_is_covered() {
    let fixture = Fixture::base(&[]);
    expect![[r#"
        contoh-2025:M1/T1/S1 covered
          diskominfo covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: diskominfo-2025:T1 diskominfo-2025:T1/S1 diskominfo-2025:T1/S1/SPBE
        contoh-2025:M1/T1/S2 covered
          kec-utara covered, indicators 2/2 missing 0 waived 0, funded, findings 0/0/0/0: kec-utara-2025:T1 kec-utara-2025:T1/S1/LOKET kec-utara-2025:T1/S1/PUAS
          kec-selatan covered, indicators 2/2 missing 0 waived 0, funded, findings 0/0/0/0: kec-selatan-2025:T1 kec-selatan-2025:T1/S1/LOKET kec-selatan-2025:T1/S1/PUAS
        contoh-2025:M2/T2/S1 covered
          dinkes covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: dinkes-2025:T1 dinkes-2025:T1/S1/STUNTING
        contoh-2025:M2/T2/S2 covered
          dinkes covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: dinkes-2025:T1 dinkes-2025:T1/S2/indikator#1
        contoh-2025:X.XX.01 covered
          diskominfo covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: diskominfo-2025:T1/S2/2.16.01
          dinkes covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: dinkes-2025:T1/S3/1.02.01
          kec-utara covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: kec-utara-2025:T1/S2/7.01.01
          kec-selatan covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: kec-selatan-2025:T1/S2/7.01.01
        contoh-2025:2.16/2.16.02 covered
          diskominfo covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: diskominfo-2025:T1/S1/2.16.02
        contoh-2025:2.16/2.16.03 covered
          diskominfo covered, indicators 2/2 missing 0 waived 0, funded, findings 0/0/0/0: diskominfo-2025:T1/S1/2.16.03
        contoh-2025:1.02.02 covered
          dinkes covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: dinkes-2025:T1/S1/1.02.02
        contoh-2025:1.02.05 covered
          dinkes covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: dinkes-2025:T1/S2/1.02.05
        contoh-2025:7.01.02 covered
          kec-utara covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: kec-utara-2025:T1/S1/7.01.02
          kec-selatan covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: kec-selatan-2025:T1/S1/7.01.02
    "#]].assert_eq(&matrix(&fixture, None));
}

#[test]
fn the_matrix_says_what_is_missing_and_what_is_waived() {
    let fixture = Fixture::base(&[
        // Nobody in charge supports T2/S2 any more, and its program and its indicator are gone.
        ("dinkes.renstra", "mendukung T2/S1, T2/S2", "mendukung T2/S1"),
        ("dinkes.renstra", "      indikator mengacu T2/S2/PHBS\n", ""),
        (
            "dinkes.renstra",
            "program 1.02.05 \"Program Pemberdayaan",
            "program 1.02.06 \"Program Pemberdayaan",
        ),
        ("dinkes.renstra", "        indikator mengacu 1.02.05/KADER\n", ""),
        ("dinkes.renstra", "kegiatan 1.02.05.2.02", "kegiatan 1.02.06.2.02"),
        // An indicator of a program that is there has a waiver.
        ("diskominfo.renstra", "        indikator mengacu 2.16.03/KEL\n", ""),
        (
            "diskominfo.renstra",
            "  ditetapkan       2025-09-10\n",
            "  ditetapkan       2025-09-10\n  kecualikan indikator-rpjmd-tidak-diacu pada 2.16.03/KEL karena \"Menunggu data\"\n",
        ),
    ]);
    expect![[r#"
        contoh-2025:M2/T2/S1 covered
          dinkes covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: dinkes-2025:T1 dinkes-2025:T1/S1/STUNTING
        contoh-2025:M2/T2/S2 missing
          dinkes missing, indicators 0/1 missing 0 waived 0, findings 1/0/0/0:
        contoh-2025:X.XX.01 covered
          dinkes covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: dinkes-2025:T1/S3/1.02.01
        contoh-2025:1.02.02 covered
          dinkes covered, indicators 1/1 missing 0 waived 0, funded, findings 0/0/0/0: dinkes-2025:T1/S1/1.02.02
        contoh-2025:1.02.05 missing
          dinkes missing, indicators 0/1 missing 0 waived 0, findings 1/0/0/0:
    "#]].assert_eq(&matrix(&fixture, Some("dinkes")));
    let all = matrix(&fixture, Some("diskominfo"));
    assert!(
        all.contains("indicators 1/2 missing 0 waived 1"),
        "the waived indicator is neither taken up nor missing:\n{all}"
    );
}

#[test]
fn a_program_that_is_given_to_another_is_outside_here_and_missing_there() {
    let fixture = Fixture::base(&[(
        "program.rpjmd",
        "    mendukung        T2/S2\n    penanggung-jawab dinkes",
        "    mendukung        T2/S2\n    penanggung-jawab diskominfo",
    )]);
    let found = matrix(&fixture, None);
    assert!(found.contains("contoh-2025:1.02.05 missing\n  diskominfo missing,"), "{found}");
    assert!(found.contains("\n  dinkes (not given) outside, indicators 1/1"), "{found}");
}

#[test]
fn an_agency_without_a_renstra_is_no_gap() {
    let mut files: Vec<(&str, &str, &str)> = Vec::new();
    let text =
        "\n  perangkat-daerah baru \"Dinas Baru\" { kode 1.03.0.00.0.00.09.0000 }\n  kelompok kecamatan";
    files.push(("daerah.selaras", "\n  kelompok kecamatan", text));
    files.push((
        "rpjmd.rpjmd",
        "sasaran S2 \"Membaiknya kebiasaan hidup sehat warga\" {\n        penanggung-jawab dinkes",
        "sasaran S2 \"Membaiknya kebiasaan hidup sehat warga\" {\n        penanggung-jawab baru",
    ));
    let fixture = Fixture::base(&files);
    let found = matrix(&fixture, None);
    assert!(found.contains("  baru noRenstra"), "{found}");
    assert!(found.contains("  dinkes (not given) contributes"), "{found}");
}

#[test]
fn findings_are_told_by_agency() {
    let fixture = Fixture::base(&[
        ("diskominfo.renstra", "= 3,3 | 3,5", "= 3,3 | 3,4"),
        ("dinkes.renstra", "= 17,5 | 16,5", "= 17,5 | 16,4"),
        (
            "dinkes.renstra",
            "  ditetapkan       2025-09-12\n",
            "  ditetapkan       2025-09-12\n  kecualikan target-berbeda pada T1/S1/STUNTING karena \"Menunggu perubahan\"\n",
        ),
    ]);
    let view = |agency: Option<&str>| {
        let found = findings(&fixture.ide(), plan(&fixture), agency.map(|a| dinas(&fixture, a)));
        let shown: Vec<&str> = found.shown.iter().map(|d| d.node.as_str()).collect();
        let waived: Vec<&str> = found.waived.iter().map(|w| w.diagnostic.node.as_str()).collect();
        let agencies: Vec<String> = found
            .agencies
            .iter()
            .map(|(code, _, t)| format!("{} {}", code.as_deref().unwrap_or("-"), tally(*t)))
            .collect();
        (shown.join(" "), waived.join(" "), agencies.join(", "))
    };
    let (spbe, stunting) = ("diskominfo-2025:T1/S1/SPBE", "dinkes-2025:T1/S1/STUNTING");
    let all = "- 0/0/0/0, diskominfo 1/0/0/0, dinkes 0/0/0/1, kec-utara 0/0/0/0, kec-selatan 0/0/0/0";
    assert_eq!(view(None), (spbe.to_owned(), stunting.to_owned(), all.to_owned()));
    assert_eq!(view(Some("diskominfo")), (spbe.to_owned(), String::new(), "diskominfo 1/0/0/0".to_owned()));
    assert_eq!(view(Some("dinkes")), (String::new(), stunting.to_owned(), "dinkes 0/0/0/1".to_owned()));
}

/// A line for each kind: what agrees, differs, is waived, is unknown.
fn counts(counts: &Counts) -> String {
    let line = |kind: Kind| {
        let c = counts[kind as usize];
        format!("{} {}/{}/{}/{}", kind.word(), c.agree, c.differ, c.waived, c.unknown)
    };
    Kind::ALL.map(line).join("\n") + "\n"
}

#[test]
fn in_a_consistent_plan_everything_agrees() {
    let fixture = Fixture::base(&[]);
    let found = score_inputs(&fixture.ide(), plan(&fixture), None);
    expect![[r#"
        sasaranSupported 4/0/0/0
        indicatorsEqual 18/0/0/0
        targetsEqual 25/0/0/0
        programsPresent 10/0/0/0
        programsInside 6/0/0/0
        paguWithin 4/0/0/0
        promisesRealised 1/0/0/0
    "#]]
    .assert_eq(&counts(&found.region));
    for (agency, _, of) in &found.agencies {
        assert!(of.iter().all(|c| c.differ + c.waived + c.unknown == 0), "{agency}: {}", counts(of));
    }
}

#[test]
fn differences_waivers_and_doubts_are_counted_apart() {
    let fixture = Fixture::base(&[
        // One target differs, one is waived, one is no number.
        ("diskominfo.renstra", "= 3,3 | 3,5", "= 3,3 | 3,4"),
        ("dinkes.renstra", "= 17,5 | 16,5", "= 17,5 | 16,4"),
        (
            "dinkes.renstra",
            "  ditetapkan       2025-09-12\n",
            "  ditetapkan       2025-09-12\n  kecualikan target-berbeda pada T1/S1/STUNTING karena \"Menunggu perubahan\"\n",
        ),
        (
            "dinkes.renstra",
            "80 | 84 | 88 | 92 | 96\n        }\n        kegiatan",
            "80 | 8x4 | 88 | 92 | 96\n        }\n        kegiatan",
        ),
        // Too much money in one program; a promise without a way.
        ("diskominfo.renstra", "Rp4,5 miliar | Rp4,7 miliar", "Rp4,5 miliar | Rp4,9 miliar"),
        ("rpjmd.rpjmd", " { melalui 2.16.03 }", ""),
    ]);
    let found = score_inputs(&fixture.ide(), plan(&fixture), None);
    expect![[r#"
        sasaranSupported 4/0/0/0
        indicatorsEqual 15/1/1/1
        targetsEqual 22/1/1/1
        programsPresent 10/0/0/0
        programsInside 6/0/0/0
        paguWithin 3/1/0/0
        promisesRealised 0/1/0/0
    "#]]
    .assert_eq(&counts(&found.region));
    let of = |agency: &str| {
        let (_, _, found) = found.agencies.iter().find(|(a, ..)| a == agency).expect("an agency");
        found[Kind::TargetsEqual as usize]
    };
    assert_eq!((of("diskominfo").differ, of("diskominfo").waived), (1, 0));
    assert_eq!((of("dinkes").differ, of("dinkes").waived, of("dinkes").unknown), (0, 1, 1));
}

#[test]
fn a_plan_is_chosen_by_its_region_or_code_or_it_is_said_why_not() {
    let one = |region: &str, plan: &str| {
        format!(
            "//- {region}.selaras\ndaerah {region} \"Kota\" {{ perangkat-daerah dinas \"Dinas\" }}\n\
             //- {region}.rpjmd\nrpjmd {plan} \"RPJMD\" {{ daerah {region}; periode 2025-2029 }}\n"
        )
    };
    let two = Fixture::new(&(one("kota-a", "a-2025") + &one("kota-b", "b-2025")));
    let plans = in_force(&two.ide());
    let plans: Vec<_> = plans.iter().collect();
    let chosen = |wanted| choose(&plans, wanted).map(|n| plans[n].id.as_str()).map_err(|t| t.id);
    assert_eq!(chosen(Some("kota-b")), Ok("b-2025"));
    assert_eq!(chosen(Some("a-2025")), Ok("a-2025"));
    expect!["Ada beberapa RPJMD yang berlaku: a-2025 (kota-a), b-2025 (kota-b). Sebut salah satu."]
        .assert_eq(&chosen(None).expect_err("two"));
    expect![[r#"Tidak ada daerah atau RPJMD bernama "kota-c". Yang ada: a-2025 (kota-a), b-2025 (kota-b)."#]]
        .assert_eq(&chosen(Some("kota-c")).expect_err("none"));
    assert!(choose(&[], None).expect_err("none").en.starts_with("There is no RPJMD"));
    let base = Fixture::base(&[]);
    let lost = agency(&register_of(&base.ide(), plan(&base)), "diskomifo").expect_err("no agency");
    expect![[r#"Tidak ada perangkat daerah bernama "diskomifo" di daerah ini. Mungkin: diskominfo."#]]
        .assert_eq(&lost.id);
}

#[test]
fn two_regions_of_one_workspace_are_kept_apart() {
    // The second region has agencies and codes of the same names.
    let region = |region: &str, target: &str| {
        format!(
            "\
//- {region}.selaras
daerah {region} \"Kota\" {{ perangkat-daerah dinas \"Dinas\" {{ kode 2.16.0.00.0.00.01.0000 }} }}
//- {region}.rpjmd
rpjmd {region}-2025 \"RPJMD\" {{
  daerah {region}; periode 2025-2029; ditetapkan 2025-08-15
  misi M1 \"Melayani\" {{ tujuan T1 \"Membaiknya layanan\" {{
    indikator IKM \"Indeks kepuasan\" {{
      satuan indeks; arah naik; sumber-data \"Survei\"; awal 2024 = 70; target = 71 | 72 | 73 | 74 | 75
    }}
    sasaran S1 \"Meluasnya layanan\" {{
      penanggung-jawab dinas
      indikator SPBE \"Indeks SPBE\" {{
        satuan indeks; arah naik; sumber-data \"Evaluasi\"; awal 2024 = 3; target = 3,1 | 3,2 | 3,3 | 3,4 | 3,5
      }}
    }}
  }} }}
}}
//- {region}.renstra
renstra {region}-dinas \"Renstra\" {{
  berpedoman {region}-2025; perangkat-daerah dinas; periode 2025-2029; ditetapkan 2025-09-15
  tujuan T1 \"Terpakainya layanan\" {{
    mendukung T1/S1
    indikator SPBE mengacu T1/S1/SPBE {{ target = {target} | 3,2 | 3,3 | 3,4 | 3,5 }}
  }}
}}
"
        )
    };
    let fixture = Fixture::new(&(region("kota-a", "3,1") + &region("kota-b", "3,0")));
    let ide = fixture.ide();
    let plans = in_force(&ide);
    let of = |wanted: &str| {
        let list: Vec<_> = plans.iter().collect();
        plans[choose(&list, Some(wanted)).expect("one")].doc
    };
    let seen = |region: &str| {
        let doc = of(region);
        let ids = |nodes: &[CascadeNode]| nodes.iter().map(|n| n.id.clone()).collect::<Vec<_>>();
        let nodes = cascade(&ide, doc, Wanted::default());
        let sasaran = &nodes[0].children[0].children[0];
        let counted = score_inputs(&ide, doc, None);
        let targets = counted.region[Kind::TargetsEqual as usize];
        let errors: usize = findings(&ide, doc, None).shown.iter().filter(|d| d.rule.code == "T01").count();
        let row = &coverage(&ide, doc, None).rows[0];
        let cell = row.cells[0].findings.errors;
        (ids(&sasaran.children), (targets.agree, targets.differ), errors, row.cells.len(), cell)
    };
    assert_eq!(seen("kota-a"), (vec!["kota-a-dinas:T1".to_owned()], (5, 0), 0, 1, 0));
    assert_eq!(seen("kota-b"), (vec!["kota-b-dinas:T1".to_owned()], (4, 1), 1, 1, 1));
}

#[test]
fn a_half_typed_line_and_a_broken_block_leave_views_standing() {
    let fixture = Fixture::base(&[
        ("dinkes.renstra", "    mendukung T2/S1, T2/S2\n", "    mendukung T2/\n"),
        ("diskominfo.renstra", "    sasaran S2 \"Tertibnya", "    } sasaran S2 \"Tertibnya"),
    ]);
    let (ide, doc) = (fixture.ide(), plan(&fixture));
    assert!(!cascade(&ide, doc, Wanted { agency: None, values: true }).is_empty());
    assert_eq!(coverage(&ide, doc, None).rows.len(), 10);
    assert!(!findings(&ide, doc, None).shown.is_empty());
    assert_eq!(score_inputs(&ide, doc, None).agencies.len(), 4);
}

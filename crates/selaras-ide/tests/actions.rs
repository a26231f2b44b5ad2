//! Code actions: what is offered where, and that nothing that is offered breaks a plan.

mod fixture;

use std::collections::BTreeMap;
use std::path::Path;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_analysis::diagnostic::Diagnostic;
use selaras_analysis::place::props_of;
use selaras_analysis::plan::structure;
use selaras_analysis::rule::{Lang, Severity};
use selaras_analysis::rules::{ALL, BASE, TODAY, changed};
use selaras_analysis::{Session, Settings, Snapshot};
use selaras_ide::Ide;
use selaras_ide::actions::{Action, Asked, Kind, actions};
use selaras_ide::change::{Change, after};
use selaras_plan::years::Date;
use selaras_syntax::tree::Span;

const RENSTRA: &str = "diskominfo.renstra";

/// All kinds, of a client that can do everything.
fn everything() -> Asked {
    Asked { invoked: true, files: true, ..Asked::default() }
}

/// The actions at the cursor.
fn offered(fixture: &Fixture, asked: &Asked) -> Vec<Action> {
    let (path, offset) = fixture.at();
    actions(&fixture.ide(), path, Span::new(offset, offset), asked)
}

/// Kind and title of every action at the cursor.
#[track_caller]
fn check(fixture: &Fixture, asked: &Asked, expected: &Expect) {
    let line = |a: &Action| format!("{}{} {}\n", a.kind.name(), if a.preferred { "!" } else { "" }, a.title);
    expected.assert_eq(&offered(fixture, asked).iter().map(line).collect::<String>());
}

/// The changed lines after the action with those words in its title.
#[track_caller]
fn check_change(fixture: &Fixture, title: &str, expected: &Expect) {
    let list = offered(fixture, &everything());
    let titles: Vec<&str> = list.iter().map(|a| &*a.title).collect();
    let action = list.iter().find(|a| a.title.contains(title)).unwrap_or_else(|| panic!("{titles:#?}"));
    let change = action.change(&fixture.ide(), fixture.at().0).expect("a change");
    expected.assert_eq(&difference(fixture, &change));
}

/// What a change does to the files: `- ` and `+ ` lines.
fn difference(fixture: &Fixture, change: &Change) -> String {
    let old = |path: &str| {
        let found = fixture.files.iter().find(|(p, _)| p == path);
        found.map(|(_, text)| text.as_str().into())
    };
    let mut shown = String::new();
    for (path, new) in change.texts(old).expect("it fits") {
        shown.push_str(&format!("//- {path}\n"));
        let before: Vec<&str> = match old(&path) {
            Some(_) => fixture.text(&path).lines().collect(),
            None => Vec::new(),
        };
        let now: Vec<&str> = new.lines().collect();
        let head = before.iter().zip(&now).take_while(|(a, b)| a == b).count();
        let most = before.len().min(now.len()) - head;
        let tail = before.iter().rev().zip(now.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
        before[head..before.len() - tail].iter().for_each(|l| shown.push_str(&format!("- {l}\n")));
        now[head..now.len() - tail].iter().for_each(|l| shown.push_str(&format!("+ {l}\n")));
    }
    change.deleted.iter().for_each(|path| shown.push_str(&format!("hapus {path}\n")));
    shown
}

fn wrong_target() -> Fixture {
    Fixture::base(&[(RENSTRA, "target = 3,3 | 3,5 | 3,7", "target = 3,$04 | 3,5 | 3,7")])
}

#[test]
fn fixes_of_a_finding_the_best_first() {
    let only = Asked { only: Some(vec!["quickfix".to_owned()]), ..everything() };
    check(
        &wrong_target(),
        &only,
        &expect![[r#"
        quickfix! Samakan dengan RPJMD: 3,3
        quickfix Kecualikan target-berbeda di sini (tulis alasannya): Target 2025 indikator SPBE di Renstra 3,4, sedangkan di RPJMD 3,3.
    "#]],
    );
    check_change(
        &wrong_target(),
        "Samakan",
        &expect![[r#"
        //- diskominfo.renstra
        -         target = 3,4 | 3,5 | 3,7 | 3,9 | 4,1
        +         target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1
    "#]],
    );
    // Beside it nothing is repaired.
    let beside = Fixture::base(&[
        (RENSTRA, "target = 3,3 | 3,5", "target = 3,4 | 3,5"),
        (RENSTRA, "periode  ", "per$0iode  "),
    ]);
    check(&beside, &only, &expect![[r#""#]]);
}

#[test]
fn all_of_a_rule() {
    let fixture = Fixture::base(&[
        (RENSTRA, "target = 3,3 | 3,5 | 3,7", "target = 3,$04 | 3,5 | 3,7"),
        (RENSTRA, "awal   2024 = 22,5", "awal   2024 = 22.5"),
        (RENSTRA, "30 | 38 | 46", "30.5 | 38 | 46"),
    ]);
    let at = Fixture::base(&[
        (RENSTRA, "target = 3,3 | 3,5 | 3,7", "target = 3,4 | 3,5 | 3,7"),
        (RENSTRA, "awal   2024 = 22,5", "awal   2024 = 22$0.5"),
        (RENSTRA, "30 | 38 | 46", "30.5 | 38 | 46"),
    ]);
    check_change(
        &at,
        "Perbaiki semua",
        &expect![[r#"
        //- diskominfo.renstra
        -         awal   2024 = 22.5
        -         target = 30.5 | 38 | 46 | 54 | 62
        +         awal   2024 = 22,5
        +         target = 30,5 | 38 | 46 | 54 | 62
    "#]],
    );
    let titles: Vec<String> = offered(&fixture, &everything()).into_iter().map(|a| a.title).collect();
    assert!(!titles.iter().any(|t| t.contains("Perbaiki semua")), "{titles:#?}");
}

#[test]
fn all_safe_fixes_of_the_file() {
    let fixture = Fixture::base(&[
        (RENSTRA, "satuan indeks; skala 0-5; arah naik", "$0satuan indeks; skala 0-5; arah naik"),
        (RENSTRA, "awal   2024 = 22,5", "awal   2024 = 22.5"),
        (RENSTRA, "mengacu T1/S1/SPBE", "mengacu T1/S1/SPBS"),
        ("dinkes.renstra", "mengacu T2/AHH", "mengacu T2/AHI"),
    ]);
    let only = |kind: &str| Asked { only: Some(vec![kind.to_owned()]), ..Asked::default() };
    let expected = expect![[r#"
        source.fixAll.selaras Terapkan semua perbaikan aman di berkas ini
    "#]];
    for kind in ["source.fixAll.selaras", "source.fixAll", "source"] {
        check(&fixture, &only(kind), &expected);
    }
    let [action] = &offered(&fixture, &only("source"))[..] else { panic!("one action") };
    let change = action.change(&fixture.ide(), RENSTRA).expect("a change");
    expect![[r#"
        //- diskominfo.renstra
        -       indikator SPBE mengacu T1/S1/SPBS {
        -         awal   2024 = 3,2
        -         target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1
        -       }
        -       indikator AKTIF "Persentase warga pengguna layanan daring" {
        -         satuan persen; arah naik; perhitungan posisi
        -         sumber-data "Catatan aplikasi layanan"
        -         awal   2024 = 22.5
        +       indikator SPBE mengacu S1/SPBE {
        +         awal   2024 = 3,2
        +         target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1
        +       }
        +       indikator AKTIF "Persentase warga pengguna layanan daring" {
        +         satuan persen; arah naik; perhitungan posisi
        +         sumber-data "Catatan aplikasi layanan"
        +         awal   2024 = 22,5
    "#]]
    .assert_eq(&difference(&fixture, &change));
    // A clean file has none, and another kind is another.
    check(&Fixture::base(&[(RENSTRA, "periode  ", "per$0iode  ")]), &only("source"), &expect![[r#""#]]);
    check(&fixture, &only("source.organizeImports"), &expect![[r#""#]]);
    check(&fixture, &only("source.fixAll.lain"), &expect![[r#""#]]);
}

#[test]
fn what_nobody_asked_for_is_not_offered() {
    let fixture = wrong_target();
    let kinds = |asked: &Asked| {
        let mut kinds: Vec<&str> = offered(&fixture, asked).iter().map(|a| a.kind.name()).collect();
        kinds.dedup();
        kinds
    };
    assert_eq!(kinds(&Asked::default()), ["quickfix"]);
    let other = Asked { findings: Some(vec!["0".to_owned()]), ..Asked::default() };
    assert_eq!(kinds(&other), Vec::<&str>::new());
    let refactor = Asked { only: Some(vec!["refactor".to_owned()]), ..everything() };
    assert!(kinds(&refactor).iter().all(|k| k.starts_with("refactor.")));
    let prefix = Asked { only: Some(vec!["quick".to_owned()]), ..everything() };
    assert_eq!(kinds(&prefix), Vec::<&str>::new());
}

#[test]
fn a_waiver_stands_in_the_node_and_waits_for_its_reason() {
    check_change(
        &wrong_target(),
        "Kecualikan target-berbeda",
        &expect![[r#"
        //- diskominfo.renstra
        +         kecualikan target-berbeda karena ""
    "#]],
    );
    // On one line it stays on one line; S01 is waived by nobody.
    let short = Fixture::base(&[(
        "tabel.rpjmd",
        "indikator KADER \"Persentase posyandu dengan kader terlatih\" { satuan persen; target = 70 |",
        "indikator KADER \"Persentase posyandu dengan kader terlatih\" { satuan persen; target = $071 |",
    )]);
    check_change(
        &short,
        "Kecualikan",
        &expect![[r#"
            //- rpjmd.rpjmd
            +   kecualikan tabel-berbeda karena ""
        "#]],
    );
    let broken =
        Fixture::base(&[(RENSTRA, "  periode          2025-2029", "  periode  $0 =        2025-2029")]);
    let titles: Vec<String> = offered(&broken, &everything()).into_iter().map(|a| a.title).collect();
    assert!(!titles.iter().any(|t| t.contains("sintaks")), "{titles:#?}");
}

#[test]
fn adopting_an_indicator_with_all_its_years() {
    let without = |to: &str| {
        Fixture::base(&[(
            RENSTRA,
            "      indikator SPBE mengacu T1/S1/SPBE {
        awal   2024 = 3,2
        target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1
      }
",
            to,
        )])
    };
    check_change(
        &without("$0"),
        "Acu",
        &expect![[r#"
            //- diskominfo.renstra
            +       indikator SPBE mengacu S1/SPBE {
            +         awal   2024 = 3,2
            +         target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1
            +       }
        "#]],
    );
    // In the half of a line that is being typed, and in a broken block.
    check_change(
        &without("      indikator S$0\n"),
        "Acu",
        &expect![[r#"
            //- diskominfo.renstra
            +       indikator SPBE mengacu S1/SPBE {
            +         awal   2024 = 3,2
            +         target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1
            +       }
        "#]],
    );
    check_change(
        &without("      indikator X \"x\" {\n  target = = 3\n$0      }\n"),
        "Acu",
        &expect![[r#"
            //- diskominfo.renstra
            +       indikator SPBE mengacu S1/SPBE {
            +         awal   2024 = 3,2
            +         target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1
            +       }
        "#]],
    );
    // What is adopted already is not offered again.
    let adopted = Fixture::base(&[(RENSTRA, "sasaran S1 \"M", "sas$0aran S1 \"M")]);
    let titles: Vec<String> = offered(&adopted, &everything()).into_iter().map(|a| a.title).collect();
    assert!(!titles.iter().any(|t| t.starts_with("Acu")), "{titles:#?}");
}

#[test]
fn inserting_a_missing_program_with_its_skeleton() {
    let text = BASE.iter().find(|(n, _)| *n == RENSTRA).expect("a file").1;
    let start = text.find("      program 2.16.03").expect("there");
    let end = text.find("    }\n\n    sasaran S2").expect("there");
    let fixture = Fixture::base(&[(RENSTRA, &text[start..end], "$0")]);
    check_change(
        &fixture,
        "Sisipkan program",
        &expect![[r#"
        //- diskominfo.renstra
        +       program 2.16.03 "Program Pengelolaan Aplikasi Informatika" {
        +         outcome O1 "Meluasnya pemakaian layanan elektronik" {
        +           indikator PD mengacu 2.16.03/PD {
        +             pagu = Rp4 miliar | Rp4,2 miliar | Rp4,4 miliar | Rp4,6 miliar | Rp4,8 miliar
        +           }
        +           indikator KEL mengacu 2.16.03/KEL {
        +             pagu = Rp1 miliar | Rp1 miliar | Rp1,1 miliar | Rp1,1 miliar | Rp1,2 miliar
        +           }
        +         }
        +       }
    "#]],
    );
    let start = text.find("      program 2.16.01").expect("there");
    let end = text.rfind("    }\n  }\n}").expect("there");
    let fixture = Fixture::base(&[(RENSTRA, &text[start..end], "$0")]);
    check_change(
        &fixture,
        "Sisipkan program",
        &expect![[r#"
        //- diskominfo.renstra
        +       program 2.16.01 "Program Penunjang Urusan Pemerintahan Daerah" {
        +         indikator TERTIB mengacu X.XX.01/TERTIB
        +       }
    "#]],
    );
    let whole = Fixture::base(&[(RENSTRA, "sasaran S1 \"M", "sas$0aran S1 \"M")]);
    let titles: Vec<String> = offered(&whole, &everything()).into_iter().map(|a| a.title).collect();
    assert!(!titles.iter().any(|t| t.starts_with("Sisipkan")), "{titles:#?}");
}

#[test]
fn an_indicator_moves_between_program_and_outcome() {
    let fixture = Fixture::base(&[(
        "program.rpjmd",
        "        indikator PAHAM ",
        "        // dari survei\n        indikator PA$0HAM ",
    )]);
    check_change(
        &fixture,
        "Pindahkan indikator PAHAM",
        &expect![[r#"
        //- program.rpjmd
        -         // dari survei
        -         indikator PAHAM "Persentase warga yang memahami layanan kota" {
        -           satuan persen; arah naik; sumber-data "Survei kepuasan tahunan"
        -           awal   2024 = 40
        -           target = 45 | 50 | 55 | 60 | 65
        -         }
        -         pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,3 miliar | Rp1,4 miliar
        -       }
        -       pagu       = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,3 miliar | Rp1,4 miliar
        -       pagu-akhir Rp6 miliar
        +         pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,3 miliar | Rp1,4 miliar
        +       }
        +       pagu       = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,3 miliar | Rp1,4 miliar
        +       pagu-akhir Rp6 miliar
        +       // dari survei
        +       indikator PAHAM "Persentase warga yang memahami layanan kota" {
        +         satuan persen; arah naik; sumber-data "Survei kepuasan tahunan"
        +         awal   2024 = 40
        +         target = 45 | 50 | 55 | 60 | 65
        +       }
    "#]],
    );
    // A reference that names the outcome would be lost.
    let named = Fixture::base(&[
        ("program.rpjmd", "        indikator PAHAM ", "        indikator PA$0HAM "),
        (RENSTRA, "mengacu 2.16.02/PAHAM", "mengacu 2.16.02/O1/PAHAM"),
    ]);
    let titles: Vec<String> = offered(&named, &everything()).into_iter().map(|a| a.title).collect();
    assert!(!titles.iter().any(|t| t.starts_with("Pindahkan indikator")), "{titles:#?}");
}

#[test]
fn sorting_by_code() {
    let fixture = Fixture::new(
        "\
//- a.rpjmd
rpjmd a \"A\" {
  mi$0si M10 \"sepuluh\" {
  }
  // komentar misi dua
  misi M2 \"dua\" { tujuan T1 \"t\" }   // ekor
  visi \"v\"
  misi M1 \"satu\"
}
",
    );
    let above = Fixture::new(&fixture.text("a.rpjmd").replacen("rpjmd a", "//- a.rpjmd\nrp$0jmd a", 1));
    check_change(
        &above,
        "Urutkan",
        &expect![[r#"
        //- a.rpjmd
        -   misi M10 "sepuluh" {
        -   }
        -   // komentar misi dua
        -   misi M2 "dua" { tujuan T1 "t" }   // ekor
        -   visi "v"
        -   misi M1 "satu"
        +   misi M1 "satu"
        +   // komentar misi dua
        +   misi M2 "dua" { tujuan T1 "t" }   // ekor
        +   visi "v"
        +   misi M10 "sepuluh" {
        +   }
    "#]],
    );
    let titles: Vec<String> = offered(&fixture, &everything()).into_iter().map(|a| a.title).collect();
    assert!(!titles.iter().any(|t| t.starts_with("Urutkan")), "{titles:#?}");
}

#[test]
fn splitting_and_joining() {
    let fixture =
        Fixture::base(&[("rpjmd.rpjmd", "    tujuan T2 \"", "    // tujuan kesehatan\n    tu$0juan T2 \"")]);
    check_change(
        &fixture,
        "berkas baru",
        &expect![[r#"
        //- rpjmd-T2.rpjmd
        + lanjutan rpjmd contoh-2025 {
        +   lanjutan misi M2 {
        +     // tujuan kesehatan
        +     tujuan T2 "Meningkatnya derajat kesehatan warga" {
        +       indikator AHH "Angka Harapan Hidup" {
        +         satuan tahun; arah naik; perhitungan rilis; sumber-data "Badan Pusat Statistik"
        +         awal   2024 = 72
        +         target = 72,1–72,3 | 72,3–72,5 | 72,5–72,7 | 72,7–72,9 | 72,9–73,1
        +       }
        +       sasaran S1 "Berkurangnya masalah gizi balita" {
        +         penanggung-jawab dinkes
        +         indikator STUNTING "Prevalensi balita stunting" {
        +           satuan persen; arah turun; perhitungan rilis; sumber-data "Survei gizi nasional"
        +           awal   2024 = 18,5
        +           target = 17,5 | 16,5 | 15,5 | 14,5 | 13,5
        +         }
        +       }
        +       sasaran S2 "Membaiknya kebiasaan hidup sehat warga" {
        +         penanggung-jawab dinkes
        +         indikator PHBS "Persentase rumah tangga berperilaku hidup bersih" {
        +           satuan persen; arah naik; perhitungan posisi; sumber-data "Survei puskesmas"
        +           awal   2024 = 52
        +           target = 55 | 60 | 65 | 70 | 75
        +         }
        +       }
        +     }
        +   }
        + }
        //- rpjmd.rpjmd
        -     // tujuan kesehatan
        -     tujuan T2 "Meningkatnya derajat kesehatan warga" {
        -       indikator AHH "Angka Harapan Hidup" {
        -         satuan tahun; arah naik; perhitungan rilis; sumber-data "Badan Pusat Statistik"
        -         awal   2024 = 72
        -         target = 72,1–72,3 | 72,3–72,5 | 72,5–72,7 | 72,7–72,9 | 72,9–73,1
        -       }
        -       sasaran S1 "Berkurangnya masalah gizi balita" {
        -         penanggung-jawab dinkes
        -         indikator STUNTING "Prevalensi balita stunting" {
        -           satuan persen; arah turun; perhitungan rilis; sumber-data "Survei gizi nasional"
        -           awal   2024 = 18,5
        -           target = 17,5 | 16,5 | 15,5 | 14,5 | 13,5
        -         }
        -       }
        -       sasaran S2 "Membaiknya kebiasaan hidup sehat warga" {
        -         penanggung-jawab dinkes
        -         indikator PHBS "Persentase rumah tangga berperilaku hidup bersih" {
        -           satuan persen; arah naik; perhitungan posisi; sumber-data "Survei puskesmas"
        -           awal   2024 = 52
        -           target = 55 | 60 | 65 | 70 | 75
        -         }
        -       }
        -     }
    "#]],
    );
    let titles =
        |asked: &Asked| -> Vec<String> { offered(&fixture, asked).into_iter().map(|a| a.title).collect() };
    let poor = Asked { files: false, ..everything() };
    assert!(!titles(&poor).iter().any(|t| t.contains("berkas baru")), "{:#?}", titles(&poor));

    let part = Fixture::new(
        "\
//- a.rpjmd
rpjmd a \"A\" {
  misi M1 \"satu\" {
    tujuan T1 \"t\"
  }
}
//- b.rpjmd
// lanjutan kedua
lanju$0tan rpjmd a {
  // misi pertama lagi
  lanjutan misi M1 {
    kecualikan tanpa-indikator karena \"sudah dibahas\"
    // tujuan kedua
    tujuan T2 \"u\"
  }

  misi M2 \"dua\"
}
",
    );
    check_change(
        &part,
        "Satukan",
        &expect![[r#"
        //- a.rpjmd
        -   }
        +     // misi pertama lagi
        +     kecualikan tanpa-indikator karena "sudah dibahas"
        +     // tujuan kedua
        +     tujuan T2 "u"
        +   }
        +   // lanjutan kedua
        + 
        +   misi M2 "dua"
        hapus b.rpjmd
    "#]],
    );
    let first = Fixture::new("//- a.rpjmd\nrpj$0md a \"A\" {\n}\n//- b.rpjmd\nlanjutan rpjmd a {\n}\n");
    let titles: Vec<String> = offered(&first, &everything()).into_iter().map(|a| a.title).collect();
    assert!(!titles.iter().any(|t| t.starts_with("Satukan")), "{titles:#?}");
}

/// A session with the files, and its snapshot.
fn snapshot(files: &[(String, String)]) -> Snapshot {
    let mut session = Session::new(Settings::default());
    files.iter().for_each(|(path, text)| session.set_file(path, text.as_str().into()));
    session.snapshot()
}

fn ide<'a>(snapshot: &'a Snapshot, today: &str) -> Ide<'a> {
    Ide { snapshot, lang: Lang::Id, today: Date::parse(today).expect("a day") }
}

/// What the plans say, piece by piece, wherever it stands: each statement with the node that it is about.
fn said(ide: &Ide) -> Vec<String> {
    let mut said = Vec::new();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (doc, document) in ide.documents().iter() {
        let tree = structure(ide.db(), ide.workspace(), doc);
        let mut about = |file: selaras_analysis::db::SourceFile, local: u32, node: u32| {
            let parse = ide.snapshot.parse(file);
            let text = file.text(ide.db());
            let name = format!("{} {:?} {:?}", document.id, tree.kind(node), tree.code(node));
            for prop in props_of(&parse.tree, local) {
                said.push(format!("{name}: {}", words(prop.span.of(text))));
            }
            let head = &parse.tree.nodes[local as usize];
            if !head.continued {
                said.push(format!("{name}: {}", words(head.header.of(text))));
            }
        };
        for node in tree.nodes().filter(|n| *n != 0 || !document.orphan) {
            let (part, local) = tree.local(node);
            about(part.file, local, node);
        }
        for (part, local, node) in tree.continuing() {
            about(tree.parts[part as usize].file, local, node);
        }
    }
    said.sort();
    said
}

/// All comments of all files.
fn comments(ide: &Ide) -> Vec<String> {
    let texts = ide.snapshot.paths().filter_map(|p| ide.snapshot.text(p));
    let mut found: Vec<String> = texts
        .flat_map(|text| {
            let tokens = selaras_syntax::lex(text);
            let comments = tokens.iter().filter(|(kind, _)| *kind == selaras_syntax::Kind::Comment);
            comments.map(|(_, span)| span.of(text).to_owned()).collect::<Vec<_>>()
        })
        .collect();
    found.sort();
    found
}

/// Findings by what they say, without where.
fn told(found: &[Diagnostic]) -> Vec<String> {
    // A list in a message follows the order of the text.
    let words = |d: &Diagnostic| {
        let mut words: Vec<&str> = d.message.id.split([' ', ',', '.']).filter(|w| !w.is_empty()).collect();
        words.sort_unstable();
        words.join(" ")
    };
    let mut told: Vec<String> =
        found.iter().map(|d| format!("{} {} {}", d.rule.slug, d.node, words(d))).collect();
    told.sort();
    told
}

/// What must be repaired after a change and not before it: the rules, as often as there is one more of them.
fn new_errors(before: &[Diagnostic], after: &[Diagnostic]) -> Vec<&'static str> {
    let errors = |list: &[Diagnostic]| {
        list.iter().filter(|d| d.severity == Severity::Error).map(|d| d.rule.slug).collect::<Vec<_>>()
    };
    let mut known = errors(before);
    let mut new = errors(after);
    new.retain(|slug| match known.iter().position(|k| k == slug) {
        Some(at) => {
            known.swap_remove(at);
            false
        }
        None => true,
    });
    new
}

/// Applies every action that is offered at every node and finding, each to the plans as they were; gives how many of
/// each kind there were.
fn try_all(
    name: &str,
    files: &[(String, String)],
    today: &str,
    only: Option<Kind>,
) -> BTreeMap<&'static str, usize> {
    let snapshot = snapshot(files);
    let ide = ide(&snapshot, today);
    let before = ide.snapshot.check(ide.today).diagnostics;
    let (all_said, all_comments) = (said(&ide), comments(&ide));
    let mut counts = BTreeMap::new();
    let mut seen: Vec<Change> = Vec::new();
    for path in ide.snapshot.paths() {
        let file = ide.snapshot.file(path).expect("a file");
        let parse = ide.snapshot.parse(file);
        let nodes = parse.tree.nodes.iter().map(|n| n.keyword.start);
        let findings = before.iter().filter(|d| d.location.file == *path).map(|d| d.location.span.start);
        let places: std::collections::BTreeSet<u32> = nodes.chain(findings).collect();
        let asked = Asked { only: only.map(|k| vec![k.name().to_owned()]), ..everything() };
        for at in places {
            for action in actions(&ide, path, Span::new(at, at), &asked) {
                let Some(change) = action.change(&ide, path) else { continue };
                if seen.contains(&change) {
                    continue;
                }
                seen.push(change.clone());
                *counts.entry(action.kind.name()).or_default() += 1;
                let texts = change.texts(|path| ide.snapshot.text(path).cloned()).expect("it fits");
                let crlf = files[0].1.contains("\r\n");
                let mixed = |t: &String| crlf && t.matches('\n').count() != t.matches("\r\n").count();
                let what = format!("{name} {path}:{at} {} {}", action.kind.name(), action.title);
                assert!(!texts.values().any(mixed), "{what}: line ends");
                let changed = ended(&ide, &change);
                let now = Ide { snapshot: &changed, ..ide };
                let after = now.snapshot.check(now.today).diagnostics;
                let broken = |list: &[Diagnostic]| list.iter().filter(|d| d.rule.code == "S01").count();
                assert!(broken(&after) <= broken(&before), "{what}: {change:#?}");
                if action.kind == Kind::Move || action.title.starts_with("Acu") {
                    let more = new_errors(&before, &after);
                    assert!(more.is_empty(), "{what}: {more:#?}");
                }
                let same = comments(&now);
                assert!(action.kind == Kind::QuickFix || same == all_comments, "{what}: comments");
                match action.kind {
                    Kind::QuickFix if action.title.starts_with("Kecualikan") => {
                        assert_waived(&what, &ide, &change, &action);
                    }
                    Kind::QuickFix | Kind::FixAll => {
                        for finding in &action.repairs {
                            let stays = after.iter().any(|d| d.fingerprint == finding.fingerprint);
                            assert!(!stays, "{what}: {change:#?}");
                        }
                    }
                    Kind::Rewrite if !action.title.starts_with("Urutkan") => {
                        let more = said(&now);
                        assert!(more.len() > all_said.len(), "{what}");
                        assert!(all_said.iter().all(|s| more.contains(s)), "{what}: {change:#?}");
                    }
                    Kind::Move => assert_eq!(said(&now), all_said, "{what}"),
                    Kind::Extract | Kind::Inline => {
                        // Of twins the later one is reported, and a file of its own comes later.
                        let rules = |list: &[Diagnostic]| {
                            let mut rules: Vec<&str> = list.iter().map(|d| d.rule.code).collect();
                            rules.sort_unstable();
                            rules
                        };
                        assert_eq!(said(&now), all_said, "{what}");
                        assert_eq!(rules(&after), rules(&before), "{what}: {change:#?}");
                    }
                    _ => {
                        assert_eq!(said(&now), all_said, "{what}");
                        assert_eq!(told(&after), told(&before), "{what}: {change:#?}");
                    }
                }
            }
        }
    }
    counts
}

/// The plans after a change.
fn ended(ide: &Ide, change: &Change) -> Snapshot {
    after(ide, change).expect("it fits").snapshot()
}

/// With a reason written in, the waiver hides its finding.
fn assert_waived(what: &str, ide: &Ide, change: &Change, action: &Action) {
    let mut reasoned = change.clone();
    for edit in &mut reasoned.edits {
        assert!(edit.text.contains("karena \"\""), "{what}");
        edit.text = edit.text.replace("karena \"\"", "karena \"Sudah disepakati\"");
    }
    let left = ended(ide, &reasoned).check(ide.today).diagnostics;
    for finding in &action.repairs {
        assert!(!left.iter().any(|d| d.fingerprint == finding.fingerprint), "{what}: {change:#?}");
    }
}

#[test]
fn every_action_on_the_base_plan() {
    let files: Vec<(String, String)> = BASE.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
    let counts = try_all("base", &files, TODAY, None);
    expect![[r#"
        {
            "refactor.extract": 47,
            "refactor.inline": 1,
            "refactor.move": 3,
            "refactor.rewrite": 11,
        }"#]]
    .assert_eq(&format!("{counts:#?}"));
}

/// What is adopted or moved leaves nothing new to repair, which [`try_all`] tells.
#[test]
fn what_is_shared_is_adopted_and_what_is_measured_moves_in_a_renstra_too() {
    let domain = "          indikator DOMAIN \"Indeks mutu layanan domain\" {";
    let moved = Fixture::base(&[
        (RENSTRA, domain, &format!("          keluaran O1 \"Bakunya nama domain\" {{\n{domain}")),
        (
            RENSTRA,
            "            target = 3 | 3,5 | 4 | 4,5 | 5\n          }\n",
            "            target = 3 | 3,5 | 4 | 4,5 | 5\n          }\n          }\n",
        ),
        (
            RENSTRA,
            "        indikator mengacu 2.16.03/PD\n",
            "        outcome O1 \"Meluasnya pemakaian layanan elektronik\" {\n          indikator mengacu 2.16.03/PD\n        }\n",
        ),
    ]);
    let counts = try_all("Renstra", &moved.files, TODAY, Some(Kind::Move));
    assert_eq!(counts["refactor.move"], 6);
    // A Renstra that shares in an indicator, and one that could.
    let text = BASE.iter().find(|(n, _)| *n == "kec-utara.renstra").expect("a file").1;
    let (start, end) = (text.find("      indikator LOKET"), text.find("      indikator PUAS"));
    let share = &text[start.expect("there")..end.expect("there")];
    for changes in [vec![], vec![("kec-utara.renstra", share, "")]] {
        let files = Fixture::base(&changes).files;
        let ours = snapshot(&files);
        let sasaran =
            files.iter().find(|(n, _)| n == "kec-utara.renstra").expect("a file").1.find("tujuan T1");
        let at = sasaran.expect("there") as u32;
        let offers = actions(&ide(&ours, TODAY), "kec-utara.renstra", Span::new(at, at), &everything());
        let titles: Vec<String> = offers.into_iter().map(|a| a.title).collect();
        assert!(titles.iter().any(|t| t.starts_with("Acu indikator WARGA")), "{titles:#?}");
        try_all("kecamatan", &files, TODAY, Some(Kind::Rewrite));
    }
}

#[test]
fn every_action_on_plans_with_other_line_ends_and_letters() {
    let odd = |text: &str| {
        text.replace('\n', "\r\n").replace("Kota Contoh", "Kota Contoh é–😀").replace(" {\r", " {  // é😀\r")
    };
    let files: Vec<(String, String)> = BASE.iter().map(|(n, t)| ((*n).to_owned(), odd(t))).collect();
    let counts = try_all("CRLF", &files, TODAY, None);
    assert!(counts.values().sum::<usize>() > 50, "{counts:#?}");
}

#[test]
fn every_action_on_the_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/kab-sumedang");
    let mut files = Vec::new();
    for path in [
        "daerah.selaras",
        "renstra/bappppeda.renstra",
        "renstra/diskominfo.renstra",
        "rpjmd/2018.rpjmd",
        "rpjmd/matrik.rpjmd",
        "rpjmd/perubahan.rpjmd",
    ] {
        #[allow(clippy::disallowed_methods, reason = "tests")]
        let text = std::fs::read_to_string(root.join(path)).expect("a file");
        files.push((path.to_owned(), text));
    }
    let counts = try_all("kab-sumedang", &files, "2023-06-30", None);
    expect![[r#"
        {
            "quickfix": 40,
            "refactor.extract": 91,
            "refactor.rewrite": 52,
            "source.fixAll.selaras": 2,
        }"#]]
    .assert_eq(&format!("{counts:#?}"));
}

#[test]
fn every_fix_of_every_rule() {
    let mut count = 0;
    for rule in ALL {
        for (n, example) in rule.wrong.iter().enumerate() {
            let name = format!("{} {}", rule.code, n + 1);
            let today = example.today.unwrap_or(TODAY);
            let counts = try_all(&name, &changed(example), today, Some(Kind::QuickFix));
            count += counts.values().sum::<usize>();
        }
    }
    assert!(count > 100, "{count}");
}

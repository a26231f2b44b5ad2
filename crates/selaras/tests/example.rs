//! What `examples/kab-sumedang/README.md` claims: each row of its table is reported where it says, and how many findings
//! of each rule there are in all. Where the reader's own list lies beside the project, its rows are the table's. The
//! pictures in the project's README pages are taken of this example.

#![allow(clippy::disallowed_methods, reason = "a test that reads the example's own pages")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use expect_test::expect;

/// The numbers of the reader's rows about this regency.
fn numbers() -> Vec<u32> {
    (1..=16).chain(20..=28).collect()
}

/// Why a row may be left out of the report.
const REASONS: [&str; 3] =
    ["perlu penilaian orang", "angkanya tidak ada di sumber", "bukan perangkat daerah contoh ini"];

/// A row of the table.
struct Row {
    number: u32,
    /// A word that the finding must name: a code mostly. Several findings of one rule may stand at one line.
    about: String,
    claim: Claim,
}

enum Claim {
    /// Reported by a rule at `FILE:LINE`.
    Shown {
        rule: String,
        place: String,
    },
    NotShown {
        reason: String,
    },
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn table() -> Vec<Row> {
    let page = fs::read_to_string(root().join("examples/kab-sumedang/README.md")).expect("the page");
    let bare = |cell: &str| cell.trim().trim_matches('`').to_owned();
    let row = |line: &str| {
        let cells: Vec<String> = line.trim_matches('|').split('|').map(bare).collect();
        let [number, about, _what, rule, place] = cells.try_into().ok()?;
        let claim = match rule.as_str() {
            "tidak ditampilkan" => Claim::NotShown { reason: place },
            _ => Claim::Shown { rule, place },
        };
        Some(Row { number: number.parse().ok()?, about, claim })
    };
    page.lines().filter_map(row).collect()
}

/// What `selaras` prints, run in the project's root; it must find something.
fn selaras<'a>(arguments: impl IntoIterator<Item = &'a str>) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_selaras"))
        .current_dir(root())
        .env_remove("SELARAS_LANG")
        .args(arguments)
        .output()
        .expect("selaras starts");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn findings() -> Vec<serde_json::Value> {
    let report = selaras(["check", "examples/kab-sumedang", "--format", "json", "--today", "2023-06-30"]);
    let mut report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    match report["findings"].take() {
        serde_json::Value::Array(list) => list,
        other => panic!("findings is {other}"),
    }
}

fn text(value: &serde_json::Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[test]
fn every_row_of_the_reader_is_in_the_table() {
    let rows = table();
    assert_eq!(rows.iter().map(|r| r.number).collect::<Vec<_>>(), numbers());
    for row in &rows {
        if let Claim::NotShown { reason } = &row.claim {
            assert!(REASONS.contains(&reason.as_str()), "{}: \"{reason}\" is no reason", row.number);
        }
    }
}

#[test]
fn what_the_table_claims_is_reported() {
    let found = findings();
    let mut wrong = Vec::new();
    for row in table() {
        let Claim::Shown { rule, place } = row.claim else { continue };
        let shown = found.iter().any(|f| {
            let at = format!("{}:{}", text(&f["location"]["file"]), f["location"]["start"]["line"]);
            let says = format!("{} {}", text(&f["node"]), text(&f["message"]));
            at == place && text(&f["rule"]) == rule && says.contains(&row.about)
        });
        if !shown {
            wrong.push(format!("{}: {place} {rule} about {}", row.number, row.about));
        }
    }
    assert!(wrong.is_empty(), "not reported:\n{}", wrong.join("\n"));
}

#[test]
fn all_findings_by_rule() {
    let mut counts: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for finding in findings() {
        let key = ["code", "rule", "severity"].map(|k| text(&finding[k]).to_owned());
        *counts.entry(key.into()).or_default() += 1;
    }
    let mut found = String::new();
    for ((code, rule, severity), count) in counts {
        writeln!(found, "{code} {rule} ({severity}): {count}").expect("a line");
    }
    expect![[r#"
        C04 indikator-rpjmd-tidak-diacu (warning): 5
        C09 renstra-tidak-ada (warning): 1
        I01 nama-indikator-berbeda (warning): 2
        I02 satuan-tidak-ada (error): 1
        I03 satuan-tidak-sesuai-nama (warning): 4
        I11 tanpa-indikator (error): 3
        I18 indikator-kembar-berbeda (warning): 2
        I19 indikator-diganti (warning): 2
        I20 indikator-digabung (warning): 1
        K01 bentuk-kode (error): 1
        P01 jumlah-pagu-salah (error): 1
        P02 pagu-melebihi-rpjmd (error): 2
        P03 pagu-berbeda-rpjmd (warning): 3
        R04 tanpa-rujukan (error): 2
        S04 nilai-bukan-satuannya (error): 1
        T02 awal-berbeda (error): 1
        T05 target-tidak-lengkap (error): 1
        T07 target-melawan-arah (info): 1
        T09 akhir-tidak-cocok (error): 1
        T20 tabel-berbeda (error): 14
    "#]]
    .assert_eq(&found);
}

#[test]
fn the_pictures_in_the_readmes_are_what_is_printed() {
    for page in ["README.md", "README.id.md"] {
        let text = fs::read_to_string(root().join(page)).expect("the page");
        let (_, picture) = text.split_once("```text\n$ selaras ").expect("a picture");
        let (command, picture) = picture.split_once('\n').expect("a command");
        let (picture, _) = picture.split_once("\n```").expect("the picture's end");
        assert_eq!(selaras(command.split(' ')).trim_end(), picture, "{page}");
    }
}

#[test]
fn the_list_beside_the_project_is_the_table() {
    let list = root().join("../shared/data/mismatches.csv");
    let Ok(list) = fs::read_to_string(&list) else {
        println!("skipped: the reader's list is not beside the project");
        return;
    };
    let mut wanted = Vec::new();
    for line in list.lines().skip(1) {
        // Only later fields are quoted in this regency's rows.
        let fields: Vec<&str> = line.splitn(5, ',').collect();
        if let [number, "Kab. Sumedang", _agency, code, _rest] = fields[..] {
            wanted.push((number.parse::<u32>().expect("a number"), code.to_owned()));
        }
    }
    let rows = table();
    assert_eq!(
        wanted.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
        rows.iter().map(|row| row.number).collect::<Vec<_>>()
    );
    for ((number, code), row) in wanted.iter().zip(&rows) {
        assert!(code.is_empty() || *code == row.about, "{number} is about {code}, not {}", row.about);
    }
}

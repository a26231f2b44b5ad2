//! Formats, files, colours, filters, exit codes by weight.

use super::*;

#[test]
fn findings_exit_with_one_by_fail_on() {
    let dir = Dir::with_mistake();
    assert_eq!(dir.found(""), [format!("{RENSTRA}:14 rujukan-tidak-ada")]);
    for (words, code) in
        [("", 1), ("--fail-on never", 0), ("--skip R", 0), ("--skip R02", 1), ("--only R01,T", 1)]
    {
        assert_eq!(dir.run(&format!("check {words}")).code, code, "{words}");
    }
    assert_eq!(dir.found("--only rujukan-tidak-ada").len(), 1);
    assert_eq!(dir.found("--only S,T01 --only A").len(), 0);
    assert_eq!(dir.found("--agency DISKOMINFO").len(), 1);
}

#[test]
fn several_reports_in_one_run() {
    let dir = Dir::with_mistake();
    let formats = ["json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "short"];
    let words: Vec<String> = formats.iter().map(|f| format!("--format {f}=hasil.{f}")).collect();
    let ran = dir.run(&format!("check --format human {}", words.join(" ")));
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("rujukan-tidak-ada") && ran.out.contains("╭─"), "{}", ran.out);
    for format in formats {
        let text = dir.read(&format!("hasil.{format}"));
        assert!(text.contains("diskominfo.renstra"), "{format}: {text}");
    }
    let alone = dir.run("check --format sarif");
    assert_eq!(alone.out, dir.read("hasil.sarif"));
    // Reports to files only leave standard output alone.
    assert_eq!(dir.run("check --format json=lagi.json").out, "");
}

#[test]
fn a_report_that_cannot_be_written_exits_with_two() {
    let dir = Dir::with_mistake();
    let ran = dir.run("check --format json=tidak/ada/x.json");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("tidak dapat ditulis"), "{}", ran.err);
}

#[test]
fn the_json_report_has_its_shape() {
    let report = Dir::with_mistake().json("");
    assert_eq!(report["version"], 1);
    assert_eq!(report["summary"]["files"], 3);
    assert_eq!(report["summary"]["errors"], 1);
    assert_eq!(report["summary"]["today"], TODAY);
    let finding = &report["findings"][0];
    assert_eq!(finding["code"], "R01");
    assert_eq!(finding["location"]["start"]["column"], 30);
    assert_eq!(finding["fixes"][0]["safe"], true);
}

#[test]
fn colour_only_where_it_is_wanted() {
    let dir = Dir::with_mistake();
    assert!(!dir.run("check").out.contains('\x1b'));
    assert!(dir.run("check --color always").out.contains("\x1b["));
    assert!(dir.run("check --color always --diff").out.contains("\x1b[32m+"));
    dir.run("check --color always --format human=laporan.txt");
    assert!(!dir.read("laporan.txt").contains('\x1b'));
}

#[test]
fn quiet_and_stats() {
    let dir = Dir::plan();
    assert_eq!(dir.run("check --quiet").out, "");
    let ran = dir.run("check --stats --format json");
    assert!(ran.err.contains("1 ruang kerja, 3 berkas, 3 dokumen"), "{}", ran.err);
    assert!(serde_json::from_str::<Value>(&ran.out).is_ok());
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let dir = Dir::with_mistake();
    dir.write("renstra/lain.renstra", "renstra lain \"Lain\" {\n  salah\n}\n");
    let first = dir.run("check --format json").out;
    assert!((0..5).all(|_| dir.run("check --format json").out == first));
}

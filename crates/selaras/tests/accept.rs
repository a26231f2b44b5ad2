//! Black-box cases: the pages of `tests/accept/` as workspaces on disk, `selaras check` over them, and every error and
//! warning compared. Also, where they lie beside the project, further cases in folders (`expected`, `args`).

#![allow(clippy::disallowed_methods, reason = "a test that writes workspaces to temporary folders")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A day on which no case's waiver has expired by itself.
const TODAY: &str = "2026-01-15";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs `check` over a workspace; gives exit code and `FILE:LINE RULE SEVERITY` of each error and warning.
fn check(workspace: &Path, arguments: &[String]) -> (i32, Vec<String>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_selaras"));
    command.arg("check").arg(workspace).args(["--format", "json"]);
    if !arguments.iter().any(|a| a == "--today") {
        command.args(["--today", TODAY]);
    }
    let output = command.args(arguments).output().expect("selaras starts");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("{}: no JSON: {error}\n{}", workspace.display(), String::from_utf8_lossy(&output.stderr))
    });
    let findings = report["findings"].as_array().expect("findings");
    let found = findings
        .iter()
        .filter(|f| f["severity"] != "info")
        .map(|f| {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            let place = &f["location"];
            let line = &place["start"]["line"];
            format!("{}:{line} {} {}", text(&place["file"]), text(&f["rule"]), text(&f["severity"]))
        })
        .collect();
    (output.status.code().unwrap_or(-1), found)
}

/// What differs from `wanted`, where a line without a severity takes any.
fn compare(wanted: &[String], (code, found): (i32, Vec<String>)) -> Vec<String> {
    let mut wrong = Vec::new();
    let fits = |w: &str, f: &str| f == w || f.strip_prefix(w).is_some_and(|rest| rest.starts_with(' '));
    for line in wanted.iter().filter(|w| !found.iter().any(|f| fits(w, f))) {
        wrong.push(format!("missing    {line}"));
    }
    for line in found.iter().filter(|f| !wanted.iter().any(|w| fits(w, f))) {
        wrong.push(format!("unexpected {line}"));
    }
    if found.iter().collect::<BTreeSet<_>>().len() < found.len() {
        wrong.push(format!("twice      {found:?}"));
    }
    let expected = i32::from(found.iter().any(|f| f.ends_with(" error")));
    if code != expected {
        wrong.push(format!("exit       {code}, not {expected}"));
    }
    wrong
}

/// The blocks of a page: the words after the fence, and the text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.trim().to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

#[test]
fn the_pages_of_tests_accept() {
    let mut pages: Vec<PathBuf> = fs::read_dir(root().join("tests/accept"))
        .expect("tests/accept")
        .map(|e| e.expect("entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "md") && !p.ends_with("README.md"))
        .collect();
    pages.sort();
    assert!(pages.len() >= 6);
    let mut failures = Vec::new();
    for page in pages {
        let workspace = tempfile::tempdir().expect("a folder");
        let (mut wanted, mut arguments) = (None, Vec::new());
        for (info, text) in blocks(&fs::read_to_string(&page).expect("a page")) {
            match info.split_once(' ') {
                Some(("selaras", file)) => fs::write(workspace.path().join(file), text).expect("a file"),
                _ if info == "temuan" => wanted = Some(text.lines().map(str::to_owned).collect::<Vec<_>>()),
                _ if info == "argumen" => arguments.extend(text.split_whitespace().map(str::to_owned)),
                _ => {}
            }
        }
        let wanted = wanted.unwrap_or_else(|| panic!("{}: no `temuan` block", page.display()));
        let wrong = compare(&wanted, check(workspace.path(), &arguments));
        if !wrong.is_empty() {
            failures.push(format!("{}\n   {}", page.display(), wrong.join("\n   ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_cases_beside_the_project() {
    let cases = root().join("../shared/accept/cases");
    let Ok(folders) = fs::read_dir(&cases) else {
        println!("skipped: no further cases beside the project");
        return;
    };
    let mut failures = Vec::new();
    let mut folders: Vec<PathBuf> = folders.map(|e| e.expect("entry").path()).collect();
    folders.sort();
    for folder in folders {
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
        let line = |l: &str| {
            l.split('#').next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let wanted: Vec<String> = read("expected").lines().map(line).filter(|l| !l.is_empty()).collect();
        let arguments: Vec<String> = read("args").split_whitespace().map(str::to_owned).collect();
        let wrong = compare(&wanted, check(&folder, &arguments));
        if !wrong.is_empty() {
            failures.push(format!("{}\n   {}", folder.display(), wrong.join("\n   ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

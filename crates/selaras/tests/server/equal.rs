//! One engine: what the editor shows is what `selaras check` reports.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::client::{Client, folder_of};

/// The findings of the command line: file, place (from 0), code.
fn checked(folder: &Path) -> Vec<(String, [u64; 4], String)> {
    let run = Command::new(env!("CARGO_BIN_EXE_selaras"))
        .args(["check", "--format", "json", "--fail-on", "never"])
        .arg(folder)
        .output()
        .expect("it runs");
    let report: Value = serde_json::from_slice(&run.stdout).expect("a report");
    let finding = |f: &Value| {
        let at = |end: &str, key: &str| f["location"][end][key].as_u64().expect("a number") - 1;
        let place = [at("start", "line"), at("start", "column"), at("end", "line"), at("end", "column")];
        let text = |v: &Value| v.as_str().expect("a text").to_owned();
        (text(&f["location"]["file"]), place, text(&f["rule"]))
    };
    report["findings"].as_array().expect("a list").iter().map(finding).collect()
}

/// The findings of the server: asked for, or pushed once all of them are there.
fn served(client: &mut Client, pulls: bool, expected: usize) -> Vec<(String, [u64; 4], String)> {
    let mut lists: BTreeMap<String, Value> = BTreeMap::new();
    if pulls {
        let all = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
        for item in all["items"].as_array().expect("a list") {
            lists.insert(item["uri"].as_str().expect("a URI").to_owned(), item["items"].clone());
        }
    } else {
        let count = |lists: &BTreeMap<String, Value>| -> usize {
            lists.values().map(|l| l.as_array().map_or(0, Vec::len)).sum()
        };
        while count(&lists) < expected {
            let told = client.wait_for("findings", |m| m["method"] == "textDocument/publishDiagnostics");
            let uri = told["params"]["uri"].as_str().expect("a URI").to_owned();
            lists.insert(uri, told["params"]["diagnostics"].clone());
        }
    }
    let root = format!("{}/", client.root());
    let mut found = Vec::new();
    for (uri, list) in lists {
        let file = uri.strip_prefix(&root).expect("in the folder").to_owned();
        for finding in list.as_array().expect("a list") {
            let at = |end: &str, key: &str| finding["range"][end][key].as_u64().expect("a number");
            let place =
                [at("start", "line"), at("start", "character"), at("end", "line"), at("end", "character")];
            found.push((file.clone(), place, finding["code"].as_str().unwrap_or_default().to_owned()));
        }
    }
    found
}

fn compare(folder: tempfile::TempDir, least: usize) {
    let mut expected = checked(folder.path());
    expected.sort();
    assert!(expected.len() >= least, "{} findings", expected.len());
    let mut folder = Some(folder);
    for pulls in [true, false] {
        let mut client = Client::bare(folder.take().expect("it"), &[]);
        // Columns of reports are characters.
        let mut can = json!({ "general": { "positionEncodings": ["utf-32"] } });
        if pulls {
            can["textDocument"] = json!({ "diagnostic": {} });
        }
        client.initialize(json!({ "capabilities": can }));
        let mut found = served(&mut client, pulls, expected.len());
        found.sort();
        assert_eq!(found, expected);
        folder = Some(std::mem::replace(&mut client.folder, folder_of(&[])));
    }
}

#[test]
fn the_example() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/kab-sumedang");
    let mut files = Vec::new();
    for folder in [".", "renstra", "rpjmd"] {
        for entry in std::fs::read_dir(example.join(folder)).expect("a folder").map(|e| e.expect("an entry"))
        {
            if entry.path().is_file() {
                let name = entry.file_name().to_string_lossy().into_owned();
                files.push((
                    format!("{folder}/{name}"),
                    std::fs::read_to_string(entry.path()).expect("a text"),
                ));
            }
        }
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    compare(folder_of(&files), 20);
}

#[test]
fn the_base_plan_with_the_mistakes_of_all_rules() {
    // As many of the rules' wrong examples as can be made in one text.
    let mut files: Vec<(String, String)> =
        selaras_analysis::rules::BASE.iter().map(|(p, t)| ((*p).to_owned(), (*t).to_owned())).collect();
    for rule in selaras_engine::all_rules() {
        for change in rule.wrong.iter().take(1).flat_map(|example| example.changes) {
            match files.iter_mut().find(|(path, _)| path == change.file) {
                Some((_, text)) if !change.from.is_empty() => {
                    *text = text.replacen(change.from, change.to, 1)
                }
                _ => {}
            }
        }
    }
    files.push(("emoji.renstra".to_owned(), "// é–😀\r\nrenstra é–😀 {\r\n  \"😀\" = \r\n".to_owned()));
    let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    compare(folder_of(&files), 20);
}

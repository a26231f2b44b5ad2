//! `--log`, `--record`, and `--replay`: what a user saw, seen again elsewhere.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::client::{Client, codes_of, folder_of};

const RENSTRA: &str = "diskominfo.renstra";

/// A session that finds something, and changes the disk; gives the folder in which it was recorded.
fn record(recording: &Path) -> String {
    let folder = folder_of(selaras_analysis::rules::BASE);
    let mut client = Client::bare(folder, &["--record", &recording.display().to_string()]);
    let can = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true }, "configuration": true } });
    client.initialize(json!({ "capabilities": can }));
    let asked = client.wait_for("a question", |m| m["method"] == "workspace/configuration");
    client.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": [{ "lang": "en" }] }));
    let text = client.open(RENSTRA);
    client.change(RENSTRA, 2, &text.replacen("= 3,3 |", "= 3,4 |", 1));
    client.wait_for_codes(RENSTRA, &["target-berbeda"]);
    client.on_disk("baru.renstra", Some("renstra {"));
    client
        .wait_for("a new file", |m| m["params"]["uri"].as_str().is_some_and(|u| u.ends_with("baru.renstra")));
    assert_ne!(client.ask_at("textDocument/documentSymbol", RENSTRA, (0, 0)), Value::Null);
    let root = client.root();
    assert_eq!(client.end(), 0);
    root
}

fn replay(recording: &Path, speed: &str) -> Vec<Value> {
    let run = Command::new(env!("CARGO_BIN_EXE_selaras"))
        .args(["server", "--replay", &recording.display().to_string(), "--speed", speed])
        .output()
        .expect("it runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let lines = String::from_utf8(run.stdout).expect("text");
    lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn a_recording_says_the_same_wherever_and_whenever_it_is_played() {
    let dir = folder_of(&[]);
    let recording = dir.path().join("rekaman.jsonl");
    // Its folder is gone by now.
    let root = record(&recording);
    let first = replay(&recording, "max");
    for _ in 0..3 {
        assert!(replay(&recording, "max") == first, "another time it says something else");
    }
    let told = |list: &[Value], name: &str| {
        let of = |m: &&Value| m["message"]["params"]["uri"] == json!(format!("{root}/{name}"));
        list.iter().rev().find(of).map(|m| m["message"]["params"]["diagnostics"].clone())
    };
    let found = told(&first, RENSTRA).expect("findings");
    assert_eq!(codes_of(&found), ["target-berbeda"]);
    // The language that the client answered with.
    assert!(found[0]["message"].as_str().is_some_and(|text| text.contains("target of")), "{found}");
    assert_ne!(told(&first, "baru.renstra").expect("findings"), json!([]));
    let symbols = first.iter().find(|m| m["message"]["result"].is_array()).expect("an answer");
    assert!(symbols["after"].as_u64().is_some_and(|n| n > 5));
    // At the speed of a film nobody waits, so only what was asked for is sure to be there.
    assert!(replay(&recording, "1").iter().any(|m| m["message"]["id"] == 1));
}

#[test]
fn what_is_no_recording_is_wrong_use() {
    let dir = folder_of(&[("a.jsonl", "{\"recording\": 2}\n"), ("b.jsonl", "{\"recording\": 1}\nhalo\n")]);
    for name in ["a.jsonl", "b.jsonl", "tidak-ada.jsonl"] {
        let path = dir.path().join(name).display().to_string();
        let run = Command::new(env!("CARGO_BIN_EXE_selaras"))
            .args(["server", "--replay", &path, "--speed", "max"])
            .output()
            .expect("it runs");
        assert_eq!(run.status.code(), Some(2), "{name}");
        assert!(String::from_utf8_lossy(&run.stderr).contains(name));
    }
    let run = Command::new(env!("CARGO_BIN_EXE_selaras"))
        .args(["server", "--speed", "max"])
        .output()
        .expect("it runs");
    assert_eq!(run.status.code(), Some(2));
}

#[test]
fn the_log_says_as_much_as_the_client_wants() {
    let log = |trace: &str, later: Option<&str>| {
        let folder = folder_of(selaras_analysis::rules::BASE);
        let path = folder.path().join("selaras.log");
        let mut client = Client::bare(folder, &["--log", &path.display().to_string()]);
        client.initialize(json!({ "capabilities": {}, "trace": trace }));
        if let Some(later) = later {
            client.tell("$/setTrace", json!({ "value": later }));
        }
        client.open(RENSTRA);
        client.pushed(RENSTRA, Some(1));
        client.raw(b"halo\n");
        client.ask("shutdown", Value::Null);
        std::fs::read_to_string(&path).expect("a log")
    };
    let off = log("off", None);
    assert!(off.contains("WARN") && !off.contains("didOpen"), "{off}");
    let names = log("off", Some("messages"));
    assert!(names.contains("textDocument/didOpen") && !names.contains("renstra diskominfo-2025"), "{names}");
    let all = log("verbose", None);
    assert!(all.contains("renstra diskominfo-2025") && all.contains("publishDiagnostics"), "{all}");
}

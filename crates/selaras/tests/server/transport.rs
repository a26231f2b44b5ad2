//! Frames, order of life, cancellation, and how the server ends.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Client, codes_of, folder_of};

const RENSTRA: &str = "diskominfo.renstra";

fn base() -> tempfile::TempDir {
    folder_of(selaras_analysis::rules::BASE)
}

/// The answer to what has no number.
fn error_without_number(client: &mut Client) -> Value {
    client.wait_for("an error", |m| m.get("id") == Some(&Value::Null))["error"]["code"].clone()
}

#[test]
fn shutdown_and_exit_end_in_order() {
    assert_eq!(Client::base(json!({})).end(), 0);
}

#[test]
fn shutdown_may_have_empty_parameters() {
    let mut client = Client::base(json!({}));
    assert_eq!(client.ask("shutdown", json!({})), Value::Null);
    client.tell("exit", json!({}));
    assert_eq!(client.ended(), 0);
}

#[test]
fn shutdown_may_be_a_notification() {
    let mut client = Client::base(json!({}));
    client.tell("shutdown", Value::Null);
    client.tell("exit", Value::Null);
    assert_eq!(client.ended(), 0);
}

#[test]
fn exit_without_shutdown_is_no_order() {
    let mut client = Client::base(json!({}));
    client.tell("exit", Value::Null);
    assert_eq!(client.ended(), 1);
    let mut client = Client::bare(base(), &[]);
    client.tell("exit", Value::Null);
    assert_eq!(client.ended(), 1);
}

#[test]
fn the_end_of_input_is_the_end_and_what_was_asked_is_answered() {
    let mut client = Client::base(json!({}));
    client.open(RENSTRA);
    let uri = client.uri(RENSTRA);
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 1, "character": 1 } });
    let id = client.begin("textDocument/hover", at);
    client.close();
    assert!(client.answer(id).get("result").is_some());
    assert_eq!(client.ended(), 1);
    let mut client = Client::base(json!({}));
    client.ask("shutdown", Value::Null);
    client.close();
    assert_eq!(client.ended(), 0);
}

#[cfg(unix)]
#[test]
fn the_death_of_the_parent_is_the_end() {
    let mut parent = std::process::Command::new("sleep").arg("600").spawn().expect("a process");
    let mut client = Client::bare(base(), &[]);
    client.initialize(json!({ "capabilities": {}, "processId": parent.id() }));
    client.open(RENSTRA);
    client.pushed(RENSTRA, Some(1));
    parent.kill().expect("our own");
    parent.wait().expect("our own");
    assert_eq!(client.ended(), 1);
}

#[test]
fn garbage_is_said_and_survived() {
    let mut client = Client::base(json!({}));
    for garbage in [
        "halo\r\n\r\n",
        "Content-Length: abc\r\n\r\n",
        "Content-Length: 3\r\n\r\n{\"a",
        "Content-Length: 2\r\n\r\n\u{e9}",
        "Content-Length: 4\r\n\r\nnull",
        "Content-Length: 2\r\n\r\n[]",
        "Content-Length: 2\r\n\r\n{}",
        "Content-Length: 0\r\n\r\n",
        "Content-Length: 15\r\n\r\n{\"method\":true}",
    ] {
        client.raw(garbage.as_bytes());
        let code = error_without_number(&mut client);
        assert!(code == -32700 || code == -32600, "{garbage:?}: {code}");
        // A run of garbage is said once; what is well formed ends it.
        client.tell("$/apa-saja", json!({}));
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    client.raw(format!("Content-Length: {}\r\n\r\n{deep}", deep.len()).as_bytes());
    assert_eq!(error_without_number(&mut client), -32700);
    client.raw(&[0xff, 0xfe, b'\n', 0, b'\n']);
    assert_eq!(error_without_number(&mut client), -32700);
    client.open(RENSTRA);
    client.pushed(RENSTRA, Some(1));
    assert_eq!(client.end(), 0);
}

#[test]
fn a_frame_that_never_ends_ends_with_the_input() {
    let mut client = Client::base(json!({}));
    client.raw(b"Content-Length: 1000000\r\n\r\n{\"jsonrpc\":");
    client.close();
    assert_eq!(client.ended(), 1);
}

#[test]
fn unknown_methods_and_wrong_params() {
    let mut client = Client::base(json!({}));
    let mut code = |method: &str, params: Value| {
        let id = client.begin(method, params);
        client.answer(id)["error"]["code"].clone()
    };
    assert_eq!(code("textDocument/terbang", json!({})), -32601);
    assert_eq!(code("$/terbang", json!({})), -32601);
    assert_eq!(code("textDocument/hover", Value::Null), -32602);
    assert_eq!(code("textDocument/hover", json!({ "textDocument": 3 })), -32602);
    assert_eq!(code("textDocument/hover", json!([1, 2])), -32602);
    let bad_uri =
        json!({ "textDocument": { "uri": "bukan uri" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(code("textDocument/hover", bad_uri), -32602);
    client.tell("textDocument/terbang", json!({}));
    client.tell("textDocument/didChange", json!({ "textDocument": 3 }));
    client.tell("textDocument/didOpen", json!([]));
    client.tell("$/cancelRequest", json!({ "id": "tidak-ada" }));
    client.tell("$/terbang", json!({}));
    client.send(&json!({ "jsonrpc": "2.0", "id": 999, "result": null }));
    client.send(&json!({ "jsonrpc": "2.0", "id": "x", "error": { "code": 1, "message": "" } }));
    client.open(RENSTRA);
    client.pushed(RENSTRA, Some(1));
    assert_eq!(client.end(), 0);
}

#[test]
fn documents_and_places_that_are_not_there() {
    let mut client = Client::base(json!({}));
    client.change("tidak-dibuka.renstra", 2, "x");
    client.close_document("tidak-dibuka.renstra");
    assert_eq!(client.ask_at("textDocument/hover", "tidak-ada.renstra", (0, 0)), Value::Null);
    client.open(RENSTRA);
    assert_eq!(client.ask_at("textDocument/hover", RENSTRA, (4_000_000, 4_000_000)), Value::Null);
    client.edit(RENSTRA, 2, &[((9999, 9999), (99999, 0), "\n// akhir\n")]);
    assert_eq!(codes_of(&json!(client.pushed(RENSTRA, Some(2)))), Vec::<&str>::new());
    assert_eq!(client.end(), 0);
}

#[test]
fn before_initialize_and_after_shutdown() {
    let mut client = Client::bare(base(), &[]);
    let id = client.begin("textDocument/hover", json!({}));
    assert_eq!(client.answer(id)["error"]["code"], -32002);
    client.tell("textDocument/didOpen", json!({ "textDocument": {} }));
    let id = client.begin("shutdown", Value::Null);
    assert_eq!(client.answer(id)["error"]["code"], -32002);
    client.initialize(json!({ "capabilities": {} }));
    let id = client.begin("initialize", json!({ "capabilities": {} }));
    assert_eq!(client.answer(id)["error"]["code"], -32600);
    client.open(RENSTRA);
    client.pushed(RENSTRA, Some(1));
    client.ask("shutdown", Value::Null);
    let id = client.begin("textDocument/hover", json!({}));
    assert_eq!(client.answer(id)["error"]["code"], -32600);
    client.tell("exit", Value::Null);
    assert_eq!(client.ended(), 0);
}

#[test]
fn a_cancelled_request_is_answered_while_a_large_workspace_is_read() {
    let text = selaras_analysis::rules::BASE.iter().find(|(name, _)| *name == RENSTRA).expect("it").1;
    let names: Vec<String> = (0..1500).map(|n| format!("bagian-{n}.renstra")).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(|path| (path.as_str(), text)).collect();
    files.extend(selaras_analysis::rules::BASE);
    let mut client = Client::bare(folder_of(&files), &[]);
    // All of it is sent before the first answer is looked at.
    let folders = json!([{ "uri": client.root(), "name": "rencana" }]);
    let can = json!({ "textDocument": { "diagnostic": {} } });
    let begun = client
        .begin("initialize", json!({ "processId": null, "capabilities": can, "workspaceFolders": folders }));
    client.tell("initialized", json!({}));
    let all = json!({ "previousResultIds": [] });
    let ids: Vec<i64> = (0..300).map(|_| client.begin("workspace/diagnostic", all.clone())).collect();
    for id in &ids {
        client.tell("$/cancelRequest", json!({ "id": id }));
    }
    client.answer(begun);
    // None of them waited for the check, which a machine needs seconds for.
    for id in ids {
        assert_eq!(client.answer(id)["error"]["code"], -32800);
    }
    assert_eq!(client.end(), 0);
}

#[test]
fn a_client_that_never_answers_stops_nobody() {
    let can = json!({
        "workspace": {
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "didChangeConfiguration": { "dynamicRegistration": true },
            "configuration": true,
            "inlayHint": { "refreshSupport": true },
            "codeLens": { "refreshSupport": true },
        },
        "window": { "workDoneProgress": true },
    });
    let mut client = Client::base(can);
    let text = client.open(RENSTRA);
    for version in 2..200 {
        client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
        client.edit(RENSTRA, version, &[((0, 0), (0, 0), "// \n")]);
    }
    client.change(RENSTRA, 200, &text.replacen("= 3,3 |", "= 3,4 |", 1));
    assert_eq!(codes_of(&json!(client.pushed(RENSTRA, Some(200)))), ["target-berbeda"]);
    assert_ne!(client.ask_at("textDocument/documentSymbol", RENSTRA, (0, 0)), Value::Null);
    assert_eq!(client.end(), 0);
}

#[test]
fn a_client_that_does_not_read_stops_nobody_and_gets_what_is_newest() {
    let mut client = Client::held(base(), &[]);
    let root = client.root();
    let folders = json!([{ "uri": root, "name": "rencana" }]);
    let begun = client
        .begin("initialize", json!({ "processId": null, "capabilities": {}, "workspaceFolders": folders }));
    client.tell("initialized", json!({}));
    let text = client.open(RENSTRA);
    let uri = client.uri(RENSTRA);
    let mut asked = Vec::new();
    for version in 2..3000 {
        client.edit(RENSTRA, version, &[((0, 0), (0, 0), "x")]);
        let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } });
        asked.push(client.begin("textDocument/documentSymbol", at));
    }
    client.change(RENSTRA, 3000, &text.replacen("= 3,3 |", "= 3,4 |", 1));
    std::thread::sleep(Duration::from_millis(200));
    client.let_go();
    client.answer(begun);
    assert_eq!(codes_of(&json!(client.pushed(RENSTRA, Some(3000)))), ["target-berbeda"]);
    for id in asked {
        client.answer(id);
    }
    assert_eq!(client.end(), 0);
}

#[test]
fn exit_does_not_wait_for_a_client_that_does_not_read() {
    let mut client = Client::held(base(), &[]);
    let root = client.root();
    let folders = json!([{ "uri": root, "name": "rencana" }]);
    client.begin("initialize", json!({ "processId": null, "capabilities": {}, "workspaceFolders": folders }));
    client.tell("initialized", json!({}));
    client.open(RENSTRA);
    let uri = client.uri(RENSTRA);
    for _ in 0..2000 {
        client.begin("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }));
    }
    client.begin("shutdown", Value::Null);
    client.tell("exit", Value::Null);
    let begun = Instant::now();
    assert_eq!(client.ended(), 0);
    assert!(begun.elapsed() < Duration::from_secs(20));
}

//! A client is told to ask again for what it shows of other documents, when that is no longer so; and never for nothing.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::Client;

const RENSTRA: &str = "diskominfo.renstra";
const RPJMD: &str = "rpjmd.rpjmd";

/// Longer than the pause after which the server looks at what is shown.
const QUIET: Duration = Duration::from_millis(1500);

const HINTS: &str = "workspace/inlayHint/refresh";
const LENSES: &str = "workspace/codeLens/refresh";
const TOKENS: &str = "workspace/semanticTokens/refresh";
const FINDINGS: &str = "workspace/diagnostic/refresh";

fn refreshing() -> Value {
    json!({
        "textDocument": { "diagnostic": {}, "inlayHint": {}, "codeLens": {}, "semanticTokens": {
            "requests": { "full": true }, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"],
        } },
        "workspace": {
            "inlayHint": { "refreshSupport": true },
            "codeLens": { "refreshSupport": true },
            "semanticTokens": { "refreshSupport": true },
            "diagnostics": { "refreshSupport": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        },
    })
}

/// What the client is told to ask for again until it is quiet for a while; each time it says that it will.
fn told(client: &mut Client) -> Vec<String> {
    let mut told = Vec::new();
    let mut messages = std::mem::take(&mut client.heard);
    let mut until = Instant::now() + QUIET;
    while let Some(message) = messages.pop().or_else(|| client.hear(until)) {
        let Some(method) = message["method"].as_str().filter(|m| m.ends_with("/refresh")) else { continue };
        client.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": null }));
        told.push(method.to_owned());
        until = Instant::now() + QUIET;
    }
    told.sort();
    told
}

/// Both plans are open, and all is quiet.
fn both(can: Value) -> (Client, String, String) {
    let mut client = Client::base(can);
    let (rpjmd, renstra) = (client.open(RPJMD), client.open(RENSTRA));
    told(&mut client);
    (client, rpjmd, renstra)
}

#[test]
fn an_edit_that_changes_another_document_is_told_once_after_the_edits_pause() {
    let (mut client, rpjmd, _) = both(refreshing());
    for (n, value) in ["3,4", "3,5", "3,6", "3,8", "4"].into_iter().enumerate() {
        client.change(RPJMD, n as i32 + 2, &rpjmd.replacen("= 3,3 |", &format!("= {value} |"), 1));
    }
    let heard = told(&mut client);
    assert_eq!(heard.iter().filter(|m| *m == HINTS).count(), 1, "{heard:?}");
    assert!(heard.iter().any(|m| m == FINDINGS), "{heard:?}");
    // No lens and no word's colour is another.
    assert!(!heard.iter().any(|m| m == LENSES || m == TOKENS), "{heard:?}");
    assert_eq!(client.end(), 0);
}

#[test]
fn an_edit_that_changes_nothing_elsewhere_is_not_told() {
    let (mut client, rpjmd, renstra) = both(refreshing());
    for version in 2..6 {
        client.edit(RPJMD, version, &[((0, 0), (0, 0), "// sebuah catatan\n")]);
        assert_eq!(told(&mut client), Vec::<String>::new());
    }
    // What changes in the edited document itself its client asks for anyway.
    client.change(RENSTRA, 2, &renstra.replacen("= 3,3 |", "= 3,4 |", 1));
    let heard = told(&mut client);
    assert!(!heard.iter().any(|m| m == HINTS || m == TOKENS), "{heard:?}");
    client.change(RPJMD, 9, &rpjmd);
    assert_eq!(told(&mut client), Vec::<String>::new());
    assert_eq!(client.end(), 0);
}

#[test]
fn a_taker_that_comes_or_goes_is_told_to_the_lens_above_what_it_takes() {
    let (mut client, _, renstra) = both(refreshing());
    // Another figure leaves all lenses as they were.
    client.change(RENSTRA, 2, &renstra.replacen("= 3,3 |", "= 3,4 |", 1));
    let heard = told(&mut client);
    assert!(!heard.iter().any(|m| m == LENSES), "{heard:?}");
    let alone = renstra.replacen("SPBE mengacu T1/S1/SPBE {", "SPBE \"Indeks\" {", 1);
    client.change(RENSTRA, 3, &alone);
    let heard = told(&mut client);
    assert_eq!(heard.iter().filter(|m| *m == LENSES).count(), 1, "{heard:?}");
    assert_eq!(client.end(), 0);
}

#[test]
fn a_change_on_disk_and_other_settings_are_told() {
    let mut client = Client::base(refreshing());
    let renstra = client.open(RENSTRA);
    told(&mut client);
    let rpjmd = std::fs::read_to_string(client.folder.path().join(RPJMD)).expect("a file");
    client.on_disk(RPJMD, Some(&rpjmd.replacen("= 3,3 |", "= 3,4 |", 1)));
    let heard = told(&mut client);
    assert!(heard.iter().filter(|m| *m == HINTS).count() == 1, "{heard:?}");
    client.on_disk("catatan.txt", Some("bukan rencana"));
    assert_eq!(told(&mut client), Vec::<String>::new());
    // Where settings are of another language, everything is.
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "selaras": { "lang": "en" } } }));
    let mut heard = told(&mut client);
    // Once at once, and once more for findings whose words are others.
    heard.dedup();
    assert_eq!(heard, [LENSES, FINDINGS, HINTS, TOKENS]);
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "selaras": { "lang": "en" } } }));
    assert_eq!(told(&mut client), Vec::<String>::new());
    assert!(!renstra.is_empty());
    assert_eq!(client.end(), 0);
}

#[test]
fn settings_of_the_workspace_are_told() {
    let (mut client, _, _) = both(refreshing());
    client.on_disk("selaras.toml", Some("[workspace]\nexclude = [\"diskominfo.renstra\"]\n"));
    let heard = told(&mut client);
    assert!(heard.iter().any(|m| m == LENSES), "{heard:?}");
    assert_eq!(client.end(), 0);
}

#[test]
fn each_kind_is_told_to_those_who_take_it() {
    let mut can = refreshing();
    for kind in ["codeLens", "semanticTokens", "diagnostics"] {
        can["workspace"].as_object_mut().expect("an object").remove(kind);
    }
    let (mut client, rpjmd, _) = both(can);
    client.change(RPJMD, 2, &rpjmd.replacen("= 3,3 |", "= 3,4 |", 1));
    assert_eq!(told(&mut client), [HINTS]);
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "selaras": { "lang": "en" } } }));
    assert_eq!(told(&mut client), [HINTS]);
    assert_eq!(client.end(), 0);
    let (mut client, rpjmd, _) = both(json!({}));
    client.change(RPJMD, 2, &rpjmd.replacen("= 3,3 |", "= 3,4 |", 1));
    assert_eq!(told(&mut client), Vec::<String>::new());
    assert_eq!(client.end(), 0);
}

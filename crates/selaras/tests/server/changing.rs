//! Changing the text: actions.

use serde_json::{Value, json};

use crate::client::{Client, place};

const RENSTRA: &str = "diskominfo.renstra";

/// A client that takes actions, and edits as plain changes.
fn plain() -> Value {
    let kinds = json!({ "codeActionKind": { "valueSet": [] } });
    json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": kinds } } })
}

/// A client that takes versions and files, and asks for edits when it needs them.
fn rich() -> Value {
    let mut can = plain();
    can["textDocument"]["codeAction"]["dataSupport"] = json!(true);
    can["textDocument"]["codeAction"]["resolveSupport"] = json!({ "properties": ["edit"] });
    can["workspace"] = json!({
        "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] },
    });
    can
}

/// The actions at a place.
fn actions(client: &mut Client, path: &str, (line, column): (u32, u32), context: &Value) -> Vec<Value> {
    let at = json!({ "line": line, "character": column });
    let params = json!({
        "textDocument": { "uri": client.uri(path) },
        "range": { "start": at, "end": at },
        "context": context,
    });
    client.ask("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
}

fn titled<'a>(actions: &'a [Value], words: &str) -> Option<&'a Value> {
    actions.iter().find(|a| a["title"].as_str().is_some_and(|t| t.contains(words)))
}

#[test]
fn a_finding_is_repaired_by_its_best_fix() {
    let mut client = Client::base(plain());
    let text = client.open(RENSTRA).replacen("= 3,3 |", "= 3,4 |", 1);
    client.change(RENSTRA, 2, &text);
    let found = client.pushed(RENSTRA, Some(2));
    let at = place(&text, "= 3,4 |", 3);
    let offered = actions(&mut client, RENSTRA, at, &json!({ "diagnostics": found }));
    let fix = titled(&offered, "Samakan dengan RPJMD: 3,3").expect("a fix");
    assert_eq!((&fix["kind"], &fix["isPreferred"]), (&json!("quickfix"), &json!(true)));
    assert_eq!(fix["diagnostics"], json!(found));
    let uri = client.uri(RENSTRA);
    let (line, column) = place(&text, "3,4 |", 0);
    let range = json!({
        "start": { "line": line, "character": column },
        "end": { "line": line, "character": column + 3 },
    });
    assert_eq!(fix["edit"]["changes"][&uri], json!([{ "range": range, "newText": "3,3" }]));
    // Files cannot be created by this client: nothing is split.
    assert!(titled(&offered, "berkas baru").is_none());
    // Beside the finding nothing is repaired.
    assert_eq!(
        actions(&mut client, RENSTRA, (0, 0), &json!({ "diagnostics": [], "only": ["quickfix"] })),
        Vec::<Value>::new()
    );
}

#[test]
fn fix_all_is_worked_out_when_it_is_chosen() {
    let mut client = Client::base(rich());
    let text = client.open(RENSTRA).replacen("mengacu T1/S1/SPBE", "mengacu T1/S1/SPBS", 1);
    client.change(RENSTRA, 2, &text);
    let only = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    let offered = actions(&mut client, RENSTRA, (0, 0), &only);
    assert_eq!(offered.len(), 1);
    assert!(offered[0].get("edit").is_none());
    let resolved = client.ask("codeAction/resolve", offered[0].clone());
    let edit = &resolved["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"], json!({ "uri": client.uri(RENSTRA), "version": 2 }));
    let new = edit["edits"][0]["newText"].as_str().expect("a text");
    assert!(new.contains("mengacu S1/SPBE") || new.contains("T1/S1/SPBE"), "{new}");
    // Of another text it is not done.
    client.change(RENSTRA, 3, &text.replacen("periode ", "periode  ", 1));
    let id = client.begin("codeAction/resolve", offered[0].clone());
    assert_eq!(client.answer(id)["error"]["code"], json!(-32801));
}

#[test]
fn a_part_goes_to_a_new_file() {
    let mut client = Client::base(rich());
    let text = client.open("rpjmd.rpjmd");
    let at = place(&text, "misi M2", 0);
    let offered =
        actions(&mut client, "rpjmd.rpjmd", at, &json!({ "diagnostics": [], "only": ["refactor.extract"] }));
    let steps = &titled(&offered, "berkas baru").expect("it is offered")["edit"]["documentChanges"];
    assert_eq!(steps[0]["kind"], "create");
    assert_eq!(steps[0]["uri"], json!(client.uri("rpjmd-M2.rpjmd")));
    assert!(
        steps[1]["edits"][0]["newText"]
            .as_str()
            .is_some_and(|t| t.starts_with("lanjutan rpjmd contoh-2025 {\n  misi M2"))
    );
    assert_eq!(steps[2]["textDocument"], json!({ "uri": client.uri("rpjmd.rpjmd"), "version": 1 }));
}

#[test]
fn a_client_that_takes_only_commands_is_offered_nothing() {
    let client = Client::base(json!({ "textDocument": { "codeAction": {} } }));
    assert!(client.capabilities.get("codeActionProvider").is_none());
    let client = Client::base(rich());
    assert_eq!(client.capabilities["codeActionProvider"]["resolveProvider"], true);
}

/// A rename at a place: its answer, an edit or an error.
fn rename(client: &mut Client, path: &str, (line, column): (u32, u32), new: &str) -> Value {
    let params = json!({
        "textDocument": { "uri": client.uri(path) },
        "position": { "line": line, "character": column },
        "newName": new,
    });
    let id = client.begin("textDocument/rename", params);
    client.answer(id)
}

#[test]
fn a_code_is_renamed_in_all_plans() {
    let mut can = rich();
    can["textDocument"]["rename"] = json!({ "prepareSupport": true });
    let mut client = Client::base(can);
    assert_eq!(client.capabilities["renameProvider"]["prepareProvider"], true);
    let text = client.open(RENSTRA);
    let at = place(&text, "mengacu T1/S1/SPBE", 17);
    let prepared = client.ask_at("textDocument/prepareRename", RENSTRA, at);
    let (line, column) = place(&text, "mengacu T1/S1/SPBE", 14);
    assert_eq!(prepared["placeholder"], "SPBE");
    assert_eq!(prepared["range"]["start"], json!({ "line": line, "character": column }));
    let answer = rename(&mut client, RENSTRA, at, "EGOV");
    let steps = answer["result"]["documentChanges"].as_array().expect("edits").clone();
    let edited: Vec<&Value> = steps.iter().map(|s| &s["textDocument"]).collect();
    let open = json!({ "uri": client.uri(RENSTRA), "version": 1 });
    let closed = json!({ "uri": client.uri("rpjmd.rpjmd"), "version": null });
    assert_eq!(edited, [&open, &closed]);
    assert_eq!(steps[0]["edits"], json!([{ "range": prepared["range"], "newText": "EGOV" }]));
}

#[test]
fn what_cannot_be_renamed_is_refused_in_words() {
    let mut client = Client::base(plain());
    assert_eq!(client.capabilities["renameProvider"], true);
    let text = client.open(RENSTRA);
    let message = |answer: &Value| answer["error"]["message"].as_str().unwrap_or_default().to_owned();
    let penunjang = rename(&mut client, RENSTRA, place(&text, "program 2.16.01", 10), "2.16.09");
    assert_eq!(penunjang["error"]["code"], -32803);
    assert!(message(&penunjang).contains("penunjang"), "{penunjang}");
    let at = place(&text, "indikator AKTIF", 12);
    assert!(message(&rename(&mut client, RENSTRA, at, "SPBE")).contains("sudah dipakai"));
    assert!(message(&rename(&mut client, RENSTRA, at, "A B")).contains("bukan kode"));
    // No code stands on a blank.
    assert_eq!(rename(&mut client, RENSTRA, (0, 0), "x")["result"], json!(null));
}

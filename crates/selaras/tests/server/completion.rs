//! What fits while someone types.

use serde_json::{Value, json};

use crate::client::{Client, place};

const RENSTRA: &str = "diskominfo.renstra";
const IKM: &str = "indikator mengacu T1/IKM";

/// The base plan, its Renstra open with a change.
fn typing(capabilities: Value, from: &str, to: &str) -> (Client, String) {
    let mut client =
        Client::base(json!({ "textDocument": { "completion": { "completionItem": capabilities } } }));
    let text = client.open(RENSTRA).replacen(from, to, 1);
    client.change(RENSTRA, 2, &text);
    (client, text)
}

fn items(list: &Value) -> &[Value] {
    list["items"].as_array().map(Vec::as_slice).unwrap_or_default()
}

#[test]
fn an_indicator_by_a_word_of_its_text_told_of_when_it_is_resolved() {
    let (mut client, text) =
        typing(json!({ "documentationFormat": ["markdown"] }), IKM, "indikator mengacu kepu");
    let (line, column) = place(&text, "mengacu kepu", 12);
    let list = client.ask_at("textDocument/completion", RENSTRA, (line, column));
    assert_eq!(list["isIncomplete"], json!(false));
    let first = &items(&list)[0];
    assert_eq!(first["label"], "T1/IKM");
    assert_eq!(first["detail"], "Indeks Kepuasan Masyarakat");
    assert_eq!(first["filterText"], "Kepuasan Masyarakat T1/IKM Indeks Kepuasan Masyarakat");
    assert_eq!(first["textEdit"]["newText"], "T1/IKM");
    assert_eq!(first["textEdit"]["range"]["start"], json!({ "line": line, "character": column - 4 }));
    assert_eq!(first["textEdit"]["range"]["end"], json!({ "line": line, "character": column }));
    assert_eq!(first.get("documentation"), None);
    let told = client.ask("completionItem/resolve", first.clone());
    let words = told["documentation"]["value"].as_str().unwrap_or_default();
    assert!(words.contains("Indeks Kepuasan Masyarakat") && words.contains("| 80 |"), "{told}");
    assert_eq!(told["textEdit"], first["textEdit"]);
    // What stands in a text is no question.
    let inside = client.ask_at("textDocument/completion", RENSTRA, place(&text, "Terwujudnya", 3));
    assert_eq!(inside, Value::Null);
}

#[test]
fn snippets_and_two_ranges_only_where_the_client_takes_them() {
    let can = json!({ "snippetSupport": true, "insertReplaceSupport": true, "labelDetailsSupport": true });
    let from = "indikator mengacu T1/IKM";
    let (mut client, text) = typing(can, from, "indikator IKM");
    let (line, column) = place(&text, "indikator IKM", 12);
    let list = client.ask_at("textDocument/completion", RENSTRA, (line, column));
    let first = &items(&list)[0];
    assert_eq!(first["insertTextFormat"], 2);
    assert_eq!(
        first["textEdit"]["newText"],
        "IKM mengacu T1/IKM {\n  awal 2024 = 78,5\n  target = 79 | 80 | 81 | 82 | 83\n\\}${0}"
    );
    assert_eq!(first["textEdit"]["insert"]["end"], json!({ "line": line, "character": column }));
    assert_eq!(first["textEdit"]["replace"]["end"], json!({ "line": line, "character": column + 1 }));

    let (mut client, text) = typing(json!({}), from, "indikator IKM");
    let list = client.ask_at("textDocument/completion", RENSTRA, place(&text, "indikator IKM", 13));
    let first = &items(&list)[0];
    assert_eq!(first.get("insertTextFormat"), None);
    // Nobody else indents it.
    assert_eq!(
        first["textEdit"]["newText"],
        "IKM mengacu T1/IKM {\n      awal 2024 = 78,5\n      target = 79 | 80 | 81 | 82 | 83\n    }"
    );
}

#[test]
fn a_blank_asks_for_values_and_not_for_statements() {
    let (mut client, text) = typing(json!({}), IKM, "indikator mengacu ");
    let blank = |(line, character): (u32, u32), uri: String| {
        json!({
            "textDocument": { "uri": uri },
            "position": { "line": line, "character": character },
            "context": { "triggerKind": 2, "triggerCharacter": " " },
        })
    };
    let uri = client.uri(RENSTRA);
    let list =
        client.ask("textDocument/completion", blank(place(&text, "indikator mengacu ", 18), uri.clone()));
    assert!(!items(&list).is_empty());
    let indent = client.ask("textDocument/completion", blank(place(&text, "    indikator mengacu ", 2), uri));
    assert_eq!(indent, Value::Null);
    // A keyword is told of, too; a client that names no format gets plain words.
    let list = client.ask_at("textDocument/completion", RENSTRA, place(&text, "    mendukung T1/S1", 6));
    let told = client.ask("completionItem/resolve", items(&list)[0].clone());
    assert!(told["documentation"].as_str().is_some_and(|words| words.starts_with("mendukung: ")), "{told}");
    let triggers = &client.capabilities["completionProvider"]["triggerCharacters"];
    assert_eq!(triggers, &json!([" ", "/", ":", "\""]));
}

#[test]
fn which_year_a_cell_is() {
    let can = json!({ "signatureInformation": { "documentationFormat": ["markdown"] } });
    let mut client = Client::base(json!({ "textDocument": { "signatureHelp": can } }));
    let text = client.open(RENSTRA);
    let help = client.ask_at("textDocument/signatureHelp", RENSTRA, place(&text, "| 3,7 |", 3));
    assert_eq!(help["activeParameter"], 2);
    let row = &help["signatures"][0];
    assert_eq!(row["label"], "target 2025 | 2026 | 2027 | 2028 | 2029");
    assert_eq!(row["parameters"][2]["label"], "2027");
    assert_eq!(row["documentation"]["value"], "RPJMD 2027: 3,7 indeks");
    assert_eq!(client.capabilities["signatureHelpProvider"]["triggerCharacters"], json!(["=", "|"]));
    let nowhere = client.ask_at("textDocument/signatureHelp", RENSTRA, place(&text, "mendukung", 2));
    assert_eq!(nowhere, Value::Null);
}

#[test]
fn a_code_and_what_goes_on_with_it_are_typed_together() {
    let rpjmd = "rpjmd kota-2025 \"RPJMD\" { periode 2025-2029 }\nlanjutan rpjmd kota-2025 { misi M1 \"Misi\" { } }\n";
    let mut client = Client::with(&[("kota.rpjmd", rpjmd)], json!({}));
    client.open("kota.rpjmd");
    let found = client.ask_at("textDocument/linkedEditingRange", "kota.rpjmd", (0, 8));
    let starts: Vec<_> =
        found["ranges"].as_array().into_iter().flatten().map(|r| r["start"].clone()).collect();
    assert_eq!(starts, [json!({ "line": 0, "character": 6 }), json!({ "line": 1, "character": 15 })]);
    assert!(found["wordPattern"].is_string());
    let alone = client.ask_at("textDocument/linkedEditingRange", "kota.rpjmd", (1, 33));
    assert_eq!(alone, Value::Null);
}

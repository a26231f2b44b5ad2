//! What is shown beside the text.

use serde_json::{Value, json};

use crate::client::{Client, place};

const RENSTRA: &str = "diskominfo.renstra";

#[test]
fn a_hover_is_markdown_or_plain_as_the_client_likes() {
    let hover = |formats: serde_json::Value| {
        let mut client = Client::base(json!({ "textDocument": { "hover": { "contentFormat": formats } } }));
        let text = client.open(RENSTRA);
        client.ask_at("textDocument/hover", RENSTRA, place(&text, "| 3,7 |", 3))
    };
    let markdown = hover(json!(["markdown", "plaintext"]));
    assert_eq!(markdown["contents"]["kind"], "markdown");
    let value = markdown["contents"]["value"].as_str().unwrap_or_default();
    assert!(
        value.starts_with("**target 2027 · indikator SPBE**\n\nRenstra diskominfo-2025: 3,7 indeks"),
        "{value}"
    );
    assert_eq!(markdown["range"]["start"]["line"], 15);
    for formats in [json!(["plaintext", "markdown"]), json!([]), json!(null)] {
        let plain = hover(formats);
        assert_eq!(plain["contents"]["kind"], "plaintext");
        let value = plain["contents"]["value"].as_str().unwrap_or_default();
        assert!(value.starts_with("target 2027 · indikator SPBE\n"), "{value}");
    }
    let mut client = Client::base(json!({}));
    client.open(RENSTRA);
    assert_eq!(client.ask_at("textDocument/hover", RENSTRA, (6, 0)), json!(null));
}

fn whole(client: &Client, path: &str) -> Value {
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 999, "character": 0 } });
    json!({ "textDocument": { "uri": client.uri(path) }, "range": range })
}

fn labels(hints: &Value) -> Vec<&str> {
    hints.as_array().into_iter().flatten().filter_map(|h| h["label"].as_str()).collect()
}

#[test]
fn hints_are_resolved_and_can_be_switched_off() {
    let mut client = Client::base(json!({}));
    let text = client.open(RENSTRA);
    client.change(RENSTRA, 2, &text.replacen("| 3,7 |", "\"é😀\" | 3,6 |", 1));
    let all = whole(&client, RENSTRA);
    let hints = client.ask("textDocument/inlayHint", all.clone());
    let found = labels(&hints);
    assert!(found.contains(&"≠ 3,7 di RPJMD"), "{found:?}");
    assert!(found.contains(&"\"Indeks SPBE\", indeks, naik"), "{found:?}");
    assert!(found.iter().any(|l| l.starts_with("Σ ")), "{found:?}");
    let differs = hints.as_array().into_iter().flatten().find(|h| h["label"] == "≠ 3,7 di RPJMD").cloned();
    let resolved = client.ask("inlayHint/resolve", differs.unwrap_or_default());
    let tooltip = resolved["tooltip"]["value"].as_str().unwrap_or_default();
    assert!(tooltip.starts_with("target 2027 · indikator SPBE"), "{resolved}");

    let off = json!({ "inlayHints": { "differingValues": false, "inherited": false, "sums": false } });
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "selaras": off } }));
    assert_eq!(client.ask("textDocument/inlayHint", all), json!([]));
}

#[test]
fn lenses_get_their_words_when_they_are_resolved_and_can_be_switched_off() {
    let mut client = Client::base(json!({}));
    client.open("rpjmd.rpjmd");
    let document = json!({ "textDocument": { "uri": client.uri("rpjmd.rpjmd") } });
    let lenses = client.ask("textDocument/codeLens", document.clone());
    let sasaran = lenses[1].clone();
    assert!(sasaran.get("command").is_none());
    let command = client.ask("codeLens/resolve", sasaran)["command"].clone();
    assert_eq!(command["title"], "1 Renstra mendukung");
    assert_eq!(command["command"], "selaras.showReferences");
    assert_eq!(command["arguments"][0], json!(client.uri("rpjmd.rpjmd")));
    assert_eq!(command["arguments"][1]["line"], 15);
    assert_eq!(command["arguments"][2][0]["uri"], json!(client.uri(RENSTRA)));

    let off = json!({ "codeLens": { "references": false, "pagu": false } });
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "selaras": off } }));
    assert_eq!(client.ask("textDocument/codeLens", document), json!([]));
}

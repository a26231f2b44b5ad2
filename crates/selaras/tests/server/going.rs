//! Going places.

use selaras_analysis::rules::BASE;
use serde_json::{Value, json};

use crate::client::{Client, place};

const RENSTRA: &str = "diskominfo.renstra";
const RPJMD: &str = "rpjmd.rpjmd";

/// A file of the base plan.
fn text_of(path: &str) -> &'static str {
    BASE.iter().find(|(n, _)| *n == path).expect("it is there").1
}

/// The place as the protocol says it: the first where `needle` stands, moved forward.
fn position(path: &str, needle: &str, forward: u32) -> Value {
    let (line, character) = place(text_of(path), needle, forward);
    json!({ "line": line, "character": character })
}

/// `file:line:column` from 1 of each location in an answer, sorted.
fn starts(answer: &Value) -> Vec<String> {
    let locations = answer.as_array().cloned().unwrap_or_default();
    let mut found: Vec<String> = locations
        .iter()
        .map(|l| {
            let file =
                l["uri"].as_str().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned();
            let start = &l["range"]["start"];
            let from_one = |n: &Value| n.as_u64().unwrap_or_default() + 1;
            format!("{file}:{}:{}", from_one(&start["line"]), from_one(&start["character"]))
        })
        .collect();
    found.sort();
    found
}

#[test]
fn from_a_target_to_the_cell_of_the_rpjmd() {
    let mut client = Client::base(json!({}));
    assert_eq!(client.capabilities["definitionProvider"], json!(true));
    let text = client.open(RENSTRA);
    let found = client.ask_at("textDocument/definition", RENSTRA, place(&text, "| 3,7 |", 3));
    assert_eq!(found[0]["uri"], json!(client.uri(RPJMD)));
    assert_eq!(found[0]["range"]["start"], position(RPJMD, "| 3,7 |", 2));
    assert!(found[0].get("targetUri").is_none(), "this client takes no links");
    let nowhere = client.ask_at("textDocument/definition", RENSTRA, (3, 0));
    assert_eq!(nowhere, json!(null));
}

#[test]
fn a_client_that_takes_links_is_told_the_word_and_the_whole() {
    let links = json!({ "linkSupport": true });
    let mut client = Client::base(json!({ "textDocument": { "definition": links, "declaration": {} } }));
    let text = client.open(RENSTRA);
    // The step of the path that the cursor is on.
    let at = place(&text, "mengacu T1/S1/SPBE", 12);
    let found = client.ask_at("textDocument/definition", RENSTRA, at);
    let origin = &found[0]["originSelectionRange"];
    assert_eq!(origin["start"], position(RENSTRA, "mengacu T1/S1/SPBE", 11));
    assert_eq!(origin["end"], position(RENSTRA, "mengacu T1/S1/SPBE", 13));
    assert_eq!(found[0]["targetSelectionRange"]["start"], position(RPJMD, "S1 \"Meningkat", 0));
    assert_eq!(found[0]["targetRange"]["start"], position(RPJMD, "sasaran S1 \"Meningkat", 0));
    // Each kind of question has its own ability.
    let plain = client.ask_at("textDocument/declaration", RENSTRA, at);
    assert_eq!(plain[0]["uri"], json!(client.uri(RPJMD)));
}

#[test]
fn declaration_implementation_and_type_definition() {
    let mut client = Client::base(json!({}));
    for capability in ["declarationProvider", "implementationProvider", "typeDefinitionProvider"] {
        assert_eq!(client.capabilities[capability], json!(true), "{capability}");
    }
    let text = client.open(RENSTRA);
    let spbe = place(&text, "indikator SPBE", 11);
    let declared = client.ask_at("textDocument/declaration", RENSTRA, spbe);
    assert_eq!(declared[0]["range"]["start"], position(RPJMD, "indikator SPBE", 10));
    let scale = client.ask_at("textDocument/typeDefinition", RENSTRA, place(&text, "indikator MATANG", 11));
    assert_eq!(scale[0]["range"]["start"], position("daerah.selaras", "skala kematangan", 6));
    let puas =
        client.ask_at("textDocument/implementation", RPJMD, place(text_of(RPJMD), "indikator PUAS", 11));
    assert_eq!(starts(&puas), ["kec-selatan.renstra:22:17", "kec-utara.renstra:22:17"]);
    // Nobody takes up what is the Renstra's own, and bounds are declared nowhere.
    let own = client.ask_at("textDocument/implementation", RENSTRA, place(&text, "indikator AKTIF", 11));
    assert_eq!(own, json!(null));
    assert_eq!(client.ask_at("textDocument/typeDefinition", RENSTRA, spbe), json!(null));
    assert_eq!(client.ask_at("textDocument/declaration", RENSTRA, (3, 0)), json!(null));
}

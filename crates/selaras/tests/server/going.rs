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

#[test]
fn references_in_all_plans_with_and_without_the_declaration() {
    let mut client = Client::base(json!({}));
    assert_eq!(client.capabilities["referencesProvider"], json!(true));
    let text = client.open(RENSTRA);
    let mut ask = |needle: &str, forward: u32, with: bool| {
        let (line, character) = place(&text, needle, forward);
        let params = json!({
            "textDocument": { "uri": client.uri(RENSTRA) },
            "position": { "line": line, "character": character },
            "context": { "includeDeclaration": with },
        });
        client.ask("textDocument/references", params)
    };
    let with = starts(&ask("mengacu T1/S1/SPBE", 16, true));
    assert_eq!(with, ["diskominfo.renstra:14:36", "rpjmd.rpjmd:18:19"]);
    assert_eq!(starts(&ask("mengacu T1/S1/SPBE", 16, false)), ["diskominfo.renstra:14:36"]);
    // A target is spoken of by those that are held against it.
    assert_eq!(starts(&ask("| 3,7 |", 3, true)), ["diskominfo.renstra:16:30", "rpjmd.rpjmd:22:32"]);
    assert_eq!(ask("periode ", 3, true), json!(null));
}

#[test]
fn the_same_in_one_file_is_highlighted() {
    let mut client = Client::base(json!({}));
    assert_eq!(client.capabilities["documentHighlightProvider"], json!(true));
    let text = client.open(RENSTRA);
    let found = client.ask_at("textDocument/documentHighlight", RENSTRA, place(&text, "indikator SPBE", 11));
    // It is declared (3), and nothing else here speaks of it.
    assert_eq!(found[0]["range"]["start"], position(RENSTRA, "indikator SPBE", 10));
    assert_eq!(found[0]["kind"], json!(3));
    let plan = client.ask_at("textDocument/documentHighlight", RENSTRA, place(&text, "mendukung T1/S1", 14));
    let kinds: Vec<_> = plan.as_array().expect("highlights").iter().map(|h| h["kind"].clone()).collect();
    assert_eq!(kinds, [json!(2), json!(2), json!(2)]);
    let nothing = client.ask_at("textDocument/documentHighlight", RENSTRA, (3, 0));
    assert_eq!(nothing, json!(null));
}

#[test]
fn sources_open_their_page_and_plans_the_plan_that_they_follow() {
    let mut client = Client::base(json!({ "textDocument": { "documentLink": { "tooltipSupport": true } } }));
    assert_eq!(client.capabilities["documentLinkProvider"], json!({ "resolveProvider": false }));
    std::fs::write(client.folder.path().join("naskah kota.pdf"), "").expect("written");
    let sources =
        "  sumber \"naskah kota.pdf\" hlm 12\n  sumber \"tidak ada.pdf\" hlm 3\n  sumber \"../luar.pdf\"\n";
    let text = text_of(RENSTRA).replacen("  periode ", &format!("{sources}  periode "), 1);
    client.open_with(RENSTRA, 1, &text);
    let document = json!({ "textDocument": { "uri": client.uri(RENSTRA) } });
    let found = client.ask("textDocument/documentLink", document);
    let targets: Vec<_> = found.as_array().expect("links").iter().map(|l| l["target"].clone()).collect();
    let page = format!("{}#page=12", client.uri("naskah%20kota.pdf"));
    assert_eq!(targets, [json!(client.uri(RPJMD)), json!(page)]);
    assert_eq!(found[1]["tooltip"], json!("naskah kota.pdf, halaman 12"));
    // What is not a plan of the workspace has none.
    let other = json!({ "textDocument": { "uri": "untitled:Lain" } });
    assert_eq!(client.ask("textDocument/documentLink", other), json!(null));
}

#[test]
fn the_call_hierarchy_is_the_cascade() {
    let mut client = Client::base(json!({ "textDocument": { "callHierarchy": {} } }));
    assert_eq!(client.capabilities["callHierarchyProvider"], json!(true));
    let text = client.open(RENSTRA);
    let at = place(&text, "sasaran S1", 9);
    let items = client.ask_at("textDocument/prepareCallHierarchy", RENSTRA, at);
    assert_eq!(items[0]["name"], json!("sasaran S1 \"Meningkatnya penerapan layanan elektronik\""));
    assert_eq!(items[0]["detail"], json!("Renstra diskominfo-2025"));
    // An edit above moves the node; it is found all the same.
    let moved = text.replacen("  tujuan T1", "  // keterangan\n\n  tujuan T1", 1);
    client.change(RENSTRA, 2, &moved);
    let up = client.ask("callHierarchy/outgoingCalls", json!({ "item": items[0] }));
    let names = |calls: &Value, end: &str| -> Vec<String> {
        let calls = calls.as_array().cloned().unwrap_or_default();
        let name = |c: &Value| {
            let name = c[end]["name"].as_str().unwrap_or_default();
            format!(
                "{} ({})",
                name.split(" \"").next().unwrap_or_default(),
                c[end]["detail"].as_str().unwrap_or_default()
            )
        };
        calls.iter().map(name).collect()
    };
    let plan = "(Renstra diskominfo-2025)";
    assert_eq!(names(&up, "to"), [format!("tujuan T1 {plan}"), "sasaran S1 (RPJMD contoh-2025)".to_owned()]);
    let said = place(&moved, "elektronik\" {\n      mendukung T1/S1", 29);
    assert_eq!(up[1]["fromRanges"][0]["start"], json!({ "line": said.0 + 1, "character": 16 }));
    let down = client.ask("callHierarchy/incomingCalls", json!({ "item": items[0] }));
    let programs = ["indikator SPBE", "indikator AKTIF", "program 2.16.02", "program 2.16.03"];
    assert_eq!(names(&down, "from"), programs.map(|p| format!("{p} {plan}")));
    // An item that is no node any more.
    client.change(RENSTRA, 3, &text.replacen("sasaran S1", "sasaran S9", 1));
    assert_eq!(client.ask("callHierarchy/outgoingCalls", json!({ "item": items[0] })), json!(null));
    assert_eq!(client.ask_at("textDocument/prepareCallHierarchy", "daerah.selaras", (0, 4)), json!(null));
}

//! The shape of the text.

use serde_json::{Value, json};

use crate::client::{Client, place};

const RENSTRA: &str = "diskominfo.renstra";

#[test]
fn an_outline_is_a_tree_where_the_client_shows_trees_and_flat_elsewhere() {
    let can = json!({ "textDocument": { "documentSymbol": { "hierarchicalDocumentSymbolSupport": true } } });
    let mut client = Client::base(can);
    client.open(RENSTRA);
    let document = json!({ "textDocument": { "uri": client.uri(RENSTRA) } });
    let tree = client.ask("textDocument/documentSymbol", document);
    let renstra = &tree[0];
    assert_eq!(renstra["detail"], "renstra");
    assert_eq!(renstra["children"][0]["name"], "T1 Terwujudnya layanan elektronik yang dipakai warga");
    assert_eq!(renstra["children"][0]["selectionRange"]["start"], json!({ "line": 7, "character": 9 }));

    let mut client = Client::base(json!({}));
    client.open(RENSTRA);
    let document = json!({ "textDocument": { "uri": client.uri(RENSTRA) } });
    let flat = client.ask("textDocument/documentSymbol", document);
    assert!(flat[1]["containerName"].as_str().is_some_and(|n| n.starts_with("diskominfo-2025 ")));
    assert!(flat[1].get("children").is_none());
    let elsewhere = json!({ "textDocument": { "uri": client.uri("tidak-ada.renstra") } });
    assert_eq!(client.ask("textDocument/documentSymbol", elsewhere), json!([]));
}

#[test]
fn a_symbol_of_all_plans_has_its_place_at_once_or_when_it_is_resolved() {
    let mut client = Client::base(json!({}));
    let found = client.ask("workspace/symbol", json!({ "query": "balita stunting" }));
    assert_eq!(found[0]["name"], "STUNTING Prevalensi balita stunting");
    assert_eq!(found[0]["location"]["uri"], json!(client.uri("rpjmd.rpjmd")));
    let place = found[0]["location"]["range"].clone();
    assert!(place.is_object());
    assert_eq!(client.ask("workspace/symbol", json!({ "query": "xyzzy" })), json!([]));

    let resolve = json!({ "resolveSupport": { "properties": ["location.range"] } });
    let mut client = Client::base(json!({ "workspace": { "symbol": resolve } }));
    let found = client.ask("workspace/symbol", json!({ "query": "balita stunting" }));
    assert!(found[0]["location"].get("range").is_none());
    let resolved = client.ask("workspaceSymbol/resolve", found[0].clone());
    assert_eq!(resolved["location"]["range"], place);
    assert_eq!(resolved["name"], found[0]["name"]);
}

#[test]
fn folds_keep_the_line_of_the_brace_where_whole_lines_fold() {
    let folds = |can: Value| {
        let mut client = Client::base(can);
        client.open("pendampingan.selaras");
        let document = json!({ "textDocument": { "uri": client.uri("pendampingan.selaras") } });
        client.ask("textDocument/foldingRange", document)
    };
    let lines = folds(json!({ "textDocument": { "foldingRange": { "lineFoldingOnly": true } } }));
    assert_eq!(lines[0], json!({ "startLine": 0, "endLine": 14 }));
    let chars = folds(json!({}));
    assert_eq!(chars[0]["endLine"], 15);
    let limited = folds(json!({ "textDocument": { "foldingRange": { "rangeLimit": 1 } } }));
    assert_eq!(limited.as_array().map(Vec::len), Some(1));
}

#[test]
fn a_selection_grows_for_each_of_several_cursors() {
    let mut client = Client::base(json!({}));
    let text = client.open(RENSTRA);
    let at = |(line, character)| json!({ "line": line, "character": character });
    let uri = client.uri(RENSTRA);
    let cell = at(place(&text, "| 3,7 |", 3));
    let params =
        json!({ "textDocument": { "uri": uri }, "positions": [cell, { "line": 999, "character": 0 }] });
    let grown = client.ask("textDocument/selectionRange", params);
    assert_eq!(grown[0]["range"]["start"], at(place(&text, "| 3,7 |", 2)));
    let row = &grown[0]["parent"]["range"];
    assert_eq!(row["start"], at(place(&text, "3,3 | 3,5", 0)));
    // Behind the end there is only the file.
    assert!(grown[1].get("parent").is_none());
}

#[test]
fn formatting_of_a_document_a_range_and_what_is_typed() {
    let mut client = Client::base(json!({}));
    let text = client.open(RENSTRA);
    let uri = client.uri(RENSTRA);
    let options = json!({ "tabSize": 8, "insertSpaces": false });
    let document = json!({ "textDocument": { "uri": uri }, "options": options });
    assert_eq!(client.ask("textDocument/formatting", document.clone()), json!([]));

    client.change(RENSTRA, 2, &text.replacen("  tujuan T1", "tujuan   T1", 1));
    let edits = client.ask("textDocument/formatting", document);
    let start = |n: usize| edits[n]["range"]["start"].clone();
    assert_eq!(edits.as_array().map(Vec::len), Some(2), "{edits}");
    assert_eq!(start(1), json!({ "line": 7, "character": 6 }));
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 5, "character": 0 } });
    let part = json!({ "textDocument": { "uri": uri }, "options": options, "range": range });
    assert_eq!(client.ask("textDocument/rangeFormatting", part), json!([]));

    client.change(RENSTRA, 3, "renstra a \"A\" {\n tujuan T1 \"é😀\" {\n\n}\n}\n");
    let typed = json!({
        "textDocument": { "uri": uri }, "options": options, "ch": "\n", "position": { "line": 2, "character": 0 },
    });
    let edits = client.ask("textDocument/onTypeFormatting", typed);
    assert_eq!(edits.as_array().map(Vec::len), Some(2), "{edits}");
    assert_eq!(edits[1]["newText"], "    ");
}

/// Tokens as `line:column length type modifiers`, read back from their distances.
fn read_tokens(data: &Value) -> Vec<String> {
    let numbers: Vec<u64> = data.as_array().into_iter().flatten().filter_map(Value::as_u64).collect();
    let (mut line, mut column) = (0, 0);
    let (five, rest) = numbers.as_chunks::<5>();
    assert!(rest.is_empty());
    five.iter()
        .map(|[down, right, length, what, marks]| {
            column = if *down == 0 { column + right } else { *right };
            line += down;
            format!("{line}:{column} {length} {what} {marks}")
        })
        .collect()
}

#[test]
fn semantic_tokens_whole_as_a_difference_and_of_a_range() {
    let can = json!({
        "requests": { "full": { "delta": true }, "range": true },
        "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"],
    });
    let mut client = Client::base(json!({ "textDocument": { "semanticTokens": can } }));
    let legend = client.capabilities["semanticTokensProvider"]["legend"].clone();
    assert_eq!(legend["tokenTypes"][0], "keyword");
    assert_eq!(legend["tokenModifiers"], json!(["declaration", "deprecated"]));
    let text = "renstra a \"é😀\" { periode 2025-2029 }\n";
    client.open_with(RENSTRA, 1, text);
    let document = json!({ "uri": client.uri(RENSTRA) });
    let full = client.ask("textDocument/semanticTokens/full", json!({ "textDocument": document }));
    let whole = ["0:0 7 0 0", "0:8 1 2 1", "0:10 5 5 0", "0:18 7 1 0", "0:26 9 6 0"];
    assert_eq!(read_tokens(&full["data"]), whole);

    client.change(RENSTRA, 2, &text.replacen("periode", "berpedoman x; periode", 1));
    let before = full["resultId"].clone();
    let again = json!({ "textDocument": document, "previousResultId": before });
    let delta = client.ask("textDocument/semanticTokens/full/delta", again.clone());
    let edit = &delta["edits"][0];
    let number = |key: &str| edit[key].as_u64().unwrap_or_default() as usize;
    let mut data = full["data"].as_array().cloned().unwrap_or_default();
    let come = edit["data"].as_array().cloned().unwrap_or_default();
    data.splice(number("start")..number("start") + number("deleteCount"), come);
    let fresh = client.ask("textDocument/semanticTokens/full", json!({ "textDocument": document }));
    assert_eq!(fresh["data"], json!(data));
    assert_eq!(fresh["resultId"], delta["resultId"]);
    // An id that is not known any more gets all.
    assert_eq!(client.ask("textDocument/semanticTokens/full/delta", again)["data"], fresh["data"]);

    let range = json!({ "start": { "line": 0, "character": 16 }, "end": { "line": 0, "character": 28 } });
    let params = json!({ "textDocument": document, "range": range });
    let part = client.ask("textDocument/semanticTokens/range", params);
    assert_eq!(read_tokens(&part["data"]), ["0:18 10 1 0", "0:29 1 2 0"][..1]);
}

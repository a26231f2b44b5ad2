//! Going places.

use serde_json::json;

use crate::client::{Client, place};

const RENSTRA: &str = "diskominfo.renstra";

#[test]
fn from_a_target_to_the_cell_of_the_rpjmd() {
    let mut client = Client::base(json!({}));
    let text = client.open(RENSTRA);
    let found = client.ask_at("textDocument/definition", RENSTRA, place(&text, "| 3,7 |", 3));
    let rpjmd = client.uri("rpjmd.rpjmd");
    assert_eq!(found[0]["uri"], json!(rpjmd));
    let base =
        selaras_analysis::rules::BASE.iter().find(|(n, _)| *n == "rpjmd.rpjmd").expect("it is there").1;
    let (line, column) = place(base, "| 3,7 |", 2);
    assert_eq!(found[0]["range"]["start"], json!({ "line": line, "character": column }));
    let nowhere = client.ask_at("textDocument/definition", RENSTRA, (3, 0));
    assert_eq!(nowhere, json!(null));
}

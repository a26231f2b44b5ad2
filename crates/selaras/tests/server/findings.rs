//! Findings, pushed and asked for.

use serde_json::json;

use crate::client::Client;

const RENSTRA: &str = "diskominfo.renstra";

#[test]
fn a_wrong_target_is_pushed_and_cleared_with_its_version() {
    let mut client = Client::base(json!({}));
    let text = client.open(RENSTRA);
    assert_eq!(client.pushed(RENSTRA, Some(1)), Vec::<serde_json::Value>::new());
    client.change(RENSTRA, 2, &text.replacen("= 3,3 |", "= 3,4 |", 1));
    let found = client.pushed(RENSTRA, Some(2));
    let codes: Vec<_> = found.iter().map(|d| d["code"].as_str().unwrap_or_default()).collect();
    assert_eq!(codes, ["target-berbeda"]);
    assert_eq!(found[0]["source"], "selaras");
    assert!(
        found[0]["relatedInformation"][0]["location"]["uri"]
            .as_str()
            .is_some_and(|u| u.ends_with("rpjmd.rpjmd"))
    );
    client.change(RENSTRA, 3, &text);
    assert_eq!(client.pushed(RENSTRA, Some(3)), Vec::<serde_json::Value>::new());
    assert_eq!(client.end(), 0);
}

#[test]
fn a_client_that_pulls_gets_no_push_and_result_ids() {
    let mut client = Client::base(json!({ "textDocument": { "diagnostic": {} } }));
    let text = client.open(RENSTRA);
    client.change(RENSTRA, 2, &text.replacen("= 3,3 |", "= 3,4 |", 1));
    let document = json!({ "uri": client.uri(RENSTRA) });
    let report = client.ask("textDocument/diagnostic", json!({ "textDocument": document }));
    assert_eq!(report["kind"], "full");
    assert_eq!(report["items"][0]["code"], "target-berbeda");
    let id = report["resultId"].clone();
    let again = json!({ "textDocument": document, "previousResultId": id });
    assert_eq!(client.ask("textDocument/diagnostic", again)["kind"], "unchanged");
    let pushed = client.heard.iter().any(|m| m["method"] == "textDocument/publishDiagnostics");
    assert!(!pushed);
}

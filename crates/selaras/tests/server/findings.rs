//! Findings, pushed and asked for.

use serde_json::json;

use crate::client::Client;

const RENSTRA: &str = "diskominfo.renstra";

#[test]
fn a_wrong_target_is_pushed_and_cleared_with_its_version() {
    let mut client =
        Client::base(json!({ "textDocument": { "publishDiagnostics": { "relatedInformation": true } } }));
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

#[test]
fn a_finding_has_what_the_client_shows_and_no_more() {
    let wrong = |text: &str| text.replacen("= 3,3 |", "= 3,4 |", 1);
    let found = |can: serde_json::Value| {
        let mut client = Client::base(json!({ "textDocument": { "publishDiagnostics": can } }));
        let text = client.open(RENSTRA);
        client.change(RENSTRA, 2, &wrong(&text));
        client.pushed(RENSTRA, Some(2))[0].clone()
    };
    let bare = found(json!({}));
    for key in ["relatedInformation", "codeDescription", "tags", "data"] {
        assert!(bare.get(key).is_none(), "{key}");
    }
    let full = found(json!({
        "relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true,
        "tagSupport": { "valueSet": [1, 2] },
    }));
    let page = full["codeDescription"]["href"].as_str().unwrap_or_default();
    assert!(page.starts_with("https://") && page.ends_with("/docs/aturan/target-berbeda.md"), "{page}");
    assert!(full["data"]["fingerprint"].is_string());
    assert!(full.get("tags").is_none());
}

#[test]
fn what_may_go_without_a_loss_is_marked() {
    let tags = |can: serde_json::Value| {
        let mut client = Client::base(json!({ "textDocument": { "publishDiagnostics": can } }));
        let text = client.open(RENSTRA);
        let waiver =
            "\n  kecualikan target-berbeda pada T1/S1/SPBE karena \"Disepakati dalam berita acara\"\n";
        client.change(RENSTRA, 2, &text.replacen("{\n", &format!("{{{waiver}"), 1));
        let found = client.pushed(RENSTRA, Some(2));
        let idle = found.iter().find(|d| d["code"] == "pengecualian-percuma").expect("one").clone();
        idle["tags"].clone()
    };
    assert_eq!(tags(json!({ "tagSupport": { "valueSet": [1] } })), json!([1]));
    assert_eq!(tags(json!({ "tagSupport": { "valueSet": [2] } })), json!(null));
}

#[test]
fn the_edited_file_is_told_before_the_others() {
    let mut client = Client::base(json!({}));
    let text = client.open("rpjmd.rpjmd");
    client.pushed("rpjmd.rpjmd", Some(1));
    client.heard.clear();
    // Two plans disagree now.
    client.change("rpjmd.rpjmd", 2, &text.replacen("= 3,3 |", "= 3,4 |", 1));
    client.wait_for_codes(RENSTRA, &["target-berbeda"]);
    let pushed = client.heard.iter().filter(|m| m["method"] == "textDocument/publishDiagnostics");
    let order: Vec<_> = pushed.map(|m| m["params"]["version"].clone()).collect();
    assert_eq!(order.first(), Some(&json!(2)), "{order:?}");
    assert_eq!(client.end(), 0);
}

#[test]
fn findings_of_all_files_are_asked_for_in_parts_and_again() {
    let files = [selaras_analysis::rules::BASE, &[("x.renstra", "renstra {")]].concat();
    let mut client = Client::with(&files, json!({ "textDocument": { "diagnostic": {} } }));
    let text = client.open(RENSTRA);
    client.change(RENSTRA, 2, &text.replacen("= 3,3 |", "= 3,4 |", 1));
    let all = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let items = all["items"].as_array().expect("a list");
    let of = |name: &str| {
        items
            .iter()
            .find(|i| i["uri"].as_str().is_some_and(|u| u.ends_with(name)))
            .expect("its report")
            .clone()
    };
    assert_eq!(of(RENSTRA)["items"][0]["code"], "target-berbeda");
    assert_eq!(of(RENSTRA)["version"], 2);
    assert_eq!(of("x.renstra")["version"], json!(null));
    let before: Vec<_> = items.iter().map(|i| json!({ "uri": i["uri"], "value": i["resultId"] })).collect();
    client.change(RENSTRA, 3, &text);
    let parts = json!({ "previousResultIds": before, "partialResultToken": "p", "workDoneToken": 7 });
    assert_eq!(client.ask("workspace/diagnostic", parts)["items"], json!([]));
    let said: Vec<_> = client.heard.iter().filter(|m| m["method"] == "$/progress").cloned().collect();
    let parts = said.iter().filter(|m| m["params"]["token"] == "p");
    let items: Vec<_> =
        parts.flat_map(|m| m["params"]["value"]["items"].as_array().cloned().unwrap_or_default()).collect();
    let kind = |name: &str| {
        let item = items.iter().find(|i| i["uri"].as_str().is_some_and(|u| u.ends_with(name)));
        item.map(|i| (i["kind"].clone(), i["items"].clone()))
    };
    assert_eq!(kind(RENSTRA), Some((json!("full"), json!([]))));
    assert_eq!(kind("x.renstra"), Some((json!("unchanged"), json!(null))));
    assert!(said.iter().any(|m| m["params"]["token"] == 7 && m["params"]["value"]["kind"] == "begin"));
    assert_eq!(client.end(), 0);
}

#[test]
fn a_client_that_asks_is_told_when_other_files_changed() {
    let can = json!({
        "textDocument": { "diagnostic": {} },
        "workspace": {
            "diagnostics": { "refreshSupport": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        },
    });
    let mut client = Client::base(can);
    let text = client.open("rpjmd.rpjmd");
    client.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
    let refreshed = |client: &mut Client| {
        let asked = client.wait_for("a hint", |m| m["method"] == "workspace/diagnostic/refresh");
        client.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": null }));
    };
    client.change("rpjmd.rpjmd", 2, &text.replacen("= 3,3 |", "= 3,4 |", 1));
    refreshed(&mut client);
    client.on_disk(RENSTRA, Some("renstra {"));
    refreshed(&mut client);
    assert!(!client.heard.iter().any(|m| m["method"] == "textDocument/publishDiagnostics"));
    assert_eq!(client.end(), 0);
}

//! Requests of our own, for views beside the text.

use serde_json::{Value, json};

use crate::client::Client;

const RENSTRA: &str = "diskominfo.renstra";

/// A base plan whose Renstra has one target that is not the RPJMD's, typed and not saved.
fn with_a_wrong_target() -> Client {
    let mut client = Client::base(json!({}));
    let text = client.open(RENSTRA);
    client.change(RENSTRA, 2, &text.replacen("= 3,3 | 3,5", "= 3,3 | 3,4", 1));
    client
}

/// The error of a request, and its message.
fn refused(client: &mut Client, method: &str, params: Value) -> (i64, String) {
    let id = client.begin(method, params);
    let error = client.answer(id)["error"].clone();
    (error["code"].as_i64().unwrap_or_default(), error["message"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn the_cascade_says_where_each_node_stands_and_how_it_is() {
    let mut client = with_a_wrong_target();
    let found = client.ask("selaras/cascade", json!({ "values": true }));
    assert_eq!(found["version"], 1);
    assert_eq!(found["plan"]["code"], "contoh-2025");
    let misi = &found["nodes"][1];
    assert_eq!((&misi["id"], &misi["kind"]), (&json!("contoh-2025:M1"), &json!("misi")));
    assert_eq!((&misi["verdict"], &misi["below"]["errors"]), (&json!("error"), &json!(1)));
    assert_eq!(misi["location"]["uri"], json!(client.uri("rpjmd.rpjmd")));
    assert_eq!(misi["location"]["selectionRange"]["start"], json!({ "line": 8, "character": 7 }));
    let ikm = &misi["children"][0]["indicators"][0];
    assert_eq!((&ikm["code"], &ikm["unit"]), (&json!("IKM"), &json!("indeks")));
    assert_eq!(ikm["targets"][0], json!({ "year": 2025, "value": "79" }));
    let of_kec = client.ask("selaras/cascade", json!({ "agency": "kec-utara" }));
    assert_eq!(of_kec["nodes"][0]["id"], "contoh-2025:M1");
    assert_eq!(of_kec["nodes"][0]["children"][0]["indicators"][0]["targets"], json!([]));
}

#[test]
fn the_cascade_opens_level_by_level() {
    let mut client = with_a_wrong_target();
    let all = client.ask("selaras/cascade", json!({}));
    let first = client.ask("selaras/cascade", json!({ "depth": 1 }));
    let shut = |mut node: Value| {
        node["children"] = json!([]);
        node
    };
    let roots = |answer: &Value| answer["nodes"].as_array().cloned().unwrap_or_default();
    assert_eq!(roots(&first), roots(&all).into_iter().map(shut).collect::<Vec<_>>());
    let misi = &roots(&all)[1];
    assert_eq!((&misi["childCount"], first["nodes"][1]["childCount"].as_u64()), (&json!(1), Some(1)));
    let below = client.ask("selaras/cascade", json!({ "below": misi["id"] }));
    assert_eq!(below["nodes"], misi["children"]);
    let next = client.ask("selaras/cascade", json!({ "below": misi["id"], "depth": 1 }));
    assert_eq!(next["nodes"], json!([shut(misi["children"][0].clone())]));
    let gone = client.ask("selaras/cascade", json!({ "below": "contoh-2025:M9" }));
    assert_eq!(gone["nodes"], json!([]));
}

#[test]
fn the_matrix_holds_rows_by_agencies() {
    let mut client = with_a_wrong_target();
    let found = client.ask("selaras/coverage", json!({ "region": "kota-contoh" }));
    assert_eq!((&found["version"], &found["region"]["code"]), (&json!(1), &json!("kota-contoh")));
    let codes: Vec<_> =
        found["agencies"].as_array().into_iter().flatten().map(|a| a["code"].clone()).collect();
    assert_eq!(codes, ["diskominfo", "dinkes", "kec-utara", "kec-selatan"]);
    let row = &found["rows"][0];
    assert_eq!((&row["id"], &row["verdict"]), (&json!("contoh-2025:M1/T1/S1"), &json!("covered")));
    let cell = &row["cells"][0];
    assert_eq!(
        (&cell["agency"], &cell["given"], &cell["funded"]),
        (&json!("diskominfo"), &json!(true), &json!(true))
    );
    assert_eq!(cell["indicators"], json!({ "given": 1, "takenUp": 1, "missing": 0, "waived": 0 }));
    assert_eq!(cell["findings"]["errors"], 1);
    assert_eq!(cell["nodes"][0]["location"]["uri"], json!(client.uri(RENSTRA)));
}

#[test]
fn findings_are_those_of_the_report_with_places() {
    let mut client = with_a_wrong_target();
    let found = client.ask("selaras/findings", json!({ "agency": "Dinas Kominfo" }));
    assert_eq!(
        found["agencies"],
        json!([{
            "code": "diskominfo",
            "name": "Dinas Komunikasi dan Informatika",
            "findings": { "errors": 1, "warnings": 0, "infos": 0, "waived": 0 },
        }])
    );
    let finding = &found["findings"][0];
    assert_eq!(
        (&finding["rule"], &finding["code"], &finding["severity"]),
        (&json!("target-berbeda"), &json!("T01"), &json!("error"))
    );
    assert_eq!(finding["location"]["range"]["start"], json!({ "line": 15, "character": 23 }));
    assert_eq!(finding["related"][0]["location"]["uri"], json!(client.uri("rpjmd.rpjmd")));
    assert_eq!(finding["fixes"][0]["edits"][0]["text"], "3,5");
    let other = client.ask("selaras/findings", json!({ "agency": "dinkes" }));
    assert_eq!(other["findings"], json!([]));
}

#[test]
fn score_inputs_count_what_was_compared() {
    let mut client = with_a_wrong_target();
    let found = client.ask("selaras/scoreInputs", json!({ "uri": client.uri(RENSTRA) }));
    let targets = json!({ "compared": 25, "agree": 24, "differ": 1, "waived": 0, "unknown": 0 });
    assert_eq!(found["comparisons"]["targetsEqual"], targets);
    let kinds = found["comparisons"].as_object().map(serde_json::Map::len);
    assert_eq!(kinds, Some(7));
    assert_eq!(found["agencies"][1]["code"], "dinkes");
    assert_eq!(found["agencies"][1]["comparisons"]["targetsEqual"]["differ"], 0);
}

#[test]
fn what_is_not_there_is_said_in_words() {
    let mut client = Client::base(json!({}));
    for method in ["selaras/cascade", "selaras/coverage", "selaras/findings", "selaras/scoreInputs"] {
        let (code, message) = refused(&mut client, method, json!({ "agency": "diskomifo" }));
        assert_eq!(code, -32602);
        assert_eq!(
            message,
            "Tidak ada perangkat daerah bernama \"diskomifo\" di daerah ini. Mungkin: diskominfo."
        );
        let (_, message) = refused(&mut client, method, json!({ "region": "kota-lain" }));
        assert!(message.starts_with("Tidak ada daerah atau RPJMD bernama \"kota-lain\"."), "{message}");
        let (_, message) = refused(&mut client, method, json!({ "uri": "file:///tidak/ada.rpjmd" }));
        assert!(message.contains("tidak ada di ruang kerja mana pun"), "{message}");
    }
    let mut english = Client::started(&[], json!({ "capabilities": {}, "locale": "en" }));
    let (_, message) = refused(&mut english, "selaras/cascade", json!({}));
    assert!(message.starts_with("There is no RPJMD in this workspace."), "{message}");
}

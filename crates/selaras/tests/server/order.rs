//! Edits that nobody waits for, mixed with requests and cancellations: every one counts, in its order.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::client::Client;
use crate::mirror::{Edit, Rng, apply, core, fresh, place};

const RENSTRA: &str = "diskominfo.renstra";
const EDITS: i32 = 10_000;

#[test]
fn ten_thousand_edits_with_requests_and_cancellations() {
    let mut client = Client::base(json!({}));
    let base = client.open(RENSTRA);
    let mut text = base.clone();
    let mut rng = Rng::new(7);
    let methods = ["hover", "definition", "documentSymbol", "foldingRange", "completion", "diagnostic"];
    let (mut asked, mut cancelled) = (Vec::new(), Vec::new());
    let uri = client.uri(RENSTRA);
    let mut version = 1;
    let mut typed: Option<usize> = None;
    while version < EDITS {
        version += 1;
        // A word is typed letter by letter at one place, then taken away the same way; the text stays about as long.
        let at = match typed {
            Some(at) if rng.below(9) > 0 && text.is_char_boundary(at) => at,
            _ => (0..).map(|_| rng.below(text.len())).find(|at| text.is_char_boundary(*at)).expect("one"),
        };
        let letter = ["a", "1", " ", "{", "}", "\"", "\n", "\r\n", "é", "–", "😀", "|", "="][rng.below(13)];
        let edit: Edit = match text.len() > base.len() + 40 {
            true => {
                let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
                (place(&text, at), place(&text, end), String::new())
            }
            false => (place(&text, at), place(&text, at), letter.to_owned()),
        };
        typed = Some(at + edit.2.len());
        apply(&mut text, &edit);
        client.edit(RENSTRA, version, &[(edit.0, edit.1, &edit.2)]);
        if rng.below(3) == 0 {
            let method = methods[rng.below(methods.len())];
            let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 3, "character": 9 } });
            let id = client.begin(&format!("textDocument/{method}"), at);
            asked.push(id);
            if rng.below(3) == 0 {
                client.tell("$/cancelRequest", json!({ "id": id }));
                cancelled.push(id);
            }
        }
    }
    // The text is what it should be: its formatted form is that of our own.
    let options =
        json!({ "textDocument": { "uri": uri }, "options": { "tabSize": 2, "insertSpaces": true } });
    let edits = client.ask("textDocument/formatting", options);
    let mut formatted = text.clone();
    let mut edits: Vec<Edit> = edits
        .as_array()
        .into_iter()
        .flatten()
        .map(|e| {
            let at = |p: &serde_json::Value| {
                let number = |key: &str| p[key].as_u64().expect("a number") as u32;
                (number("line"), number("character"))
            };
            let new = e["newText"].as_str().expect("a text").to_owned();
            (at(&e["range"]["start"]), at(&e["range"]["end"]), new)
        })
        .collect();
    edits.sort_by_key(|e| std::cmp::Reverse(e.0));
    edits.iter().for_each(|edit| apply(&mut formatted, edit));
    assert_eq!(formatted, selaras_syntax::format::format(&text));
    // So are the findings, of this file and of the others.
    let mut files: BTreeMap<String, String> =
        selaras_analysis::rules::BASE.iter().map(|(p, t)| ((*p).to_owned(), (*t).to_owned())).collect();
    files.insert(RENSTRA.to_owned(), text);
    let found: Vec<_> = client.pushed(RENSTRA, Some(EDITS)).iter().map(core).collect();
    assert_eq!(found, fresh(&files).remove(RENSTRA).unwrap_or_default());
    // Each request was answered once; one that was cancelled may have been answered before.
    let until = Instant::now() + Duration::from_millis(200);
    while let Some(message) = client.hear(until) {
        client.heard.push(message);
    }
    for id in &asked {
        let answers = client.heard.iter().filter(|m| m["id"] == json!(id)).collect::<Vec<_>>();
        assert_eq!(answers.len(), 1, "{id}: {answers:?}");
        let code = answers[0]["error"]["code"].as_i64();
        let fine = match code {
            None | Some(-32801 | -32802) => true,
            // What is not announced is not known.
            Some(-32601) => true,
            Some(-32800) => cancelled.contains(id),
            Some(_) => false,
        };
        assert!(fine, "{answers:?}");
    }
    assert_eq!(client.end(), 0);
}

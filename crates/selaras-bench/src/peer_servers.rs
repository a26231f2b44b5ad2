//! Other people's language servers on the same content: the same Renstra as YAML and as TOML, with a schema made from the
//! language's own tables, typed in by the same hand. They look at one file; that is less than what we do.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use selaras_generator::{Profile, generate};
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use crate::client::{Client, uri};
use crate::peers::Content;
use crate::table::{Bar, Table, median};
use crate::typing::{Document, Hand, Key, session};

/// A peer.
struct Peer {
    name: &'static str,
    /// Its program, in the folder of peers, and its arguments.
    program: &'static str,
    arguments: &'static [&'static str],
    language: &'static str,
    text: fn(&Content) -> String,
    hand: Hand,
    remark: &'static str,
}

const PEERS: [Peer; 2] = [
    Peer {
        name: "yaml-language-server",
        program: "node_modules/.bin/yaml-language-server",
        arguments: &["--stdio"],
        language: "yaml",
        text: |content| format!("# yaml-language-server: $schema=./schema.json\n{}", in_yaml(&content.json)),
        hand: Hand {
            comment: "# ",
            words: &["indikator-:", "satuan: [\"persen\"]", "mendukung: [\"T1/S", "pagu: {\"sel\": [\"Rp1.0"],
            cells: "\"sel\"",
        },
        remark: "its pause of 200 ms before it validates included",
    },
    Peer {
        name: "taplo",
        program: "bin/taplo",
        arguments: &["lsp", "--no-auto-config", "stdio"],
        language: "toml",
        text: |content| format!("#:schema ./schema.json\n{}", content.toml),
        hand: Hand {
            comment: "# ",
            words: &[
                "[[dokumen.tujuan-",
                "satuan = [\"persen\"]",
                "mendukung = [\"T1/S",
                "pagu = { sel = [\"Rp1.0",
            ],
            cells: "sel = ",
        },
        remark: "native build",
    },
];

/// Measures the peers that are in a folder; `ours` is our median of the same keystroke, by workload, in seconds.
pub fn measure(table: &mut Table, folder: &Path, ours: &[(&'static str, f64)], quick: bool) {
    for peer in &PEERS {
        let Ok(program) = folder.join(peer.program).canonicalize() else {
            eprintln!("{}: not measured, {} is not there", peer.name, folder.join(peer.program).display());
            continue;
        };
        for (name, profile, size, keys) in
            [("KOTA", Profile::Kota, 50_000, 100), ("KOTA-L", Profile::KotaL, 470_000, 30)]
        {
            let ours = ours.iter().find(|(n, _)| *n == name).map(|(_, median)| *median);
            let keys = if quick { 10 } else { keys };
            if let Err(error) = type_in(table, peer, &program, (name, profile, size), (keys, ours)) {
                table.assert(&format!("{name}: {}", peer.name), false, &error.to_string());
            }
        }
    }
}

fn type_in(
    table: &mut Table,
    peer: &Peer,
    program: &Path,
    (name, profile, size): (&str, Profile, usize),
    (keys, ours): (usize, Option<f64>),
) -> io::Result<()> {
    let workspace = generate(profile, 1);
    let renstra = workspace.files.iter().filter(|f| f.path.ends_with(".renstra"));
    let nearest = renstra.min_by_key(|f| f.bytes.len().abs_diff(size));
    let plan = nearest.map(|f| String::from_utf8_lossy(&f.bytes).into_owned()).unwrap_or_default();
    let text = (peer.text)(&Content::of(&plan));
    let temporary = TempDir::new()?;
    let folder = temporary.path().canonicalize()?;
    fs::write(folder.join("schema.json"), schema().to_string())?;
    let file = folder.join("renstra").with_extension(peer.language);
    fs::write(&file, &text)?;
    let mut client = Client::start(Command::new(program).args(peer.arguments), &folder, &json!({}))?;
    let mut document = Document::new(uri(&file), text);
    client.open(&document, peer.language)?;
    settle(&mut client, &document)?;
    let of = |client: &Client| client.findings.get(&uri(&file)).map_or(usize::MAX, Vec::len);
    let what = format!("{name}: {}", peer.name);
    table.assert(&format!("{what}: the plan is silent"), of(&client) == 0, &of(&client).to_string());
    // It does look at the schema: a property that no node has is found.
    let at = document.text.find("arah").unwrap_or_default();
    let wrong = Key { at, gone: "arah".to_owned(), come: "arrah".to_owned() };
    client.press(&mut document, &wrong)?;
    settle(&mut client, &document)?;
    table.assert(&format!("{what}: a misspelt property is found"), of(&client) > 0, "nothing is found");
    client.press(&mut document, &wrong.inverse())?;
    settle(&mut client, &document)?;
    let mut times = Vec::with_capacity(keys);
    for key in session(&document.text, &peer.hand, keys, 1) {
        times.push(client.press_and_wait(&mut document, &key)?);
        // What it tells a second time is not taken for the answer to the next key.
        std::thread::sleep(Duration::from_millis(5));
        client.forget();
    }
    let kb = document.text.len() / 1000;
    let remark = format!("{kb} KB, {keys} keystrokes, with a schema; {}", peer.remark);
    table.latency(&format!("{what}: keystroke → findings"), &times, None, &remark);
    if let Some(ours) = ours {
        let remark = "p50 of the peer over ours, the same content";
        table.figure(&format!("{what} / selaras"), median(&times) / ours, "×", Bar::None, remark);
    }
    let (now, _) = client.memory();
    table.figure(&format!("{what}: memory, this one file"), now, "MB", Bar::None, "RSS");
    Ok(())
}

/// Waits for what is told of a document, and for what may follow it: the schema is read only when it is needed.
fn settle(client: &mut Client, document: &Document) -> io::Result<()> {
    client.told(document)?;
    std::thread::sleep(Duration::from_secs(2));
    client.forget();
    Ok(())
}

/// The language's own tables, as a JSON schema of a Renstra.
fn schema() -> Value {
    let words = json!({ "type": "array", "items": { "type": "string", "minLength": 1 } });
    let mut parts = Map::new();
    parts.insert("kata".into(), words.clone());
    parts.insert("sel".into(), json!({ "type": "array", "items": { "type": "string" } }));
    for clause in ClauseKind::ALL {
        parts.insert(clause.keyword().into(), words.clone());
    }
    let row = json!({ "type": "object", "properties": parts, "additionalProperties": false });
    let mut definitions = Map::new();
    definitions.insert("kata".into(), words);
    definitions.insert("baris".into(), row);
    let reference = |name: &str| json!({ "$ref": format!("#/definitions/{name}") });
    let one = json!([reference("kata"), reference("baris")]);
    let value = json!({ "anyOf": [
        reference("kata"),
        reference("baris"),
        { "type": "array", "items": { "anyOf": one } },
    ] });
    definitions.insert("nilai".into(), value);
    for kind in NodeKind::ALL {
        let mut properties = Map::new();
        properties.insert("kata".into(), reference("kata"));
        for clause in ClauseKind::ALL {
            properties.insert(clause.keyword().into(), reference("kata"));
        }
        for property in kind.properties().iter().copied().map(PropKind::keyword) {
            properties.insert(property.into(), reference("nilai"));
        }
        for child in kind.holds() {
            let list = json!({ "type": "array", "items": reference(child.keyword()) });
            properties.insert(format!("{}-", child.keyword()), list);
        }
        let node = json!({ "type": "object", "properties": properties, "additionalProperties": false });
        definitions.insert(kind.keyword().into(), node);
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": { "dokumen": { "type": "array", "items": reference("renstra") } },
        "additionalProperties": false,
        "definitions": definitions,
    })
}

/// JSON as a person would write it in YAML: nodes in blocks, properties on a line each.
fn in_yaml(json: &str) -> String {
    let mut out = String::new();
    if let Ok(Value::Object(map)) = serde_json::from_str(json) {
        block(&map, 0, false, &mut out);
    }
    out
}

/// An object as lines; the first goes on behind a `- ` where it is an item.
fn block(map: &Map<String, Value>, indent: usize, is_item: bool, out: &mut String) {
    for (n, (key, value)) in map.iter().enumerate() {
        if n > 0 || !is_item {
            out.push_str(&" ".repeat(indent));
        }
        out.push_str(key);
        out.push(':');
        match value {
            Value::Array(list) if key.ends_with('-') || key == "dokumen" => {
                out.push('\n');
                for item in list {
                    out.push_str(&" ".repeat(indent + 2));
                    out.push_str("- ");
                    match item {
                        Value::Object(node) => block(node, indent + 4, true, out),
                        other => out.push_str(&format!("{other}\n")),
                    }
                }
            }
            // JSON on one line is YAML.
            value => out.push_str(&format!(" {value}\n")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_in_yaml_keeps_its_lines_and_words() {
        let content = Content::of(
            "renstra a-2025 \"A\" {\n  tujuan T1 \"Baik\" {\n    indikator I \"Nilai\" { target 2026 = 3,5 }\n  }\n}\n",
        );
        let yaml = in_yaml(&content.json);
        let wanted = "\
dokumen:
  - kata: [\"a-2025\",\"A\"]
    tujuan-:
      - indikator-:
          - kata: [\"I\",\"Nilai\"]
            target: {\"kata\":[\"2026\"],\"sel\":[\"3,5\"]}
        kata: [\"T1\",\"Baik\"]
";
        assert_eq!(yaml, wanted);
    }

    #[test]
    fn the_schema_knows_what_a_node_may_have() {
        let schema = schema();
        let indikator = &schema["definitions"]["indikator"]["properties"];
        assert!(indikator.get("target").is_some() && indikator.get("tahun-program").is_none());
        assert!(schema["definitions"]["tujuan"]["properties"].get("sasaran-").is_some());
    }
}

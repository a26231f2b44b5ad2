//! What happens around the documents: folders, files on disk, `selaras.toml`, settings, languages.

use serde_json::{Value, json};

use crate::client::{Client, codes_of, folder_of};

const RENSTRA: &str = "diskominfo.renstra";

fn text_of(path: &str) -> &'static str {
    selaras_analysis::rules::BASE.iter().find(|(name, _)| *name == path).expect("it is there").1
}

/// The base plan's Renstra with a target that is not the RPJMD's.
fn wrong() -> String {
    text_of(RENSTRA).replacen("= 3,3 |", "= 3,4 |", 1)
}

fn watching() -> Value {
    json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } })
}

/// The base plan below a folder.
fn below(folder: &str, with: &[(&str, &str)]) -> Vec<(String, String)> {
    let base = selaras_analysis::rules::BASE.iter().chain(with);
    base.map(|(path, text)| (format!("{folder}/{path}"), (*text).to_owned())).collect()
}

fn started(files: &[(String, String)], params: Value) -> Client {
    let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    Client::started(&files, params)
}

#[test]
fn files_that_are_not_open_have_findings_too() {
    let mut client =
        Client::with(&[selaras_analysis::rules::BASE, &[("x.renstra", "renstra {")]].concat(), json!({}));
    client.wait_for("findings of a closed file", |m| {
        m["params"]["uri"].as_str().is_some_and(|u| u.ends_with("x.renstra"))
            && m["params"].get("version").is_none()
            && m["params"]["diagnostics"].as_array().is_some_and(|d| !d.is_empty())
    });
    assert_eq!(client.end(), 0);
}

#[test]
fn files_changed_created_and_deleted_by_others() {
    let mut client = Client::base(watching());
    client.wait_for("eyes on the disk", |m| m["method"] == "client/registerCapability");
    client.on_disk(RENSTRA, Some(&wrong()));
    client.wait_for_codes(RENSTRA, &["target-berbeda"]);
    client.on_disk(RENSTRA, Some(text_of(RENSTRA)));
    client.wait_for_codes(RENSTRA, &[]);
    client.on_disk("baru/x.renstra", Some("renstra {"));
    client.wait_for("a new file's findings", |m| {
        m["params"]["uri"].as_str().is_some_and(|u| u.ends_with("x.renstra"))
            && m["params"]["diagnostics"].as_array().is_some_and(|d| !d.is_empty())
    });
    // A folder that goes takes its files along; a client may name the folder alone.
    std::fs::remove_dir_all(client.folder.path().join("baru")).expect("a folder");
    let change = json!({ "uri": client.uri("baru"), "type": 3 });
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    client.wait_for_codes("baru/x.renstra", &[]);
    assert_eq!(client.end(), 0);
}

#[test]
fn where_the_client_does_not_watch_the_server_does() {
    let mut client = Client::base(json!({}));
    client.open(RENSTRA);
    client.pushed(RENSTRA, Some(1));
    let path = client.folder.path().join("y.renstra");
    // The watch begins somewhere in the meantime: files are written until one is seen.
    let mut seen = false;
    for n in 0..100 {
        std::fs::write(&path, format!("renstra {{ // {n}\n")).expect("a file");
        let until = std::time::Instant::now() + std::time::Duration::from_millis(300);
        while let Some(message) = client.hear(until) {
            seen |= message["params"]["uri"].as_str().is_some_and(|u| u.ends_with("y.renstra"));
        }
        if seen {
            break;
        }
    }
    assert!(seen);
    assert!(!client.heard.iter().any(|m| m["method"] == "client/registerCapability"));
    assert_eq!(client.end(), 0);
}

#[test]
fn what_an_editor_shows_stands_before_the_disk_until_it_is_closed() {
    let mut client = Client::base(watching());
    client.open(RENSTRA);
    client.pushed(RENSTRA, Some(1));
    client.on_disk(RENSTRA, Some(&wrong()));
    client.edit(RENSTRA, 2, &[((0, 0), (0, 0), "// tetap\n")]);
    assert_eq!(codes_of(&json!(client.pushed(RENSTRA, Some(2)))), Vec::<&str>::new());
    client.close_document(RENSTRA);
    client.wait_for_codes(RENSTRA, &["target-berbeda"]);
    // Saved, and closed: the disk's text is the editor's.
    client.open_with(RENSTRA, 7, text_of(RENSTRA));
    assert_eq!(codes_of(&json!(client.pushed(RENSTRA, Some(7)))), Vec::<&str>::new());
    std::fs::write(client.folder.path().join(RENSTRA), text_of(RENSTRA)).expect("a file");
    let uri = client.uri(RENSTRA);
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    client.close_document(RENSTRA);
    assert_eq!(
        client.ask_at("textDocument/hover", RENSTRA, (0, 0)),
        client.ask_at("textDocument/hover", RENSTRA, (0, 0))
    );
    client.open(RENSTRA);
    client.change(RENSTRA, 2, text_of(RENSTRA));
    assert_eq!(codes_of(&json!(client.pushed(RENSTRA, Some(2)))), Vec::<&str>::new());
    assert_eq!(client.end(), 0);
}

#[test]
fn settings_on_disk_are_read_again_and_wrong_ones_leave_the_last_good_ones() {
    let mut client = Client::base(watching());
    client.on_disk(RENSTRA, Some(&wrong()));
    client.wait_for_codes(RENSTRA, &["target-berbeda"]);
    client.on_disk("selaras.toml", Some("[rules]\ntarget-berbeda = \"off\"\n"));
    client.wait_for_codes(RENSTRA, &[]);
    client.on_disk("selaras.toml", Some("[rules]\ntarget-berbeda = \"mati\"\n"));
    let toml = client.uri("selaras.toml");
    let found = client.wait_for("a finding in the settings", |m| m["params"]["uri"] == json!(toml));
    assert_eq!(found["params"]["diagnostics"][0]["range"]["start"], json!({ "line": 1, "character": 17 }));
    let said = client.wait_for("a word to the user", |m| m["method"] == "window/showMessage");
    assert!(
        said["params"]["message"].as_str().is_some_and(|t| t.contains("Setelan sebelumnya tetap dipakai"))
    );
    // Still off; and plans are still read.
    client.on_disk("x.renstra", Some("renstra {"));
    client.wait_for("a new plan", |m| m["params"]["uri"].as_str().is_some_and(|u| u.ends_with("x.renstra")));
    let uri = client.uri(RENSTRA);
    assert!(
        !client
            .heard
            .iter()
            .any(|m| m["params"]["uri"] == json!(uri) && m["params"]["diagnostics"] != json!([]))
    );
    client.on_disk("selaras.toml", Some(""));
    client.wait_for_codes("selaras.toml", &[]);
    client.wait_for_codes(RENSTRA, &["target-berbeda"]);
    client.on_disk("selaras.toml", None);
    assert_eq!(client.end(), 0);
}

#[test]
fn settings_that_an_editor_shows_are_judged_as_they_are_typed() {
    let mut client = Client::with(&[("selaras.toml", "lang = \"id\"\n"), ("a.rpjmd", "")], json!({}));
    client.open("selaras.toml");
    assert_eq!(client.pushed("selaras.toml", Some(1)), Vec::<Value>::new());
    client.change("selaras.toml", 2, "lang = \"id\"\nbahasa = 1\n");
    let found = client.pushed("selaras.toml", Some(2));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["range"]["start"]["line"], 1);
    client.close_document("selaras.toml");
    client.wait_for_codes("selaras.toml", &[]);
    assert_eq!(client.end(), 0);
}

#[test]
fn a_workspace_whose_settings_are_wrong_from_the_start_is_checked_without_them() {
    let mut files = below(".", &[]);
    files.push(("selaras.toml".into(), "lang = ".into()));
    files.push(("x.renstra".into(), "renstra {".into()));
    let mut client = started(&files, json!({ "capabilities": {} }));
    let is_found = |m: &Value, name: &str| {
        m["params"]["uri"].as_str().is_some_and(|u| u.ends_with(name))
            && m["params"]["diagnostics"] != json!([])
    };
    client.wait_for("settings", |m| is_found(m, "selaras.toml"));
    client.wait_for("plans", |m| is_found(m, "x.renstra"));
    assert_eq!(client.end(), 0);
}

#[test]
fn folders_are_workspaces_of_their_own_that_come_and_go() {
    let mut files = below("satu", &[]);
    files.extend(below("dua", &[]));
    let mut client = Client::bare(
        folder_of(&files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect::<Vec<_>>()),
        &[],
    );
    let folder = |client: &Client, name: &str| json!({ "uri": client.uri(name), "name": name });
    let folders = json!([folder(&client, "satu")]);
    client.initialize(json!({ "capabilities": watching(), "workspaceFolders": folders }));
    let changed = |client: &mut Client, added: &[&str], removed: &[&str]| {
        let list = |names: &[&str]| names.iter().map(|n| folder(client, n)).collect::<Vec<_>>();
        let event = json!({ "event": { "added": list(added), "removed": list(removed) } });
        client.tell("workspace/didChangeWorkspaceFolders", event);
    };
    // The same plans in both, and no doubles: each is judged alone.
    client.on_disk("satu/diskominfo.renstra", Some(&wrong()));
    client.wait_for_codes("satu/diskominfo.renstra", &["target-berbeda"]);
    changed(&mut client, &["dua"], &[]);
    client.on_disk("dua/diskominfo.renstra", Some(&wrong()));
    client.wait_for_codes("dua/diskominfo.renstra", &["target-berbeda"]);
    changed(&mut client, &[], &["satu"]);
    client.wait_for_codes("satu/diskominfo.renstra", &[]);
    assert_eq!(client.ask_at("textDocument/hover", "satu/diskominfo.renstra", (0, 10)), Value::Null);
    // A document of a folder that is not shown any more brings its workspace with it.
    client.open_with("satu/diskominfo.renstra", 1, &wrong());
    assert_eq!(codes_of(&json!(client.pushed("satu/diskominfo.renstra", Some(1)))), ["target-berbeda"]);
    client.close_document("satu/diskominfo.renstra");
    client.wait_for_codes("satu/diskominfo.renstra", &[]);
    assert_eq!(client.end(), 0);
}

#[test]
fn a_folder_within_a_folder_is_a_part_of_it_unless_it_has_settings() {
    let mut files = below("luar", &[]);
    files.push(("luar/dalam/x.renstra".into(), wrong()));
    let mut client = Client::bare(
        folder_of(&files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect::<Vec<_>>()),
        &[],
    );
    let folders = json!([
        { "uri": client.uri("luar/dalam"), "name": "dalam" },
        { "uri": client.uri("luar"), "name": "luar" },
    ]);
    client.initialize(json!({ "capabilities": watching(), "workspaceFolders": folders }));
    // The same Renstra twice.
    client.wait_for("doubles", |m| {
        m["params"]["uri"].as_str().is_some_and(|u| u.ends_with("x.renstra"))
            && m["params"]["diagnostics"] != json!([])
    });
    client.on_disk("luar/dalam/selaras.toml", Some(""));
    client.open_with("luar/diskominfo.renstra", 1, &wrong());
    assert_eq!(codes_of(&json!(client.pushed("luar/diskominfo.renstra", Some(1)))), ["target-berbeda"]);
    client.on_disk("luar/dalam/selaras.toml", None);
    client.change("luar/diskominfo.renstra", 2, &wrong());
    let found = client.pushed("luar/diskominfo.renstra", Some(2));
    assert_ne!(codes_of(&json!(found)), ["target-berbeda"]);
    assert_eq!(client.end(), 0);
}

#[test]
fn texts_without_a_file_join_the_first_workspace() {
    let mut client = Client::base(json!({}));
    let open = |client: &mut Client, uri: &str, text: &str| {
        let document = json!({ "uri": uri, "languageId": "renstra", "version": 1, "text": text });
        client.tell("textDocument/didOpen", json!({ "textDocument": document }));
        client.wait_for(uri, |m| m["params"]["uri"] == json!(uri))["params"]["diagnostics"].clone()
    };
    let text = text_of("kec-utara.renstra").replace("kec-utara-2025", "kec-baru-2025");
    // It finds the RPJMD: what it follows is known.
    let found = open(&mut client, "untitled:Untitled-1", &text);
    assert!(!codes_of(&found).contains(&"dokumen-tidak-ada"), "{found}");
    // A copy that an editor shows beside the text is no plan of its own.
    assert_eq!(open(&mut client, "git:/x/diskominfo.renstra?HEAD", &wrong()), json!([]));
    let uri = "untitled:Untitled-1";
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(client.end(), 0);
}

#[test]
fn texts_without_a_file_have_a_workspace_where_there_is_none() {
    let mut client = Client::bare(folder_of(&[]), &[]);
    client.initialize(json!({ "capabilities": {}, "workspaceFolders": null }));
    for (n, (_, text)) in selaras_analysis::rules::BASE.iter().enumerate() {
        let uri = format!("untitled:Untitled-{n}");
        let document = json!({ "uri": uri, "languageId": "selaras", "version": 1, "text": text });
        client.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }
    let uri = "untitled:Untitled-4";
    let change = json!([{ "text": wrong() }]);
    client.tell(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": uri, "version": 2 }, "contentChanges": change }),
    );
    let found = client
        .wait_for("findings", |m| m["params"]["uri"] == json!(uri) && m["params"]["version"] == json!(2));
    assert_eq!(codes_of(&found["params"]["diagnostics"]), ["target-berbeda"]);
    assert_eq!(client.end(), 0);
}

#[test]
fn a_document_in_a_folder_that_is_not_there_reads_no_disk() {
    let mut client = Client::bare(folder_of(&[]), &[]);
    client.initialize(
        json!({ "capabilities": {}, "workspaceFolders": [{ "uri": "file:///tidak/ada", "name": "x" }] }),
    );
    let uri = "file:///tidak/ada/juga/x.renstra";
    let document = json!({ "uri": uri, "languageId": "renstra", "version": 1, "text": "renstra {" });
    client.tell("textDocument/didOpen", json!({ "textDocument": document }));
    let found = client.wait_for("findings", |m| m["params"]["uri"] == json!(uri));
    assert_ne!(found["params"]["diagnostics"], json!([]));
    assert!(!client.heard.iter().any(|m| m["method"] == "textDocument/publishDiagnostics"));
    assert_eq!(client.end(), 0);
}

#[test]
fn plans_that_the_settings_leave_out_are_not_judged() {
    let mut files = below(".", &[]);
    files.push(("selaras.toml".into(), "[workspace]\nexclude = [\"arsip\"]\n".into()));
    files.push(("arsip/lama.renstra".into(), wrong()));
    let mut client = started(&files, json!({ "capabilities": {} }));
    client.open("arsip/lama.renstra");
    assert_eq!(client.pushed("arsip/lama.renstra", Some(1)), Vec::<Value>::new());
    client.open(RENSTRA);
    assert_eq!(client.pushed(RENSTRA, Some(1)), Vec::<Value>::new());
    assert_eq!(client.end(), 0);
}

#[test]
fn names_of_files_may_be_written_in_more_than_one_way() {
    let mut client = Client::with(&[("Rencana Kota é/a.renstra", "renstra {")], json!({}));
    let root = client.root();
    let encoded = format!("{root}/Rencana%20Kota%20%C3%A9/a.renstra");
    let document = json!({ "uri": encoded, "languageId": "renstra", "version": 1, "text": "" });
    client.tell("textDocument/didOpen", json!({ "textDocument": document }));
    let found = client.wait_for("findings", |m| m["params"]["version"] == json!(1));
    assert_eq!(found["params"]["uri"], json!(encoded));
    assert_eq!(found["params"]["diagnostics"], json!([]));
    assert_eq!(client.end(), 0);
}

#[test]
fn settings_are_asked_for_where_the_client_can_be_asked() {
    let can = json!({ "workspace": { "configuration": true } });
    let mut client = Client::base(can);
    let answer = |client: &mut Client, lang: &str| {
        let asked = client.wait_for("a question", |m| m["method"] == "workspace/configuration");
        assert_eq!(asked["params"]["items"][0]["section"], "selaras");
        let result = json!([{ "lang": lang }]);
        client.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": result }));
    };
    answer(&mut client, "en");
    client.open_with(RENSTRA, 1, &wrong());
    let says = |m: &Value, word: &str| {
        m["params"]["diagnostics"][0]["message"].as_str().is_some_and(|text| text.contains(word))
    };
    client.wait_for("English", |m| says(m, "RPJMD") && says(m, "target of"));
    client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    answer(&mut client, "id");
    client.wait_for("Indonesian", |m| says(m, "target") && !says(m, "target of"));
    assert_eq!(client.end(), 0);
}

#[test]
fn languages_by_locale_and_by_settings_that_are_sent() {
    let started = |params: Value| {
        let mut client = Client::started(selaras_analysis::rules::BASE, params);
        client.open_with(RENSTRA, 1, &wrong());
        let found = client.pushed(RENSTRA, Some(1));
        (client, found[0]["message"].as_str().unwrap_or_default().to_owned())
    };
    let (_, id) = started(json!({ "capabilities": {} }));
    let (_, en) = started(json!({ "capabilities": {}, "locale": "en-US" }));
    assert_ne!(id, en);
    let (mut client, set) = started(json!({
        "capabilities": {}, "locale": "en", "initializationOptions": { "selaras": { "lang": "id" } },
    }));
    assert_eq!(set, id);
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "selaras": { "lang": "en" } } }));
    client.wait_for("the other language", |m| m["params"]["diagnostics"][0]["message"] == json!(en));
    // What is wrong is left alone.
    client.tell(
        "workspace/didChangeConfiguration",
        json!({ "settings": { "selaras": { "lang": 7, "check": 1 } } }),
    );
    client.tell("workspace/didChangeConfiguration", json!({ "settings": [] }));
    assert_eq!(client.end(), 0);
}

#[test]
fn only_open_files_where_that_is_set() {
    let mut files = below(".", &[]);
    files.push(("x.renstra".into(), "renstra {".into()));
    let options = json!({ "capabilities": {}, "initializationOptions": { "check": { "onlyOpen": true } } });
    let mut client = started(&files, options);
    client.open(RENSTRA);
    client.pushed(RENSTRA, Some(1));
    let closed = |m: &Value| m["params"]["uri"].as_str().is_some_and(|u| u.ends_with("x.renstra"));
    assert!(!client.heard.iter().any(closed));
    client.open("x.renstra");
    assert_ne!(client.pushed("x.renstra", Some(1)), Vec::<Value>::new());
    client.close_document("x.renstra");
    client.wait_for_codes("x.renstra", &[]);
    assert_eq!(client.end(), 0);
}

#[test]
fn the_first_reading_is_shown_where_the_client_shows_progress() {
    let mut client = Client::base(json!({ "window": { "workDoneProgress": true } }));
    let asked = client.wait_for("a place for it", |m| m["method"] == "window/workDoneProgress/create");
    client.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": null }));
    client.open(RENSTRA);
    client.pushed(RENSTRA, Some(1));
    // It may all be over before the client answered; what was begun has an end.
    let kinds: Vec<Value> =
        std::iter::from_fn(|| client.hear(std::time::Instant::now() + std::time::Duration::from_millis(300)))
            .filter(|m| m["method"] == "$/progress")
            .map(|m| m["params"]["value"]["kind"].clone())
            .collect();
    let all: Vec<_> = client
        .heard
        .iter()
        .filter(|m| m["method"] == "$/progress")
        .map(|m| m["params"]["value"]["kind"].clone())
        .chain(kinds)
        .collect();
    assert_eq!(all.iter().filter(|k| **k == "begin").count(), all.iter().filter(|k| **k == "end").count());
    assert_eq!(client.end(), 0);
}

/// The folder that is opened lies below the one with `selaras.toml`.
fn opened_below(can: Value) -> Client {
    let files = below("dinas", &[]);
    let mut files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    files.push(("selaras.toml", ""));
    files.push(("lain/x.renstra", ""));
    let mut client = Client::bare(folder_of(&files), &[]);
    let folders = json!([{ "uri": client.uri("dinas"), "name": "dinas" }]);
    client.initialize(json!({ "capabilities": can, "workspaceFolders": folders }));
    client
}

#[test]
fn a_workspace_above_the_opened_folder_is_watched_where_the_client_can() {
    let mut can = watching();
    can["workspace"]["didChangeWatchedFiles"]["relativePatternSupport"] = json!(true);
    let mut client = opened_below(can.clone());
    let registered = |m: &Value| {
        let watchers = m["params"]["registrations"][0]["registerOptions"]["watchers"].clone();
        watchers.as_array().cloned().unwrap_or_default()
    };
    let root = client.root();
    let asked = client.wait_for("eyes above", |m| {
        m["method"] == "client/registerCapability"
            && registered(m).iter().any(|w| w["globPattern"]["baseUri"] == json!(root))
    });
    let patterns: Vec<_> = registered(&asked).iter().map(|w| w["globPattern"]["pattern"].clone()).collect();
    assert_eq!(patterns, ["**/*.rpjmd", "**/*.renstra", "**/*.selaras", "**/selaras.toml", "**/*"]);
    client.send(&json!({ "jsonrpc": "2.0", "id": asked["id"], "result": null }));
    // Another folder takes its place: these eyes are closed.
    let folders = json!({ "added": [{ "uri": root, "name": "semua" }], "removed": [] });
    client.tell("workspace/didChangeWorkspaceFolders", json!({ "event": folders }));
    let closed = client.wait_for("eyes closed", |m| m["method"] == "client/unregisterCapability");
    assert_eq!(closed["params"]["unregisterations"][0]["id"], asked["params"]["registrations"][0]["id"]);
    assert_eq!(client.end(), 0);
    // Nothing lies above here.
    let mut client = Client::base(can);
    client.open(RENSTRA);
    client.pushed(RENSTRA, Some(1));
    let asked: Vec<_> = client.heard.iter().filter(|m| m["method"] == "client/registerCapability").collect();
    assert!(asked.iter().all(|m| registered(m).iter().all(|w| w["globPattern"].is_string())), "{asked:?}");
    assert_eq!(client.end(), 0);
}

#[test]
fn a_workspace_above_the_opened_folder_is_watched_by_the_server_where_the_client_cannot() {
    let mut client = opened_below(watching());
    client.wait_for("eyes on the folder", |m| m["method"] == "client/registerCapability");
    let path = client.folder.path().join("lain/x.renstra");
    let mut seen = false;
    for n in 0..100 {
        std::fs::write(&path, format!("renstra {{ // {n}\n")).expect("a file");
        let until = std::time::Instant::now() + std::time::Duration::from_millis(300);
        while let Some(message) = client.hear(until) {
            seen |= message["params"]["uri"].as_str().is_some_and(|u| u.ends_with("x.renstra"))
                && message["params"]["diagnostics"].as_array().is_some_and(|d| !d.is_empty());
        }
        if seen {
            break;
        }
    }
    assert!(seen);
    assert_eq!(client.end(), 0);
}

#[test]
fn a_text_that_is_too_large_is_not_read_though_an_editor_shows_it() {
    let mut client = Client::base(watching());
    let large = format!("{}// {}\n", text_of(RENSTRA), "x".repeat(16 << 20));
    client.open_with(RENSTRA, 1, &large);
    let found = client.pushed(RENSTRA, Some(1));
    assert_eq!(codes_of(&json!(found)), ["batas-terlampaui"]);
    assert!(found[0]["message"].as_str().is_some_and(|m| m.contains("16 MiB")), "{found:?}");
    // Nothing of it is known, at any place of it.
    assert_eq!(client.ask_at("textDocument/hover", RENSTRA, (3, 5)), Value::Null);
    let uri = client.uri(RENSTRA);
    let symbols = client.ask("textDocument/documentSymbol", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(symbols.as_array().map_or(0, Vec::len), 0);
    // The same file on disk is told of in the same words.
    let words = found[0]["message"].clone();
    client.on_disk("besar.renstra", Some(&large));
    let uri = client.uri("besar.renstra");
    let told = client.wait_for("findings", |m| {
        m["method"] == "textDocument/publishDiagnostics" && m["params"]["uri"] == json!(uri)
    });
    assert_eq!(told["params"]["diagnostics"][0]["message"], words);
    client.on_disk("besar.renstra", None);
    // One letter less than too large is read again, and so is the disk's text.
    let lines = large.matches('\n').count() as u32;
    client.edit(RENSTRA, 2, &[((lines - 1, 0), (lines, 0), "")]);
    assert_eq!(codes_of(&json!(client.pushed(RENSTRA, Some(2)))), Vec::<&str>::new());
    assert_ne!(client.ask_at("textDocument/hover", RENSTRA, (0, 0)), Value::Null);
    client.change(RENSTRA, 3, &large);
    assert_eq!(codes_of(&json!(client.pushed(RENSTRA, Some(3)))), ["batas-terlampaui"]);
    client.close_document(RENSTRA);
    client.wait_for_codes(RENSTRA, &[]);
    assert_eq!(client.end(), 0);
}

#[test]
fn a_document_from_a_large_folder_does_not_hold_up_the_others() {
    let mut client = Client::base(watching());
    client.open(RENSTRA);
    client.pushed(RENSTRA, Some(1));
    let large = tempfile::TempDir::new().expect("a folder");
    for n in 0..19_000 {
        std::fs::write(large.path().join(format!("catatan-{n}.rpjmd")), "").expect("a file");
    }
    let path = large.path().canonicalize().expect("a folder").join("x.renstra");
    std::fs::write(&path, "renstra {").expect("a file");
    let uri = format!("file://{}", path.display());
    let document = json!({ "uri": uri, "languageId": "renstra", "version": 1, "text": "renstra {" });
    client.tell("textDocument/didOpen", json!({ "textDocument": document }));
    assert_ne!(client.ask_at("textDocument/hover", RENSTRA, (0, 0)), Value::Null);
    // It was answered before anything was found there.
    let about = |m: &Value| m["params"]["uri"] == json!(uri);
    let has_findings = |m: &Value| m["params"]["diagnostics"].as_array().is_some_and(|d| !d.is_empty());
    assert!(!client.heard.iter().any(|m| about(m) && has_findings(m)));
    let first = client.wait_for("the document by itself", about);
    assert!(!has_findings(&first), "{first}");
    client.wait_for("findings when the folder has been read", |m| about(m) && has_findings(m));
    assert_eq!(client.end(), 0);
}

#[test]
fn a_document_from_a_small_folder_is_judged_with_it_at_once() {
    let mut client = Client::base(watching());
    let small = tempfile::TempDir::new().expect("a folder");
    let path = small.path().canonicalize().expect("a folder").join("x.renstra");
    std::fs::write(&path, "renstra {").expect("a file");
    let uri = format!("file://{}", path.display());
    let document = json!({ "uri": uri, "languageId": "renstra", "version": 1, "text": "renstra {" });
    client.tell("textDocument/didOpen", json!({ "textDocument": document }));
    let first = client.wait_for("the first findings", |m| m["params"]["uri"] == json!(uri));
    assert!(first["params"]["diagnostics"].as_array().is_some_and(|d| !d.is_empty()), "{first}");
    assert_eq!(client.end(), 0);
}

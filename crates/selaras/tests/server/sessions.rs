//! Random sessions over several files: after each burst the server's findings are those of a fresh session on the same texts.
//! `SELARAS_SESSIONS=100` tries more of them.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use selaras_analysis::rules::BASE;
use serde_json::{Value, json};

use crate::client::Client;
use crate::mirror::{Edit, Rng, apply, core, fresh, place};

const BURSTS: usize = 12;
/// The end of patience, not a bar.
const PATIENCE: Duration = Duration::from_secs(60);

struct Player {
    client: Client,
    rng: Rng,
    disk: BTreeMap<String, String>,
    /// Open documents with their version.
    open: BTreeMap<String, (i32, String)>,
    pushed: BTreeMap<String, Vec<Value>>,
    edits: usize,
}

#[test]
fn after_each_burst_the_findings_are_those_of_a_fresh_session() {
    let sessions = std::env::var("SELARAS_SESSIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(8);
    let (mut bursts, mut edits) = (0, 0);
    for number in 0..sessions {
        let pulls = number % 2 == 0;
        let mut can = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
        if pulls {
            can["textDocument"] = json!({ "diagnostic": {} });
        }
        let mut player = Player {
            client: Client::base(can),
            rng: Rng::new(number),
            disk: BASE.iter().map(|(p, t)| ((*p).to_owned(), (*t).to_owned())).collect(),
            open: BTreeMap::new(),
            pushed: BTreeMap::new(),
            edits: 0,
        };
        for burst in 0..BURSTS {
            player.burst();
            let what = format!("session {number}, burst {burst}");
            if pulls { player.compare_pulled(&what) } else { player.compare_pushed(&what) }
        }
        bursts += BURSTS;
        edits += player.edits;
        assert_eq!(player.client.end(), 0);
    }
    eprintln!("{sessions} sessions, {bursts} bursts, {edits} steps: no difference");
}

impl Player {
    fn burst(&mut self) {
        for _ in 0..1 + self.rng.below(25) {
            self.edits += 1;
            match self.rng.below(20) {
                0 => self.close(),
                1 => self.on_disk(),
                2 | 3 => self.open(),
                _ if self.open.is_empty() => self.open(),
                _ => self.edit(),
            }
        }
    }

    fn any(&mut self, of: Vec<String>) -> Option<String> {
        let n = self.rng.below(of.len());
        of.into_iter().nth(n)
    }

    fn open(&mut self) {
        let closed = self.disk.keys().filter(|p| !self.open.contains_key(*p)).cloned().collect();
        if let Some(path) = self.any(closed) {
            let text = self.disk[&path].clone();
            self.client.open_with(&path, 1, &text);
            self.open.insert(path, (1, text));
        }
    }

    fn close(&mut self) {
        if let Some(path) = self.any(self.open.keys().cloned().collect()) {
            self.client.close_document(&path);
            self.open.remove(&path);
        }
    }

    /// Somebody else writes a file, makes one, or takes it away.
    fn on_disk(&mut self) {
        let path = match self.rng.below(4) {
            0 => format!("lain/baru-{}.renstra", self.rng.below(3)),
            _ => self.any(self.disk.keys().cloned().collect()).expect("some"),
        };
        if self.rng.below(4) == 0 && self.disk.len() > 3 && self.disk.contains_key(&path) {
            self.disk.remove(&path);
            return self.client.on_disk(&path, None);
        }
        let mut text = self.disk.get(&path).cloned().unwrap_or_else(|| BASE[5].1.to_owned());
        let edit = self.some_edit(&text);
        apply(&mut text, &edit);
        self.client.on_disk(&path, Some(&text));
        self.disk.insert(path, text);
    }

    fn edit(&mut self) {
        let path = self.any(self.open.keys().cloned().collect()).expect("some");
        let (mut version, mut text) = self.open[&path].clone();
        version += 1;
        if self.rng.below(12) == 0 {
            // As it was: undo.
            text = BASE.iter().find(|(p, _)| *p == path).map_or(text, |(_, t)| (*t).to_owned());
            self.client.change(&path, version, &text);
        } else {
            let edits: Vec<Edit> = (0..1 + self.rng.below(3))
                .map(|_| {
                    let edit = self.some_edit(&text);
                    apply(&mut text, &edit);
                    edit
                })
                .collect();
            let edits: Vec<_> = edits.iter().map(|(from, to, new)| (*from, *to, new.as_str())).collect();
            self.client.edit(&path, version, &edits);
        }
        self.open.insert(path, (version, text));
    }

    fn some_edit(&mut self, text: &str) -> Edit {
        let at = |rng: &mut Rng| {
            (0..).map(|_| rng.below(text.len() + 1)).find(|at| text.is_char_boundary(*at)).expect("one")
        };
        let start = at(&mut self.rng);
        let line = |at: usize| text[..at].rfind('\n').map_or(0, |n| n + 1);
        match self.rng.below(8) {
            // A line goes.
            0 => {
                let end = text[start..].find('\n').map_or(text.len(), |n| start + n + 1);
                (place(text, line(start)), place(text, end), String::new())
            }
            // A piece from elsewhere is pasted.
            1 => {
                let (a, b) = (at(&mut self.rng), at(&mut self.rng));
                let (a, b) = (a.min(b), b.max(a).min(a.min(b) + 300));
                let piece = text.get(a..b).unwrap_or("}\n").to_owned();
                (place(text, start), place(text, start), piece)
            }
            // A figure becomes another.
            2 => match text[start..].find(|c: char| c.is_ascii_digit()) {
                Some(n) => {
                    let digit = self.rng.below(10).to_string();
                    (place(text, start + n), place(text, start + n + 1), digit)
                }
                None => (place(text, start), place(text, start), "7".to_owned()),
            },
            // Places that are not there.
            3 => ((line(start) as u32, 5_000), (9_999, 9_999), "\r\n// 😀 akhir\r\n".to_owned()),
            // Letters, also those that break what is around them.
            _ => {
                let all = [
                    "x",
                    "5",
                    ",",
                    " ",
                    "\n",
                    "\r\n",
                    "\r",
                    "{",
                    "}",
                    "\"",
                    "|",
                    "=",
                    "é–😀",
                    "//",
                    "mengacu T1/S1",
                ];
                (place(text, start), place(text, start), all[self.rng.below(all.len())].to_owned())
            }
        }
    }

    /// What counts: the editor's text, else the disk's.
    fn expected(&self) -> BTreeMap<String, Vec<Value>> {
        let mut files = self.disk.clone();
        files.extend(self.open.iter().map(|(p, (_, t))| (p.clone(), t.clone())));
        fresh(&files)
    }

    fn path_of(&self, uri: &Value) -> String {
        let uri = uri.as_str().expect("a URI");
        uri.strip_prefix(&format!("{}/", self.client.root())).expect("in the folder").to_owned()
    }

    fn compare_pulled(&mut self, what: &str) {
        let all = self.client.ask("workspace/diagnostic", json!({ "previousResultIds": [] }));
        let mut found = BTreeMap::new();
        for item in all["items"].as_array().expect("a list") {
            let list: Vec<_> = item["items"].as_array().into_iter().flatten().map(core).collect();
            if !list.is_empty() {
                found.insert(self.path_of(&item["uri"]), list);
            }
        }
        assert_eq!(found, self.expected(), "{what}");
        for (path, list) in self.expected() {
            let document = json!({ "textDocument": { "uri": self.client.uri(&path) } });
            let one = self.client.ask("textDocument/diagnostic", document);
            assert_eq!(
                one["items"].as_array().into_iter().flatten().map(core).collect::<Vec<_>>(),
                list,
                "{what}: {path}"
            );
        }
    }

    fn compare_pushed(&mut self, what: &str) {
        let expected = self.expected();
        let until = Instant::now() + PATIENCE;
        loop {
            // A pause may be the end; what came by then is compared, and more is waited for only where it differs.
            let pause = Instant::now() + Duration::from_millis(20);
            while let Some(message) = self.client.hear(pause.min(until)) {
                if message["method"] == "textDocument/publishDiagnostics" {
                    let list: Vec<_> =
                        message["params"]["diagnostics"].as_array().into_iter().flatten().map(core).collect();
                    self.pushed.insert(self.path_of(&message["params"]["uri"]), list);
                }
            }
            self.pushed.retain(|_, list| !list.is_empty());
            if self.pushed == expected {
                return;
            }
            assert!(Instant::now() < until, "{what}: {:#?}\nis not {expected:#?}", self.pushed);
        }
    }
}

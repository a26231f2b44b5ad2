//! The language server through its standard input and output: how long a person waits, how much memory it keeps, and
//! whether what it said at last is what a fresh check says.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use selaras_analysis::{Session, Settings};
use selaras_generator::{Profile, Rng, Workspace, generate};
use selaras_plan::years::Date;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, uri};
use crate::processes::{found, write};
use crate::table::{Bar, Table, percentile};
use crate::typing::{Document, Key, PLAN, session};

/// A workload, and what it must reach.
struct Load {
    name: &'static str,
    profile: Profile,
    /// About how big the Renstra is that is typed in, in bytes.
    size: usize,
    /// Bars of a keystroke, in ms.
    p50: f64,
    p99: f64,
    /// The bars of everything else are KOTA's.
    is_kota: bool,
}

const LOADS: [Load; 2] = [
    Load { name: "KOTA", profile: Profile::Kota, size: 50_000, p50: 0.8, p99: 3.0, is_kota: true },
    Load { name: "KOTA-L", profile: Profile::KotaL, size: 470_000, p50: 2.0, p99: 6.0, is_kota: false },
];

/// Measures the server in KOTA and KOTA-L. Gives the median of a keystroke in each, in seconds.
pub fn measure(table: &mut Table, bin: &Path, quick: bool) -> Vec<(&'static str, f64)> {
    let mut medians = Vec::new();
    let Some(bin) = found(table, bin) else { return medians };
    for load in &LOADS {
        match measure_load(table, &bin, load, quick) {
            Ok(median) => medians.push((load.name, median)),
            Err(error) => table.assert(&format!("server, {}", load.name), false, &error.to_string()),
        }
    }
    medians
}

fn measure_load(table: &mut Table, bin: &Path, load: &Load, quick: bool) -> io::Result<f64> {
    let workspace = generate(load.profile, 1);
    let mut desk = Desk::new(bin, &workspace)?;
    let renstra = desk.nearest(&workspace, load.size)?;
    start(table, load, &desk, &renstra, if quick { 2 } else { 10 })?;
    let median = keystrokes(table, load, &mut desk, &renstra, if quick { 150 } else { 1500 })?;
    questions(table, load, &mut desk, &renstra, if quick { 20 } else { 300 })?;
    upstream(table, load, &mut desk, if quick { 6 } else { 100 })?;
    hour(table, load, &mut desk, &workspace, if quick { 500 } else { 10_000 })?;
    desk.end(table, load)?;
    // What was shown once stays in the memory of the process; that is another figure.
    let mut desk = Desk::new(bin, &workspace)?;
    views(table, load, &mut desk, if quick { 2 } else { 10 })?;
    desk.end(table, load)?;
    Ok(median)
}

/// A workspace on disk, a server over it, and the documents that are shown.
struct Desk {
    bin: PathBuf,
    /// Lives as long as the server looks at it.
    _temporary: TempDir,
    folder: PathBuf,
    client: Client,
    shown: BTreeMap<String, Document>,
}

impl Desk {
    fn new(bin: &Path, workspace: &Workspace) -> io::Result<Desk> {
        let temporary = tempfile::tempdir()?;
        let folder = temporary.path().canonicalize()?;
        write(workspace, &folder)?;
        let client = Client::start(Command::new(bin).arg("server"), &folder, &Value::Null)?;
        Ok(Desk { bin: bin.to_owned(), _temporary: temporary, folder, client, shown: BTreeMap::new() })
    }

    /// The Renstra whose size is nearest.
    fn nearest(&self, workspace: &Workspace, size: usize) -> io::Result<String> {
        let renstra = workspace.files.iter().filter(|f| f.path.ends_with(".renstra"));
        let nearest = renstra.min_by_key(|f| f.bytes.len().abs_diff(size));
        nearest.map(|f| f.path.clone()).ok_or_else(|| io::Error::other("no Renstra"))
    }

    fn document(&self, path: &str) -> io::Result<Document> {
        let file = self.folder.join(path);
        Ok(Document::new(uri(&file), fs::read_to_string(file)?))
    }

    /// Shows a file, if it is not shown yet, and waits for its findings.
    fn show(&mut self, path: &str) -> io::Result<()> {
        if !self.shown.contains_key(path) {
            let document = self.document(path)?;
            self.client.open(&document, language(path))?;
            self.client.told(&document)?;
            self.shown.insert(path.to_owned(), document);
        }
        Ok(())
    }

    fn end(self, table: &mut Table, load: &Load) -> io::Result<()> {
        let ended = self.client.end()?;
        table.assert(&format!("server, {}: ends in order", load.name), ended, "another exit code than 0");
        Ok(())
    }

    /// A document that is shown, beside the client.
    fn at(&mut self, path: &str) -> io::Result<(&mut Client, &mut Document)> {
        let document = self.shown.get_mut(path).ok_or_else(|| io::Error::other("not shown"))?;
        Ok((&mut self.client, document))
    }

    /// The server's findings and those of a fresh `selaras check` of the same texts are one list.
    fn compare(&mut self, table: &mut Table, what: &str) -> io::Result<()> {
        for (path, document) in &self.shown {
            fs::write(self.folder.join(path), &document.text)?;
        }
        let output =
            Command::new(&self.bin).arg("check").arg(&self.folder).args(["--format", "json"]).output()?;
        let report: Value = serde_json::from_slice(&output.stdout)?;
        let mut fresh = Vec::new();
        for finding in report["findings"].as_array().into_iter().flatten() {
            let start = &finding["location"]["start"];
            fresh.push(format!(
                "{}:{}:{} {} {}",
                finding["location"]["file"].as_str().unwrap_or_default(),
                start["line"],
                start["column"],
                finding["rule"].as_str().unwrap_or_default(),
                finding["message"].as_str().unwrap_or_default(),
            ));
        }
        fresh.sort();
        let mut told = Vec::new();
        for (name, findings) in self.client.findings.iter().filter(|(_, f)| !f.is_empty()) {
            let path = name.strip_prefix(&format!("{}/", uri(&self.folder))).unwrap_or(name);
            let text = fs::read_to_string(self.folder.join(path))?;
            let lines: Vec<&str> = text.split('\n').collect();
            for finding in findings {
                let start = &finding["range"]["start"];
                let line = start["line"].as_u64().unwrap_or_default() as usize;
                let column = start["character"].as_u64().unwrap_or_default() as usize;
                let message = finding["message"].as_str().unwrap_or_default();
                told.push(format!(
                    "{path}:{}:{} {} {}",
                    line + 1,
                    characters(lines.get(line).copied().unwrap_or_default(), column) + 1,
                    finding["code"].as_str().unwrap_or_default(),
                    message.split('\n').next().unwrap_or_default(),
                ));
            }
        }
        told.sort();
        let first = told.iter().find(|t| !fresh.contains(t)).or(fresh.iter().find(|f| !told.contains(f)));
        let detail = format!("{} told, {} in a fresh check; first: {first:?}", told.len(), fresh.len());
        table.assert(&format!("{what}: findings equal to a fresh check"), told == fresh, &detail);
        Ok(())
    }
}

/// Characters before a UTF-16 column of a line.
fn characters(line: &str, column: usize) -> usize {
    let mut units = 0;
    line.chars().take_while(|c| (units < column, units += c.len_utf16()).0).count()
}

fn language(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// From the start of the process to the first findings of an open file.
fn start(table: &mut Table, load: &Load, desk: &Desk, path: &str, rounds: usize) -> io::Result<()> {
    let mut times = Vec::new();
    for _ in 0..rounds {
        let document = desk.document(path)?;
        let start = Instant::now();
        let mut client = Client::start(Command::new(&desk.bin).arg("server"), &desk.folder, &Value::Null)?;
        client.open(&document, language(path))?;
        times.push(client.told(&document)? - start);
        let silent = client.findings.values().all(Vec::is_empty);
        table.assert(&format!("server, {}: a clean plan is silent", load.name), silent, "findings");
        client.end()?;
    }
    let bar = if load.is_kota { Bar::AtMost(200.0) } else { Bar::None };
    let worst = percentile(&times, 1.0) * 1e3;
    let remark = format!("median of {rounds} starts, slowest {worst:.0} ms");
    let what = format!("{}: server start → first findings", load.name);
    table.figure(&what, percentile(&times, 0.5) * 1e3, "ms", bar, &remark);
    Ok(())
}

/// A person types in a Renstra; the findings of each version are waited for.
fn keystrokes(table: &mut Table, load: &Load, desk: &mut Desk, path: &str, keys: usize) -> io::Result<f64> {
    desk.show(path)?;
    let (client, document) = desk.at(path)?;
    let kb = document.text.len() / 1000;
    let mut times = Vec::with_capacity(keys);
    for key in session(&document.text, &PLAN, keys, 1) {
        times.push(client.press_and_wait(document, &key)?);
        client.forget();
    }
    let what = format!("{}: keystroke → findings", load.name);
    table.latency(&what, &times, Some((load.p50, load.p99)), &format!("{kb} KB Renstra, {keys} keystrokes"));
    desk.compare(table, &what)?;
    Ok(percentile(&times, 0.5))
}

/// What an editor asks while one types: right after an edit, so that nothing is known yet.
fn questions(table: &mut Table, load: &Load, desk: &mut Desk, path: &str, rounds: usize) -> io::Result<()> {
    let (client, document) = desk.at(path)?;
    let asked = [
        ("completion", "completionProvider", "textDocument/completion"),
        ("hover", "hoverProvider", "textDocument/hover"),
        ("definition", "definitionProvider", "textDocument/definition"),
    ];
    for (name, capability, method) in asked {
        if client.capabilities.get(capability).is_none_or(|c| c == &Value::Bool(false)) {
            continue;
        }
        let mut rng = Rng::new(3);
        let (mut times, mut answers) = (Vec::new(), 0);
        for _ in 0..rounds {
            let Some((key, at)) = question(&document.text, name, &mut rng) else { continue };
            client.press(document, &key)?;
            let (time, answer) = client.ask_at(method, document, at)?;
            times.push(time);
            answers += usize::from(!answer["result"].is_null() && answer["result"] != json!([]));
            client.press_and_wait(document, &key.inverse())?;
            client.forget();
        }
        let what = format!("{}: {name} right after an edit", load.name);
        let some = format!("{answers} of {} answered", times.len());
        table.assert(&what, answers * 10 >= times.len() * 9, &some);
        table.latency(&what, &times, load.is_kota.then_some((f64::NAN, 3.0)), &some);
    }
    Ok(())
}

/// An edit, and the byte that is asked about behind it: an unfinished reference to complete, or a reference to look at.
fn question(text: &str, name: &str, rng: &mut Rng) -> Option<(Key, usize)> {
    let mengacu: Vec<usize> = text.match_indices(" mengacu ").map(|(n, _)| n).collect();
    let at = *mengacu.get(rng.below(mengacu.len()))?;
    let line = text[..at].rfind('\n')? + 1;
    // As an editor begins a line: as deep as its neighbour.
    let indent = text[line..at].len() - text[line..at].trim_start().len();
    let begun = if name == "completion" { "indikator mengacu " } else { "// " };
    let come = format!("{:indent$}{begun}\n", "");
    let key = Key { at: line, gone: String::new(), come: come.clone() };
    let asked =
        if name == "completion" { line + come.len() - 1 } else { at + come.len() + " mengacu ".len() + 1 };
    Some((key, asked))
}

/// What views beside the text ask for: the tree as it is first shown, and everything of the region.
fn views(table: &mut Table, load: &Load, desk: &mut Desk, rounds: usize) -> io::Result<()> {
    let (two, all) = (json!({ "depth": 2 }), json!({}));
    let views = [
        ("cascade", "two levels", &two),
        ("cascade", "all levels", &all),
        ("coverage", "all agencies", &all),
        ("findings", "all agencies", &all),
        ("scoreInputs", "all agencies", &all),
    ];
    for (name, of, params) in views {
        let what = format!("{}: selaras/{name}, {of}", load.name);
        let (mut times, mut version) = (Vec::new(), Value::Null);
        for _ in 0..rounds {
            let (time, answer) = desk.client.ask(&format!("selaras/{name}"), params.clone())?;
            times.push(time);
            version = answer["result"]["version"].clone();
        }
        table.assert(&what, version == 1, "no answer of version 1");
        let remark = format!("median of {rounds}; {:.0} MB at the most by then", desk.client.memory().1);
        table.figure(&what, percentile(&times, 0.5) * 1e3, "ms", Bar::None, &remark);
    }
    Ok(())
}

/// An edit in the RPJMD, until the findings of the last file that it changes are told.
fn upstream(table: &mut Table, load: &Load, desk: &mut Desk, rounds: usize) -> io::Result<()> {
    let texts = desk.texts()?;
    let rpjmd: Vec<&String> = texts.keys().filter(|p| p.ends_with(".rpjmd")).collect();
    let mut regional = Regional::new(&texts);
    // The target that most Renstra adopt, and the period that all of them share.
    let mut best: Option<(String, Key, Vec<String>)> = None;
    for path in &rpjmd {
        for key in targets(&texts[*path]).into_iter().take(60) {
            let files = regional.changed(path, &key);
            if best.as_ref().is_none_or(|(_, _, most)| files.len() > most.len()) {
                best = Some(((*path).clone(), key, files));
            }
        }
    }
    let period = rpjmd.iter().find_map(|path| {
        let at = texts[*path].find("\n  periode ")? + "\n  periode ".len();
        let digit = at + texts[*path][at..].find('5')?;
        Some(((*path).clone(), Key { at: digit, gone: "5".to_owned(), come: "4".to_owned() }))
    });
    let period = period.map(|(path, key)| {
        let files = regional.changed(&path, &key);
        (path, key, files)
    });
    for (what, edit) in [("a target", best), ("the period", period)] {
        let Some((path, key, files)) = edit else { continue };
        desk.show(&path)?;
        let mut expected: Vec<String> = files.iter().map(|f| uri(&desk.folder.join(f))).collect();
        let (client, document) = desk.at(&path)?;
        if !expected.contains(&document.uri) {
            expected.push(document.uri.clone());
        }
        let mut times: Vec<Duration> = Vec::new();
        for round in 0..rounds {
            let key = if round % 2 == 0 { key.clone() } else { key.inverse() };
            let start = client.press(document, &key)?;
            times.push(client.all_told(expected.clone())? - start);
            client.forget();
        }
        let what = format!("{}: {what} in the RPJMD → all findings", load.name);
        let remark = format!("{} files told, {rounds} edits", expected.len());
        table.latency(&what, &times, load.is_kota.then_some((f64::NAN, 10.0)), &remark);
    }
    desk.compare(table, &format!("{}: edits in the RPJMD", load.name))
}

impl Desk {
    /// The texts of all plans, as the server knows them.
    fn texts(&self) -> io::Result<BTreeMap<String, String>> {
        let mut texts = BTreeMap::new();
        for folder in ["", "rpjmd", "renstra"] {
            for entry in fs::read_dir(self.folder.join(folder))? {
                let path = entry?.path();
                let Ok(inside) = path.strip_prefix(&self.folder) else { continue };
                let inside = inside.to_string_lossy().into_owned();
                if path.is_file() && !inside.ends_with(".toml") {
                    let text = match self.shown.get(&inside) {
                        Some(document) => document.text.clone(),
                        None => fs::read_to_string(path)?,
                    };
                    texts.insert(inside, text);
                }
            }
        }
        Ok(texts)
    }
}

/// Digits of targets in a text, as edits that change them.
fn targets(text: &str) -> Vec<Key> {
    let lines = text.match_indices("target ").filter_map(|(at, _)| {
        let line = text[at..].lines().next()?;
        let cells = line.find('=')?;
        let digit = at + cells + line[cells..].find(|c: char| c.is_ascii_digit())?;
        let gone = text[digit..=digit].to_owned();
        let come = if gone == "9" { "8" } else { "9" };
        Some(Key { at: digit, gone, come: come.to_owned() })
    });
    lines.collect()
}

/// A session in this process, which knows what an edit changes.
struct Regional {
    session: Session,
    today: Date,
    before: BTreeMap<String, Vec<String>>,
}

impl Regional {
    fn new(texts: &BTreeMap<String, String>) -> Regional {
        let mut session = Session::new(Settings::default());
        for (path, text) in texts {
            session.set_file(path, Arc::from(text.as_str()));
        }
        let mut regional = Regional { session, today: Date::FIRST, before: BTreeMap::new() };
        regional.before = regional.findings();
        regional
    }

    fn findings(&mut self) -> BTreeMap<String, Vec<String>> {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for d in self.session.check(self.today).diagnostics {
            let words = format!("{:?} {} {}", d.location.span, d.rule.code, d.message.id);
            found.entry(d.location.file.to_string()).or_default().push(words);
        }
        found
    }

    /// The files whose findings are others after an edit. Whether one is told that only moved depends on its lines, so
    /// the edited file itself is not looked at.
    fn changed(&mut self, path: &str, key: &Key) -> Vec<String> {
        let Some(before) = self.session.text(path) else { return Vec::new() };
        let mut text = before.to_string();
        text.replace_range(key.at..key.at + key.gone.len(), &key.come);
        self.session.set_file(path, text.into());
        let after = self.findings();
        self.session.set_file(path, before);
        let mut files: Vec<String> = after.keys().chain(self.before.keys()).cloned().collect();
        files.sort();
        files.dedup();
        files.retain(|f| f == path || after.get(f) != self.before.get(f));
        files
    }
}

/// An hour of a person's work at full speed: documents come and go, keys are pressed in bursts, and behind each burst the
/// editor asks. Memory must not grow.
fn hour(
    table: &mut Table,
    load: &Load,
    desk: &mut Desk,
    workspace: &Workspace,
    edits: usize,
) -> io::Result<()> {
    let paths: Vec<&str> =
        workspace.files.iter().map(|f| f.path.as_str()).filter(|p| p.ends_with(".renstra")).take(8).collect();
    let mb = workspace.files.iter().map(|f| f.bytes.len()).sum::<usize>() as f64 / 1e6;
    let mut rng = Rng::new(5);
    let mut pressed = 0;
    let mut resident: Vec<f64> = Vec::new();
    let mut visits = 0;
    while pressed < edits {
        let path = paths[visits % paths.len()];
        visits += 1;
        desk.show(path)?;
        let (client, document) = desk.at(path)?;
        let keys = session(&document.text, &PLAN, 125.min(edits - pressed), visits as u64);
        for burst in keys.chunks(8) {
            for key in burst {
                client.press(document, key)?;
            }
            let at = burst.last().map_or(0, |k| k.at + k.come.len());
            for method in ["textDocument/hover", "textDocument/definition", "textDocument/completion"] {
                client.ask_at(method, document, at)?;
            }
            client.told(document)?;
            client.forget();
            pressed += burst.len();
        }
        if rng.below(2) == 0 {
            // It is saved and closed.
            if let Some(document) = desk.shown.remove(path) {
                fs::write(desk.folder.join(path), &document.text)?;
                desk.client.save(&document)?;
                desk.client.close(&document)?;
            }
        }
        resident.push(desk.client.memory().0);
    }
    // The last burst's other files may still be on their way.
    std::thread::sleep(Duration::from_millis(if load.is_kota { 300 } else { 1000 }));
    desk.client.forget();
    let (now, peak) = desk.client.memory();
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len().max(1) as f64;
    // The first eighth opens what is visited.
    let eighth = resident.len() / 8;
    let (early, late) =
        (mean(&resident[eighth..2 * eighth.max(1)]), mean(&resident[resident.len() - eighth.max(1)..]));
    let what = format!("{}: memory of the server", load.name);
    let most = (4.0 * mb + 20.0).round();
    let remark =
        format!("peak (VmHWM) after {edits} edits in bursts, {visits} visits; {now:.0} MB at the end");
    table.figure(&what, peak, "MB", Bar::AtMost(most), &remark);
    let remark = format!("mean of the last eighth over that of the second; from {early:.0} to {late:.0} MB");
    table.figure(&format!("{what}, growth"), late / early, "×", Bar::AtMost(1.05), &remark);
    desk.compare(table, &format!("{}: an hour of work", load.name))
}

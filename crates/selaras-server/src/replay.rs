//! `--replay`: a recording is played against a fresh server in this process, on copies of the recorded plans, and what the
//! server says is printed. At full speed each message waits until all that came before is done and said, so that the same
//! recording always prints the same.

use std::collections::{HashMap, VecDeque};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use selaras_analysis::rule::Lang;
use selaras_plan::years::Date;
use selaras_workspace::journal::{Scratch, read};
use serde_json::{Value, json};
use tokio::sync::mpsc::{Sender, UnboundedReceiver, channel, unbounded_channel};
use tokio::sync::oneshot;

use crate::frame::{self, Incoming};
use crate::log::Log;
use crate::owner::{Given, Message};
use crate::transport::{self, Output};
use crate::uri::{path_of, uri_of};

/// How long a server may work on one message, before what it says is printed as it is.
const PATIENCE: Duration = Duration::from_secs(60);

/// How fast a recording is played.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Speed {
    /// As fast as the server goes, one message after the other.
    Max,
    /// This many times as fast as it was recorded, whether the server keeps up or not.
    Times(f64),
}

/// Plays a recording and writes what the server says, as lines of JSON: after which message of the client (counted from
/// 1), and what.
pub fn replay(
    recording: &Path,
    speed: Speed,
    lang: Option<Lang>,
    out: &mut dyn Write,
) -> Result<(), io::Error> {
    let tape = Tape::read(&read(recording)?)?;
    let room = Room::new(&tape)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let said = runtime.block_on(async {
        let (input, messages) = channel(16);
        let (say, said) = unbounded_channel();
        let output = Output::start(move |message, _| {
            say.send(message.to_vec()).map_err(|_| io::ErrorKind::BrokenPipe.into())
        })?;
        let given = Given { today: tape.today, record: None, log: Log::default() };
        let (service, socket) = crate::service(lang, given);
        let owner = service.inner().queue();
        // A recording names a process of another time; this server ends with its input.
        let mut player =
            Player { input, owner, said, answers: tape.answers, room: &room, heard: Vec::new(), pings: 0 };
        let serve = transport::run(service, socket, messages, output);
        let play = async {
            player.play(tape.entries, speed).await;
            std::mem::take(&mut player.heard)
        };
        let (heard, ()) = tokio::join!(play, serve);
        Ok::<_, io::Error>(heard)
    })?;
    runtime.shutdown_background();
    for (after, message) in said {
        writeln!(out, "{}", json!({ "after": after, "message": message }))?;
    }
    Ok(())
}

/// A recording, understood.
struct Tape {
    today: Option<Date>,
    /// What was on disk when it was first read.
    files: Vec<(PathBuf, String)>,
    entries: Vec<Entry>,
    /// What the client answered to requests, by method.
    answers: HashMap<String, VecDeque<Value>>,
}

struct Entry {
    time: u64,
    what: What,
}

enum What {
    Sent(Value),
    Disk(PathBuf, Option<String>),
}

impl Tape {
    fn read(text: &str) -> io::Result<Tape> {
        let wrong = |why: String| io::Error::new(io::ErrorKind::InvalidData, why);
        let mut tape = Tape { today: None, files: Vec::new(), entries: Vec::new(), answers: HashMap::new() };
        let mut asked: HashMap<String, String> = HashMap::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let line: Value =
                serde_json::from_str(line).map_err(|e| wrong(format!("{}: {e}", number + 1)))?;
            if number == 0 {
                if line["recording"] != 1 {
                    return Err(wrong("1: \"recording\": 1".to_owned()));
                }
                tape.today = line["today"].as_str().and_then(Date::parse);
                continue;
            }
            let time = line["time"].as_u64().unwrap_or_default();
            if let Some(path) = line["disk"].as_str().map(PathBuf::from) {
                let text = line["text"].as_str().map(str::to_owned);
                match text {
                    Some(text) if line["first"] == true => tape.files.push((path, text)),
                    text => tape.entries.push(Entry { time, what: What::Disk(path, text) }),
                }
                continue;
            }
            let message = line["message"].clone();
            let id = message["id"].to_string();
            match (line["from"].as_str(), message.get("method").and_then(Value::as_str)) {
                (Some("server"), Some(method)) if message.get("id").is_some() => {
                    asked.insert(id, method.to_owned());
                }
                (Some("client"), None) if message.is_object() => {
                    if let Some(method) = asked.get(&id) {
                        tape.answers.entry(method.clone()).or_default().push_back(message["result"].clone());
                    }
                }
                (Some("client"), _) => tape.entries.push(Entry { time, what: What::Sent(message) }),
                _ => {}
            }
        }
        Ok(tape)
    }

    /// The folder in which everything was.
    fn base(&self) -> Option<PathBuf> {
        let mut paths: Vec<PathBuf> =
            self.files.iter().filter_map(|(p, _)| p.parent()).map(Path::to_owned).collect();
        for entry in &self.entries {
            match &entry.what {
                What::Disk(path, _) => paths.extend(path.parent().map(Path::to_owned)),
                What::Sent(message) if message["method"] == "initialize" => {
                    let params = &message["params"];
                    let folders = params["workspaceFolders"].as_array().into_iter().flatten();
                    let uris = folders.map(|f| &f["uri"]).chain([&params["rootUri"]]);
                    let uris = uris.filter_map(|uri| uri.as_str()?.parse().ok());
                    paths.extend(uris.filter_map(|uri| path_of(&uri)));
                }
                What::Sent(_) => {}
            }
        }
        let first = paths.first()?.clone();
        let common = first.ancestors().find(|above| paths.iter().all(|p| p.starts_with(above)));
        common.map(Path::to_owned)
    }
}

/// Where the recorded plans are now.
struct Room {
    scratch: Scratch,
    base: Option<PathBuf>,
}

impl Room {
    fn new(tape: &Tape) -> io::Result<Room> {
        let room = Room { scratch: Scratch::new()?, base: tape.base() };
        for (path, text) in &tape.files {
            room.put(path, Some(text))?;
        }
        Ok(room)
    }

    fn put(&self, path: &Path, text: Option<&str>) -> io::Result<()> {
        match self.base.as_ref().and_then(|base| path.strip_prefix(base).ok()) {
            Some(inside) => self.scratch.put(inside, text),
            None => Ok(()),
        }
    }

    /// The same place in the copy.
    fn copied(&self, path: &Path) -> Option<PathBuf> {
        Some(self.scratch.folder().join(path.strip_prefix(self.base.as_ref()?).ok()?))
    }

    /// The same place where it was recorded.
    fn recorded(&self, path: &Path) -> Option<PathBuf> {
        Some(self.base.as_ref()?.join(path.strip_prefix(self.scratch.folder()).ok()?))
    }

    /// A message in which every URI and path is moved.
    fn moved(&self, message: Value, to: &dyn Fn(&Path) -> Option<PathBuf>) -> Value {
        let text = |text: String| -> String {
            if let Some(uri) = text.starts_with("file:").then(|| text.parse().ok()).flatten() {
                let moved = path_of(&uri).and_then(|p| to(&p)).and_then(|p| uri_of(&p));
                return moved.map_or(text, |uri| uri.as_str().to_owned());
            }
            match Path::new(&text).is_absolute().then(|| to(Path::new(&text))).flatten() {
                Some(path) => path.display().to_string(),
                None => text,
            }
        };
        match message {
            Value::String(string) => Value::String(text(string)),
            Value::Array(list) => list.into_iter().map(|v| self.moved(v, to)).collect(),
            Value::Object(map) => {
                Value::Object(map.into_iter().map(|(k, v)| (text(k), self.moved(v, to))).collect())
            }
            other => other,
        }
    }
}

/// The client of a recording.
struct Player<'a> {
    input: Sender<Incoming>,
    owner: std::sync::mpsc::Sender<Message>,
    said: UnboundedReceiver<Vec<u8>>,
    answers: HashMap<String, VecDeque<Value>>,
    room: &'a Room,
    heard: Vec<(usize, Value)>,
    pings: usize,
}

impl Player<'_> {
    /// Sends all of it, and closes the input.
    async fn play(&mut self, entries: Vec<Entry>, speed: Speed) {
        let begun = Instant::now();
        let mut sent = 0;
        for Entry { time, what } in entries {
            if let Speed::Times(times) = speed {
                let due = begun + Duration::from_millis(time).div_f64(times.max(f64::MIN_POSITIVE));
                tokio::time::sleep_until(due.into()).await;
            }
            let message = match what {
                What::Sent(mut message) => {
                    sent += 1;
                    if message["method"] == "initialize" {
                        message["params"]["processId"] = Value::Null;
                    }
                    self.room.moved(message, &|p| self.room.copied(p))
                }
                What::Disk(path, text) => {
                    let Some(uri) = self.room.copied(&path).and_then(|p| uri_of(&p)) else { continue };
                    let kind = if text.is_some() { 2 } else { 3 };
                    // A disk that is full shows in what the server says.
                    let _ = self.room.put(&path, text.as_deref());
                    let changes = json!([{ "uri": uri.as_str(), "type": kind }]);
                    let method = "workspace/didChangeWatchedFiles";
                    json!({ "jsonrpc": "2.0", "method": method, "params": { "changes": changes } })
                }
            };
            let is_exit = message["method"] == "exit";
            self.send(&message).await;
            if is_exit {
                break;
            }
            if speed == Speed::Max {
                let asked = message.get("id").filter(|_| message.get("method").is_some()).cloned();
                let _ = tokio::time::timeout(PATIENCE, self.settle(sent, asked)).await;
            }
        }
        if speed != Speed::Max {
            let _ = tokio::time::timeout(PATIENCE, self.settle(sent, None)).await;
        }
        // The end of input.
        self.input = channel(1).0;
    }

    async fn send(&self, message: &Value) {
        // A server that has ended takes nothing more.
        let _ = self.input.send(frame::read(message.to_string().as_bytes())).await;
    }

    /// Takes what the server says, until it has answered, all is done, and it asks for nothing more.
    async fn settle(&mut self, sent: usize, asked: Option<Value>) {
        let mut step = Vec::new();
        if let Some(id) = asked {
            self.hear(&mut step, |m| m.get("method").is_none() && m["id"] == id).await;
        }
        loop {
            // What was sent has reached the owner, and what it does is done and said.
            let asked = self.ping(&mut step).await;
            let (done, idle) = oneshot::channel();
            let _ = self.owner.send(Message::Idle(done));
            // A server that was not begun has nothing to do.
            let _ = idle.await;
            if !(self.ping(&mut step).await || asked) {
                break;
            }
        }
        // Different threads speak at once; of one file's findings the last ones count.
        let is_findings = |m: &Value| m["method"] == "textDocument/publishDiagnostics";
        let uri = |m: &Value| m["params"]["uri"].clone();
        let mut kept: Vec<Value> = Vec::new();
        for message in step {
            kept.retain(|k| !(is_findings(&message) && is_findings(k) && uri(k) == uri(&message)));
            kept.push(message);
        }
        kept.sort_by_key(|m| {
            let method = m.get("method").and_then(Value::as_str).unwrap_or_default().to_owned();
            (method, m["id"].to_string(), uri(m).to_string())
        });
        self.heard.extend(kept.into_iter().map(|m| (sent, m)));
    }

    /// Keeps what was said until now, and says whether the server asked for something.
    async fn ping(&mut self, step: &mut Vec<Value>) -> bool {
        self.pings += 1;
        let id = json!(format!("selaras-replay-{}", self.pings));
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": "selaras/none" })).await;
        let asked = self.hear(step, |m| m["id"] == id).await;
        step.retain(|m| m["id"] != id);
        asked
    }

    /// Keeps what comes until the awaited message, and says whether the server asked for something.
    async fn hear(&mut self, step: &mut Vec<Value>, is_last: impl Fn(&Value) -> bool) -> bool {
        let mut asked = false;
        while let Some(bytes) = self.said.recv().await {
            let Ok(message) = serde_json::from_slice::<Value>(&bytes) else { continue };
            let last = is_last(&message);
            if let (Some(id), Some(method)) =
                (message.get("id"), message.get("method").and_then(Value::as_str))
            {
                asked = true;
                let recorded = self.answers.get_mut(method).and_then(VecDeque::pop_front);
                let answer = json!({ "jsonrpc": "2.0", "id": id, "result": recorded.unwrap_or_default() });
                self.send(&answer).await;
            }
            let mut message = self.room.moved(message, &|p| self.room.recorded(p));
            if message["method"].is_string() && message.get("id").is_some() {
                // Numbers of our own requests follow their order among threads.
                message["id"] = Value::Null;
            }
            step.push(message);
            if last {
                break;
            }
        }
        asked
    }
}

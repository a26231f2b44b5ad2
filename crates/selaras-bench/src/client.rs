//! A client of a language server, over the server's standard input and output. It waits for nothing by itself: what came
//! in, and when, is asked for.

use std::collections::{HashMap, VecDeque};
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::typing::{Document, Key};

/// How long a server may take for one answer before the run is given up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server.
pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<(Instant, Value)>,
    waiting: VecDeque<(Instant, Value)>,
    /// What the server said that it can do.
    pub capabilities: Value,
    /// The findings that were told last, by URI.
    pub findings: HashMap<String, Vec<Value>>,
    next: i64,
}

impl Client {
    /// Starts a server over a folder, and exchanges greetings with it. `options` are its initialization options.
    pub fn start(command: &mut Command, folder: &Path, options: &Value) -> io::Result<Client> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let input = child.stdin.take();
        let output = child.stdout.take().ok_or_else(|| io::Error::other("no output"))?;
        let (send, messages) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::with_capacity(1 << 16, output);
            while let Some(body) = read_message(&mut output) {
                let now = Instant::now();
                let Ok(message) = serde_json::from_slice(&body) else { continue };
                if send.send((now, message)).is_err() {
                    break;
                }
            }
        });
        let mut client = Client {
            child,
            input,
            messages,
            waiting: VecDeque::new(),
            capabilities: Value::Null,
            findings: HashMap::new(),
            next: 0,
        };
        let root = uri(folder);
        let (_, answer) = client.ask(
            "initialize",
            json!({
                "processId": std::process::id(),
                "rootUri": root,
                "workspaceFolders": [{ "uri": root, "name": "rencana" }],
                "initializationOptions": options,
                "capabilities": {
                    "general": { "positionEncodings": ["utf-16"] },
                    "workspace": { "configuration": true, "didChangeConfiguration": {} },
                    "textDocument": {
                        "synchronization": {},
                        "publishDiagnostics": { "versionSupport": true, "relatedInformation": true },
                        "completion": { "completionItem": { "snippetSupport": true } },
                        "hover": { "contentFormat": ["markdown"] },
                        "definition": { "linkSupport": true },
                    },
                },
            }),
        )?;
        client.capabilities = answer["result"]["capabilities"].clone();
        client.tell("initialized", json!({}))?;
        Ok(client)
    }

    /// A notification.
    pub fn tell(&mut self, method: &str, params: Value) -> io::Result<()> {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
    }

    /// A request, and the answer to it, with the time between the two.
    pub fn ask(&mut self, method: &str, params: Value) -> io::Result<(Duration, Value)> {
        self.next += 1;
        let id = json!(self.next);
        let start = Instant::now();
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))?;
        let (at, answer) = self.wait(|m| m["id"] == id && m.get("method").is_none())?;
        Ok((at - start, answer))
    }

    /// A request about a place of a document.
    pub fn ask_at(
        &mut self,
        method: &str,
        document: &Document,
        byte: usize,
    ) -> io::Result<(Duration, Value)> {
        let params = json!({
            "textDocument": { "uri": document.uri },
            "position": document.position(byte),
        });
        self.ask(method, params)
    }

    /// Shows a document.
    pub fn open(&mut self, document: &Document, language: &str) -> io::Result<()> {
        self.tell(
            "textDocument/didOpen",
            json!({ "textDocument": {
                "uri": document.uri, "languageId": language, "version": document.version, "text": document.text,
            } }),
        )
    }

    /// A document is on disk now.
    pub fn save(&mut self, document: &Document) -> io::Result<()> {
        self.tell("textDocument/didSave", json!({ "textDocument": { "uri": document.uri } }))
    }

    /// No longer shows a document.
    pub fn close(&mut self, document: &Document) -> io::Result<()> {
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": document.uri } }))
    }

    /// One edit of a document, told without waiting. Gives the moment at which it was told.
    pub fn press(&mut self, document: &mut Document, key: &Key) -> io::Result<Instant> {
        let change = json!({
            "range": { "start": document.position(key.at), "end": document.position(key.at + key.gone.len()) },
            "text": key.come,
        });
        document.press(key);
        let params = json!({
            "textDocument": { "uri": document.uri, "version": document.version },
            "contentChanges": [change],
        });
        let start = Instant::now();
        self.tell("textDocument/didChange", params)?;
        Ok(start)
    }

    /// One edit, and how long it takes until the findings of that version are told. A server that names no versions is
    /// taken at its next word about the document.
    pub fn press_and_wait(&mut self, document: &mut Document, key: &Key) -> io::Result<Duration> {
        let start = self.press(document, key)?;
        Ok(self.told(document)? - start)
    }

    /// Waits for the findings of a document's version. Gives the moment at which they were there.
    pub fn told(&mut self, document: &Document) -> io::Result<Instant> {
        let Document { uri, version, .. } = document;
        let of_version = |p: &Value| p["version"].as_i64().is_none_or(|v| v == i64::from(*version));
        let (at, _) = self.wait(|m| is_push(m) && m["params"]["uri"] == *uri && of_version(&m["params"]))?;
        Ok(at)
    }

    /// Waits until each of some documents was told once. Gives the moment of the last.
    pub fn all_told(&mut self, mut uris: Vec<String>) -> io::Result<Instant> {
        let mut last = Instant::now();
        while !uris.is_empty() {
            let about = |m: &Value| uris.iter().position(|u| m["params"]["uri"] == **u);
            let (at, message) = self.wait(|m| is_push(m) && about(m).is_some())?;
            if let Some(n) = about(&message) {
                uris.swap_remove(n);
            }
            last = at;
        }
        Ok(last)
    }

    /// What came and was not waited for is forgotten; findings are kept in [`Client::findings`].
    pub fn forget(&mut self) {
        while let Ok((at, message)) = self.messages.try_recv() {
            self.note(at, message);
        }
        self.waiting.clear();
    }

    /// Memory of the server now, and at its peak, in MB.
    pub fn memory(&self) -> (f64, f64) {
        let text = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let read = |name: &str| {
            let line = text.lines().find_map(|l| l.strip_prefix(name));
            line.and_then(|l| l.split_whitespace().next()).and_then(|n| n.parse::<f64>().ok())
        };
        let mb = |name| read(name).map_or(f64::NAN, |kb| kb / 1e3);
        (mb("VmRSS:"), mb("VmHWM:"))
    }

    /// Says goodbye. The exit code must be 0.
    pub fn end(mut self) -> io::Result<bool> {
        self.ask("shutdown", Value::Null)?;
        self.tell("exit", Value::Null)?;
        self.input = None;
        Ok(self.child.wait()?.success())
    }

    fn send(&mut self, message: &Value) -> io::Result<()> {
        let body = message.to_string();
        let input = self.input.as_mut().ok_or_else(|| io::Error::other("no input"))?;
        input.write_all(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())?;
        input.flush()
    }

    /// The first message of a kind, with the moment at which it was there.
    fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> io::Result<(Instant, Value)> {
        if let Some(n) = self.waiting.iter().position(|(_, m)| wanted(m))
            && let Some(found) = self.waiting.remove(n)
        {
            return Ok(found);
        }
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let (at, message) = self.messages.recv_timeout(left).map_err(|e| match e {
                RecvTimeoutError::Timeout => io::Error::other("no answer came"),
                RecvTimeoutError::Disconnected => io::Error::other("the server has ended"),
            })?;
            self.note(at, message);
            if let Some((at, message)) = self.waiting.pop_back() {
                if wanted(&message) {
                    return Ok((at, message));
                }
                self.waiting.push_back((at, message));
            }
        }
    }

    /// Keeps a message; findings are noted, and what the server asks is answered with nothing.
    fn note(&mut self, at: Instant, message: Value) {
        if is_push(&message)
            && let (Some(uri), Some(list)) =
                (message["params"]["uri"].as_str(), message["params"]["diagnostics"].as_array())
        {
            self.findings.insert(uri.to_owned(), list.clone());
        }
        if let (Some(_), Some(id)) = (message.get("method"), message.get("id")) {
            let items = message["params"]["items"].as_array().map(|i| vec![Value::Null; i.len()]);
            // A server that is gone by now needs no answer.
            let _ = self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": items }));
            return;
        }
        self.waiting.push_back((at, message));
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // Our own child; it may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The URI of an absolute path without signs that need escaping.
pub fn uri(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn is_push(message: &Value) -> bool {
    message["method"] == "textDocument/publishDiagnostics"
}

fn read_message(output: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut length = 0;
    let mut line = String::new();
    loop {
        line.clear();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.parse().ok()?;
            }
            None => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(body)
}

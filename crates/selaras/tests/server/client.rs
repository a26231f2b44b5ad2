//! A client without manners: it sends what a test says and keeps all that comes back.
#![allow(dead_code, reason = "each test uses some of it")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use selaras_analysis::rules::BASE;
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long an answer may take before the test fails; no bar, only the end of patience.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server, and a folder that it serves.
pub struct Client {
    pub folder: TempDir,
    pub capabilities: Value,
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Everything that came and was not the awaited answer.
    pub heard: Vec<Value>,
    next: i64,
}

impl Client {
    /// The base plan of the rule catalogue in a folder, and a server that has been initialized with these capabilities.
    pub fn base(capabilities: Value) -> Client {
        Client::with(BASE, capabilities)
    }

    /// Files in a folder, and an initialized server.
    pub fn with(files: &[(&str, &str)], capabilities: Value) -> Client {
        Client::started(files, json!({ "capabilities": capabilities }))
    }

    /// Files in a folder, and a server initialized with `params`; the folder is filled in.
    pub fn started(files: &[(&str, &str)], mut params: Value) -> Client {
        let folder = TempDir::new().expect("a folder");
        for (path, text) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        let mut client = Client::bare(folder, &[]);
        let root = client.uri("");
        let root = root.trim_end_matches('/');
        params["processId"] = json!(std::process::id());
        params["workspaceFolders"] = json!([{ "uri": root, "name": "rencana" }]);
        let answer = client.ask("initialize", params);
        client.capabilities = answer["capabilities"].clone();
        client.tell("initialized", json!({}));
        client
    }

    /// A server to which nothing was said yet.
    pub fn bare(folder: TempDir, arguments: &[&str]) -> Client {
        let mut child = Command::new(env!("CARGO_BIN_EXE_selaras"))
            .arg("server")
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let input = child.stdin.take();
        let output = child.stdout.take().expect("its output");
        let (send, messages) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read_message(&mut output) {
                if send.send(message).is_err() {
                    break;
                }
            }
        });
        Client { folder, capabilities: Value::Null, child, input, messages, heard: Vec::new(), next: 0 }
    }

    /// The URI of a file of the folder.
    pub fn uri(&self, path: &str) -> String {
        let folder = self.folder.path().canonicalize().expect("a folder");
        format!("file://{}", Path::new(&folder).join(path).display())
    }

    /// Sends bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("an open input");
        input.write_all(bytes).expect("it reads");
        input.flush().expect("it reads");
    }

    /// Sends a message.
    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    /// A notification.
    pub fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// A request that is not waited for; gives its number.
    pub fn begin(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        let mut message = json!({ "jsonrpc": "2.0", "id": self.next, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(&message);
        self.next
    }

    /// The whole answer to a request.
    pub fn answer(&mut self, id: i64) -> Value {
        let is_answer = |m: &Value| m["id"] == json!(id) && m.get("method").is_none();
        if let Some(n) = self.heard.iter().position(is_answer) {
            return self.heard.remove(n);
        }
        let until = Instant::now() + PATIENCE;
        loop {
            let message = self.hear(until).expect("an answer");
            if is_answer(&message) {
                return message;
            }
            self.heard.push(message);
        }
    }

    /// A request, and its result; an error fails the test.
    pub fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.begin(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// A request about a place: line and column count from 0.
    pub fn ask_at(&mut self, method: &str, path: &str, (line, column): (u32, u32)) -> Value {
        let params = json!({
            "textDocument": { "uri": self.uri(path) },
            "position": { "line": line, "character": column },
        });
        self.ask(method, params)
    }

    /// The next message; none when the server has ended or nothing comes until then.
    pub fn hear(&mut self, until: Instant) -> Option<Value> {
        self.messages.recv_timeout(until.saturating_duration_since(Instant::now())).ok()
    }

    /// The first notification, heard already or to come, that a test looks for.
    pub fn wait_for(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(n) = self.heard.iter().position(&wanted) {
            return self.heard.remove(n);
        }
        let until = Instant::now() + PATIENCE;
        loop {
            let Some(message) = self.hear(until) else { panic!("nothing came: {what}") };
            if wanted(&message) {
                return message;
            }
            self.heard.push(message);
        }
    }

    /// Opens a file of the folder with the text on disk; gives the text.
    pub fn open(&mut self, path: &str) -> String {
        let text = std::fs::read_to_string(self.folder.path().join(path)).expect("a file");
        self.open_with(path, 1, &text);
        text
    }

    /// Opens a document with a text.
    pub fn open_with(&mut self, path: &str, version: i32, text: &str) {
        let language = path.rsplit('.').next().unwrap_or_default();
        let uri = self.uri(path);
        self.tell(
            "textDocument/didOpen",
            json!({ "textDocument": { "uri": uri, "languageId": language, "version": version, "text": text } }),
        );
    }

    /// Replaces the whole text of a document.
    pub fn change(&mut self, path: &str, version: i32, text: &str) {
        let uri = self.uri(path);
        self.tell(
            "textDocument/didChange",
            json!({
                "textDocument": { "uri": uri, "version": version },
                "contentChanges": [{ "text": text }],
            }),
        );
    }

    /// The findings that are pushed for a file, of that version where one is named.
    pub fn pushed(&mut self, path: &str, version: Option<i32>) -> Vec<Value> {
        let uri = self.uri(path);
        let message = self.wait_for("findings", |m| {
            m["method"] == "textDocument/publishDiagnostics"
                && m["params"]["uri"] == json!(uri)
                && version.is_none_or(|v| m["params"]["version"] == json!(v))
        });
        message["params"]["diagnostics"].as_array().cloned().unwrap_or_default()
    }

    /// `shutdown`, `exit`; gives the exit code.
    pub fn end(mut self) -> i32 {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.ended()
    }

    /// Closes the server's input.
    pub fn close(&mut self) {
        self.input = None;
    }

    /// Waits for the end; gives the exit code.
    pub fn ended(&mut self) -> i32 {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("a process") {
                return status.code().unwrap_or(-1);
            }
            assert!(Instant::now() < until, "the server does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // Our own child; it may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Line and column, from 0, of the first place where `needle` stands in `text`, moved by `forward` characters.
pub fn place(text: &str, needle: &str, forward: u32) -> (u32, u32) {
    let at = text.find(needle).unwrap_or_else(|| panic!("{needle:?} is not there"));
    let line = text[..at].matches('\n').count() as u32;
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    (line, text[start..at].encode_utf16().count() as u32 + forward)
}

fn read_message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.parse().ok()?
            }
            None => break,
            _ => {}
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}

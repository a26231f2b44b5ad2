//! A client without manners: it sends what a test says and keeps all that comes back.
#![allow(dead_code, reason = "each test uses some of it")]

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
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
    /// Where all messages are written down, for those who judge them.
    tape: Option<Tape>,
    /// Lets the client begin to read, where it was told to wait.
    gate: Option<Sender<()>>,
}

/// From, to, and what comes there; places count from 0.
pub type Replacement<'t> = ((u32, u32), (u32, u32), &'t str);

/// Every message with its direction, as lines of JSON; where `SELARAS_LSP_TAPES` names a folder.
type Tape = Arc<Mutex<File>>;

fn tape() -> Option<Tape> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let folder = std::env::var_os("SELARAS_LSP_TAPES")?;
    let name = format!("{}-{}.jsonl", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    Some(Arc::new(Mutex::new(File::create(Path::new(&folder).join(name)).expect("a tape"))))
}

fn write_down(tape: &Option<Tape>, direction: &str, message: &Value) {
    if let Some(tape) = tape {
        let line = json!({ "dir": direction, "msg": message });
        writeln!(tape.lock().expect("a tape"), "{line}").expect("a tape");
    }
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
    pub fn started(files: &[(&str, &str)], params: Value) -> Client {
        let mut client = Client::bare(folder_of(files), &[]);
        client.initialize(params);
        client
    }

    /// A server to which nothing was said yet.
    pub fn bare(folder: TempDir, arguments: &[&str]) -> Client {
        let mut client = Client::held(folder, arguments);
        client.let_go();
        client
    }

    /// A server whose words are not read before [`Client::let_go`].
    pub fn held(folder: TempDir, arguments: &[&str]) -> Client {
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
        let (gate, opened) = channel::<()>();
        let tape = tape();
        let ours = tape.clone();
        std::thread::spawn(move || {
            let _ = opened.recv();
            let mut output = BufReader::new(output);
            while let Some(message) = read_message(&mut output) {
                write_down(&ours, "s2c", &message);
                if send.send(message).is_err() {
                    break;
                }
            }
        });
        Client {
            folder,
            capabilities: Value::Null,
            child,
            input,
            messages,
            heard: Vec::new(),
            next: 0,
            tape,
            gate: Some(gate),
        }
    }

    /// Reads from now on.
    pub fn let_go(&mut self) {
        self.gate = None;
    }

    /// `initialize` and `initialized`; the folder and the process are filled in where `params` does not name them.
    pub fn initialize(&mut self, mut params: Value) {
        let folder = json!([{ "uri": self.root(), "name": "rencana" }]);
        for (key, value) in [("processId", json!(std::process::id())), ("workspaceFolders", folder)] {
            if params.get(key).is_none() {
                params[key] = value;
            }
        }
        let answer = self.ask("initialize", params);
        self.capabilities = answer["capabilities"].clone();
        self.tell("initialized", json!({}));
    }

    /// The URI of the folder.
    pub fn root(&self) -> String {
        self.uri("").trim_end_matches('/').to_owned()
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
        write_down(&self.tape, "c2s", message);
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

    /// Edits a document: places count from 0.
    pub fn edit(&mut self, path: &str, version: i32, edits: &[Replacement]) {
        let place = |(line, column): (u32, u32)| json!({ "line": line, "character": column });
        let changes: Vec<_> = edits
            .iter()
            .map(|(from, to, text)| {
                json!({ "range": { "start": place(*from), "end": place(*to) }, "text": text })
            })
            .collect();
        let uri = self.uri(path);
        self.tell(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": changes }),
        );
    }

    /// Writes a file of the folder, or removes it, and says so as a client does that watches.
    pub fn on_disk(&mut self, path: &str, text: Option<&str>) {
        let disk = self.folder.path().join(path);
        match text {
            Some(text) => {
                std::fs::create_dir_all(disk.parent().expect("a folder")).expect("a folder");
                std::fs::write(disk, text).expect("a file");
            }
            None => std::fs::remove_file(disk).expect("a file"),
        }
        let change = json!({ "uri": self.uri(path), "type": if text.is_some() { 2 } else { 3 } });
        self.tell("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    }

    /// Waits until findings of a file are pushed whose codes are these.
    pub fn wait_for_codes(&mut self, path: &str, codes: &[&str]) {
        let uri = self.uri(path);
        self.wait_for(&format!("{path} with {codes:?}"), |m| {
            m["method"] == "textDocument/publishDiagnostics"
                && m["params"]["uri"] == json!(uri)
                && codes_of(&m["params"]["diagnostics"]) == codes
        });
    }

    /// `textDocument/didClose`
    pub fn close_document(&mut self, path: &str) {
        let uri = self.uri(path);
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
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

/// Files in a new folder.
pub fn folder_of(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (path, text) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

/// The codes of a list of findings.
pub fn codes_of(findings: &Value) -> Vec<&str> {
    findings.as_array().into_iter().flatten().map(|d| d["code"].as_str().unwrap_or("-")).collect()
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

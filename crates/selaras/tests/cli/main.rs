//! The program from outside: arguments, files and standard input in; reports, files and exit codes out.
#![allow(clippy::disallowed_methods, reason = "tests make and read files, and start the program")]

mod bad_input;
mod fixing;
mod known;
mod repairing;
mod reports;
mod targets;
mod usage;
mod watching;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

/// A day after the plan of `selaras init` was made up.
const TODAY: &str = "2026-01-15";
const RENSTRA: &str = "renstra/diskominfo.renstra";

/// A folder with files.
struct Dir(tempfile::TempDir);

/// What a run left behind.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Dir {
    fn empty() -> Dir {
        Dir(tempfile::tempdir().expect("a folder"))
    }

    /// The plan of `selaras init`, which is silent.
    fn plan() -> Dir {
        let dir = Dir::empty();
        assert_eq!(dir.run("init").code, 0);
        dir
    }

    /// The same with one mistake that has a safe fix: a reference to what is not there.
    fn with_mistake() -> Dir {
        let dir = Dir::plan();
        dir.replace(RENSTRA, "mengacu S1/SPBE", "mengacu S1/SPBS");
        dir
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("read")
    }

    fn replace(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert_eq!(text.matches(from).count(), 1, "{from} in {file}");
        self.write(file, text.replace(from, to));
    }

    /// Runs the program in this folder. Words are parted by blanks.
    fn run(&self, words: &str) -> Ran {
        self.run_with(words, "")
    }

    fn run_with(&self, words: &str, stdin: impl AsRef<[u8]>) -> Ran {
        let mut child = self
            .command(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut input = child.stdin.take().expect("piped");
        let bytes = stdin.as_ref().to_vec();
        // A program that does not read its input must not block the test.
        let writer = std::thread::spawn(move || drop(input.write_all(&bytes)));
        let done = child.wait_with_output().expect("it ends");
        writer.join().expect("written");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Ran { code: done.status.code().expect("a code"), out: text(done.stdout), err: text(done.stderr) }
    }

    fn command(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_selaras"));
        command.args(words.split_whitespace()).current_dir(self.0.path());
        command.env_remove("SELARAS_LANG").env_remove("NO_COLOR");
        command
    }

    /// The JSON report of `check` with these further words.
    fn json(&self, words: &str) -> Value {
        let ran = self.run(&format!("check --format json --today {TODAY} {words}"));
        serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"))
    }

    /// `FILE:LINE RULE` of every finding.
    fn found(&self, words: &str) -> Vec<String> {
        found(&self.json(words))
    }
}

fn found(report: &Value) -> Vec<String> {
    let findings = report["findings"].as_array().expect("a list");
    let of = |f: &Value| {
        let (file, line) = (&f["location"]["file"], &f["location"]["start"]["line"]);
        format!("{}:{line} {}", file.as_str().unwrap_or_default(), f["rule"].as_str().unwrap_or_default())
    };
    findings.iter().map(of).collect()
}

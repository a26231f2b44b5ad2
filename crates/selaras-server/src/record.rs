//! `--record`: every message with its time, and every plan as it was on disk, as lines of JSON, so that what a user saw can be
//! seen again elsewhere.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use selaras_plan::years::Date;
use selaras_workspace::{Journal, Workspace};
use serde_json::{Value, json};

/// A recording that is being written.
pub(crate) struct Record {
    journal: Journal,
    begun: Instant,
    /// The texts that were written down, by place on disk.
    files: Mutex<HashMap<PathBuf, String>>,
    /// The folders that were read before.
    opened: Mutex<BTreeSet<PathBuf>>,
}

impl Record {
    /// Begins a recording in a file.
    pub(crate) fn create(path: &Path, today: Option<Date>) -> std::io::Result<Record> {
        let record = Record {
            journal: Journal::create(path)?,
            begun: Instant::now(),
            files: Mutex::default(),
            opened: Mutex::default(),
        };
        let today = today.map(Date::iso);
        record.line(json!({ "recording": 1, "version": env!("CARGO_PKG_VERSION"), "today": today }));
        Ok(record)
    }

    /// The client sent a message.
    pub(crate) fn heard(&self, bytes: &[u8]) {
        self.message("client", bytes);
    }

    /// The server sent a message.
    pub(crate) fn said(&self, bytes: &[u8]) {
        self.message("server", bytes);
    }

    fn message(&self, from: &str, bytes: &[u8]) {
        let message: Value = match serde_json::from_slice(bytes) {
            Ok(message) => message,
            Err(_) => String::from_utf8_lossy(bytes).into(),
        };
        self.line(json!({ "time": self.time(), "from": from, "message": message }));
    }

    /// A workspace was read: what of it is new.
    pub(crate) fn read(&self, workspace: &Workspace) {
        if workspace.is_detached() {
            return;
        }
        let root = &workspace.root().folder;
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let settings = workspace.config_text().map(|text| (root.join("selaras.toml"), text.to_owned()));
        let plans = workspace
            .files()
            .iter()
            .filter_map(|(path, source)| Some((workspace.disk_of(path), source.on_disk()?.to_string())));
        let now: HashMap<_, _> = settings.into_iter().chain(plans).collect();
        let mut gone: Vec<_> =
            files.keys().filter(|p| p.starts_with(root) && !now.contains_key(*p)).cloned().collect();
        gone.sort();
        for path in gone {
            files.remove(&path);
            self.line(json!({ "time": self.time(), "disk": path, "text": null }));
        }
        // What is there when a workspace is opened stands there before the recording is played.
        let first = self.opened.lock().unwrap_or_else(PoisonError::into_inner).insert(root.clone());
        let mut new: Vec<_> = now.into_iter().filter(|(path, text)| files.get(path) != Some(text)).collect();
        new.sort();
        for (path, text) in new {
            self.line(json!({ "time": self.time(), "disk": path, "text": text, "first": first }));
            files.insert(path, text);
        }
    }

    fn time(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn line(&self, line: Value) {
        self.journal.line(&line.to_string());
    }
}

//! A baseline: the findings that are known and accepted for now. One line a finding, sorted, so that a change reads
//! well in a diff.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// The version of the file's form.
const VERSION: u32 = 1;

/// Fingerprints with how often each is accepted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Baseline {
    entries: BTreeMap<String, Entry>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Entry {
    about: String,
    count: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Line>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    about: String,
    fingerprint: String,
    count: usize,
}

impl Baseline {
    /// Accepts one more finding. `about` is for the people who read the file: rule and node.
    pub fn add(&mut self, fingerprint: &str, about: &str) {
        self.entries
            .entry(fingerprint.to_owned())
            .or_insert_with(|| Entry { about: about.to_owned(), count: 0 })
            .count += 1;
    }

    /// Takes one finding out, and says whether it was in: a finding is accepted as often as it was added.
    pub fn take(&mut self, fingerprint: &str) -> bool {
        match self.entries.get_mut(fingerprint) {
            Some(entry) if entry.count > 0 => {
                entry.count -= 1;
                true
            }
            _ => false,
        }
    }

    /// How many findings are in: after taking, how many were accepted and are no longer found.
    pub fn len(&self) -> usize {
        self.entries.values().map(|e| e.count).sum()
    }

    /// Nothing is in.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The file's text.
    pub fn to_json(&self) -> String {
        let mut lines: Vec<Line> = self
            .entries
            .iter()
            .filter(|(_, e)| e.count > 0)
            .map(|(fingerprint, e)| Line {
                about: e.about.clone(),
                fingerprint: fingerprint.clone(),
                count: e.count,
            })
            .collect();
        lines.sort_by(|a, b| (&a.about, &a.fingerprint).cmp(&(&b.about, &b.fingerprint)));
        let lines: Vec<String> = lines.iter().map(|l| serde_json::to_string(l).unwrap_or_default()).collect();
        let mut text = String::new();
        let _ = write!(text, "{{\n\"version\": {VERSION},\n\"findings\": [");
        for (i, line) in lines.iter().enumerate() {
            let _ = write!(text, "{}\n{line}", if i == 0 { "" } else { "," });
        }
        text.push_str(if lines.is_empty() { "]\n}\n" } else { "\n]\n}\n" });
        text
    }

    /// Reads the file's text.
    pub fn from_json(text: &str) -> Result<Baseline, Message> {
        let file: File = serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|e| {
            Message::new(
                format!("bukan berkas baseline Selaras: {e}"),
                format!("not a baseline of Selaras: {e}"),
            )
        })?;
        if file.version != VERSION {
            return Err(Message::new(
                format!("baseline versi {} tidak dikenal (yang dikenal: {VERSION})", file.version),
                format!("baseline version {} is unknown (known: {VERSION})", file.version),
            ));
        }
        let mut baseline = Baseline::default();
        for Line { about, fingerprint, count } in file.findings {
            baseline.entries.entry(fingerprint).or_insert(Entry { about, count: 0 }).count += count;
        }
        Ok(baseline)
    }

    /// Reads a baseline from disk.
    pub fn load(path: &Path) -> Result<Baseline, Message> {
        let text = fs::read_to_string(path).map_err(|e| io_message(path, &e))?;
        Baseline::from_json(&text).map_err(|m| {
            Message::new(format!("{}: {}", path.display(), m.id), format!("{}: {}", path.display(), m.en))
        })
    }

    /// Writes it to disk, whole or not at all.
    pub fn save(&self, path: &Path) -> Result<(), Message> {
        crate::atomic::write(path, self.to_json().as_bytes()).map_err(|e| io_message(path, &e))
    }
}

fn io_message(path: &Path, error: &io::Error) -> Message {
    let text = format!("{}: {error}", path.display());
    Message { id: text.clone(), en: text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Baseline {
        let mut baseline = Baseline::default();
        baseline.add("ff", "target-berbeda opd:T1/S1/A");
        baseline.add("aa", "target-berbeda opd:T1/S1/B");
        baseline.add("ff", "target-berbeda opd:T1/S1/A");
        baseline.add("00", "awal-berbeda \"x\"");
        baseline
    }

    #[test]
    fn one_finding_a_line_sorted_by_what_it_is_about() {
        let text = some().to_json();
        assert_eq!(
            text,
            r#"{
"version": 1,
"findings": [
{"about":"awal-berbeda \"x\"","fingerprint":"00","count":1},
{"about":"target-berbeda opd:T1/S1/A","fingerprint":"ff","count":2},
{"about":"target-berbeda opd:T1/S1/B","fingerprint":"aa","count":1}
]
}
"#
        );
        assert_eq!(Baseline::from_json(&text), Ok(some()));
        let none = Baseline::default();
        assert_eq!(Baseline::from_json(&none.to_json()), Ok(none));
    }

    #[test]
    fn a_finding_is_accepted_as_often_as_it_was_added() {
        let mut baseline = some();
        assert_eq!(["ff", "ff", "ff", "zz"].map(|f| baseline.take(f)), [true, true, false, false]);
        assert_eq!(baseline.len(), 2);
        assert!(!baseline.is_empty());
    }

    #[test]
    fn other_files_are_refused() {
        for text in [
            "",
            "[]",
            "{\"version\": 1}",
            "{\"version\": 2, \"findings\": []}",
            "{\"version\": 1, \"findings\": [1]}",
        ] {
            assert!(Baseline::from_json(text).is_err(), "{text}");
        }
    }

    #[test]
    fn round_trip_through_the_disk() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("dasar.json");
        some().save(&path).expect("written");
        assert_eq!(Baseline::load(&path), Ok(some()));
        assert!(Baseline::load(&dir.path().join("lain.json")).expect_err("absent").id.contains("lain.json"));
    }
}

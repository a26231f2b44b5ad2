//! The base plan of the rule catalogue with a few changes, checked: what the tests of rules beside each other share.
#![allow(dead_code, reason = "each test uses some of it")]

use std::collections::BTreeMap;
use std::sync::Arc;

use selaras_analysis::diagnostic::{Diagnostic, Fix, Outcome};
use selaras_analysis::rules::{BASE, TODAY};
use selaras_analysis::{Session, Settings};
use selaras_plan::years::Date;
use selaras_syntax::LineIndex;

/// Path and text.
pub type Files = BTreeMap<String, String>;

/// The base plan with changes: file, text that goes, text that comes. Where nothing goes, the file is new.
pub fn changed(changes: &[(&str, &str, &str)]) -> Files {
    let mut files: Files = BASE.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
    for (file, from, to) in changes {
        if from.is_empty() {
            assert!(files.insert((*file).to_owned(), (*to).to_owned()).is_none(), "{file} is no new file");
            continue;
        }
        let text = files.get_mut(*file).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {file}");
        *text = text.replacen(from, to, 1);
    }
    files
}

/// Everything that a check gives.
pub fn outcome(files: &Files) -> Outcome {
    let mut session = Session::new(Settings::default());
    for (path, text) in files {
        session.set_file(path, Arc::from(text.as_str()));
    }
    session.check(Date::parse(TODAY).unwrap())
}

/// The findings that are shown.
pub fn check(files: &Files) -> Vec<Diagnostic> {
    outcome(files).diagnostics
}

/// `file:line severity slug` of each finding.
pub fn findings(files: &Files) -> Vec<String> {
    let line = |d: &Diagnostic| LineIndex::new(&files[&*d.location.file]).line(d.location.span.start) + 1;
    let shown =
        |d: &Diagnostic| format!("{}:{} {} {}", d.location.file, line(d), d.severity.name(), d.rule.slug);
    check(files).iter().map(shown).collect()
}

/// The changed plan has these findings, and no others.
#[track_caller]
pub fn expect(changes: &[(&str, &str, &str)], expected: &[&str]) {
    assert_eq!(findings(&changed(changes)), expected);
}

/// The files after a repair.
pub fn apply(files: &Files, fix: &Fix) -> Files {
    let mut files = files.clone();
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|e| std::cmp::Reverse(e.location.span.start));
    for edit in edits {
        let text = files.get_mut(&*edit.location.file).unwrap();
        let span = edit.location.span;
        text.replace_range(span.start as usize..span.end as usize, &edit.text);
    }
    files
}

//! The saved corpus of the fuzz targets, tried without a fuzzer.

#![allow(clippy::disallowed_methods, reason = "a test that reads what the project ships")]

use std::fs;
use std::path::Path;

#[path = "../../../fuzz/checks.rs"]
mod checks;

/// The texts that one target has kept, by name.
fn saved(target: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a corpus").map(|e| e.expect("a file").path()).collect();
    paths.sort();
    assert!(paths.len() > 50, "the corpus of {target} is not here");
    // The fuzzer gives a target only what is text; so does this.
    paths.iter().filter_map(|p| String::from_utf8(fs::read(p).expect("read")).ok()).collect()
}

#[test]
fn cells() {
    saved("cell").iter().for_each(|text| checks::cell(text));
}

#[test]
fn files() {
    saved("parse").iter().for_each(|text| checks::parse(text));
}

#[test]
fn beside_a_plan() {
    let mut beside = checks::Beside::new();
    saved("check").iter().for_each(|text| beside.check(text));
}

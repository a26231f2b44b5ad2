//! Every crate that the workspace builds on has a licence that Selaras may be shipped with.

use cargo_metadata::MetadataCommand;
use spdx::{Expression, Licensee, ParseMode};

/// Licences that ask for no more than a notice (MPL-2.0: for its own files).
const ALLOWED: &[&str] = &[
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn every_dependency_may_be_shipped() {
    let metadata = MetadataCommand::new()
        .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .other_options(["--locked".to_owned()])
        .exec()
        .expect("cargo metadata");
    let allowed: Vec<Licensee> =
        ALLOWED.iter().map(|id| Licensee::parse(id).unwrap_or_else(|e| panic!("{id}: {e}"))).collect();
    let mut wrong = Vec::new();
    for package in &metadata.packages {
        let Some(licence) = &package.license else {
            wrong.push(format!("{} {}: names no licence", package.name, package.version));
            continue;
        };
        // Older crates part alternatives by a stroke.
        let fits = Expression::parse_mode(licence, ParseMode::LAX)
            .is_ok_and(|e| e.evaluate(|need| allowed.iter().any(|a| a.satisfies(need))));
        if !fits {
            wrong.push(format!("{} {}: {licence}", package.name, package.version));
        }
    }
    assert!(metadata.packages.len() > 50, "cargo metadata lists too little");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

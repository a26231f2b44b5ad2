//! What `--fix` leaves behind, for every rule, for mistakes as people make them, and for the shipped example: each
//! finding that promised a safe repair is gone, nothing is broken by it, and there is nothing left to do.

use super::*;
use std::collections::BTreeSet;

use selaras_analysis::rule::Repair;
use selaras_analysis::rules::{ALL, BASE, TODAY, changed};
use selaras_generator::{Plan, Profile, Rng, mistakes};

/// Plans in which every mistake is made once.
const SEEDS: u64 = 2;

/// What is known of a finding.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Found {
    code: String,
    fingerprint: String,
    message: String,
    repairable: bool,
    error: bool,
}

fn all(report: &Value) -> Vec<Found> {
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let of = |f: &Value| Found {
        code: text(&f["code"]),
        fingerprint: text(&f["fingerprint"]),
        message: text(&f["message"]),
        repairable: list(&f["fixes"]).iter().any(|fix| fix["safe"] == true),
        error: f["severity"] == "error",
    };
    list(&report["findings"]).iter().map(of).collect()
}

/// Every file of the folder and what is in it.
fn texts(dir: &Dir) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut folders = vec![dir.path("")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false => files.push((path.clone(), fs::read(path).expect("read"))),
            }
        }
    }
    files.sort();
    files
}

/// Repairs the folder and holds the result to the promise. Gives the codes of the rules that were repaired.
fn repair(name: &str, dir: &Dir, today: &str) -> BTreeSet<String> {
    let look = |words: &str| {
        let ran = dir.run(&format!("check --format json --today {today} {words}"));
        assert!(ran.code == 0 || ran.code == 1, "{name}: {ran:?}");
        all(&serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{name}: {e}: {ran:?}")))
    };
    let before = look("");
    let promised: Vec<&Found> = before.iter().filter(|f| f.repairable).collect();
    if promised.is_empty() {
        return BTreeSet::new();
    }
    let untouched = texts(dir);
    let after = look("--fix");
    let repaired = texts(dir);
    assert_ne!(untouched, repaired, "{name}: nothing was done for {promised:#?}");
    for finding in &promised {
        let stays = after.iter().any(|f| f.fingerprint == finding.fingerprint);
        assert!(!stays, "{name}: still there after the repair: {finding:#?}");
    }
    for finding in after.iter().filter(|f| f.error) {
        let known = before.iter().any(|f| f.fingerprint == finding.fingerprint);
        assert!(known, "{name}: the repair makes a new mistake: {finding:#?}");
    }
    let left: Vec<&Found> = after.iter().filter(|f| f.repairable).collect();
    assert!(left.is_empty(), "{name}: not all was repaired: {left:#?}");
    assert_eq!(look("--fix"), after, "{name}");
    assert_eq!(texts(dir), repaired, "{name}: a second run finds more to change");
    promised.iter().map(|f| f.code.clone()).collect()
}

/// Safe repairs of rules of which the catalogue shows only cases that a person must decide.
const FURTHER: [(&str, [&str; 3]); 2] = [
    // Two nodes match; one of them bears the same name.
    (
        "R02",
        [
            "dinkes.renstra",
            "sasaran S1 \"Menurunnya balita bermasalah gizi\" {",
            "sasaran S1 \"Berkurangnya masalah gizi balita\" {\n      mendukung S1",
        ],
    ),
    // A program knows `sumber-dana`, an indicator the word that is one letter away.
    (
        "S08",
        [
            "diskominfo.renstra",
            "sumber-data \"Catatan aplikasi layanan\"",
            "sumber-dana \"Catatan aplikasi layanan\"",
        ],
    ),
];

#[test]
fn the_examples_of_every_rule() {
    let mut repaired = BTreeSet::new();
    for rule in ALL {
        for (i, example) in rule.wrong.iter().enumerate() {
            let dir = Dir::empty();
            for (path, text) in changed(example) {
                dir.write(&path, text);
            }
            let codes = repair(&format!("{} {}", rule.code, i + 1), &dir, example.today.unwrap_or(TODAY));
            repaired.extend(codes);
        }
    }
    for (code, [file, from, to]) in FURTHER {
        let dir = Dir::empty();
        BASE.iter().for_each(|(path, text)| dir.write(path, text));
        dir.replace(file, from, to);
        repaired.extend(repair(code, &dir, TODAY));
    }
    // All that the catalogue promises is seen, and no more than that.
    let promised: BTreeSet<String> =
        ALL.iter().filter(|r| r.repair == Repair::Safe).map(|r| r.code.to_owned()).collect();
    assert_eq!(repaired, promised);
}

#[test]
fn mistakes_as_people_make_them() {
    let mut repaired = 0;
    for seed in 0..SEEDS {
        let plan = Plan::generate(Profile::Small, seed);
        let clean = plan.workspace();
        for (i, mistake) in mistakes().iter().enumerate() {
            let mut rng = Rng::new(seed * 1000 + i as u64);
            let Some(seeded) = mistake.make(&plan, &mut rng) else { continue };
            let dir = Dir::empty();
            for file in seeded.workspace(&clean).files {
                dir.write(&file.path, file.bytes);
            }
            let name = format!("{seed} {} {}", mistake.code, mistake.name);
            repaired += usize::from(!repair(&name, &dir, TODAY).is_empty());
        }
    }
    println!("{repaired} mistakes were repaired");
    assert!(repaired > 20, "only {repaired} mistakes were repaired");
}

#[test]
fn the_shipped_example() {
    let dir = Dir::empty();
    let from = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples/kab-sumedang");
    copy(&from, &dir.path(""));
    repair("kab-sumedang", &dir, "2023-06-30");
    // Repairs that a person must look at may leave findings, but no broken text.
    let ran = dir.run("check --format json --today 2023-06-30 --fix-unsafe");
    let after = all(&serde_json::from_str(&ran.out).expect("JSON"));
    assert!(after.iter().all(|f| f.code != "S01"), "{after:#?}");
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &to),
            false => drop(fs::copy(&path, to).expect("copied")),
        }
    }
}

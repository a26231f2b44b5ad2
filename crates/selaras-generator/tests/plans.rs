//! The workloads as others get them: files.

use std::collections::HashSet;

use selaras_analysis::rules::ALL;
use selaras_generator::{Plan, Profile, REGIONS, Rng, Workspace, generate, mistakes, region};
use selaras_syntax::parse;

fn texts(workspace: &Workspace) -> impl Iterator<Item = (&str, &str)> {
    workspace.files.iter().map(|f| (f.path.as_str(), std::str::from_utf8(&f.bytes).expect("UTF-8")))
}

/// FNV-1a over paths and bytes.
fn hash(workspace: &Workspace) -> u64 {
    let bytes = workspace.files.iter().flat_map(|f| f.path.bytes().chain(f.bytes.iter().copied()));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert_eq!(generate(Profile::Kota, 5), generate(Profile::Kota, 5));
    assert_ne!(hash(&generate(Profile::Kota, 5)), hash(&generate(Profile::Kota, 6)));
    // A change here means that figures measured before are of other plans.
    assert_eq!(format!("{:016x}", hash(&generate(Profile::Small, 1))), "2f558c463695eefb");
    assert_eq!(format!("{:016x}", hash(&generate(Profile::Kota, 1))), "385076dc0f312aa6");
}

#[test]
fn regions_differ_and_number_552() {
    let names: HashSet<String> = (0..REGIONS)
        .step_by(23)
        .chain(0..23)
        .map(|number| {
            let paths = region_paths(number);
            paths.into_iter().find(|p| p.starts_with("rpjmd/")).expect("an RPJMD")
        })
        .collect();
    assert_eq!((REGIONS, names.len()), (552, 24 + 22));
}

fn region_paths(number: usize) -> Vec<String> {
    Plan::region(Profile::Small, number, 1).workspace().files.into_iter().map(|f| f.path).collect()
}

struct Size {
    bytes: usize,
    renstra: Vec<usize>,
    indicators: usize,
}

fn size(workspace: &Workspace) -> Size {
    let mut size = Size { bytes: 0, renstra: Vec::new(), indicators: 0 };
    for (path, text) in texts(workspace) {
        size.bytes += text.len();
        size.indicators += text.lines().filter(|line| line.trim_start().starts_with("indikator ")).count();
        // A Renstra in two files counts where it begins.
        if path.starts_with("renstra/") && !path.contains("-lanjutan") {
            size.renstra.push(text.len());
        }
    }
    size.renstra.sort_unstable();
    size
}

#[test]
fn a_city_has_the_size_that_is_promised() {
    for workspace in [generate(Profile::Kota, 1), region(551, 1)] {
        let Size { bytes, renstra, indicators } = size(&workspace);
        assert_eq!(renstra.len(), 40);
        assert!((45_000..55_000).contains(&renstra[20]), "half of them {}", renstra[20]);
        assert!((2_000_000..3_000_000).contains(&bytes), "{bytes}");
        assert!((7_000..9_000).contains(&indicators), "{indicators}");
    }
}

#[test]
fn a_big_city_has_the_size_that_is_promised() {
    let Size { bytes, renstra, indicators } = size(&generate(Profile::KotaL, 1));
    assert_eq!(renstra.len(), 40);
    assert!((450_000..490_000).contains(&renstra[20]), "half of them {}", renstra[20]);
    assert!((25_000_000..27_500_000).contains(&bytes), "{bytes}");
    assert!((56_000..66_000).contains(&indicators), "{indicators}");
}

#[test]
fn consistent_text_parses() {
    for workspace in [generate(Profile::Small, 2), generate(Profile::Kota, 2)] {
        for (path, text) in texts(&workspace).filter(|(path, _)| !path.ends_with(".toml")) {
            let errors = parse(text).errors;
            assert!(errors.is_empty(), "{path}: {:?}", errors[0]);
        }
    }
}

#[test]
fn every_rule_of_the_core_has_a_mistake() {
    let catalogue: HashSet<(&str, &str)> = ALL.iter().map(|rule| (rule.code, rule.slug)).collect();
    let mut made: HashSet<(&str, &str)> = mistakes().iter().map(|m| (m.code, m.rule)).collect();
    // A defect of the tool cannot be written into a plan.
    made.insert(("S12", "galat-internal"));
    assert_eq!(made, catalogue);
    let names: HashSet<(&str, &str)> = mistakes().iter().map(|m| (m.rule, m.name)).collect();
    assert_eq!(names.len(), mistakes().len());
}

#[test]
fn a_mistake_changes_the_text_and_points_into_it() {
    for seed in 0..6 {
        let plan = Plan::generate(Profile::Small, seed);
        let clean = plan.workspace();
        for (i, mistake) in mistakes().iter().enumerate() {
            let name = format!("{} {} {seed}", mistake.code, mistake.name);
            let Some(seeded) = mistake.make(&plan, &mut Rng::new(i as u64)) else { continue };
            let changed = seeded.workspace(&clean);
            assert_ne!(changed, clean, "{name}");
            assert!(!seeded.must.is_empty(), "{name}");
            assert!(seeded.must.iter().any(|e| e.rule == mistake.rule), "{name}");
            for expected in seeded.must.iter().chain(&seeded.also) {
                let file = changed.files.iter().find(|f| f.path == expected.file).expect(&name);
                let lines = file.bytes.split(|b| *b == b'\n').count();
                assert!((1..=lines).contains(&(expected.line as usize)), "{name}: {expected}");
            }
            for file in &seeded.changed {
                let before = clean.files.iter().find(|f| f.path == file.path);
                assert!(before.is_none_or(|b| b.bytes != file.bytes), "{name}: {} is as before", file.path);
            }
        }
    }
}

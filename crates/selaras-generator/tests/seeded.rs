//! The proof of recall, silence and noise: the analyzer says nothing about consistent plans, finds every mistake at its
//! line, and says little else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use selaras_analysis::rule::{Severity, Text};
use selaras_analysis::{ReadProblem, Session, Settings};
use selaras_generator::{Expected, File, Mistake, Plan, Profile, Rng, Seeded, mistakes};
use selaras_plan::years::Date;
use selaras_syntax::LineIndex;
use selaras_workspace::encoding::decode;
use selaras_workspace::{Message, ProblemKind};

/// Small plans in which every mistake is made once, and cities.
const SMALL: u64 = 14;
const CITIES: u64 = 1;

/// A finding, by the line on which it stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Found {
    file: String,
    line: u32,
    rule: &'static str,
    severity: Severity,
    message: String,
}

impl Found {
    fn is(&self, expected: &Expected) -> bool {
        self.file == expected.file
            && self.line == expected.line
            && self.rule == expected.rule
            && expected.severity.is_none_or(|s| s == self.severity.name())
    }
}

/// A workspace that is checked, changed, checked again, and put back.
struct Bench {
    session: Session,
    clean: BTreeMap<String, Vec<u8>>,
}

impl Bench {
    fn new(plan: &Plan) -> Bench {
        let files = plan.workspace().files.into_iter().filter(|f| !f.path.ends_with(".toml"));
        let clean: BTreeMap<String, Vec<u8>> = files.map(|f| (f.path, f.bytes)).collect();
        let mut bench = Bench { session: Session::new(Settings::default()), clean: clean.clone() };
        for (path, bytes) in clean {
            bench.set(&path, bytes);
        }
        bench
    }

    fn set(&mut self, path: &str, bytes: Vec<u8>) {
        let decoded = decode(&bytes);
        let text: Arc<str> = decoded.text.unwrap_or_default().into();
        let Some(trouble) = decoded.problem else { return self.session.set_file(path, text) };
        let words = |m: &Message| Text::new(m.id.clone(), m.en.clone());
        let limit = trouble.kind == ProblemKind::TooLarge;
        let at = Some(trouble.place.offset as u32);
        let problem = ReadProblem { limit, at, message: words(&trouble.message), help: words(&trouble.help) };
        self.session.set_problem(path, text, problem);
    }

    fn check(&mut self) -> Vec<Found> {
        let outcome = self.session.check(Date::parse("2026-01-15").expect("a date"));
        let found = outcome.diagnostics.iter().map(|d| {
            let text = self.session.text(&d.location.file).expect("a finding's file");
            Found {
                file: d.location.file.to_string(),
                line: LineIndex::new(&text).line(d.location.span.start) + 1,
                rule: d.rule.slug,
                severity: d.severity,
                message: d.message.id.clone(),
            }
        });
        found.collect()
    }

    /// What is found with the mistake; afterwards the workspace is as before.
    fn with(&mut self, seeded: &Seeded) -> Vec<Found> {
        for File { path, bytes } in &seeded.changed {
            self.set(path, bytes.clone());
        }
        for path in &seeded.removed {
            self.session.remove_file(path);
        }
        let found = self.check();
        for path in seeded.changed.iter().map(|f| &f.path).chain(&seeded.removed) {
            match self.clean.get(path).cloned() {
                Some(bytes) => self.set(path, bytes),
                None => self.session.remove_file(path),
            }
        }
        found
    }
}

#[test]
fn consistent_plans_are_silent() {
    for (profile, seeds) in [(Profile::Small, 0..60), (Profile::Kota, 0..3)] {
        for seed in seeds {
            let found = Bench::new(&Plan::generate(profile, seed)).check();
            assert!(found.is_empty(), "{profile:?} {seed}: {} findings, first {:#?}", found.len(), found[0]);
        }
    }
}

#[test]
fn every_mistake_is_found_and_little_else() {
    let mut tally = Tally::default();
    for (profile, seeds) in [(Profile::Small, 0..SMALL), (Profile::Kota, 0..CITIES)] {
        for seed in seeds {
            let plan = Plan::generate(profile, seed);
            let mut bench = Bench::new(&plan);
            for (i, mistake) in mistakes().iter().enumerate() {
                let mut rng = Rng::new(seed * 1000 + i as u64);
                let Some(seeded) = mistake.make(&plan, &mut rng) else { continue };
                tally.count(&format!("{profile:?} {seed}"), mistake, &seeded, &bench.with(&seeded));
            }
            assert!(
                bench.check().is_empty(),
                "{profile:?} {seed}: all is put back, and yet something is found"
            );
        }
    }
    println!("{} mistakes, {} further findings", tally.made, tally.further.len());
    tally.further.iter().for_each(|line| println!("further {line}"));
    assert!(tally.missing.is_empty(), "not found:\n{}", tally.missing.join("\n"));
    let never: Vec<&str> =
        mistakes().iter().map(|m| m.name).filter(|name| !tally.kinds.contains(name)).collect();
    assert!(never.is_empty(), "never made: {never:?}");
    assert!(tally.further.len() * 5 <= tally.made, "more than one further finding in five mistakes");
}

#[derive(Default)]
struct Tally {
    made: usize,
    kinds: BTreeSet<&'static str>,
    missing: Vec<String>,
    further: Vec<String>,
}

impl Tally {
    fn count(&mut self, plan: &str, mistake: &Mistake, seeded: &Seeded, found: &[Found]) {
        let name = format!("{plan} {} {}", mistake.code, mistake.name);
        self.made += 1;
        self.kinds.insert(mistake.name);
        for expected in &seeded.must {
            // Once: the same finding twice at a place is noise, too.
            match found.iter().filter(|f| f.is(expected)).count() {
                0 => self.missing.push(format!("{name}: {expected}")),
                times => self.further.extend((1..times).map(|_| format!("{name}: twice {expected}"))),
            }
        }
        let known = |f: &Found| seeded.must.iter().chain(&seeded.also).any(|e| f.is(e));
        let further = found.iter().filter(|f| !known(f));
        self.further
            .extend(further.map(|f| format!("{name}: {}:{} {}: {}", f.file, f.line, f.rule, f.message)));
    }
}

//! What an edit runs again, counted: no clock, no noise. Names are those of the queries in `src/`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use selaras_analysis::db::Database;
use selaras_analysis::rules::{BASE, TODAY};
use selaras_analysis::{Session, Settings};
use selaras_plan::years::Date;

/// A session on the base workspace, checked once, with a list of the queries that ran.
struct Watched {
    session: Session,
    ran: Arc<Mutex<Vec<String>>>,
}

impl Watched {
    fn new() -> Watched {
        let ran = Arc::new(Mutex::new(Vec::new()));
        let log = ran.clone();
        let db = Database::watched(move |query| log.lock().unwrap().push(query));
        let mut session = Session::on(db, Settings::default());
        for (path, text) in BASE {
            session.set_file(path, Arc::from(*text));
        }
        let mut watched = Watched { session, ran };
        watched.check();
        watched
    }

    /// Checks, and counts the queries that ran by name.
    fn check(&mut self) -> BTreeMap<String, usize> {
        self.ran.lock().unwrap().clear();
        self.session.check(Date::parse(TODAY).unwrap());
        let mut counts = BTreeMap::new();
        for query in self.ran.lock().unwrap().iter() {
            *counts.entry(query.split('(').next().unwrap().to_owned()).or_default() += 1;
        }
        counts
    }

    /// Replaces a text that occurs once, and checks.
    fn edit(&mut self, path: &str, from: &str, to: &str) -> BTreeMap<String, usize> {
        let text = self.session.text(path).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from}");
        self.session.set_file(path, Arc::from(text.replace(from, to)));
        self.check()
    }
}

fn total(counts: &BTreeMap<String, usize>) -> usize {
    counts.values().sum()
}

#[track_caller]
fn assert_ran(counts: &BTreeMap<String, usize>, wanted: &[(&str, usize)]) {
    let wanted: BTreeMap<String, usize> = wanted.iter().map(|(n, c)| (n.to_string(), *c)).collect();
    assert_eq!(*counts, wanted);
}

#[test]
fn nothing_runs_where_nothing_changed() {
    let mut watched = Watched::new();
    let text = watched.session.text("diskominfo.renstra").unwrap();
    watched.session.set_file("diskominfo.renstra", text);
    assert_ran(&watched.check(), &[]);
}

#[test]
fn a_comment_at_the_top_runs_one_parse_and_nothing_else() {
    let mut watched = Watched::new();
    let ran =
        watched.edit("diskominfo.renstra", "renstra diskominfo-2025", "// catatan\nrenstra diskominfo-2025");
    assert_ran(&ran, &[("items", 1)]);
    // In an editor the tree is kept: parsing is a query of its own.
    watched.session.set_open("diskominfo.renstra", true);
    watched.check();
    let ran = watched.edit("diskominfo.renstra", "// catatan\n", "// catatan lain\n");
    assert_ran(&ran, &[("items", 1), ("tree", 1)]);
}

#[test]
fn a_target_in_a_renstra_runs_that_renstra_and_the_region() {
    let mut watched = Watched::new();
    let ran = watched.edit("diskominfo.renstra", "target = 30 | 38 | 46", "target = 30 | 39 | 46");
    // The indicator is its own: what the Renstra says to the region stays equal, and the region is not judged again.
    assert_ran(&ran, &[("items", 1), ("shape", 1), ("assess", 1)]);
    let ran = watched.edit("diskominfo.renstra", "target = 3,3 | 3,5 | 3,7", "target = 3,3 | 3,6 | 3,7");
    // Of the region's rules only those of figures are asked.
    let regional = [("exports", 1), ("deeds", 1), ("judge_part", 1)];
    assert_ran(&ran, &[&[("items", 1), ("shape", 1), ("assess", 1)], &regional[..]].concat());
    assert!(total(&ran) <= 8);
}

#[test]
fn a_node_that_comes_does_not_tell_the_documents_apart_again() {
    let mut watched = Watched::new();
    let line = "        indikator mengacu 2.16.03/KEL\n";
    let ran = watched.edit("diskominfo.renstra", line, &format!("{line}        indikator\n"));
    assert_eq!((ran["tops"], ran["structure"], ran["assess"]), (1, 1, 1), "{ran:?}");
    assert!(!ran.contains_key("documents"), "{ran:?}");
}

#[test]
fn a_target_in_the_rpjmd_judges_only_those_who_read_it() {
    let mut watched = Watched::new();
    let ran = watched.edit("rpjmd.rpjmd", "target = 55 | 60 | 65", "target = 55 | 61 | 65");
    // One Renstra (dinkes) is in charge; the RPJMD is judged itself. Of the others only the projection runs.
    assert_eq!(ran["assess"], 2, "{ran:?}");
    assert!(!ran.contains_key("links") && !ran.contains_key("structure"), "{ran:?}");
    assert_eq!(ran["items"], 1, "{ran:?}");
}

#[test]
fn a_renamed_code_runs_links_and_reads_no_other_file_again() {
    let mut watched = Watched::new();
    let ran = watched.edit("rpjmd.rpjmd", "indikator PHBS", "indikator PHBS2");
    assert_eq!(ran["items"], 1, "{ran:?}");
    assert_eq!(ran["shape"], 1, "{ran:?}");
}

#[test]
fn a_note_in_one_renstra_does_not_judge_the_others() {
    let mut watched = Watched::new();
    let ran = watched.edit(
        "dinkes.renstra",
        "indikator STUNTING mengacu T2/S1/STUNTING {",
        "indikator STUNTING mengacu T2/S1/STUNTING {\n        catatan \"dibahas\"",
    );
    assert_eq!(ran["assess"], 1, "{ran:?}");
}

//! What a session held at one moment, and the whole of what is found in it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use salsa::Database as _;
use selaras_plan::years::Date;
use selaras_syntax::Parse;
use selaras_syntax::tree::Span;

use crate::assess::assess;
use crate::db::{Database, Db, ReadProblem, SourceFile, Workspace, items, tree};
use crate::diagnostic::{Diagnostic, Location, Outcome, Waived};
use crate::documents::{DocId, documents};
use crate::finding::Finding;
use crate::plan::plan;
use crate::publish::{Publisher, fingerprint};
use crate::region::{Part, is_in_force, judge_part};
use crate::rule::{Severity, Text};
use crate::settle::{Gathered, Settled, Shown};
use crate::{rules, waivers};

/// What a session held at one moment. It answers on any thread, and its clones share what was found.
#[derive(Clone)]
pub struct Snapshot {
    pub(crate) db: Database,
    pub(crate) workspace: Workspace,
    pub(crate) files: Arc<BTreeMap<Arc<str>, SourceFile>>,
}

/// Ends, from any thread, what a snapshot is being asked: as [`crate::Cancelled`], at the next query.
#[derive(Clone, Debug)]
pub struct Stop(salsa::CancellationToken);

impl Stop {
    /// Ends it. Between two questions it may be forgotten: it is said again until the work has ended.
    pub fn now(&self) {
        self.0.cancel();
    }
}

impl Snapshot {
    /// The database, for queries.
    pub fn db(&self) -> &dyn Db {
        &self.db
    }

    /// The key of all queries over the workspace.
    pub fn workspace(&self) -> Workspace {
        self.workspace
    }

    /// What ends the questions that this snapshot is asked. Its clones go on.
    pub fn stop(&self) -> Stop {
        Stop(self.db.cancellation_token())
    }

    /// A file of the workspace.
    pub fn file(&self, path: &str) -> Option<SourceFile> {
        self.files.get(path).copied()
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &Arc<str>> {
        self.files.keys()
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<&Arc<str>> {
        self.files.get(path).map(|f| f.text(&self.db))
    }

    /// The tree of a file: kept where an editor shows it, else parsed again.
    pub fn parse(&self, file: SourceFile) -> Arc<Parse> {
        tree_of(&self.db, file)
    }

    /// Everything that is found, with `today` as the day that waivers and deadlines are held against.
    pub fn check(&self, today: Date) -> Outcome {
        self.found(None, today).outcome()
    }

    /// The findings of one file, sorted by place and code: those that [`Snapshot::check`] puts there. None where there is
    /// no such file.
    pub fn diagnostics(&self, path: &str, today: Date) -> Arc<[Diagnostic]> {
        self.found(Some(path), today).of(path)
    }

    /// Judges everything, what is written in the file `edited` first; what is found is told afterwards, file by file or
    /// as a whole.
    pub fn found(&self, edited: Option<&str>, today: Date) -> Found<'_> {
        let (db, workspace) = (&self.db, self.workspace);
        let files = workspace.files(db);
        // What changed is mostly in this file: before the others are asked, it is read once.
        if let Some(file) = edited.and_then(|path| self.file(path)) {
            let _ = guarded(|| items(db, file));
        }
        // Reading files and judging Renstra are independent work; the results are asked for in order afterwards.
        little_by_little(db, 2, files.len(), |db, n| {
            items(db, files[n]);
        });
        let Ok(count) = guarded(|| documents(db, workspace).list.len()) else {
            return Found { snapshot: self, settled: None };
        };
        // Before the first Renstra waits for what it follows, everything that needs nothing else is done.
        little_by_little(db, 2, count, |db, n| {
            plan(db, workspace, DocId(n as u32));
        });
        little_by_little(db, 2, count, |db, n| {
            let doc = DocId(n as u32);
            assess(db, workspace, doc);
            waivers::written(db, workspace, doc);
        });
        let in_force = documents(db, workspace).iter().filter(|(_, d)| is_in_force(d));
        let parts: Vec<_> = in_force.flat_map(|(doc, _)| Part::ALL.map(|part| (doc, part))).collect();
        little_by_little(db, 1, parts.len(), |db, n| {
            let (doc, part) = parts[n];
            judge_part(db, workspace, doc, part);
        });
        Found { snapshot: self, settled: Some(Gathered::new(db, workspace, count).settle(today)) }
    }

    /// Not even the documents can be told apart: each file is looked at alone, to name the one that breaks.
    fn broken(&self) -> Outcome {
        let mut outcome = Outcome { files: self.files.len(), ..Outcome::default() };
        for file in self.files.values() {
            if guarded(|| items(&self.db, *file).has_errors).is_err() {
                outcome.diagnostics.push(internal(&self.db, *file));
            }
        }
        if outcome.diagnostics.is_empty()
            && let Some(file) = self.files.values().next()
        {
            outcome.diagnostics.push(internal(&self.db, *file));
        }
        outcome
    }
}

/// What is found at one moment, judged and not yet told.
pub struct Found<'a> {
    snapshot: &'a Snapshot,
    /// None: not even the documents can be told apart.
    settled: Option<Settled<'a>>,
}

impl Found<'_> {
    /// The findings of one file, sorted by place and code; none where there is no such file.
    pub fn of(&self, path: &str) -> Arc<[Diagnostic]> {
        let Some(file) = self.snapshot.file(path) else { return Arc::default() };
        let Some(settled) = &self.settled else {
            let broken = self.snapshot.broken().diagnostics;
            return broken.into_iter().filter(|d| *d.location.file == *path).collect();
        };
        let publisher = Publisher::new(&self.snapshot.db, self.snapshot.workspace);
        FilePublisher { snapshot: self.snapshot, settled, publisher }.of(file)
    }

    /// All of it: what is shown, sorted by file, place and code, and what waivers hide.
    pub fn outcome(&self) -> Outcome {
        let Some(settled) = &self.settled else { return self.snapshot.broken() };
        let (db, workspace) = (&self.snapshot.db, self.snapshot.workspace);
        let mut publisher = Publisher::new(db, workspace);
        let files = workspace.files(db).len();
        let mut outcome = Outcome { documents: settled.documents, files, ..Outcome::default() };
        for Shown { finding, level, waived } in &settled.shown {
            let diagnostic = publisher.diagnostic(finding, *level);
            match waived.map(|w| &settled.waivers[w]) {
                Some(waiver) => outcome.suppressed.push(Waived {
                    waiver: publisher.location(waiver.at),
                    reason: waiver.reason.clone(),
                    diagnostic,
                }),
                None => outcome.diagnostics.push(diagnostic),
            }
        }
        for &file in workspace.files(db) {
            of_text(db, file, &mut publisher, &mut outcome.diagnostics);
        }
        for file in &settled.broken {
            outcome.diagnostics.push(internal(db, *file));
        }
        sort(&mut outcome.diagnostics);
        outcome.suppressed.sort_by_cached_key(|w| key(&w.diagnostic));
        tell_apart(&mut outcome.diagnostics, &mut FxHashMap::default());
        outcome
    }
}

fn tree_of(db: &dyn Db, file: SourceFile) -> Arc<selaras_syntax::Parse> {
    match file.open(db) {
        true => tree(db, file),
        false => Arc::new(selaras_syntax::parse(file.text(db))),
    }
}

/// What is wrong with the text of a file itself.
fn of_text(db: &dyn Db, file: SourceFile, publisher: &mut Publisher, found: &mut Vec<Diagnostic>) {
    if let Some(problem) = file.problem(db) {
        found.push(unreadable(db, file, problem));
    }
    if items(db, file).has_errors {
        for error in &publisher.parse(file).errors {
            found.push(publisher.syntax(file, error));
        }
    }
}

/// Publishes the findings of one file.
struct FilePublisher<'a> {
    snapshot: &'a Snapshot,
    settled: &'a Settled<'a>,
    publisher: Publisher<'a>,
}

impl FilePublisher<'_> {
    fn of(mut self, file: SourceFile) -> Arc<[Diagnostic]> {
        let mut found = self.sorted(file);
        // Equal fingerprints are told apart by their order in the whole workspace; few files have any in common.
        let mut seen = FxHashMap::default();
        for before in self.snapshot.files.values().take_while(|f| **f != file) {
            if self.may_share(*before, file, &found) {
                tell_apart(&mut self.sorted(*before), &mut seen);
            }
        }
        tell_apart(&mut found, &mut seen);
        found.into()
    }

    fn sorted(&mut self, file: SourceFile) -> Vec<Diagnostic> {
        let db = &self.snapshot.db;
        let mut found = Vec::new();
        for Shown { finding, level, .. } in shown_in(self.settled, file) {
            found.push(self.publisher.diagnostic(finding, *level));
        }
        of_text(db, file, &mut self.publisher, &mut found);
        found.extend(self.settled.broken.iter().filter(|f| **f == file).map(|f| internal(db, *f)));
        sort(&mut found);
        found
    }

    /// A finding of the other file may have the fingerprint of one of this: both have syntax errors, or findings of one
    /// rule at nodes of one name.
    fn may_share(&self, other: SourceFile, file: SourceFile, found: &[Diagnostic]) -> bool {
        let db = &self.snapshot.db;
        let has_errors = |file| items(db, file).has_errors;
        let documents = documents(db, self.snapshot.workspace);
        let id = |finding: &Finding| &documents.get(finding.node.doc).id;
        has_errors(file) && has_errors(other)
            || shown_in(self.settled, other).any(|o| {
                let near = |f: &&Shown| f.finding.rule == o.finding.rule && id(&f.finding) == id(&o.finding);
                shown_in(self.settled, file).any(|f| near(&f)) && {
                    let path = self.publisher.node_path(o.finding.node);
                    found.iter().any(|d| d.rule == o.finding.rule && d.node == path)
                }
            })
    }
}

/// What is shown in a file.
fn shown_in<'s, 'a>(settled: &'s Settled<'a>, file: SourceFile) -> impl Iterator<Item = &'s Shown<'a>> {
    settled.shown.iter().filter(move |s| s.waived.is_none() && s.finding.at.file == file)
}

fn key(d: &Diagnostic) -> (Arc<str>, u32, u32, &'static str, String) {
    (d.location.file.clone(), d.location.span.start, d.location.span.end, d.rule.code, d.message.id.clone())
}

/// By file, place, code.
fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by_cached_key(key);
    diagnostics.dedup();
}

/// Equal fingerprints are told apart by their order; `seen` counts those of the findings before.
fn tell_apart(diagnostics: &mut [Diagnostic], seen: &mut FxHashMap<String, u32>) {
    for diagnostic in diagnostics {
        let times = seen.entry(diagnostic.fingerprint.clone()).or_default();
        *times += 1;
        if *times > 1 {
            diagnostic.fingerprint = fingerprint(&[&diagnostic.fingerprint, &times.to_string()]);
        }
    }
}

/// Runs `work` for every number below `count` on all cores, each thread with a clone of the database. A panic ends the
/// one piece of work; asking for it again, in order, names it.
fn in_parallel(db: &Database, count: usize, work: impl Fn(&Database, usize) + Sync) {
    (0..count).into_par_iter().for_each_with(db.clone(), |db, n| {
        let _ = guarded(|| work(db, n));
    });
}

/// A piece of work that is worth another core: longer than one needs to wake up.
const HEAVY: Duration = Duration::from_micros(100);

/// As [`in_parallel`], where there is mostly little to do: other cores are asked behind so many heavy pieces.
fn little_by_little(db: &Database, heavy: usize, count: usize, work: impl Fn(&Database, usize) + Sync) {
    let mut met = 0;
    for n in 0..count {
        if met >= heavy {
            return in_parallel(db, count - n, |db, more| work(db, n + more));
        }
        let begun = Instant::now();
        let _ = guarded(|| work(db, n));
        met += usize::from(begun.elapsed() > HEAVY);
    }
}

/// The result, unless a defect of the tool ends it. A cancelled query is no defect, and is passed on.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, ()> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(result) => Ok(result),
        Err(payload) if payload.is::<salsa::Cancelled>() => std::panic::resume_unwind(payload),
        Err(_) => Err(()),
    }
}

fn at_start(db: &dyn Db, file: SourceFile) -> Location {
    Location { file: file.path(db).clone(), span: Default::default() }
}

fn unreadable(db: &dyn Db, file: SourceFile, problem: &ReadProblem) -> Diagnostic {
    let rule = match problem.limit {
        true => &rules::s11_batas_terlampaui::RULE,
        false => &rules::s10_berkas_tidak_terbaca::RULE,
    };
    let mut found = about_file(db, file, rule, problem.message.clone(), problem.help.clone());
    let text = file.text(db);
    if let Some(at) = problem.at
        && let Some(letter) = text.get(at as usize..).and_then(|rest| rest.chars().next())
    {
        found.location.span = Span::new(at, at + letter.len_utf8() as u32);
    }
    found
}

fn internal(db: &dyn Db, file: SourceFile) -> Diagnostic {
    let rule = &rules::s12_galat_internal::RULE;
    let path = file.path(db);
    about_file(
        db,
        file,
        rule,
        Text::new(
            format!("Selaras gagal memeriksa {path}: ini cacat program, bukan kesalahan rencana Anda."),
            format!(
                "Selaras failed to check {path}: this is a defect of the program, not a mistake in your plan."
            ),
        ),
        Text::new(
            "Laporkan dengan menyertakan berkas ini dan keluaran `selaras --version`; berkas lain tetap diperiksa.",
            "Report it with this file and the output of `selaras --version`; other files are still checked.",
        ),
    )
}

fn about_file(
    db: &dyn Db,
    file: SourceFile,
    rule: &'static crate::rule::Rule,
    message: Text,
    help: Text,
) -> Diagnostic {
    Diagnostic {
        rule,
        severity: Severity::Error,
        // Not by its words, which may name a line.
        fingerprint: fingerprint(&[rule.code, file.path(db)]),
        message,
        help,
        label: Text::default(),
        node: String::new(),
        agency: None,
        location: at_start(db, file),
        related: Vec::new(),
        fixes: Vec::new(),
    }
}

//! What a session held at one moment, and the whole of what is found in it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
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
use crate::region::{is_regional_plan, judge_region};
use crate::rule::{Severity, Text};
use crate::{rules, silence, waivers};

/// What a session held at one moment. It answers on any thread, and its clones share what was found.
#[derive(Clone)]
pub struct Snapshot {
    pub(crate) db: Database,
    pub(crate) workspace: Workspace,
    pub(crate) files: Arc<BTreeMap<Arc<str>, SourceFile>>,
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
        let (db, workspace) = (&self.db, self.workspace);
        let files = workspace.files(db);
        // Reading files and judging Renstra are independent work; the results are asked for in order afterwards.
        in_parallel(db, files.len(), |db, n| {
            items(db, files[n]);
        });
        let Ok(count) = guarded(|| documents(db, workspace).list.len()) else {
            return self.broken(today);
        };
        // Before the first Renstra waits for what it follows, everything that needs nothing else is done.
        in_parallel(db, count, |db, n| {
            plan(db, workspace, DocId(n as u32));
        });
        in_parallel(db, count, |db, n| {
            let doc = DocId(n as u32);
            assess(db, workspace, doc);
            waivers::written(db, workspace, doc);
        });
        let gathered = Gathered::new(db, workspace, count);
        gathered.settle(db, workspace, today)
    }

    /// Not even the documents can be told apart: each file is looked at alone, to name the one that breaks.
    fn broken(&self, _today: Date) -> Outcome {
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

/// Findings as they come from the queries.
struct Gathered {
    findings: Vec<Finding>,
    /// Documents, and files, whose judgement broke off (S12).
    broken: Vec<SourceFile>,
    documents: usize,
}

impl Gathered {
    fn new(db: &dyn Db, workspace: Workspace, count: usize) -> Gathered {
        let mut gathered = Gathered { findings: Vec::new(), broken: Vec::new(), documents: 0 };
        let documents = documents(db, workspace);
        for n in 0..count {
            let doc = DocId(n as u32);
            let document = documents.get(doc);
            gathered.documents += usize::from(!document.orphan);
            let mut take = |found: Result<Vec<Finding>, ()>| match found {
                Ok(found) => gathered.findings.extend(found),
                Err(()) => gathered.broken.extend(document.parts.first().map(|p| p.file)),
            };
            take(guarded(|| assess(db, workspace, doc).findings.clone()));
            if is_regional_plan(document) && !document.replaced {
                take(guarded(|| judge_region(db, workspace, doc).clone()));
            }
        }
        gathered.broken.dedup();
        gathered
    }

    fn settle(mut self, db: &dyn Db, workspace: Workspace, today: Date) -> Outcome {
        let documents = documents(db, workspace);
        let settings = workspace.settings(db);
        let mut waivers = waivers::collect(db, workspace);
        // Which waiver hides which finding; a finding about several nodes loses those that are waived.
        let at_first: Vec<bool> =
            self.findings.iter().map(|f| f.subjects.first().is_some_and(|s| s.at == f.at)).collect();
        let mut hidden_by: Vec<Option<usize>> = vec![None; self.findings.len()];
        for (n, finding) in self.findings.iter_mut().enumerate() {
            for (w, waiver) in waivers.iter_mut().enumerate() {
                if !waiver.hides(today) || !waiver.names(finding.rule) {
                    continue;
                }
                if !waivers::speaks_for(db, documents, workspace, waiver, finding) {
                    continue;
                }
                let covers = |node| waivers::covers(db, workspace, &waiver.nodes, node);
                let several = !finding.subjects.is_empty();
                let some = finding.subjects.iter().any(|s| covers(s.node));
                let all = several && finding.subjects.iter().all(|s| covers(s.node));
                let related = || finding.related.iter().filter_map(|r| r.node).any(covers);
                if all || covers(finding.node) || !several && related() {
                    waiver.used = true;
                    hidden_by[n] = Some(w);
                    break;
                }
                waiver.used |= some;
                finding.subjects.retain(|s| !covers(s.node));
            }
        }
        let waived: Vec<bool> = hidden_by.iter().map(Option::is_some).collect();
        let mut gone = vec![false; self.findings.len()];
        silence::apply(db, workspace, &mut self.findings, &waived, &mut gone);
        tell_once(&mut self.findings, &waived, &mut gone);
        // What stood at its first node stands at the first that is left.
        for (finding, _) in self.findings.iter_mut().zip(at_first).filter(|(_, at_first)| *at_first) {
            finding.at = finding.subjects.first().map_or(finding.at, |s| s.at);
        }
        only_where_waived(&self.findings, &waived, &mut gone);

        let mut publisher = Publisher::new(db, workspace);
        let mut outcome =
            Outcome { documents: self.documents, files: workspace.files(db).len(), ..Outcome::default() };
        let about_waivers = waivers::judge(db, workspace, &waivers, today);
        for (n, finding) in self.findings.iter().chain(&about_waivers).enumerate() {
            if gone.get(n) == Some(&true) {
                continue;
            }
            let Some(level) = settings.level(finding.rule, finding.severity) else { continue };
            let diagnostic = publisher.diagnostic(finding, level);
            match hidden_by.get(n).copied().flatten() {
                Some(w) => outcome.suppressed.push(Waived {
                    waiver: publisher.location(waivers[w].at),
                    reason: waivers[w].reason.clone(),
                    diagnostic,
                }),
                None => outcome.diagnostics.push(diagnostic),
            }
        }
        for &file in workspace.files(db) {
            if let Some(problem) = file.problem(db) {
                outcome.diagnostics.push(unreadable(db, file, problem));
            }
            if items(db, file).has_errors {
                for error in &tree_of(db, file).errors {
                    outcome.diagnostics.push(publisher.syntax(file, error));
                }
            }
        }
        for file in self.broken {
            outcome.diagnostics.push(internal(db, file));
        }
        finish(&mut outcome);
        outcome
    }
}

/// Where several documents are asked for the same, the first that is left is told; the waived ones are listed once, too.
fn tell_once(findings: &mut [Finding], waived: &[bool], gone: &mut [bool]) {
    let mut told = FxHashSet::default();
    for (n, finding) in findings.iter_mut().enumerate() {
        if finding.told_once && !gone[n] {
            finding.subjects.retain(|s| told.insert((finding.rule.code, s.node, waived[n])));
            gone[n] = finding.subjects.is_empty();
        }
    }
}

/// L01 and the like: judged only where a waiver hides what would have spoken first, at the same node.
fn only_where_waived(findings: &[Finding], waived: &[bool], gone: &mut [bool]) {
    let mut hidden = FxHashMap::default();
    for (n, finding) in findings.iter().enumerate().filter(|(n, _)| waived[*n]) {
        hidden.entry(finding.node).or_insert_with(Vec::new).push((finding.rule.code, n));
    }
    for (n, finding) in findings.iter().enumerate().filter(|(_, f)| !f.only_if_waived.is_empty()) {
        let sides = std::iter::once(finding.node).chain(finding.related.iter().filter_map(|r| r.node));
        let any =
            sides.filter_map(|s| hidden.get(&s)).flatten().any(|(c, _)| finding.only_if_waived.contains(c));
        gone[n] |= !any;
    }
}

fn tree_of(db: &dyn Db, file: SourceFile) -> Arc<selaras_syntax::Parse> {
    match file.open(db) {
        true => tree(db, file),
        false => Arc::new(selaras_syntax::parse(file.text(db))),
    }
}

/// Sorted by file, place, code; equal fingerprints are told apart by their order.
fn finish(outcome: &mut Outcome) {
    fn key(d: &Diagnostic) -> (Arc<str>, u32, u32, &'static str, String) {
        (
            d.location.file.clone(),
            d.location.span.start,
            d.location.span.end,
            d.rule.code,
            d.message.id.clone(),
        )
    }
    outcome.diagnostics.sort_by_cached_key(key);
    outcome.diagnostics.dedup();
    outcome.suppressed.sort_by_cached_key(|w| key(&w.diagnostic));
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
    for diagnostic in &mut outcome.diagnostics {
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

/// The result, unless a defect of the tool ends it. A cancelled query is no defect, and is passed on.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, ()> {
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

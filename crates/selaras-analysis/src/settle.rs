//! What is shown of all that was found: findings less those that a waiver hides, and those that stand behind another.
//! Nothing is copied but what loses one of its nodes.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};
use selaras_plan::years::Date;

use crate::assess::assess;
use crate::db::{Db, SourceFile, Workspace};
use crate::documents::{DocId, documents};
use crate::finding::Finding;
use crate::region::{is_in_force, judge_region};
use crate::rule::Severity;
use crate::silence;
use crate::snapshot::guarded;
use crate::waivers::{self, Waiver};

/// Findings as they come from the queries.
pub(crate) struct Gathered<'a> {
    db: &'a dyn Db,
    workspace: Workspace,
    findings: Vec<Cow<'a, Finding>>,
    /// Documents, and files, whose judgement broke off (S12).
    broken: Vec<SourceFile>,
    documents: usize,
}

/// What is left of them.
pub(crate) struct Settled<'a> {
    /// What is shown, and what a waiver hides, in the order in which it was found.
    pub(crate) shown: Vec<Shown<'a>>,
    /// The waivers of all documents.
    pub(crate) waivers: Vec<Waiver>,
    /// Documents, and files, whose judgement broke off (S12).
    pub(crate) broken: Vec<SourceFile>,
    /// Number of documents.
    pub(crate) documents: usize,
}

/// A finding that is left.
pub(crate) struct Shown<'a> {
    /// What was found.
    pub(crate) finding: Cow<'a, Finding>,
    /// Its weight.
    pub(crate) level: Severity,
    /// The waiver that hides it, by its number.
    pub(crate) waived: Option<usize>,
}

impl<'a> Gathered<'a> {
    /// Asks every document, and every plan in force, in order.
    pub(crate) fn new(db: &'a dyn Db, workspace: Workspace, count: usize) -> Gathered<'a> {
        let mut gathered = Gathered { db, workspace, findings: Vec::new(), broken: Vec::new(), documents: 0 };
        let documents = documents(db, workspace);
        for n in 0..count {
            let doc = DocId(n as u32);
            let document = documents.get(doc);
            gathered.documents += usize::from(!document.orphan);
            let mut take = |found: Result<&'a Vec<Finding>, ()>| match found {
                Ok(found) => gathered.findings.extend(found.iter().map(Cow::Borrowed)),
                Err(()) => gathered.broken.extend(document.parts.first().map(|p| p.file)),
            };
            take(guarded(|| &assess(db, workspace, doc).findings));
            if is_in_force(document) {
                take(guarded(|| judge_region(db, workspace, doc)));
            }
        }
        gathered.broken.dedup();
        gathered
    }

    /// Holds waivers, the table of silences and the levels against what was found.
    pub(crate) fn settle(mut self, today: Date) -> Settled<'a> {
        let (db, workspace) = (self.db, self.workspace);
        let settings = workspace.settings(db);
        let mut waivers = waivers::collect(db, workspace);
        let at_first: Vec<bool> =
            self.findings.iter().map(|f| f.subjects.first().is_some_and(|s| s.at == f.at)).collect();
        let hidden_by = self.hide(&mut waivers, today);
        let waived: Vec<bool> = hidden_by.iter().map(Option::is_some).collect();
        let mut gone = vec![false; self.findings.len()];
        silence::apply(db, workspace, &mut self.findings, &waived, &mut gone);
        tell_once(&mut self.findings, &waived, &mut gone);
        // What stood at its first node stands at the first that is left.
        for (finding, _) in self.findings.iter_mut().zip(at_first).filter(|(_, at_first)| *at_first) {
            if let Some(first) = finding.subjects.first().map(|s| s.at).filter(|at| *at != finding.at) {
                finding.to_mut().at = first;
            }
        }
        only_where_waived(&self.findings, &waived, &mut gone);

        let about_waivers = waivers::judge(db, workspace, &waivers, today);
        let found = self.findings.into_iter().zip(gone).zip(hidden_by);
        let left = found.filter(|((_, gone), _)| !gone).map(|((finding, _), waived)| (finding, waived));
        let left = left.chain(about_waivers.into_iter().map(|finding| (Cow::Owned(finding), None)));
        let shown = left.filter_map(|(finding, waived)| {
            let level = settings.level(finding.rule, finding.severity)?;
            Some(Shown { finding, level, waived })
        });
        Settled { shown: shown.collect(), waivers, broken: self.broken, documents: self.documents }
    }

    /// Which waiver hides which finding; a finding about several nodes loses those that are waived.
    fn hide(&mut self, waivers: &mut [Waiver], today: Date) -> Vec<Option<usize>> {
        let (db, workspace) = (self.db, self.workspace);
        let documents = documents(db, workspace);
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
                if some {
                    finding.to_mut().subjects.retain(|s| !covers(s.node));
                }
            }
        }
        hidden_by
    }
}

/// Where several documents are asked for the same, the first that is left is told; the waived ones are listed once, too.
fn tell_once(findings: &mut [Cow<Finding>], waived: &[bool], gone: &mut [bool]) {
    let mut told = FxHashSet::default();
    for (n, finding) in findings.iter_mut().enumerate() {
        if !finding.told_once || gone[n] {
            continue;
        }
        let code = finding.rule.code;
        let first: Vec<bool> =
            finding.subjects.iter().map(|s| told.insert((code, s.node, waived[n]))).collect();
        if first.contains(&false) {
            let mut first = first.iter();
            finding.to_mut().subjects.retain(|_| first.next() == Some(&true));
        }
        gone[n] = finding.subjects.is_empty();
    }
}

/// L01 and the like: judged only where a waiver hides what would have spoken first, at the same node.
fn only_where_waived(findings: &[Cow<Finding>], waived: &[bool], gone: &mut [bool]) {
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

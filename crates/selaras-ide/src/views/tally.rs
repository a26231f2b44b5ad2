//! Findings by the node that they are about, counted.

use rustc_hash::FxHashMap;
use selaras_analysis::counted::Counted;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::rule::Severity;

use crate::Ide;

/// How many findings of each weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// To be mended.
    pub errors: usize,
    /// Should be mended.
    pub warnings: usize,
    /// Suggestions.
    pub infos: usize,
    /// Hidden by a waiver.
    pub waived: usize,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, judged: &Counted) {
        let count = match (judged.waived, judged.level) {
            (true, _) => &mut self.waived,
            (_, Severity::Error) => &mut self.errors,
            (_, Severity::Warning) => &mut self.warnings,
            (_, Severity::Info) => &mut self.infos,
        };
        *count += 1;
    }

    /// Both together.
    pub fn plus(self, other: Tally) -> Tally {
        Tally {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            infos: self.infos + other.infos,
            waived: self.waived + other.waived,
        }
    }

    /// The gravest word for it: `error`, `warning`, `info`, `waived`, else `aligned`.
    pub fn word(self) -> &'static str {
        match self {
            Tally { errors: 1.., .. } => "error",
            Tally { warnings: 1.., .. } => "warning",
            Tally { infos: 1.., .. } => "info",
            Tally { waived: 1.., .. } => "waived",
            _ => "aligned",
        }
    }
}

/// All findings, by node.
pub struct Judgements {
    list: Vec<Counted>,
    at: FxHashMap<NodeRef, Vec<usize>>,
    about: FxHashMap<NodeRef, Vec<usize>>,
}

/// What has become of a question that a rule asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// The rule says nothing.
    Silent,
    /// Its finding is shown.
    Shown,
    /// Its finding is hidden by a waiver.
    Waived,
}

impl Judgements {
    /// Asks for all findings of the day.
    pub fn of(ide: &Ide) -> Judgements {
        let list = ide.snapshot.counted(ide.today);
        let (mut at, mut about): (FxHashMap<NodeRef, Vec<usize>>, FxHashMap<NodeRef, Vec<usize>>) =
            Default::default();
        for (n, Counted { finding, .. }) in list.iter().enumerate() {
            at.entry(finding.node).or_default().push(n);
            // What a Renstra lacks stands at its first line, and is about the plan's node.
            let sides = finding.related.iter().filter_map(|r| r.node);
            for node in sides.chain(finding.subjects.iter().map(|s| s.node)).filter(|n| *n != finding.node) {
                let known = about.entry(node).or_default();
                if known.last() != Some(&n) {
                    known.push(n);
                }
            }
        }
        Judgements { list, at, about }
    }

    /// The findings that stand at a node.
    pub fn at(&self, node: NodeRef) -> impl Iterator<Item = &Counted> {
        self.at.get(&node).into_iter().flatten().map(|n| &self.list[*n])
    }

    /// The findings that stand elsewhere and name a node: as the other side, or as one of several.
    pub fn about(&self, node: NodeRef) -> impl Iterator<Item = &Counted> {
        self.about.get(&node).into_iter().flatten().map(|n| &self.list[*n])
    }

    /// What stands at a node; and what of it is missing elsewhere (C).
    pub fn tally(&self, node: NodeRef) -> Tally {
        let mut tally = Tally::default();
        let missing = self.about(node).filter(|j| j.finding.rule.family() == "C");
        self.at(node).chain(missing).for_each(|j| tally.add(j));
        tally
    }

    /// What the rules of these codes say at a node.
    pub fn says(&self, node: NodeRef, codes: &[&str]) -> Answer {
        answer(self.at(node), codes)
    }

    /// What the rules of these codes say of a node elsewhere.
    pub fn says_of(&self, node: NodeRef, codes: &[&str]) -> Answer {
        answer(self.about(node), codes)
    }
}

/// The gravest answer among findings.
pub fn answer<'a>(judged: impl Iterator<Item = &'a Counted>, codes: &[&str]) -> Answer {
    let mut found = Answer::Silent;
    for judged in judged.filter(|j| codes.contains(&j.finding.rule.code)) {
        if !judged.waived {
            return Answer::Shown;
        }
        found = Answer::Waived;
    }
    found
}

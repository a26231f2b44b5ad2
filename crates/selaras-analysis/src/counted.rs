//! Findings with their nodes, shown and waived: for views that count them where they belong.

use selaras_plan::years::Date;

use crate::documents::documents;
use crate::finding::Finding;
use crate::rule::Severity;
use crate::settle::Gathered;
use crate::snapshot::Snapshot;

/// A finding as it counts on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Counted {
    /// The finding, with the nodes that are left of it.
    pub finding: Finding,
    /// Its weight, after settings.
    pub level: Severity,
    /// A waiver hides it.
    pub waived: bool,
}

impl Snapshot {
    /// The findings of rules in the order of documents: those that [`Snapshot::check`] shows, and those that a waiver
    /// hides. What is wrong with a file's text alone (S01, S10 to S12) is not among them.
    pub fn counted(&self, today: Date) -> Vec<Counted> {
        let (db, workspace) = (self.db(), self.workspace());
        let count = documents(db, workspace).list.len();
        let settled = Gathered::new(db, workspace, count).settle(today);
        let counted = settled.shown.into_iter().map(|s| Counted {
            finding: s.finding.into_owned(),
            level: s.level,
            waived: s.waived.is_some(),
        });
        counted.collect()
    }
}

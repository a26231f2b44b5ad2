//! The findings of an agency, or of all: those of the report, with the waived ones beside them.

use std::collections::BTreeSet;
use std::sync::Arc;

use selaras_analysis::diagnostic::{Diagnostic, Waived};
use selaras_analysis::documents::DocId;
use selaras_analysis::register::AgencyId;
use selaras_analysis::rule::Severity;

use crate::Ide;
use crate::views::plans::register_of;
use crate::views::tally::Tally;

/// Findings of a region.
#[derive(Clone, PartialEq, Debug)]
pub struct FindingsView {
    /// How many each agency has; those that are of no agency's plan come first, without a code.
    pub agencies: Vec<(Option<String>, String, Tally)>,
    /// What is shown, sorted by file, place, code.
    pub shown: Vec<Diagnostic>,
    /// What waivers hide.
    pub waived: Vec<Waived>,
}

/// The findings of a region's files, of one agency or of all.
pub fn findings(ide: &Ide, doc: DocId, only: Option<AgencyId>) -> FindingsView {
    let register = register_of(ide, doc);
    let files = files_of(ide, doc);
    let region = ide.documents().get(doc).region.map(|r| &*ide.documents().get(r).id);
    // What is asked of an agency as such stands in the register (C09, D02).
    let of = |d: &Diagnostic| {
        let registered = region.and_then(|r| d.node.strip_prefix(r)?.strip_prefix(':'));
        let word = d.agency.as_deref().or(registered);
        word.and_then(|w| register.agency(w))
    };
    let outcome = ide.snapshot.check(ide.today);
    let here = |d: &Diagnostic| files.contains(&d.location.file);
    let shown: Vec<Diagnostic> = outcome.diagnostics.into_iter().filter(here).collect();
    let waived: Vec<Waived> = outcome.suppressed.into_iter().filter(|w| here(&w.diagnostic)).collect();
    let tally = |agency: Option<AgencyId>| {
        let mut tally = Tally::default();
        for d in shown.iter().filter(|d| of(d) == agency) {
            match d.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning => tally.warnings += 1,
                Severity::Info => tally.infos += 1,
            }
        }
        tally.waived = waived.iter().filter(|w| of(&w.diagnostic) == agency).count();
        tally
    };
    let mut agencies = Vec::new();
    if only.is_none() {
        agencies.push((None, String::new(), tally(None)));
    }
    for agency in register.ids().filter(|a| only.is_none_or(|o| o == *a)) {
        let known = register.get(agency);
        agencies.push((Some(known.id.to_string()), known.name.to_string(), tally(Some(agency))));
    }
    let is_meant = |d: &Diagnostic| only.is_none() || of(d) == only;
    FindingsView {
        agencies,
        shown: shown.iter().filter(|d| is_meant(d)).cloned().collect(),
        waived: waived.iter().filter(|w| is_meant(&w.diagnostic)).cloned().collect(),
    }
}

/// The files that hold something of the plan's region; all of them where the plan has none, or is the only one.
fn files_of(ide: &Ide, doc: DocId) -> BTreeSet<Arc<str>> {
    let region = ide.documents().get(doc).region;
    let regions: BTreeSet<Option<DocId>> = ide.documents().iter().map(|(_, d)| d.region).collect();
    if region.is_none() || regions.iter().flatten().count() <= 1 {
        return ide.snapshot.paths().cloned().collect();
    }
    let documents = ide.documents().iter().filter(|(_, d)| d.region == region);
    documents
        .flat_map(|(_, d)| d.parts.iter().chain(&d.tables))
        .map(|p| p.file.path(ide.db()).clone())
        .collect()
}

//! GitLab's code quality report: what a merge request shows as new and as resolved is told apart by the fingerprint
//! alone, so it holds no line number and is unique within the report.

use std::collections::HashMap;
use std::io::{self, Write};

use selaras_analysis::rule::Severity;
use serde::Serialize;

use crate::Report;
use crate::places::Places;

pub(crate) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut places = Places::new(report.sources);
    let mut seen = HashMap::new();
    let issues: Vec<Issue> = report
        .outcome
        .diagnostics
        .iter()
        .map(|finding| Issue {
            description: finding.message.get(report.lang),
            check_name: finding.rule.slug,
            fingerprint: unique(&finding.fingerprint, &mut seen),
            severity: weight(finding.severity),
            location: Place {
                path: &finding.location.file,
                lines: Lines { begin: places.stretch(&finding.location).start.line },
            },
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'a str,
    location: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// The fingerprint; its second, third … bearer gets an ordinal behind it.
fn unique<'a>(fingerprint: &'a str, seen: &mut HashMap<&'a str, usize>) -> String {
    let times = seen.entry(fingerprint).or_default();
    *times += 1;
    match *times {
        1 => fingerprint.to_owned(),
        n => format!("{fingerprint}-{n}"),
    }
}

/// GitLab knows info, minor, major, critical, blocker: what must be fixed blocks nothing by itself, so "critical".
fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "info",
    }
}

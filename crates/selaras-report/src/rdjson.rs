//! reviewdog's diagnostic format. Its columns are bytes of UTF-8. A suggestion there is one range of the finding's own
//! file, so only a repair of one such edit can be suggested.

use std::io::{self, Write};

use selaras_analysis::diagnostic::{Diagnostic, Location};
use selaras_analysis::rule::Severity;
use serde_json::{Value, json};

use crate::places::Places;
use crate::{Report, plain};

pub(crate) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut places = Places::new(report.sources);
    let diagnostics: Vec<Value> =
        report.outcome.diagnostics.iter().map(|finding| diagnostic(finding, report, &mut places)).collect();
    let worst = report.outcome.diagnostics.iter().map(|finding| finding.severity).max();
    let document = json!({
        "source": { "name": "selaras", "url": report.tool_url },
        "severity": worst.map_or("UNKNOWN_SEVERITY", weight),
        "diagnostics": diagnostics,
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn diagnostic(finding: &Diagnostic, report: &Report, places: &mut Places) -> Value {
    let suggestions: Vec<Value> = finding
        .fixes
        .iter()
        .filter_map(|fix| match fix.edits.as_slice() {
            [edit] if edit.location.file == finding.location.file => {
                Some(json!({ "range": range(&edit.location, places), "text": edit.text }))
            }
            _ => None,
        })
        .collect();
    json!({
        "message": plain::full_message(finding, report, places),
        "location": { "path": &*finding.location.file, "range": range(&finding.location, places) },
        "severity": weight(finding.severity),
        "code": { "value": finding.rule.slug, "url": report.rule_url(finding.rule) },
        "suggestions": suggestions,
    })
}

fn range(location: &Location, places: &mut Places) -> Value {
    let stretch = places.stretch(location);
    json!({
        "start": { "line": stretch.start.line, "column": stretch.start.byte_column },
        "end": { "line": stretch.end.line, "column": stretch.end.byte_column },
    })
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}

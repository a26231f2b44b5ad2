//! SARIF 2.1.0 (OASIS). Columns are characters (`unicodeCodePoints`), files are relative to `SRCROOT`.

use std::io::{self, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use selaras_analysis::diagnostic::{Diagnostic, Fix, Location, Related, Waived};
use selaras_analysis::rule::{Lang, Rule, Severity, Words};
use serde_json::{Value, json};

use crate::Report;
use crate::catalogue;
use crate::places::{Places, Stretch};

pub(crate) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut log = Log { report, places: Places::new(report.sources) };
    let outcome = report.outcome;
    let shown = outcome.diagnostics.iter().map(|finding| log.result(finding, None)).collect::<Vec<_>>();
    let waived = outcome.suppressed.iter().map(|waived| log.result(&waived.diagnostic, Some(waived)));
    let results: Vec<Value> = shown.into_iter().chain(waived).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver(report) },
            "language": match report.lang { Lang::Id => "id", Lang::En => "en" },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "SRCROOT": { "description": { "text": ROOT.get(report.lang) } } },
            "invocations": [{ "executionSuccessful": true }],
            "artifacts": artifacts(report),
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

const ROOT: Words = Words {
    id: "Folder ruang kerja: tempat selaras.toml, atau folder yang diperiksa.",
    en: "The workspace's folder: where selaras.toml is, or the folder that was checked.",
};

fn driver(report: &Report) -> Value {
    json!({
        "name": "Selaras",
        "informationUri": report.tool_url,
        "version": report.tool_version,
        "semanticVersion": report.tool_version,
        "rules": report.rules.iter().map(|rule| descriptor(rule, report)).collect::<Vec<_>>(),
    })
}

fn descriptor(rule: &Rule, report: &Report) -> Value {
    json!({
        "id": rule.code,
        "name": rule.slug,
        "helpUri": report.rule_url(rule),
        "shortDescription": { "text": rule.title.get(report.lang) },
        "fullDescription": { "text": rule.compares.get(report.lang) },
        "help": {
            "text": catalogue::help_text(rule, report.lang),
            "markdown": catalogue::help_markdown(rule, report.lang),
        },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": {
            "tags": [catalogue::family(rule.family()).get(report.lang)],
            "problem.severity": problem(rule.severity),
        },
    })
}

/// Every file that a result speaks of, once.
fn artifacts(report: &Report) -> Vec<Value> {
    let outcome = report.outcome;
    let findings =
        outcome.diagnostics.iter().chain(outcome.suppressed.iter().map(|waived| &waived.diagnostic));
    let mut files: Vec<&str> = findings
        .flat_map(|finding| {
            std::iter::once(&finding.location).chain(finding.related.iter().map(|r| &r.location))
        })
        .chain(outcome.suppressed.iter().map(|waived| &waived.waiver))
        .map(|location| &*location.file)
        .collect();
    files.sort_unstable();
    files.dedup();
    files.into_iter().map(|file| json!({ "location": artifact(file) })).collect()
}

/// Results in the making.
struct Log<'a> {
    report: &'a Report<'a>,
    places: Places<'a>,
}

impl Log<'_> {
    fn result(&mut self, finding: &Diagnostic, waived: Option<&Waived>) -> Value {
        let lang = self.report.lang;
        let message = [finding.message.get(lang), finding.help.get(lang)];
        let message = message.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        let mut result = json!({
            "ruleId": finding.rule.code,
            "level": level(finding.severity),
            "message": { "text": message },
            "locations": [self.location(finding)],
            "partialFingerprints": { "selaras/v1": finding.fingerprint },
            "suppressions": waived.map(|waived| self.suppression(waived)).into_iter().collect::<Vec<_>>(),
        });
        if let Some(index) = self.report.rules.iter().position(|rule| *rule == finding.rule) {
            result["ruleIndex"] = index.into();
        }
        if !finding.related.is_empty() {
            result["relatedLocations"] =
                (1..).zip(&finding.related).map(|(id, related)| self.related(id, related)).collect();
        }
        if !finding.fixes.is_empty() {
            result["fixes"] = finding.fixes.iter().map(|fix| self.fix(fix)).collect();
        }
        result
    }

    fn location(&mut self, finding: &Diagnostic) -> Value {
        let mut location = json!({ "physicalLocation": self.physical(&finding.location) });
        if !finding.label.get(self.report.lang).is_empty() {
            location["message"] = json!({ "text": finding.label.get(self.report.lang) });
        }
        if !finding.node.is_empty() {
            location["logicalLocations"] = json!([{ "fullyQualifiedName": finding.node }]);
        }
        location
    }

    fn related(&mut self, id: usize, related: &Related) -> Value {
        json!({
            "id": id,
            "message": { "text": related.message.get(self.report.lang) },
            "physicalLocation": self.physical(&related.location),
        })
    }

    fn physical(&mut self, location: &Location) -> Value {
        let stretch = self.places.stretch(location);
        let mut region = region(stretch);
        if let Some(snippet) = self.snippet(location, stretch) {
            region["snippet"] = json!({ "text": snippet });
        }
        json!({ "artifactLocation": artifact(&location.file), "region": region })
    }

    /// The words at the place, where they are few.
    fn snippet(&mut self, location: &Location, stretch: Stretch) -> Option<String> {
        const LONGEST: usize = 200;
        let file = self.places.file(&location.file)?;
        let text = file.text.get(file.clamp(location))?;
        (stretch.start.line == stretch.end.line && text.len() <= LONGEST).then(|| text.to_owned())
    }

    fn fix(&mut self, fix: &Fix) -> Value {
        // One change a file, its replacements in order.
        let mut changes: Vec<(&str, Vec<Value>)> = Vec::new();
        for edit in &fix.edits {
            let replacement = json!({
                "deletedRegion": region(self.places.stretch(&edit.location)),
                "insertedContent": { "text": edit.text },
            });
            match changes.iter_mut().find(|(file, _)| *file == &*edit.location.file) {
                Some((_, replacements)) => replacements.push(replacement),
                None => changes.push((&edit.location.file, vec![replacement])),
            }
        }
        let changes = changes.into_iter().map(|(file, replacements)| {
            json!({ "artifactLocation": artifact(file), "replacements": replacements })
        });
        json!({
            "description": { "text": fix.title.get(self.report.lang) },
            "artifactChanges": changes.collect::<Vec<_>>(),
            "properties": { "safe": fix.safe },
        })
    }

    fn suppression(&mut self, waived: &Waived) -> Value {
        json!({
            "kind": "inSource",
            "status": "accepted",
            "justification": waived.reason,
            "location": { "physicalLocation": self.physical(&waived.waiver) },
        })
    }
}

fn region(stretch: Stretch) -> Value {
    json!({
        "startLine": stretch.start.line,
        "startColumn": stretch.start.column,
        "endLine": stretch.end.line,
        "endColumn": stretch.end.column,
    })
}

fn artifact(file: &str) -> Value {
    /// All but what a path in a URI may hold as it is (RFC 3986: unreserved, and the slash).
    const PATH: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    json!({ "uri": utf8_percent_encode(file, PATH).to_string(), "uriBaseId": "SRCROOT" })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// GitHub's word for the same.
fn problem(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "recommendation",
    }
}

//! This project's own JSON, described by `docs/schema/findings.schema.json`. The shape is a promise: what it says today
//! it says for as long as `version` is 1.

use std::io::{self, Write};

use selaras_analysis::diagnostic::{Diagnostic, Location};
use selaras_analysis::rule::Severity;
use serde::Serialize;

use crate::Report;
use crate::places::{Places, Position};
use crate::words::count;

const VERSION: u32 = 1;

pub(crate) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut places = Places::new(report.sources);
    let findings = report.outcome.diagnostics.iter().map(|f| finding(f, report, &mut places)).collect();
    let document = Document { version: VERSION, summary: summary(report), findings };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

pub(crate) fn write_lines(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut places = Places::new(report.sources);
    for diagnostic in &report.outcome.diagnostics {
        serde_json::to_writer(&mut *out, &finding(diagnostic, report, &mut places))?;
        writeln!(out)?;
    }
    serde_json::to_writer(&mut *out, &LastLine { version: VERSION, summary: summary(report) })?;
    writeln!(out)
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    summary: Summary<'a>,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct LastLine<'a> {
    version: u32,
    summary: Summary<'a>,
}

#[derive(Serialize)]
struct Summary<'a> {
    files: usize,
    documents: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    suppressed: usize,
    today: &'a str,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    /// Empty where the finding is about no node.
    node: &'a str,
    /// `null` where it is about no agency.
    agency: Option<&'a str>,
    location: Place<'a>,
    related: Vec<Related<'a>>,
    fixes: Vec<Fix<'a>>,
    fingerprint: &'a str,
    help: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    location: Place<'a>,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    location: Place<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
}

fn summary<'a>(report: &Report<'a>) -> Summary<'a> {
    let outcome = report.outcome;
    Summary {
        files: outcome.files,
        documents: outcome.documents,
        errors: count(outcome, Severity::Error),
        warnings: count(outcome, Severity::Warning),
        infos: count(outcome, Severity::Info),
        suppressed: outcome.suppressed.len(),
        today: report.today,
    }
}

fn finding<'a>(diagnostic: &'a Diagnostic, report: &Report<'a>, places: &mut Places) -> Finding<'a> {
    let lang = report.lang;
    let related = diagnostic.related.iter().map(|related| Related {
        message: related.message.get(lang),
        location: place(&related.location, places),
    });
    let related = related.collect();
    let fixes = diagnostic.fixes.iter().map(|fix| Fix {
        title: fix.title.get(lang),
        safe: fix.safe,
        edits: fix
            .edits
            .iter()
            .map(|edit| Edit { location: place(&edit.location, places), text: &edit.text })
            .collect(),
    });
    Finding {
        rule: diagnostic.rule.slug,
        code: diagnostic.rule.code,
        severity: diagnostic.severity.name(),
        message: diagnostic.message.get(lang),
        node: &diagnostic.node,
        agency: diagnostic.agency.as_deref(),
        fixes: fixes.collect(),
        location: place(&diagnostic.location, places),
        related,
        fingerprint: &diagnostic.fingerprint,
        help: diagnostic.help.get(lang),
    }
}

fn place<'a>(location: &'a Location, places: &mut Places) -> Place<'a> {
    let stretch = places.stretch(location);
    Place { file: &location.file, start: point(stretch.start), end: point(stretch.end) }
}

fn point(position: Position) -> Point {
    Point { line: position.line, column: position.column }
}

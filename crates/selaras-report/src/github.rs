//! Workflow commands of GitHub Actions: `::error file=…,line=…::message` annotates the line in a pull request. A runner
//! reads them from the job's output and shows ten of each severity a step.

use std::io::{self, Write};

use selaras_analysis::rule::Severity;

use crate::places::Places;
use crate::{Report, plain};

pub(crate) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut places = Places::new(report.sources);
    for finding in &report.outcome.diagnostics {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let stretch = places.stretch(&finding.location);
        let (start, end) = (stretch.start, stretch.end);
        // Columns may only be given where the lines are equal.
        let columns = if start.line == end.line {
            format!(",col={},endColumn={}", start.column, end.column)
        } else {
            String::new()
        };
        writeln!(
            out,
            "::{command} file={},line={},endLine={}{columns},title={}::{}",
            property(&finding.location.file),
            start.line,
            end.line,
            property(&format!("{} {}", finding.rule.code, finding.rule.slug)),
            data(&plain::full_message(finding, report, &mut places)),
        )?;
    }
    Ok(())
}

/// A command ends with its line. The log that it is part of is a terminal's.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            c => escaped.push(plain::visible(c)),
        }
    }
    escaped
}

/// A property ends with a comma or a colon too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

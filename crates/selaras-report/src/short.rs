//! One line a finding: `file:line:column: wajib diperbaiki[slug] message`.

use std::io::{self, Write};

use crate::places::Places;
use crate::{Options, Report, plain, style};

pub(crate) fn write(report: &Report, out: &mut dyn Write, options: &Options) -> io::Result<()> {
    let mut places = Places::new(report.sources);
    for finding in &report.outcome.diagnostics {
        let start = places.stretch(&finding.location).start;
        let paint = style::severity(finding.severity, options.color);
        writeln!(
            out,
            "{}:{}:{}: {paint}{}[{}]{paint:#} {}",
            plain::line(&finding.location.file),
            start.line,
            start.column,
            finding.severity.words().get(report.lang),
            finding.rule.slug,
            plain::line(finding.message.get(report.lang)),
        )?;
    }
    Ok(())
}

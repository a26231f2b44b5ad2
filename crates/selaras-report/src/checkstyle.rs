//! Checkstyle's XML, which many CI servers and editors read.

use std::io::{self, Write};

use quick_xml::events::attributes::Attribute;
use selaras_analysis::diagnostic::Diagnostic;

use crate::places::Places;
use crate::xml::{self, Xml, allowed};
use crate::{Report, plain};

pub(crate) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut places = Places::new(report.sources);
    xml::document(out, |xml| {
        let root = xml.create_element("checkstyle").with_attribute(("version", "4.3"));
        if report.outcome.diagnostics.is_empty() {
            return root.write_empty().map(drop);
        }
        root.write_inner_content(|xml| {
            for findings in report.outcome.diagnostics.chunk_by(|a, b| a.location.file == b.location.file) {
                let Some(first) = findings.first() else { continue };
                xml.create_element("file")
                    .with_attribute(("name", &*allowed(&first.location.file)))
                    .write_inner_content(|xml| {
                        findings.iter().try_for_each(|finding| error(finding, report, &mut places, xml))
                    })?;
            }
            Ok(())
        })
        .map(drop)
    })
}

fn error(finding: &Diagnostic, report: &Report, places: &mut Places, xml: &mut Xml) -> io::Result<()> {
    let start = places.stretch(&finding.location).start;
    let message = plain::full_message(finding, report, places);
    xml.create_element("error")
        .with_attributes([
            Attribute::from(("line", &*start.line.to_string())),
            Attribute::from(("column", &*start.column.to_string())),
            Attribute::from(("severity", finding.severity.name())),
            Attribute::from(("message", &*allowed(&message))),
            Attribute::from(("source", &*format!("selaras.{}", finding.rule.slug))),
        ])
        .write_empty()
        .map(drop)
}

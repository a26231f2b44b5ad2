//! JUnit's XML: a suite is a file, a case is a finding. What must or should be fixed fails, a suggestion passes, a waived
//! finding is skipped with its reason. A clean plan is one case that passes, since CI takes no case at all for a fault.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_xml::events::BytesText;
use quick_xml::writer::ElementWriter;
use selaras_analysis::diagnostic::{Diagnostic, Waived};
use selaras_analysis::rule::{Severity, Words};

use crate::places::Places;
use crate::xml::{self, Xml, allowed};
use crate::{Report, plain, words};

pub(crate) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let suites = suites(report);
    let mut places = Places::new(report.sources);
    xml::document(out, |xml| {
        let total = Tally::sum(suites.values().map(Suite::tally));
        let total = if suites.is_empty() { CLEAN } else { total };
        // `testsuites` knows no attribute for skipped cases.
        let root = xml.create_element("testsuites").with_attribute(("name", "selaras"));
        let root = root.with_attributes(total.attributes(false).iter().map(|(k, v)| (*k, v.as_str())));
        root.write_inner_content(|xml| {
            if suites.is_empty() {
                return clean(report, xml);
            }
            suites.iter().try_for_each(|(file, suite)| suite.write(file, report, &mut places, xml))
        })
        .map(drop)
    })
}

/// A file's findings.
#[derive(Default)]
struct Suite<'a> {
    findings: Vec<&'a Diagnostic>,
    waived: Vec<&'a Waived>,
}

fn suites<'a>(report: &Report<'a>) -> BTreeMap<&'a str, Suite<'a>> {
    let mut suites = BTreeMap::<&str, Suite>::new();
    for finding in &report.outcome.diagnostics {
        suites.entry(&finding.location.file).or_default().findings.push(finding);
    }
    for waived in &report.outcome.suppressed {
        suites.entry(&waived.diagnostic.location.file).or_default().waived.push(waived);
    }
    suites
}

/// How many cases, and how they ended.
#[derive(Clone, Copy, Default)]
struct Tally {
    tests: usize,
    failures: usize,
    skipped: usize,
}

const CLEAN: Tally = Tally { tests: 1, failures: 0, skipped: 0 };

impl Tally {
    fn sum(tallies: impl Iterator<Item = Tally>) -> Tally {
        tallies.fold(Tally::default(), |a, b| Tally {
            tests: a.tests + b.tests,
            failures: a.failures + b.failures,
            skipped: a.skipped + b.skipped,
        })
    }

    fn attributes(self, with_skipped: bool) -> Vec<(&'static str, String)> {
        let mut attributes = vec![
            ("tests", self.tests.to_string()),
            ("failures", self.failures.to_string()),
            ("errors", "0".to_owned()),
        ];
        if with_skipped {
            attributes.push(("skipped", self.skipped.to_string()));
        }
        attributes
    }
}

impl Suite<'_> {
    fn tally(&self) -> Tally {
        Tally {
            tests: self.findings.len() + self.waived.len(),
            failures: self.findings.iter().filter(|finding| fails(finding)).count(),
            skipped: self.waived.len(),
        }
    }

    fn write(&self, file: &str, report: &Report, places: &mut Places, xml: &mut Xml) -> io::Result<()> {
        let tally = self.tally().attributes(true);
        xml.create_element("testsuite")
            .with_attribute(("name", &*allowed(file)))
            .with_attributes(tally.iter().map(|(k, v)| (*k, v.as_str())))
            .write_inner_content(|xml| {
                for finding in &self.findings {
                    case(finding, report, places, xml)?;
                }
                self.waived.iter().try_for_each(|waived| skipped(waived, report, xml))
            })
            .map(drop)
    }
}

fn fails(finding: &Diagnostic) -> bool {
    finding.severity > Severity::Info
}

fn case(finding: &Diagnostic, report: &Report, places: &mut Places, xml: &mut Xml) -> io::Result<()> {
    let start = places.stretch(&finding.location).start;
    let text = format!(
        "{}:{}:{}: {}\n{}\n{}",
        finding.location.file,
        start.line,
        start.column,
        finding.severity.words().get(report.lang),
        plain::full_message(finding, report, places),
        report.rule_url(finding.rule),
    );
    let content = allowed(&text);
    let content = BytesText::new(&content);
    open(finding, report, xml)
        .write_inner_content(|xml| {
            if !fails(finding) {
                return xml.create_element("system-out").write_text_content(content).map(drop);
            }
            xml.create_element("failure")
                .with_attribute(("type", finding.severity.name()))
                .with_attribute(("message", &*allowed(finding.message.get(report.lang))))
                .write_text_content(content)
                .map(drop)
        })
        .map(drop)
}

fn skipped(waived: &Waived, report: &Report, xml: &mut Xml) -> io::Result<()> {
    open(&waived.diagnostic, report, xml)
        .write_inner_content(|xml| {
            let reason = allowed(&waived.reason);
            xml.create_element("skipped").write_text_content(BytesText::new(&reason)).map(drop)
        })
        .map(drop)
}

/// A case keeps its name while the finding stays the same, so that CI can tell new from old: no line number in it.
fn open<'a, 'b>(
    finding: &Diagnostic,
    report: &Report,
    xml: &'a mut Xml<'b>,
) -> ElementWriter<'a, &'b mut dyn Write> {
    let name = format!("{}: {}", finding.rule.slug, plain::line(finding.message.get(report.lang)));
    xml.create_element("testcase")
        .with_attribute(("name", &*allowed(&name)))
        .with_attribute(("classname", &*allowed(&finding.location.file)))
}

fn clean(report: &Report, xml: &mut Xml) -> io::Result<()> {
    let case = Words { id: "rencana selaras", en: "plan is aligned" };
    let tally = CLEAN.attributes(true);
    xml.create_element("testsuite")
        .with_attribute(("name", "selaras"))
        .with_attributes(tally.iter().map(|(k, v)| (*k, v.as_str())))
        .write_inner_content(|xml| {
            xml.create_element("testcase")
                .with_attribute(("name", case.get(report.lang)))
                .with_attribute(("classname", "selaras"))
                .write_inner_content(|xml| {
                    let summary = words::summary(report.outcome, report.lang);
                    xml.create_element("system-out").write_text_content(BytesText::new(&summary)).map(drop)
                })
                .map(drop)
        })
        .map(drop)
}

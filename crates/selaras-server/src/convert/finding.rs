//! Findings.

use selaras_analysis::diagnostic::{Diagnostic, Location as Place};
use selaras_analysis::rule::{Rule, Severity};
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

impl View {
    /// A finding.
    pub(crate) fn diagnostic(&self, finding: &Diagnostic) -> lsp::Diagnostic {
        let path = &*finding.location.file;
        let related = |place: &Place, message: &str| {
            Some(lsp::DiagnosticRelatedInformation {
                location: self.location(&place.file, place.span)?,
                message: message.to_owned(),
            })
        };
        let shows = &self.client.shows;
        let others: Vec<_> =
            finding.related.iter().filter_map(|r| related(&r.location, r.message.get(self.lang))).collect();
        let (message, help) = (finding.message.get(self.lang), finding.help.get(self.lang));
        let message = if help.is_empty() { message.to_owned() } else { format!("{message}\n{help}") };
        lsp::Diagnostic {
            range: self.range(path, finding.location.span),
            severity: Some(match finding.severity {
                Severity::Error => lsp::DiagnosticSeverity::ERROR,
                Severity::Warning => lsp::DiagnosticSeverity::WARNING,
                Severity::Info => lsp::DiagnosticSeverity::INFORMATION,
            }),
            code: Some(lsp::NumberOrString::String(finding.rule.slug.to_owned())),
            code_description: shows.links.then(|| page(finding.rule)).flatten(),
            source: Some("selaras".to_owned()),
            message,
            related_information: (shows.related && !others.is_empty()).then_some(others),
            tags: tag(finding.rule).filter(|tag| shows.tags.contains(tag)).map(|tag| vec![tag]),
            data: shows.data.then(|| serde_json::json!({ "fingerprint": finding.fingerprint })),
        }
    }
}

/// Where the rule is explained.
fn page(rule: &Rule) -> Option<lsp::CodeDescription> {
    let href = format!("{}{}.md", selaras_engine::PAGES, rule.slug).parse().ok()?;
    Some(lsp::CodeDescription { href })
}

/// What may go without a loss: waivers that hide nothing, and what a node does not take.
fn tag(rule: &Rule) -> Option<lsp::DiagnosticTag> {
    matches!(rule.code, "A02" | "A03" | "S08").then_some(lsp::DiagnosticTag::UNNECESSARY)
}

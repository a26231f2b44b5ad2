//! Findings.

use selaras_analysis::diagnostic::{Diagnostic, Location as Place};
use selaras_analysis::rule::Severity;
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
            code_description: None,
            source: Some("selaras".to_owned()),
            message,
            related_information: (!others.is_empty()).then_some(others),
            tags: None,
            data: Some(serde_json::json!({ "fingerprint": finding.fingerprint })),
        }
    }
}

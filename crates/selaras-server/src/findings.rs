//! Findings of a workspace for the client: by file, pushed or asked for.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use selaras_syntax::LineIndex;
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

impl View {
    /// The findings of every file that has some, by path.
    pub(crate) fn findings(&self) -> BTreeMap<Arc<str>, Vec<lsp::Diagnostic>> {
        let mut found: BTreeMap<Arc<str>, Vec<lsp::Diagnostic>> = BTreeMap::new();
        for finding in &self.snapshot.check(self.today).diagnostics {
            let file = finding.location.file.clone();
            found.entry(file).or_default().push(self.diagnostic(finding));
        }
        if let Some(wrong) = &self.config {
            let lines = LineIndex::new(&wrong.text);
            let at = |offset: usize| {
                let found = lines.position(&wrong.text, offset as u32, self.unit());
                lsp::Position::new(found.line, found.column)
            };
            let error = |e: &selaras_workspace::ConfigError| lsp::Diagnostic {
                range: lsp::Range::new(at(e.span.start), at(e.span.end)),
                severity: Some(lsp::DiagnosticSeverity::ERROR),
                source: Some("selaras".to_owned()),
                message: self.say(&e.message),
                ..lsp::Diagnostic::default()
            };
            let name = wrong.path.file_name().unwrap_or_default().to_string_lossy();
            found.insert(name.into(), wrong.errors.iter().map(error).collect());
        }
        found
    }

    /// The findings of one document, or that they are what they were.
    pub(crate) fn report(&self, path: &str, before: Option<String>) -> lsp::DocumentDiagnosticReport {
        let items = self.findings().remove(path).unwrap_or_default();
        let id = result_id(&items);
        if before.as_deref() == Some(&id) {
            let report = lsp::UnchangedDocumentDiagnosticReport { result_id: id };
            return lsp::RelatedUnchangedDocumentDiagnosticReport {
                unchanged_document_diagnostic_report: report,
                related_documents: None,
            }
            .into();
        }
        full(Some(id), items).into()
    }

    /// The answer about a document that no workspace has.
    pub(crate) fn nothing_found() -> lsp::DocumentDiagnosticReport {
        full(None, Vec::new()).into()
    }

    /// The findings of all files, without those that the client has already.
    pub(crate) fn workspace_report(
        views: &[View],
        before: &[lsp::PreviousResultId],
    ) -> Vec<lsp::WorkspaceDocumentDiagnosticReport> {
        let mut known: HashMap<&lsp::Uri, &str> = before.iter().map(|p| (&p.uri, p.value.as_str())).collect();
        let mut reports = Vec::new();
        for view in views {
            for (path, items) in view.findings() {
                let Some(uri) = view.uri(&path) else { continue };
                let version = view.version(&path).map(i64::from);
                if view.settings.check.only_open && version.is_none() {
                    continue;
                }
                let id = result_id(&items);
                reports.push(if known.remove(&uri) == Some(&id) {
                    lsp::WorkspaceDocumentDiagnosticReport::Unchanged(
                        lsp::WorkspaceUnchangedDocumentDiagnosticReport {
                            uri,
                            version,
                            unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport {
                                result_id: id,
                            },
                        },
                    )
                } else {
                    workspace_full(uri, version, Some(id), items)
                });
            }
        }
        // What had findings and has none now.
        let gone = before.iter().filter(|p| known.contains_key(&p.uri));
        reports.extend(gone.map(|p| workspace_full(p.uri.clone(), None, None, Vec::new())));
        reports
    }

    fn say(&self, message: &selaras_workspace::Message) -> String {
        match self.lang {
            selaras_analysis::rule::Lang::Id => message.id.clone(),
            selaras_analysis::rule::Lang::En => message.en.clone(),
        }
    }
}

fn full(id: Option<String>, items: Vec<lsp::Diagnostic>) -> lsp::RelatedFullDocumentDiagnosticReport {
    lsp::RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport { result_id: id, items },
    }
}

fn workspace_full(
    uri: lsp::Uri,
    version: Option<i64>,
    id: Option<String>,
    items: Vec<lsp::Diagnostic>,
) -> lsp::WorkspaceDocumentDiagnosticReport {
    lsp::WorkspaceDocumentDiagnosticReport::Full(lsp::WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report: lsp::FullDocumentDiagnosticReport { result_id: id, items },
    })
}

/// The name of a list of findings: equal lists have equal names.
fn result_id(items: &[lsp::Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    for item in items {
        serde_json::to_string(item).unwrap_or_default().hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

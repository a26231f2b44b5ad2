//! Findings of a workspace for the client: by file, pushed or asked for.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use selaras_syntax::LineIndex;
use selaras_workspace::config::FILE_NAME;
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

/// What is said of one file of a workspace.
pub(crate) type Report = lsp::WorkspaceDocumentDiagnosticReport;

impl View {
    /// The findings of every file that has some, by path.
    pub(crate) fn findings(&self) -> BTreeMap<Arc<str>, Vec<lsp::Diagnostic>> {
        let mut found: BTreeMap<Arc<str>, Vec<lsp::Diagnostic>> = BTreeMap::new();
        if self.silent {
            return found;
        }
        for finding in &self.snapshot.check(self.today).diagnostics {
            let file = finding.location.file.clone();
            found.entry(file).or_default().push(self.diagnostic(finding));
        }
        let settings = self.of_settings();
        if !settings.is_empty() {
            found.insert(FILE_NAME.into(), settings);
        }
        found
    }

    /// The findings of one file.
    pub(crate) fn findings_of(&self, path: &str) -> Vec<lsp::Diagnostic> {
        if self.silent {
            return Vec::new();
        }
        if path == FILE_NAME {
            return self.of_settings();
        }
        self.snapshot.diagnostics(path, self.today).iter().map(|d| self.diagnostic(d)).collect()
    }

    /// What is wrong with `selaras.toml`.
    fn of_settings(&self) -> Vec<lsp::Diagnostic> {
        let Some(wrong) = &self.config else { return Vec::new() };
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
        wrong.errors.iter().map(error).collect()
    }

    /// The findings of one document, or that they are what they were.
    pub(crate) fn report(&self, path: &str, before: Option<String>) -> lsp::DocumentDiagnosticReport {
        let items = self.findings_of(path);
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

    /// The findings of all files, without those that the client has already. `part` takes what is there, the open files
    /// first, and gives back what it could not send on: that is the rest of the answer.
    pub(crate) fn workspace_report(
        views: &[View],
        before: &[lsp::PreviousResultId],
        part: impl Fn(Vec<Report>) -> Vec<Report>,
    ) -> Vec<Report> {
        let mut known: HashMap<&lsp::Uri, &str> = before.iter().map(|p| (&p.uri, p.value.as_str())).collect();
        let mut reports = Vec::new();
        for view in views {
            let open: BTreeMap<_, _> =
                view.open.keys().map(|path| (path.clone(), view.findings_of(path))).collect();
            reports.extend(part(view.reports(open, &mut known)));
        }
        for view in views {
            let mut found = view.findings();
            found.retain(|path, _| !view.open.contains_key(path));
            if !view.settings.check.only_open {
                reports.extend(part(view.reports(found, &mut known)));
            }
        }
        // What had findings and has none now.
        let gone = before.iter().filter(|p| known.contains_key(&p.uri) && !p.value.is_empty());
        reports.extend(gone.map(|p| workspace_full(p.uri.clone(), None, None, Vec::new())));
        reports
    }

    fn reports(
        &self,
        found: BTreeMap<Arc<str>, Vec<lsp::Diagnostic>>,
        known: &mut HashMap<&lsp::Uri, &str>,
    ) -> Vec<Report> {
        let report = |(path, items): (Arc<str>, Vec<lsp::Diagnostic>)| {
            let uri = self.uri(&path)?;
            let version = self.version(&path).map(i64::from);
            let id = result_id(&items);
            if known.remove(&uri) != Some(&id) {
                return Some(workspace_full(uri, version, Some(id), items));
            }
            let report = lsp::UnchangedDocumentDiagnosticReport { result_id: id };
            Some(Report::Unchanged(lsp::WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version,
                unchanged_document_diagnostic_report: report,
            }))
        };
        found.into_iter().filter_map(report).collect()
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
) -> Report {
    Report::Full(lsp::WorkspaceFullDocumentDiagnosticReport {
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

//! Findings of a workspace for the client: by file, pushed or asked for.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use selaras_analysis::Found;
use selaras_syntax::LineIndex;
use selaras_workspace::config::FILE_NAME;
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

/// What is said of one file of a workspace.
pub(crate) type Report = lsp::WorkspaceDocumentDiagnosticReport;

/// What is found in a workspace at one moment.
pub(crate) struct Round<'v> {
    view: &'v View,
    /// None: nothing is said here.
    found: Option<Found<'v>>,
}

impl Round<'_> {
    /// The findings of every file that has some, by path.
    pub(crate) fn all(&self) -> BTreeMap<Arc<str>, Vec<lsp::Diagnostic>> {
        let mut by_file: BTreeMap<Arc<str>, Vec<lsp::Diagnostic>> = BTreeMap::new();
        let Some(found) = &self.found else { return by_file };
        for finding in &found.outcome().diagnostics {
            let file = finding.location.file.clone();
            by_file.entry(file).or_default().push(self.view.diagnostic(finding));
        }
        let settings = self.view.of_settings();
        if !settings.is_empty() {
            by_file.insert(FILE_NAME.into(), settings);
        }
        by_file
    }

    /// The findings of one file.
    pub(crate) fn of(&self, path: &str) -> Vec<lsp::Diagnostic> {
        match &self.found {
            None => Vec::new(),
            Some(_) if path == FILE_NAME => self.view.of_settings(),
            Some(found) => found.of(path).iter().map(|d| self.view.diagnostic(d)).collect(),
        }
    }
}

impl View {
    /// Judges the plans, the file `edited` first.
    pub(crate) fn round(&self, edited: Option<&str>) -> Round<'_> {
        Round { view: self, found: (!self.silent).then(|| self.snapshot.found(edited, self.today)) }
    }

    /// The findings of one file.
    pub(crate) fn findings_of(&self, path: &str) -> Vec<lsp::Diagnostic> {
        self.round(Some(path)).of(path)
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
        let rounds: Vec<Round> = views.iter().map(|v| v.round(None)).collect();
        for round in &rounds {
            let open = round.view.open.keys().map(|path| (path.clone(), round.of(path)));
            reports.extend(part(round.view.reports(open.collect(), &mut known)));
        }
        for round in &rounds {
            let view = round.view;
            let mut found = round.all();
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

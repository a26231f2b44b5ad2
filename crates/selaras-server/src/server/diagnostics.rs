//! Findings that a client asks for.

use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp_server::ls_types as lsp;

use super::Server;
use crate::findings::Report;
use crate::progress::Progress;
use crate::view::View;

pub(super) async fn diagnostic(
    server: &Server,
    params: lsp::DocumentDiagnosticParams,
) -> Result<lsp::DocumentDiagnosticReportResult> {
    let before = params.previous_result_id;
    let report =
        server.ask(&params.text_document.uri, move |view, path| Some(view.report(path, before))).await;
    let report = report.map_err(retry)?.unwrap_or_else(View::nothing_found);
    Ok(lsp::DocumentDiagnosticReportResult::Report(report))
}

pub(super) async fn workspace_diagnostic(
    server: &Server,
    params: lsp::WorkspaceDiagnosticParams,
) -> Result<lsp::WorkspaceDiagnosticReportResult> {
    let before = params.previous_result_ids;
    let part = server.parts(params.partial_result_params.partial_result_token);
    let work = server.work(params.work_done_progress_params.work_done_token);
    let answer = server.ask_all(move |views: &[View]| View::workspace_report(views, &before, part)).await;
    drop(work);
    let items = answer.map_err(retry)?;
    Ok(lsp::WorkspaceDiagnosticReportResult::Report(lsp::WorkspaceDiagnosticReport { items }))
}

impl Server {
    /// Sends a part of an answer, where the client takes parts; gives back what is not sent.
    fn parts(
        &self,
        token: Option<lsp::ProgressToken>,
    ) -> impl Fn(Vec<Report>) -> Vec<Report> + Send + 'static {
        let (remote, runtime) = (self.remote.clone(), tokio::runtime::Handle::current());
        move |items| match &token {
            Some(token) if !items.is_empty() => {
                let part = serde_json::json!({ "token": token, "value": { "items": items } });
                runtime.block_on(remote.send_notification::<Part>(part));
                Vec::new()
            }
            _ => items,
        }
    }

    /// Shows that an answer is being worked on, until it is dropped.
    fn work(&self, token: Option<lsp::ProgressToken>) -> Option<Progress> {
        Some(Progress::of_request(self.remote.clone(), &tokio::runtime::Handle::current(), token?))
    }
}

/// A part of an answer.
enum Part {}

impl lsp::notification::Notification for Part {
    type Params = serde_json::Value;
    const METHOD: &'static str = "$/progress";
}

/// Diagnostics that an edit overtook are to be asked for again.
fn retry(error: Error) -> Error {
    if error.code != ErrorCode::ContentModified {
        return error;
    }
    Error {
        code: ErrorCode::ServerError(SERVER_CANCELLED),
        message: "overtaken by an edit".into(),
        data: Some(serde_json::json!({ "retriggerRequest": true })),
    }
}

/// `ServerCancelled` of the protocol.
const SERVER_CANCELLED: i64 = -32802;

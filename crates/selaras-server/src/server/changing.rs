//! Changing the text.

use selaras_ide::actions::Kind;
use selaras_ide::{actions, fixes, rename as renaming};
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp_server::ls_types as lsp;

use super::Server;
use crate::convert::changing::Later;

pub(super) async fn code_action(
    server: &Server,
    params: lsp::CodeActionParams,
) -> Result<Option<lsp::CodeActionResponse>> {
    let lsp::CodeActionParams { text_document, range, context, .. } = params;
    server
        .ask(&text_document.uri, move |view, path| {
            let asked = view.asked(&context);
            let found = actions::actions(&view.ide(), path, view.span(path, range), &asked);
            let shown = found.iter().filter_map(|a| view.action(path, a, &context.diagnostics));
            Some(shown.map(lsp::CodeActionOrCommand::CodeAction).collect())
        })
        .await
}

pub(super) async fn code_action_resolve(server: &Server, action: lsp::CodeAction) -> Result<lsp::CodeAction> {
    let data = action.data.clone().and_then(|d| serde_json::from_value::<Later>(d).ok());
    let Some(later) = data else { return Ok(action) };
    let uri = later.uri.clone();
    let edit = server.ask(&uri, move |view, path| {
        // What was offered for another text is not done to this one.
        let same = view.version(path) == later.version && later.kind == Kind::FixAll.name();
        let change = same.then(|| fixes::fix_file(&view.ide(), path)).flatten();
        Some(change.and_then(|c| view.workspace_edit(&c)))
    });
    match edit.await?.flatten() {
        Some(edit) => Ok(lsp::CodeAction { edit: Some(edit), ..action }),
        None => Err(Error::content_modified()),
    }
}

pub(super) async fn prepare_rename(
    server: &Server,
    at: lsp::TextDocumentPositionParams,
) -> Result<Option<lsp::PrepareRenameResponse>> {
    let answer = server.ask(&at.text_document.uri, move |view, path| {
        let found = renaming::prepare(&view.ide(), path, view.offset(path, at.position));
        Some(view.said(found.map(|f| f.map(|f| view.renamable(path, &f)))))
    });
    refused(answer.await?)
}

pub(super) async fn rename(server: &Server, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
    let (at, new) = (params.text_document_position, params.new_name);
    let answer = server.ask(&at.text_document.uri, move |view, path| {
        let found = renaming::rename(&view.ide(), path, view.offset(path, at.position), &new);
        Some(view.said(found.map(|f| f.and_then(|change| view.workspace_edit(&change)))))
    });
    refused(answer.await?)
}

/// A refusal in words becomes the error that an editor shows.
fn refused<T>(answer: Option<std::result::Result<Option<T>, String>>) -> Result<Option<T>> {
    match answer {
        None => Ok(None),
        Some(Ok(found)) => Ok(found),
        Some(Err(message)) => {
            Err(Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: message.into(), data: None })
        }
    }
}

/// `RequestFailed` of the protocol.
const REQUEST_FAILED: i64 = -32803;

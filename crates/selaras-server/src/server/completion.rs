//! What fits while someone types.

use selaras_ide::{completion as completing, linked, signature};
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types as lsp;

use super::Server;
use crate::convert::completion::{asks_for_blank, subject_of};

pub(super) async fn completion(
    server: &Server,
    params: lsp::CompletionParams,
) -> Result<Option<lsp::CompletionResponse>> {
    let at = params.text_document_position;
    server
        .ask(&at.text_document.uri, move |view, path| {
            let blank = asks_for_blank(params.context.as_ref());
            let found = completing::complete(&view.ide(), path, view.offset(path, at.position), blank)?;
            Some(view.completion(path, found))
        })
        .await
}

pub(super) async fn completion_resolve(
    server: &Server,
    item: lsp::CompletionItem,
) -> Result<lsp::CompletionItem> {
    let Some((uri, subject)) = subject_of(&item) else { return Ok(item) };
    let told = server.ask(&uri, move |view, _| {
        let page = completing::about(&view.ide(), &subject)?;
        Some(view.documentation(&page))
    });
    let documentation = told.await?;
    Ok(lsp::CompletionItem { documentation, ..item })
}

pub(super) async fn signature_help(
    server: &Server,
    params: lsp::SignatureHelpParams,
) -> Result<Option<lsp::SignatureHelp>> {
    let at = params.text_document_position_params;
    server
        .ask(&at.text_document.uri, move |view, path| {
            let found = signature::signature(&view.ide(), path, view.offset(path, at.position))?;
            Some(view.signature(found))
        })
        .await
}

pub(super) async fn linked_editing_range(
    server: &Server,
    params: lsp::LinkedEditingRangeParams,
) -> Result<Option<lsp::LinkedEditingRanges>> {
    let at = params.text_document_position_params;
    server
        .ask(&at.text_document.uri, move |view, path| {
            let found = linked::linked(&view.ide(), path, view.offset(path, at.position))?;
            Some(view.linked(path, found))
        })
        .await
}

//! What is shown beside the text.

use selaras_ide::{hover as hovering, inlay, lens};
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types as lsp;

use super::Server;
use crate::convert::reading;

pub(super) async fn hover(server: &Server, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
    let at = params.text_document_position_params;
    server
        .ask(&at.text_document.uri, move |view, path| {
            let hover = hovering::hover(&view.ide(), path, view.offset(path, at.position))?;
            Some(view.hover(path, &hover))
        })
        .await
}

pub(super) async fn inlay_hint(
    server: &Server,
    params: lsp::InlayHintParams,
) -> Result<Option<Vec<lsp::InlayHint>>> {
    let lsp::InlayHintParams { text_document, range, .. } = params;
    server
        .ask(&text_document.uri, move |view, path| {
            let found =
                inlay::hints(&view.ide(), path, view.span(path, range), view.settings.inlay_hints.into());
            Some(view.hints(path, found))
        })
        .await
}

pub(super) async fn inlay_hint_resolve(server: &Server, hint: lsp::InlayHint) -> Result<lsp::InlayHint> {
    let Some(uri) = reading::hint_of(&hint) else { return Ok(hint) };
    let at = hint.position;
    let page = server.ask(&uri, move |view, path| {
        let hover = hovering::hover(&view.ide(), path, view.offset(path, at))?;
        Some(view.tooltip(&hover.page))
    });
    Ok(lsp::InlayHint { tooltip: page.await?, ..hint })
}

pub(super) async fn code_lens(
    server: &Server,
    params: lsp::CodeLensParams,
) -> Result<Option<Vec<lsp::CodeLens>>> {
    server
        .ask(&params.text_document.uri, |view, path| {
            let wanted = view.settings.code_lens;
            Some(view.lenses(path, &lens::lenses(&view.ide(), path, wanted.references, wanted.pagu)))
        })
        .await
}

pub(super) async fn code_lens_resolve(server: &Server, lens: lsp::CodeLens) -> Result<lsp::CodeLens> {
    let Some((uri, local, kind)) = reading::lens_of(&lens) else { return Ok(lens) };
    let at = lens.range.start;
    let command = server.ask(&uri, move |view, path| {
        let told = lens::tell(&view.ide(), path, local, kind);
        Some(view.lens_command(path, at, told))
    });
    Ok(lsp::CodeLens { command: command.await?, ..lens })
}

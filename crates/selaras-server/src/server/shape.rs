//! How the text is laid out and what it is made of.

use selaras_ide::{folding, formatting as layout, selection, symbols, tokens};
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types as lsp;

use super::Server;
use crate::convert::shape;
use crate::view::View;

pub(super) async fn document_symbol(
    server: &Server,
    params: lsp::DocumentSymbolParams,
) -> Result<Option<lsp::DocumentSymbolResponse>> {
    server
        .ask(&params.text_document.uri, |view, path| view.outline(path, symbols::outline(&view.ide(), path)))
        .await
}

pub(super) async fn symbol(
    server: &Server,
    params: lsp::WorkspaceSymbolParams,
) -> Result<Option<lsp::WorkspaceSymbolResponse>> {
    let found = move |view: &View| view.found(symbols::search(&view.ide(), &params.query));
    let found = server.ask_all(move |views| views.iter().flat_map(found).collect::<Vec<_>>()).await?;
    Ok(Some(found.into()))
}

pub(super) async fn symbol_resolve(
    server: &Server,
    symbol: lsp::WorkspaceSymbol,
) -> Result<lsp::WorkspaceSymbol> {
    let (uri, node) = shape::found_at(&symbol);
    let place = server.ask(&uri, move |view, path| view.place_of(path, node?)).await?;
    Ok(lsp::WorkspaceSymbol { location: place.map_or(symbol.location, lsp::OneOf::Left), ..symbol })
}

pub(super) async fn semantic_tokens_full(
    server: &Server,
    params: lsp::SemanticTokensParams,
) -> Result<Option<lsp::SemanticTokensResult>> {
    let uri = params.text_document.uri;
    let found = server.ask(&uri, |view, path| Some(view.semantic(path, &all_tokens(view, path)))).await?;
    Ok(found.map(|tokens| server.tokens.full(uri, tokens).into()))
}

pub(super) async fn semantic_tokens_full_delta(
    server: &Server,
    params: lsp::SemanticTokensDeltaParams,
) -> Result<Option<lsp::SemanticTokensFullDeltaResult>> {
    let uri = params.text_document.uri;
    let found = server.ask(&uri, |view, path| Some(view.semantic(path, &all_tokens(view, path)))).await?;
    Ok(found.map(|tokens| server.tokens.delta(uri, &params.previous_result_id, tokens)))
}

pub(super) async fn semantic_tokens_range(
    server: &Server,
    params: lsp::SemanticTokensRangeParams,
) -> Result<Option<lsp::SemanticTokensRangeResult>> {
    let lsp::SemanticTokensRangeParams { text_document, range, .. } = params;
    server
        .ask(&text_document.uri, move |view, path| {
            let found = tokens::tokens(&view.ide(), path, view.span(path, range));
            let data = view.semantic(path, &found);
            Some(lsp::SemanticTokens { result_id: None, data }.into())
        })
        .await
}

pub(super) async fn folding_range(
    server: &Server,
    params: lsp::FoldingRangeParams,
) -> Result<Option<Vec<lsp::FoldingRange>>> {
    server
        .ask(&params.text_document.uri, |view, path| {
            Some(view.folds(path, &folding::folds(&view.ide(), path)))
        })
        .await
}

pub(super) async fn selection_range(
    server: &Server,
    params: lsp::SelectionRangeParams,
) -> Result<Option<Vec<lsp::SelectionRange>>> {
    let places = params.positions;
    server
        .ask(&params.text_document.uri, move |view, path| {
            let grow = |at: &lsp::Position| selection::selections(&view.ide(), path, view.offset(path, *at));
            Some(places.iter().map(|at| view.selection(path, *at, &grow(at))).collect())
        })
        .await
}

pub(super) async fn formatting(
    server: &Server,
    params: lsp::DocumentFormattingParams,
) -> Result<Option<Vec<lsp::TextEdit>>> {
    server
        .ask(&params.text_document.uri, |view, path| Some(view.layout(&layout::document(&view.ide(), path))))
        .await
}

pub(super) async fn range_formatting(
    server: &Server,
    params: lsp::DocumentRangeFormattingParams,
) -> Result<Option<Vec<lsp::TextEdit>>> {
    server
        .ask(&params.text_document.uri, move |view, path| {
            let span = view.span(path, params.range);
            Some(view.layout(&layout::range(&view.ide(), path, span)))
        })
        .await
}

pub(super) async fn on_type_formatting(
    server: &Server,
    params: lsp::DocumentOnTypeFormattingParams,
) -> Result<Option<Vec<lsp::TextEdit>>> {
    let at = params.text_document_position;
    server
        .ask(&at.text_document.uri, move |view, path| {
            let offset = view.offset(path, at.position);
            Some(view.layout(&layout::on_type(&view.ide(), path, offset, &params.ch)))
        })
        .await
}

/// Every word of a file.
fn all_tokens(view: &View, path: &str) -> Vec<tokens::Token> {
    let whole = selaras_syntax::tree::Span::new(0, view.text(path).len() as u32);
    tokens::tokens(&view.ide(), path, whole)
}

//! From a word to what it means.

use selaras_ide::{Ide, cascade, highlight, navigate, references as referring};
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types as lsp;

use super::Server;

/// Places to go to.
type Places = lsp::GotoDefinitionResponse;

pub(super) async fn goto_definition(
    server: &Server,
    params: lsp::GotoDefinitionParams,
) -> Result<Option<Places>> {
    let links = server.links(|t| t.definition);
    server.go(params.text_document_position_params, links, navigate::definition).await
}

pub(super) async fn goto_declaration(
    server: &Server,
    params: lsp::GotoDefinitionParams,
) -> Result<Option<Places>> {
    let links = server.links(|t| t.declaration);
    server.go(params.text_document_position_params, links, navigate::declaration).await
}

pub(super) async fn goto_implementation(
    server: &Server,
    params: lsp::GotoDefinitionParams,
) -> Result<Option<Places>> {
    let links = server.links(|t| t.implementation);
    server.go(params.text_document_position_params, links, navigate::implementation).await
}

pub(super) async fn goto_type_definition(
    server: &Server,
    params: lsp::GotoDefinitionParams,
) -> Result<Option<Places>> {
    let links = server.links(|t| t.type_definition);
    server.go(params.text_document_position_params, links, navigate::type_definition).await
}

pub(super) async fn references(
    server: &Server,
    params: lsp::ReferenceParams,
) -> Result<Option<Vec<lsp::Location>>> {
    let (at, with) = (params.text_document_position, params.context.include_declaration);
    server
        .ask(&at.text_document.uri, move |view, path| {
            let found = referring::references(&view.ide(), path, view.offset(path, at.position), with)?;
            Some(found.iter().filter_map(|l| view.location(&l.file, l.span)).collect())
        })
        .await
}

pub(super) async fn document_highlight(
    server: &Server,
    params: lsp::DocumentHighlightParams,
) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
    let at = params.text_document_position_params;
    server
        .ask(&at.text_document.uri, move |view, path| {
            let found = highlight::highlight(&view.ide(), path, view.offset(path, at.position))?;
            Some(found.into_iter().map(|h| view.highlight(path, h)).collect())
        })
        .await
}

pub(super) async fn document_link(
    server: &Server,
    params: lsp::DocumentLinkParams,
) -> Result<Option<Vec<lsp::DocumentLink>>> {
    server.ask(&params.text_document.uri, |view, path| Some(view.document_links(path))).await
}

pub(super) async fn prepare_call_hierarchy(
    server: &Server,
    params: lsp::CallHierarchyPrepareParams,
) -> Result<Option<Vec<lsp::CallHierarchyItem>>> {
    let at = params.text_document_position_params;
    server
        .ask(&at.text_document.uri, move |view, path| {
            let found = cascade::prepare(&view.ide(), path, view.offset(path, at.position));
            let items: Vec<_> = found.into_iter().filter_map(|item| view.cascade_item(item)).collect();
            (!items.is_empty()).then_some(items)
        })
        .await
}

pub(super) async fn incoming_calls(
    server: &Server,
    params: lsp::CallHierarchyIncomingCallsParams,
) -> Result<Option<Vec<lsp::CallHierarchyIncomingCall>>> {
    let uri = params.item.uri.clone();
    server.ask(&uri, move |view, path| view.incoming(path, &params.item)).await
}

pub(super) async fn outgoing_calls(
    server: &Server,
    params: lsp::CallHierarchyOutgoingCallsParams,
) -> Result<Option<Vec<lsp::CallHierarchyOutgoingCall>>> {
    let uri = params.item.uri.clone();
    server.ask(&uri, move |view, path| view.outgoing(path, &params.item)).await
}

impl Server {
    /// The client takes links, with the word that one goes from, as places to go to.
    fn links(
        &self,
        of: impl FnOnce(&lsp::TextDocumentClientCapabilities) -> Option<lsp::GotoCapability>,
    ) -> bool {
        let can = self.client().and_then(|c| c.can.text_document.as_ref()).and_then(of);
        can.and_then(|c| c.link_support) == Some(true)
    }

    /// Answers a question about where to go from a place.
    async fn go(
        &self,
        at: lsp::TextDocumentPositionParams,
        links: bool,
        question: fn(&Ide, &str, u32) -> Option<navigate::Jump>,
    ) -> Result<Option<Places>> {
        self.ask(&at.text_document.uri, move |view, path| {
            let jump = question(&view.ide(), path, view.offset(path, at.position))?;
            Some(view.goals(path, &jump, links))
        })
        .await
    }
}

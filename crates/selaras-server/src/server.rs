//! The protocol's requests. Each handler first pushes what it was given into the owner's queue, and only then waits: so
//! everything happens in the order in which the client said it. This file names them all; what they do is in those below.

mod asking;
mod changing;
mod completion;
mod diagnostics;
mod documents;
mod going;
mod lifecycle;
mod reading;
mod shape;

use std::sync::Arc;
use std::sync::mpsc::Sender;

use selaras_analysis::rule::Lang;
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types as lsp;
use tower_lsp_server::{Client as Remote, LanguageServer};

use crate::owner::{self, Given, Message};
use crate::parent::Ended;
use crate::settings::{Client, Settings};
use crate::tokens::Sent;

/// The server, as the transport sees it.
pub(crate) struct Server {
    queue: Sender<Message>,
    remote: Remote,
    ended: Ended,
    lang: Option<Lang>,
    given: Given,
    client: std::sync::OnceLock<Arc<Client>>,
    tokens: Sent,
}

impl Server {
    /// A server that talks to `remote`; `lang` where the client names no language.
    pub(crate) fn new(
        remote: Remote,
        runtime: tokio::runtime::Handle,
        lang: Option<Lang>,
        given: Given,
    ) -> Server {
        let queue = owner::start(remote.clone(), runtime, given.clone());
        Server {
            queue,
            remote,
            ended: Ended::default(),
            lang,
            given,
            client: std::sync::OnceLock::new(),
            tokens: Sent::default(),
        }
    }

    /// Its queue, for those who wait until all is done.
    pub(crate) fn queue(&self) -> Sender<Message> {
        self.queue.clone()
    }

    /// `$/setTrace`: how much the log says.
    pub(crate) async fn set_trace(&self, params: lsp::SetTraceParams) {
        self.given.log.set(params.value);
    }

    /// Asks the client for its settings. Never waited for in a handler.
    fn pull_settings(&self) {
        let (remote, queue) = (self.remote.clone(), self.queue.clone());
        tokio::spawn(async move {
            let item = lsp::ConfigurationItem { scope_uri: None, section: Some("selaras".to_owned()) };
            let Ok(answer) = remote.configuration(vec![item]).await else { return };
            if let Some(settings) = Settings::read(answer.first()) {
                let _ = queue.send(Message::Settings(Box::new(settings)));
            }
        });
    }

    /// How it ends.
    pub(crate) fn ended(&self) -> Ended {
        self.ended.clone()
    }

    fn tell(&self, message: Message) {
        // The owner lives as long as we do.
        let _ = self.queue.send(message);
    }

    fn client(&self) -> Option<&Arc<Client>> {
        self.client.get()
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        lifecycle::initialize(self, &params)
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        lifecycle::initialized(self);
    }

    async fn shutdown(&self) -> Result<()> {
        self.ended.shut_down();
        Ok(())
    }

    // Documents

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        documents::did_open(self, params);
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        documents::did_change(self, params);
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        documents::did_close(self, params);
    }

    async fn did_save(&self, params: lsp::DidSaveTextDocumentParams) {
        documents::did_save(self, params);
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        documents::did_change_watched_files(self, params);
    }

    async fn did_change_configuration(&self, params: lsp::DidChangeConfigurationParams) {
        documents::did_change_configuration(self, params);
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        documents::did_change_workspace_folders(self, params);
    }

    // Findings

    async fn diagnostic(
        &self,
        params: lsp::DocumentDiagnosticParams,
    ) -> Result<lsp::DocumentDiagnosticReportResult> {
        diagnostics::diagnostic(self, params).await
    }

    async fn workspace_diagnostic(
        &self,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> Result<lsp::WorkspaceDiagnosticReportResult> {
        diagnostics::workspace_diagnostic(self, params).await
    }

    // Going places

    async fn goto_definition(
        &self,
        params: lsp::GotoDefinitionParams,
    ) -> Result<Option<lsp::GotoDefinitionResponse>> {
        going::goto_definition(self, params).await
    }

    async fn goto_declaration(
        &self,
        params: lsp::GotoDefinitionParams,
    ) -> Result<Option<lsp::GotoDefinitionResponse>> {
        going::goto_declaration(self, params).await
    }

    async fn goto_implementation(
        &self,
        params: lsp::GotoDefinitionParams,
    ) -> Result<Option<lsp::GotoDefinitionResponse>> {
        going::goto_implementation(self, params).await
    }

    async fn goto_type_definition(
        &self,
        params: lsp::GotoDefinitionParams,
    ) -> Result<Option<lsp::GotoDefinitionResponse>> {
        going::goto_type_definition(self, params).await
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        going::references(self, params).await
    }

    async fn document_highlight(
        &self,
        params: lsp::DocumentHighlightParams,
    ) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        going::document_highlight(self, params).await
    }

    async fn document_link(&self, params: lsp::DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        going::document_link(self, params).await
    }

    async fn prepare_call_hierarchy(
        &self,
        params: lsp::CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyItem>>> {
        going::prepare_call_hierarchy(self, params).await
    }

    async fn incoming_calls(
        &self,
        params: lsp::CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyIncomingCall>>> {
        going::incoming_calls(self, params).await
    }

    async fn outgoing_calls(
        &self,
        params: lsp::CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyOutgoingCall>>> {
        going::outgoing_calls(self, params).await
    }

    // Completion

    async fn completion(&self, params: lsp::CompletionParams) -> Result<Option<lsp::CompletionResponse>> {
        completion::completion(self, params).await
    }

    async fn completion_resolve(&self, item: lsp::CompletionItem) -> Result<lsp::CompletionItem> {
        completion::completion_resolve(self, item).await
    }

    async fn signature_help(&self, params: lsp::SignatureHelpParams) -> Result<Option<lsp::SignatureHelp>> {
        completion::signature_help(self, params).await
    }

    async fn linked_editing_range(
        &self,
        params: lsp::LinkedEditingRangeParams,
    ) -> Result<Option<lsp::LinkedEditingRanges>> {
        completion::linked_editing_range(self, params).await
    }

    // What is shown beside the text

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        reading::hover(self, params).await
    }

    async fn inlay_hint(&self, params: lsp::InlayHintParams) -> Result<Option<Vec<lsp::InlayHint>>> {
        reading::inlay_hint(self, params).await
    }

    async fn inlay_hint_resolve(&self, hint: lsp::InlayHint) -> Result<lsp::InlayHint> {
        reading::inlay_hint_resolve(self, hint).await
    }

    async fn code_lens(&self, params: lsp::CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        reading::code_lens(self, params).await
    }

    async fn code_lens_resolve(&self, lens: lsp::CodeLens) -> Result<lsp::CodeLens> {
        reading::code_lens_resolve(self, lens).await
    }

    // Changing the text

    async fn code_action(&self, params: lsp::CodeActionParams) -> Result<Option<lsp::CodeActionResponse>> {
        changing::code_action(self, params).await
    }

    async fn code_action_resolve(&self, action: lsp::CodeAction) -> Result<lsp::CodeAction> {
        changing::code_action_resolve(self, action).await
    }

    async fn prepare_rename(
        &self,
        at: lsp::TextDocumentPositionParams,
    ) -> Result<Option<lsp::PrepareRenameResponse>> {
        changing::prepare_rename(self, at).await
    }

    async fn rename(&self, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        changing::rename(self, params).await
    }

    // The shape of the text

    async fn document_symbol(
        &self,
        params: lsp::DocumentSymbolParams,
    ) -> Result<Option<lsp::DocumentSymbolResponse>> {
        shape::document_symbol(self, params).await
    }

    async fn symbol(
        &self,
        params: lsp::WorkspaceSymbolParams,
    ) -> Result<Option<lsp::WorkspaceSymbolResponse>> {
        shape::symbol(self, params).await
    }

    async fn symbol_resolve(&self, symbol: lsp::WorkspaceSymbol) -> Result<lsp::WorkspaceSymbol> {
        shape::symbol_resolve(self, symbol).await
    }

    async fn semantic_tokens_full(
        &self,
        params: lsp::SemanticTokensParams,
    ) -> Result<Option<lsp::SemanticTokensResult>> {
        shape::semantic_tokens_full(self, params).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: lsp::SemanticTokensDeltaParams,
    ) -> Result<Option<lsp::SemanticTokensFullDeltaResult>> {
        shape::semantic_tokens_full_delta(self, params).await
    }

    async fn semantic_tokens_range(
        &self,
        params: lsp::SemanticTokensRangeParams,
    ) -> Result<Option<lsp::SemanticTokensRangeResult>> {
        shape::semantic_tokens_range(self, params).await
    }

    async fn folding_range(&self, params: lsp::FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        shape::folding_range(self, params).await
    }

    async fn selection_range(
        &self,
        params: lsp::SelectionRangeParams,
    ) -> Result<Option<Vec<lsp::SelectionRange>>> {
        shape::selection_range(self, params).await
    }

    async fn formatting(&self, params: lsp::DocumentFormattingParams) -> Result<Option<Vec<lsp::TextEdit>>> {
        shape::formatting(self, params).await
    }

    async fn range_formatting(
        &self,
        params: lsp::DocumentRangeFormattingParams,
    ) -> Result<Option<Vec<lsp::TextEdit>>> {
        shape::range_formatting(self, params).await
    }

    async fn on_type_formatting(
        &self,
        params: lsp::DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<lsp::TextEdit>>> {
        shape::on_type_formatting(self, params).await
    }
}

//! The protocol's requests. Each handler first pushes what it was given into the owner's queue, and only then waits: so
//! everything happens in the order in which the client said it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use selaras_analysis::Cancelled;
use selaras_analysis::rule::Lang;
use selaras_ide::actions::Kind;
use selaras_ide::{
    Ide, actions, cascade, completion, fixes, folding, formatting, highlight, hover, inlay, lens, linked,
    navigate, references, rename, selection, signature, symbols, tokens,
};
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp_server::ls_types as lsp;
use tower_lsp_server::{Client as Remote, LanguageServer};

use crate::capabilities::capabilities;
use crate::convert::changing::Later;
use crate::convert::completion::{asks_for_blank, subject_of};
use crate::convert::{reading, shape};
use crate::findings::Report;
use crate::owner::{self, Given, Message};
use crate::parent::Ended;
use crate::progress::Progress;
use crate::settings::{Client, Settings};
use crate::tokens::Sent;
use crate::uri::path_of;
use crate::view::View;

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

/// Places to go to.
type Places = lsp::GotoDefinitionResponse;

/// Why a question has no answer.
enum Unanswered {
    /// An edit came in between.
    Overtaken,
    /// A defect of ours.
    Broken,
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

    /// Asks about one document: what the file's path is in its workspace goes to `work` with the view.
    async fn ask<T: Send + 'static>(
        &self,
        uri: &lsp::Uri,
        work: impl FnOnce(&View, &str) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let (send, receive) = tokio::sync::oneshot::channel();
        self.tell(Message::Ask(
            uri.clone(),
            Box::new(move |found| {
                // A request that the client cancelled has nobody who waits for it.
                if !send.is_closed() {
                    let answer = found.map_or(Ok(None), |(view, path)| guarded(|| work(&view, &path)));
                    let _ = send.send(answer);
                }
            }),
        ));
        answered(receive.await)
    }

    /// Asks about all workspaces.
    pub(crate) async fn ask_all<T: Send + 'static>(
        &self,
        work: impl FnOnce(&[View]) -> T + Send + 'static,
    ) -> Result<T> {
        let (send, receive) = tokio::sync::oneshot::channel();
        self.tell(Message::AskAll(Box::new(move |views| {
            if !send.is_closed() {
                let _ = send.send(guarded(|| work(&views)));
            }
        })));
        answered(receive.await)
    }

    fn client(&self) -> Option<&Arc<Client>> {
        self.client.get()
    }

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

/// Runs a question. An edit that comes in between ends it, and so does a defect.
fn guarded<T>(work: impl FnOnce() -> T) -> std::result::Result<T, Unanswered> {
    match catch_unwind(AssertUnwindSafe(|| Cancelled::catch(AssertUnwindSafe(work)))) {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(_)) => Err(Unanswered::Overtaken),
        Err(_) => Err(Unanswered::Broken),
    }
}

fn answered<T>(
    answer: std::result::Result<std::result::Result<T, Unanswered>, tokio::sync::oneshot::error::RecvError>,
) -> Result<T> {
    match answer {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(Unanswered::Overtaken)) => Err(Error::content_modified()),
        Ok(Err(Unanswered::Broken)) | Err(_) => Err(Error {
            code: ErrorCode::InternalError,
            message: "cacat program Selaras saat menjawab permintaan ini (a defect of Selaras)".into(),
            data: None,
        }),
    }
}

impl LanguageServer for Server {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let client = Client::read(&params, self.lang);
        let capabilities = capabilities(&client);
        self.ended.follow(params.process_id);
        let settings = Settings::read(params.initialization_options.as_ref()).unwrap_or_default();
        self.given.log.set(settings.trace.server.or(params.trace).unwrap_or_default());
        let _ = self.client.set(Arc::new(client.clone()));
        self.tell(Message::Begin {
            settings: Box::new(settings),
            folders: folders(&params),
            client: Box::new(client),
        });
        Ok(lsp::InitializeResult {
            capabilities,
            server_info: Some(lsp::ServerInfo {
                name: "selaras".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: None,
        })
    }

    async fn initialized(&self, _: lsp::InitializedParams) {
        let Some(client) = self.client() else { return };
        if client.configures() {
            self.pull_settings();
        }
        let mut wanted = Vec::new();
        if client.watches() {
            wanted.push(watched_files());
        } else {
            self.tell(Message::Watch);
        }
        let workspace = client.can.workspace.as_ref();
        let configures = workspace.and_then(|w| w.did_change_configuration);
        if configures.and_then(|c| c.dynamic_registration) == Some(true) {
            wanted.push(changed_settings());
        }
        if wanted.is_empty() {
            return;
        }
        let (remote, queue, watches) = (self.remote.clone(), self.queue.clone(), client.watches());
        tokio::spawn(async move {
            if remote.register_capability(wanted).await.is_err() && watches {
                let _ = queue.send(Message::Watch);
            }
        });
    }

    async fn shutdown(&self) -> Result<()> {
        self.ended.shut_down();
        Ok(())
    }

    // Documents

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        let lsp::TextDocumentItem { uri, version, text, .. } = params.text_document;
        self.tell(Message::Open { uri, version, text });
    }

    async fn did_change(&self, params: lsp::DidChangeTextDocumentParams) {
        let lsp::VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        self.tell(Message::Change { uri, version, changes: params.content_changes });
    }

    async fn did_close(&self, params: lsp::DidCloseTextDocumentParams) {
        self.tokens.forget(&params.text_document.uri);
        self.tell(Message::Close(params.text_document.uri));
    }

    async fn did_save(&self, params: lsp::DidSaveTextDocumentParams) {
        self.tell(Message::Disk(path_of(&params.text_document.uri).into_iter().collect()));
    }

    async fn did_change_watched_files(&self, params: lsp::DidChangeWatchedFilesParams) {
        self.tell(Message::Disk(params.changes.iter().filter_map(|c| path_of(&c.uri)).collect()));
    }

    async fn did_change_configuration(&self, params: lsp::DidChangeConfigurationParams) {
        // Clients that can be asked say here only that it is time to ask.
        if self.client().is_some_and(|c| c.configures()) {
            self.pull_settings();
        } else if let Some(settings) = Settings::read(Some(&params.settings)) {
            self.tell(Message::Settings(Box::new(settings)));
        }
    }

    async fn did_change_workspace_folders(&self, params: lsp::DidChangeWorkspaceFoldersParams) {
        let added = params.event.added.iter().filter_map(|f| path_of(&f.uri)).collect();
        let removed = params.event.removed.iter().filter_map(|f| path_of(&f.uri)).collect();
        self.tell(Message::Folders { added, removed });
    }

    // Findings

    async fn diagnostic(
        &self,
        params: lsp::DocumentDiagnosticParams,
    ) -> Result<lsp::DocumentDiagnosticReportResult> {
        let before = params.previous_result_id;
        let report =
            self.ask(&params.text_document.uri, move |view, path| Some(view.report(path, before))).await;
        let report = report.map_err(retry)?.unwrap_or_else(View::nothing_found);
        Ok(lsp::DocumentDiagnosticReportResult::Report(report))
    }

    async fn workspace_diagnostic(
        &self,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> Result<lsp::WorkspaceDiagnosticReportResult> {
        let before = params.previous_result_ids;
        let part = self.parts(params.partial_result_params.partial_result_token);
        let work = self.work(params.work_done_progress_params.work_done_token);
        let answer = self.ask_all(move |views: &[View]| View::workspace_report(views, &before, part)).await;
        drop(work);
        let items = answer.map_err(retry)?;
        Ok(lsp::WorkspaceDiagnosticReportResult::Report(lsp::WorkspaceDiagnosticReport { items }))
    }

    // Going places

    async fn goto_definition(&self, params: lsp::GotoDefinitionParams) -> Result<Option<Places>> {
        let links = self.links(|t| t.definition);
        self.go(params.text_document_position_params, links, navigate::definition).await
    }

    async fn goto_declaration(&self, params: lsp::GotoDefinitionParams) -> Result<Option<Places>> {
        let links = self.links(|t| t.declaration);
        self.go(params.text_document_position_params, links, navigate::declaration).await
    }

    async fn goto_implementation(&self, params: lsp::GotoDefinitionParams) -> Result<Option<Places>> {
        let links = self.links(|t| t.implementation);
        self.go(params.text_document_position_params, links, navigate::implementation).await
    }

    async fn goto_type_definition(&self, params: lsp::GotoDefinitionParams) -> Result<Option<Places>> {
        let links = self.links(|t| t.type_definition);
        self.go(params.text_document_position_params, links, navigate::type_definition).await
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let (at, with) = (params.text_document_position, params.context.include_declaration);
        self.ask(&at.text_document.uri, move |view, path| {
            let found = references::references(&view.ide(), path, view.offset(path, at.position), with)?;
            Some(found.iter().filter_map(|l| view.location(&l.file, l.span)).collect())
        })
        .await
    }

    async fn document_highlight(
        &self,
        params: lsp::DocumentHighlightParams,
    ) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        let at = params.text_document_position_params;
        self.ask(&at.text_document.uri, move |view, path| {
            let found = highlight::highlight(&view.ide(), path, view.offset(path, at.position))?;
            Some(found.into_iter().map(|h| view.highlight(path, h)).collect())
        })
        .await
    }

    async fn document_link(&self, params: lsp::DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        self.ask(&params.text_document.uri, |view, path| Some(view.document_links(path))).await
    }

    async fn prepare_call_hierarchy(
        &self,
        params: lsp::CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyItem>>> {
        let at = params.text_document_position_params;
        self.ask(&at.text_document.uri, move |view, path| {
            let found = cascade::prepare(&view.ide(), path, view.offset(path, at.position));
            let items: Vec<_> = found.into_iter().filter_map(|item| view.cascade_item(item)).collect();
            (!items.is_empty()).then_some(items)
        })
        .await
    }

    async fn incoming_calls(
        &self,
        params: lsp::CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyIncomingCall>>> {
        let uri = params.item.uri.clone();
        self.ask(&uri, move |view, path| view.incoming(path, &params.item)).await
    }

    async fn outgoing_calls(
        &self,
        params: lsp::CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<lsp::CallHierarchyOutgoingCall>>> {
        let uri = params.item.uri.clone();
        self.ask(&uri, move |view, path| view.outgoing(path, &params.item)).await
    }

    // Completion

    async fn completion(&self, params: lsp::CompletionParams) -> Result<Option<lsp::CompletionResponse>> {
        let at = params.text_document_position;
        self.ask(&at.text_document.uri, move |view, path| {
            let blank = asks_for_blank(params.context.as_ref());
            let found = completion::complete(&view.ide(), path, view.offset(path, at.position), blank)?;
            Some(view.completion(path, found))
        })
        .await
    }

    async fn completion_resolve(&self, item: lsp::CompletionItem) -> Result<lsp::CompletionItem> {
        let Some((uri, subject)) = subject_of(&item) else { return Ok(item) };
        let told = self.ask(&uri, move |view, _| {
            let page = completion::about(&view.ide(), &subject)?;
            Some(view.documentation(&page))
        });
        let documentation = told.await?;
        Ok(lsp::CompletionItem { documentation, ..item })
    }

    async fn signature_help(&self, params: lsp::SignatureHelpParams) -> Result<Option<lsp::SignatureHelp>> {
        let at = params.text_document_position_params;
        self.ask(&at.text_document.uri, move |view, path| {
            let found = signature::signature(&view.ide(), path, view.offset(path, at.position))?;
            Some(view.signature(found))
        })
        .await
    }

    async fn linked_editing_range(
        &self,
        params: lsp::LinkedEditingRangeParams,
    ) -> Result<Option<lsp::LinkedEditingRanges>> {
        let at = params.text_document_position_params;
        self.ask(&at.text_document.uri, move |view, path| {
            let found = linked::linked(&view.ide(), path, view.offset(path, at.position))?;
            Some(view.linked(path, found))
        })
        .await
    }

    // What is shown beside the text

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        let at = params.text_document_position_params;
        self.ask(&at.text_document.uri, move |view, path| {
            let hover = hover::hover(&view.ide(), path, view.offset(path, at.position))?;
            Some(view.hover(path, &hover))
        })
        .await
    }

    async fn inlay_hint(&self, params: lsp::InlayHintParams) -> Result<Option<Vec<lsp::InlayHint>>> {
        let lsp::InlayHintParams { text_document, range, .. } = params;
        self.ask(&text_document.uri, move |view, path| {
            let found =
                inlay::hints(&view.ide(), path, view.span(path, range), view.settings.inlay_hints.into());
            Some(view.hints(path, found))
        })
        .await
    }

    async fn inlay_hint_resolve(&self, hint: lsp::InlayHint) -> Result<lsp::InlayHint> {
        let Some(uri) = reading::hint_of(&hint) else { return Ok(hint) };
        let at = hint.position;
        let page = self.ask(&uri, move |view, path| {
            let hover = hover::hover(&view.ide(), path, view.offset(path, at))?;
            Some(view.tooltip(&hover.page))
        });
        Ok(lsp::InlayHint { tooltip: page.await?, ..hint })
    }

    async fn code_lens(&self, params: lsp::CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        self.ask(&params.text_document.uri, |view, path| {
            let wanted = view.settings.code_lens;
            Some(view.lenses(path, &lens::lenses(&view.ide(), path, wanted.references, wanted.pagu)))
        })
        .await
    }

    async fn code_lens_resolve(&self, lens: lsp::CodeLens) -> Result<lsp::CodeLens> {
        let Some((uri, local, kind)) = reading::lens_of(&lens) else { return Ok(lens) };
        let at = lens.range.start;
        let command = self.ask(&uri, move |view, path| {
            let told = lens::tell(&view.ide(), path, local, kind);
            Some(view.lens_command(path, at, told))
        });
        Ok(lsp::CodeLens { command: command.await?, ..lens })
    }

    // Completion

    // Changing the text

    async fn code_action(&self, params: lsp::CodeActionParams) -> Result<Option<lsp::CodeActionResponse>> {
        let lsp::CodeActionParams { text_document, range, context, .. } = params;
        self.ask(&text_document.uri, move |view, path| {
            let asked = view.asked(&context);
            let found = actions::actions(&view.ide(), path, view.span(path, range), &asked);
            let shown = found.iter().filter_map(|a| view.action(path, a, &context.diagnostics));
            Some(shown.map(lsp::CodeActionOrCommand::CodeAction).collect())
        })
        .await
    }

    async fn code_action_resolve(&self, action: lsp::CodeAction) -> Result<lsp::CodeAction> {
        let data = action.data.clone().and_then(|d| serde_json::from_value::<Later>(d).ok());
        let Some(later) = data else { return Ok(action) };
        let uri = later.uri.clone();
        let edit = self.ask(&uri, move |view, path| {
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

    async fn prepare_rename(
        &self,
        at: lsp::TextDocumentPositionParams,
    ) -> Result<Option<lsp::PrepareRenameResponse>> {
        let answer = self.ask(&at.text_document.uri, move |view, path| {
            let found = rename::prepare(&view.ide(), path, view.offset(path, at.position));
            Some(view.said(found.map(|f| f.map(|f| view.renamable(path, &f)))))
        });
        refused(answer.await?)
    }

    async fn rename(&self, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let (at, new) = (params.text_document_position, params.new_name);
        let answer = self.ask(&at.text_document.uri, move |view, path| {
            let found = rename::rename(&view.ide(), path, view.offset(path, at.position), &new);
            Some(view.said(found.map(|f| f.and_then(|change| view.workspace_edit(&change)))))
        });
        refused(answer.await?)
    }

    // The shape of the text

    async fn document_symbol(
        &self,
        params: lsp::DocumentSymbolParams,
    ) -> Result<Option<lsp::DocumentSymbolResponse>> {
        self.ask(&params.text_document.uri, |view, path| {
            view.outline(path, symbols::outline(&view.ide(), path))
        })
        .await
    }

    async fn symbol(
        &self,
        params: lsp::WorkspaceSymbolParams,
    ) -> Result<Option<lsp::WorkspaceSymbolResponse>> {
        let found = move |view: &View| view.found(symbols::search(&view.ide(), &params.query));
        let found = self.ask_all(move |views| views.iter().flat_map(found).collect::<Vec<_>>()).await?;
        Ok(Some(found.into()))
    }

    async fn symbol_resolve(&self, symbol: lsp::WorkspaceSymbol) -> Result<lsp::WorkspaceSymbol> {
        let (uri, node) = shape::found_at(&symbol);
        let place = self.ask(&uri, move |view, path| view.place_of(path, node?)).await?;
        Ok(lsp::WorkspaceSymbol { location: place.map_or(symbol.location, lsp::OneOf::Left), ..symbol })
    }

    async fn semantic_tokens_full(
        &self,
        params: lsp::SemanticTokensParams,
    ) -> Result<Option<lsp::SemanticTokensResult>> {
        let uri = params.text_document.uri;
        let found = self.ask(&uri, |view, path| Some(view.semantic(path, &all_tokens(view, path)))).await?;
        Ok(found.map(|tokens| self.tokens.full(uri, tokens).into()))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: lsp::SemanticTokensDeltaParams,
    ) -> Result<Option<lsp::SemanticTokensFullDeltaResult>> {
        let uri = params.text_document.uri;
        let found = self.ask(&uri, |view, path| Some(view.semantic(path, &all_tokens(view, path)))).await?;
        Ok(found.map(|tokens| self.tokens.delta(uri, &params.previous_result_id, tokens)))
    }

    async fn semantic_tokens_range(
        &self,
        params: lsp::SemanticTokensRangeParams,
    ) -> Result<Option<lsp::SemanticTokensRangeResult>> {
        let lsp::SemanticTokensRangeParams { text_document, range, .. } = params;
        self.ask(&text_document.uri, move |view, path| {
            let found = tokens::tokens(&view.ide(), path, view.span(path, range));
            let data = view.semantic(path, &found);
            Some(lsp::SemanticTokens { result_id: None, data }.into())
        })
        .await
    }

    async fn folding_range(&self, params: lsp::FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        self.ask(&params.text_document.uri, |view, path| {
            Some(view.folds(path, &folding::folds(&view.ide(), path)))
        })
        .await
    }

    async fn selection_range(
        &self,
        params: lsp::SelectionRangeParams,
    ) -> Result<Option<Vec<lsp::SelectionRange>>> {
        let places = params.positions;
        self.ask(&params.text_document.uri, move |view, path| {
            let grow = |at: &lsp::Position| selection::selections(&view.ide(), path, view.offset(path, *at));
            Some(places.iter().map(|at| view.selection(path, *at, &grow(at))).collect())
        })
        .await
    }

    async fn formatting(&self, params: lsp::DocumentFormattingParams) -> Result<Option<Vec<lsp::TextEdit>>> {
        self.ask(&params.text_document.uri, |view, path| {
            Some(view.layout(&formatting::document(&view.ide(), path)))
        })
        .await
    }

    async fn range_formatting(
        &self,
        params: lsp::DocumentRangeFormattingParams,
    ) -> Result<Option<Vec<lsp::TextEdit>>> {
        self.ask(&params.text_document.uri, move |view, path| {
            let span = view.span(path, params.range);
            Some(view.layout(&formatting::range(&view.ide(), path, span)))
        })
        .await
    }

    async fn on_type_formatting(
        &self,
        params: lsp::DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<lsp::TextEdit>>> {
        let at = params.text_document_position;
        self.ask(&at.text_document.uri, move |view, path| {
            let offset = view.offset(path, at.position);
            Some(view.layout(&formatting::on_type(&view.ide(), path, offset, &params.ch)))
        })
        .await
    }
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

/// Every word of a file.
fn all_tokens(view: &View, path: &str) -> Vec<tokens::Token> {
    let whole = selaras_syntax::tree::Span::new(0, view.text(path).len() as u32);
    tokens::tokens(&view.ide(), path, whole)
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

/// The folders that the client shows.
fn folders(params: &lsp::InitializeParams) -> Vec<PathBuf> {
    let named = params.workspace_folders.iter().flatten().map(|f| &f.uri);
    let mut folders: Vec<PathBuf> = named.filter_map(path_of).collect();
    if folders.is_empty() {
        #[expect(deprecated, reason = "older clients name one folder here")]
        folders.extend(params.root_uri.iter().filter_map(path_of));
    }
    folders
}

/// All plans and settings below the folders; and folders that go with all that is in them.
fn watched_files() -> lsp::Registration {
    let globs = ["**/*.rpjmd", "**/*.renstra", "**/*.selaras", "**/selaras.toml"];
    let mut watchers: Vec<_> = globs.iter().map(|g| serde_json::json!({ "globPattern": g })).collect();
    watchers.push(serde_json::json!({ "globPattern": "**/*", "kind": 4 }));
    lsp::Registration {
        id: "selaras-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(serde_json::json!({ "watchers": watchers })),
    }
}

/// Our settings.
fn changed_settings() -> lsp::Registration {
    lsp::Registration {
        id: "selaras-settings".to_owned(),
        method: "workspace/didChangeConfiguration".to_owned(),
        register_options: Some(serde_json::json!({ "section": "selaras" })),
    }
}

//! What the server says that it can do; one function for each family of requests.
//!
//! What an editor starts by itself is announced to those that declare it. Where known editors ask at a person's command
//! without declaring it (formatting, also while typing; code lenses), it is announced to all, like the oldest requests.

use tower_lsp_server::ls_types as lsp;

use crate::convert::changing::action_kinds;
use crate::convert::tokens::legend;
use crate::settings::Client;

/// The server's side of `initialize`.
pub(crate) fn capabilities(client: &Client) -> lsp::ServerCapabilities {
    let mut can =
        lsp::ServerCapabilities { position_encoding: Some(client.encoding()), ..Default::default() };
    documents(&mut can);
    findings(&mut can, client);
    going(&mut can, client);
    reading(&mut can, client);
    shape(&mut can, client);
    changing(&mut can, client);
    completion(&mut can, client);
    can
}

/// Documents and folders come and go.
fn documents(can: &mut lsp::ServerCapabilities) {
    can.text_document_sync = Some(lsp::TextDocumentSyncCapability::Options(lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
        will_save: None,
        will_save_wait_until: None,
        save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
    }));
    can.workspace = Some(lsp::WorkspaceServerCapabilities {
        workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(lsp::OneOf::Left(true)),
        }),
        ..Default::default()
    });
}

/// Findings are asked for where the client can, else pushed; never both.
fn findings(can: &mut lsp::ServerCapabilities, client: &Client) {
    can.diagnostic_provider = client.pulls.then(|| {
        lsp::DiagnosticServerCapabilities::Options(lsp::DiagnosticOptions {
            identifier: Some("selaras".to_owned()),
            inter_file_dependencies: true,
            workspace_diagnostics: true,
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        })
    });
}

/// From a word to what it means.
fn going(can: &mut lsp::ServerCapabilities, client: &Client) {
    can.definition_provider = Some(lsp::OneOf::Left(true));
    can.declaration_provider = Some(lsp::DeclarationCapability::Simple(true));
    can.implementation_provider = Some(lsp::ImplementationProviderCapability::Simple(true));
    can.type_definition_provider = Some(lsp::TypeDefinitionProviderCapability::Simple(true));
    can.references_provider = Some(lsp::OneOf::Left(true));
    can.document_highlight_provider = Some(lsp::OneOf::Left(true));
    can.document_link_provider =
        client.declares(|t| t.document_link.is_some()).then(|| lsp::DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        });
    can.call_hierarchy_provider = client
        .declares(|t| t.call_hierarchy.is_some())
        .then_some(lsp::CallHierarchyServerCapability::Simple(true));
}

/// What is shown beside the text.
fn reading(can: &mut lsp::ServerCapabilities, client: &Client) {
    can.hover_provider = Some(lsp::HoverProviderCapability::Simple(true));
    let hints = lsp::InlayHintOptions { resolve_provider: Some(true), ..Default::default() };
    can.inlay_hint_provider = client
        .declares(|t| t.inlay_hint.is_some())
        .then_some(lsp::OneOf::Right(lsp::InlayHintServerCapabilities::Options(hints)));
    can.code_lens_provider = Some(lsp::CodeLensOptions { resolve_provider: Some(true) });
}

/// How the text is laid out and what it is made of.
fn shape(can: &mut lsp::ServerCapabilities, client: &Client) {
    can.document_symbol_provider = Some(lsp::OneOf::Left(true));
    can.workspace_symbol_provider = Some(lsp::OneOf::Right(lsp::WorkspaceSymbolOptions {
        resolve_provider: Some(client.resolves_symbols()),
        work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
    }));
    can.semantic_tokens_provider = client.declares(|t| t.semantic_tokens.is_some()).then(|| {
        lsp::SemanticTokensOptions {
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
            legend: legend(),
            range: Some(true),
            full: Some(lsp::SemanticTokensFullOptions::Delta { delta: Some(true) }),
        }
        .into()
    });
    can.folding_range_provider = client
        .declares(|t| t.folding_range.is_some())
        .then_some(lsp::FoldingRangeProviderCapability::Simple(true));
    can.selection_range_provider = client
        .declares(|t| t.selection_range.is_some())
        .then_some(lsp::SelectionRangeProviderCapability::Simple(true));
    can.document_formatting_provider = Some(lsp::OneOf::Left(true));
    can.document_range_formatting_provider = Some(lsp::OneOf::Left(true));
    can.document_on_type_formatting_provider = Some(lsp::DocumentOnTypeFormattingOptions {
        first_trigger_character: "}".to_owned(),
        more_trigger_character: Some(vec!["\n".to_owned()]),
    });
}

/// Changing the text: actions for a client that takes them as such.
fn changing(can: &mut lsp::ServerCapabilities, client: &Client) {
    can.code_action_provider = client.takes_actions().then(|| {
        lsp::CodeActionProviderCapability::Options(lsp::CodeActionOptions {
            code_action_kinds: Some(action_kinds()),
            resolve_provider: client.resolves_actions().then_some(true),
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        })
    });
    can.rename_provider = Some(match client.prepares_renames() {
        true => lsp::OneOf::Right(lsp::RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        }),
        false => lsp::OneOf::Left(true),
    });
}

/// What fits while someone types.
fn completion(can: &mut lsp::ServerCapabilities, client: &Client) {
    let words = |words: &[&str]| Some(words.iter().map(|w| (*w).to_owned()).collect());
    can.completion_provider = client.declares(|t| t.completion.is_some()).then(|| lsp::CompletionOptions {
        resolve_provider: Some(true),
        // A blank stands before every value; where a statement may begin it is no question.
        trigger_characters: words(&[" ", "/", ":", "\""]),
        ..Default::default()
    });
    can.signature_help_provider = client
        .declares(|t| t.signature_help.is_some())
        .then(|| lsp::SignatureHelpOptions { trigger_characters: words(&["=", "|"]), ..Default::default() });
    can.linked_editing_range_provider = client
        .declares(|t| t.linked_editing_range.is_some())
        .then_some(lsp::LinkedEditingRangeServerCapabilities::Simple(true));
}

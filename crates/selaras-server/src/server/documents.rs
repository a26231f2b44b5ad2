//! Documents, files, folders and settings, as they come and go.

use tower_lsp_server::ls_types as lsp;

use super::Server;
use crate::owner::Message;
use crate::settings::Settings;
use crate::uri::path_of;

pub(super) fn did_open(server: &Server, params: lsp::DidOpenTextDocumentParams) {
    let lsp::TextDocumentItem { uri, version, text, .. } = params.text_document;
    server.tell(Message::Open { uri, version, text });
}

pub(super) fn did_change(server: &Server, params: lsp::DidChangeTextDocumentParams) {
    let lsp::VersionedTextDocumentIdentifier { uri, version } = params.text_document;
    server.tell(Message::Change { uri, version, changes: params.content_changes });
}

pub(super) fn did_close(server: &Server, params: lsp::DidCloseTextDocumentParams) {
    server.tokens.forget(&params.text_document.uri);
    server.tell(Message::Close(params.text_document.uri));
}

pub(super) fn did_save(server: &Server, params: lsp::DidSaveTextDocumentParams) {
    server.tell(Message::Disk(path_of(&params.text_document.uri).into_iter().collect()));
}

pub(super) fn did_change_watched_files(server: &Server, params: lsp::DidChangeWatchedFilesParams) {
    server.tell(Message::Disk(params.changes.iter().filter_map(|c| path_of(&c.uri)).collect()));
}

pub(super) fn did_change_configuration(server: &Server, params: lsp::DidChangeConfigurationParams) {
    // Clients that can be asked say here only that it is time to ask.
    if server.client().is_some_and(|c| c.configures()) {
        server.pull_settings();
    } else if let Some(settings) = Settings::read(Some(&params.settings)) {
        server.tell(Message::Settings(Box::new(settings)));
    }
}

pub(super) fn did_change_workspace_folders(server: &Server, params: lsp::DidChangeWorkspaceFoldersParams) {
    let added = params.event.added.iter().filter_map(|f| path_of(&f.uri)).collect();
    let removed = params.event.removed.iter().filter_map(|f| path_of(&f.uri)).collect();
    server.tell(Message::Folders { added, removed });
}

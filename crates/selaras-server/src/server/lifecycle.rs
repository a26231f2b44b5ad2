//! How it begins.

use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types as lsp;

use super::Server;
use crate::capabilities::capabilities;
use crate::eyes::{Who, watched_files};
use crate::owner::Message;
use crate::settings::{Client, Settings};
use crate::uri::path_of;

pub(super) fn initialize(server: &Server, params: &lsp::InitializeParams) -> Result<lsp::InitializeResult> {
    let client = Client::read(params, server.lang);
    let capabilities = capabilities(&client);
    server.ended.follow(params.process_id);
    let settings = Settings::read(params.initialization_options.as_ref()).unwrap_or_default();
    server.given.log.set(settings.trace.server.or(params.trace).unwrap_or_default());
    let _ = server.client.set(Arc::new(client.clone()));
    server.tell(Message::Begin {
        settings: Box::new(settings),
        folders: folders(params),
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

pub(super) fn initialized(server: &Server) {
    let Some(client) = server.client() else { return };
    if client.configures() {
        server.pull_settings();
    }
    let mut wanted = Vec::new();
    if client.watches() {
        wanted.push(watched_files());
        server.tell(Message::Watch(Who::Client { elsewhere: client.watches_elsewhere() }));
    } else {
        server.tell(Message::Watch(Who::Us));
    }
    let workspace = client.can.workspace.as_ref();
    let configures = workspace.and_then(|w| w.did_change_configuration);
    if configures.and_then(|c| c.dynamic_registration) == Some(true) {
        wanted.push(changed_settings());
    }
    if wanted.is_empty() {
        return;
    }
    let (remote, queue, watches) = (server.remote.clone(), server.queue.clone(), client.watches());
    tokio::spawn(async move {
        if remote.register_capability(wanted).await.is_err() && watches {
            let _ = queue.send(Message::Watch(Who::Us));
        }
    });
}

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

/// Our settings.
fn changed_settings() -> lsp::Registration {
    lsp::Registration {
        id: "selaras-settings".to_owned(),
        method: "workspace/didChangeConfiguration".to_owned(),
        register_options: Some(serde_json::json!({ "section": "selaras" })),
    }
}

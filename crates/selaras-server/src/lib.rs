//! The language server: transport, order, cancellation, positions. Knows nothing of plans: what is asked is answered by
//! `selaras-ide`.
//!
//! Messages go one way: `server` turns each into something for the `owner` before it waits for anything; the owner, one
//! thread, holds documents and databases (`world`), applies changes in their order, and hands out `view`s, which the
//! pool and the `diagnoser` read. `convert` alone knows both the protocol's types and ours.

mod capabilities;
mod convert;
mod diagnoser;
mod document;
mod eyes;
mod findings;
mod frame;
mod log;
mod owner;
mod parent;
mod progress;
mod record;
mod refresh;
mod region;
mod replay;
mod server;
mod settings;
mod shown;
mod tokens;
mod transport;
mod uri;
mod view;
mod views;
mod walks;
mod watcher;
mod world;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use selaras_analysis::rule::Lang;
use tower_lsp_server::LspService;

use crate::log::Log;
use crate::owner::Given;
use crate::record::Record;
use crate::transport::Output;

pub use crate::replay::{Speed, replay};

/// What the server is started with.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The language of answers where the client names none.
    pub lang: Option<Lang>,
    /// A file in which is said what happens.
    pub log: Option<PathBuf>,
    /// A file in which every message is written down.
    pub record: Option<PathBuf>,
}

/// Serves on standard input and output until `exit`, the end of input, or the parent's death. Gives the process's exit
/// code: 0 after `shutdown`, else 1. An error is that of a file that cannot be written, or of a system without threads.
pub fn serve(options: &Options) -> Result<u8, io::Error> {
    let record = match &options.record {
        Some(path) => Some(Arc::new(Record::create(path, selaras_engine::today())?)),
        None => None,
    };
    let log = options.log.as_deref().map(Log::create).transpose()?.unwrap_or_default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let given = Given { today: None, record: record.clone(), log };
    let orderly = runtime.block_on(async {
        let input = transport::standard_input(record.clone())?;
        let mut out = BufWriter::new(io::stdout());
        let output = Output::start(move |message, last| {
            if let Some(record) = &record {
                record.said(message);
            }
            write!(out, "Content-Length: {}\r\n\r\n", message.len())?;
            out.write_all(message)?;
            if last { out.flush() } else { Ok(()) }
        })?;
        let (service, socket) = service(options.lang, given);
        let ended = service.inner().ended();
        transport::run(service, socket, input, output).await;
        Ok::<_, io::Error>(ended.was_orderly())
    });
    // A thread may still wait for standard input.
    runtime.shutdown_background();
    Ok(u8::from(!orderly?))
}

/// The service, on the runtime that calls it.
fn service(lang: Option<Lang>, given: Given) -> (LspService<server::Server>, tower_lsp_server::ClientSocket) {
    let handle = tokio::runtime::Handle::current();
    LspService::build(|client| server::Server::new(client, handle, lang, given))
        .custom_method("$/setTrace", server::Server::set_trace)
        .custom_method("selaras/cascade", server::Server::cascade)
        .custom_method("selaras/coverage", server::Server::coverage)
        .custom_method("selaras/findings", server::Server::findings)
        .custom_method("selaras/scoreInputs", server::Server::score_inputs)
        .finish()
}

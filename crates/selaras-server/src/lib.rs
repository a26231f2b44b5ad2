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
mod findings;
mod owner;
mod parent;
mod server;
mod settings;
mod tokens;
mod uri;
mod view;
mod views;
mod world;

use selaras_analysis::rule::Lang;
use tower_lsp_server::{LspService, Server as Transport};

/// Requests that run at once. A `$/cancelRequest` waits in the same queue, so it must not be short.
const CONCURRENCY: usize = 1024;

/// Serves on standard input and output until `exit`, the end of input, or the parent's death. Gives the process's exit
/// code: 0 after `shutdown`, else 1.
///
/// `lang` is the language of answers where the client names none.
pub fn serve(lang: Option<Lang>) -> Result<u8, std::io::Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let orderly = runtime.block_on(async {
        let handle = tokio::runtime::Handle::current();
        let (service, socket) = LspService::build(|client| server::Server::new(client, handle, lang))
            .custom_method("selaras/cascade", server::Server::cascade)
            .custom_method("selaras/coverage", server::Server::coverage)
            .custom_method("selaras/findings", server::Server::findings)
            .custom_method("selaras/scoreInputs", server::Server::score_inputs)
            .finish();
        let ended = service.inner().ended();
        let transport = Transport::new(tokio::io::stdin(), tokio::io::stdout(), socket);
        tokio::select! {
            () = transport.concurrency_level(CONCURRENCY).serve(service) => {}
            () = ended.parent_gone() => {}
        }
        ended.was_orderly()
    });
    // A thread may still wait for standard input.
    runtime.shutdown_background();
    Ok(u8::from(!orderly))
}

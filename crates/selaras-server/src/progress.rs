//! Progress of long work, for clients that show it.

use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tower_lsp_server::Client as Remote;
use tower_lsp_server::ls_types as lsp;

/// Work that is being shown; it ends when this is dropped.
pub(crate) struct Progress(Option<UnboundedSender<String>>);

impl Progress {
    /// Work that nobody wants to see.
    pub(crate) fn hidden() -> Progress {
        Progress(None)
    }

    /// Asks the client for a place to show it, and waits for nothing: what is done before the client has answered is
    /// not shown.
    pub(crate) fn begin(remote: Remote, runtime: &tokio::runtime::Handle, title: String) -> Progress {
        let (send, mut steps) = unbounded_channel::<String>();
        runtime.spawn(async move {
            let token = lsp::ProgressToken::String("selaras/memuat".to_owned());
            if remote.create_work_done_progress(token.clone()).await.is_err() {
                return;
            }
            if steps.is_closed() && steps.is_empty() {
                return;
            }
            let shown = remote.progress(token, title).begin().await;
            while let Some(step) = steps.recv().await {
                shown.report(step).await;
            }
            shown.finish().await;
        });
        Progress(Some(send))
    }

    /// The work on an answer, at the place that the client named in its request.
    pub(crate) fn of_request(
        remote: Remote,
        runtime: &tokio::runtime::Handle,
        token: lsp::ProgressToken,
    ) -> Progress {
        let (send, mut steps) = unbounded_channel::<String>();
        runtime.spawn(async move {
            let shown = remote.progress(token, "Selaras").begin().await;
            while steps.recv().await.is_some() {}
            shown.finish().await;
        });
        Progress(Some(send))
    }

    /// What is being done.
    pub(crate) fn step(&self, what: String) {
        if let Some(send) = &self.0 {
            let _ = send.send(what);
        }
    }
}

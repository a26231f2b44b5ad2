//! Has a client ask again for what it shows: each kind by itself, once for many reasons, and never waited for.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tower_lsp_server::Client as Remote;

use crate::settings::Client;

/// How long a client may take to answer that it will ask again, before it is told once more.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a client asks for.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Kinds {
    /// Findings.
    pub findings: bool,
    /// Hints in the text.
    pub hints: bool,
    /// Lines above declarations.
    pub lenses: bool,
    /// What each word is.
    pub tokens: bool,
}

impl Kinds {
    /// Everything.
    pub(crate) const ALL: Kinds = Kinds { findings: true, hints: true, lenses: true, tokens: true };
    /// Findings alone.
    pub(crate) const FINDINGS: Kinds = Kinds { findings: true, hints: false, lenses: false, tokens: false };

    /// Those that a client asks for again when it is told to.
    fn of(client: &Client) -> Kinds {
        let workspace = client.can.workspace.as_ref();
        Kinds {
            findings: client.pulls
                && workspace.and_then(|w| w.diagnostics.as_ref()?.refresh_support) == Some(true),
            hints: workspace.and_then(|w| w.inlay_hint.as_ref()?.refresh_support) == Some(true),
            lenses: workspace.and_then(|w| w.code_lens.as_ref()?.refresh_support) == Some(true),
            tokens: workspace.and_then(|w| w.semantic_tokens.as_ref()?.refresh_support) == Some(true),
        }
    }

    /// Those in both.
    fn and(self, other: Kinds) -> Kinds {
        Kinds {
            findings: self.findings && other.findings,
            hints: self.hints && other.hints,
            lenses: self.lenses && other.lenses,
            tokens: self.tokens && other.tokens,
        }
    }

    /// Those in either.
    pub(crate) fn or(self, other: Kinds) -> Kinds {
        Kinds {
            findings: self.findings || other.findings,
            hints: self.hints || other.hints,
            lenses: self.lenses || other.lenses,
            tokens: self.tokens || other.tokens,
        }
    }
}

/// The way to a client that may ask again.
#[derive(Clone)]
pub(crate) struct Refresher {
    remote: Remote,
    runtime: tokio::runtime::Handle,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// What the client can be told.
    can: Kinds,
    /// What it was not told yet.
    wanted: Kinds,
    /// It is being told.
    busy: bool,
}

impl Refresher {
    /// A client of which nothing is known yet.
    pub(crate) fn new(remote: Remote, runtime: tokio::runtime::Handle) -> Refresher {
        Refresher { remote, runtime, state: Arc::default() }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The client has said what it can.
    pub(crate) fn begin(&self, client: &Client) {
        self.lock().can = Kinds::of(client);
    }

    /// What the client can be told to ask for again.
    pub(crate) fn can(&self) -> Kinds {
        self.lock().can
    }

    /// Has the client ask again, as far as it can. A client that is slow to answer is told once more at the end.
    pub(crate) fn ask(&self, what: Kinds) {
        let mut state = self.lock();
        state.wanted = state.wanted.or(what.and(state.can));
        if state.wanted == Kinds::default() || std::mem::replace(&mut state.busy, true) {
            return;
        }
        let this = self.clone();
        self.runtime.spawn(async move {
            while let Some(wanted) = this.next() {
                let _ = tokio::time::timeout(PATIENCE, this.tell(wanted)).await;
            }
        });
    }

    /// What the client is to be told next.
    fn next(&self) -> Option<Kinds> {
        let mut state = self.lock();
        let wanted = std::mem::take(&mut state.wanted);
        state.busy = wanted != Kinds::default();
        state.busy.then_some(wanted)
    }

    async fn tell(&self, wanted: Kinds) {
        // An error means that the client will not ask again, which is its own affair.
        if wanted.findings {
            let _ = self.remote.workspace_diagnostic_refresh().await;
        }
        if wanted.hints {
            let _ = self.remote.inlay_hint_refresh().await;
        }
        if wanted.lenses {
            let _ = self.remote.code_lens_refresh().await;
        }
        if wanted.tokens {
            let _ = self.remote.semantic_tokens_refresh().await;
        }
    }
}

//! `--log`: what happens, in a file. How much is said follows the client's `trace`, or `selaras.trace.server`.

use std::path::Path;
use std::sync::Arc;

use selaras_workspace::Journal;
use tower_lsp_server::ls_types::TraceValue;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{fmt, reload};

/// The log's volume; without a log there is none to turn.
#[derive(Clone, Default)]
pub(crate) struct Log(Option<reload::Handle<LevelFilter, tracing_subscriber::Registry>>);

impl Log {
    /// Begins a log in a file.
    pub(crate) fn create(path: &Path) -> std::io::Result<Log> {
        let journal = Arc::new(Journal::create(path)?);
        let (level, handle) = reload::Layer::new(level(TraceValue::Off));
        let lines = fmt::layer().with_ansi(false).with_writer(move || Line(journal.clone()));
        // Where another log was begun in this process, it goes on.
        let _ = tracing_subscriber::registry().with(level).with(lines).try_init();
        Ok(Log(Some(handle)))
    }

    /// Says less or more: warnings; each message; each message in full.
    pub(crate) fn set(&self, trace: TraceValue) {
        if let Some(handle) = &self.0 {
            let _ = handle.modify(|now| *now = level(trace));
        }
    }
}

fn level(trace: TraceValue) -> LevelFilter {
    match trace {
        TraceValue::Off => LevelFilter::WARN,
        TraceValue::Messages => LevelFilter::DEBUG,
        TraceValue::Verbose => LevelFilter::TRACE,
    }
}

/// One event's line.
struct Line(Arc<Journal>);

impl std::io::Write for Line {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        (&*self.0).write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

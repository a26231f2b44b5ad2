//! What a request sees: the plans at one moment, and how places in them are said in the protocol.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use selaras_analysis::Snapshot;
use selaras_analysis::rule::Lang;
use selaras_ide::Ide;
use selaras_plan::years::Date;
use selaras_syntax::LineIndex;
use selaras_syntax::line_index::Unit;
use tower_lsp_server::ls_types::Uri;

use crate::settings::{Client, Settings};
use crate::uri::uri_of;
use crate::world::{Open, Wrong};

/// A workspace at one moment.
pub(crate) struct View {
    /// Its plans.
    pub snapshot: Snapshot,
    /// Its folder, as the client names it.
    pub folder: Arc<PathBuf>,
    /// Its open documents, by path.
    pub open: Arc<Open>,
    /// What is wrong with its `selaras.toml`.
    pub config: Option<Arc<Wrong>>,
    /// What the client wants.
    pub settings: Arc<Settings>,
    /// What the client is.
    pub client: Arc<Client>,
    /// In which language it is answered.
    pub lang: Lang,
    /// The day.
    pub today: Date,
    /// Nothing is found here: copies, and plans that the settings leave out.
    pub silent: bool,
    /// Lines of files that are not open, read when they are needed.
    lines: RefCell<HashMap<Arc<str>, Arc<LineIndex>>>,
}

impl View {
    /// A view; what is in it is said at the fields.
    #[expect(clippy::too_many_arguments, reason = "one for each field")]
    pub(crate) fn new(
        snapshot: Snapshot,
        folder: Arc<PathBuf>,
        open: Arc<Open>,
        config: Option<Arc<Wrong>>,
        settings: Arc<Settings>,
        client: Arc<Client>,
        lang: Lang,
        today: Date,
        silent: bool,
    ) -> View {
        View {
            snapshot,
            folder,
            open,
            config,
            settings,
            client,
            lang,
            today,
            silent,
            lines: RefCell::default(),
        }
    }

    /// For questions.
    pub(crate) fn ide(&self) -> Ide<'_> {
        Ide { snapshot: &self.snapshot, lang: self.lang, today: self.today }
    }

    /// In what columns are counted.
    pub(crate) fn unit(&self) -> Unit {
        self.client.unit
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> Arc<str> {
        self.snapshot.text(path).cloned().unwrap_or_else(|| "".into())
    }

    /// The lines of a file.
    pub(crate) fn lines(&self, path: &str) -> Arc<LineIndex> {
        if let Some((_, document)) = self.open.get(path) {
            return document.lines.clone();
        }
        if let Some(lines) = self.lines.borrow().get(path) {
            return lines.clone();
        }
        let lines = Arc::new(LineIndex::new(&self.text(path)));
        self.lines.borrow_mut().insert(path.into(), lines.clone());
        lines
    }

    /// The client's name of a file.
    pub(crate) fn uri(&self, path: &str) -> Option<Uri> {
        match self.open.get(path) {
            Some((uri, _)) => Some(uri.clone()),
            None => uri_of(&self.folder.join(path)),
        }
    }

    /// The client's number of the text of an open document.
    pub(crate) fn version(&self, path: &str) -> Option<i32> {
        self.open.get(path).map(|(_, d)| d.version)
    }
}

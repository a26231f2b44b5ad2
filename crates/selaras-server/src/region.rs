//! One workspace of the server: what is on disk, what is open over it, and its database.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use selaras_engine::{Engine, known_rules};
use selaras_workspace::config::FILE_NAME;
use selaras_workspace::problem::Limits;
use selaras_workspace::selection::is_plan;
use selaras_workspace::workspace::path_in;
use selaras_workspace::{Config, ConfigError, Message, OpenError, PathKind, Root, Workspace};
use tower_lsp_server::ls_types::Uri;

use crate::document::{Buffer, Document};

/// Open documents by their path in the workspace.
pub(crate) type Open = BTreeMap<Arc<str>, (Uri, Document)>;

/// What holds a workspace together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// A folder.
    Folder,
    /// Nothing: texts without a file, where no folder is open.
    Loose,
    /// Nothing, and nothing is said of them: copies, and plans that the settings leave out.
    Aside,
}

/// A workspace and what is open in it.
pub(crate) struct Region {
    /// What it is.
    pub kind: Kind,
    /// Its folder as the client names it.
    pub folder: Arc<PathBuf>,
    /// What is on disk, with editors' texts over it.
    pub workspace: Workspace,
    /// Its database.
    pub engine: Engine,
    /// What readers see of open documents.
    pub open: Arc<Open>,
    /// Its `selaras.toml` is wrong on disk; the last good one stays.
    config: Option<Arc<Wrong>>,
    /// What is wrong in the `selaras.toml` that an editor shows.
    edited: Option<Option<Arc<Wrong>>>,
    /// A file that an editor shows was saved: the disk is to be looked at when it is closed.
    behind: bool,
}

/// What is wrong in a `selaras.toml`.
#[derive(Debug)]
pub(crate) struct Wrong {
    /// Its text.
    pub text: String,
    /// Its errors, in the order of the text.
    pub errors: Vec<ConfigError>,
}

impl Region {
    /// Reads a workspace; one whose `selaras.toml` is wrong is read without it. None where its folder cannot be listed.
    pub(crate) fn read(folder: &Path, root: Root) -> Option<Region> {
        let same = path_in(&root.folder, folder).as_deref() == Some(".");
        let named = if same { folder.to_owned() } else { root.folder.clone() };
        let (workspace, config) = match Workspace::open(root.clone(), &known_rules(), Limits::default()) {
            Ok(workspace) => (workspace, None),
            Err(error) => {
                let wrong = Wrong::read(error, &root.folder)?;
                let bare = Root { configured: false, ..root };
                (Workspace::open(bare, &known_rules(), Limits::default()).ok()?, Some(Arc::new(wrong)))
            }
        };
        Some(Region { config, ..Region::new(Kind::Folder, named, workspace) })
    }

    /// A workspace that has only what editors show.
    pub(crate) fn without_folder(kind: Kind) -> Region {
        Region::new(kind, PathBuf::new(), Workspace::detached(Limits::default()))
    }

    fn new(kind: Kind, folder: PathBuf, workspace: Workspace) -> Region {
        let engine = Engine::new(&workspace);
        let folder = Arc::new(folder);
        Region {
            kind,
            folder,
            workspace,
            engine,
            open: Arc::default(),
            config: None,
            edited: None,
            behind: false,
        }
    }

    /// Looks at the disk again.
    pub(crate) fn reload(&mut self) {
        self.behind = false;
        if self.workspace.is_detached() {
            return;
        }
        match self.workspace.reload(&known_rules()) {
            Ok(_) => self.config = None,
            Err(error) => {
                // A folder that is gone, or cannot be listed now, keeps what is known of it.
                if let Some(wrong) = Wrong::read(error, &self.workspace.root().folder) {
                    self.config = Some(Arc::new(wrong));
                    let _ = self.workspace.reload_plans();
                }
            }
        }
        self.engine.follow(&self.workspace);
    }

    /// Something at a path on disk changed: whether that may be another plan now. Of what an editor shows it is not.
    pub(crate) fn is_concerned(&mut self, disk: &Path) -> bool {
        let Some(path) = self.workspace.path_of(disk) else { return false };
        if self.workspace.nested().iter().any(|n| disk.starts_with(n)) {
            return false;
        }
        let known = self.workspace.files().get(&path);
        if known.is_some_and(|source| source.is_overlaid() && source.on_disk().is_some())
            && PathKind::of(disk) == PathKind::File
        {
            self.behind = true;
            return false;
        }
        let folder = format!("{path}/");
        &*path == "."
            || is_plan(&path)
            || PathKind::of(disk) == PathKind::Folder
            || self.workspace.files().keys().any(|p| p.starts_with(&folder))
    }

    /// The name by which a path is known here: links lead to what they point at. None where the settings leave it out.
    pub(crate) fn name_of(&self, path: Arc<str>) -> Option<Arc<str>> {
        let is_read = |p: &Arc<str>| {
            self.workspace.files().get(p).is_some_and(|source| source.on_disk().is_some())
                || self.workspace.problems().any(|problem| problem.path == *p)
        };
        if is_read(&path) {
            return Some(path);
        }
        if let Some(real) = self.workspace.real_path_of(&path).filter(is_read) {
            return Some(real);
        }
        // What has another ending was declared to be a plan by a person.
        (!is_plan(&path) || self.workspace.selection().takes_file(&path)).then_some(path)
    }

    /// An editor shows a document, with this text.
    pub(crate) fn show(&mut self, path: &Arc<str>, uri: &Uri, buffer: &Buffer) {
        let is_too_large = self.workspace.is_too_large(buffer.text().len());
        // Readers see what the analysis sees, else places would lead nowhere.
        let document = if is_too_large { buffer.unread() } else { buffer.document() };
        if &**path == FILE_NAME {
            let errors = Config::parse(&document.text, &known_rules()).err();
            let wrong = errors.map(|errors| Arc::new(Wrong { text: buffer.text().to_owned(), errors }));
            self.edited = Some(wrong);
        } else {
            if is_too_large {
                self.workspace.set_overlay(path, buffer.text().into());
                self.engine.follow(&self.workspace);
            } else {
                self.workspace.set_overlay(path, document.text.clone());
                self.engine.set(path, document.text.clone());
            }
            self.engine.set_open(path, true);
        }
        Arc::make_mut(&mut self.open).insert(path.clone(), (uri.clone(), document));
    }

    /// An editor no longer shows a document: what is on disk counts.
    pub(crate) fn hide(&mut self, path: &Arc<str>) {
        Arc::make_mut(&mut self.open).remove(path);
        if &**path == FILE_NAME {
            self.edited = None;
            return;
        }
        self.engine.set_open(path, false);
        self.workspace.remove_overlay(path);
        if self.behind {
            self.reload();
        } else {
            self.engine.follow(&self.workspace);
        }
    }

    /// What is wrong with its settings: with those that an editor shows, else with those on disk.
    pub(crate) fn wrong(&self) -> Option<Arc<Wrong>> {
        self.edited.clone().unwrap_or_else(|| self.config.clone())
    }
}

impl Wrong {
    /// Why settings cannot be used; none where it is not them.
    fn read(error: OpenError, folder: &Path) -> Option<Wrong> {
        match error {
            OpenError::Config { text, errors, .. } => Some(Wrong { text, errors }),
            OpenError::Io { path, reason } if path == folder.join(FILE_NAME) => {
                let message = Message::new(
                    format!("selaras.toml tidak dapat dibaca: {reason}"),
                    format!("selaras.toml cannot be read: {reason}"),
                );
                let error = ConfigError { span: 0..0, line: 1, column: 1, message, nearest: None };
                Some(Wrong { text: String::new(), errors: vec![error] })
            }
            OpenError::Io { .. } => None,
        }
    }
}

//! All that the server holds: workspaces with their databases, and the documents that the client shows.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use selaras_analysis::rule::Lang;
use selaras_engine::{Engine, known_rules};
use selaras_plan::years::Date;
use selaras_syntax::LineIndex;
use selaras_workspace::problem::Limits;
use selaras_workspace::{ConfigError, OpenError, Root, Workspace};
use tower_lsp_server::ls_types::{TextDocumentContentChangeEvent, Uri};

use crate::document::Document;
use crate::settings::{Client, Settings, read_lang};
use crate::uri::path_of;
use crate::view::View;

/// Open documents by their path in the workspace.
pub(crate) type Open = BTreeMap<Arc<str>, (Uri, Document)>;

/// A workspace and what is open in it.
struct Region {
    /// Its folder as the client names it.
    folder: Arc<PathBuf>,
    workspace: Workspace,
    engine: Engine,
    open: Arc<Open>,
    /// Its `selaras.toml` is wrong; the last good one stays.
    config: Option<Arc<Wrong>>,
    /// Paths whose text the database does not have yet.
    dirty: BTreeSet<Arc<str>>,
}

/// What is wrong in a `selaras.toml`.
#[derive(Debug)]
pub(crate) struct Wrong {
    /// The file.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// Its errors, in the order of the text.
    pub errors: Vec<ConfigError>,
}

/// All workspaces, and where each open document is.
pub(crate) struct World {
    regions: Vec<Region>,
    places: HashMap<Uri, (usize, Arc<str>)>,
    pub settings: Arc<Settings>,
    pub client: Arc<Client>,
}

impl World {
    /// Nothing is open yet.
    pub(crate) fn new(client: Arc<Client>, settings: Settings) -> World {
        World { regions: Vec::new(), places: HashMap::new(), settings: Arc::new(settings), client }
    }

    /// Takes in a folder: its workspace, and those below it. Gives the new ones.
    pub(crate) fn add_folder(&mut self, folder: &Path) -> Vec<usize> {
        let mut added = Vec::new();
        let mut waiting = vec![folder.to_owned()];
        while let Some(folder) = waiting.pop() {
            let Ok(root) = Root::of(&folder) else { continue };
            if self.regions.iter().any(|r| r.workspace.root().folder == root.folder) {
                continue;
            }
            let Some((workspace, config)) = open(root.clone()) else { continue };
            let same = selaras_workspace::workspace::path_in(&root.folder, &folder).as_deref() == Some(".");
            let named = if same { folder } else { root.folder };
            waiting.extend(workspace.nested().iter().cloned());
            let engine = Engine::new(&workspace);
            added.push(self.regions.len());
            self.regions.push(Region {
                folder: Arc::new(named),
                workspace,
                engine,
                open: Arc::default(),
                config: config.map(Arc::new),
                dirty: BTreeSet::new(),
            });
        }
        added
    }

    /// The client shows a document. Gives its workspace, which is opened where it is in none.
    pub(crate) fn open(&mut self, uri: Uri, version: i32, text: String) -> Option<usize> {
        let (region, path) = self.place(&uri)?;
        let text: Arc<str> = text.into();
        let lines = Arc::new(LineIndex::new(&text));
        let here = self.regions.get_mut(region)?;
        Arc::make_mut(&mut here.open).insert(path.clone(), (uri.clone(), Document { version, text, lines }));
        here.dirty.insert(path.clone());
        self.places.insert(uri, (region, path));
        Some(region)
    }

    /// Where a document belongs: the innermost workspace around it. One without a path belongs to the first.
    fn place(&mut self, uri: &Uri) -> Option<(usize, Arc<str>)> {
        if let Some(known) = self.places.get(uri) {
            return Some(known.clone());
        }
        let Some(path) = path_of(uri) else {
            return (!self.regions.is_empty()).then(|| (0, uri.as_str().into()));
        };
        if self.region_of(&path).is_none() {
            self.add_folder(path.parent()?);
        }
        self.region_of(&path)
    }

    fn region_of(&self, path: &Path) -> Option<(usize, Arc<str>)> {
        let inside = self.regions.iter().enumerate();
        let found = inside.filter_map(|(n, r)| Some((n, r.workspace.path_of(path)?, r)));
        let deepest = found.max_by_key(|(_, _, r)| r.workspace.root().folder.as_os_str().len())?;
        Some((deepest.0, deepest.1))
    }

    /// The client's edits.
    pub(crate) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) -> Option<usize> {
        let (region, path) = self.places.get(uri)?.clone();
        let unit = self.client.unit;
        let here = self.regions.get_mut(region)?;
        let (_, document) = Arc::make_mut(&mut here.open).get_mut(&path)?;
        document.apply(changes, unit);
        document.version = version;
        here.dirty.insert(path);
        Some(region)
    }

    /// The client no longer shows a document: what is on disk counts.
    pub(crate) fn close(&mut self, uri: &Uri) -> Option<usize> {
        let (region, path) = self.places.remove(uri)?;
        let here = self.regions.get_mut(region)?;
        Arc::make_mut(&mut here.open).remove(&path);
        here.dirty.remove(&path);
        here.engine.set_open(&path, false);
        here.workspace.remove_overlay(&path);
        here.engine.follow(&here.workspace);
        Some(region)
    }

    /// Looks at the disk again.
    pub(crate) fn reload(&mut self, region: usize) {
        let Some(here) = self.regions.get_mut(region) else { return };
        match here.workspace.reload(&known_rules()) {
            Ok(_) => here.config = None,
            Err(OpenError::Config { path, text, errors }) => {
                here.config = Some(Arc::new(Wrong { path, text, errors }));
            }
            // The folder is gone, or cannot be read now: what is known stays.
            Err(OpenError::Io { .. }) => {}
        }
        here.engine.follow(&here.workspace);
    }

    /// The workspaces that changed files belong to.
    pub(crate) fn regions_of(&self, uris: &[Uri]) -> BTreeSet<usize> {
        uris.iter().filter_map(path_of).filter_map(|p| self.region_of(&p)).map(|(n, _)| n).collect()
    }

    /// All workspaces.
    pub(crate) fn all(&self) -> std::ops::Range<usize> {
        0..self.regions.len()
    }

    /// Some text is not in its database yet.
    pub(crate) fn is_dirty(&self) -> bool {
        self.regions.iter().any(|r| !r.dirty.is_empty())
    }

    /// Gives the databases what was edited. Waits until nobody reads them.
    pub(crate) fn flush(&mut self) {
        for region in &mut self.regions {
            for path in std::mem::take(&mut region.dirty) {
                let Some((_, document)) = region.open.get(&path) else { continue };
                region.workspace.set_overlay(&path, document.text.clone());
                region.engine.set(&path, document.text.clone());
                region.engine.set_open(&path, true);
            }
        }
    }

    /// A document's workspace and path.
    pub(crate) fn find(&mut self, uri: &Uri) -> Option<(usize, Arc<str>)> {
        match self.places.get(uri) {
            Some(known) => Some(known.clone()),
            None => self.region_of(&path_of(uri)?),
        }
    }

    /// A workspace as it is now.
    pub(crate) fn view(&mut self, region: usize) -> Option<View> {
        let lang = self.lang(region);
        let here = self.regions.get_mut(region)?;
        Some(View::new(
            here.engine.snapshot(),
            here.folder.clone(),
            here.open.clone(),
            here.config.clone(),
            self.settings.clone(),
            self.client.clone(),
            lang,
            // A clock that shows no date of ours makes nothing fall due.
            selaras_engine::today().unwrap_or(Date::FIRST),
        ))
    }

    /// What the client set, else what the command line or the client's locale says, else the workspace.
    fn lang(&self, region: usize) -> Lang {
        let set = self.settings.lang.as_deref().and_then(read_lang);
        let here = || self.regions.get(region)?.workspace.config().lang.map(selaras_engine::lang);
        set.or(self.client.lang).or(self.client.locale).or_else(here).unwrap_or_default()
    }
}

/// A workspace; one whose `selaras.toml` is wrong is read without it.
fn open(root: Root) -> Option<(Workspace, Option<Wrong>)> {
    match Workspace::open(root.clone(), &known_rules(), Limits::default()) {
        Ok(workspace) => Some((workspace, None)),
        Err(OpenError::Config { path, text, errors }) => {
            let bare = Root { configured: false, ..root };
            let workspace = Workspace::open(bare, &known_rules(), Limits::default()).ok()?;
            Some((workspace, Some(Wrong { path, text, errors })))
        }
        Err(OpenError::Io { .. }) => None,
    }
}

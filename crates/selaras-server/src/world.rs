//! All that the server holds: workspaces with their databases, and the documents that the client shows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use selaras_analysis::rule::Lang;
use selaras_plan::years::Date;
use selaras_workspace::config::FILE_NAME;
use selaras_workspace::{PathKind, Root};
use tower_lsp_server::ls_types::{TextDocumentContentChangeEvent, Uri};

use crate::document::Buffer;
use crate::record::Record;
use crate::region::{Kind, Region};
use crate::settings::{Client, Settings, read_lang};
use crate::uri::{path_of, scheme};
use crate::view::View;
use crate::walks::Walks;

pub(crate) use crate::region::{Open, Wrong};

/// All workspaces, and the open documents.
pub(crate) struct World {
    /// By number; a number is not used again.
    regions: BTreeMap<usize, Region>,
    next: usize,
    /// The folders that the client shows, as it names them.
    folders: BTreeSet<PathBuf>,
    shown: BTreeMap<Uri, Shown>,
    pub settings: Arc<Settings>,
    pub client: Arc<Client>,
    /// The day; else that of the clock.
    today: Option<Date>,
    record: Option<Arc<Record>>,
    /// Workspaces that are being read.
    walks: Walks,
}

/// A document that the client shows.
struct Shown {
    buffer: Buffer,
    /// Its workspace, and its path there.
    place: Option<(usize, Arc<str>)>,
    /// Its workspace does not have its text yet.
    dirty: bool,
}

/// When a workspace is read.
#[derive(Clone, Copy)]
enum Reading {
    /// At once: its folder is shown.
    Now,
    /// While other work goes on.
    Meanwhile,
}

/// What a step changed: workspaces by number.
#[derive(Default, Debug)]
pub(crate) struct Changes {
    /// These are others than before.
    pub changed: BTreeSet<usize>,
    /// These are no more.
    pub gone: BTreeSet<usize>,
}

impl World {
    /// Nothing is open yet.
    pub(crate) fn new(
        client: Arc<Client>,
        settings: Settings,
        today: Option<Date>,
        record: Option<Arc<Record>>,
        walks: Walks,
    ) -> World {
        World {
            regions: BTreeMap::new(),
            next: 0,
            folders: BTreeSet::new(),
            shown: BTreeMap::new(),
            settings: Arc::new(settings),
            client,
            today,
            record,
            walks,
        }
    }

    /// A workspace has been read that was not waited for.
    pub(crate) fn read(&mut self) -> Changes {
        self.arrange()
    }

    /// Some workspaces are being read.
    pub(crate) fn reads(&self) -> bool {
        self.walks.are()
    }

    /// Waits for all workspaces that are being read.
    pub(crate) fn finish(&mut self) -> Changes {
        let mut changes = Changes::default();
        while self.walks.are() {
            self.walks.finish();
            changes = changes.and(self.arrange());
        }
        changes
    }

    /// Folders come and go.
    pub(crate) fn folders(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) -> Changes {
        self.folders.retain(|f| !removed.contains(f));
        self.folders.extend(added);
        self.arrange()
    }

    /// The client shows a document.
    pub(crate) fn open(&mut self, uri: Uri, version: i32, text: String) -> Changes {
        let place = self.shown.remove(&uri).and_then(|s| s.place);
        self.shown.insert(uri, Shown { buffer: Buffer::new(version, text), place, dirty: true });
        self.arrange()
    }

    /// The client's edits. Gives where the document is.
    pub(crate) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) -> Option<(usize, Arc<str>)> {
        let shown = self.shown.get_mut(uri)?;
        shown.buffer.apply(version, changes, self.client.unit);
        shown.dirty = true;
        shown.place.clone()
    }

    /// The client no longer shows a document: what is on disk counts.
    pub(crate) fn close(&mut self, uri: &Uri) -> Changes {
        let mut changes = Changes::default();
        if let Some((region, path)) = self.shown.remove(uri).and_then(|s| s.place) {
            self.leave(region, &path);
            changes.changed.insert(region);
        }
        changes.and(self.arrange())
    }

    fn leave(&mut self, region: usize, path: &Arc<str>) {
        if let Some(region) = self.regions.get_mut(&region) {
            region.hide(path);
        }
    }

    /// Files changed on disk.
    pub(crate) fn disk(&mut self, paths: &[PathBuf]) -> Changes {
        let mut changes = Changes::default();
        let mut rearrange = false;
        for (&number, region) in &mut self.regions {
            let settings = paths.iter().any(|p| {
                p.file_name().is_some_and(|name| name == FILE_NAME) && region.workspace.path_of(p).is_some()
            });
            let missing = region.kind == Kind::Folder
                && PathKind::of(&region.workspace.root().folder) == PathKind::Missing;
            rearrange |= settings || missing;
            if settings || paths.iter().any(|p| region.is_concerned(p)) {
                let nested = region.workspace.nested().to_vec();
                region.reload();
                rearrange |= nested != region.workspace.nested();
                changes.changed.insert(number);
                if let Some(record) = &self.record {
                    record.read(&region.workspace);
                }
            }
        }
        if rearrange { changes.and(self.arrange()) } else { changes }
    }

    /// Opens the workspaces that the folders and the open documents need, drops the others, and puts each document where
    /// it belongs.
    fn arrange(&mut self) -> Changes {
        let mut changes = Changes::default();
        let mut wanted = BTreeSet::new();
        self.walks.begin();
        // A folder comes before those in it, and what is in an unsettled workspace is a part of it.
        let folders: Vec<PathBuf> = self.folders.iter().cloned().collect();
        for folder in folders {
            self.want(&folder, Reading::Now, &mut wanted, &mut changes);
        }
        let paths = self.shown.keys().filter_map(path_of).filter(|p| !is_settings(p));
        let parents: BTreeSet<PathBuf> = paths.filter_map(|p| p.parent().map(Path::to_owned)).collect();
        for folder in parents {
            self.want(&folder, Reading::Meanwhile, &mut wanted, &mut changes);
        }
        self.walks.end();
        let mut away = Vec::new();
        for (uri, shown) in &self.shown {
            let place = self.place(uri, &wanted);
            if place.is_none() || place != shown.place {
                away.push((uri.clone(), place));
            }
        }
        for (uri, place) in away {
            let place = place.or_else(|| Some((self.loose(&uri)?, uri.as_str().into())));
            wanted.extend(place.iter().map(|(region, _)| *region));
            let Some(shown) = self.shown.get_mut(&uri) else { continue };
            if shown.place == place {
                continue;
            }
            shown.dirty = true;
            let before = std::mem::replace(&mut shown.place, place.clone());
            if let Some((region, path)) = before {
                self.leave(region, &path);
                changes.changed.insert(region);
            }
            changes.changed.extend(place.map(|(region, _)| region));
        }
        for shown in self.shown.values() {
            let fresh = shown.place.iter().filter(|_| shown.dirty);
            changes.changed.extend(fresh.map(|(region, _)| *region));
        }
        changes.gone = self.regions.keys().copied().filter(|n| !wanted.contains(n)).collect();
        self.regions.retain(|n, _| wanted.contains(n));
        changes.changed.retain(|n| wanted.contains(n));
        changes
    }

    /// The workspace of a folder, and those below it, are wanted.
    fn want(&mut self, folder: &Path, reading: Reading, wanted: &mut BTreeSet<usize>, changes: &mut Changes) {
        // Of a folder that is not there the nearest above might be the whole disk.
        if PathKind::of(folder) != PathKind::Folder {
            return;
        }
        let mut waiting = vec![folder.to_owned()];
        while let Some(folder) = waiting.pop() {
            let Ok(root) = Root::of(&folder) else { continue };
            let is_inside = |n: &usize| {
                let around = &self.regions[n].workspace;
                !around.is_detached() && root.folder.starts_with(&around.root().folder)
            };
            if !root.configured && wanted.iter().any(is_inside) {
                continue;
            }
            let known = self.regions.iter().find(|(_, r)| r.workspace.root().folder == root.folder);
            let number = match known {
                Some((number, _)) => *number,
                None => {
                    let region = match reading {
                        Reading::Now => Region::read(&folder, root),
                        Reading::Meanwhile => self.walks.read(&folder, &root),
                    };
                    let Some(region) = region else { continue };
                    if let Some(record) = &self.record {
                        record.read(&region.workspace);
                    }
                    self.add(region, changes)
                }
            };
            if wanted.insert(number) {
                waiting.extend(self.regions[&number].workspace.nested().iter().cloned());
            }
        }
    }

    fn add(&mut self, region: Region, changes: &mut Changes) -> usize {
        let number = self.next;
        self.next += 1;
        self.regions.insert(number, region);
        changes.changed.insert(number);
        number
    }

    /// Where an open document belongs, among the wanted workspaces: the innermost around it.
    fn place(&self, uri: &Uri, wanted: &BTreeSet<usize>) -> Option<(usize, Arc<str>)> {
        let regions = || self.regions.iter().filter(|(n, r)| wanted.contains(n) && r.kind == Kind::Folder);
        let Some(path) = path_of(uri) else {
            // A text without a file is judged with the first workspace. What another scheme shows is a copy of something.
            let first = regions().next().filter(|_| scheme(uri) == "untitled");
            return first.map(|(number, _)| (*number, uri.as_str().into()));
        };
        if is_settings(&path) {
            let own = regions().find(|(_, r)| r.workspace.path_of(&path).is_some_and(|p| *p == *FILE_NAME));
            return own.map(|(number, _)| (*number, FILE_NAME.into()));
        }
        let around = regions().filter_map(|(n, r)| Some((*n, r.workspace.path_of(&path)?, r)));
        let (number, path, region) =
            around.max_by_key(|(_, _, r)| r.workspace.root().folder.as_os_str().len())?;
        // Plans that the settings leave out are not judged: with the others they would be doubles.
        Some((number, region.name_of(path)?))
    }

    /// The workspace without a folder in which documents are that belong nowhere else: texts without a file, and copies,
    /// of which nothing is said.
    fn loose(&mut self, uri: &Uri) -> Option<usize> {
        let path = path_of(uri);
        let is_left_out = path.as_ref().is_some_and(|p| {
            is_settings(p) || self.regions.values().any(|r| r.workspace.path_of(p).is_some())
        });
        // Before its workspace has been read, what a document refers to is not known.
        let is_left_out = is_left_out || path.as_ref().is_some_and(|p| self.walks.are_at(p));
        let is_text = path.is_some() || scheme(uri) == "untitled";
        let kind = if is_text && !is_left_out { Kind::Loose } else { Kind::Aside };
        let known = self.regions.iter().find(|(_, r)| r.kind == kind);
        Some(match known {
            Some((number, _)) => *number,
            None => self.add(Region::without_folder(kind), &mut Changes::default()),
        })
    }

    /// All workspaces, by number.
    pub(crate) fn all(&self) -> Vec<usize> {
        self.regions.keys().copied().collect()
    }

    /// The folders of all workspaces.
    pub(crate) fn roots(&self) -> Vec<PathBuf> {
        let folders = self.regions.values().filter(|r| r.kind == Kind::Folder);
        folders.map(|r| r.workspace.root().folder.clone()).collect()
    }

    /// The folders of settled workspaces that lie in none of those that the client shows: one of them was opened deeper
    /// down, or only a document.
    pub(crate) fn roots_outside(&self) -> Vec<PathBuf> {
        let roots = self.regions.values().filter(|r| r.kind == Kind::Folder).map(|r| r.workspace.root());
        let outside = roots.filter(|root| root.configured && !self.folders.iter().any(|f| root.is_in(f)));
        outside.map(|root| root.folder.clone()).collect()
    }

    /// Some text is not in its database yet.
    pub(crate) fn is_dirty(&self) -> bool {
        self.shown.values().any(|s| s.dirty)
    }

    /// Gives the databases what was edited. Waits until nobody reads them.
    pub(crate) fn flush(&mut self) {
        for (uri, shown) in self.shown.iter_mut().filter(|(_, s)| s.dirty) {
            shown.dirty = false;
            let Some((number, path)) = &shown.place else { continue };
            if let Some(region) = self.regions.get_mut(number) {
                region.show(path, uri, &shown.buffer);
            }
        }
    }

    /// A document's workspace and path.
    pub(crate) fn find(&self, uri: &Uri) -> Option<(usize, Arc<str>)> {
        match self.shown.get(uri) {
            Some(shown) => shown.place.clone(),
            None if path_of(uri).is_none() => None,
            None => self.place(uri, &self.regions.keys().copied().collect()),
        }
    }

    /// A workspace as it is now.
    pub(crate) fn view(&mut self, number: usize) -> Option<View> {
        let lang = self.lang(number);
        let region = self.regions.get_mut(&number)?;
        Some(View::new(
            region.engine.snapshot(),
            region.folder.clone(),
            region.open.clone(),
            region.wrong(),
            self.settings.clone(),
            self.client.clone(),
            lang,
            // A clock that shows no date of ours makes nothing fall due.
            self.today.or_else(selaras_engine::today).unwrap_or(Date::FIRST),
            region.kind == Kind::Aside,
        ))
    }

    /// What the client set, else what the command line or the client's locale says, else the workspace.
    fn lang(&self, number: usize) -> Lang {
        let set = self.settings.lang.as_deref().and_then(read_lang);
        let here = || self.regions.get(&number)?.workspace.config().lang.map(selaras_engine::lang);
        set.or(self.client.lang).or(self.client.locale).or_else(here).unwrap_or_default()
    }

    /// What is wrong with settings, by folder, to be said to a person.
    pub(crate) fn wrong(&self, number: usize) -> Option<(Arc<Wrong>, Lang)> {
        Some((self.regions.get(&number)?.wrong()?, self.lang(number)))
    }
}

impl Changes {
    fn and(mut self, other: Changes) -> Changes {
        self.changed.extend(other.changed);
        self.gone.extend(other.gone);
        self.changed.retain(|n| !self.gone.contains(n));
        self
    }
}

fn is_settings(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == FILE_NAME)
}

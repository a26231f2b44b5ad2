//! A workspace: one `selaras.toml` (or a bare folder), its plans as text, and what an editor holds open over them.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::atomic;
use crate::config::{Config, ConfigError, FILE_NAME, KnownRules};
use crate::discover::{discover, relative};
use crate::encoding::decode;
use crate::message::Message;
use crate::problem::{Limits, Problem};
use crate::read::{Budget, admit, read_file, too_large};
use crate::selection::Selection;

/// Where a workspace is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Root {
    /// Its folder, canonical.
    pub folder: PathBuf,
    /// Whether it has a `selaras.toml`.
    pub configured: bool,
}

impl Root {
    /// The workspace of a path: the nearest folder upward with a `selaras.toml`, else the path itself (of a file, and of
    /// a path that is not there yet: the nearest folder that is).
    pub fn of(path: &Path) -> io::Result<Root> {
        let path = std::path::absolute(path)?;
        let start = path.ancestors().find(|p| p.is_dir()).unwrap_or(&path).canonicalize()?;
        let configured = start.ancestors().find(|folder| folder.join(FILE_NAME).is_file());
        Ok(match configured {
            Some(folder) => Root { folder: folder.to_owned(), configured: true },
            None => Root { folder: start, configured: false },
        })
    }

    /// The workspace is that folder, or lies below it.
    pub fn is_in(&self, folder: &Path) -> bool {
        folder.canonicalize().is_ok_and(|folder| self.folder.starts_with(folder))
    }
}

/// What a path on disk is, links followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PathKind {
    /// Nothing is there, or nothing that we may look at.
    Missing,
    /// A file.
    File,
    /// A folder.
    Folder,
}

impl PathKind {
    /// What `path` is.
    pub fn of(path: &Path) -> PathKind {
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => PathKind::Folder,
            Ok(_) => PathKind::File,
            // A link to nowhere is there, and is reported as a file that cannot be read.
            Err(_) if path.is_symlink() => PathKind::File,
            Err(_) => PathKind::Missing,
        }
    }
}

/// The path below `root` (canonical), with `/`, of a path on disk that need not be there; `.` for the root itself, `None`
/// outside of it.
pub fn path_in(root: &Path, disk: &Path) -> Option<Arc<str>> {
    let disk = std::path::absolute(disk).ok()?;
    if disk.is_dir() {
        let real = disk.canonicalize().ok()?;
        return real.starts_with(root).then(|| relative(root, &real).into());
    }
    // Of a file the folder is resolved, the name is not: a linked file is known by the link's name.
    let known = disk.ancestors().skip(1).find_map(|p| Some((p, p.canonicalize().ok()?)))?;
    let disk = known.1.join(disk.strip_prefix(known.0).ok()?);
    disk.starts_with(root).then(|| relative(root, &disk).into())
}

/// A plan's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    disk: Option<Arc<str>>,
    overlay: Option<Arc<str>>,
    bom: bool,
    faithful: bool,
}

impl Source {
    pub(crate) fn read(text: Arc<str>, bom: bool, faithful: bool) -> Source {
        Source { disk: Some(text), overlay: None, bom, faithful }
    }

    /// The text that counts: the editor's, else the disk's.
    pub fn text(&self) -> &Arc<str> {
        static NOTHING: std::sync::LazyLock<Arc<str>> = std::sync::LazyLock::new(|| "".into());
        self.overlay.as_ref().or(self.disk.as_ref()).unwrap_or(&NOTHING)
    }

    /// The disk's text; `None` for a file that is only in an editor.
    pub fn on_disk(&self) -> Option<&Arc<str>> {
        self.disk.as_ref()
    }

    /// An editor holds it open.
    pub fn is_overlaid(&self) -> bool {
        self.overlay.is_some()
    }

    /// The file begins with a UTF-8 byte order mark, which the text has not.
    pub fn has_bom(&self) -> bool {
        self.bom
    }

    /// The file holds the text byte for byte (but for the mark): it may be rewritten. Not so when it had to be decoded
    /// from another encoding; then there is a [`Problem`] for it.
    pub fn is_faithful(&self) -> bool {
        self.faithful
    }
}

/// A workspace, read.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: Root,
    config: Config,
    config_text: Option<String>,
    selection: Selection,
    limits: Limits,
    files: BTreeMap<Arc<str>, Source>,
    disk: BTreeMap<Arc<str>, PathBuf>,
    problems: Vec<Problem>,
    /// Editors' texts that are too large, by path; the text itself is not kept.
    too_large: BTreeMap<Arc<str>, Problem>,
    nested: Vec<PathBuf>,
    links: Vec<String>,
}

/// Why a workspace cannot be read at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// Its folder, or its `selaras.toml`, cannot be read.
    Io {
        /// Which.
        path: PathBuf,
        /// The system's reason.
        reason: String,
    },
    /// Its `selaras.toml` is wrong.
    Config {
        /// The file.
        path: PathBuf,
        /// Its text.
        text: String,
        /// What is wrong, in the order of the text.
        errors: Vec<ConfigError>,
    },
}

/// What another look at the disk found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reloaded {
    /// Files whose text is new or other, sorted.
    pub changed: Vec<Arc<str>>,
    /// Files that are gone, sorted.
    pub removed: Vec<Arc<str>>,
    /// The problems are others than before.
    pub problems: bool,
    /// `selaras.toml` says something else.
    pub config: bool,
}

impl Reloaded {
    /// All is as before.
    pub fn is_empty(&self) -> bool {
        *self == Reloaded::default()
    }
}

impl Workspace {
    /// Reads `selaras.toml` and every plan. What is wrong with single files is in [`Workspace::problems`].
    pub fn open(root: Root, known: &KnownRules, limits: Limits) -> Result<Workspace, OpenError> {
        let (config, config_text) = read_config(&root, known)?;
        Workspace::read(root, config, config_text, limits)
    }

    /// A workspace of nothing but what an editor holds: no folder is read, and nothing is ever found on disk.
    pub fn detached(limits: Limits) -> Workspace {
        Workspace {
            root: Root { folder: PathBuf::new(), configured: false },
            config: Config::default(),
            config_text: None,
            selection: Selection::default(),
            limits,
            files: BTreeMap::new(),
            disk: BTreeMap::new(),
            problems: Vec::new(),
            too_large: BTreeMap::new(),
            nested: Vec::new(),
            links: Vec::new(),
        }
    }

    /// It has no folder: see [`Workspace::detached`].
    pub fn is_detached(&self) -> bool {
        self.root.folder.as_os_str().is_empty()
    }

    fn read(
        root: Root,
        config: Config,
        config_text: Option<String>,
        limits: Limits,
    ) -> Result<Workspace, OpenError> {
        // Its patterns were checked when the configuration was read.
        let selection = Selection::new(&config.include, &config.exclude).unwrap_or_default();
        let found = discover(&root.folder, &selection)
            .map_err(|e| OpenError::Io { path: root.folder.clone(), reason: e.to_string() })?;
        let mut workspace = Workspace {
            root,
            config,
            config_text,
            selection,
            limits,
            files: BTreeMap::new(),
            disk: BTreeMap::new(),
            problems: found.problems,
            too_large: BTreeMap::new(),
            nested: found.nested,
            links: found.links,
        };
        // Which files still fit the limits depends on their order; reading them does not.
        let mut budget = Budget::new(limits);
        let admitted: Vec<_> = found.files.iter().map(|f| admit(&f.path, &f.disk, &mut budget)).collect();
        let read: Vec<_> = (found.files.par_iter().zip(admitted))
            .map_init(Vec::new, |room, (file, size)| match size {
                Ok(size) => read_file(&file.path, &file.disk, size, room),
                Err(problem) => (None, Some(*problem)),
            })
            .collect();
        for (file, (source, problem)) in found.files.into_iter().zip(read) {
            workspace.problems.extend(problem);
            if let Some(source) = source {
                workspace.files.insert(file.path.clone(), source);
            }
            workspace.disk.insert(file.path, file.disk);
        }
        workspace.problems.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(workspace)
    }

    /// Where it is.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// What `selaras.toml` says.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The text of `selaras.toml`, of the settings that count; none where there is none.
    pub fn config_text(&self) -> Option<&str> {
        self.config_text.as_deref()
    }

    /// Which paths are plans here.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// How much is read at most.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The plans that have a text, by path.
    pub fn files(&self) -> &BTreeMap<Arc<str>, Source> {
        &self.files
    }

    /// What is wrong with single files and folders, by path. Of a file that an editor holds open: that its text is too
    /// large.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        let on_disk =
            self.problems.iter().filter(|p| !self.files.get(&p.path).is_some_and(Source::is_overlaid));
        let mut all: Vec<&Problem> = on_disk.chain(self.too_large.values()).collect();
        all.sort_by(|a, b| a.path.cmp(&b.path));
        all.into_iter()
    }

    /// Folders below that are workspaces of their own.
    pub fn nested(&self) -> &[PathBuf] {
        &self.nested
    }

    /// Linked folders, which are not followed: paths in the workspace.
    pub fn links(&self) -> &[String] {
        &self.links
    }

    /// The path in the workspace, with `/`, of a path on disk that need not be there; `None` outside of it.
    pub fn path_of(&self, disk: &Path) -> Option<Arc<str>> {
        if self.is_detached() {
            return None;
        }
        path_in(&self.root.folder, disk)
    }

    /// The path in the workspace of what a path points at, where that is another name inside of it.
    pub fn real_path_of(&self, path: &str) -> Option<Arc<str>> {
        let real = self.root.folder.join(path).canonicalize().ok()?;
        real.starts_with(&self.root.folder).then(|| relative(&self.root.folder, &real).into())
    }

    /// The place on disk of a path in the workspace.
    pub fn disk_of(&self, path: &str) -> PathBuf {
        self.disk.get(path).cloned().unwrap_or_else(|| self.root.folder.join(path))
    }

    /// An editor's text of so many bytes is too large to be read, as a file of that size would be.
    pub fn is_too_large(&self, bytes: usize) -> bool {
        bytes as u64 > self.limits.file
    }

    /// Puts an editor's text over a file, which need not be on disk. Says whether the text that counts is another now. One
    /// that is too large counts as empty, and is among the problems.
    pub fn set_overlay(&mut self, path: &str, text: Arc<str>) -> bool {
        self.too_large.remove(path);
        let problem = too_large(&path.into(), text.len() as u64, self.limits.file);
        let text = if problem.is_some() { "".into() } else { text };
        self.too_large.extend(problem.map(|p| (p.path.clone(), p)));
        let blank = Source { disk: None, overlay: None, bom: false, faithful: true };
        let source = self.files.entry(path.into()).or_insert(blank);
        let before = (source.disk.is_some() || source.overlay.is_some()).then(|| source.text().clone());
        let changed = before.as_ref() != Some(&text);
        source.overlay = Some(text);
        changed
    }

    /// Takes an editor's text away: the disk's counts again, or the file is gone.
    pub fn remove_overlay(&mut self, path: &str) {
        self.too_large.remove(path);
        if let Some(source) = self.files.get_mut(path) {
            source.overlay = None;
            if source.disk.is_none() {
                self.files.remove(path);
            }
        }
    }

    /// The same workspace with the files of another time.
    pub fn at(&self, then: crate::history::Snapshot) -> Workspace {
        Workspace { files: then.files, problems: then.problems, disk: BTreeMap::new(), ..self.clone() }
    }

    /// Looks at the disk again. Editors' texts stay. On an error nothing is changed.
    pub fn reload(&mut self, known: &KnownRules) -> Result<Reloaded, OpenError> {
        let root = Root { configured: self.root.folder.join(FILE_NAME).is_file(), ..self.root.clone() };
        Ok(self.replaced_by(Workspace::open(root, known, self.limits)?))
    }

    /// Looks at the plans again, with the settings as they were: for the time in which `selaras.toml` is wrong.
    pub fn reload_plans(&mut self) -> Result<Reloaded, OpenError> {
        let (config, text) = (self.config.clone(), self.config_text.clone());
        Ok(self.replaced_by(Workspace::read(self.root.clone(), config, text, self.limits)?))
    }

    fn replaced_by(&mut self, mut new: Workspace) -> Reloaded {
        for (path, source) in &self.files {
            if let Some(text) = &source.overlay {
                new.set_overlay(path, text.clone());
            }
        }
        new.too_large = self.too_large.clone();
        let old = std::mem::replace(self, new);
        let is_other = |path: &Arc<str>, source: &Source| {
            old.files.get(path).is_none_or(|before| before.text() != source.text())
        };
        Reloaded {
            changed: self.files.iter().filter(|(p, s)| is_other(p, s)).map(|(p, _)| p.clone()).collect(),
            removed: old.files.keys().filter(|p| !self.files.contains_key(*p)).cloned().collect(),
            problems: !old.problems().eq(self.problems()),
            config: old.config_text != self.config_text,
        }
    }

    /// Writes a file of the workspace, whole or not at all, keeping a byte order mark. Refused where the file was not
    /// read byte for byte, has changed on disk since, or leads out of the workspace by a link.
    pub fn write(&mut self, path: &str, text: &str) -> Result<(), Message> {
        let disk = self.disk_of(path);
        let refuse = |id: &str, en: &str| Message::new(format!("{path}: {id}"), format!("{path}: {en}"));
        let io = |e: io::Error| refuse(&e.to_string(), &e.to_string());
        let source =
            self.files.get_mut(path).filter(|s| s.faithful && s.disk.is_some()).ok_or_else(|| {
                refuse("tidak ditulis: simpan dulu sebagai UTF-8", "not written: save it as UTF-8 first")
            })?;
        if !disk.canonicalize().map_err(io)?.starts_with(&self.root.folder) {
            return Err(refuse("tidak ditulis: di luar ruang kerja", "not written: outside the workspace"));
        }
        let now = fs::read(&disk).map_err(io)?;
        if decode(&now).text.as_deref() != source.disk.as_deref() {
            return Err(refuse(
                "tidak ditulis: berkas berubah sejak dibaca",
                "not written: the file has changed since it was read",
            ));
        }
        let mark = if source.bom { "\u{FEFF}" } else { "" };
        atomic::write(&disk, [mark, text].concat().as_bytes()).map_err(io)?;
        source.disk = Some(text.into());
        Ok(())
    }
}

fn read_config(root: &Root, known: &KnownRules) -> Result<(Config, Option<String>), OpenError> {
    if !root.configured {
        return Ok((Config::default(), None));
    }
    let path = root.folder.join(FILE_NAME);
    let io = |reason: String| OpenError::Io { path: path.clone(), reason };
    let bytes = fs::read(&path).map_err(|e| io(e.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|e| io(e.to_string()))?;
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    match Config::parse(&text, known) {
        Ok(config) => Ok((config, Some(text))),
        Err(errors) => Err(OpenError::Config { path, text, errors }),
    }
}

#[cfg(test)]
mod tests;

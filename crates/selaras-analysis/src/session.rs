//! The analysis as others use it: files go in here, and a [`Snapshot`] answers.

use std::collections::BTreeMap;
use std::sync::Arc;

use salsa::{Durability, Setter};
use selaras_plan::years::Date;

use crate::db::{Database, Db, ReadProblem, SourceFile, Workspace};
use crate::diagnostic::Outcome;
use crate::settings::Settings;
use crate::snapshot::Snapshot;

/// The analysis of one workspace.
pub struct Session {
    db: Database,
    workspace: Workspace,
    files: Arc<BTreeMap<Arc<str>, SourceFile>>,
    /// Files came or went since the workspace was told.
    stale: bool,
}

impl Session {
    /// An empty workspace.
    pub fn new(settings: Settings) -> Session {
        Session::on(Database::default(), settings)
    }

    /// An empty workspace on a database that a test watches.
    pub fn on(db: Database, settings: Settings) -> Session {
        let workspace =
            Workspace::builder(Vec::new(), Arc::new(settings)).durability(Durability::HIGH).new(&db);
        Session { db, workspace, files: Arc::default(), stale: false }
    }

    /// Sets the text of a file, new or known. An equal text changes nothing.
    pub fn set_file(&mut self, path: &str, text: Arc<str>) {
        self.set(path, text, None);
    }

    /// A file that cannot be read, or not as it stands: with what could be read of it.
    pub fn set_problem(&mut self, path: &str, text: Arc<str>, problem: ReadProblem) {
        self.set(path, text, Some(Arc::new(problem)));
    }

    fn set(&mut self, path: &str, text: Arc<str>, problem: Option<Arc<ReadProblem>>) {
        match self.files.get(path) {
            Some(file) => {
                if file.text(&self.db) != &text {
                    file.set_text(&mut self.db).to(text);
                }
                if file.problem(&self.db) != &problem {
                    file.set_problem(&mut self.db).to(problem);
                }
            }
            None => {
                let path: Arc<str> = path.into();
                let file = SourceFile::builder(path.clone(), text, problem, false);
                let file = file.durability(Durability::HIGH).new(&self.db);
                Arc::make_mut(&mut self.files).insert(path, file);
                self.stale = true;
            }
        }
    }

    /// A file is gone.
    pub fn remove_file(&mut self, path: &str) {
        self.stale |= Arc::make_mut(&mut self.files).remove(path).is_some();
    }

    /// An editor shows the file, or no longer does: its tree is kept, or not.
    pub fn set_open(&mut self, path: &str, open: bool) {
        if open {
            self.db.memory().begin();
        }
        if let Some(file) = self.files.get(path)
            && file.open(&self.db) != open
        {
            let file = *file;
            file.set_open(&mut self.db).to(open);
            // What an editor shows changes with every letter: what does not read it need not be looked at then.
            let often = if open { Durability::LOW } else { Durability::HIGH };
            let text = file.text(&self.db).clone();
            file.set_text(&mut self.db).with_durability(often).to(text);
            if !open {
                self.db.memory().forget(file);
            }
        }
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        self.files.get(path).map(|f| f.text(&self.db).clone())
    }

    /// All paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(|p| &**p)
    }

    /// Changes the settings of rules.
    pub fn set_settings(&mut self, settings: Settings) {
        if **self.workspace.settings(&self.db) != settings {
            self.workspace.set_settings(&mut self.db).to(Arc::new(settings));
        }
    }

    fn refresh(&mut self) {
        if self.stale {
            let files = self.files.values().copied().collect();
            self.workspace.set_files(&mut self.db).to(files);
            self.stale = false;
        }
    }

    /// What the session holds now, to be read on any thread. A later change waits until all snapshots are dropped; what
    /// is being asked of them ends as [`crate::Cancelled`].
    pub fn snapshot(&mut self) -> Snapshot {
        self.refresh();
        Snapshot { db: self.db.clone(), workspace: self.workspace, files: self.files.clone() }
    }

    /// Everything that is found, with `today` as the day that waivers and deadlines are held against.
    pub fn check(&mut self, today: Date) -> Outcome {
        self.snapshot().check(today)
    }
}

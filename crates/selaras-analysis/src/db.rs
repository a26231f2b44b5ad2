//! The database: its inputs, and the queries of one file. The choice of granularity (a file is the unit of parsing
//! and lowering, a document the unit of linking and checking) is made here and in [`crate::documents`], and nothing
//! above knows it.

#![allow(missing_docs, reason = "salsa generates the constructors and setters of inputs")]

use std::sync::Arc;

use selaras_syntax::Parse;

use crate::items::{Items, Shape, lower};
use crate::memory::Memory;
use crate::rule::Text;
use crate::settings::Settings;

/// What queries need of the database.
#[salsa::db]
pub trait Db: salsa::Database {
    /// What queries remember of the last time.
    fn memory(&self) -> &Memory;
}

/// The database of one workspace. Clones share its results: one a thread.
#[salsa::db]
#[derive(Clone, Default)]
pub struct Database {
    storage: salsa::Storage<Self>,
    memory: Arc<Memory>,
}

impl Database {
    /// A database that reports each executed query by its name: for tests that count.
    pub fn watched(on_execute: impl Fn(String) + Send + Sync + 'static) -> Database {
        Database {
            storage: salsa::Storage::new(Some(Box::new(move |event| {
                if let salsa::EventKind::WillExecute { database_key } = event.kind {
                    on_execute(format!("{database_key:?}"));
                }
            }))),
            memory: Arc::default(),
        }
    }
}

#[salsa::db]
impl salsa::Database for Database {}

#[salsa::db]
impl Db for Database {
    fn memory(&self) -> &Memory {
        &self.memory
    }
}

/// A file of the workspace.
#[salsa::input(debug)]
pub struct SourceFile {
    /// Its path in the workspace, with `/`.
    #[returns(ref)]
    pub path: Arc<str>,
    /// Its text; empty where it could not be read.
    #[returns(ref)]
    pub text: Arc<str>,
    /// Why it could not be read, or not as it stands.
    #[returns(ref)]
    pub problem: Option<Arc<ReadProblem>>,
    /// An editor shows it: its tree is kept. Others are parsed again when a finding needs their places.
    #[returns(copy)]
    pub open: bool,
}

/// Why a file could not be read (S10, S11).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadProblem {
    /// S11 (a limit) instead of S10.
    pub limit: bool,
    /// Where it shows: a byte of what could be read; none where nothing could.
    pub at: Option<u32>,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub help: Text,
}

/// All files, sorted by path.
#[salsa::input]
pub struct Workspace {
    /// Sorted by path.
    #[returns(ref)]
    pub files: Vec<SourceFile>,
    /// What `selaras.toml` says.
    #[returns(ref)]
    pub settings: Arc<Settings>,
}

/// The tree of a file that an editor shows, with its syntax errors.
#[salsa::tracked(returns(clone))]
pub fn tree(db: &dyn Db, file: SourceFile) -> Arc<Parse> {
    db.memory().read(file, file.text(db))
}

/// A file's meaning. Equal for texts that differ in blanks and comments only, so that nothing behind it runs again.
#[salsa::tracked(returns(ref))]
pub fn items(db: &dyn Db, file: SourceFile) -> Items {
    let text = file.text(db);
    if file.open(db) {
        return db.memory().lower(file, text, &tree(db, file));
    }
    // The tree is twice the text; a check of a whole province does not keep what it looks at once.
    let parse = selaras_syntax::parse(text);
    lower(text, &parse.tree, !parse.errors.is_empty())
}

/// The part of a file's meaning that structure and references read: an edited value leaves it equal.
#[salsa::tracked(returns(clone))]
pub fn shape(db: &dyn Db, file: SourceFile) -> Arc<Shape> {
    items(db, file).shape.clone()
}

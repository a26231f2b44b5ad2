//! What an editor asks, answered as plain data: byte ranges in files, words, replacements of text. Knows no protocol.
//!
//! Every question goes the same way: [`cursor`] says which node and [`Place`](selaras_analysis::place::Place) a byte
//! belongs to, [`symbol`] says what is declared or meant there, and the module named like the question answers it.

pub mod actions;
pub mod cascade;
pub mod change;
pub mod completion;
pub mod counterpart;
pub mod cursor;
pub mod document_links;
pub mod figures;
pub mod fixes;
pub mod folding;
pub mod formatting;
pub mod goal;
pub mod highlight;
pub mod hover;
pub mod inlay;
pub mod insert;
pub mod keywords;
pub mod lens;
mod lines;
pub mod linked;
pub mod mentions;
pub mod named;
pub mod navigate;
pub mod page;
mod refactor;
pub mod references;
pub mod rename;
pub mod selection;
pub mod signature;
pub mod skeleton;
pub mod spot;
pub mod symbol;
pub mod symbols;
pub mod takers;
pub mod tokens;
pub mod upward;
pub mod views;

use selaras_analysis::Snapshot;
use selaras_analysis::db::{Db, Workspace};
use selaras_analysis::documents::{Documents, documents};
use selaras_analysis::rule::{Lang, Text};
use selaras_plan::years::Date;

pub use selaras_analysis::diagnostic::{Edit, Location};

/// Someone at the plans of one workspace: what questions are asked of.
#[derive(Clone, Copy)]
pub struct Ide<'a> {
    /// The plans at one moment.
    pub snapshot: &'a Snapshot,
    /// In which language answers are worded.
    pub lang: Lang,
    /// The day that waivers and deadlines are held against.
    pub today: Date,
}

impl<'a> Ide<'a> {
    /// The database.
    pub fn db(&self) -> &'a dyn Db {
        self.snapshot.db()
    }

    /// The key of queries over the workspace.
    pub fn workspace(&self) -> Workspace {
        self.snapshot.workspace()
    }

    /// All documents.
    pub fn documents(&self) -> &'a Documents {
        documents(self.db(), self.workspace())
    }

    /// The words in the language of the answer.
    pub fn say(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }
}

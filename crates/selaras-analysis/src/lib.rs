//! The analysis: text → tree → items → names → links → findings, as a salsa database; and the rules.
//!
//! [`Session`] is the door: files go in; a [`Snapshot`] of it gives the [`Outcome`](diagnostic::Outcome). Behind it the data walks one
//! way: [`items`] (what a file means) → [`documents`] and [`plan`] (what a document is) → [`links`] (where references
//! lead) → [`sheet`] (its figures) → [`assess`] and [`region`] (the [`rules`]) → [`waivers`] and [`silence`] (what is
//! shown) → [`publish`] (where).

pub mod assess;
pub mod context;
pub mod counted;
pub mod db;
pub mod diagnostic;
pub mod documents;
pub mod facts;
pub mod finding;
pub mod items;
mod judge;
pub mod links;
pub mod memory;
mod moves;
pub mod pagu;
pub mod place;
pub mod plan;
pub mod publish;
pub mod region;
pub mod register;
pub mod rule;
pub mod rules;
pub mod session;
pub mod settings;
mod settle;
pub mod sheet;
pub mod silence;
pub mod snapshot;
pub mod waivers;

pub use db::ReadProblem;
pub use salsa::Cancelled;
pub use session::Session;
pub use settings::Settings;
pub use snapshot::{Found, Snapshot, Stop};

//! What is on disk: `selaras.toml`, the plans of a workspace, how their bytes become text, what an editor holds
//! open over them, what they were at a git revision, and how results are written back. It knows no rule and no
//! plan: a file is text with a path here.
//!
//! This is the one crate that touches the disk; `clippy.toml` bans `std::fs` and `std::env` elsewhere.
#![allow(clippy::disallowed_methods, reason = "the disk is this crate's job")]

pub mod atomic;
pub mod attachment;
pub mod baseline;
pub mod config;
pub mod discover;
pub mod encoding;
pub mod history;
pub mod journal;
pub mod message;
pub mod problem;
pub mod schema;
pub mod selection;
pub mod watch;
pub mod workspace;

mod read;

pub use config::{Config, ConfigError, KnownOption, KnownRule, KnownRules, Level, OptionKind, OptionValue};
pub use journal::Journal;
pub use message::{Lang, Message};
pub use problem::{Place, Problem, ProblemKind};
pub use workspace::{OpenError, PathKind, Reloaded, Root, Source, Workspace};

//! What readers of a report get, for one sample (`sample.rs`). Update snapshots with `UPDATE_EXPECT=1`.

#![allow(clippy::disallowed_methods, reason = "a test writes the sample for the validators")]

mod catalogue;
mod export;
mod formats;
mod human;
mod sample;

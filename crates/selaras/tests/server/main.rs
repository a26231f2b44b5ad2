//! `selaras server`, talked to as an editor talks to it: through its standard input and output.
#![allow(clippy::disallowed_methods, reason = "tests")]

mod client;
mod mirror;

mod announced;
mod changing;
mod completion;
mod equal;
mod findings;
mod going;
mod order;
mod outside;
mod reading;
mod recording;
mod refreshing;
mod sessions;
mod shape;
mod transport;
mod views;

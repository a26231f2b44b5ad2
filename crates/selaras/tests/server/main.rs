//! `selaras server`, talked to as an editor talks to it: through its standard input and output.
#![allow(clippy::disallowed_methods, reason = "tests")]

mod client;

mod changing;
mod completion;
mod findings;
mod going;
mod reading;
mod shape;
mod views;

//! The analysis: file → tree → items → names → links → findings, as a salsa database; and the rules.

pub mod diagnostic;
pub mod rule;

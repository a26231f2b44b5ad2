//! `selaras.toml`: few keys, each with a default; what is not known is an error at its place, with the nearest key.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::message::{Lang, Message};

mod known;
mod reader;

pub use known::{KnownOption, KnownRule, KnownRules, OptionKind};

/// The file's name.
pub const FILE_NAME: &str = "selaras.toml";

/// What `selaras.toml` says. [`Config::default`] is an empty file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Config {
    /// `[workspace] include`: patterns of what is read ([`crate::selection::Selection`]); none: every plan.
    pub include: Vec<String>,
    /// `[workspace] exclude`: patterns of what is not read.
    pub exclude: Vec<String>,
    /// `lang`.
    pub lang: Option<Lang>,
    /// `[rules]`, by slug.
    pub rules: BTreeMap<String, RuleSetting>,
    /// `[daerah] kode`: the region that the workspace is about, by the code of its `daerah` document.
    pub daerah: Option<String>,
    /// `[nomenklatur] files`: lists of official codes, as paths in the workspace.
    pub nomenklatur: Vec<String>,
}

/// What is set for one rule.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RuleSetting {
    /// Its weight; `None`: the rule's own.
    pub level: Option<Level>,
    /// The rule's own options.
    pub options: BTreeMap<String, OptionValue>,
}

/// A rule's weight, or its absence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// Not reported.
    Off,
    /// "saran".
    Info,
    /// "perlu diperbaiki".
    Warning,
    /// "wajib diperbaiki".
    Error,
}

impl Level {
    /// The words of the file, in the order in which they are offered.
    pub const WORDS: [(&'static str, Level); 4] =
        [("error", Level::Error), ("warning", Level::Warning), ("info", Level::Info), ("off", Level::Off)];
}

/// The value of a rule's own option.
#[derive(Clone, PartialEq, Debug)]
pub enum OptionValue {
    /// A whole number.
    Integer(i64),
    /// A number as it was written, without exponent: exact arithmetic is the reader's business.
    Number(String),
    /// A text.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// Several numbers, each as it was written.
    Numbers(Vec<String>),
}

/// What is wrong in `selaras.toml`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConfigError {
    /// Bytes of the file's text.
    pub span: Range<usize>,
    /// Line of its start, from 1.
    pub line: usize,
    /// Column of its start in characters, from 1.
    pub column: usize,
    /// What is wrong, and what is known instead.
    pub message: Message,
    /// The known word that is nearest to the one found.
    pub nearest: Option<String>,
}

impl Config {
    /// Reads the text of a `selaras.toml`. `known` lists the rules with their options. Every error of the file is
    /// given, in the order of the text; with one, there is no configuration.
    pub fn parse(text: &str, known: &KnownRules) -> Result<Config, Vec<ConfigError>> {
        reader::read(text, known)
    }
}

#[cfg(test)]
pub(crate) mod tests;

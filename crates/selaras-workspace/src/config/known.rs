//! What the caller knows of the rules: this crate knows none.

use crate::message::Message;

/// The rules that `[rules]` may name.
#[derive(Clone, Debug, Default)]
pub struct KnownRules {
    /// Each of them.
    pub rules: Vec<KnownRule>,
}

/// One rule, as far as settings go.
#[derive(Clone, Debug)]
pub struct KnownRule {
    /// What people type: `target-berbeda`.
    pub slug: String,
    /// `T01`: not accepted as a key, but answered with the slug.
    pub code: String,
    /// Its title, shown by editors beside the key.
    pub title: Message,
    /// Its own options.
    pub options: Vec<KnownOption>,
}

/// An option that one rule has.
#[derive(Clone, Debug)]
pub struct KnownOption {
    /// The key: `maks`.
    pub name: String,
    /// What it takes.
    pub kind: OptionKind,
    /// What it does.
    pub describes: Message,
}

/// What an option takes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum OptionKind {
    /// A whole number from `min` to `max`.
    Integer {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// Any number.
    Number,
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A list of numbers.
    Numbers,
}

impl KnownRules {
    /// The rule of that slug.
    pub fn by_slug(&self, slug: &str) -> Option<&KnownRule> {
        self.rules.iter().find(|r| r.slug == slug)
    }

    /// The rule that was most likely meant: by code, else by nearest slug.
    pub(crate) fn nearest(&self, word: &str) -> Option<&str> {
        self.rules
            .iter()
            .find(|r| r.code.eq_ignore_ascii_case(word))
            .map(|r| r.slug.as_str())
            .or_else(|| nearest(word, self.rules.iter().map(|r| r.slug.as_str())))
    }
}

/// The candidate that is nearest to `word`, if one is near enough to have been meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase().replace('_', "-");
    candidates
        .into_iter()
        .map(|c| (strsim::damerau_levenshtein(&word, c), c))
        .filter(|(distance, c)| {
            *distance <= (c.chars().count() / 3).max(2) && *distance < word.chars().count()
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, c)| c)
}

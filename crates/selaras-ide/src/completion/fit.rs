//! Whether what is typed means an item: by the beginning of its code, or of any word of its text.

use super::{Item, ItemKind};

/// What is typed of a word, in lower case.
pub(super) struct Typed {
    text: String,
    /// Its steps: `T1/S` is `t1`, `s`.
    steps: Vec<String>,
}

/// How well an item fits, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Fit {
    /// Its code, or a word of its text, begins with it.
    Beginning,
    /// It is somewhere inside.
    Inside,
    /// Its letters are there in this order.
    Letters,
}

impl Typed {
    pub(super) fn new(text: &str) -> Typed {
        let text = text.to_lowercase();
        Typed { steps: text.split('/').map(str::to_owned).collect(), text }
    }

    /// Nothing is typed yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The same without `DOC:` before it.
    pub(super) fn behind_document(&self) -> Typed {
        Typed::new(self.text.split_once(':').map_or(&*self.text, |(_, path)| path))
    }

    /// Its length in letters.
    pub(super) fn len(&self) -> usize {
        self.text.chars().count()
    }

    /// How a code or a keyword with some words fits.
    pub(super) fn fit(&self, code: &str, words: &str) -> Option<Fit> {
        if self.is_empty() {
            return Some(Fit::Beginning);
        }
        let code = code.to_lowercase();
        // The letters of a code in any order say nothing until there are some.
        let letters = || self.len() > 1 && has_letters(&code, &self.text);
        if step_beginning(&code, &self.text).is_some() {
            return Some(Fit::Beginning);
        }
        let words = words.to_lowercase();
        if word_beginning(&words, &self.text).is_some() {
            Some(Fit::Beginning)
        } else if code.contains(&self.text) || words.contains(&self.text) {
            Some(Fit::Inside)
        } else {
            letters().then_some(Fit::Letters)
        }
    }

    /// How a node fits; `chain` are its code and those of what it stands in, from the inside out, and whether a path may
    /// leave that step out.
    pub(super) fn fit_node(&self, words: &str, chain: &[(&str, bool)]) -> Option<Fit> {
        let own = chain.first().map_or("", |(code, _)| code);
        let Some((last, before)) = self.steps.split_last().filter(|(_, before)| !before.is_empty()) else {
            return self.fit(own, words);
        };
        // `T1/`: all that stands in T1, also deeper.
        let named = |chain: &[(&str, bool)]| {
            let Some(((code, _), around)) = chain.split_first() else { return false };
            let mut around = around.iter();
            code.to_lowercase().starts_with(last.as_str())
                && before.iter().rev().all(|wanted| {
                    let mut step = around
                        .by_ref()
                        .skip_while(|(code, may_miss)| *may_miss && !code.eq_ignore_ascii_case(wanted));
                    step.next().is_some_and(|(code, _)| code.eq_ignore_ascii_case(wanted))
                })
        };
        (0..chain.len()).any(|n| named(&chain[n..])).then_some(Fit::Beginning)
    }

    /// What stands before the last step, as typed but for its case.
    pub(super) fn path(&self) -> &str {
        self.text.rfind('/').map_or("", |n| &self.text[..=n])
    }

    /// The path as it is typed on from what is there: the first of `paths` that begins so, from there on.
    pub(super) fn going_on<'p>(&self, paths: &'p [String]) -> Option<&'p str> {
        let goes_on = |path: &'p String| {
            let at = step_beginning(&path.to_lowercase(), &self.text)?;
            path.get(at..)
        };
        paths.iter().find_map(goes_on).filter(|_| self.steps.len() > 1)
    }

    /// What an editor holds against what is typed: begins with what fits, since some editors look at nothing else.
    pub(super) fn filter(&self, label: &str, words: &str) -> String {
        let code = label.to_lowercase();
        if words.is_empty() {
            return label.to_owned();
        }
        if !self.is_empty() && !code.starts_with(&self.text) {
            if let Some(at) = step_beginning(&code, &self.text)
                && let Some(tail) = label.get(at..)
            {
                return format!("{tail} {words} {label}");
            }
            // Lower case is as long as it was, but for letters that no plan has.
            if let Some(at) = word_beginning(&words.to_lowercase(), &self.text)
                && let Some(tail) = words.get(at..)
            {
                return format!("{tail} {label} {words}");
            }
        }
        format!("{label} {words}")
    }
}

/// The byte of the first step of a path from which on it begins with what is typed.
fn step_beginning(code: &str, typed: &str) -> Option<usize> {
    let mut steps = std::iter::once(0).chain(code.match_indices('/').map(|(n, _)| n + 1));
    steps.find(|at| code[*at..].starts_with(typed))
}

/// The byte of the first word that begins with it.
fn word_beginning(words: &str, typed: &str) -> Option<usize> {
    let begins = |at: &usize| !words[..*at].chars().next_back().is_some_and(char::is_alphanumeric);
    words.match_indices(typed).map(|(at, _)| at).find(begins)
}

/// The letters stand there in this order.
fn has_letters(code: &str, typed: &str) -> bool {
    let mut rest = code.chars();
    typed.chars().all(|wanted| rest.any(|c| c == wanted))
}

/// The items that fit, the better ones first; those that fit alike stay in their order. Nodes were chosen before.
pub(super) fn choose(items: Vec<Item>, typed: &Typed) -> Vec<Item> {
    if typed.is_empty() {
        return items;
    }
    let fits = items.into_iter().filter_map(|item| {
        let chosen = matches!(item.kind, ItemKind::Node | ItemKind::Skeleton);
        let fit = if chosen { Some(Fit::Beginning) } else { typed.fit(&item.label, &item.words) };
        Some((fit?, item))
    });
    let mut fits: Vec<(Fit, Item)> = fits.collect();
    fits.sort_by_key(|(fit, _)| *fit);
    fits.into_iter().map(|(_, item)| item).collect()
}

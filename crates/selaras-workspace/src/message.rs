//! Words for people, in both languages.

/// A language that words are shown in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// Indonesian.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// Reads `id` or `en`, in any case; a locale such as `en_GB.UTF-8` counts as its language.
    pub fn read(word: &str) -> Option<Lang> {
        let language = word.split(['_', '-', '.']).next().unwrap_or(word);
        match language.to_ascii_lowercase().as_str() {
            "id" => Some(Lang::Id),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}

/// One sentence in Indonesian and in English.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Message {
    /// Indonesian: what a planner reads.
    pub id: String,
    /// English, on request.
    pub en: String,
}

impl Message {
    /// Both languages at once.
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Message {
        Message { id: id.into(), en: en.into() }
    }

    /// The sentence in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

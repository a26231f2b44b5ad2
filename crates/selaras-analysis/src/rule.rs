//! What a rule is. One value is the single source of a rule's words: its page in `docs/aturan/`, `selaras explain`,
//! SARIF help, the link in an editor, and its tests are all read off it.

/// The same sentence in both languages.
#[derive(Clone, PartialEq, Eq, Debug, Hash, Default)]
pub struct Text {
    /// Indonesian: what a planner reads.
    pub id: String,
    /// English, on request.
    pub en: String,
}

/// A [`Text`] that is known at compile time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    /// Indonesian.
    pub id: &'static str,
    /// English.
    pub en: &'static str,
}

/// The language that is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// Indonesian.
    #[default]
    Id,
    /// English.
    En,
}

impl Text {
    /// Both languages at once.
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Text {
        Text { id: id.into(), en: en.into() }
    }
    /// The sentence in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

impl Words {
    /// The sentence in `lang`.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Id => self.id,
            Lang::En => self.en,
        }
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Severity {
    /// "saran".
    Info,
    /// "perlu diperbaiki".
    Warning,
    /// "wajib diperbaiki".
    Error,
}

impl Severity {
    /// The word in JSON, SARIF and settings: `error`, `warning`, `info`.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
    /// The words that a planner reads.
    pub const fn words(self) -> Words {
        match self {
            Severity::Info => Words { id: "saran", en: "suggestion" },
            Severity::Warning => Words { id: "perlu diperbaiki", en: "should be fixed" },
            Severity::Error => Words { id: "wajib diperbaiki", en: "must be fixed" },
        }
    }
}

/// Whether a rule offers a repair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repair {
    /// None: a person decides.
    None,
    /// It may be applied unseen (`--fix`).
    Safe,
    /// It is offered, and shown before it is applied (`--fix-unsafe`).
    Unsafe,
}

/// On what a rule stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// Practice: of reviewers, coaches, or of the language itself.
    Praktik,
    /// A regulation cited by number; nobody here could read its text, so it is marked "belum diverifikasi".
    Peraturan(&'static str),
}

/// A change of the shipped base workspace (`rules/dasar/`) that makes, or does not make, the mistake.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Example {
    /// One sentence: what is shown.
    pub title: Words,
    /// What is replaced in which file, in order.
    pub changes: &'static [Change],
    /// Command-line input that matters: the day that counts as today, when not the base's.
    pub today: Option<&'static str>,
    /// What the rule must report: `file:line severity`, in the changed text. Empty for a right example. Nothing else
    /// may be reported.
    pub expect: &'static [&'static str],
}

/// One replacement: `from` occurs exactly once in the file. An empty `from` makes a new file of `to`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Change {
    /// The file, in the base workspace.
    pub file: &'static str,
    /// The text that goes.
    pub from: &'static str,
    /// The text that comes.
    pub to: &'static str,
}

/// A rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// `T01`: stable for ever.
    pub code: &'static str,
    /// `target-berbeda`: what people type; stable for ever.
    pub slug: &'static str,
    /// Its weight where no setting changes it.
    pub severity: Severity,
    /// Its name on the page.
    pub title: Words,
    /// What is compared with what.
    pub compares: Words,
    /// Why it matters to a planner.
    pub why: Words,
    /// On what it stands.
    pub basis: Basis,
    /// Who repairs it, and how.
    pub repair_by: Words,
    /// Whether it offers a repair.
    pub repair: Repair,
    /// A waiver may cover it (never S01 and the A family).
    pub waivable: bool,
    /// The version that brought it.
    pub since: &'static str,
    /// Wrong, then right, examples: the rule's tests.
    pub wrong: &'static [Example],
    /// Examples on which it must be silent.
    pub right: &'static [Example],
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.code == other.code
    }
}
impl Eq for Rule {}

impl Rule {
    /// The family letter: `T`.
    pub fn family(&self) -> &'static str {
        &self.code[..1]
    }
}

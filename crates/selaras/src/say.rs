//! Speaking: reports on standard output, everything else on standard error.

use std::cell::Cell;
use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

use selaras_analysis::rule::Lang;
use selaras_workspace::encoding::decode;
use selaras_workspace::problem::Limits;
use selaras_workspace::{ConfigError, Message, OpenError};

use crate::progress;

/// Why a run cannot go on: exit code 2.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure(pub Message);

impl Failure {
    /// In both languages.
    pub fn new(id: impl Into<String>, en: impl Into<String>) -> Failure {
        Failure(Message::new(id, en))
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Failure {
        Failure(message)
    }
}

/// The language in which a run speaks. What is asked for on the command line or in the environment is settled; else the
/// first workspace's `selaras.toml` decides.
pub struct Voice {
    lang: Cell<Lang>,
    settled: Cell<bool>,
}

impl Voice {
    /// Speaks `lang`; without one Indonesian, until a workspace asks for another.
    pub fn new(lang: Option<Lang>) -> Voice {
        Voice { lang: Cell::new(lang.unwrap_or_default()), settled: Cell::new(lang.is_some()) }
    }

    /// A workspace's wish.
    pub fn suggest(&self, lang: Option<selaras_workspace::Lang>) {
        if let (Some(lang), false) = (lang, self.settled.get()) {
            self.lang.set(selaras_engine::lang(lang));
            self.settled.set(true);
        }
    }

    /// The language, where one was asked for.
    pub fn asked(&self) -> Option<Lang> {
        self.settled.get().then(|| self.lang.get())
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang.get()
    }

    /// The same for what is said of files.
    pub fn workspace_lang(&self) -> selaras_workspace::Lang {
        match self.lang() {
            Lang::Id => selaras_workspace::Lang::Id,
            Lang::En => selaras_workspace::Lang::En,
        }
    }

    /// One of two sentences.
    pub fn pick<'a>(&self, id: &'a str, en: &'a str) -> &'a str {
        match self.lang() {
            Lang::Id => id,
            Lang::En => en,
        }
    }

    /// Says why the run, or a part of it, failed.
    pub fn failure(&self, failure: &Failure) {
        self.line(&format!("{}: {}", self.pick("galat", "error"), failure.0.get(self.workspace_lang())));
    }

    /// Says something that is worth knowing.
    pub fn note(&self, message: &Message) {
        self.line(&format!("{}: {}", self.pick("catatan", "note"), message.get(self.workspace_lang())));
    }

    /// Says what to do next.
    pub fn hint(&self, id: &str, en: &str) {
        self.line(&format!("  {}", self.pick(id, en)));
    }

    /// A bare line on standard error. When nobody can hear it, it is lost.
    pub fn line(&self, text: &str) {
        progress::clear();
        let _ = writeln!(io::stderr(), "{text}");
    }
}

/// Writes to standard output. A reader that has heard enough (`selaras … | head`) is no failure.
pub fn out(bytes: &[u8]) -> Result<(), Failure> {
    progress::clear();
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(
            format!("keluaran standar tidak dapat ditulis: {error}"),
            format!("cannot write to standard output: {error}"),
        )),
        _ => Ok(()),
    }
}

/// The text of standard input, which is to stand for `path`.
pub fn stdin_text(path: &Path) -> Result<Arc<str>, Failure> {
    let name = path.display();
    let limit = Limits::default().file;
    let mut bytes = Vec::new();
    io::stdin().lock().take(limit + 1).read_to_end(&mut bytes).map_err(|e| {
        Failure::new(
            format!("masukan standar tidak dapat dibaca: {e}"),
            format!("cannot read standard input: {e}"),
        )
    })?;
    if bytes.len() as u64 > limit {
        return Err(Failure::new(
            format!("{name}: masukan standar lebih besar dari {} MiB", limit >> 20),
            format!("{name}: standard input has more than {} MiB", limit >> 20),
        ));
    }
    let decoded = decode(&bytes);
    match (decoded.text, decoded.problem) {
        (Some(text), None) => Ok(text.into()),
        (_, Some(trouble)) => Err(Failure::new(
            format!("{name}: {}", trouble.message.id),
            format!("{name}: {}", trouble.message.en),
        )),
        (None, None) => Ok("".into()),
    }
}

/// Why a workspace cannot be read: of wrong settings each with its line.
pub fn open_error(error: &OpenError) -> Failure {
    match error {
        OpenError::Io { path, reason } => {
            let text = format!("{}: {reason}", path.display());
            Failure::new(text.clone(), text)
        }
        OpenError::Config { path, text, errors } => {
            let (mut id, mut en) = (String::new(), String::new());
            for (n, error) in errors.iter().enumerate() {
                let gap = if n == 0 { "" } else { "\n" };
                let place = format!("{gap}{}:{}:{}", path.display(), error.line, error.column);
                let picture = picture(text, error);
                let _ = write!(id, "{place}: {}\n{picture}", error.message.id);
                let _ = write!(en, "{place}: {}\n{picture}", error.message.en);
            }
            Failure::new(id, en)
        }
    }
}

/// The line, with the place under it.
fn picture(text: &str, error: &ConfigError) -> String {
    let line = text.lines().nth(error.line - 1).unwrap_or_default();
    let number = error.line.to_string();
    let marked = text.get(error.span.clone()).and_then(|t| t.lines().next()).map_or(1, |t| t.chars().count());
    format!(
        "  {number} | {line}\n  {:pad$} | {:skip$}{}",
        "",
        "",
        "^".repeat(marked.max(1)),
        pad = number.len(),
        skip = error.column - 1
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras_workspace::{Config, KnownRules};

    #[test]
    fn wrong_settings_are_shown_at_their_place() {
        let text = "lang = \"id\"\nsalah = 1\n";
        let errors = Config::parse(text, &KnownRules::default()).expect_err("wrong");
        let failure =
            open_error(&OpenError::Config { path: "selaras.toml".into(), text: text.into(), errors });
        let said = failure.0.id;
        assert!(said.starts_with("selaras.toml:2:1: kunci `salah` tidak dikenal"), "{said}");
        assert!(said.ends_with("  2 | salah = 1\n    | ^^^^^"), "{said}");
    }

    #[test]
    fn the_first_wish_counts_unless_one_was_given() {
        let voice = Voice::new(None);
        assert_eq!(voice.lang(), Lang::Id);
        voice.suggest(Some(selaras_workspace::Lang::En));
        voice.suggest(Some(selaras_workspace::Lang::Id));
        assert_eq!(voice.lang(), Lang::En);
        let voice = Voice::new(Some(Lang::Id));
        voice.suggest(Some(selaras_workspace::Lang::En));
        assert_eq!(voice.lang(), Lang::Id);
    }
}

//! What the process was given besides its arguments. The only place that asks for it.
#![allow(clippy::disallowed_methods, reason = "arguments and environment are the command line's")]

use std::io::IsTerminal;
use std::path::PathBuf;

use selaras_analysis::rule::Lang;

use crate::args::Color;

/// The process's surroundings.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The current folder, canonical; none where it is gone.
    pub folder: Option<PathBuf>,
    /// `SELARAS_LANG`.
    pub lang: Option<Lang>,
    /// `NO_COLOR` is set and not empty, or the terminal is `dumb`.
    pub no_color: bool,
    /// Standard output is a terminal, with so many columns.
    pub terminal: Option<usize>,
    /// Standard error is a terminal.
    pub chatty: bool,
}

impl Environment {
    /// As they are now.
    pub fn read() -> Environment {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let columns = || terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
        Environment {
            folder: std::env::current_dir().and_then(|folder| folder.canonicalize()).ok(),
            lang: std::env::var("SELARAS_LANG").ok().and_then(|word| read_lang(&word)),
            no_color: is_set("NO_COLOR") || std::env::var("TERM").is_ok_and(|term| term == "dumb"),
            terminal: std::io::stdout().is_terminal().then(columns),
            chatty: std::io::stderr().is_terminal(),
        }
    }

    /// Whether standard output is coloured.
    pub fn colored(&self, wish: Color) -> bool {
        match wish {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => self.terminal.is_some() && !self.no_color,
        }
    }
}

/// The words of the command line.
pub fn arguments() -> Vec<std::ffi::OsString> {
    std::env::args_os().collect()
}

/// The language in which the help and wrong use are said, before the arguments are understood.
pub fn early_lang(words: &[std::ffi::OsString], environment: &Environment) -> Lang {
    let mut words = words.iter().skip(1).map(|word| word.to_string_lossy());
    let mut asked = None;
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => asked = words.next().and_then(|value| read_lang(&value)).or(asked),
            Some(rest) => asked = rest.strip_prefix('=').and_then(read_lang).or(asked),
            None if word == "--" => break,
            None => {}
        }
    }
    asked.or(environment.lang).unwrap_or_default()
}

fn read_lang(word: &str) -> Option<Lang> {
    selaras_workspace::Lang::read(word).map(selaras_engine::lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(no_color: bool, terminal: Option<usize>) -> Environment {
        Environment { folder: None, lang: None, no_color, terminal, chatty: false }
    }

    #[test]
    fn colours() {
        let (terminal, pipe) = (environment(false, Some(80)), environment(false, None));
        assert!(terminal.colored(Color::Auto) && !pipe.colored(Color::Auto));
        assert!(!environment(true, Some(80)).colored(Color::Auto));
        assert!(environment(true, None).colored(Color::Always));
        assert!(!terminal.colored(Color::Never));
    }

    #[test]
    fn language_before_the_arguments_are_read() {
        let lang = |words: &str, of: Option<Lang>| {
            let words: Vec<_> = words.split(' ').map(Into::into).collect();
            early_lang(&words, &Environment { lang: of, ..environment(false, None) })
        };
        assert_eq!(lang("selaras check --lang en", None), Lang::En);
        assert_eq!(lang("selaras --lang=en", None), Lang::En);
        assert_eq!(lang("selaras check", Some(Lang::En)), Lang::En);
        assert_eq!(lang("selaras --lang id", Some(Lang::En)), Lang::Id);
        assert_eq!(lang("selaras --lang", None), Lang::Id);
        assert_eq!(lang("selaras check -- --lang en", None), Lang::Id);
    }
}

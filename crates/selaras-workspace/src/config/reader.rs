//! From TOML with places to [`Config`]. One function per table, all in the same shape: known keys are taken, every
//! other is an error.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::known::{KnownRule, KnownRules, OptionKind, nearest};
use super::{Config, ConfigError, Level, OptionValue, RuleSetting};
use crate::message::{Lang, Message};
use crate::problem::Place;
use crate::selection::check_pattern;

type Value<'i> = Spanned<DeValue<'i>>;

pub(super) fn read(text: &str, known: &KnownRules) -> Result<Config, Vec<ConfigError>> {
    let mut reader = Reader { text, known, errors: Vec::new() };
    let (table, broken) = DeTable::parse_recoverable(text);
    for error in &broken {
        let span = error.span().unwrap_or(0..0);
        reader.error(
            span,
            None,
            format!("bukan TOML yang benar: {}", error.message()),
            format!("not valid TOML: {}", error.message()),
        );
    }
    // What was recovered from a broken file is guesswork: only its own errors are shown.
    let config = if broken.is_empty() { reader.root(table.get_ref()) } else { Config::default() };
    if reader.errors.is_empty() {
        return Ok(config);
    }
    reader.errors.sort_by_key(|e| e.span.start);
    Err(reader.errors)
}

struct Reader<'t> {
    text: &'t str,
    known: &'t KnownRules,
    errors: Vec<ConfigError>,
}

impl Reader<'_> {
    fn root(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "workspace" => self.workspace(value, &mut config),
                "lang" => {
                    config.lang = self.word(value, "lang", &[("id", Lang::Id), ("en", Lang::En)]);
                }
                "rules" => self.rules(value, &mut config),
                "daerah" => self.daerah(value, &mut config),
                "nomenklatur" => self.nomenklatur(value, &mut config),
                other => self.unknown_key(
                    key.span(),
                    other,
                    &["workspace", "lang", "rules", "daerah", "nomenklatur"],
                ),
            }
        }
        config
    }

    fn workspace(&mut self, value: &Value<'_>, config: &mut Config) {
        let Some(table) = self.table(value, "workspace") else { return };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "include" => config.include = self.patterns(value, "include"),
                "exclude" => config.exclude = self.patterns(value, "exclude"),
                other => self.unknown_key(key.span(), other, &["include", "exclude"]),
            }
        }
    }

    fn daerah(&mut self, value: &Value<'_>, config: &mut Config) {
        let Some(table) = self.table(value, "daerah") else { return };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "kode" => config.daerah = self.text(value, "kode"),
                other => self.unknown_key(key.span(), other, &["kode"]),
            }
        }
    }

    fn nomenklatur(&mut self, value: &Value<'_>, config: &mut Config) {
        let Some(table) = self.table(value, "nomenklatur") else { return };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "files" => {
                    for (path, span) in self.texts(value, "files") {
                        let outside = path.starts_with('/')
                            || path.contains('\\')
                            || path.split('/').any(|step| step == ".." || step.ends_with(':'));
                        if outside {
                            self.error(
                                span,
                                None,
                                format!(
                                    "“{path}” bukan jalur di dalam ruang kerja (memakai `/`, tanpa `..`)"
                                ),
                                format!(
                                    "“{path}” is not a path inside the workspace (with `/`, without `..`)"
                                ),
                            );
                        } else {
                            config.nomenklatur.push(path);
                        }
                    }
                }
                other => self.unknown_key(key.span(), other, &["files"]),
            }
        }
    }

    fn rules(&mut self, value: &Value<'_>, config: &mut Config) {
        let known = self.known;
        let Some(table) = self.table(value, "rules") else { return };
        for (key, value) in table {
            let slug = key.get_ref().as_ref();
            let Some(rule) = known.by_slug(slug) else {
                let near = known.nearest(slug).map(str::to_owned);
                let (id, en) = meant(near.as_deref());
                self.error(
                    key.span(),
                    near,
                    format!("aturan “{slug}” tidak dikenal{id}"),
                    format!("unknown rule “{slug}”{en}"),
                );
                continue;
            };
            if let Some(setting) = self.rule(rule, value) {
                config.rules.insert(slug.to_owned(), setting);
            }
        }
    }

    /// `slug = "warning"` or `[rules.slug] level = "warning", maks = 5`.
    fn rule(&mut self, rule: &KnownRule, value: &Value<'_>) -> Option<RuleSetting> {
        let DeValue::Table(table) = value.get_ref() else {
            let level = self.word(value, &rule.slug, &Level::WORDS)?;
            return Some(RuleSetting { level: Some(level), ..RuleSetting::default() });
        };
        let mut setting = RuleSetting::default();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if name == "level" {
                setting.level = self.word(value, "level", &Level::WORDS);
            } else if let Some(option) = rule.options.iter().find(|o| o.name == name) {
                if let Some(value) = self.option(value, name, option.kind) {
                    setting.options.insert(name.to_owned(), value);
                }
            } else {
                let names: Vec<&str> =
                    std::iter::once("level").chain(rule.options.iter().map(|o| o.name.as_str())).collect();
                self.unknown_key(key.span(), name, &names);
            }
        }
        Some(setting)
    }

    fn option(&mut self, value: &Value<'_>, key: &str, kind: OptionKind) -> Option<OptionValue> {
        match kind {
            OptionKind::Integer { min, max } => {
                let number = value.get_ref().as_integer().and_then(|i| {
                    let digits = i.as_str().replace('_', "");
                    i64::from_str_radix(digits.trim_start_matches('+'), i.radix()).ok()
                });
                match number {
                    Some(n) if (min..=max).contains(&n) => Some(OptionValue::Integer(n)),
                    _ => self.wrong_value(
                        value,
                        key,
                        &format!("bilangan bulat {min} sampai {max}"),
                        &format!("a whole number from {min} to {max}"),
                    ),
                }
            }
            OptionKind::Number => match number(value.get_ref()) {
                Some(n) => Some(OptionValue::Number(n)),
                None => self.wrong_value(value, key, "bilangan", "a number"),
            },
            OptionKind::Text => self.text(value, key).map(OptionValue::Text),
            OptionKind::Texts => {
                Some(OptionValue::Texts(self.texts(value, key).into_iter().map(|(t, _)| t).collect()))
            }
            OptionKind::Numbers => {
                let list =
                    value.get_ref().as_array().map(|a| a.iter().map(|v| number(v.get_ref())).collect());
                match list {
                    Some(Some(numbers)) => Some(OptionValue::Numbers(numbers)),
                    _ => self.wrong_value(value, key, "daftar bilangan", "a list of numbers"),
                }
            }
        }
    }

    fn patterns(&mut self, value: &Value<'_>, key: &str) -> Vec<String> {
        let mut patterns = Vec::new();
        for (pattern, span) in self.texts(value, key) {
            match check_pattern(&pattern) {
                Ok(()) => patterns.push(pattern),
                Err(error) => self.error(
                    span,
                    None,
                    format!("pola “{pattern}” tidak dapat dipakai: {}", error.kind()),
                    format!("the pattern “{pattern}” cannot be used: {}", error.kind()),
                ),
            }
        }
        patterns
    }

    fn table<'v, 'i>(&mut self, value: &'v Value<'i>, key: &str) -> Option<&'v DeTable<'i>> {
        match value.get_ref() {
            DeValue::Table(table) => Some(table),
            _ => self.wrong_value(value, key, "tabel", "a table"),
        }
    }

    fn text(&mut self, value: &Value<'_>, key: &str) -> Option<String> {
        match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => self.wrong_value(value, key, "teks dalam tanda kutip", "a quoted text"),
        }
    }

    /// A list of texts; where the value is none, empty and an error.
    fn texts(&mut self, value: &Value<'_>, key: &str) -> Vec<(String, Range<usize>)> {
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_value::<()>(value, key, "daftar teks, mis. [\"a\", \"b\"]", "a list of texts");
            return Vec::new();
        };
        list.iter().filter_map(|v| self.text(v, key).map(|t| (t, v.span()))).collect()
    }

    fn word<T: Copy>(&mut self, value: &Value<'_>, key: &str, words: &[(&str, T)]) -> Option<T> {
        let word = value.get_ref().as_str();
        if let Some((_, meaning)) = words.iter().find(|(w, _)| Some(*w) == word) {
            return Some(*meaning);
        }
        let list = words.iter().map(|(w, _)| format!("\"{w}\"")).collect::<Vec<_>>().join(", ");
        let near = word.and_then(|w| nearest(w, words.iter().map(|(w, _)| *w))).map(str::to_owned);
        self.error(
            value.span(),
            near,
            format!("`{key}` harus salah satu dari {list}"),
            format!("`{key}` must be one of {list}"),
        );
        None
    }

    fn wrong_value<T>(&mut self, value: &Value<'_>, key: &str, id: &str, en: &str) -> Option<T> {
        self.error(value.span(), None, format!("`{key}` harus {id}"), format!("`{key}` must be {en}"));
        None
    }

    fn unknown_key(&mut self, span: Range<usize>, key: &str, known: &[&str]) {
        let near = nearest(key, known.iter().copied()).map(str::to_owned);
        let list = known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", ");
        let (id, en) = meant(near.as_deref());
        self.error(
            span,
            near,
            format!("kunci `{key}` tidak dikenal{id}; yang dikenal di sini: {list}"),
            format!("unknown key `{key}`{en}; known here: {list}"),
        );
    }

    fn error(&mut self, span: Range<usize>, nearest: Option<String>, id: String, en: String) {
        let place = Place::in_text(self.text, span.start);
        let message = Message { id, en };
        self.errors.push(ConfigError { span, line: place.line, column: place.column, message, nearest });
    }
}

/// A number as it was written, without underscores, sign `+` and exponent.
fn number(value: &DeValue<'_>) -> Option<String> {
    let written = match value {
        DeValue::Integer(i) if i.radix() == 10 => i.as_str(),
        DeValue::Float(f) => f.as_str(),
        _ => return None,
    };
    let plain = written.replace('_', "");
    let digits = plain.trim_start_matches('+');
    digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).then(|| digits.to_owned())
}

fn meant(near: Option<&str>) -> (String, String) {
    match near {
        Some(near) => (format!("; mungkin maksudnya `{near}`"), format!("; did you mean `{near}`?")),
        None => (String::new(), String::new()),
    }
}

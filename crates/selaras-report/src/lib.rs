//! Findings made visible. Every format takes the same [`Report`]; one file each. The rules' own pages are written by
//! [`catalogue`].
//!
//! Lines and columns count from 1, columns in characters, ends exclusive, unless a format's own standard says otherwise
//! (its file then says so).

pub mod catalogue;
mod checkstyle;
mod format;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod places;
mod plain;
mod rdjson;
mod sarif;
mod short;
mod style;
mod window;
mod words;
mod xml;

use std::io::{self, Write};
use std::sync::Arc;

use selaras_analysis::diagnostic::Outcome;
use selaras_analysis::rule::{Lang, Rule};

pub use format::Format;
pub use words::summary;

/// Everything that a renderer reads.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// What the check found.
    pub outcome: &'a Outcome,
    /// The files' texts, of which the findings' spans are bytes.
    pub sources: &'a dyn Sources,
    /// The language of messages.
    pub lang: Lang,
    /// The day that counted as today, `2026-11-24`.
    pub today: &'a str,
    /// The whole catalogue, in its order (SARIF lists it).
    pub rules: &'a [&'static Rule],
    /// The tool's version, `0.1.0`.
    pub tool_version: &'a str,
    /// Where the tool lives: an absolute address.
    pub tool_url: &'a str,
    /// Where the rules' pages lie, with the final `/`: `…/docs/aturan/`. A rule's page is `SLUG.md` there.
    pub rules_url: &'a str,
}

impl Report<'_> {
    /// The address of `rule`'s page.
    pub fn rule_url(&self, rule: &Rule) -> String {
        format!("{}{}.md", self.rules_url, rule.slug)
    }
}

/// Texts of files by their path in the workspace.
pub trait Sources {
    /// The text, as it was analysed; `None` for a file that could not be read.
    fn text(&self, file: &str) -> Option<Arc<str>>;
}

impl<F: Fn(&str) -> Option<Arc<str>>> Sources for F {
    fn text(&self, file: &str) -> Option<Arc<str>> {
        self(file)
    }
}

/// How a report is written; only formats for people heed it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// Colours (ANSI). The caller has already asked the terminal, `--color` and `NO_COLOR`.
    pub color: bool,
    /// Columns of the terminal; `None` where there is no terminal.
    pub width: Option<usize>,
    /// Findings only: no summary, no line on a clean plan.
    pub quiet: bool,
}

/// Writes `report` in `format` to `out`. Fails only where `out` does.
pub fn render(format: Format, report: &Report, out: &mut dyn Write, options: &Options) -> io::Result<()> {
    match format {
        Format::Human => human::write(report, out, options),
        Format::Short => short::write(report, out, options),
        Format::Json => json::write(report, out),
        Format::Jsonl => json::write_lines(report, out),
        Format::Sarif => sarif::write(report, out),
        Format::Github => github::write(report, out),
        Format::Gitlab => gitlab::write(report, out),
        Format::Junit => junit::write(report, out),
        Format::Checkstyle => checkstyle::write(report, out),
        Format::Rdjson => rdjson::write(report, out),
    }
}

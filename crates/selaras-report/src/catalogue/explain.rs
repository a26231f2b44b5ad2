//! The same words on a terminal: `selaras explain RULE` and `selaras rules`.

use std::fmt::Write;

use selaras_analysis::rule::{Lang, Rule, Words};

use super::{
    BASIS, COMPARES, Excerpt, FAMILIES, FIX, Mismatch, REPAIR_BY, RIGHT, WAIVER, WHY, WRONG, basis,
    example_excerpt, fix, fix_in_short, waiver,
};
use crate::{Options, style};

/// What `selaras explain` says of `rule`; `base` is the base workspace that its examples change (path, text), `url` the
/// address of its page.
pub fn explain(
    rule: &Rule,
    base: &[(&str, &str)],
    url: &str,
    lang: Lang,
    options: &Options,
) -> Result<String, Mismatch> {
    let (bold, quiet) = (style::bold(options.color), style::quiet(options.color));
    let paint = style::severity(rule.severity, options.color);
    let severity = rule.severity.words().get(lang);
    let mut out = Page { text: String::new(), options };
    out.line(&format!("{paint}{severity}[{} {}]{paint:#}", rule.code, rule.slug));
    out.line(&format!("{bold}{}{bold:#}", rule.title.get(lang)));
    out.section(COMPARES.get(lang), rule.compares.get(lang));
    out.section(WHY.get(lang), rule.why.get(lang));
    for (title, examples) in [(WRONG, rule.wrong), (RIGHT, rule.right)] {
        for example in examples {
            out.section(title.get(lang), example.title.get(lang));
            example_excerpt(base, example)?.iter().for_each(|excerpt| out.excerpt(excerpt));
            if let Some(today) = example.today {
                out.line(&format!("  {quiet}--today {today}{quiet:#}"));
            }
        }
    }
    out.section(REPAIR_BY.get(lang), rule.repair_by.get(lang));
    out.section(FIX.get(lang), fix(rule.repair).get(lang));
    out.section(WAIVER.get(lang), &waiver(rule, lang));
    out.section(BASIS.get(lang), &basis(rule.basis, lang));
    let since = Words { id: "Sejak versi", en: "Since version" };
    out.line("");
    out.line(&format!("{quiet}{} {} · {url}{quiet:#}", since.get(lang), rule.since));
    Ok(out.text)
}

/// What `selaras rules` lists: a line a rule, by family.
pub fn list(rules: &[&'static Rule], lang: Lang, options: &Options) -> String {
    let bold = style::bold(options.color);
    let slug = rules.iter().map(|rule| rule.slug.len()).max().unwrap_or(0);
    let severity = rules.iter().map(|rule| rule.severity.words().get(lang).len()).max().unwrap_or(0);
    let mut text = String::new();
    for (letter, name) in FAMILIES {
        let mut family = rules.iter().filter(|rule| rule.family() == letter).peekable();
        if family.peek().is_none() {
            continue;
        }
        let gap = if text.is_empty() { "" } else { "\n" };
        // Writing to a string does not fail, here and below.
        let _ = writeln!(text, "{gap}{bold}{letter} · {}{bold:#}", name.get(lang));
        for rule in family {
            let paint = style::severity(rule.severity, options.color);
            let repair = match fix_in_short(rule.repair).get(lang) {
                "–" => String::new(),
                repair => format!(" [{}: {repair}]", Words { id: "perbaikan", en: "fix" }.get(lang)),
            };
            let _ = writeln!(
                text,
                "  {}  {:slug$}  {paint}{:severity$}{paint:#}  {}{repair}",
                rule.code,
                rule.slug,
                rule.severity.words().get(lang),
                rule.title.get(lang),
            );
        }
    }
    text
}

/// A text in the making.
struct Page<'a> {
    text: String,
    options: &'a Options,
}

impl Page<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn section(&mut self, title: &str, text: &str) {
        /// Longer lines are hard to read, however wide the terminal.
        const WIDEST: usize = 100;
        let bold = style::bold(self.options.color);
        self.line("");
        self.line(&format!("{bold}{title}{bold:#}"));
        let options = textwrap::Options::new(self.options.width.unwrap_or(WIDEST).clamp(40, WIDEST))
            .initial_indent("  ")
            .subsequent_indent("  ")
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }

    fn excerpt(&mut self, excerpt: &Excerpt) {
        let (quiet, bold) = (style::quiet(self.options.color), style::bold(self.options.color));
        self.line(&format!("\n    {quiet}{}{quiet:#}", excerpt.file));
        let width = excerpt.lines.last().map_or(1, |line| line.number.to_string().len());
        for line in &excerpt.lines {
            let mark = if line.found { '▸' } else { ' ' };
            let paint = if line.changed { bold } else { anstyle::Style::new() };
            let text = &line.text;
            self.line(
                format!("  {mark} {quiet}{:>width$} │{quiet:#} {paint}{text}{paint:#}", line.number)
                    .trim_end(),
            );
        }
    }
}

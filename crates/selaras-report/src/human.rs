//! For people: a headline, a picture of both places (the Renstra's and the RPJMD's), what to do, and at the end one line
//! that sums up. On a clean plan that line is all.

use std::io::{self, Write};

use selaras_analysis::diagnostic::{Diagnostic, Fix};
use selaras_analysis::rule::{Lang, Words};
use unicode_width::UnicodeWidthStr;

use crate::places::Places;
use crate::{Options, Report, plain, style, words};

mod picture;

pub(crate) fn write(report: &Report, out: &mut dyn Write, options: &Options) -> io::Result<()> {
    let mut places = Places::new(report.sources);
    for finding in &report.outcome.diagnostics {
        headline(finding, report, out, options)?;
        let picture = picture::draw(finding, report.lang, &mut places, options);
        out.write_all(picture.text.as_bytes())?;
        let advice = advice(finding, picture.left_out, report.lang);
        foot(&advice, picture.margin, out, options)?;
        writeln!(out)?;
    }
    if options.quiet { Ok(()) } else { summary(report, out, options) }
}

/// `wajib diperbaiki[T01 target-berbeda]: message`.
fn headline(finding: &Diagnostic, report: &Report, out: &mut dyn Write, options: &Options) -> io::Result<()> {
    let (paint, bold) = (style::severity(finding.severity, options.color), style::bold(options.color));
    let tag = format!(
        "{}[{} {}]:",
        finding.severity.words().get(report.lang),
        finding.rule.code,
        finding.rule.slug
    );
    let message = plain::line(finding.message.get(report.lang));
    let mut lines = wrap(&message, options.width, tag.width() + 1, 2).into_iter();
    match lines.next().filter(|line| !line.is_empty()) {
        Some(line) => writeln!(out, "{paint}{tag}{paint:#} {bold}{line}{bold:#}")?,
        None => writeln!(out, "{paint}{tag}{paint:#}")?,
    }
    lines.try_for_each(|line| writeln!(out, "  {bold}{line}{bold:#}"))
}

/// What stands below the picture: what it speaks of, and the words.
type Advice = Vec<(&'static str, String)>;

const SEE: Words = Words { id: "Lihat", en: "See" };
const DO: Words = Words { id: "Tindak lanjut", en: "What to do" };
const FIX: Words = Words { id: "Perbaikan", en: "Fix" };
const SAFE: Words = Words { id: "(--fix)", en: "(--fix)" };
const UNSAFE: Words = Words { id: "(--fix-unsafe; periksa dulu)", en: "(--fix-unsafe; look first)" };

fn advice(finding: &Diagnostic, left_out: Vec<String>, lang: Lang) -> Advice {
    let more = left_out.into_iter().map(|place| (SEE.get(lang), place));
    let help = finding.help.get(lang);
    let help = (!help.is_empty()).then(|| (DO.get(lang), plain::line(help)));
    let fix = |fix: &Fix| {
        let option = if fix.safe { SAFE } else { UNSAFE };
        (FIX.get(lang), format!("{} {}", plain::line(fix.title.get(lang)), option.get(lang)))
    };
    more.chain(help).chain(finding.fixes.iter().map(fix)).collect()
}

/// Closes the picture, whose margin is `margin` columns wide.
fn foot(advice: &Advice, margin: usize, out: &mut dyn Write, options: &Options) -> io::Result<()> {
    let (quiet, paint) = (style::quiet(options.color), style::advice(options.color));
    let rule = format!("{quiet}{:margin$}│{quiet:#}", "");
    if !advice.is_empty() {
        writeln!(out, "{rule}")?;
    }
    for (what, text) in advice {
        let indent = margin + 2;
        let mut lines = wrap(text, options.width, indent + what.width() + 2, indent + 2).into_iter();
        writeln!(out, "{rule} {paint}{what}:{paint:#} {}", lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| writeln!(out, "{rule}   {line}"))?;
    }
    writeln!(out, "{quiet}{}╯{quiet:#}", "─".repeat(margin))
}

fn summary(report: &Report, out: &mut dyn Write, options: &Options) -> io::Result<()> {
    let outcome = report.outcome;
    let quiet = style::quiet(options.color);
    if outcome.diagnostics.is_empty() {
        return writeln!(out, "{quiet}{}{quiet:#}", words::summary(outcome, report.lang));
    }
    let sentence = words::summary_with(outcome, report.lang, |severity, part| {
        let paint = style::severity(severity, options.color);
        format!("{paint}{part}{paint:#}")
    });
    let more = Words {
        id: "Penjelasan sebuah aturan: selaras explain NAMA-ATURAN",
        en: "About a rule: selaras explain RULE",
    };
    writeln!(out, "{sentence}")?;
    writeln!(out, "{quiet}{}{quiet:#}", more.get(report.lang))
}

/// `text` broken at words to `width` columns, of which the first line has lost `first` and the others `rest`. The first
/// line is empty where too little is left of it.
fn wrap(text: &str, width: Option<usize>, first: usize, rest: usize) -> Vec<String> {
    /// With fewer columns than this beside the indent, breaking lines would only make it worse.
    const NARROWEST: usize = 20;
    let Some(width) = width.filter(|width| *width >= rest + NARROWEST) else { return vec![text.to_owned()] };
    let lead = width.checked_sub(first).filter(|left| *left >= NARROWEST);
    let options = textwrap::Options::new(width - rest).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let Some(lead) = lead else {
        let lines = textwrap::wrap(text, options).into_iter().map(Into::into);
        return std::iter::once(String::new()).chain(lines).collect();
    };
    // textwrap knows indents, not columns that are already taken: what the first line lost is an indent.
    let taken = " ".repeat((width - rest).saturating_sub(lead));
    let lines = textwrap::wrap(text, options.initial_indent(&taken));
    lines.iter().map(|line| line.strip_prefix(&*taken).unwrap_or(line).trim_start().to_owned()).collect()
}

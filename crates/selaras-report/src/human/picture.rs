//! Ariadne's picture of a finding's places. What ariadne gets is not the plan itself but the lines that matter, cut to
//! the terminal's width and cleared of control characters, so that a picture costs the same in a long file as in a short
//! one. What it draws is kept; its English headline, its last line, its notion of line and column and its grey on the
//! plan's text are replaced.
//!
//! Places are given to ariadne in characters: asked for bytes, 0.6 takes a place in another file than the first for
//! bytes where it has counted characters, and panics inside a character that is longer than one byte.

use std::fmt::{Debug, Display};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use ariadne::{Cache, Color, Config, IndexType, Label, Report, ReportKind, Source};
use selaras_analysis::diagnostic::{Diagnostic, Location};
use selaras_analysis::rule::{Lang, Severity, Words};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::places::{File, Places, Position};
use crate::window::window;
use crate::{Options, plain};

/// So many places are drawn; more would drown the finding.
const MOST_PLACES: usize = 6;
/// The room for a line of a plan where there is no terminal to ask.
const NO_TERMINAL: usize = 160;
/// What ariadne puts before a line of a plan, beside its number.
const MARGIN: usize = 4;
/// The blanks of the margin, one on each side of a line's number.
const BESIDE_NUMBER: usize = 2;
/// What it puts between the end of a place and its label.
const ARROW: usize = 3;

/// A drawn picture, still open at its lower end.
pub(super) struct Picture {
    /// Whole lines.
    pub text: String,
    /// The columns before its vertical line.
    pub margin: usize,
    /// The places that it does not show, in words.
    pub left_out: Vec<String>,
}

/// Draws where `finding` stands, and the places that it speaks of.
pub(super) fn draw(finding: &Diagnostic, lang: Lang, places: &mut Places, options: &Options) -> Picture {
    let mut shown = Vec::new();
    let mut left_out = Vec::new();
    let own = (&finding.location, finding.label.get(lang), hue(finding.severity));
    let others = finding.related.iter().map(|r| (&r.location, r.message.get(lang), Color::Cyan));
    for (location, label, color) in std::iter::once(own).chain(others) {
        let label = if label.is_empty() { HERE.get(lang) } else { label };
        match places.file(&location.file) {
            Some(file) if shown.len() < MOST_PLACES => {
                shown.push(Place::new(location, &file, label, color, places));
            }
            _ => left_out.push(in_words(location, label, places)),
        }
    }
    if shown.is_empty() {
        return Picture { text: String::new(), margin: 2, left_out };
    }
    let room = Room::new(&shown, options);
    let pages = Pages(pages(shown, &room));
    let (text, margin) = own_words(&pages.draw(options.color), &pages.0);
    Picture { text, margin, left_out }
}

const HERE: Words = Words { id: "di sini", en: "here" };

fn hue(severity: Severity) -> Color {
    match severity {
        Severity::Error => Color::Red,
        Severity::Warning => Color::Yellow,
        Severity::Info => Color::BrightBlue,
    }
}

fn in_words(location: &Location, label: &str, places: &mut Places) -> String {
    let file = plain::line(&location.file);
    let label = plain::line(label);
    match places.find(location) {
        Some(found) => format!("{file}:{}:{} · {label}", found.start.line, found.start.column),
        None => format!("{file} · {label}"),
    }
}

/// A place to be drawn.
struct Place {
    path: Arc<str>,
    file: Rc<File>,
    position: Position,
    /// The bytes of its line, without the line's end.
    line: Range<usize>,
    /// Its bytes, counted from the line's start: of one line, and not empty unless the line is.
    span: Range<usize>,
    label: String,
    color: Color,
}

impl Place {
    fn new(location: &Location, file: &Rc<File>, label: &str, color: Color, places: &mut Places) -> Place {
        let span = file.clamp(location);
        let line = file.line_at(span.start);
        let text = file.text.get(line.clone()).unwrap_or("");
        let start = (span.start - line.start).min(text.len());
        let end = (span.end - line.start).clamp(start, text.len());
        Place {
            path: location.file.clone(),
            file: file.clone(),
            position: places.stretch(location).start,
            span: visible_span(text, start..end),
            line,
            label: plain::line(label),
            color,
        }
    }

    fn text(&self) -> &str {
        self.file.text.get(self.line.clone()).unwrap_or("")
    }
}

/// The span without blanks at its end; an empty one takes the character that follows, at the line's end the last.
fn visible_span(line: &str, span: Range<usize>) -> Range<usize> {
    let words = line.get(span.clone()).unwrap_or("").trim_end();
    if !words.is_empty() {
        return span.start..span.start + words.len();
    }
    let (before, after) = line.split_at_checked(span.start).unwrap_or((line, ""));
    match (before.chars().next_back(), after.chars().next()) {
        (_, Some(next)) => span.start..span.start + next.len_utf8(),
        (Some(last), None) => span.start - last.len_utf8()..span.start,
        (None, None) => span,
    }
}

/// How many columns there are.
struct Room {
    line: usize,
    label: usize,
}

impl Room {
    fn new(places: &[Place], options: &Options) -> Room {
        /// Below this nothing can be read, whatever is cut.
        const NARROWEST: usize = 40;
        let digits = places.iter().map(|place| place.position.line.to_string().len()).max().unwrap_or(1);
        match options.width {
            Some(width) => {
                let line = width.max(NARROWEST) - MARGIN - digits;
                Room { line, label: line / 2 }
            }
            None => Room { line: NO_TERMINAL, label: NO_TERMINAL },
        }
    }
}

/// The lines of one file.
struct Page {
    name: String,
    source: Source<String>,
    /// The number in the plan of each line of `source`.
    numbers: Vec<usize>,
    /// Where (in characters of the source), the words, their colour.
    labels: Vec<(Range<usize>, String, Color)>,
}

/// One page a file, the first place's first; a page's places in the order of the text.
fn pages(places: Vec<Place>, room: &Room) -> Vec<Page> {
    let mut files: Vec<Vec<Place>> = Vec::new();
    for place in places {
        match files.iter_mut().find(|file| file.iter().any(|other| other.path == place.path)) {
            Some(file) => file.push(place),
            None => files.push(vec![place]),
        }
    }
    files.into_iter().filter_map(|places| page(places, room)).collect()
}

fn page(mut places: Vec<Place>, room: &Room) -> Option<Page> {
    // The header names the place that the finding came with, before the order of the text.
    let Place { path, position, .. } = places.first()?;
    let name = format!("{}:{}:{}{OWN_POSITION}", plain::line(path), position.line, position.column);
    places.sort_by_key(|place| (place.line.start, place.span.start, place.span.end));
    let mut text = String::new();
    let mut length = 0;
    let mut labels = Vec::new();
    let mut numbers: Vec<usize> = Vec::new();
    for places in places.chunk_by(|a, b| a.line == b.line) {
        let first = places.first()?;
        if let Some(&last) = numbers.last() {
            // However many lines lie between two, ariadne shows that some do.
            if first.position.line > last + 1 {
                numbers.push(last + 1);
                text.push('\n');
                length += 1;
            }
            text.push('\n');
            length += 1;
        }
        numbers.push(first.position.line);
        let spans: Vec<Range<usize>> = places.iter().map(|place| place.span.clone()).collect();
        let words: Vec<String> = places.iter().map(|place| shortened(&place.label, room.label)).collect();
        let beside = words.iter().map(|label| label.width()).max().unwrap_or(0) + ARROW;
        let shown = window(first.text(), &spans, room.line, beside);
        for ((place, span), label) in places.iter().zip(shown.places).zip(words) {
            // On an empty line the blank that is put there: ariadne loses the line of a place without characters.
            let end = span.end.max(span.start + 1);
            labels.push((length + span.start..length + end, label, place.color));
        }
        length += shown.text.chars().count() + 1;
        text.push_str(&shown.text);
        text.push(' ');
    }
    Some(Page { name, source: Source::from(text), numbers, labels })
}

/// `label`, at most `room` columns of it.
fn shortened(label: &str, room: usize) -> String {
    if label.width() <= room {
        return label.to_owned();
    }
    let mut left = room.saturating_sub(1);
    let fits = |c: &char| {
        let width = c.width().unwrap_or(0);
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    label.chars().take_while(fits).chain(['…']).collect()
}

/// What ariadne asks for: a page by its index.
struct Pages(Vec<Page>);

impl Pages {
    fn draw(&self, color: bool) -> String {
        let config = Config::new().with_index_type(IndexType::Char).with_color(color);
        let mut report = Report::build(ReportKind::Error, (0, 0..0)).with_config(config);
        for (index, page) in self.0.iter().enumerate() {
            report.add_labels(page.labels.iter().map(|(span, label, color)| {
                Label::new((index, span.clone())).with_message(label).with_color(*color)
            }));
        }
        let mut drawn = Vec::new();
        // Writing to memory does not fail.
        let _ = report.finish().write(self, &mut drawn);
        String::from_utf8_lossy(&drawn).into_owned()
    }
}

impl Cache<usize> for &Pages {
    type Storage = String;

    fn fetch(&mut self, index: &usize) -> Result<&Source<String>, impl Debug> {
        self.0.get(*index).map(|page| &page.source).ok_or("no such page")
    }

    fn display<'a>(&self, index: &'a usize) -> Option<impl Display + 'a> {
        self.0.get(*index).map(|page| page.name.clone())
    }
}

/// Ends the name of a page. Behind it ariadne puts the line and the column in what it was given, which is not the plan. A
/// private character: `plain::visible` lets none through.
const OWN_POSITION: char = '\u{E000}';

/// Ariadne's lines without the first, which is its headline, and the last, which closes the picture; and the width of
/// the margin, which gets the numbers that the lines have in the plan.
fn own_words(drawn: &str, pages: &[Page]) -> (String, usize) {
    let body = drawn.split_once('\n').map_or("", |(_, body)| body).trim_end_matches('\n');
    let (body, last) = body.rsplit_once('\n').unwrap_or(("", body));
    let drawn_margin = last.matches('─').count();
    let digits = pages.iter().filter_map(|page| page.numbers.last()).max().map_or(1, |n| n.to_string().len());
    let margin = drawn_margin.max(digits + BESIDE_NUMBER);
    let wider = " ".repeat(margin - drawn_margin);
    let mut text = String::new();
    let mut pages = pages.iter();
    let mut numbers: &[usize] = &[];
    for line in body.lines() {
        match line.split_once(OWN_POSITION) {
            Some((head, tail)) => {
                numbers = pages.next().map_or(&[], |page| &page.numbers);
                text.push_str(&wider);
                recolour(head, &mut text);
                let tail = tail.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '?'));
                recolour(tail, &mut text);
            }
            None => match renumbered(line.trim_end(), numbers, margin) {
                Some(line) => recolour(&line, &mut text),
                None => {
                    text.push_str(&wider);
                    recolour(line.trim_end(), &mut text);
                }
            },
        }
        text.push('\n');
    }
    (text, margin)
}

/// A line of a page with its number in the plan; none where the margin holds no number.
fn renumbered(line: &str, numbers: &[usize], margin: usize) -> Option<String> {
    let (head, rest) = line.split_at(line.find('│')?);
    // ` `, perhaps a colour, the number.
    let paint = head.trim_start().rfind('m').map_or("", |end| &head.trim_start()[..=end]);
    let drawn: usize = head.trim_start().strip_prefix(paint)?.trim().parse().ok()?;
    let number = numbers.get(drawn.checked_sub(1)?)?;
    let width = margin - BESIDE_NUMBER;
    Some(format!(" {paint}{number:>width$} {rest}"))
}

/// Writes `line` without the grey that ariadne gives to a plan's text, which is hard to read on a light terminal, with one
/// grey for the margin instead of two, and without the escapes that ariadne repeats for every single character.
fn recolour(line: &str, text: &mut String) {
    const TEXT: &str = "38;5;249";
    const NONE: &str = "0";
    const MARGIN: &str = "38;5;246";
    const SKIPPED_MARGIN: &str = "38;5;240";
    let mut now = NONE;
    let mut pieces = line.split("\u{1b}[");
    let first = pieces.next().map(|plain| (NONE, plain));
    // The plan's own escapes are gone already: every piece is a colour, `m`, text.
    for (colour, plain) in first.into_iter().chain(pieces.filter_map(|piece| piece.split_once('m'))) {
        let colour = match colour {
            TEXT => NONE,
            SKIPPED_MARGIN => MARGIN,
            colour => colour,
        };
        if colour != now && !plain.is_empty() {
            if now != NONE {
                text.push_str("\u{1b}[0m");
            }
            if colour != NONE {
                text.push_str(&format!("\u{1b}[{colour}m"));
            }
            now = colour;
        }
        text.push_str(plain);
    }
    if now != NONE {
        text.push_str("\u{1b}[0m");
    }
}

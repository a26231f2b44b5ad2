//! The one style of `selaras fmt`, for a whole file, for a part of it, and for the line that is being typed.

use selaras_syntax::format::format_edits;
use selaras_syntax::tree::Span;
use selaras_syntax::{Kind, lex};

use crate::{Edit, Ide, Location};

/// What formatting changes in a file.
pub fn document(ide: &Ide, path: &str) -> Vec<Edit> {
    within(ide, path, |text| Span::new(0, text.len() as u32), Lines::MayChange)
}

/// What formatting changes within some bytes of a file; nothing outside of them.
pub fn range(ide: &Ide, path: &str, span: Span) -> Vec<Edit> {
    within(ide, path, |_| span, Lines::MayChange)
}

/// After `}` was typed before `offset`, its line; after an end of line, the line above, and the indentation of the new
/// one. No line comes or goes, and a broken statement stays as it is.
pub fn on_type(ide: &Ide, path: &str, offset: u32, typed: &str) -> Vec<Edit> {
    let Some(text) = ide.snapshot.text(path) else { return Vec::new() };
    let here = line_at(text, offset);
    if !typed.contains(['\n', '\r']) {
        return within(ide, path, |_| here, Lines::Stay);
    }
    let mut edits = match before(text, here) {
        Some(above) => within(ide, path, |_| above, Lines::Stay),
        None => Vec::new(),
    };
    edits.extend(indent(text, here).map(|(span, new)| edit(path, span, new)));
    edits
}

#[derive(Clone, Copy, PartialEq)]
enum Lines {
    MayChange,
    Stay,
}

fn within(ide: &Ide, path: &str, of: impl Fn(&str) -> Span, lines: Lines) -> Vec<Edit> {
    let Some(text) = ide.snapshot.text(path) else { return Vec::new() };
    let bounds = of(text);
    let all = format_edits(text).into_iter();
    let some = all.filter_map(|(span, new)| cut(text, bounds, span, &new));
    let may = |(span, new): &(Span, String)| {
        lines == Lines::MayChange || !has_line_end(span.of(text)) && !has_line_end(new)
    };
    some.filter(may).map(|(span, new)| edit(path, span, new)).collect()
}

fn edit(path: &str, span: Span, text: String) -> Edit {
    Edit { location: Location { file: path.into(), span }, text }
}

/// The part of a change that lies within some bytes. A change of white space over a line's end can be cut there: what
/// stands before it trails the line above, what stands behind it indents the line below.
fn cut(text: &str, bounds: Span, mut span: Span, new: &str) -> Option<(Span, String)> {
    let mut new = new;
    if span.start < bounds.start {
        let old = behind_lines(span.of(text))?;
        new = behind_lines(new)?;
        span.start = span.end - old.len() as u32;
    }
    if span.end > bounds.end {
        let old = before_lines(span.of(text))?;
        new = before_lines(new)?;
        span.end = span.start + old.len() as u32;
    }
    let inside = bounds.start <= span.start && span.end <= bounds.end;
    (inside && span.of(text) != new).then(|| (span, new.to_owned()))
}

fn has_line_end(text: &str) -> bool {
    text.contains(['\n', '\r'])
}

fn behind_lines(text: &str) -> Option<&str> {
    text.rfind(['\n', '\r']).map(|at| &text[at + 1..])
}

fn before_lines(text: &str) -> Option<&str> {
    text.find(['\n', '\r']).map(|at| &text[..at])
}

/// The line around a byte, without its end.
fn line_at(text: &str, offset: u32) -> Span {
    let at = offset as usize;
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |n| n + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |n| at + n);
    Span::new(start as u32, end as u32)
}

fn before(text: &str, line: Span) -> Option<Span> {
    let end = text[..line.start as usize].strip_suffix('\n')?;
    let end = end.strip_suffix('\r').unwrap_or(end);
    Some(line_at(text, end.len() as u32))
}

/// The white space that a new line begins with: two blanks for each brace that is open there.
fn indent(text: &str, line: Span) -> Option<(Span, String)> {
    let words = line.of(text);
    let first = words.trim_start_matches([' ', '\t']);
    let span = Span::new(line.start, line.end - first.len() as u32);
    let depth = lex(&text[..line.start as usize]).kinds().iter().fold(0usize, |depth, kind| match kind {
        Kind::BraceOpen => depth + 1,
        Kind::BraceClose => depth.saturating_sub(1),
        _ => depth,
    });
    let depth = depth.saturating_sub(usize::from(first.starts_with('}')));
    let wanted = "  ".repeat(depth);
    (span.of(text) != wanted).then_some((span, wanted))
}

//! How single tokens are written, and where a blank stands between two of them.

use super::source::{Mend, Source};
use crate::schema::PropKind;
use crate::token::Kind;

/// Writes a token.
pub(super) fn spell(source: &Source, token: usize, out: &mut String) {
    let written = source.tokens.span(token).of(source.text);
    match source.mend(token) {
        Mend::Lower => out.extend(written.chars().map(|char| char.to_ascii_lowercase())),
        Mend::Dash => out.push_str(&written.replace('–', "-")),
        Mend::Keep | Mend::Space => match source.kind(token) {
            Kind::Text if !written.starts_with('"') => mend_quotes(written, out),
            _ => out.push_str(written),
        },
    }
}

/// A pasted `“…”`; between its quotes a backslash is itself.
fn mend_quotes(written: &str, out: &mut String) {
    const QUOTES: [char; 4] = ['“', '”', '„', '"'];
    let inside = written.strip_prefix(QUOTES).unwrap_or(written);
    let inside = inside.strip_suffix(QUOTES).unwrap_or(inside);
    out.push('"');
    out.push_str(&inside.replace('\\', "\\\\"));
    out.push('"');
}

/// Whether a blank stands between two neighbouring tokens of a line.
pub(super) fn gap(source: &Source, before: usize, after: usize) -> bool {
    use Kind::*;
    if source.mend(before) == Mend::Space || source.mend(after) == Mend::Space {
        return true;
    }
    match (source.kind(before), source.kind(after)) {
        (_, Comma | Semicolon) => false,
        (Equals | Pipe | Comma | Semicolon | BraceOpen | BraceClose | Text, _)
        | (_, Equals | Pipe | BraceOpen | BraceClose | Text)
        | (Word, Word) => true,
        (ParenOpen, _) | (_, ParenClose) => false,
        // `<22` and `< 22`, `A(82,14)` and `A (82,14)`: both are good.
        _ => before + 1 < after,
    }
}

/// A range of years with a dash between them, as in titles: `2018–2023`.
pub(super) fn is_year_range(word: &str) -> bool {
    let is_year = |year: &str| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once('–').is_some_and(|(first, last)| is_year(first) && is_year(last))
}

/// An ordinary word that counts as a keyword at this place of a property.
pub(super) fn is_counted(prop: PropKind, index: usize, word: &str) -> bool {
    let is = |keyword: &str| word.eq_ignore_ascii_case(keyword);
    match prop {
        PropKind::PenanggungJawab => is("urusan"),
        PropKind::Realisasi => index > 0 && (is("pagu") || is("tw")),
        _ => false,
    }
}

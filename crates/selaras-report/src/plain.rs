//! Text that is safe to show: plans are not trusted, and a terminal obeys control characters.

use selaras_analysis::diagnostic::Diagnostic;

use crate::Report;
use crate::places::Places;

/// `c` itself, or what stands for it: a control character (also those that turn the direction of writing) must not reach
/// a terminal.
pub(crate) fn visible(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        // Private: the pictures' own mark.
        '\u{E000}' => '\u{FFFD}',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    }
}

/// `text` on one line, safe on a terminal.
pub(crate) fn line(text: &str) -> String {
    text.replace("\r\n", " ").chars().map(visible).collect()
}

/// The message and all that a format which shows a single place would lose: one line for the message, one for every
/// related place, one for what to do.
pub(crate) fn full_message(finding: &Diagnostic, report: &Report, places: &mut Places) -> String {
    let mut text = finding.message.get(report.lang).to_owned();
    for related in &finding.related {
        let start = places.stretch(&related.location).start;
        text.push_str(&format!(
            "\n{}: {}:{}:{}",
            related.message.get(report.lang),
            related.location.file,
            start.line,
            start.column
        ));
    }
    if !finding.help.get(report.lang).is_empty() {
        text.push('\n');
        text.push_str(finding.help.get(report.lang));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal() {
        assert_eq!(line("a\u{1b}[31mb\tc\r\nd\ne\u{202e}f"), "a\u{fffd}[31mb c d e\u{fffd}f");
        assert_eq!(line("Rp4,5 miliar – ≥ 90²"), "Rp4,5 miliar – ≥ 90²");
    }
}

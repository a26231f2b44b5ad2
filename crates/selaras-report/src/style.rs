//! The few colours: severity speaks, all else is calm.

use anstyle::{Ansi256Color, AnsiColor, Style};
use selaras_analysis::rule::Severity;

/// Bold, in the severity's colour.
pub(crate) fn severity(severity: Severity, color: bool) -> Style {
    if color { Style::new().bold().fg_color(Some(hue(severity).into())) } else { Style::new() }
}

/// What matters.
pub(crate) fn bold(color: bool) -> Style {
    if color { Style::new().bold() } else { Style::new() }
}

/// What stands back: the grey of ariadne's margins.
pub(crate) fn quiet(color: bool) -> Style {
    if color { Style::new().fg_color(Some(Ansi256Color(246).into())) } else { Style::new() }
}

/// An advice: what to do.
pub(crate) fn advice(color: bool) -> Style {
    if color { Style::new().fg_color(Some(AnsiColor::Green.into())) } else { Style::new() }
}

fn hue(severity: Severity) -> AnsiColor {
    match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::BrightBlue,
    }
}

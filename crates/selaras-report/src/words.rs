//! The words that several formats share.

use selaras_analysis::diagnostic::Outcome;
use selaras_analysis::rule::{Lang, Severity, Words};

/// Heaviest first.
pub(crate) const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// How many findings weigh `severity`.
pub(crate) fn count(outcome: &Outcome, severity: Severity) -> usize {
    outcome.diagnostics.iter().filter(|finding| finding.severity == severity).count()
}

/// The check in one sentence: `3 wajib diperbaiki, 1 saran; 1 dikecualikan (4 berkas, 4 dokumen)`; on a clean plan, what
/// was looked at.
pub fn summary(outcome: &Outcome, lang: Lang) -> String {
    summary_with(outcome, lang, |_, part| part)
}

/// [`summary`], with each severity's part passed through `paint`.
pub(crate) fn summary_with(
    outcome: &Outcome,
    lang: Lang,
    paint: impl Fn(Severity, String) -> String,
) -> String {
    let parts: Vec<String> = SEVERITIES
        .into_iter()
        .filter_map(|severity| {
            let count = count(outcome, severity);
            (count > 0).then(|| paint(severity, amount(count, severity, lang)))
        })
        .collect();
    let found = if parts.is_empty() { NOTHING.get(lang).to_owned() } else { parts.join(", ") };
    let waived = match outcome.suppressed.len() {
        0 => String::new(),
        n => format!("; {n} {}", Words { id: "dikecualikan", en: "waived" }.get(lang)),
    };
    let files = things(outcome.files, Words { id: "berkas", en: "file" }, lang);
    let documents = things(outcome.documents, Words { id: "dokumen", en: "document" }, lang);
    format!("{found}{waived} ({files}, {documents})")
}

const NOTHING: Words = Words { id: "Tidak ada temuan", en: "Nothing to report" };

fn amount(count: usize, severity: Severity, lang: Lang) -> String {
    match severity {
        Severity::Info => things(count, severity.words(), lang),
        _ => format!("{count} {}", severity.words().get(lang)),
    }
}

/// `4 berkas`, `4 files`: Indonesian has no plural here.
fn things(count: usize, what: Words, lang: Lang) -> String {
    let plural = if lang == Lang::En && count != 1 { "s" } else { "" };
    format!("{count} {}{plural}", what.get(lang))
}

//! `--stats`: how much was read, how long it took, what was found.

use std::collections::BTreeMap;
use std::time::Duration;

use super::report::Checked;
use crate::say::Voice;

/// What is counted during a run.
#[derive(Debug, Default)]
pub(crate) struct Stats {
    /// Time for finding and reading files.
    pub(crate) reading: Duration,
    /// Time for the analysis.
    pub(crate) checking: Duration,
    /// Bytes of all texts.
    pub(crate) bytes: usize,
    /// Linked folders that were not followed.
    pub(crate) links: usize,
}

impl Stats {
    /// Says it on standard error.
    pub(crate) fn say(&self, voice: &Voice, checked: &[Checked], all: Duration) {
        let files: usize = checked.iter().map(|c| c.outcome.files).sum();
        let documents: usize = checked.iter().map(|c| c.outcome.documents).sum();
        let kib = self.bytes.div_ceil(1024);
        let ms = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1e3);
        let (all, reading, checking) = (ms(all), ms(self.reading), ms(self.checking));
        voice.line(&match voice.lang() {
            selaras_analysis::rule::Lang::Id => format!(
                "{} ruang kerja, {files} berkas, {documents} dokumen, {kib} KiB; {all} ms: membaca {reading}, memeriksa {checking}",
                checked.len()
            ),
            selaras_analysis::rule::Lang::En => format!(
                "{} workspaces, {files} files, {documents} documents, {kib} KiB; {all} ms: reading {reading}, checking {checking}",
                checked.len()
            ),
        });
        if self.links > 0 {
            voice.line(&match voice.lang() {
                selaras_analysis::rule::Lang::Id => format!("{} tautan folder tidak diikuti", self.links),
                selaras_analysis::rule::Lang::En => format!("{} linked folders not followed", self.links),
            });
        }
        let mut rules: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for finding in checked.iter().flat_map(|c| &c.outcome.diagnostics) {
            *rules.entry((finding.rule.code, finding.rule.slug)).or_default() += 1;
        }
        for ((code, slug), count) in rules {
            voice.line(&format!("  {count:>5}  {code} {slug}"));
        }
    }
}

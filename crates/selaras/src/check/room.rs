//! One workspace in a run: its files, its analysis, what of it is reported.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use selaras_analysis::diagnostic::{Diagnostic, Location, Outcome};
use selaras_workspace::baseline::Baseline;
use selaras_workspace::problem::Limits;
use selaras_workspace::workspace::path_in;
use selaras_workspace::{Message, Workspace, history};

use super::report::Checked;
use super::stats::Stats;
use super::{RoomFilter, Run};
use crate::say::{Failure, open_error};
use crate::targets::{self, Target};
use selaras_engine::{self as engine, Engine};

/// A workspace, opened.
pub(crate) struct Room {
    pub(crate) workspace: Workspace,
    pub(crate) engine: Engine,
    pub(crate) filter: RoomFilter,
    /// The findings of `--since`.
    pub(crate) old: Option<Baseline>,
    nested: Vec<Target>,
}

impl Room {
    /// Reads it.
    pub(crate) fn open(target: Target, run: &Run<'_>, stats: &mut Stats) -> Result<Room, Failure> {
        let began = Instant::now();
        let mut workspace = Workspace::open(target.root, &engine::known_rules(), Limits::default())
            .map_err(|error| open_error(&error))?;
        run.voice.suggest(workspace.config().lang);
        if let Some((path, text)) = &run.buffer {
            let inside = path_in(&workspace.root().folder, path).ok_or_else(|| {
                Failure::new(
                    "`--stdin-filename` di luar ruang kerja",
                    "`--stdin-filename` is outside the workspace",
                )
            })?;
            workspace.set_overlay(&inside, text.clone());
        }
        let nested = targets::nested(&workspace, &target.scope);
        let (scope, left_out) = targets::as_read(&workspace, target.scope);
        let unread = left_out.iter().filter(|path| nested.iter().all(|n| !is_of(path, n, &workspace)));
        for path in unread.filter(|_| !run.asked.quiet) {
            run.voice.note(&Message::new(
                format!("{path} dilewati: tidak ada rencana di sana yang dibaca (lihat `include` dan `exclude` di selaras.toml)"),
                format!("{path} is skipped: no plan there is read (see `include` and `exclude` in selaras.toml)"),
            ));
        }
        stats.reading += began.elapsed();
        stats.bytes += workspace.files().values().map(|s| s.text().len()).sum::<usize>();
        stats.links += workspace.links().len();
        let engine = Engine::new(&workspace);
        let mut room =
            Room { workspace, engine, filter: RoomFilter::new(run.filter.clone(), scope), old: None, nested };
        if let Some(revision) = &run.asked.since {
            room.old = Some(room.findings_at(revision, run)?);
        }
        Ok(room)
    }

    /// Workspaces inside of it that are asked for too.
    pub(crate) fn nested(&self) -> Vec<Target> {
        self.nested.clone()
    }

    /// There is nothing to check.
    pub(crate) fn is_empty(&self) -> bool {
        self.workspace.files().is_empty() && self.workspace.problems().next().is_none()
    }

    /// The findings of the files as they were at a git revision, under today's settings.
    fn findings_at(&self, revision: &str, run: &Run<'_>) -> Result<Baseline, Failure> {
        let w = &self.workspace;
        let then = history::at_revision(&w.root().folder, revision, w.selection(), w.limits())?;
        let mut engine = Engine::new(&w.at(then));
        let mut old = Baseline::default();
        for finding in engine.check(run.today).diagnostics {
            old.add(&finding.fingerprint, "");
        }
        Ok(old)
    }

    /// Checks it. Findings that `accepted` lists are taken out of both; all others, and those too, are put into `noted`
    /// when a baseline is to be written.
    pub(crate) fn check(
        &mut self,
        run: &Run<'_>,
        accepted: Option<&mut Baseline>,
        noted: &mut Baseline,
        stats: &mut Stats,
    ) -> Result<Checked, Failure> {
        let began = Instant::now();
        let mut outcome = self.engine.check(run.today);
        self.filter.cut(&mut outcome);
        if run.asked.write_baseline.is_some() {
            for finding in &outcome.diagnostics {
                let about = [finding.rule.slug, &finding.node].join(" ");
                noted.add(&finding.fingerprint, about.trim_end());
            }
        }
        super::filter::without(&mut outcome, self.old.clone());
        if let Some(accepted) = accepted {
            outcome.diagnostics.retain(|d| !accepted.take(&d.fingerprint));
        }
        stats.checking += began.elapsed();
        let all = run.filter.wants_agency() && outcome.diagnostics.is_empty();
        Ok(Checked {
            folder: self.workspace.root().folder.clone(),
            texts: self.texts_of(&outcome),
            all_texts: match all {
                true => self.workspace.files().values().map(|s| s.text().clone()).collect(),
                false => Vec::new(),
            },
            outcome,
        })
    }

    /// The texts that reports of the outcome need.
    fn texts_of(&self, outcome: &Outcome) -> HashMap<Arc<str>, Arc<str>> {
        let mut texts = HashMap::new();
        let mut take = |place: &Location| {
            if !texts.contains_key(&place.file)
                && let Some(source) = self.workspace.files().get(&place.file)
            {
                texts.insert(place.file.clone(), source.text().clone());
            }
        };
        let waived =
            outcome.suppressed.iter().inspect(|w| take(&w.waiver)).map(|w| &w.diagnostic).collect::<Vec<_>>();
        outcome.diagnostics.iter().chain(waived).for_each(|d| places(d).for_each(&mut take));
        texts
    }
}

fn is_of(path: &str, nested: &Target, workspace: &Workspace) -> bool {
    path_in(&workspace.root().folder, &nested.root.folder).is_some_and(|n| n.starts_with(path))
}

/// Every place that a finding speaks of.
fn places(finding: &Diagnostic) -> impl Iterator<Item = &Location> {
    let edits = finding.fixes.iter().flat_map(|f| &f.edits).map(|e| &e.location);
    std::iter::once(&finding.location).chain(finding.related.iter().map(|r| &r.location)).chain(edits)
}

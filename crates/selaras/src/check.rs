//! `selaras check`: from paths to findings to reports.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use selaras_analysis::rule::Severity;
use selaras_ide::fixes;
use selaras_plan::years::Date;
use selaras_workspace::baseline::Baseline;

use crate::args::Check;
use crate::diff;
use crate::environment::Environment;
use crate::exit::{Exit, writing};
use crate::progress::Progress;
use crate::say::{self, Failure, Voice};
use crate::targets::{self, Scope, Target};

mod filter;
mod report;
mod room;
mod stats;
mod watch;

use filter::Filter;
pub(crate) use report::from_here;
use report::{Checked, Reports};
use room::Room;
use stats::Stats;

/// What is the same for every workspace of a run.
pub(crate) struct Run<'a> {
    asked: &'a Check,
    voice: &'a Voice,
    environment: &'a Environment,
    filter: Filter,
    reports: Reports,
    today: Date,
    /// Text of standard input, and where it belongs.
    buffer: Option<(PathBuf, Arc<str>)>,
}

/// Runs it.
pub fn run(asked: &Check, voice: &Voice, color: bool, environment: &Environment) -> Result<Exit, Failure> {
    let from_stdin = asked.paths.iter().any(|p| p.as_os_str() == "-");
    let buffer = match (&asked.stdin_filename, from_stdin) {
        (Some(path), true) if asked.paths.len() == 1 => Some((path.clone(), say::stdin_text(path)?)),
        (None, false) => None,
        _ => {
            return Err(Failure::new(
                "`-` dan `--stdin-filename` dipakai bersama, tanpa PATH lain",
                "`-` and `--stdin-filename` go together, without another PATH",
            ));
        }
    };
    if buffer.is_some() && (asked.fix || asked.fix_unsafe) && !asked.diff {
        return Err(Failure::new(
            "perbaikan untuk masukan standar hanya dapat ditunjukkan: tambahkan `--diff`",
            "fixes of standard input can only be shown: add `--diff`",
        ));
    }
    let run = Run {
        asked,
        voice,
        environment,
        filter: Filter::new(&asked.only, &asked.skip, asked.agency.clone())?,
        reports: Reports::new(asked, color)?,
        today: asked.today.map_or_else(today, Ok)?,
        buffer,
    };
    match asked.watch {
        true => watch::run(&run),
        false => run.once(),
    }
}

/// The local date.
fn today() -> Result<Date, Failure> {
    selaras_engine::today().ok_or_else(|| {
        Failure::new(
            "jam komputer ini keliru; sebut `--today`",
            "this computer's clock is wrong; give `--today`",
        )
    })
}

impl Run<'_> {
    fn targets(&self) -> Result<Vec<Target>, Failure> {
        match &self.buffer {
            Some((path, _)) => Ok(vec![targets::one(path)?]),
            None if self.asked.paths.is_empty() => targets::resolve(&[PathBuf::from(".")]),
            None => targets::resolve(&self.asked.paths),
        }
    }

    fn once(&self) -> Result<Exit, Failure> {
        let began = Instant::now();
        let targets = self.targets()?;
        let mut accepted = self.asked.baseline.as_deref().map(Baseline::load).transpose()?;
        let mut noted = Baseline::default();
        let mut stats = Stats::default();
        let mut failed = false;
        let mut checked: Vec<Checked> = Vec::new();
        let progress = Progress::start(self.environment.chatty && !self.asked.quiet);
        let mut queue: std::collections::VecDeque<Target> = targets.into();
        while let Some(target) = queue.pop_front() {
            progress.step(|| format!("{} …", target.root.folder.display()));
            let mut fail = |failure: &Failure| {
                self.voice.failure(failure);
                failed = true;
            };
            let mut room = match Room::open(target, self, &mut stats) {
                Ok(room) => room,
                Err(failure) => {
                    fail(&failure);
                    continue;
                }
            };
            for target in room.nested() {
                if queue.iter().all(|t| t.root != target.root)
                    && checked.iter().all(|c| c.folder != target.root.folder)
                {
                    queue.push_back(target);
                }
            }
            if room.is_empty() {
                continue;
            }
            if let Err(failure) = self.fix(&mut room, accepted.as_ref()) {
                fail(&failure);
            }
            match room.check(self, accepted.as_mut(), &mut noted, &mut stats) {
                Ok(result) => checked.push(result),
                Err(failure) => fail(&failure),
            }
            // Nothing is checked after the last one: the system takes its memory back at once, a destructor would
            // walk every value of it.
            if queue.is_empty() {
                std::mem::forget(room);
            }
        }
        drop(progress);
        match (checked.is_empty(), failed) {
            (true, true) => return Ok(Exit::Wrong),
            (true, false) => return Err(targets::no_plan()),
            (false, _) => {}
        }
        checked.sort_by(|a, b| a.folder.cmp(&b.folder));
        self.filter.mind_agency(&checked)?;
        self.baselines(accepted.as_ref(), &noted)?;
        self.reports.write(&checked, self)?;
        if self.asked.stats {
            stats.say(self.voice, &checked, began.elapsed());
        }
        Ok(match () {
            () if failed => Exit::Wrong,
            () if self.asked.write_baseline.is_some() => Exit::Clean,
            () => self.verdict(&checked),
        })
    }

    /// By `--fail-on`.
    fn verdict(&self, checked: &[Checked]) -> Exit {
        let fails = |severity: Severity| self.asked.fail_on.severity().is_some_and(|least| severity >= least);
        let any = checked.iter().flat_map(|c| &c.outcome.diagnostics).any(|d| fails(d.severity));
        if any { Exit::Findings } else { Exit::Clean }
    }

    fn baselines(&self, accepted: Option<&Baseline>, noted: &Baseline) -> Result<(), Failure> {
        if let (Some(gone), false) = (accepted.map(Baseline::len).filter(|n| *n > 0), self.asked.quiet) {
            self.voice.note(&selaras_workspace::Message::new(
                format!("{gone} temuan di garis dasar sudah tidak ada; perbarui dengan `--write-baseline`"),
                format!("{gone} findings of the baseline are gone; renew it with `--write-baseline`"),
            ));
        }
        let Some(path) = &self.asked.write_baseline else { return Ok(()) };
        let _writing = writing();
        noted.save(path)?;
        self.say(
            &format!("{} temuan dicatat di {}", noted.len(), path.display()),
            &format!("{} findings written to {}", noted.len(), path.display()),
        );
        Ok(())
    }

    /// `--fix`, `--fix-unsafe`, `--diff`.
    fn fix(&self, room: &mut Room, accepted: Option<&Baseline>) -> Result<(), Failure> {
        let asked = self.asked;
        if !(asked.fix || asked.fix_unsafe || asked.diff) {
            return Ok(());
        }
        let reported = |outcome| room.filter.apply(outcome, room.old.clone(), accepted.cloned()).diagnostics;
        let workspace = &room.workspace;
        let may_edit = |path: &str| workspace.files().get(path).is_some_and(|s| s.is_faithful());
        let fixed = fixes::fix(room.engine.session(), self.today, asked.fix_unsafe, reported, may_edit);
        if asked.diff {
            let mut text = String::new();
            for (path, new) in &fixed.texts {
                if let Some(source) = room.workspace.files().get(path) {
                    let shown = report::from_here(&room.workspace.root().folder, path, self.environment);
                    text.push_str(&diff::unified(&shown, source.text(), new, self.reports.color));
                }
            }
            // The findings that are reported, and the exit code, are those of the text as it is.
            room.engine.follow(&room.workspace);
            return say::out(text.as_bytes());
        }
        let mut trouble = None;
        for (path, text) in &fixed.texts {
            let _writing = writing();
            if let Err(message) = room.workspace.write(path, text) {
                trouble.get_or_insert(Failure(message));
            }
        }
        room.engine.follow(&room.workspace);
        if fixed.count > 0 {
            self.say(
                &format!("{} perbaikan diterapkan pada {} berkas", fixed.count, fixed.texts.len()),
                &format!("{} fixes applied to {} files", fixed.count, fixed.texts.len()),
            );
        }
        trouble.map_or(Ok(()), Err)
    }

    /// A line for people that is no finding.
    fn say(&self, id: &str, en: &str) {
        if !self.asked.quiet {
            self.voice.line(self.voice.pick(id, en));
        }
    }
}

/// What an outcome is cut down to, for one workspace.
pub(crate) struct RoomFilter {
    filter: Filter,
    scope: Scope,
}

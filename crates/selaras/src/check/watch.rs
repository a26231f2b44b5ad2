//! `--watch`: check, wait for changes, check again. It ends with Ctrl-C.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::time::Duration;

use selaras_workspace::baseline::Baseline;
use selaras_workspace::watch::Watch;

use super::Run;
use super::report::Checked;
use super::room::Room;
use super::stats::Stats;
use crate::exit::Exit;
use crate::say::{Failure, open_error};
use selaras_engine as engine;

use crate::targets;

/// How long one wait lasts; then there is another.
const PATIENCE: Duration = Duration::from_secs(3600);

/// Never ends by itself, unless it cannot begin.
pub(super) fn run(run: &Run<'_>) -> Result<Exit, Failure> {
    let targets = run.targets()?;
    let roots: Vec<PathBuf> = targets.iter().map(|t| t.root.folder.clone()).collect();
    let watch = Watch::start(&roots)?;
    let mut rooms = open(run, targets)?;
    loop {
        report(run, &mut rooms)?;
        run.say("menunggu perubahan; Ctrl-C untuk berhenti", "waiting for changes; Ctrl-C to stop");
        loop {
            let paths = watch.wait(PATIENCE);
            if !paths.is_empty() && follow(run, &mut rooms, &paths) {
                break;
            }
        }
    }
}

fn open(run: &Run<'_>, targets: Vec<targets::Target>) -> Result<Vec<Room>, Failure> {
    let mut rooms: Vec<Room> = Vec::new();
    let mut queue: VecDeque<_> = targets.into();
    while let Some(target) = queue.pop_front() {
        if rooms.iter().any(|r| r.workspace.root() == &target.root) {
            continue;
        }
        let room = Room::open(target, run, &mut Stats::default())?;
        queue.extend(room.nested());
        rooms.push(room);
    }
    rooms.sort_by(|a, b| a.workspace.root().cmp(b.workspace.root()));
    Ok(rooms)
}

/// Takes over what changed on disk; says whether anything did.
fn follow(run: &Run<'_>, rooms: &mut Vec<Room>, paths: &[PathBuf]) -> bool {
    if paths.iter().any(|p| p.file_name().is_some_and(|n| n == selaras_workspace::config::FILE_NAME)) {
        // Settings decide which workspaces there are. Wrong ones are said, and the last good ones stay.
        match run.targets().and_then(|targets| open(run, targets)) {
            Ok(new) => *rooms = new,
            Err(failure) => run.voice.failure(&failure),
        }
        return true;
    }
    let mut any = false;
    let concerned = |folder: &Path| paths.iter().any(|p| p.starts_with(folder) || folder.starts_with(p));
    for room in rooms.iter_mut().filter(|r| concerned(&r.workspace.root().folder)) {
        match room.workspace.reload(&engine::known_rules()) {
            Ok(reloaded) if reloaded.is_empty() => {}
            Ok(_) => {
                room.engine.follow(&room.workspace);
                any = true;
            }
            Err(error) => run.voice.failure(&open_error(&error)),
        }
    }
    any
}

fn report(run: &Run<'_>, rooms: &mut [Room]) -> Result<(), Failure> {
    let mut accepted = run.asked.baseline.as_deref().map(Baseline::load).transpose()?;
    let mut stats = Stats::default();
    let mut checked: Vec<Checked> = Vec::new();
    for room in rooms.iter_mut().filter(|r| !r.is_empty()) {
        checked.push(room.check(run, accepted.as_mut(), &mut Baseline::default(), &mut stats)?);
    }
    run.reports.write(&checked, run)?;
    if run.asked.stats {
        stats.bytes = rooms.iter().flat_map(|r| r.workspace.files().values()).map(|s| s.text().len()).sum();
        stats.say(run.voice, &checked, stats.checking);
    }
    Ok(())
}

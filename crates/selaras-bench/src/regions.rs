//! A whole country: 552 regions in turn, each a workspace of its own, in one process on all cores.

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use selaras_analysis::{Session, Settings};
use selaras_generator::{REGIONS, region};
use selaras_plan::years::Date;

use crate::table::{Bar, Table};

/// Measures the national workload; the time that the generator takes is not counted.
pub fn measure(table: &mut Table, quick: bool) {
    let Some(today) = Date::parse("2026-01-15") else { return };
    let regions = if quick { 10 } else { REGIONS };
    let (mut spent, mut bytes, mut loud) = (Duration::ZERO, 0usize, 0usize);
    for number in 0..regions {
        let files: Vec<(String, Arc<str>)> = region(number, 1)
            .files
            .into_iter()
            .filter(|f| !f.path.ends_with(".toml"))
            .filter_map(|f| Some((f.path, Arc::from(String::from_utf8(f.bytes).ok()?))))
            .collect();
        bytes += files.iter().map(|(_, t)| t.len()).sum::<usize>();
        let start = Instant::now();
        let mut session = Session::new(Settings::default());
        for (path, text) in files {
            session.set_file(&path, text);
        }
        loud += usize::from(!session.check(today).diagnostics.is_empty());
        drop(session);
        spent += start.elapsed();
    }
    table.assert("NASIONAL: every region is silent", loud == 0, &format!("{loud} of {regions} are not"));
    let all = spent.as_secs_f64() * REGIONS as f64 / regions as f64;
    let how = if quick { "extrapolated from 10 regions" } else { "all regions" };
    let remark = format!("{how}, {:.0} MB read", bytes as f64 / 1e6);
    table.figure("NASIONAL, 552 regions", all, "s", Bar::AtMost(60.0), &remark);
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kb = line.and_then(|l| l.split_whitespace().next()).and_then(|n| n.parse::<f64>().ok());
    table.figure(
        "NASIONAL, memory",
        kb.unwrap_or(f64::NAN) / 1e3,
        "MB",
        Bar::AtMost(300.0),
        "peak of the process, generator included; run alone",
    );
}

//! Cold runs of the real binary over workspaces on disk: wall time, and the peak of its memory.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use selaras_generator::{Profile, REGIONS, Workspace, generate, region};
use tempfile::TempDir;

use crate::table::{Bar, Table, median};

/// Measures `selaras check` of KOTA and KOTA-L.
pub fn measure(table: &mut Table, bin: &Path, quick: bool) {
    let Some(bin) = found(table, bin) else { return };
    let rounds = if quick { 3 } else { 20 };
    for (name, profile) in [("KOTA", Profile::Kota), ("KOTA-L", Profile::KotaL)] {
        let Some(folder) = temporary(table) else { return };
        let workspace = generate(profile, 1);
        if let Err(error) = write(&workspace, folder.path()) {
            return table.assert("check", false, &error.to_string());
        }
        let mb = workspace.files.iter().map(|f| f.bytes.len()).sum::<usize>() as f64 / 1e6;
        let times: Vec<Duration> =
            (0..rounds).map(|_| silent_check(table, name, &bin, folder.path())).collect();
        let seconds = median(&times);
        let of = format!("{mb:.1} MB, median of {rounds}");
        match profile {
            Profile::KotaL => {
                table.figure("cold check KOTA-L", mb / seconds, "MB/s", Bar::AtLeast(100.0), &of);
                table.figure("cold check KOTA-L", seconds * 1e3, "ms", Bar::None, &of);
            }
            _ => table.figure("cold check KOTA", seconds * 1e3, "ms", Bar::AtMost(100.0), &of),
        }
        let most = 4.0 * mb + 20.0;
        table.figure(
            &format!("memory of check {name}"),
            peak_memory(&bin, folder.path()),
            "MB",
            Bar::AtMost(most.round()),
            "peak (VmHWM); 4 × source + 20 MB",
        );
    }
}

/// Measures one `selaras check` of a folder with all regions of a country, each a workspace of its own.
pub fn measure_country(table: &mut Table, bin: &Path, quick: bool) {
    let Some(bin) = found(table, bin) else { return };
    let Some(folder) = temporary(table) else { return };
    let regions = if quick { 10 } else { REGIONS };
    let mut bytes = 0;
    for number in 0..regions {
        let workspace = region(number, 1);
        bytes += workspace.files.iter().map(|f| f.bytes.len()).sum::<usize>();
        if let Err(error) = write(&workspace, &folder.path().join(format!("{number:03}"))) {
            return table.assert("NASIONAL", false, &error.to_string());
        }
    }
    let spent = silent_check(table, "NASIONAL", &bin, folder.path()).as_secs_f64();
    let how = if quick { "extrapolated from 10 regions" } else { "all regions, one run" };
    table.figure(
        "cold check NASIONAL, 552 regions",
        spent * REGIONS as f64 / regions as f64,
        "s",
        Bar::AtMost(60.0),
        &format!("{how}, {:.0} MB read", bytes as f64 / 1e6),
    );
    let peak = peak_memory(&bin, folder.path());
    table.figure("memory of check NASIONAL", peak, "MB", Bar::AtMost(300.0), "peak (VmHWM)");
}

/// The binary's full path; says where it is not.
pub fn found(table: &mut Table, bin: &Path) -> Option<PathBuf> {
    let found = bin.canonicalize().ok();
    if found.is_none() {
        table.assert("check", false, &format!("{} is not there: build it first", bin.display()));
    }
    found
}

fn temporary(table: &mut Table) -> Option<TempDir> {
    match tempfile::tempdir() {
        Ok(folder) => Some(folder),
        Err(error) => {
            table.assert("check", false, &error.to_string());
            None
        }
    }
}

/// The time of one run, which must find nothing.
fn silent_check(table: &mut Table, name: &str, bin: &Path, folder: &Path) -> Duration {
    let start = Instant::now();
    let output = check(bin, folder).stderr(Stdio::null()).output();
    let spent = start.elapsed();
    let (code, report) = match output {
        Ok(output) => (output.status.code(), serde_json::from_slice(&output.stdout).unwrap_or_default()),
        Err(_) => (None, serde_json::Value::Null),
    };
    let findings = report["findings"].as_array().map(Vec::len);
    table.assert(
        &format!("check {name}: the clean plan is silent"),
        code == Some(0) && findings == Some(0),
        &format!("exit {code:?}, findings {findings:?}"),
    );
    spent
}

/// Writes a workspace.
pub fn write(workspace: &Workspace, folder: &Path) -> std::io::Result<()> {
    for file in &workspace.files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &file.bytes)?;
    }
    Ok(())
}

fn check(bin: &Path, folder: &Path) -> Command {
    let mut command = Command::new(bin);
    command.arg("check").arg(folder).args(["--format", "json", "--today", "2026-01-15"]);
    command
}

/// The peak that the kernel last told while the process ran, in MB.
fn peak_memory(bin: &Path, folder: &Path) -> f64 {
    let child = check(bin, folder).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let Ok(mut child) = child else { return f64::NAN };
    let status = format!("/proc/{}/status", child.id());
    let mut peak: f64 = 0.0;
    while let Ok(None) = child.try_wait() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        let kb = line.and_then(|l| l.split_whitespace().next()).and_then(|n| n.parse::<f64>().ok());
        peak = peak.max(kb.unwrap_or_default() / 1e3);
        std::thread::sleep(Duration::from_micros(200));
    }
    peak
}

//! Cold runs of the real binary over workspaces on disk: wall time, and the peak of its memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use selaras_generator::{Profile, Workspace, generate};

use crate::table::{Bar, Table, median};

/// Measures `selaras check` of KOTA and KOTA-L.
pub fn measure(table: &mut Table, bin: &Path, quick: bool) {
    let Ok(bin) = bin.canonicalize() else {
        table.assert("check", false, &format!("{} is not there: build it first", bin.display()));
        return;
    };
    let rounds = if quick { 3 } else { 20 };
    for (name, profile) in [("KOTA", Profile::Kota), ("KOTA-L", Profile::KotaL)] {
        let folder = match tempfile::tempdir() {
            Ok(folder) => folder,
            Err(error) => return table.assert("check", false, &error.to_string()),
        };
        let workspace = generate(profile, 1);
        if let Err(error) = write(&workspace, folder.path()) {
            return table.assert("check", false, &error.to_string());
        }
        let mb = workspace.files.iter().map(|f| f.bytes.len()).sum::<usize>() as f64 / 1e6;
        let mut times = Vec::new();
        for _ in 0..rounds {
            let start = Instant::now();
            let output = check(&bin, folder.path()).stderr(Stdio::null()).output();
            times.push(start.elapsed());
            let Ok(output) = output else { return table.assert("check", false, "the binary does not start") };
            let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
            let found = report["findings"].as_array().map(Vec::len);
            table.assert(
                &format!("check {name}: the clean plan is silent"),
                output.status.success() && found == Some(0),
                &format!("exit {:?}, findings {found:?}", output.status.code()),
            );
        }
        let seconds = median(&times);
        let of = format!("{mb:.1} MB, median of {rounds}");
        match profile {
            Profile::KotaL => {
                table.figure("cold check KOTA-L", mb / seconds, "MB/s", Bar::AtLeast(100.0), &of);
                table.figure("cold check KOTA-L", seconds * 1e3, "ms", Bar::None, &of);
            }
            _ => table.figure("cold check KOTA", seconds * 1e3, "ms", Bar::AtMost(100.0), &of),
        }
        let peak = peak_memory(&bin, folder.path());
        let most = 4.0 * mb + 20.0;
        table.figure(
            &format!("memory of check {name}"),
            peak,
            "MB",
            Bar::AtMost(most.round()),
            "peak (VmHWM); 4 × source + 20 MB",
        );
    }
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

//! `selaras-generator`: writes a generated workspace to a folder.

#![allow(
    clippy::disallowed_methods,
    reason = "a development tool that writes new folders, and reads nothing"
)]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use selaras_generator::{Plan, Profile, REGIONS, Rng, Workspace, generate, mistakes, region};

/// Writes plans that are consistent by construction, to measure and test the analyzer.
#[derive(Parser)]
#[command(name = "selaras-generator")]
struct Args {
    /// Which workload.
    profile: Workload,
    /// The same seed writes the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write to; a region of `nasional` gets a folder in it.
    #[arg(long)]
    out: PathBuf,
    /// Only this region of `nasional`, from 0.
    #[arg(long)]
    region: Option<usize>,
    /// Writes this many workspaces, each with one known mistake, in numbered folders; each has a file `expected`
    /// (`FILE:LINE RULE`; a `?` before what may be reported as well).
    #[arg(long)]
    mistakes: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Workload {
    Small,
    Kota,
    KotaL,
    Nasional,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("selaras-generator: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> io::Result<()> {
    let profile = match args.profile {
        Workload::Small => Profile::Small,
        Workload::KotaL => Profile::KotaL,
        Workload::Kota | Workload::Nasional => Profile::Kota,
    };
    if let Some(number) = args.mistakes {
        return write_mistakes(profile, args.seed, number, &args.out);
    }
    if matches!(args.profile, Workload::Nasional) {
        let regions = args.region.map_or(0..REGIONS, |one| one..one + 1);
        for number in regions {
            write(&region(number, args.seed), &args.out.join(format!("{number:03}")))?;
        }
        return Ok(());
    }
    write(&generate(profile, args.seed), &args.out)
}

fn write(workspace: &Workspace, folder: &Path) -> io::Result<()> {
    for file in &workspace.files {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, &file.bytes)?;
    }
    Ok(())
}

/// `number` mistakes, the catalogue in turn, each in a plan and at a place of its own.
fn write_mistakes(profile: Profile, seed: u64, number: usize, out: &Path) -> io::Result<()> {
    let mut written = 0;
    for (i, mistake) in mistakes().iter().cycle().enumerate().take(number.saturating_mul(4)) {
        if written == number {
            break;
        }
        let plan = Plan::generate(profile, seed + (i / mistakes().len()) as u64);
        let Some(seeded) = mistake.make(&plan, &mut Rng::new(seed.wrapping_add(i as u64))) else { continue };
        let folder = out.join(format!("{written:04}-{}-{}", mistake.code, mistake.name));
        write(&seeded.workspace(&plan.workspace()), &folder)?;
        let must = seeded.must.iter().map(|e| format!("{e}\n"));
        let also = seeded.also.iter().map(|e| format!("? {e}\n"));
        fs::write(folder.join("expected"), must.chain(also).collect::<String>())?;
        written += 1;
    }
    Ok(())
}

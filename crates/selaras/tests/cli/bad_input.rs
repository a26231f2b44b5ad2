//! Any bytes, any folder: a finding at its place, never a panic, a hang, or a file that is silently missing.

mod cases;

use super::*;
use cases::{CASES, Case};
use std::ffi::{OsStr, OsString};
use std::time::{Duration, Instant};

/// Longer than any run may take, on a slow machine and without optimisation.
const HANG: Duration = Duration::from_secs(60);

/// What a run took.
struct Took {
    code: Option<i32>,
    out: String,
    err: String,
    time: Duration,
    /// Bytes; none where the system does not tell.
    peak: Option<u64>,
}

/// Runs the program in the folder, and ends it where it does not end by itself. What it says goes to files: a pipe that
/// nobody empties would stop it.
fn run(dir: &Dir, program: &OsStr, words: &str) -> Took {
    let outputs = Dir::empty();
    let file = |name: &str| fs::File::create(outputs.path(name)).expect("made");
    let began = Instant::now();
    let mut child = Command::new(program)
        .args(words.split_whitespace())
        .current_dir(dir.path(""))
        .env_remove("SELARAS_LANG")
        .stdin(Stdio::null())
        .stdout(file("out"))
        .stderr(file("err"))
        .spawn()
        .expect("it starts");
    let mut peak = None;
    let status = loop {
        peak = peak_of(child.id()).max(peak);
        if let Some(status) = child.try_wait().expect("waited") {
            break status;
        }
        if began.elapsed() > HANG {
            child.kill().expect("ended");
            break child.wait().expect("waited");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let time = began.elapsed();
    let text = |name| String::from_utf8(fs::read(outputs.path(name)).expect("read")).expect("UTF-8");
    Took { code: status.code(), out: text("out"), err: text("err"), time, peak }
}

/// The most memory that a process has had, where the system tells.
fn peak_of(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

/// Runs a case and holds it to what is promised: the line that was wanted, what `check` took, and the most that any run
/// took.
fn hold(case: &Case, program: &OsStr) -> (String, Took, Duration, Option<u64>) {
    let name = case.name;
    let dir = Dir::plan();
    (case.make)(&dir);
    let short = run(&dir, program, &format!("check --format short --today {TODAY}"));
    let human = run(&dir, program, &format!("check --color always --today {TODAY}"));
    let fmt = run(&dir, program, "fmt --check");
    for took in [&short, &human, &fmt] {
        let said = took.err.chars().take(400).collect::<String>();
        assert!(matches!(took.code, Some(0..=2)), "{name}: {:?} after {:?}: {said}", took.code, took.time);
        assert!(!took.err.contains("panicked"), "{name}: {said}");
    }
    let expected = Some(i32::from(!case.found.is_empty()));
    assert_eq!((short.code, human.code), (expected, expected), "{name}: {}", short.out);
    let line = match case.found.rsplit_once(' ') {
        None => {
            assert_eq!(short.out, "", "{name}");
            String::new()
        }
        Some((place, rule)) => {
            let (place, rule) = (format!("{place}: "), format!("[{rule}] "));
            let is_it = |l: &&str| l.starts_with(&place) && l.contains(&rule) && l.contains(case.says);
            let found = short.out.lines().find(is_it).unwrap_or_else(|| {
                panic!("{name}: no {} in\n{}", case.found, short.out.chars().take(2000).collect::<String>())
            });
            // What cannot be read is one mistake, and one finding. What is not read cannot be called neat.
            if rule == "[berkas-tidak-terbaca] " {
                assert_eq!((short.out.lines().count(), fmt.code), (1, Some(2)), "{name}: {}", short.out);
            }
            found.to_owned()
        }
    };
    let time = short.time.max(human.time).max(fmt.time);
    let peak = short.peak.max(human.peak).max(fmt.peak);
    (line, short, time, peak)
}

#[test]
fn every_case_is_said_and_ends() {
    for case in CASES.iter().filter(|c| !c.heavy) {
        hold(case, env!("CARGO_BIN_EXE_selaras").as_ref());
    }
}

/// `SELARAS` names the program.
#[test]
#[ignore = "minutes without optimisation: tests/bad-input.sh runs it with the release binary and shows its table"]
fn table() {
    let program =
        std::env::var_os("SELARAS").unwrap_or_else(|| OsString::from(env!("CARGO_BIN_EXE_selaras")));
    println!("case | time | peak memory | exit code | findings | what is said");
    println!("---|---|---|---|---|---");
    let mut over = Vec::new();
    for case in CASES {
        let (line, took, time, peak) = hold(case, &program);
        let line: String = line.chars().take(140).collect();
        let peak = peak.unwrap_or_default() >> 20;
        let row = format!(
            "{} | {:.2} s | {peak} MB | {} | {} | {line}",
            case.name,
            time.as_secs_f64(),
            took.code.unwrap_or_default(),
            took.out.lines().count()
        );
        println!("{row}");
        if time > Duration::from_secs(10) || peak > MOST_MEMORY {
            over.push(row);
        }
    }
    assert!(over.is_empty(), "more than 10 s or {MOST_MEMORY} MB:\n{}", over.join("\n"));
}

/// In MB: eighty times the largest file that is read.
const MOST_MEMORY: u64 = 1_280;

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, chown};
    use std::os::unix::process::CommandExt;

    /// Somebody who owns nothing.
    const NOBODY: u32 = 65_534;

    #[test]
    fn a_folder_without_permission_is_a_finding() {
        let dir = Dir::plan();
        dir.write("tutup/x.renstra", "");
        let (whole, closed) = (dir.path(""), dir.path("tutup"));
        let mode = |path: &PathBuf, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
        };
        mode(&closed, 0o000);
        let mut command = dir.command("check --format short");
        if fs::read_dir(&closed).is_ok() {
            // Who may read everything lets somebody else look.
            mode(&whole, 0o755);
            command.uid(NOBODY).gid(NOBODY);
            chown(&whole, Some(NOBODY), Some(NOBODY)).expect("given");
        }
        let done = command.output();
        mode(&closed, 0o755);
        let done = match done {
            Ok(done) => done,
            Err(error) => {
                eprintln!(
                    "skipped: this user reads every folder, and nobody else may start the program: {error}"
                );
                return;
            }
        };
        let out = String::from_utf8(done.stdout).expect("UTF-8");
        assert_eq!(done.status.code(), Some(1), "{out}{}", String::from_utf8_lossy(&done.stderr));
        assert!(out.contains("tutup:1:1") && out.contains("izin"), "{out}");
    }

    #[test]
    fn a_reader_that_hears_enough_is_no_failure() {
        let dir = Dir::with_mistake();
        let mut child = dir.command("rules").stdout(Stdio::piped()).spawn().expect("it starts");
        drop(child.stdout.take());
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
    }
}

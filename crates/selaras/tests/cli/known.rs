//! Findings that are known: baselines, and `--since` a git revision.

use super::*;

fn second_mistake(dir: &Dir) {
    dir.replace(RENSTRA, "mengacu 2.16.03/PD", "mengacu 2.16.03/PX");
}

#[test]
fn a_baseline_accepts_what_is_there() {
    let dir = Dir::with_mistake();
    let ran = dir.run("check --write-baseline dasar.json");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("1 temuan dicatat di dasar.json"), "{}", ran.err);
    assert!(dir.read("dasar.json").contains("rujukan-tidak-ada diskominfo-2025:"));
    assert_eq!(dir.run("check --baseline dasar.json").code, 0);

    // It survives lines that move, and lets new mistakes through.
    dir.replace(RENSTRA, "  berpedoman ", "\n\n  berpedoman ");
    assert_eq!(dir.found("--baseline dasar.json").len(), 0);
    second_mistake(&dir);
    assert_eq!(dir.found("--baseline dasar.json").len(), 1);
    assert_eq!(dir.run("check --baseline dasar.json").code, 1);

    // What was mended is said, so that the baseline shrinks.
    dir.replace(RENSTRA, "mengacu S1/SPBS", "mengacu S1/SPBE");
    assert!(dir.run("check --baseline dasar.json").err.contains("1 temuan di garis dasar sudah tidak ada"));
}

#[test]
fn since_a_revision_only_what_is_new() {
    let dir = Dir::with_mistake();
    let git = |args: &[&str]| {
        let config =
            ["-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-c", "commit.gpgsign=false"];
        Command::new("git").args(config).args(args).current_dir(dir.path("")).output()
    };
    if git(&["init", "-q"]).is_err() {
        eprintln!("skipped: no git to make a repository with");
        return;
    }
    git(&["add", "-A"]).expect("added");
    git(&["commit", "-q", "-m", "uji"]).expect("committed");
    assert_eq!(dir.found("").len(), 1);
    assert_eq!(dir.found("--since HEAD").len(), 0);
    second_mistake(&dir);
    let new = dir.found("--since HEAD");
    assert_eq!(new.len(), 1, "{new:?}");
    let ran = dir.run("check --since tidak-ada");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("“tidak-ada” tidak ditemukan"), "{}", ran.err);
}

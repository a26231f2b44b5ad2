//! `--fix`, `--diff`, `fmt`.

use super::*;

#[test]
fn safe_fixes_are_applied_and_written() {
    let dir = Dir::with_mistake();
    let before = dir.read(RENSTRA);
    let ran = dir.run("check --fix");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.contains("1 perbaikan diterapkan pada 1 berkas"), "{}", ran.err);
    assert_eq!(dir.read(RENSTRA), before.replace("S1/SPBS", "S1/SPBE"));
    assert!(dir.found("").is_empty());
    assert_eq!(fs::read_dir(dir.path("renstra")).expect("listed").count(), 1, "no temporary file stays");
}

#[test]
fn a_diff_changes_nothing() {
    let dir = Dir::with_mistake();
    let before = dir.read(RENSTRA);
    let ran = dir.run("check --diff");
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with(&format!("--- a/{RENSTRA}\n+++ b/{RENSTRA}\n@@ ")), "{}", ran.out);
    assert!(
        ran.out
            .contains("\n-      indikator SPBE mengacu S1/SPBS {\n+      indikator SPBE mengacu S1/SPBE {\n")
    );
    assert_eq!(dir.read(RENSTRA), before);
}

#[test]
fn only_reported_findings_are_fixed() {
    let dir = Dir::with_mistake();
    let before = dir.read(RENSTRA);
    for words in ["--skip R01", "rpjmd", "--only T"] {
        dir.run(&format!("check --fix {words}"));
        assert_eq!(dir.read(RENSTRA), before, "{words}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let dir = Dir::with_mistake();
    let text = format!("\u{FEFF}{}", dir.read(RENSTRA).replace('\n', "\r\n"));
    dir.write(RENSTRA, &text);
    assert_eq!(dir.found(""), [format!("{RENSTRA}:14 rujukan-tidak-ada")]);
    assert_eq!(dir.run("check --fix").code, 0);
    assert_eq!(dir.read(RENSTRA), text.replace("S1/SPBS", "S1/SPBE"));
}

#[test]
fn formatting_files() {
    let dir = Dir::plan();
    let neat = dir.read(RENSTRA);
    let untidy = neat.replace("  tujuan T1", "tujuan    T1");
    assert_ne!(neat, untidy);
    dir.write(RENSTRA, &untidy);
    let checked = dir.run("fmt --check");
    assert_eq!((checked.code, checked.out.trim()), (1, RENSTRA));
    assert_eq!(dir.run("fmt --check rpjmd").code, 0);
    let diff = dir.run("fmt --diff");
    assert!(diff.code == 0 && diff.out.contains("\n-tujuan    T1"), "{diff:?}");
    assert_eq!(dir.read(RENSTRA), untidy);
    let ran = dir.run("fmt");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("1 berkas dirapikan"), "{}", ran.err);
    assert_eq!(dir.read(RENSTRA), neat);
    assert_eq!(dir.run("fmt --check").code, 0);
}

#[test]
fn formatting_standard_input() {
    let dir = Dir::empty();
    let ran = dir.run_with("fmt -", "daerah   a \"A\" {\njenis kota\n}\n");
    assert_eq!((ran.code, ran.out.as_str()), (0, "daerah a \"A\" {\n  jenis kota\n}\n"));
    assert_eq!(dir.run_with("fmt - --check", "daerah   a \"A\"\n").code, 1);
    assert_eq!(dir.run_with("fmt - --check", &ran.out).code, 0);
}

#[test]
fn what_cannot_be_read_is_not_formatted_and_not_forgotten() {
    let dir = Dir::plan();
    dir.write("renstra/lama.renstra", b"renstra   x \"caf\xE9\" {\n}\n");
    let ran = dir.run("fmt");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("renstra/lama.renstra") && ran.err.contains("UTF-8"), "{}", ran.err);
    assert_eq!(fs::read(dir.path("renstra/lama.renstra")).expect("read"), b"renstra   x \"caf\xE9\" {\n}\n");
}

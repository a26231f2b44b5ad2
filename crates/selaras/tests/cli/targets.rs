//! Which workspaces are checked, and under which names their files are reported.

use super::*;

#[test]
fn a_file_is_reported_and_its_workspace_read() {
    let dir = Dir::with_mistake();
    dir.replace(
        "rpjmd/kab-contoh.rpjmd",
        "sumber-data \"Evaluasi nasional\"",
        "sumber-dta \"Evaluasi nasional\"",
    );
    let all = dir.found("");
    assert!(all.len() >= 2, "{all:?}");
    assert_eq!(dir.found(RENSTRA), [format!("{RENSTRA}:14 rujukan-tidak-ada")]);
    assert_eq!(dir.found("renstra"), [format!("{RENSTRA}:14 rujukan-tidak-ada")]);
    assert!(dir.found("rpjmd rpjmd/kab-contoh.rpjmd").iter().all(|f| f.starts_with("rpjmd/")));
    assert_eq!(dir.found("rpjmd renstra"), all);
    assert_eq!(dir.found("renstra ."), all);
}

#[test]
fn paths_in_json_are_the_workspace_s_and_elsewhere_the_current_folder_s() {
    let dir = Dir::empty();
    assert_eq!(dir.run("init a/b").code, 0);
    dir.replace(&format!("a/b/{RENSTRA}"), "mengacu S1/SPBE", "mengacu S1/SPBS");
    assert_eq!(dir.found("a/b"), [format!("{RENSTRA}:14 rujukan-tidak-ada")]);
    let short = dir.run("check a/b --format short").out;
    assert!(short.starts_with(&format!("a/b/{RENSTRA}:14:30: ")), "{short}");
}

#[test]
fn several_workspaces_make_one_report() {
    let dir = Dir::empty();
    for name in ["b", "a", "c"] {
        assert_eq!(dir.run(&format!("init daerah/{name}")).code, 0);
    }
    for name in ["b", "a"] {
        dir.replace(&format!("daerah/{name}/{RENSTRA}"), "mengacu S1/SPBE", "mengacu S1/SPBS");
    }
    let both = [format!("a/{RENSTRA}:14 rujukan-tidak-ada"), format!("b/{RENSTRA}:14 rujukan-tidak-ada")];
    let report = dir.json("daerah/b daerah/c daerah/a");
    assert_eq!(found(&report), both);
    assert_eq!(report["summary"]["files"], 9);
    // A folder that holds workspaces stands for all of them.
    assert_eq!(dir.found("daerah"), both);
    assert_eq!(dir.found("daerah/b daerah"), both);
    // One whose settings are wrong does not hide the others.
    dir.write("daerah/c/selaras.toml", "salah = 1\n");
    let ran = dir.run("check daerah --format short");
    assert_eq!((ran.code, ran.out.lines().count()), (2, 2), "{ran:?}");
    assert!(ran.err.contains("kunci `salah` tidak dikenal"), "{}", ran.err);
}

#[test]
fn a_workspace_beside_the_current_folder_shares_its_base() {
    let dir = Dir::empty();
    for name in ["sini", "sana"] {
        assert_eq!(dir.run(&format!("init {name}")).code, 0);
        dir.replace(&format!("{name}/{RENSTRA}"), "mengacu S1/SPBE", "mengacu S1/SPBS");
    }
    let from_there = |words: &str| {
        let mut command = dir.command(words);
        let done = command.current_dir(dir.path("sini")).output().expect("it ends");
        String::from_utf8(done.stdout).expect("UTF-8")
    };
    let files: Vec<String> = from_there("check . ../sana --format short")
        .lines()
        .map(|line| line.split(':').next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(files, [format!("sana/{RENSTRA}"), format!("sini/{RENSTRA}")]);
    for name in ["sini", "sana"] {
        dir.replace(&format!("{name}/{RENSTRA}"), "  tujuan T1", " tujuan T1");
    }
    let list = from_there("fmt --check . ../sana");
    assert_eq!(list, format!("../sana/{RENSTRA}\n{RENSTRA}\n"));
}

#[test]
fn what_is_excluded_is_said_and_not_checked() {
    let dir = Dir::with_mistake();
    dir.write("selaras.toml", "[workspace]\nexclude = [\"renstra/\"]\n");
    let ran = dir.run(&format!("check {RENSTRA} --format short"));
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(ran.err.contains("dilewati"), "{}", ran.err);
}

#[test]
fn standard_input_stands_for_a_file() {
    let dir = Dir::plan();
    let text = dir.read(RENSTRA).replace("mengacu S1/SPBE", "mengacu S1/SPBS");
    let words = format!("check - --stdin-filename {RENSTRA} --format json --today {TODAY}");
    let ran = dir.run_with(&words, &text);
    assert_eq!(ran.code, 1);
    let report = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(found(&report), [format!("{RENSTRA}:14 rujukan-tidak-ada")]);
    assert_eq!(dir.run_with(&words, dir.read(RENSTRA)).code, 0);
    let diff = dir.run_with(&format!("check - --stdin-filename {RENSTRA} --diff"), &text);
    assert!(diff.out.contains("-      indikator SPBE mengacu S1/SPBS {"), "{}", diff.out);
    assert_eq!(dir.run_with(&format!("check - --stdin-filename {RENSTRA} --fix"), &text).code, 2);
    assert_eq!(dir.run_with(&words, b"\xFF\xFEa\0").code, 2);
}

#[cfg(unix)]
#[test]
fn a_link_is_reported_under_the_name_that_is_read() {
    let dir = Dir::with_mistake();
    std::os::unix::fs::symlink("renstra/diskominfo.renstra", dir.path("dinas.renstra")).expect("linked");
    std::os::unix::fs::symlink("renstra", dir.path("lain")).expect("linked");
    for path in ["dinas.renstra", "lain", "lain/diskominfo.renstra", "lain/../renstra"] {
        assert_eq!(dir.found(path), [format!("{RENSTRA}:14 rujukan-tidak-ada")], "{path}");
    }
}

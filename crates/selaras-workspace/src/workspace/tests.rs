use super::*;

fn dir(files: &[(&str, &[u8])]) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().canonicalize().expect("exists");
    for (file, bytes) in files {
        let path = root.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
    (dir, root)
}

fn open(folder: &Path) -> Workspace {
    let root = Root::of(folder).expect("there");
    Workspace::open(root, &KnownRules::default(), Limits::default()).expect("opened")
}

#[test]
fn the_nearest_settings_upward_make_the_workspace() {
    let (_dir, root) =
        dir(&[("a/selaras.toml", b""), ("a/b/c/x.rpjmd", b""), ("d/e.rpjmd", b""), ("a/b/y.rpjmd", b"")]);
    let at = |path: &str| Root::of(&root.join(path)).expect("there");
    let a = Root { folder: root.join("a"), configured: true };
    for path in ["a", "a/b", "a/b/c/x.rpjmd", "a/b/tidak/ada.rpjmd"] {
        assert_eq!(at(path), a, "{path}");
    }
    assert_eq!(at("d/e.rpjmd"), Root { folder: root.join("d"), configured: false });
    assert_eq!(at("d"), Root { folder: root.join("d"), configured: false });
}

#[test]
fn files_have_text_and_the_rest_has_problems() {
    let (_dir, root) = dir(&[
        ("a.rpjmd", b"\xEF\xBB\xBFvisi \"a\"\r\n"),
        ("b.renstra", b"caf\xE9"),
        ("c.renstra", b"\0\0\0\0"),
        ("sub/d.selaras", b"x"),
    ]);
    let w = open(&root);
    let files: Vec<_> = w.files().iter().map(|(p, s)| (&**p, &**s.text(), s.is_faithful())).collect();
    assert_eq!(
        files,
        [("a.rpjmd", "visi \"a\"\r\n", true), ("b.renstra", "café", false), ("sub/d.selaras", "x", true)]
    );
    assert!(w.files()["a.rpjmd"].has_bom());
    assert_eq!(w.problems().map(|p| &*p.path).collect::<Vec<_>>(), ["b.renstra", "c.renstra"]);
}

#[test]
fn a_wrong_setting_stops_with_its_line() {
    let (_dir, root) = dir(&[("selaras.toml", b"\n\nsalah = 1\n")]);
    let error = Workspace::open(Root::of(&root).expect("there"), &KnownRules::default(), Limits::default())
        .expect_err("wrong");
    let OpenError::Config { path, errors, .. } = error else { panic!("{error:?}") };
    assert_eq!((path, errors[0].line), (root.join("selaras.toml"), 3));
}

#[test]
fn a_large_file_is_not_read() {
    let (_dir, root) = dir(&[("a.rpjmd", b"0123456789"), ("b.rpjmd", b"01")]);
    let limits = Limits { file: 5, ..Limits::default() };
    let w = Workspace::open(Root::of(&root).expect("there"), &KnownRules::default(), limits).expect("opened");
    assert_eq!(w.files().keys().map(|p| &**p).collect::<Vec<_>>(), ["b.rpjmd"]);
    assert!(w.problems().all(|p| p.kind.is_limit() && &*p.path == "a.rpjmd"));
    assert_eq!(w.problems().count(), 1);
}

#[test]
fn an_open_buffer_counts_until_it_is_closed() {
    let (_dir, root) = dir(&[("a.rpjmd", b"satu"), ("b.rpjmd", b"\xE9")]);
    let mut w = open(&root);
    assert!(!w.set_overlay("a.rpjmd", "satu".into()));
    assert!(w.set_overlay("a.rpjmd", "dua".into()));
    assert_eq!(&**w.files()["a.rpjmd"].text(), "dua");
    assert_eq!(w.files()["a.rpjmd"].on_disk().map(|t| &**t), Some("satu"));
    assert!(w.set_overlay("baru.renstra", "".into()));
    assert_eq!(w.problems().count(), 1);
    w.set_overlay("b.rpjmd", "é".into());
    assert_eq!(w.problems().count(), 0);
    for path in ["a.rpjmd", "b.rpjmd", "baru.renstra"] {
        w.remove_overlay(path);
    }
    assert_eq!(&**w.files()["a.rpjmd"].text(), "satu");
    assert_eq!((w.files().len(), w.problems().count()), (2, 1));
}

#[test]
fn a_large_buffer_is_not_read_either_until_it_is_small_again() {
    let (_dir, root) = dir(&[("a.rpjmd", b"satu"), ("b.rpjmd", b"dua")]);
    let limits = Limits { file: 5, ..Limits::default() };
    let known = KnownRules::default();
    let mut w = Workspace::open(Root::of(&root).expect("there"), &known, limits).expect("opened");
    let problems = |w: &Workspace| w.problems().map(|p| p.path.to_string()).collect::<Vec<_>>();
    w.set_overlay("b.rpjmd", "12345".into());
    assert_eq!(problems(&w), Vec::<String>::new());
    w.set_overlay("a.rpjmd", "123456".into());
    assert!(w.problems().all(|p| p.kind.is_limit() && p.message.id.contains("tidak dibaca")));
    assert_eq!((problems(&w), &**w.files()["a.rpjmd"].text()), (vec!["a.rpjmd".to_owned()], ""));
    w.reload(&known).expect("read");
    assert_eq!(problems(&w), ["a.rpjmd"]);
    w.set_overlay("a.rpjmd", "12345".into());
    assert_eq!((problems(&w).len(), &**w.files()["a.rpjmd"].text()), (0, "12345"));
    w.set_overlay("a.rpjmd", "123456".into());
    w.remove_overlay("a.rpjmd");
    assert_eq!((problems(&w).len(), &**w.files()["a.rpjmd"].text()), (0, "satu"));
}

#[test]
fn where_a_workspace_is() {
    let (_dir, root) = dir(&[("selaras.toml", b""), ("di/bawah/a.rpjmd", b"satu")]);
    let found = Root::of(&root.join("di/bawah")).expect("there");
    assert!(found.configured && found.is_in(&root) && !found.is_in(&root.join("di")));
}

#[test]
fn reload_tells_what_is_other() {
    let (_dir, root) = dir(&[("a.rpjmd", b"satu"), ("b.rpjmd", b"dua"), ("c.rpjmd", b"tiga")]);
    let mut w = open(&root);
    w.set_overlay("c.rpjmd", "di editor".into());
    let known = KnownRules::default();
    assert!(w.reload(&known).expect("read").is_empty());

    fs::write(root.join("a.rpjmd"), "lain").expect("written");
    fs::remove_file(root.join("b.rpjmd")).expect("removed");
    fs::write(root.join("c.rpjmd"), "lain").expect("written");
    fs::write(root.join("d.rpjmd"), b"\xE9").expect("written");
    let changed = w.reload(&known).expect("read");
    assert_eq!(
        changed,
        Reloaded {
            changed: vec!["a.rpjmd".into(), "d.rpjmd".into()],
            removed: vec!["b.rpjmd".into()],
            problems: true,
            config: false,
        }
    );
    fs::write(root.join("selaras.toml"), "lang = \"en\"").expect("written");
    let changed = w.reload(&known).expect("read");
    assert_eq!(changed, Reloaded { config: true, ..Reloaded::default() });
    assert_eq!(w.config().lang, Some(crate::Lang::En));

    fs::write(root.join("selaras.toml"), "lang = \"de\"").expect("written");
    assert!(w.reload(&known).is_err());
    assert_eq!(w.config().lang, Some(crate::Lang::En));
}

#[test]
fn writing_keeps_the_mark_and_refuses_what_it_did_not_read() {
    let (_dir, root) = dir(&[("a.rpjmd", b"\xEF\xBB\xBFsatu"), ("b.rpjmd", b"\xE9")]);
    let mut w = open(&root);
    w.write("a.rpjmd", "dua").expect("written");
    w.write("a.rpjmd", "tiga").expect("written again");
    assert_eq!(fs::read(root.join("a.rpjmd")).expect("read"), b"\xEF\xBB\xBFtiga");
    assert!(w.write("b.rpjmd", "é").expect_err("guessed").id.contains("UTF-8"));
    assert!(w.write("tidak-ada.rpjmd", "é").is_err());

    fs::write(root.join("a.rpjmd"), "orang lain").expect("written");
    assert!(w.write("a.rpjmd", "empat").expect_err("changed").id.contains("berubah"));
    assert_eq!(fs::read(root.join("a.rpjmd")).expect("read"), b"orang lain");
}

#[test]
fn paths_on_disk_and_in_the_workspace() {
    let (_dir, root) = dir(&[("sub/a.rpjmd", b"")]);
    let w = open(&root);
    assert_eq!(w.path_of(&root.join("sub/../sub/a.rpjmd")).as_deref(), Some("sub/a.rpjmd"));
    assert_eq!(w.path_of(&root.join("baru/b.rpjmd")).as_deref(), Some("baru/b.rpjmd"));
    assert_eq!(w.path_of(&root).as_deref(), Some("."));
    assert_eq!(w.path_of(Path::new("/lain/b.rpjmd")), None);
    assert_eq!(w.disk_of("sub/a.rpjmd"), root.join("sub/a.rpjmd"));
}

#[cfg(unix)]
#[test]
fn a_link_inside_is_written_through_and_one_outside_is_not() {
    use std::os::unix::fs::symlink;
    let (_outside, outside) = dir(&[("x.txt", b"satu")]);
    let (_dir, root) = dir(&[(".versi/1.txt", b"satu"), ("b.rpjmd", b"satu")]);
    symlink(".versi/1.txt", root.join("a.rpjmd")).expect("linked");
    let mut w = open(&root);
    w.write("a.rpjmd", "dua").expect("written");
    assert_eq!(fs::read(root.join(".versi/1.txt")).expect("read"), b"dua");
    assert!(fs::symlink_metadata(root.join("a.rpjmd")).expect("there").is_symlink());

    // Between reading and writing, someone puts a link in the file's place.
    fs::remove_file(root.join("b.rpjmd")).expect("removed");
    symlink(outside.join("x.txt"), root.join("b.rpjmd")).expect("linked");
    assert!(w.write("b.rpjmd", "dua").expect_err("outside").id.contains("di luar"));
    assert_eq!(fs::read(outside.join("x.txt")).expect("read"), b"satu");
}

#[test]
fn plans_are_read_again_while_the_settings_are_wrong() {
    let (_dir, root) = dir(&[("selaras.toml", b"lang = \"en\""), ("a.rpjmd", b"satu")]);
    let mut w = open(&root);
    fs::write(root.join("selaras.toml"), "lang = ").expect("written");
    fs::write(root.join("a.rpjmd"), "dua").expect("written");
    assert!(matches!(w.reload(&KnownRules::default()), Err(OpenError::Config { .. })));
    assert_eq!(&**w.files()["a.rpjmd"].text(), "satu");
    assert_eq!(w.reload_plans().expect("read").changed, ["a.rpjmd".into()]);
    assert_eq!(&**w.files()["a.rpjmd"].text(), "dua");
    assert_eq!(w.config_text(), Some("lang = \"en\""));
}

#[test]
fn a_detached_workspace_holds_what_editors_hold() {
    let mut w = Workspace::detached(Limits::default());
    assert!(w.is_detached() && w.files().is_empty());
    w.set_overlay("untitled:1", "rpjmd".into());
    assert_eq!(&**w.files()["untitled:1"].text(), "rpjmd");
    assert_eq!(w.path_of(Path::new("/a.rpjmd")), None);
}

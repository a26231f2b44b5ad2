use super::*;
use std::fs;

struct Dir(tempfile::TempDir);

impl Dir {
    fn new(files: &[&str]) -> Dir {
        let dir = Dir(tempfile::tempdir().expect("a folder"));
        for file in files {
            dir.write(file, "");
        }
        dir
    }
    fn root(&self) -> PathBuf {
        self.0.path().canonicalize().expect("exists")
    }
    fn write(&self, file: &str, text: &str) {
        let path = self.root().join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    fn found(&self) -> Found {
        self.found_with(&Selection::default())
    }
    fn found_with(&self, selection: &Selection) -> Found {
        discover(&self.root(), selection).expect("listed")
    }
}

fn paths(found: &Found) -> Vec<&str> {
    found.files.iter().map(|f| &*f.path).collect()
}

#[test]
fn sorted_by_path_and_only_plans() {
    let dir = Dir::new(&["b.rpjmd", "a/z.renstra", "a.selaras", "a/x.txt", ".git/c.rpjmd", "target/d.rpjmd"]);
    assert_eq!(paths(&dir.found()), ["a.selaras", "a/z.renstra", "b.rpjmd"]);
}

#[test]
fn a_hidden_root_is_no_reason_to_skip_it() {
    let dir = Dir::new(&[".rahasia/a.rpjmd"]);
    let found = discover(&dir.root().join(".rahasia"), &Selection::default()).expect("listed");
    assert_eq!(paths(&found), ["a.rpjmd"]);
}

#[test]
fn a_folder_with_its_own_settings_is_another_workspace() {
    let dir = Dir::new(&["selaras.toml", "a.rpjmd", "contoh/selaras.toml", "contoh/b.rpjmd"]);
    let found = dir.found();
    assert_eq!(paths(&found), ["a.rpjmd"]);
    assert_eq!(found.nested, [dir.root().join("contoh")]);
}

#[test]
fn patterns_decide() {
    let dir = Dir::new(&["a.rpjmd", "arsip/b.rpjmd"]);
    let selection = Selection::new(&[], &["arsip".into()]).expect("patterns");
    assert_eq!(paths(&dir.found_with(&selection)), ["a.rpjmd"]);
}

#[test]
fn a_missing_root_is_an_error() {
    assert!(discover(Path::new("/tidak/ada"), &Selection::default()).is_err());
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_loop_is_cut() {
        let dir = Dir::new(&["a/b/x.rpjmd"]);
        symlink("..", dir.root().join("a/b/atas")).expect("linked");
        symlink(".", dir.root().join("sini")).expect("linked");
        symlink("putar.rpjmd", dir.root().join("putar.rpjmd")).expect("linked");
        let found = dir.found();
        assert_eq!(paths(&found), ["a/b/x.rpjmd"]);
        assert_eq!(found.links, ["a/b/atas", "sini"]);
        assert_eq!(found.problems.len(), 1);
        assert_eq!(&*found.problems[0].path, "putar.rpjmd");
    }

    #[test]
    fn a_file_is_read_once_under_its_own_name() {
        let dir = Dir::new(&["a.rpjmd", ".versi/3.txt", "c/d.renstra"]);
        symlink("a.rpjmd", dir.root().join("b.rpjmd")).expect("linked");
        symlink(".versi/3.txt", dir.root().join("kini.renstra")).expect("linked");
        symlink("c", dir.root().join("folder")).expect("linked");
        assert_eq!(paths(&dir.found()), ["a.rpjmd", "c/d.renstra", "kini.renstra"]);
    }

    #[test]
    fn nothing_outside_is_read_and_it_is_said() {
        let outside = Dir::new(&["x.rpjmd"]);
        let dir = Dir::new(&["a.rpjmd"]);
        symlink(outside.root().join("x.rpjmd"), dir.root().join("luar.rpjmd")).expect("linked");
        symlink(outside.root(), dir.root().join("luar")).expect("linked");
        symlink("/tidak/ada", dir.root().join("putus.renstra")).expect("linked");
        let found = dir.found();
        assert_eq!(paths(&found), ["a.rpjmd"]);
        assert_eq!(found.links, ["luar"]);
        let problems: Vec<_> = found.problems.iter().map(|p| (&*p.path, p.kind)).collect();
        assert_eq!(
            problems,
            [("luar.rpjmd", ProblemKind::NotReadable), ("putus.renstra", ProblemKind::NotReadable)]
        );
    }

    #[test]
    fn a_folder_without_permission_is_a_problem_at_its_path() {
        use std::os::unix::fs::PermissionsExt;
        let dir = Dir::new(&["a.rpjmd", "tutup/b.rpjmd"]);
        let closed = dir.root().join("tutup");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("set");
        let readable_anyway = fs::read_dir(&closed).is_ok();
        let found = dir.found();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("set back");
        if readable_anyway {
            eprintln!("skipped: this user reads folders without permission (root)");
            return;
        }
        assert_eq!(paths(&found), ["a.rpjmd"]);
        let problems: Vec<_> = found.problems.iter().map(|p| (&*p.path, p.kind)).collect();
        assert_eq!(problems, [("tutup", ProblemKind::Permission)]);
    }

    #[test]
    fn a_pipe_is_never_opened() {
        let dir = Dir::new(&["a.rpjmd"]);
        let listener =
            std::os::unix::net::UnixListener::bind(dir.root().join("soket.rpjmd")).expect("a socket");
        let found = dir.found();
        drop(listener);
        assert_eq!(paths(&found), ["a.rpjmd"]);
        assert_eq!(found.problems[0].kind, ProblemKind::NotReadable);
    }
}

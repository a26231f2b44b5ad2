use super::*;
use std::process::Command;

/// A repository made with `git` itself. Without `git` these tests say so and pass.
struct Repo(tempfile::TempDir);

impl Repo {
    fn new() -> Option<Repo> {
        let repo = Repo(tempfile::tempdir().expect("a folder"));
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("skipped: no git to make a repository with");
            return None;
        }
        repo.git(&["init", "-q", "-b", "main"]);
        Some(repo)
    }
    fn root(&self) -> PathBuf {
        self.0.path().canonicalize().expect("exists")
    }
    fn git(&self, args: &[&str]) {
        let done = Command::new("git")
            .args(["-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-c", "commit.gpgsign=false"])
            .args(args)
            .current_dir(self.root())
            .output()
            .expect("git runs");
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
    fn commit(&self, files: &[(&str, &[u8])]) {
        for (file, bytes) in files {
            let path = self.root().join(file);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, bytes).expect("written");
        }
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "uji"]);
    }
    fn at(&self, folder: &str, revision: &str) -> Result<Vec<(String, String)>, Message> {
        let root = self.root().join(folder).canonicalize().expect("exists");
        let snapshot = at_revision(&root, revision, &Selection::default(), Limits::default())?;
        Ok(snapshot.files.iter().map(|(p, s)| (p.to_string(), s.text().to_string())).collect())
    }
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect()
}

#[test]
fn files_as_they_were() {
    let Some(repo) = Repo::new() else { return };
    repo.commit(&[
        ("plan/a.rpjmd", b"satu"),
        ("plan/renstra/b.renstra", b"x"),
        ("plan/x.txt", b"t"),
        ("c.rpjmd", b"luar"),
    ]);
    repo.git(&["tag", "-a", "v1", "-m", "uji"]);
    repo.commit(&[
        ("plan/a.rpjmd", b"dua"),
        ("plan/.tersembunyi/d.rpjmd", b""),
        ("plan/target/e.rpjmd", b""),
    ]);
    repo.git(&["rm", "-q", "plan/renstra/b.renstra"]);
    repo.git(&["commit", "-q", "-m", "hapus"]);

    let first = pairs(&[("a.rpjmd", "satu"), ("renstra/b.renstra", "x")]);
    for revision in ["v1", "HEAD~2", "main~2"] {
        assert_eq!(repo.at("plan", revision), Ok(first.clone()), "{revision}");
    }
    assert_eq!(repo.at("plan", "HEAD"), Ok(pairs(&[("a.rpjmd", "dua")])));
}

#[test]
fn the_same_files_as_discovery_finds() {
    let Some(repo) = Repo::new() else { return };
    repo.commit(&[
        ("selaras.toml", b""),
        ("a.rpjmd", b"\xEF\xBB\xBFsatu"),
        ("z/b.renstra", b"caf\xE9"),
        ("lain/selaras.toml", b""),
        ("lain/c.rpjmd", b""),
        ("node_modules/d.rpjmd", b""),
        ("e.SELARAS", b"\0\0"),
    ]);
    repo.git(&["gc", "-q"]);
    let root = crate::Root::of(&repo.root()).expect("there");
    let disk =
        crate::Workspace::open(root, &crate::KnownRules::default(), Limits::default()).expect("opened");
    let then = at_revision(&repo.root(), "HEAD", &Selection::default(), Limits::default()).expect("read");
    assert_eq!(&then.files, disk.files());
    assert!(then.problems.iter().eq(disk.problems()));
    assert_eq!((then.files.len(), then.problems.len()), (2, 2));
}

#[test]
fn a_workspace_that_was_not_there_is_empty() {
    let Some(repo) = Repo::new() else { return };
    repo.commit(&[("a.txt", b"")]);
    repo.commit(&[("baru/a.rpjmd", b"")]);
    assert_eq!(repo.at("baru", "HEAD~1"), Ok(vec![]));
}

#[test]
fn limits_hold() {
    let Some(repo) = Repo::new() else { return };
    repo.commit(&[("a.rpjmd", b"0123456789"), ("b.rpjmd", b"1")]);
    let limits = Limits { file: 5, ..Limits::default() };
    let then = at_revision(&repo.root(), "HEAD", &Selection::default(), limits).expect("read");
    assert_eq!((then.files.len(), then.problems.len()), (1, 1));
    assert!(then.problems[0].kind.is_limit());
}

#[test]
fn an_unknown_revision_and_no_repository_are_errors() {
    let Some(repo) = Repo::new() else { return };
    repo.commit(&[("a.rpjmd", b"")]);
    let error = repo.at("", "tidak-ada").expect_err("unknown");
    assert!(error.id.contains("“tidak-ada” tidak ditemukan"), "{}", error.id);
    assert!(repo.at("", "HEAD~9").is_err());

    let bare = tempfile::tempdir().expect("a folder");
    let root = bare.path().canonicalize().expect("exists");
    let error =
        at_revision(&root, "HEAD", &Selection::default(), Limits::default()).expect_err("no repository");
    assert!(error.id.contains("repositori git"), "{}", error.id);
}

#[test]
fn a_shallow_clone_says_how_to_fetch_the_rest() {
    let Some(repo) = Repo::new() else { return };
    repo.commit(&[("a.rpjmd", b"1")]);
    repo.commit(&[("a.rpjmd", b"2")]);
    let clone = tempfile::tempdir().expect("a folder");
    let from = format!("file://{}", repo.root().display());
    let to = clone.path().join("salinan");
    repo.git(&["clone", "-q", "--depth", "1", &from, &to.display().to_string()]);
    let root = to.canonicalize().expect("cloned");
    let error = at_revision(&root, "HEAD~1", &Selection::default(), Limits::default()).expect_err("shallow");
    assert!(error.id.contains("--unshallow") && error.en.contains("shallow"), "{}", error.id);
}

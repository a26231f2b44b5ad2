//! Files beside the plans that a plan names: the paper that its figures come from.

use std::path::{Component, Path, PathBuf};

/// The file that a plan names, beside the plan itself, else from the workspace's root: `folder` is the workspace, `plan`
/// the plan's path in it. None where no such file is there, or it lies (also by a link) outside of the workspace.
pub fn find(folder: &Path, plan: &str, named: &str) -> Option<PathBuf> {
    let root = folder.canonicalize().ok()?;
    let beside = Path::new(plan).parent().unwrap_or(Path::new(""));
    [beside, Path::new("")].into_iter().find_map(|from| {
        let inside = within(from, named)?;
        let real = root.join(&inside).canonicalize().ok()?;
        (real.starts_with(&root) && real.is_file()).then(|| folder.join(inside))
    })
}

/// The path from the root, without `.` and `..`; none of one that begins elsewhere or leads out.
fn within(from: &Path, named: &str) -> Option<PathBuf> {
    // Planners on Windows write the other slash.
    let named = named.trim().replace('\\', "/");
    let mut inside = PathBuf::new();
    for part in from.components().chain(Path::new(&named).components()) {
        match part {
            Component::Normal(name) => inside.push(name),
            Component::CurDir => {}
            Component::ParentDir if inside.pop() => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!named.is_empty()).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_beside_the_plan_and_from_the_root() {
        let dir = tempfile::tempdir().expect("a folder");
        let root = dir.path().canonicalize().expect("exists");
        std::fs::create_dir_all(root.join("kota/renstra/naskah")).expect("made");
        for file in ["luar.pdf", "kota/rpjmd.pdf", "kota/renstra/naskah/dinas.pdf", "kota/renstra/rpjmd.pdf"]
        {
            std::fs::write(root.join(file), "").expect("written");
        }
        let folder = root.join("kota");
        let at = |named: &str| {
            let found = find(&folder, "renstra/dinas.renstra", named)?;
            Some(found.strip_prefix(&folder).expect("inside").to_str().expect("text").replace('\\', "/"))
        };
        assert_eq!(at("naskah/dinas.pdf").as_deref(), Some("renstra/naskah/dinas.pdf"));
        assert_eq!(at(r"naskah\dinas.pdf").as_deref(), Some("renstra/naskah/dinas.pdf"));
        assert_eq!(at("./rpjmd.pdf").as_deref(), Some("renstra/rpjmd.pdf"));
        assert_eq!(at("../rpjmd.pdf").as_deref(), Some("rpjmd.pdf"));
        assert_eq!(at("renstra/naskah/dinas.pdf").as_deref(), Some("renstra/naskah/dinas.pdf"));
        // Not there, a folder, outside.
        let absolute = root.join("luar.pdf");
        for named in ["tidak-ada.pdf", "naskah", "", "../../luar.pdf", absolute.to_str().expect("text")] {
            assert_eq!(at(named), None, "{named}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&absolute, folder.join("renstra/taut.pdf")).expect("linked");
            assert_eq!(at("taut.pdf"), None);
        }
    }
}

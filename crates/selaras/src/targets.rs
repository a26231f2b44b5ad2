//! From the paths of the command line to workspaces: each workspace once, with what of it is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use selaras_workspace::discover::is_plan_file;
use selaras_workspace::workspace::{PathKind, path_in};
use selaras_workspace::{Root, Workspace};

use crate::say::Failure;

/// A workspace that is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// Where it is.
    pub root: Root,
    /// What of it is reported.
    pub scope: Scope,
}

/// What of a workspace is reported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// All of it.
    Whole,
    /// These files, and what is below these folders: paths in the workspace.
    Below(BTreeSet<Arc<str>>),
}

impl Scope {
    /// Whether the path (in the workspace) is in it.
    pub fn covers(&self, path: &str) -> bool {
        match self {
            Scope::Whole => true,
            Scope::Below(places) => places.iter().any(|place| is_below(path, place)),
        }
    }
}

fn is_below(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The workspaces of `paths`, sorted by folder. A path that is not there, or a file that is no plan, is wrong use.
pub fn resolve(paths: &[PathBuf]) -> Result<Vec<Target>, Failure> {
    let mut targets: BTreeMap<Root, Scope> = BTreeMap::new();
    for path in paths {
        let shown = path.display();
        match PathKind::of(path) {
            PathKind::Missing => {
                return Err(Failure::new(
                    format!("{shown}: tidak ada"),
                    format!("{shown}: there is no such path"),
                ));
            }
            PathKind::File if !is_plan_file(path) => {
                return Err(Failure::new(
                    format!("{shown}: bukan berkas rencana (.rpjmd, .renstra, .selaras)"),
                    format!("{shown}: not a plan file (.rpjmd, .renstra, .selaras)"),
                ));
            }
            PathKind::File | PathKind::Folder => {}
        }
        let target = one(path)?;
        match (targets.get_mut(&target.root), target.scope) {
            (None, scope) => {
                targets.insert(target.root, scope);
            }
            (Some(Scope::Below(places)), Scope::Below(more)) => places.extend(more),
            (Some(whole), _) => *whole = Scope::Whole,
        }
    }
    Ok(targets.into_iter().map(|(root, scope)| Target { root, scope }).collect())
}

/// A run in the wrong folder must not look like one without findings.
pub fn no_plan() -> Failure {
    Failure::new(
        "tidak ada berkas rencana (.rpjmd, .renstra, .selaras) di sini",
        "there is no plan file (.rpjmd, .renstra, .selaras) here",
    )
}

/// The workspace of one path, which need not be there.
pub fn one(path: &Path) -> Result<Target, Failure> {
    let io = |e: std::io::Error| {
        let text = format!("{}: {e}", path.display());
        Failure::new(text.clone(), text)
    };
    let root = Root::of(path).map_err(io)?;
    let scope = match path_in(&root.folder, path) {
        Some(inside) if &*inside != "." => Scope::Below(BTreeSet::from([inside])),
        _ => Scope::Whole,
    };
    Ok(Target { root, scope })
}

/// The workspaces inside of a workspace that its scope reaches.
pub fn nested(workspace: &Workspace, scope: &Scope) -> Vec<Target> {
    let root = &workspace.root().folder;
    let within = |folder: &&PathBuf| path_in(root, folder).is_some_and(|path| scope.covers(&path));
    let target = |folder: &PathBuf| Target {
        root: Root { folder: folder.clone(), configured: true },
        scope: Scope::Whole,
    };
    workspace.nested().iter().filter(within).map(target).collect()
}

/// The scope, with files that are known by another name (links) under the name by which they were read; and the paths
/// in it that are not read at all, because the settings leave them out.
pub fn as_read(workspace: &Workspace, scope: Scope) -> (Scope, Vec<Arc<str>>) {
    let Scope::Below(places) = scope else { return (scope, Vec::new()) };
    let is_read = |place: &str| {
        workspace.files().keys().any(|p| is_below(p, place))
            || workspace.problems().any(|p| is_below(&p.path, place))
    };
    let (mut known, mut left_out) = (BTreeSet::new(), Vec::new());
    for place in places {
        let named = [Some(place.clone()), workspace.real_path_of(&place)];
        match named.into_iter().flatten().find(|p| is_read(p)) {
            Some(place) => {
                known.insert(place);
            }
            None => left_out.push(place),
        }
    }
    (Scope::Below(known), left_out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_files_and_folders() {
        let below = |list: &[&str]| Scope::Below(list.iter().map(|p| Arc::from(*p)).collect());
        let scope = below(&["renstra", "a.rpjmd"]);
        for path in ["renstra/x.renstra", "renstra/y/z.renstra", "a.rpjmd", "renstra"] {
            assert!(scope.covers(path), "{path}");
        }
        for path in ["renstra-lama/x.renstra", "a.rpjmd2", "b.rpjmd"] {
            assert!(!scope.covers(path), "{path}");
        }
        assert!(Scope::Whole.covers("b.rpjmd"));
        assert!(!below(&[]).covers("b.rpjmd"));
    }
}

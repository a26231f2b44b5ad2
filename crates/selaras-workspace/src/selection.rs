//! Which paths of a workspace are plans that are read: by ending, by place, and by `include` and `exclude`.

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// Endings of plan files, without the dot.
pub const EXTENSIONS: [&str; 3] = ["rpjmd", "renstra", "selaras"];

/// Folders that hold no plans, whatever is in them; so do folders and files whose name starts with a dot.
const SKIPPED_FOLDERS: [&str; 2] = ["target", "node_modules"];

/// The patterns of `selaras.toml`, ready to be asked.
///
/// A pattern is matched against the path in the workspace, with `/`: `*` and `?` stay within a name, `**` spans
/// folders, `{a,b}` and `[ab]` choose. A pattern without `/` is matched against every name of the path. A pattern that
/// matches a folder covers all that is in it.
#[derive(Clone, Debug)]
pub struct Selection {
    include: Option<Patterns>,
    exclude: Patterns,
}

#[derive(Clone, Debug)]
struct Patterns {
    paths: GlobSet,
    names: GlobSet,
}

impl Default for Selection {
    /// Everything is in.
    fn default() -> Selection {
        let none = || Patterns { paths: GlobSet::empty(), names: GlobSet::empty() };
        Selection { include: None, exclude: none() }
    }
}

impl Selection {
    /// Of patterns that [`check_pattern`] accepts. Without `include`, all plans are in.
    pub fn new(include: &[String], exclude: &[String]) -> Result<Selection, globset::Error> {
        Ok(Selection {
            include: (!include.is_empty()).then(|| Patterns::new(include)).transpose()?,
            exclude: Patterns::new(exclude)?,
        })
    }

    /// Whether the file at `path` (in the workspace, with `/`) is a plan that is read.
    pub fn takes_file(&self, path: &str) -> bool {
        is_plan(path)
            && path.rsplit_once('/').is_none_or(|(folder, _)| self.takes_folder(folder))
            && !is_hidden(name_of(path))
            && !self.exclude.cover(path)
            && self.include.as_ref().is_none_or(|i| i.cover(path))
    }

    /// Whether the folder at `path` (in the workspace, with `/`) is looked into.
    pub fn takes_folder(&self, path: &str) -> bool {
        path.split('/').all(|name| !is_hidden(name) && !SKIPPED_FOLDERS.contains(&name))
            && !self.exclude.cover(path)
    }
}

impl Patterns {
    fn new(patterns: &[String]) -> Result<Patterns, globset::Error> {
        let (mut paths, mut names) = (GlobSetBuilder::new(), GlobSetBuilder::new());
        for pattern in patterns {
            let (glob, is_path) = compile(pattern)?;
            if is_path {
                paths.add(glob)
            } else {
                names.add(glob)
            };
        }
        Ok(Patterns { paths: paths.build()?, names: names.build()? })
    }

    /// Matches the path itself or a folder above it.
    fn cover(&self, path: &str) -> bool {
        (!self.names.is_empty() && path.split('/').any(|name| self.names.is_match(name)))
            || (!self.paths.is_empty() && prefixes(path).any(|p| self.paths.is_match(p)))
    }
}

/// Says why a pattern cannot be used.
pub fn check_pattern(pattern: &str) -> Result<(), globset::Error> {
    compile(pattern).map(|_| ())
}

fn compile(pattern: &str) -> Result<(Glob, bool), globset::Error> {
    // `arsip/`, `./arsip` and `/arsip` all mean the folder `arsip` at the root.
    let bare = pattern.trim_start_matches("./").trim_start_matches('/').trim_end_matches('/');
    let is_path = bare.contains('/') || bare.len() < pattern.trim_end_matches('/').len();
    Ok((GlobBuilder::new(bare).literal_separator(true).build()?, is_path))
}

/// `a`, `a/b`, `a/b/c` of `a/b/c`.
fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(i, _)| path.get(..i)).chain(std::iter::once(path))
}

/// Whether the path ends like a plan.
pub fn is_plan(path: &str) -> bool {
    name_of(path)
        .rsplit_once('.')
        .is_some_and(|(_, end)| EXTENSIONS.iter().any(|e| e.eq_ignore_ascii_case(end)))
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

fn name_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selection(include: &[&str], exclude: &[&str]) -> Selection {
        let own = |list: &[&str]| list.iter().map(|s| s.to_string()).collect::<Vec<_>>();
        Selection::new(&own(include), &own(exclude)).expect("patterns")
    }

    #[test]
    fn plans_by_ending_in_any_case() {
        let all = Selection::default();
        for path in ["a.rpjmd", "x/y.renstra", "D.SELARAS", "a.b.rpjmd"] {
            assert!(all.takes_file(path), "{path}");
        }
        for path in ["a.txt", "rpjmd", "a.rpjmd~", "a.rpjmd/b", ".a.rpjmd", "x/.#y.renstra"] {
            assert!(!all.takes_file(path), "{path}");
        }
    }

    #[test]
    fn some_folders_hold_no_plans() {
        let all = Selection::default();
        for path in [".git/a.rpjmd", "x/target/a.rpjmd", "node_modules/p/a.rpjmd"] {
            assert!(!all.takes_file(path), "{path}");
        }
        assert!(all.takes_file("target-2025/a.rpjmd"));
    }

    #[test]
    fn exclude_by_folder_name_and_path() {
        let s = selection(&[], &["arsip/", "draf-*", "renstra/lama/**", "/akar"]);
        for path in ["arsip/a.rpjmd", "x/arsip/a.rpjmd", "draf-1.renstra", "x/draf-2/a.renstra"] {
            assert!(!s.takes_file(path), "{path}");
        }
        assert!(!s.takes_file("renstra/lama/2018/a.renstra"));
        assert!(!s.takes_file("akar/a.rpjmd"));
        assert!(s.takes_file("x/akar/a.rpjmd"));
        assert!(s.takes_file("renstra/a.renstra"));
    }

    #[test]
    fn include_narrows_and_exclude_wins() {
        let s = selection(&["renstra", "*.rpjmd"], &["renstra/x.renstra"]);
        assert!(s.takes_file("renstra/a.renstra"));
        assert!(s.takes_file("dalam/b.rpjmd"));
        assert!(!s.takes_file("lain/a.renstra"));
        assert!(!s.takes_file("renstra/x.renstra"));
    }

    #[test]
    fn star_stays_within_a_name() {
        let s = selection(&["renstra/*.renstra"], &[]);
        assert!(s.takes_file("renstra/a.renstra"));
        assert!(!s.takes_file("renstra/b/a.renstra"));
    }
}

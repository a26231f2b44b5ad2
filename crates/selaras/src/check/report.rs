//! Findings of one or several workspaces as reports, to standard output and to files.
//!
//! In `json` and `jsonl` paths are relative to the workspace; of several workspaces in one run, to the nearest folder
//! that holds them all. The other formats are read by people and by CI, which look from where they stand: there paths
//! are relative to the current folder, where the workspace lies in it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use selaras_analysis::diagnostic::{Diagnostic, Location, Outcome};
use selaras_report::{Format, Options, Report, render};
use selaras_workspace::atomic;
use selaras_workspace::discover::relative;

use super::Run;
use crate::args::{Check, Output};
use crate::environment::Environment;
use crate::exit::writing;
use crate::say::{self, Failure};
use selaras_engine::{HOME, PAGES, all_rules};

/// One workspace's findings.
pub(crate) struct Checked {
    /// The workspace's folder.
    pub(crate) folder: PathBuf,
    /// What is reported.
    pub(crate) outcome: Outcome,
    /// Texts of the files that the findings speak of, by path in the workspace.
    pub(crate) texts: HashMap<Arc<str>, Arc<str>>,
    /// All texts, where an agency is asked for of which nothing was found.
    pub(crate) all_texts: Vec<Arc<str>>,
}

/// The reports that are asked for.
pub(crate) struct Reports {
    outputs: Vec<Output>,
    pub(crate) color: bool,
    quiet: bool,
}

impl Reports {
    /// Of several reports at most one goes to standard output, and each file is written once.
    pub(crate) fn new(asked: &Check, color: bool) -> Result<Reports, Failure> {
        let mut outputs = asked.format.clone();
        // A diff, or a new baseline, is what was asked for; findings come with it only on request.
        if outputs.is_empty() && !asked.diff && asked.write_baseline.is_none() {
            outputs.push(Output { format: Format::Human, file: None });
        }
        for (n, output) in outputs.iter().enumerate() {
            if outputs.iter().skip(n + 1).any(|other| other.file == output.file) {
                return Err(match &output.file {
                    None => Failure::new(
                        "hanya satu laporan yang dapat ke keluaran standar; beri yang lain nama berkas: `--format sarif=selaras.sarif`",
                        "only one report can go to standard output; name a file for the others: `--format sarif=selaras.sarif`",
                    ),
                    Some(file) => Failure::new(
                        format!("dua laporan ke berkas yang sama: {}", file.display()),
                        format!("two reports to the same file: {}", file.display()),
                    ),
                });
            }
        }
        Ok(Reports { outputs, color, quiet: asked.quiet })
    }

    /// Writes them.
    pub(crate) fn write(&self, checked: &[Checked], run: &Run<'_>) -> Result<(), Failure> {
        for output in &self.outputs {
            let merged = Merged::new(checked, output.format, run.environment);
            let texts = &merged.texts;
            let today = run.today.iso();
            let sources = |file: &str| texts.get(file).cloned();
            let report = Report {
                outcome: &merged.outcome,
                sources: &sources,
                lang: run.voice.lang(),
                today: &today,
                rules: all_rules(),
                tool_version: env!("CARGO_PKG_VERSION"),
                tool_url: HOME,
                rules_url: PAGES,
            };
            let to_terminal = output.file.is_none();
            let options = Options {
                color: self.color && to_terminal,
                width: run.environment.terminal.filter(|_| to_terminal),
                quiet: self.quiet,
            };
            let mut bytes = Vec::new();
            let unwritten = |e: std::io::Error, name: &str| {
                Failure::new(
                    format!("{name}: tidak dapat ditulis: {e}"),
                    format!("{name}: cannot be written: {e}"),
                )
            };
            render(output.format, &report, &mut bytes, &options)
                .map_err(|e| unwritten(e, output.format.name()))?;
            match &output.file {
                None => say::out(&bytes)?,
                Some(file) => {
                    let _writing = writing();
                    atomic::write(file, &bytes).map_err(|e| unwritten(e, &file.display().to_string()))?;
                }
            }
        }
        Ok(())
    }
}

/// Several workspaces' findings as those of one.
struct Merged {
    outcome: Outcome,
    texts: HashMap<Arc<str>, Arc<str>>,
}

impl Merged {
    fn new(checked: &[Checked], format: Format, environment: &Environment) -> Merged {
        let common = common_folder(checked.iter().map(|c| c.folder.as_path()));
        // One base for all of them: the current folder, where every workspace lies below it.
        let from_workspace = matches!(format, Format::Json | Format::Jsonl);
        let here = environment.folder.as_deref().filter(|_| !from_workspace);
        let base = here.filter(|here| checked.iter().all(|c| c.folder.starts_with(here))).unwrap_or(&common);
        let mut merged = Merged { outcome: Outcome::default(), texts: HashMap::new() };
        for one in checked {
            let prefix = prefix(base, &one.folder);
            let rename = |file: &Arc<str>| -> Arc<str> {
                if prefix.is_empty() { file.clone() } else { format!("{prefix}{file}").into() }
            };
            merged.texts.extend(one.texts.iter().map(|(file, text)| (rename(file), text.clone())));
            let outcome = moved(one.outcome.clone(), &rename);
            merged.outcome.files += outcome.files;
            merged.outcome.documents += outcome.documents;
            merged.outcome.diagnostics.extend(outcome.diagnostics);
            merged.outcome.suppressed.extend(outcome.suppressed);
        }
        if checked.len() > 1 {
            // Stable: within a file the order is the analysis's own.
            merged.outcome.diagnostics.sort_by(|a, b| a.location.file.cmp(&b.location.file));
            merged
                .outcome
                .suppressed
                .sort_by(|a, b| a.diagnostic.location.file.cmp(&b.diagnostic.location.file));
        }
        merged
    }
}

fn moved(mut outcome: Outcome, rename: &dyn Fn(&Arc<str>) -> Arc<str>) -> Outcome {
    let place = |location: &mut Location| location.file = rename(&location.file);
    let finding = |d: &mut Diagnostic| {
        place(&mut d.location);
        d.related.iter_mut().for_each(|r| place(&mut r.location));
        d.fixes.iter_mut().flat_map(|f| &mut f.edits).for_each(|e| place(&mut e.location));
    };
    outcome.diagnostics.iter_mut().for_each(finding);
    for waived in &mut outcome.suppressed {
        finding(&mut waived.diagnostic);
        place(&mut waived.waiver);
    }
    outcome
}

/// A path of a workspace as it is seen from the current folder, with `../` where the workspace is not below it.
pub(crate) fn from_here(folder: &Path, path: &str, environment: &Environment) -> String {
    let Some(here) = environment.folder.as_deref() else { return path.to_owned() };
    let common = common_folder([here, folder].into_iter());
    let up = here.strip_prefix(&common).map_or(0, |below| below.components().count());
    format!("{}{}{path}", "../".repeat(up), prefix(&common, folder))
}

/// What stands before the paths of `folder`, seen from `base`, in which it lies.
fn prefix(base: &Path, folder: &Path) -> String {
    match relative(base, folder) {
        same if same == "." => String::new(),
        inside => format!("{inside}/"),
    }
}

/// The nearest folder that holds them all.
fn common_folder<'p>(folders: impl Iterator<Item = &'p Path>) -> PathBuf {
    let mut common: Option<PathBuf> = None;
    for folder in folders {
        common = Some(match common {
            None => folder.to_owned(),
            Some(so_far) => {
                let shared = so_far.ancestors().find(|a| folder.starts_with(a)).unwrap_or(Path::new(""));
                shared.to_owned()
            }
        });
    }
    common.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_folder_that_holds_them_all() {
        let common = |list: &[&str]| common_folder(list.iter().map(Path::new));
        assert_eq!(common(&["/a/b"]), Path::new("/a/b"));
        assert_eq!(common(&["/a/b/c", "/a/b/d/e"]), Path::new("/a/b"));
        assert_eq!(common(&["/a/b", "/a/bc"]), Path::new("/a"));
        assert_eq!(common(&["/a/b", "/a/b/c"]), Path::new("/a/b"));
    }

    #[test]
    fn paths_as_seen_from_here() {
        let from = |here: &str| Environment {
            folder: Some(here.into()),
            lang: None,
            no_color: false,
            terminal: None,
            chatty: false,
        };
        assert_eq!(from_here(Path::new("/a/b"), "x.rpjmd", &from("/a")), "b/x.rpjmd");
        assert_eq!(from_here(Path::new("/a/b"), "x.rpjmd", &from("/a/b")), "x.rpjmd");
        assert_eq!(from_here(Path::new("/a/b"), "x.rpjmd", &from("/a/b/c")), "../x.rpjmd");
        assert_eq!(from_here(Path::new("/a/d"), "x.rpjmd", &from("/a/b/c")), "../../d/x.rpjmd");
    }
}

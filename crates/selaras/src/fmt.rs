//! `selaras fmt`: plans in one style.

use std::path::PathBuf;

use selaras_workspace::problem::Limits;
use selaras_workspace::{Message, Workspace};

use crate::args::Fmt;
use crate::check::from_here;
use crate::diff;
use crate::environment::Environment;
use crate::exit::{Exit, writing};
use crate::say::{self, Failure, Voice};
use crate::targets::{self, Scope, Target};
use selaras_engine::known_rules;

/// Formats files in place, or standard input to standard output.
pub fn run(asked: &Fmt, voice: &Voice, color: bool, environment: &Environment) -> Result<Exit, Failure> {
    if asked.paths.iter().any(|p| p.as_os_str() == "-") {
        if asked.paths.len() > 1 {
            return Err(Failure::new("`-` dipakai tanpa PATH lain", "`-` stands without another PATH"));
        }
        return stdin(asked, color);
    }
    let here = [PathBuf::from(".")];
    let paths = if asked.paths.is_empty() { &here } else { asked.paths.as_slice() };
    let mut run = Run {
        asked,
        voice,
        color,
        environment,
        out: String::new(),
        unformatted: 0,
        formatted: 0,
        empty: true,
        failed: false,
    };
    let mut queue = std::collections::VecDeque::from(targets::resolve(paths)?);
    let mut seen = Vec::new();
    while let Some(target) = queue.pop_front() {
        if seen.contains(&target.root) {
            continue;
        }
        seen.push(target.root.clone());
        queue.extend(run.workspace(target)?);
    }
    if run.empty && !run.failed {
        return Err(targets::no_plan());
    }
    say::out(run.out.as_bytes())?;
    if run.formatted > 0 {
        voice.line(&match voice.lang() {
            selaras_analysis::rule::Lang::Id => format!("{} berkas dirapikan", run.formatted),
            selaras_analysis::rule::Lang::En => format!("{} files formatted", run.formatted),
        });
    }
    Ok(match () {
        () if run.failed => Exit::Wrong,
        () if asked.check && run.unformatted > 0 => Exit::Findings,
        () => Exit::Clean,
    })
}

fn stdin(asked: &Fmt, color: bool) -> Result<Exit, Failure> {
    let name = PathBuf::from("-");
    let text = say::stdin_text(&name)?;
    let new = selaras_syntax::format::format(&text);
    let differs = *new != *text;
    if asked.diff {
        say::out(diff::unified("-", &text, &new, color).as_bytes())?;
    } else if !asked.check {
        say::out(new.as_bytes())?;
    }
    Ok(if asked.check && differs { Exit::Findings } else { Exit::Clean })
}

struct Run<'a> {
    asked: &'a Fmt,
    voice: &'a Voice,
    color: bool,
    environment: &'a Environment,
    out: String,
    unformatted: usize,
    formatted: usize,
    /// No workspace holds a plan.
    empty: bool,
    failed: bool,
}

impl Run<'_> {
    /// Formats what is asked for of one workspace; gives the workspaces inside of it.
    fn workspace(&mut self, target: Target) -> Result<Vec<Target>, Failure> {
        let mut workspace = Workspace::open(target.root, &known_rules(), Limits::default())
            .map_err(|error| say::open_error(&error))?;
        self.voice.suggest(workspace.config().lang);
        let nested = targets::nested(&workspace, &target.scope);
        let (scope, _) = targets::as_read(&workspace, target.scope);
        self.problems(&workspace, &scope);
        self.empty &= workspace.files().is_empty() && workspace.problems().next().is_none();
        let changes: Vec<(std::sync::Arc<str>, String)> = workspace
            .files()
            .iter()
            .filter(|(path, source)| scope.covers(path) && source.is_faithful())
            .map(|(path, source)| (path.clone(), source, selaras_syntax::format::format(source.text())))
            .filter(|(_, source, new)| **source.text() != *new.as_str())
            .map(|(path, _, new)| (path, new))
            .collect();
        for (path, new) in changes {
            self.unformatted += 1;
            let shown = from_here(&workspace.root().folder, &path, self.environment);
            if self.asked.diff {
                let old = workspace.files().get(&path).map(|s| s.text().clone()).unwrap_or_default();
                self.out.push_str(&diff::unified(&shown, &old, &new, self.color));
            } else if self.asked.check {
                self.out.push_str(&format!("{shown}\n"));
            } else {
                let _writing = writing();
                match workspace.write(&path, &new) {
                    Ok(()) => self.formatted += 1,
                    Err(message) => self.fail(message),
                }
            }
        }
        Ok(nested)
    }

    /// What cannot be read cannot be formatted, and must not be thought to be.
    fn problems(&mut self, workspace: &Workspace, scope: &Scope) {
        let said: Vec<Message> = workspace
            .problems()
            .filter(|p| scope.covers(&p.path))
            .map(|p| {
                let path = from_here(&workspace.root().folder, &p.path, self.environment);
                Message::new(format!("{path}: {}", p.message.id), format!("{path}: {}", p.message.en))
            })
            .collect();
        said.into_iter().for_each(|message| self.fail(message));
    }

    fn fail(&mut self, message: Message) {
        self.failed = true;
        self.voice.failure(&Failure(message));
    }
}

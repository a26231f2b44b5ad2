//! What may be done with the text at a place: repairs of findings, and refactorings. Nothing is offered that leaves more
//! syntax errors than there were.

use selaras_analysis::diagnostic::Diagnostic;
use selaras_analysis::rule::Text;
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::change::Change;
use crate::cursor::touches;
use crate::fixes::{fix_file, has_safe, together};
use crate::refactor;

/// What kind of action it is, as editors sort them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Repairs a finding.
    QuickFix,
    /// Writes something new, or the same in another way.
    Rewrite,
    /// Moves a node to where it belongs.
    Move,
    /// Takes a part out, into a file of its own.
    Extract,
    /// Brings a part back.
    Inline,
    /// Applies all safe fixes of the file.
    FixAll,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 6] =
        [Kind::QuickFix, Kind::Rewrite, Kind::Move, Kind::Extract, Kind::Inline, Kind::FixAll];

    /// Its name among editors.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::QuickFix => "quickfix",
            Kind::Rewrite => "refactor.rewrite",
            Kind::Move => "refactor.move",
            Kind::Extract => "refactor.extract",
            Kind::Inline => "refactor.inline",
            Kind::FixAll => "source.fixAll.selaras",
        }
    }

    /// It is what `wanted` names, or a kind of it.
    pub fn is(self, wanted: &str) -> bool {
        let rest = self.name().strip_prefix(wanted);
        wanted.is_empty() || rest.is_some_and(|r| r.is_empty() || r.starts_with('.'))
    }
}

/// What an editor asks for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Only these kinds, and kinds of these; none: all but [`Kind::FixAll`]'s work, which is only named.
    pub only: Option<Vec<String>>,
    /// Only what repairs these findings, known by fingerprint; none: those that touch the range.
    pub findings: Option<Vec<String>>,
    /// A person asked; else the cursor merely came by, and only repairs are shown.
    pub invoked: bool,
    /// Files can be created and deleted.
    pub files: bool,
}

impl Asked {
    fn wants(&self, kind: Kind) -> bool {
        match &self.only {
            Some(only) => only.iter().any(|w| kind.is(w)),
            None => kind == Kind::QuickFix || self.invoked,
        }
    }
}

/// An action.
#[derive(Clone, PartialEq, Debug)]
pub struct Action {
    /// What it does, in the language of the answer.
    pub title: String,
    /// What kind it is.
    pub kind: Kind,
    /// The findings that it repairs, or hides.
    pub repairs: Vec<Diagnostic>,
    /// The best for its finding.
    pub preferred: bool,
    /// What it changes.
    pub work: Work,
}

/// What an action changes.
#[derive(Clone, PartialEq, Debug)]
pub enum Work {
    /// This.
    Ready(Change),
    /// All safe fixes of the file, which take a while to find.
    FixFile,
}

impl Action {
    /// A refactoring.
    pub(crate) fn refactoring(ide: &Ide, kind: Kind, title: &Text, change: Change) -> Action {
        let work = Work::Ready(change);
        Action { title: ide.say(title), kind, repairs: Vec::new(), preferred: false, work }
    }

    /// What it changes; none where nothing is left to do.
    pub fn change(&self, ide: &Ide, path: &str) -> Option<Change> {
        match &self.work {
            Work::Ready(change) => Some(change.clone()),
            Work::FixFile => fix_file(ide, path),
        }
    }
}

/// The actions at a range of a file, repairs first. The list is the same for the same texts.
pub fn actions(ide: &Ide, path: &str, range: Span, asked: &Asked) -> Vec<Action> {
    let findings = ide.snapshot.diagnostics(path, ide.today);
    let here: Vec<&Diagnostic> = findings
        .iter()
        .filter(|d| match &asked.findings {
            Some(known) => known.contains(&d.fingerprint),
            None => touches(d.location.span, range.start) || touches(range, d.location.span.start),
        })
        .collect();
    let mut list = Vec::new();
    if asked.wants(Kind::QuickFix) {
        list.extend(here.iter().flat_map(|finding| repairs(ide, finding)));
        list.extend(of_rules(ide, &findings, &here));
        list.extend(here.iter().filter_map(|finding| refactor::waive::waive(ide, finding)));
    }
    if Kind::ALL[1..5].iter().any(|kind| asked.wants(*kind)) {
        list.extend(refactor::refactorings(ide, path, range.start));
    }
    if asked.wants(Kind::FixAll) && has_safe(&findings, path) {
        let title =
            Text::new("Terapkan semua perbaikan aman di berkas ini", "Apply all safe fixes in this file");
        let action = Action::refactoring(ide, Kind::FixAll, &title, Change::default());
        list.push(Action { work: Work::FixFile, ..action });
    }
    list.retain(|action| {
        asked.wants(action.kind)
            && match &action.work {
                Work::Ready(change) => {
                    !change.is_empty() && (asked.files || !change.moves_files()) && change.keeps_syntax(ide)
                }
                Work::FixFile => true,
            }
    });
    list
}

/// The fixes of one finding; its first is the best.
fn repairs(ide: &Ide, finding: &Diagnostic) -> Vec<Action> {
    let fix = |(n, fix): (usize, &selaras_analysis::diagnostic::Fix)| Action {
        title: ide.say(&fix.title),
        kind: Kind::QuickFix,
        repairs: vec![finding.clone()],
        preferred: n == 0,
        work: Work::Ready(Change::of(fix.edits.clone())),
    };
    finding.fixes.iter().enumerate().map(fix).collect()
}

/// For each rule that is reported here and elsewhere in the file: all of its fixes at once.
fn of_rules(ide: &Ide, findings: &[Diagnostic], here: &[&Diagnostic]) -> Vec<Action> {
    let mut list = Vec::new();
    let mut seen = Vec::new();
    for rule in here.iter().filter(|d| !d.fixes.is_empty()).map(|d| d.rule) {
        if seen.contains(&rule) {
            continue;
        }
        seen.push(rule);
        let alike: Vec<Diagnostic> = findings.iter().filter(|d| d.rule == rule).cloned().collect();
        let (count, change) = together(&alike);
        if count > 1 {
            let title = Text::new(
                format!("Perbaiki semua {} di berkas ini ({count})", rule.slug),
                format!("Fix all {} in this file ({count})", rule.slug),
            );
            let action = Action::refactoring(ide, Kind::QuickFix, &title, change);
            let repairs = here.iter().filter(|d| d.rule == rule).map(|d| (*d).clone()).collect();
            list.push(Action { repairs, ..action });
        }
    }
    list
}

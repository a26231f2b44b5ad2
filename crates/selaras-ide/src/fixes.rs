//! Applying fixes: those that do not get into each other's way, then another look, until nothing is left to do. The
//! command line's `--fix` and the editor's `source.fixAll` are this one.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use selaras_analysis::Session;
use selaras_analysis::diagnostic::{Diagnostic, Edit, Fix, Outcome};
use selaras_plan::years::Date;
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::change::{Change, apply, copy, edit};

/// Each round repairs at least one finding; a plan that needs more rounds is run again.
const ROUNDS: usize = 20;

/// What fixing did.
#[derive(Debug, Default)]
pub struct Fixed {
    /// How many fixes were applied.
    pub count: usize,
    /// New texts of changed files, by path.
    pub texts: BTreeMap<Arc<str>, Arc<str>>,
}

/// Applies fixes to the texts of a session; nothing is written. `reported` gives the findings that the user sees, of
/// all that are found; `may_edit` says which files may be changed; `all`: also what a person should look at.
pub fn fix(
    session: &mut Session,
    today: Date,
    all: bool,
    reported: impl Fn(Outcome) -> Vec<Diagnostic>,
    may_edit: impl Fn(&str) -> bool,
) -> Fixed {
    let mut fixed = Fixed::default();
    // A fix that did not help is not tried for ever.
    let mut tried: HashSet<(String, String)> = HashSet::new();
    for _ in 0..ROUNDS {
        let findings = reported(session.check(today));
        let chosen = choose(&findings, all, &may_edit, &mut tried);
        let mut edits: BTreeMap<Arc<str>, Vec<&Edit>> = BTreeMap::new();
        for edit in chosen.iter().flat_map(|fix| &fix.edits) {
            edits.entry(edit.location.file.clone()).or_default().push(edit);
        }
        if edits.is_empty() {
            break;
        }
        fixed.count += chosen.len();
        for (path, edits) in edits {
            if let Some(text) = session.text(&path).and_then(|text| apply(&text, edits)) {
                let text: Arc<str> = text.into();
                session.set_file(&path, text.clone());
                fixed.texts.insert(path, text);
            }
        }
    }
    fixed
}

/// The best fix of each finding, as far as they touch different places.
fn choose<'f>(
    findings: &'f [Diagnostic],
    all: bool,
    may_edit: &impl Fn(&str) -> bool,
    tried: &mut HashSet<(String, String)>,
) -> Vec<&'f Fix> {
    let mut chosen: Vec<&Fix> = Vec::new();
    for finding in findings {
        let fit = |fix: &&Fix| {
            (all || fix.safe) && !fix.edits.is_empty() && fix.edits.iter().all(|e| may_edit(&e.location.file))
        };
        let Some(fix) = finding.fixes.iter().find(fit) else { continue };
        if chosen.iter().any(|other| in_the_way(other, fix)) {
            continue;
        }
        if tried.insert((finding.fingerprint.clone(), fix.title.id.clone())) {
            chosen.push(fix);
        }
    }
    chosen
}

/// They touch or overlap: what the second would do is asked for again once the first is done.
fn in_the_way(one: &Fix, other: &Fix) -> bool {
    one.edits.iter().any(|a| {
        other.edits.iter().any(|b| {
            let (p, q) = (&a.location, &b.location);
            p.file == q.file && p.span.start <= q.span.end && q.span.start <= p.span.end
        })
    })
}

/// The best fixes of several findings at once, with their number; those that touch one before are left out.
pub(crate) fn together(findings: &[Diagnostic]) -> (usize, Change) {
    let chosen = choose(findings, true, &|_| true, &mut HashSet::new());
    let edits = chosen.iter().flat_map(|fix| fix.edits.iter().cloned()).collect();
    (chosen.len(), Change::of(edits))
}

/// Some finding of the file has a fix that may be applied unseen and touches no other file.
pub(crate) fn has_safe(findings: &[Diagnostic], path: &str) -> bool {
    !choose(findings, false, &|file| file == path, &mut HashSet::new()).is_empty()
}

/// All safe fixes of one file, round after round. None where there is nothing to do.
pub fn fix_file(ide: &Ide, path: &str) -> Option<Change> {
    let mut session = copy(ide);
    let here = |outcome: Outcome| -> Vec<Diagnostic> {
        outcome.diagnostics.into_iter().filter(|d| *d.location.file == *path).collect()
    };
    let fixed = fix(&mut session, ide.today, false, here, |file| file == path);
    let (path, new) = fixed.texts.into_iter().next()?;
    let old = ide.snapshot.text(&path)?;
    let change = Change::of(differences(&path, old, &new));
    (!change.is_empty()).then_some(change)
}

/// Replacements that make one text of the other: lines that are equal at both ends stay, so that an editor keeps what it
/// knows about them.
fn differences(path: &Arc<str>, old: &str, new: &str) -> Vec<Edit> {
    let (old_lines, new_lines) = (lines(old), lines(new));
    if old_lines.len() == new_lines.len() {
        // Most repairs change words within lines.
        let mut start = 0;
        let mut edits = Vec::new();
        for (a, b) in old_lines.iter().zip(&new_lines) {
            if a != b {
                edits.push(edit(path, Span::new(start, start + a.len() as u32), *b));
            }
            start += a.len() as u32;
        }
        return edits;
    }
    let head = old_lines.iter().zip(&new_lines).take_while(|(a, b)| a == b).count();
    let most = old_lines.len().min(new_lines.len()) - head;
    let tail =
        old_lines.iter().rev().zip(new_lines.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let length = |lines: &[&str]| lines.iter().map(|l| l.len() as u32).sum::<u32>();
    let start = length(&old_lines[..head]);
    let end = old.len() as u32 - length(&old_lines[old_lines.len() - tail..]);
    vec![edit(path, Span::new(start, end), new_lines[head..new_lines.len() - tail].concat())]
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras_analysis::rule::{Severity, Text};

    fn replace(start: u32, end: u32, text: &str) -> Edit {
        edit(&"a.renstra".into(), Span::new(start, end), text)
    }

    fn finding(name: &str, fixes: Vec<(bool, Vec<Edit>)>) -> Diagnostic {
        let fix = |(safe, edits)| Fix { title: Text::new(name, name), safe, edits };
        Diagnostic {
            rule: selaras_analysis::rules::ALL[0],
            severity: Severity::Error,
            message: Text::default(),
            help: Text::default(),
            label: Text::default(),
            node: String::new(),
            agency: None,
            location: replace(0, 0, "").location,
            related: vec![],
            fixes: fixes.into_iter().map(fix).collect(),
            fingerprint: name.into(),
        }
    }

    fn chosen(findings: &[Diagnostic], all: bool) -> Vec<&str> {
        choose(findings, all, &|_| true, &mut HashSet::new()).iter().map(|f| f.title.id.as_str()).collect()
    }

    #[test]
    fn fixes_that_touch_wait_for_the_next_round() {
        let findings = [
            finding("satu", vec![(true, vec![replace(0, 2, "x")])]),
            finding("menyentuh", vec![(true, vec![replace(2, 2, "y")])]),
            finding("jauh", vec![(true, vec![replace(9, 10, "z")])]),
            finding("separuh", vec![(true, vec![replace(1, 1, "a"), replace(20, 21, "b")])]),
        ];
        assert_eq!(chosen(&findings, false), ["satu", "jauh"]);
    }

    #[test]
    fn unsafe_fixes_only_when_asked_for() {
        let findings = [
            finding("satu", vec![(false, vec![replace(0, 1, "x")])]),
            finding("dua", vec![(false, vec![replace(5, 6, "x")]), (true, vec![replace(8, 9, "y")])]),
        ];
        assert_eq!(chosen(&findings, false), ["dua"]);
        assert_eq!(chosen(&findings, true), ["satu", "dua"]);
    }

    #[test]
    fn a_fix_is_tried_once_and_not_in_files_that_must_stay() {
        let findings = [finding("satu", vec![(true, vec![replace(0, 1, "x")])])];
        let mut tried = HashSet::new();
        assert_eq!(choose(&findings, false, &|_| false, &mut tried).len(), 0);
        assert_eq!(choose(&findings, false, &|_| true, &mut tried).len(), 1);
        assert_eq!(choose(&findings, false, &|_| true, &mut tried).len(), 0);
    }

    #[test]
    fn differences_make_one_text_of_the_other() {
        let texts = ["", "a\n", "a\nb\nc\n", "a\nx\nc\n", "a\nc\n", "a\nb\nb\nc", "b\nc\n", "é\n😀\n"];
        for old in texts {
            for new in texts {
                let edits = differences(&"a".into(), old, new);
                assert_eq!(apply(old, edits.iter().collect()).as_deref(), Some(new), "{old:?} {new:?}");
            }
        }
    }
}

//! Applying fixes: those that do not get into each other's way, then another look, until nothing is left to do.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use selaras_analysis::diagnostic::{Diagnostic, Edit, Fix, Outcome};
use selaras_plan::years::Date;

use selaras_engine::Engine;

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

/// Applies fixes to the texts that `engine` holds; nothing is written. `reported` gives the findings that the user sees,
/// of all that are found; `may_edit` says which files may be changed; `all`: also what a person should look at.
pub fn fix(
    engine: &mut Engine,
    today: Date,
    all: bool,
    reported: impl Fn(Outcome) -> Vec<Diagnostic>,
    may_edit: impl Fn(&str) -> bool,
) -> Fixed {
    let mut fixed = Fixed::default();
    // A fix that did not help is not tried for ever.
    let mut tried: HashSet<(String, String)> = HashSet::new();
    for _ in 0..ROUNDS {
        let findings = reported(engine.check(today));
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
            if let Some(text) = engine.text(&path).and_then(|text| apply(&text, edits)) {
                let text: Arc<str> = text.into();
                engine.set(&path, text.clone());
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

/// The text with the edits done; nothing where an edit lies outside of it or inside a character.
fn apply(text: &str, mut edits: Vec<&Edit>) -> Option<String> {
    edits.sort_by_key(|e| (e.location.span.start, e.location.span.end));
    let mut out = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for edit in edits {
        let (start, end) = (edit.location.span.start as usize, edit.location.span.end as usize);
        out.push_str(text.get(done..start)?);
        text.get(start..end)?;
        out.push_str(&edit.text);
        done = end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use selaras_analysis::diagnostic::Location;
    use selaras_analysis::rule::{Severity, Text};
    use selaras_syntax::tree::Span;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        let location = Location { file: "a.renstra".into(), span: Span::new(start, end) };
        Edit { location, text: text.into() }
    }

    fn finding(name: &str, fixes: Vec<(bool, Vec<Edit>)>) -> Diagnostic {
        let fix = |(safe, edits)| Fix { title: Text::new(name, name), safe, edits };
        Diagnostic {
            rule: selaras_engine::all_rules()[0],
            severity: Severity::Error,
            message: Text::default(),
            help: Text::default(),
            label: Text::default(),
            node: String::new(),
            agency: None,
            location: edit(0, 0, "").location,
            related: vec![],
            fixes: fixes.into_iter().map(fix).collect(),
            fingerprint: name.into(),
        }
    }

    fn chosen(findings: &[Diagnostic], all: bool) -> Vec<&str> {
        choose(findings, all, &|_| true, &mut HashSet::new()).iter().map(|f| f.title.id.as_str()).collect()
    }

    #[test]
    fn edits_in_any_order() {
        assert_eq!(
            apply("abcdef", vec![&edit(4, 5, "E"), &edit(0, 1, ""), &edit(2, 2, "++")]).as_deref(),
            Some("b++cdEf")
        );
    }

    #[test]
    fn edits_that_do_not_fit_change_nothing() {
        for wrong in [edit(3, 9, ""), edit(7, 7, "x"), edit(1, 2, "")] {
            assert_eq!(apply("aé", vec![&wrong]), None, "{wrong:?}");
        }
        assert_eq!(apply("abc", vec![&edit(0, 2, ""), &edit(1, 3, "")]), None);
    }

    #[test]
    fn fixes_that_touch_wait_for_the_next_round() {
        let findings = [
            finding("satu", vec![(true, vec![edit(0, 2, "x")])]),
            finding("menyentuh", vec![(true, vec![edit(2, 2, "y")])]),
            finding("jauh", vec![(true, vec![edit(9, 10, "z")])]),
            finding("separuh", vec![(true, vec![edit(1, 1, "a"), edit(20, 21, "b")])]),
        ];
        assert_eq!(chosen(&findings, false), ["satu", "jauh"]);
    }

    #[test]
    fn unsafe_fixes_only_when_asked_for() {
        let findings = [
            finding("satu", vec![(false, vec![edit(0, 1, "x")])]),
            finding("dua", vec![(false, vec![edit(5, 6, "x")]), (true, vec![edit(8, 9, "y")])]),
        ];
        assert_eq!(chosen(&findings, false), ["dua"]);
        assert_eq!(chosen(&findings, true), ["satu", "dua"]);
    }

    #[test]
    fn a_fix_is_tried_once_and_not_in_files_that_must_stay() {
        let findings = [finding("satu", vec![(true, vec![edit(0, 1, "x")])])];
        let mut tried = HashSet::new();
        assert_eq!(choose(&findings, false, &|_| false, &mut tried).len(), 0);
        assert_eq!(choose(&findings, false, &|_| true, &mut tried).len(), 1);
        assert_eq!(choose(&findings, false, &|_| true, &mut tried).len(), 0);
    }
}

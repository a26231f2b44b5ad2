//! Which findings are reported: by rule, agency and place.

use std::collections::BTreeSet;

use selaras_analysis::diagnostic::{Diagnostic, Outcome};
use selaras_analysis::rules;
use selaras_syntax::schema::NodeKind;
use selaras_workspace::baseline::Baseline;

use super::RoomFilter;
use super::report::Checked;
use crate::say::Failure;
use crate::targets::Scope;
use selaras_engine as engine;

/// `--only`, `--skip`, `--agency`.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    only: Option<BTreeSet<&'static str>>,
    skip: BTreeSet<&'static str>,
    agency: Option<String>,
}

impl Filter {
    /// Rules are named by slug, code or family letter; an unknown one is wrong use.
    pub(crate) fn new(only: &[String], skip: &[String], agency: Option<String>) -> Result<Filter, Failure> {
        Ok(Filter {
            only: if only.is_empty() { None } else { Some(codes(only)?) },
            skip: codes(skip)?,
            agency,
        })
    }

    fn keeps(&self, finding: &Diagnostic) -> bool {
        let code = finding.rule.code;
        self.only.as_ref().is_none_or(|only| only.contains(code))
            && !self.skip.contains(code)
            && self
                .agency
                .as_ref()
                .is_none_or(|a| finding.agency.as_ref().is_some_and(|b| a.eq_ignore_ascii_case(b)))
    }

    /// `--agency` is given.
    pub(crate) fn wants_agency(&self) -> bool {
        self.agency.is_some()
    }

    /// An agency that no register knows is wrong use: a slip of the pen must not look like a plan without mistakes.
    pub(crate) fn mind_agency(&self, checked: &[Checked]) -> Result<(), Failure> {
        let Some(asked) = &self.agency else { return Ok(()) };
        if checked.iter().any(|c| !c.outcome.diagnostics.is_empty()) {
            return Ok(());
        }
        let known: BTreeSet<String> =
            checked.iter().flat_map(|c| c.all_texts.iter()).flat_map(|t| agencies(t)).collect();
        if known.iter().any(|k| k.eq_ignore_ascii_case(asked)) {
            return Ok(());
        }
        let near = known
            .iter()
            .map(|k| (strsim::damerau_levenshtein(&asked.to_lowercase(), &k.to_lowercase()), k))
            .filter(|(distance, k)| *distance <= (k.chars().count() / 3).max(1))
            .min();
        let (id, en) = near.map_or((String::new(), String::new()), |(_, k)| {
            (format!("; mungkin maksudnya `{k}`"), format!("; did you mean `{k}`?"))
        });
        Err(Failure::new(
            format!("perangkat daerah `{asked}` tidak terdaftar di sini{id}"),
            format!("no register here knows the agency `{asked}`{en}"),
        ))
    }
}

impl RoomFilter {
    pub(crate) fn new(filter: Filter, scope: Scope) -> RoomFilter {
        RoomFilter { filter, scope }
    }

    /// What is reported of an outcome: in scope, asked for, not there at an earlier revision (`old`), not accepted.
    pub(crate) fn apply(
        &self,
        mut outcome: Outcome,
        old: Option<Baseline>,
        mut accepted: Option<Baseline>,
    ) -> Outcome {
        self.cut(&mut outcome);
        without(&mut outcome, old);
        if let Some(accepted) = &mut accepted {
            outcome.diagnostics.retain(|d| !accepted.take(&d.fingerprint));
        }
        outcome
    }

    /// In scope and asked for.
    pub(crate) fn cut(&self, outcome: &mut Outcome) {
        let keeps = |d: &Diagnostic| self.scope.covers(&d.location.file) && self.filter.keeps(d);
        outcome.diagnostics.retain(keeps);
        outcome.suppressed.retain(|w| keeps(&w.diagnostic));
    }
}

/// Without the findings that were there then.
pub(crate) fn without(outcome: &mut Outcome, old: Option<Baseline>) {
    if let Some(mut old) = old {
        outcome.diagnostics.retain(|d| !old.take(&d.fingerprint));
    }
}

fn codes(words: &[String]) -> Result<BTreeSet<&'static str>, Failure> {
    let mut codes = BTreeSet::new();
    for word in words {
        let before = codes.len();
        codes.extend(rules::find(word).map(|r| r.code));
        codes.extend(rules::family(word).map(|r| r.code));
        let known =
            codes.len() > before || rules::find(word).is_some() || rules::family(word).next().is_some();
        if !known {
            let (id, en) = engine::nearest_rule(word).map_or((String::new(), String::new()), |slug| {
                (format!("; mungkin maksudnya `{slug}`"), format!("; did you mean `{slug}`?"))
            });
            return Err(Failure::new(
                format!("aturan `{word}` tidak dikenal{id}; semua aturan: `selaras rules`"),
                format!("unknown rule `{word}`{en}; all rules: `selaras rules`"),
            ));
        }
    }
    Ok(codes)
}

/// The codes of the agencies that a text registers.
fn agencies(text: &str) -> Vec<String> {
    let tree = selaras_syntax::parse(text).tree;
    let nodes = tree.nodes.iter().filter(|n| n.kind == NodeKind::PerangkatDaerah);
    nodes.filter_map(|n| tree.code(n)).map(|code| code.of(text).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|w| w.to_string()).collect()
    }

    #[test]
    fn rules_by_slug_code_and_family() {
        let all = codes(&words(&["target-berbeda", "t02", "A", "a"])).expect("known");
        for code in ["T01", "T02", "A01", "A02", "A03", "A04"] {
            assert!(all.contains(code), "{code}");
        }
        assert_eq!(all.len(), 6);
    }

    #[test]
    fn an_unknown_rule_is_wrong_use_with_the_nearest() {
        let failure = codes(&words(&["target-berbda"])).expect_err("unknown");
        assert!(failure.0.id.contains("mungkin maksudnya `target-berbeda`"), "{}", failure.0.id);
        for word in ["Z", "T99", ""] {
            assert!(codes(&words(&[word])).is_err(), "{word}");
        }
    }

    #[test]
    fn agencies_of_a_register() {
        let text =
            "daerah k \"K\" {\n  perangkat-daerah dinkes \"D\" { kode 1 }\n  perangkat-daerah kec \"K\"\n}\n";
        assert_eq!(agencies(text), ["dinkes", "kec"]);
    }
}

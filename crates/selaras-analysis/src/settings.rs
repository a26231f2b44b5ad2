//! What `selaras.toml` says to the rules.

use std::collections::BTreeMap;

use crate::rule::{Rule, Severity};

/// Levels of rules, and the region that the workspace is about. The default changes nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    /// By slug: another level, or none for a rule that is off.
    pub levels: BTreeMap<String, Option<Severity>>,
    /// The code of the region of plans that name none, where there are several.
    pub region: Option<String>,
}

impl Settings {
    /// The level of a finding of `rule` that the rule itself would report as `severity`; none where it is off.
    pub fn level(&self, rule: &Rule, severity: Severity) -> Option<Severity> {
        match self.levels.get(rule.slug) {
            Some(level) => *level,
            None => Some(severity),
        }
    }
}

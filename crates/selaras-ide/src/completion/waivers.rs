//! Rules, for waivers and for notes: those that found something here come first.

use std::collections::BTreeSet;

use selaras_analysis::rules;
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind};

use super::headers::clause;
use super::{Item, ItemKind, Scene, Subject};
use crate::spot::clauses_of_prop;

impl Scene<'_> {
    /// Rules by slug, with their titles.
    pub(super) fn rules(&self) -> Vec<Item> {
        let note = self.spot.kind() == Some(NodeKind::Sesi);
        let here = if note { BTreeSet::new() } else { self.found_here() };
        let said: Vec<String> = self.spot.words().map(str::to_ascii_lowercase).collect();
        let open = rules::ALL.iter().filter(|r| (r.waivable || note) && !said.iter().any(|w| w == r.slug));
        let mut items: Vec<(bool, Item)> = open
            .map(|rule| {
                let found = here.contains(rule.slug);
                let remark = if found {
                    self.say("ada temuannya di sini", "found something here")
                } else {
                    String::new()
                };
                // Its code is one of its words: a planner has it from a report.
                let words = format!("{} {}", rule.title.get(self.ide.lang), rule.code);
                let item = Item::new(ItemKind::Rule, rule.slug).words(words).remark(remark);
                (!found, item.of(Subject::Rule(rule.slug)))
            })
            .collect();
        items.sort_by_key(|(other, _)| *other);
        items.into_iter().map(|(_, item)| item).collect()
    }

    /// The rules that found something in the node around the statement.
    fn found_here(&self) -> BTreeSet<&'static str> {
        let Some(around) = self.spot.around else { return BTreeSet::new() };
        let full = self.spot.parse.tree.nodes[around as usize].full;
        let path = self.spot.file.path(self.ide.db());
        let found = self.ide.snapshot.diagnostics(path, self.ide.today);
        let inside =
            found.iter().filter(|d| full.start <= d.location.span.start && d.location.span.end <= full.end);
        inside.map(|d| d.rule.slug).collect()
    }

    /// The clauses that a property does not have yet.
    pub(super) fn clauses(&self, kind: PropKind) -> Vec<Item> {
        let said: Vec<String> = self.spot.words().map(str::to_ascii_lowercase).collect();
        let open = clauses_of_prop(kind).iter().filter(|c| !said.iter().any(|w| w == c.keyword()));
        let mut open: Vec<ClauseKind> = open.copied().collect();
        // Without a reason a waiver hides nothing.
        open.sort_by_key(|c| *c != ClauseKind::Karena);
        open.into_iter().map(clause).collect()
    }
}

//! Agencies of the register, groups of them, urusan.

use std::collections::{BTreeMap, BTreeSet};

use selaras_analysis::documents::NodeRef;
use selaras_analysis::register::AgencyId;
use selaras_syntax::schema::NodeKind;

use super::{Item, ItemKind, Scene};
use crate::spot::Slot;

impl Scene<'_> {
    /// The agencies; with groups, `semua` and `urusan` where someone is put in charge.
    pub(super) fn agencies(&self, in_charge: bool) -> Vec<Item> {
        let Some((region, register)) = self.register() else { return Vec::new() };
        let said: BTreeSet<String> = self.said();
        let mut items: Vec<Item> = Vec::new();
        for id in register.ids() {
            let agency = register.get(id);
            if agency.id.is_empty() || said.contains(&agency.id.to_lowercase()) {
                continue;
            }
            let item = Item::new(ItemKind::Agency, &*agency.id).words(&*agency.name);
            items.push(item.about(agency.node, &agency.id));
        }
        if in_charge {
            let tree = self.structure(region);
            for node in tree.of_kind(NodeKind::Kelompok) {
                let Some(code) = tree.code(node) else { continue };
                let members = register.group(code).map_or(0, <[AgencyId]>::len);
                let remark = self.say(&format!("{members} perangkat daerah"), &format!("{members} agencies"));
                let item = Item::new(ItemKind::Agency, code).words(tree.title(node).unwrap_or_default());
                items.push(item.remark(remark).about(NodeRef { doc: region, node }, code));
            }
            if said.is_empty() {
                let all = self.say("semua perangkat daerah", "all agencies");
                items.push(Item::new(ItemKind::Word, "semua").remark(all));
            }
            let remark = self.say("pengampu urusan itu", "those that carry it");
            items.push(Item::new(ItemKind::Keyword, "urusan").remark(remark).insert("urusan "));
        }
        items
    }

    /// The agencies that have no Renstra under the same RPJMD yet come first.
    pub(super) fn agencies_of_plan(&self) -> Vec<Item> {
        let mut items = self.agencies(false);
        let Some((region, register)) = self.register() else { return items };
        let planned: BTreeSet<AgencyId> = self
            .ide
            .documents()
            .iter()
            .filter(|(doc, d)| {
                d.kind == NodeKind::Renstra
                    && d.region == Some(region)
                    && !d.replaced
                    && Some(*doc) != self.doc()
            })
            .flat_map(|(doc, _)| self.plan(doc).agencies.agencies.iter().copied())
            .collect();
        let has_plan = |item: &Item| register.agency(&item.label).is_some_and(|a| planned.contains(&a));
        let remark = self.say("Renstra sudah ada", "has a Renstra");
        for item in &mut items {
            if has_plan(item) {
                item.remark.clone_from(&remark);
            }
        }
        items.sort_by_key(|item| !item.remark.is_empty());
        items
    }

    /// Urusan that agencies carry, with their names where a plan says them.
    pub(super) fn urusan(&self) -> Vec<Item> {
        let Some((_, register)) = self.register() else { return Vec::new() };
        let mut found: BTreeMap<&str, &str> = BTreeMap::new();
        for id in register.ids() {
            found.extend(register.get(id).urusan.iter().map(|u| (&**u, "")));
        }
        if let Some(doc) = self.doc() {
            let above = self.ide.documents().get(doc).upstream.doc();
            for tree in [Some(doc), above].into_iter().flatten().map(|doc| self.structure(doc)) {
                let named = tree.of_kind(NodeKind::Urusan);
                found.extend(named.filter_map(|n| Some((tree.code(n)?, tree.title(n).unwrap_or_default()))));
            }
        }
        found.into_iter().map(|(code, name)| Item::new(ItemKind::Word, code).words(name)).collect()
    }

    /// The words of the statement behind its keyword, in lower case; in a body of codes there is none.
    pub(super) fn said(&self) -> BTreeSet<String> {
        let keywords = usize::from(!matches!(self.spot.slot, Slot::Entry(_)));
        self.spot.words().skip(keywords).map(str::to_lowercase).collect()
    }
}

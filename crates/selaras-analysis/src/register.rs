//! The region's register: agencies, their groups, and the scales that it declares.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use selaras_plan::code;
use selaras_plan::scale::{Scale, parse_span};
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::db::{Db, Workspace};
use crate::documents::{DocId, NodeRef, documents};
use crate::items::Word;
use crate::plan::structure;

/// An agency, by its number in the register.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct AgencyId(pub u16);

/// An agency (perangkat daerah).
#[derive(Clone, PartialEq, Debug)]
pub struct Agency {
    /// Its code in the register: `diskominfo`.
    pub id: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// Where it stands.
    pub node: NodeRef,
    /// The urusan that it carries: as said, else from the three slots of its official code.
    pub urusan: Vec<Box<str>>,
    /// The agency that it is part of.
    pub part_of: Option<Box<str>>,
    /// The agencies whose place it took.
    pub replaces: Vec<Box<str>>,
}

/// The register of a region.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Register {
    /// By [`AgencyId`], in the order of the register.
    pub agencies: Vec<Agency>,
    names: FxHashMap<Box<str>, AgencyId>,
    groups: FxHashMap<Box<str>, Vec<AgencyId>>,
    scales: FxHashMap<Box<str>, Arc<Scale>>,
    /// By agency: the one that it is part of, and the one that took its place.
    parents: Vec<Option<AgencyId>>,
    successors: Vec<Option<AgencyId>>,
}

impl Register {
    /// The agency of that code or alias (in any case).
    pub fn agency(&self, word: &str) -> Option<AgencyId> {
        self.names.get(word.to_lowercase().as_str()).copied()
    }
    /// The members of a group.
    pub fn group(&self, word: &str) -> Option<&[AgencyId]> {
        self.groups.get(word.to_lowercase().as_str()).map(|v| &**v)
    }
    /// What an agency is.
    pub fn get(&self, id: AgencyId) -> &Agency {
        &self.agencies[id.0 as usize]
    }
    /// All of them.
    pub fn ids(&self) -> impl Iterator<Item = AgencyId> + use<> {
        (0..self.agencies.len() as u16).map(AgencyId)
    }
    /// The agency that an agency is part of.
    pub fn parent(&self, id: AgencyId) -> Option<AgencyId> {
        self.parents[id.0 as usize]
    }
    /// The agency that took its place.
    pub fn successor(&self, id: AgencyId) -> Option<AgencyId> {
        self.successors[id.0 as usize]
    }
    /// Once all agencies are known: who is part of whom, and who took whose place.
    fn relate(&mut self) {
        let parent = |id: AgencyId| self.agency(self.get(id).part_of.as_deref()?).filter(|p| *p != id);
        let parents = self.ids().map(parent).collect();
        let mut successors = vec![None; self.agencies.len()];
        for id in self.ids() {
            for before in self.get(id).replaces.iter().filter_map(|word| self.agency(word)) {
                if before != id {
                    successors[before.0 as usize].get_or_insert(id);
                }
            }
        }
        (self.parents, self.successors) = (parents, successors);
    }
    /// They answer for each other: one is the other, is part of it, or took its place.
    pub fn kin(&self, a: AgencyId, b: AgencyId) -> bool {
        let near = |a, b| self.parent(a) == Some(b) || self.successor(a) == Some(b);
        a == b || near(a, b) || near(b, a)
    }
    /// Those that carry an urusan.
    pub fn with_urusan(&self, urusan: &str) -> Vec<AgencyId> {
        self.ids().filter(|a| self.get(*a).urusan.iter().any(|u| &**u == urusan)).collect()
    }
    /// A scale that the region declares, else a built-in one.
    pub fn scale(&self, name: &str) -> Option<Arc<Scale>> {
        let name = name.to_lowercase();
        self.scales.get(name.as_str()).cloned().or_else(|| Scale::builtin(&name).map(Arc::new))
    }
    /// The names of all scales: those that the region declares, in order, and the built-in ones.
    pub fn scale_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.scales.keys().map(|k| &**k).collect();
        names.sort_unstable();
        names.extend(["sakip", "opini"]);
        names
    }
    /// The agencies whose code, alias or name is near to `word`, the nearest first.
    pub fn nearest(&self, word: &str) -> Vec<AgencyId> {
        let words: Vec<(&str, AgencyId)> = self
            .ids()
            .flat_map(|a| [(&*self.get(a).id, a), (&*self.get(a).name, a)])
            .chain(self.names.iter().map(|(w, a)| (&**w, *a)))
            .collect();
        let mut sorted = words;
        sorted.sort();
        let names: Vec<&str> = sorted.iter().map(|(w, _)| *w).collect();
        let mut found = Vec::new();
        for n in selaras_plan::name::nearest(word, &names) {
            if !found.contains(&sorted[n].1) {
                found.push(sorted[n].1);
            }
        }
        found.truncate(3);
        found
    }
}

/// The register of a region.
#[salsa::tracked(returns(clone))]
pub fn register(db: &dyn Db, workspace: Workspace, region: DocId) -> Arc<Register> {
    let plan = structure(db, workspace, region);
    let mut register = Register::default();
    if documents(db, workspace).get(region).kind != NodeKind::Daerah {
        return Arc::new(register);
    }
    let children = |kind| plan.children(0).filter(move |n| plan.kind(*n) == kind);
    for node in children(NodeKind::PerangkatDaerah) {
        let head = plan.head(node);
        let id = AgencyId(register.agencies.len() as u16);
        let code = head.code.clone().unwrap_or_default();
        // A second agency of one code (S05) counts nowhere.
        if register.agencies.iter().any(|a| a.id.eq_ignore_ascii_case(&code) && !code.is_empty()) {
            continue;
        }
        let attr = |kind| head.attrs.iter().filter(move |a| a.kind == kind);
        let said: Vec<Box<str>> =
            attr(PropKind::Urusan).flat_map(|a| a.words.iter().map(|w| w.text.clone())).collect();
        let official = attr(PropKind::Kode).next().and_then(|a| a.word()).unwrap_or_default();
        let urusan =
            if said.is_empty() { code::urusan_of_agency(official).map(Into::into).collect() } else { said };
        let aliases = attr(PropKind::Alias).flat_map(|a| a.words.iter().map(|w| w.text.to_lowercase()));
        for name in std::iter::once(code.to_lowercase()).chain(aliases) {
            register.names.entry(name.into()).or_insert(id);
        }
        register.agencies.push(Agency {
            id: code,
            name: head.title.clone().unwrap_or_default(),
            node: NodeRef { doc: region, node },
            urusan,
            part_of: attr(PropKind::BagianDari).next().and_then(|a| a.word()).map(Into::into),
            replaces: attr(PropKind::Menggantikan)
                .flat_map(|a| a.words.iter().map(|w| w.text.clone()))
                .collect(),
        });
    }
    register.relate();
    for node in children(NodeKind::Kelompok) {
        let head = plan.head(node);
        let members = head.entries.iter().filter_map(|w| register.agency(&w.text)).collect();
        // Of two groups, or scales, of one code (S05) the first counts.
        let code = head.code.as_deref().unwrap_or_default().to_lowercase();
        register.groups.entry(code.into()).or_insert(members);
    }
    for node in children(NodeKind::Skala) {
        let head = plan.head(node);
        let name = head.code.as_deref().unwrap_or_default();
        let scale = scale_of(name, &head.entries);
        register.scales.entry(name.to_lowercase().into()).or_insert_with(|| Arc::new(scale));
    }
    Arc::new(register)
}

/// The scale of a body: grades with bands (`A 80-90`), or grades in their order.
fn scale_of(name: &str, entries: &[Word]) -> Scale {
    let mut bands = Vec::new();
    let mut grades: Vec<String> = Vec::new();
    let mut words = entries.iter().filter(|w| w.quoted || &*w.text != "<").peekable();
    while let Some(word) = words.next() {
        if let Some((low, high)) = words.peek().and_then(|w| parse_span(&w.text)) {
            bands.push((word.text.to_string(), low, high));
            words.next();
        }
        grades.push(word.text.to_string());
    }
    if bands.len() == grades.len() && !bands.is_empty() {
        Scale::bands(name, bands)
    } else {
        Scale::order(name, grades)
    }
}

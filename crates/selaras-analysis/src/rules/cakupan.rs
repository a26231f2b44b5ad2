//! Who covers what of the plan in force: what C01 to C06 share.

use rustc_hash::FxHashMap;
use selaras_plan::code::{self, Level, Shape};
use selaras_plan::name::{Name, equal};
use selaras_syntax::schema::NodeKind;

use crate::documents::NodeRef;
use crate::items::Role;
use crate::links::{Layer, View};
use crate::plan::{Duty, Structure};
use crate::region::{Member, Region};
use crate::register::Register;

/// A program with what coverage asks of it.
#[derive(Clone, Copy)]
pub(super) struct Program<'a> {
    /// Which one.
    pub node: NodeRef,
    /// Its code.
    pub code: &'a str,
    /// Who is in charge.
    pub duty: &'a Duty,
    layer: Layer<'a>,
}

impl<'a> Program<'a> {
    /// Its name.
    pub fn title(&self) -> Option<&'a str> {
        self.layer.tree.title(self.node.node)
    }
    /// It has that code, or says that it took the place of the program that has.
    pub fn stands_for(&self, code: &str) -> bool {
        code::same_program(self.code, code) || replaced(self.layer.tree, self.node.node, code)
    }
    /// Its own code, and those of the programs whose place it took.
    fn codes(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        std::iter::once(self.code).chain(replaces(self.layer.tree, self.node.node))
    }
    /// Both have one name.
    pub fn has_name_of(&self, other: &Program) -> bool {
        let titles = self.title().zip(other.title());
        titles.is_some_and(|(a, b)| equal(&Name::new(a), &Name::new(b)))
    }
    /// Its code looks official, and is none of a program (K01): which program it is, nobody knows.
    pub fn is_miscoded(&self) -> bool {
        match code::shape(self.code) {
            Shape::Official(level) => level != Level::Program,
            Shape::Malformed => true,
            Shape::Local => false,
        }
    }
}

fn replaced(tree: &Structure, program: u32, code: &str) -> bool {
    replaces(tree, program).any(|last| code::same_program(last, code))
}

/// The codes of the programs whose place it took.
fn replaces(tree: &Structure, program: u32) -> impl Iterator<Item = &str> {
    let refs = tree.head(program).refs.iter().filter(|r| r.role == Role::Menggantikan);
    refs.filter_map(|r| r.path.rsplit('/').next())
}

/// Programs by their codes.
pub(super) struct ByCode<'p, 'a> {
    list: &'p [Program<'a>],
    by_code: FxHashMap<&'a str, Vec<usize>>,
    /// Those of every urusan (`X.XX.01`), by what they share with those of one.
    of_every: FxHashMap<&'a str, Vec<usize>>,
    /// Those whose code is none (K01).
    pub miscoded: Vec<&'p Program<'a>>,
}

impl<'p, 'a> ByCode<'p, 'a> {
    /// Sorts them.
    pub fn new(list: &'p [Program<'a>]) -> ByCode<'p, 'a> {
        let mut by_code: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        let mut of_every = by_code.clone();
        for (n, program) in list.iter().enumerate() {
            for code in program.codes() {
                by_code.entry(code).or_default().push(n);
                if code::is_every_urusan(code) {
                    of_every.entry(in_common(code)).or_default().push(n);
                }
            }
        }
        let miscoded = list.iter().filter(|p| p.is_miscoded()).collect();
        ByCode { list, by_code, of_every, miscoded }
    }
    /// The numbers of those that may stand for the code.
    fn candidates(&self, code: &str) -> Vec<usize> {
        if code::is_every_urusan(code) {
            return (0..self.list.len()).collect();
        }
        let exact = self.by_code.get(code).into_iter().flatten();
        let every = self.of_every.get(in_common(code)).into_iter().flatten();
        let mut found: Vec<usize> = exact.chain(every).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }
    /// Those that stand for the code, in their order.
    pub fn standing_for(&self, code: &str) -> impl Iterator<Item = &'p Program<'a>> {
        self.candidates(code).into_iter().map(|n| &self.list[n]).filter(move |p| p.stands_for(code))
    }
    /// Those that stand for the program, or that it stands for, in their order.
    pub fn standing_beside(&self, own: &Program) -> Vec<&'p Program<'a>> {
        let mut alike: Vec<usize> = own.codes().flat_map(|code| self.candidates(code)).collect();
        alike.sort_unstable();
        alike.dedup();
        let beside = |p: &&Program| p.stands_for(own.code) || own.stands_for(p.code);
        alike.into_iter().map(|n| &self.list[n]).filter(beside).collect()
    }
}

/// What codes that name one program share: all behind the bidang urusan, in whose place `X.XX` may stand.
pub(super) fn in_common(code: &str) -> &str {
    code.get(4..).unwrap_or(code)
}

/// The programs of a plan that are in force and have a code, less those that another of them replaces.
pub(super) fn programs<'a>(view: &View<'a>) -> Vec<Program<'a>> {
    let mut found: Vec<Program> = Vec::new();
    let mut any_replaces = false;
    for (layer, node) in view.of_kind(NodeKind::Program) {
        let head = layer.tree.head(node);
        any_replaces |= head.refs.iter().any(|r| r.role == Role::Menggantikan);
        if let Some(code) = head.code.as_deref() {
            let duty = layer.plan.duty(node);
            found.push(Program { node: NodeRef { doc: layer.doc, node }, code, duty, layer });
        }
    }
    if any_replaces {
        let all = found.clone();
        found.retain(|p| {
            let newer = |o: &&Program| o.node != p.node && replaced(o.layer.tree, o.node.node, p.code);
            !all.iter().any(|o| newer(&o))
        });
    }
    found
}

/// What the plan gives to those of one duty belongs to a node of the other: they share an agency, or one’s is part of
/// the other’s, or took its place.
pub(super) fn is_given(register: &Register, to: &Duty, of: &Duty) -> bool {
    let kin = |a| to.agencies.iter().any(|b| register.kin(a, *b));
    to.meets(of) || of.agencies.iter().any(|a| kin(*a))
}

/// The indicators in force of each sasaran and program in force: its own, and those of its outcomes.
pub(super) fn indicators(region: &Region) -> FxHashMap<NodeRef, Vec<NodeRef>> {
    let mut found: FxHashMap<NodeRef, Vec<NodeRef>> = FxHashMap::default();
    for (layer, node) in region.view.of_kind(NodeKind::Indikator) {
        let outer = |n: &u32| !matches!(layer.tree.kind(*n), NodeKind::Outcome | NodeKind::Keluaran);
        let Some(owner) = layer.tree.ancestors(node).skip(1).find(outer) else { continue };
        if matches!(layer.tree.kind(owner), NodeKind::Sasaran | NodeKind::Program) {
            let owner = region.view.current(NodeRef { doc: layer.doc, node: owner });
            found.entry(owner).or_default().push(NodeRef { doc: layer.doc, node });
        }
    }
    found
}

/// Whether a sasaran of the plan is worked on.
pub(super) enum Support<'r, 'a> {
    /// It is, or nobody can say that it is not, or those in charge have no Renstra (C09).
    Settled,
    /// None of those in charge supports it; the first of them.
    Missing(&'r Member<'a>),
    /// Nobody is in charge, and nobody supports it.
    Nobody,
}

/// Judges the support of a sasaran with these indicators.
pub(super) fn support<'r, 'a>(
    region: &'r Region<'a>,
    sasaran: NodeRef,
    indicators: &[NodeRef],
) -> Support<'r, 'a> {
    let duty = region.duty(sasaran);
    if duty.unknown {
        return Support::Settled;
    }
    let asked: Vec<&Member> =
        if duty.is_nobody() { region.members.iter().collect() } else { region.in_charge(duty) };
    let supports =
        |m: &Member| m.takes.contains(&sasaran) || indicators.iter().any(|i| region.takes_up(m, *i));
    // A tujuan that says nothing of what it supports (R04) may be meant for this one.
    if asked.iter().any(|m| m.doubtful || region.deeds(m).tujuan_without_reference || supports(m)) {
        return Support::Settled;
    }
    match asked.first() {
        _ if duty.is_nobody() => Support::Nobody,
        Some(first) => Support::Missing(first),
        None => Support::Settled,
    }
}

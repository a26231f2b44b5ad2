//! The sasaran and programs of a plan in force beside the agencies: who is given what, and who takes it up. Facts for
//! views, by the same questions that C01 to C05 ask; what is a fault the rules say.

use rustc_hash::{FxHashMap, FxHashSet};
use selaras_syntax::schema::NodeKind;

use crate::db::{Db, Workspace};
use crate::documents::{DocId, NodeRef};
use crate::items::Role;
use crate::links::{View, links};
use crate::region::{Member, Region, deeds};
use crate::register::AgencyId;
use crate::rules::cakupan::{ByCode, Program, indicators, programs};

/// What a plan in force asks, and who answers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Matriks {
    /// Its sasaran, then its programs that have a code.
    pub rows: Vec<Row>,
    /// Its promises.
    pub janji: Vec<Janji>,
    /// The Renstra that follow it, in the order of documents, each with its agencies.
    pub renstra: Vec<(DocId, Vec<AgencyId>)>,
}

/// A sasaran or a program.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The node in the plan in force.
    pub node: NodeRef,
    /// Nobody is in charge.
    pub nobody: bool,
    /// Who is in charge cannot be known (R09).
    pub unknown: bool,
    /// Its indicators, and those of its outcomes.
    pub indicators: Vec<NodeRef>,
    /// Those who are in charge, and those who take it up, in the order of the register.
    pub cells: Vec<Cell>,
}

/// A row at one agency.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// The agency; one whose duties another carries is that other.
    pub agency: AgencyId,
    /// It is in charge.
    pub given: bool,
    /// Its Renstra.
    pub renstra: Vec<DocId>,
    /// The nodes of its Renstra that take the row up: tujuan, sasaran and indicators that refer to a sasaran or to an
    /// indicator of it; programs of a program's code.
    pub nodes: Vec<NodeRef>,
    /// The row's indicators that it takes up.
    pub indicators: Vec<NodeRef>,
    /// What takes it up, or a program below that, has money.
    pub funded: bool,
    /// Nobody can say what it does not take up (R04, R06, R09).
    pub doubtful: bool,
}

/// A promise, and the agencies whose programs or kegiatan are to realise it.
#[derive(Clone, PartialEq, Debug)]
pub struct Janji {
    /// The node in the plan in force.
    pub node: NodeRef,
    /// In the order of the register.
    pub agencies: Vec<AgencyId>,
}

/// The matrix of a plan in force.
pub fn matriks(db: &dyn Db, workspace: Workspace, doc: DocId) -> Matriks {
    let region = Region::new(db, workspace, doc);
    let owned = indicators(&region);
    let answers: Vec<Answers> = region.members.iter().map(|m| Answers::of(&region, m)).collect();
    let held: Vec<Vec<Program>> =
        region.members.iter().map(|m| programs(&View::new(db, workspace, m.doc))).collect();
    let held: Vec<ByCode> = held.iter().map(|list| ByCode::new(list)).collect();
    let mut found = Matriks::default();
    for (_, node) in region.nodes(NodeKind::Sasaran) {
        let indicators = owned.get(&node).cloned().unwrap_or_default();
        found.rows.push(row(&region, node, indicators, |n| answers[n].to_sasaran(node, &owned)));
    }
    for program in programs(&region.view) {
        let indicators = owned.get(&program.node).cloned().unwrap_or_default();
        let taken = |n: usize| {
            let mut nodes: Vec<NodeRef> = held[n].standing_for(program.code).map(|p| p.node).collect();
            nodes.sort();
            nodes
        };
        found.rows.push(row(&region, program.node, indicators, taken));
    }
    for (_, node) in region.nodes(NodeKind::Janji) {
        found.janji.push(Janji { node, agencies: realisers(&region, node) });
    }
    found.renstra = region.members.iter().map(|m| (m.doc, m.plan.agencies.agencies.clone())).collect();
    found
}

fn row(
    region: &Region,
    node: NodeRef,
    indicators: Vec<NodeRef>,
    taken: impl Fn(usize) -> Vec<NodeRef>,
) -> Row {
    let duty = region.duty(node);
    let given = region.keepers(duty);
    let taken: Vec<Vec<NodeRef>> = (0..region.members.len()).map(taken).collect();
    let takes = |n: usize| {
        let member = &region.members[n];
        !taken[n].is_empty() || member.takes.contains(&node)
    };
    let mut agencies = given.clone();
    for (n, member) in region.members.iter().enumerate() {
        if takes(n) {
            agencies.extend(&member.plan.agencies.agencies);
        }
    }
    agencies.sort();
    agencies.dedup();
    let cell = |agency: AgencyId| {
        let own: Vec<usize> =
            (0..region.members.len()).filter(|n| region.members[*n].plan.agencies.includes(agency)).collect();
        let members = || own.iter().map(|n| &region.members[*n]);
        let nodes: Vec<NodeRef> = own.iter().flat_map(|n| taken[*n].iter().copied()).collect();
        Cell {
            agency,
            given: given.contains(&agency),
            renstra: members().map(|m| m.doc).collect(),
            indicators: indicators
                .iter()
                .copied()
                .filter(|i| members().any(|m| region.takes_up(m, *i)))
                .collect(),
            funded: nodes.iter().any(|n| has_money(region, *n)),
            doubtful: members().any(|m| m.doubtful || region.deeds(m).tujuan_without_reference),
            nodes,
        }
    };
    let cells = agencies.into_iter().map(cell).collect();
    Row { node, nobody: duty.is_nobody(), unknown: duty.unknown, indicators, cells }
}

/// Which nodes of a Renstra refer to what.
struct Answers {
    by_target: FxHashMap<NodeRef, Vec<NodeRef>>,
}

impl Answers {
    fn of(region: &Region, member: &Member) -> Answers {
        let mut by_target: FxHashMap<NodeRef, Vec<NodeRef>> = FxHashMap::default();
        let own = View::new(region.db, region.workspace, member.doc);
        for (depth, layer) in own.layers.iter().enumerate() {
            for link in &links(region.db, region.workspace, layer.doc).list {
                let refers = matches!(link.role, Role::Mendukung | Role::Mengacu | Role::Berkontribusi);
                if !refers || !own.in_force(depth, link.node) {
                    continue;
                }
                let from = NodeRef { doc: layer.doc, node: link.node };
                for target in link.to.found() {
                    let target = region.same_indicator(region.view.current(*target));
                    by_target.entry(target).or_default().push(from);
                }
            }
        }
        Answers { by_target }
    }

    /// The nodes that refer to a sasaran, or to an indicator of it.
    fn to_sasaran(&self, sasaran: NodeRef, owned: &FxHashMap<NodeRef, Vec<NodeRef>>) -> Vec<NodeRef> {
        let indicators = owned.get(&sasaran).into_iter().flatten();
        let targets = std::iter::once(&sasaran).chain(indicators);
        let nodes = targets.filter_map(|t| self.by_target.get(t)).flatten().copied();
        let unique: FxHashSet<NodeRef> = nodes.collect();
        let mut nodes: Vec<NodeRef> = unique.into_iter().collect();
        nodes.sort();
        nodes
    }
}

/// A program, kegiatan or subkegiatan in a node, or in what the node is an indicator of, has money.
fn has_money(region: &Region, node: NodeRef) -> bool {
    let tree = crate::plan::structure(region.db, region.workspace, node.doc);
    let is_home = |n: &u32| {
        matches!(tree.kind(*n), NodeKind::Tujuan | NodeKind::Sasaran | NodeKind::Program | NodeKind::Kegiatan)
    };
    let Some(home) = tree.ancestors(node.node).find(is_home) else { return false };
    let deeds = deeds(region.db, region.workspace, node.doc);
    deeds.activities.iter().any(|a| a.has_money && tree.within(a.node, home))
}

/// The agencies in charge of the programs, or the owners of the kegiatan, that a promise names.
fn realisers(region: &Region, janji: NodeRef) -> Vec<AgencyId> {
    let links = links(region.db, region.workspace, janji.doc);
    let named = links.role(janji.node, Role::Melalui).flat_map(|l| l.to.found());
    let mut agencies: Vec<AgencyId> = named
        .flat_map(|node| match region.view.layer(node.doc) {
            Some(_) => region.keepers(region.duty(region.view.current(*node))),
            None => crate::plan::plan(region.db, region.workspace, node.doc).agencies.agencies.clone(),
        })
        .collect();
    agencies.sort();
    agencies.dedup();
    agencies
}

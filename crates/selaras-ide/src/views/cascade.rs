//! The cascade as a tree: from misi down to subkegiatan, over the plan in force and the Renstra that follow it. A Renstra's
//! tujuan hangs below the sasaran that it supports, a program of the plan below its sasaran.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::facts::{Indicators, Known};
use selaras_analysis::items::Role;
use selaras_analysis::links::{View, links, upstream_programs};
use selaras_analysis::pagu::{Money, PaguTable};
use selaras_analysis::plan::{plan, structure};
use selaras_analysis::region::Region;
use selaras_analysis::register::{AgencyId, Register};
use selaras_analysis::sheet::build;
use selaras_plan::number::format_money;
use selaras_syntax::schema::NodeKind;

use crate::Ide;
use crate::views::places::path_of;
use crate::views::plans::register_of;
use crate::views::tally::{Judgements, Tally};

/// A node of the cascade.
#[derive(Clone, PartialEq, Debug)]
pub struct CascadeNode {
    /// Its name for machines; no two nodes of an answer have the same.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// Its code.
    pub code: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The code of its document.
    pub document: String,
    /// The agencies in charge, by their codes; `semua` stands for all.
    pub agencies: Vec<String>,
    /// Which it is; [`Places`](crate::views::places::Places) says where it stands.
    pub node: NodeRef,
    /// What stands at it: its own findings, and those of its indicators.
    pub own: Tally,
    /// What stands at all nodes below it.
    pub below: Tally,
    /// Its indicators.
    pub indicators: Vec<CascadeIndicator>,
    /// Its money by year, where values are asked for.
    pub pagu: Vec<(u16, String)>,
    /// The nodes that it supports, or, of a Renstra's program, the programs of the plan that it is; below one of them it
    /// hangs, or below what it stands in.
    pub supports: Vec<String>,
    /// The nodes that support it, or are the same program, and hang elsewhere.
    pub supported_by: Vec<String>,
    /// What hangs below it.
    pub children: Vec<CascadeNode>,
}

impl CascadeNode {
    /// The node of a name.
    pub fn find<'n>(nodes: &'n [CascadeNode], id: &str) -> Option<&'n CascadeNode> {
        nodes.iter().find_map(|n| if n.id == id { Some(n) } else { CascadeNode::find(&n.children, id) })
    }
}

/// An indicator of a node.
#[derive(Clone, PartialEq, Debug)]
pub struct CascadeIndicator {
    /// Its name for machines.
    pub id: String,
    /// Its code.
    pub code: Option<String>,
    /// Its title; of one that is adopted whole, the plan's.
    pub title: Option<String>,
    /// Which it is; [`Places`](crate::views::places::Places) says where it stands.
    pub node: NodeRef,
    /// What stands at it.
    pub own: Tally,
    /// The indicator that it is the same as.
    pub adopts: Option<String>,
    /// Its unit, where values are asked for.
    pub unit: Option<String>,
    /// Its targets by year, where values are asked for; one that cannot be read is not there.
    pub targets: Vec<(u16, String)>,
}

/// What is asked of the cascade.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// Only what this agency is in charge of, and what that hangs below.
    pub agency: Option<AgencyId>,
    /// With targets and money.
    pub values: bool,
}

/// The cascade of a plan in force: its visi, misi and promises, what of it hangs below no sasaran, and then each Renstra
/// with what supports nothing.
pub fn cascade(ide: &Ide, doc: DocId, wanted: Wanted) -> Vec<CascadeNode> {
    let region = Region::new(ide.db(), ide.workspace(), doc);
    let judged = Judgements::of(ide);
    let register = register_of(ide, doc);
    let mut builder = Builder {
        ide,
        judged: &judged,
        register: &register,
        wanted,
        values: FxHashMap::default(),
        edges: Edges::default(),
        names: FxHashMap::default(),
        taken: FxHashMap::default(),
    };
    let mut roots = Vec::new();
    builder.edges.of_plan(ide, &region.view, &mut roots);
    for member in &region.members {
        let mut own = Vec::new();
        builder.edges.of_renstra(ide, &region.view, member.doc, &mut own);
        let document = NodeRef { doc: member.doc, node: 0 };
        if !own.is_empty() {
            builder.edges.children.insert(document, own);
            roots.push(document);
        }
    }
    roots.into_iter().filter_map(|n| builder.node(n, 0)).collect()
}

/// What hangs below what, and what leads where.
#[derive(Default)]
struct Edges {
    children: FxHashMap<NodeRef, Vec<NodeRef>>,
    indicators: FxHashMap<NodeRef, Vec<NodeRef>>,
    supports: FxHashMap<NodeRef, Vec<NodeRef>>,
    supported_by: FxHashMap<NodeRef, Vec<NodeRef>>,
    adopts: FxHashMap<NodeRef, NodeRef>,
}

/// The kinds that the cascade shows.
fn is_shown(kind: NodeKind) -> bool {
    use NodeKind as K;
    matches!(
        kind,
        K::Visi
            | K::Misi
            | K::Tujuan
            | K::Sasaran
            | K::Program
            | K::Outcome
            | K::Kegiatan
            | K::Keluaran
            | K::Subkegiatan
            | K::Janji
    )
}

impl Edges {
    /// The plan in force: as it is written, programs below the first sasaran that they support.
    fn of_plan(&mut self, ide: &Ide, view: &View, roots: &mut Vec<NodeRef>) {
        for (node, kind) in self.written(ide, view, view) {
            if kind == NodeKind::Program
                && let Some(home) = self.home(node)
            {
                self.children.entry(home).or_default().push(node);
            } else {
                roots.push(node);
            }
        }
    }

    /// A Renstra: what stands directly in it, below the first node of the plan that it supports.
    fn of_renstra(&mut self, ide: &Ide, above: &View, doc: DocId, roots: &mut Vec<NodeRef>) {
        let view = View::new(ide.db(), ide.workspace(), doc);
        for (node, _) in self.written(ide, &view, above) {
            match self.home(node).filter(|h| above.layer(h.doc).is_some()) {
                Some(home) => self.children.entry(home).or_default().push(node),
                None => roots.push(node),
            }
        }
    }

    fn home(&self, node: NodeRef) -> Option<NodeRef> {
        self.supports.get(&node)?.first().copied().filter(|h| *h != node)
    }

    /// Takes in the nodes in force of a plan, with what they contain and refer to. Gives those that stand in no shown
    /// node.
    fn written(&mut self, ide: &Ide, view: &View, above: &View) -> Vec<(NodeRef, NodeKind)> {
        let (db, workspace) = (ide.db(), ide.workspace());
        let current = |n: NodeRef| above.current(view.current(n));
        let mut top = Vec::new();
        for (layer, number) in view.nodes() {
            let (tree, kind) = (layer.tree, layer.tree.kind(number));
            let node = NodeRef { doc: layer.doc, node: number };
            let is_indicator = kind == NodeKind::Indikator;
            if !is_indicator && !is_shown(kind) {
                continue;
            }
            let links = links(db, workspace, layer.doc);
            let owner = tree.ancestors(number).skip(1).find(|n| is_shown(tree.kind(*n)));
            let owner = owner.map(|n| view.current(NodeRef { doc: layer.doc, node: n }));
            if is_indicator {
                if let Some(owner) = owner {
                    self.indicators.entry(owner).or_default().push(node);
                }
                if let [one] =
                    links.role(number, Role::Mengacu).flat_map(|l| l.to.found()).collect::<Vec<_>>()[..]
                {
                    self.adopts.insert(node, current(*one));
                }
                continue;
            }
            let mut targets: Vec<NodeRef> = Vec::new();
            for link in links.of(number).iter().filter(|l| matches!(l.role, Role::Mendukung | Role::Melalui))
            {
                targets.extend(link.to.found().iter().map(|n| shown_at(ide, current(*n))));
            }
            if kind == NodeKind::Program && above.layer(layer.doc).is_none() {
                targets.extend(upstream_programs(above, tree, layer.plan, number));
            }
            let mut seen = FxHashSet::default();
            targets.retain(|t| seen.insert(*t));
            for target in &targets {
                self.supported_by.entry(*target).or_default().push(node);
            }
            if !targets.is_empty() {
                self.supports.insert(node, targets);
            }
            match owner {
                Some(owner) => self.children.entry(owner).or_default().push(node),
                None => top.push((node, kind)),
            }
        }
        top
    }
}

/// A node that is shown: itself, or what it is an indicator of.
fn shown_at(ide: &Ide, node: NodeRef) -> NodeRef {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let found = tree.ancestors(node.node).find(|n| is_shown(tree.kind(*n)));
    found.map_or(node, |n| NodeRef { doc: node.doc, node: n })
}

struct Builder<'a> {
    ide: &'a Ide<'a>,
    judged: &'a Judgements,
    register: &'a Register,
    wanted: Wanted,
    /// Indicators and money of documents, where they are asked for.
    values: FxHashMap<DocId, (Indicators, Arc<PaguTable>)>,
    edges: Edges,
    names: FxHashMap<NodeRef, String>,
    /// How often a name was given.
    taken: FxHashMap<String, usize>,
}

/// Deeper than any plan; a circle that slipped through ends here.
const DEEPEST: usize = 32;

impl Builder<'_> {
    /// A node with all below it; none that the wanted agency has nothing to do with.
    fn node(&mut self, node: NodeRef, depth: usize) -> Option<CascadeNode> {
        let children = self.edges.children.remove(&node).unwrap_or_default();
        let children: Vec<CascadeNode> = match depth < DEEPEST {
            true => children.into_iter().filter_map(|n| self.node(n, depth + 1)).collect(),
            false => Vec::new(),
        };
        let (db, workspace) = (self.ide.db(), self.ide.workspace());
        let duty = plan(db, workspace, node.doc).duty(node.node);
        let is_meant = self.wanted.agency.is_none_or(|a| duty.includes(a));
        if !is_meant && children.is_empty() {
            return None;
        }
        let tree = structure(db, workspace, node.doc);
        let indicators = self.edges.indicators.remove(&node).unwrap_or_default();
        let indicators: Vec<CascadeIndicator> = indicators.into_iter().map(|n| self.indicator(n)).collect();
        let mut agencies: Vec<String> =
            duty.agencies.iter().map(|a| self.register.get(*a).id.to_string()).collect();
        if duty.all {
            agencies = vec!["semua".to_owned()];
        }
        let below = children.iter().fold(Tally::default(), |t, c| t.plus(c.own).plus(c.below));
        let own = indicators.iter().fold(self.judged.tally(node), |t, i| t.plus(i.own));
        let supports = self.edges.supports.get(&node).cloned().unwrap_or_default();
        let hang: FxHashSet<&str> = children.iter().map(|c| &*c.id).collect();
        let others = self.edges.supported_by.get(&node).cloned().unwrap_or_default();
        let supported_by: Vec<String> =
            others.into_iter().map(|n| self.name(n)).filter(|id| !hang.contains(&**id)).collect();
        Some(CascadeNode {
            id: self.name(node),
            kind: tree.kind(node.node),
            code: tree.code(node.node).map(str::to_owned),
            title: tree.title(node.node).map(str::to_owned),
            document: self.ide.documents().get(node.doc).id.to_string(),
            agencies,
            node,
            own,
            below,
            indicators,
            pagu: self.pagu(node),
            supports: supports.into_iter().map(|n| self.name(n)).collect(),
            supported_by,
            children,
        })
    }

    fn indicator(&mut self, node: NodeRef) -> CascadeIndicator {
        let adopts = self.edges.adopts.get(&node).copied();
        let word = |read: &dyn Fn(NodeRef) -> Option<String>| read(node).or_else(|| read(adopts?));
        let (db, workspace) = (self.ide.db(), self.ide.workspace());
        let code = word(&|n| structure(db, workspace, n.doc).code(n.node).map(str::to_owned));
        let title = word(&|n| structure(db, workspace, n.doc).title(n.node).map(str::to_owned));
        let (mut unit, mut targets) = (None, Vec::new());
        if self.wanted.values
            && let Some(item) = self.values_of(node.doc).0.get(node.node)
        {
            unit = item.satuan.value.as_ref().filter(|u| !u.is_empty()).map(|u| u.show());
            let shown = item.targets.iter().filter_map(|t| match &t.known {
                Known::Value(value) => Some((t.year, value.show())),
                Known::NotGiven | Known::Unknown => None,
            });
            targets = shown.collect();
        }
        CascadeIndicator {
            id: self.name(node),
            code,
            title,
            node,
            own: self.judged.tally(node),
            adopts: adopts.map(|n| self.name(n)),
            unit,
            targets,
        }
    }

    fn pagu(&mut self, node: NodeRef) -> Vec<(u16, String)> {
        if !self.wanted.values {
            return Vec::new();
        }
        let money = &self.values_of(node.doc).1;
        let Some(pagu) = money.of(node.node) else { return Vec::new() };
        let years = money.years.iter().enumerate();
        years
            .filter_map(|(column, year)| match pagu.at(column) {
                Money::Amount(amount) => Some((year, format_money(amount))),
                Money::NotGiven | Money::Unknown => None,
            })
            .collect()
    }

    fn values_of(&mut self, doc: DocId) -> &(Indicators, Arc<PaguTable>) {
        let (db, workspace) = (self.ide.db(), self.ide.workspace());
        self.values.entry(doc).or_insert_with(|| {
            let sheet = build(db, workspace, doc);
            (sheet.indicators, sheet.money)
        })
    }

    /// A name that no other node of the answer has.
    fn name(&mut self, node: NodeRef) -> String {
        if let Some(known) = self.names.get(&node) {
            return known.clone();
        }
        let path = path_of(self.ide, node);
        let times = self.taken.entry(path.clone()).or_default();
        *times += 1;
        let name = if *times == 1 { path } else { format!("{path}#{times}") };
        self.names.insert(node, name.clone());
        name
    }
}

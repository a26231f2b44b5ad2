//! Nodes that a reference may lead to, ranked by whether this agency is in charge; those that it has already come last.

use std::collections::BTreeSet;

use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::items::Role;
use selaras_analysis::links::{Layer, View, shortest, upstream_programs};
use selaras_plan::code;
use selaras_syntax::schema::NodeKind;

use super::fit::{Fit, Typed};
use super::{Item, ItemKind, MOST, Scene};
use crate::insert::Insert;
use crate::symbol::Home;

/// A node that may be meant, before it is described. The order of the fields is that of the list.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    fit: Fit,
    used: bool,
    /// In which of the plans that the relation looks through.
    view: usize,
    far: bool,
    /// 0: this agency is in charge, 1: nobody, 2: others.
    others: u8,
    /// The place of its kind among those that the relation takes.
    rank: usize,
    layer: usize,
    node: u32,
}

/// Where a relation looks, and which kinds it takes.
struct Relation<'a> {
    views: Vec<View<'a>>,
    /// Kinds, those that are meant most first; none: any.
    kinds: &'static [NodeKind],
    /// An indicator counts only in these; none: in any.
    indicators_of: Option<&'static [NodeKind]>,
}

/// Nodes without a code cannot be referred to; documents are named otherwise.
const ANY: &[NodeKind] = &[
    NodeKind::Indikator,
    NodeKind::Program,
    NodeKind::Sasaran,
    NodeKind::Tujuan,
    NodeKind::Outcome,
    NodeKind::Kegiatan,
    NodeKind::Subkegiatan,
    NodeKind::Keluaran,
    NodeKind::Misi,
    NodeKind::Strategi,
    NodeKind::ArahKebijakan,
    NodeKind::Aspek,
    NodeKind::Urusan,
    NodeKind::Janji,
    NodeKind::Isu,
];

impl<'a> Scene<'a> {
    /// Nodes for a reference: what is put in is a path.
    pub(super) fn nodes(&self, role: Role, typed: &Typed, truncated: &mut bool) -> Vec<Item> {
        // `DOC:` says in which plan; it is typed already, and stays.
        let named = self.spot.typed().split_once(':');
        let (prefix, typed) = match named {
            Some((doc, _)) => (format!("{doc}:"), &typed.behind_document()),
            None => (String::new(), typed),
        };
        let Some(mut relation) = self.relation(role) else { return Vec::new() };
        if let Some((doc, _)) = named {
            let plans = self.ide.documents().named(doc, NodeKind::is_plan);
            relation.views = plans.first().map(|doc| self.view(*doc)).into_iter().collect();
        }
        let itself = self.itself().or(self.node());
        let chosen = self.chosen(&relation, &[role], typed, |node| Some(node) != itself);
        *truncated |= chosen.len() > MOST;
        let views: Vec<&View> = relation.views.iter().collect();
        let describe = |candidate: &Candidate| {
            let layer = &relation.views[candidate.view].layers[candidate.layer];
            let node = NodeRef { doc: layer.doc, node: candidate.node };
            let mut paths = vec![match role {
                // A kegiatan that several Renstra have is reached in all of them by one path.
                Role::Melalui => shortest(&[views[0], views[candidate.view]], node),
                _ => shortest(&views, node),
            }];
            if !typed.path().is_empty() {
                paths.extend([false, true].map(|all| whole_path(layer, node.node, all)));
            }
            // Who has typed `T1/S1/` wants it so, though a shorter path would do.
            let path = typed.going_on(&paths).unwrap_or(&paths[0]).to_owned();
            let item = self.node_item(layer, node, path.clone(), candidate);
            let mut filter = typed.filter(&path, &item.words);
            if typed.going_on(&paths).is_none() && !typed.path().is_empty() {
                filter.insert_str(0, typed.path());
            }
            let filter = format!("{prefix}{filter}");
            Item { filter, insert: Insert::of(format!("{prefix}{path}")), ..item }
        };
        let items = chosen.iter().take(MOST).map(describe);
        if role == Role::Melalui { once_each(items) } else { items.collect() }
    }

    /// What stands in the plan above and may be taken over here, described by `item` from its path: indicators, programs.
    pub(super) fn above(
        &self,
        kind: &'static [NodeKind],
        typed: &Typed,
        truncated: &mut bool,
        insert: impl Fn(NodeRef, &str) -> Option<Insert>,
    ) -> Vec<Item> {
        let Some(up) = self.doc().and_then(|doc| self.ide.documents().get(doc).upstream.doc()) else {
            return Vec::new();
        };
        let relation = Relation { views: vec![self.view(up)], kinds: kind, indicators_of: None };
        let chosen = self.chosen(&relation, &[Role::Mengacu, Role::Berkontribusi], typed, |_| true);
        *truncated |= chosen.len() > MOST;
        let describe = |candidate: &Candidate| {
            let layer = &relation.views[0].layers[candidate.layer];
            let node = NodeRef { doc: layer.doc, node: candidate.node };
            let path = shortest(&[&relation.views[0]], node);
            let insert = insert(node, &path)?;
            let item = self.node_item(layer, node, path, candidate);
            Some(Item { kind: ItemKind::Skeleton, insert, ..item })
        };
        chosen.iter().take(MOST).filter_map(describe).collect()
    }

    fn node_item(&self, layer: &Layer, node: NodeRef, path: String, candidate: &Candidate) -> Item {
        let tree = layer.tree;
        let mut remarks = Vec::new();
        if candidate.used {
            remarks.push(self.say("sudah ada di sini", "is here already"));
        }
        remarks.extend(self.in_charge(layer, node.node));
        Item::new(ItemKind::Node, path)
            .words(tree.title(node.node).unwrap_or_default())
            .remark(remarks.join(" · "))
            .about(node, tree.code(node.node).unwrap_or_default())
    }

    /// Who is in charge of a node, in a few letters.
    fn in_charge(&self, layer: &Layer, node: u32) -> Option<String> {
        let duty = layer.plan.duty(node);
        if duty.all {
            return Some("semua".to_owned());
        }
        let (_, register) = self.register()?;
        let names: Vec<&str> = duty.agencies.iter().take(2).map(|a| &*register.get(*a).id).collect();
        let more = if duty.agencies.len() > 2 { " …" } else { "" };
        (!names.is_empty()).then(|| format!("{}{more}", names.join(", ")))
    }

    /// The candidates that fit, sorted.
    fn chosen(
        &self,
        relation: &Relation,
        roles: &[Role],
        typed: &Typed,
        wanted: impl Fn(NodeRef) -> bool,
    ) -> Vec<Candidate> {
        let (used, near) = (self.used(relation, roles), self.near());
        let names = self.names_here();
        let mine = self.doc().map(|doc| match self.node() {
            Some(node) => self.plan(doc).duty(node.node),
            None => &self.plan(doc).agencies,
        });
        let mut chosen = Vec::new();
        let mut chain: Vec<(&str, bool)> = Vec::new();
        for (number, view) in relation.views.iter().enumerate() {
            for (rank, kind) in relation.kinds.iter().enumerate() {
                for (layer, node) in view.of_kind(*kind) {
                    let (tree, here) = (layer.tree, NodeRef { doc: layer.doc, node });
                    let Some(code) = tree.code(node) else { continue };
                    chain.clear();
                    chain.extend(tree.ancestors(node).take_while(|n| *n != 0).map(|n| {
                        let may_miss = matches!(tree.kind(n), NodeKind::Outcome | NodeKind::Keluaran);
                        (tree.code(n).unwrap_or_default(), may_miss)
                    }));
                    let Some(fit) = typed.fit_node(tree.title(node).unwrap_or_default(), &chain) else {
                        continue;
                    };
                    // What adopts one of the plan above is no indicator of its own.
                    let adopts = roles == [Role::Mengacu]
                        && number > 0
                        && tree.head(node).refs.iter().any(|r| r.role == Role::Mengacu);
                    if adopts
                        || !wanted(here)
                        || !self.keeps(roles, number, here, *kind)
                        || !relation.takes(view, here)
                    {
                        continue;
                    }
                    let own = tree.kind(node) == NodeKind::Program && self.has_program(code);
                    let far =
                        !tree.ancestors(node).any(|n| near.contains(&NodeRef { doc: layer.doc, node: n }));
                    let duty = layer.plan.duty(node);
                    let others = match duty.is_nobody() {
                        true => 1,
                        false if mine.is_some_and(|mine| duty.meets(mine)) => 0,
                        false => 2,
                    };
                    let layer = view.layers.iter().position(|l| l.doc == layer.doc).unwrap_or_default();
                    let named = !far
                        && !names.is_empty()
                        && tree.title(node).is_some_and(|t| names.contains(&t.to_lowercase()));
                    let adopts = roles.contains(&Role::Mengacu);
                    let used = used.contains(&here) || adopts && (own || named);
                    chosen.push(Candidate { fit, used, view: number, far, others, rank, layer, node });
                }
            }
        }
        chosen.sort();
        chosen
    }

    fn has_program(&self, code: &str) -> bool {
        self.doc().is_some_and(|doc| crate::skeleton::has_program(self.structure(doc), code))
    }

    /// The node whose header the statement is.
    pub(super) fn itself(&self) -> Option<NodeRef> {
        match crate::symbol::home(self.ide, self.spot.file, self.spot.own()?)? {
            Home::Plan(node) => Some(node),
            Home::Table(..) => None,
        }
    }

    /// What this document refers to already in one of these roles, but for the statement at the cursor. Read off the
    /// references themselves: to link the whole document anew for each letter that is typed would take longer.
    fn used(&self, relation: &Relation, roles: &[Role]) -> BTreeSet<NodeRef> {
        let Some(doc) = self.doc() else { return BTreeSet::new() };
        let (tree, itself) = (self.structure(doc), self.itself());
        let others = tree.nodes().filter(|n| Some(NodeRef { doc, node: *n }) != itself);
        // `mendukung` of a goal looks in the plan above, that of a program in its own.
        let goal = |kind| matches!(kind, NodeKind::Tujuan | NodeKind::Sasaran | NodeKind::ArahKebijakan);
        let here = self.spot.kind().is_some_and(goal);
        let alike = others.filter(|n| roles != [Role::Mendukung] || goal(tree.kind(*n)) == here);
        let said = alike.flat_map(|n| tree.head(n).refs.iter()).filter(|r| roles.contains(&r.role));
        let mut used = BTreeSet::new();
        for said in said {
            let found = relation.views.iter().map(|v| v.find(&said.path)).filter(|found| !found.is_empty());
            // A promise is kept through all that have the code, any other reference leads into one plan.
            let most = if roles == [Role::Melalui] { usize::MAX } else { 1 };
            used.extend(found.take(most).flatten());
        }
        used
    }

    /// The names of the indicators of the program around the statement: under one program code an equal name says that it
    /// is the same indicator.
    fn names_here(&self) -> BTreeSet<String> {
        let Some(node) = self.node() else { return BTreeSet::new() };
        let (tree, itself) = (self.structure(node.doc), self.itself());
        let Some(program) = tree.nearest(node.node, NodeKind::Program) else { return BTreeSet::new() };
        let inside = tree.subtree(program).into_iter().filter(|n| tree.kind(*n) == NodeKind::Indikator);
        let others = inside.filter(|n| Some(NodeRef { doc: node.doc, node: *n }) != itself);
        others.filter_map(|n| tree.title(n)).map(str::to_lowercase).collect()
    }

    /// What the nodes around the statement are or support in the plan above: what stands in it is near.
    fn near(&self) -> BTreeSet<NodeRef> {
        let mut near = BTreeSet::new();
        let Some(node) = self.node() else { return near };
        let Some(above) = self.ide.documents().get(node.doc).upstream.doc() else { return near };
        let (tree, above) = (self.structure(node.doc), self.view(above));
        for at in tree.ancestors(node.node) {
            if tree.kind(at) == NodeKind::Program {
                near.extend(upstream_programs(&above, tree, self.plan(node.doc), at));
                // What its sasaran supports is farther than what the program is.
                break;
            }
            let supports = tree.head(at).refs.iter().filter(|r| r.role == Role::Mendukung);
            near.extend(supports.flat_map(|r| above.find(&r.path)));
        }
        near
    }

    fn view(&self, doc: DocId) -> View<'a> {
        View::new(self.ide.db(), self.ide.workspace(), doc)
    }

    fn relation(&self, role: Role) -> Option<Relation<'a>> {
        use NodeKind as K;
        const GOALS: &[NodeKind] = &[NodeKind::Sasaran, NodeKind::Tujuan];
        let doc = self.doc()?;
        let document = self.ide.documents().get(doc);
        let own = || vec![self.view(doc)];
        let above = || document.upstream.doc().map(|d| self.view(d)).into_iter().collect::<Vec<_>>();
        let (views, kinds, indicators_of): (_, &'static [NodeKind], Option<&'static [NodeKind]>) = match role
        {
            Role::Mengacu => (above().into_iter().chain(own()).collect(), &[K::Indikator], None),
            Role::Berkontribusi => (above(), &[K::Indikator], None),
            Role::Mendukung => match self.spot.kind()? {
                K::Tujuan => (above(), &[K::Sasaran, K::Tujuan, K::Indikator], Some(GOALS)),
                K::Sasaran => {
                    (above(), &[K::Sasaran, K::Indikator, K::Program, K::Outcome], Some(&[K::Sasaran]))
                }
                K::ArahKebijakan => (above(), &[K::ArahKebijakan], None),
                K::Program | K::Outcome => (own(), &[K::Sasaran, K::Indikator], Some(&[K::Sasaran])),
                K::Keluaran => (own(), &[K::Outcome], None),
                _ => return None,
            },
            Role::Melalui => {
                let views = own().into_iter().chain(self.below(doc)).collect();
                (views, &[K::Program, K::Kegiatan, K::Subkegiatan], None)
            }
            Role::Menjawab => (own(), &[K::Isu], None),
            Role::Pendamping => (own(), &[K::Pendamping], None),
            Role::Dicabut => (document.revises.doc().map(|d| self.view(d)).into_iter().collect(), ANY, None),
            Role::Menggantikan => {
                let before = document.revises.doc().or(document.upstream.doc());
                (before.map(|d| self.view(d)).into_iter().collect(), &[K::Program], None)
            }
            Role::Realisasi => (above(), ANY, None),
            Role::Pada if document.kind == K::Pendampingan => (self.coached(), ANY, None),
            Role::Pada => (own().into_iter().chain(above()).collect(), ANY, None),
            _ => return None,
        };
        Some(Relation { views, kinds, indicators_of })
    }

    /// A promise is kept through programs of its own plan, and through what stands below them in a Renstra.
    fn keeps(&self, roles: &[Role], view: usize, node: NodeRef, kind: NodeKind) -> bool {
        roles != [Role::Melalui]
            || match kind {
                NodeKind::Program => view == 0,
                _ => self.ide.documents().get(node.doc).kind == NodeKind::Renstra,
            }
    }

    /// The Renstra that follow a plan, in whichever of its versions; those of who keeps the promise first.
    fn below(&self, doc: DocId) -> Vec<View<'a>> {
        let documents = self.ide.documents();
        let (first, region) = (documents.first_version(doc), documents.get(doc).region);
        let mine = self.node().map(|node| self.plan(doc).duty(node.node));
        let mut found: Vec<(bool, DocId)> = documents
            .iter()
            .filter(|(_, d)| {
                d.counts()
                    && !d.replaced
                    && d.kind == NodeKind::Renstra
                    && d.upstream.doc().map_or(d.region == region, |up| documents.first_version(up) == first)
            })
            .map(|(doc, _)| (!mine.is_some_and(|mine| self.plan(doc).agencies.meets(mine)), doc))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, doc)| self.view(doc)).collect()
    }

    /// The Renstra of the session's agency.
    fn coached(&self) -> Vec<View<'a>> {
        let Some((node, (_, register))) = self.node().zip(self.register()) else { return Vec::new() };
        let tree = self.structure(node.doc);
        let Some(session) = tree.nearest(node.node, NodeKind::Sesi) else { return Vec::new() };
        let agency = tree.head(session).refs.iter().find(|r| r.role == Role::Agency);
        let Some(agency) = agency.and_then(|r| register.agency(&r.path)) else { return Vec::new() };
        let renstra = self.ide.documents().iter().filter(|(_, d)| d.kind == NodeKind::Renstra && d.counts());
        let mut found = renstra.filter(|(doc, _)| self.plan(*doc).agencies.includes(agency));
        found.next().map(|(doc, _)| self.view(doc)).into_iter().collect()
    }
}

impl Relation<'_> {
    /// An indicator must be one of the right node; a keluaran's outcome stands in its program, which the rules judge.
    fn takes(&self, view: &View, node: NodeRef) -> bool {
        view.kind(node) != Some(NodeKind::Indikator)
            || self.indicators_of.is_none_or(|all| view.outer_kind(node).is_some_and(|k| all.contains(&k)))
    }
}

/// Of items that say the same the first one, with who is in charge of the others.
fn once_each(items: impl Iterator<Item = Item>) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    for item in items {
        let Some(same) = found.iter_mut().find(|i| i.label == item.label) else {
            found.push(item);
            continue;
        };
        let others = item.remark.rsplit(" · ").next().unwrap_or_default();
        if !same.remark.contains(others) && !same.remark.ends_with('…') {
            let more = if same.remark.contains(", ") { " …".to_owned() } else { format!(", {others}") };
            same.remark.push_str(&more);
        }
    }
    found
}

/// The codes of a node and of all that it stands in; without those that a path leaves out.
fn whole_path(layer: &Layer, node: u32, all: bool) -> String {
    let tree = layer.tree;
    let left_out =
        |n: &u32| *n != node && !all && matches!(tree.kind(*n), NodeKind::Outcome | NodeKind::Keluaran);
    let around = tree.ancestors(node).take_while(|n| *n != 0).filter(|n| !left_out(n));
    let mut steps: Vec<&str> = around.map_while(|n| tree.code(n)).collect();
    steps.reverse();
    steps.join("/")
}

/// The program of the plan above that the code of a header says.
pub(super) fn program_above(view: &View, code: &str) -> Option<NodeRef> {
    let same = |(layer, n): &(Layer, u32)| layer.tree.code(*n).is_some_and(|c| code::same_program(c, code));
    let (layer, node) = view.of_kind(NodeKind::Program).find(same)?;
    Some(NodeRef { doc: layer.doc, node })
}

//! Where each reference of a document leads. Structure only: a changed value runs nothing here.

mod path;

use std::sync::Arc;

use selaras_plan::code::{self, Level};
use selaras_plan::name::{self, Name};
use selaras_plan::years::Years;
use selaras_syntax::schema::NodeKind;

use crate::db::{Db, Workspace};
use crate::documents::{DocId, Document, Documents, Leads, NodeRef, documents};
use crate::items::{Ref, Role};
use crate::place::Place;
use crate::plan::{Plan, Structure, plan, structure};

pub use path::shortest;

/// A resolved reference.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// The node that refers.
    pub node: u32,
    /// Where in the node; `Place::Header` where the link is not written but follows from an equal name.
    pub place: Place,
    /// What for.
    pub role: Role,
    /// Where it leads.
    pub to: Target,
}

/// Where a reference leads.
#[derive(Clone, PartialEq, Debug)]
pub enum Target {
    /// To these nodes: one, or several of one code that are one target.
    Found(Vec<NodeRef>),
    /// Nothing matches; the nearest.
    Missing(Vec<NodeRef>),
    /// Several match.
    Ambiguous(Vec<NodeRef>),
    /// Only nodes of a kind or level that the relation does not allow.
    WrongKind(Vec<NodeRef>),
    /// `DOC:` names no plan of the workspace; the nearest plans.
    NoDocument(Vec<DocId>),
    /// The plan to look in is not there (R06), or cannot be known (R07, S09): nothing is said.
    Hidden,
}

impl Target {
    /// The nodes that it leads to, for sure.
    pub fn found(&self) -> &[NodeRef] {
        if let Target::Found(nodes) = self { nodes } else { &[] }
    }
    /// The nodes that it may mean: those found, or every candidate of one that is not.
    pub fn candidates(&self) -> &[NodeRef] {
        match self {
            Target::Found(n) | Target::Missing(n) | Target::Ambiguous(n) | Target::WrongKind(n) => n,
            Target::NoDocument(_) | Target::Hidden => &[],
        }
    }
    /// Both lead to the same: where, `same` says.
    pub(crate) fn is(&self, other: &Target, same: impl Fn(&NodeRef, &NodeRef) -> bool) -> bool {
        if let (Target::NoDocument(a), Target::NoDocument(b)) = (self, other) {
            return a == b;
        }
        let (a, b) = (self.candidates(), other.candidates());
        std::mem::discriminant(self) == std::mem::discriminant(other)
            && a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| same(a, b))
    }
    /// It leads nowhere for sure, and a finding (R01, R02, R03, R06) says so.
    pub fn is_unknown(&self) -> bool {
        !matches!(self, Target::Found(_))
    }
}

/// The links of a document, sorted by node.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Links {
    /// Sorted by node, then place.
    pub list: Vec<Link>,
}

impl Links {
    /// Those of one node.
    pub fn of(&self, node: u32) -> &[Link] {
        let start = self.list.partition_point(|l| l.node < node);
        let len = self.list[start..].partition_point(|l| l.node == node);
        &self.list[start..start + len]
    }
    /// Those of one node in one role.
    pub fn role(&self, node: u32, role: Role) -> impl Iterator<Item = &Link> {
        self.of(node).iter().filter(move |l| l.role == role)
    }
}

/// A plan and its older versions, newest first: what a newer one does not restate is found in the older.
pub struct View<'a> {
    /// The layers.
    pub layers: Vec<Layer<'a>>,
}

/// One version of a plan.
#[derive(Clone, Copy)]
pub struct Layer<'a> {
    /// Which document.
    pub doc: DocId,
    /// Its tree.
    pub tree: &'a Structure,
    /// Its duties and years.
    pub plan: &'a Plan,
}

impl<'a> View<'a> {
    /// The view of a plan.
    pub fn new(db: &'a dyn Db, workspace: Workspace, doc: DocId) -> View<'a> {
        let layers = documents(db, workspace)
            .versions(doc)
            .into_iter()
            .map(|doc| Layer { doc, tree: structure(db, workspace, doc), plan: plan(db, workspace, doc) })
            .collect();
        View { layers }
    }

    /// Nothing.
    pub fn empty() -> View<'a> {
        View { layers: Vec::new() }
    }

    /// The period of the newest version.
    pub fn periode(&self) -> Option<Years> {
        self.layers.first().and_then(|l| l.plan.periode)
    }

    /// The layer of a document.
    pub fn layer(&self, doc: DocId) -> Option<&Layer<'a>> {
        self.layers.iter().find(|l| l.doc == doc)
    }

    /// All nodes in force: those of the newest version, and those of older ones that no newer one restates or
    /// withdraws.
    pub fn nodes(&self) -> impl Iterator<Item = (Layer<'a>, u32)> + '_ {
        self.layers.iter().enumerate().flat_map(move |(depth, layer)| {
            layer.tree.nodes().skip(1).filter(move |n| self.in_force(depth, *n)).map(|n| (*layer, n))
        })
    }

    /// Those of one kind.
    pub fn of_kind(&self, kind: NodeKind) -> impl Iterator<Item = (Layer<'a>, u32)> + '_ {
        self.layers.iter().enumerate().flat_map(move |(depth, layer)| {
            let nodes = layer.tree.of_kind(kind).filter(|n| *n != 0);
            nodes.filter(move |n| self.in_force(depth, *n)).map(|n| (*layer, n))
        })
    }

    /// No newer version restates the node, nor withdraws it or what it stands in.
    pub fn in_force(&self, depth: usize, node: u32) -> bool {
        let tree = self.layers[depth].tree;
        self.layers[..depth].iter().all(|newer| {
            let restated = tree
                .code(node)
                .is_some_and(|code| newer.tree.coded(code).any(|m| same_position(tree, node, newer.tree, m)));
            let withdrawn = tree.ancestors(node).any(|n| {
                n != 0
                    && newer.tree.head(0).refs.iter().any(|r| {
                        r.role == Role::Dicabut && matches(tree, n, &r.path.split('/').collect::<Vec<_>>())
                    })
            });
            !restated && !withdrawn
        })
    }

    /// What a node of an older version has become: the node of the same place in the newest version that restates it,
    /// else itself.
    pub fn current(&self, node: NodeRef) -> NodeRef {
        let Some(depth) = self.layers.iter().position(|l| l.doc == node.doc) else { return node };
        let tree = self.layers[depth].tree;
        let Some(code) = tree.code(node.node) else { return node };
        let restated = self.layers[..depth].iter().find_map(|newer| {
            let mut same = newer.tree.coded(code);
            let found = same.find(|m| same_position(tree, node.node, newer.tree, *m))?;
            Some(NodeRef { doc: newer.doc, node: found })
        });
        restated.unwrap_or(node)
    }

    /// The nodes in force that a path of codes matches.
    pub fn find(&self, path: &str) -> Vec<NodeRef> {
        let steps: Vec<&str> = path.split('/').collect();
        let Some(&last) = steps.last() else { return Vec::new() };
        let mut found = Vec::new();
        for (depth, layer) in self.layers.iter().enumerate() {
            for code in spellings(last) {
                for node in layer.tree.coded(&code) {
                    let here = NodeRef { doc: layer.doc, node };
                    if matches(layer.tree, node, &steps)
                        && self.in_force(depth, node)
                        && !found.contains(&here)
                    {
                        found.push(here);
                    }
                }
            }
        }
        found
    }

    /// The kind of a node.
    pub fn kind(&self, node: NodeRef) -> Option<NodeKind> {
        self.layer(node.doc).map(|l| l.tree.kind(node.node))
    }

    /// The kind of the node around a node, leaving out `outcome` and `keluaran`.
    pub fn outer_kind(&self, node: NodeRef) -> Option<NodeKind> {
        let layer = self.layer(node.doc)?;
        let mut parents = layer.tree.ancestors(node.node).skip(1).map(|n| layer.tree.kind(n));
        parents.find(|k| !matches!(k, NodeKind::Outcome | NodeKind::Keluaran))
    }
}

/// A program's code, and the `X.XX.01` that every agency's own `d.dd.01` may stand under in an RPJMD.
fn spellings(code: &str) -> Vec<std::borrow::Cow<'_, str>> {
    let mut spellings = vec![code.into()];
    if code::is_penunjang(code) {
        spellings.extend(["X.XX.01", "x.xx.01"].into_iter().filter(|s| *s != code).map(Into::into));
    }
    spellings
}

/// The two nodes are the same place in two versions: kind and codes up to the document agree, programs by code alone.
fn same_position(a: &Structure, m: u32, b: &Structure, n: u32) -> bool {
    if a.kind(m) != b.kind(n) || a.code(m) != b.code(n) {
        return false;
    }
    if a.kind(m) == NodeKind::Program {
        return true;
    }
    match (a.parent(m), b.parent(n)) {
        (Some(0) | None, Some(0) | None) => true,
        (Some(m), Some(n)) => same_position(a, m, b, n),
        _ => false,
    }
}

/// The node's own code is the last step, and the steps before it lead up to it; `outcome` and `keluaran` may be left
/// out between them, and so may leading steps.
pub fn matches(tree: &Structure, node: u32, steps: &[&str]) -> bool {
    let coded = |n: u32, step: &str| {
        let head = tree.head(n);
        let same =
            |code: &str| code == step || tree.kind(n) == NodeKind::Program && code::same_program(code, step);
        head.code.as_deref().is_some_and(same)
            || head
                .attrs
                .iter()
                .filter(|a| a.kind == selaras_syntax::schema::PropKind::Alias)
                .any(|a| a.words.iter().any(|w| &*w.text == step))
    };
    let Some((last, before)) = steps.split_last() else { return false };
    if !coded(node, last) {
        return false;
    }
    let mut at = node;
    for step in before.iter().rev() {
        loop {
            let Some(parent) = tree.parent(at).filter(|p| *p != 0) else { return false };
            at = parent;
            if coded(at, step) {
                break;
            }
            if !matches!(tree.kind(at), NodeKind::Outcome | NodeKind::Keluaran) {
                return false;
            }
        }
    }
    true
}

/// The names of the indicators of a plan, by node: normalised once, compared often.
#[salsa::tracked(returns(ref))]
pub fn names(db: &dyn Db, workspace: Workspace, doc: DocId) -> Vec<Option<Arc<Name>>> {
    let tree = structure(db, workspace, doc);
    let named = |n: u32| (tree.kind(n) == NodeKind::Indikator).then(|| tree.title(n)).flatten();
    tree.nodes().map(|n| named(n).map(|t| db.memory().name(t))).collect()
}

/// Where the nodes of a table of a document lead: the node of the plan that each restates; none where nobody can tell.
pub fn restated(db: &dyn Db, workspace: Workspace, doc: DocId, number: usize) -> Vec<Option<NodeRef>> {
    crate::rules::t20_tabel_berbeda::restated(db, workspace, doc, number)
}

/// The links of a document.
#[salsa::tracked(returns(ref))]
pub fn links(db: &dyn Db, workspace: Workspace, doc: DocId) -> Arc<Links> {
    let documents = documents(db, workspace);
    let document = documents.get(doc);
    let mut linker = Linker {
        db,
        workspace,
        documents,
        document,
        doc,
        own: View::new(db, workspace, doc),
        upstream: document.upstream.doc().map(|d| View::new(db, workspace, d)),
        list: Vec::new(),
    };
    linker.run();
    let mut list = linker.list;
    list.sort_by_key(|l| (l.node, l.place));
    let mut links = Links { list };
    cut_adoption_circles(&mut links, doc);
    Arc::new(links)
}

struct Linker<'a> {
    db: &'a dyn Db,
    workspace: Workspace,
    documents: &'a Documents,
    document: &'a Document,
    doc: DocId,
    own: View<'a>,
    upstream: Option<View<'a>>,
    list: Vec<Link>,
}

/// Which nodes a relation allows.
type Allowed<'a> = &'a dyn Fn(&View, NodeRef) -> bool;

impl<'a> Linker<'a> {
    fn run(&mut self) {
        let tree = structure(self.db, self.workspace, self.doc);
        for node in tree.nodes() {
            for reference in tree.head(node).refs.iter() {
                if let Some(to) = self.resolve(tree, node, reference) {
                    self.list.push(Link { node, place: reference.place, role: reference.role, to });
                }
            }
        }
        if self.document.kind == NodeKind::Renstra {
            self.adopt_equal_names(tree);
        }
    }

    fn resolve(&self, tree: &Structure, node: u32, reference: &Ref) -> Option<Target> {
        use NodeKind as K;
        let upstream = || self.view_of(reference);
        let kind = tree.kind(node);
        Some(match reference.role {
            Role::Mengacu => {
                let allowed: Allowed = &|view, n| view.kind(n) == Some(K::Indikator);
                self.first_of(node, reference, &[Where::Upstream, Where::Own], allowed)
            }
            Role::Berkontribusi => {
                self.in_view(node, reference, upstream(), &|view, n| view.kind(n) == Some(K::Indikator))
            }
            Role::Mendukung => match kind {
                K::Tujuan => self.in_view(node, reference, upstream(), &|view, n| match view.kind(n) {
                    Some(K::Sasaran | K::Tujuan) => true,
                    Some(K::Indikator) => matches!(view.outer_kind(n), Some(K::Sasaran | K::Tujuan)),
                    _ => false,
                }),
                K::Sasaran => self.in_view(node, reference, upstream(), &|view, n| match view.kind(n) {
                    Some(K::Sasaran | K::Program | K::Outcome) => true,
                    Some(K::Indikator) => view.outer_kind(n) == Some(K::Sasaran),
                    _ => false,
                }),
                K::ArahKebijakan => self
                    .in_view(node, reference, upstream(), &|view, n| view.kind(n) == Some(K::ArahKebijakan)),
                K::Program | K::Outcome => {
                    self.first_of(node, reference, &[Where::Own], &|view, n| match view.kind(n) {
                        Some(K::Sasaran) => true,
                        Some(K::Indikator) => view.outer_kind(n) == Some(K::Sasaran),
                        _ => false,
                    })
                }
                K::Keluaran => self.first_of(node, reference, &[Where::Own], &|view, n| {
                    view.kind(n) == Some(K::Outcome)
                        && n.doc == self.doc
                        && tree.nearest(n.node, K::Program) == tree.nearest(node, K::Program)
                }),
                // `mendukung` on any other node is R03, whatever it names.
                _ => {
                    let mut found = self.own.find(&reference.path);
                    found.extend(self.upstream.iter().flat_map(|v| v.find(&reference.path)));
                    Target::WrongKind(found)
                }
            },
            Role::Melalui => self.melalui(node, reference),
            Role::Menjawab => {
                self.first_of(node, reference, &[Where::Own], &|view, n| view.kind(n) == Some(K::Isu))
            }
            Role::Pendamping => {
                self.first_of(node, reference, &[Where::Own], &|view, n| view.kind(n) == Some(K::Pendamping))
            }
            Role::Dicabut => match self.document.revises {
                Leads::To(before) => {
                    let before = View::new(self.db, self.workspace, before);
                    self.in_view(node, reference, Some(before), &|_, _| true)
                }
                _ => Target::Hidden,
            },
            Role::Realisasi => self.in_view(node, reference, upstream(), &|_, _| true),
            // A note speaks of a node of its session's agency; it is resolved where the note is judged.
            Role::Pada if self.document.kind == K::Pendampingan => return None,
            Role::Pada => self.first_of(node, reference, &[Where::Own, Where::Upstream], &|_, _| true),
            Role::Berpedoman
            | Role::PerubahanDari
            | Role::Capaian
            | Role::Daerah
            | Role::Agency
            | Role::Urusan
            | Role::Semua
            | Role::Menggantikan => return None,
        })
    }

    /// The view that `DOC:` names, else the upstream's.
    fn view_of(&self, reference: &Ref) -> Option<View<'a>> {
        let doc = match &reference.doc {
            Some(id) => self.documents.named(id, NodeKind::is_plan).first().copied(),
            None => self.document.upstream.doc(),
        };
        doc.map(|d| View::new(self.db, self.workspace, d))
    }

    /// A plan that follows nothing, or something that is not here, has its upstream references hidden.
    fn in_view(&self, node: u32, reference: &Ref, view: Option<View>, allowed: Allowed) -> Target {
        match view {
            None => match &reference.doc {
                Some(id) => self.no_document(id),
                None => Target::Hidden,
            },
            Some(view) => self.judge(node, reference, &[&view], allowed),
        }
    }

    fn no_document(&self, id: &str) -> Target {
        let plans: Vec<(DocId, &Document)> =
            self.documents.iter().filter(|(_, d)| d.kind.is_plan() && d.counts()).collect();
        let ids: Vec<&str> = plans.iter().map(|(_, d)| &*d.id).collect();
        Target::NoDocument(name::nearest(id, &ids).into_iter().take(3).map(|n| plans[n].0).collect())
    }

    fn first_of(&self, node: u32, reference: &Ref, order: &[Where], allowed: Allowed) -> Target {
        if let Some(id) = &reference.doc {
            return match self.view_of(reference) {
                Some(view) => self.judge(node, reference, &[&view], allowed),
                None => self.no_document(id),
            };
        }
        let views: Vec<&View> = order
            .iter()
            .filter_map(|place| match place {
                Where::Own => Some(&self.own),
                Where::Upstream => self.upstream.as_ref(),
            })
            .collect();
        let found = self.judge(node, reference, &views, allowed);
        // Without its upstream plan nobody knows whether the reference would have been found there.
        let upstream_hidden = order.contains(&Where::Upstream) && self.upstream.is_none();
        // A Renstra that names no plan (S09) follows one all the same.
        let follows = self.document.upstream != Leads::Unsaid || self.document.kind == NodeKind::Renstra;
        match found {
            Target::Missing(_) if upstream_hidden && follows => Target::Hidden,
            found => found,
        }
    }

    /// The first view that has what is allowed; else what any has.
    fn judge(&self, node: u32, reference: &Ref, views: &[&View], allowed: Allowed) -> Target {
        let itself = NodeRef { doc: self.doc, node };
        let mut others = Vec::new();
        for view in views {
            let found: Vec<NodeRef> =
                view.find(&reference.path).into_iter().filter(|n| *n != itself).collect();
            let right: Vec<NodeRef> = found.iter().copied().filter(|n| allowed(view, *n)).collect();
            if !right.is_empty() {
                return self.one_of(node, view, right);
            }
            others.extend(found);
        }
        if !others.is_empty() {
            return Target::WrongKind(others);
        }
        Target::Missing(self.nearest(node, reference, views, allowed))
    }

    /// Several nodes: one target where they are one program, or where this agency is in charge of one of them only.
    fn one_of(&self, node: u32, view: &View, mut right: Vec<NodeRef>) -> Target {
        // Programs of one code with other agencies in charge: no longer path tells them apart.
        let path = |n: &NodeRef| view.layer(n.doc).map(|l| l.tree.path(n.node));
        if right.len() > 1 && right.iter().all(|n| path(n) == path(&right[0])) {
            let mine = &plan(self.db, self.workspace, self.doc).duty(node).agencies;
            let given = |n: &NodeRef| {
                view.layer(n.doc).is_some_and(|l| mine.iter().any(|a| l.plan.duty(n.node).includes(*a)))
            };
            let in_charge: Vec<NodeRef> = right.iter().copied().filter(given).collect();
            if !in_charge.is_empty() {
                right = in_charge;
            }
        }
        let code = |n: &NodeRef| view.layer(n.doc).and_then(|l| l.tree.code(n.node));
        let programs = right.iter().all(|n| {
            matches!(view.kind(*n), Some(NodeKind::Program | NodeKind::Kegiatan | NodeKind::Subkegiatan))
                && code(n) == code(&right[0])
        });
        if right.len() == 1 || programs { Target::Found(right) } else { Target::Ambiguous(right) }
    }

    /// Programs of the own plan, then kegiatan and subkegiatan of the Renstra that follow it.
    fn melalui(&self, node: u32, reference: &Ref) -> Target {
        let program: Allowed = &|view, n| view.kind(n) == Some(NodeKind::Program);
        let own = self.first_of(node, reference, &[Where::Own], program);
        if matches!(own, Target::Found(_) | Target::Ambiguous(_)) {
            return own;
        }
        let activity: Allowed =
            &|view, n| matches!(view.kind(n), Some(NodeKind::Kegiatan | NodeKind::Subkegiatan));
        let renstra: Vec<View> =
            self.followers().into_iter().map(|doc| View::new(self.db, self.workspace, doc)).collect();
        let mut found = Vec::new();
        for view in &renstra {
            found.extend(view.find(&reference.path).into_iter().filter(|n| activity(view, *n)));
        }
        match own {
            _ if !found.is_empty() => Target::Found(found),
            Target::Missing(_) => self.lost_activity(node, reference, &renstra).unwrap_or(own),
            own => own,
        }
    }

    /// A kegiatan that no Renstra has. Where none has its program either, that is what is missing (C02, C09), and not
    /// the kegiatan; else the nearest of that program. None where the code is none of a kegiatan.
    fn lost_activity(&self, node: u32, reference: &Ref, renstra: &[View]) -> Option<Target> {
        let code = reference.path.rsplit('/').next().filter(|c| code::level(c) > Some(Level::Program))?;
        let above = || std::iter::successors(Some(code), |c| code::parent(c));
        let program = above().find(|c| code::level(c) == Some(Level::Program))?;
        let is_program = |view: &View, n: NodeRef| view.kind(n) == Some(NodeKind::Program);
        let has = |view: &&View| view.find(program).into_iter().any(|n| is_program(view, n));
        let planned: Vec<&View> = renstra.iter().filter(has).collect();
        if planned.is_empty() {
            return self
                .own
                .find(program)
                .into_iter()
                .any(|n| is_program(&self.own, n))
                .then_some(Target::Hidden);
        }
        let inside = |view: &View, n: NodeRef| {
            matches!(view.kind(n), Some(NodeKind::Kegiatan | NodeKind::Subkegiatan))
                && view.layer(n.doc).is_some_and(|l| {
                    let around = l.tree.nearest(n.node, NodeKind::Program).and_then(|p| l.tree.code(p));
                    around.is_some_and(|c| code::same_program(c, program))
                })
        };
        Some(Target::Missing(self.nearest(node, reference, &planned, &inside)))
    }

    fn followers(&self) -> Vec<DocId> {
        let first = self.documents.first_version(self.doc);
        self.documents
            .iter()
            .filter(|(_, d)| {
                d.counts()
                    && d.kind == NodeKind::Renstra
                    && match d.upstream.doc() {
                        Some(up) => self.documents.first_version(up) == first,
                        // The plan that it follows is not here (R06): its programs count all the same.
                        None => d.region == self.document.region,
                    }
            })
            .map(|(n, _)| n)
            .collect()
    }

    /// The nearest allowed nodes: by code, then by the words of the referring node's title.
    fn nearest(&self, node: u32, reference: &Ref, views: &[&View], allowed: Allowed) -> Vec<NodeRef> {
        let last = reference.path.rsplit('/').next().unwrap_or_default();
        let mut nodes = Vec::new();
        for view in views {
            for (layer, n) in view.nodes() {
                let here = NodeRef { doc: layer.doc, node: n };
                if allowed(view, here) && here != (NodeRef { doc: self.doc, node }) {
                    nodes.push((here, layer));
                }
            }
        }
        let codes: Vec<&str> = nodes.iter().map(|(n, l)| l.tree.code(n.node).unwrap_or_default()).collect();
        let mut found: Vec<NodeRef> = name::nearest(last, &codes).into_iter().map(|n| nodes[n].0).collect();
        if let Some(title) = structure(self.db, self.workspace, self.doc).title(node) {
            let title = Name::new(title);
            let mut near: Vec<(f32, NodeRef)> = nodes
                .iter()
                .filter_map(|(n, l)| Some((name::similarity(&title, &Name::new(l.tree.title(n.node)?)), *n)))
                .filter(|(s, _)| *s >= 0.6)
                .collect();
            near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            found.extend(near.into_iter().map(|(_, n)| n));
        }
        let mut unique = Vec::new();
        for n in found {
            if !unique.contains(&n) {
                unique.push(n);
            }
        }
        unique.truncate(3);
        unique
    }

    /// Under a program, the indicator of that name under the RPJMD's program of that code is the same one, said or
    /// not.
    fn adopt_equal_names(&mut self, tree: &Structure) {
        let Some(upstream) = &self.upstream else { return };
        let plan = plan(self.db, self.workspace, self.doc);
        for program in tree.of_kind(NodeKind::Program) {
            let candidates = program_indicators(self.db, self.workspace, upstream, tree, plan, program);
            if candidates.is_empty() {
                continue;
            }
            for node in tree.subtree(program) {
                let said = |l: &&Ref| matches!(l.role, Role::Mengacu | Role::Berkontribusi);
                let head = tree.head(node);
                if head.kind != NodeKind::Indikator || head.broken || head.refs.iter().any(|r| said(&r)) {
                    continue;
                }
                let Some(title) = tree.title(node) else { continue };
                let title = self.db.memory().name(title);
                let equal =
                    candidates.iter().find(|(_, name)| name.as_ref().is_some_and(|n| name::equal(n, &title)));
                if let Some((found, _)) = equal {
                    self.list.push(Link {
                        node,
                        place: Place::Header,
                        role: Role::Mengacu,
                        to: Target::Found(vec![*found]),
                    });
                }
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Where {
    Own,
    Upstream,
}

/// The RPJMD's programs that a Renstra's program is: of the same code, and given to the agency where any is.
pub fn upstream_programs(upstream: &View, tree: &Structure, plan: &Plan, program: u32) -> Vec<NodeRef> {
    let Some(code) = tree.code(program) else { return Vec::new() };
    let all: Vec<NodeRef> =
        upstream.find(code).into_iter().filter(|n| upstream.kind(*n) == Some(NodeKind::Program)).collect();
    let agencies = &plan.duty(program).agencies;
    let given: Vec<NodeRef> = all
        .iter()
        .copied()
        .filter(|n| {
            let duty = upstream.layer(n.doc).map(|l| l.plan.duty(n.node));
            duty.is_some_and(|d| agencies.iter().any(|a| d.includes(*a)))
        })
        .collect();
    if given.is_empty() { all } else { given }
}

/// The indicators, with their names, of the RPJMD's programs that a Renstra's program is.
pub fn program_indicators(
    db: &dyn Db,
    workspace: Workspace,
    upstream: &View,
    tree: &Structure,
    plan: &Plan,
    program: u32,
) -> Vec<(NodeRef, Option<Arc<Name>>)> {
    let mut found = Vec::new();
    for above in upstream_programs(upstream, tree, plan, program) {
        let Some(layer) = upstream.layer(above.doc) else { continue };
        let names = names(db, workspace, above.doc);
        for node in layer.tree.subtree(above.node) {
            if layer.tree.kind(node) == NodeKind::Indikator {
                found.push((NodeRef { doc: above.doc, node }, names[node as usize].clone()));
            }
        }
    }
    found
}

/// An indicator never adopts one that adopts it: the later link of a circle finds nothing.
fn cut_adoption_circles(links: &mut Links, doc: DocId) {
    let own_target = |l: &Link| match l.to.found() {
        [one] if l.role == Role::Mengacu && one.doc == doc => Some(one.node),
        _ => None,
    };
    let mut cut = Vec::new();
    for (n, link) in links.list.iter().enumerate() {
        let mut at = own_target(link);
        let mut steps = 0;
        let mut last = n;
        while let Some(node) = at {
            steps += 1;
            let start = links.list.partition_point(|l| l.node < node);
            let next = links.of(node).iter().position(|l| own_target(l).is_some());
            last = last.max(next.map_or(0, |n| start + n));
            if node == link.node {
                if !cut.contains(&last) {
                    cut.push(last);
                }
                break;
            }
            // Longer chains than this are no chains of a plan; a circle elsewhere ends here too.
            if steps > 64 {
                break;
            }
            at = links.of(node).iter().find_map(own_target);
        }
    }
    for n in cut {
        links.list[n].to = Target::Missing(Vec::new());
    }
}

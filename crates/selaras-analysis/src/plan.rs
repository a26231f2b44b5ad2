//! A document merged from its parts: one tree of nodes, with who is in charge of each and the years of its table.
//! No value is read here.

use std::sync::Arc;

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashSet, FxHasher};
use selaras_plan::years::Years;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::db::{Db, SourceFile, Workspace, shape};
use crate::documents::{DocId, Document, Part, documents, head_of};
use crate::items::{Attr, Head, Role, Shape, Word};
use crate::register::{AgencyId, Register, register};

/// Number of kinds of nodes.
const KINDS: usize = NodeKind::ALL.len();

/// No node.
pub const NONE: u32 = u32::MAX;

/// The merged tree of a document, or of one of its tables. Node 0 is the document.
#[derive(Clone, PartialEq, Debug)]
pub struct Structure {
    /// The parts, the beginning first.
    pub parts: Vec<Part>,
    shapes: Vec<Arc<Shape>>,
    nodes: Vec<Link>,
    /// The nodes of each kind, one kind after the other; and where each kind begins.
    by_kind: Vec<u32>,
    kinds: [u32; KINDS + 1],
    /// Nodes by the hash of each code and alias of theirs, sorted: a third of the size of a map of texts.
    by_code: Vec<(u32, u32)>,
    /// `lanjutan NODE` that reopen nothing, as nodes of this tree.
    pub lost: Vec<u32>,
    /// Heads of `lanjutan NODE` that reopen a node: (part, node in file, node here).
    pub reopened: Vec<(u16, u32, u32)>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
struct Link {
    kind: NodeKind,
    part: u16,
    local: u32,
    parent: u32,
    first_child: u32,
    last_child: u32,
    next: u32,
}

impl Structure {
    /// Number of nodes.
    pub fn len(&self) -> u32 {
        self.nodes.len() as u32
    }
    /// A structure always has its document.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
    /// All nodes, a parent before its children.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = u32> + use<> {
        0..self.len()
    }
    /// The nodes of one kind.
    pub fn of_kind(&self, kind: NodeKind) -> impl Iterator<Item = u32> + '_ {
        self.by_kind[self.kinds[kind as usize] as usize..self.kinds[kind as usize + 1] as usize]
            .iter()
            .copied()
    }
    /// What a node is.
    pub fn kind(&self, node: u32) -> NodeKind {
        self.nodes[node as usize].kind
    }
    /// The node around it.
    pub fn parent(&self, node: u32) -> Option<u32> {
        Some(self.nodes[node as usize].parent).filter(|p| *p != NONE)
    }
    /// The nodes directly in it, in the order of the text.
    pub fn children(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let some = |n: u32| (n != NONE).then_some(n);
        std::iter::successors(some(self.nodes[node as usize].first_child), move |n| {
            some(self.nodes[*n as usize].next)
        })
    }
    /// The node and what it stands in, from the inside out.
    pub fn ancestors(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(node), |n| self.parent(*n))
    }
    /// `node` is `above` or stands in it.
    pub fn within(&self, node: u32, above: u32) -> bool {
        self.ancestors(node).any(|n| n == above)
    }
    /// The nearest node of that kind around it (or itself).
    pub fn nearest(&self, node: u32, kind: NodeKind) -> Option<u32> {
        self.ancestors(node).find(|n| self.kind(*n) == kind)
    }
    /// All nodes in it, itself first.
    pub fn subtree(&self, node: u32) -> Vec<u32> {
        let mut found = vec![node];
        let mut at = 0;
        while at < found.len() {
            let children: Vec<u32> = self.children(found[at]).collect();
            found.extend(children);
            at += 1;
        }
        found
    }
    /// Its header.
    pub fn head(&self, node: u32) -> &Head {
        let link = &self.nodes[node as usize];
        &self.shapes[link.part as usize].nodes[link.local as usize]
    }
    /// The part, and the node in the part's file.
    pub fn local(&self, node: u32) -> (Part, u32) {
        let link = &self.nodes[node as usize];
        (self.parts[link.part as usize], link.local)
    }
    /// The node that stands there in a file.
    pub fn node_at(&self, file: SourceFile, local: u32) -> Option<u32> {
        let holds = |p: &Part| p.file == file && p.node <= local;
        let parts = self.parts.iter().enumerate().filter(|(_, p)| holds(p));
        let part = parts.max_by_key(|(_, p)| p.node)?.0 as u16;
        // Nodes were taken in part by part, each in the order of its file.
        let at = self.nodes.binary_search_by_key(&(part, local), |n| (n.part, n.local)).ok()?;
        Some(at as u32)
    }
    /// The heads that add to the document without being nodes of it: those of later parts, and those of
    /// `lanjutan NODE` that reopen a node. (part, node in the file, node here)
    pub fn continuing(&self) -> impl Iterator<Item = (u16, u32, u32)> + '_ {
        let later = self.parts.iter().enumerate().skip(1).map(|(n, p)| (n as u16, p.node, 0));
        later.chain(self.reopened.iter().copied())
    }
    /// For each node, whether a head of that kind stands where it cannot (S01) somewhere in its block.
    pub fn around_misplaced(&self, kind: NodeKind) -> Vec<bool> {
        let mut blocks: FxHashSet<(u16, u32)> = FxHashSet::default();
        for (n, part) in self.parts.iter().enumerate() {
            let (n, heads) = (n as u16, &self.shapes[n].nodes);
            let inside = heads.iter().skip(part.node as usize + 1).take_while(|head| head.parent.is_some());
            for head in inside.filter(|head| head.misplaced && head.kind == kind) {
                let mut up = head.parent;
                while let Some(at) = up.filter(|at| blocks.insert((n, *at))) {
                    up = heads.get(at as usize).and_then(|h| h.parent);
                }
            }
        }
        let whole = || self.parts.iter().enumerate().any(|(n, p)| blocks.contains(&(n as u16, p.node)));
        let has = |node| blocks.contains(&(self.part_no(node) as u16, self.local(node).1));
        self.nodes().map(|node| !blocks.is_empty() && if node == 0 { whole() } else { has(node) }).collect()
    }
    /// The heads of nodes that stand where they cannot (S01), and so are no nodes of it, in the block of `node`.
    pub fn misplaced(&self, node: u32) -> impl Iterator<Item = &Head> {
        let (part, at) = (self.part_no(node), self.local(node).1);
        let parts = self.parts.iter().enumerate().filter(move |(n, _)| node == 0 || *n == part);
        parts.flat_map(move |(n, p)| {
            let heads = &self.shapes[n].nodes;
            let top = if node == 0 { p.node } else { at };
            let inside = move |head: &Head| {
                let mut up = head.parent;
                while let Some(at) = up.filter(|at| *at > top) {
                    up = heads.get(at as usize).and_then(|h| h.parent);
                }
                up == Some(top)
            };
            heads.iter().skip(top as usize).filter(move |h| h.misplaced && inside(h))
        })
    }
    /// The number of the part that holds it.
    pub fn part_no(&self, node: u32) -> usize {
        self.nodes[node as usize].part as usize
    }
    /// The head of a `lanjutan NODE`, or of a later part.
    pub fn head_in(&self, part: u16, local: u32) -> &Head {
        &self.shapes[part as usize].nodes[local as usize]
    }
    /// Its code.
    pub fn code(&self, node: u32) -> Option<&str> {
        self.head(node).code.as_deref()
    }
    /// Its title.
    pub fn title(&self, node: u32) -> Option<&str> {
        self.head(node).title.as_deref()
    }
    /// The nodes with that code or alias, in the order of the text.
    pub fn coded<'s>(&'s self, code: &'s str) -> impl Iterator<Item = u32> + 's {
        let hash = hash_of(code);
        let first = self.by_code.partition_point(|(h, _)| *h < hash);
        let alike = self.by_code[first..].iter().take_while(move |(h, _)| *h == hash);
        alike.map(|(_, node)| *node).filter(move |n| codes_of(self.head(*n)).any(|c| c == code))
    }
    /// The path of codes from below the document: `T2/S1/SPBE`. A node without a code is known by its kind and its
    /// number among its like.
    pub fn path(&self, node: u32) -> String {
        let mut steps: Vec<String> = self
            .ancestors(node)
            .take_while(|n| *n != 0)
            .map(|n| match self.code(n) {
                Some(code) => code.to_owned(),
                None => {
                    let parent = self.parent(n).unwrap_or(0);
                    let alike = self.children(parent).filter(|c| self.kind(*c) == self.kind(n));
                    let nth = alike.take_while(|c| *c != n).count() + 1;
                    format!("{}#{nth}", self.kind(n).keyword())
                }
            })
            .collect();
        steps.reverse();
        steps.join("/")
    }

    /// Both have the same nodes at the same places, whatever these say.
    pub(crate) fn stands_as(&self, other: &Structure) -> bool {
        self.parts == other.parts && self.nodes == other.nodes
    }
    /// A `lanjutan NODE` stands in it: nodes do not stand in the order of the text then.
    pub(crate) fn reopens(&self) -> bool {
        !self.lost.is_empty() || !self.reopened.is_empty()
    }

    fn sort_by_kind(&mut self) {
        let mut next = [0; KINDS + 1];
        for link in &self.nodes {
            next[link.kind as usize + 1] += 1;
        }
        for kind in 0..KINDS {
            next[kind + 1] += next[kind];
        }
        self.kinds = next;
        self.by_kind = vec![0; self.nodes.len()];
        for (node, link) in self.nodes.iter().enumerate() {
            let at = &mut next[link.kind as usize];
            self.by_kind[*at as usize] = node as u32;
            *at += 1;
        }
    }

    fn push(&mut self, kind: NodeKind, part: u16, local: u32, parent: u32) -> u32 {
        let node = self.nodes.len() as u32;
        self.nodes.push(Link { kind, part, local, parent, first_child: NONE, last_child: NONE, next: NONE });
        if parent != NONE {
            let last = self.nodes[parent as usize].last_child;
            match last {
                NONE => self.nodes[parent as usize].first_child = node,
                last => self.nodes[last as usize].next = node,
            }
            self.nodes[parent as usize].last_child = node;
        }
        node
    }
}

fn assemble(db: &dyn Db, parts: &[Part]) -> Structure {
    let mut tree = Structure {
        parts: parts.to_vec(),
        shapes: parts.iter().map(|p| shape(db, p.file)).collect(),
        nodes: Vec::new(),
        by_kind: Vec::new(),
        kinds: [0; KINDS + 1],
        by_code: Vec::new(),
        lost: Vec::new(),
        reopened: Vec::new(),
    };
    for number in 0..parts.len() {
        add_part(&mut tree, number as u16);
    }
    tree.nodes.shrink_to_fit();
    tree.sort_by_kind();
    tree.by_code =
        tree.nodes().skip(1).flat_map(|n| codes_of(tree.head(n)).map(move |c| (hash_of(c), n))).collect();
    tree.by_code.sort_unstable();
    tree.by_code.dedup();
    tree.by_code.shrink_to_fit();
    tree
}

/// The code of a node, and its aliases.
pub(crate) fn codes_of(head: &Head) -> impl Iterator<Item = &str> {
    let aliases = head.attrs.iter().filter(|a| a.kind == PropKind::Alias).flat_map(|a| &a.words);
    head.code.as_deref().into_iter().chain(aliases.map(|w| &*w.text))
}

fn hash_of(code: &str) -> u32 {
    let mut hasher = FxHasher::default();
    code.hash(&mut hasher);
    hasher.finish() as u32
}

fn add_part(tree: &mut Structure, number: u16) {
    let part = tree.parts[number as usize];
    let shape = tree.shapes[number as usize].clone();
    // The node here of each node of the part, from its first on.
    let mut here: Vec<u32> = Vec::new();
    for (local, head) in shape.nodes.iter().enumerate().skip(part.node as usize) {
        let local = local as u32;
        if local != part.node && head.parent.is_none() {
            break;
        }
        let parent = match head.parent {
            Some(parent) if local != part.node => here[(parent - part.node) as usize],
            _ => NONE,
        };
        let node = if head.misplaced || local != part.node && parent == NONE {
            NONE
        } else if local == part.node {
            if number == 0 { tree.push(head.kind, 0, local, NONE) } else { 0 }
        } else if head.continued {
            reopen(tree, head, number, local, parent)
        } else {
            tree.push(head.kind, number, local, parent)
        };
        here.push(node);
    }
}

/// The node that a `lanjutan NODE` reopens; one of its own where there is none.
fn reopen(tree: &mut Structure, head: &Head, number: u16, local: u32, parent: u32) -> u32 {
    let again = tree
        .children(parent)
        .find(|n| tree.kind(*n) == head.kind && head.code.is_some() && tree.head(*n).code == head.code);
    match again {
        Some(found) => {
            tree.reopened.push((number, local, found));
            found
        }
        None => {
            let node = tree.push(head.kind, number, local, parent);
            tree.lost.push(node);
            node
        }
    }
}

/// The tree of a document.
#[salsa::tracked(returns(ref))]
pub fn structure(db: &dyn Db, workspace: Workspace, doc: DocId) -> Arc<Structure> {
    Arc::new(assemble(db, &documents(db, workspace).get(doc).parts))
}

/// The trees of the tables that restate a document.
#[salsa::tracked(returns(ref))]
pub fn tables(db: &dyn Db, workspace: Workspace, doc: DocId) -> Vec<Structure> {
    documents(db, workspace).get(doc).tables.iter().map(|p| assemble(db, &[*p])).collect()
}

/// Who is in charge of a node.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Duty {
    /// The agencies, sorted.
    pub agencies: Vec<AgencyId>,
    /// `semua`.
    pub all: bool,
    /// A name that the register does not know (R09) hides who it is; these are the nearest.
    pub unknown: bool,
}

impl Duty {
    /// No one is named.
    pub fn is_nobody(&self) -> bool {
        self.agencies.is_empty() && !self.all && !self.unknown
    }
    /// The agency is in charge.
    pub fn includes(&self, agency: AgencyId) -> bool {
        self.all || self.agencies.binary_search(&agency).is_ok()
    }
    /// More than one agency.
    pub fn is_shared(&self) -> bool {
        self.all || self.agencies.len() > 1
    }
    /// An agency is in charge of both.
    pub fn meets(&self, other: &Duty) -> bool {
        (self.all && !other.is_nobody())
            || (other.all && !self.is_nobody())
            || self.agencies.iter().any(|a| other.includes(*a))
    }
}

/// A document as rules see it.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// Which document.
    pub doc: DocId,
    /// Its kind.
    pub kind: NodeKind,
    /// Its code.
    pub id: Box<str>,
    /// `periode`.
    pub periode: Option<Years>,
    /// `tahun`, else `periode`.
    pub tahun: Option<Years>,
    /// `tahun-program`, else `tahun`.
    pub tahun_program: Option<Years>,
    /// The agencies of a Renstra.
    pub agencies: Duty,
    years: Vec<Option<Years>>,
    /// Where some of the columns count nowhere (W01): all of them.
    columns: Option<Vec<Option<Years>>>,
    duties: Vec<u32>,
    duty_list: Vec<Duty>,
}

impl Plan {
    /// Both say the same of the document as a whole.
    pub(crate) fn has_header_of(&self, other: &Plan) -> bool {
        let own = (self.kind, &self.id, self.periode, self.tahun, self.tahun_program, &self.agencies);
        own == (other.kind, &other.id, other.periode, other.tahun, other.tahun_program, &other.agencies)
    }
    /// It says of a node what the other one says of another.
    pub(crate) fn says_the_same(&self, node: u32, other: &Plan, of: u32) -> bool {
        self.years(node) == other.years(of)
            && self.columns(node) == other.columns(of)
            && self.duty(node) == other.duty(of)
    }
    /// Who is in charge of a node: its own, else the nearest ancestor's, at last the Renstra's agency.
    pub fn duty(&self, node: u32) -> &Duty {
        &self.duty_list[self.duties[node as usize] as usize]
    }
    /// The years of a node that count; none where the plan says none.
    pub fn years(&self, node: u32) -> Option<Years> {
        self.years[node as usize]
    }
    /// The columns of a node's rows: its years, and those that count nowhere because the period is not the RPJMD's
    /// (W01). None where nobody knows them.
    pub fn columns(&self, node: u32) -> Option<Years> {
        self.columns.as_ref().map_or(self.years(node), |c| c[node as usize])
    }
}

/// The years of a document as its header says them.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Calendar {
    /// `periode`.
    pub periode: Option<Years>,
    /// The columns of its tables: `tahun`, else `periode`.
    pub tahun: Option<Years>,
    /// The columns from program down: `tahun-program`, else `tahun`.
    pub tahun_program: Option<Years>,
    /// `tahun` is said, and is not merely the period.
    own_columns: bool,
}

/// The years of a document's header. A revision keeps those that it does not restate.
#[salsa::tracked(returns(copy))]
pub fn calendar(db: &dyn Db, workspace: Workspace, doc: DocId) -> Calendar {
    let document = documents(db, workspace).get(doc);
    let before = document.revises.doc().map(|d| calendar(db, workspace, d)).unwrap_or_default();
    head_of(db, document, |head| calendar_of(head, before))
}

fn calendar_of(head: &Head, before: Calendar) -> Calendar {
    let said = |kind| head.attrs.iter().find(|a| a.kind == kind).map(years_said);
    let (periode, tahun) = (said(PropKind::Periode), said(PropKind::Tahun));
    let columns = match (tahun, periode) {
        (Some(tahun), _) => tahun,
        (None, Some(periode)) => periode,
        (None, None) => before.tahun,
    };
    let of_programs = match (said(PropKind::TahunProgram), tahun.or(periode)) {
        (Some(program), _) => program,
        (None, Some(_)) => columns,
        (None, None) => before.tahun_program,
    };
    Calendar {
        periode: periode.unwrap_or(before.periode),
        tahun: columns,
        tahun_program: of_programs,
        own_columns: tahun.is_some() || periode.is_none() && before.own_columns,
    }
}

/// The years that a property says; none where they cannot be read.
fn years_said(attr: &Attr) -> Option<Years> {
    if attr.broken { None } else { years_of(&attr.words) }
}

/// What `structure` does not say: who is in charge, and years.
#[salsa::tracked(returns(ref))]
pub fn plan(db: &dyn Db, workspace: Workspace, doc: DocId) -> Arc<Plan> {
    let document = documents(db, workspace).get(doc);
    let tree = structure(db, workspace, doc);
    let register = document.region.map(|r| register(db, workspace, r)).unwrap_or_default();
    let mut found = build(document, doc, tree, &register, calendar(db, workspace, doc));
    if let Some(above) = other_period(db, workspace, document, found.periode) {
        found.set_foreign_years_aside(tree, calendar(db, workspace, doc).own_columns, above);
    }
    // A revision keeps the agencies that it does not restate.
    if let Some(before) = document.revises.doc()
        && document.kind == NodeKind::Renstra
        && !tree.head(0).attrs.iter().any(|a| a.kind == PropKind::PerangkatDaerah)
    {
        found.agencies = plan(db, workspace, before).agencies.clone();
        found.duty_list[0] = found.agencies.clone();
    }
    Arc::new(found)
}

/// The years of the RPJMD that a Renstra follows, where its period is not the RPJMD's (W01).
fn other_period(
    db: &dyn Db,
    workspace: Workspace,
    document: &Document,
    periode: Option<Years>,
) -> Option<Years> {
    let above = documents(db, workspace).rpjmd_of(document)?;
    let above = calendar(db, workspace, above);
    if periode? == above.periode? {
        return None;
    }
    let all = [above.periode, above.tahun, above.tahun_program].into_iter().flatten();
    Some(all.fold(Years::EMPTY, |a, b| a.union(b).unwrap_or(a)))
}

impl Plan {
    /// Years that are none of the RPJMD's count nowhere (W01). Where `tahun` is not said, the columns would follow from
    /// the period that is in doubt: nobody knows them.
    fn set_foreign_years_aside(&mut self, tree: &Structure, own_columns: bool, above: Years) {
        let unknown = |node: &u32| {
            let own = tree.ancestors(*node).any(|n| n != 0 && own_years(tree, n).is_some());
            let of_program = tree.nearest(*node, NodeKind::Program).is_some()
                && tree.head(0).attrs.iter().any(|a| a.kind == PropKind::TahunProgram);
            !own && !own_columns && !of_program
        };
        let columns = tree.nodes().map(|n| if unknown(&n) { None } else { self.years(n) }).collect();
        self.columns = Some(columns);
        for years in self.years.iter_mut().chain([&mut self.tahun, &mut self.tahun_program]) {
            *years = years.map(|y| y.both(above));
        }
    }
}

/// Likewise for a table of the document.
#[salsa::tracked(returns(ref))]
pub fn table_plans(db: &dyn Db, workspace: Workspace, doc: DocId) -> Vec<Plan> {
    let document = documents(db, workspace).get(doc);
    let register = document.region.map(|r| register(db, workspace, r)).unwrap_or_default();
    let own = calendar(db, workspace, doc);
    tables(db, workspace, doc)
        .iter()
        // A table has the years of the plan that it restates, where it says none.
        .map(|tree| build(document, doc, tree, &register, calendar_of(tree.head(0), own)))
        .collect()
}

fn build(document: &Document, doc: DocId, tree: &Structure, register: &Register, calendar: Calendar) -> Plan {
    let head = tree.head(0);
    let Calendar { periode, tahun, tahun_program, .. } = calendar;
    // A Renstra that names no agency (S09) is of one that nobody knows.
    let nobody = Duty { unknown: document.kind == NodeKind::Renstra, ..Duty::default() };
    let agencies = duty_of(head, PropKind::PerangkatDaerah, register).unwrap_or(nobody);
    let mut duty_list =
        vec![if document.kind == NodeKind::Renstra { agencies.clone() } else { Duty::default() }];
    let mut duties = vec![0u32; tree.len() as usize];
    for node in tree.nodes().skip(1) {
        duties[node as usize] = match duty_of(tree.head(node), PropKind::PenanggungJawab, register) {
            Some(duty) => match duty_list.iter().skip(1).rposition(|d| *d == duty) {
                Some(known) => known as u32 + 1,
                None => {
                    duty_list.push(duty);
                    duty_list.len() as u32 - 1
                }
            },
            None => tree.parent(node).map_or(0, |p| duties[p as usize]),
        };
    }
    Plan {
        doc,
        kind: document.kind,
        id: document.id.clone(),
        periode,
        tahun,
        tahun_program,
        agencies,
        years: years(tree, tahun, tahun_program),
        columns: None,
        duties,
        duty_list,
    }
}

/// Years as words: a range, or a list. None where one of the words names no years.
pub fn years_of(words: &[Word]) -> Option<Years> {
    let all = words.iter().try_fold(Years::EMPTY, |all, w| all.union(Years::parse(&w.text).ok()?).ok())?;
    (!all.is_empty()).then_some(all)
}

fn years(tree: &Structure, tahun: Option<Years>, tahun_program: Option<Years>) -> Vec<Option<Years>> {
    let mut years: Vec<Option<Years>> = Vec::with_capacity(tree.len() as usize);
    for node in tree.nodes() {
        let own = own_years(tree, node).filter(|_| node != 0);
        let found = match (own, tree.kind(node)) {
            (Some(own), _) => years_said(own),
            (None, NodeKind::Program) => tahun_program,
            (None, _) => tree.parent(node).map_or(tahun, |p| years[p as usize]),
        };
        years.push(found);
    }
    years
}

fn own_years(tree: &Structure, node: u32) -> Option<&Attr> {
    tree.head(node).attrs.iter().find(|a| a.kind == PropKind::Tahun)
}

fn duty_of(head: &Head, property: PropKind, register: &Register) -> Option<Duty> {
    let mut said = false;
    let mut duty = Duty::default();
    for reference in head.refs.iter() {
        let ordinal = reference.place.prop();
        if ordinal.is_none_or(|n| head.attrs.get(n as usize).is_none_or(|a| a.kind != property)) {
            continue;
        }
        said = true;
        match reference.role {
            Role::Semua => duty.all = true,
            Role::Urusan => duty.agencies.extend(register.with_urusan(&reference.path)),
            _ => match register.agency(&reference.path) {
                Some(agency) => duty.agencies.push(agency),
                None => match register.group(&reference.path) {
                    Some(members) => duty.agencies.extend(members),
                    None => {
                        duty.unknown = true;
                        duty.agencies.extend(register.nearest(&reference.path));
                    }
                },
            },
        }
    }
    // A broken `penanggung-jawab` names someone whom nobody can read.
    if head.attrs.iter().any(|a| a.kind == property && a.broken) {
        said = true;
        duty.unknown = true;
    }
    duty.agencies.sort();
    duty.agencies.dedup();
    said.then_some(duty)
}

//! What a part of the region's rules sees of the workspace, and whether that is the same as the last time.
//!
//! Of a Renstra the rules read little of what is written about indicators. Where one comes or goes, all that they read
//! stays the same but for the numbers of the nodes behind it; what they found is told of these ([`Moves`]).

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use selaras_syntax::schema::{NodeKind, PropKind};

use super::{
    Activity, Adopted, Contribution, Deeds, Exports, Part, deeds, exports, hides_a_reference, taken,
};
use crate::db::{Db, Workspace};
use crate::documents::{DocId, documents};
use crate::finding::Finding;
use crate::items::Role;
use crate::judge::Token;
use crate::links::{Links, links};
use crate::moves::Moves;
use crate::plan::{Structure, plan, structure};
use crate::register::{Register, register};
use crate::sheet::sheet;

/// What a part of the region's rules found, and what it saw.
pub(crate) struct Regional {
    pub sight: Sight,
    /// The Renstra of which it was asked whether they hide a reference: most are not.
    pub asked_for_hidden: BTreeSet<DocId>,
    pub found: Vec<Finding>,
}

/// All that a part of the region's rules reads.
pub(crate) struct Sight {
    list: Token,
    register: Option<Arc<Register>>,
    documents: Vec<Seen>,
}

/// What is read of a document.
enum Seen {
    /// Everything.
    Whole(Token),
    /// Of a Renstra.
    Renstra(Arc<Face>, Account),
}

/// What a Renstra says to a part of the rules beside its face.
enum Account {
    Nothing,
    Deeds(Arc<Deeds>),
    /// And the other Renstra from which it adopts.
    Figures(Arc<Exports>, Vec<(DocId, Token)>),
}

/// What the region's rules read of a Renstra's tree, its duties and its references.
pub(crate) struct Face {
    /// Equal where its nodes say the same.
    digest: u64,
    /// Equal where it takes up the same of the plan: nothing that the rules of programs look at.
    takes: u64,
    /// A reference in it cannot be read.
    hides: bool,
    /// The nodes that it speaks of: all but indicators.
    nodes: Vec<u32>,
    tree: Arc<Structure>,
}

/// Which documents there are: another value where something of that is another.
#[salsa::tracked(returns(clone), no_eq)]
fn list(db: &dyn Db, workspace: Workspace) -> Token {
    documents(db, workspace);
    Token::new()
}

/// A document: another value where something in it is another.
#[salsa::tracked(returns(clone), no_eq)]
fn whole(db: &dyn Db, workspace: Workspace, doc: DocId) -> Token {
    structure(db, workspace, doc);
    plan(db, workspace, doc);
    links(db, workspace, doc);
    if documents(db, workspace).get(doc).counts() {
        sheet(db, workspace, doc);
    }
    Token::new()
}

/// The face that a Renstra shows to a plan.
#[salsa::tracked(returns(clone), no_eq)]
fn face(db: &dyn Db, workspace: Workspace, above: DocId, doc: DocId) -> Arc<Face> {
    let (tree, plan) = (structure(db, workspace, doc), plan(db, workspace, doc));
    let nodes: Vec<u32> = tree.nodes().filter(|n| tree.kind(*n) != NodeKind::Indikator).collect();
    let mut hasher = DefaultHasher::new();
    tree.parts.hash(&mut hasher);
    (plan.periode, &plan.agencies).hash(&mut hasher);
    let links = links(db, workspace, doc);
    for &node in &nodes {
        let inside = tree.parent(node).map(|p| nodes.binary_search(&p));
        (inside, plan.duty(node)).hash(&mut hasher);
        say(tree, links, node, &mut hasher);
    }
    // A node that is reopened has more than one head.
    tree.continuing().for_each(|head| head.hash(&mut hasher));
    for head in tree.misplaced(0) {
        (head.kind, &head.code).hash(&mut hasher);
    }
    let (takes, names_unknown) = taken(db, workspace, above, doc);
    let own = documents(db, workspace).versions(doc);
    let mut takes: Vec<_> = takes.iter().filter(|n| !own.contains(&n.doc)).collect();
    takes.sort_unstable();
    let mut of_takes = DefaultHasher::new();
    (takes, names_unknown).hash(&mut of_takes);
    Arc::new(Face {
        digest: hasher.finish(),
        takes: of_takes.finish(),
        hides: hides_a_reference(db, workspace, doc),
        nodes,
        tree: tree.clone(),
    })
}

/// What a node that is no indicator says to the region, whatever its number is: not its text, which is every property
/// that is no reference.
fn say(tree: &Structure, links: &Links, node: u32, hasher: &mut DefaultHasher) {
    let head = tree.head(node);
    (head.kind, head.broken, tree.part_no(node), &head.code, &head.title).hash(hasher);
    for alias in head.attrs.iter().filter(|a| a.kind == PropKind::Alias) {
        alias.words.iter().for_each(|word| word.text.hash(hasher));
    }
    for reference in &head.refs {
        (reference.role, &reference.doc, &reference.path).hash(hasher);
    }
    // Where a program that is missing belongs follows from what a tujuan or a sasaran supports.
    if matches!(head.kind, NodeKind::Tujuan | NodeKind::Sasaran) {
        links.role(node, Role::Mendukung).for_each(|link| link.to.found().hash(hasher));
    }
}

impl Sight {
    /// What a part of the rules of a plan sees.
    pub fn of(db: &dyn Db, workspace: Workspace, doc: DocId, part: Part) -> Sight {
        let all = documents(db, workspace);
        let region = all.get(doc).region;
        let seen = |n: DocId| match all.get(n) {
            other if other.kind != NodeKind::Renstra => Seen::Whole(whole(db, workspace, n)),
            other => {
                let account = match part {
                    _ if !other.counts() => Account::Nothing,
                    Part::Programs => Account::Nothing,
                    Part::Coverage => Account::Deeds(deeds(db, workspace, n).clone()),
                    Part::Figures => figures(db, workspace, n),
                };
                Seen::Renstra(face(db, workspace, doc, n), account)
            }
        };
        Sight {
            list: list(db, workspace),
            register: region.map(|r| register(db, workspace, r)),
            documents: all.iter().map(|(n, _)| seen(n)).collect(),
        }
    }
}

impl Regional {
    /// What was found, as it is found now; none where something that the rules read is another.
    pub fn again(mut self, now: Sight) -> Result<Regional, Sight> {
        match self.told_of(&now) {
            Some(()) => Ok(Regional { sight: now, ..self }),
            None => Err(now),
        }
    }

    fn told_of(&mut self, now: &Sight) -> Option<()> {
        let before = &self.sight;
        let same_register = match (&now.register, &before.register) {
            (Some(now), Some(then)) => Arc::ptr_eq(now, then),
            (now, then) => now.is_none() && then.is_none(),
        };
        if !now.list.is(&before.list) || !same_register {
            return None;
        }
        for (n, (now, then)) in now.documents.iter().zip(&before.documents).enumerate() {
            let doc = DocId(n as u32);
            if now.hides() != then.hides() && self.asked_for_hidden.contains(&doc) {
                return None;
            }
            if let Some(moves) = now.moves_since(then)? {
                self.found.iter_mut().try_for_each(|finding| moves.tell(doc, finding))?;
            }
        }
        Some(())
    }
}

/// The figures of a Renstra, and those from which it adopts.
fn figures(db: &dyn Db, workspace: Workspace, doc: DocId) -> Account {
    let exports = exports(db, workspace, doc);
    let all = documents(db, workspace);
    let of = exports.adopted.iter().map(|a| a.of).chain(exports.shares.iter().map(|s| s.share.of));
    let mut others: Vec<DocId> =
        of.map(|n| n.doc).filter(|d| all.get(*d).kind == NodeKind::Renstra).collect();
    others.sort_unstable();
    others.dedup();
    let others = others.into_iter().map(|d| (d, whole(db, workspace, d))).collect();
    Account::Figures(exports.clone(), others)
}

impl Seen {
    fn hides(&self) -> bool {
        matches!(self, Seen::Renstra(face, _) if face.hides)
    }

    /// Where the nodes are that the rules read, if they moved. The outer none: something of it is another.
    fn moves_since(&self, before: &Seen) -> Option<Option<Moves>> {
        match (self, before) {
            (Seen::Whole(now), Seen::Whole(then)) => now.is(then).then_some(None),
            (Seen::Renstra(now, says), Seen::Renstra(then, said)) => {
                let further = says.pairs_with(said)?;
                if Arc::ptr_eq(now, then) {
                    return Some(None);
                }
                let outline = then.nodes.iter().copied().zip(now.nodes.iter().copied());
                let looks_at_takes = !matches!(says, Account::Nothing);
                let same = now.digest == then.digest && (!looks_at_takes || now.takes == then.takes);
                same.then(|| Some(Moves::of(&then.tree, &now.tree, outline.chain(further))))
            }
            _ => None,
        }
    }
}

impl Account {
    /// The indicators that both speak of, in their old and new numbers; none where they say something else.
    fn pairs_with(&self, before: &Account) -> Option<Vec<(u32, u32)>> {
        match (self, before) {
            (Account::Nothing, Account::Nothing) => Some(Vec::new()),
            (Account::Deeds(now), Account::Deeds(then)) => {
                (Arc::ptr_eq(now, then) || now.say_the_same(then)).then(Vec::new)
            }
            (Account::Figures(now, others), Account::Figures(then, before)) => {
                let same = |((a, x), (b, y)): (&(DocId, Token), &(DocId, Token))| a == b && x.is(y);
                let same = others.len() == before.len() && others.iter().zip(before).all(same);
                (same && (Arc::ptr_eq(now, then) || now.say_the_same(then))).then(|| {
                    let adopted = then.adopted.iter().zip(&now.adopted).map(|(a, b)| (a.node, b.node));
                    let shares = then.shares.iter().zip(&now.shares).map(|(a, b)| (a.node, b.node));
                    adopted.chain(shares).collect()
                })
            }
            _ => None,
        }
    }
}

impl Deeds {
    /// Both say the same of their nodes, whatever numbers these have.
    fn say_the_same(&self, other: &Deeds) -> bool {
        let Deeds { activities, tujuan_without_reference } = self;
        let same = |(a, b): (&Activity, &Activity)| {
            let Activity { node: _, has_target, has_money, money } = a;
            (has_target, has_money, money) == (&b.has_target, &b.has_money, &b.money)
        };
        *tujuan_without_reference == other.tujuan_without_reference
            && activities.len() == other.activities.len()
            && activities.iter().zip(&other.activities).all(same)
    }
}

impl Exports {
    /// Both say the same of their nodes, whatever numbers these have.
    fn say_the_same(&self, other: &Exports) -> bool {
        let Exports { adopted, shares } = self;
        let same_adopted = |(a, b): (&Adopted, &Adopted)| {
            let Adopted { of, node: _, satuan, arah, targets, years } = a;
            (of, satuan, arah, targets, years) == (&b.of, &b.satuan, &b.arah, &b.targets, &b.years)
        };
        let same_share = |(a, b): (&Contribution, &Contribution)| {
            let Contribution { share, node: _, satuan, targets } = a;
            (share, satuan, targets) == (&b.share, &b.satuan, &b.targets)
        };
        adopted.len() == other.adopted.len()
            && shares.len() == other.shares.len()
            && adopted.iter().zip(&other.adopted).all(same_adopted)
            && shares.iter().zip(&other.shares).all(same_share)
    }
}

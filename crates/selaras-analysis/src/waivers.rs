//! Waivers (`kecualikan`): a person's judgement, kept beside the plan. They hide findings, and are judged themselves.

use selaras_plan::name;
use selaras_plan::years::Date;
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind};

use crate::context::{name_of, place_in};
use crate::db::{Db, Workspace};
use crate::documents::{DocId, Documents, NodeRef, documents};
use crate::finding::{At, Edit, Finding, Findings};
use crate::items::Role;
use crate::links::{Target, View, links};
use crate::place::Place;
use crate::plan::{Structure, structure};
use crate::rule::{Rule, Text};
use crate::rules::{self, a01_pengecualian_tanpa_alasan as a01, a02_pengecualian_percuma as a02};
use crate::rules::{a03_pengecualian_kedaluwarsa as a03, a04_aturan_tidak_dikenal as a04};

/// A waiver.
#[derive(Clone, PartialEq, Debug)]
pub struct Waiver {
    /// Where it stands.
    pub home: NodeRef,
    /// The statement.
    pub at: At,
    /// The rules that it names, each with its place.
    pub rules: Vec<(&'static Rule, At)>,
    /// Words that name no rule.
    pub unknown: Vec<(String, At)>,
    /// The nodes that it covers, with all that is below them.
    pub nodes: Vec<NodeRef>,
    /// Its node cannot be found (R01–R03 say so), or its statement cannot be read (S01).
    pub lost: bool,
    /// `karena`.
    pub reason: String,
    /// `sampai`.
    pub until: Option<Date>,
    /// It hid something.
    pub used: bool,
}

impl Waiver {
    /// It hides: it has a reason, and its day has not passed.
    pub fn hides(&self, today: Date) -> bool {
        !self.reason.is_empty() && !self.expired(today)
    }
    /// Its day has passed.
    pub fn expired(&self, today: Date) -> bool {
        self.until.is_some_and(|until| today > until)
    }
    /// It names the rule.
    pub fn names(&self, rule: &Rule) -> bool {
        rule.waivable && self.rules.iter().any(|(r, _)| *r == rule)
    }
}

/// The waivers of all documents, in their order.
pub fn collect(db: &dyn Db, workspace: Workspace) -> Vec<Waiver> {
    let documents = documents(db, workspace).iter().filter(|(_, d)| d.counts());
    documents.flat_map(|(doc, _)| written(db, workspace, doc).iter().cloned()).collect()
}

/// The waivers that stand in a document.
#[salsa::tracked(returns(ref))]
pub fn written(db: &dyn Db, workspace: Workspace, doc: DocId) -> Vec<Waiver> {
    let tree = structure(db, workspace, doc);
    let mut found = Vec::new();
    for node in tree.nodes() {
        let at = place_in(tree, node, Place::Header);
        read(db, workspace, NodeRef { doc, node }, tree.head(node), at, &mut found);
    }
    // Parts that continue the document, and nodes that they reopen, may hold waivers of their own.
    for (part, local, node) in tree.continuing() {
        let at = At { file: tree.parts[part as usize].file, local, place: Place::Header };
        read(db, workspace, NodeRef { doc, node }, tree.head_in(part, local), at, &mut found);
    }
    found
}

fn read(
    db: &dyn Db,
    workspace: Workspace,
    home: NodeRef,
    head: &crate::items::Head,
    at: At,
    found: &mut Vec<Waiver>,
) {
    for (n, attr) in head.attrs.iter().enumerate().filter(|(_, a)| a.kind == PropKind::Kecualikan) {
        let n = n as u16;
        let mut waiver = Waiver {
            home,
            at: at.place(Place::Prop(n)),
            rules: Vec::new(),
            unknown: Vec::new(),
            nodes: vec![home],
            lost: attr.broken,
            reason: String::new(),
            until: None,
            used: false,
        };
        for (arg, word) in attr.words.iter().enumerate() {
            let place = at.place(Place::PropArg(n, arg as u16));
            match rules::find(&word.text) {
                Some(rule) => waiver.rules.push((rule, place)),
                None => waiver.unknown.push((word.text.to_string(), place)),
            }
        }
        if let Some(words) = attr.clause(ClauseKind::Pada) {
            waiver.nodes.clear();
            for (arg, word) in words.iter().enumerate() {
                let place = Place::PropClause(n, ClauseKind::Pada, arg as u16);
                match target(db, workspace, home, place, &word.text) {
                    Some(nodes) => waiver.nodes.extend(nodes),
                    None => waiver.lost = true,
                }
            }
        }
        let text = |kind| attr.clause(kind).and_then(|w| w.first()).map(|w| w.text.trim().to_owned());
        waiver.reason = text(ClauseKind::Karena).unwrap_or_default();
        if let Some(day) = text(ClauseKind::Sampai) {
            // A day that cannot be read is S01; until it is mended, nobody knows whether it has passed.
            waiver.until = Date::parse(&day);
            waiver.lost |= waiver.until.is_none();
        }
        found.push(waiver);
    }
}

/// Where `pada` leads; that of a reopened node has no link of its own and is looked up by its path.
fn target(
    db: &dyn Db,
    workspace: Workspace,
    home: NodeRef,
    place: Place,
    path: &str,
) -> Option<Vec<NodeRef>> {
    let links = links(db, workspace, home.doc);
    if let Some(link) = links.role(home.node, Role::Pada).find(|l| l.place == place) {
        return match &link.to {
            Target::Found(nodes) => Some(nodes.clone()),
            _ => None,
        };
    }
    let found = View::new(db, workspace, home.doc).find(path);
    (!found.is_empty()).then_some(found)
}

/// Whether a waiver in `home`, for `nodes`, covers the node.
pub fn covers(db: &dyn Db, workspace: Workspace, nodes: &[NodeRef], node: NodeRef) -> bool {
    let tree = structure(db, workspace, node.doc);
    nodes.iter().any(|above| {
        if above.doc == node.doc {
            return tree.within(node.node, above.node);
        }
        // An RPJMD program and the Renstra's of the same code are one.
        let other = structure(db, workspace, above.doc);
        let program = |tree: &Structure, n| tree.kind(n) == NodeKind::Program;
        program(other, above.node)
            && tree.nearest(node.node, NodeKind::Program).is_some_and(|own| {
                let (a, b) = (other.code(above.node), tree.code(own));
                a.zip(b).is_some_and(|(a, b)| selaras_plan::code::same_program(a, b))
            })
    })
}

/// A waiver speaks for the document that it stands in, and one of an upstream plan for all that follow it.
pub fn speaks_for(
    db: &dyn Db,
    documents: &Documents,
    workspace: Workspace,
    waiver: &Waiver,
    finding: &Finding,
) -> bool {
    let home = waiver.home.doc;
    let mine = structure(db, workspace, home);
    finding.node.doc == home
        || mine.parts.iter().any(|p| p.file == finding.at.file)
        || documents
            .get(finding.node.doc)
            .upstream
            .doc()
            .is_some_and(|u| documents.versions(u).contains(&home))
        || documents.get(finding.node.doc).kind == NodeKind::Daerah
}

/// The findings about waivers themselves (A01–A04).
pub fn judge(db: &dyn Db, workspace: Workspace, waivers: &[Waiver], today: Date) -> Vec<Finding> {
    let mut found = Findings::default();
    for waiver in waivers {
        let rules: Vec<&str> = waiver.rules.iter().map(|(r, _)| r.slug).collect();
        let named = rules.join(", ");
        let home = name_of(structure(db, workspace, waiver.home.doc), waiver.home.node);
        for (word, at) in &waiver.unknown {
            unknown_rule(&mut found, waiver, word, *at);
        }
        if waiver.lost {
            continue;
        }
        let before = found.list.len();
        if waiver.reason.is_empty() {
            found.add(
                &a01::RULE,
                waiver.home,
                waiver.at,
                Text::new(
                    format!(
                        "Pengecualian aturan {named} pada {home} tidak menyebut alasan, maka tidak berlaku."
                    ),
                    format!("The waiver of {named} at {home} gives no reason, so it hides nothing."),
                ),
                Text::new(
                    "Tulis alasannya dengan karena \"…\", atau hapus baris ini dan perbaiki temuannya.",
                    "Write the reason with karena \"…\", or delete this line and repair the finding.",
                ),
            );
        } else if let Some(until) = waiver.until.filter(|_| waiver.expired(today)) {
            found.add(
                &a03::RULE,
                waiver.home,
                waiver.at,
                Text::new(
                    format!("Pengecualian aturan {named} pada {home} berlaku sampai {until} dan sudah lewat; temuannya ditampilkan kembali."),
                    format!("The waiver of {named} at {home} was good until {} and has expired; its finding is shown again.", until.iso()),
                ),
                Text::new(
                    "Perbaiki temuannya lalu hapus baris ini, atau sepakati tanggal baru pada sampai.",
                    "Repair the finding and delete this line, or agree on a new day after sampai.",
                ),
            );
        }
        // A waiver that is useless for another reason is one finding only.
        if found.list.len() == before && waiver.unknown.is_empty() && !waiver.used {
            found
                .add(
                    &a02::RULE,
                    waiver.home,
                    waiver.at,
                    Text::new(
                        format!(
                            "Pengecualian aturan {named} pada {home} tidak menyembunyikan temuan apa pun."
                        ),
                        format!("The waiver of {named} at {home} hides no finding."),
                    ),
                    Text::new(
                        "Hapus baris ini; rencana sudah selaras di sini.",
                        "Delete this line; the plan is aligned here.",
                    ),
                )
                .fix(
                    true,
                    Text::new("Hapus pengecualian ini", "Delete this waiver"),
                    waiver.at,
                    Edit::Remove,
                );
        }
    }
    found.list
}

fn unknown_rule(found: &mut Findings, waiver: &Waiver, word: &str, at: At) {
    let slugs: Vec<&str> = rules::ALL.iter().map(|r| r.slug).collect();
    let near: Vec<&str> = name::nearest(word, &slugs).into_iter().take(3).map(|n| slugs[n]).collect();
    let (id, en) = match near.as_slice() {
        [] => (
            "Lihat daftar aturan dengan `selaras rules`.".to_owned(),
            "See the list of rules with `selaras rules`.".to_owned(),
        ),
        near => (
            format!("Mungkin maksud Anda: {}.", near.join(", ")),
            format!("Perhaps you mean: {}.", near.join(", ")),
        ),
    };
    let finding = found.add(
        &a04::RULE,
        waiver.home,
        at,
        Text::new(
            format!("Tidak ada aturan bernama \"{word}\"; pengecualian ini tidak berlaku."),
            format!("There is no rule named \"{word}\"; this waiver hides nothing."),
        ),
        Text::new(id, en),
    );
    if let [best, ..] = near.as_slice() {
        finding.fix(
            true,
            Text::new(format!("Ganti menjadi {best}"), format!("Change to {best}")),
            at,
            Edit::Replace((*best).to_owned()),
        );
    }
}

//! Lines above declarations: who takes a node of the RPJMD up, or that nobody does; money that exceeds what is given.

use std::collections::BTreeSet;

use selaras_analysis::diagnostic::{Diagnostic, Location};
use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::plan::structure;
use selaras_analysis::rule::{Lang, Text};
use selaras_syntax::schema::NodeKind;
use selaras_syntax::tree::{NodeId, Span};

use crate::Ide;
use crate::cursor::node_at;
use crate::figures::nodes_in;
use crate::navigate::goal;
use crate::takers::{Taker, Way, takers};

/// A line above a node, before its words are known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Lens {
    /// The node's header.
    pub span: Span,
    /// The node in its file.
    pub local: NodeId,
    /// What it tells.
    pub kind: LensKind,
}

/// What a line tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LensKind {
    /// Who takes the node up.
    References,
    /// Its money exceeds what is given.
    Pagu,
}

/// The words of a line, and where they lead.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// The words; they say enough alone.
    pub title: String,
    /// The nodes that are meant.
    pub places: Vec<Location>,
}

/// The lines of a file, in order.
pub fn lenses(ide: &Ide, path: &str, references: bool, pagu: bool) -> Vec<Lens> {
    let Some(file) = ide.snapshot.file(path) else { return Vec::new() };
    let parse = ide.snapshot.parse(file);
    let all = Span::new(0, file.text(ide.db()).len() as u32);
    let lens = |local: NodeId, kind| Lens { span: parse.tree.nodes[local as usize].header, local, kind };
    let mut found = Vec::new();
    if references {
        let mut followed: Option<(DocId, bool)> = None;
        for (node, local) in nodes_in(ide, path, all) {
            if followed.is_none_or(|(doc, _)| doc != node.doc) {
                followed = Some((node.doc, is_followed(ide, node.doc)));
            }
            let kind = structure(ide.db(), ide.workspace(), node.doc).kind(node.node);
            let told = matches!(kind, NodeKind::Sasaran | NodeKind::Program | NodeKind::Indikator);
            if told && followed.is_some_and(|(_, is)| is) && !parse.tree.nodes[local as usize].continued {
                found.push(lens(local, LensKind::References));
            }
        }
    }
    if pagu {
        let above = ide.snapshot.diagnostics(path, ide.today);
        let nodes = above.iter().filter(exceeds).filter_map(|d| node_at(&parse.tree, d.location.span.start));
        found.extend(nodes.map(|local| lens(local, LensKind::Pagu)));
    }
    found.sort();
    found.dedup();
    found
}

/// A Renstra follows it: without any, that nobody takes its nodes up says nothing.
fn is_followed(ide: &Ide, doc: DocId) -> bool {
    let documents = ide.documents();
    let of = |d: DocId| documents.versions(d).contains(&doc);
    documents
        .iter()
        .any(|(_, d)| d.kind == NodeKind::Renstra && d.counts() && d.upstream.doc().is_some_and(of))
}

/// The pagu is more than the RPJMD gives to one agency (P02), to several (P08), or to an agency in all (P04).
fn exceeds(found: &&Diagnostic) -> bool {
    matches!(found.rule.code, "P02" | "P04" | "P08")
}

/// The words of a line; none where there is nothing to tell any more.
pub fn tell(ide: &Ide, path: &str, local: NodeId, kind: LensKind) -> Option<Told> {
    let file = ide.snapshot.file(path)?;
    let parse = ide.snapshot.parse(file);
    match kind {
        LensKind::References => {
            let header = parse.tree.nodes.get(local as usize)?.header;
            let (node, _) = nodes_in(ide, path, header).into_iter().find(|(_, n)| *n == local)?;
            Some(references(ide, node))
        }
        LensKind::Pagu => {
            let found = ide.snapshot.diagnostics(path, ide.today);
            let here = |d: &&Diagnostic| node_at(&parse.tree, d.location.span.start) == Some(local);
            found.iter().filter(exceeds).find(here).map(|d| money(d, ide.lang))
        }
    }
}

/// The years and their amounts, which the finding's message names at its end in brackets.
fn money(found: &Diagnostic, lang: Lang) -> Told {
    let words = Text::new("Σ pagu melebihi yang diberikan", "Σ pagu exceeds what is given");
    let message = found.message.get(lang).trim_end_matches('.');
    let amounts = message.strip_suffix(')').and_then(|m| m.rsplit_once('(')).map(|(_, amounts)| amounts);
    let title = match amounts {
        Some(amounts) => format!("{} – {amounts}", words.get(lang)),
        None => message.to_owned(),
    };
    Told { title, places: found.related.iter().map(|r| r.location.clone()).collect() }
}

fn references(ide: &Ide, node: NodeRef) -> Told {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let kind = tree.kind(node.node);
    let mut all = takers(ide, node);
    if kind == NodeKind::Sasaran {
        // It is supported by those who take up its indicators, too.
        let indicators = tree.children(node.node).filter(|c| tree.kind(*c) == NodeKind::Indikator);
        for indicator in indicators {
            all.extend(takers(ide, NodeRef { doc: node.doc, node: indicator }));
        }
    }
    all.retain(|t| ide.documents().get(t.by.doc).kind == NodeKind::Renstra);
    let count = |ways: &[Way]| {
        let docs: BTreeSet<DocId> = all.iter().filter(|t| ways.contains(&t.way)).map(|t| t.by.doc).collect();
        docs.len()
    };
    let words = match kind {
        NodeKind::Sasaran => {
            let any = count(&[Way::Adopts, Way::Shares, Way::Supports]);
            many(any, ("mendukung", "support it"), ("belum didukung Renstra", "not supported by any Renstra"))
        }
        NodeKind::Program => {
            let any = count(&[Way::Carries, Way::Supports]);
            many(any, ("memuatnya", "have it"), ("belum ada di Renstra", "in no Renstra"))
        }
        _ => {
            let none = ("belum diacu Renstra", "not adopted by any Renstra");
            let (adopt, share) = (count(&[Way::Adopts]), count(&[Way::Shares]));
            let shares = many(share, ("berkontribusi", "contribute"), none);
            match (adopt, share) {
                (0, 1..) => shares,
                (_, 0) => many(adopt, ("mengacu", "adopt it"), none),
                _ => {
                    let adopts = many(adopt, ("mengacu", "adopt it"), none);
                    Text::new(
                        format!("{}, {}", adopts.id, shares.id),
                        format!("{}, {}", adopts.en, shares.en),
                    )
                }
            }
        }
    };
    Told { title: ide.say(&words), places: places(ide, &all) }
}

fn many(count: usize, (id, en): (&str, &str), (none_id, none_en): (&str, &str)) -> Text {
    match count {
        0 => Text::new(none_id, none_en),
        n => Text::new(format!("{n} Renstra {id}"), format!("{n} Renstra {en}")),
    }
}

fn places(ide: &Ide, takers: &[Taker]) -> Vec<Location> {
    let mut nodes: Vec<NodeRef> = takers.iter().map(|t| t.by).collect();
    nodes.sort();
    nodes.dedup();
    let goals = nodes.into_iter().filter_map(|n| goal(ide, n));
    goals.map(|g| Location { file: g.file, span: g.focus }).collect()
}

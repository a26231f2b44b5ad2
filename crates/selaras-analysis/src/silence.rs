//! One mistake, one finding. What stands behind a finding is not shown beside it: this table says what. (What a rule
//! can know by itself — a doubtful cell, a reference that leads nowhere — never becomes a finding, and is not here.)

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::db::{Db, Workspace};
use crate::documents::NodeRef;
use crate::finding::Finding;
use crate::plan::structure;
use crate::rule::Severity;

/// Where the silenced finding stands, seen from the one that silences.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Scope {
    /// The same node.
    Same,
    /// The same node, or one below it.
    Below,
    /// At or below a related node of the silencing finding (for a finding about several nodes: those of them).
    Related,
    /// The same, where the silenced finding is about the same document: what one agency lacks says nothing about the
    /// others.
    RelatedHere,
    /// What leads to the node, to a related one, or below: the silenced finding has it as its other side.
    Toward,
    /// Anywhere in the same document.
    Document,
    /// Anywhere in the documents of the related nodes, and of further parts; in no other years.
    Parts,
}

struct Silence {
    by: &'static [&'static str],
    gone: &'static [&'static str],
    scope: Scope,
}

const fn row(by: &'static [&'static str], gone: &'static [&'static str], scope: Scope) -> Silence {
    Silence { by, gone, scope }
}

use Scope::*;

static TABLE: &[Silence] = &[
    row(&["S05"], &["K02", "K03", "K04", "K05", "K06", "K07", "P01", "C08"], Same),
    row(&["S05"], &["S05"], Below),
    row(&["S05", "K01", "K02"], &["R02"], Toward),
    row(&["K01"], &["R01"], Toward),
    row(&["S05", "K01", "K02"], &["K02"], Below),
    row(&["S05"], &["P02", "P03"], Related),
    row(&["K01", "K02"], &["K02", "K03", "K04", "K05", "K06", "K07"], Same),
    row(&["T03", "T04"], &["T01", "T02", "T07", "T08", "T10", "T12", "I03"], Same),
    row(&["T01"], &["T07", "T09", "T12"], Same),
    row(&["T02"], &["T08"], Same),
    row(&["T05"], &["T09", "P05"], Same),
    row(&["T19"], &["T01", "T02", "T08", "T09"], Same),
    row(&["I20"], &["T01", "T02", "R05"], Same),
    row(&["C02", "I20", "I19", "R05", "I11"], &["C04"], RelatedHere),
    row(&["I19"], &["T01", "T02"], Same),
    row(&["C01"], &["C04"], Related),
    row(&["C02"], &["C05"], Related),
    row(&["C02"], &["C07"], Document),
    row(&["C03"], &["P07", "K04", "K05", "C15", "R05", "I19"], Below),
    row(&["P02", "P03"], &["P07"], Document),
    row(&["P08"], &["P04"], Parts),
    row(&["P01"], &["P06"], Below),
    row(&["P02", "P03"], &["P06"], Same),
    row(&["I18"], &["C04"], Same),
    row(&["W01"], &["W02"], Same),
];

/// A finding that a waiver hides still stands before what is behind it, but for these: L01 compares what a waived
/// difference from the RPJMD leaves to compare; and what one agency has a reason for is asked of the next one, while one
/// that is to be mended is mended for all.
static UNLESS_WAIVED: &[Silence] =
    &[row(&["T01", "T03", "T04"], &["L01"], Same), row(&["I20", "I19", "R05", "I11"], &["C04"], Related)];

/// Drops what stands behind other findings. `waived[n]` tells that finding `n` is hidden by a waiver.
pub fn apply(
    db: &dyn Db,
    workspace: Workspace,
    findings: &mut [Cow<Finding>],
    waived: &[bool],
    gone: &mut [bool],
) {
    let index = Index::of(db, workspace, findings);
    for at in 0..findings.len() {
        // What is only mentioned (units that convert) leaves everything else to be judged.
        if findings[at].severity == Severity::Info {
            continue;
        }
        // One that is itself silenced still silences: the mistake is the same.
        let rows = TABLE.iter().chain(UNLESS_WAIVED.iter().filter(|_| !waived[at]));
        let rows: Vec<&Silence> = rows.filter(|r| r.by.contains(&findings[at].rule.code)).collect();
        if rows.is_empty() {
            continue;
        }
        let by = findings[at].clone();
        for row in rows {
            let covers = |node: NodeRef| match row.scope {
                Same => node == by.node,
                Document => node.doc == by.node.doc,
                Parts => parts_of(&by).any(|part| node.doc == part.doc),
                Below => within(db, workspace, node, by.node),
                Toward => {
                    let related = by.related.iter().filter_map(|r| r.node);
                    std::iter::once(by.node).chain(related).any(|above| within(db, workspace, node, above))
                }
                Related | RelatedHere => {
                    by.related.iter().filter_map(|r| r.node).any(|above| within(db, workspace, node, above))
                }
            };
            for n in index.candidates(row, &by) {
                if n == at {
                    continue;
                }
                let other = &mut findings[n];
                let elsewhere = row.scope == RelatedHere && other.node.doc != by.node.doc;
                let other_years = row.scope == Parts && !other.years.without(by.years).is_empty();
                if elsewhere || other_years {
                    continue;
                }
                if other.subjects.is_empty() {
                    let two_sided = matches!(row.scope, Related | RelatedHere | Toward);
                    let sides = other.related.iter().filter_map(|r| r.node).filter(|_| two_sided);
                    let itself = (row.scope != Toward).then_some(other.node);
                    gone[n] |= itself.into_iter().chain(sides).any(covers);
                } else {
                    if other.subjects.iter().any(|s| covers(s.node)) {
                        other.to_mut().subjects.retain(|s| !covers(s.node));
                    }
                    gone[n] |= other.subjects.is_empty();
                }
            }
        }
    }
}

fn parts_of(finding: &Finding) -> impl Iterator<Item = NodeRef> {
    finding.related.iter().filter_map(|r| r.node).chain(finding.parts.iter().copied())
}

/// Findings by rule, and by rule and node: the table is asked for a few of thousands.
struct Index {
    by_rule: FxHashMap<&'static str, Vec<usize>>,
    by_node: FxHashMap<(&'static str, NodeRef), Vec<usize>>,
    /// By every node that one of the finding's nodes is, or is below.
    by_above: FxHashMap<(&'static str, NodeRef), Vec<usize>>,
}

impl Index {
    fn of(db: &dyn Db, workspace: Workspace, findings: &[Cow<Finding>]) -> Index {
        let (by_rule, by_node, by_above) = Default::default();
        let mut index = Index { by_rule, by_node, by_above };
        let below =
            |code| TABLE.iter().any(|row| !matches!(row.scope, Same | Document) && row.gone.contains(&code));
        for (n, finding) in findings.iter().enumerate() {
            let code = finding.rule.code;
            index.by_rule.entry(code).or_default().push(n);
            let add = |map: &mut FxHashMap<_, Vec<usize>>, node| {
                let nodes = map.entry((code, node)).or_default();
                if nodes.last() != Some(&n) {
                    nodes.push(n);
                }
            };
            let subjects = finding.subjects.iter().map(|s| s.node);
            let own = std::iter::once(finding.node).chain(subjects);
            own.clone().for_each(|node| add(&mut index.by_node, node));
            if below(code) {
                for of in own.chain(finding.related.iter().filter_map(|r| r.node)) {
                    let above = structure(db, workspace, of.doc).ancestors(of.node);
                    above.for_each(|node| add(&mut index.by_above, NodeRef { node, ..of }));
                }
            }
        }
        index
    }

    fn candidates(&self, row: &Silence, by: &Finding) -> Vec<usize> {
        let related = by.related.iter().filter_map(|r| r.node);
        let above: Vec<NodeRef> = match row.scope {
            Same | Document | Below => vec![by.node],
            Toward => std::iter::once(by.node).chain(related).collect(),
            Parts => parts_of(by).map(|part| NodeRef { node: 0, ..part }).collect(),
            _ => related.collect(),
        };
        let mut found = Vec::new();
        for code in row.gone {
            match row.scope {
                Same => found.extend(self.by_node.get(&(*code, by.node)).into_iter().flatten()),
                Document => found.extend(self.by_rule.get(code).into_iter().flatten()),
                _ => above
                    .iter()
                    .for_each(|a| found.extend(self.by_above.get(&(*code, *a)).into_iter().flatten())),
            }
        }
        found
    }
}

fn within(db: &dyn Db, workspace: Workspace, node: NodeRef, above: NodeRef) -> bool {
    node.doc == above.doc && structure(db, workspace, node.doc).within(node.node, above.node)
}

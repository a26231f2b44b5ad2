//! Views as JSON: `docs/tampilan.md` describes it. What it says today it says for as long as `version` is 1.

use selaras_analysis::diagnostic::{Diagnostic, Location};
use selaras_analysis::rule::Severity;
use selaras_ide::navigate::Goal;
use selaras_ide::views::cascade::{CascadeIndicator, CascadeNode};
use selaras_ide::views::coverage::{Coverage, CoverageCell, CoverageRow};
use selaras_ide::views::findings::FindingsView;
use selaras_ide::views::places::Places;
use selaras_ide::views::plans::InForce;
use selaras_ide::views::score_inputs::{Counts, Kind, ScoreInputs};
use selaras_ide::views::tally::Tally;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::view::View;

const VERSION: u32 = 1;

/// A node of the cascade: a type, since `json!` would copy a tree once for each of its levels.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NodeJson<'n> {
    id: &'n str,
    kind: &'static str,
    code: Option<&'n str>,
    title: Option<&'n str>,
    document: &'n str,
    agencies: &'n [String],
    location: Value,
    verdict: &'static str,
    own: Value,
    below: Value,
    indicators: Vec<Value>,
    pagu: Vec<Value>,
    supports: &'n [String],
    supported_by: &'n [String],
    child_count: usize,
    children: Vec<NodeJson<'n>>,
}

impl View {
    /// The answer to `selaras/cascade`: so many levels of it.
    pub(crate) fn cascade_json(&self, plan: &InForce, nodes: &[CascadeNode], levels: usize) -> Value {
        let mut places = Places::new(self.ide());
        let nodes: Vec<NodeJson> = nodes.iter().map(|n| self.node(n, levels, &mut places)).collect();
        // Texts, numbers and lists of them are JSON.
        answer(plan, Value::Object(Map::from_iter([("nodes".to_owned(), json!(nodes))])))
    }

    fn node<'n>(&self, node: &'n CascadeNode, levels: usize, places: &mut Places) -> NodeJson<'n> {
        let children: &[CascadeNode] = if levels > 1 { &node.children } else { &[] };
        NodeJson {
            id: &node.id,
            kind: node.kind.keyword(),
            code: node.code.as_deref(),
            title: node.title.as_deref(),
            document: &node.document,
            agencies: &node.agencies,
            location: self.goal(&places.goal(node.node)),
            verdict: node.own.plus(node.below).word(),
            own: tally(node.own),
            below: tally(node.below),
            indicators: node.indicators.iter().map(|i| self.indicator(i, places)).collect(),
            pagu: by_year(&node.pagu),
            supports: &node.supports,
            supported_by: &node.supported_by,
            child_count: node.children.len(),
            children: children.iter().map(|n| self.node(n, levels - 1, places)).collect(),
        }
    }

    fn indicator(&self, indicator: &CascadeIndicator, places: &mut Places) -> Value {
        json!({
            "id": indicator.id,
            "code": indicator.code,
            "title": indicator.title,
            "location": self.goal(&places.goal(indicator.node)),
            "verdict": indicator.own.word(),
            "own": tally(indicator.own),
            "adopts": indicator.adopts,
            "unit": indicator.unit,
            "targets": by_year(&indicator.targets),
        })
    }

    /// The answer to `selaras/coverage`.
    pub(crate) fn coverage_json(&self, plan: &InForce, matrix: &Coverage) -> Value {
        let column = |c: &selaras_ide::views::coverage::Column| json!({ "code": c.id, "name": c.name, "renstra": c.renstra });
        let agencies: Vec<Value> = matrix.agencies.iter().map(column).collect();
        let rows: Vec<Value> = matrix.rows.iter().map(|r| self.row(r)).collect();
        answer(plan, json!({ "agencies": agencies, "rows": rows }))
    }

    fn row(&self, row: &CoverageRow) -> Value {
        let cells: Vec<Value> = row.cells.iter().map(|c| self.cell(c)).collect();
        json!({
            "id": row.id,
            "kind": row.kind.keyword(),
            "code": row.code,
            "title": row.title,
            "location": self.goal(&row.goal),
            "verdict": row.verdict.word(),
            "indicators": row.indicators,
            "cells": cells,
        })
    }

    fn cell(&self, cell: &CoverageCell) -> Value {
        let node = |(id, goal): &(String, Goal)| json!({ "id": id, "location": self.goal(goal) });
        let nodes: Vec<Value> = cell.nodes.iter().map(node).collect();
        let counts = cell.indicators;
        json!({
            "agency": cell.agency,
            "given": cell.given,
            "verdict": cell.verdict.word(),
            "indicators": {
                "given": counts.given,
                "takenUp": counts.taken_up,
                "missing": counts.missing,
                "waived": counts.waived,
            },
            "funded": cell.funded,
            "findings": tally(cell.findings),
            "nodes": nodes,
        })
    }

    /// The answer to `selaras/findings`.
    pub(crate) fn findings_json(&self, plan: &InForce, list: &FindingsView) -> Value {
        let agency = |(code, name, counts): &(Option<String>, String, Tally)| json!({ "code": code, "name": name, "findings": tally(*counts) });
        let agencies: Vec<Value> = list.agencies.iter().map(agency).collect();
        let findings: Vec<Value> = list.shown.iter().map(|f| self.finding(f)).collect();
        let waived = list.waived.iter().map(|w| {
            json!({
                "finding": self.finding(&w.diagnostic),
                "reason": w.reason,
                "waiver": self.place(&w.waiver),
            })
        });
        let waived: Vec<Value> = waived.collect();
        answer(plan, json!({ "agencies": agencies, "findings": findings, "waived": waived }))
    }

    fn finding(&self, finding: &Diagnostic) -> Value {
        let related = finding
            .related
            .iter()
            .map(|r| json!({ "message": r.message.get(self.lang), "location": self.place(&r.location) }));
        let fixes = finding.fixes.iter().map(|fix| {
            let edits = fix.edits.iter();
            let edits = edits.map(|e| json!({ "location": self.place(&e.location), "text": e.text }));
            json!({
                "title": fix.title.get(self.lang),
                "safe": fix.safe,
                "edits": edits.collect::<Vec<Value>>(),
            })
        });
        json!({
            "rule": finding.rule.slug,
            "code": finding.rule.code,
            "severity": match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "info",
            },
            "message": finding.message.get(self.lang),
            "help": finding.help.get(self.lang),
            "node": finding.node,
            "agency": finding.agency,
            "location": self.place(&finding.location),
            "related": related.collect::<Vec<Value>>(),
            "fixes": fixes.collect::<Vec<Value>>(),
            "fingerprint": finding.fingerprint,
        })
    }

    /// The answer to `selaras/scoreInputs`.
    pub(crate) fn score_inputs_json(&self, plan: &InForce, inputs: &ScoreInputs) -> Value {
        let agency = |(code, name, of): &(String, String, Counts)| json!({ "code": code, "name": name, "comparisons": comparisons(of) });
        let agencies: Vec<Value> = inputs.agencies.iter().map(agency).collect();
        answer(plan, json!({ "comparisons": comparisons(&inputs.region), "agencies": agencies }))
    }

    /// A place to go to: what an editor selects, and all of it.
    fn goal(&self, goal: &Goal) -> Value {
        json!({
            "uri": self.uri(&goal.file),
            "range": self.range(&goal.file, goal.full),
            "selectionRange": self.range(&goal.file, goal.focus),
        })
    }

    fn place(&self, place: &Location) -> Value {
        json!({ "uri": self.uri(&place.file), "range": self.range(&place.file, place.span) })
    }
}

/// What every answer begins with.
fn answer(plan: &InForce, rest: Value) -> Value {
    let region = plan.region.as_ref().map(|(code, name)| json!({ "code": code, "name": name }));
    let mut answer = json!({
        "version": VERSION,
        "region": region,
        "plan": { "code": plan.id, "title": plan.title },
    });
    if let (Value::Object(answer), Value::Object(rest)) = (&mut answer, rest) {
        answer.extend(rest);
    }
    answer
}

fn tally(tally: Tally) -> Value {
    json!({
        "errors": tally.errors,
        "warnings": tally.warnings,
        "infos": tally.infos,
        "waived": tally.waived,
    })
}

fn by_year(values: &[(u16, String)]) -> Vec<Value> {
    values.iter().map(|(year, value)| json!({ "year": year, "value": value })).collect()
}

fn comparisons(counts: &Counts) -> Value {
    let mut all = Map::new();
    for kind in Kind::ALL {
        let count = counts[kind as usize];
        let value = json!({
            "compared": count.compared(),
            "agree": count.agree,
            "differ": count.differ,
            "waived": count.waived,
            "unknown": count.unknown,
        });
        all.insert(kind.word().to_owned(), value);
    }
    Value::Object(all)
}

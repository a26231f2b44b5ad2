//! Views as JSON: `docs/peladen.md` describes it. What it says today it says for as long as `version` is 1.

use selaras_analysis::diagnostic::{Diagnostic, Location};
use selaras_analysis::rule::Severity;
use selaras_ide::navigate::Goal;
use selaras_ide::views::cascade::{CascadeIndicator, CascadeNode};
use selaras_ide::views::coverage::{Coverage, CoverageCell, CoverageRow};
use selaras_ide::views::findings::FindingsView;
use selaras_ide::views::plans::InForce;
use selaras_ide::views::score_inputs::{Counts, Kind, ScoreInputs};
use selaras_ide::views::tally::Tally;
use serde_json::{Map, Value, json};

use crate::view::View;

const VERSION: u32 = 1;

impl View {
    /// The answer to `selaras/cascade`.
    pub(crate) fn cascade_json(&self, plan: &InForce, nodes: &[CascadeNode]) -> Value {
        let nodes: Vec<Value> = nodes.iter().map(|n| self.node(n)).collect();
        answer(plan, json!({ "nodes": nodes }))
    }

    fn node(&self, node: &CascadeNode) -> Value {
        let indicators: Vec<Value> = node.indicators.iter().map(|i| self.indicator(i)).collect();
        let children: Vec<Value> = node.children.iter().map(|n| self.node(n)).collect();
        json!({
            "id": node.id,
            "kind": node.kind.keyword(),
            "code": node.code,
            "title": node.title,
            "document": node.document,
            "agencies": node.agencies,
            "location": self.goal(&node.goal),
            "verdict": node.own.plus(node.below).word(),
            "own": tally(node.own),
            "below": tally(node.below),
            "indicators": indicators,
            "pagu": by_year(&node.pagu),
            "supports": node.supports,
            "supportedBy": node.supported_by,
            "children": children,
        })
    }

    fn indicator(&self, indicator: &CascadeIndicator) -> Value {
        json!({
            "id": indicator.id,
            "code": indicator.code,
            "title": indicator.title,
            "location": self.goal(&indicator.goal),
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

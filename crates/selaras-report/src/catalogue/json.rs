//! Rules for programs, always in both languages.

use selaras_analysis::rule::{Basis, Example, Repair, Rule, Words};
use serde_json::{Value, json};

use super::{Excerpt, Mismatch, example_excerpt, family};

/// What `selaras rules --format json` prints: `{"version": 1, "rules": [...]}`. `rules_url` is where the pages lie, with the
/// final `/`.
pub fn list_json(rules: &[&'static Rule], rules_url: &str) -> Value {
    json!({ "version": 1, "rules": rules.iter().map(|rule| value(rule, rules_url)).collect::<Vec<_>>() })
}

/// What `selaras explain RULE --format json` prints: the rule as in [`list_json`], and its examples.
pub fn explain_json(rule: &Rule, base: &[(&str, &str)], rules_url: &str) -> Result<Value, Mismatch> {
    let mut rule_value = value(rule, rules_url);
    rule_value["version"] = 1.into();
    for (name, examples) in [("wrong", rule.wrong), ("right", rule.right)] {
        rule_value[name] = examples.iter().map(|e| example(e, base)).collect::<Result<Vec<_>, _>>()?.into();
    }
    Ok(rule_value)
}

fn value(rule: &Rule, rules_url: &str) -> Value {
    json!({
        "code": rule.code,
        "slug": rule.slug,
        "family": { "letter": rule.family(), "name": words(family(rule.family())) },
        "severity": rule.severity.name(),
        "title": words(rule.title),
        "compares": words(rule.compares),
        "why": words(rule.why),
        "basis": match rule.basis {
            Basis::Praktik => json!({ "kind": "praktik" }),
            Basis::Peraturan(number) => json!({ "kind": "peraturan", "number": number, "verified": false }),
        },
        "repair_by": words(rule.repair_by),
        "fix": match rule.repair {
            Repair::None => "none",
            Repair::Safe => "safe",
            Repair::Unsafe => "unsafe",
        },
        "waivable": rule.waivable,
        "since": rule.since,
        "url": format!("{rules_url}{}.md", rule.slug),
    })
}

fn words(words: Words) -> Value {
    json!({ "id": words.id, "en": words.en })
}

fn example(example: &Example, base: &[(&str, &str)]) -> Result<Value, Mismatch> {
    let excerpts: Vec<Value> = example_excerpt(base, example)?.iter().map(excerpt).collect();
    Ok(json!({
        "title": words(example.title),
        "today": example.today,
        "excerpts": excerpts,
        "expect": example.expect,
    }))
}

fn excerpt(excerpt: &Excerpt) -> Value {
    let text: Vec<&str> = excerpt.lines.iter().map(|line| line.text.as_str()).collect();
    json!({
        "file": excerpt.file,
        "line": excerpt.lines.first().map_or(1, |line| line.number),
        "text": text.join("\n"),
    })
}

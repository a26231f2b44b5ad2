//! The same content in TOML and JSON: same nodes, properties, words and cells.

use selaras_syntax::tree::{ArgKind, Node, Prop, Run, Tree};
use selaras_syntax::{parse, text_of};
use serde_json::{Map, Value, json};
use toml_edit::{Item, Table as Toml};

/// A file in the three languages.
pub struct Content {
    /// As Selaras reads it.
    pub plan: String,
    /// As TOML.
    pub toml: String,
    /// As JSON.
    pub json: String,
    /// How many indicators it has.
    pub indicators: usize,
}

impl Content {
    /// Writes a plan in the other two languages.
    pub fn of(plan: &str) -> Content {
        let tree = parse(plan).tree;
        let mut toml = String::new();
        let mut documents = Vec::new();
        for (id, node) in tree.nodes.iter().enumerate().filter(|(_, n)| n.parent.is_none()) {
            documents.push(json_node(&tree, plan, id as u32, node));
            toml_node(&tree, plan, id as u32, node, "dokumen", &mut toml);
        }
        let indicators = plan.lines().filter(|l| l.trim_start().starts_with("indikator ")).count();
        let json = serde_json::to_string_pretty(&json!({ "dokumen": documents })).unwrap_or_default();
        Content { plan: plan.to_owned(), toml, json, indicators }
    }
}

fn words(tree: &Tree, text: &str, run: Run) -> Vec<String> {
    let args = tree.args(run).iter().filter(|a| a.kind != ArgKind::Less);
    args.map(|a| text_of(a.span.of(text)).into_owned()).collect()
}

fn cells(tree: &Tree, text: &str, prop: &Prop) -> Vec<String> {
    tree.cells(prop.cells).iter().map(|c| c.span.of(text).to_owned()).collect()
}

fn children(tree: &Tree, of: u32) -> impl Iterator<Item = (u32, &Node)> {
    let nodes = tree.nodes.iter().enumerate().skip(of as usize + 1);
    nodes
        .take_while(|(_, n)| n.parent.is_some())
        .filter(move |(_, n)| n.parent == Some(of))
        .map(|(n, node)| (n as u32, node))
}

fn props(tree: &Tree, of: u32) -> impl Iterator<Item = &Prop> {
    let (start, end) = (tree.nodes[of as usize].full.start, tree.nodes[of as usize].full.end);
    let first = tree.props.partition_point(|p| p.span.start < start);
    tree.props[first..].iter().take_while(move |p| p.span.start < end).filter(move |p| p.node == of)
}

/// A property's value: its words; with cells or clauses, the parts by name. A property that stands more than once is a
/// list of its values. Nothing of the plan is left out, so that the peers read what we read.
fn json_prop(tree: &Tree, text: &str, prop: &Prop) -> Value {
    let said = words(tree, text, prop.args);
    let clauses = tree.clauses(prop.clauses);
    if prop.cells.len == 0 && clauses.is_empty() {
        return json!(said);
    }
    let mut map = Map::new();
    map.insert("kata".into(), json!(said));
    if prop.cells.len > 0 {
        map.insert("sel".into(), json!(cells(tree, text, prop)));
    }
    for clause in clauses {
        map.insert(clause.kind.keyword().into(), json!(words(tree, text, clause.args)));
    }
    Value::Object(map)
}

/// The properties of a node, those of one kind together.
fn grouped(tree: &Tree, text: &str, of: u32) -> Vec<(&'static str, Value)> {
    let mut found: Vec<(&str, Vec<Value>)> = Vec::new();
    for prop in props(tree, of) {
        let (key, value) = (prop.kind.keyword(), json_prop(tree, text, prop));
        match found.iter_mut().find(|(k, _)| *k == key) {
            Some((_, values)) => values.push(value),
            None => found.push((key, vec![value])),
        }
    }
    let one = |mut values: Vec<Value>| match values.len() {
        1 => values.remove(0),
        _ => Value::Array(values),
    };
    found.into_iter().map(|(key, values)| (key, one(values))).collect()
}

fn json_node(tree: &Tree, text: &str, id: u32, node: &Node) -> Value {
    let mut map = Map::new();
    map.insert("kata".into(), json!(words(tree, text, node.args)));
    for clause in tree.clauses(node.clauses) {
        map.insert(clause.kind.keyword().into(), json!(words(tree, text, clause.args)));
    }
    for (key, value) in grouped(tree, text, id) {
        map.insert(key.into(), value);
    }
    for (child, node) in children(tree, id) {
        // A node and a property may share a keyword (`skala`, `urusan`): nodes are plural, as it were.
        let list = map.entry(format!("{}-", node.kind.keyword())).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(json_node(tree, text, child, node));
        }
    }
    Value::Object(map)
}

fn toml_node(tree: &Tree, text: &str, id: u32, node: &Node, path: &str, out: &mut String) {
    out.push_str(&format!("[[{path}]]\nkata = {}\n", inline(&json!(words(tree, text, node.args)))));
    for clause in tree.clauses(node.clauses) {
        let value = json!(words(tree, text, clause.args));
        out.push_str(&format!("{} = {}\n", clause.kind.keyword(), inline(&value)));
    }
    for (key, value) in grouped(tree, text, id) {
        out.push_str(&format!("{key} = {}\n", inline(&value)));
    }
    for (child, node) in children(tree, id) {
        toml_node(tree, text, child, node, &format!("{path}.{}-", node.kind.keyword()), out);
    }
}

/// A value on one line of TOML.
fn inline(value: &Value) -> String {
    match value {
        Value::Array(list) => format!("[{}]", list.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let pairs: Vec<String> = map.iter().map(|(k, v)| format!("{k} = {}", inline(v))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        other => other.to_string(),
    }
}

/// Indicators in a TOML document.
pub fn in_toml(table: &Toml) -> usize {
    table
        .iter()
        .map(|(key, item)| match item {
            Item::ArrayOfTables(list) => {
                list.iter().map(in_toml).sum::<usize>() + if key == "indikator-" { list.len() } else { 0 }
            }
            _ => 0,
        })
        .sum()
}

/// Indicators in a JSON value.
pub fn in_json(value: &Value) -> usize {
    match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, v)| {
                let own = if key == "indikator-" { v.as_array().map_or(0, Vec::len) } else { 0 };
                own + in_json(v)
            })
            .sum(),
        Value::Array(list) => list.iter().filter(|v| v.is_object()).map(in_json).sum(),
        _ => 0,
    }
}

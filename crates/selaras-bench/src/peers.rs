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

fn json_node(tree: &Tree, text: &str, id: u32, node: &Node) -> Value {
    let mut map = Map::new();
    map.insert("kata".into(), json!(words(tree, text, node.args)));
    for clause in tree.clauses(node.clauses) {
        map.insert(format!("{:?}", clause.kind), json!(words(tree, text, clause.args)));
    }
    for prop in props(tree, id) {
        let mut value = words(tree, text, prop.args);
        value.extend(cells(tree, text, prop));
        map.insert(prop.kind.keyword().into(), json!(value));
    }
    for (child, node) in children(tree, id) {
        let list = map.entry(node.kind.keyword()).or_insert_with(|| json!([]));
        if let Value::Array(list) = list {
            list.push(json_node(tree, text, child, node));
        }
    }
    Value::Object(map)
}

fn toml_node(tree: &Tree, text: &str, id: u32, node: &Node, path: &str, out: &mut String) {
    let list = |values: Vec<String>| {
        let quoted: Vec<String> = values.iter().map(|v| format!("{v:?}")).collect();
        format!("[{}]", quoted.join(", "))
    };
    out.push_str(&format!("[[{path}]]\nkata = {}\n", list(words(tree, text, node.args))));
    for clause in tree.clauses(node.clauses) {
        out.push_str(&format!("{:?} = {}\n", clause.kind, list(words(tree, text, clause.args))));
    }
    let mut seen = Vec::new();
    for prop in props(tree, id) {
        // A key of TOML stands once.
        if seen.contains(&prop.kind) {
            continue;
        }
        seen.push(prop.kind);
        let mut value = words(tree, text, prop.args);
        value.extend(cells(tree, text, prop));
        out.push_str(&format!("{} = {}\n", prop.kind.keyword(), list(value)));
    }
    for (child, node) in children(tree, id) {
        toml_node(tree, text, child, node, &format!("{path}.{}-", node.kind.keyword()), out);
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
                let own = if key == "indikator" { v.as_array().map_or(0, Vec::len) } else { 0 };
                own + in_json(v)
            })
            .sum(),
        Value::Array(list) => list.iter().filter(|v| v.is_object()).map(in_json).sum(),
        _ => 0,
    }
}

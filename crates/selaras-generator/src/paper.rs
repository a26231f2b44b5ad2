//! A plan as its author sees it: documents of nodes, properties, comments and blank lines. It prints itself and knows
//! on which line each of its parts came out, so that a mistake made in it can say where it stands.

use std::collections::HashMap;
use std::sync::Arc;

use crate::deret::{Arah, Bentuk, Hitung, Tahun};

/// Names one node, property or raw line of a plan, whatever happens around it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(crate) struct Id(pub u32);

/// A property's value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Words as they stand.
    Text(String),
    /// `[years] = cell | cell`
    Row { years: String, cells: Vec<String> },
}

/// `KEYWORD value`.
#[derive(Clone, Debug)]
pub(crate) struct Prop {
    pub id: Id,
    pub key: &'static str,
    pub value: Value,
}

/// One thing in the body of a node, in the order of the text.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    Blank,
    Comment(String),
    /// Properties that share a line.
    Props(Vec<Prop>),
    Node(Node),
    /// A line that is no statement.
    Raw(Id, String),
}

/// What an indicator is in the plan; a mistake looks for one of a kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mark {
    /// No indicator.
    None,
    /// Its plan's own.
    Own(Ukur),
    /// Adopted from the RPJMD.
    Adopted(Ukur),
    /// Contributes a share to one of the RPJMD's.
    Share(Ukur),
}

/// What an indicator measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Ukur {
    pub satuan: &'static str,
    pub arah: Arah,
    pub hitung: Hitung,
    pub bentuk: Bentuk,
    /// More than one agency takes it up.
    pub bersama: bool,
}

/// `KEYWORD [code] ["name"] [clauses] [{ body }]`
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub id: Id,
    pub lanjutan: bool,
    pub key: &'static str,
    pub code: String,
    pub name: Option<String>,
    /// `mengacu …`, `tabel "…"`, `pada …`: as they stand.
    pub clauses: String,
    pub items: Vec<Item>,
    /// Written on a single line.
    pub inline: bool,
    pub mark: Mark,
    /// Its closing brace is missing.
    pub unclosed: bool,
    /// Replaces its whole first line.
    pub header: Option<String>,
}

/// Which part of the plan a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Bagian {
    Daerah,
    /// The RPJMD's first part: misi to sasaran.
    Rpjmd,
    /// Its programs.
    RpjmdProgram,
    /// A second table of its programs.
    Tabel,
    /// A Renstra's first part.
    Renstra,
    /// What continues it in a second file.
    RenstraLanjutan,
    Pendampingan,
}

/// A file.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub path: String,
    pub bagian: Bagian,
    /// The agency whose Renstra it holds; empty for others.
    pub agency: String,
    pub items: Vec<Item>,
}

/// The plans of one region as documents that can still be changed, before they become text.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(crate) sheets: Vec<Arc<Sheet>>,
    pub(crate) tahun: Tahun,
    /// Codes of the region's plan: of the RPJMD.
    pub(crate) rpjmd: String,
    pub(crate) ids: Ids,
}

/// Hands out ids.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ids(u32);

impl Ids {
    pub fn next(&mut self) -> Id {
        self.0 += 1;
        Id(self.0)
    }

    pub fn text(&mut self, key: &'static str, value: impl Into<String>) -> Prop {
        Prop { id: self.next(), key, value: Value::Text(value.into()) }
    }

    pub fn row(&mut self, key: &'static str, years: impl Into<String>, cells: Vec<String>) -> Prop {
        Prop { id: self.next(), key, value: Value::Row { years: years.into(), cells } }
    }

    pub fn node(&mut self, key: &'static str, code: impl Into<String>, name: Option<&str>) -> Node {
        Node {
            id: self.next(),
            lanjutan: false,
            key,
            code: code.into(),
            name: name.map(str::to_string),
            clauses: String::new(),
            items: Vec::new(),
            inline: false,
            mark: Mark::None,
            unclosed: false,
            header: None,
        }
    }
}

impl Prop {
    /// The cells of a row.
    pub fn cells(&self) -> &[String] {
        match &self.value {
            Value::Row { cells, .. } => cells,
            Value::Text(_) => &[],
        }
    }

    /// The cells of a row, to change.
    pub fn cells_mut(&mut self) -> Option<&mut Vec<String>> {
        match &mut self.value {
            Value::Row { cells, .. } => Some(cells),
            Value::Text(_) => None,
        }
    }

    /// The words of a property that is no row.
    pub fn text(&self) -> &str {
        match &self.value {
            Value::Text(text) => text,
            Value::Row { .. } => "",
        }
    }
}

impl Node {
    /// Adds a property on a line of its own.
    pub fn prop(&mut self, prop: Prop) {
        self.items.push(Item::Props(vec![prop]));
    }

    /// Adds a node, with a blank line before it where something else than a property stands there.
    pub fn child(&mut self, node: Node) {
        self.items.push(Item::Node(node));
    }

    /// Adds a blank line.
    pub fn blank(&mut self) {
        self.items.push(Item::Blank);
    }

    /// Its own properties.
    pub fn props(&self) -> impl Iterator<Item = &Prop> {
        self.items
            .iter()
            .filter_map(|item| if let Item::Props(props) = item { Some(props) } else { None })
            .flatten()
    }

    /// Its own property of that name.
    pub fn get(&self, key: &str) -> Option<&Prop> {
        self.props().find(|prop| prop.key == key)
    }

    /// Its own property of that name, to change.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Prop> {
        self.items
            .iter_mut()
            .filter_map(|item| if let Item::Props(props) = item { Some(props) } else { None })
            .flatten()
            .find(|prop| prop.key == key)
    }

    /// Takes a property out; its line goes where nothing else stands on it.
    pub fn remove(&mut self, key: &str) -> Option<Prop> {
        let at =
            self.items.iter().position(|i| matches!(i, Item::Props(p) if p.iter().any(|p| p.key == key)))?;
        let Item::Props(props) = &mut self.items[at] else { return None };
        let prop = props.remove(props.iter().position(|p| p.key == key)?);
        if props.is_empty() {
            self.items.remove(at);
        }
        Some(prop)
    }

    /// Puts an item right behind the property of that name, or first.
    pub fn insert_after(&mut self, key: &str, item: Item) {
        let at =
            self.items.iter().position(|i| matches!(i, Item::Props(p) if p.iter().any(|p| p.key == key)));
        self.items.insert(at.map_or(0, |at| at + 1), item);
    }

    /// The nodes in it.
    pub fn children(&self) -> impl Iterator<Item = &Node> {
        self.items.iter().filter_map(|item| if let Item::Node(node) = item { Some(node) } else { None })
    }

    /// The number of bytes that it takes at `depth`.
    pub fn width(&self, depth: usize) -> usize {
        let mut printer = Printer::default();
        printer.node(self, depth);
        printer.text.len()
    }

    /// It and everything in it, with the nodes above each.
    fn visit<'a>(&'a self, above: &mut Vec<&'a Node>, see: &mut impl FnMut(&[&'a Node], &'a Node)) {
        see(above, self);
        above.push(self);
        for child in self.children() {
            child.visit(above, see);
        }
        above.pop();
    }

    fn find(&mut self, id: Id) -> Option<&mut Node> {
        if self.id == id { Some(self) } else { find(&mut self.items, id) }
    }
}

fn find(items: &mut [Item], id: Id) -> Option<&mut Node> {
    items.iter_mut().find_map(|item| if let Item::Node(node) = item { node.find(id) } else { None })
}

impl Sheet {
    /// Every node with the nodes above it, in the order of the text.
    pub fn visit<'a>(&'a self, see: &mut impl FnMut(&[&'a Node], &'a Node)) {
        for item in &self.items {
            if let Item::Node(node) = item {
                node.visit(&mut Vec::new(), see);
            }
        }
    }

    /// A node, to change.
    pub fn find(&mut self, id: Id) -> Option<&mut Node> {
        find(&mut self.items, id)
    }

    /// Takes a node out, and the doc comments and the blank line that stood above it.
    pub fn remove(&mut self, id: Id) -> Option<Node> {
        remove(&mut self.items, id)
    }

    /// Puts a node behind another, in the same body.
    pub fn insert_after(&mut self, id: Id, node: Node) -> Option<()> {
        let (items, at) = place(&mut self.items, id)?;
        items.splice(at + 1..at + 1, [Item::Blank, Item::Node(node)]);
        Some(())
    }

    /// Its text, and the line (from 1) of each of its parts.
    pub fn print(&self) -> (String, HashMap<Id, u32>) {
        let mut printer = Printer::default();
        printer.items(&self.items, 0, 0);
        (printer.text, printer.lines)
    }
}

fn place(items: &mut Vec<Item>, id: Id) -> Option<(&mut Vec<Item>, usize)> {
    if let Some(at) = items.iter().position(|item| matches!(item, Item::Node(node) if node.id == id)) {
        return Some((items, at));
    }
    items
        .iter_mut()
        .find_map(|item| if let Item::Node(node) = item { place(&mut node.items, id) } else { None })
}

fn remove(items: &mut Vec<Item>, id: Id) -> Option<Node> {
    let (items, mut at) = place(items, id)?;
    let Item::Node(node) = items.remove(at) else { return None };
    while at > 0 && matches!(items[at - 1], Item::Comment(_) | Item::Blank) {
        at -= 1;
        items.remove(at);
    }
    Some(node)
}

#[derive(Default)]
struct Printer {
    text: String,
    lines: HashMap<Id, u32>,
    line: u32,
}

impl Printer {
    fn items(&mut self, items: &[Item], depth: usize, pad: usize) {
        for item in items {
            match item {
                Item::Blank => self.end_line(),
                Item::Comment(text) => {
                    self.indent(depth);
                    self.text.push_str("// ");
                    self.text.push_str(text);
                    self.end_line();
                }
                Item::Props(props) => {
                    self.indent(depth);
                    self.props(props, pad, true);
                    self.end_line();
                }
                Item::Node(node) => self.node(node, depth),
                Item::Raw(id, text) => {
                    self.lines.insert(*id, self.line + 1);
                    self.text.push_str(text);
                    self.end_line();
                }
            }
        }
    }

    fn props(&mut self, props: &[Prop], pad: usize, lines: bool) {
        for (i, prop) in props.iter().enumerate() {
            if i > 0 {
                self.text.push_str("; ");
            }
            self.lines.insert(prop.id, self.line + 1);
            self.text.push_str(prop.key);
            let alone = i == 0 && props.len() == 1;
            // Alone on its line, a baseline lines up with the `target` below it.
            let pad = match prop.key {
                "awal" | "akhir" if alone && lines => 6,
                _ if alone => pad,
                _ => 0,
            };
            for _ in prop.key.len()..pad {
                self.text.push(' ');
            }
            match &prop.value {
                Value::Text(text) => self.word(text),
                Value::Row { years, cells } => {
                    self.word(years);
                    self.text.push_str(" = ");
                    for (i, cell) in cells.iter().enumerate() {
                        self.text.push_str(if i == 0 { "" } else { " | " });
                        self.text.push_str(cell);
                    }
                }
            }
        }
    }

    fn word(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push(' ');
            self.text.push_str(text);
        }
    }

    fn node(&mut self, node: &Node, depth: usize) {
        self.indent(depth);
        self.lines.insert(node.id, self.line + 1);
        if let Some(header) = &node.header {
            self.text.push_str(header);
        } else {
            self.text.push_str(if node.lanjutan { "lanjutan " } else { "" });
            self.text.push_str(node.key);
            self.word(&node.code);
            if let Some(name) = &node.name {
                self.word(&format!("\"{name}\""));
            }
            self.word(&node.clauses);
        }
        if node.items.is_empty() {
            self.end_line();
        } else if node.inline {
            self.text.push_str(" { ");
            for (i, item) in node.items.iter().enumerate() {
                if let Item::Props(props) = item {
                    self.text.push_str(if i == 0 { "" } else { "; " });
                    self.props(props, 0, false);
                }
            }
            self.text.push_str(" }");
            self.end_line();
        } else {
            if node.header.is_none() {
                self.text.push_str(" {");
            }
            self.end_line();
            let pad = if depth == 0 {
                node.props().filter(|p| p.key.len() < 18).map(|p| p.key.len()).max().unwrap_or(0)
            } else {
                0
            };
            self.items(&node.items, depth + 1, pad);
            if !node.unclosed {
                self.indent(depth);
                self.text.push('}');
                self.end_line();
            }
        }
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.text.push_str("  ");
        }
    }

    fn end_line(&mut self) {
        self.text.push('\n');
        self.line += 1;
    }
}

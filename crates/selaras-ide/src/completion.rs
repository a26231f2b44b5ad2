//! What fits at a cursor while someone types: keywords, nodes of the plan above by code and by the words of their text,
//! values. The heavy part, the words about a node, is told afterwards ([`about`]).

mod agencies;
mod cells;
mod describe;
mod fit;
mod headers;
mod keywords;
mod nodes;
mod values;
mod waivers;

use std::sync::Arc;

use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::plan::{Plan, Structure, plan, structure};
use selaras_analysis::register::{Register, register};
use selaras_analysis::rule::Text;
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind};
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::insert::Insert;
use crate::spot::{Owner, Slot, Spot};
use crate::symbol::{Home, home};

pub use describe::about;
use fit::Typed;

/// More than this no one reads: what is typed next narrows the list.
const MOST: usize = 100;

/// What fits at a cursor, the best first.
#[derive(Clone, PartialEq, Debug)]
pub struct Completion {
    /// What is typed of the word so far: goes when an item is put in before the rest of it.
    pub insert: Span,
    /// The whole word: goes when an item takes its place.
    pub replace: Span,
    /// Sorted.
    pub items: Vec<Item>,
    /// There are more.
    pub truncated: bool,
}

/// One of the things that fit.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// What it is called in the list: a keyword, a path of codes, a value.
    pub label: String,
    /// What it is.
    pub kind: ItemKind,
    /// Its words: the text of a node, the name of an agency. What is typed may be one of them.
    pub words: String,
    /// A short remark: which year, who is in charge, that it is adopted already.
    pub remark: String,
    /// What is put in.
    pub insert: Insert,
    /// What an editor holds against what is typed.
    pub filter: String,
    /// What [`about`] tells more of.
    pub subject: Option<Subject>,
}

/// What an [`Item`] is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ItemKind {
    /// A word that begins a node or a clause.
    Keyword,
    /// A word that begins a property.
    Property,
    /// A node that is referred to.
    Node,
    /// A node that is put in whole.
    Skeleton,
    /// A document.
    Document,
    /// An agency, or a group of them.
    Agency,
    /// A figure of a cell, a date, years.
    Value,
    /// A word of a closed list.
    Word,
    /// A unit.
    Unit,
    /// A rule.
    Rule,
}

/// What an item is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A node, and its code: it is another node if that has changed.
    Node(NodeRef, Box<str>),
    /// A rule, by its slug.
    Rule(&'static str),
    /// The keyword of a node.
    Begins(NodeKind),
    /// The keyword of a property.
    Says(PropKind),
    /// A clause's word.
    Clause(ClauseKind),
}

impl Item {
    fn new(kind: ItemKind, label: impl Into<String>) -> Item {
        let label = label.into();
        Item {
            insert: Insert::of(label.clone()),
            label,
            kind,
            words: String::new(),
            remark: String::new(),
            filter: String::new(),
            subject: None,
        }
    }
    fn words(self, words: impl Into<String>) -> Item {
        Item { words: words.into(), ..self }
    }
    fn remark(self, remark: impl Into<String>) -> Item {
        Item { remark: remark.into(), ..self }
    }
    fn insert(self, insert: impl Into<Insert>) -> Item {
        Item { insert: insert.into(), ..self }
    }
    fn about(self, node: NodeRef, code: &str) -> Item {
        self.of(Subject::Node(node, code.into()))
    }
    fn of(self, subject: Subject) -> Item {
        Item { subject: Some(subject), ..self }
    }
}

/// What fits at a byte of a file. `blank`: the editor asks because a blank was typed, which is no question where a
/// statement may begin.
pub fn complete(ide: &Ide, path: &str, offset: u32, blank: bool) -> Option<Completion> {
    let spot = Spot::at(ide, path, offset)?;
    if blank && matches!(spot.slot, Slot::Keyword(_) | Slot::Clauses(_)) {
        return None;
    }
    let scene = Scene::new(ide, spot);
    let typed = Typed::new(scene.spot.typed());
    let mut truncated = false;
    // Nodes are many: they are chosen before they are described.
    let mut items = scene.items(&typed, &mut truncated);
    items = fit::choose(items, &typed);
    let quote = if scene.spot.in_text() { "\"" } else { "" };
    for item in &mut items {
        if item.filter.is_empty() {
            item.filter = format!("{quote}{}", typed.filter(&item.label, &item.words));
        }
        if scene.spot.text.contains("\r\n") {
            item.insert.end_lines_with("\r\n");
        }
    }
    truncated |= items.len() > MOST;
    items.truncate(MOST);
    let statement = &scene.spot.statement;
    let found = Completion { insert: statement.insert(), replace: statement.replace(), items, truncated };
    (!found.items.is_empty()).then_some(found)
}

/// A spot, and what is known of the document that it is in.
struct Scene<'a> {
    ide: &'a Ide<'a>,
    spot: Spot,
    /// The node around the statement.
    home: Option<Home>,
}

impl<'a> Scene<'a> {
    fn new(ide: &'a Ide<'a>, spot: Spot) -> Scene<'a> {
        let home = spot.around.and_then(|local| home(ide, spot.file, local));
        Scene { ide, spot, home }
    }

    fn items(&self, typed: &Typed, truncated: &mut bool) -> Vec<Item> {
        let in_text = self.spot.in_text();
        match self.spot.slot {
            Slot::Keyword(continued) => self.keywords(continued),
            Slot::Header { kind, words, titled, continued } => {
                self.header(kind, words, titled, continued, typed, truncated)
            }
            Slot::Title(kind) => self.titles(kind),
            Slot::Clause(Owner::Node(_), ClauseKind::Tentang) => self.rules(),
            Slot::Clause(_, ClauseKind::Sampai) => self.dates(),
            Slot::Clause(owner, clause) => match role_of(owner, clause) {
                Some(role) if !in_text => self.nodes(role, typed, truncated),
                _ => Vec::new(),
            },
            Slot::Clauses(kind) => self.clauses(kind),
            Slot::Value(PropKind::Kecualikan, _) => self.rules(),
            Slot::Value(kind, nth) => self.values(kind, nth, typed, truncated),
            Slot::Urusan => self.urusan(),
            Slot::Cell { kind, cell, begun } => self.cells(kind, cell, begun),
            Slot::Entry(NodeKind::Kelompok) => self.agencies(false),
            Slot::Entry(_) => Vec::new(),
        }
    }

    /// The document.
    fn doc(&self) -> Option<DocId> {
        self.home.map(Home::doc)
    }

    /// The node around the statement.
    fn node(&self) -> Option<NodeRef> {
        match self.home? {
            Home::Plan(node) => Some(node),
            Home::Table(..) => None,
        }
    }

    fn kind_of_document(&self) -> Option<NodeKind> {
        self.doc().map(|doc| self.ide.documents().get(doc).kind)
    }

    fn structure(&self, doc: DocId) -> &'a Structure {
        structure(self.ide.db(), self.ide.workspace(), doc)
    }

    fn plan(&self, doc: DocId) -> &'a Plan {
        plan(self.ide.db(), self.ide.workspace(), doc)
    }

    /// The register of the document's region; of the only region where the document has none.
    fn register(&self) -> Option<(DocId, Arc<Register>)> {
        let documents = self.ide.documents();
        let only = || {
            let mut regions = documents.iter().filter(|(_, d)| d.kind == NodeKind::Daerah && d.counts());
            regions.next().map(|(doc, _)| doc)
        };
        let region = self.doc().and_then(|doc| documents.get(doc).region).or_else(only)?;
        Some((region, register(self.ide.db(), self.ide.workspace(), region)))
    }

    fn say(&self, id: &str, en: &str) -> String {
        self.ide.say(&Text::new(id, en))
    }
}

/// What a clause refers to; none where it takes no reference.
fn role_of(owner: Owner, clause: ClauseKind) -> Option<selaras_analysis::items::Role> {
    use selaras_analysis::items::Role;
    match (owner, clause) {
        (_, ClauseKind::Mengacu) => Some(Role::Mengacu),
        (_, ClauseKind::Pada) => Some(Role::Pada),
        _ => None,
    }
}

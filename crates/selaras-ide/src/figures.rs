//! What a document's nodes say in figures, one node at a time: an answer about one indicator reads no other.

use std::sync::Arc;

use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::facts::{Indikator, Known, Source};
use selaras_analysis::items::Values;
use selaras_analysis::links::{Links, links};
use selaras_analysis::pagu::{Money, PaguTable, pagu_unit};
use selaras_analysis::plan::{Plan, Structure, plan, structure};
use selaras_analysis::register::{Register, register};
use selaras_analysis::rule::Text;
use selaras_analysis::sheet::{Imports, imports, values_of};
use selaras_plan::number::{Decimal, format_money, format_number};
use selaras_plan::value::Value;
use selaras_syntax::tree::{NodeId, Span};

use crate::Ide;

/// What the figures of a document are read from.
pub struct Figures<'a> {
    /// Its nodes.
    pub tree: &'a Structure,
    /// Its years and duties.
    pub plan: &'a Plan,
    values: Vec<&'a Values>,
    links: &'a Links,
    imports: &'a Imports,
    register: Arc<Register>,
}

impl<'a> Figures<'a> {
    /// Those of a document.
    pub fn of(ide: &Ide<'a>, doc: DocId) -> Figures<'a> {
        let (db, workspace) = (ide.db(), ide.workspace());
        let region = ide.documents().get(doc).region;
        Figures {
            tree: structure(db, workspace, doc),
            plan: plan(db, workspace, doc),
            values: values_of(db, workspace, doc),
            links: links(db, workspace, doc),
            imports: imports(db, workspace, doc),
            register: region.map(|r| register(db, workspace, r)).unwrap_or_default(),
        }
    }

    /// An indicator, with what it inherits. Doubtful cells say what is written in them.
    pub fn indikator(&self, node: u32) -> Indikator {
        let source = Source {
            tree: self.tree,
            plan: self.plan,
            values: &self.values,
            links: self.links,
            register: &self.register,
        };
        source.inherited(node, &|above: NodeRef| self.imports.indicators.get(&above).cloned())
    }

    /// The money of all its nodes.
    pub fn money(&self) -> PaguTable {
        PaguTable::build(self.tree, self.plan, &self.values, pagu_unit(self.tree))
    }
}

/// A value in a table: `–` where none is given, `?` where nobody can read it.
pub fn shown(known: &Known, unit: Option<&str>) -> String {
    match known {
        Known::NotGiven => "–".to_owned(),
        Known::Unknown => "?".to_owned(),
        Known::Value(Value::NotPlanned) => "-".to_owned(),
        Known::Value(Value::NotMeasured) => "belum".to_owned(),
        Known::Value(value) => match unit {
            Some(unit) => format!("{} {unit}", value.show()),
            None => value.show(),
        },
    }
}

/// An amount in a table.
pub fn shown_money(money: Money) -> String {
    match money {
        Money::NotGiven => "–".to_owned(),
        Money::Unknown => "?".to_owned(),
        Money::Amount(amount) => format_money(amount),
    }
}

/// An amount in few letters where that is exact: `Rp1,1 miliar`.
pub fn short_money(amount: Decimal) -> String {
    let steps = [(1_000_000_000_000u64, "triliun"), (1_000_000_000, "miliar"), (1_000_000, "juta")];
    for (step, word) in steps {
        let Some(part) = amount.checked_div(Decimal::from(step)).map(|p| p.normalize()) else { continue };
        if part.abs() >= Decimal::ONE && part.scale() <= 3 {
            let sign = if part.is_sign_negative() { "-" } else { "" };
            return format!("{sign}Rp{} {word}", format_number(part.abs()));
        }
    }
    format_money(amount)
}

/// A difference of money with its sign: `+Rp100 juta`.
pub fn difference(from: Decimal, to: Decimal) -> String {
    match to.checked_sub(from) {
        Some(more) if more > Decimal::ZERO => format!("+{}", short_money(more)),
        Some(less) => short_money(less),
        None => "?".to_owned(),
    }
}

/// A few of many words: the first ones, and how many more there are.
pub fn few(words: &[String], most: usize) -> Text {
    let some = words[..words.len().min(most)].join(", ");
    match words.len().saturating_sub(most) {
        0 => Text::new(some.clone(), some),
        more => Text::new(format!("{some}, dan {more} lagi"), format!("{some}, and {more} more")),
    }
}

/// The nodes of plans that lie in some bytes of a file, each with its number in the file, in the order of the file.
pub fn nodes_in(ide: &Ide, path: &str, span: Span) -> Vec<(NodeRef, NodeId)> {
    let Some(file) = ide.snapshot.file(path) else { return Vec::new() };
    let parse = ide.snapshot.parse(file);
    let mut found = Vec::new();
    for (doc, document) in ide.documents().iter() {
        for part in document.parts.iter().filter(|p| p.file == file) {
            let tree = structure(ide.db(), ide.workspace(), doc);
            let nodes = parse.tree.nodes.iter().enumerate().skip(part.node as usize);
            let own = nodes.take_while(|(n, node)| *n as u32 == part.node || node.parent.is_some());
            let near = own.filter(|(_, node)| node.full.start <= span.end && span.start <= node.full.end);
            found.extend(near.filter_map(|(local, _)| {
                let local = local as NodeId;
                Some((NodeRef { doc, node: tree.node_at(file, local)? }, local))
            }));
        }
    }
    found.sort_by_key(|(_, local)| *local);
    found
}

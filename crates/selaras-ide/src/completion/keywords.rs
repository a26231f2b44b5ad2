//! Keywords that may begin a statement: the nodes that the node around holds, the properties that it does not have yet.

use selaras_analysis::place::props_of;
use selaras_plan::years::{Date, Years};
use selaras_syntax::schema::{NodeKind, PropKind, Shape};

use super::{Item, ItemKind, Scene, Subject};
use crate::insert::Insert;
use crate::navigate::above;
use crate::skeleton;
use crate::spot::{Slot, Spot};

/// What every node may have, and few need.
const SELDOM: &[PropKind] = &[
    PropKind::Alias,
    PropKind::Sumber,
    PropKind::Catatan,
    PropKind::Label,
    PropKind::Kecualikan,
    PropKind::Nomenklatur,
    PropKind::KodeReferensi,
    PropKind::RumusBaru,
    PropKind::Dicabut,
    PropKind::Menggantikan,
    PropKind::PerubahanDari,
];

/// What a part that goes on with a document or a node may have: all other properties stand where it begins.
const ANYWHERE: &[PropKind] = &[PropKind::Kecualikan, PropKind::Catatan, PropKind::Sumber, PropKind::Label];

impl Scene<'_> {
    /// At the beginning of a statement; behind `lanjutan` only nodes.
    pub(super) fn keywords(&self, continued: bool) -> Vec<Item> {
        let Some(around) = self.spot.around else {
            let mut kinds: Vec<Item> = documents().map(|k| self.opens(k, continued)).collect();
            if !continued {
                kinds.push(going_on());
            }
            return kinds;
        };
        let node = &self.spot.parse.tree.nodes[around as usize];
        let nodes = node.kind.holds().iter().filter(|k| self.is_usual(**k));
        let nodes = nodes.map(|k| self.opens(*k, continued));
        if continued {
            return nodes.collect();
        }
        let mut open = self.open_properties(around);
        open.sort_by_key(|kind| {
            let missing = node.kind.is_plan() && self.must(node.kind).contains(kind);
            (!missing, SELDOM.contains(kind))
        });
        let seldom = open.iter().position(|k| SELDOM.contains(k)).unwrap_or(open.len());
        let mut items = self.clauses_of_line_before();
        items.extend(self.rows_from_above(&open));
        items.extend(open[..seldom].iter().map(|k| self.begins(*k)));
        items.extend(nodes);
        items.extend(open[seldom..].iter().map(|k| self.begins(*k)));
        if node.kind.is_plan() && node.continued {
            items.push(going_on());
        }
        items
    }

    /// What a plan's header must say.
    fn must(&self, kind: NodeKind) -> &'static [PropKind] {
        match kind {
            NodeKind::Renstra | NodeKind::Renja => {
                &[PropKind::Berpedoman, PropKind::PerangkatDaerah, PropKind::Periode]
            }
            _ => &[PropKind::Daerah, PropKind::Periode],
        }
    }

    /// A Renstra has no vision and no promises of its own; only a Renstra is of an agency.
    fn is_usual(&self, kind: NodeKind) -> bool {
        self.kind_of_document() != Some(NodeKind::Renstra)
            || !matches!(kind, NodeKind::Visi | NodeKind::Misi | NodeKind::Janji)
    }

    /// The properties of the node around that may still be written.
    fn open_properties(&self, around: u32) -> Vec<PropKind> {
        let tree = &self.spot.parse.tree;
        let node = &tree.nodes[around as usize];
        let start = self.spot.statement.start;
        let has = |kind| props_of(tree, around).any(|p| p.kind == kind && p.span.start != start);
        let of_agency = matches!(node.kind, NodeKind::Renstra | NodeKind::Renja);
        let usual = |kind: PropKind| match kind {
            PropKind::PerangkatDaerah => of_agency,
            PropKind::PaguIndikatif => !of_agency,
            _ => true,
        };
        let properties = node.kind.properties().iter().copied();
        properties
            .filter(|k| !node.kind.is_plan() || usual(*k))
            .filter(|k| !node.continued || ANYWHERE.contains(k))
            .filter(|k| k.may_repeat() || !has(*k))
            .collect()
    }

    /// The rows that the node above has, as they would stand here.
    fn rows_from_above(&self, open: &[PropKind]) -> Vec<Item> {
        let Some((node, around)) = self.node().zip(self.spot.around) else { return Vec::new() };
        let tree = &self.spot.parse.tree;
        let start = self.spot.statement.start;
        let has = |kind| props_of(tree, around).any(|p| p.kind == kind && p.span.start != start);
        let Some(up) = above(self.ide, node).first().copied() else { return Vec::new() };
        let columns = skeleton::columns(self.ide, node);
        let remark = self.say("seperti RPJMD", "as the RPJMD");
        let row = |kind: PropKind| {
            let text = match kind {
                PropKind::Awal => skeleton::awal(self.ide, up),
                PropKind::Target => skeleton::target(self.ide, up, columns),
                PropKind::Pagu => skeleton::pagu(self.ide, up, columns),
                _ => None,
            };
            text.filter(|_| open.contains(&kind) && !has(kind))
        };
        let rows = [PropKind::Awal, PropKind::Target, PropKind::Pagu].into_iter().filter_map(row);
        rows.map(|text| Item::new(ItemKind::Property, text).remark(remark.clone())).collect()
    }

    /// Where the line before ends in a waiver, its clauses may begin this line.
    fn clauses_of_line_before(&self) -> Vec<Item> {
        let text = &self.spot.text[..self.spot.statement.start as usize];
        let (blank, line) = (text.len() - text.trim_end().len(), text.trim_end());
        if !text[line.len()..].contains(['\n', '\r']) || blank == 0 {
            return Vec::new();
        }
        let path = self.spot.file.path(self.ide.db());
        let Some(before) = Spot::at(self.ide, path, line.len() as u32) else { return Vec::new() };
        // Its last word may be the cursor's: behind a blank the statement shows what else it takes.
        match before.slot {
            Slot::Clauses(PropKind::Kecualikan)
            | Slot::Value(PropKind::Kecualikan, _)
            | Slot::Clause(crate::spot::Owner::Prop(PropKind::Kecualikan), _) => {
                let said: Vec<String> =
                    before.words().chain([before.typed()]).map(str::to_ascii_lowercase).collect();
                let mut items = self.clauses(PropKind::Kecualikan);
                items.retain(|item| !said.contains(&item.label));
                items
            }
            _ => Vec::new(),
        }
    }

    /// A keyword that opens a node.
    fn opens(&self, kind: NodeKind, continued: bool) -> Item {
        let word = kind.keyword();
        let item = Item::new(ItemKind::Keyword, word).insert(format!("{word} ")).of(Subject::Begins(kind));
        // What the plan above has is chosen next, and brings its own body.
        let chosen = self.spot.around.is_some()
            && self.kind_of_document() == Some(NodeKind::Renstra)
            && matches!(kind, NodeKind::Indikator | NodeKind::Program);
        if continued || chosen || !self.ends_line() {
            return item;
        }
        let insert = Insert::of(format!("{word} "));
        let insert = match kind {
            NodeKind::Visi => insert.text("\"").stop(1, "").text("\"").stop(0, ""),
            NodeKind::Kelompok => insert.stop(1, "").text(" { ").stop(0, "").text(" }"),
            NodeKind::Sesi => {
                let today = self.ide.today.iso();
                insert.stop(1, today).text(" ").stop(2, "").text(" {\n  ").stop(0, "").text("\n}")
            }
            NodeKind::Aspek => insert.text("\"").stop(1, "").text("\" {\n  ").stop(0, "").text("\n}"),
            NodeKind::Pendampingan | NodeKind::Capaian => {
                insert.stop(1, "").text(" {\n  ").stop(0, "").text("\n}")
            }
            _ => {
                let code = self.next_code(kind).map(|i| i.label).unwrap_or_default();
                insert.stop(1, code).text(" \"").stop(2, "").text("\" {\n  ").stop(0, "").text("\n}")
            }
        };
        item.insert(insert.or_plain(format!("{word} ")))
    }

    /// A keyword that begins a property.
    fn begins(&self, kind: PropKind) -> Item {
        let word = kind.keyword();
        let plain = match kind.shape() {
            Shape::Series if !matches!(kind, PropKind::Akhir | PropKind::PaguAkhir | PropKind::Awal) => {
                format!("{word} = ")
            }
            _ => format!("{word} "),
        };
        let item = Item::new(ItemKind::Property, word).of(Subject::Says(kind));
        if !self.spot.statement.after.is_empty() {
            return item.insert(format!("{word} "));
        }
        let begin = Insert::of(format!("{word} "));
        let insert = match kind {
            PropKind::Target | PropKind::Pagu => self.blank_row(word),
            PropKind::Awal => {
                let plan = self.doc().map(|doc| self.plan(doc));
                let first = plan.and_then(|p| p.periode).and_then(Years::first);
                let before = first.and_then(|y| y.checked_sub(1)).map(|y| y.to_string());
                Some(begin.stop(1, before.unwrap_or_default()).text(" = ").stop(0, ""))
            }
            PropKind::Kecualikan => {
                let end = Date::new(self.ide.today.year(), 12, 31).map(Date::iso).unwrap_or_default();
                Some(
                    begin
                        .stop(1, "")
                        .text(" karena \"")
                        .stop(2, "")
                        .text("\" sampai ")
                        .stop(3, end)
                        .stop(0, ""),
                )
            }
            _ if kind.shape() == Shape::Text => Some(begin.text("\"").stop(1, "").text("\"").stop(0, "")),
            _ => None,
        };
        match insert {
            Some(insert) => item.insert(insert.or_plain(plain)),
            None => item.insert(plain),
        }
    }

    /// A row with a cell for each year.
    fn blank_row(&self, word: &str) -> Option<Insert> {
        let node = self.node()?;
        let columns = self.plan(node.doc).columns(node.node)?;
        let mut row = Insert::of(format!("{word} = "));
        for n in 1..=columns.len().min(30) {
            if n > 1 {
                row = row.text(" | ");
            }
            row = row.stop(n as u8, "");
        }
        Some(row.stop(0, ""))
    }

    /// Nothing but white space follows on the line.
    fn ends_line(&self) -> bool {
        let rest = &self.spot.text[self.spot.statement.replace().end as usize..];
        rest.split(['\n', '\r']).next().is_none_or(|line| line.trim().is_empty())
    }
}

fn documents() -> impl Iterator<Item = NodeKind> {
    NodeKind::ALL.iter().copied().filter(|k| k.is_document())
}

/// `lanjutan`.
fn going_on() -> Item {
    Item::new(ItemKind::Keyword, "lanjutan").insert("lanjutan ")
}

//! What may stand in a cell: the RPJMD's value of its year, the RPJMD's values of the other years, grades of a scale.

use selaras_analysis::context::document_word;
use selaras_analysis::db::items;
use selaras_analysis::items::SkalaItem;
use selaras_analysis::sheet::sheet;
use selaras_syntax::schema::PropKind;

use super::{Item, ItemKind, Scene};
use crate::named::plan_node;
use crate::navigate::above;
use crate::skeleton::{quoted, values};
use crate::symbol::Home;

impl Scene<'_> {
    /// In a cell; `begun`: something stands in it already.
    pub(super) fn cells(&self, kind: PropKind, cell: u16, begun: bool) -> Vec<Item> {
        let is_money = matches!(kind, PropKind::Pagu | PropKind::PaguAkhir | PropKind::PaguIndikatif);
        if begun {
            return if is_money {
                super::values::words(["juta", "miliar", "ribu", "triliun"])
            } else {
                Vec::new()
            };
        }
        let mut items = self.values_above(kind, cell);
        if matches!(kind, PropKind::Target | PropKind::Awal | PropKind::Akhir) {
            items.extend(self.grades());
            let none = Item::new(ItemKind::Value, "-").remark(self.say("tidak direncanakan", "none planned"));
            let belum =
                Item::new(ItemKind::Value, "belum").remark(self.say("belum diukur", "not measured yet"));
            if kind == PropKind::Target { items.push(none) } else { items.push(belum) }
        }
        let mut seen = Vec::new();
        items.retain(|item| {
            let new = !seen.contains(&item.label);
            seen.push(item.label.clone());
            new
        });
        items
    }

    /// The values of the node above, in a table of the one that it restates: the cell's year first.
    fn values_above(&self, kind: PropKind, cell: u16) -> Vec<Item> {
        let others = match self.home {
            Some(Home::Plan(node)) => above(self.ide, node),
            Some(table) => plan_node(self.ide, table).into_iter().collect(),
            None => return Vec::new(),
        };
        let year = self.spot.row_years(self.ide, kind).and_then(|y| y.get(usize::from(cell)));
        let mut found: Vec<(bool, String, String)> = Vec::new();
        for up in others {
            let plan = document_word(self.ide.documents().get(up.doc).kind);
            let value = |of: Option<u16>, text: Option<String>| {
                let from = of.map_or_else(|| plan.to_owned(), |year| format!("{plan} {year}"));
                Some((of.is_none() || of != year, text?, from))
            };
            found.extend(values(self.ide, up, kind).into_iter().filter_map(|(y, text)| value(y, text)));
        }
        found.sort_by_key(|(other, ..)| *other);
        let item = |(_, text, from): (bool, String, String)| Item::new(ItemKind::Value, text).remark(from);
        found.into_iter().map(item).collect()
    }

    /// The grades of the indicator's scale: its own, else that of the one above.
    fn grades(&self) -> Vec<Item> {
        let (Some(node), Some(around)) = (self.node(), self.spot.around) else { return Vec::new() };
        let values = &items(self.ide.db(), self.spot.file).values;
        let said = values.indikator(around).and_then(|i| i.skala.get());
        let own = said.and_then(|skala| match skala {
            SkalaItem::Name(name) => self.register()?.1.scale(name),
            SkalaItem::Range(_) => None,
        });
        let above = || {
            let up = above(self.ide, node).first().copied()?;
            sheet(self.ide.db(), self.ide.workspace(), up.doc).indicators.get(up.node)?.skala.value.clone()
        };
        let Some(scale) = own.or_else(above) else { return Vec::new() };
        let item = |grade: &str| {
            let bare = !grade.is_empty() && grade.chars().all(char::is_alphanumeric) && grade.len() <= 3;
            let text = if bare { grade.to_owned() } else { quoted(grade) };
            Item::new(ItemKind::Word, grade).insert(text).remark(scale.name.clone())
        };
        scale.grades().into_iter().map(item).collect()
    }
}

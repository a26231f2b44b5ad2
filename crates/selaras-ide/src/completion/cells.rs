//! What may stand in a cell: the RPJMD's value of its year, the RPJMD's values of the other years, grades of a scale.

use selaras_analysis::db::items;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::items::SkalaItem;
use selaras_analysis::sheet::sheet;
use selaras_plan::years::Years;
use selaras_syntax::schema::PropKind;

use super::{Item, ItemKind, Scene};
use crate::navigate::above;
use crate::skeleton::{money, quoted, source};

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

    /// The values of the node above: the cell's year first.
    fn values_above(&self, kind: PropKind, cell: u16) -> Vec<Item> {
        let Some(node) = self.node() else { return Vec::new() };
        let year = self.row_years(kind).and_then(|y| y.get(usize::from(cell)));
        let mut found: Vec<(bool, String, String)> = Vec::new();
        for up in above(self.ide, node) {
            let value = |of: Option<u16>, text: Option<String>| {
                Some((of.is_none() || of != year, text?, of.map(|y| y.to_string()).unwrap_or_default()))
            };
            found.extend(self.all_values(up, kind).into_iter().filter_map(|(y, text)| value(y, text)));
        }
        found.sort_by_key(|(other, ..)| *other);
        let item = |(_, text, year): (bool, String, String)| {
            Item::new(ItemKind::Value, text).remark(format!("RPJMD {year}").trim_end())
        };
        found.into_iter().map(item).collect()
    }

    /// Year and value of all cells of a series of the node above.
    fn all_values(&self, up: NodeRef, kind: PropKind) -> Vec<(Option<u16>, Option<String>)> {
        let sheet = sheet(self.ide.db(), self.ide.workspace(), up.doc);
        if kind == PropKind::Pagu {
            let Some(amounts) = sheet.money.amounts(up.node) else { return Vec::new() };
            return amounts.years.iter().map(|y| (Some(y), amounts.at(y).amount().map(money))).collect();
        }
        let Some(item) = sheet.indicators.get(up.node) else { return Vec::new() };
        let of = |t: &selaras_analysis::facts::YearValue| source(&t.known, t.unit.as_deref());
        match kind {
            PropKind::Target => item.targets.iter().map(|t| (Some(t.year), of(t))).collect(),
            PropKind::Akhir => {
                let last = item.akhir.as_ref().or(item.targets.last());
                last.into_iter().map(|t| (Some(t.year), of(t))).collect()
            }
            PropKind::Awal => {
                let awal = item.awal.iter();
                awal.map(|a| (a.year, source(&a.known, a.unit.as_deref()))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The years of the row at the cursor: as written before its `=`, else the columns of the node.
    pub(crate) fn row_years(&self, kind: PropKind) -> Option<Years> {
        let statement = &self.spot.statement;
        let equals = statement.before.iter().position(|(k, _)| *k == selaras_syntax::Kind::Equals);
        let said = statement.before.get(1..equals.unwrap_or(1)).unwrap_or_default();
        let written = said.iter().find_map(|(_, span)| Years::parse(span.of(&self.spot.text)).ok());
        let implied = || match kind {
            PropKind::Awal | PropKind::Akhir | PropKind::PaguAkhir => None,
            PropKind::PaguIndikatif => self.plan(self.doc()?).tahun_program,
            _ => {
                let node = self.node()?;
                self.plan(node.doc).columns(node.node)
            }
        };
        written.or_else(implied)
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

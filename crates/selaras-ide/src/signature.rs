//! Which year is this cell? Told while a row is typed, with what the RPJMD says of that year.

use selaras_analysis::context::document_word;
use selaras_analysis::rule::Text;
use selaras_analysis::sheet::sheet;
use selaras_syntax::schema::PropKind;

use crate::Ide;
use crate::named::plan_node;
use crate::navigate::above;
use crate::page::Page;
use crate::skeleton::values;
use crate::spot::{Slot, Spot};
use crate::symbol::{Home, home};

/// A row, and where in it the cursor is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signature {
    /// `target 2025 | 2026 | 2027`
    pub label: String,
    /// The years, in the order of the cells; each is part of the label.
    pub years: Vec<String>,
    /// The number of the cell; that of the years where there are more cells than years.
    pub active: u32,
    /// About the cell; may be empty.
    pub page: Page,
}

/// The row at a byte of a file; none where the cursor is in none, or nobody knows the years of its cells.
pub fn signature(ide: &Ide, path: &str, offset: u32) -> Option<Signature> {
    let spot = Spot::at(ide, path, offset)?;
    let Slot::Cell { kind, cell, .. } = spot.slot else { return None };
    let years = spot.row_years(ide, kind)?;
    let names: Vec<String> = years.iter().map(|y| y.to_string()).collect();
    let mut page = Page::default();
    match years.get(usize::from(cell)) {
        Some(year) => about_cell(ide, &spot, kind, year, &mut page),
        None => page.line(
            "",
            ide.say(&Text::new(
                format!("Sel ini berlebih: barisnya hanya {} tahun.", years.len()),
                format!("This cell is one too many: the row has {} years.", years.len()),
            )),
        ),
    }
    Some(Signature {
        label: format!("{} {}", kind.keyword(), names.join(" | ")),
        active: u32::from(cell).min(names.len() as u32),
        years: names,
        page,
    })
}

/// What the nodes above say of that year; in a table, what the plan says that it restates.
fn about_cell(ide: &Ide, spot: &Spot, kind: PropKind, year: u16, page: &mut Page) {
    let home = spot.around.and_then(|local| home(ide, spot.file, local));
    let others = match home {
        Some(Home::Plan(node)) => above(ide, node),
        Some(table) => plan_node(ide, table).into_iter().collect(),
        None => return,
    };
    for up in others {
        let mut all = values(ide, up, kind).into_iter();
        let Some(value) = all.find(|(y, _)| *y == Some(year)).and_then(|(_, value)| value) else { continue };
        let item = sheet(ide.db(), ide.workspace(), up.doc).indicators.get(up.node);
        let unit = item.filter(|_| kind != PropKind::Pagu).and_then(|i| i.satuan.value.as_ref());
        let unit = unit.map(|u| format!(" {}", u.show())).unwrap_or_default();
        page.line(
            format!("{} {year}", document_word(ide.documents().get(up.doc).kind)),
            format!("{value}{unit}"),
        );
    }
}

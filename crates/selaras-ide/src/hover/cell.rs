//! A cell: which year it is of, what it says, what the other plan says in that year.

use selaras_analysis::context::name_of;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::facts::{Indikator, Known};
use selaras_analysis::pagu::Money;
use selaras_analysis::place::{Place, props_of};
use selaras_analysis::plan::structure;
use selaras_syntax::schema::PropKind;

use super::{findings, node::document_name, say, table_title, tables};
use crate::Ide;
use crate::cursor::Cursor;
use crate::figures::{Figures, shown, shown_money};
use crate::page::Page;
use crate::symbol::programs_above;

/// Tells of a cell of a property's row.
pub(super) fn describe(
    ide: &Ide,
    cursor: &Cursor,
    node: NodeRef,
    (kind, year): (PropKind, Option<u16>),
    (prop, cell): (u16, u16),
    page: &mut Page,
) {
    let name = name_of(structure(ide.db(), ide.workspace(), node.doc), node.node);
    let keyword = kind.keyword();
    page.title(match year {
        Some(year) => format!("{keyword} {year} · {name}"),
        None => format!("{keyword} · {name}"),
    });
    let tree = &cursor.parse.tree;
    let row = props_of(tree, cursor.local).nth(prop as usize);
    let written = row.and_then(|p| tree.cells(p.cells).get(cell as usize));
    if let Some((table, cell)) = table_title(ide, cursor).zip(written.filter(|c| !c.span.is_empty())) {
        page.line(table, cell.span.of(&cursor.text));
    }
    match kind {
        PropKind::Target | PropKind::Awal | PropKind::Akhir => measured(ide, node, kind, year, page),
        PropKind::Pagu => money(ide, node, year, page),
        _ => {}
    }
    let note = written.and_then(|c| c.note).map(|n| selaras_syntax::text_of(n.of(&cursor.text)));
    page.line(say(ide, "Catatan kaki", "Footnote"), note.unwrap_or_default());
    if let Some(cell) = written.filter(|c| !c.span.is_empty()) {
        findings::describe(ide, node, Some((cursor.file, cell.span)), page);
    }
}

fn measured(ide: &Ide, node: NodeRef, kind: PropKind, year: Option<u16>, page: &mut Page) {
    let item = Figures::of(ide, node.doc).indikator(node.node);
    let own = value(&item, kind, year);
    if let Some((value, place)) = own {
        // What is inherited stands in no cell of its own.
        let from = match place {
            Place::Header => say(ide, " (diwarisi)", " (inherited)"),
            _ => String::new(),
        };
        page.line(document_name(ide, node.doc), format!("{}{from}", in_unit(&item, value)));
    }
    if let Some(of) = item.adopted() {
        let theirs = Figures::of(ide, of.doc).indikator(of.node);
        let differs = own.is_some_and(|(_, place)| tables::differing(ide, node).contains(&place));
        if let Some((value, _)) = value(&theirs, kind, year) {
            let mark = if differs { say(ide, " – berbeda", " – differs") } else { String::new() };
            let value = in_unit(&theirs, value);
            page.line(document_name(ide, of.doc), format!("{value}{mark}"));
        }
    }
    let direction = item.direction().map(|a| a.to_string()).unwrap_or_default();
    page.line(say(ide, "arah", "direction"), direction);
}

/// What an indicator says in a row, and where.
fn value(item: &Indikator, kind: PropKind, year: Option<u16>) -> Option<((&Known, Option<&str>), Place)> {
    match kind {
        PropKind::Target => {
            let target = item.targets.iter().find(|t| Some(t.year) == year)?;
            Some(((&target.known, target.unit.as_deref()), target.place))
        }
        PropKind::Awal => {
            let awal = item.awal.as_ref()?;
            Some(((&awal.known, awal.unit.as_deref()), awal.place))
        }
        _ => {
            let akhir = item.akhir.as_ref()?;
            Some(((&akhir.known, akhir.unit.as_deref()), akhir.place))
        }
    }
}

/// A value with the unit of its cell, else of its indicator.
fn in_unit(item: &Indikator, (known, unit): (&Known, Option<&str>)) -> String {
    let says = known.value().is_some_and(|v| v.is_given() && !v.is_percent());
    let of_row = item.satuan.value.as_ref().filter(|u| says && !u.is_empty()).map(|u| u.show());
    shown(known, unit.or(of_row.as_deref()))
}

fn money(ide: &Ide, node: NodeRef, year: Option<u16>, page: &mut Page) {
    let table = Figures::of(ide, node.doc).money();
    let Some((pagu, column)) = table.of(node.node).zip(year.and_then(|y| table.years.index_of(y))) else {
        return;
    };
    let at = |row: &[Money]| row.get(column).copied().filter(|m| m.is_given()).map(shown_money);
    page.line(document_name(ide, node.doc), at(&pagu.own).unwrap_or_default());
    page.line(say(ide, "Σ bagiannya", "Σ of its parts"), at(&pagu.sum).unwrap_or_default());
    if let ([of], Some(year)) = (programs_above(ide, node).as_slice(), year) {
        let above = Figures::of(ide, of.doc).money();
        let theirs = Some(above.at(of.node, year)).filter(|m| m.is_given());
        page.line(document_name(ide, of.doc), theirs.map(shown_money).unwrap_or_default());
    }
}

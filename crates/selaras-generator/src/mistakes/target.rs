//! T: targets and values.

use super::{Ctx, Entry, Meja, Spot, numbers, set_cell};
use crate::angka::Angka;
use crate::deret::{Arah, Bentuk, Hitung};
use crate::paper::{Bagian, Item, Mark, Ukur, Value};

pub(super) const MISTAKES: &[Entry] = &[
    ("T01", "target-berbeda", "lebih-rendah", worse),
    ("T01", "target-berbeda", "lebih-baik", better),
    ("T02", "awal-berbeda", "nilai", other_baseline),
    ("T02", "awal-berbeda", "tahun", older_baseline),
    ("T03", "satuan-berbeda", "satuan-lain", other_unit),
    ("T04", "arah-berbeda", "arah-terbalik", other_direction),
    ("T05", "target-tidak-lengkap", "sel-terakhir-hilang", last_cell_gone),
    ("T05", "target-tidak-lengkap", "sel-tengah-kosong", middle_cell_empty),
    ("T05", "target-tidak-lengkap", "baris-hilang", row_gone),
    ("T06", "target-di-luar-periode", "tahun-sesudahnya", year_after),
    ("T07", "target-melawan-arah", "dua-sel-tertukar", swapped),
    ("T08", "target-di-bawah-awal", "awal-terlalu-tinggi", high_baseline),
    ("T09", "akhir-tidak-cocok", "akhir-lain", other_end),
    ("T10", "target-di-luar-batas", "lebih-dari-seratus", above_hundred),
    ("T10", "target-di-luar-batas", "di-luar-skala", above_scale),
    ("T13", "jenis-nilai-campur", "skor-di-antara-predikat", mixed),
    ("T15", "rentang-terbalik", "rentang-dibalik", range_reversed),
    ("T15", "rentang-terbalik", "rpjmd-di-luar-rentang", outside_range),
    ("T19", "kolom-bergeser", "satu-kolom", shifted),
    ("T20", "tabel-berbeda", "target", table_target),
    ("T20", "tabel-berbeda", "pagu", table_pagu),
    ("T20", "tabel-berbeda", "indikator-kurang", table_indicator),
];

/// A few steps of the last digit, enough to see.
fn some_steps(m: &mut Meja, of: Angka) -> i64 {
    m.rng.between(1, (of.digits.abs() / 25).max(1))
}

fn ukur(m: &Meja, spot: Spot) -> Option<Ukur> {
    match m.look(spot)?.mark {
        Mark::Own(ukur) | Mark::Adopted(ukur) | Mark::Share(ukur) => Some(ukur),
        Mark::None => None,
    }
}

/// Changes one cell of an adopted row to less than the RPJMD wants; the first one stays, since next to it stands the
/// baseline.
fn worse(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.restated().is_some())?;
    let (row, arah) = (m.look(spot)?.get("target").and_then(numbers)?, ukur(m, spot)?.arah);
    let at = 1 + m.rng.below(row.len() - 1);
    let steps = some_steps(m, row[at]);
    let id = set_cell(m.node(spot)?, "target", at, row[at].plus(-steps * arah.sign()).to_string())?;
    m.expect(m.rule, Spot { sheet: spot.sheet, id }, Some("error"));
    Some(())
}

fn better(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.restated().is_some())?;
    let (row, arah) = (m.look(spot)?.get("target").and_then(numbers)?, ukur(m, spot)?.arah);
    let last = *row.last()?;
    let id = set_cell(m.node(spot)?, "target", row.len() - 1, last.plus(arah.sign()).to_string())?;
    m.expect(m.rule, Spot { sheet: spot.sheet, id }, Some("warning"));
    Some(())
}

fn restated_baseline(ctx: &Ctx) -> bool {
    ctx.restated().is_some() && ctx.node.get("awal").is_some()
}

fn other_baseline(m: &mut Meja) -> Option<()> {
    let spot = m.pick(restated_baseline)?;
    let awal = *m.look(spot)?.get("awal").and_then(numbers)?.first()?;
    let arah = ukur(m, spot)?.arah;
    let steps = some_steps(m, awal);
    let id = set_cell(m.node(spot)?, "awal", 0, awal.plus(-steps * arah.sign()).to_string())?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn older_baseline(m: &mut Meja) -> Option<()> {
    let spot = m.pick(restated_baseline)?;
    let year = m.plan.tahun.awal - 1;
    let prop = m.node(spot)?.get_mut("awal")?;
    let id = prop.id;
    let Value::Row { years, .. } = &mut prop.value else { return None };
    *years = year.to_string();
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn other_unit(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.adopted().is_some_and(|ukur| ukur.bentuk == Bentuk::Angka))?;
    let satuan = if ukur(m, spot)?.satuan == "persen" { "indeks" } else { "persen" };
    add(m, spot, "satuan", satuan)
}

fn other_direction(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.adopted().is_some_and(|ukur| ukur.bentuk == Bentuk::Angka))?;
    let arah = if ukur(m, spot)?.arah == Arah::Naik { Arah::Turun } else { Arah::Naik };
    add(m, spot, "arah", arah.keyword())
}

/// Adds a property at the top of an adopted indicator.
fn add(m: &mut Meja, spot: Spot, key: &'static str, value: &str) -> Option<()> {
    let prop = m.text(key, value);
    let id = prop.id;
    let node = m.node(spot)?;
    node.inline |= node.items.is_empty();
    node.items.insert(0, Item::Props(vec![prop]));
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn last_cell_gone(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, _| ctx.node.get("target").is_some_and(|p| p.cells().len() > 2))?;
    let prop = m.node(spot)?.get_mut("target")?;
    prop.cells_mut()?.pop();
    let id = prop.id;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn middle_cell_empty(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, _| ctx.node.get("target").is_some_and(|p| p.cells().len() > 2))?;
    let id = set_cell(m.node(spot)?, "target", 1, String::new())?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn row_gone(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|_, _| true)?;
    m.node(spot)?.remove("target")?;
    m.found_at(spot);
    Some(())
}

fn year_after(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|_, _| true)?;
    let last = m.look(spot)?.get("target")?.cells().last()?.clone();
    let year = m.plan.tahun.tujuan.1 + 1;
    let row = m.plan.ids.row("target", year.to_string(), vec![last]);
    let id = row.id;
    m.node(spot)?.insert_after("target", Item::Props(vec![row]));
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// A position with its direction declared and no `akhir` that would then disagree.
fn position(ctx: &Ctx, ukur: Ukur) -> bool {
    ukur.hitung == Hitung::Posisi && ctx.node.get("akhir").is_none()
}

fn swapped(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, ukur| {
        position(ctx, ukur) && ctx.node.get("target").is_some_and(|p| p.cells().len() > 2)
    })?;
    let n = m.look(spot)?.get("target")?.cells().len();
    let at = 1 + m.rng.below(n - 2);
    let prop = m.node(spot)?.get_mut("target")?;
    prop.cells_mut()?.swap(at, at + 1);
    let id = prop.id;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn high_baseline(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(position)?;
    let node = m.look(spot)?;
    let first = *node.get("target").and_then(numbers)?.first()?;
    let steps = some_steps(m, first);
    let node = m.node(spot)?;
    set_cell(node, "awal", 0, first.plus(steps).to_string())?;
    let id = node.get("target")?.id;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn other_end(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, ukur| ukur.hitung == Hitung::Posisi && !ctx.node.inline)?;
    let last = *m.look(spot)?.get("target").and_then(numbers)?.last()?;
    let steps = some_steps(m, last);
    let prop = m.text("akhir", last.plus(-steps).to_string());
    let id = prop.id;
    let node = m.node(spot)?;
    node.remove("akhir");
    node.insert_after("target", Item::Props(vec![prop]));
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn above_hundred(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, ukur| ukur.satuan == "persen" && position(ctx, ukur))?;
    let row = m.look(spot)?.get("target").and_then(numbers)?;
    let last = *row.last()?;
    let over = m.rng.between(101, 135) * last.unit();
    let id = set_cell(m.node(spot)?, "target", row.len() - 1, Angka { digits: over, ..last }.to_string())?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// An index of 0 to 5 that the RPJMD bounds; the Renstra's figure goes beyond.
fn above_scale(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| {
        let code = ctx.node.code.as_str();
        ctx.restated().is_some() && (code == "SPBE" || code == "MSPI")
    })?;
    let row = m.look(spot)?.get("target").and_then(numbers)?;
    let last = *row.last()?;
    let id = set_cell(m.node(spot)?, "target", row.len() - 1, last.plus(2 * last.unit()).to_string())?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// A score among grades.
fn mixed(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.own().is_some_and(|ukur| ukur.satuan == "predikat"))?;
    let n = m.look(spot)?.get("target")?.cells().len();
    let at = m.rng.below(n);
    let id = set_cell(m.node(spot)?, "target", at, m_score(at))?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// What a predikat of about that height is as a number.
fn m_score(at: usize) -> String {
    (66 + 4 * at).to_string()
}

fn range_reversed(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| {
        ctx.own().is_some_and(|ukur| ukur.bentuk == Bentuk::Rentang && ukur.arah == Arah::Naik)
    })?;
    let row = m.look(spot)?.get("target")?.cells().to_vec();
    let at = m.rng.below(row.len());
    let (from, to) = row[at].split_once('–')?;
    let id = set_cell(m.node(spot)?, "target", at, format!("{to}–{from}"))?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// The Renstra gives a range where the RPJMD has a number, and the number is not in it.
fn outside_range(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.restated().is_some_and(|ukur| ukur.arah == Arah::Naik))?;
    let row = m.look(spot)?.get("target").and_then(numbers)?;
    let at = m.rng.below(row.len());
    let id = set_cell(m.node(spot)?, "target", at, format!("{}–{}", row[at].plus(1), row[at].plus(3)))?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// The row begins with the baseline: every target stands a year late.
fn shifted(m: &mut Meja) -> Option<()> {
    let spot = m.pick(restated_baseline)?;
    let node = m.node(spot)?;
    let awal = node.remove("awal")?.cells().first()?.clone();
    let prop = node.get_mut("target")?;
    let cells = prop.cells_mut()?;
    cells.pop();
    cells.insert(0, awal);
    let id = prop.id;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn in_table(ctx: &Ctx, key: &str) -> bool {
    ctx.sheet.bagian == Bagian::Tabel && ctx.node.key == key
}

fn table_target(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| in_table(ctx, "indikator"))?;
    let row = m.look(spot)?.get("target").and_then(numbers)?;
    let at = m.rng.below(row.len());
    let steps = some_steps(m, row[at]);
    let id = set_cell(m.node(spot)?, "target", at, row[at].plus(-steps).to_string())?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn table_pagu(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| in_table(ctx, "program"))?;
    let row = m.look(spot)?.get("pagu")?.cells().to_vec();
    let at = m.rng.below(row.len());
    let id = set_cell(m.node(spot)?, "pagu", at, super::pagu::grow(&row[at], 3)?)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn table_indicator(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| in_table(ctx, "program") && ctx.node.children().count() > 1)?;
    let child = m.look(spot)?.children().last()?.id;
    m.sheet(spot.sheet).remove(child)?;
    m.found_at(spot);
    Some(())
}

//! P: money.

use super::{Ctx, Entry, Meja, Spot, set_cell, set_text};
use crate::angka::Uang;
use crate::paper::{Bagian, Id, Node};

pub(super) const MISTAKES: &[Entry] = &[
    ("P01", "jumlah-pagu-salah", "subkegiatan-berubah", part_changed),
    ("P01", "jumlah-pagu-salah", "kegiatan-berubah", whole_changed),
    ("P02", "pagu-melebihi-rpjmd", "program-naik", above_rpjmd),
    ("P03", "pagu-berbeda-rpjmd", "program-turun", below_rpjmd),
    ("P04", "pagu-total-melebihi", "pagu-indikatif-turun", ceiling_lowered),
    ("P08", "pagu-bersama-melebihi", "satu-pihak-naik", shared_above),
    ("P09", "total-pagu-salah", "pagu-akhir-lain", other_total),
];

/// An amount changed by some per cent, written in the same way.
pub(super) fn grow(cell: &str, percent: i64) -> Option<String> {
    let rupiah = Uang::read(cell)?;
    // Whole millions, so that words stay exact.
    add(cell, (rupiah * percent / 100 / 1_000_000).max(1) * 1_000_000)
}

fn add(cell: &str, rupiah: i64) -> Option<String> {
    let form = match cell {
        cell if cell.starts_with("Rp") => Uang::Rupiah,
        cell if cell.contains(' ') => Uang::Kata,
        _ => Uang::Polos,
    };
    Some(form.write(Uang::read(cell)? + rupiah))
}

/// A subkegiatan that runs in all years.
fn steady(ctx: &Ctx) -> bool {
    ctx.node.key == "subkegiatan" && ctx.node.get("tahun").is_none() && ctx.node.get("pagu").is_some()
}

/// A subkegiatan is raised, its kegiatan's own figure is not.
fn part_changed(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| steady(ctx) && ctx.parent().is_some_and(|p| p.get("pagu").is_some()))?;
    let row = m.look(spot)?.get("pagu")?.cells().to_vec();
    let at = m.rng.below(row.len());
    set_cell(m.node(spot)?, "pagu", at, grow(&row[at], 10)?)?;
    let (sheet, id) = (spot.sheet, above(m, spot)?.last()?.get("pagu")?.id);
    m.found_at_part(sheet, id);
    Some(())
}

/// The nodes that hold a spot, as they stand, the outermost first.
fn above(m: &Meja, spot: Spot) -> Option<Vec<Node>> {
    let mut found = None;
    m.plan.sheets[spot.sheet].visit(&mut |above, node| {
        if node.id == spot.id {
            found = Some(above.iter().map(|n| (*n).clone()).collect());
        }
    });
    found
}

/// The kegiatan's own figure is changed, what it is made of is not. Its program is the sum of its kegiatan.
fn whole_changed(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| {
        let sum = ctx.parent().is_some_and(|p| p.get("pagu").is_none() && p.get("pagu-akhir").is_none());
        ctx.node.key == "kegiatan" && ctx.node.get("pagu").is_some() && sum
    })?;
    let row = m.look(spot)?.get("pagu")?.cells().to_vec();
    let at = m.rng.below(row.len());
    let id = set_cell(m.node(spot)?, "pagu", at, grow(&row[at], 4)?)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn above_rpjmd(m: &mut Meja) -> Option<()> {
    let id = shift(m, 20, false)?;
    m.found_at(id);
    Some(())
}

fn below_rpjmd(m: &mut Meja) -> Option<()> {
    let id = shift(m, -20, false)?;
    m.found_at(id);
    Some(())
}

/// Changes a subkegiatan in one year and every sum above it, as a careful planner does; gives where the program's
/// money stands.
fn shift(m: &mut Meja, percent: i64, shared: bool) -> Option<Spot> {
    let codes = shared_programs(m);
    let spot = m.pick(|ctx| {
        let Some(program) = ctx.program() else { return false };
        let fits = program.get("pagu-akhir").is_none() && codes.contains(&program.code) == shared;
        // One program that all agencies share and each calls by its own code is left aside.
        steady(ctx) && fits && !program.code.ends_with(".01")
    })?;
    let row = m.look(spot)?.get("pagu")?.cells().to_vec();
    let at = m.rng.below(row.len());
    let rupiah = (Uang::read(&row[at])? * percent / 100 / 1_000_000) * 1_000_000;
    let rupiah = if rupiah == 0 { percent.signum() * 1_000_000 } else { rupiah };
    set_cell(m.node(spot)?, "pagu", at, add(&row[at], rupiah)?)?;
    let mut place: Option<Id> = None;
    for node in above(m, spot)?.into_iter().rev().take_while(|n| n.key == "kegiatan" || n.key == "program") {
        place = Some(node.id);
        if let Some(prop) = node.get("pagu") {
            let cell = add(prop.cells().get(at)?, rupiah)?;
            let id = prop.id;
            set_cell(m.node(Spot { id: node.id, ..spot })?, "pagu", at, cell)?;
            place = Some(id);
        }
    }
    Some(Spot { id: place?, ..spot })
}

/// Codes of the RPJMD's programs that several agencies are in charge of.
fn shared_programs(m: &Meja) -> Vec<String> {
    let mut codes = Vec::new();
    let kecamatan =
        m.all(|ctx| ctx.node.key == "perangkat-daerah" && ctx.node.code.starts_with("kec-")).len();
    for sheet in m.plan.sheets.iter().filter(|s| s.bagian == Bagian::RpjmdProgram) {
        sheet.visit(&mut |_, node| {
            let several = |text: &str| text.contains(',') || (text == "kecamatan" && kecamatan > 1);
            if node.key == "program" && node.get("penanggung-jawab").is_some_and(|p| several(p.text())) {
                codes.push(node.code.clone());
            }
        });
    }
    codes
}

/// The ceiling that Bappeda gives is lowered after the Renstra was written.
fn ceiling_lowered(m: &mut Meja) -> Option<()> {
    let spot = m.all(|ctx| ctx.sheet.bagian == Bagian::Rpjmd && ctx.above.is_empty()).pop()?;
    let ceilings: Vec<Id> =
        m.look(spot)?.props().filter(|p| p.key == "pagu-indikatif").map(|p| p.id).collect();
    if ceilings.is_empty() {
        return None;
    }
    let chosen = ceilings[m.rng.below(ceilings.len())];
    let pick = m.rng.below(4);
    let mut agency = String::new();
    for item in &mut m.node(spot)?.items {
        let crate::paper::Item::Props(props) = item else { continue };
        for prop in props.iter_mut().filter(|p| p.id == chosen) {
            let crate::paper::Value::Row { years, cells } = &mut prop.value else { continue };
            agency = years.split(' ').next().unwrap_or_default().to_string();
            let at = pick % cells.len();
            // The ceiling is at most a hundred million above what is spent.
            cells[at] = add(&cells[at], -200_000_000)?;
        }
    }
    let first = m.first_part(&agency)?;
    m.found_at(first);
    Some(())
}

/// One of the agencies that share a program takes more; together they exceed it.
fn shared_above(m: &mut Meja) -> Option<()> {
    let changed = shift(m, 25, true)?;
    let program = m.plan.sheets[changed.sheet].clone();
    let mut code = None;
    program.visit(&mut |_, node| {
        if node.key == "program"
            && (node.id == changed.id || node.get("pagu").is_some_and(|p| p.id == changed.id))
        {
            code = Some(node.code.clone());
        }
    });
    let code = code?;
    let spot = m.pick(|ctx| {
        ctx.sheet.bagian == Bagian::RpjmdProgram && ctx.node.key == "program" && ctx.node.code == code
    })?;
    let id = m.look(spot)?.get("pagu").map_or(spot.id, |prop| prop.id);
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn other_total(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.node.get("pagu-akhir").is_some())?;
    let total = m.look(spot)?.get("pagu-akhir")?.text().to_string();
    let id = set_text(m.node(spot)?, "pagu-akhir", grow(&total, 7)?)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

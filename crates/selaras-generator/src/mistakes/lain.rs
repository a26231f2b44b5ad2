//! L, D and A: between Renstra, coaching, waivers.

use super::rujukan::coached;
use super::{Ctx, Entry, Meja, Spot, document_mut, numbers, set_cell, set_text};
use crate::paper::{Bagian, Id, Item, Mark, Node};

pub(super) const MISTAKES: &[Entry] = &[
    ("L01", "indikator-bersama-berbeda", "beda-yang-dikecualikan", waived_difference),
    ("L01", "indikator-bersama-berbeda", "tahun-tanpa-target-rpjmd", year_without_target),
    ("L03", "jumlah-kontribusi", "bobot-kurang", weights_short),
    ("L03", "jumlah-kontribusi", "target-tidak-berjumlah", targets_off),
    ("D01", "pendamping-melebihi-batas", "tiga-perangkat-daerah", three_agencies),
    ("D02", "perangkat-daerah-tanpa-pendamping", "terlewat", agency_forgotten),
    ("A01", "pengecualian-tanpa-alasan", "tanpa-karena", no_reason),
    ("A02", "pengecualian-percuma", "tidak-menutupi-apa-pun", idle),
    ("A03", "pengecualian-kedaluwarsa", "lewat-tanggal", expired),
    ("A04", "aturan-tidak-dikenal", "salah-ketik", unknown_rule),
];

/// An indicator that exactly two agencies adopt: the node in the earlier file, the one in the later, and the RPJMD's.
struct Bersama {
    earlier: Spot,
    later: Spot,
    rpjmd: Spot,
}

fn shared(m: &mut Meja) -> Option<Bersama> {
    let adopted = m.all(|ctx| {
        ctx.adopted().is_some_and(|u| u.bersama && u.bentuk == crate::deret::Bentuk::Angka)
            && ctx.node.clauses.starts_with("mengacu T")
    });
    let clauses: Vec<String> = adopted.iter().filter_map(|spot| Some(m.look(*spot)?.clauses)).collect();
    let pairs: Vec<(Spot, Spot, &String)> = adopted
        .iter()
        .zip(&clauses)
        .filter_map(|(spot, path)| {
            let both: Vec<Spot> = adopted
                .iter()
                .zip(&clauses)
                .filter(|(_, other)| *other == path)
                .map(|(spot, _)| *spot)
                .collect();
            match both[..] {
                [one, two] if two.id == spot.id => Some((one, two, path)),
                _ => None,
            }
        })
        .collect();
    if pairs.is_empty() {
        return None;
    }
    let (earlier, later, path) = pairs[m.rng.below(pairs.len())];
    let code = path.rsplit_once('/')?.1.to_string();
    let rpjmd =
        m.pick(|ctx| ctx.sheet.bagian == Bagian::Rpjmd && ctx.under(&["sasaran"]) && ctx.node.code == code)?;
    Some(Bersama { earlier, later, rpjmd })
}

/// Repeats the RPJMD's row in an adopted indicator, on one line, and nothing else; gives the row.
fn restate(m: &mut Meja, spot: Spot, cells: Vec<String>) -> Option<Id> {
    let row = m.plan.ids.row("target", "", cells);
    let id = row.id;
    let node = m.node(spot)?;
    node.items = vec![Item::Props(vec![row])];
    node.inline = true;
    Some(id)
}

/// One agency agreed with Bappeda on another target and says so; the other agency does not know.
fn waived_difference(m: &mut Meja) -> Option<()> {
    let Bersama { later, rpjmd, .. } = shared(m)?;
    let row = m.look(rpjmd)?.get("target").and_then(numbers)?;
    let Mark::Own(ukur) = m.look(rpjmd)?.mark else { return None };
    let mut cells: Vec<String> = row.iter().map(ToString::to_string).collect();
    let at = 1 + m.rng.below(row.len() - 1);
    cells[at] = row[at].plus(-ukur.arah.sign()).to_string();
    let id = restate(m, later, cells)?;
    let prop = m.text("kecualikan", "target-berbeda karena \"Disepakati dalam berita acara\"");
    m.node(later)?.items.push(Item::Props(vec![prop]));
    m.found_at_part(later.sheet, id);
    Some(())
}

/// The RPJMD's table begins a year later for this indicator; the two Renstra fill that year differently.
fn year_without_target(m: &mut Meja) -> Option<()> {
    let Bersama { earlier, later, rpjmd } = shared(m)?;
    let (first, last) = m.plan.tahun.tujuan;
    let row = m.look(rpjmd)?.get("target").and_then(numbers)?;
    let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
    let years = m.text("tahun", format!("{}-{last}", first + 1));
    let node = m.node(rpjmd)?;
    let target = node.get_mut("target")?;
    if let crate::paper::Value::Row { years, cells } = &mut target.value {
        years.clear();
        cells.remove(0);
    }
    node.insert_after("arah", Item::Props(vec![years]));
    restate(m, earlier, cells.clone())?;
    let Mark::Own(ukur) = m.look(rpjmd)?.mark else { return None };
    let mut other = cells;
    other[0] = row[0].plus(ukur.arah.sign()).to_string();
    if row[0].plus(ukur.arah.sign()) == row[1] {
        return None;
    }
    let id = restate(m, later, other)?;
    m.found_at_part(later.sheet, id);
    Some(())
}

/// A Renstra's share of an RPJMD indicator, with or without a weight, and the indicator that it is a share of.
fn share(m: &mut Meja, weighted: bool) -> Option<(Spot, Spot)> {
    let spot = m.pick(|ctx: &Ctx| {
        let weight = ctx.node.get("berkontribusi").is_some_and(|p| p.text().contains("bobot"));
        matches!(ctx.node.mark, Mark::Share(_)) && weight == weighted
    })?;
    let node = m.look(spot)?;
    let path = node.get("berkontribusi")?.text().split(' ').next()?.to_string();
    let code = path.rsplit_once('/')?.1.to_string();
    let rpjmd =
        m.pick(|ctx| ctx.sheet.bagian == Bagian::Rpjmd && ctx.under(&["sasaran"]) && ctx.node.code == code)?;
    Some((spot, rpjmd))
}

fn weights_short(m: &mut Meja) -> Option<()> {
    let (spot, rpjmd) = share(m, true)?;
    let text = m.look(spot)?.get("berkontribusi")?.text().replace("60%", "50%").replace("40%", "35%");
    set_text(m.node(spot)?, "berkontribusi", text)?;
    m.found_at(rpjmd);
    Some(())
}

fn targets_off(m: &mut Meja) -> Option<()> {
    let (spot, rpjmd) = share(m, false)?;
    let row = m.look(spot)?.get("target").and_then(numbers)?;
    let last = row.last()?;
    let more = m.rng.between(1, 9);
    set_cell(m.node(spot)?, "target", row.len() - 1, last.plus(more).to_string())?;
    m.found_at(rpjmd);
    Some(())
}

fn three_agencies(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| {
        ctx.node.key == "pendamping" && ctx.node.get("mendampingi").is_some_and(|p| p.text().contains(','))
    })?;
    let agencies = m.look(spot)?.get("mendampingi")?.text().to_string();
    let third = m.pick(|ctx| {
        ctx.node.key == "perangkat-daerah" && !agencies.split(", ").any(|agency| agency == ctx.node.code)
    })?;
    let third = m.look(third)?.code;
    set_text(m.node(spot)?, "mendampingi", format!("{agencies}, {third}"))?;
    m.found_at(spot);
    Some(())
}

fn agency_forgotten(m: &mut Meja) -> Option<()> {
    let coached = coached(m);
    let spot = m.pick(|ctx| {
        let two = ctx.node.get("mendampingi").map(|p| p.text().to_string()).unwrap_or_default();
        ctx.node.key == "pendamping"
            && two.split_once(", ").is_some_and(|(_, b)| !coached.iter().any(|c| c == b))
    })?;
    let text = m.look(spot)?.get("mendampingi")?.text().to_string();
    let (kept, gone) = text.split_once(", ")?;
    set_text(m.node(spot)?, "mendampingi", kept)?;
    let gone = gone.to_string();
    let agency = m.pick(|ctx| ctx.node.key == "perangkat-daerah" && ctx.node.code == gone)?;
    m.found_at(agency);
    Some(())
}

/// Writes a waiver into a Renstra's header.
fn waive(m: &mut Meja, text: &str) -> Option<(usize, Id)> {
    let spot = m.pick(|ctx| ctx.sheet.bagian == Bagian::Renstra && ctx.above.is_empty())?;
    waive_in(m, spot.sheet, text)
}

fn waive_in(m: &mut Meja, sheet: usize, text: &str) -> Option<(usize, Id)> {
    let prop = m.text("kecualikan", text);
    let id = prop.id;
    let node: &mut Node = document_mut(m.sheet(sheet))?;
    node.insert_after("ditetapkan", Item::Props(vec![prop]));
    Some((sheet, id))
}

fn no_reason(m: &mut Meja) -> Option<()> {
    let (sheet, id) = waive(m, "target-berbeda pada T1/S1")?;
    m.found_at_part(sheet, id);
    Some(())
}

fn idle(m: &mut Meja) -> Option<()> {
    let (sheet, id) = waive(m, "target-berbeda pada T1/S1 karena \"Disepakati dalam berita acara\"")?;
    m.found_at_part(sheet, id);
    Some(())
}

/// The waiver's date is past, and what it covered is shown again.
fn expired(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| {
        ctx.restated().is_some() && ctx.sheet.bagian == Bagian::Renstra && !ctx.node.code.is_empty()
    })?;
    let row = m.look(spot)?.get("target").and_then(numbers)?;
    let Mark::Adopted(ukur) = m.look(spot)?.mark else { return None };
    let at = row.len() - 1;
    let worse = row[at].plus(-ukur.arah.sign()).to_string();
    let cell = set_cell(m.node(spot)?, "target", at, worse)?;
    let text = "target-berbeda karena \"Menunggu perubahan RPJMD\" oleh \"Kabid Renbang\" sampai 2020-12-31";
    let (sheet, id) = waive_in(m, spot.sheet, text)?;
    m.found_at_part(sheet, id);
    m.expect("target-berbeda", Spot { sheet, id: cell }, Some("error"));
    Some(())
}

fn unknown_rule(m: &mut Meja) -> Option<()> {
    let (sheet, id) = waive(m, "target-berbda pada T1/S1 karena \"Disepakati dalam berita acara\"")?;
    m.found_at_part(sheet, id);
    Some(())
}

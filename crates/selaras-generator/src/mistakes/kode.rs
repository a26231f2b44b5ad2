//! K and W: codes, names of programs, periods.

use super::cakupan::recode;
use super::{Ctx, Entry, Meja, set_text};
use crate::paper::Bagian;

pub(super) const MISTAKES: &[Entry] = &[
    ("K01", "bentuk-kode", "titik-di-belakang", trailing_dot),
    ("K01", "bentuk-kode", "angka-kurang", short_code),
    ("K02", "kode-bukan-turunan", "kegiatan", foreign_kegiatan),
    ("K02", "kode-bukan-turunan", "subkegiatan", foreign_subkegiatan),
    ("K04", "bukan-urusan-perangkat-daerah", "penunjang-milik-lain", foreign_field),
    ("K05", "nama-program-berbeda", "satu-kata-lain", renamed),
    ("W01", "periode-berbeda", "setahun-lebih-awal", earlier_period),
];

fn trailing_dot(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.node.key == "subkegiatan")?;
    m.node(spot)?.code.push('.');
    m.found_at(spot);
    Some(())
}

/// A kegiatan that nothing refers to.
fn kegiatan(ctx: &Ctx) -> bool {
    ctx.node.key == "kegiatan" && !ctx.node.code.ends_with(".2.01")
}

/// `2.16.03.2.02` typed as `2.16.03.2.2`.
fn short_code(m: &mut Meja) -> Option<()> {
    let spot =
        m.pick(|ctx| kegiatan(ctx) && ctx.node.code.rsplit('.').next().is_some_and(|n| n.starts_with('0')))?;
    let node = m.node(spot)?;
    let at = node.code.rfind('.')? + 1;
    node.code.remove(at);
    m.found_at(spot);
    Some(())
}

/// The kegiatan and what is below it carry the number of another program.
fn foreign_kegiatan(m: &mut Meja) -> Option<()> {
    let spot = m.pick(kegiatan)?;
    let node = m.node(spot)?;
    let (program, kegiatan) = (node.code.get(..7)?.to_string(), node.code.clone());
    let other = format!("{}.18{}", program.get(..4)?, kegiatan.get(7..)?);
    recode(node, &kegiatan, &other);
    m.found_at(spot);
    Some(())
}

fn foreign_subkegiatan(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.node.key == "subkegiatan")?;
    let node = m.node(spot)?;
    let (start, end) = (node.code.get(..9)?.to_string(), node.code.get(12..)?.to_string());
    node.code = format!("{start}.77{end}");
    m.found_at(spot);
    Some(())
}

/// The program that every agency has was copied from another agency's Renstra, number and all.
fn foreign_field(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.renstra() && ctx.node.key == "program" && ctx.node.code.ends_with(".01"))?;
    let node = m.node(spot)?;
    let own = node.code.clone();
    let other = if own == "1.01.01" { "1.02.01" } else { "1.01.01" };
    recode(node, &own, other);
    m.found_at(spot);
    Some(())
}

fn renamed(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.renstra() && ctx.node.key == "program")?;
    let node = m.node(spot)?;
    let name = node.name.as_ref()?;
    let (start, _) = name.rsplit_once(' ')?;
    node.name = Some(format!("{start} Terpadu"));
    m.found_at(spot);
    Some(())
}

fn earlier_period(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.sheet.bagian == Bagian::Renstra && ctx.above.is_empty())?;
    let (first, last) = m.plan.tahun.periode;
    let id = set_text(m.node(spot)?, "periode", format!("{}-{last}", first - 1))?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

//! C: whether RPJMD and Renstra cover each other.

use super::rujukan::{coached, in_table};
use super::{Ctx, Entry, Meja, Spot};
use crate::deret::lama;
use crate::paper::{Bagian, Node};

pub(super) const MISTAKES: &[Entry] = &[
    ("C01", "sasaran-rpjmd-tidak-didukung", "sasaran-baru", new_sasaran),
    ("C01", "sasaran-rpjmd-tidak-didukung", "tanpa-penanggung-jawab", sasaran_of_nobody),
    ("C02", "program-rpjmd-hilang", "program-terhapus", program_gone),
    ("C03", "program-di-luar-rpjmd", "program-tambahan", program_added),
    ("C03", "program-di-luar-rpjmd", "kode-salah-ketik", program_recoded),
    ("C04", "indikator-rpjmd-tidak-diacu", "indikator-program", program_indicator_gone),
    ("C04", "indikator-rpjmd-tidak-diacu", "indikator-sasaran", sasaran_indicator_gone),
    ("C05", "janji-tidak-diwujudkan", "tanpa-melalui", empty_promise),
    ("C06", "misi-tidak-dijabarkan", "misi-tanpa-sasaran", bare_misi),
    ("C07", "sasaran-tanpa-program", "sasaran-tambahan", bare_sasaran),
    ("C09", "renstra-tidak-ada", "berkas-hilang", renstra_gone),
    ("C14", "tanpa-penanggung-jawab", "baris-hilang", nobody_in_charge),
];

/// A sasaran that one agency is in charge of alone: where, and which agency.
fn led_by_one(m: &mut Meja) -> Option<(Spot, String)> {
    let spot = m.pick(|ctx| {
        let one = ctx
            .node
            .get("penanggung-jawab")
            .is_some_and(|p| !p.text().contains(',') && p.text() != "kecamatan");
        ctx.sheet.bagian == Bagian::Rpjmd && ctx.node.key == "sasaran" && one
    })?;
    let agency = m.look(spot)?.get("penanggung-jawab")?.text().to_string();
    Some((spot, agency))
}

fn added_sasaran(m: &mut Meja) -> Node {
    let years = lama(m.plan.tahun.tujuan);
    let mut node = m.plan.ids.node("sasaran", "S8", Some("Meningkatnya keterlibatan penyandang disabilitas"));
    node.child(m.small("DIFA", "Indeks keterlibatan penyandang disabilitas", "indeks", years));
    node
}

/// Bappeda added a sasaran late; the agency's Renstra does not know it.
fn new_sasaran(m: &mut Meja) -> Option<()> {
    let (spot, agency) = led_by_one(m)?;
    let mut node = added_sasaran(m);
    let prop = m.text("penanggung-jawab", agency.as_str());
    node.items.insert(0, crate::paper::Item::Props(vec![prop]));
    m.sheet(spot.sheet).insert_after(spot.id, node)?;
    let first = m.first_part(&agency)?;
    m.found_at(first);
    Some(())
}

fn sasaran_of_nobody(m: &mut Meja) -> Option<()> {
    let (spot, _) = led_by_one(m)?;
    let node = added_sasaran(m);
    let id = node.id;
    m.sheet(spot.sheet).insert_after(spot.id, node)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn ordinary_program(ctx: &Ctx) -> bool {
    ctx.renstra() && ctx.node.key == "program" && !ctx.node.code.ends_with(".01")
}

fn program_gone(m: &mut Meja) -> Option<()> {
    let spot = m.pick(ordinary_program)?;
    m.sheet(spot.sheet).remove(spot.id)?;
    let agency = m.agency(spot);
    let first = m.first_part(&agency)?;
    m.found_at(first);
    Some(())
}

fn program_added(m: &mut Meja) -> Option<()> {
    let spot = m.pick(ordinary_program)?;
    let code = m.look(spot)?.code;
    let code = format!("{}.19", code.rsplit_once('.')?.0);
    let years = lama(m.plan.tahun.program);
    let mut node = m.plan.ids.node("program", code, Some("Program Layanan Bergerak Antarkampung"));
    node.child(m.small("KUNJ", "Persentase kampung yang dikunjungi mobil layanan", "persen", years));
    let id = node.id;
    m.sheet(spot.sheet).insert_after(spot.id, node)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// The program's number is mistyped, and everything below it follows: the one is missing, the other too many.
fn program_recoded(m: &mut Meja) -> Option<()> {
    let spot = m.pick(ordinary_program)?;
    let old = m.look(spot)?.code;
    let new = format!("{}.19", old.rsplit_once('.')?.0);
    recode(m.node(spot)?, &old, &new);
    m.found_at(spot);
    let agency = m.agency(spot);
    let first = m.first_part(&agency)?;
    m.expect("program-rpjmd-hilang", first, None);
    Some(())
}

/// Gives a node and everything below it another code where theirs begins with `old`.
pub(super) fn recode(node: &mut Node, old: &str, new: &str) {
    if let Some(rest) = node.code.strip_prefix(old) {
        node.code = format!("{new}{rest}");
    }
    for item in &mut node.items {
        if let crate::paper::Item::Node(child) = item {
            recode(child, old, new);
        }
    }
}

fn program_indicator_gone(m: &mut Meja) -> Option<()> {
    adopted_gone(m, &["program", "outcome"])
}

fn sasaran_indicator_gone(m: &mut Meja) -> Option<()> {
    adopted_gone(m, &["sasaran"])
}

/// One of several adopted indicators is forgotten, one that no other agency takes up.
fn adopted_gone(m: &mut Meja, parents: &[&str]) -> Option<()> {
    let spot = m.pick(|ctx| {
        let others = ctx.parent().is_some_and(|p| p.children().filter(|n| n.key == "indikator").count() > 1);
        ctx.adopted().is_some_and(|ukur| !ukur.bersama) && ctx.under(parents) && others
    })?;
    m.sheet(spot.sheet).remove(spot.id)?;
    let agency = m.agency(spot);
    let first = m.first_part(&agency)?;
    m.found_at(first);
    Some(())
}

fn empty_promise(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.node.key == "janji")?;
    m.node(spot)?.remove("melalui")?;
    m.found_at(spot);
    Some(())
}

fn bare_misi(m: &mut Meja) -> Option<()> {
    let spot = *m.all(|ctx| ctx.node.key == "misi").last()?;
    let years = lama(m.plan.tahun.tujuan);
    let mut tujuan = m.plan.ids.node("tujuan", "T99", Some("Terjaganya kesenian rakyat"));
    tujuan.child(m.small("SENI", "Indeks keaktifan kesenian rakyat", "indeks", years));
    let mut misi = m.plan.ids.node("misi", "M9", Some("Merawat kesenian rakyat"));
    misi.child(tujuan);
    let id = misi.id;
    m.sheet(spot.sheet).insert_after(spot.id, misi)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn bare_sasaran(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.renstra() && ctx.node.key == "sasaran")?;
    let years = lama(m.plan.tahun.tujuan);
    let mut node = m.plan.ids.node("sasaran", "S7", Some("Meningkatnya keterbukaan pada masukan warga"));
    node.child(m.small("MASU", "Persentase masukan warga yang dijawab terbuka", "persen", years));
    let id = node.id;
    m.sheet(spot.sheet).insert_after(spot.id, node)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// The file of an agency that no coach wrote a note for has gone missing.
fn renstra_gone(m: &mut Meja) -> Option<()> {
    let coached = coached(m);
    let spot = m.pick(|ctx| ctx.node.key == "perangkat-daerah" && !coached.contains(&ctx.node.code))?;
    let agency = m.look(spot)?.code;
    let gone = m.plan.sheets.iter().filter(|s| s.agency == agency).map(|s| s.path.clone());
    m.removed = gone.collect();
    m.found_at(spot);
    Some(())
}

fn nobody_in_charge(m: &mut Meja) -> Option<()> {
    let table = in_table(m);
    let spot = m.pick(|ctx| {
        // Nor one that a second agency carries out of its field, which then has no leave to.
        let one = ctx
            .node
            .get("penanggung-jawab")
            .is_some_and(|p| !p.text().contains(',') && !p.text().starts_with("kec") && p.text() != "semua");
        let here = ctx.sheet.bagian == Bagian::RpjmdProgram && ctx.node.key == "program";
        here && one && !table.contains(&ctx.node.code)
    })?;
    m.node(spot)?.remove("penanggung-jawab")?;
    m.found_at(spot);
    Some(())
}

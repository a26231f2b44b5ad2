//! R: references.

use std::collections::HashSet;

use super::{Entry, Meja, document_mut, set_text};
use crate::deret::Bentuk;
use crate::gaya;
use crate::paper::{Bagian, Item, Node};

pub(super) const MISTAKES: &[Entry] = &[
    ("R01", "rujukan-tidak-ada", "indikator-salah-ketik", misspelt_indicator),
    ("R01", "rujukan-tidak-ada", "sasaran-salah-nomor", wrong_sasaran),
    ("R02", "rujukan-ambigu", "tanpa-tujuan", step_left_out),
    ("R03", "rujukan-salah-tingkat", "kegiatan-mendukung-misi", kegiatan_supports_misi),
    ("R03", "rujukan-salah-tingkat", "program-mendukung-tujuan", program_supports_tujuan),
    ("R04", "tanpa-rujukan", "tujuan-lupa-mendukung", no_support),
    ("R04", "tanpa-rujukan", "tujuan-lupa-nspk", no_nspk),
    ("R05", "indikator-mirip", "nama-sama-tanpa-mengacu", same_name),
    ("R05", "indikator-mirip", "satu-kata-lain-di-program", near_name),
    ("R06", "dokumen-tidak-ada", "rpjmd-salah-ketik", misspelt_rpjmd),
    ("R07", "rujukan-melingkar", "berpedoman-pada-diri", follows_itself),
    ("R09", "perangkat-daerah-tidak-dikenal", "penanggung-jawab", unknown_in_charge),
    ("R09", "perangkat-daerah-tidak-dikenal", "pemilik-renstra", unknown_owner),
    ("R09", "perangkat-daerah-tidak-dikenal", "didampingi", unknown_coached),
];

fn misspelt_indicator(m: &mut Meja) -> Option<()> {
    let mut codes = HashSet::new();
    for sheet in &m.plan.sheets {
        sheet.visit(&mut |_, node| {
            codes.insert(node.code.clone());
        });
    }
    let spot = m.pick(|ctx| ctx.adopted().is_some())?;
    let node = m.node(spot)?;
    let (path, code) = node.clauses.rsplit_once('/')?;
    let mut letters: Vec<char> = code.chars().collect();
    let last = letters.last_mut()?;
    *last = if *last == 'X' { 'Y' } else { 'X' };
    let wrong: String = letters.into_iter().collect();
    if codes.contains(&wrong) {
        return None;
    }
    node.clauses = format!("{path}/{wrong}");
    m.found_at(spot);
    Some(())
}

/// A tujuan of a Renstra that supports one sasaran.
fn tujuan(m: &mut Meja) -> Option<super::Spot> {
    m.pick(|ctx| {
        let one = ctx.node.get("mendukung").is_some_and(|p| !p.text().contains(','));
        ctx.renstra() && ctx.node.key == "tujuan" && one
    })
}

fn wrong_sasaran(m: &mut Meja) -> Option<()> {
    let spot = tujuan(m)?;
    let node = m.node(spot)?;
    let wrong = format!("{}/S6", node.get("mendukung")?.text().split_once('/')?.0);
    let id = set_text(node, "mendukung", wrong)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// Every tujuan of the RPJMD has a sasaran S1.
fn step_left_out(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| {
        let first =
            ctx.node.get("mendukung").is_some_and(|p| p.text().ends_with("/S1") && !p.text().contains(','));
        ctx.renstra() && ctx.node.key == "tujuan" && first
    })?;
    let id = set_text(m.node(spot)?, "mendukung", "S1")?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn kegiatan_supports_misi(m: &mut Meja) -> Option<()> {
    supports(m, "kegiatan", "M1")
}

fn program_supports_tujuan(m: &mut Meja) -> Option<()> {
    supports(m, "program", "T1")
}

fn supports(m: &mut Meja, kind: &str, what: &str) -> Option<()> {
    let spot = m.pick(|ctx| ctx.renstra() && ctx.node.key == kind)?;
    let prop = m.text("mendukung", what);
    let id = prop.id;
    m.node(spot)?.items.insert(0, Item::Props(vec![prop]));
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn no_support(m: &mut Meja) -> Option<()> {
    let spot = tujuan(m)?;
    m.node(spot)?.remove("mendukung")?;
    m.found_at(spot);
    Some(())
}

fn no_nspk(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.renstra() && ctx.node.key == "tujuan" && ctx.node.get("nspk").is_some())?;
    m.node(spot)?.remove("nspk")?;
    m.found_at(spot);
    Some(())
}

/// The planner types the RPJMD's indicator again, in other letters, and forgets `mengacu`.
fn same_name(m: &mut Meja) -> Option<()> {
    retype(m, &["tujuan", "sasaran"], |name| {
        let words = name.split(' ').map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map_or(String::new(), |first| first.to_uppercase().chain(letters).collect::<String>())
        });
        words.collect::<Vec<_>>().join("  ")
    })
}

fn near_name(m: &mut Meja) -> Option<()> {
    retype(m, &["program", "outcome"], |name| match name.rsplit_once(' ') {
        Some((start, "layanan")) => format!("{start} pelayanan"),
        Some((start, _)) => format!("{start} semestinya"),
        None => name.to_string(),
    })
}

fn retype(m: &mut Meja, parents: &[&str], rename: fn(&str) -> String) -> Option<()> {
    let spot = m.pick(|ctx| {
        let complete = ["awal", "target"].iter().all(|key| ctx.node.get(key).is_some());
        // One word in five may differ.
        let long = ctx
            .node
            .name
            .as_ref()
            .is_some_and(|n| n.split(' ').count() >= 5 || !parents.contains(&"program"));
        let program = ctx.program().is_none_or(|p| !p.code.ends_with(".01"));
        ctx.restated().is_some() && ctx.under(parents) && complete && long && program
    })?;
    let node = m.look(spot)?;
    let name = rename(node.name.as_ref()?);
    own(m, spot, &name)?;
    m.found_at(spot);
    Some(())
}

/// Turns an adopted indicator into one of the Renstra's own with the same figures.
pub(super) fn own(m: &mut Meja, spot: super::Spot, name: &str) -> Option<()> {
    let crate::paper::Mark::Adopted(ukur) = m.look(spot)?.mark else { return None };
    debug_assert!(ukur.bentuk == Bentuk::Angka);
    let props = vec![
        m.text("satuan", gaya::kata(ukur.satuan)),
        m.text("arah", ukur.arah.keyword()),
        m.text("perhitungan", ukur.hitung.keyword()),
    ];
    let node: &mut Node = m.node(spot)?;
    node.clauses.clear();
    node.name = Some(name.to_string());
    node.items.insert(0, Item::Props(props));
    Some(())
}

fn misspelt_rpjmd(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.sheet.bagian == Bagian::Renstra && ctx.above.is_empty())?;
    let wrong = m.plan.rpjmd.replace("2025", "2052");
    let id = set_text(m.node(spot)?, "berpedoman", wrong)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn follows_itself(m: &mut Meja) -> Option<()> {
    let at = m.plan.sheets.iter().position(|s| s.bagian == Bagian::Rpjmd)?;
    let itself = m.plan.rpjmd.clone();
    let prop = m.text("berpedoman", itself);
    let id = prop.id;
    document_mut(m.sheet(at))?.insert_after("daerah", Item::Props(vec![prop]));
    m.found_at_part(at, id);
    Some(())
}

/// One letter too many.
fn misspell(agency: &str) -> String {
    let last = agency.chars().last().unwrap_or('a');
    format!("{agency}{last}")
}

fn unknown_in_charge(m: &mut Meja) -> Option<()> {
    let table = in_table(m);
    let spot = m.pick(|ctx| {
        let alone = ctx
            .node
            .get("penanggung-jawab")
            .is_some_and(|p| !p.text().contains(',') && !p.text().starts_with("kec") && p.text() != "semua");
        ctx.sheet.bagian == Bagian::RpjmdProgram
            && ctx.node.key == "program"
            && alone
            && !table.contains(&ctx.node.code)
    })?;
    misspell_in(m, spot, "penanggung-jawab")
}

/// Programs that the second table restates: a change of theirs is a difference from it, too.
pub(super) fn in_table(m: &Meja) -> Vec<String> {
    let mut codes = Vec::new();
    for sheet in m.plan.sheets.iter().filter(|s| s.bagian == Bagian::Tabel) {
        sheet.visit(&mut |_, node| codes.extend((node.key == "program").then(|| node.code.clone())));
    }
    codes
}

fn unknown_owner(m: &mut Meja) -> Option<()> {
    let coached = coached(m);
    let spot = m.pick(|ctx| {
        ctx.sheet.bagian == Bagian::Renstra && ctx.above.is_empty() && !coached.contains(&ctx.sheet.agency)
    })?;
    misspell_in(m, spot, "perangkat-daerah")
}

/// Agencies with a session: notes of theirs point into their Renstra.
pub(super) fn coached(m: &Meja) -> Vec<String> {
    let mut agencies = Vec::new();
    for sheet in &m.plan.sheets {
        sheet.visit(&mut |_, node| {
            if node.key == "sesi" {
                agencies.extend(node.code.split(' ').nth(1).map(str::to_string));
            }
        });
    }
    agencies
}

fn unknown_coached(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.node.key == "pendamping")?;
    misspell_in(m, spot, "mendampingi")
}

fn misspell_in(m: &mut Meja, spot: super::Spot, key: &str) -> Option<()> {
    let node = m.node(spot)?;
    let wrong = misspell(node.get(key)?.text());
    let id = set_text(node, key, wrong)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

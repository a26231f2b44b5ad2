//! I: what an indicator is called and measures.

use super::rujukan::own;
use super::{Ctx, Entry, Meja, Spot, numbers, set_cell, set_text};
use crate::deret::{Bentuk, Hitung};
use crate::paper::{Bagian, Mark, Node};

pub(super) const MISTAKES: &[Entry] = &[
    ("I01", "nama-indikator-berbeda", "satu-kata-lain", drifted),
    ("I02", "satuan-tidak-ada", "tanpa-satuan", no_unit),
    ("I03", "satuan-tidak-sesuai-nama", "persentase-dalam-orang", share_of_people),
    ("I03", "satuan-tidak-sesuai-nama", "jumlah-dalam-persen", count_in_percent),
    ("I08", "bukan-hasil", "dokumen-di-sasaran", documents),
    ("I08", "bukan-hasil", "terlaksananya-di-sasaran", carried_out),
    ("I11", "tanpa-indikator", "sasaran", bare_sasaran),
    ("I11", "tanpa-indikator", "tujuan", bare_tujuan),
    ("I15", "rilis-dibagi", "berkontribusi-pada-rilis", share_of_release),
    ("I18", "indikator-kembar-berbeda", "di-rpjmd", twin_rpjmd),
    ("I18", "indikator-kembar-berbeda", "di-renstra", twin_renstra),
    ("I19", "indikator-diganti", "nama-lain-target-sama", replaced),
    ("I20", "indikator-digabung", "dua-menjadi-satu", merged),
    ("I22", "nama-indikator-tidak-ada", "tanpa-nama", nameless),
];

fn drifted(m: &mut Meja) -> Option<()> {
    let spot =
        m.pick(|ctx| ctx.adopted().is_some() && ctx.node.name.as_ref().is_some_and(|n| n.contains(' ')))?;
    let name = m.look(spot)?.name?;
    let mut words: Vec<&str> = name.split(' ').collect();
    let at = 1 + m.rng.below(words.len() - 1);
    words[at] = "terpilih";
    m.node(spot)?.name = Some(words.join(" "));
    m.found_at(spot);
    Some(())
}

fn no_unit(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, _| ctx.node.get("satuan").is_some())?;
    m.node(spot)?.remove("satuan")?;
    m.found_at(spot);
    Some(())
}

fn share_of_people(m: &mut Meja) -> Option<()> {
    other_unit(m, "Persentase ", "orang")
}

fn count_in_percent(m: &mut Meja) -> Option<()> {
    other_unit(m, "Jumlah ", "persen")
}

/// A unit that the name's first word contradicts.
fn other_unit(m: &mut Meja, first: &str, satuan: &str) -> Option<()> {
    let small = |ctx: &Ctx| {
        let row = ctx.node.get("target").and_then(numbers).unwrap_or_default();
        row.iter().all(|a| a.digits <= 100 * a.unit())
    };
    let spot =
        m.pick_own(|ctx, _| small(ctx) && ctx.node.name.as_ref().is_some_and(|n| n.starts_with(first)))?;
    let id = set_text(m.node(spot)?, "satuan", satuan)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn documents(m: &mut Meja) -> Option<()> {
    product(m, "Jumlah dokumen perencanaan yang tersusun", "dokumen")
}

fn carried_out(m: &mut Meja) -> Option<()> {
    product(m, "Terlaksananya rapat koordinasi bulanan", "kali")
}

fn product(m: &mut Meja, name: &str, satuan: &str) -> Option<()> {
    let spot = m.pick(|ctx| ctx.own_numbers().is_some() && ctx.under(&["tujuan", "sasaran"]))?;
    let node = m.node(spot)?;
    node.name = Some(name.to_string());
    set_text(node, "satuan", satuan)?;
    node.remove("definisi");
    node.remove("formula");
    m.found_at(spot);
    Some(())
}

fn bare_sasaran(m: &mut Meja) -> Option<()> {
    bare(m, "sasaran")
}

fn bare_tujuan(m: &mut Meja) -> Option<()> {
    bare(m, "tujuan")
}

/// Takes the only indicator away, one of the Renstra's own.
fn bare(m: &mut Meja, key: &str) -> Option<()> {
    let only = |node: &Node| -> Option<Node> {
        let mut indicators = node.children().filter(|n| n.key == "indikator");
        let one = indicators.next()?.clone();
        (indicators.next().is_none() && matches!(one.mark, Mark::Own(_))).then_some(one)
    };
    let spot = m.pick(|ctx| ctx.renstra() && ctx.node.key == key && only(ctx.node).is_some())?;
    let child = only(&m.look(spot)?)?.id;
    m.sheet(spot.sheet).remove(child)?;
    m.found_at(spot);
    Some(())
}

/// A published index is treated as if the agency made it up in parts.
fn share_of_release(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| {
        let release = ctx.restated().is_some_and(|ukur| ukur.hitung == Hitung::Rilis && !ukur.bersama);
        release && ctx.node.get("awal").is_some()
    })?;
    let node = m.look(spot)?;
    let path = node.clauses.strip_prefix("mengacu ")?.to_string();
    let prop = m.text("berkontribusi", format!("{path} bobot 100%"));
    let node = m.node(spot)?;
    node.clauses.clear();
    node.name = Some("Sumbangan perangkat daerah bagi angka resmi".to_string());
    node.inline = true;
    node.items.insert(0, crate::paper::Item::Props(vec![prop]));
    m.found_at(spot);
    Some(())
}

fn twin_rpjmd(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| {
        let numbers = matches!(ctx.node.mark, Mark::Own(ukur) if ukur.bentuk == Bentuk::Angka);
        ctx.sheet.bagian == Bagian::Rpjmd && ctx.under(&["tujuan"]) && numbers
    })?;
    twin(m, spot)
}

fn twin_renstra(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.own_numbers().is_some() && ctx.under(&["tujuan", "sasaran"]))?;
    twin(m, spot)
}

/// The same indicator once more right below, its last figure another.
fn twin(m: &mut Meja, spot: Spot) -> Option<()> {
    let mut copy = m.look(spot)?;
    copy.id = m.id();
    copy.code = format!("{}9", copy.code);
    copy.remove("akhir");
    let row = copy.get("target").and_then(numbers)?;
    let Mark::Own(ukur) = copy.mark else { return None };
    let last = row.last()?.plus(ukur.arah.sign()).to_string();
    set_cell(&mut copy, "target", row.len() - 1, last)?;
    // Parts of a copy need names of their own.
    for item in &mut copy.items {
        if let crate::paper::Item::Props(props) = item {
            props.iter_mut().for_each(|prop| prop.id = m.plan.ids.next());
        }
    }
    let id = copy.id;
    m.sheet(spot.sheet).insert_after(spot.id, copy)?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// Under the program stands another indicator with the RPJMD's figures.
fn replaced(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| {
        let complete =
            ctx.node.get("awal").is_some() && ctx.program().is_some_and(|p| !p.code.ends_with(".01"));
        ctx.restated().is_some_and(|ukur| ukur.satuan == "persen")
            && complete
            && ctx.under(&["program", "outcome"])
    })?;
    m.node(spot)?.code = "GANTI".to_string();
    own(m, spot, "Tingkat keterlibatan kaum muda setempat")?;
    m.found_at(spot);
    Some(())
}

/// One indicator is said to stand for two of the RPJMD's.
fn merged(m: &mut Meja) -> Option<()> {
    let adopted = |node: &Node| matches!(node.mark, Mark::Adopted(ukur) if ukur.satuan == "persen");
    let whole = |node: &Node| adopted(node) && node.get("awal").is_some() && node.get("target").is_some();
    let parent = m.pick(|ctx| {
        let two = ctx.node.children().filter(|n| adopted(n)).count() == 2;
        let plain = ctx.node.code != "X.XX.01" && !ctx.node.code.ends_with(".01");
        let program = ctx.program().is_none_or(|p| !p.code.ends_with(".01"));
        ctx.renstra()
            && two
            && ["program", "outcome"].contains(&ctx.node.key)
            && plain
            && program
            && ctx.node.children().any(whole)
    })?;
    let node = m.look(parent)?;
    let kept = node.children().find(|n| whole(n))?.clone();
    let gone = node.children().find(|n| adopted(n) && n.id != kept.id)?.clone();
    let both = format!("{}, {}", kept.clauses, gone.clauses.strip_prefix("mengacu ")?);
    m.sheet(parent.sheet).remove(gone.id)?;
    let spot = Spot { sheet: parent.sheet, id: kept.id };
    own(m, spot, "Tingkat keterpaduan layanan")?;
    let kept = m.node(spot)?;
    kept.clauses = both;
    kept.code = "PADU".to_string();
    m.found_at(spot);
    Some(())
}

fn nameless(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, _| !ctx.node.code.is_empty())?;
    m.node(spot)?.name = None;
    m.found_at(spot);
    Some(())
}

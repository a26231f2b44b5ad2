//! S: the text itself.

use super::{Ctx, Entry, Meja, Spot, numbers, set_cell};
use crate::File;
use crate::deret::Bentuk;
use crate::paper::{Item, Node, Prop};

pub(super) const MISTAKES: &[Entry] = &[
    ("S01", "sintaks", "baris-sampah", junk_line),
    ("S01", "sintaks", "sel-berlebih", surplus_cell),
    ("S01", "sintaks", "kurung-tutup-hilang", missing_brace),
    ("S01", "sintaks", "kurung-tutup-berlebih", extra_brace),
    ("S01", "sintaks", "kutip-tidak-ditutup", open_string),
    ("S01", "sintaks", "kata-kunci-salah-ketik", misspelt_keyword),
    ("S02", "angka-keliru", "titik-desimal", decimal_point),
    ("S02", "angka-keliru", "titik-desimal-pada-acuan", decimal_point_adopted),
    ("S03", "angka-meragukan", "seribu-kali", thousandfold),
    ("S03", "angka-meragukan", "koma-menjadi-titik", thousandfold_adopted),
    ("S04", "nilai-bukan-satuannya", "predikat-dalam-persen", grade_in_percent),
    ("S04", "nilai-bukan-satuannya", "persen-dalam-cacah", percent_in_count),
    ("S04", "nilai-bukan-satuannya", "rupiah-dalam-target", money_in_target),
    ("S05", "kode-ganda", "indikator", double_indicator),
    ("S05", "kode-ganda", "subkegiatan", double_subkegiatan),
    ("S07", "properti-ganda", "dua-kali", double_property),
    ("S07", "properti-ganda", "tahun-dua-kali", double_year),
    ("S08", "properti-tidak-berlaku", "satuan-di-kegiatan", unit_of_kegiatan),
    ("S08", "properti-tidak-berlaku", "lokasi-di-sasaran", place_of_sasaran),
    ("S09", "wajib-diisi", "tanpa-periode", no_period),
    ("S09", "wajib-diisi", "indikator-tanpa-kode-dan-nama", unnamed),
    ("S10", "berkas-tidak-terbaca", "bukan-utf8", not_utf8),
    ("S11", "batas-terlampaui", "terlalu-dalam", too_deep),
];

fn junk_line(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, _| !ctx.node.inline)?;
    let depth = depth(m, spot)?;
    let id = m.id();
    let line = format!("{}tarrget 5 = =", "  ".repeat(depth + 1));
    m.node(spot)?.insert_after("arah", Item::Raw(id, line));
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// How deep a node stands.
fn depth(m: &Meja, spot: Spot) -> Option<usize> {
    let mut depth = None;
    m.plan.sheets[spot.sheet].visit(&mut |above, node| {
        if node.id == spot.id {
            depth = Some(above.len());
        }
    });
    depth
}

fn surplus_cell(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, _| ctx.node.get("target").is_some())?;
    let prop = m.node(spot)?.get_mut("target")?;
    let last = prop.cells().last()?.clone();
    prop.cells_mut()?.push(last);
    let id = prop.id;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// The brace that closes an indicator is forgotten; another node follows, so the text shows where it belonged.
fn missing_brace(m: &mut Meja) -> Option<()> {
    let followed = |ctx: &Ctx| {
        let siblings = ctx.parent().map_or(&[][..], |parent| &parent.items);
        let mut rest =
            siblings.iter().skip_while(|i| !matches!(i, Item::Node(n) if n.id == ctx.node.id)).skip(1);
        matches!(rest.find(|i| !matches!(i, Item::Blank | Item::Comment(_))), Some(Item::Node(_)))
    };
    let spot = m.pick_own(|ctx, _| !ctx.node.inline && followed(ctx))?;
    let node = m.node(spot)?;
    node.unclosed = true;
    let last = last_prop(node)?.id;
    m.found_at_part(spot.sheet, last);
    Some(())
}

fn last_prop(node: &Node) -> Option<&Prop> {
    match node.items.last()? {
        Item::Props(props) => props.last(),
        _ => None,
    }
}

fn extra_brace(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.renstra() && ctx.above.is_empty())?;
    let id = m.id();
    m.sheet(spot.sheet).items.push(Item::Raw(id, "}".to_string()));
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn open_string(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, _| !ctx.node.inline)?;
    let node = m.node(spot)?;
    node.header = Some(format!("indikator {} \"{} {{", node.code, node.name.as_ref()?));
    m.found_at(spot);
    Some(())
}

fn misspelt_keyword(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, _| ctx.node.get("target").is_some())?;
    let prop = m.node(spot)?.get_mut("target")?;
    prop.key = "tarjet";
    let id = prop.id;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn decimal_point(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(has_decimals)?;
    point_for_comma(m, spot)
}

fn decimal_point_adopted(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.restated().is_some_and(|ukur| has_decimals(ctx, ukur)))?;
    point_for_comma(m, spot)
}

fn has_decimals(ctx: &Ctx, _: crate::paper::Ukur) -> bool {
    let row = ctx.node.get("target").and_then(numbers).unwrap_or_default();
    row.iter().all(|a| matches!(a.scale, 1 | 2) && a.digits / a.unit() < 1000) && !row.is_empty()
}

fn point_for_comma(m: &mut Meja, spot: Spot) -> Option<()> {
    let row = m.look(spot)?.get("target").and_then(numbers)?;
    let at = m.rng.below(row.len());
    let id = set_cell(m.node(spot)?, "target", at, row[at].to_string().replace(',', "."))?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// A count written a thousand times too big: next to the baseline it stands out.
fn thousandfold(m: &mut Meja) -> Option<()> {
    let near = |ctx: &Ctx| -> Option<bool> {
        let awal = ctx.node.get("awal").and_then(numbers)?.first()?.digits;
        let target = ctx.node.get("target").and_then(numbers)?;
        Some(target.iter().all(|a| a.scale == 0 && a.digits >= awal / 2 && a.digits <= awal * 5 / 2))
    };
    let spot = m.pick_own(|ctx, ukur| ukur.satuan != "persen" && near(ctx) == Some(true))?;
    times_thousand(m, spot)
}

/// `78,20` typed as `78.200`: next to the RPJMD's figure it stands out.
fn thousandfold_adopted(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| {
        let unbounded = ctx.restated().is_some_and(|ukur| ukur.satuan != "persen");
        // Below 5 it may be an index on a scale, which T10 judges.
        let row = ctx.node.get("target").and_then(numbers).unwrap_or_default();
        unbounded && row.iter().all(|a| a.digits > 5 * a.unit())
    })?;
    times_thousand(m, spot)
}

fn times_thousand(m: &mut Meja, spot: Spot) -> Option<()> {
    let row = m.look(spot)?.get("target").and_then(numbers)?;
    let at = m.rng.below(row.len());
    let big = crate::angka::Angka { digits: row[at].digits * 1000 / row[at].unit(), scale: 0 };
    let id = set_cell(m.node(spot)?, "target", at, big.to_string())?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn grade_in_percent(m: &mut Meja) -> Option<()> {
    wrong_value(m, |satuan| satuan == "persen", "BB")
}

fn percent_in_count(m: &mut Meja) -> Option<()> {
    wrong_value(m, |satuan| satuan == "orang" || satuan == "unit", "45%")
}

fn money_in_target(m: &mut Meja) -> Option<()> {
    wrong_value(m, |satuan| satuan == "orang" || satuan == "unit", "Rp125.000.000")
}

fn wrong_value(m: &mut Meja, satuan: fn(&str) -> bool, cell: &str) -> Option<()> {
    let spot = m.pick_own(|ctx, ukur| satuan(ukur.satuan) && ctx.node.get("target").is_some())?;
    let n = m.look(spot)?.get("target")?.cells().len();
    let at = m.rng.below(n);
    let id = set_cell(m.node(spot)?, "target", at, cell.to_string())?;
    m.found_at_part(spot.sheet, id);
    Some(())
}

/// The second of two indicators gets the first one's code.
fn double_indicator(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.own().is_some() && before(ctx, "indikator").is_some())?;
    copy_code(m, spot, "indikator")
}

fn double_subkegiatan(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.node.key == "subkegiatan" && before(ctx, "subkegiatan").is_some())?;
    copy_code(m, spot, "subkegiatan")
}

/// The code of a node of that kind that stands before this one in the same body.
fn before(ctx: &Ctx, key: &str) -> Option<String> {
    let older = ctx.parent()?.children().take_while(|n| n.id != ctx.node.id);
    older.filter(|n| n.key == key && !n.code.is_empty()).last().map(|n| n.code.clone())
}

fn copy_code(m: &mut Meja, spot: Spot, key: &str) -> Option<()> {
    let mut code = None;
    let sheet = m.plan.sheets[spot.sheet].clone();
    sheet.visit(&mut |above, node| {
        if node.id == spot.id {
            code = before(&Ctx { sheet: &sheet, above, node }, key);
        }
    });
    m.node(spot)?.code = code?;
    m.found_at(spot);
    Some(())
}

fn double_property(m: &mut Meja) -> Option<()> {
    let spot =
        m.pick(|ctx| ctx.own().is_some_and(|ukur| ukur.bentuk == Bentuk::Angka) && !ctx.node.inline)?;
    let key = *m.rng.pick(&["satuan", "arah", "perhitungan"]);
    repeat(m, spot, key)
}

fn double_year(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|ctx, _| !ctx.node.inline)?;
    repeat(m, spot, "awal")
}

fn repeat(m: &mut Meja, spot: Spot, key: &'static str) -> Option<()> {
    let mut again = m.look(spot)?.get(key)?.clone();
    again.id = m.id();
    let id = again.id;
    m.node(spot)?.insert_after(key, Item::Props(vec![again]));
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn unit_of_kegiatan(m: &mut Meja) -> Option<()> {
    foreign(m, "kegiatan", "satuan", "persen")
}

fn place_of_sasaran(m: &mut Meja) -> Option<()> {
    foreign(m, "sasaran", "lokasi", "\"Seluruh kecamatan\"")
}

fn foreign(m: &mut Meja, kind: &str, key: &'static str, value: &str) -> Option<()> {
    let spot = m.pick(|ctx| ctx.renstra() && ctx.node.key == kind)?;
    let prop = m.text(key, value);
    let id = prop.id;
    m.node(spot)?.items.insert(0, Item::Props(vec![prop]));
    m.found_at_part(spot.sheet, id);
    Some(())
}

fn no_period(m: &mut Meja) -> Option<()> {
    let spot = m.pick(|ctx| ctx.renstra() && ctx.above.is_empty() && !ctx.node.lanjutan)?;
    m.node(spot)?.remove("periode")?;
    m.found_at(spot);
    Some(())
}

fn unnamed(m: &mut Meja) -> Option<()> {
    let spot = m.pick_own(|_, _| true)?;
    let node = m.node(spot)?;
    node.code.clear();
    node.name = None;
    m.found_at(spot);
    Some(())
}

/// A file from an old computer lies beside the plans.
fn not_utf8(m: &mut Meja) -> Option<()> {
    let path = "renstra/catatan-lama.selaras";
    m.added.push(File { path: path.to_string(), bytes: b"// Catatan d\xe9sa dari berkas lama\n".to_vec() });
    m.found_at_line(path, 1);
    Some(())
}

/// A file of which only braces are left: what is too deep is not read, and the rest is no plan either.
fn too_deep(m: &mut Meja) -> Option<()> {
    let path = "renstra/rusak.selaras";
    m.added.push(File { path: path.to_string(), bytes: "{".repeat(100_000).into_bytes() });
    m.found_at_line(path, 1);
    m.may_be_found_at_line("sintaks", path, 1);
    Some(())
}

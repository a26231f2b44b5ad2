//! How an indicator is written down: on one line, in a few, or with everything that a careful author adds.

use crate::deret::{Bentuk, Tahun};
use crate::kerangka::Indikator;
use crate::paper::{Ids, Item, Mark, Node, Prop};
use crate::rng::Rng;

/// The years that stand before a row's `=`.
pub(crate) fn tahun(rng: &mut Rng, (first, last): (i64, i64)) -> String {
    match rng.below(10) {
        0..7 => String::new(),
        7..9 => format!("{first}-{last}"),
        _ => format!("{first}–{last}"),
    }
}

/// A word, or a text in quotes where it has several.
pub(crate) fn kata(text: &str) -> String {
    if text.contains(' ') { format!("\"{text}\"") } else { text.to_string() }
}

/// An indicator of the plan's own, its columns being `kolom`; `panjang` of 100 are written at length.
pub(crate) fn indikator(
    ids: &mut Ids,
    rng: &mut Rng,
    isi: &Indikator,
    tahun_rencana: &Tahun,
    kolom: (i64, i64),
    panjang: usize,
) -> Node {
    let mut node = ids.node("indikator", isi.kode.as_str(), Some(&isi.nama));
    node.mark = Mark::Own(isi.ukur(false));
    let mut sifat: Vec<Prop> = Vec::new();
    if isi.deret.bentuk != Bentuk::Bersatuan {
        sifat.push(ids.text("satuan", kata(isi.satuan)));
    }
    if isi.deret.bentuk != Bentuk::Rasio {
        sifat.push(ids.text("arah", isi.arah.keyword()));
    }
    sifat.push(ids.text("perhitungan", isi.hitung.keyword()));
    sifat.extend(isi.jenis.map(|jenis| ids.text("jenis", jenis)));
    sifat.extend(isi.skala.map(|skala| ids.text("skala", skala)));
    let awal = ids.row("awal", tahun_rencana.awal.to_string(), vec![isi.deret.awal.clone()]);
    let target = ids.row("target", tahun(rng, kolom), isi.deret.target.clone());
    let iku = isi.jenis == Some("iku");
    if iku || rng.chance(panjang) {
        let rumus = if isi.satuan == "persen" {
            format!(
                "({} dibagi seluruhnya) dikali seratus",
                isi.nama.split_once(' ').map_or("Bagian", |(_, n)| n)
            )
        } else {
            "Menurut pedoman perhitungan".to_string()
        };
        node.items.extend(sifat.into_iter().map(|p| Item::Props(vec![p])));
        node.prop(ids.text("definisi", "\"Keadaan pada akhir tahun menurut catatan perangkat daerah\""));
        node.prop(ids.text("formula", format!("\"{rumus}\"")));
        node.prop(ids.text("sumber-data", "\"Laporan kinerja perangkat daerah\""));
        node.prop(awal);
        node.prop(target);
    } else if rng.chance(50) {
        node.inline = true;
        node.items.extend([Item::Props(sifat), Item::Props(vec![awal]), Item::Props(vec![target])]);
    } else {
        node.items.extend([Item::Props(sifat), Item::Props(vec![awal]), Item::Props(vec![target])]);
    }
    node
}

/// The RPJMD's indicator at `path`, taken up: alone, or with figures, or with its name, repeated.
pub(crate) fn mengacu(
    ids: &mut Ids,
    rng: &mut Rng,
    isi: &Indikator,
    path: &str,
    bersama: bool,
    tahun_rencana: &Tahun,
    kolom: (i64, i64),
) -> Node {
    let mut node = ids.node("indikator", "", None);
    node.clauses = format!("mengacu {path}/{}", isi.kode);
    node.mark = Mark::Adopted(isi.ukur(bersama));
    let cara = rng.below(10);
    if cara < 4 {
        return node;
    }
    node.code = isi.kode.clone();
    if cara >= 8 {
        node.name = Some(isi.nama.clone());
    }
    if cara >= 5 {
        let awal = ids.row("awal", tahun_rencana.awal.to_string(), vec![isi.deret.awal.clone()]);
        node.prop(awal);
    }
    node.prop(ids.row("target", tahun(rng, kolom), isi.deret.target.clone()));
    node.inline = cara == 4;
    node
}

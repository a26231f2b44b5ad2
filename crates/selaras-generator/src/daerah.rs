//! The register of the region's agencies, and who coaches which of them.

use crate::kerangka::Kerangka;
use crate::paper::{Bagian, Ids, Item, Sheet};
use crate::rng::Rng;

/// Writes the register.
pub(crate) fn register(kerangka: &Kerangka, ids: &mut Ids) -> Sheet {
    let wilayah = &kerangka.wilayah;
    let mut node = ids.node("daerah", wilayah.kode.as_str(), Some(&wilayah.nama));
    node.prop(ids.text("jenis", wilayah.jenis));
    node.blank();
    for pd in &wilayah.pd {
        let mut anak = ids.node("perangkat-daerah", pd.kode.as_str(), Some(&pd.nama));
        anak.prop(ids.text("kode", pd.resmi.as_str()));
        if pd.kecamatan {
            anak.inline = true;
        } else {
            anak.prop(ids.text("alias", format!("\"{}\"", pd.alias)));
        }
        node.child(anak);
    }
    node.blank();
    let kecamatan: Vec<&str> =
        wilayah.pd.iter().filter(|pd| pd.kecamatan).map(|pd| pd.kode.as_str()).collect();
    node.items.push(Item::Raw(ids.next(), format!("  kelompok kecamatan {{ {} }}", kecamatan.join(", "))));
    let tangga = r#"  skala iacm "Level kapabilitas" { "Level 2" < "Level 3 DC" < "Level 3 Penuh" }"#;
    node.items.push(Item::Raw(ids.next(), tangga.to_string()));
    Sheet {
        path: "daerah.selaras".to_string(),
        bagian: Bagian::Daerah,
        agency: String::new(),
        items: vec![Item::Node(node)],
    }
}

/// Writes the coaching: two agencies a coach, and a few sessions whose notes are closed.
pub(crate) fn pendampingan(kerangka: &Kerangka, ids: &mut Ids, rng: &mut Rng) -> Sheet {
    let wilayah = &kerangka.wilayah;
    let mut node = ids.node("pendampingan", format!("dampingan-{}", wilayah.slug), None);
    node.prop(ids.text("berpedoman", kerangka.rpjmd.as_str()));
    node.prop(ids.text("batas", "2"));
    node.blank();
    for (i, dua) in wilayah.pd.chunks(2).enumerate() {
        let mut anak = ids.node("pendamping", format!("P{}", i + 1), Some(&format!("Perencana {}", i + 1)));
        anak.inline = true;
        let kode: Vec<&str> = dua.iter().map(|pd| pd.kode.as_str()).collect();
        anak.prop(ids.text("mendampingi", kode.join(", ")));
        node.child(anak);
    }
    for (i, pd) in wilayah.pd.iter().enumerate().skip(1).step_by(9) {
        node.blank();
        let hari = rng.between(3, 24);
        let mut sesi = ids.node("sesi", format!("2025-07-{hari:02} {}", pd.kode), None);
        sesi.prop(ids.text("pendamping", format!("P{}", i / 2 + 1)));
        let mut catatan = ids.node("catatan", "C1", Some("Periksa kembali satuan pada sasaran pertama"));
        catatan.clauses = "pada T1/S1 tentang satuan-berbeda".to_string();
        catatan.inline = true;
        catatan.prop(ids.text("tenggat", format!("2025-08-{hari:02}")));
        catatan.prop(ids.text("tindak-lanjut", "\"Satuan sudah disamakan\""));
        catatan.prop(ids.text("selesai", format!("2025-08-{:02}", hari - 1)));
        sesi.child(catatan);
        node.child(sesi);
    }
    Sheet {
        path: "pendampingan.selaras".to_string(),
        bagian: Bagian::Pendampingan,
        agency: String::new(),
        items: vec![Item::Node(node)],
    }
}

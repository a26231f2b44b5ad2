//! One agency's Renstra, written from the frame: it supports the sasaran and adopts the indicators that the agency is
//! in charge of, has every program that it is given, and goes down to subkegiatan until it is as thick as wanted.

mod program;

use std::collections::HashSet;

use crate::angka::Angka;
use crate::deret::{self, Arah, Deret, Hitung, lama};
use crate::gaya;
use crate::kerangka::{Indikator, Kerangka, Pd, Sasaran, kode_baru};
use crate::paper::{Bagian, Ids, Item, Mark, Node, Sheet};
use crate::rng::Rng;
use crate::words;

/// How thick a Renstra is, and how it is written.
#[derive(Clone, Copy)]
pub(crate) struct Tebal {
    /// Bytes of text, about.
    pub bytes: usize,
    /// Subkegiatan of a kegiatan.
    pub subkegiatan: (i64, i64),
    /// Indicators of a subkegiatan.
    pub indikator: (i64, i64),
    /// Of 100 indicators, those written at length.
    pub panjang: usize,
    /// Its last sasaran stand in a second file.
    pub lanjutan: bool,
}

/// A Renstra's files and what it spends on each program (its position in the frame, rupiah a year).
pub(crate) struct Renstra {
    pub sheets: Vec<Sheet>,
    pub pagu: Vec<(usize, Vec<i64>)>,
}

/// Writes the Renstra of agency `nomor`.
pub(crate) fn tulis(kerangka: &Kerangka, nomor: usize, ids: &mut Ids, rng: Rng, tebal: Tebal) -> Renstra {
    let pd = &kerangka.wilayah.pd[nomor];
    Penulis { kerangka, pd, nomor, ids, rng, tebal, nama: HashSet::new(), pagu: Vec::new() }.tulis()
}

struct Penulis<'a> {
    kerangka: &'a Kerangka,
    pd: &'a Pd,
    nomor: usize,
    ids: &'a mut Ids,
    rng: Rng,
    tebal: Tebal,
    /// Names of its own indicators: each is used once.
    nama: HashSet<String>,
    pagu: Vec<(usize, Vec<i64>)>,
}

/// Money of each of the program years; 0 where a subkegiatan does not run.
type Belanja = Vec<i64>;

impl Penulis<'_> {
    fn tulis(mut self) -> Renstra {
        let kode = format!("{}-2025", self.pd.kode);
        let mut naskah = self.kepala(&kode);
        let tanggung: Vec<&Sasaran> = self
            .kerangka
            .sasaran()
            .filter(|s| s.tanggung.contains(&self.kerangka.wilayah, self.nomor))
            .collect();
        let program: Vec<usize> = (0..self.kerangka.program.len())
            .filter(|p| self.kerangka.program[*p].tanggung.contains(&self.kerangka.wilayah, self.nomor))
            .collect();
        let tahun = self.kerangka.tahun;

        let dukungan: Vec<&str> = tanggung.iter().map(|s| s.path.as_str()).collect();
        let mut tujuan = self.ids.node("tujuan", "T1", Some(self.pd.bidang.tujuan));
        tujuan.prop(self.ids.text("mendukung", dukungan.join(", ")));
        tujuan.blank();
        // The first measure of what the agency answers for stands at the tujuan, the others at the first sasaran.
        let mut acuan: Vec<Node> = Vec::new();
        for sasaran in &tanggung {
            let bersama = sasaran.tanggung.bersama(&self.kerangka.wilayah);
            for isi in &sasaran.indikator {
                let kolom = tahun.tujuan;
                acuan.push(gaya::mengacu(
                    self.ids,
                    &mut self.rng,
                    isi,
                    &sasaran.path,
                    bersama,
                    &tahun,
                    kolom,
                ));
            }
        }
        let mut acuan = acuan.into_iter();
        if let Some(pertama) = acuan.next() {
            tujuan.child(pertama);
        }

        // Programs of the agency's field are dealt out over its sasaran; the one that all agencies have stands apart.
        let judul = self.pd.bidang.sasaran_pd;
        let mut isi: Vec<Node> = Vec::new();
        for (i, teks) in judul.iter().enumerate() {
            let mut sasaran = self.ids.node("sasaran", format!("S{}", i + 1), Some(teks));
            if i == 0 {
                if self.rng.chance(30) {
                    sasaran.prop(self.ids.text("mendukung", tanggung[0].path.as_str()));
                }
                acuan.by_ref().for_each(|node| sasaran.child(node));
                self.sumbangan(&mut sasaran, &tanggung);
            }
            if i == 0 && self.rng.chance(20) {
                sasaran.child(self.rasio());
            }
            if sasaran.children().count() == 0 || self.rng.chance(60) {
                sasaran.child(self.ukuran_sasaran(&tanggung));
            }
            self.kebijakan(&mut sasaran, &tanggung, i);
            isi.push(sasaran);
        }
        let biasa: Vec<usize> =
            program.iter().copied().filter(|p| self.kerangka.program[*p].kode != "X.XX.01").collect();
        let bagian = self.tebal.bytes.saturating_sub(1500) / program.len();
        for (i, p) in biasa.iter().enumerate() {
            let sasaran = i * isi.len() / biasa.len();
            let node = self.program(*p, bagian);
            isi[sasaran].blank();
            isi[sasaran].child(node);
        }
        let akhir = if self.tebal.lanjutan { isi.pop() } else { None };
        for sasaran in isi {
            tujuan.blank();
            tujuan.child(sasaran);
        }
        let tata_kelola = self.tata_kelola(&program, bagian);
        let mut kedua = None;
        if self.rng.chance(50) {
            let nama = "Terwujudnya perangkat daerah yang akuntabel";
            let mut dua = self.ids.node("tujuan", "T2", Some(nama));
            dua.prop(self.ids.text("nspk", "\"Pedoman tata kelola perangkat daerah\""));
            dua.child(self.kematangan());
            dua.blank();
            dua.child(tata_kelola);
            kedua = Some(dua);
        } else {
            tujuan.blank();
            tujuan.child(tata_kelola);
        }
        naskah.blank();
        naskah.child(tujuan);
        if let Some(dua) = kedua {
            naskah.blank();
            naskah.child(dua);
        }

        let pembuka = format!("Rencana strategis {}", self.pd.nama);
        let mut sheets = vec![Sheet {
            path: format!("renstra/{}.renstra", self.pd.kode),
            bagian: Bagian::Renstra,
            agency: self.pd.kode.clone(),
            items: vec![Item::Comment(pembuka), Item::Node(naskah)],
        }];
        if let Some(akhir) = akhir {
            sheets.push(self.lanjutan(&kode, akhir));
        }
        Renstra { sheets, pagu: self.pagu }
    }

    fn kepala(&mut self, kode: &str) -> Node {
        let tahun = self.kerangka.tahun;
        let judul = format!("Renstra {} Tahun {}–{}", self.pd.nama, tahun.periode.0, tahun.periode.1);
        let mut naskah = self.ids.node("renstra", kode, Some(&judul));
        for (key, value) in [
            ("berpedoman", self.kerangka.rpjmd.clone()),
            ("perangkat-daerah", self.pd.kode.clone()),
            ("periode", format!("{}-{}", tahun.periode.0, tahun.periode.1)),
            ("tahun", format!("{}-{}", tahun.tujuan.0, tahun.tujuan.1)),
            ("tahun-program", format!("{}-{}", tahun.program.0, tahun.program.1)),
            ("ditetapkan", format!("2025-09-{:02}", self.rng.between(1, 28))),
        ] {
            let prop = self.ids.text(key, value);
            naskah.prop(prop);
        }
        naskah
    }

    fn lanjutan(&mut self, kode: &str, sasaran: Node) -> Sheet {
        let mut tujuan = self.ids.node("tujuan", "T1", None);
        tujuan.lanjutan = true;
        tujuan.child(sasaran);
        let mut naskah = self.ids.node("renstra", kode, None);
        naskah.lanjutan = true;
        naskah.child(tujuan);
        Sheet {
            path: format!("renstra/{}-lanjutan.renstra", self.pd.kode),
            bagian: Bagian::RenstraLanjutan,
            agency: self.pd.kode.clone(),
            items: vec![Item::Node(naskah)],
        }
    }

    /// The agency's parts of what it brings about together with another.
    fn sumbangan(&mut self, sasaran: &mut Node, tanggung: &[&Sasaran]) {
        let tahun = self.kerangka.tahun;
        for rpjmd in tanggung {
            for bersama in &rpjmd.bersama {
                let Some(ke) = bersama.pd.iter().position(|pd| *pd == self.nomor) else { continue };
                let asal = &bersama.indikator;
                let nama = format!("Jumlah {} binaan {}", asal.satuan, self.pd.alias);
                let mut node = self.ids.node("indikator", format!("{}B", asal.kode), Some(&nama));
                node.mark = Mark::Share(asal.ukur(true));
                let bobot = bersama.bobot.map_or(String::new(), |bobot| format!(" bobot {}%", bobot[ke]));
                node.prop(self.ids.text("berkontribusi", format!("{}/{}{bobot}", rpjmd.path, asal.kode)));
                let deret = &bersama.bagian[ke];
                node.prop(self.ids.row("awal", tahun.awal.to_string(), vec![deret.awal.clone()]));
                node.prop(self.ids.row("target", "", deret.target.clone()));
                sasaran.child(node);
            }
        }
    }

    /// A measure of the Renstra's own at a sasaran.
    fn ukuran_sasaran(&mut self, tanggung: &[&Sasaran]) -> Node {
        let objek = self.pd.bidang.objek;
        let n = lama(self.kerangka.tahun.tujuan);
        let dilarang: Vec<&Indikator> = tanggung.iter().flat_map(|s| &s.indikator).collect();
        let nama = self
            .nama_baru(|rng| format!("Persentase {} {}", rng.pick(objek).0, rng.pick(words::SIFAT_SASARAN)));
        let deret = deret::persen(&mut self.rng, n);
        let isi = sendiri(&nama, "persen", Hitung::Posisi, lain(&mut self.rng, deret, &dilarang), &[]);
        let kolom = self.kerangka.tahun.tujuan;
        gaya::indikator(self.ids, &mut self.rng, &isi, &self.kerangka.tahun, kolom, self.tebal.panjang)
    }

    fn rasio(&mut self) -> Node {
        let tahun = self.kerangka.tahun;
        let deret = deret::rasio(&mut self.rng, lama(tahun.tujuan));
        let isi = sendiri(
            "Rasio petugas lapangan terhadap warga yang dilayani",
            "rasio",
            Hitung::Posisi,
            deret,
            &[],
        );
        gaya::indikator(self.ids, &mut self.rng, &isi, &tahun, tahun.tujuan, self.tebal.panjang)
    }

    fn kebijakan(&mut self, sasaran: &mut Node, tanggung: &[&Sasaran], i: usize) {
        if i == 0 && self.rng.chance(60) {
            let teks = format!("Penguatan kerja lapangan {}", self.pd.alias);
            let strategi = self.ids.node("strategi", "ST1", Some(&teks));
            sasaran.child(strategi);
        }
        if i == 0 && self.rng.chance(60) {
            let teks = format!("Layanan {} yang menjemput warga", self.pd.bidang.urusan[0].1.to_lowercase());
            let mut arah = self.ids.node("arah-kebijakan", "AK1", Some(&teks));
            arah.inline = true;
            arah.prop(self.ids.text("mendukung", format!("{}/AK1", tanggung[0].path)));
            sasaran.child(arah);
        }
    }

    fn kematangan(&mut self) -> Node {
        let tahun = self.kerangka.tahun;
        let n = lama(tahun.tujuan);
        let deret = deret::antara(&mut self.rng, "58,40", "79,20", n)
            .unwrap_or_else(|| deret::cacah(&mut self.rng, n));
        let isi =
            sendiri("Indeks kematangan tata kelola perangkat daerah", "indeks", Hitung::Posisi, deret, &[]);
        gaya::indikator(self.ids, &mut self.rng, &isi, &tahun, tahun.tujuan, self.tebal.panjang)
    }

    /// The sasaran under which the program that every agency has stands.
    fn tata_kelola(&mut self, program: &[usize], bagian: usize) -> Node {
        let tahun = self.kerangka.tahun;
        let n = lama(tahun.tujuan);
        let mut sasaran =
            self.ids.node("sasaran", "S9", Some("Meningkatnya akuntabilitas kinerja perangkat daerah"));
        let isi = if self.rng.chance(30) {
            let deret = deret::tingkat(&["B", "BB", "A"], n);
            sendiri("Predikat akuntabilitas kinerja perangkat daerah", "predikat", Hitung::Posisi, deret, &[])
        } else {
            let deret = deret::antara(&mut self.rng, "62,10", "80,50", n)
                .unwrap_or_else(|| deret::cacah(&mut self.rng, n));
            sendiri(
                "Nilai evaluasi akuntabilitas kinerja perangkat daerah",
                "nilai",
                Hitung::Posisi,
                deret,
                &[],
            )
        };
        sasaran.child(gaya::indikator(
            self.ids,
            &mut self.rng,
            &isi,
            &tahun,
            tahun.tujuan,
            self.tebal.panjang,
        ));
        for p in program.iter().filter(|p| self.kerangka.program[**p].kode == "X.XX.01") {
            let node = self.program(*p, bagian);
            sasaran.blank();
            sasaran.child(node);
        }
        sasaran
    }

    /// A name that no other of the Renstra's own indicators has.
    fn nama_baru(&mut self, mut susun: impl FnMut(&mut Rng) -> String) -> String {
        for _ in 0..400 {
            let nama = susun(&mut self.rng);
            if self.nama.insert(nama.clone()) {
                return nama;
            }
        }
        // The words are used up: the wards are numbered.
        let mut nomor = 1;
        loop {
            let nama = format!("{} wilayah {nomor}", susun(&mut self.rng));
            if self.nama.insert(nama.clone()) {
                return nama;
            }
            nomor += 1;
        }
    }
}

fn sendiri(
    nama: &str,
    satuan: &'static str,
    hitung: Hitung,
    deret: Deret,
    kode_lain: &[String],
) -> Indikator {
    Indikator {
        kode: kode_baru(nama, "", kode_lain.iter().map(String::as_str)),
        nama: nama.to_string(),
        satuan,
        arah: Arah::Naik,
        hitung,
        skala: None,
        deret,
        jenis: None,
    }
}

/// The row, or one that differs where it is by chance one of the RPJMD's own.
fn lain(rng: &mut Rng, deret: Deret, dilarang: &[&Indikator]) -> Deret {
    let mut deret = deret;
    while dilarang.iter().any(|i| sama(&i.deret, &deret)) {
        deret = deret::persen(rng, deret.target.len());
    }
    deret
}

fn sama(a: &Deret, b: &Deret) -> bool {
    let nilai = |cell: &String| Angka::parse(cell).map(|a| a.digits * 1000 / a.unit());
    a.target.iter().map(nilai).eq(b.target.iter().map(nilai))
}

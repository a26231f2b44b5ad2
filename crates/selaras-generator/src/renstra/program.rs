//! The lower half of a Renstra: programs with their kegiatan and subkegiatan, and the money that adds up.

use super::{Belanja, Penulis, lain, sendiri};
use crate::angka::Uang;
use crate::deret::{self, Bentuk, Hitung, lama};
use crate::gaya;
use crate::kerangka::{Indikator, Program};
use crate::paper::{Item, Node, Value};
use crate::words;

impl Penulis<'_> {
    pub(super) fn program(&mut self, p: usize, bytes: usize) -> Node {
        let kerangka = self.kerangka;
        let isi: &Program = &kerangka.program[p];
        let penunjang = isi.kode == "X.XX.01";
        let kode = if penunjang { self.pd.penunjang() } else { isi.kode.clone() };
        let tahun = kerangka.tahun;
        let bersama = isi.tanggung.bersama(&kerangka.wilayah);
        let mut node = self.ids.node("program", kode.as_str(), Some(isi.nama));
        let acuan: Vec<Node> = isi
            .indikator
            .iter()
            .map(|i| gaya::mengacu(self.ids, &mut self.rng, i, &isi.kode, bersama, &tahun, tahun.program))
            .collect();
        let outcome = isi.outcome.is_some();
        match &isi.outcome {
            Some(teks) => {
                let mut outcome = self.ids.node("outcome", "O1", Some(teks));
                acuan.into_iter().for_each(|a| outcome.child(a));
                node.child(outcome);
            }
            None => acuan.into_iter().for_each(|a| node.child(a)),
        }

        let mut belanja: Belanja = vec![0; lama(tahun.program)];
        let mut kegiatan: Vec<Node> = Vec::new();
        let mut ukuran = node.width(3);
        let nomor: Vec<String> = match penunjang {
            true => words::KEGIATAN_PENUNJANG.iter().map(|(nomor, _)| nomor.to_string()).collect(),
            false => (1..100).map(|i| format!("{i:02}")).collect(),
        };
        for (i, ke) in nomor.iter().enumerate() {
            if i > 0 && ukuran >= bytes {
                break;
            }
            // Seven kegiatan at most must fill it; elsewhere there are always more.
            let sisa = if penunjang { bytes / nomor.len() } else { 0 };
            let judul = penunjang.then(|| words::KEGIATAN_PENUNJANG[i].1);
            let (baru, uang) = self.kegiatan(isi, &format!("{kode}.2.{ke}"), judul, outcome, bytes, sisa);
            ukuran += baru.width(4) + 1;
            belanja.iter_mut().zip(uang).for_each(|(sudah, tambah)| *sudah += tambah);
            kegiatan.push(baru);
        }
        if self.rng.chance(40) {
            let uang = self.uang();
            let cells = belanja.iter().map(|rupiah| uang.write(*rupiah)).collect();
            let row = self.ids.row("pagu", gaya::tahun(&mut self.rng, tahun.program), cells);
            node.prop(row);
            if self.rng.chance(50) {
                let akhir =
                    if self.rng.chance(50) { belanja.iter().sum() } else { *belanja.last().unwrap_or(&0) };
                node.prop(self.ids.text("pagu-akhir", uang.write(akhir)));
            }
        }
        for baru in kegiatan {
            node.blank();
            node.child(baru);
        }
        self.pagu.push((p, belanja));
        node
    }

    /// A kegiatan with its subkegiatan: as many as usual, and until it has `sisa` bytes.
    fn kegiatan(
        &mut self,
        program: &Program,
        kode: &str,
        judul: Option<&str>,
        outcome: bool,
        bytes: usize,
        sisa: usize,
    ) -> (Node, Belanja) {
        let tahun = self.kerangka.tahun;
        let objek = if judul.is_some() { words::OBJEK_PENUNJANG } else { self.pd.bidang.objek };
        let pilihan = *self.rng.pick(objek);
        let nama = match judul {
            Some(judul) => judul.to_string(),
            None => {
                let kerja = words::cocok(words::KERJA_KEGIATAN, 5, pilihan.1);
                format!("{} {}", self.rng.pick(kerja), besar(pilihan.0))
            }
        };
        let mut node = self.ids.node("kegiatan", kode, Some(&nama));
        let ukuran = self.indikator(program, pilihan, tahun.program, &[]);
        if self.rng.chance(30) {
            let teks = format!("Tertanganinya {} {}", pilihan.0, self.rng.pick(words::TEMPAT));
            let mut keluaran = self.ids.node("keluaran", "K1", Some(&teks));
            if outcome {
                keluaran.prop(self.ids.text("mendukung", "O1"));
            }
            keluaran.child(ukuran);
            node.child(keluaran);
        } else {
            node.child(ukuran);
        }

        let (sedikit, banyak) = self.tebal.subkegiatan;
        let jatah = self.rng.between(sedikit, banyak) as usize;
        let mut belanja: Belanja = vec![0; lama(tahun.program)];
        let mut anak: Vec<Node> = Vec::new();
        let mut panjang = node.width(4);
        while anak.len() < 2 || (anak.len() < jatah && panjang < bytes) || panjang < sisa {
            let (baru, uang) = self.subkegiatan(program, &format!("{kode}.{:04}", anak.len() + 1), objek);
            panjang += baru.width(5);
            belanja.iter_mut().zip(uang).for_each(|(sudah, tambah)| *sudah += tambah);
            anak.push(baru);
        }
        if self.rng.chance(50) {
            let uang = self.uang();
            let cells = belanja.iter().map(|rupiah| uang.write(*rupiah)).collect();
            let row = self.ids.row("pagu", gaya::tahun(&mut self.rng, tahun.program), cells);
            node.prop(row);
        }
        if self.rng.chance(15) {
            anak[0].items.insert(0, Item::Comment("Disepakati dalam forum perangkat daerah".to_string()));
        }
        anak.into_iter().for_each(|baru| node.child(baru));
        (node, belanja)
    }

    fn subkegiatan(
        &mut self,
        program: &Program,
        kode: &str,
        objek: &[(&'static str, &'static str)],
    ) -> (Node, Belanja) {
        let tahun = self.kerangka.tahun;
        let pilihan = *self.rng.pick(objek);
        let kerja = words::cocok(words::KERJA_SUBKEGIATAN, 6, pilihan.1);
        let nama = format!("{} {} {}", self.rng.pick(kerja), besar(pilihan.0), self.rng.pick(words::TEMPAT));
        let mut node = self.ids.node("subkegiatan", kode, Some(&nama));
        // A few begin a year later than the others.
        let terlambat = self.rng.chance(5);
        let kolom = if terlambat { (tahun.program.0 + 1, tahun.program.1) } else { tahun.program };
        if terlambat {
            node.prop(self.ids.text("tahun", format!("{}-{}", kolom.0, kolom.1)));
        }
        let banyak = self.rng.between(self.tebal.indikator.0, self.tebal.indikator.1);
        let mut kode_anak: Vec<String> = Vec::new();
        for _ in 0..banyak {
            let ukuran = self.indikator(program, pilihan, kolom, &kode_anak);
            kode_anak.push(ukuran.code.clone());
            node.child(ukuran);
        }
        let uang = self.uang();
        let mut rupiah = self.rng.between(24, 1900) * 1_000_000;
        let mut belanja: Belanja = vec![0; lama(tahun.program)];
        let mulai = belanja.len() - lama(kolom);
        for tahun in belanja.iter_mut().skip(mulai) {
            *tahun = rupiah;
            // Grows a little; whole millions where the amounts are written in words.
            rupiah += rupiah * self.rng.between(2, 9) / 100;
            rupiah -= rupiah % if uang == Uang::Kata { 1_000_000 } else { 12_500 };
        }
        let cells = belanja.iter().skip(mulai).map(|rupiah| uang.write(*rupiah)).collect();
        let years =
            if terlambat { format!("{}-{}", kolom.0, kolom.1) } else { gaya::tahun(&mut self.rng, kolom) };
        let row = self.ids.row("pagu", years, cells);
        node.prop(row);
        if self.rng.chance(20) {
            let tempat = format!("\"{}\"", self.kerangka.wilayah.nama);
            node.prop(self.ids.text("lokasi", tempat));
            let dana = *self.rng.pick(&["pad", "dau", "dak"]);
            node.prop(self.ids.text("sumber-dana", dana));
        }
        (node, belanja)
    }

    /// An output: a count or a share of things that the agency deals with.
    fn indikator(
        &mut self,
        program: &Program,
        (objek, satuan): (&'static str, &'static str),
        kolom: (i64, i64),
        kode_lain: &[String],
    ) -> Node {
        let n = lama(kolom);
        let nama = self.nama_baru(|rng| {
            let awalan = if rng.chance(65) { "Jumlah" } else { "Persentase" };
            let sifat = words::cocok(words::SIFAT_KELUARAN, 14, satuan);
            format!("{awalan} {objek} {} {}", rng.pick(sifat), rng.pick(words::TEMPAT))
        });
        let dilarang: Vec<&Indikator> = program.indikator.iter().collect();
        let cacah = nama.starts_with("Jumlah");
        let deret = if cacah { deret::cacah(&mut self.rng, n) } else { deret::persen(&mut self.rng, n) };
        let deret = lain(&mut self.rng, deret, &dilarang);
        let (satuan, hitung) = match cacah {
            true if self.rng.chance(35) => (satuan, Hitung::Jumlah),
            true => (satuan, Hitung::Posisi),
            false => ("persen", Hitung::Posisi),
        };
        let deret = match self.rng.below(40) {
            0 | 1 if cacah && !satuan.contains(' ') => deret.bersatuan(satuan),
            2 => deret.berkaki(),
            0 if !cacah => deret.rentang(),
            1 if !cacah => deret.batas(),
            _ => deret,
        };
        let isi = sendiri(&nama, satuan, hitung, deret, kode_lain);
        let panjang = self.tebal.panjang;
        let mut node = gaya::indikator(self.ids, &mut self.rng, &isi, &self.kerangka.tahun, kolom, panjang);
        if hitung == Hitung::Posisi && isi.deret.bentuk == Bentuk::Angka && self.rng.chance(6) {
            let akhir = isi.deret.target.last().cloned().unwrap_or_default();
            node.prop(self.ids.text("akhir", akhir));
        }
        if self.rng.chance(3) && !node.inline {
            node.items.insert(0, Item::Comment("Angka sementara, menunggu rekapitulasi".to_string()));
        }
        if kolom.0 > self.kerangka.tahun.program.0
            && let Some(Value::Row { years, .. }) = node.get_mut("target").map(|p| &mut p.value)
        {
            *years = format!("{}-{}", kolom.0, kolom.1);
        }
        node
    }

    fn uang(&mut self) -> Uang {
        *self.rng.pick(&[Uang::Rupiah, Uang::Kata, Uang::Kata, Uang::Polos])
    }
}

/// `ruang kelas` as it begins a title: `Ruang Kelas`.
fn besar(text: &str) -> String {
    let kata = text.split(' ').map(|kata| {
        let mut huruf = kata.chars();
        huruf.next().map_or(String::new(), |awal| awal.to_uppercase().chain(huruf).collect())
    });
    kata.collect::<Vec<_>>().join(" ")
}

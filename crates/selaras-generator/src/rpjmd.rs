//! The RPJMD, written from the frame once the Renstra have said what they spend: misi to sasaran in one file, the
//! programs in another, and a second table that restates a few of them.

use crate::angka::Uang;
use crate::deret::{Bentuk, lama};
use crate::gaya;
use crate::kerangka::{Indikator, Kerangka, Program, Sasaran, Tanggung};
use crate::paper::{Bagian, Ids, Item, Mark, Node, Sheet};
use crate::rng::Rng;
use crate::words;

/// Of 100 of the RPJMD's indicators, those written at length.
const PANJANG: usize = 35;
/// Programs that the second table restates.
const TABEL: usize = 5;

/// Writes the RPJMD's files; `pagu` is what each agency's Renstra spends in all, rupiah a year.
pub(crate) fn tulis(kerangka: &Kerangka, pagu: &[Vec<i64>], ids: &mut Ids, rng: Rng) -> Vec<Sheet> {
    let mut penulis = Penulis { kerangka, ids, rng };
    let naskah = penulis.naskah(pagu);
    let program = penulis.program();
    let tabel = penulis.tabel();
    let wilayah = &kerangka.wilayah;
    let sheet = |path: String, bagian, pembuka: &str, node: Node| Sheet {
        path,
        bagian,
        agency: String::new(),
        items: vec![Item::Comment(format!("{pembuka} {}", wilayah.nama)), Item::Node(node)],
    };
    let dasar = format!("rpjmd/{}", kerangka.rpjmd);
    vec![
        sheet(format!("{dasar}.rpjmd"), Bagian::Rpjmd, "Rencana pembangunan jangka menengah", naskah),
        sheet(format!("{dasar}-program.rpjmd"), Bagian::RpjmdProgram, "Program perangkat daerah", program),
        sheet(format!("{dasar}-tabel.rpjmd"), Bagian::Tabel, "Indikasi program menurut lampiran", tabel),
    ]
}

struct Penulis<'a> {
    kerangka: &'a Kerangka,
    ids: &'a mut Ids,
    rng: Rng,
}

impl Penulis<'_> {
    fn naskah(&mut self, pagu: &[Vec<i64>]) -> Node {
        let kerangka = self.kerangka;
        let wilayah = &kerangka.wilayah;
        let tahun = kerangka.tahun;
        let (awal, akhir) = tahun.periode;
        let judul = format!("RPJMD {} Tahun {awal}–{akhir}", wilayah.nama);
        let mut naskah = self.ids.node("rpjmd", kerangka.rpjmd.as_str(), Some(&judul));
        naskah.prop(self.ids.text("daerah", wilayah.kode.as_str()));
        naskah.prop(self.ids.text("periode", format!("{awal}-{akhir}")));
        if tahun.tujuan != tahun.periode {
            naskah.prop(self.ids.text("tahun", format!("{}-{}", tahun.tujuan.0, tahun.tujuan.1)));
        }
        naskah.prop(self.ids.text("tahun-program", format!("{}-{}", tahun.program.0, tahun.program.1)));
        naskah.prop(self.ids.text("ditetapkan", "2025-08-20"));
        naskah.prop(
            self.ids.text("dasar", format!("\"Peraturan daerah {} tentang RPJMD (contoh)\"", wilayah.nama)),
        );
        naskah.blank();
        for (pd, uang) in wilayah.pd.iter().zip(pagu).step_by(2) {
            // A ceiling: what the agency spends, rounded up to the next hundred million.
            let cells = uang.iter().map(|r| Uang::Kata.write((r / 100_000_000 + 1) * 100_000_000)).collect();
            let years = format!("{} {}-{}", pd.kode, tahun.program.0, tahun.program.1);
            naskah.prop(self.ids.row("pagu-indikatif", years, cells));
        }
        naskah.blank();
        let visi = format!("{} yang maju bersama warganya", wilayah.nama);
        naskah.child(self.ids.node("visi", "", Some(&visi)));
        for (i, teks) in words::ISU.iter().enumerate() {
            if kerangka.sasaran().any(|s| s.isu == Some(i)) {
                naskah.child(self.ids.node("isu", format!("IS{}", i + 1), Some(teks)));
            }
        }
        for misi in &kerangka.misi {
            naskah.blank();
            let mut node = self.ids.node("misi", misi.kode.as_str(), Some(misi.teks));
            for tujuan in &misi.tujuan {
                let mut anak = self.ids.node("tujuan", tujuan.kode.as_str(), Some(&tujuan.teks));
                anak.child(self.indikator(&tujuan.indikator, tahun.tujuan));
                for sasaran in &tujuan.sasaran {
                    anak.blank();
                    let sasaran = self.sasaran(sasaran);
                    anak.child(sasaran);
                }
                node.child(anak);
            }
            naskah.child(node);
        }
        self.aspek(&mut naskah);
        self.janji(&mut naskah);
        naskah
    }

    fn indikator(&mut self, isi: &Indikator, kolom: (i64, i64)) -> Node {
        let isi = if isi.deret.bentuk == Bentuk::Angka && self.rng.chance(4) {
            Indikator { deret: isi.deret.clone().rentang(), ..isi.clone() }
        } else {
            isi.clone()
        };
        gaya::indikator(self.ids, &mut self.rng, &isi, &self.kerangka.tahun, kolom, PANJANG)
    }

    fn sasaran(&mut self, isi: &Sasaran) -> Node {
        let kerangka = self.kerangka;
        let tahun = kerangka.tahun;
        let mut node = self.ids.node("sasaran", isi.kode.as_str(), Some(isi.teks));
        node.prop(self.ids.text("penanggung-jawab", isi.tanggung.write(&kerangka.wilayah)));
        if let Some(isu) = isi.isu {
            node.prop(self.ids.text("menjawab", format!("IS{}", isu + 1)));
        }
        if self.rng.chance(30) {
            let halaman = self.rng.between(60, 320);
            node.prop(self.ids.text("sumber", format!("\"rpjmd.pdf\" hlm {halaman}")));
        }
        let bersama = isi.tanggung.bersama(&kerangka.wilayah);
        for ukuran in &isi.indikator {
            node.child(tandai(
                gaya::indikator(self.ids, &mut self.rng, ukuran, &tahun, tahun.tujuan, PANJANG),
                bersama,
            ));
        }
        for ukuran in &isi.bersama {
            let ukuran = &ukuran.indikator;
            node.child(tandai(
                gaya::indikator(self.ids, &mut self.rng, ukuran, &tahun, tahun.tujuan, PANJANG),
                true,
            ));
        }
        node.child(self.ids.node("arah-kebijakan", "AK1", Some(&isi.arah_kebijakan)));
        node
    }

    fn aspek(&mut self, naskah: &mut Node) {
        let tahun = self.kerangka.tahun;
        for (nama, ukuran) in words::HASIL_ASPEK {
            naskah.blank();
            let mut node = self.ids.node("aspek", "", Some(nama));
            for hasil in *ukuran {
                let n = lama(tahun.tujuan);
                let Some(deret) = crate::deret::antara(&mut self.rng, hasil.awal, hasil.akhir, n) else {
                    continue;
                };
                let isi = Indikator {
                    kode: hasil.kode.to_string(),
                    nama: hasil.nama.to_string(),
                    satuan: hasil.satuan,
                    arah: hasil.arah,
                    hitung: hasil.hitung,
                    skala: None,
                    deret,
                    jenis: Some("ikd"),
                };
                node.child(self.indikator(&isi, tahun.tujuan));
            }
            naskah.child(node);
        }
    }

    fn janji(&mut self, naskah: &mut Node) {
        naskah.blank();
        let mut nomor = 0;
        for program in &self.kerangka.program {
            let Tanggung::Satu(pd) = program.tanggung else { continue };
            let pd = &self.kerangka.wilayah.pd[pd];
            if pd.kecamatan || (nomor > 0 && !self.rng.chance(15)) {
                continue;
            }
            nomor += 1;
            let objek = self.rng.pick(pd.bidang.objek).0;
            let teks = format!("Setiap kecamatan merasakan pembenahan {objek}");
            let mut node = self.ids.node("janji", format!("J{nomor}"), Some(&teks));
            let melalui =
                if self.rng.chance(70) { program.kode.clone() } else { format!("{}.2.01", program.kode) };
            node.prop(self.ids.text("melalui", melalui));
            naskah.child(node);
        }
    }

    fn program(&mut self) -> Node {
        let kerangka = self.kerangka;
        let mut naskah = self.ids.node("rpjmd", kerangka.rpjmd.as_str(), None);
        naskah.lanjutan = true;
        let mut urusan: Vec<(&str, &str)> = Vec::new();
        for (kode, nama) in kerangka.wilayah.pd.iter().flat_map(|pd| pd.bidang.urusan) {
            if !urusan.iter().any(|(ada, _)| ada == kode) {
                urusan.push((kode, nama));
            }
        }
        urusan.sort_unstable();
        for isi in kerangka.program.iter().filter(|p| p.kode == "X.XX.01") {
            naskah.child(self.satu_program(isi));
        }
        for (kode, nama) in urusan {
            let isi: Vec<&Program> = kerangka.program.iter().filter(|p| p.kode.starts_with(kode)).collect();
            if isi.is_empty() {
                continue;
            }
            let mut node = self.ids.node("urusan", kode, Some(nama));
            if self.rng.chance(50) {
                // Above the programs an unnamed row would have the columns of tujuan.
                let (first, last) = kerangka.tahun.program;
                let cells = (0..lama(kerangka.tahun.program))
                    .map(|i| Uang::Rupiah.write(isi.iter().map(|p| p.pagu[i]).sum()))
                    .collect();
                let row = self.ids.row("pagu", format!("{first}-{last}"), cells);
                node.prop(row);
            }
            // What measures the field measures a sasaran, too.
            let utama =
                kerangka.sasaran().find(|s| isi.iter().any(|p| p.mendukung.as_ref() == Some(&s.path)));
            if let Some(sasaran) = utama.filter(|_| self.rng.chance(40)) {
                let mut ukuran = self.ids.node("indikator", "", None);
                ukuran.clauses = format!("mengacu {}/{}", sasaran.path, sasaran.indikator[0].kode);
                node.child(ukuran);
            }
            for program in isi {
                node.blank();
                node.child(self.satu_program(program));
            }
            naskah.blank();
            naskah.child(node);
        }
        naskah
    }

    fn satu_program(&mut self, isi: &Program) -> Node {
        let kerangka = self.kerangka;
        let kolom = kerangka.tahun.program;
        let bersama = isi.tanggung.bersama(&kerangka.wilayah);
        let mut node = self.ids.node("program", isi.kode.as_str(), Some(isi.nama));
        if let Some(sasaran) = &isi.mendukung {
            node.prop(self.ids.text("mendukung", sasaran.as_str()));
        }
        node.prop(self.ids.text("penanggung-jawab", isi.tanggung.write(&kerangka.wilayah)));
        // Where the table has money by indicator, the program's is their sum.
        let terbagi = isi.indikator.len() > 1 && isi.outcome.is_some() && self.rng.chance(30);
        let mut ukuran: Vec<Node> = isi
            .indikator
            .iter()
            .map(|i| {
                tandai(gaya::indikator(self.ids, &mut self.rng, i, &kerangka.tahun, kolom, PANJANG), bersama)
            })
            .collect();
        if terbagi {
            let bagian = isi.indikator.len() as i64;
            for (i, node) in ukuran.iter_mut().enumerate() {
                let cells = isi.pagu.iter().map(|rupiah| {
                    let rata = rupiah / bagian;
                    Uang::Rupiah.write(if i == 0 { rupiah - rata * (bagian - 1) } else { rata })
                });
                let row = self.ids.row("pagu", "", cells.collect());
                node.prop(row);
            }
        }
        match &isi.outcome {
            Some(teks) => {
                let mut outcome = self.ids.node("outcome", "O1", Some(teks));
                ukuran.into_iter().for_each(|i| outcome.child(i));
                node.child(outcome);
            }
            None => ukuran.into_iter().for_each(|i| node.child(i)),
        }
        if !terbagi {
            let row = self.pagu(isi, Uang::Rupiah);
            node.prop(row);
            if self.rng.chance(40) {
                let akhir =
                    if self.rng.chance(50) { isi.pagu.iter().sum() } else { *isi.pagu.last().unwrap_or(&0) };
                node.prop(self.ids.text("pagu-akhir", Uang::Rupiah.write(akhir)));
            }
        }
        node
    }

    fn pagu(&mut self, isi: &Program, uang: Uang) -> crate::paper::Prop {
        let cells = isi.pagu.iter().map(|rupiah| uang.write(*rupiah)).collect();
        let years = gaya::tahun(&mut self.rng, self.kerangka.tahun.program);
        self.ids.row("pagu", years, cells)
    }

    /// The second table: a few programs once more, with the same figures.
    fn tabel(&mut self) -> Node {
        let kerangka = self.kerangka;
        let mut naskah = self.ids.node("rpjmd", kerangka.rpjmd.as_str(), None);
        naskah.lanjutan = true;
        naskah.clauses = "tabel \"Indikasi program\"".to_string();
        let polos = |p: &&Program| {
            p.outcome.is_none()
                && matches!(p.tanggung, Tanggung::Satu(pd) if !kerangka.wilayah.pd[pd].kecamatan)
        };
        let pilihan: Vec<&Program> = kerangka.program.iter().filter(polos).take(TABEL).collect();
        for isi in pilihan {
            let mut node = self.ids.node("program", isi.kode.as_str(), Some(isi.nama));
            node.prop(self.ids.text("penanggung-jawab", isi.tanggung.write(&kerangka.wilayah)));
            for ukuran in &isi.indikator {
                let mut baris = self.ids.node("indikator", ukuran.kode.as_str(), Some(&ukuran.nama));
                baris.inline = true;
                baris.mark = Mark::Own(ukuran.ukur(false));
                baris.prop(self.ids.text("satuan", gaya::kata(ukuran.satuan)));
                baris.prop(self.ids.row("target", "", ukuran.deret.target.clone()));
                node.child(baris);
            }
            let row = self.pagu(isi, Uang::Kata);
            node.prop(row);
            naskah.child(node);
        }
        naskah
    }
}

/// Notes that more than one agency takes it up.
fn tandai(mut node: Node, bersama: bool) -> Node {
    if let Mark::Own(ukur) = &mut node.mark {
        ukur.bersama = bersama;
    }
    node
}

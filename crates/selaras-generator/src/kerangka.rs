//! The facts of a region's plan before any text: who is in charge of what, and which figures the RPJMD sets. Renstra
//! and RPJMD are both written from it, which is why they agree.

use std::collections::HashSet;

use crate::angka::Angka;
use crate::deret::{self, Arah, Deret, Hitung, Tahun, lama};
use crate::paper::Ukur;
use crate::rng::Rng;
use crate::words::{self, Bidang, Hasil};

/// The region and its agencies.
pub(crate) struct Wilayah {
    pub kode: String,
    pub nama: String,
    pub jenis: &'static str,
    /// Codes of the agencies begin here; the RPJMD's code follows from it.
    pub slug: String,
    pub pd: Vec<Pd>,
}

/// An agency.
pub(crate) struct Pd {
    pub kode: String,
    pub nama: String,
    pub alias: String,
    pub resmi: String,
    pub bidang: &'static Bidang,
    pub kecamatan: bool,
}

impl Pd {
    /// The code of the program that every agency has, in its own first field of government.
    pub fn penunjang(&self) -> String {
        format!("{}.01", self.bidang.urusan[0].0)
    }
}

/// Who is in charge, by position in [`Wilayah::pd`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tanggung {
    Satu(usize),
    Dua(usize, usize),
    Kecamatan,
    Semua,
}

impl Tanggung {
    pub fn contains(self, wilayah: &Wilayah, pd: usize) -> bool {
        match self {
            Tanggung::Satu(a) => a == pd,
            Tanggung::Dua(a, b) => a == pd || b == pd,
            Tanggung::Kecamatan => wilayah.pd[pd].kecamatan,
            Tanggung::Semua => true,
        }
    }

    /// More than one agency.
    pub fn bersama(self, wilayah: &Wilayah) -> bool {
        (0..wilayah.pd.len()).filter(|pd| self.contains(wilayah, *pd)).count() > 1
    }

    /// As in `penanggung-jawab …`.
    pub fn write(self, wilayah: &Wilayah) -> String {
        match self {
            Tanggung::Satu(a) => wilayah.pd[a].kode.clone(),
            Tanggung::Dua(a, b) => format!("{}, {}", wilayah.pd[a].kode, wilayah.pd[b].kode),
            Tanggung::Kecamatan => "kecamatan".to_string(),
            Tanggung::Semua => "semua".to_string(),
        }
    }
}

/// An indicator with its figures.
#[derive(Clone)]
pub(crate) struct Indikator {
    pub kode: String,
    pub nama: String,
    pub satuan: &'static str,
    pub arah: Arah,
    pub hitung: Hitung,
    pub skala: Option<&'static str>,
    pub deret: Deret,
    pub jenis: Option<&'static str>,
}

impl Indikator {
    /// What it measures.
    pub fn ukur(&self, bersama: bool) -> Ukur {
        Ukur { satuan: self.satuan, arah: self.arah, hitung: self.hitung, bentuk: self.deret.bentuk, bersama }
    }
}

/// An indicator that two agencies bring about in parts.
pub(crate) struct Bersama {
    pub indikator: Indikator,
    pub pd: [usize; 2],
    /// Each one's share in per cent; without, their targets add up to the RPJMD's.
    pub bobot: Option<[i64; 2]>,
    pub bagian: [Deret; 2],
}

pub(crate) struct Sasaran {
    /// `T3/S1`
    pub path: String,
    pub kode: String,
    pub teks: &'static str,
    pub tanggung: Tanggung,
    pub indikator: Vec<Indikator>,
    pub bersama: Vec<Bersama>,
    pub arah_kebijakan: String,
    pub isu: Option<usize>,
}

pub(crate) struct Tujuan {
    pub kode: String,
    pub teks: String,
    pub indikator: Indikator,
    pub sasaran: Vec<Sasaran>,
}

pub(crate) struct Misi {
    pub kode: String,
    pub teks: &'static str,
    pub tujuan: Vec<Tujuan>,
}

pub(crate) struct Program {
    pub kode: String,
    pub nama: &'static str,
    pub tanggung: Tanggung,
    /// The sasaran that it supports.
    pub mendukung: Option<String>,
    pub outcome: Option<String>,
    pub indikator: Vec<Indikator>,
    /// Money of each of the program years, in rupiah: what the Renstra add up to.
    pub pagu: Vec<i64>,
}

/// Everything that RPJMD and Renstra agree on.
pub(crate) struct Kerangka {
    pub wilayah: Wilayah,
    pub tahun: Tahun,
    pub rpjmd: String,
    pub misi: Vec<Misi>,
    pub program: Vec<Program>,
}

impl Kerangka {
    /// The frame of region `ke`, with agencies that have a field of their own and `kecamatan` more.
    pub fn susun(rng: &mut Rng, ke: usize, bidang: &[&'static Bidang], kecamatan: usize) -> Kerangka {
        let wilayah = wilayah(ke, bidang, kecamatan);
        let tahun = if rng.chance(50) {
            Tahun { periode: (2025, 2029), tujuan: (2025, 2030), program: (2026, 2030), awal: 2024 }
        } else {
            Tahun { periode: (2025, 2029), tujuan: (2025, 2029), program: (2026, 2029), awal: 2024 }
        };
        let pasangan = pasangan(rng, bidang.len());
        let misi = misi(rng, &wilayah, &tahun, &pasangan);
        let program = program(rng, &wilayah, &tahun, &pasangan, &misi);
        Kerangka { rpjmd: format!("{}-2025", wilayah.slug), wilayah, tahun, misi, program }
    }

    /// Every sasaran of the RPJMD.
    pub fn sasaran(&self) -> impl Iterator<Item = &Sasaran> {
        self.misi.iter().flat_map(|m| &m.tujuan).flat_map(|t| &t.sasaran)
    }
}

fn wilayah(ke: usize, bidang: &[&'static Bidang], kecamatan: usize) -> Wilayah {
    let depan = words::NAMA_DEPAN[ke / words::NAMA_BELAKANG.len() % words::NAMA_DEPAN.len()];
    let belakang = words::NAMA_BELAKANG[ke % words::NAMA_BELAKANG.len()];
    let slug = format!("{}-{}", depan.to_lowercase(), belakang.to_lowercase());
    let (jenis, sebutan) = if ke.is_multiple_of(5) { ("kota", "Kota") } else { ("kabupaten", "Kabupaten") };
    let mut pd: Vec<Pd> = Vec::new();
    for bidang in bidang {
        let mut slot: Vec<&str> = bidang.urusan.iter().map(|(kode, _)| *kode).collect();
        slot.resize(3, "0.00");
        pd.push(Pd {
            kode: bidang.kode.to_string(),
            nama: bidang.nama.to_string(),
            alias: bidang.alias.to_string(),
            resmi: format!("{}.{:02}.0000", slot.join("."), pd.len() + 1),
            bidang,
            kecamatan: false,
        });
    }
    for nama in words::NAMA_KECAMATAN.iter().take(kecamatan) {
        pd.push(Pd {
            kode: format!("kec-{}", nama.to_lowercase()),
            nama: format!("Kecamatan {nama}"),
            alias: format!("Kec. {nama}"),
            resmi: format!("7.01.0.00.0.00.{:02}.0000", pd.len() + 1),
            bidang: &words::KECAMATAN,
            kecamatan: true,
        });
    }
    Wilayah {
        kode: format!("{jenis}-{slug}"),
        nama: format!("{sebutan} {depan} {belakang}"),
        jenis,
        slug,
        pd,
    }
}

/// Pairs of agencies that share a sasaran and a program, the leading one first; a quarter of them.
fn pasangan(rng: &mut Rng, bidang: usize) -> Vec<(usize, usize)> {
    let urut = if bidang <= 2 { (0..bidang).collect() } else { rng.shuffled(0..bidang) };
    let banyak = (bidang / 4).clamp(1, words::BERSAMA.len() / 2);
    urut.chunks_exact(2).take(banyak).map(|dua| (dua[0], dua[1])).collect()
}

fn misi(rng: &mut Rng, wilayah: &Wilayah, tahun: &Tahun, pasangan: &[(usize, usize)]) -> Vec<Misi> {
    let bidang = wilayah.pd.iter().filter(|pd| !pd.kecamatan).count();
    let mut pemimpin: Vec<Option<usize>> = rng.shuffled((0..bidang).map(Some));
    if bidang < wilayah.pd.len() {
        pemimpin.push(None);
    }
    let (per_tujuan, per_misi) = if pemimpin.len() > 6 { (3, 3) } else { (2, 1) };
    let ukuran = rng.shuffled(words::HASIL_TUJUAN);
    let mut bersama = words::BERSAMA.iter();
    let mut misi: Vec<Misi> = Vec::new();
    for (nomor, kelompok) in pemimpin.chunks(per_tujuan).enumerate() {
        if nomor % per_misi == 0 {
            let (teks, _) = words::MISI[misi.len() % words::MISI.len()];
            misi.push(Misi { kode: format!("M{}", misi.len() + 1), teks, tujuan: Vec::new() });
        }
        let kode = format!("T{}", nomor + 1);
        let awalan = words::MISI[(misi.len() - 1) % words::MISI.len()].1;
        let sasaran = kelompok
            .iter()
            .enumerate()
            .map(|(i, pd)| {
                let tanggung = match pd {
                    None => Tanggung::Kecamatan,
                    Some(pd) => pasangan
                        .iter()
                        .find(|(satu, _)| satu == pd)
                        .map_or(Tanggung::Satu(*pd), |(satu, dua)| Tanggung::Dua(*satu, *dua)),
                };
                let bidang = pd.map_or(&words::KECAMATAN, |pd| wilayah.pd[pd].bidang);
                sasaran(rng, tahun, bidang, tanggung, &kode, i + 1, &mut bersama)
            })
            .collect();
        let Some(isi) = misi.last_mut() else { continue };
        isi.tujuan.push(Tujuan {
            teks: format!("{awalan} {}", words::LINGKUP[nomor % words::LINGKUP.len()]),
            indikator: hasil(rng, ukuran[nomor % ukuran.len()], lama(tahun.tujuan), false),
            kode,
            sasaran,
        });
    }
    misi
}

fn sasaran(
    rng: &mut Rng,
    tahun: &Tahun,
    bidang: &'static Bidang,
    tanggung: Tanggung,
    tujuan: &str,
    nomor: usize,
    bersama: &mut impl Iterator<Item = &'static (&'static str, &'static str, &'static str)>,
) -> Sasaran {
    let n = lama(tahun.tujuan);
    let sendiri = matches!(tanggung, Tanggung::Satu(_));
    let mut indikator: Vec<Indikator> = bidang.hasil.iter().map(|h| hasil(rng, h, n, !sendiri)).collect();
    indikator[0].jenis = Some("iku");
    let mut bagian = Vec::new();
    if let Tanggung::Dua(satu, dua) = tanggung {
        for bobot in [Some([60, 40]), None] {
            let Some((kode, nama, satuan)) = bersama.next() else { break };
            bagian.push(bagi(rng, kode, nama, satuan, n, [satu, dua], bobot));
        }
    }
    Sasaran {
        path: format!("{tujuan}/S{nomor}"),
        kode: format!("S{nomor}"),
        teks: bidang.sasaran,
        tanggung,
        indikator,
        bersama: bagian,
        arah_kebijakan: format!(
            "Perluasan layanan {} ke kampung yang belum terjangkau",
            bidang.urusan[0].1.to_lowercase()
        ),
        isu: rng.chance(40).then(|| rng.below(words::ISU.len())),
    }
}

fn hasil(rng: &mut Rng, ukuran: &Hasil, n: usize, bersama: bool) -> Indikator {
    const KAPABILITAS: [&str; 3] = ["\"Level 2\"", "\"Level 3 DC\"", "\"Level 3 Penuh\""];
    let deret =
        deret::antara(rng, ukuran.awal, ukuran.akhir, n).unwrap_or_else(|| deret::tingkat(&KAPABILITAS, n));
    Indikator {
        kode: ukuran.kode.to_string(),
        nama: ukuran.nama.to_string(),
        satuan: ukuran.satuan,
        arah: ukuran.arah,
        hitung: if bersama { Hitung::Posisi } else { ukuran.hitung },
        skala: ukuran.skala,
        deret,
        jenis: None,
    }
}

/// A count that two agencies bring about: their rows, and the RPJMD's as the sum.
fn bagi(
    rng: &mut Rng,
    kode: &str,
    nama: &str,
    satuan: &'static str,
    n: usize,
    pd: [usize; 2],
    bobot: Option<[i64; 2]>,
) -> Bersama {
    let bagian = [deret::cacah(rng, n), deret::cacah(rng, n)];
    let tambah = |a: &String, b: &String| {
        let (a, b) = (Angka::parse(a).map_or(0, |a| a.digits), Angka::parse(b).map_or(0, |b| b.digits));
        Angka { digits: a + b, scale: 0 }.to_string()
    };
    let jumlah = Deret {
        awal: tambah(&bagian[0].awal, &bagian[1].awal),
        target: bagian[0].target.iter().zip(&bagian[1].target).map(|(a, b)| tambah(a, b)).collect(),
        bentuk: bagian[0].bentuk,
    };
    let indikator = Indikator {
        kode: kode.to_string(),
        nama: nama.to_string(),
        satuan,
        arah: Arah::Naik,
        hitung: Hitung::Jumlah,
        skala: None,
        deret: jumlah,
        jenis: None,
    };
    Bersama { indikator, pd, bobot, bagian }
}

fn program(
    rng: &mut Rng,
    wilayah: &Wilayah,
    tahun: &Tahun,
    pasangan: &[(usize, usize)],
    misi: &[Misi],
) -> Vec<Program> {
    let n = lama(tahun.program);
    let semua: Vec<&Sasaran> = misi.iter().flat_map(|m| &m.tujuan).flat_map(|t| &t.sasaran).collect();
    let mut nama: HashSet<String> = HashSet::new();
    let mut hasil = vec![penunjang(rng, n)];
    let mut bersama_kecamatan = false;
    for (nomor, pd) in wilayah.pd.iter().enumerate() {
        for (i, (kode, judul)) in pd.bidang.program.iter().enumerate() {
            let terakhir = i > 0 && i + 1 == pd.bidang.program.len();
            let tanggung = match pasangan.iter().find(|(satu, _)| *satu == nomor) {
                Some((satu, dua)) if terakhir => Tanggung::Dua(*satu, *dua),
                _ if pd.kecamatan && i > 0 => Tanggung::Kecamatan,
                _ => Tanggung::Satu(nomor),
            };
            if tanggung == Tanggung::Kecamatan && std::mem::replace(&mut bersama_kecamatan, true) {
                continue;
            }
            let mendukung =
                semua.iter().find(|s| s.tanggung.contains(wilayah, nomor)).map(|s| s.path.clone());
            // A sasaran that the agency leads, before one that it shares.
            let mendukung =
                semua.iter().find(|s| s.teks == pd.bidang.sasaran).map(|s| s.path.clone()).or(mendukung);
            let banyak = 1 + rng.below(3);
            let mut indikator: Vec<Indikator> = Vec::new();
            for _ in 0..banyak {
                // Each kecamatan has its own program of one code: names may recur there, the indicator's code tells
                // them apart.
                let sendiri = pd.kecamatan && i == 0;
                let mut terpakai: HashSet<String> = indikator.iter().map(|i| i.nama.clone()).collect();
                let ekor = match sendiri {
                    true => format!("-{}", pd.kode.trim_start_matches("kec-").to_uppercase()),
                    false => String::new(),
                };
                let mut baru =
                    indikator_program(rng, pd.bidang, n, if sendiri { &mut terpakai } else { &mut nama });
                nama.insert(baru.nama.clone());
                baru.kode = kode_baru(&baru.nama, &ekor, indikator.iter().map(|i| i.kode.as_str()));
                indikator.push(baru);
            }
            let objek = pd.bidang.objek[i % pd.bidang.objek.len()].0;
            let kata = words::KATA_OUTCOME[i % words::KATA_OUTCOME.len()];
            let ekor = if pd.kecamatan && i == 0 { format!(" di {}", pd.nama) } else { String::new() };
            hasil.push(Program {
                kode: kode.to_string(),
                nama: judul,
                tanggung,
                mendukung,
                outcome: (hasil.len() % 3 > 0).then(|| format!("Meningkatnya {kata} {objek}{ekor}")),
                indikator,
                pagu: vec![0; n],
            });
        }
    }
    hasil
}

fn penunjang(rng: &mut Rng, n: usize) -> Program {
    let ukuran = |kode: &str, nama: &str, satuan, deret| Indikator {
        kode: kode.to_string(),
        nama: nama.to_string(),
        satuan,
        arah: Arah::Naik,
        hitung: Hitung::Posisi,
        skala: None,
        deret,
        jenis: None,
    };
    let indeks = deret::antara(rng, "71,20", "84,60", n).unwrap_or_else(|| deret::cacah(rng, n));
    Program {
        kode: "X.XX.01".to_string(),
        nama: words::PENUNJANG,
        tanggung: Tanggung::Semua,
        mendukung: None,
        outcome: None,
        indikator: vec![
            ukuran(
                "LPTW",
                "Persentase kebutuhan kantor yang terpenuhi tepat waktu",
                "persen",
                deret::persen(rng, n),
            ),
            ukuran("IKAP", "Indeks kepuasan aparatur terhadap layanan penunjang", "indeks", indeks),
        ],
        pagu: vec![0; n],
    }
}

fn indikator_program(rng: &mut Rng, bidang: &Bidang, n: usize, terpakai: &mut HashSet<String>) -> Indikator {
    let pilihan = bidang.objek.len() * words::SIFAT_HASIL.len();
    let mulai = rng.below(pilihan);
    let judul = (0..pilihan)
        .map(|i| (mulai + i) % pilihan)
        .filter_map(|ke| {
            let (objek, satuan) = bidang.objek[ke % bidang.objek.len()];
            let sifat = words::cocok(words::SIFAT_HASIL, 5, satuan).get(ke / bidang.objek.len())?;
            Some(format!("Persentase {objek} {sifat}"))
        })
        .find(|judul| terpakai.insert(judul.clone()))
        .unwrap_or_else(|| format!("Persentase layanan {}", bidang.alias));
    Indikator {
        kode: String::new(),
        nama: judul,
        satuan: "persen",
        arah: Arah::Naik,
        hitung: Hitung::Posisi,
        skala: None,
        deret: deret::persen(rng, n),
        jenis: None,
    }
}

/// A short code from the first letters of a name, with `ekor` behind it, other than those that are taken.
pub(crate) fn kode_baru<'a>(nama: &str, ekor: &str, ada: impl Iterator<Item = &'a str>) -> String {
    /// Words that part the clauses of a header, whatever their case.
    const TERPAKAI: [&str; 9] =
        ["MENGACU", "PADA", "TENTANG", "KARENA", "OLEH", "SAMPAI", "HLM", "BOBOT", "TABEL"];
    let ada: Vec<&str> = ada.collect();
    let huruf: String = nama
        .split_whitespace()
        .filter(|kata| kata.len() > 2 && !matches!(*kata, "yang" | "dan" | "dengan" | "dalam"))
        .filter_map(|kata| kata.chars().next())
        .filter(char::is_ascii_alphabetic)
        .take(5)
        .collect::<String>()
        .to_uppercase();
    let mut kode = format!("{huruf}{ekor}");
    let mut nomor = 2;
    while ada.contains(&kode.as_str()) || TERPAKAI.contains(&kode.as_str()) {
        kode = format!("{huruf}{nomor}{ekor}");
        nomor += 1;
    }
    kode
}

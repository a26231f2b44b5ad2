//! What an indicator measures, and rows of targets that are consistent: they move one way, stay within their bounds,
//! and begin where the baseline ends.

use crate::angka::Angka;
use crate::rng::Rng;

/// Which way is better.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Arah {
    Naik,
    Turun,
}

impl Arah {
    /// As in `arah naik`.
    pub fn keyword(self) -> &'static str {
        match self {
            Arah::Naik => "naik",
            Arah::Turun => "turun",
        }
    }

    /// +1 where more is better.
    pub fn sign(self) -> i64 {
        match self {
            Arah::Naik => 1,
            Arah::Turun => -1,
        }
    }
}

/// How a figure comes about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Hitung {
    Jumlah,
    Posisi,
    Rilis,
}

impl Hitung {
    /// As in `perhitungan posisi`.
    pub fn keyword(self) -> &'static str {
        match self {
            Hitung::Jumlah => "jumlah",
            Hitung::Posisi => "posisi",
            Hitung::Rilis => "rilis",
        }
    }
}

/// The form of a row's cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Bentuk {
    /// Plain numbers.
    Angka,
    /// Numbers with their unit: `25 opd`; the indicator then needs no `satuan`.
    Bersatuan,
    /// `70,1–70,5`
    Rentang,
    /// `≥ 90`
    Batas,
    /// A number whose last cell has a footnote: `4,1 "sementara"`.
    Berkaki,
    /// `1:45`, told without a direction.
    Rasio,
    /// Grades of a scale or of the built-in predikat.
    Tingkat,
}

/// The years of a plan: of its title, of the columns of targets, of the columns of programs, and of the baseline.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tahun {
    pub periode: (i64, i64),
    pub tujuan: (i64, i64),
    pub program: (i64, i64),
    pub awal: i64,
}

/// The number of years from the first to the last.
pub(crate) fn lama((first, last): (i64, i64)) -> usize {
    (last - first + 1) as usize
}

/// A row and its baseline.
#[derive(Clone, Debug)]
pub(crate) struct Deret {
    pub awal: String,
    pub target: Vec<String>,
    pub bentuk: Bentuk,
}

/// A row of `n` plain numbers between two figures given as text, neither of them reached exactly every time.
pub(crate) fn antara(rng: &mut Rng, awal: &str, akhir: &str, n: usize) -> Option<Deret> {
    let (awal, akhir) = (Angka::parse(awal)?, Angka::parse(akhir)?);
    let jarak = akhir.digits - awal.digits;
    let geser = rng.between(0, (jarak.abs() / 12).max(0)) * jarak.signum();
    let langkah = langkah(rng, jarak - geser, n);
    let mulai = awal.plus(geser);
    Some(Deret {
        awal: mulai.to_string(),
        target: langkah.into_iter().map(|jauh| mulai.plus(jauh).to_string()).collect(),
        bentuk: Bentuk::Angka,
    })
}

/// Distances from the start of `n` points on the way to `jarak`, each at least one step beyond the one before.
fn langkah(rng: &mut Rng, jarak: i64, n: usize) -> Vec<i64> {
    let panjang = jarak.abs().max(n as i64);
    let bobot: Vec<i64> = (0..n).map(|_| rng.between(80, 120)).collect();
    let jumlah: i64 = bobot.iter().sum();
    let (mut sudah, mut sebelumnya) = (0, 0);
    bobot
        .into_iter()
        .map(|b| {
            sudah += b;
            sebelumnya = (panjang * sudah / jumlah).max(sebelumnya + 1);
            sebelumnya * jarak.signum()
        })
        .collect()
}

/// A share of a whole that rises and never reaches 100.
pub(crate) fn persen(rng: &mut Rng, n: usize) -> Deret {
    let scale = rng.below(3) as u8;
    let satu = 10i64.pow(scale.into());
    let awal = rng.between(20 * satu, 58 * satu);
    let akhir = rng.between(awal + 14 * satu, 97 * satu);
    naik(rng, Angka { digits: awal, scale }, akhir, n)
}

/// A count that stands higher every year.
pub(crate) fn cacah(rng: &mut Rng, n: usize) -> Deret {
    let awal = rng.between(6, 380);
    let akhir = awal + rng.between(2 * n as i64, 3 * n as i64 + awal);
    naik(rng, Angka { digits: awal, scale: 0 }, akhir, n)
}

fn naik(rng: &mut Rng, awal: Angka, akhir: i64, n: usize) -> Deret {
    let target = langkah(rng, akhir - awal.digits, n);
    Deret {
        awal: awal.to_string(),
        target: target.into_iter().map(|jauh| awal.plus(jauh).to_string()).collect(),
        bentuk: Bentuk::Angka,
    }
}

impl Deret {
    /// The same figures, each with its unit.
    pub fn bersatuan(mut self, satuan: &str) -> Deret {
        for cell in self.target.iter_mut().chain([&mut self.awal]) {
            *cell = format!("{cell} {satuan}");
        }
        self.bentuk = Bentuk::Bersatuan;
        self
    }

    /// From just short of each year's figure to it.
    pub fn rentang(mut self) -> Deret {
        let angka: Vec<Angka> = self.target.iter().filter_map(|cell| Angka::parse(cell)).collect();
        let arah = if angka.first().map(|a| a.digits) <= angka.last().map(|a| a.digits) { 1 } else { -1 };
        let sedikit = angka.windows(2).map(|w| (w[1].digits - w[0].digits).abs()).min().unwrap_or(1) / 2;
        self.target = angka.iter().map(|a| format!("{}–{a}", a.plus(-sedikit.max(1) * arah))).collect();
        self.bentuk = Bentuk::Rentang;
        self
    }

    /// The last year's figure is not final yet.
    pub fn berkaki(mut self) -> Deret {
        if let Some(cell) = self.target.last_mut() {
            cell.push_str(" \"sementara\"");
        }
        self.bentuk = Bentuk::Berkaki;
        self
    }

    /// At least that much.
    pub fn batas(mut self) -> Deret {
        self.target = self.target.iter().map(|cell| format!("≥ {cell}")).collect();
        self.bentuk = Bentuk::Batas;
        self
    }
}

/// A row of grades that climbs `tangga`, a ladder from worst to best.
pub(crate) fn tingkat(tangga: &[&str], n: usize) -> Deret {
    let target = (0..n).map(|i| tangga[((i + 1) * (tangga.len() - 1) / n).min(tangga.len() - 1)].to_string());
    Deret { awal: tangga[0].to_string(), target: target.collect(), bentuk: Bentuk::Tingkat }
}

/// A row of ratios, one served by each of fewer and fewer.
pub(crate) fn rasio(rng: &mut Rng, n: usize) -> Deret {
    let mut banyak = rng.between(40, 90);
    let mut berikut = || {
        banyak -= rng.between(1, 4);
        format!("1:{banyak}")
    };
    Deret { awal: berikut(), target: (0..n).map(|_| berikut()).collect(), bentuk: Bentuk::Rasio }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_move_one_way_within_their_bounds() {
        for seed in 0..400 {
            let mut rng = Rng::new(seed);
            for deret in [persen(&mut rng, 6), cacah(&mut rng, 5)] {
                let angka: Vec<i64> = std::iter::once(&deret.awal)
                    .chain(&deret.target)
                    .map(|cell| Angka::parse(cell).unwrap().digits)
                    .collect();
                assert!(angka.windows(2).all(|w| w[0] < w[1]), "{deret:?}");
                assert!(angka.windows(2).all(|w| w[1] < w[0] * 10), "{deret:?}");
            }
            let turun = antara(&mut rng, "21,40", "14,00", 6).unwrap();
            let angka: Vec<i64> = turun.target.iter().map(|c| Angka::parse(c).unwrap().digits).collect();
            assert!(angka.windows(2).all(|w| w[0] > w[1]) && *angka.last().unwrap() == 1400, "{turun:?}");
        }
    }

    #[test]
    fn ranges_and_grades_climb() {
        let mut rng = Rng::new(3);
        let rentang = antara(&mut rng, "70,0", "76,0", 3).unwrap().rentang();
        assert!(rentang.target.iter().all(|cell| cell.contains('–')), "{rentang:?}");
        assert_eq!(tingkat(&["a", "b", "c"], 4).target, ["a", "b", "b", "c"]);
    }
}

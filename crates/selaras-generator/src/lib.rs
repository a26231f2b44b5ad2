//! Writes plans of any size that are consistent by construction, and the same plans with one known mistake.
//!
//! Benchmarks measure the analyzer on the first, tests ask of the second that each mistake is found at its line and
//! that nothing else is said. Everything follows from a profile and a seed: the same two give the same bytes. Places,
//! people and figures are made up; only names and codes of programs are the public nomenclature's.

mod angka;
mod daerah;
mod deret;
mod gaya;
mod kerangka;
mod mistakes;
mod paper;
mod renstra;
mod rng;
mod rpjmd;
#[cfg(test)]
mod tests;
mod words;

use std::sync::Arc;

use kerangka::Kerangka;
use paper::Ids;
use renstra::Tebal;

pub use mistakes::{Expected, Mistake, Seeded, mistakes};
pub use paper::Plan;
pub use rng::Rng;

/// Regions of [`Profile::Kota`]'s size that make the national workload; each is a workspace of its own.
pub const REGIONS: usize = 552;

/// The agencies of the small workspace, beside a kecamatan.
const SMALL: [&str; 2] = ["dinkes", "diskominfo"];

/// How big a workspace is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Profile {
    /// Three agencies: for quick tests.
    Small,
    /// One RPJMD and 40 Renstra of about 50 KB, about 8,000 indicators.
    Kota,
    /// The same with Renstra of 470 KB, and seven big ones of three times that: about 26 MB, 60,000 indicators.
    KotaL,
}

/// A file of a workspace.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Where it lies in the workspace, with `/`.
    pub path: String,
    /// Its bytes: text in UTF-8, but for the mistakes that are about that.
    pub bytes: Vec<u8>,
}

/// A folder of plans.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Workspace {
    /// `selaras.toml`, the register, the RPJMD, the Renstra; sorted by path.
    pub files: Vec<File>,
}

/// A consistent workspace: the linter has nothing to say about it.
pub fn generate(profile: Profile, seed: u64) -> Workspace {
    Plan::generate(profile, seed).workspace()
}

/// Region `number` (below [`REGIONS`]) of the national workload.
pub fn region(number: usize, seed: u64) -> Workspace {
    Plan::region(Profile::Kota, number, seed).workspace()
}

impl Plan {
    /// The plans of one region, chosen by the seed.
    pub fn generate(profile: Profile, seed: u64) -> Plan {
        Plan::region(profile, (seed % REGIONS as u64) as usize, seed)
    }

    /// The plans of region `number`.
    pub fn region(profile: Profile, number: usize, seed: u64) -> Plan {
        let rng = Rng::new(seed.wrapping_mul(0x1_0000_01b3).wrapping_add(number as u64));
        let small = profile == Profile::Small;
        let bidang: Vec<_> = words::bidang().filter(|b| !small || SMALL.contains(&b.kode)).collect();
        let mut kerangka = Kerangka::susun(&mut rng.fork(1), number, &bidang, if small { 1 } else { 8 });
        let mut ids = Ids::default();
        let mut sheets = vec![daerah::register(&kerangka, &mut ids)];
        let mut pagu = Vec::new();
        for nomor in 0..kerangka.wilayah.pd.len() {
            let tebal = tebal(profile, kerangka.wilayah.pd[nomor].bidang.besar);
            let hasil = renstra::tulis(&kerangka, nomor, &mut ids, rng.fork(100 + nomor as u64), tebal);
            let mut jumlah = vec![0; deret::lama(kerangka.tahun.program)];
            for (program, rupiah) in hasil.pagu {
                let tujuan = kerangka.program[program].pagu.iter_mut().zip(&mut jumlah);
                tujuan.zip(rupiah).for_each(|((program, semua), rupiah)| {
                    *program += rupiah;
                    *semua += rupiah;
                });
            }
            pagu.push(jumlah);
            sheets.extend(hasil.sheets);
        }
        sheets.extend(rpjmd::tulis(&kerangka, &pagu, &mut ids, rng.fork(2)));
        sheets.push(daerah::pendampingan(&kerangka, &mut ids, &mut rng.fork(3)));
        sheets.sort_by(|a, b| a.path.cmp(&b.path));
        Plan {
            sheets: sheets.into_iter().map(Arc::new).collect(),
            tahun: kerangka.tahun,
            rpjmd: kerangka.rpjmd,
            ids,
        }
    }

    /// The plans as files.
    pub fn workspace(&self) -> Workspace {
        let mut files = vec![File { path: "selaras.toml".to_string(), bytes: b"lang = \"id\"\n".to_vec() }];
        files.extend(
            self.sheets.iter().map(|s| File { path: s.path.clone(), bytes: s.print().0.into_bytes() }),
        );
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Workspace { files }
    }
}

fn tebal(profile: Profile, besar: bool) -> Tebal {
    let biasa = Tebal { bytes: 43_500, subkegiatan: (3, 7), indikator: (2, 4), panjang: 2, lanjutan: besar };
    match profile {
        Profile::Small => Tebal { bytes: 12_000, ..biasa },
        Profile::Kota => biasa,
        Profile::KotaL => Tebal {
            bytes: if besar { 1_480_000 } else { 440_000 },
            subkegiatan: (8, 20),
            indikator: (1, 4),
            panjang: 45,
            ..biasa
        },
    }
}

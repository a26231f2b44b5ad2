//! A large valid plan, made by a small generator: the same text for the same size.

use std::fmt::Write;

/// Where an indicator of the text stands, for aiming damage.
#[derive(Clone, Debug)]
pub struct Spot {
    /// First byte of the line that opens it.
    pub header: usize,
    /// First byte of its first property's line.
    pub body: usize,
    /// First byte of its `target` line.
    pub target: usize,
    /// First byte of the line with its closing brace.
    pub close: usize,
}

/// A plan, and where its indicators stand.
pub struct Plan {
    /// The text: one RPJMD, then one Renstra.
    pub text: String,
    /// Its indicators in order.
    pub spots: Vec<Spot>,
    /// First bytes of the lines that close a program.
    pub program_closes: Vec<usize>,
}

struct Writer {
    plan: Plan,
    state: u64,
    depth: usize,
}

impl Writer {
    /// A pseudo-random number below `below`.
    fn random(&mut self, below: u64) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state % below
    }

    fn line(&mut self, line: &str) -> usize {
        let at = self.plan.text.len();
        let _ = writeln!(self.plan.text, "{:indent$}{line}", "", indent = self.depth * 2);
        at
    }

    fn open(&mut self, line: &str) -> usize {
        let at = self.line(&format!("{line} {{"));
        self.depth += 1;
        at
    }

    fn close(&mut self) -> usize {
        self.depth -= 1;
        self.line("}")
    }

    fn indikator(&mut self, code: &str) {
        const NAMES: [&str; 4] = [
            "Persentase layanan publik yang daring",
            "Indeks kepuasan masyarakat – pelayanan",
            "Jumlah sistem yang terpadu",
            "Cakupan desa dengan akses internet",
        ];
        let name = NAMES[self.random(4) as usize];
        let header = self.open(&format!("indikator {code} \"{name}\""));
        let body = self.line("satuan persen; arah naik; perhitungan posisi");
        if self.random(4) == 0 {
            self.line("// angka sementara, lihat berita acara");
        }
        let (base, tenths) = (self.random(60), self.random(10));
        self.line(&format!("awal   2021 = {base},{tenths}"));
        let cells: Vec<String> =
            (1..6).map(|year| format!("{},{}", base + year * 3, self.random(100))).collect();
        let target = self.line(&format!("target 2022-2026 = {}", cells.join(" | ")));
        self.line("definisi \"Bagian dari seluruh layanan yang dapat diakses\"");
        let close = self.close();
        self.plan.spots.push(Spot { header, body, target, close });
    }

    fn pagu(&mut self) {
        let cells: Vec<String> =
            (0..5).map(|_| format!("Rp{}.{:03}.000.000", 1 + self.random(9), self.random(1000))).collect();
        self.line(&format!("pagu 2022-2026 = {}", cells.join(" | ")));
    }

    fn rpjmd(&mut self, programs: usize) {
        self.open("rpjmd kota-2021 \"RPJMD Kota Tahun 2022–2026\"");
        self.line("daerah kota; periode 2022-2026");
        self.open("misi M1 \"Tata kelola yang bersih\"");
        for tujuan in 0..programs / 4 + 1 {
            self.open(&format!("tujuan T{tujuan} \"Meningkatnya mutu layanan\""));
            self.indikator(&format!("IT{tujuan}"));
            for sasaran in 0..2 {
                self.open(&format!("sasaran S{tujuan}.{sasaran} \"Layanan yang lebih cepat\""));
                self.line("penanggung-jawab diskominfo");
                self.indikator(&format!("IS{tujuan}.{sasaran}"));
                self.close();
            }
            self.close();
        }
        self.close();
        for program in 0..programs {
            self.open(&format!("program 2.16.{program:02} \"Program Informatika\""));
            self.line("mendukung S0.0");
            self.indikator("A");
            self.indikator("B");
            self.pagu();
            let close = self.close();
            self.plan.program_closes.push(close);
        }
        self.close();
    }

    fn renstra(&mut self, programs: usize) {
        self.open("renstra dinas-2021 \"Renstra Dinas Tahun 2022–2026\"");
        self.line("berpedoman kota-2021");
        self.line("perangkat-daerah diskominfo");
        self.open("tujuan T1 \"Terwujudnya layanan\"");
        self.line("mendukung S0.0");
        self.line("indikator mengacu IT0");
        for program in 0..programs {
            self.open(&format!("sasaran S{program} \"Layanan yang lebih cepat\""));
            self.line("mendukung S0.0");
            self.indikator("SP");
            self.open(&format!("program 2.16.{program:02} \"Program Informatika\""));
            self.indikator("A");
            for kegiatan in 0..2 {
                self.open(&format!("kegiatan 2.16.{program:02}.2.{kegiatan:02} \"Pengelolaan\""));
                self.indikator("K");
                self.open(&format!("subkegiatan 2.16.{program:02}.2.{kegiatan:02}.0001 \"Penyelenggaraan\""));
                self.indikator("U");
                self.pagu();
                self.line("lokasi \"Kota\"");
                self.close();
                self.close();
            }
            self.pagu();
            let close = self.close();
            self.plan.program_closes.push(close);
            self.close();
        }
        self.close();
        self.close();
    }
}

/// A plan with some 10 indicators for each of `programs`.
pub fn plan(programs: usize) -> Plan {
    let plan = Plan { text: String::new(), spots: Vec::new(), program_closes: Vec::new() };
    let mut writer = Writer { plan, state: 0x2022_2026, depth: 0 };
    writer.rpjmd(programs);
    writer.renstra(programs);
    writer.plan
}

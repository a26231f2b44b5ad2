//! The typed levels of the language: which keyword opens which node, what a node may hold, which properties it may
//! have and how often. One table, read by the grammar, the analysis, completion and the reference.

/// What a block of a plan is. Names are the planners' own words.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(u8)]
#[expect(missing_docs, reason = "the keyword says it")]
pub enum NodeKind {
    // Documents
    Daerah,
    Rpjpd,
    Rpjmd,
    Rpd,
    Renstra,
    Rkpd,
    Renja,
    Pendampingan,
    Capaian,
    // In `daerah`
    PerangkatDaerah,
    Kelompok,
    Skala,
    // In plans
    Visi,
    Misi,
    Tujuan,
    Sasaran,
    Strategi,
    ArahKebijakan,
    Aspek,
    Urusan,
    Janji,
    Isu,
    Program,
    Outcome,
    Kegiatan,
    Subkegiatan,
    Keluaran,
    Indikator,
    // In `pendampingan`
    Pendamping,
    Sesi,
    Catatan,
}

/// What a property says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(u8)]
#[expect(missing_docs, reason = "the keyword says it")]
pub enum PropKind {
    Jenis,
    Kode,
    Alias,
    Urusan,
    BagianDari,
    Menggantikan,
    Daerah,
    PerangkatDaerah,
    Berpedoman,
    PerubahanDari,
    Periode,
    Tahun,
    TahunProgram,
    Ditetapkan,
    Dasar,
    Nomenklatur,
    SatuanPagu,
    PaguIndikatif,
    Dicabut,
    Mendukung,
    Nspk,
    PenanggungJawab,
    Menjawab,
    Melalui,
    Pagu,
    PaguAkhir,
    Prioritas,
    Lokasi,
    SumberDana,
    Satuan,
    Arah,
    Perhitungan,
    Skala,
    Awal,
    Target,
    Akhir,
    Definisi,
    Formula,
    SumberData,
    Penyedia,
    KodeReferensi,
    RumusBaru,
    Berkontribusi,
    Sumber,
    Catatan,
    Label,
    Kecualikan,
    Batas,
    Mendampingi,
    Pendamping,
    Tenggat,
    Faktor,
    TindakLanjut,
    Selesai,
    Realisasi,
}

/// The shape of a property's value: which rule of the grammar reads it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// One word: `daerah kab-sumedang`, `arah naik`, `ditetapkan 2019-07-15`.
    Word,
    /// One word or a quoted text: `satuan persen`, `satuan "orang per hari"`.
    WordOrText,
    /// A quoted text: `dasar "…"`, `formula "…"`.
    Text,
    /// Words or texts parted by commas: `jenis iku, ikd`, `alias "a", "b"`, `label spm`.
    List,
    /// Years: `2019-2023`, `2019–2023`, or the list `2026, 2028, 2030`.
    Years,
    /// A row of cells: `target 2021-2023 = a | b | c`, `pagu = a | b`, `awal 2018 = x`, `awal = x`, `akhir x`.
    Series,
    /// `pagu-indikatif AGENCY [YEARS] = a | b | c`.
    KeyedSeries,
    /// `realisasi REF [pagu] YEAR [tw N] = x`.
    Realisasi,
    /// `sumber "file" [hlm PAGE]`.
    Sumber,
    /// `berkontribusi REF [bobot 25%]`.
    Berkontribusi,
    /// `kecualikan RULE [, RULE] [pada NODE] [karena "…"] [oleh "…"] [sampai DATE]`.
    Kecualikan,
    /// `catatan "…"`, `selesai`, `selesai 2021-11-04`: at most one word or text.
    Optional,
}

/// Words that part the clauses of a header, of `sumber`, `berkontribusi` and `kecualikan`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(u8)]
#[expect(missing_docs, reason = "the keyword says it")]
pub enum ClauseKind {
    Mengacu,
    Pada,
    Tentang,
    Karena,
    Oleh,
    Sampai,
    Hlm,
    Bobot,
    Tabel,
}

macro_rules! keywords {
    ($ty:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $ty {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [$ty] = &[$($ty::$variant),+];
            /// The keyword as the formatter writes it.
            pub const fn keyword(self) -> &'static str { match self { $($ty::$variant => $word),+ } }
            /// The value of a keyword in lower case.
            pub fn of(word: &str) -> Option<$ty> { match word { $($word => Some($ty::$variant),)+ _ => None } }
        }
    };
}

keywords!(NodeKind {
    Daerah => "daerah", Rpjpd => "rpjpd", Rpjmd => "rpjmd", Rpd => "rpd", Renstra => "renstra", Rkpd => "rkpd",
    Renja => "renja", Pendampingan => "pendampingan", Capaian => "capaian", PerangkatDaerah => "perangkat-daerah",
    Kelompok => "kelompok", Skala => "skala", Visi => "visi", Misi => "misi", Tujuan => "tujuan",
    Sasaran => "sasaran", Strategi => "strategi", ArahKebijakan => "arah-kebijakan", Aspek => "aspek",
    Urusan => "urusan", Janji => "janji", Isu => "isu", Program => "program", Outcome => "outcome",
    Kegiatan => "kegiatan", Subkegiatan => "subkegiatan", Keluaran => "keluaran", Indikator => "indikator",
    Pendamping => "pendamping", Sesi => "sesi", Catatan => "catatan",
});

keywords!(PropKind {
    Jenis => "jenis", Kode => "kode", Alias => "alias", Urusan => "urusan", BagianDari => "bagian-dari",
    Menggantikan => "menggantikan", Daerah => "daerah", PerangkatDaerah => "perangkat-daerah",
    Berpedoman => "berpedoman", PerubahanDari => "perubahan-dari", Periode => "periode", Tahun => "tahun",
    TahunProgram => "tahun-program", Ditetapkan => "ditetapkan", Dasar => "dasar", Nomenklatur => "nomenklatur",
    SatuanPagu => "satuan-pagu", PaguIndikatif => "pagu-indikatif", Dicabut => "dicabut", Mendukung => "mendukung",
    Nspk => "nspk", PenanggungJawab => "penanggung-jawab", Menjawab => "menjawab", Melalui => "melalui",
    Pagu => "pagu", PaguAkhir => "pagu-akhir", Prioritas => "prioritas", Lokasi => "lokasi",
    SumberDana => "sumber-dana", Satuan => "satuan", Arah => "arah", Perhitungan => "perhitungan", Skala => "skala",
    Awal => "awal", Target => "target", Akhir => "akhir", Definisi => "definisi", Formula => "formula",
    SumberData => "sumber-data", Penyedia => "penyedia", KodeReferensi => "kode-referensi",
    RumusBaru => "rumus-baru", Berkontribusi => "berkontribusi", Sumber => "sumber", Catatan => "catatan",
    Label => "label", Kecualikan => "kecualikan", Batas => "batas", Mendampingi => "mendampingi",
    Pendamping => "pendamping", Tenggat => "tenggat", Faktor => "faktor", TindakLanjut => "tindak-lanjut",
    Selesai => "selesai", Realisasi => "realisasi",
});

keywords!(ClauseKind {
    Mengacu => "mengacu", Pada => "pada", Tentang => "tentang", Karena => "karena", Oleh => "oleh",
    Sampai => "sampai", Hlm => "hlm", Bobot => "bobot", Tabel => "tabel",
});

impl NodeKind {
    /// A kind that stands at the top of a file.
    pub const fn is_document(self) -> bool {
        (self as u8) <= NodeKind::Capaian as u8
    }

    /// A plan: `rpjpd`, `rpjmd`, `rpd`, `renstra`, `rkpd`, `renja`.
    pub const fn is_plan(self) -> bool {
        (self as u8) >= NodeKind::Rpjpd as u8 && (self as u8) <= NodeKind::Renja as u8
    }

    /// The kinds of node that may stand directly in this one. `kelompok` and `skala` hold no statements.
    pub const fn holds(self) -> &'static [NodeKind] {
        use NodeKind::*;
        match self {
            Daerah => &[PerangkatDaerah, Kelompok, Skala],
            Rpjpd | Rpjmd | Rpd | Renstra | Rkpd | Renja => {
                &[Visi, Misi, Tujuan, Aspek, Urusan, Program, Janji, Isu]
            }
            Misi => &[Tujuan],
            Tujuan => &[Indikator, Sasaran, Strategi, ArahKebijakan],
            Sasaran => &[Indikator, Strategi, ArahKebijakan, Program],
            Aspek => &[Indikator],
            Urusan => &[Indikator, Program],
            Janji => &[Indikator],
            Program => &[Outcome, Indikator, Kegiatan],
            Outcome | Keluaran => &[Indikator],
            Kegiatan => &[Keluaran, Indikator, Subkegiatan],
            Subkegiatan => &[Keluaran, Indikator],
            Pendampingan => &[Pendamping, Sesi],
            Sesi => &[Catatan],
            _ => &[],
        }
    }

    /// The properties that a node of this kind may have.
    pub const fn properties(self) -> &'static [PropKind] {
        use NodeKind as N;
        use PropKind::*;
        match self {
            N::Daerah => &[Jenis, Kode, Alias, Sumber, Catatan, Label, Kecualikan],
            N::PerangkatDaerah => {
                &[Kode, Alias, Urusan, BagianDari, Menggantikan, Sumber, Catatan, Label, Kecualikan]
            }
            N::Rpjpd | N::Rpjmd | N::Rpd | N::Renstra | N::Rkpd | N::Renja => &[
                Daerah,
                PerangkatDaerah,
                Berpedoman,
                PerubahanDari,
                Periode,
                Tahun,
                TahunProgram,
                Ditetapkan,
                Dasar,
                Nomenklatur,
                SatuanPagu,
                PaguIndikatif,
                Dicabut,
                Alias,
                Sumber,
                Catatan,
                Label,
                Kecualikan,
            ],
            N::Tujuan => &[Mendukung, Nspk, PenanggungJawab, Alias, Sumber, Catatan, Label, Kecualikan],
            N::Sasaran => {
                &[Mendukung, Nspk, PenanggungJawab, Menjawab, Alias, Sumber, Catatan, Label, Kecualikan]
            }
            N::ArahKebijakan => &[Mendukung, Alias, Sumber, Catatan, Label, Kecualikan],
            N::Urusan => &[Pagu, PaguAkhir, Alias, Sumber, Catatan, Label, Kecualikan],
            N::Janji => &[Melalui, PenanggungJawab, Alias, Sumber, Catatan, Label, Kecualikan],
            N::Program => &[
                Mendukung,
                PenanggungJawab,
                Pagu,
                PaguAkhir,
                Tahun,
                Menggantikan,
                Lokasi,
                SumberDana,
                Alias,
                Sumber,
                Catatan,
                Label,
                Kecualikan,
            ],
            N::Outcome | N::Keluaran => &[Mendukung, Pagu, Alias, Sumber, Catatan, Label, Kecualikan],
            N::Kegiatan => &[
                PenanggungJawab,
                Pagu,
                PaguAkhir,
                Tahun,
                Menggantikan,
                Lokasi,
                SumberDana,
                Alias,
                Sumber,
                Catatan,
                Label,
                Kecualikan,
            ],
            N::Subkegiatan => &[
                PenanggungJawab,
                Pagu,
                PaguAkhir,
                Tahun,
                Menggantikan,
                Prioritas,
                Lokasi,
                SumberDana,
                Alias,
                Sumber,
                Catatan,
                Label,
                Kecualikan,
            ],
            N::Indikator => &[
                Satuan,
                Arah,
                Perhitungan,
                Jenis,
                Skala,
                Awal,
                Target,
                Akhir,
                Pagu,
                PaguAkhir,
                Tahun,
                Definisi,
                Formula,
                SumberData,
                Penyedia,
                PenanggungJawab,
                KodeReferensi,
                RumusBaru,
                Berkontribusi,
                Alias,
                Sumber,
                Catatan,
                Label,
                Kecualikan,
            ],
            N::Pendampingan => &[Berpedoman, Batas, Alias, Sumber, Catatan, Label, Kecualikan],
            N::Capaian => &[Realisasi, Alias, Sumber, Catatan, Label, Kecualikan],
            N::Pendamping => &[Mendampingi, Alias, Sumber, Catatan, Label, Kecualikan],
            N::Sesi => &[Pendamping, Alias, Sumber, Label, Kecualikan],
            N::Catatan => &[Tenggat, Faktor, TindakLanjut, Selesai, Alias, Sumber, Label, Kecualikan],
            N::Visi | N::Misi | N::Strategi | N::Aspek | N::Isu => {
                &[Alias, Sumber, Catatan, Label, Kecualikan]
            }
            N::Kelompok | N::Skala => &[],
        }
    }

    /// Whether a statement with this keyword opens a node inside `self`; else it may be a property of the same name
    /// (`skala` in an indicator, `urusan` in an agency, `pendamping` in a session).
    pub fn can_hold(self, child: NodeKind) -> bool {
        self.holds().contains(&child)
    }
}

impl PropKind {
    /// May stand more than once in one node (S07 judges the others; a series may repeat for other years).
    pub const fn may_repeat(self) -> bool {
        use PropKind::*;
        matches!(
            self,
            Target
                | Pagu
                | Awal
                | Realisasi
                | Sumber
                | Catatan
                | Label
                | Alias
                | Kecualikan
                | PaguIndikatif
                | Dicabut
                | Berkontribusi
        )
    }

    /// How its value is written.
    pub const fn shape(self) -> Shape {
        use PropKind::*;
        match self {
            Daerah | Berpedoman | PerubahanDari | Ditetapkan | SatuanPagu | Arah | Perhitungan | Kode
            | Tenggat | KodeReferensi | RumusBaru | Batas | Pendamping | Prioritas | BagianDari => {
                Shape::Word
            }
            Satuan | Nspk | Skala | Nomenklatur | Lokasi | SumberDana => Shape::WordOrText,
            Dasar | Definisi | Formula | SumberData | Faktor | TindakLanjut => Shape::Text,
            Jenis | Alias | Urusan | Menggantikan | PerangkatDaerah | Mendukung | PenanggungJawab
            | Menjawab | Melalui | Penyedia | Label | Mendampingi | Dicabut => Shape::List,
            Periode | Tahun | TahunProgram => Shape::Years,
            Target | Awal | Akhir | Pagu | PaguAkhir => Shape::Series,
            PaguIndikatif => Shape::KeyedSeries,
            Realisasi => Shape::Realisasi,
            Sumber => Shape::Sumber,
            Berkontribusi => Shape::Berkontribusi,
            Kecualikan => Shape::Kecualikan,
            Catatan | Selesai => Shape::Optional,
        }
    }
}

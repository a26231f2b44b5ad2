//! The vocabulary from which plans are composed: agencies with their programs and what they measure, and the phrases
//! that turn a thing into an indicator. Program names and codes follow the public nomenclature; everything else
//! (places, figures, sentences) is made up, for illustration.

mod dasar;
mod penunjang;
mod pilihan;
mod wajib;

use crate::deret::Arah::{self, Naik, Turun};
use crate::deret::Hitung::{self, Posisi, Rilis};

/// One agency of the region: its field of work and the words of that field.
pub(crate) struct Bidang {
    pub kode: &'static str,
    pub nama: &'static str,
    pub alias: &'static str,
    /// The fields of government in its official code, at most three.
    pub urusan: &'static [(&'static str, &'static str)],
    /// Writes a thicker Renstra than the others.
    pub besar: bool,
    /// The RPJMD's sasaran that it leads.
    pub sasaran: &'static str,
    /// How the RPJMD measures that sasaran.
    pub hasil: &'static [Hasil],
    /// The tujuan of its Renstra.
    pub tujuan: &'static str,
    /// Sasaran of its Renstra.
    pub sasaran_pd: &'static [&'static str],
    /// Code and name of the programs that the RPJMD gives it.
    pub program: &'static [(&'static str, &'static str)],
    /// Things that its activities deal with, each with the unit in which they are counted.
    pub objek: &'static [(&'static str, &'static str)],
}

/// A measure of a sasaran: code, name, unit, direction, how it is computed, and the figures between which it moves
/// (before the plan, at its end).
pub(crate) struct Hasil {
    pub kode: &'static str,
    pub nama: &'static str,
    pub satuan: &'static str,
    pub arah: Arah,
    pub hitung: Hitung,
    pub awal: &'static str,
    pub akhir: &'static str,
    /// A numeric scale or the name of one of the register's.
    pub skala: Option<&'static str>,
}

const fn naik(
    kode: &'static str,
    nama: &'static str,
    satuan: &'static str,
    hitung: Hitung,
    awal: &'static str,
    akhir: &'static str,
) -> Hasil {
    Hasil { kode, nama, satuan, arah: Naik, hitung, awal, akhir, skala: None }
}

const fn turun(
    kode: &'static str,
    nama: &'static str,
    satuan: &'static str,
    hitung: Hitung,
    awal: &'static str,
    akhir: &'static str,
) -> Hasil {
    Hasil { kode, nama, satuan, arah: Turun, hitung, awal, akhir, skala: None }
}

/// Every agency but the kecamatan, in the order of the register.
pub(crate) fn bidang() -> impl Iterator<Item = &'static Bidang> {
    dasar::BIDANG.iter().chain(wajib::BIDANG).chain(pilihan::BIDANG).chain(penunjang::BIDANG)
}

/// What the kecamatan of a region have in common; name and code are each one's own.
pub(crate) const KECAMATAN: Bidang = Bidang {
    kode: "kec",
    nama: "Kecamatan",
    alias: "Kec.",
    urusan: &[("7.01", "Kecamatan")],
    besar: false,
    sasaran: "Meningkatnya mutu layanan pemerintahan di kecamatan",
    hasil: &[
        naik("IKMK", "Indeks kepuasan warga atas layanan kecamatan", "indeks", Posisi, "78,20", "88,40"),
        naik(
            "TERP",
            "Persentase aduan warga yang diselesaikan tepat waktu",
            "persen",
            Posisi,
            "64,0",
            "88,0",
        ),
    ],
    tujuan: "Terwujudnya kecamatan yang tanggap terhadap kebutuhan warga",
    sasaran_pd: &[
        "Meningkatnya kecepatan layanan kecamatan",
        "Menguatnya peran warga dalam pembangunan kampung",
    ],
    program: &[
        ("7.01.02", "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"),
        ("7.01.03", "Program Pemberdayaan Masyarakat Desa dan Kelurahan"),
    ],
    objek: &[
        ("loket pelayanan", "unit"),
        ("kelompok warga", "kelompok"),
        ("pos keamanan lingkungan", "unit"),
        ("kader kelurahan", "orang"),
        ("balai warga", "unit"),
        ("jalan lingkungan", "ruas"),
        ("permohonan surat keterangan", "berkas"),
        ("usaha rumahan", "usaha"),
    ],
};

/// The program that every agency has: its name, and its kegiatan with their official numbers.
pub(crate) const PENUNJANG: &str = "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota";
/// See [`PENUNJANG`].
pub(crate) const KEGIATAN_PENUNJANG: &[(&str, &str)] = &[
    ("01", "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah"),
    ("02", "Administrasi Keuangan Perangkat Daerah"),
    ("05", "Administrasi Kepegawaian Perangkat Daerah"),
    ("06", "Administrasi Umum Perangkat Daerah"),
    ("07", "Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah"),
    ("08", "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah"),
    ("09", "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah"),
];
/// What those kegiatan deal with.
pub(crate) const OBJEK_PENUNJANG: &[(&str, &str)] = &[
    ("kendaraan dinas", "unit"),
    ("gedung kantor", "unit"),
    ("peralatan kantor", "unit"),
    ("aparatur", "orang"),
    ("arsip kepegawaian", "berkas"),
    ("sambungan listrik kantor", "titik"),
    ("ruang pelayanan", "ruang"),
    ("perangkat komputer", "unit"),
];

/// Counted in one of these, a thing is a person or a group of persons: words for buildings do not fit it.
pub(crate) fn manusia(satuan: &str) -> bool {
    matches!(
        satuan,
        "orang" | "anak" | "keluarga" | "pasangan" | "kelompok" | "organisasi" | "serikat" | "perusahaan"
    )
}

/// Ends the name of an RPJMD program's indicator: `Persentase puskesmas …`. The first five fit people, too.
pub(crate) const SIFAT_HASIL: &[&str] = &[
    "yang terjangkau layanan dasar",
    "yang lulus penilaian tahunan",
    "yang mampu mandiri",
    "yang terdaftar resmi",
    "dengan layanan tuntas",
    "yang memenuhi standar layanan",
    "dalam kondisi baik",
    "yang berfungsi penuh",
    "yang dinilai memuaskan pengguna",
    "dengan mutu terjaga",
];

/// Ends the name of a sasaran's own indicator in a Renstra.
pub(crate) const SIFAT_SASARAN: &[&str] = &[
    "yang dipercaya oleh warga sekitar",
    "yang tumbuh tanpa bantuan pemerintah",
    "yang menjangkau keluarga rentan",
    "yang berdampak langsung bagi warga",
    "yang naik kelas setiap tahun",
    "yang menjadi rujukan daerah lain",
    "yang tangguh menghadapi perubahan cuaca",
    "yang dirasakan manfaatnya oleh penyandang disabilitas",
];

/// Ends the name of an output together with one of [`TEMPAT`]. The first fourteen fit people, too.
pub(crate) const SIFAT_KELUARAN: &[&str] = &[
    "yang didata",
    "yang difasilitasi",
    "yang disurvei",
    "yang didampingi",
    "yang dipantau berkala",
    "yang diusulkan",
    "yang diutamakan",
    "yang terhubung layanan daring",
    "yang memperoleh bantuan",
    "yang tercatat dalam basis data",
    "yang menjadi percontohan",
    "yang diperiksa setiap semester",
    "yang dibina lintas sektor",
    "yang diperkuat",
    "yang dipetakan",
    "yang diperbarui",
    "yang diverifikasi",
    "yang ditangani",
    "yang dikembangkan",
    "yang dikelola bersama warga",
    "yang ditata ulang",
    "yang dirawat",
];

/// Where an output happens.
pub(crate) const TEMPAT: &[&str] = &[
    "di wilayah utara",
    "di wilayah selatan",
    "di wilayah timur",
    "di wilayah barat",
    "di kawasan pesisir",
    "di kawasan perdesaan",
    "di kawasan perbukitan",
    "di pusat kecamatan",
    "di permukiman padat",
    "di daerah terpencil",
    "di sepanjang sungai",
    "di koridor jalan utama",
    "di sekitar pasar rakyat",
    "di kawasan industri",
    "di lingkungan sekolah",
    "di kawasan wisata",
    "di daerah rawan banjir",
    "di kawasan hutan rakyat",
    "di kelurahan prioritas",
    "di desa tertinggal",
    "di kawasan perbatasan",
    "di kampung nelayan",
    "di lereng gunung",
    "di kota lama",
];

/// Begins the name of a kegiatan. The first five fit people, too.
pub(crate) const KERJA_KEGIATAN: &[&str] = &[
    "Pembinaan",
    "Penguatan",
    "Pelayanan",
    "Fasilitasi",
    "Pemberdayaan",
    "Pengelolaan",
    "Penyelenggaraan",
    "Pengembangan",
    "Penataan",
    "Pengawasan",
];

/// Begins the name of a subkegiatan. The first six fit people, too.
pub(crate) const KERJA_SUBKEGIATAN: &[&str] = &[
    "Pendataan",
    "Pendampingan",
    "Pemantauan",
    "Koordinasi",
    "Sosialisasi",
    "Pelayanan",
    "Penyediaan",
    "Pemeliharaan",
    "Pemetaan",
    "Pembaruan",
    "Rehabilitasi",
    "Pembangunan",
];

/// Those of a list of words that fit a thing counted in `satuan`: all, or for people the first `manusiawi`.
pub(crate) fn cocok(
    kata: &'static [&'static str],
    manusiawi: usize,
    satuan: &str,
) -> &'static [&'static str] {
    if manusia(satuan) { &kata[..manusiawi] } else { kata }
}

/// Ends an outcome sentence of a program; begins with `Meningkatnya`.
pub(crate) const KATA_OUTCOME: &[&str] =
    &["pelayanan", "penguatan", "pembinaan", "pemanfaatan", "penataan", "kemajuan", "kesiapan", "jangkauan"];

/// Things that two agencies bring about together, with their unit; the sentence is the RPJMD's indicator.
pub(crate) const BERSAMA: &[(&str, &str, &str)] = &[
    ("KELU", "Jumlah keluarga yang keluar dari kerentanan", "keluarga"),
    ("USBR", "Jumlah pelaku usaha baru yang bertahan setahun", "usaha"),
    ("KAMP", "Jumlah kampung yang tertata lintas sektor", "kampung"),
    ("PELO", "Jumlah pemuda pelopor yang menggerakkan lingkungan", "pemuda"),
    ("RUMA", "Jumlah rumah yang tersambung jaringan dasar", "rumah"),
    ("SEKO", "Jumlah sekolah ramah lingkungan", "sekolah"),
    ("LAHA", "Jumlah lahan kritis yang dipulihkan", "hektare"),
    ("KOMU", "Jumlah komunitas siaga yang aktif sepanjang tahun", "komunitas"),
    ("PERE", "Jumlah perempuan kepala keluarga yang berdaya", "orang"),
    ("TITI", "Jumlah titik layanan terpadu yang beroperasi", "titik"),
    ("POSY", "Jumlah posyandu yang bangkit kembali", "posyandu"),
    ("PETA", "Jumlah petani muda yang bertahan di desa", "petani"),
];

/// Sentences of the RPJMD's isu.
pub(crate) const ISU: &[&str] = &[
    "Kesenjangan layanan dasar antarwilayah",
    "Daya saing ekonomi yang belum merata",
    "Tekanan terhadap daya dukung lingkungan",
    "Tata kelola pemerintahan yang perlu dibenahi",
];

/// Sentences of the RPJMD's misi; the first words of its tujuan.
pub(crate) const MISI: &[(&str, &str)] = &[
    ("Membangun manusia yang sehat, cerdas, dan berdaya", "Terbangunnya manusia yang berdaya"),
    ("Menguatkan ekonomi rakyat dari kampung ke kota", "Menguatnya ekonomi rakyat"),
    ("Menyediakan prasarana yang andal dan lestari", "Tersedianya prasarana yang andal"),
    ("Menata birokrasi yang tanggap dan bersih", "Tertatanya birokrasi yang tanggap"),
    ("Merawat kerukunan dan ketangguhan warga", "Terawatnya ketangguhan warga"),
];

/// What a tujuan adds to its misi's words, so that no two read alike.
pub(crate) const LINGKUP: &[&str] = &[
    "di seluruh wilayah",
    "bagi generasi muda",
    "bersama dunia usaha",
    "dengan layanan yang dekat",
    "sepanjang siklus hidup",
    "di perdesaan",
    "melalui kerja lintas sektor",
];

/// Measures of an RPJMD tujuan.
pub(crate) const HASIL_TUJUAN: &[Hasil] = &[
    naik("IPM", "Indeks pembangunan manusia", "indeks", Rilis, "71,20", "75,10"),
    naik("PDRB", "Produk domestik regional bruto per kapita", "juta rupiah", Rilis, "38,40", "52,10"),
    naik("IDI", "Indeks daya saing infrastruktur", "indeks", Rilis, "3,10", "3,96"),
    naik("IRBD", "Indeks reformasi birokrasi", "indeks", Rilis, "66,40", "80,20"),
    naik("IHS", "Indeks harapan sosial", "indeks", Posisi, "61,00", "72,50"),
    turun("GINI", "Rasio gini", "poin", Rilis, "0,381", "0,322"),
    naik("IKA", "Indeks kota tangguh", "indeks", Posisi, "54,30", "68,00"),
    naik("IPP", "Indeks pelayanan publik", "indeks", Rilis, "3,42", "4,30"),
    naik("IEI", "Indeks ekonomi inklusif", "indeks", Posisi, "5,61", "6,48"),
    turun("EMIS", "Intensitas emisi gas rumah kaca", "ton per miliar rupiah", Posisi, "412,0", "340,0"),
    naik("IPRO", "Indeks produktivitas tenaga kerja", "indeks", Posisi, "58,10", "67,40"),
    naik("IKW", "Indeks kebahagiaan warga", "indeks", Rilis, "70,80", "75,90"),
    naik("IDB", "Indeks daya saing daerah", "indeks", Rilis, "3,02", "3,71"),
    naik("IMD", "Indeks masyarakat digital", "indeks", Rilis, "41,60", "52,80"),
];

/// Measures that describe the region and are nobody's target: the RPJMD's `aspek`.
pub(crate) const HASIL_ASPEK: &[(&str, &[Hasil])] = &[
    (
        "Daya saing daerah",
        &[
            turun("ICOR", "Rasio modal terhadap tambahan keluaran", "angka", Rilis, "6,40", "5,20"),
            naik("KRED", "Penyaluran kredit perbankan", "miliar rupiah", Posisi, "1.840", "2.610"),
        ],
    ),
    (
        "Kesejahteraan masyarakat",
        &[
            naik("KONS", "Pengeluaran riil per kapita", "ribu rupiah", Rilis, "10.420", "12.180"),
            turun("TIMP", "Tingkat ketimpangan antarkecamatan", "poin", Posisi, "0,412", "0,330"),
        ],
    ),
];

/// First and second half of a made-up region's name.
pub(crate) const NAMA_DEPAN: &[&str] = &[
    "Tanjung", "Muara", "Bukit", "Telaga", "Padang", "Lembah", "Teluk", "Gunung", "Rawa", "Karang", "Batu",
    "Kuala", "Ranah", "Sungai", "Pulau", "Ujung", "Simpang", "Lubuk", "Hulu", "Pantai", "Dataran", "Tebing",
    "Danau", "Selat",
];
/// See [`NAMA_DEPAN`].
pub(crate) const NAMA_BELAKANG: &[&str] = &[
    "Asri", "Damai", "Rimba", "Cendana", "Melati", "Kenanga", "Embun", "Fajar", "Purnama", "Mentari",
    "Seruni", "Angsana", "Meranti", "Cempaka", "Pelangi", "Kemuning", "Delima", "Pandan", "Jati", "Rotan",
    "Kelapa", "Sawo", "Randu",
];
/// Names of kecamatan, after `Kecamatan`.
pub(crate) const NAMA_KECAMATAN: &[&str] =
    &["Cendana", "Mawar", "Tirta", "Kencana", "Wana", "Sari", "Rukun", "Kertamulya", "Sukamaju", "Pasirjaya"];

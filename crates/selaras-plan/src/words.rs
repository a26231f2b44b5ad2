//! Lists of words that rules judge names by. Each is short on purpose: a word is here because real plans show that it
//! means what the rule says. Normal spelling (see the table in [`crate::name`]), lower case.

use crate::name::Name;

/// First words of a name that say its value is a share (rule I03).
pub const SHARE: &[&str] = &["persentase"];

/// First words of a name that say its value is a count (rule I03).
pub const COUNT: &[&str] = &["jumlah"];

/// First words of a name that say its value is a figure on a scale (rule I03).
pub const INDEX: &[&str] = &["indeks", "nilai", "skor"];

/// Activities, as first word of a sasaran's or tujuan's measure: something was done (rule I08). The two named by the
/// catalogue, and their synonyms in the output columns of the national nomenclature.
pub const ACTIVITIES: &[&str] = &[
    "terlaksananya",
    "terlaksana",
    "tersusunnya",
    "tersusun",
    "terselenggaranya",
    "terfasilitasinya",
    "pelaksanaan",
    "penyusunan",
    "penyelenggaraan",
];

/// Products of desk and meeting room, right after "jumlah" or as first word (rule I08): units of output of the national
/// nomenclature that no tujuan or sasaran is about.
pub const PRODUCTS: &[&str] = &[
    "dokumen",
    "laporan",
    "rapat",
    "sosialisasi",
    "bimtek",
    "pelatihan",
    "workshop",
    "seminar",
    "naskah",
    "buku",
    "notulen",
];

/// People as the product of a course: "jumlah orang yang dilatih", "jumlah peserta pelatihan" (rule I08).
const TRAINED: &[&str] = &["dilatih", "terlatih", "pelatihan", "bimtek", "sosialisasi", "workshop"];
const PEOPLE: &[&str] = &["orang", "peserta", "aparatur", "pegawai", "asn"];

/// Words of what should become less (rule I21).
pub const NEGATIVE: &[&str] = &[
    "kecelakaan",
    "kematian",
    "kemiskinan",
    "miskin",
    "pengangguran",
    "stunting",
    "wasting",
    "kekerasan",
    "kejahatan",
    "kriminalitas",
    "kesakitan",
    "ketimpangan",
    "pencemaran",
    "kekumuhan",
    "pelanggaran",
    "kebakaran",
];

/// Words that turn the meaning of a name with one of [`NEGATIVE`] around, or make it the measure of a service (rule I21).
pub const TURNED: &[&str] = &[
    "penurunan",
    "menurunnya",
    "turunnya",
    "pengurangan",
    "berkurangnya",
    "penanganan",
    "ditangani",
    "tertangani",
    "penanggulangan",
    "ditanggulangi",
    "pencegahan",
    "pengendalian",
    "penyelesaian",
    "diselesaikan",
    "terselesaikan",
    "ditindaklanjuti",
    "penegakan",
    "kepemilikan",
    "pelayanan",
    "layanan",
    "dilayani",
    "terlayani",
    "mendapatkan",
    "mendapat",
    "memperoleh",
    "menerima",
    "penerima",
    "bantuan",
    "perlindungan",
    "pemberdayaan",
    "penghapusan",
    "bebas",
    "tanpa",
    "tanggap",
    "siaga",
    "akta",
    "pelaporan",
    "dilaporkan",
    "pencatatan",
    "cakupan",
    "manajemen",
    "pendampingan",
];

/// Words of a name whose percent may lie outside 0–100 (rule T10). `capaian` stands also for words that end with it.
pub const NO_SHARE_OF_A_WHOLE: &[&str] = &["pertumbuhan", "laju", "rasio", "capaian", "peningkatan"];

/// What the first word of a name says about its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FirstWord {
    /// Persentase …
    Share,
    /// Jumlah …
    Count,
    /// Indeks, Nilai, Skor …
    Index,
}

/// What the first word of a name says about its value (rule I03).
pub fn first_word(name: &Name) -> Option<FirstWord> {
    let first = name.words().next()?;
    [(SHARE, FirstWord::Share), (COUNT, FirstWord::Count), (INDEX, FirstWord::Index)]
        .into_iter()
        .find(|(list, _)| list.contains(&first))
        .map(|(_, kind)| kind)
}

/// The word by which a measure counts a product or an activity instead of a result (rule I08). "Jumlah" alone is no
/// reason, nor is a share of products ("persentase dokumen yang …").
pub fn product_or_activity(name: &Name) -> Option<&str> {
    let mut words = name.words();
    let first = words.next()?;
    if ACTIVITIES.contains(&first) || PRODUCTS.contains(&first) {
        return Some(first);
    }
    if !matches!(first, "jumlah" | "banyaknya" | "tersedianya") {
        return None;
    }
    let second = words.next()?;
    if PRODUCTS.contains(&second) {
        return Some(second);
    }
    if PEOPLE.contains(&second) {
        return words.take(3).find(|word| TRAINED.contains(word));
    }
    None
}

/// The word that says that the measure should become less, where nothing in the name turns it around (rule I21).
pub fn negative(name: &Name) -> Option<&str> {
    if name.words().any(|word| TURNED.contains(&word)) {
        return None;
    }
    name.words().find(|word| NEGATIVE.contains(word))
}

/// By its name alone, a percentage of this measure may lie below 0 or above 100 (rule T10).
pub fn may_exceed_whole(name: &Name) -> bool {
    let mut before = "";
    name.words().any(|word| {
        let found = NO_SHARE_OF_A_WHOLE.contains(&word)
            || word.ends_with("capaian")
            || (before == "partisipasi" && word == "kasar");
        before = word;
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_normal_words() {
        for list in [
            SHARE,
            COUNT,
            INDEX,
            ACTIVITIES,
            PRODUCTS,
            TRAINED,
            PEOPLE,
            NEGATIVE,
            TURNED,
            NO_SHARE_OF_A_WHOLE,
        ] {
            for word in list {
                assert_eq!(Name::new(word).as_str(), *word);
            }
        }
    }

    #[test]
    fn first_words() {
        for (name, kind) in [
            ("Prosentase pengembangan rute pelayaran", Some(FirstWord::Share)),
            ("Indikator Program (Outcome) : Persentase Masyarakat", Some(FirstWord::Share)),
            ("Jumiah sub domain", Some(FirstWord::Count)),
            ("Nilai SPBE", Some(FirstWord::Index)),
            ("Indeks Inovasi", Some(FirstWord::Index)),
            ("Tingkat Keamanan Informasi", None),
            ("", None),
        ] {
            assert_eq!(first_word(&Name::new(name)), kind, "{name}");
        }
    }

    #[test]
    fn products_and_activities() {
        for (name, word) in [
            ("Jumlah dokumen perencanaan", Some("dokumen")),
            ("Jumlah Laporan Administrasi Keuangan Perangkat Daerah", Some("laporan")),
            ("Terlaksananya rapat koordinasi", Some("terlaksananya")),
            ("Tersusunnya dokumen Renstra", Some("tersusunnya")),
            ("Jumlah orang yang dilatih", Some("dilatih")),
            ("Jumlah peserta pelatihan", Some("pelatihan")),
            ("Jumlah kematian Ibu", None),
            ("Jumlah orang miskin", None),
            ("Persentase dokumen perencanaan yang selaras", None),
            ("Tersedianya sistem pelayanan terpadu", None),
            ("Nilai SAKIP Perangkat Daerah", None),
        ] {
            assert_eq!(product_or_activity(&Name::new(name)), word, "{name}");
        }
    }

    #[test]
    fn what_should_become_less() {
        for (name, word) in [
            ("Persentase Kejadian kecelakaan lalu lintas", Some("kecelakaan")),
            ("Angka Kemiskinan", Some("kemiskinan")),
            ("Jumlah kematian bayi", Some("kematian")),
            ("Tingkat Pengangguran Terbuka", Some("pengangguran")),
            ("Persentase penurunan pelanggaran PERDA", None),
            ("Persentase kepemilikan akta kematian", None),
            ("Persentase korban kekerasan yang ditangani", None),
            ("Indeks Pembangunan Manusia", None),
        ] {
            assert_eq!(negative(&Name::new(name)), word, "{name}");
        }
    }

    #[test]
    fn shares_that_may_leave_the_whole() {
        for (name, expected) in [
            ("Pertumbuhan PDRB Sektor Industri Pengolahan", true),
            ("Laju inflasi", true),
            ("Angka Partisipasi Kasar SMP", true),
            ("Angka Partisipasi Murni SMP", false),
            ("Persentase Ketercapaian Indikator Tujuan", true),
            ("Persentase peningkatan kunjungan", true),
            ("Persentase perangkat daerah pengguna layanan", false),
        ] {
            assert_eq!(may_exceed_whole(&Name::new(name)), expected, "{name}");
        }
    }
}

//! Units of measure and their many spellings. `persen`, `%`, `Prosentase` are one unit; `ribu orang` and `orang` are two
//! that convert; `persen` and `indeks` never do.

use crate::number::{Decimal, multiplier};
use rustc_hash::{FxHashMap, FxHasher};
use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

/// A unit, by what it means: two spellings of one unit are equal, and are shown alike.
#[derive(Clone)]
pub struct Unit {
    /// The normal form of the unit without its multiplier: `orang` of `ribu orang`.
    base: Cow<'static, str>,
    hash: u64,
    /// Ten to this power of the base are one of this: 3 of `ribu orang`.
    power: u8,
    class: UnitClass,
}

/// What kind of thing a unit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitClass {
    /// None given.
    None,
    /// Hundredths: `persen`, `% PDRB`.
    Percent,
    /// A figure on a scale made by someone: `indeks`, `nilai`, `skor`, `poin`, `level`.
    Index,
    /// A bare figure that says nothing: `angka`.
    Plain,
    /// `rasio`
    Ratio,
    /// A grade: `predikat`, `opini`, `kategori`.
    Grade,
    /// `rupiah`, `dolar`
    Money,
    /// A measured quantity: `km`, `ton`, `hari`.
    Measure,
    /// One thing per another: `orang/bulan`.
    Per,
    /// Things that are counted: `dokumen`, `orang`, and every other word.
    Count,
}

/// Spellings of one unit, the normal one first. From the unit columns of plans of five governments and of the national
/// nomenclature: cases, abbreviations, slips of the pen.
const SPELLINGS: &[(UnitClass, &[&str])] = &[
    (
        UnitClass::Percent,
        &[
            "persen",
            "%",
            "persentase",
            "prosentase",
            "presentase",
            "persetase",
            "prosentasi",
            "prosen",
            "percent",
            "pct",
        ],
    ),
    (UnitClass::Index, &["indeks", "index", "indek", "indeksi"]),
    (UnitClass::Index, &["nilai", "nilal"]),
    (UnitClass::Index, &["skor", "score", "skore"]),
    (UnitClass::Index, &["poin", "point", "points"]),
    (UnitClass::Index, &["level", "lvl"]),
    (UnitClass::Index, &["skala"]),
    (UnitClass::Index, &["nilai/angka", "angka/nilai"]),
    (UnitClass::Index, &["nilai akreditasi"]),
    (UnitClass::Plain, &["angka", "bilangan"]),
    (UnitClass::Ratio, &["rasio", "ratio"]),
    (UnitClass::Grade, &["predikat", "predikat/nilai", "nilai/predikat"]),
    (UnitClass::Grade, &["opini"]),
    (UnitClass::Grade, &["kategori", "kriteria"]),
    (UnitClass::Grade, &["peringkat", "ranking"]),
    (UnitClass::Money, &["rupiah", "rp", "idr", "rupiah rp"]),
    (UnitClass::Money, &["dolar", "us$", "usd", "u$$", "u$", "us dollar", "dollar", "dolar as"]),
    (UnitClass::Measure, &["meter", "m", "mtr"]),
    (UnitClass::Measure, &["kilometer", "km"]),
    (UnitClass::Measure, &["meter persegi", "m2", "m^2"]),
    (UnitClass::Measure, &["kilometer persegi", "km2", "km^2"]),
    (UnitClass::Measure, &["hektare", "ha", "hektar", "hekta", "hekto are", "hektoare"]),
    (UnitClass::Measure, &["meter kubik", "m3", "m^3"]),
    (UnitClass::Measure, &["liter", "ltr"]),
    (UnitClass::Measure, &["gram", "gr"]),
    (UnitClass::Measure, &["kilogram", "kg"]),
    (UnitClass::Measure, &["kuintal", "kwintal", "kw"]),
    (UnitClass::Measure, &["ton"]),
    (UnitClass::Measure, &["detik"]),
    (UnitClass::Measure, &["menit"]),
    (UnitClass::Measure, &["jam"]),
    (UnitClass::Measure, &["hari"]),
    (UnitClass::Measure, &["minggu"]),
    (UnitClass::Measure, &["bulan", "bln"]),
    (UnitClass::Measure, &["triwulan"]),
    (UnitClass::Measure, &["tahun", "thn", "th"]),
    (UnitClass::Measure, &["kilokalori", "kkal"]),
    (UnitClass::Measure, &["kilowatt-jam", "kwh"]),
    (UnitClass::Measure, &["megawatt", "mw"]),
    (UnitClass::Measure, &["derajat", "°c"]),
    (UnitClass::Measure, &["ton co2 eq", "ton co2e", "ton co2eq", "ton co2-eq"]),
    (UnitClass::Count, &["dokumen", "dok", "doc", "doumen", "dokumem", "dokumentasi", "dokuman", "document"]),
    (UnitClass::Count, &["laporan", "lap", "laporan laporan"]),
    (UnitClass::Count, &["orang", "org"]),
    (UnitClass::Count, &["kegiatan", "keg"]),
    (UnitClass::Count, &["unit", "unir", "units"]),
    (UnitClass::Count, &["eksemplar", "eksampelar", "exemplar", "eksemplaar", "eks"]),
    (UnitClass::Count, &["organisasi", "organiasasi", "organisai"]),
    (UnitClass::Count, &["objek", "obyek"]),
    (UnitClass::Count, &["objek pajak", "obyek pajak"]),
    (UnitClass::Count, &["satuan pendidikan", "satuanpendidikan"]),
    (
        UnitClass::Count,
        &["perangkat daerah", "opd", "skpd", "pd", "perangkatdaerah", "organisasi perangkat daerah"],
    ),
    (UnitClass::Count, &["kepala keluarga", "kk"]),
    (UnitClass::Count, &["kabupaten/kota", "kab/kota", "kab./kota", "kabupaten kota"]),
    (UnitClass::Count, &["provinsi/kabupaten/kota", "provinsi/kab/kota"]),
    (UnitClass::Count, &["desa/kelurahan", "desa/kel"]),
    (UnitClass::Count, &["sambungan rumah", "sr", "sambungan rumah sr"]),
    (UnitClass::Count, &["subsektor", "sub sektor"]),
    (UnitClass::Count, &["unit manajemen", "unit managemen"]),
    (UnitClass::Count, &["kelompok masyarakat/ormas", "pokmas/ormas"]),
    (UnitClass::Count, &["kelompok masyarakat", "pokmas"]),
    (UnitClass::Count, &["badan usaha milik kampung", "bum kampung"]),
    (UnitClass::Count, &["usaha mikro, kecil, dan menengah", "umkm"]),
    (UnitClass::Count, &["kelompok pra koperasi", "kelompok pra-koperasi"]),
    (UnitClass::Count, &["kerja sama", "kerjasama"]),
    (UnitClass::Count, &["surat keputusan", "sk"]),
];

/// Measures that convert, in the smallest of their kind, with how many of it they are.
const MEASURES: &[&[(&str, u32)]] = &[
    &[("meter", 1), ("kilometer", 1_000)],
    &[("meter persegi", 1), ("hektare", 10_000), ("kilometer persegi", 1_000_000)],
    &[("liter", 1), ("meter kubik", 1_000)],
    &[("gram", 1), ("kilogram", 1_000), ("kuintal", 100_000), ("ton", 1_000_000)],
    &[("detik", 1), ("menit", 60), ("jam", 3_600)],
];

impl Unit {
    /// Reads a unit as written, without quotes. Never fails: an unknown word is a unit of its own.
    pub fn parse(text: &str) -> Unit {
        // Most units are written in one of the spellings that are known.
        if let Some(&(class, name)) = KNOWN.get(text) {
            return Unit::new(Cow::Borrowed(name), 0, class);
        }
        let mut power = 0;
        let mut base = String::with_capacity(text.len());
        for word in words(text) {
            match multiplier(&word) {
                Some(found) if power == 0 => {
                    power = found as u8;
                    continue;
                }
                _ => {}
            }
            let per = word == "/" || word == "per";
            if !per && !base.is_empty() && !base.ends_with('/') {
                base.push(' ');
            }
            base.push_str(if per { "/" } else { &word });
        }
        let (class, base) = normal(base.trim_matches([' ', '/']));
        Unit::new(base, power, class)
    }

    fn new(base: Cow<'static, str>, power: u8, class: UnitClass) -> Unit {
        let mut hasher = FxHasher::default();
        base.hash(&mut hasher);
        Unit { hash: hasher.finish(), base, power, class }
    }

    /// No unit given.
    pub fn is_empty(&self) -> bool {
        self.class == UnitClass::None
    }

    /// What kind of thing it counts.
    pub const fn class(&self) -> UnitClass {
        self.class
    }

    /// Hundredths of something.
    pub fn is_percent(&self) -> bool {
        self.class == UnitClass::Percent
    }

    /// A figure on a made scale: indeks, nilai, skor, poin, level. Not `angka`, which says nothing about the figure.
    pub fn is_index(&self) -> bool {
        self.class == UnitClass::Index
    }

    /// Things that are counted: orang, dokumen, and every word that is nothing else.
    pub fn is_count(&self) -> bool {
        self.class == UnitClass::Count
    }

    /// Rupiah or dollars, in ones or in thousands, millions …
    pub fn is_money(&self) -> bool {
        self.class == UnitClass::Money
    }

    /// Values of such a unit are grades: predikat, opini, kategori.
    pub fn is_grade(&self) -> bool {
        self.class == UnitClass::Grade
    }

    /// How many of `other` one of this is: 1000 from `ribu orang` to `orang`, 0,001 back. None where they do not
    /// convert, or not exactly (then the other way around may).
    pub fn convert_to(&self, other: &Unit) -> Option<Decimal> {
        self.convert(Decimal::ONE, other)
    }

    /// The two count the same thing, perhaps in other multiples.
    pub fn converts_to(&self, other: &Unit) -> bool {
        self.convert_to(other).is_some() || other.convert_to(self).is_some()
    }

    /// An amount of this unit counted in `other`; none where they do not convert, or not exactly.
    pub fn convert(&self, amount: Decimal, other: &Unit) -> Option<Decimal> {
        if self == other {
            return Some(amount);
        }
        let (mine, theirs) = if self.hash == other.hash && self.base == other.base {
            (1, 1)
        } else {
            let kind = MEASURES.iter().find(|kind| kind.iter().any(|(name, _)| *name == self.base))?;
            let size = |unit: &Unit| kind.iter().find(|(name, _)| *name == unit.base).map(|&(_, n)| n);
            (size(self)?, size(other)?)
        };
        let total = i128::from(mine).checked_mul(10i128.checked_pow(self.power.into())?)?;
        let each = i128::from(theirs).checked_mul(10i128.checked_pow(other.power.into())?)?;
        let amount = Decimal::try_from_i128_with_scale(amount.mantissa().checked_mul(total)?, amount.scale());
        divide_exactly(amount.ok()?, each)
    }

    /// Its normal spelling: `persen`, `ribu orang`.
    pub fn show(&self) -> String {
        self.to_string()
    }
}

/// `amount / by`, or none where it does not end within the digits of a decimal.
fn divide_exactly(amount: Decimal, by: i128) -> Option<Decimal> {
    let divisor = Decimal::try_from_i128_with_scale(by, 0).ok()?;
    let quotient = amount.checked_div(divisor)?;
    let back = quotient.mantissa().checked_mul(by)?;
    let back = Decimal::try_from_i128_with_scale(back, quotient.scale()).ok()?;
    (back == amount).then(|| quotient.normalize())
}

/// The words of a unit, in lower case, without brackets and points; `/` is a word of its own.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '/' => {
                words.push(std::mem::take(&mut word));
                words.push("/".to_owned());
            }
            '²' => word.push('2'),
            '³' => word.push('3'),
            '(' | ')' | '[' | ']' | '.' | '\\' | '"' | '“' | '”' | '\'' | ';' | ':' => {
                words.push(std::mem::take(&mut word));
            }
            c if c.is_whitespace() => words.push(std::mem::take(&mut word)),
            c => word.push(c),
        }
    }
    words.push(word);
    words.retain(|w| !w.is_empty());
    words
}

/// The class and the normal spelling of a unit: the whole, else part by part, else word by word.
fn normal(base: &str) -> (UnitClass, Cow<'static, str>) {
    if base.is_empty() {
        return (UnitClass::None, Cow::Borrowed(""));
    }
    if let Some(&(class, name)) = KNOWN.get(base) {
        return (class, Cow::Borrowed(name));
    }
    if base.contains('/') {
        let parts: Vec<_> = base.split('/').map(|part| normal(part.trim())).collect();
        // `laporan/dokumen` counts either; `orang/bulan` is a measure of both.
        let counts = parts.iter().all(|(class, _)| *class == UnitClass::Count);
        let base = parts.iter().map(|(_, name)| &**name).collect::<Vec<_>>().join("/");
        return match KNOWN.get(base.as_str()) {
            Some(&(class, name)) => (class, Cow::Borrowed(name)),
            None if counts => (UnitClass::Count, Cow::Owned(base)),
            None => (UnitClass::Per, Cow::Owned(base)),
        };
    }
    // `persen pdrb`, `dok perencanaan`: the first word says the kind, each word its spelling.
    let kind = base.split(' ').next().and_then(|word| KNOWN.get(word)).map(|&(class, _)| class);
    let words: Vec<&str> =
        base.split(' ').map(|word| KNOWN.get(word).map_or(word, |&(_, name)| name)).collect();
    let class = match kind {
        Some(class @ (UnitClass::Percent | UnitClass::Index | UnitClass::Money)) => class,
        _ => UnitClass::Count,
    };
    (class, Cow::Owned(words.join(" ")))
}

/// [`SPELLINGS`] by spelling: the class and the normal one.
static KNOWN: LazyLock<FxHashMap<&'static str, (UnitClass, &'static str)>> = LazyLock::new(|| {
    let all = SPELLINGS.iter().filter_map(|(class, all)| Some((class, all, *all.first()?)));
    all.flat_map(|(class, all, name)| all.iter().map(move |&spelling| (spelling, (*class, name)))).collect()
});

impl PartialEq for Unit {
    fn eq(&self, other: &Unit) -> bool {
        self.hash == other.hash && self.power == other.power && self.base == other.base
    }
}

impl Eq for Unit {}

impl Hash for Unit {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.hash.hash(state);
        self.power.hash(state);
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let power = u32::from(self.power);
        let word = crate::number::MULTIPLIERS.iter().find(|&&(_, p)| p == power && p > 0);
        match (word, self.base.is_empty()) {
            (Some((word, _)), false) => write!(f, "{word} {}", self.base),
            (Some((word, _)), true) => f.write_str(word),
            (None, _) => f.write_str(&self.base),
        }
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_unit() {
        for group in [
            &["persen", "%", "Persen", "Persentase", "prosentase", "%)", " persen ", "PERSEN"][..],
            &["Dokumen", "dokumen", "Dokumen ", "Dok", "Dok.", "Doumen"],
            &["Orang", "org", "Org."],
            &["Orang/bulan", "Orang / Bulan", "Orang/ Bulan", "orang per bulan"],
            &["unit", "UNIT", "Unir"],
            &["Eksemplar", "Eksampelar"],
            &["Organisasi", "Organiasasi"],
            &["Satuan Pendidikan", "SatuanPendidikan"],
            &["Obyek Pajak ", "objek pajak"],
            &["OPD", "SKPD", "Perangkat Daerah", "perangkat daerah"],
            &["Kepala Keluarga", "KK"],
            &["Ha", "Hektar", "hektare"],
            &["M2", "m²", "\\(m^2\\)"],
            &["M³/Hari", "m3/hari"],
            &["Kabupaten/Kota", "Kab/Kota", "kabupaten/kota"],
            &["Rp", "rupiah", "Rp."],
            &["Rp Juta", "Juta Rupiah", "Rp. Juta", "juta rp"],
            &["ribu orang", "Ribu Org"],
            &["Laporan / Dokumen", "laporan/dokumen"],
        ] {
            let first = Unit::parse(group[0]);
            for text in group {
                let unit = Unit::parse(text);
                assert_eq!(unit, first, "{text}");
                assert_eq!(unit.show(), first.show());
            }
        }
        let different =
            ["persen", "indeks", "nilai", "angka", "orang", "ribu orang", "orang/bulan", "dokumen"];
        for (i, a) in different.iter().enumerate() {
            for b in &different[i + 1..] {
                assert_ne!(Unit::parse(a), Unit::parse(b));
            }
        }
    }

    #[test]
    fn kinds_of_units() {
        use UnitClass::*;
        for (text, class) in [
            ("%", Percent),
            ("% PDRB", Percent),
            ("Indeks", Index),
            ("Nilai", Index),
            ("skor", Index),
            ("Poin", Index),
            ("Nilai/Angka", Index),
            ("Angka", Plain),
            ("Rasio", Ratio),
            ("Predikat", Grade),
            ("Rp", Money),
            ("Juta Rupiah", Money),
            ("KM", Measure),
            ("Hari", Measure),
            ("Juta Rupiah/Tenaga Kerja", Per),
            ("Kkal/Kapita/Hari", Per),
            ("Orang", Count),
            ("Laporan / Dokumen", Count),
            ("Orang/Bulan", Per),
            ("Berita Acara", Count),
            ("ruas jalan", Count),
            ("", None),
            ("()", None),
        ] {
            assert_eq!(Unit::parse(text).class(), class, "{text}");
        }
    }

    #[test]
    fn what_converts_does_so_exactly() {
        for (from, to, factor) in [
            ("ribu orang", "orang", Some("1000")),
            ("orang", "ribu orang", Some("0.001")),
            ("Rp juta", "rupiah", Some("1000000")),
            ("miliar rupiah", "juta rupiah", Some("1000")),
            ("km", "meter", Some("1000")),
            ("ha", "m2", Some("10000")),
            ("ton", "kuintal", Some("10")),
            ("ribu ton", "kg", Some("1000000")),
            ("jam", "menit", Some("60")),
            ("menit", "jam", None),
            ("m3", "liter", Some("1000")),
            ("persen", "indeks", None),
            ("orang", "kk", None),
            ("hari", "bulan", None),
            ("dokumen", "Dok", Some("1")),
        ] {
            let found = Unit::parse(from).convert_to(&Unit::parse(to));
            assert_eq!(found, factor.map(|f| f.parse().unwrap()), "{from} {to}");
        }
        assert!(Unit::parse("menit").converts_to(&Unit::parse("jam")));
        let hours = Unit::parse("menit").convert(Decimal::from(90), &Unit::parse("jam"));
        assert_eq!(hours, Some("1.5".parse().unwrap()));
    }

    proptest! {
        #[test]
        fn a_unit_is_shown_as_it_reads(text in "\\PC{0,16}|(ribu |juta )?[a-zA-Z/ .()%]{0,20}") {
            let unit = Unit::parse(&text);
            prop_assert_eq!(Unit::parse(&unit.show()), unit.clone(), "{} -> {}", text, unit.show());
            let _ = unit.convert_to(&Unit::parse("orang"));
        }
    }
}

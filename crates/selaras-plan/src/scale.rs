//! Ordinal scales: grades in an order, perhaps with bands of scores, and numeric scales such as 0–5.

use crate::number::{Decimal, parse_number};

/// A scale that values of an indicator are read by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scale {
    /// Its code or title.
    pub name: String,
    /// What it consists of.
    pub kind: ScaleKind,
}

/// What a scale consists of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ScaleKind {
    /// Grades with their bands of scores (grade, low, high), the lowest first. A score on the border of two bands
    /// belongs to the lower one, as in the national predikat ("> 80–90").
    Bands(Vec<(String, Decimal, Decimal)>),
    /// Grades, the lowest first.
    Order(Vec<String>),
    /// Numbers from `low` to `high`.
    Numeric {
        /// The least value.
        low: Decimal,
        /// The greatest.
        high: Decimal,
    },
}

/// Predikat SAKIP, from Peraturan Menteri PANRB 88/2021 (belum diverifikasi).
const SAKIP: &[(&str, i64, i64)] = &[
    ("D", 0, 30),
    ("C", 30, 50),
    ("CC", 50, 60),
    ("B", 60, 70),
    ("BB", 70, 80),
    ("A", 80, 90),
    ("AA", 90, 100),
];

/// Opinions of BPK on the accounts, the lowest first (UU 15/2004, belum diverifikasi), with their long names.
const OPINI: &[(&str, &[&str])] = &[
    ("TMP", &["Tidak Memberikan Pendapat", "Tidak Menyatakan Pendapat", "Disclaimer"]),
    ("TW", &["Tidak Wajar"]),
    ("WDP", &["Wajar Dengan Pengecualian"]),
    ("WTP", &["Wajar Tanpa Pengecualian", "WTP-DPP"]),
];

impl Scale {
    /// A built-in scale: `sakip` (also `predikat`, `predikat sakip`, `akip`) and `opini` (also `bpk`, `opini bpk`).
    pub fn builtin(name: &str) -> Option<Scale> {
        match squeeze(name).as_str() {
            "sakip" | "predikat" | "predikatsakip" | "akip" | "predikatakip" => Some(Scale::sakip()),
            "opini" | "bpk" | "opinibpk" => Some(Scale::opini()),
            _ => None,
        }
    }

    /// The built-in scale that has this grade: predikat SAKIP for `BB`, opini BPK for `WTP`.
    pub fn builtin_with(grade: &str) -> Option<Scale> {
        [Scale::sakip(), Scale::opini()].into_iter().find(|scale| scale.rank(grade).is_some())
    }

    /// Predikat SAKIP with the national bands.
    pub fn sakip() -> Scale {
        let bands = SAKIP.iter().map(|&(g, low, high)| (g.to_owned(), low.into(), high.into()));
        Scale { name: "sakip".to_owned(), kind: ScaleKind::Bands(bands.collect()) }
    }

    /// Opini BPK.
    pub fn opini() -> Scale {
        let order = OPINI.iter().map(|(g, _)| (*g).to_owned()).collect();
        Scale { name: "opini".to_owned(), kind: ScaleKind::Order(order) }
    }

    /// Grades with bands, in any order.
    pub fn bands(name: &str, mut bands: Vec<(String, Decimal, Decimal)>) -> Scale {
        bands.sort_by_key(|a| (a.1, a.2));
        Scale { name: name.to_owned(), kind: ScaleKind::Bands(bands) }
    }

    /// Grades, the lowest first.
    pub fn order(name: &str, grades: Vec<String>) -> Scale {
        Scale { name: name.to_owned(), kind: ScaleKind::Order(grades) }
    }

    /// Reads the numeric scale `0-5`, `0–100`.
    pub fn numeric(text: &str) -> Option<Scale> {
        let (low, high) = parse_span(text)?;
        Some(Scale { name: text.to_owned(), kind: ScaleKind::Numeric { low, high } })
    }

    /// The place of a grade, from 0 for the lowest; case and blanks do not matter. None where the scale lacks it.
    pub fn rank(&self, grade: &str) -> Option<usize> {
        match &self.kind {
            ScaleKind::Bands(bands) => bands.iter().position(|(g, ..)| same_words(g, grade)),
            ScaleKind::Order(grades) => {
                let found = grades.iter().position(|g| same_words(g, grade));
                found.or_else(|| {
                    let (short, _) =
                        OPINI.iter().find(|(_, long)| long.iter().any(|l| same_words(l, grade)))?;
                    grades.iter().position(|g| g == short)
                })
            }
            ScaleKind::Numeric { .. } => None,
        }
    }

    /// Its grades, the lowest first; none of a numeric scale.
    pub fn grades(&self) -> Vec<&str> {
        match &self.kind {
            ScaleKind::Bands(bands) => bands.iter().map(|(g, ..)| g.as_str()).collect(),
            ScaleKind::Order(grades) => grades.iter().map(String::as_str).collect(),
            ScaleKind::Numeric { .. } => Vec::new(),
        }
    }

    /// The grade that a score gets; none without bands, or outside all of them.
    pub fn band_of(&self, score: Decimal) -> Option<&str> {
        let ScaleKind::Bands(bands) = &self.kind else { return None };
        bands.iter().find(|(_, low, high)| *low <= score && score <= *high).map(|(g, ..)| g.as_str())
    }

    /// The score is inside the grade's band, both borders included. None without bands, or without that grade.
    pub fn accepts(&self, grade: &str, score: Decimal) -> Option<bool> {
        let ScaleKind::Bands(bands) = &self.kind else { return None };
        let (_, low, high) = bands.get(self.rank(grade)?)?;
        Some(*low <= score && score <= *high)
    }

    /// The least and the greatest number: of a numeric scale, or over all bands. None of a mere order.
    pub fn limits(&self) -> Option<(Decimal, Decimal)> {
        match &self.kind {
            ScaleKind::Numeric { low, high } => Some((*low, *high)),
            ScaleKind::Bands(bands) => {
                Some((bands.iter().map(|b| b.1).min()?, bands.iter().map(|b| b.2).max()?))
            }
            ScaleKind::Order(_) => None,
        }
    }
}

/// Reads `80-90`, `80–90`, `0-4,5`: the borders of a band or a numeric scale, the lower one first.
pub fn parse_span(text: &str) -> Option<(Decimal, Decimal)> {
    let (low, high) = text.split_once(['-', '–', '—']).filter(|(low, _)| !low.trim().is_empty())?;
    let low = parse_number(low.trim()).ok()?;
    let high = parse_number(high.trim()).ok()?;
    (low < high).then_some((low, high))
}

/// Lower case, without blanks.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The same text but for case and blanks.
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    let letters = |t: &'_ str| -> Vec<char> {
        t.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    a == b || letters(a) == letters(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predikat_sakip() {
        let sakip = Scale::builtin("Predikat SAKIP").unwrap();
        assert_eq!(sakip.grades(), ["D", "C", "CC", "B", "BB", "A", "AA"]);
        assert!(sakip.rank("bb") > sakip.rank("B"));
        assert_eq!(sakip.rank("AAA"), None);
        for (score, grade) in
            [("69,4", "B"), ("70", "B"), ("70,01", "BB"), ("82,14", "A"), ("90,10", "AA"), ("0", "D")]
        {
            assert_eq!(sakip.band_of(parse_number(score).unwrap()), Some(grade), "{score}");
        }
        assert_eq!(sakip.band_of(101.into()), None);
        assert_eq!(sakip.accepts("BB", parse_number("69,4").unwrap()), Some(false));
        assert_eq!(sakip.accepts("BB", 70.into()), Some(true));
        assert_eq!(sakip.limits(), Some((0.into(), 100.into())));
    }

    #[test]
    fn opini_bpk() {
        let opini = Scale::builtin("opini").unwrap();
        assert!(opini.rank("WTP") > opini.rank("WDP"));
        assert_eq!(opini.rank("Wajar Tanpa Pengecualian"), opini.rank("wtp"));
        assert_eq!(opini.rank("BB"), None);
        assert_eq!(Scale::builtin_with("WTP"), Some(opini));
        assert_eq!(Scale::builtin_with("BB"), Some(Scale::sakip()));
        assert_eq!(Scale::builtin_with("Bagus"), None);
    }

    #[test]
    fn scales_of_a_region() {
        let level =
            Scale::order("iacm", ["Level 2", "Level 3 DC", "Level 3 Penuh"].map(String::from).to_vec());
        assert!(level.rank("level 3 penuh") > level.rank("Level 3  DC"));
        let bands =
            Scale::bands("x", vec![("A".into(), 80.into(), 90.into()), ("B".into(), 70.into(), 80.into())]);
        assert_eq!(bands.grades(), ["B", "A"]);
        assert_eq!(bands.band_of(80.into()), Some("B"));
    }

    #[test]
    fn numeric_scales() {
        assert_eq!(Scale::numeric("0-5").unwrap().limits(), Some((0.into(), 5.into())));
        assert_eq!(parse_span("80–90"), Some((80.into(), 90.into())));
        for text in ["5-0", "-5", "5", "", "a-b", "5-5"] {
            assert_eq!(parse_span(text), None, "{text}");
        }
    }
}

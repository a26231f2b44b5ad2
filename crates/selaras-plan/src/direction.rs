//! Which way a measure should move, and how its yearly values relate.

use crate::value::{Value, compare};
use std::cmp::Ordering;
use std::fmt;

/// Which way a measure should move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Arah {
    /// More is better.
    Naik,
    /// Less is better.
    Turun,
    /// It should stay.
    Tetap,
    /// It should stay inside a range.
    Rentang,
}

impl Arah {
    /// The words `naik`, `turun`, `tetap`, `rentang`, in any case.
    pub fn parse(word: &str) -> Option<Arah> {
        Arah::ALL.into_iter().find(|a| a.word().eq_ignore_ascii_case(word))
    }

    /// Every direction.
    pub const ALL: [Arah; 4] = [Arah::Naik, Arah::Turun, Arah::Tetap, Arah::Rentang];

    /// How it is written in a plan.
    pub const fn word(self) -> &'static str {
        match self {
            Arah::Naik => "naik",
            Arah::Turun => "turun",
            Arah::Tetap => "tetap",
            Arah::Rentang => "rentang",
        }
    }

    /// The way that a whole row moves: none where it is flat, goes both ways, has fewer than two comparable values, or
    /// holds something that cannot be compared. Cells that are not given, `-` and `belum` are passed over.
    pub fn infer(row: &[Option<Value>]) -> Option<Arah> {
        Arah::infer_from(row.iter().filter_map(Option::as_ref))
    }

    /// As [`Arah::infer`], over values in the order of their years.
    pub fn infer_from<'a>(row: impl IntoIterator<Item = &'a Value>) -> Option<Arah> {
        let mut row = row.into_iter().filter(|v| v.is_given());
        let mut last = row.next()?;
        let mut way = None;
        for value in row {
            let step = match compare(value, last, None)? {
                Ordering::Greater => Some(Arah::Naik),
                Ordering::Less => Some(Arah::Turun),
                Ordering::Equal => None,
            };
            match (way, step) {
                (Some(a), Some(b)) if a != b => return None,
                (None, Some(_)) => way = step,
                _ => {}
            }
            last = value;
        }
        way
    }
}

impl fmt::Display for Arah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// How the values of the years relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Perhitungan {
    /// Each year's value is that year's own; they add up.
    Jumlah,
    /// Each year's value is the state reached.
    Posisi,
    /// Published by someone else; never added up or split.
    Rilis,
}

impl Perhitungan {
    /// Every one.
    pub const ALL: [Perhitungan; 3] = [Perhitungan::Jumlah, Perhitungan::Posisi, Perhitungan::Rilis];

    /// The words `jumlah`, `posisi`, `rilis`, in any case.
    pub fn parse(word: &str) -> Option<Perhitungan> {
        Perhitungan::ALL.into_iter().find(|p| p.word().eq_ignore_ascii_case(word))
    }

    /// How it is written in a plan.
    pub const fn word(self) -> &'static str {
        match self {
            Perhitungan::Jumlah => "jumlah",
            Perhitungan::Posisi => "posisi",
            Perhitungan::Rilis => "rilis",
        }
    }
}

impl fmt::Display for Perhitungan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::parse_cell;

    fn infer(row: &str) -> Option<Arah> {
        let row: Vec<_> = row.split('|').map(|c| parse_cell(c.trim()).ok().map(|c| c.value)).collect();
        Arah::infer(&row)
    }

    #[test]
    fn the_way_of_a_row() {
        for (row, way) in [
            ("3,4 | 3,6 | 4 | 4,1 | 4,2", Some(Arah::Naik)),
            ("5,1 | 5 | 4,9", Some(Arah::Turun)),
            ("9,74-9,59 | 9,6-9,4", Some(Arah::Turun)),
            ("70,38-70,76 | 70,61-70,98", Some(Arah::Naik)),
            ("100 | 100 | 100", None),
            ("29,91 | 31,67 | 31,97 | 32,53 | 31,98", None),
            ("100 | 18 | 100", None),
            ("5", None),
            ("", None),
            ("- | 4 | | 5", Some(Arah::Naik)),
            ("2 | BB", None),
            ("94 | 95 | 95", Some(Arah::Naik)),
        ] {
            assert_eq!(infer(row), way, "{row}");
        }
    }

    #[test]
    fn words_read_back() {
        for a in Arah::ALL {
            assert_eq!(Arah::parse(&a.to_string().to_uppercase()), Some(a));
        }
        for p in Perhitungan::ALL {
            assert_eq!(Perhitungan::parse(p.word()), Some(p));
        }
        assert_eq!(Arah::parse("atas"), None);
    }
}

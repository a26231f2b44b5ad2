//! Years of a plan and dates. There is no clock here: "today" is somebody's input.

use std::fmt;

/// A set of years, at most 32 from the first to the last. Copied like a number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Years {
    /// The first year; 0 in the empty set.
    first: u16,
    /// Bit `i`: the year `first + i` belongs to the set. Bit 0 is set unless the set is empty.
    mask: u32,
}

/// Why a text gives no years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum YearsError {
    /// Not a year of four digits, from 1900 to 2199.
    NotAYear,
    /// The last year is before the first.
    Backwards,
    /// More than 32 years from the first to the last.
    TooLong,
}

impl fmt::Display for YearsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            YearsError::NotAYear => "not a year",
            YearsError::Backwards => "the last year is before the first",
            YearsError::TooLong => "more than 32 years",
        })
    }
}

impl std::error::Error for YearsError {}

/// Reads one year of four digits.
pub fn parse_year(text: &str) -> Option<u16> {
    let &[a, b, c, d] = text.as_bytes() else { return None };
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digit = |b: u8| u16::from(b - b'0');
    let year = digit(a) * 1000 + digit(b) * 100 + digit(c) * 10 + digit(d);
    (1900..2200).contains(&year).then_some(year)
}

impl Years {
    /// No year.
    pub const EMPTY: Years = Years { first: 0, mask: 0 };

    /// Reads `2021`, `2019-2023`, `2019–2023` or the list `2026, 2028, 2030`; blanks do not matter.
    pub fn parse(text: &str) -> Result<Years, YearsError> {
        let mut years = Years::EMPTY;
        for part in text.split(',') {
            let part = part.trim();
            let (from, to) = part.split_once(['-', '–', '—']).unwrap_or((part, part));
            let from = parse_year(from.trim()).ok_or(YearsError::NotAYear)?;
            let to = parse_year(to.trim()).ok_or(YearsError::NotAYear)?;
            years = years.union(Years::span(from, to)?)?;
        }
        Ok(years)
    }

    /// One year.
    pub const fn single(year: u16) -> Years {
        Years { first: year, mask: 1 }
    }

    /// From the first to the last, both included.
    pub fn span(from: u16, to: u16) -> Result<Years, YearsError> {
        match to.checked_sub(from) {
            None => Err(YearsError::Backwards),
            Some(n @ 0..=31) => Ok(Years { first: from, mask: u32::MAX >> (31 - n) }),
            Some(_) => Err(YearsError::TooLong),
        }
    }

    /// The years of a list, in any order; a year twice counts once.
    pub fn of(list: impl IntoIterator<Item = u16>) -> Result<Years, YearsError> {
        list.into_iter().try_fold(Years::EMPTY, |all, year| all.union(Years::single(year)))
    }

    /// The years of either.
    pub fn union(self, other: Years) -> Result<Years, YearsError> {
        if self.is_empty() {
            return Ok(other);
        }
        if other.is_empty() {
            return Ok(self);
        }
        let first = self.first.min(other.first);
        let place = |years: Years| {
            let shift = u32::from(years.first - first);
            let wide = u64::from(years.mask).checked_shl(shift)?;
            (shift < 32 && wide <= u64::from(u32::MAX)).then_some(wide as u32)
        };
        match (place(self), place(other)) {
            (Some(a), Some(b)) => Ok(Years { first, mask: a | b }),
            _ => Err(YearsError::TooLong),
        }
    }

    /// The years that are in both.
    pub fn both(self, other: Years) -> Years {
        self.keep(|year| other.contains(year))
    }

    /// The years that are not in `other`.
    pub fn without(self, other: Years) -> Years {
        self.keep(|year| !other.contains(year))
    }

    fn keep(self, wanted: impl Fn(u16) -> bool) -> Years {
        let mask = self.iter().filter(|&y| wanted(y)).fold(0, |m, y| m | 1 << (y - self.first));
        if mask == 0 {
            return Years::EMPTY;
        }
        let skip = u32::trailing_zeros(mask);
        Years { first: self.first + skip as u16, mask: mask >> skip }
    }

    /// Ascending.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = u16> + Clone {
        (0..32u16).filter(move |i| self.mask & (1 << i) != 0).map(move |i| self.first + i)
    }

    /// Belongs to the set.
    pub const fn contains(self, year: u16) -> bool {
        year >= self.first && year - self.first < 32 && self.mask & (1 << (year - self.first)) != 0
    }

    /// How many.
    pub const fn len(self) -> usize {
        self.mask.count_ones() as usize
    }

    /// There is none.
    pub const fn is_empty(self) -> bool {
        self.mask == 0
    }

    /// The first year.
    pub fn first(self) -> Option<u16> {
        self.iter().next()
    }

    /// The last year.
    pub fn last(self) -> Option<u16> {
        self.iter().next_back()
    }

    /// Which column of a table with these years a year is.
    pub fn index_of(self, year: u16) -> Option<usize> {
        let below = self.mask & ((1u32 << year.checked_sub(self.first).filter(|&i| i < 32)?) - 1);
        self.contains(year).then_some(below.count_ones() as usize)
    }

    /// The year of a column.
    pub fn get(self, index: usize) -> Option<u16> {
        self.iter().nth(index)
    }

    /// No year is left out between the first and the last.
    pub const fn is_span(self) -> bool {
        self.mask & self.mask.wrapping_add(1) == 0
    }
}

/// `2019–2023`, a list where years are left out.
impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (true, Some(first), Some(last)) = (self.is_span() && self.len() > 1, self.first(), self.last())
        {
            return write!(f, "{first}–{last}");
        }
        for (i, year) in self.iter().enumerate() {
            if i > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{year}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Years({self})")
    }
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

impl Date {
    /// The first day that a date can be.
    pub const FIRST: Date = Date { year: 1, month: 1, day: 1 };

    /// That day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Date { year, month, day })
    }

    /// Reads `2019-07-15`.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let mut part = |len: usize| -> Option<u16> {
            let part = parts.next()?;
            (part.len() == len && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let date = Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
        parts.next().is_none().then_some(date)
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// From 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// From 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// `2019-07-15`, as a plan writes it.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// `15 Juli 2019`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = MONTHS.get(usize::from(self.month.saturating_sub(1))).unwrap_or(&"");
        write!(f, "{} {month} {}", self.day, self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_of_years() {
        for (text, shown, len) in [
            ("2019-2023", "2019–2023", 5),
            ("2019–2023", "2019–2023", 5),
            ("2019 - 2023", "2019–2023", 5),
            ("2021", "2021", 1),
            ("2026, 2028, 2030", "2026, 2028, 2030", 3),
            ("2026,2027", "2026–2027", 2),
            ("2025-2045", "2025–2045", 21),
        ] {
            let years = Years::parse(text).unwrap();
            assert_eq!((years.to_string().as_str(), years.len()), (shown, len), "{text}");
        }
        for (text, error) in [
            ("", YearsError::NotAYear),
            ("219-2023", YearsError::NotAYear),
            ("2019-", YearsError::NotAYear),
            ("45689", YearsError::NotAYear),
            ("2023-2019", YearsError::Backwards),
            ("2019-2199", YearsError::TooLong),
            ("1945, 2045", YearsError::TooLong),
        ] {
            assert_eq!(Years::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn columns() {
        let years = Years::parse("2026, 2028, 2030").unwrap();
        assert_eq!(years.index_of(2028), Some(1));
        assert_eq!(years.index_of(2027), None);
        assert_eq!(years.index_of(1900), None);
        assert_eq!(years.index_of(2199), None);
        assert_eq!(years.get(2), Some(2030));
        assert_eq!((years.first(), years.last()), (Some(2026), Some(2030)));
        let all = Years::parse("2025-2030").unwrap();
        assert_eq!(all.without(years).to_string(), "2025, 2027, 2029");
        assert_eq!(all.both(years), years);
        assert_eq!(all.both(Years::EMPTY), Years::EMPTY);
        assert_eq!(Years::EMPTY.first(), None);
        assert_eq!(Years::EMPTY.index_of(0), None);
    }

    #[test]
    fn dates() {
        let date = Date::parse("2019-07-15").unwrap();
        assert_eq!(date.to_string(), "15 Juli 2019");
        assert_eq!(date.iso(), "2019-07-15");
        assert!(date < Date::parse("2019-10-01").unwrap());
        assert!(Date::parse("2024-02-29").is_some());
        for text in [
            "2023-02-29",
            "1900-02-29",
            "2019-13-01",
            "2019-00-10",
            "2019-7-15",
            "2019-07-15-1",
            "0000-01-01",
            "+019-01-01",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_set_of_years_is_what_was_put_in(list in prop::collection::btree_set(2000u16..2032, 0..12)) {
            let years = Years::of(list.iter().copied()).unwrap();
            prop_assert_eq!(years.iter().collect::<Vec<_>>(), list.iter().copied().collect::<Vec<_>>());
            for year in 1990..2050 {
                prop_assert_eq!(years.contains(year), list.contains(&year));
                prop_assert_eq!(years.index_of(year), list.iter().position(|&y| y == year));
            }
            if !list.is_empty() {
                prop_assert_eq!(Years::parse(&years.to_string()), Ok(years));
            }
        }

        #[test]
        fn any_text_has_an_answer(text in "\\PC{0,12}|[0-9,–-]{0,24}") {
            let _ = (Years::parse(&text), Date::parse(&text), parse_year(&text));
        }
    }
}

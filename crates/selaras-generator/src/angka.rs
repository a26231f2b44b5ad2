//! Numbers as a plan writes them: dots between thousands, a comma before the decimals, money in words where exact.

use std::fmt;

/// A decimal number: `digits` without its comma, of which `scale` stand after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Angka {
    pub digits: i64,
    pub scale: u8,
}

impl Angka {
    /// Reads `1.234,5`; none for anything else.
    pub fn parse(text: &str) -> Option<Angka> {
        let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
        let digits: String = whole.chars().filter(|c| *c != '.').chain(decimals.chars()).collect();
        let well_formed = !whole.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        well_formed.then_some(Angka { digits: digits.parse().ok()?, scale: decimals.len() as u8 })
    }

    /// The same precision, `steps` of the last digit further.
    pub fn plus(self, steps: i64) -> Angka {
        Angka { digits: self.digits + steps, ..self }
    }

    /// How many steps of the last digit make 1.
    pub fn unit(self) -> i64 {
        10i64.pow(self.scale.into())
    }
}

impl fmt::Display for Angka {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.digits < 0 {
            f.write_str("-")?;
        }
        let unit = self.unit();
        write!(f, "{}", Grouped(self.digits.abs() / unit))?;
        if self.scale > 0 {
            write!(f, ",{:0width$}", self.digits.abs() % unit, width = self.scale as usize)?;
        }
        Ok(())
    }
}

/// A whole number with a dot between thousands.
struct Grouped(i64);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 1000 {
            return write!(f, "{}", self.0);
        }
        write!(f, "{}.{:03}", Grouped(self.0 / 1000), self.0 % 1000)
    }
}

/// How a planner writes an amount of money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Uang {
    /// `Rp1.250.000.000`
    Rupiah,
    /// `1,25 miliar`, `845 juta`; a number with `Rp` where that is not short.
    Kata,
    /// `1.250.000.000`
    Polos,
}

impl Uang {
    /// The amount, exactly.
    pub fn write(self, rupiah: i64) -> String {
        match self {
            Uang::Rupiah => format!("Rp{}", Grouped(rupiah)),
            Uang::Polos => Grouped(rupiah).to_string(),
            Uang::Kata if rupiah >= 1_000_000_000 && rupiah % 1_000_000 == 0 => {
                let mut number = Angka { digits: rupiah / 1_000_000, scale: 3 };
                while number.scale > 0 && number.digits % 10 == 0 {
                    number = Angka { digits: number.digits / 10, scale: number.scale - 1 };
                }
                format!("{number} miliar")
            }
            Uang::Kata if rupiah > 0 && rupiah % 1_000_000 == 0 => format!("{} juta", rupiah / 1_000_000),
            Uang::Kata => format!("Rp{}", Grouped(rupiah)),
        }
    }

    /// The amount that [`Uang::write`] wrote.
    pub fn read(cell: &str) -> Option<i64> {
        let (number, times) = match cell.rsplit_once(' ') {
            Some((number, "miliar")) => (number, 1_000_000_000),
            Some((number, "juta")) => (number, 1_000_000),
            _ => (cell, 1),
        };
        let number = Angka::parse(number.trim_start_matches("Rp"))?;
        Some(number.digits * times / number.unit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_indonesian() {
        for text in ["0", "12", "1.234", "1.234.567,89", "0,05", "71,20"] {
            assert_eq!(Angka::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Angka::parse("Level 3"), None);
        assert_eq!(Angka::parse("70,1–70,5"), None);
        assert_eq!(Angka::parse("71,20").unwrap().plus(-21).to_string(), "70,99");
    }

    #[test]
    fn money_keeps_its_value_in_every_form() {
        for rupiah in [845_000_000, 1_250_000_000, 1_000_000_000, 10_005_000_000, 123_450_500, 0] {
            for form in [Uang::Rupiah, Uang::Kata, Uang::Polos] {
                assert_eq!(Uang::read(&form.write(rupiah)), Some(rupiah), "{}", form.write(rupiah));
            }
        }
        assert_eq!(Uang::Kata.write(1_250_000_000), "1,25 miliar");
        assert_eq!(Uang::Kata.write(845_000_000), "845 juta");
        assert_eq!(Uang::Rupiah.write(123_450_500), "Rp123.450.500");
    }
}

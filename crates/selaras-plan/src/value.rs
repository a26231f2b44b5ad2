//! What one cell of a plan's table says: a number, percent, amount, ratio, rate, bound, range, grade, or nothing yet.

use crate::number::{Decimal, format_money, format_number};
use crate::unit::Unit;
use std::fmt;
use std::hash::{Hash, Hasher};

mod compare;
mod parse;

pub use compare::{better, compare, convert, differ_by_rounding, inside, rounds_to, same, same_under};
pub use parse::{ValueError, ValueErrorKind, parse_cell, parse_money_cell};

/// The value of a cell, exact.
///
/// `==` is identity as written: `1,5` and `1,50` differ, since their decimals matter to readers and to
/// [`rounds_to`]. Whether two cells say the same is [`same`] or [`same_under`].
#[derive(Clone, Debug)]
pub enum Value {
    /// `42,63`; also `5,7 miliar` outside a row of money, multiplied out.
    Number(Decimal),
    /// `75%`
    Percent(Decimal),
    /// `Rp5,7 miliar`, in rupiah; in a row of money also without `Rp`.
    Money(Decimal),
    /// `1:30`
    Ratio {
        /// Before the colon.
        left: Decimal,
        /// After it.
        right: Decimal,
    },
    /// `17/1000`
    Rate {
        /// Before the stroke.
        count: Decimal,
        /// After it.
        per: Decimal,
    },
    /// `≥ 90`, `<22`, `<15%`, `< 49/100.000`
    Bound {
        /// Which side.
        op: BoundOp,
        /// The bound.
        value: Decimal,
        /// `100.000` in `< 49/100.000`.
        per: Option<Decimal>,
        /// It is written with `%`.
        percent: bool,
    },
    /// `70,38–70,76`; descending where lower is better.
    Range {
        /// The bound written first.
        from: Decimal,
        /// The bound written second.
        to: Decimal,
        /// It is written with `%`.
        percent: bool,
    },
    /// `BB`, `"Level 3 DC"`, `A (82,14)`, `4,53 (Prima)`
    Grade(Box<Grade>),
    /// `-`, `n/a`: none is planned.
    NotPlanned,
    /// `belum`: not measured yet.
    NotMeasured,
}

/// A grade of some scale, perhaps with the score behind it.
#[derive(Clone, Debug)]
pub struct Grade {
    /// As written, without quotes.
    pub name: String,
    /// `82,14` in `A (82,14)`.
    pub score: Option<Decimal>,
}

/// Which side of a bound is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoundOp {
    /// `≥`
    AtLeast,
    /// `>`
    Above,
    /// `≤`
    AtMost,
    /// `<`
    Below,
}

impl BoundOp {
    /// `≥`, `>`, `≤`, `<`
    pub const fn sign(self) -> &'static str {
        match self {
            BoundOp::AtLeast => "≥",
            BoundOp::Above => ">",
            BoundOp::AtMost => "≤",
            BoundOp::Below => "<",
        }
    }

    /// What is meant lies above.
    pub const fn is_lower_bound(self) -> bool {
        matches!(self, BoundOp::AtLeast | BoundOp::Above)
    }
}

/// One cell: its value, and the unit written in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    /// What it says.
    pub value: Value,
    /// The bare words after the number, as written: `opd` in `25 opd`.
    pub unit: Option<Box<str>>,
}

impl Cell {
    /// A cell without a unit of its own.
    pub const fn plain(value: Value) -> Cell {
        Cell { value, unit: None }
    }

    /// The unit that the cell itself states: its bare words, `persen` where it has a percent sign, `rupiah` where it has
    /// `Rp` (or stands in a row of money).
    pub fn own_unit(&self) -> Option<Unit> {
        match (&self.unit, &self.value) {
            (Some(words), _) => Some(Unit::parse(words)),
            (None, Value::Money(_)) => Some(Unit::parse("rupiah")),
            (None, value) => value.is_percent().then(|| Unit::parse("persen")),
        }
    }

    /// The value counted in the row's unit: `25 ribu orang` is 25.000 under `orang` and 25 under `ribu orang`. None where
    /// the cell's own unit cannot be converted exactly.
    pub fn in_unit(&self, row: &Unit) -> Option<Value> {
        match &self.unit {
            None => Some(self.value.clone()),
            Some(own) => convert(&self.value, &Unit::parse(own), row),
        }
    }
}

/// The numerator and scale: `1,5` and `1,50` differ.
fn written(number: Decimal) -> (i128, u32) {
    (number.mantissa(), number.scale())
}

impl Value {
    /// What `==` and hashing look at.
    fn parts(&self) -> (u8, u8, [Option<(i128, u32)>; 2]) {
        let pair = |a: Decimal, b: Decimal| [Some(written(a)), Some(written(b))];
        let one = |a: Decimal| [Some(written(a)), None];
        match self {
            Value::Number(n) => (0, 0, one(*n)),
            Value::Percent(n) => (1, 0, one(*n)),
            Value::Money(n) => (2, 0, one(*n)),
            Value::Ratio { left, right } => (3, 0, pair(*left, *right)),
            Value::Rate { count, per } => (4, 0, pair(*count, *per)),
            Value::Bound { op, value, per, percent } => {
                (5, *op as u8 * 2 + u8::from(*percent), [Some(written(*value)), per.map(written)])
            }
            Value::Range { from, to, percent } => (6, u8::from(*percent), pair(*from, *to)),
            Value::Grade(grade) => (7, 0, [grade.score.map(written), None]),
            Value::NotPlanned => (8, 0, [None, None]),
            Value::NotMeasured => (9, 0, [None, None]),
        }
    }

    fn grade_name(&self) -> Option<&str> {
        match self {
            Value::Grade(grade) => Some(&grade.name),
            _ => None,
        }
    }

    /// A grade without a score.
    pub fn grade(name: &str) -> Value {
        Value::Grade(Box::new(Grade { name: name.to_owned(), score: None }))
    }

    /// It says something: neither `-` nor `belum`.
    pub const fn is_given(&self) -> bool {
        !matches!(self, Value::NotPlanned | Value::NotMeasured)
    }

    /// A grade or other words.
    pub const fn is_grade(&self) -> bool {
        matches!(self, Value::Grade(_))
    }

    /// It is written with `%`.
    pub const fn is_percent(&self) -> bool {
        matches!(
            self,
            Value::Percent(_) | Value::Bound { percent: true, .. } | Value::Range { percent: true, .. }
        )
    }

    /// Its one figure: of a number, percent, amount, bound or scored grade; the quotient of a ratio or rate (28 digits).
    /// None of a range, a bare grade, and where nothing is given.
    pub fn as_number(&self) -> Option<Decimal> {
        match self {
            Value::Number(n) | Value::Percent(n) | Value::Money(n) => Some(*n),
            Value::Ratio { left, right } => left.checked_div(*right),
            Value::Rate { count, per } => count.checked_div(*per),
            Value::Bound { value, per: None, .. } => Some(*value),
            Value::Bound { value, per: Some(per), .. } => value.checked_div(*per),
            Value::Grade(grade) => grade.score,
            Value::Range { .. } | Value::NotPlanned | Value::NotMeasured => None,
        }
    }

    /// The least that it allows; none for `≤ 5`.
    pub fn low(&self) -> Option<Decimal> {
        match self {
            Value::Range { from, to, .. } => Some(*from.min(to)),
            Value::Bound { op, .. } if !op.is_lower_bound() => None,
            other => other.as_number(),
        }
    }

    /// The most that it allows; none for `≥ 90`.
    pub fn high(&self) -> Option<Decimal> {
        match self {
            Value::Range { from, to, .. } => Some(*from.max(to)),
            Value::Bound { op, .. } if op.is_lower_bound() => None,
            other => other.as_number(),
        }
    }

    /// The middle of a range; else its one figure.
    pub fn midpoint(&self) -> Option<Decimal> {
        match self {
            Value::Range { from, to, .. } => from.checked_add(*to)?.checked_div(Decimal::TWO),
            other => other.as_number(),
        }
    }

    /// As a planner writes it: `70,38–70,76`, `Rp5.700.000.000`, `A (82,14)`.
    pub fn show(&self) -> String {
        self.to_string()
    }

    /// As it must stand in a plan: as shown, with quotes around a grade that is not one plain word.
    pub fn to_source(&self) -> String {
        match self {
            Value::Grade(grade) => {
                let plain = parse::is_bare_grade(&grade.name);
                let name = match plain {
                    true => grade.name.clone(),
                    false => format!("\"{}\"", grade.name.replace('\\', "\\\\").replace('"', "\\\"")),
                };
                match grade.score {
                    Some(score) => format!("{name} ({})", format_number(score)),
                    None => name,
                }
            }
            other => other.to_string(),
        }
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Value) -> bool {
        self.parts() == other.parts() && self.grade_name() == other.grade_name()
    }
}

impl Eq for Value {}

impl Hash for Value {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
        self.grade_name().hash(state);
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let n = format_number;
        let sign = |percent: &bool| if *percent { "%" } else { "" };
        match self {
            Value::Number(number) => f.write_str(&n(*number)),
            Value::Percent(number) => write!(f, "{}%", n(*number)),
            Value::Money(amount) => f.write_str(&format_money(*amount)),
            Value::Ratio { left, right } => write!(f, "{}:{}", n(*left), n(*right)),
            Value::Rate { count, per } => write!(f, "{}/{}", n(*count), n(*per)),
            Value::Bound { op, value, per, percent } => {
                write!(f, "{} {}", op.sign(), n(*value))?;
                if let Some(per) = per {
                    write!(f, "/{}", n(*per))?;
                }
                f.write_str(sign(percent))
            }
            Value::Range { from, to, percent } => {
                write!(f, "{}{}–{}{}", n(*from), sign(percent), n(*to), sign(percent))
            }
            Value::Grade(grade) => match grade.score {
                Some(score) => write!(f, "{} ({})", grade.name, n(score)),
                None => f.write_str(&grade.name),
            },
            Value::NotPlanned => f.write_str("-"),
            Value::NotMeasured => f.write_str("belum"),
        }
    }
}

/// The cell as a planner writes it, with its unit.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unit {
            Some(unit) => write!(f, "{} {unit}", self.value),
            None => self.value.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        parse_cell(text).unwrap_or_else(|e| panic!("{text}: {e}")).value
    }

    #[test]
    fn a_value_is_small() {
        assert!(size_of::<Value>() <= 48, "{}", size_of::<Value>());
        assert!(size_of::<Cell>() <= 64, "{}", size_of::<Cell>());
    }

    #[test]
    fn identity_keeps_the_decimals_and_sameness_does_not() {
        assert_ne!(value("95,20"), value("95,2"));
        assert!(same(&value("95,20"), &value("95,2")));
        assert_eq!(value("95,20"), value("95,20"));
        assert_ne!(value("<22"), value("≤22"));
        assert_ne!(value("A"), value("BB"));
    }

    #[test]
    fn a_cell_is_counted_in_the_unit_of_its_row() {
        let counted =
            |cell: &str, row: &str| parse_cell(cell).unwrap().in_unit(&Unit::parse(row)).map(|v| v.show());
        assert_eq!(counted("25 ribu orang", "orang").as_deref(), Some("25.000"));
        assert_eq!(counted("25 ribu orang", "ribu orang").as_deref(), Some("25"));
        assert_eq!(counted("25 opd", "SKPD").as_deref(), Some("25"));
        assert_eq!(counted("2,5 km", "meter").as_deref(), Some("2500"));
        assert_eq!(counted("25 opd", "orang"), None);
        assert_eq!(counted("25", "orang").as_deref(), Some("25"));
        let own = |cell: &str| parse_cell(cell).unwrap().own_unit().map(|u| u.show());
        assert_eq!(own("75%").as_deref(), Some("persen"));
        assert_eq!(own("5,42 Persen").as_deref(), Some("persen"));
        assert_eq!(own("70% - 75%").as_deref(), Some("persen"));
        assert_eq!(own("Rp5").as_deref(), Some("rupiah"));
        assert_eq!(own("25 opd").as_deref(), Some("perangkat daerah"));
        assert_eq!(own("25"), None);
    }
}

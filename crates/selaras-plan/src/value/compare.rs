//! Two values side by side: the same, higher, better, inside, differing by rounding only, counted in other units.

use super::{BoundOp, Value};
use crate::direction::Arah;
use crate::number::Decimal;
use crate::scale::{Scale, same_words};
use crate::unit::Unit;
use rust_decimal::RoundingStrategy;
use std::cmp::Ordering;

/// The product, or none where it has too many digits to be exact.
fn times(a: Decimal, b: Decimal) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(a.mantissa().checked_mul(b.mantissa())?, a.scale() + b.scale()).ok()
}

/// Two quotients in order, by the products crosswise; none where a divisor is not positive.
fn compare_quotients(a: (Decimal, Decimal), b: (Decimal, Decimal)) -> Option<Ordering> {
    if a.1 <= Decimal::ZERO || b.1 <= Decimal::ZERO {
        return None;
    }
    if a.1 == b.1 {
        return Some(a.0.cmp(&b.0));
    }
    Some(times(a.0, b.1)?.cmp(&times(b.0, a.1)?))
}

/// Both cells say the same: equal figures whatever their zeros at the end, the same range whichever bound comes first,
/// equal quotients of one kind, the same grade whatever its case. `75%` and `75` are not the same here.
pub fn same(a: &Value, b: &Value) -> bool {
    use Value::*;
    match (a, b) {
        (Number(x), Number(y)) | (Percent(x), Percent(y)) | (Money(x), Money(y)) => x == y,
        (Range { percent: p, .. }, Range { percent: q, .. }) => {
            p == q && a.low() == b.low() && a.high() == b.high()
        }
        (
            Bound { op, value, per, percent },
            Bound { op: other, value: value2, per: per2, percent: percent2 },
        ) => op == other && percent == percent2 && value == value2 && per == per2,
        (Ratio { left: a, right: b }, Ratio { left: c, right: d })
        | (Rate { count: a, per: b }, Rate { count: c, per: d }) => {
            (a == c && b == d) || compare_quotients((*a, *b), (*c, *d)) == Some(Ordering::Equal)
        }
        (Grade(x), Grade(y)) => {
            same_words(&x.name, &y.name) && (x.score == y.score || x.score.is_none() || y.score.is_none())
        }
        (Grade(grade), Number(n)) | (Number(n), Grade(grade)) => grade.score == Some(*n),
        (NotPlanned, NotPlanned) | (NotMeasured, NotMeasured) => true,
        _ => false,
    }
}

/// As [`same`], in a row of that unit: under `persen` also `75%` and `75`, under `rupiah` also `Rp5` and `5`.
pub fn same_under(unit: &Unit, a: &Value, b: &Value) -> bool {
    same(a, b)
        || (unit.is_percent() && same(&without_percent(a), &without_percent(b)))
        || (unit.is_money() && same(&without_rupiah(a), &without_rupiah(b)))
}

fn without_percent(value: &Value) -> Value {
    match value {
        Value::Percent(n) => Value::Number(*n),
        Value::Bound { op, value, per, .. } => {
            Value::Bound { op: *op, value: *value, per: *per, percent: false }
        }
        Value::Range { from, to, .. } => Value::Range { from: *from, to: *to, percent: false },
        other => other.clone(),
    }
}

fn without_rupiah(value: &Value) -> Value {
    match value {
        Value::Money(n) => Value::Number(*n),
        other => other.clone(),
    }
}

/// Which of two values is the higher: figures by size (a percent sign and `Rp` do not matter), ranges by both bounds
/// (none where one lies inside the other), bounds by their value, ratios and rates among themselves by quotient,
/// grades by `scale`, else by their scores. None where they cannot be compared.
pub fn compare(a: &Value, b: &Value, scale: Option<&Scale>) -> Option<Ordering> {
    use Value::*;
    match (a, b) {
        (Ratio { left: a, right: b }, Ratio { left: c, right: d })
        | (Rate { count: a, per: b }, Rate { count: c, per: d })
        | (Bound { value: a, per: Some(b), .. }, Bound { value: c, per: Some(d), .. })
        | (Rate { count: a, per: b }, Bound { value: c, per: Some(d), .. })
        | (Bound { value: a, per: Some(b), .. }, Rate { count: c, per: d }) => {
            return compare_quotients((*a, *b), (*c, *d));
        }
        (Ratio { .. } | Rate { .. } | Bound { per: Some(_), .. }, _)
        | (_, Ratio { .. } | Rate { .. } | Bound { per: Some(_), .. }) => return None,
        (Grade(x), Grade(y)) => {
            if let Some(scale) = scale
                && let (Some(i), Some(j)) = (scale.rank(&x.name), scale.rank(&y.name))
                && i != j
            {
                return Some(i.cmp(&j));
            }
            return match (x.score, y.score) {
                (Some(x), Some(y)) => Some(x.cmp(&y)),
                _ => same_words(&x.name, &y.name).then_some(Ordering::Equal),
            };
        }
        _ => {}
    }
    let bounds = |v: &Value| match v {
        Range { from, to, .. } => Some((*from.min(to), *from.max(to))),
        other => other.as_number().map(|n| (n, n)),
    };
    let ((low_a, high_a), (low_b, high_b)) = (bounds(a)?, bounds(b)?);
    match (low_a.cmp(&low_b), high_a.cmp(&high_b)) {
        (x, y) if x == y => Some(x),
        (Ordering::Equal, x) | (x, Ordering::Equal) => Some(x),
        _ => None,
    }
}

/// Which of two values asks for more: [`Ordering::Greater`] where `a` is the more ambitious one. None for `tetap` and
/// `rentang` unless they are equal, and where they cannot be compared.
pub fn better(direction: Arah, a: &Value, b: &Value, scale: Option<&Scale>) -> Option<Ordering> {
    let order = compare(a, b, scale)?;
    match direction {
        Arah::Naik => Some(order),
        Arah::Turun => Some(order.reverse()),
        Arah::Tetap | Arah::Rentang => (order == Ordering::Equal).then_some(order),
    }
}

/// All that `value` allows lies inside what `range` (a range or a bound) allows. False for anything else.
pub fn inside(range: &Value, value: &Value) -> bool {
    let (low, high) = match value {
        Value::Grade(_) | Value::NotPlanned | Value::NotMeasured => return false,
        other => (other.low(), other.high()),
    };
    match range {
        Value::Range { .. } => match (range.low(), range.high(), low, high) {
            (Some(least), Some(most), Some(low), Some(high)) => least <= low && high <= most,
            _ => false,
        },
        Value::Bound { op, .. } => {
            let Some(bound) = range.as_number() else { return false };
            // A bound that excludes its value takes in another such bound at the same value, and no figure there.
            let strict = matches!(value, Value::Bound { op: BoundOp::Above | BoundOp::Below, .. });
            match op {
                BoundOp::AtLeast => low.is_some_and(|low| low >= bound),
                BoundOp::Above => low.is_some_and(|low| low > bound || (strict && low == bound)),
                BoundOp::AtMost => high.is_some_and(|high| high <= bound),
                BoundOp::Below => high.is_some_and(|high| high < bound || (strict && high == bound)),
            }
        }
        _ => false,
    }
}

/// The two differ, and are equal once the one with more decimals is rounded (half up) to the decimals of the other, in
/// every figure of theirs. Order does not matter; never true of money.
pub fn differ_by_rounding(a: &Value, b: &Value) -> bool {
    rounds_to(a, b) || rounds_to(b, a)
}

/// `finer` differs from `coarser`, has more decimals, and equals it when rounded (half up) to its decimals. Percent
/// signs do not matter; ranges and bounds are compared figure by figure; never true of money.
pub fn rounds_to(finer: &Value, coarser: &Value) -> bool {
    use Value::*;
    let one = |fine: &Decimal, coarse: &Decimal| -> Option<bool> {
        if fine == coarse {
            return Some(false);
        }
        let rounded = fine.round_dp_with_strategy(coarse.scale(), RoundingStrategy::MidpointAwayFromZero);
        (fine.scale() > coarse.scale() && rounded == *coarse).then_some(true)
    };
    // Every figure equal or rounding to the other's, and one of them really rounded.
    let all = |pairs: &[(&Decimal, &Decimal)]| {
        let mut rounded = false;
        for (fine, coarse) in pairs {
            match one(fine, coarse) {
                Some(yes) => rounded |= yes,
                None => return false,
            }
        }
        rounded
    };
    match (finer, coarser) {
        (Number(a) | Percent(a), Number(b) | Percent(b)) => all(&[(a, b)]),
        (Range { from: a, to: b, .. }, Range { from: c, to: d, .. }) => all(&[(a, c), (b, d)]),
        (Ratio { left: a, right: b }, Ratio { left: c, right: d })
        | (Rate { count: a, per: b }, Rate { count: c, per: d }) => all(&[(a, c), (b, d)]),
        (Bound { op: p, value: a, per: m, .. }, Bound { op: q, value: b, per: n, .. }) => {
            p == q && m == n && all(&[(a, b)])
        }
        (Grade(x), Grade(y)) => match (&x.score, &y.score) {
            (Some(a), Some(b)) => same_words(&x.name, &y.name) && all(&[(a, b)]),
            _ => false,
        },
        _ => false,
    }
}

/// The value counted in another unit; none where the units do not convert or the result would not be exact. Grades and
/// absent values stay what they are.
pub fn convert(value: &Value, from: &Unit, to: &Unit) -> Option<Value> {
    if from == to {
        return Some(value.clone());
    }
    let convert = |n: &Decimal| from.convert(*n, to);
    Some(match value {
        Value::Number(n) => Value::Number(convert(n)?),
        Value::Money(n) => Value::Money(convert(n)?),
        Value::Bound { op, value, per: None, percent: false } => {
            Value::Bound { op: *op, value: convert(value)?, per: None, percent: false }
        }
        Value::Range { from, to, percent: false } => {
            Value::Range { from: convert(from)?, to: convert(to)?, percent: false }
        }
        Value::NotPlanned | Value::NotMeasured => value.clone(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::parse_cell;

    fn value(text: &str) -> Value {
        parse_cell(text).unwrap_or_else(|e| panic!("{text}: {e}")).value
    }

    #[test]
    fn cells_that_say_the_same() {
        for (a, b, expected) in [
            ("1,1 juta", "1.100.000", true),
            ("Rp1,1 miliar", "Rp1.100.000.000", true),
            ("75%", "75", false),
            ("70,38-70,76", "70,38 – 70,76", true),
            ("9,74-9,59", "9,59-9,74", true),
            ("9,74-9,59", "9,59-9,75", false),
            ("17/1000", "1,7/100", true),
            ("17/1000", "18/1000", false),
            ("1:30", "1:30", true),
            ("5/0", "5/0", true),
            ("<22", "<22,0", true),
            ("<22", "≤22", false),
            ("bb", "BB", true),
            ("A (82,14)", "A", true),
            ("A (82,14)", "A (82,15)", false),
            ("\"Level 3 DC\"", "\"level 3dc\"", true),
            ("4,53 (Prima)", "4,53", true),
            ("-", "n/a", true),
            ("-", "belum", false),
            ("-", "0", false),
        ] {
            assert_eq!(same(&value(a), &value(b)), expected, "{a} {b}");
            assert_eq!(same(&value(b), &value(a)), expected, "{b} {a}");
        }
    }

    #[test]
    fn the_unit_decides_about_signs() {
        let (persen, indeks, rupiah) = (Unit::parse("%"), Unit::parse("indeks"), Unit::parse("Rp"));
        assert!(same_under(&persen, &value("75%"), &value("75")));
        assert!(same_under(&persen, &value("70%-75%"), &value("70-75")));
        assert!(same_under(&persen, &value("<15%"), &value("<15")));
        assert!(!same_under(&indeks, &value("75%"), &value("75")));
        assert!(same_under(&rupiah, &value("Rp5 juta"), &value("5.000.000")));
        assert!(!same_under(&persen, &value("75%"), &value("76")));
    }

    #[test]
    fn order_of_values() {
        use Ordering::*;
        let sakip = Scale::sakip();
        for (a, b, expected) in [
            ("4,2", "4,1", Some(Greater)),
            ("75%", "80", Some(Less)),
            ("70-71", "71-72", Some(Less)),
            ("70-71", "70-72", Some(Less)),
            ("70-73", "71-72", None),
            ("71,5", "71-72", None),
            ("70", "71-72", Some(Less)),
            ("9,74-9,59", "9,59-9,74", Some(Equal)),
            ("17/1000", "1/100", Some(Greater)),
            ("17/1000", "17", None),
            ("< 49/100.000", "48/100.000", Some(Greater)),
            ("BB", "B", Some(Greater)),
            ("bb", "AA", Some(Less)),
            ("A (85)", "A (82)", Some(Greater)),
            ("BB", "Bagus", None),
            ("-", "5", None),
        ] {
            assert_eq!(compare(&value(a), &value(b), Some(&sakip)), expected, "{a} {b}");
        }
        assert_eq!(better(Arah::Turun, &value("5,1"), &value("5,2"), None), Some(Greater));
        assert_eq!(better(Arah::Naik, &value("5,1"), &value("5,2"), None), Some(Less));
        assert_eq!(better(Arah::Rentang, &value("5,1"), &value("5,2"), None), None);
        assert_eq!(better(Arah::Tetap, &value("5,1"), &value("5,10"), None), Some(Equal));
    }

    #[test]
    fn what_lies_inside() {
        for (range, inner, expected) in [
            ("70,38-70,76", "70,5", true),
            ("70,38-70,76", "70,38", true),
            ("70,76-70,38", "70,5", true),
            ("70,38-70,76", "70,8", false),
            ("70-80", "72-75", true),
            ("70-80", "72-85", false),
            ("≥ 90", "95", true),
            ("> 90", "90", false),
            ("≥ 90", "≥ 95", true),
            ("> 90", "> 90", true),
            ("> 90", "≥ 90", false),
            ("<22", "21", true),
            ("<22", "20-21", true),
            ("70-80", "≥ 75", false),
            ("75", "75", false),
            ("70-80", "BB", false),
        ] {
            assert_eq!(inside(&value(range), &value(inner)), expected, "{range} {inner}");
        }
    }

    #[test]
    fn rounding_explains_a_difference() {
        for (finer, coarser, expected) in [
            ("81,84", "81,8", true),
            ("81,85", "81,9", true),
            ("-81,85", "-81,9", true),
            ("76,42", "76,4", true),
            ("81,84", "81,9", false),
            ("95,20", "95,2", false),
            ("81,8", "81,84", false),
            ("74", "70", false),
            ("81,84%", "81,8", true),
            ("70,38-70,76", "70,4-70,8", true),
            ("70,38-70,76", "70,4-70,7", false),
            ("Rp1,6", "Rp2", false),
            ("< 4,96", "< 5,0", true),
            ("< 4,96", "> 5,0", false),
            ("BB", "A", false),
        ] {
            assert_eq!(rounds_to(&value(finer), &value(coarser)), expected, "{finer} {coarser}");
        }
        assert!(differ_by_rounding(&value("81,8"), &value("81,84")));
    }
}

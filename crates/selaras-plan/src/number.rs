//! Indonesian numbers and amounts of money, exact. A dot parts groups of three digits, a comma begins the decimals:
//! `1.234.567,89`. Forms of other habits (`20.5`, `1,234.56`) are errors that carry their repair.

pub use rust_decimal::Decimal;
use std::fmt;

/// Why a text is not an Indonesian number or amount.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NumberError {
    /// What is wrong with it.
    pub kind: NumberErrorKind,
    /// The whole text as it was probably meant; none where that would be a guess.
    pub suggestion: Option<String>,
}

/// What is wrong with a text that should be a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberErrorKind {
    /// Nothing there.
    Empty,
    /// The point stands where a comma belongs: `20.5`, `0.750`.
    DecimalPoint,
    /// Comma and point have changed places: `1,234.56`, `1,775,000,000`.
    EnglishGroups,
    /// Dots that do not part groups of three digits: `1.23.4`.
    BrokenGroups,
    /// A sign, comma or dot with nothing on one side, or the notation of a spreadsheet: `5,`, `+5`, `7E-2`.
    OddForm,
    /// More digits than can be held exactly.
    TooLarge,
    /// Not digits at all.
    NotANumber,
}

impl fmt::Display for NumberErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NumberErrorKind::Empty => "empty",
            NumberErrorKind::DecimalPoint => "a point where a decimal comma belongs",
            NumberErrorKind::EnglishGroups => "commas part the groups and a point begins the decimals",
            NumberErrorKind::BrokenGroups => "dots that do not part groups of three digits",
            NumberErrorKind::OddForm => "an incomplete or foreign form of a number",
            NumberErrorKind::TooLarge => "too many digits to be exact",
            NumberErrorKind::NotANumber => "not a number",
        })
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for NumberError {}

/// Reads `[-]` digits, or groups of three parted by dots, then perhaps a comma and decimals: `3.140` is 3140, `-0,05`
/// is −0.05. The decimals as written stay in the result's scale. No blanks around it.
pub fn parse_number(text: &str) -> Result<Decimal, NumberError> {
    match read(text.as_bytes()) {
        Some(Ok(number)) => Ok(number),
        Some(Err(kind)) => Err(NumberError { kind, suggestion: None }),
        None => Err(repair(text)),
    }
}

/// As [`parse_number`], without looking for a repair.
#[inline]
pub(crate) fn try_read(text: &str) -> Option<Decimal> {
    read(text.as_bytes())?.ok()
}

/// The strict grammar. None: does not match it.
#[inline]
fn read(bytes: &[u8]) -> Option<Result<Decimal, NumberErrorKind>> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    // 18 digits fit a signed 64-bit integer, and nearly every number of a plan is shorter.
    let mut small: u64 = 0;
    let mut count = 0usize;
    let mut group = 0usize; // digits since the last dot
    let mut dots = false;
    let mut decimals: Option<u32> = None;
    for &b in digits {
        match b {
            b'0'..=b'9' => {
                count += 1;
                small = small.wrapping_mul(10).wrapping_add(u64::from(b - b'0'));
                match &mut decimals {
                    Some(n) => *n += 1,
                    None => group += 1,
                }
            }
            b'.' if decimals.is_none() => {
                let first = !dots;
                // A leading zero before a dot is a decimal point in disguise: `0.750`.
                if if first { group == 0 || group > 3 || digits[0] == b'0' } else { group != 3 } {
                    return None;
                }
                dots = true;
                group = 0;
            }
            b',' if decimals.is_none() && group > 0 => {
                if dots && group != 3 {
                    return None;
                }
                decimals = Some(0);
            }
            _ => return None,
        }
    }
    if count == 0 || decimals == Some(0) || (decimals.is_none() && dots && group != 3) {
        return None;
    }
    let scale = decimals.unwrap_or(0);
    if count <= 18 {
        let value = small as i64;
        return Some(Ok(Decimal::new(if negative { -value } else { value }, scale)));
    }
    Some(read_long(digits, scale, negative))
}

#[cold]
fn read_long(digits: &[u8], scale: u32, negative: bool) -> Result<Decimal, NumberErrorKind> {
    let mut value: i128 = 0;
    for &b in digits.iter().filter(|b| b.is_ascii_digit()) {
        value = value
            .checked_mul(10)
            .and_then(|v| v.checked_add(i128::from(b - b'0')))
            .ok_or(NumberErrorKind::TooLarge)?;
    }
    Decimal::try_from_i128_with_scale(if negative { -value } else { value }, scale)
        .map_err(|_| NumberErrorKind::TooLarge)
}

/// Says what is wrong with a text that the strict grammar refuses, and what was probably meant.
#[cold]
fn repair(text: &str) -> NumberError {
    use NumberErrorKind::*;
    let error = |kind, suggestion| NumberError { kind, suggestion };
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return error(Empty, None);
    }
    // A repair must itself be a number; it is written with groups, unless it has its own.
    let meant = |candidate: String| match read(candidate.as_bytes()) {
        Some(Ok(_)) if candidate.contains('.') => Some(candidate),
        Some(Ok(number)) => Some(format_number(number)),
        _ => None,
    };
    if trimmed != text {
        return error(OddForm, meant(trimmed.to_owned()));
    }
    // Signs of other keyboards: `+5`, `−5`, `–5`.
    if let Some(rest) = text.strip_prefix('+') {
        return error(OddForm, meant(rest.to_owned()));
    }
    if let Some(rest) = text.strip_prefix(['\u{2212}', '–']) {
        return error(OddForm, meant(format!("-{rest}")));
    }
    let (sign, body) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    if !body.bytes().any(|b| b.is_ascii_digit()) {
        return error(NotANumber, None);
    }
    if !body.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',')) {
        // Spreadsheets print small numbers as `7.0000000000000007E-2`.
        let scientific = body.contains(['E', 'e']).then(|| Decimal::from_scientific(text).ok()).flatten();
        return match scientific {
            Some(number) => error(OddForm, Some(format_number(number))),
            None => error(NotANumber, None),
        };
    }
    let dots = body.bytes().filter(|&b| b == b'.').count();
    let commas = body.bytes().filter(|&b| b == b',').count();
    let (kind, candidate) = match (dots, commas) {
        (1, 0) => match body.split_once('.') {
            Some(("", decimals)) => (DecimalPoint, format!("0,{decimals}")),
            Some((whole, "")) => (OddForm, whole.to_owned()),
            Some((whole, decimals)) => (DecimalPoint, format!("{whole},{decimals}")),
            None => (NotANumber, String::new()),
        },
        (0, 1) => match body.split_once(',') {
            Some(("", decimals)) => (OddForm, format!("0,{decimals}")),
            Some((whole, _)) => (OddForm, whole.to_owned()),
            None => (NotANumber, String::new()),
        },
        // `1.675.000.00`: the last dot begins the decimals where all before it part groups well.
        (2.., 0) => match body.rsplit_once('.') {
            Some((whole, "")) => (BrokenGroups, whole.to_owned()),
            Some((whole, decimals)) if decimals.len() != 3 && read(whole.as_bytes()).is_some() => {
                (DecimalPoint, format!("{whole},{decimals}"))
            }
            _ => (BrokenGroups, body.replace('.', "")),
        },
        (0, 2..) => (EnglishGroups, body.replace(',', ".")),
        // `1,234.56` is `1.234,56`; `1.234,56` with broken groups is not.
        (1, 1..) if body.rfind(',') < body.find('.') => {
            (EnglishGroups, body.replace('.', ";").replace(',', ".").replace(';', ","))
        }
        (1.., 1) if body.find(',') > body.rfind('.') => match body.split_once(',') {
            Some((whole, decimals)) => (BrokenGroups, format!("{},{decimals}", whole.replace('.', ""))),
            None => (NotANumber, String::new()),
        },
        _ => (NotANumber, String::new()),
    };
    error(kind, meant(format!("{sign}{candidate}")))
}

/// Writes a number as planners do: decimal comma, its decimals as they are, groups from 10.000 up. Four digits stay
/// together, so that a year or a target looks as it was written.
pub fn format_number(number: Decimal) -> String {
    let mut out = String::new();
    write_number(&mut out, number, 5);
    out
}

/// Digits of `number`, grouped where the whole part has at least `from` of them.
fn write_number(out: &mut String, number: Decimal, from: usize) {
    if number.is_sign_negative() && !number.is_zero() {
        out.push('-');
    }
    let scale = number.scale() as usize;
    let digits = format!("{:0>width$}", number.mantissa().unsigned_abs(), width = scale + 1);
    let (whole, decimals) = digits.split_at(digits.len() - scale);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && whole.len() >= from && (whole.len() - i) % 3 == 0 {
            out.push('.');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(',');
        out.push_str(decimals);
    }
}

/// Words that multiply the amount before them, with their power of ten. The first of each power is how it is written.
pub(crate) const MULTIPLIERS: &[(&str, u32)] = &[
    ("ribu", 3),
    ("rb", 3),
    ("juta", 6),
    ("jt", 6),
    ("miliar", 9),
    ("milyar", 9),
    ("milliar", 9),
    ("triliun", 12),
    ("trilyun", 12),
];

/// The power of ten of `ribu`, `juta`, `jt`, `miliar` …, in any case.
pub fn multiplier(word: &str) -> Option<u32> {
    // Most words are units; by their first letter few are left to compare.
    if !matches!(word.as_bytes().first()? | 0x20, b'r' | b'j' | b'm' | b't') {
        return None;
    }
    MULTIPLIERS.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)).map(|&(_, power)| power)
}

/// `number` times ten to the `power`; none where the result cannot be held exactly.
pub fn times_power_of_ten(number: Decimal, power: u32) -> Option<Decimal> {
    // Shift the decimals first: `1,1 miliar` then has none, as if it were written out.
    let scale = number.scale();
    if scale >= power {
        let mut shifted = number;
        shifted.set_scale(scale - power).ok()?;
        return Some(shifted);
    }
    let factor = 10i128.checked_pow(power - scale)?;
    Decimal::try_from_i128_with_scale(number.mantissa().checked_mul(factor)?, 0).ok()
}

/// Reads an amount of money: `Rp4.955.000.000`, `Rp 596,7 jt`, `5,7 miliar`, `1.675.000.000,00`, `Rp500.000,-`. In
/// rupiah, exact.
pub fn parse_money(text: &str) -> Result<Decimal, NumberError> {
    let text = text.trim();
    if let Some(Ok(number)) = read(text.as_bytes()) {
        return Ok(number);
    }
    let parts = MoneyParts::of(text);
    let number = match parse_number(&parts.number()) {
        Ok(number) => number,
        Err(NumberError { kind, suggestion }) => {
            return Err(NumberError { kind, suggestion: suggestion.map(|s| parts.with_number(&s)) });
        }
    };
    times_power_of_ten(number, parts.power)
        .ok_or(NumberError { kind: NumberErrorKind::TooLarge, suggestion: None })
}

/// An amount taken apart: sign, `Rp`, digits, multiplying word.
struct MoneyParts<'a> {
    negative: bool,
    rupiah: bool,
    digits: &'a str,
    power: u32,
}

impl<'a> MoneyParts<'a> {
    fn of(text: &'a str) -> MoneyParts<'a> {
        let (mut negative, mut rest) = match text.strip_prefix('-') {
            Some(rest) if has_rupiah(rest) => (true, rest),
            _ => (false, text),
        };
        let rupiah = has_rupiah(rest);
        if rupiah {
            rest = without_rupiah(rest);
            if let (false, Some(after)) = (negative, rest.strip_prefix('-')) {
                (negative, rest) = (true, after.trim_start());
            }
        }
        let mut power = 0;
        let word = rest.len() - rest.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        if let Some(found) = multiplier(&rest[word..]) {
            power = found;
            rest = rest[..word].trim_end();
        }
        rest = rest.strip_suffix(",-").or_else(|| rest.strip_suffix(",–")).unwrap_or(rest);
        MoneyParts { negative, rupiah, digits: rest, power }
    }

    fn number(&self) -> std::borrow::Cow<'a, str> {
        match self.negative {
            true => format!("-{}", self.digits).into(),
            false => self.digits.into(),
        }
    }

    /// The same amount with other digits.
    fn with_number(&self, number: &str) -> String {
        let (sign, number) = match number.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", number),
        };
        let rupiah = if self.rupiah { "Rp" } else { "" };
        let word = MULTIPLIERS.iter().find(|&&(_, p)| p == self.power).map_or("", |&(w, _)| w);
        let blank = if word.is_empty() { "" } else { " " };
        format!("{sign}{rupiah}{number}{blank}{word}")
    }
}

/// The text begins with `Rp` and a number may follow.
pub(crate) fn has_rupiah(text: &str) -> bool {
    matches!(text.as_bytes(), [b'R' | b'r', b'P' | b'p', rest @ ..]
        if rest.first().is_some_and(|b| matches!(b, b'0'..=b'9' | b' ' | b'.' | b'-' | 0xC2)))
}

/// The text after `Rp`, `Rp.` and blanks; the text itself where it has none.
pub(crate) fn without_rupiah(text: &str) -> &str {
    let Some(rest) = text.get(2..).filter(|_| has_rupiah(text)) else { return text };
    rest.strip_prefix('.').unwrap_or(rest).trim_start()
}

/// Writes an amount of rupiah: `Rp1.100.000.000`; decimals only where they are not zero.
pub fn format_money(amount: Decimal) -> String {
    let mut out = String::new();
    if amount.is_sign_negative() && !amount.is_zero() {
        out.push('-');
    }
    out.push_str("Rp");
    let amount = amount.abs();
    write_number(&mut out, if amount.fract().is_zero() { amount.trunc() } else { amount }, 4);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn reads_indonesian_numbers() {
        for (text, value) in [
            ("0", "0"),
            ("42,63", "42.63"),
            ("0,70", "0.70"),
            ("-0,05", "-0.05"),
            ("-22,57", "-22.57"),
            ("3.140", "3140"),
            ("15.848", "15848"),
            ("8.785,00", "8785.00"),
            ("1.234.567,89", "1234567.89"),
            ("63731", "63731"),
            ("2021", "2021"),
            ("007", "7"),
            ("1,234", "1.234"),
            ("70,099999999999994", "70.099999999999994"),
            ("79.228.162.514.264.337.593.543.950.335", "79228162514264337593543950335"),
        ] {
            let number = parse_number(text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!((number, number.scale()), (dec(value), dec(value).scale()), "{text}");
        }
    }

    #[test]
    fn other_forms_are_errors_with_their_repair() {
        use NumberErrorKind::*;
        for (text, kind, repair) in [
            ("20.5", DecimalPoint, Some("20,5")),
            ("42.50", DecimalPoint, Some("42,50")),
            ("0.750", DecimalPoint, Some("0,750")),
            ("-0.750", DecimalPoint, Some("-0,750")),
            ("1234.5", DecimalPoint, Some("1234,5")),
            ("14360460999.00", DecimalPoint, Some("14.360.460.999,00")),
            ("14.987244897959181", DecimalPoint, Some("14,987244897959181")),
            ("1.675.000.00", DecimalPoint, Some("1.675.000,00")),
            (".5", DecimalPoint, Some("0,5")),
            ("1,234.56", EnglishGroups, Some("1.234,56")),
            ("1,322.664", EnglishGroups, Some("1.322,664")),
            ("10,274,076", EnglishGroups, Some("10.274.076")),
            ("1,675,000,000.00", EnglishGroups, Some("1.675.000.000,00")),
            ("1.23.4", BrokenGroups, Some("1234")),
            ("1.23,4", BrokenGroups, Some("123,4")),
            ("20.", OddForm, Some("20")),
            ("20,", OddForm, Some("20")),
            (",5", OddForm, Some("0,5")),
            ("+5", OddForm, Some("5")),
            ("−5", OddForm, Some("-5")),
            (" 5", OddForm, Some("5")),
            ("7.5E-2", OddForm, Some("0,075")),
            ("", Empty, None),
            ("-", NotANumber, None),
            ("1229 9", NotANumber, None),
            ("2,1,5.3.4", NotANumber, None),
            ("abc", NotANumber, None),
            ("79.228.162.514.264.337.593.543.950.336", TooLarge, None),
            ("0,12345678901234567890123456789", TooLarge, None),
        ] {
            let error = parse_number(text).expect_err(text);
            assert_eq!((error.kind, error.suggestion.as_deref()), (kind, repair), "{text}");
        }
    }

    #[test]
    fn writes_numbers_as_planners_do() {
        for (value, text) in [
            ("0", "0"),
            ("2021", "2021"),
            ("9999.5", "9999,5"),
            ("10000", "10.000"),
            ("1234567.89", "1.234.567,89"),
            ("-0.05", "-0,05"),
            ("75.10", "75,10"),
        ] {
            assert_eq!(format_number(dec(value)), text);
        }
    }

    #[test]
    fn reads_money() {
        for (text, rupiah) in [
            ("Rp1.100.000.000", "1100000000"),
            ("Rp 14.848.970.000", "14848970000"),
            ("Rp. 500.000,-", "500000"),
            ("500.000,-", "500000"),
            ("915389611566", "915389611566"),
            ("1.675.000.000,00", "1675000000"),
            ("Rp 596,7 jt", "596700000"),
            ("Rp1,1 miliar", "1100000000"),
            ("9,2 milyar", "9200000000"),
            ("5,7miliar", "5700000000"),
            ("2 triliun", "2000000000000"),
            ("12 RIBU", "12000"),
            ("-Rp5.000", "-5000"),
            ("Rp-5.000", "-5000"),
            ("0,5 ribu", "500"),
        ] {
            assert_eq!(parse_money(text).unwrap_or_else(|e| panic!("{text}: {e}")), dec(rupiah), "{text}");
        }
        for (text, repair) in [
            ("1,675,000,000.00", Some("1.675.000.000,00")),
            ("Rp 1,775,000,000", Some("Rp1.775.000.000")),
            ("Rp596.7 jt", Some("Rp596,7 juta")),
            ("Rp", None),
            ("juta", None),
            ("99999999999999999999999999999 triliun", None),
        ] {
            assert_eq!(parse_money(text).expect_err(text).suggestion.as_deref(), repair, "{text}");
        }
    }

    #[test]
    fn writes_money() {
        for (value, text) in [
            ("1100000000", "Rp1.100.000.000"),
            ("1675000000.00", "Rp1.675.000.000"),
            ("2236942684.87", "Rp2.236.942.684,87"),
            ("5000", "Rp5.000"),
            ("-5000", "-Rp5.000"),
            ("0", "Rp0"),
        ] {
            assert_eq!(format_money(dec(value)), text);
            assert_eq!(parse_money(text), Ok(dec(value)));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(mantissa in any::<i64>(), extra in 0i128..1_000_000_000, scale in 0u32..28) {
            let mantissa = (i128::from(mantissa) * extra) % (1 << 96);
            let number = Decimal::from_i128_with_scale(mantissa, scale);
            let read = parse_number(&format_number(number)).unwrap();
            prop_assert_eq!((read, read.scale()), (number, scale));
            prop_assert_eq!(parse_money(&format_money(number)).unwrap(), number);
        }

        #[test]
        fn any_text_has_an_answer(text in "\\PC{0,12}|[0-9.,Rpjutmliar %–-]{0,20}") {
            for answer in [parse_number(&text), parse_money(&text)] {
                if let Err(NumberError { suggestion: Some(repair), .. }) = answer {
                    prop_assert!(parse_money(&repair).is_ok(), "{} -> {}", text, repair);
                }
            }
        }
    }
}

//! Reading the text of one cell.

use super::{BoundOp, Cell, Grade, Value};
use crate::number::{
    Decimal, NumberErrorKind, has_rupiah, multiplier, parse_number, times_power_of_ten, try_read,
    without_rupiah,
};
use std::fmt;

/// Why the text of a cell cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ValueError {
    /// What is wrong.
    pub kind: ValueErrorKind,
    /// The whole text of the cell as it was probably meant; none where that would be a guess.
    pub suggestion: Option<String>,
}

/// What is wrong with the text of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueErrorKind {
    /// Nothing there.
    Empty,
    /// A figure in it is not an Indonesian number.
    Number(NumberErrorKind),
    /// Words that must stand in quotes: `Level 3 DC`.
    NeedsQuotes,
    /// Something after the figure that is neither a unit nor in quotes: `1,7*`, `38% (Perkotaan)`.
    TextAfterNumber,
    /// A unit without a blank before it: `30Dokumen`.
    GluedUnit,
    /// Nothing that a cell can say.
    NotAValue,
}

impl fmt::Display for ValueErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValueErrorKind::Empty => f.write_str("empty"),
            ValueErrorKind::Number(kind) => kind.fmt(f),
            ValueErrorKind::NeedsQuotes => f.write_str("words that need quotes"),
            ValueErrorKind::TextAfterNumber => f.write_str("text after the figure"),
            ValueErrorKind::GluedUnit => f.write_str("no blank before the unit"),
            ValueErrorKind::NotAValue => f.write_str("not a value"),
        }
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for ValueError {}

/// Reads the text of a cell without its footnote: `42,63`, `75%`, `1:30`, `17/1000`, `≥ 90`, `70,38-70,76`,
/// `7 s.d. 8`, `25 opd`, `1,8 juta`, `BB`, `A (82,14)`, `"Level 3 DC"`, `-`, `belum`.
pub fn parse_cell(text: &str) -> Result<Cell, ValueError> {
    cell(text, false)
}

/// As [`parse_cell`] in a row of money: a figure is an amount in rupiah with or without `Rp`.
pub fn parse_money_cell(text: &str) -> Result<Cell, ValueError> {
    cell(text, true)
}

fn cell(text: &str, money: bool) -> Result<Cell, ValueError> {
    // Nearly every cell is a bare number, and most others are `Rp` with digits or a percentage.
    match text.as_bytes() {
        [b'R', b'p', b'0'..=b'9', .., b'0'..=b'9'] => {
            if let Some(number) = text.get(2..).and_then(try_read) {
                return Ok(Cell::plain(Value::Money(number)));
            }
        }
        [b'0'..=b'9', .., b'%'] => {
            if let Some(number) = text.strip_suffix('%').and_then(try_read) {
                return Ok(Cell::plain(Value::Percent(number)));
            }
        }
        [.., b'0'..=b'9'] => {
            if let Some(number) = try_read(text) {
                return Ok(Cell::plain(if money { Value::Money(number) } else { Value::Number(number) }));
            }
        }
        _ => {}
    }
    read(text.trim(), money).map_err(|fault| fault.explain(text.trim(), money, 0))
}

/// An error with the place of the text to put in for its repair.
struct Fault {
    kind: ValueErrorKind,
    /// Bytes of the cell to replace, and by what.
    repair: Option<(std::ops::Range<usize>, String)>,
}

impl Fault {
    fn plain(kind: ValueErrorKind) -> Fault {
        Fault { kind, repair: None }
    }

    fn whole(kind: ValueErrorKind, text: &str, instead: String) -> Fault {
        Fault { kind, repair: Some((0..text.len(), instead)) }
    }

    /// Applies the repair; where the result has a further fault, repairs that too. What cannot be read in the end is
    /// no suggestion.
    fn explain(self, text: &str, money: bool, depth: usize) -> ValueError {
        let suggestion = self.repair.and_then(|(place, instead)| {
            let repaired = format!("{}{instead}{}", text.get(..place.start)?, text.get(place.end..)?);
            let (value, _) = split_note(&repaired);
            match read(value, money) {
                Ok(_) => Some(repaired),
                Err(next) if depth < 6 => next.explain(&repaired, money, depth + 1).suggestion,
                Err(_) => None,
            }
        });
        ValueError { kind: self.kind, suggestion }
    }
}

/// A cell and the footnote string that a repair gave it.
fn split_note(text: &str) -> (&str, &str) {
    match text.find(" \"") {
        Some(at) if !text.starts_with('"') => text.split_at(at),
        _ => (text, ""),
    }
}

/// One figure of a cell.
struct Term {
    number: Decimal,
    percent: bool,
    rupiah: bool,
    /// A multiplying word stood behind it, of this power of ten; it is not applied yet.
    power: u32,
}

/// A place in the text of a cell.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn blank(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Steps over the first of the words that stands here.
    fn eat(&mut self, words: &[&str]) -> bool {
        if self.rest().is_empty() {
            return false;
        }
        match words.iter().find(|w| self.rest().starts_with(**w)) {
            Some(word) => {
                self.at += word.len();
                true
            }
            None => false,
        }
    }

    /// The letters that stand here.
    fn word(self) -> &'a str {
        let rest = self.rest();
        &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())]
    }

    /// `Rp`, digits, `,-`, `%` or a multiplying word.
    fn term(&mut self) -> Result<Term, Fault> {
        let mut minus = false;
        if let Some(rest) = self.rest().strip_prefix('-')
            && has_rupiah(rest)
        {
            minus = true;
            self.at += 1;
        }
        let rupiah = has_rupiah(self.rest());
        if rupiah {
            self.at = self.text.len() - without_rupiah(self.rest()).len();
        }
        let mut number = self.number()?;
        if minus {
            number = -number;
        }
        self.eat(&[",-", ",–"]);
        let after = *self;
        self.blank();
        let percent = self.eat(&["%"]);
        let mut power = 0;
        if !percent {
            let word = self.word();
            match multiplier(word) {
                Some(found) => {
                    power = found;
                    self.at += word.len();
                }
                None => *self = after,
            }
        }
        Ok(Term { number, percent, rupiah, power })
    }

    /// Sign and digits, with the dots and commas between and behind them.
    fn number(&mut self) -> Result<Decimal, Fault> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let mut end = match bytes.first() {
            Some(b'-' | b'+') => 1,
            _ if rest.starts_with('\u{2212}') => '\u{2212}'.len_utf8(),
            _ => 0,
        };
        let signed = end;
        while let Some(&b) = bytes.get(end) {
            let next = bytes.get(end + 1).copied();
            match b {
                b'0'..=b'9' => {}
                // `,-` is no part of the number; a dot or comma at the very end is its fault.
                b',' | b'.' if next.is_none_or(|n| n.is_ascii_digit() || n == b' ') => {}
                // The notation of spreadsheets, `7.0E-2`.
                b'E' | b'e' if end > signed => match (next, bytes.get(end + 2)) {
                    (Some(b'0'..=b'9'), _) => {}
                    (Some(b'-' | b'+'), Some(b'0'..=b'9')) => end += 1,
                    _ => break,
                },
                _ => break,
            }
            end += 1;
        }
        let place = self.at..self.at + end;
        self.at = place.end;
        if end == signed {
            return Err(Fault::plain(ValueErrorKind::NotAValue));
        }
        parse_number(&rest[..end]).map_err(|e| Fault {
            kind: ValueErrorKind::Number(e.kind),
            repair: e.suggestion.map(|s| (place, s)),
        })
    }
}

fn scaled(number: Decimal, power: u32) -> Result<Decimal, Fault> {
    times_power_of_ten(number, power).ok_or(Fault::plain(ValueErrorKind::Number(NumberErrorKind::TooLarge)))
}

/// Between the two figures of a range.
const UNTIL: &[&str] = &["-", "–", "—", "s.d.", "s.d", "s/d", "sd.", "sd ", "S.D.", "s/D", "S/D"];

fn read(text: &str, money: bool) -> Result<Cell, Fault> {
    if text.is_empty() {
        return Err(Fault::plain(ValueErrorKind::Empty));
    }
    if let Some(value) = absent(text) {
        return Ok(Cell::plain(value));
    }
    let mut at = Cursor { text, at: 0 };
    let op = bound_op(&mut at);
    if op.is_none() && !has_rupiah(text) && text.starts_with(|c: char| c.is_alphabetic() || c == '"') {
        return words(text);
    }
    at.blank();
    let first = at.term()?;
    if let Some(op) = op {
        let per = match at.eat(&["/"]) {
            true => Some(at.number()?),
            false => None,
        };
        let value = scaled(first.number, first.power)?;
        return with_unit(Value::Bound { op, value, per, percent: first.percent }, at);
    }
    let after = at;
    at.blank();
    let close = at;
    if at.rest().starts_with(['-', '–', '—', 's', 'S']) && at.eat(UNTIL) {
        at.blank();
        if at.rest().starts_with(|c: char| c.is_ascii_digit() || c == '-') {
            let second = at.term()?;
            if first.rupiah || second.rupiah {
                return Err(Fault::plain(ValueErrorKind::NotAValue));
            }
            // `5 - 6 juta`: the word belongs to both.
            let power = if first.power == 0 { second.power } else { first.power };
            let from = scaled(first.number, power)?;
            let to = scaled(second.number, second.power)?;
            return with_unit(Value::Range { from, to, percent: first.percent || second.percent }, at);
        }
        at = close;
    }
    let plain = !first.percent && !first.rupiah && first.power == 0;
    if plain && at.eat(&[":"]) {
        at.blank();
        let right = at.number()?;
        return with_unit(Value::Ratio { left: first.number, right }, at);
    }
    if plain && at.rest().starts_with('/') {
        at.at += 1;
        at.blank();
        if at.rest().starts_with(|c: char| c.is_ascii_digit()) {
            let per = at.number()?;
            return with_unit(Value::Rate { count: first.number, per }, at);
        }
        at = close;
    }
    // `4,53 (Prima)`; no score is below zero, before its name or behind it.
    if plain
        && !first.number.is_sign_negative()
        && let Some(name) = at.rest().strip_prefix('(').and_then(|r| r.strip_suffix(')'))
        && name.starts_with(char::is_alphabetic)
        && !name.contains(['(', ')', '"'])
    {
        let grade = Grade { name: name.trim_end().to_owned(), score: Some(first.number) };
        return Ok(Cell::plain(Value::Grade(Box::new(grade))));
    }
    let number = scaled(first.number, first.power)?;
    let value = match () {
        () if first.percent => Value::Percent(number),
        () if first.rupiah || money => Value::Money(number),
        () => Value::Number(number),
    };
    with_unit(value, after)
}

/// Words for "nothing": none planned, or not measured yet.
fn absent(text: &str) -> Option<Value> {
    // `–` and `—` begin with 0xE2.
    if text.len() > 5 || !matches!(text.as_bytes().first()?, b'-' | b'n' | b'N' | b'b' | b'B' | 0xE2) {
        return None;
    }
    let is = |words: &[&str]| words.iter().any(|w| w.eq_ignore_ascii_case(text));
    if is(&["-", "--", "–", "—", "n/a", "na", "n.a", "n.a."]) {
        return Some(Value::NotPlanned);
    }
    is(&["belum"]).then_some(Value::NotMeasured)
}

fn bound_op(at: &mut Cursor<'_>) -> Option<BoundOp> {
    const SIGNS: [(&[&str], BoundOp); 4] = [
        (&["≥", ">="], BoundOp::AtLeast),
        (&["≤", "<="], BoundOp::AtMost),
        (&[">"], BoundOp::Above),
        (&["<"], BoundOp::Below),
    ];
    SIGNS.iter().find(|(signs, _)| at.eat(signs)).map(|&(_, op)| op)
}

/// A cell that begins with a letter or a quote: a grade, perhaps with its score.
fn words(text: &str) -> Result<Cell, Fault> {
    let grade = |name: String, score| Ok(Cell::plain(Value::Grade(Box::new(Grade { name, score }))));
    let (name, rest, quoted) = match text.strip_prefix('"') {
        Some(inner) => {
            let Some((name, end)) = unquote(inner) else {
                return Err(Fault::plain(ValueErrorKind::NotAValue));
            };
            (name, inner.get(end..).unwrap_or(""), true)
        }
        None => {
            let end = text.find(['(', '"', ' ', '\t', '\n', '\r']).unwrap_or(text.len());
            (text[..end].to_owned(), &text[end..], false)
        }
    };
    if name.trim().is_empty() {
        return Err(Fault::plain(ValueErrorKind::Empty));
    }
    let rest = rest.trim_start();
    if rest.is_empty() && (quoted || is_bare_grade(&name)) {
        return grade(name, None);
    }
    if let Some(score) = rest.strip_prefix('(')
        && score.trim_start().starts_with(|c: char| c.is_ascii_digit())
    {
        let mut at = Cursor { text, at: text.len() - score.trim_start().len() };
        let number = at.number()?;
        if at.rest().trim_start() == ")" {
            return grade(name, Some(number));
        }
    }
    if quoted {
        return Err(Fault::plain(ValueErrorKind::NotAValue));
    }
    if name.eq_ignore_ascii_case("rp") {
        return Err(Fault::plain(ValueErrorKind::NotAValue));
    }
    if name.eq_ignore_ascii_case("belum") {
        return Err(Fault::whole(ValueErrorKind::NeedsQuotes, text, "belum".to_owned()));
    }
    if text.contains('"') {
        return Err(Fault::plain(ValueErrorKind::NeedsQuotes));
    }
    Err(Fault::whole(ValueErrorKind::NeedsQuotes, text, format!("\"{}\"", text.replace('\\', "\\\\"))))
}

/// A grade that may stand without quotes: one word that begins with a letter and reads back as itself.
pub(super) fn is_bare_grade(name: &str) -> bool {
    name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'))
        && !name.ends_with(['.', '-', '/'])
        && absent(name).is_none()
        && !name.eq_ignore_ascii_case("rp")
        && !has_rupiah(name)
}

/// The text up to the closing quote, and where it ends.
fn unquote(inner: &str) -> Option<(String, usize)> {
    let mut name = String::new();
    let mut chars = inner.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((name, at + 1)),
            '\\' => name.push(chars.next()?.1),
            _ => name.push(c),
        }
    }
    None
}

/// Ends a cell: nothing more, or the bare words of a unit.
fn with_unit(value: Value, mut at: Cursor<'_>) -> Result<Cell, Fault> {
    let glued = !at.rest().starts_with(char::is_whitespace);
    let end = at.at;
    at.blank();
    let rest = at.rest();
    if rest.is_empty() {
        return Ok(Cell::plain(value));
    }
    let is_unit = !value.is_percent() && is_unit(rest);
    if is_unit && !glued {
        return Ok(Cell { value, unit: Some(rest.into()) });
    }
    if is_unit && rest.starts_with(char::is_alphabetic) {
        return Err(Fault { kind: ValueErrorKind::GluedUnit, repair: Some((end..end, " ".to_owned())) });
    }
    // What else stands there was probably meant as a footnote.
    let note = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')).unwrap_or(rest);
    let note = format!(" \"{}\"", note.replace('\\', "\\\\").replace('"', "\\\""));
    Err(Fault { kind: ValueErrorKind::TextAfterNumber, repair: Some((end..at.text.len(), note)) })
}

/// One to three bare words of letters, with at most one digit each: `opd`, `m3`, `kali per tahun`, `/tahun`.
fn is_unit(text: &str) -> bool {
    let mut words = 0;
    text.split_whitespace().all(|word| {
        words += 1;
        let mut digits = 0;
        words <= 3
            && word.chars().enumerate().all(|(i, c)| {
                digits += usize::from(c.is_ascii_digit());
                match c {
                    '0'..='9' => i > 0 && digits == 1,
                    '/' => true,
                    '.' | '-' | '²' | '³' | '%' => i > 0,
                    _ => c.is_alphabetic(),
                }
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The value as Rust writes it, short, with its unit.
    fn read_as(text: &str) -> String {
        match parse_cell(text) {
            Err(e) => format!("{:?} -> {:?}", e.kind, e.suggestion),
            Ok(Cell { value, unit }) => {
                let kind = match &value {
                    Value::Number(_) => "number",
                    Value::Percent(_) => "percent",
                    Value::Money(_) => "money",
                    Value::Ratio { .. } => "ratio",
                    Value::Rate { .. } => "rate",
                    Value::Bound { .. } => "bound",
                    Value::Range { .. } => "range",
                    Value::Grade(_) => "grade",
                    Value::NotPlanned => "none",
                    Value::NotMeasured => "belum",
                };
                let unit = unit.map_or(String::new(), |u| format!(" [{u}]"));
                format!("{kind} {value}{unit}")
            }
        }
    }

    #[test]
    fn forms_of_real_cells() {
        for (text, read) in [
            ("42,63", "number 42,63"),
            ("-0,05", "number -0,05"),
            ("3.140", "number 3140"),
            ("1.167.869", "number 1.167.869"),
            ("75%", "percent 75%"),
            ("100 %", "percent 100%"),
            ("1,8 juta", "number 1.800.000"),
            ("5,7 miliar", "number 5.700.000.000"),
            ("1,8 juta orang", "number 1.800.000 [orang]"),
            ("Rp4.955.000.000", "money Rp4.955.000.000"),
            ("Rp 596,7 jt", "money Rp596.700.000"),
            ("Rp500.000,-", "money Rp500.000"),
            ("25 opd", "number 25 [opd]"),
            ("55 Ha", "number 55 [Ha]"),
            ("15.467 UMKM", "number 15.467 [UMKM]"),
            ("7 km/jam", "number 7 [km/jam]"),
            ("5 m³", "number 5 [m³]"),
            ("3 Satuan Pendidikan", "number 3 [Satuan Pendidikan]"),
            ("75 persen", "number 75 [persen]"),
            ("70,38-70,76", "range 70,38–70,76"),
            ("34,32- 34,44", "range 34,32–34,44"),
            ("7,43 -7,61", "range 7,43–7,61"),
            ("3,55 - 3,85", "range 3,55–3,85"),
            ("70,38–70,76", "range 70,38–70,76"),
            ("9,74-9,59", "range 9,74–9,59"),
            ("7 s.d. 8", "range 7–8"),
            ("7 s/d 8", "range 7–8"),
            ("0-0,175", "range 0–0,175"),
            ("-0,05 - -0,02", "range -0,05–-0,02"),
            ("4,98% - 5,23%", "range 4,98%–5,23%"),
            ("5 - 6 juta", "range 5.000.000–6.000.000"),
            ("7 - 9 orang", "range 7–9 [orang]"),
            ("<22", "bound < 22"),
            ("<15%", "bound < 15%"),
            ("≥ 90", "bound ≥ 90"),
            (">= 90", "bound ≥ 90"),
            ("≤5 menit", "bound ≤ 5 [menit]"),
            ("< 49/100.000 penduduk", "bound < 49/100.000 [penduduk]"),
            ("1:30", "ratio 1:30"),
            ("17/1000", "rate 17/1000"),
            ("22/100.000 penduduk", "rate 22/100.000 [penduduk]"),
            ("BB", "grade BB"),
            ("WTP", "grade WTP"),
            ("A-", "NeedsQuotes -> Some(\"\\\"A-\\\"\")"),
            ("A (82,14)", "grade A (82,14)"),
            ("AA(90,10)", "grade AA (90,10)"),
            ("4,53 (Prima)", "grade Prima (4,53)"),
            ("\"Level 3 DC\"", "grade Level 3 DC"),
            ("\"Level 3\" (3,1)", "grade Level 3 (3,1)"),
            ("-", "none -"),
            ("--", "none -"),
            ("n/a", "none -"),
            ("N/A", "none -"),
            ("belum", "belum belum"),
            ("Belum", "belum belum"),
        ] {
            assert_eq!(read_as(text), read, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_how_it_can() {
        for (text, kind, repair) in [
            ("20.5", "Number(DecimalPoint)", Some("20,5")),
            ("54.26%", "Number(DecimalPoint)", Some("54,26%")),
            ("2.3:1000", "Number(DecimalPoint)", Some("2,3:1000")),
            ("69.1-69.5", "Number(DecimalPoint)", Some("69,1-69,5")),
            ("A (82.14)", "Number(DecimalPoint)", Some("A (82,14)")),
            ("3.5 skor", "Number(DecimalPoint)", Some("3,5 skor")),
            ("1,675,000,000.00", "Number(EnglishGroups)", Some("1.675.000.000,00")),
            ("30Dokumen", "GluedUnit", Some("30 Dokumen")),
            ("2.5Ton", "Number(DecimalPoint)", Some("2,5 Ton")),
            ("1,7*", "TextAfterNumber", Some("1,7 \"*\"")),
            ("56,42** (2023)", "TextAfterNumber", Some("56,42 \"** (2023)\"")),
            ("38 % (Perkotaan)", "TextAfterNumber", Some("38 % \"Perkotaan\"")),
            ("1.96% (115.190 PMKS)", "Number(DecimalPoint)", Some("1,96% \"115.190 PMKS\"")),
            (
                "2 kali per tahun dari 12 kali = 16%",
                "TextAfterNumber",
                Some("2 \"kali per tahun dari 12 kali = 16%\""),
            ),
            ("-2 (N)", "TextAfterNumber", Some("-2 \"N\"")),
            ("2,5 +/- 1", "TextAfterNumber", Some("2,5 \"+/- 1\"")),
            ("Level 3 DC", "NeedsQuotes", Some("\"Level 3 DC\"")),
            ("Level 3 Dengan Catatan (DC)", "NeedsQuotes", Some("\"Level 3 Dengan Catatan (DC)\"")),
            ("Belum Rilis", "NeedsQuotes", Some("belum")),
            ("1229 9", "TextAfterNumber", Some("1229 \"9\"")),
            ("(143.034 : 178.793) x 100% = 80%", "NotAValue", None),
            ("%", "NotAValue", None),
            ("?", "NotAValue", None),
            ("Rp", "NotAValue", None),
            ("\"open", "NotAValue", None),
            ("", "Empty", None),
            ("  ", "Empty", None),
            ("9999999999999999999999999 triliun", "Number(TooLarge)", None),
        ] {
            let error = parse_cell(text).expect_err(text);
            assert_eq!(
                (format!("{:?}", error.kind).as_str(), error.suggestion.as_deref()),
                (kind, repair),
                "{text}"
            );
        }
    }

    #[test]
    fn figures_of_a_row_of_money_are_amounts() {
        for (text, shown) in [
            ("5.883.282.200", "Rp5.883.282.200"),
            ("6,545 miliar", "Rp6.545.000.000"),
            ("Rp7.215.000.000", "Rp7.215.000.000"),
            ("0", "Rp0"),
            ("-", "-"),
        ] {
            assert_eq!(parse_money_cell(text).unwrap().value.show(), shown);
        }
        let error = parse_money_cell("1,775,000,000").unwrap_err();
        assert_eq!(error.suggestion.as_deref(), Some("1.775.000.000"));
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(text in "\\PC{0,16}|[0-9.,%<≥:/()\"Rpsdjuta –-]{0,16}") {
            for money in [false, true] {
                match cell(&text, money) {
                    Ok(cell) => {
                        let _ = (cell.to_string(), cell.value.low(), cell.value.high(), cell.value.midpoint());
                    }
                    Err(ValueError { suggestion: Some(repair), .. }) => {
                        let (value, _) = split_note(&repair);
                        prop_assert!(read(value, money).is_ok(), "{} -> {}", text, repair);
                    }
                    Err(_) => {}
                }
            }
        }

        #[test]
        fn source_reads_back(text in "[0-9]{1,3}(,[0-9]{1,2})?(%|-[0-9]{1,3}| ?:[0-9]{1,2}|/1000| juta)?|[≥<]? ?[0-9]{1,3}%?|[A-Za-z]{1,9}( \\([0-9]{1,2}\\))?|\"[^\"\\\\]{1,9}\"") {
            if let Ok(cell) = parse_cell(&text) {
                let again = parse_cell(&cell.value.to_source());
                prop_assert_eq!(again.map(|c| c.value), Ok(cell.value), "{}", text);
            }
        }
    }
}

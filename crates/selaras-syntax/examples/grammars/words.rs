//! The words of the language, and how what follows them is written, as JSON.

use std::fmt::Write as _;

use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind, Shape};

/// The text of `grammar/words.json`.
pub fn words() -> String {
    let mut json = String::from("{\n  \"nodes\": {\n");
    list(&mut json, NodeKind::ALL, |kind| {
        let named =
            |words: Vec<&str>| words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>().join(", ");
        format!(
            "{:?}: {{ \"document\": {}, \"plan\": {}, \"holds\": [{}], \"properties\": [{}] }}",
            kind.keyword(),
            kind.is_document(),
            kind.is_plan(),
            named(kind.holds().iter().map(|kind| kind.keyword()).collect()),
            named(kind.properties().iter().map(|kind| kind.keyword()).collect()),
        )
    });
    json.push_str("  },\n  \"properties\": {\n");
    list(&mut json, PropKind::ALL, |kind| {
        format!(
            "{:?}: {{ \"shape\": \"{:?}\", \"number\": {} }}",
            kind.keyword(),
            kind.shape(),
            numbers(*kind)
        )
    });
    json.push_str("  },\n  \"clauses\": {\n");
    list(&mut json, ClauseKind::ALL, |kind| {
        format!("{:?}: {{ \"number\": {} }}", kind.keyword(), clause_numbers(*kind))
    });
    json.push_str("  }\n}\n");
    json
}

fn list<T>(json: &mut String, all: &[T], line: impl Fn(&T) -> String) {
    for (n, one) in all.iter().enumerate() {
        let comma = if n + 1 == all.len() { "" } else { "," };
        let _ = writeln!(json, "    {}{comma}", line(one));
    }
}

/// A numeric word that follows it is a figure, a year or a date, and not a code.
pub const fn numbers(kind: PropKind) -> bool {
    use PropKind::*;
    match kind.shape() {
        Shape::Years | Shape::Series | Shape::KeyedSeries | Shape::Realisasi => true,
        _ => matches!(kind, Ditetapkan | Tenggat | Selesai | Batas | RumusBaru | Skala),
    }
}

/// The same of what follows a clause word.
pub const fn clause_numbers(kind: ClauseKind) -> bool {
    matches!(kind, ClauseKind::Sampai | ClauseKind::Hlm | ClauseKind::Bobot)
}

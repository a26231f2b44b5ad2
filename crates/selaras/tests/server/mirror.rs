//! What the client believes: texts as it edited them, and the findings of a fresh check of them.

use std::collections::BTreeMap;

use selaras_analysis::rule::Lang;
use selaras_analysis::{Session, Settings};
use selaras_syntax::LineIndex;
use selaras_syntax::line_index::{Position, Unit};
use serde_json::{Value, json};

/// An edit: from, to, and what comes there.
pub type Edit = ((u32, u32), (u32, u32), String);

/// Applies an edit as an editor does that counts in UTF-16.
pub fn apply(text: &mut String, (from, to, new): &Edit) {
    let lines = LineIndex::new(text);
    let offset =
        |(line, column): (u32, u32)| lines.offset(text, Position { line, column }, Unit::Utf16) as usize;
    let (start, end) = (offset(*from), offset(*to));
    text.replace_range(start.min(end)..start.max(end), new);
}

/// The place of a byte.
pub fn place(text: &str, offset: usize) -> (u32, u32) {
    let found = LineIndex::new(text).position(text, offset as u32, Unit::Utf16);
    (found.line, found.column)
}

/// The findings of a fresh session over these texts, by file, as the protocol says them.
pub fn fresh(files: &BTreeMap<String, String>) -> BTreeMap<String, Vec<Value>> {
    let mut session = Session::new(Settings::default());
    for (path, text) in files {
        session.set_file(path, text.as_str().into());
    }
    let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for finding in session.check(selaras_engine::today().expect("a day")).diagnostics {
        let text = &files[&*finding.location.file];
        let at = |offset: u32| {
            let (line, character) = place(text, offset as usize);
            json!({ "line": line, "character": character })
        };
        let (message, help) = (finding.message.get(Lang::Id), finding.help.get(Lang::Id));
        let message = if help.is_empty() { message.to_owned() } else { format!("{message}\n{help}") };
        let span = finding.location.span;
        found.entry(finding.location.file.to_string()).or_default().push(json!({
            "range": { "start": at(span.start), "end": at(span.end) },
            "code": finding.rule.slug,
            "message": message,
        }));
    }
    found
}

/// Of a finding what [`fresh`] says of it.
pub fn core(finding: &Value) -> Value {
    json!({ "range": finding["range"], "code": finding["code"], "message": finding["message"] })
}

/// Random numbers that are the same for ever (SplitMix64).
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Rng {
        Rng(seed)
    }

    /// A number below `n`; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)).checked_rem(n as u64).unwrap_or(0) as usize
    }
}

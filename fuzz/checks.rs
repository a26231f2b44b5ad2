//! What must hold of any text. The fuzz targets try it on what they make up; `crates/selaras-analysis/tests/corpus.rs`
//! on what they once found worth keeping, with every run of the tests.

use std::sync::Arc;

use selaras_analysis::diagnostic::Outcome;
use selaras_analysis::rules::{BASE, TODAY};
use selaras_analysis::{Session, Settings};
use selaras_plan::{code, name::Name, unit::Unit, value, years::Date, years::Years};

/// As a cell, a unit, a name, a code: never a panic, and what is shown reads back as the same.
pub fn cell(text: &str) {
    if let Ok(cell) = value::parse_cell(text) {
        let again = value::parse_cell(&cell.value.to_source());
        assert!(again.is_ok_and(|c| value::same(&c.value, &cell.value)), "{text:?}");
    }
    let _ = (value::parse_money_cell(text), Unit::parse(text), Name::new(text), code::shape(text));
    let _ = Years::parse(text);
}

/// As a file: a tree and errors within the text, and a formatter that settles after one run.
pub fn parse(text: &str) {
    let parse = selaras_syntax::parse(text);
    for error in &parse.errors {
        assert!(text.get(error.span.start as usize..error.span.end as usize).is_some());
        let _ = (error.message(text), error.help(text));
    }
    let once = selaras_syntax::format::format(text);
    assert_eq!(once, selaras_syntax::format::format(&once), "formatting again changes the text");
}

/// The file whose text is tried.
const EDITED: &str = "diskominfo.renstra";

/// After so many texts the session is held against a fresh one, and begins anew.
const EDITS: usize = 16;

/// Texts beside a consistent plan, one after the other in one session.
pub struct Beside {
    session: Session,
    edits: usize,
}

impl Beside {
    pub fn new() -> Beside {
        Beside { session: session(None), edits: 0 }
    }

    /// Findings inside their files, never a defect of the tool (S12), and after many edits the same as for a fresh look.
    pub fn check(&mut self, text: &str) {
        self.session.set_file(EDITED, Arc::from(text));
        let outcome = judge(&mut self.session);
        for found in &outcome.diagnostics {
            assert_ne!(found.rule.code, "S12", "{}", found.message.id);
            let file = self.session.text(&found.location.file).unwrap_or_default();
            let span = found.location.span;
            assert!(file.get(span.start as usize..span.end as usize).is_some(), "{:?}", found.location);
        }
        self.edits += 1;
        if self.edits == EDITS {
            assert_eq!(outcome, judge(&mut session(Some(text))), "an edited session and a fresh one differ");
            *self = Beside::new();
        }
    }
}

/// The base plan, with another text in one file.
fn session(text: Option<&str>) -> Session {
    let mut session = Session::new(Settings::default());
    for (path, base) in BASE {
        session.set_file(path, Arc::from(text.filter(|_| *path == EDITED).unwrap_or(base)));
    }
    session
}

fn judge(session: &mut Session) -> Outcome {
    session.check(Date::parse(TODAY).unwrap_or_else(|| unreachable!("a date")))
}

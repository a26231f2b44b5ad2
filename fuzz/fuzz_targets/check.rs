//! Any text beside a consistent plan: findings inside their files, never a defect of the tool (S12), and after an edit
//! the same as for a fresh look.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use selaras_analysis::rules::{BASE, TODAY};
use selaras_analysis::{Session, Settings};
use selaras_plan::years::Date;

fuzz_target!(|text: &str| {
    let Some(today) = Date::parse(TODAY) else { return };
    let mut session = Session::new(Settings::default());
    for (path, text) in BASE {
        session.set_file(path, Arc::from(*text));
    }
    session.check(today);
    session.set_file("diskominfo.renstra", Arc::from(text));
    let edited = session.check(today);
    for found in &edited.diagnostics {
        assert_ne!(found.rule.code, "S12", "{}", found.message.id);
        let file = session.text(&found.location.file).unwrap_or_default();
        let span = found.location.span;
        assert!(file.get(span.start as usize..span.end as usize).is_some(), "{:?}", found.location);
    }
    let mut fresh = Session::new(Settings::default());
    for (path, base) in BASE {
        let text = if *path == "diskominfo.renstra" { text } else { base };
        fresh.set_file(path, Arc::from(text));
    }
    assert_eq!(edited, fresh.check(today), "an edited session and a fresh one differ");
});

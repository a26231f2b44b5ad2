//! Writes the sample in every format to the folder that SELARAS_REPORT_OUT names, for the validators of
//! `tests/validators/`. Without it there is nothing to do.

use std::fs;
use std::path::PathBuf;

use crate::sample::{outcome, text};
use selaras_analysis::diagnostic::Outcome;
use selaras_analysis::rule::Lang;
use selaras_report::{Format, Options};

#[test]
fn every_format_for_the_validators() {
    let Some(folder) = std::env::var_os("SELARAS_REPORT_OUT").map(PathBuf::from) else {
        eprintln!("skipped: SELARAS_REPORT_OUT is not set");
        return;
    };
    let clean = Outcome { files: 4, documents: 4, ..Outcome::default() };
    for (name, outcome) in [("findings", outcome()), ("clean", clean)] {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).expect("a folder to write to");
        for format in Format::ALL {
            let color = format == Format::Human;
            let shown = text(format, &outcome, Lang::Id, Options { color, width: Some(110), quiet: false });
            fs::write(folder.join(format.name()), shown).expect("a file to write");
        }
    }
}

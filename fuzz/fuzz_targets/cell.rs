//! Any text as a cell, a unit, a name, a code: never a panic, and what is shown reads back as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use selaras_plan::{code, name::Name, unit::Unit, value, years::Years};

fuzz_target!(|text: &str| {
    if let Ok(cell) = value::parse_cell(text) {
        let again = value::parse_cell(&cell.value.to_source());
        assert!(again.is_ok_and(|c| value::same(&c.value, &cell.value)), "{text:?}");
    }
    let _ = (value::parse_money_cell(text), Unit::parse(text), Name::new(text), code::shape(text));
    let _ = Years::parse(text);
});

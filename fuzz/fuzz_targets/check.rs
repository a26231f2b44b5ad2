#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code, reason = "each target uses one of the checks")]
mod checks;

use std::cell::RefCell;

thread_local! {
    static BESIDE: RefCell<checks::Beside> = RefCell::new(checks::Beside::new());
}

libfuzzer_sys::fuzz_target!(|text: &str| BESIDE.with_borrow_mut(|beside| beside.check(text)));

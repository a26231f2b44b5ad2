//! Any text: a tree and errors within the text, and a formatter that settles after one run.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let parse = selaras_syntax::parse(text);
    for error in &parse.errors {
        assert!(text.get(error.span.start as usize..error.span.end as usize).is_some());
        let _ = (error.message(text), error.help(text));
    }
    let once = selaras_syntax::format::format(text);
    assert_eq!(once, selaras_syntax::format::format(&once), "formatting again changes the text");
});

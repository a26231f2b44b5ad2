//! The formatter: one style, without options. It moves white space, `;` and `{`, lowers keywords and mends pasted
//! quotes and year ranges; words, numbers, texts, comments and their order stay. `docs/gaya.md` says it for planners.
//!
//! tokens and tree → [`source`]: which token begins what → [`frozen`]: the lines that stay as they are → [`layout`]:
//! the lines of the new text → [`align`]: their columns → text.
//!
//! What is broken is not touched: guessing at it would hide the mistake that its author has to see.

mod align;
mod edits;
mod frozen;
mod layout;
mod line;
mod meaning;
mod source;
mod spelling;

pub use edits::format_edits;
pub use meaning::same_meaning;

use crate::lexer::lex;
use crate::parse::{Parse, parse, parse_tokens};
use crate::token::Tokens;

/// The text in the one style. Never fails: lines with a syntax error stay byte for byte, and so does the item around
/// braces that do not match. Formatting the result again changes nothing, and it says the same ([`same_meaning`]).
pub fn format(text: &str) -> String {
    let tokens = lex(text);
    let parsed = parse_tokens(text, &tokens);
    let formatted = write(text, &tokens, &parsed);
    // Where braces are missing, white space decides what belongs where; then new white space may say something else.
    if parsed.errors.is_empty() || meaning::same(text, &parsed, &formatted, &parse(&formatted)) {
        formatted
    } else {
        text.to_owned()
    }
}

fn write(text: &str, tokens: &Tokens, parsed: &Parse) -> String {
    let source = source::Source::new(text, tokens, &parsed.tree);
    let frozen = frozen::lines(&source, &parsed.errors);
    let mut page = layout::lay_out(&source, &frozen);
    align::align(&mut page);
    page.print(text)
}

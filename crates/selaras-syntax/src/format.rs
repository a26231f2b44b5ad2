//! The formatter: one style, without options. It moves white space, `;` and `{`, lowers keywords and mends pasted
//! quotes and year ranges; words, numbers, texts, comments and their order stay. `docs/gaya.md` says it for planners.
//!
//! tokens and tree → `source`: which token begins what → `frozen`: the lines that stay as they are → `layout`:
//! the lines of the new text → `align`: their columns → text.
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

use frozen::Reach;

use crate::lexer::lex;
use crate::parse::{Parse, parse, parse_tokens};
use crate::token::Tokens;

/// The text in the one style. Never fails: lines with a syntax error stay byte for byte, and so does the item around
/// braces that do not match. Formatting the result again changes nothing, and it says the same ([`same_meaning`]).
pub fn format(text: &str) -> String {
    let tokens = lex(text);
    let parsed = parse_tokens(text, &tokens);
    if parsed.errors.is_empty() {
        return write(text, &tokens, &parsed, Reach::Statement);
    }
    let formatted = format_damaged(text, &tokens, &parsed);
    let again = {
        let tokens = lex(&formatted);
        let parsed = parse_tokens(&formatted, &tokens);
        format_damaged(&formatted, &tokens, &parsed)
    };
    if again == formatted { formatted } else { text.to_owned() }
}

/// Where a text has errors, white space may decide what belongs where, and new white space say something else: then
/// more of the text stays as it is.
fn format_damaged(text: &str, tokens: &Tokens, parsed: &Parse) -> String {
    [Reach::Statement, Reach::Document]
        .into_iter()
        .map(|reach| write(text, tokens, parsed, reach))
        .find(|formatted| meaning::same(text, parsed, formatted, &parse(formatted)))
        .unwrap_or_else(|| text.to_owned())
}

fn write(text: &str, tokens: &Tokens, parsed: &Parse, reach: Reach) -> String {
    let source = source::Source::new(text, tokens, &parsed.tree);
    let frozen = frozen::lines(&source, &parsed.errors, reach);
    let mut page = layout::lay_out(&source, &frozen);
    align::align(&mut page);
    page.print(text)
}

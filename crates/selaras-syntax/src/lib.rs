//! One file's text: lexer with trivia, grammar, tree, formatter, line index. Knows no other file, no meaning of a
//! value, no editor and no disk.
//!
//! text → tokens ([`lexer`]) → statements → nesting → grammar → [`tree`], with [`error`]s; see [`parse()`].

pub mod error;
pub mod format;
mod grammar;
pub mod lexer;
pub mod line_index;
pub mod message;
mod nearest;
mod nest;
mod output;
mod parse;
mod reading;
pub mod schema;
mod statement;
mod symbol;
pub mod text;
pub mod token;
pub mod tree;

pub use error::{ErrorKind, SyntaxError};
pub use lexer::lex;
pub use line_index::LineIndex;
pub use message::Message;
pub use parse::{Parse, parse, parse_tokens};
pub use reading::{Reading, Reread};
pub use text::{doc_comment, text_of};
pub use token::{Kind, Tokens};

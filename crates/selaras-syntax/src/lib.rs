//! One file's text: lexer with trivia, grammar, tree, formatter, line index. Knows no other file, no meaning of a
//! value, no editor and no disk.

pub mod schema;
pub mod tree;

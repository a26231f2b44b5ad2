//! What a quoted text says, and the comment above a node.

use std::borrow::Cow;

use crate::lexer::lex;
use crate::token::{Kind, Tokens};
use crate::tree::{Node, Span};

/// What a text says, given as it stands in the file: without its quotes (of either kind, also where the closing one is
/// missing), with `\"` and `\\` resolved, and the lines that continue it joined by a space. A bare word says itself.
pub fn text_of(written: &str) -> Cow<'_, str> {
    let one_line = memchr::memchr2(b'\n', b'\r', written.as_bytes()).is_none();
    if one_line {
        return content(written);
    }
    let mut joined = String::with_capacity(written.len());
    for (kind, span) in lex(written).iter() {
        if matches!(kind, Kind::Text | Kind::UnclosedText) {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(&content(span.of(written)));
        }
    }
    Cow::Owned(joined)
}

/// What a text on one line says.
fn content(written: &str) -> Cow<'_, str> {
    const QUOTES: [char; 3] = ['“', '”', '„'];
    if let Some(inside) = written.strip_prefix('"') {
        let inside = match inside.strip_suffix('"') {
            Some(closed) if !ends_in_escape(closed) => closed,
            _ => inside,
        };
        return unescape(inside);
    }
    match written.strip_prefix(QUOTES) {
        Some(inside) => Cow::Borrowed(inside.strip_suffix(['“', '”', '"']).unwrap_or(inside)),
        None => Cow::Borrowed(written),
    }
}

/// The quote after `text` is an escaped one.
fn ends_in_escape(text: &str) -> bool {
    text.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// A backslash before anything but a quote or a backslash is itself.
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match chars.peek() {
            Some(&next @ ('"' | '\\')) if char == '\\' => {
                plain.push(next);
                chars.next();
            }
            _ => plain.push(char),
        }
    }
    Cow::Owned(plain)
}

/// The comment directly above a node: the lines that hold nothing but a comment, up to a blank line, without their
/// `//`. `tokens` are those of `text`, the file that `node` was read from.
pub fn doc_comment(text: &str, tokens: &Tokens, node: &Node) -> Option<String> {
    let mut lines = Vec::new();
    let mut line = line_before(tokens, tokens.at(node.keyword.start)?)?;
    while let [comment] = line.tokens[..] {
        lines.push(comment.of(text).trim_start_matches('/').trim());
        match line.before {
            Some(before) => line = before_newline(tokens, before),
            None => break,
        }
    }
    lines.reverse();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A line: its comment where it holds nothing else, and the newline before it.
struct Line {
    tokens: Vec<Span>,
    before: Option<usize>,
}

/// The line before that of token `index`; none where something stands before the token on its own line.
fn line_before(tokens: &Tokens, index: usize) -> Option<Line> {
    let newline = (0..index).rev().find(|&at| tokens.kinds()[at] != Kind::Blank)?;
    (tokens.kinds()[newline] == Kind::Newline).then(|| before_newline(tokens, newline))
}

/// The line that ends with the newline `index`.
fn before_newline(tokens: &Tokens, index: usize) -> Line {
    let mut comment = Vec::new();
    for at in (0..index).rev() {
        match tokens.kinds()[at] {
            Kind::Newline => return Line { tokens: comment, before: Some(at) },
            Kind::Blank => {}
            Kind::Comment if comment.is_empty() => comment.push(tokens.span(at)),
            _ => return Line { tokens: Vec::new(), before: None },
        }
    }
    Line { tokens: comment, before: None }
}

#[cfg(test)]
mod tests {
    use super::{doc_comment, text_of};
    use crate::{lex, parse};

    #[test]
    fn texts() {
        assert_eq!(text_of(r#""a""#), "a");
        assert_eq!(text_of(r#""a \"b\" \\ \c""#), r#"a "b" \ \c"#);
        assert_eq!(text_of("“Nilai “"), "Nilai ");
        assert_eq!(text_of("“Nilai\""), "Nilai");
        assert_eq!(text_of("\"tanpa penutup"), "tanpa penutup");
        assert_eq!(text_of(r#""berakhir \""#), r#"berakhir ""#);
        assert_eq!(text_of("\"satu\" // catatan\r\n   \"dua\""), "satu dua");
        assert_eq!(text_of("\""), "");
        assert_eq!(text_of("kata"), "kata");
    }

    #[test]
    fn comments_above_a_node() {
        let text = "// jauh\n\n// satu\n  // dua\nrpjmd A {\n  visi \"x\" // ekor\n  misi M1 \"y\"\n}";
        let parse = parse(text);
        let of = |index: usize| doc_comment(text, &lex(text), &parse.tree.nodes[index]);
        assert_eq!(of(0).as_deref(), Some("satu\ndua"));
        assert_eq!(of(1), None);
        assert_eq!(of(2), None);
    }
}

//! Text to tokens. Never fails: what the language does not know becomes [`Kind::Unknown`].

use logos::Logos;

use crate::token::{Kind, Tokens};

/// Cuts `text` into tokens, which cover it without a gap. Places are 32 bits wide: a caller keeps texts of 4 GiB and
/// more away.
pub fn lex(text: &str) -> Tokens {
    let mut tokens = Tokens::with_capacity(text.len() / 3);
    let mut lexer = Kind::lexer(text);
    let mut after_unknown = false;
    while let Some(kind) = lexer.next() {
        let start = lexer.span().start as u32;
        match kind {
            Ok(Kind::UnclosedText) => push_unclosed(lexer.slice(), start, &mut tokens),
            Ok(kind) => tokens.push(kind, start),
            // A run of unknown characters is one token.
            Err(()) if after_unknown => {}
            Err(()) => tokens.push(Kind::Unknown, start),
        }
        after_unknown = kind.is_err();
    }
    tokens.finish(text.len() as u32)
}

/// A text without its closing quote runs to the end of its line; the braces there are not part of it: with them it
/// would swallow the block that they open or close.
fn push_unclosed(text: &str, start: u32, tokens: &mut Tokens) {
    let inside = text.trim_end_matches(['{', '}', ' ', '\t']);
    tokens.push(Kind::UnclosedText, start);
    let tail = &text[inside.len()..];
    if !tail.contains(['{', '}']) {
        return;
    }
    let mut after_blank = false;
    for (offset, byte) in tail.bytes().enumerate() {
        let blank = matches!(byte, b' ' | b'\t');
        let kind = match byte {
            b'{' => Kind::BraceOpen,
            b'}' => Kind::BraceClose,
            _ => Kind::Blank,
        };
        if !(blank && after_blank) {
            tokens.push(kind, start + (inside.len() + offset) as u32);
        }
        after_blank = blank;
    }
}

#[cfg(test)]
mod tests {
    use super::lex;

    /// The tokens as `Kind text`, blanks left out.
    fn show(text: &str) -> String {
        lex(text)
            .iter()
            .filter(|(kind, _)| *kind != crate::token::Kind::Blank)
            .map(|(kind, span)| format!("{kind:?} {:?}", span.of(text)))
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn words(text: &str) -> Vec<&str> {
        lex(text)
            .iter()
            .filter(|(kind, _)| *kind == crate::token::Kind::Word)
            .map(|(_, span)| span.of(text))
            .collect()
    }

    #[test]
    fn words_of_every_form() {
        for word in [
            "2.16.03.2.02.0001.",
            "1.234.567,89",
            "Rp1.000.000,-",
            "70,38–70,76",
            "2018–2023",
            "1:30",
            "17/1000",
            "75%",
            "m²",
            "s.d.",
            "n/a",
            "-",
            "/",
            "diskominfo-2018:T2/S1/SPBE",
            "S2/",
            "daérah",
            "1,2,3",
        ] {
            assert_eq!(words(word), [word]);
        }
        assert_eq!(words("iku, ikd,ikk"), ["iku", "ikd", "ikk"]);
        assert_eq!(words("http://x y"), ["http:"]);
        assert_eq!(words("5,"), ["5"]);
    }

    #[test]
    fn a_title_without_its_quote_leaves_the_brace() {
        let tokens = show("misi M1 \"Menata {\n  visi \"x } }");
        expect_test::expect![[r#"
            Word "misi"
            Word "M1"
            UnclosedText "\"Menata"
            BraceOpen "{"
            Newline "\n"
            Word "visi"
            UnclosedText "\"x"
            BraceClose "}"
            BraceClose "}""#]]
        .assert_eq(&tokens);
    }

    #[test]
    fn odd_characters() {
        let tokens = show("\u{feff}a\u{a0}@#^\0 ≥90 “pasted” \"a\\\"b\" // end\r\nb\rc");
        expect_test::expect![[r#"
            Word "a"
            Unknown "@#^\0"
            AtLeast "≥"
            Word "90"
            Text "“pasted”"
            Text "\"a\\\"b\""
            Comment "// end"
            Newline "\r\n"
            Word "b"
            Newline "\r"
            Word "c""#]]
        .assert_eq(&tokens);
    }
}

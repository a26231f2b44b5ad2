//! The tokens that the reference grammar speaks of, cut from a text as its first comment says: written apart from the
//! parser, so that each checks the other.

use selaras_syntax::{Kind, lex};

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Token {
    Word(String),
    Text,
    Mark(char),
    End,
    /// Nothing that the grammar knows.
    Bad,
}

pub fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    // The first two words of the statement that was begun last.
    let mut begun: Vec<String> = Vec::new();
    let mut raw_body = false;
    let mut new_line = false;
    let tokens: Vec<_> = lex(text).iter().collect();
    for (kind, span) in tokens {
        let written = span.of(text);
        if matches!(kind, Kind::Blank | Kind::Comment) {
            continue;
        }
        if kind == Kind::Newline {
            new_line = true;
            continue;
        }
        let pending = !matches!(out.last(), None | Some(Token::End | Token::Mark('{' | '}')));
        let after_new_line = std::mem::take(&mut new_line);
        if pending && after_new_line {
            let is_text = matches!(kind, Kind::Text | Kind::UnclosedText);
            let goes_on = !raw_body
                && (is_text
                    || matches!(kind, Kind::Pipe | Kind::BraceOpen)
                    || ["pada", "tentang", "karena", "oleh", "sampai"]
                        .contains(&written.to_lowercase().as_str()));
            if !goes_on {
                out.push(Token::End);
                begun.clear();
            } else if is_text && out.last() == Some(&Token::Text) {
                continue;
            }
        }
        let pending = !matches!(out.last(), None | Some(Token::End | Token::Mark('{' | '}')));
        match kind {
            Kind::Semicolon if !pending => continue,
            Kind::Semicolon => {
                out.push(Token::End);
                begun.clear();
                continue;
            }
            Kind::BraceClose if pending => out.push(Token::End),
            _ => {}
        }
        match kind {
            Kind::BraceOpen => {
                let keyword = begun.iter().find(|word| *word != "lanjutan");
                raw_body = keyword.is_some_and(|word| word == "kelompok" || word == "skala");
                begun.clear();
            }
            Kind::BraceClose => {
                raw_body = false;
                begun.clear();
            }
            Kind::Word if begun.len() < 2 => begun.push(written.to_lowercase()),
            _ => {}
        }
        out.push(match kind {
            Kind::Word => Token::Word(written.to_lowercase()),
            Kind::Text => Token::Text,
            Kind::UnclosedText | Kind::Unknown => Token::Bad,
            _ => Token::Mark(written.chars().next().unwrap_or(' ')),
        });
    }
    if !matches!(out.last(), None | Some(Token::End | Token::Mark('{' | '}'))) {
        out.push(Token::End);
    }
    out
}

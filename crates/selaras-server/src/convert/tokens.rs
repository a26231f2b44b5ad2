//! Semantic tokens: the legend, and words as distances.

use selaras_ide::tokens::{Token, What};
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

/// The types and modifiers that tokens are numbered by.
pub(crate) fn legend() -> lsp::SemanticTokensLegend {
    lsp::SemanticTokensLegend {
        token_types: What::ALL.into_iter().map(token_type).collect(),
        token_modifiers: vec![
            lsp::SemanticTokenModifier::DECLARATION,
            lsp::SemanticTokenModifier::DEPRECATED,
        ],
    }
}

/// The standard type that looks most alike: editors colour no others.
fn token_type(what: What) -> lsp::SemanticTokenType {
    use lsp::SemanticTokenType as T;
    match what {
        What::Keyword => T::KEYWORD,
        What::Property => T::PROPERTY,
        What::Document => T::NAMESPACE,
        What::Agency => T::CLASS,
        What::Code => T::ENUM_MEMBER,
        What::Text => T::STRING,
        What::Value => T::NUMBER,
        What::Unit => T::TYPE,
        What::Rule => T::DECORATOR,
        What::Comment => T::COMMENT,
    }
}

impl View {
    /// Words as the protocol tells them: each by its distance from the one before.
    pub(crate) fn semantic(&self, path: &str, tokens: &[Token]) -> Vec<lsp::SemanticToken> {
        let (lines, text, unit) = (self.lines(path), self.text(path), self.unit());
        let mut before = (0, 0);
        let mut told = Vec::with_capacity(tokens.len());
        for token in tokens {
            let start = lines.position(&text, token.span.start, unit);
            let end = lines.position(&text, token.span.end, unit);
            let same_line = start.line == before.0;
            told.push(lsp::SemanticToken {
                delta_line: start.line - before.0,
                delta_start: if same_line { start.column - before.1 } else { start.column },
                length: end.column - start.column,
                token_type: token.what as u32,
                token_modifiers_bitset: u32::from(token.declares) | u32::from(token.withdrawn) << 1,
            });
            before = (start.line, start.column);
        }
        told
    }
}

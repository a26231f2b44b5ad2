//! Semantic tokens that a client has, by their result id: what it is sent next is told as a difference.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tower_lsp_server::ls_types as lsp;

/// What was sent last of each document, with its id.
#[derive(Clone, Default)]
pub(crate) struct Sent {
    documents: Arc<Mutex<HashMap<lsp::Uri, Last>>>,
}

struct Last {
    id: String,
    tokens: Vec<lsp::SemanticToken>,
}

impl Sent {
    fn lock(&self) -> MutexGuard<'_, HashMap<lsp::Uri, Last>> {
        self.documents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All tokens, with the id by which they are known from now on.
    pub(crate) fn full(&self, uri: lsp::Uri, tokens: Vec<lsp::SemanticToken>) -> lsp::SemanticTokens {
        let id = result_id(&tokens);
        let answer = lsp::SemanticTokens { result_id: Some(id.clone()), data: tokens.clone() };
        self.lock().insert(uri, Last { id, tokens });
        answer
    }

    /// What differs from what the client has; all, where it has something else than we know.
    pub(crate) fn delta(
        &self,
        uri: lsp::Uri,
        before: &str,
        tokens: Vec<lsp::SemanticToken>,
    ) -> lsp::SemanticTokensFullDeltaResult {
        let known = self.lock().remove(&uri).filter(|last| last.id == before);
        let Some(last) = known else { return self.full(uri, tokens).into() };
        let edits = difference(&last.tokens, &tokens);
        let id = self.full(uri, tokens).result_id;
        lsp::SemanticTokensDelta { result_id: id, edits }.into()
    }

    /// The client shows a document no longer.
    pub(crate) fn forget(&self, uri: &lsp::Uri) {
        self.lock().remove(uri);
    }
}

/// The one stretch that is another; tokens are told by their distance, so that all behind an edit stays.
fn difference(old: &[lsp::SemanticToken], new: &[lsp::SemanticToken]) -> Vec<lsp::SemanticTokensEdit> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (gone, come) = (old.len() - end, &new[..new.len() - end]);
    if gone == 0 && come.is_empty() {
        return Vec::new();
    }
    // Counted in numbers, of which a token has five.
    vec![lsp::SemanticTokensEdit {
        start: 5 * start as u32,
        delete_count: 5 * gone as u32,
        data: (!come.is_empty()).then(|| come.to_vec()),
    }]
}

/// The name of some tokens: equal ones have equal names.
fn result_id(tokens: &[lsp::SemanticToken]) -> String {
    let mut hasher = DefaultHasher::new();
    for t in tokens {
        (t.delta_line, t.delta_start, t.length, t.token_type, t.token_modifiers_bitset).hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(n: u32) -> lsp::SemanticToken {
        lsp::SemanticToken { length: n, ..Default::default() }
    }

    #[test]
    fn a_difference_makes_the_new_of_the_old() {
        let lists = [vec![], vec![1], vec![1, 2, 3], vec![1, 3], vec![1, 2, 2, 3], vec![2, 2], vec![3, 2, 1]];
        for old in &lists {
            for new in &lists {
                let (old, new): (Vec<_>, Vec<_>) =
                    (old.iter().map(|n| token(*n)).collect(), new.iter().map(|n| token(*n)).collect());
                let mut made = old.clone();
                for edit in difference(&old, &new) {
                    let start = edit.start as usize / 5;
                    made.splice(start..start + edit.delete_count as usize / 5, edit.data.unwrap_or_default());
                }
                assert_eq!(made, new);
                assert_eq!(difference(&old, &new).is_empty(), old == new);
            }
        }
    }
}

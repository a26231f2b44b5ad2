//! A person's typing, the same in every run: digits in targets, half words, comments, new lines, and all of it taken
//! back again, key by key or at once.

use selaras_generator::Rng;
use serde_json::{Value, json};

/// A document as an editor holds it.
pub struct Document {
    /// Its name in the protocol.
    pub uri: String,
    /// Its text.
    pub text: String,
    /// The number of the text.
    pub version: i32,
}

/// One edit: at a byte some text goes, and other comes.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The byte.
    pub at: usize,
    /// What goes.
    pub gone: String,
    /// What comes.
    pub come: String,
}

impl Key {
    /// The edit that takes this one back.
    pub fn inverse(&self) -> Key {
        Key { at: self.at, gone: self.come.clone(), come: self.gone.clone() }
    }
}

/// What a person types in one language.
pub struct Hand {
    /// What begins a comment.
    pub comment: &'static str,
    /// Words that are typed, and stand half typed in between; each on a line of its own.
    pub words: &'static [&'static str],
    /// What stands before the cells of a target, on its line.
    pub cells: &'static str,
}

/// Of a person who writes plans.
pub const PLAN: Hand = Hand {
    comment: "// ",
    words: &["indikator ", "target = 4,1", "satuan persen", "mendukung T1/S", "pagu 2026 = Rp1.0"],
    cells: "=",
};

impl Document {
    /// Version 1 of a text.
    pub fn new(uri: String, text: String) -> Document {
        Document { uri, text, version: 1 }
    }

    /// Line and UTF-16 column of a byte.
    pub fn position(&self, byte: usize) -> Value {
        let before = &self.text[..byte];
        let start = before.rfind('\n').map_or(0, |n| n + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count();
        json!({ "line": line, "character": before[start..].encode_utf16().count() })
    }

    /// Applies an edit.
    pub fn press(&mut self, key: &Key) {
        self.text.replace_range(key.at..key.at + key.gone.len(), &key.come);
        self.version += 1;
    }
}

/// So many keystrokes at places all over a text. At the end some comments and some digits have stayed.
pub fn session(text: &str, hand: &Hand, keys: usize, seed: u64) -> Vec<Key> {
    let mut typist =
        Typist { text: text.to_owned(), rng: Rng::new(seed), keys: Vec::with_capacity(keys + 100) };
    while typist.keys.len() < keys {
        typist.episode(hand);
    }
    typist.keys.truncate(keys);
    typist.keys
}

struct Typist {
    text: String,
    rng: Rng,
    keys: Vec<Key>,
}

impl Typist {
    fn episode(&mut self, hand: &Hand) {
        let begin = self.keys.len();
        let stays = match self.rng.below(8) {
            // A target is corrected: a digit goes, another comes.
            0..=2 => {
                let Some(at) = self.digit(hand) else { return };
                let old = self.text[at..=at].to_owned();
                let new = self.rng.below(10).to_string();
                self.press(at, &old, "");
                self.press(at, "", &new);
                if self.rng.below(3) == 0 {
                    self.press(at + 1, "", "5");
                }
                self.rng.below(8) == 0
            }
            // A line is begun.
            3..=4 => {
                let word = hand.words[self.rng.below(hand.words.len())];
                self.line(word);
                false
            }
            // A remark.
            5..=6 => {
                self.line(&format!("{}rapat ke-{}", hand.comment, self.keys.len()));
                self.rng.below(4) == 0
            }
            _ => {
                self.line("");
                false
            }
        };
        if !stays {
            self.undo(begin);
        }
    }

    /// A new line behind another, as deep as that one, and words on it, letter by letter.
    fn line(&mut self, words: &str) {
        let after = self.rng.below(self.text.len());
        let Some(end) = self.text.as_bytes()[after..].iter().position(|b| *b == b'\n') else { return };
        let mut at = after + end;
        let begin = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
        let line = &self.text[begin..at];
        let depth = line.len() - line.trim_start_matches(' ').len();
        let come = format!("\n{}", " ".repeat(depth));
        self.press(at, "", &come);
        at += come.len();
        for letter in words.chars() {
            self.press(at, "", letter.encode_utf8(&mut [0; 4]));
            at += letter.len_utf8();
        }
    }

    /// Takes back everything since `begin`: as often at once as key by key.
    fn undo(&mut self, begin: usize) {
        let typed = self.keys[begin..].to_vec();
        let follows = |w: &[Key]| w[1].gone.is_empty() && w[1].at == w[0].at + w[0].come.len();
        let one_run = typed.first().is_some_and(|k| k.gone.is_empty()) && typed.windows(2).all(follows);
        if one_run && self.rng.below(2) == 0 {
            let all: String = typed.iter().map(|k| k.come.as_str()).collect();
            self.press(typed[0].at, &all, "");
            return;
        }
        for key in typed.iter().rev() {
            let Key { at, gone, come } = key.inverse();
            self.press(at, &gone, &come);
        }
    }

    /// A digit of a cell of a target.
    fn digit(&mut self, hand: &Hand) -> Option<usize> {
        let from = self.rng.below(self.text.len());
        let from = (from..).find(|n| self.text.is_char_boundary(*n))?;
        let target = from + self.text[from..].find("target")?;
        let line = self.text[target..].lines().next()?;
        let cells = target + line.find(hand.cells)? + hand.cells.len();
        let end = target + line.len();
        let digits: Vec<usize> = (cells..end).filter(|n| self.text.as_bytes()[*n].is_ascii_digit()).collect();
        (!digits.is_empty()).then(|| digits[self.rng.below(digits.len())])
    }

    fn press(&mut self, at: usize, gone: &str, come: &str) {
        self.text.replace_range(at..at + gone.len(), come);
        self.keys.push(Key { at, gone: gone.to_owned(), come: come.to_owned() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "indikator A {\n  target 2026 = 3,5 | 3,7\n}\nindikator B {\n  target = 1 | 2\n}\n";

    #[test]
    fn the_same_seed_types_the_same_and_another_does_not() {
        assert_eq!(session(TEXT, &PLAN, 200, 1), session(TEXT, &PLAN, 200, 1));
        assert_ne!(session(TEXT, &PLAN, 200, 1), session(TEXT, &PLAN, 200, 2));
    }

    #[test]
    fn keys_fit_the_text_and_taken_back_leave_it_as_it_was() {
        let mut document = Document::new(String::new(), TEXT.to_owned());
        let keys = session(TEXT, &PLAN, 500, 7);
        assert_eq!(keys.len(), 500);
        for key in &keys {
            assert_eq!(document.text[key.at..key.at + key.gone.len()], key.gone);
            document.press(key);
        }
        assert_ne!(document.text, TEXT, "some of it stays");
        keys.iter().rev().for_each(|k| document.press(&k.inverse()));
        assert_eq!(document.text, TEXT);
    }

    #[test]
    fn columns_are_counted_in_utf_16() {
        let document = Document::new(String::new(), "é\n–😀x".to_owned());
        let byte = document.text.find('x').expect("it is there");
        assert_eq!(document.position(byte), json!({ "line": 1, "character": 3 }));
    }
}

//! One edit between two words, and the words nearest to one.

/// The words are equal, or become so by one letter put in, taken out, or replaced.
pub(crate) fn within_one_edit(a: &str, b: &str) -> bool {
    if !a.is_ascii() || !b.is_ascii() {
        return strsim::levenshtein(a, b) <= 1;
    }
    let (short, long) =
        if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let start = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let rest = if short.len() == long.len() { start + 1 } else { start };
    short.get(rest..).unwrap_or(&[]) == long.get(start + 1..).unwrap_or(&[])
}

/// Words longer than this are no misspelling of anything.
const LONGEST: usize = 64;

/// The indices of the candidates that `word` was probably meant to be, the nearest first, at most three. Case does not
/// matter; about one letter in three may be wrong, or one contains the other.
pub fn nearest<S: AsRef<str>>(word: &str, candidates: &[S]) -> Vec<usize> {
    if word.is_empty() || word.len() > LONGEST {
        return Vec::new();
    }
    let word = word.to_lowercase();
    let length = word.chars().count();
    let letters = mask(&word);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let candidate = candidate.as_ref();
        if candidate.is_empty() || candidate.len() > 2 * LONGEST {
            continue;
        }
        // Every letter that one has and the other lacks is an edit: most candidates are ruled out by that. Where one
        // contains the other, one side lacks none.
        let theirs = mask(candidate);
        let (missing, extra) = ((letters & !theirs).count_ones(), (theirs & !letters).count_ones());
        let allowed = (length.max(candidate.len()) / 3).max(1);
        if missing.min(extra) > 0 && missing.max(extra) as usize > allowed {
            continue;
        }
        let candidate = candidate.to_lowercase();
        let other = candidate.chars().count();
        let allowed = (length.max(other) / 3).max(1);
        let part = length.min(other) >= 4 && (candidate.contains(&word) || word.contains(&candidate));
        if !part && length.abs_diff(other) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(&word, &candidate);
        // One letter can become any other one: that would suggest everything.
        if (distance <= allowed && distance < length.max(other)) || part {
            found.push((distance, index));
        }
    }
    found.sort_unstable();
    found.truncate(3);
    found.into_iter().map(|(_, index)| index).collect()
}

/// Which letters (without case), digits and other characters of ASCII a word has, one bit each where bits suffice.
fn mask(word: &str) -> u64 {
    word.bytes().fold(0, |mask, b| match b {
        b'a'..=b'z' => mask | 1 << (b - b'a'),
        b'A'..=b'Z' => mask | 1 << (b - b'A'),
        b'0'..=b'9' => mask | 1 << (26 + b - b'0'),
        b'!'..=b'~' => mask | 1 << (36 + b % 28),
        // Lower case may change the bytes of other characters; they rule nothing out.
        _ => mask,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_nearest_words_come_first() {
        let kinds = ["sasaran", "satuan", "program", "indikator", "kegiatan", "subkegiatan"];
        assert_eq!(nearest("sasarn", &kinds), [0]);
        assert_eq!(nearest("KEGIATN", &kinds).first(), Some(&4));
        assert_eq!(nearest("proggram", &kinds), [2]);
        assert!(nearest("xyz", &kinds).is_empty());
        assert!(nearest("", &kinds).is_empty());
        assert_eq!(nearest("kominfo", &["dinkes", "diskominfo"]), [1]);
        assert_eq!(nearest("2.16.3", &["2.16.02", "2.16.03", "1.01.01"]).first(), Some(&1));
        assert!(nearest("P", &["Q"]).is_empty());
        assert_eq!(nearest("S1", &["S2", "T7"]), [0]);
    }

    proptest! {
        #[test]
        fn one_edit_is_a_distance_of_one(a in "[ab]{0,5}|[aé]{0,4}", b in "[ab]{0,5}|[aé]{0,4}") {
            prop_assert_eq!(within_one_edit(&a, &b), strsim::levenshtein(&a, &b) <= 1);
        }
    }
}

//! The keyword that was probably meant.

use crate::error::Place;
use crate::schema::NodeKind;

/// The keyword that fits the place and is nearest to `word`; none where nothing is near.
pub(crate) fn nearest(word: &str, place: Place) -> Option<&'static str> {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let may_differ_by = match word.len() {
        0..=2 => return None,
        3..=4 => 1,
        5..=24 => 2,
        _ => return None,
    };
    keywords(place)
        .filter(|keyword| keyword.len().abs_diff(word.len()) <= may_differ_by)
        .map(|keyword| (distance(&word, keyword.as_bytes()), keyword))
        .filter(|(distance, _)| *distance <= may_differ_by)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, keyword)| keyword)
}

/// The keywords that may begin a statement at a place.
pub(crate) fn keywords(place: Place) -> Box<dyn Iterator<Item = &'static str>> {
    match place {
        Place::File => Box::new(
            NodeKind::ALL
                .iter()
                .filter(|kind| kind.is_document())
                .map(|kind| kind.keyword())
                .chain(["lanjutan"]),
        ),
        Place::In(kind) => Box::new(
            kind.holds()
                .iter()
                .map(|kind| kind.keyword())
                .chain(kind.properties().iter().map(|prop| prop.keyword())),
        ),
    }
}

/// How many letters must be put in, left out, replaced, or swapped with their neighbour.
fn distance(left: &[char], right: &[u8]) -> usize {
    let width = right.len() + 1;
    let mut rows = vec![0; (left.len() + 1) * width];
    for (column, cell) in rows[..width].iter_mut().enumerate() {
        *cell = column;
    }
    for row in 1..=left.len() {
        rows[row * width] = row;
        for column in 1..width {
            let same = |l: usize, r: usize| left[l - 1] == right[r - 1] as char;
            let at = row * width + column;
            let mut best = (rows[at - width] + 1)
                .min(rows[at - 1] + 1)
                .min(rows[at - width - 1] + usize::from(!same(row, column)));
            if row > 1 && column > 1 && same(row, column - 1) && same(row - 1, column) {
                best = best.min(rows[at - 2 * width - 2] + 1);
            }
            rows[at] = best;
        }
    }
    rows[left.len() * width + right.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;
    use crate::error::Place;
    use crate::schema::NodeKind;

    #[test]
    fn what_fits_the_place() {
        let indikator = Place::In(NodeKind::Indikator);
        assert_eq!(nearest("tarrget", indikator), Some("target"));
        assert_eq!(nearest("Tagret", indikator), Some("target"));
        assert_eq!(nearest("satuam", indikator), Some("satuan"));
        assert_eq!(nearest("mendukng", indikator), None);
        assert_eq!(nearest("mendukng", Place::In(NodeKind::Tujuan)), Some("mendukung"));
        assert_eq!(nearest("rpmjd", Place::File), Some("rpjmd"));
        assert_eq!(nearest("ab", indikator), None);
        assert_eq!(nearest("pembangunan", indikator), None);
    }
}

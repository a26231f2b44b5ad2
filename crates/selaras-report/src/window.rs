//! A line of a plan cut to what fits beside a picture: a table of five years may be wider than a terminal, and a pasted
//! file may be one line of 100 KB. What is shown is what is pointed at, with as much around it as there is room.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::plain::visible;

/// What stands for left-out text.
const CUT: &str = "…";
/// What stands for a tab.
const TAB: &str = "    ";
/// The columns that two cuts take.
const CUTS: usize = 2;
/// A gap narrower than this is not worth cutting.
const NARROW: usize = 6;
/// However narrow the room, so much of what is pointed at is shown.
const LEAST: usize = 8;
/// So many characters on each side of the places are looked at: more than any terminal is wide.
const NEAR: usize = 2_000;

/// A line as it is drawn.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Its text: no tabs, no control characters.
    pub text: String,
    /// Where in it, in characters, each of the places is that were asked for, in their order.
    pub places: Vec<Range<usize>>,
}

/// Cuts `line` to about `room` columns. `places` are byte ranges of it, on character boundaries. `beside` are the columns
/// that a picture's words need to the right of the last place.
pub(crate) fn window(line: &str, places: &[Range<usize>], room: usize, beside: usize) -> Shown {
    let (near, places) = nearby(line, places);
    cut(near, &places, room, beside)
}

/// The part of the line that can be shown, so that a thousand places on one line of megabytes do not cost a thousand
/// times the line; and where the places are in it.
fn nearby<'a>(line: &'a str, places: &[Range<usize>]) -> (&'a str, Vec<Range<usize>>) {
    let first = places.iter().map(|place| place.start).min().unwrap_or(0);
    let last = places.iter().map(|place| place.end).max().unwrap_or(0);
    let (before, after) = (line.get(..first).unwrap_or(""), line.get(last..).unwrap_or(""));
    let start = before.char_indices().rev().take(NEAR).last().map_or(first, |(at, _)| at);
    let end = after.char_indices().nth(NEAR).map_or(line.len(), |(at, _)| last + at);
    match line.get(start..end) {
        Some(near) => (near, places.iter().map(|p| p.start - start..p.end - start).collect()),
        None => (line, places.to_vec()),
    }
}

fn cut(line: &str, places: &[Range<usize>], room: usize, beside: usize) -> Shown {
    let columns = Columns::new(line);
    let wanted: Vec<Range<usize>> = places.iter().map(|place| columns.of(place)).collect();
    let last = wanted.iter().map(|place| place.end).max().unwrap_or(0);
    let kept = if columns.total.max(last + beside) <= room {
        std::iter::once(0..columns.total).collect()
    } else {
        kept(&wanted, columns.total, room.saturating_sub(CUTS), beside.min(room / 2))
    };
    draw(line, places, &kept)
}

/// The columns to show. All places in one piece if they fit: then what is before them is shown rather than what is
/// behind, since a row begins with what it is about. Else a piece around each place.
fn kept(places: &[Range<usize>], total: usize, room: usize, beside: usize) -> Vec<Range<usize>> {
    let first = places.iter().map(|place| place.start).min().unwrap_or(0);
    let last = places.iter().map(|place| place.end).max().unwrap_or(0);
    let start = (last + beside).saturating_sub(room);
    if start <= first {
        return std::iter::once(start..(start + room).min(total)).collect();
    }
    let share = (room.saturating_sub(beside) / places.len().max(1)).max(LEAST);
    let mut places = places.to_vec();
    places.sort_by_key(|place| (place.start, place.end));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for place in places {
        let start = place.start.saturating_sub(share.saturating_sub(place.len()) / 2);
        let end = (start + share).min(total);
        match kept.last_mut() {
            Some(previous) if start <= previous.end + NARROW => previous.end = previous.end.max(end),
            _ => kept.push(start..end),
        }
    }
    kept
}

fn draw(line: &str, places: &[Range<usize>], kept: &[Range<usize>]) -> Shown {
    let mut text = String::new();
    let mut length = 0;
    let mut shown = vec![None; places.len()];
    let mut pieces = kept.iter().peekable();
    let mut column = 0;
    let mut cut = false;
    for (byte, c) in line.char_indices() {
        let start = column;
        while pieces.next_if(|piece| piece.end <= start).is_some() {}
        column += width(c);
        if pieces.peek().is_none_or(|piece| start < piece.start) {
            if !cut {
                text.push_str(CUT);
                length += 1;
            }
            cut = true;
            continue;
        }
        cut = false;
        let begin = length;
        length += if c == '\t' { TAB.len() } else { 1 };
        if c == '\t' {
            text.push_str(TAB)
        } else {
            text.push(visible(c))
        }
        for (place, at) in places.iter().zip(&mut shown) {
            if place.contains(&byte) {
                *at = Some(at.as_ref().map_or(begin, |at: &Range<usize>| at.start)..length);
            }
        }
    }
    Shown { text, places: shown.into_iter().map(|place| place.unwrap_or(length..length)).collect() }
}

fn width(c: char) -> usize {
    if c == '\t' { TAB.len() } else { visible(c).width().unwrap_or(0) }
}

/// Byte offsets → columns of a line.
struct Columns<'a> {
    line: &'a str,
    total: usize,
}

impl<'a> Columns<'a> {
    fn new(line: &'a str) -> Columns<'a> {
        Columns { line, total: line.chars().map(width).sum() }
    }

    fn of(&self, place: &Range<usize>) -> Range<usize> {
        let at = |byte| self.line.get(..byte).unwrap_or(self.line).chars().map(width).sum();
        at(place.start)..at(place.end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The shown text with its places in braces.
    fn show(line: &str, places: &[Range<usize>], room: usize) -> String {
        let shown = window(line, places, room, 10);
        let mut marks: Vec<(usize, char)> =
            shown.places.iter().flat_map(|place| [(place.start, '{'), (place.end, '}')]).collect();
        marks.sort_by_key(|(at, mark)| (std::cmp::Reverse(*at), *mark == '{'));
        let mut text: Vec<char> = shown.text.chars().collect();
        marks.into_iter().for_each(|(at, mark)| text.insert(at, mark));
        text.into_iter().collect()
    }

    fn find(line: &str, word: &str) -> Range<usize> {
        let start = line.find(word).expect("the word is there");
        start..start + word.len()
    }

    #[test]
    fn what_fits_stays() {
        let line = "\ttarget = 4 | 4,1\u{7}";
        assert_eq!(show(line, &[find(line, "4,1")], 40), "    target = 4 | {4,1}\u{fffd}");
        assert_eq!(show("", &[Range { start: 0, end: 0 }], 40), "{}");
    }

    #[test]
    fn a_long_row_is_cut_around_the_place() {
        let line = "indikator SPBE mengacu S1/SPBE { target = 3,1 | 3,4 | 3,7 | 4,2 | 4,3 | 4,4 | 4,5 }";
        assert_eq!(show(line, &[find(line, "4,2")], 40), "…rget = 3,1 | 3,4 | 3,7 | {4,2} | 4,3 | 4…");
        assert_eq!(show(line, &[find(line, "indikator")], 40), "{indikator} SPBE mengacu S1/SPBE { targe…");
    }

    #[test]
    fn places_far_apart_keep_their_surroundings() {
        let line = format!("a = 1 | 2{} b = 3 | 4", " x".repeat(50_000));
        let places = [find(&line, "1"), find(&line, "3")];
        assert_eq!(show(&line, &places, 50), "a = {1} | 2 x x x x x… x x b = {3} | 4");
    }

    #[test]
    fn a_place_wider_than_the_room() {
        let line = "x".repeat(100_000);
        assert_eq!(show(&line, &[Range { start: 10, end: 99_000 }], 40), format!("…{{{}}}…", "x".repeat(28)));
    }

    proptest! {
        #[test]
        fn it_fits_and_points_at_the_same_words(
            line in "[a-z é😀\t\u{0}|]{0,300}",
            at in 0..300usize,
            len in 0..20usize,
            room in 40..120usize,
        ) {
            let bounds: Vec<usize> = line.char_indices().map(|(byte, _)| byte).chain([line.len()]).collect();
            let at = at.min(bounds.len() - 1);
            let place = bounds[at]..bounds[(at + len).min(bounds.len() - 1)];
            let shown = window(&line, std::slice::from_ref(&place), room, 10);
            prop_assert!(shown.text.chars().map(width).sum::<usize>() <= room + 3, "{}", shown.text);
            let words = |text: &str| text.replace('\t', "    ").chars().map(visible).collect::<String>();
            let at = shown.places[0].clone();
            let pointed: String = shown.text.chars().skip(at.start).take(at.len()).collect();
            prop_assert!(words(&line[place.clone()]).starts_with(&pointed));
            prop_assert!(!pointed.is_empty() || place.is_empty());
        }
    }
}

//! An example of a rule is a change of the shipped base workspace. What a reader wants of it is the changed lines with a
//! little around them, and the lines where the finding stands.

use std::fmt;
use std::ops::Range;

use selaras_analysis::rule::Example;

/// Lines of context on both sides.
const CONTEXT: usize = 2;

/// A piece of a file of an example.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excerpt {
    /// The file's path in the base workspace.
    pub file: String,
    /// Neighbouring lines; never empty.
    pub lines: Vec<ExcerptLine>,
}

/// A line of an [`Excerpt`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExcerptLine {
    /// Counted from 1, in the changed file.
    pub number: usize,
    /// Its text, less the indentation that all lines of the excerpt share.
    pub text: String,
    /// The example's change touches it.
    pub changed: bool,
    /// A finding is expected at it.
    pub found: bool,
}

/// An example that does not fit the base workspace: a defect of the rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch {
    /// The file that the change names.
    pub file: String,
    /// The text that should occur in it exactly once.
    pub from: String,
    /// How often it occurs; `None` where the base has no such file.
    pub times: Option<usize>,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.times {
            Some(times) => write!(f, "{}: {:?} occurs {times} times, not once", self.file, self.from),
            None => write!(f, "{}: no such file in the base workspace", self.file),
        }
    }
}

impl std::error::Error for Mismatch {}

/// What `example` makes of the base workspace (`base`: path, text), cut to what matters. The order is that of the changes,
/// then of the expected findings; excerpts of one file follow its lines.
pub fn example_excerpt(base: &[(&str, &str)], example: &Example) -> Result<Vec<Excerpt>, Mismatch> {
    let mut files = changed(base, example)?;
    for (file, line) in example.expect.iter().filter_map(|expected| expected_place(expected)) {
        if !files.iter().any(|changed| changed.path == file)
            && let Some((_, text)) = base.iter().find(|(path, _)| *path == file)
        {
            files.push(Changed {
                path: file,
                text: (*text).to_owned(),
                spans: Vec::new(),
                found: Vec::new(),
            });
        }
        if let Some(changed) = files.iter_mut().find(|changed| changed.path == file) {
            changed.found.push(line);
        }
    }
    Ok(files.iter().flat_map(Changed::excerpts).collect())
}

/// `file:line severity` → file, line.
fn expected_place(expected: &str) -> Option<(&str, usize)> {
    let (file, line) = expected.split_whitespace().next()?.rsplit_once(':')?;
    Some((file, line.parse().ok()?))
}

/// A file after the example's changes.
struct Changed<'a> {
    path: &'a str,
    text: String,
    /// The bytes of `text` that the changes brought; empty where something went.
    spans: Vec<Range<usize>>,
    /// Lines with an expected finding.
    found: Vec<usize>,
}

fn changed<'a>(base: &[(&'a str, &str)], example: &'a Example) -> Result<Vec<Changed<'a>>, Mismatch> {
    let mut files: Vec<Changed> = Vec::new();
    for change in example.changes {
        let index = files.iter().position(|file| file.path == change.file);
        if change.from.is_empty() && index.is_none() {
            let spans = std::iter::once(0..change.to.len()).collect();
            files.push(Changed { path: change.file, text: change.to.to_owned(), spans, found: Vec::new() });
            continue;
        }
        let index = match index {
            Some(index) => index,
            None => {
                let (path, text) = base.iter().find(|(path, _)| *path == change.file).ok_or_else(|| {
                    Mismatch { file: change.file.to_owned(), from: change.from.to_owned(), times: None }
                })?;
                files.push(Changed { path, text: (*text).to_owned(), spans: Vec::new(), found: Vec::new() });
                files.len() - 1
            }
        };
        if let Some(file) = files.get_mut(index) {
            file.apply(change.from, change.to)?;
        }
    }
    Ok(files)
}

impl Changed<'_> {
    fn apply(&mut self, from: &str, to: &str) -> Result<(), Mismatch> {
        let mut places = self.text.match_indices(from).map(|(at, _)| at);
        let (Some(at), None) = (places.next(), places.next()) else {
            let times = Some(self.text.matches(from).count());
            return Err(Mismatch { file: self.path.to_owned(), from: from.to_owned(), times });
        };
        self.text.replace_range(at..at + from.len(), to);
        // What an earlier change brought moves along.
        let moved = |byte: usize| if byte >= at + from.len() { byte - from.len() + to.len() } else { byte };
        for span in &mut self.spans {
            *span = moved(span.start)..moved(span.end);
        }
        // Ends of lines that a change keeps are not what it is about.
        let lead = to.len() - to.trim_start_matches(['\n', '\r']).len();
        let tail = to.trim_end_matches(['\n', '\r']).len();
        self.spans.push(at + lead.min(tail)..at + tail);
        Ok(())
    }

    fn excerpts(&self) -> Vec<Excerpt> {
        let line_of = |byte: usize| self.text.bytes().take(byte).filter(|byte| *byte == b'\n').count();
        let touched: Vec<Range<usize>> = self
            .spans
            .iter()
            .map(|span| line_of(span.start)..line_of(span.end) + usize::from(!span.is_empty()))
            .collect();
        let lines: Vec<&str> = self.text.lines().collect();
        let wanted = |line: usize| {
            let near = |other: usize| line.abs_diff(other) <= CONTEXT;
            touched.iter().any(|range| {
                range.contains(&line)
                    || near(range.start)
                    || near(range.end.saturating_sub(1).max(range.start))
            }) || self.found.iter().any(|number| near(number.saturating_sub(1)))
        };
        let kept: Vec<usize> = (0..lines.len()).filter(|line| wanted(*line)).collect();
        let pieces = kept.chunk_by(|a, b| a + 1 == *b);
        pieces
            .map(|piece| {
                let texts: Vec<&str> = piece.iter().filter_map(|line| lines.get(*line).copied()).collect();
                let indent = shared_indent(&texts);
                let shown = piece.iter().zip(texts).map(|(line, text)| ExcerptLine {
                    number: line + 1,
                    text: text.get(indent..).unwrap_or("").trim_end().to_owned(),
                    changed: touched.iter().any(|range| range.contains(line)),
                    found: self.found.contains(&(line + 1)),
                });
                Excerpt { file: self.path.to_owned(), lines: without_blank_ends(shown.collect()) }
            })
            .filter(|excerpt| !excerpt.lines.is_empty())
            .collect()
    }
}

/// Context that is blank says nothing.
fn without_blank_ends(mut lines: Vec<ExcerptLine>) -> Vec<ExcerptLine> {
    let says = |line: &ExcerptLine| !line.text.is_empty() || line.changed || line.found;
    let end = lines.iter().rposition(says).map_or(0, |last| last + 1);
    lines.truncate(end);
    let start = lines.iter().position(says).unwrap_or(0);
    lines.split_off(start)
}

/// The spaces that all lines begin with, blank ones aside.
fn shared_indent(lines: &[&str]) -> usize {
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    filled.map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use selaras_analysis::rule::{Change, Words};

    use super::*;

    const BASE: &[(&str, &str)] = &[
        ("rpjmd.rpjmd", "satu\n  dua\n  tiga\n  empat\n  lima\n  enam\n  tujuh\n"),
        ("a.renstra", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"),
    ];

    fn example(changes: &'static [Change], expect: &'static [&'static str]) -> Example {
        Example { title: Words { id: "", en: "" }, changes, today: None, expect }
    }

    fn check(example: &Example, expect: Expect) {
        let shown = match example_excerpt(BASE, example) {
            Err(mismatch) => mismatch.to_string(),
            Ok(excerpts) => excerpts.iter().map(show).collect(),
        };
        expect.assert_eq(&shown);
    }

    fn show(excerpt: &Excerpt) -> String {
        let mut text = format!("{}\n", excerpt.file);
        for line in &excerpt.lines {
            let changed = if line.changed { '*' } else { ' ' };
            let found = if line.found { '!' } else { ' ' };
            text.push_str(&format!("{changed}{found}{} {}\n", line.number, line.text));
        }
        text
    }

    #[test]
    fn a_changed_line_and_where_the_finding_stands() {
        let changes = &[Change { file: "rpjmd.rpjmd", from: "empat", to: "4" }];
        check(
            &example(changes, &["a.renstra:9 error"]),
            expect![[r#"
            rpjmd.rpjmd
              2 dua
              3 tiga
            * 4 4
              5 lima
              6 enam
            a.renstra
              7 g
              8 h
             !9 i
              10 j
        "#]],
        );
    }

    #[test]
    fn later_changes_move_earlier_ones() {
        let changes = &[
            Change { file: "a.renstra", from: "h\n", to: "H1\nH2\n" },
            Change { file: "a.renstra", from: "b\n", to: "B1\nB2\nB3\n" },
            Change { file: "a.renstra", from: "d\n", to: "" },
        ];
        check(
            &example(changes, &["a.renstra:3 warning"]),
            expect![[r#"
            a.renstra
              1 a
            * 2 B1
            *!3 B2
            * 4 B3
              5 c
              6 e
              7 f
              8 g
            * 9 H1
            * 10 H2
              11 i
              12 j
        "#]],
        );
    }

    #[test]
    fn a_new_file_is_shown_whole() {
        let changes = &[Change { file: "b.renstra", from: "", to: "1\n2\n3\n4\n5\n6\n" }];
        check(
            &example(changes, &[]),
            expect![[r#"
            b.renstra
            * 1 1
            * 2 2
            * 3 3
            * 4 4
            * 5 5
            * 6 6
        "#]],
        );
    }

    #[test]
    fn blank_lines_at_the_ends_are_no_context() {
        let changes = &[Change { file: "rpjmd.rpjmd", from: "  enam\n  tujuh\n", to: "\n  7\n\n" }];
        check(
            &example(changes, &[]),
            expect![[r#"
            rpjmd.rpjmd
              5 lima
              6 
            * 7 7
        "#]],
        );
    }

    #[test]
    fn an_example_that_does_not_fit() {
        let changes = &[Change { file: "rpjmd.rpjmd", from: "a", to: "x" }];
        check(&example(changes, &[]), expect![[r#"rpjmd.rpjmd: "a" occurs 6 times, not once"#]]);
        let changes = &[Change { file: "c.renstra", from: "a", to: "x" }];
        check(&example(changes, &[]), expect!["c.renstra: no such file in the base workspace"]);
    }
}

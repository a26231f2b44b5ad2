//! What in this file is the same as what is under the cursor.

use selaras_analysis::place::span_of;
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::cursor::Cursor;
use crate::goal::{Sheet, is_given};
use crate::mentions::{Why, mentions};
use crate::navigate::{Start, start};
use crate::references::{family, rule_at, same_figure, waivers_of};
use crate::symbol::{Home, home};

/// How something is marked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    /// It declares what is under the cursor.
    Declares,
    /// It speaks of it.
    Refers,
    /// It merely belongs to it: the other figures of the same year.
    Beside,
}

/// Bytes of the file that are marked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Highlight {
    /// The bytes.
    pub span: Span,
    /// How.
    pub mark: Mark,
}

/// What in the file is the same as what is under the cursor: the words that name a node, the figures of one year in a
/// node and those that they are held against, the waivers of a rule. In the order of the text.
pub fn highlight(ide: &Ide, path: &str, offset: u32) -> Option<Vec<Highlight>> {
    let cursor = Cursor::at(ide, path, offset)?;
    let span = |at: selaras_analysis::finding::At| span_of(&cursor.parse.tree, at.local, at.place);
    let mut found: Vec<Highlight> = if let Some(rule) = rule_at(ide, &cursor) {
        let waivers = waivers_of(ide, rule, Some(cursor.file)).into_iter();
        waivers.map(|at| Highlight { span: span(at), mark: Mark::Refers }).collect()
    } else {
        match start(ide, &cursor)? {
            Start::Word(word) => {
                let all = mentions(ide, &family(ide, &word), Some(cursor.file)).into_iter();
                all.map(|m| Highlight { span: m.span, mark: mark(m.why) }).collect()
            }
            Start::Cell { node, figure, .. } => {
                let here = home(ide, cursor.file, cursor.local)?;
                let local = match here {
                    Home::Plan(node) => node.node,
                    Home::Table(_, _, node) => node,
                };
                // Of figures without a year each is of its own kind.
                let beside = Sheet::of(ide, here).cells(local, figure.year);
                let beside = beside.filter(|(kind, _)| figure.year.is_some() || *kind == figure.kind);
                let beside = beside.map(|(_, at)| (at, Mark::Beside));
                let same = same_figure(ide, node, figure).into_iter().map(|(at, _)| (at, Mark::Refers));
                let inside =
                    beside.chain(same).filter(|(at, _)| at.file == cursor.file && is_given(ide, *at));
                inside.map(|(at, mark)| Highlight { span: span(at), mark }).collect()
            }
            Start::Property(..) => return None,
        }
    };
    found.sort_unstable();
    found.dedup_by_key(|h| h.span);
    (!found.is_empty()).then_some(found)
}

fn mark(why: Why) -> Mark {
    match why {
        Why::Declares | Why::Continues | Why::Restates => Mark::Declares,
        Why::Refers(..) | Why::Scale | Why::SameProgram | Why::EqualName => Mark::Refers,
    }
}

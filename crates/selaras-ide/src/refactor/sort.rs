//! The children of a node in the order of their codes: each kind for itself, on the lines where that kind stands now;
//! comments move with their node, and what has no code stays where it is.

use std::cmp::Ordering;

use selaras_analysis::context::name_of;
use selaras_analysis::rule::Text;
use selaras_syntax::schema::NodeKind;
use selaras_syntax::tree::{NodeId, Span};

use super::Spot;
use crate::Edit;
use crate::actions::{Action, Kind};
use crate::change::{Change, edit};
use crate::lines::{block, indent_of, reindent};

/// Sorts what stands in the node under the cursor.
pub(crate) fn sort(spot: &Spot) -> Option<Action> {
    if spot.is_broken() {
        return None;
    }
    let tree = &spot.cursor.parse.tree;
    let local = spot.cursor.local;
    let mut kinds: Vec<NodeKind> = Vec::new();
    let children: Vec<NodeId> =
        (0..tree.nodes.len() as NodeId).filter(|n| tree.nodes[*n as usize].parent == Some(local)).collect();
    for child in &children {
        let kind = tree.nodes[*child as usize].kind;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let edits: Vec<Edit> = kinds.iter().flat_map(|kind| of_kind(spot, &children, *kind)).collect();
    if edits.is_empty() {
        return None;
    }
    let name = name_of(spot.tree, spot.node.node);
    let title =
        Text::new(format!("Urutkan isi {name} menurut kode"), format!("Sort what is in {name} by code"));
    Some(Action::refactoring(spot.ide, Kind::Rewrite, &title, Change::of(edits)))
}

/// The replacements that sort the children of one kind; none where they are in order, or share lines with others.
fn of_kind(spot: &Spot, children: &[NodeId], kind: NodeKind) -> Vec<Edit> {
    let (text, tree) = (&spot.cursor.text, &spot.cursor.parse.tree);
    let mut blocks: Vec<(Span, &str, &str)> = Vec::new();
    for child in children {
        let node = &tree.nodes[*child as usize];
        let Some(code) = tree.code(node).filter(|_| node.kind == kind) else { continue };
        let Some(span) = block(text, tree, *child) else { return Vec::new() };
        blocks.push((span, code.of(text), indent_of(text, node.keyword.start)));
    }
    // A last line without its end would grow together with the next.
    if blocks.iter().any(|(span, ..)| !span.of(text).ends_with('\n')) {
        return Vec::new();
    }
    let mut sorted = blocks.clone();
    sorted.sort_by(|a, b| natural(a.1, b.1));
    let moved = blocks.iter().zip(&sorted).filter(|(slot, new)| slot.0 != new.0);
    moved.map(|(slot, new)| edit(&spot.path, slot.0, reindent(new.0.of(text), new.2, slot.2))).collect()
}

/// `T2` before `T10`, `2.16.02` before `2.16.10`.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    while !a.is_empty() && !b.is_empty() {
        let digits = |s: &str| s.len() - s.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (n, m) = (digits(a), digits(b));
        let found = if n > 0 && m > 0 {
            let (x, y) = (a[..n].trim_start_matches('0'), b[..m].trim_start_matches('0'));
            let found = x.len().cmp(&y.len()).then(x.cmp(y));
            (a, b) = (&a[n..], &b[m..]);
            found
        } else {
            let (Some(x), Some(y)) = (a.chars().next(), b.chars().next()) else { break };
            (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]);
            x.cmp(&y)
        };
        if found != Ordering::Equal {
            return found;
        }
    }
    a.len().cmp(&b.len())
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn numbers_count_as_numbers() {
        let mut codes = ["T10", "T2", "2.16.10", "2.16.02", "X.XX.01", "T2a", "T02"];
        codes.sort_by(|a, b| natural(a, b));
        assert_eq!(codes, ["2.16.02", "2.16.10", "T2", "T02", "T2a", "T10", "X.XX.01"]);
    }
}

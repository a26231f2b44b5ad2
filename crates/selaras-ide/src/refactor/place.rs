//! An indicator that moves between a program and its outcomes (a kegiatan and its keluaran), with its comments.

use selaras_analysis::context::name_of;
use selaras_analysis::db::shape;
use selaras_analysis::rule::Text;
use selaras_syntax::schema::NodeKind;
use selaras_syntax::tree::NodeId;

use super::Spot;
use crate::actions::{Action, Kind};
use crate::change::{Change, edit};
use crate::lines::{append, block, indent_of, reindent};

/// Where the indicator under the cursor could stand as well.
pub(crate) fn place(spot: &Spot) -> Vec<Action> {
    let tree = spot.tree;
    let Some(indikator) = spot.nearest(|n| tree.kind(n) == NodeKind::Indikator) else { return Vec::new() };
    let Some(parent) = tree.parent(indikator).filter(|_| !spot.is_broken()) else { return Vec::new() };
    let is_result = |n: &u32| matches!(tree.kind(*n), NodeKind::Outcome | NodeKind::Keluaran);
    let targets: Vec<u32> = if is_result(&parent) {
        let outer = tree.parent(parent);
        let others = outer.into_iter().flat_map(|o| tree.children(o)).filter(is_result);
        outer.into_iter().chain(others.filter(|n| *n != parent)).collect()
    } else {
        tree.children(parent).filter(is_result).collect()
    };
    targets.into_iter().filter_map(|to| offer(spot, indikator, parent, to)).collect()
}

fn offer(spot: &Spot, indikator: u32, parent: u32, to: u32) -> Option<Action> {
    let tree = spot.tree;
    let code = tree.code(indikator);
    let taken = |n: u32| tree.kind(n) == NodeKind::Indikator && code.is_some() && tree.code(n) == code;
    if tree.children(to).any(taken) || is_named_through(spot, parent, code) {
        return None;
    }
    let (text, parse) = (&spot.cursor.text, &spot.cursor.parse);
    let from: NodeId = spot.local(indikator)?;
    let span = block(text, &parse.tree, from)?;
    let indent = indent_of(text, parse.tree.nodes[from as usize].keyword.start);
    let lines = reindent(span.of(text), indent, "");
    let added = append(&spot.path, text, &parse.tree, spot.local(to)?, &lines)?;
    // A target on the very lines that go cannot take them.
    if added.location.span.start > span.start && added.location.span.start < span.end {
        return None;
    }
    let (name, goal) = (name_of(tree, indikator), name_of(tree, to));
    let title = Text::new(format!("Pindahkan {name} ke {goal}"), format!("Move {name} to {goal}"));
    let change = Change::of(vec![edit(&spot.path, span, ""), added]);
    Some(Action::refactoring(spot.ide, Kind::Move, &title, change))
}

/// Some reference of any plan says the step that would be lost: `O1/PD`.
fn is_named_through(spot: &Spot, parent: u32, code: Option<&str>) -> bool {
    let tree = spot.tree;
    let result = matches!(tree.kind(parent), NodeKind::Outcome | NodeKind::Keluaran);
    let (Some(step), Some(code), true) = (tree.code(parent), code, result) else { return false };
    let lost = format!("{step}/{code}");
    let says = |path: &str| path == lost || path.strip_suffix(&lost).is_some_and(|p| p.ends_with('/'));
    spot.ide.workspace().files(spot.ide.db()).iter().any(|file| {
        let shape = shape(spot.ide.db(), *file);
        shape.nodes.iter().any(|head| head.refs.iter().any(|r| says(&r.path)))
    })
}

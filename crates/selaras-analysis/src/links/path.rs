//! How a node is named: the way back of [`View::find`].

use selaras_syntax::schema::NodeKind;

use super::View;
use crate::documents::NodeRef;
use crate::plan::Structure;

/// The shortest path by which a reference that looks through these plans in turn reaches the node and no other. An
/// indicator is named with what it measures: `PD` alone says little, and a later plan may have two.
pub fn shortest(views: &[&View], node: NodeRef) -> String {
    let Some(layer) = views.iter().find_map(|v| v.layer(node.doc)) else { return String::new() };
    let tree = layer.tree;
    let leads = |path: &str| {
        let found = views.iter().map(|v| v.find(path)).find(|f| !f.is_empty()).unwrap_or_default();
        // Programs of one code for several agencies share their path.
        let same = |n: &NodeRef| *n == node || n.doc == node.doc && tree.path(n.node) == tree.path(node.node);
        !found.is_empty() && found.iter().all(same)
    };
    for with_outcomes in [false, true] {
        let steps = steps(tree, node.node, with_outcomes);
        let least = if tree.kind(node.node) == NodeKind::Indikator { 2 } else { 1 };
        // A node in one without a code can only be named alone.
        for count in (least..=steps.len()).chain(1..least) {
            let path: Vec<&str> = steps.iter().take(count).rev().copied().collect();
            let path = path.join("/");
            if leads(&path) {
                return path;
            }
        }
    }
    tree.path(node.node)
}

/// The codes of a node and of those around it, up to the first without one.
fn steps(tree: &Structure, node: u32, with_outcomes: bool) -> Vec<&str> {
    let left_out = |n: &u32| matches!(tree.kind(*n), NodeKind::Outcome | NodeKind::Keluaran) && *n != node;
    let around = tree.ancestors(node).take_while(|n| *n != 0);
    around.filter(|n| with_outcomes || !left_out(n)).map_while(|n| tree.code(n)).collect()
}

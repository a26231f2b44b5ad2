//! The words that name nodes: a code, a title, a reference and each step of its path, the name of a scale.

use selaras_analysis::db::shape;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::items::{Head, Ref, Role};
use selaras_analysis::links::{View, matches, restated};
use selaras_analysis::place::Place;
use selaras_analysis::plan::structure;
use selaras_syntax::schema::{NodeKind, PropKind};
use selaras_syntax::text_of;
use selaras_syntax::tree::{ArgKind, Span, Tree};

use crate::Ide;
use crate::cursor::{Cursor, touches};
use crate::symbol::{Home, home, leads_to, link_of};

/// A word, and the nodes that it names.
#[derive(Clone, PartialEq, Debug)]
pub struct Named {
    /// The word.
    pub span: Span,
    /// What the reference is for; none of the header of a node.
    pub role: Option<Role>,
    /// The nodes: several where a code stands for several, none where it leads nowhere.
    pub nodes: Vec<NodeRef>,
}

/// A word of a reference.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
    /// The `DOC:` before the path.
    Document,
    /// A step of the path, by its number.
    Code(usize),
}

/// The word under the cursor that names nodes, where there is one.
pub fn named(ide: &Ide, cursor: &Cursor) -> Option<Named> {
    if !cursor.is_on_place() {
        return None;
    }
    let shape = shape(ide.db(), cursor.file);
    let head = shape.nodes.get(cursor.local as usize)?;
    let home = home(ide, cursor.file, cursor.local)?;
    if let Some(reference) = head.refs.iter().find(|r| r.place == cursor.place) {
        return Some(in_reference(ide, cursor, home, reference));
    }
    if let Place::PropArg(prop, _) = cursor.place {
        let name = scale_name(&cursor.text, &cursor.parse.tree, head, cursor.local, prop)?;
        let nodes = scale_node(ide, home, &name).into_iter().collect();
        return Some(Named { span: cursor.span(), role: None, nodes });
    }
    matches!(cursor.place, Place::Header | Place::Code | Place::Title | Place::HeaderArg(_)).then(|| Named {
        span: cursor.span(),
        role: None,
        nodes: plan_node(ide, home).into_iter().collect(),
    })
}

/// The node of the plan: itself, or what a node of a table restates.
pub fn plan_node(ide: &Ide, home: Home) -> Option<NodeRef> {
    match home {
        Home::Plan(node) => Some(node),
        Home::Table(doc, number, node) => {
            restated(ide.db(), ide.workspace(), doc, number).get(node as usize).copied().flatten()
        }
    }
}

fn in_reference(ide: &Ide, cursor: &Cursor, home: Home, reference: &Ref) -> Named {
    let arg = cursor.span();
    let role = Some(reference.role);
    let found = candidates(ide, home, reference);
    let step = steps(reference).into_iter().find(|s| {
        step_span(&cursor.text, arg, reference, *s).is_some_and(|span| touches(span, cursor.offset))
    });
    let Some(step) = step else { return Named { span: arg, role, nodes: found } };
    let span = step_span(&cursor.text, arg, reference, step).unwrap_or(arg);
    let mut nodes = step_nodes(ide, reference, step, &found);
    if let Step::Code(n) = step
        && nodes.is_empty()
        && is_path(reference.role)
    {
        // Half typed: the path up to here may lead somewhere already.
        let prefix: Vec<&str> = reference.path.split('/').take(n + 1).collect();
        nodes = in_any_plan(ide, home, &prefix.join("/"));
    }
    Named { span, role, nodes }
}

/// What a reference leads to, or all that it may mean where that is not certain.
fn candidates(ide: &Ide, home: Home, reference: &Ref) -> Vec<NodeRef> {
    use selaras_analysis::links::Target::{Ambiguous, WrongKind};
    let found = leads_to(ide, home, reference);
    let link = if let Home::Plan(node) = home { link_of(ide, node, reference) } else { None };
    match link.map(|l| &l.to) {
        Some(Ambiguous(nodes) | WrongKind(nodes)) if found.is_empty() => nodes.clone(),
        _ => found,
    }
}

/// What a path matches in the plan above, else in the own one.
fn in_any_plan(ide: &Ide, home: Home, path: &str) -> Vec<NodeRef> {
    let doc = home.doc();
    let above = ide.documents().get(doc).upstream.doc();
    let plans = above.into_iter().chain([doc]);
    let mut found = plans.map(|doc| View::new(ide.db(), ide.workspace(), doc).find(path));
    found.find(|nodes| !nodes.is_empty()).unwrap_or_default()
}

/// References of this role are paths of codes; those of others are one name.
pub fn is_path(role: Role) -> bool {
    use Role::{
        Berkontribusi, Dicabut, Melalui, Mendukung, Mengacu, Menggantikan, Menjawab, Pada, Realisasi,
    };
    matches!(
        role,
        Mengacu | Berkontribusi | Mendukung | Melalui | Menjawab | Pada | Dicabut | Menggantikan | Realisasi
    )
}

/// The words of a reference, in the order of the text.
pub fn steps(reference: &Ref) -> Vec<Step> {
    let count = if is_path(reference.role) { reference.path.split('/').count() } else { 1 };
    let document = reference.doc.is_some().then_some(Step::Document);
    document.into_iter().chain((0..count).map(Step::Code)).collect()
}

/// The bytes of a word of a reference, whose whole stands at `arg`.
pub fn step_span(text: &str, arg: Span, reference: &Ref, step: Step) -> Option<Span> {
    let raw = arg.of(text);
    if raw.starts_with(['"', '“', '”', '„']) {
        return (step == Step::Code(0)).then_some(arg);
    }
    let doc = reference.doc.as_ref().map_or(0, |d| d.len() as u32);
    let start = arg.start + if doc > 0 { doc + 1 } else { 0 };
    match step {
        Step::Document => (doc > 0).then(|| Span::new(arg.start, arg.start + doc)),
        Step::Code(_) if !is_path(reference.role) => Some(Span::new(start, arg.end)),
        Step::Code(n) => {
            let path = Span::new(start, arg.end).of(text);
            let word = path.split('/').nth(n)?;
            let before: usize = path.split('/').take(n).map(|w| w.len() + 1).sum();
            let start = start + before as u32;
            Some(Span::new(start, start + word.len() as u32))
        }
    }
}

/// What a word of a reference names, where the whole leads to `found`.
pub fn step_nodes(ide: &Ide, reference: &Ref, step: Step, found: &[NodeRef]) -> Vec<NodeRef> {
    let n = match step {
        Step::Document => {
            let id = reference.doc.as_deref().unwrap_or_default();
            let named = ide.documents().named(id, NodeKind::is_plan);
            return named.first().map(|doc| NodeRef { doc: *doc, node: 0 }).into_iter().collect();
        }
        Step::Code(_) if !is_path(reference.role) => return found.to_vec(),
        Step::Code(n) => n,
    };
    let steps: Vec<&str> = reference.path.split('/').collect();
    let mut nodes: Vec<NodeRef> = found.iter().filter_map(|target| around(ide, *target, &steps, n)).collect();
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}

/// The node around the target of a path that a step of it names.
fn around(ide: &Ide, target: NodeRef, steps: &[&str], step: usize) -> Option<NodeRef> {
    let tree = structure(ide.db(), ide.workspace(), target.doc);
    let mut at = target.node;
    for n in (step..steps.len().saturating_sub(1)).rev() {
        at = tree.ancestors(at).skip(1).find(|above| matches(tree, *above, &steps[..=n]))?;
    }
    Some(NodeRef { doc: target.doc, node: at })
}

/// The name in the `skala` of an indicator; none where it says bounds.
pub fn scale_name(text: &str, tree: &Tree, head: &Head, local: u32, prop: u16) -> Option<String> {
    let attr = head.attrs.get(prop as usize)?;
    if attr.kind != PropKind::Skala || head.kind != NodeKind::Indikator {
        return None;
    }
    let prop = selaras_analysis::place::props_of(tree, local).nth(prop as usize)?;
    let arg = tree.args(prop.args).first()?;
    let raw = arg.span.of(text);
    let name = if arg.kind == ArgKind::Text { text_of(raw).to_string() } else { raw.to_owned() };
    let bounds = name.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    (!bounds).then_some(name)
}

/// The declaration of a scale in the register of a document's region; none of a built-in one.
pub fn scale_node(ide: &Ide, home: Home, name: &str) -> Option<NodeRef> {
    let region = ide.documents().get(home.doc()).region?;
    let tree = structure(ide.db(), ide.workspace(), region);
    let same = |n: &u32| tree.code(*n).is_some_and(|c| c.to_lowercase() == name.to_lowercase());
    let node = tree.of_kind(NodeKind::Skala).find(same)?;
    Some(NodeRef { doc: region, node })
}

//! An indicator of the plan above, adopted into the node under the cursor: its code, where it is measured, its baseline
//! and the targets of all years; its unit and direction are inherited.

use selaras_analysis::context::name_of;
use selaras_analysis::db::items;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::items::Role;
use selaras_analysis::links::{Layer, View, links, program_indicators, shortest};
use selaras_analysis::place::props_of;
use selaras_analysis::plan::{plan, structure};
use selaras_analysis::rule::Text;
use selaras_syntax::schema::{NodeKind, PropKind};

use super::{MOST, Spot};
use crate::Ide;
use crate::actions::{Action, Kind};
use crate::change::Change;
use crate::goal::cell_goal;
use crate::lines::append;

/// The indicators that the node under the cursor could adopt.
pub(crate) fn adopt(spot: &Spot) -> Vec<Action> {
    let (db, workspace) = (spot.ide.db(), spot.ide.workspace());
    let document = spot.ide.documents().get(spot.node.doc);
    let Some(above) = document.upstream.doc().filter(|_| document.kind == NodeKind::Renstra) else {
        return Vec::new();
    };
    let upstream = View::new(db, workspace, above);
    let Some(holder) = spot.nearest(|n| spot.tree.kind(n).can_hold(NodeKind::Indikator)) else {
        return Vec::new();
    };
    let candidates = match spot.tree.kind(holder) {
        NodeKind::Tujuan | NodeKind::Sasaran => results(spot, &upstream, holder),
        NodeKind::Program | NodeKind::Outcome => {
            let Some(program) = spot.tree.nearest(holder, NodeKind::Program) else { return Vec::new() };
            let plan = plan(db, workspace, spot.node.doc);
            let found = program_indicators(db, workspace, &upstream, spot.tree, plan, program);
            found.into_iter().map(|(node, _)| node).collect()
        }
        _ => return Vec::new(),
    };
    let adopted = adopted(spot);
    let offers = candidates.into_iter().filter(|n| !adopted.contains(n));
    offers.filter_map(|from| offer(spot, &upstream, holder, from)).take(MOST).collect()
}

/// Of sasaran and tujuan above: what the node supports, then what its agencies are in charge of.
fn results(spot: &Spot, upstream: &View, holder: u32) -> Vec<NodeRef> {
    let (db, workspace) = (spot.ide.db(), spot.ide.workspace());
    let mine = plan(db, workspace, spot.node.doc).duty(holder);
    let links = links(db, workspace, spot.node.doc);
    let supported: Vec<NodeRef> =
        links.role(holder, Role::Mendukung).flat_map(|l| l.to.found()).copied().collect();
    let of_result = |layer: &Layer, n: u32| {
        let parent = layer.tree.parent(n)?;
        let result = matches!(layer.tree.kind(parent), NodeKind::Sasaran | NodeKind::Tujuan);
        result.then_some(parent)
    };
    let all: Vec<(Layer, u32, u32)> = upstream
        .of_kind(NodeKind::Indikator)
        .filter_map(|(layer, n)| Some((layer, n, of_result(&layer, n)?)))
        .collect();
    let here = |layer: &Layer, node| NodeRef { doc: layer.doc, node };
    let supports = |(layer, n, parent): &&(Layer, u32, u32)| {
        supported.contains(&here(layer, *n)) || supported.contains(&here(layer, *parent))
    };
    let charged = |(layer, _, parent): &&(Layer, u32, u32)| {
        let duty = layer.plan.duty(*parent);
        mine.agencies.iter().any(|a| duty.includes(*a))
    };
    let mut found: Vec<NodeRef> = Vec::new();
    for (layer, n, _) in all.iter().filter(supports).chain(all.iter().filter(charged)) {
        if !found.contains(&here(layer, *n)) {
            found.push(here(layer, *n));
        }
    }
    found
}

/// What the document adopts already, said or by an equal name.
fn adopted(spot: &Spot) -> Vec<NodeRef> {
    let links = links(spot.ide.db(), spot.ide.workspace(), spot.node.doc);
    let adopted = links.list.iter().filter(|l| l.role == Role::Mengacu);
    adopted.flat_map(|l| l.to.candidates()).copied().collect()
}

fn offer(spot: &Spot, upstream: &View, holder: u32, from: NodeRef) -> Option<Action> {
    let above = structure(spot.ide.db(), spot.ide.workspace(), from.doc);
    let own = View::new(spot.ide.db(), spot.ide.workspace(), spot.node.doc);
    let path = shortest(&[upstream, &own], from);
    if !upstream.find(&path).contains(&from) {
        return None;
    }
    let code = above.code(from.node)?;
    let taken = spot
        .tree
        .children(holder)
        .any(|n| spot.tree.kind(n) == NodeKind::Indikator && spot.tree.code(n) == Some(code));
    let code = if taken { String::new() } else { format!(" {code}") };
    let mut lines = format!("indikator{code} mengacu {path}");
    let rows = rows(spot.ide, NodeRef { doc: spot.node.doc, node: holder }, from);
    if !rows.is_empty() {
        lines.push_str(" {\n");
        rows.iter().for_each(|row| lines.push_str(&format!("  {row}\n")));
        lines.push('}');
    }
    lines.push('\n');
    let local = spot.local(holder)?;
    let edit = append(&spot.path, &spot.cursor.text, &spot.cursor.parse.tree, local, &lines)?;
    let name = name_of(above, from.node);
    let title = Text::new(format!("Acu {name} dari {path}"), format!("Adopt {name} from {path}"));
    Some(Action::refactoring(spot.ide, Kind::Rewrite, &title, Change::of(vec![edit])))
}

/// `awal` and `target` of an indicator above, for the years of a node that adopts it.
fn rows(ide: &Ide, holder: NodeRef, from: NodeRef) -> Vec<String> {
    let mut rows = Vec::new();
    rows.extend(baseline(ide, from));
    rows.extend(series(ide, holder, from, PropKind::Target));
    rows
}

/// `awal   2024 = 3,2`
fn baseline(ide: &Ide, from: NodeRef) -> Option<String> {
    let above = structure(ide.db(), ide.workspace(), from.doc);
    let (part, local) = above.local(from.node);
    let parse = ide.snapshot.parse(part.file);
    let text = part.file.text(ide.db());
    let prop = props_of(&parse.tree, local).find(|p| p.kind == PropKind::Awal && !p.broken)?;
    let cell = parse.tree.cells(prop.cells).first()?.span.of(text);
    let years: Vec<&str> = parse.tree.args(prop.args).iter().map(|a| a.span.of(text)).collect();
    let years = if years.is_empty() { String::new() } else { format!(" {}", years.join(", ")) };
    // As the formatter lines it up above `target`.
    (!cell.is_empty()).then(|| format!("awal  {years} = {cell}"))
}

/// A series of a node above as a row of another node: a cell for each of that node's years, as it is written there.
pub(super) fn series(ide: &Ide, holder: NodeRef, from: NodeRef, kind: PropKind) -> Option<String> {
    let years = plan(ide.db(), ide.workspace(), holder.doc).columns(holder.node)?;
    let cell = |year| {
        let goal = cell_goal(ide, from, kind, Some(year))?;
        let text = ide.snapshot.text(&goal.file)?;
        Some(goal.focus.of(text).to_owned())
    };
    let mut cells: Vec<String> = years.iter().map(|y| cell(y).unwrap_or_default()).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    let one_line = cells.iter().all(|c| !c.contains('\n'));
    (!cells.is_empty() && one_line).then(|| format!("{} = {}", kind.keyword(), cells.join(" | ")))
}

/// The unit that bare amounts of a document count; none: rupiah.
pub(super) fn money_unit(ide: &Ide, node: NodeRef) -> Option<String> {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let said = tree.head(0).attrs.iter().find(|a| a.kind == PropKind::SatuanPagu)?;
    said.word().map(str::to_lowercase)
}

/// A node has a row of that kind of its own.
pub(super) fn has_row(ide: &Ide, node: NodeRef, kind: PropKind) -> bool {
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let (part, local) = tree.local(node.node);
    items(ide.db(), part.file).values.rows_of(local, kind).next().is_some()
}

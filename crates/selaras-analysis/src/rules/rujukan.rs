//! References that lead nowhere, or to too much: what R01, R02 and R03 share.

use selaras_plan::name::{Name, equal};
use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::documents::NodeRef;
use crate::finding::{Edit, Finding};
use crate::items::{Ref, Role};
pub(super) use crate::links::shortest;
use crate::links::{Link, View};
use crate::place::Place;
use crate::rule::Text;

/// The reference of a link as written.
pub(super) fn written<'a>(ctx: &'a Ctx, link: &Link) -> Option<&'a Ref> {
    ctx.head(link.node).refs.iter().find(|r| r.place == link.place && r.role == link.role)
}

/// What a relation is called.
pub(super) fn relation(role: Role) -> &'static str {
    match role {
        Role::Mengacu => "mengacu",
        Role::Berkontribusi => "berkontribusi",
        Role::Mendukung => "mendukung",
        Role::Melalui => "melalui",
        Role::Menjawab => "menjawab",
        Role::Dicabut => "dicabut",
        Role::Pendamping => "pendamping",
        Role::Realisasi => "realisasi",
        _ => "pada",
    }
}

/// Names the candidates, shows where they stand, and offers each as a repair. One is safe to take unseen where it is
/// the only one, or the only one of the referring node's own name.
pub(super) fn candidates(ctx: &Ctx, finding: &mut Finding, link: &Link, nodes: &[NodeRef], reference: &Ref) {
    let own = ctx.tree.title(link.node).map(Name::new);
    let same_name = |n: &NodeRef| {
        let title = crate::plan::structure(ctx.db, ctx.workspace, n.doc).title(n.node).map(Name::new);
        own.as_ref().zip(title.as_ref()).is_some_and(|(a, b)| equal(a, b))
    };
    let namesakes: Vec<NodeRef> = nodes.iter().copied().filter(same_name).collect();
    let certain = match (nodes, namesakes.as_slice()) {
        ([one], _) | (_, [one]) => Some(*one),
        _ => None,
    };
    let mut ordered = nodes.to_vec();
    ordered.sort_by_key(|n| Some(*n) != certain);
    for node in ordered {
        let path = path_for(ctx, link, node);
        let path = match &reference.doc {
            Some(doc) => format!("{doc}:{path}"),
            None => path,
        };
        finding.related(Some(node), ctx.at_node(node, Place::Header), Text::new(path.clone(), path.clone()));
        finding.fix(
            Some(node) == certain,
            Text::new(format!("Ganti menjadi {path}"), format!("Change to {path}")),
            ctx.at(link.node, link.place),
            Edit::Replace(path),
        );
    }
}

/// The candidates' paths in a sentence.
pub(super) fn paths(ctx: &Ctx, link: &Link, nodes: &[NodeRef]) -> String {
    nodes.iter().map(|n| path_for(ctx, link, *n)).collect::<Vec<_>>().join(", ")
}

/// The path by which a link reaches a node: in the order in which its relation looks for it.
fn path_for(ctx: &Ctx, link: &Link, node: NodeRef) -> String {
    let own = View::new(ctx.db, ctx.workspace, ctx.doc);
    let upstream = ctx.upstream.as_ref();
    let named = written(ctx, link).is_some_and(|r| r.doc.is_some());
    let inside =
        matches!(ctx.tree.kind(link.node), NodeKind::Program | NodeKind::Outcome | NodeKind::Keluaran);
    match link.role {
        // `DOC:` names the plan to look in.
        _ if named => shortest(&[&View::new(ctx.db, ctx.workspace, node.doc)], node),
        // A kegiatan of a Renstra that follows this plan.
        Role::Melalui => shortest(&[&own, &View::new(ctx.db, ctx.workspace, node.doc)], node),
        Role::Mengacu => adoption_path(ctx, node),
        Role::Mendukung if inside => shortest(&[&own], node),
        Role::Mendukung | Role::Berkontribusi | Role::Realisasi => {
            shortest(&upstream.into_iter().collect::<Vec<_>>(), node)
        }
        _ => shortest(&[&own].into_iter().chain(upstream).collect::<Vec<_>>(), node),
    }
}

/// The shortest path that leads to an indicator of the upstream plan, with what it measures: `2.16.03/PD`.
pub(super) fn upstream_path(ctx: &Ctx, node: NodeRef) -> String {
    match &ctx.upstream {
        Some(upstream) => shortest(&[upstream], node),
        None => ctx.path_at(node),
    }
}

/// The shortest path by which an indicator of this document adopts one: upstream first, then its own document.
pub(super) fn adoption_path(ctx: &Ctx, node: NodeRef) -> String {
    let own = View::new(ctx.db, ctx.workspace, ctx.doc);
    shortest(&ctx.upstream.iter().chain([&own]).collect::<Vec<_>>(), node)
}

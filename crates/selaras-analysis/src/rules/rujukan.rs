//! References that lead nowhere, or to too much: what R01, R02 and R03 share.

use selaras_plan::name::{Name, equal};

use crate::context::Ctx;
use crate::documents::NodeRef;
use crate::finding::{Edit, Finding};
use crate::items::{Ref, Role};
use crate::links::Link;
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
        let path = ctx.path_at(node);
        let path = match &reference.doc {
            Some(doc) => format!("{doc}:{path}"),
            None => path,
        };
        finding.related(
            Some(node),
            ctx.at_node(node, Place::Header),
            Text::new(format!("{path}: {}", ctx.name_at(node)), format!("{path}: {}", ctx.name_at(node))),
        );
        finding.fix(
            Some(node) == certain,
            Text::new(format!("Ganti menjadi {path}"), format!("Change to {path}")),
            ctx.at(link.node, link.place),
            Edit::Replace(path),
        );
    }
}

/// The candidates' paths in a sentence.
pub(super) fn paths(ctx: &Ctx, nodes: &[NodeRef]) -> String {
    nodes.iter().map(|n| ctx.path_at(*n)).collect::<Vec<_>>().join(", ")
}

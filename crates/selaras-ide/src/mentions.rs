//! Every word of the workspace that names a node: what references, highlights and renames are made of.

use std::sync::Arc;

use selaras_analysis::context::place_in;
use selaras_analysis::db::SourceFile;
use selaras_analysis::documents::{DocId, NodeRef};
use selaras_analysis::finding::At;
use selaras_analysis::items::{Head, Ref, Role};
use selaras_analysis::links::{links, restated};
use selaras_analysis::place::{Place, span_of};
use selaras_analysis::plan::{structure, tables};
use selaras_plan::code::same_program;
use selaras_syntax::schema::{NodeKind, PropKind};
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::goal::name_place;
use crate::named::{Step, scale_name, scale_node, step_nodes, step_span, steps};
use crate::symbol::{Home, leads_to, programs_above};

/// Why a word names a node.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// It is the node's own code, else its title or header.
    Declares,
    /// `lanjutan` of it: the node goes on there.
    Continues,
    /// A node of a `tabel` that restates it.
    Restates,
    /// A reference, or a step of its path.
    Refers(Role, Step),
    /// `skala` of an indicator.
    Scale,
    /// A program of a Renstra of the same code.
    SameProgram,
    /// An indicator that adopts it by an equal name, without saying so.
    EqualName,
}

/// A word that names a node.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// The node that it names.
    pub node: NodeRef,
    /// The node that the word stands in.
    pub by: Home,
    /// Why it names the node.
    pub why: Why,
    /// The file.
    pub file: Arc<str>,
    /// The bytes of the word.
    pub span: Span,
}

/// The words that name one of these nodes, in the order of files and bytes; those of one file, where one is given.
pub fn mentions(ide: &Ide, wanted: &[NodeRef], only: Option<SourceFile>) -> Vec<Mention> {
    let mut search = Search { ide, wanted, codes: codes(ide, wanted), only, found: Vec::new() };
    for (doc, document) in ide.documents().iter() {
        let tree = structure(ide.db(), ide.workspace(), doc);
        let tables = tables(ide.db(), ide.workspace(), doc);
        let mut parts = tree.parts.iter().chain(&document.tables);
        if only.is_some_and(|file| !parts.any(|p| p.file == file)) {
            continue;
        }
        for node in tree.nodes() {
            let here = NodeRef { doc, node };
            let at = place_in(tree, node, name_place(tree, node));
            if wanted.contains(&here) {
                search.add(here, Home::Plan(here), Why::Declares, at);
            }
            search.head(Home::Plan(here), tree.head(node), at);
        }
        for (part, local, node) in tree.continuing() {
            let here = NodeRef { doc, node };
            let at = At { file: tree.parts[part as usize].file, local, place: Place::Code };
            if wanted.contains(&here) {
                search.add(here, Home::Plan(here), Why::Continues, at);
            }
            search.head(Home::Plan(here), tree.head_in(part, local), at);
        }
        for (number, table) in tables.iter().enumerate() {
            search.table(doc, number, table);
        }
        search.unsaid(doc);
    }
    search.spans()
}

/// The codes by which these nodes may be called.
fn codes(ide: &Ide, wanted: &[NodeRef]) -> Vec<(NodeKind, Box<str>)> {
    let mut found = Vec::new();
    for node in wanted {
        let tree = structure(ide.db(), ide.workspace(), node.doc);
        let kind = tree.kind(node.node);
        found.extend(codes_of(tree.head(node.node)).map(|c| (kind, c.into())));
        if node.node == 0 {
            found.push((kind, ide.documents().get(node.doc).id.clone()));
        }
    }
    found
}

/// The code of a node, and its aliases.
pub fn codes_of(head: &Head) -> impl Iterator<Item = &str> {
    let aliases = head.attrs.iter().filter(|a| a.kind == PropKind::Alias).flat_map(|a| &a.words);
    head.code.as_deref().into_iter().chain(aliases.map(|w| &*w.text))
}

struct Search<'a, 'w> {
    ide: &'w Ide<'a>,
    wanted: &'w [NodeRef],
    codes: Vec<(NodeKind, Box<str>)>,
    only: Option<SourceFile>,
    found: Vec<Found>,
}

/// A mention before its bytes are known.
struct Found {
    node: NodeRef,
    by: Home,
    why: Why,
    at: At,
    /// The reference that a step is a part of.
    reference: Option<Ref>,
}

impl Search<'_, '_> {
    fn add(&mut self, node: NodeRef, by: Home, why: Why, at: At) {
        if self.only.is_none_or(|file| file == at.file) {
            self.found.push(Found { node, by, why, at, reference: None });
        }
    }

    /// What a head and its properties refer to.
    fn head(&mut self, home: Home, head: &Head, at: At) {
        if self.only.is_some_and(|file| file != at.file) {
            return;
        }
        for reference in head.refs.iter().filter(|r| self.may_name(r)).collect::<Vec<_>>() {
            let found = leads_to(self.ide, home, reference);
            for step in steps(reference) {
                let nodes = step_nodes(self.ide, reference, step, &found);
                for node in nodes.into_iter().filter(|n| self.wanted.contains(n)).collect::<Vec<_>>() {
                    self.found.push(Found {
                        node,
                        by: home,
                        why: Why::Refers(reference.role, step),
                        at: at.place(reference.place),
                        reference: Some(reference.clone()),
                    });
                }
            }
        }
        if head.kind == NodeKind::Indikator && self.codes.iter().any(|(kind, _)| *kind == NodeKind::Skala) {
            for (n, _) in head.attrs.iter().enumerate().filter(|(_, a)| a.kind == PropKind::Skala) {
                self.scale(home, head, at.place(Place::PropArg(n as u16, 0)), n as u16);
            }
        }
    }

    fn scale(&mut self, home: Home, head: &Head, at: At, prop: u16) {
        let parse = self.ide.snapshot.parse(at.file);
        let text = at.file.text(self.ide.db());
        let name = scale_name(text, &parse.tree, head, at.local, prop);
        let node = name.and_then(|name| scale_node(self.ide, home, &name));
        if let Some(node) = node.filter(|n| self.wanted.contains(n)) {
            self.add(node, home, Why::Scale, at);
        }
    }

    /// One of the reference's words is a code of what is looked for, so that it is worth resolving.
    fn may_name(&self, reference: &Ref) -> bool {
        if matches!(reference.role, Role::Urusan) {
            return self.codes.iter().any(|(kind, _)| *kind == NodeKind::PerangkatDaerah);
        }
        let doc = reference.doc.as_deref().into_iter();
        let words = || doc.clone().chain([&*reference.path]).chain(reference.path.split('/'));
        self.codes.iter().any(|(kind, code)| {
            words()
                .any(|w| w.eq_ignore_ascii_case(code) || *kind == NodeKind::Program && same_program(w, code))
        })
    }

    fn table(&mut self, doc: DocId, number: usize, table: &selaras_analysis::plan::Structure) {
        if self.only.is_some_and(|file| table.parts.iter().all(|p| p.file != file)) {
            return;
        }
        let versions = self.ide.documents().versions(doc);
        let concerns = self.wanted.iter().any(|n| versions.contains(&n.doc));
        // Only what restates something that is looked for needs the table beside the plan.
        let nodes =
            if concerns { restated(self.ide.db(), self.ide.workspace(), doc, number) } else { Vec::new() };
        for node in table.nodes() {
            let home = Home::Table(doc, number, node);
            let at = place_in(table, node, name_place(table, node));
            if let Some(of) = nodes.get(node as usize).copied().flatten().filter(|n| self.wanted.contains(n))
            {
                self.add(of, home, if node == 0 { Why::Continues } else { Why::Restates }, at);
            }
            self.head(home, table.head(node), at);
        }
    }

    /// What is the same without saying so.
    fn unsaid(&mut self, doc: DocId) {
        let (ide, wanted) = (self.ide, self.wanted);
        let tree = structure(ide.db(), ide.workspace(), doc);
        let equal = links(ide.db(), ide.workspace(), doc).list.iter().filter(|l| l.place == Place::Header);
        for link in equal {
            for node in link.to.found().iter().filter(|n| wanted.contains(n)) {
                let by = Home::Plan(NodeRef { doc, node: link.node });
                self.add(*node, by, Why::EqualName, place_in(tree, link.node, name_place(tree, link.node)));
            }
        }
        if !self.codes.iter().any(|(kind, _)| *kind == NodeKind::Program) {
            return;
        }
        for program in tree.of_kind(NodeKind::Program) {
            let here = NodeRef { doc, node: program };
            let alike =
                tree.code(program).is_some_and(|c| self.codes.iter().any(|(_, w)| same_program(w, c)));
            if !alike {
                continue;
            }
            for node in programs_above(ide, here).into_iter().filter(|n| wanted.contains(n)) {
                self.add(node, Home::Plan(here), Why::SameProgram, place_in(tree, program, Place::Code));
            }
        }
    }

    fn spans(self) -> Vec<Mention> {
        let Search { ide, mut found, .. } = self;
        found.sort_by_key(|f| f.at.file.path(ide.db()).clone());
        let mut mentions: Vec<Mention> = Vec::with_capacity(found.len());
        for same in found.chunk_by(|a, b| a.at.file == b.at.file) {
            let file = same[0].at.file;
            let (parse, text) = (ide.snapshot.parse(file), file.text(ide.db()));
            for Found { node, by, why, at, reference } in same {
                let whole = span_of(&parse.tree, at.local, at.place);
                let step = match (why, reference) {
                    (Why::Refers(_, step), Some(reference)) => step_span(text, whole, reference, *step),
                    _ => Some(whole),
                };
                let Some(span) = step else { continue };
                let file = file.path(ide.db()).clone();
                mentions.push(Mention { node: *node, by: *by, why: *why, file, span });
            }
        }
        mentions.sort_by(|a, b| (&a.file, a.span, a.why, a.node).cmp(&(&b.file, b.span, b.why, b.node)));
        mentions.dedup_by(|a, b| a.file == b.file && a.span == b.span && a.node == b.node);
        mentions
    }
}

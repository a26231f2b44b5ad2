//! What each word of a file is, for its colour: from the tokens, and the tree that knows what stands where.

use selaras_analysis::db::shape;
use selaras_analysis::documents::DocId;
use selaras_analysis::items::{Head, Role};
use selaras_analysis::links::matches;
use selaras_analysis::place::Place;
use selaras_analysis::plan::structure;
use selaras_syntax::schema::{NodeKind, PropKind};
use selaras_syntax::tree::{Arg, ArgKind, Clause, Run, Span, Tree};
use selaras_syntax::{Kind, lex};

use crate::Ide;
use crate::figures::nodes_in;

/// A word and what it is; on one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub what: What,
    /// It declares: the code of a node at its header.
    pub declares: bool,
    /// What it names is withdrawn by a later version of the plan.
    pub withdrawn: bool,
}

/// What a word is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum What {
    /// A word that opens a node or a clause.
    Keyword,
    /// A word that opens a property.
    Property,
    /// The code of a document.
    Document,
    /// The short name of an agency.
    Agency,
    /// The code of another node, or a word that only some may stand for.
    Code,
    /// A quoted text.
    Text,
    /// A value of a cell, a year, a date.
    Value,
    /// A unit.
    Unit,
    /// The name of a rule.
    Rule,
    /// A comment.
    Comment,
}

impl What {
    /// All of them, in the order of their numbers.
    pub const ALL: [What; 10] = [
        What::Keyword,
        What::Property,
        What::Document,
        What::Agency,
        What::Code,
        What::Text,
        What::Value,
        What::Unit,
        What::Rule,
        What::Comment,
    ];
}

/// The words within some bytes of a file, in order.
pub fn tokens(ide: &Ide, path: &str, span: Span) -> Vec<Token> {
    let Some(file) = ide.snapshot.file(path) else { return Vec::new() };
    let (parse, text) = (ide.snapshot.parse(file), file.text(ide.db()));
    let shape = shape(ide.db(), file);
    let mut painter = Painter { tree: &parse.tree, text, marks: Vec::new() };
    let near = |s: Span| s.start <= span.end && span.start <= s.end;
    for (local, node) in parse.tree.nodes.iter().enumerate() {
        let Some(head) = shape.nodes.get(local).filter(|_| near(node.header) || node.entries.len > 0) else {
            continue;
        };
        painter.header(local as u32, head);
    }
    let mut ordinals = vec![0u16; parse.tree.nodes.len()];
    for (n, prop) in parse.tree.props.iter().enumerate() {
        let ordinal = &mut ordinals[prop.node as usize];
        if near(prop.span)
            && let Some(head) = shape.nodes.get(prop.node as usize)
        {
            painter.property(n, *ordinal, head);
        }
        *ordinal += 1;
    }
    painter.marks.sort_by_key(|m| m.span.start);
    let withdrawn = withdrawn(ide, path, span);
    let mut found = Vec::new();
    let mut marks = painter.marks.iter().peekable();
    for (kind, word) in lex(text).iter().skip_while(|(_, s)| s.end < span.start) {
        if word.start > span.end {
            break;
        }
        while marks.next_if(|m| m.span.end <= word.start).is_some() {}
        let mark = marks.peek().filter(|m| m.span.start <= word.start && word.end <= m.span.end);
        let what = match kind {
            Kind::Comment => Some(What::Comment),
            Kind::Text | Kind::UnclosedText => Some(What::Text),
            Kind::Word => mark.map(|m| m.what),
            _ => None,
        };
        if let Some(what) = what {
            let declares = kind == Kind::Word && mark.is_some_and(|m| m.declares);
            let gone = || withdrawn.iter().any(|s| s.start <= word.start && word.end <= s.end);
            let withdrawn = mark.is_some_and(|m| m.withdrawn) || declares && gone();
            found.push(Token { span: word, what, declares, withdrawn });
        }
    }
    found
}

/// Bytes whose words are all the same.
struct Mark {
    span: Span,
    what: What,
    declares: bool,
    withdrawn: bool,
}

struct Painter<'a> {
    tree: &'a Tree,
    text: &'a str,
    marks: Vec<Mark>,
}

impl Painter<'_> {
    fn mark(&mut self, span: Span, what: What) {
        if !span.is_empty() {
            self.marks.push(Mark { span, what, declares: false, withdrawn: false });
        }
    }

    fn header(&mut self, local: u32, head: &Head) {
        let tree = self.tree;
        let node = &tree.nodes[local as usize];
        self.mark(node.keyword, What::Keyword);
        let code = tree.code(node);
        for (n, arg) in tree.args(node.args).iter().enumerate() {
            let role = role_at(head, |p| {
                p == Place::HeaderArg(n as u16) || p == Place::Code && code == Some(arg.span)
            });
            let what = match role {
                Some(role) => named(role),
                None if node.kind == NodeKind::Sesi => What::Value,
                None => declared(node.kind),
            };
            if arg.kind == ArgKind::Word {
                let declares = code == Some(arg.span)
                    && role.is_none()
                    && node.kind != NodeKind::Sesi
                    && !node.continued;
                self.marks.push(Mark { span: arg.span, what, declares, withdrawn: false });
            }
        }
        self.clauses(node.clauses, head, Place::Clause);
        for (n, entry) in tree.args(node.entries).iter().enumerate().filter(|(_, a)| a.kind == ArgKind::Word)
        {
            let what = role_at(head, |p| p == Place::Entry(n as u16)).map_or(What::Value, named);
            self.mark(entry.span, what);
        }
    }

    fn clauses(
        &mut self,
        run: Run,
        head: &Head,
        place: impl Fn(selaras_syntax::schema::ClauseKind, u16) -> Place,
    ) {
        use selaras_syntax::schema::ClauseKind as C;
        for Clause { kind, word, args } in self.tree.clauses(run) {
            self.mark(*word, What::Keyword);
            for (n, arg) in self.tree.args(*args).iter().enumerate() {
                let role = role_at(head, |p| p == place(*kind, n as u16));
                let what = match kind {
                    C::Tentang => What::Rule,
                    C::Sampai | C::Hlm | C::Bobot => What::Value,
                    _ => role.map_or(What::Code, named),
                };
                self.mark(arg.span, what);
            }
        }
    }

    fn property(&mut self, n: usize, ordinal: u16, head: &Head) {
        let tree = self.tree;
        let prop = &tree.props[n];
        self.mark(prop.keyword, What::Property);
        for (arg_no, arg) in tree.args(prop.args).iter().enumerate().filter(|(_, a)| a.kind == ArgKind::Word)
        {
            let role = role_at(head, |p| p == Place::PropArg(ordinal, arg_no as u16));
            let what = role.map_or_else(|| self.word(prop.kind, arg), named);
            let withdrawn = role == Some(Role::Dicabut);
            self.marks.push(Mark { span: arg.span, what, declares: false, withdrawn });
        }
        self.clauses(prop.clauses, head, |kind, n| Place::PropClause(ordinal, kind, n));
        for cell in tree.cells(prop.cells) {
            self.mark(cell.span, What::Value);
        }
    }

    /// A word of a property that is no reference.
    fn word(&self, kind: PropKind, arg: &Arg) -> What {
        match kind {
            PropKind::Satuan | PropKind::SatuanPagu => What::Unit,
            PropKind::Kecualikan => What::Rule,
            _ if arg.span.of(self.text).starts_with(|c: char| c.is_ascii_digit()) && !is_code(kind) => {
                What::Value
            }
            _ => What::Code,
        }
    }
}

/// The property holds codes, which may begin with a digit.
fn is_code(kind: PropKind) -> bool {
    matches!(kind, PropKind::Kode | PropKind::Urusan | PropKind::KodeReferensi | PropKind::Alias)
}

fn role_at(head: &Head, at: impl Fn(Place) -> bool) -> Option<Role> {
    head.refs.iter().find(|r| at(r.place)).map(|r| r.role)
}

/// What a reference names.
fn named(role: Role) -> What {
    match role {
        Role::Berpedoman | Role::PerubahanDari | Role::Capaian | Role::Daerah => What::Document,
        Role::Agency | Role::Semua => What::Agency,
        _ => What::Code,
    }
}

/// What the code of a node declares.
fn declared(kind: NodeKind) -> What {
    match kind {
        NodeKind::PerangkatDaerah | NodeKind::Kelompok => What::Agency,
        kind if kind.is_document() => What::Document,
        _ => What::Code,
    }
}

/// The codes of nodes in some bytes that a later version of their plan withdraws (`dicabut`), with all below them.
fn withdrawn(ide: &Ide, path: &str, span: Span) -> Vec<Span> {
    let (db, workspace) = (ide.db(), ide.workspace());
    let documents = ide.documents();
    let mut found = Vec::new();
    let mut known: Option<(DocId, Vec<u32>)> = None;
    let Some(file) = ide.snapshot.file(path) else { return found };
    if !documents.iter().any(|(_, d)| d.replaced && d.parts.iter().any(|p| p.file == file)) {
        return found;
    }
    let parse = ide.snapshot.parse(file);
    for (node, local) in nodes_in(ide, path, span) {
        let tree = structure(db, workspace, node.doc);
        if known.as_ref().is_none_or(|(doc, _)| *doc != node.doc) {
            let newer = documents.iter().filter(|(n, _)| *n != node.doc);
            let newer = newer.filter(|(n, _)| documents.versions(*n).contains(&node.doc));
            let mut gone: Vec<u32> = Vec::new();
            for (newer, _) in newer {
                let head = structure(db, workspace, newer).head(0);
                for reference in head.refs.iter().filter(|r| r.role == Role::Dicabut) {
                    let steps: Vec<&str> = reference.path.split('/').collect();
                    gone.extend(tree.nodes().filter(|n| *n != 0 && matches(tree, *n, &steps)));
                }
            }
            known = Some((node.doc, gone));
        }
        let gone = known.as_ref().map_or(&[][..], |(_, gone)| gone);
        if tree.ancestors(node.node).any(|n| gone.contains(&n)) {
            found.extend(tree_code(&parse.tree, local));
        }
    }
    found
}

fn tree_code(tree: &Tree, local: u32) -> Option<Span> {
    tree.nodes.get(local as usize).and_then(|n| tree.code(n))
}

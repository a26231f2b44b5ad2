//! Findings become diagnostics: places become bytes, repairs become replacements of text. The only stage after
//! parsing that reads text.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};
use selaras_syntax::tree::{Span, Tree};
use selaras_syntax::{Parse, SyntaxError};

use crate::db::{Db, SourceFile, Workspace, tree};
use crate::diagnostic::{Diagnostic, Edit as TextEdit, Fix, Location, Related};
use crate::documents::{DocId, NodeRef, documents};
use crate::finding::{At, Change, Edit, Finding, Repair, Subject};
use crate::place::{Place, span_of};
use crate::plan::{plan, structure};
use crate::register::register;
use crate::rule::{Severity, Text};
use crate::rules;

/// Turns findings into diagnostics.
pub struct Publisher<'a> {
    db: &'a dyn Db,
    workspace: Workspace,
    trees: FxHashMap<SourceFile, Arc<Parse>>,
    /// Which document a top node of a file belongs to.
    roots: FxHashMap<(SourceFile, u32), DocId>,
}

impl<'a> Publisher<'a> {
    /// A publisher for one round.
    pub fn new(db: &'a dyn Db, workspace: Workspace) -> Publisher<'a> {
        let mut roots = FxHashMap::default();
        for (doc, document) in documents(db, workspace).iter() {
            for part in document.parts.iter().chain(&document.tables) {
                roots.insert((part.file, part.node), doc);
            }
        }
        Publisher { db, workspace, trees: FxHashMap::default(), roots }
    }

    /// The tree of a file, kept for the round.
    pub(crate) fn parse(&mut self, file: SourceFile) -> Arc<Parse> {
        let db = self.db;
        self.trees
            .entry(file)
            .or_insert_with(|| match file.open(db) {
                true => tree(db, file),
                false => Arc::new(selaras_syntax::parse(file.text(db))),
            })
            .clone()
    }

    /// The bytes of a place.
    pub fn location(&mut self, at: At) -> Location {
        Location { file: at.file.path(self.db).clone(), span: self.span(at) }
    }

    fn span(&mut self, at: At) -> Span {
        let (file, db) = (at.file, self.db);
        if file.open(db) {
            return span_of(&self.parse(file).tree, at.local, at.place);
        }
        let (memory, text) = (db.memory(), file.text(db));
        memory.span(file, text, at.local, at.place).unwrap_or_else(|| {
            let span = span_of(&self.parse(file).tree, at.local, at.place);
            memory.keep_span(file, text, at.local, at.place, span);
            span
        })
    }

    /// The agency whose plan a document is.
    fn agency(&self, doc: DocId) -> Option<String> {
        let plan = plan(self.db, self.workspace, doc);
        let register = register(self.db, self.workspace, documents(self.db, self.workspace).get(doc).region?);
        let first = plan.agencies.agencies.first().filter(|_| !plan.agencies.unknown)?;
        Some(register.get(*first).id.to_string())
    }

    pub(crate) fn node_path(&self, node: NodeRef) -> String {
        let document = documents(self.db, self.workspace).get(node.doc);
        let path = structure(self.db, self.workspace, node.doc).path(node.node);
        if path.is_empty() { document.id.to_string() } else { format!("{}:{path}", document.id) }
    }

    /// A finding with its level.
    pub fn diagnostic(&mut self, finding: &Finding, severity: Severity) -> Diagnostic {
        let (mut message, mut help) = (finding.message.clone(), finding.help.clone());
        let mut related: Vec<Related> = finding
            .related
            .iter()
            .map(|r| Related { location: self.location(r.at), message: r.words.clone() })
            .collect();
        if !finding.subjects.is_empty() {
            let list = |get: fn(&Text) -> &str, and: &str| {
                let words: Vec<&str> = finding.subjects.iter().map(|s| get(&s.words)).collect();
                match words.as_slice() {
                    [] => String::new(),
                    [one] => (*one).to_owned(),
                    [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
                }
            };
            let n = finding.subjects.len().to_string();
            let labels: Vec<&str> = finding.subjects.iter().map(|s| &*s.label.id).collect();
            let labels = labels.join(", ");
            help.id = help.id.replace("{rujukan}", &labels);
            help.en = help.en.replace("{rujukan}", &labels);
            message.id = message.id.replace("{daftar}", &list(|t| &t.id, "dan")).replace("{n}", &n);
            message.en = message.en.replace("{daftar}", &list(|t| &t.en, "and")).replace("{n}", &n);
            let shown = |s: &&Subject| !s.label.id.is_empty() && s.at != finding.at;
            for subject in finding.subjects.iter().filter(shown) {
                related.push(Related { location: self.location(subject.at), message: subject.label.clone() });
            }
        }
        // A message may begin with the name of a node, which is lower case in the middle of a sentence.
        message.id = capitalized(&message.id);
        message.en = capitalized(&message.en);
        let node = self.node_path(finding.node);
        let fixes = finding.fixes.iter().filter_map(|f| self.fix(f)).collect();
        let fingerprint = fingerprint(&[finding.rule.code, &node, &message.id]);
        Diagnostic {
            rule: finding.rule,
            severity,
            message,
            help,
            label: finding.label.clone(),
            agency: self.agency(finding.node.doc).or_else(|| self.agency_of_file(finding.at)),
            node,
            location: self.location(finding.at),
            related,
            fixes,
            fingerprint,
        }
    }

    fn agency_of_file(&mut self, at: At) -> Option<String> {
        let parse = self.parse(at.file);
        let mut node = at.local;
        while let Some(parent) = parse.tree.nodes.get(node as usize)?.parent {
            node = parent;
        }
        self.agency(*self.roots.get(&(at.file, node))?)
    }

    /// A syntax error. Its node is the innermost one around it.
    pub fn syntax(&mut self, file: SourceFile, error: &SyntaxError) -> Diagnostic {
        let text = file.text(self.db).clone();
        let (message, help) = (error.message(&text), error.help(&text));
        let parse = self.parse(file);
        let (node, agency) = match error.node {
            Some(node) => self.around(file, &parse.tree, node),
            None => (String::new(), None),
        };
        let rule = if error.kind.is_limit() {
            &rules::s11_batas_terlampaui::RULE
        } else {
            &rules::s01_sintaks::RULE
        };
        let message = Text::new(message.id, message.en);
        Diagnostic {
            fingerprint: fingerprint(&[rule.code, &node, &message.id, error.span.of(&text)]),
            rule,
            severity: rule.severity,
            message,
            help: Text::new(help.id, help.en),
            label: Text::default(),
            node,
            agency,
            location: Location { file: file.path(self.db).clone(), span: error.span },
            related: Vec::new(),
            fixes: Vec::new(),
        }
    }

    fn around(&mut self, file: SourceFile, tree: &Tree, node: u32) -> (String, Option<String>) {
        let mut root = node;
        while let Some(parent) = tree.nodes.get(root as usize).and_then(|n| n.parent) {
            root = parent;
        }
        let Some(&doc) = self.roots.get(&(file, root)) else { return (String::new(), None) };
        let here = structure(self.db, self.workspace, doc).node_at(file, node).unwrap_or(0);
        (self.node_path(NodeRef { doc, node: here }), self.agency(doc))
    }

    fn fix(&mut self, repair: &Repair) -> Option<Fix> {
        let edits = repair.changes.iter().map(|c| self.edit(c)).collect::<Option<Vec<_>>>()?;
        Some(Fix { title: repair.title.clone(), safe: repair.safe, edits })
    }

    fn edit(&mut self, change: &Change) -> Option<TextEdit> {
        let file = change.at.file.path(self.db).clone();
        // Most repairs need a place alone, and no tree.
        if let Edit::Replace(new) = &change.edit {
            return Some(TextEdit { location: self.location(change.at), text: new.clone() });
        }
        let parse = self.parse(change.at.file);
        let text = change.at.file.text(self.db).clone();
        let node = parse.tree.nodes.get(change.at.local as usize)?;
        let replace = |span: Span, text: String| Some(TextEdit { location: Location { file, span }, text });
        match &change.edit {
            Edit::Replace(_) => None,
            Edit::ReplaceNode(new) => replace(node.full, new.clone()),
            Edit::Clause(words) => replace(Span::new(node.header.end, node.header.end), format!(" {words}")),
            Edit::Remove => {
                let span = match change.at.place {
                    Place::Header => node.full,
                    place => span_of(&parse.tree, change.at.local, place),
                };
                replace(whole_lines(&text, span), String::new())
            }
            Edit::Prepend(lines) | Edit::Append(lines) => {
                let indent = indent_of(&text, node.keyword.start);
                let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
                let body = |indent: &str| {
                    lines.iter().map(|l| format!("{indent}  {l}{line_end}")).collect::<String>()
                };
                match node.body {
                    None => {
                        let new = format!(" {{{line_end}{}{indent}}}", body(indent));
                        replace(Span::new(node.header.end, node.header.end), new)
                    }
                    Some(braces) => {
                        let close = braces.close?;
                        let inner = &text[braces.open.end as usize..close.start as usize];
                        if inner.contains('\n') {
                            let at = match change.edit {
                                Edit::Prepend(_) => {
                                    let rest = &text[braces.open.end as usize..];
                                    braces.open.end + rest.find('\n').map_or(0, |n| n as u32 + 1)
                                }
                                _ => line_start(&text, close.start),
                            };
                            replace(Span::new(at, at), body(indent))
                        } else {
                            // A body on one line stays on it.
                            let joined = one_line(lines);
                            let at = braces.open.end;
                            let more = if inner.trim().is_empty() { " " } else { ";" };
                            replace(Span::new(at, at), format!(" {joined}{more}"))
                        }
                    }
                }
            }
        }
    }
}

/// Lines as one: statements are parted by `;`, braces need none.
fn one_line(lines: &[String]) -> String {
    let mut joined = String::new();
    for line in lines.iter().map(|l| l.trim()) {
        let after_brace = joined.is_empty() || joined.ends_with('{') || line.starts_with('}');
        joined.push_str(if joined.is_empty() {
            ""
        } else if after_brace {
            " "
        } else {
            "; "
        });
        joined.push_str(line);
    }
    joined
}

/// A stable name of a finding, without places: it survives edits elsewhere.
pub fn fingerprint(parts: &[&str]) -> String {
    let mut hasher = FxHasher::default();
    for part in parts {
        part.hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

/// A text that begins with a capital.
pub(crate) fn capitalized(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn line_start(text: &str, at: u32) -> u32 {
    text[..at as usize].rfind('\n').map_or(0, |n| n as u32 + 1)
}

fn indent_of(text: &str, at: u32) -> &str {
    let start = line_start(text, at) as usize;
    let line = &text[start..at as usize];
    &line[..line.len() - line.trim_start().len()]
}

/// A statement with its line, where it stands there alone; else with the `;` behind, or before, it.
fn whole_lines(text: &str, span: Span) -> Span {
    let start = line_start(text, span.start);
    let before = &text[start as usize..span.start as usize];
    let rest = &text[span.end as usize..];
    let end = rest.find('\n').map_or(text.len() as u32, |n| span.end + n as u32 + 1);
    let after = text[span.end as usize..end as usize].trim();
    if before.trim().is_empty() && after.is_empty() {
        return Span::new(start, end);
    }
    let blanks = |s: &str| (s.len() - s.trim_start().len()) as u32;
    match rest.trim_start().strip_prefix(';') {
        Some(behind) if !behind.starts_with('\n') => {
            let semicolon = span.end + blanks(rest) + 1;
            Span::new(span.start, semicolon + blanks(behind))
        }
        _ => match before.trim_end().strip_suffix(';') {
            Some(kept) => Span::new(start + kept.len() as u32, span.end),
            None => span,
        },
    }
}

//! Another code for a node, a document, an agency, a group or a scale: where it is declared, opened again or restated,
//! and in every reference of every plan. A rename that would change what anything leads to is refused in words.

mod occurrences;
mod same;
mod verify;

use selaras_analysis::context::name_of;
use selaras_analysis::documents::NodeRef;
use selaras_analysis::place::Place;
use selaras_analysis::plan::structure;
use selaras_analysis::rule::Text;
use selaras_plan::code;
use selaras_syntax::schema::{ClauseKind, NodeKind};
use selaras_syntax::text_of;
use selaras_syntax::tree::Span;

use crate::Ide;
use crate::change::{Change, edit};
use crate::cursor::Cursor;
use crate::named::named;
use crate::symbol::{Home, home};
use verify::misled;

/// What can be renamed at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Renamable {
    /// The word under the cursor: the code, or the step of a path.
    pub span: Span,
    /// What it says now.
    pub code: String,
    /// Whose it is; none of what stands in a table and not in the plan that this restates: nothing refers to that.
    node: Option<NodeRef>,
}

/// What can be renamed under the cursor; none where no code stands there. The words say why a code cannot be renamed.
pub fn prepare(ide: &Ide, path: &str, offset: u32) -> Result<Option<Renamable>, Text> {
    let Some(found) = find(ide, path, offset) else { return Ok(None) };
    let Some(node) = found.node else { return Ok(Some(found)) };
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let (kind, name) = (tree.kind(node.node), name_of(tree, node.node));
    let Some(code) = tree.code(node.node) else { return Ok(None) };
    if kind == NodeKind::Sesi {
        return Err(Text::new(
            "Sebuah sesi dikenali dari tanggal dan perangkat daerahnya; keduanya diubah langsung di naskah.",
            "A session is known by its day and its agency; change them in the text.",
        ));
    }
    if kind == NodeKind::Urusan {
        return Err(Text::new(
            format!(
                "Kode {name} ditetapkan nomenklatur dan diturunkan ke kode program dan perangkat daerah; ganti kode programnya satu per satu."
            ),
            format!(
                "The code of {name} is set by the nomenclature, and the codes of programs and agencies follow from it; rename the programs one by one."
            ),
        ));
    }
    if kind == NodeKind::Program && code::is_penunjang(code) {
        return Err(Text::new(
            format!(
                "Kode {name} berlaku untuk program penunjang semua perangkat daerah (X.XX.01) dan tidak diganti."
            ),
            format!("The code of {name} stands for the support program of every agency (X.XX.01) and stays."),
        ));
    }
    let any_case = is_any_case(kind);
    let same = if any_case { found.code.eq_ignore_ascii_case(code) } else { found.code == code };
    if !same {
        return Err(Text::new(
            format!(
                "\"{}\" adalah nama lain dari {name}; yang dapat diganti ialah kodenya, {code}.",
                found.code
            ),
            format!("\"{}\" is another name of {name}; what can be renamed is its code, {code}.", found.code),
        ));
    }
    Ok(Some(found))
}

/// Gives what stands under the cursor another code. None where nothing can be renamed there; the words say why it, or
/// this new code, is refused.
pub fn rename(ide: &Ide, path: &str, offset: u32, new: &str) -> Result<Option<Change>, Text> {
    let Some(found) = prepare(ide, path, offset)? else { return Ok(None) };
    let new = new.trim();
    if new == found.code {
        return Ok(Some(Change::default()));
    }
    let Some(node) = found.node else {
        is_code(new)?;
        return Ok(Some(Change::of(vec![edit(&path.into(), found.span, new)])));
    };
    let tree = structure(ide.db(), ide.workspace(), node.doc);
    let old = tree.code(node.node).unwrap_or_default();
    let renaming = Renaming { kind: tree.kind(node.node), old: old.to_owned(), new: new.to_owned() };
    is_code(new)?;
    if is_official(renaming.kind) {
        renaming.judge_official(ide, node)?;
    }
    let group = same::all(ide, node, &renaming);
    renaming.judge_taken(ide, &group)?;
    let list = occurrences::all(ide, &group, &renaming);
    // A reference that would lead elsewhere is written out in full; what then still does, is refused.
    let mut change = occurrences::change(ide, &list);
    let Some(wrong) = misled(ide, &change) else { return Ok(Some(change)) };
    if let Some(longer) = occurrences::lengthened(ide, &list, &wrong) {
        change = occurrences::change(ide, &longer);
        if misled(ide, &change).is_none() {
            return Ok(Some(change));
        }
    }
    Err(wrong.words(ide, &renaming))
}

/// From which code to which.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Renaming {
    kind: NodeKind,
    old: String,
    new: String,
}

/// A program and what is below it have official codes: theirs begin with the program's.
fn is_official(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::Program | NodeKind::Kegiatan | NodeKind::Subkegiatan)
}

/// The register knows its names in any case.
fn is_any_case(kind: NodeKind) -> bool {
    matches!(kind, NodeKind::PerangkatDaerah | NodeKind::Kelompok | NodeKind::Skala)
}

impl Renaming {
    /// The new code of a node, or of a step that names it; none where it stays.
    fn of(&self, code: &str) -> Option<String> {
        if code == self.old || is_any_case(self.kind) && code.eq_ignore_ascii_case(&self.old) {
            return Some(self.new.clone());
        }
        let below = code.strip_prefix(&self.old).filter(|rest| rest.starts_with('.'));
        below.filter(|_| is_official(self.kind)).map(|rest| format!("{}{rest}", self.new))
    }

    /// It fits a program, a kegiatan or a subkegiatan where the old one did.
    fn judge_official(&self, ide: &Ide, node: NodeRef) -> Result<(), Text> {
        let (old, new) = (&self.old, &self.new);
        let word = self.kind.keyword();
        if code::level(old).is_some() && code::level(old) != code::level(new) {
            return Err(Text::new(
                format!("\"{new}\" bukan kode {word}; tulis dalam bentuk seperti {old}."),
                format!("\"{new}\" is no code of a {word}; write it in the form of {old}."),
            ));
        }
        if self.kind == NodeKind::Program && code::is_penunjang(new) {
            return Err(Text::new(
                format!("{new} adalah kode program penunjang (X.XX.01); pilih kode lain."),
                format!("{new} is the code of a support program (X.XX.01); choose another."),
            ));
        }
        let tree = structure(ide.db(), ide.workspace(), node.doc);
        let parent = tree.parent(node.node).and_then(|p| tree.code(p));
        if let Some(parent) = parent.filter(|p| code::is_child(p, old) && !code::is_child(p, new)) {
            return Err(Text::new(
                format!("Kode {word} di bawah {parent} harus berawalan {}", code::expected_prefix(parent)),
                format!(
                    "The code of a {word} under {parent} must begin with {}",
                    code::expected_prefix(parent)
                ),
            ));
        }
        Ok(())
    }

    /// No other node of the kind has the new code where one of these stands.
    fn judge_taken(&self, ide: &Ide, group: &[NodeRef]) -> Result<(), Text> {
        let same = |a: &str, b: &str| a == b || is_any_case(self.kind) && a.eq_ignore_ascii_case(b);
        for &node in group {
            let tree = structure(ide.db(), ide.workspace(), node.doc);
            let kind = tree.kind(node.node);
            let Some(new) = tree.code(node.node).and_then(|c| self.of(c)) else { continue };
            let others: Vec<NodeRef> = match (kind, tree.parent(node.node)) {
                (_, None) => {
                    let all = ide.documents().iter().filter(|(_, d)| d.kind == kind);
                    all.map(|(doc, _)| NodeRef { doc, node: 0 }).collect()
                }
                // A program that stands under several sasaran is one program.
                (NodeKind::Program, _) => {
                    tree.of_kind(kind).map(|n| NodeRef { doc: node.doc, node: n }).collect()
                }
                (_, Some(parent)) => {
                    tree.children(parent).map(|n| NodeRef { doc: node.doc, node: n }).collect()
                }
            };
            let taken = others.into_iter().filter(|n| !group.contains(n)).find(|other| {
                let tree = structure(ide.db(), ide.workspace(), other.doc);
                tree.kind(other.node) == kind && tree.code(other.node).is_some_and(|c| same(c, &new))
            });
            if let Some(taken) = taken {
                let name = name_of(structure(ide.db(), ide.workspace(), taken.doc), taken.node);
                return Err(Text::new(
                    format!("Kode {new} sudah dipakai {name}; pilih kode lain."),
                    format!("The code {new} is taken by {name}; choose another."),
                ));
            }
        }
        Ok(())
    }
}

/// A word can be a code.
fn is_code(new: &str) -> Result<(), Text> {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-');
    if new.is_empty() || !new.chars().all(allowed) || !new.contains(char::is_alphanumeric) {
        return Err(Text::new(
            format!(
                "\"{new}\" bukan kode: kode hanya memuat huruf, angka, garis bawah, titik, dan tanda hubung."
            ),
            format!(
                "\"{new}\" is no code: a code holds only letters, digits, underscores, dots and hyphens."
            ),
        ));
    }
    let lower = new.to_lowercase();
    let reserved = ClauseKind::of(&lower).is_some() || matches!(&*lower, "semua" | "urusan");
    let one_word = selaras_syntax::lex(new).len() == 1;
    if reserved || !one_word {
        return Err(Text::new(
            format!("\"{new}\" adalah kata bahasa Selaras dan tidak dapat menjadi kode; pilih kode lain."),
            format!("\"{new}\" is a word of the language and cannot be a code; choose another."),
        ));
    }
    Ok(())
}

/// What the code, or the step of a reference, under the cursor belongs to.
fn find(ide: &Ide, path: &str, offset: u32) -> Option<Renamable> {
    let cursor = Cursor::at(ide, path, offset)?;
    let word = named(ide, &cursor)?;
    // Of a header only the code itself; its title is nobody's name.
    if word.role.is_none() && !matches!(cursor.place, Place::Code | Place::PropArg(..)) {
        return None;
    }
    let node = word.nodes.first().copied();
    if node.is_none() && !is_only_in_table(ide, &cursor) {
        return None;
    }
    let code = text_of(word.span.of(&cursor.text)).into_owned();
    Some(Renamable { span: word.span, code, node })
}

/// The code of a node of a table that the plan does not have.
fn is_only_in_table(ide: &Ide, cursor: &Cursor) -> bool {
    cursor.place == Place::Code && matches!(home(ide, cursor.file, cursor.local), Some(Home::Table(..)))
}

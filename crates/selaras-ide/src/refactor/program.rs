//! A program that the plan above gives to this agency and that its Renstra lacks: inserted under the sasaran at the
//! cursor, with its title, what it yields, its adopted indicators and its pagu.

use selaras_analysis::documents::NodeRef;
use selaras_analysis::links::{View, shortest};
use selaras_analysis::plan::{plan, structure};
use selaras_analysis::register::register;
use selaras_analysis::rule::Text;
use selaras_plan::code;
use selaras_syntax::schema::{NodeKind, PropKind};

use super::adopt::{has_row, money_unit, series};
use super::{MOST, Spot};
use crate::actions::{Action, Kind};
use crate::change::Change;
use crate::lines::append;

/// The programs that could be inserted under the sasaran at the cursor.
pub(crate) fn insert(spot: &Spot) -> Vec<Action> {
    let (db, workspace) = (spot.ide.db(), spot.ide.workspace());
    let document = spot.ide.documents().get(spot.node.doc);
    let Some(above) = document.upstream.doc().filter(|_| document.kind == NodeKind::Renstra) else {
        return Vec::new();
    };
    // On a program, or below one, nobody looks for another.
    let Some(sasaran) = Some(spot.node.node).filter(|n| spot.tree.kind(*n) == NodeKind::Sasaran) else {
        return Vec::new();
    };
    let mine = &plan(db, workspace, spot.node.doc).agencies;
    let upstream = View::new(db, workspace, above);
    let mut found: Vec<(String, NodeRef)> = Vec::new();
    for (layer, node) in upstream.of_kind(NodeKind::Program) {
        let given = mine.agencies.iter().any(|a| layer.plan.duty(node).includes(*a));
        let Some(code) = layer.tree.code(node).filter(|_| given).and_then(|c| own_code(spot, c)) else {
            continue;
        };
        let has = |n: u32| spot.tree.code(n).is_some_and(|own| code::same_program(own, &code));
        let known = spot.tree.of_kind(NodeKind::Program).any(has) || found.iter().any(|(c, _)| *c == code);
        if !known {
            found.push((code, NodeRef { doc: layer.doc, node }));
        }
    }
    let offers = found.into_iter().filter_map(|(code, from)| offer(spot, &upstream, sasaran, &code, from));
    offers.take(MOST).collect()
}

/// The code in a Renstra: that of the plan above, `X.XX.01` with the agency's own urusan.
fn own_code(spot: &Spot, code: &str) -> Option<String> {
    let every = code.get(..5).filter(|head| head.eq_ignore_ascii_case("X.XX."));
    let Some(every) = every else { return Some(code.to_owned()) };
    let region = spot.ide.documents().get(spot.node.doc).region?;
    let register = register(spot.ide.db(), spot.ide.workspace(), region);
    let agencies = &plan(spot.ide.db(), spot.ide.workspace(), spot.node.doc).agencies.agencies;
    let urusan = register.get(*agencies.first()?).urusan.first()?;
    Some(format!("{urusan}.{}", &code[every.len()..]))
}

fn offer(spot: &Spot, upstream: &View, sasaran: u32, code: &str, from: NodeRef) -> Option<Action> {
    let skeleton = Skeleton { spot, upstream, from, sasaran };
    let above = structure(spot.ide.db(), spot.ide.workspace(), from.doc);
    let title = above.title(from.node)?;
    let mut lines = format!("program {code} {}", quoted(title));
    let inner = skeleton.inside(from.node, "  ");
    if inner.is_empty() {
        lines.push('\n');
    } else {
        lines.push_str(&format!(" {{\n{inner}}}\n"));
    }
    let local = spot.local(sasaran)?;
    let edit = append(&spot.path, &spot.cursor.text, &spot.cursor.parse.tree, local, &lines)?;
    let title = Text::new(
        format!("Sisipkan program {code} \"{title}\" di sasaran ini"),
        format!("Insert program {code} \"{title}\" into this sasaran"),
    );
    Some(Action::refactoring(spot.ide, Kind::Rewrite, &title, Change::of(vec![edit])))
}

struct Skeleton<'a> {
    spot: &'a Spot<'a>,
    upstream: &'a View<'a>,
    from: NodeRef,
    sasaran: u32,
}

impl Skeleton<'_> {
    /// The lines in a program, or in an outcome of it.
    fn inside(&self, node: u32, indent: &str) -> String {
        let (db, workspace) = (self.spot.ide.db(), self.spot.ide.workspace());
        let above = structure(db, workspace, self.from.doc);
        let deeper = format!("{indent}  ");
        let mut lines = String::new();
        for child in above.children(node) {
            let head = match above.kind(child) {
                NodeKind::Outcome => {
                    let code = above.code(child).map(|c| format!(" {c}")).unwrap_or_default();
                    let title = above.title(child).map(|t| format!(" {}", quoted(t))).unwrap_or_default();
                    format!("outcome{code}{title}")
                }
                NodeKind::Indikator => {
                    let here = NodeRef { doc: self.from.doc, node: child };
                    let path = shortest(&[self.upstream], here);
                    if !self.upstream.find(&path).contains(&here) {
                        continue;
                    }
                    let code = above.code(child).map(|c| format!(" {c}")).unwrap_or_default();
                    format!("indikator{code} mengacu {path}")
                }
                _ => continue,
            };
            let inner = self.inside(child, &deeper);
            match inner.is_empty() {
                true => lines.push_str(&format!("{indent}{head}\n")),
                false => lines.push_str(&format!("{indent}{head} {{\n{inner}{indent}}}\n")),
            }
        }
        if let Some(row) = self.pagu(node) {
            lines.push_str(&format!("{indent}{row}\n"));
        }
        lines
    }

    /// Its own row of money. What several agencies share is nobody's alone, and in another unit it would say something
    /// else.
    fn pagu(&self, node: u32) -> Option<String> {
        let ide = self.spot.ide;
        let from = NodeRef { doc: self.from.doc, node };
        let holder = NodeRef { doc: self.spot.node.doc, node: self.sasaran };
        let shared = plan(ide.db(), ide.workspace(), from.doc).duty(self.from.node).is_shared();
        if shared || money_unit(ide, from) != money_unit(ide, holder) || !has_row(ide, from, PropKind::Pagu) {
            return None;
        }
        series(ide, holder, from, PropKind::Pagu)
    }
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

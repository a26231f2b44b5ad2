//! What may stand in a node's header: its code, its title, clauses; an indicator or a program of the plan above whole.

use selaras_analysis::documents::NodeRef;
use selaras_analysis::links::View;
use selaras_plan::code;
use selaras_syntax::schema::{ClauseKind, NodeKind};

use super::fit::Typed;
use super::nodes::program_above;
use super::{Item, ItemKind, Scene, Subject};
use crate::insert::Insert;
use crate::skeleton::{self, quoted};
use crate::spot::clauses_of_node;

impl Scene<'_> {
    /// In a header behind so many words.
    pub(super) fn header(
        &self,
        kind: NodeKind,
        words: usize,
        titled: bool,
        continued: bool,
        typed: &Typed,
        truncated: &mut bool,
    ) -> Vec<Item> {
        let mut items = Vec::new();
        if continued {
            return if words == 0 { self.continued(kind) } else { Vec::new() };
        }
        match (kind, words, titled) {
            (NodeKind::Sesi, 0, false) => return self.dates(),
            (NodeKind::Sesi, 1, false) => return self.agencies(false),
            (NodeKind::Capaian, 0, false) => return self.plans(NodeKind::is_plan),
            (NodeKind::Indikator, 0, false) => {
                items.extend(
                    self.above(&[NodeKind::Indikator], typed, truncated, |node, path| {
                        self.adopted(node, path)
                    }),
                );
            }
            (NodeKind::Program, 0, false) if self.kind_of_document() == Some(NodeKind::Renstra) => {
                items
                    .extend(self.above(&[NodeKind::Program], typed, truncated, |node, _| self.program(node)));
            }
            (_, 0, false) => {}
            (_, _, false) => items.extend(self.titles(kind)),
            _ => {}
        }
        if words == 0 && !titled {
            items.extend(self.next_code(kind));
        }
        let said: Vec<String> = self.spot.words().map(str::to_ascii_lowercase).collect();
        let open = clauses_of_node(kind).iter().filter(|c| !said.iter().any(|w| w == c.keyword()));
        let clauses = open.filter(|c| **c != ClauseKind::Mengacu || self.can_adopt());
        // A clause may stand at once, and mostly does.
        items.splice(0..0, clauses.map(|c| clause(*c)));
        items
    }

    /// There is a plan above.
    fn can_adopt(&self) -> bool {
        self.doc().is_some_and(|doc| self.ide.documents().get(doc).upstream.doc().is_some())
    }

    /// An indicator of the plan above: with the values of its years, where the header has no body yet.
    fn adopted(&self, node: NodeRef, path: &str) -> Option<Insert> {
        let into = self.node()?;
        let mut lines = skeleton::indikator(self.ide, into, self.itself(), node, path);
        if !self.spot.statement.after.is_empty() {
            lines.truncate(1);
            let head = lines.first()?.trim_end_matches(" {");
            return Some(Insert::of(head.strip_prefix("indikator ")?));
        }
        Some(Insert::of(lines.join("\n").strip_prefix("indikator ")?).stop(0, ""))
    }

    /// A program of the plan above: with its indicators and money, where the header has no body yet.
    fn program(&self, node: NodeRef) -> Option<Insert> {
        let into = self.node()?;
        let mut lines = skeleton::program(self.ide, into, node)?;
        if !self.spot.statement.after.is_empty() {
            lines.truncate(1);
            let mut head = lines.first()?.trim_end_matches(" {").strip_prefix("program ")?;
            if self.spot.statement.after.iter().any(|(kind, _)| *kind == selaras_syntax::Kind::Text) {
                head = head.split(' ').next()?;
            }
            return Some(Insert::of(head));
        }
        let last = lines.pop()?;
        let body = lines.join("\n");
        Some(Insert::of(body.strip_prefix("program ")?).text("\n  ").stop(0, "").text(format!("\n{last}")))
    }

    /// The title of a program as the plan above has it.
    pub(super) fn titles(&self, kind: NodeKind) -> Vec<Item> {
        let above = self.doc().and_then(|doc| self.ide.documents().get(doc).upstream.doc());
        let Some((above, code)) = above.zip(self.spot.words().next_back()) else { return Vec::new() };
        let view = View::new(self.ide.db(), self.ide.workspace(), above);
        let Some(found) = (kind == NodeKind::Program).then(|| program_above(&view, code)).flatten() else {
            return Vec::new();
        };
        let tree = self.structure(found.doc);
        let title = tree.title(found.node).map(quoted);
        let item = |title: String| Item::new(ItemKind::Word, title).words("").about(found, code);
        title.map(item).into_iter().collect()
    }

    /// The nodes that `lanjutan` may go on with: documents, or nodes of the document around it.
    fn continued(&self, kind: NodeKind) -> Vec<Item> {
        let Some(node) = self.node().filter(|_| self.spot.around.is_some()) else {
            let documents = self.ide.documents();
            let same = documents.iter().filter(|(_, d)| d.kind == kind && d.counts() && !d.id.is_empty());
            return same.map(|(doc, _)| self.document(doc)).collect();
        };
        let tree = self.structure(node.doc);
        let children = tree.children(node.node).filter(|n| tree.kind(*n) == kind);
        let item = |n: u32| {
            let code = tree.code(n)?;
            let title = tree.title(n).unwrap_or_default();
            Some(Item::new(ItemKind::Word, code).words(title).about(NodeRef { doc: node.doc, node: n }, code))
        };
        children.filter_map(item).collect()
    }

    /// The code after those of its like: `S3` after `S2`, `2.16.03.2.02` after `2.16.03.2.01`.
    pub(super) fn next_code(&self, kind: NodeKind) -> Option<Item> {
        let node = self.node()?;
        let tree = self.structure(node.doc);
        let itself = self.spot.own();
        let like = tree.children(node.node).filter(|n| tree.kind(*n) == kind);
        let others = like.filter(|n| {
            let (part, local) = tree.local(*n);
            Some(local) != itself || part.file != self.spot.file
        });
        let codes: Vec<&str> = others.filter_map(|n| tree.code(n)).collect();
        let next = codes.iter().filter_map(|c| following(c)).max_by_key(|c| number(c));
        let first = || match kind {
            NodeKind::Kegiatan => Some(format!("{}.2.01", tree.code(node.node)?)),
            NodeKind::Subkegiatan => Some(format!("{}.0001", tree.code(node.node)?)),
            NodeKind::Misi => Some("M1".to_owned()),
            NodeKind::Tujuan => Some("T1".to_owned()),
            NodeKind::Sasaran => Some("S1".to_owned()),
            NodeKind::Outcome => Some("O1".to_owned()),
            NodeKind::Keluaran => Some("K1".to_owned()),
            NodeKind::Strategi => Some("ST1".to_owned()),
            NodeKind::ArahKebijakan => Some("AK1".to_owned()),
            NodeKind::Janji => Some("J1".to_owned()),
            NodeKind::Isu => Some("I1".to_owned()),
            NodeKind::Pendamping => Some("P1".to_owned()),
            NodeKind::Catatan => Some("C1".to_owned()),
            _ => None,
        };
        let found = next.or_else(|| first().filter(|_| codes.is_empty()))?;
        // A program's code is no counter: which one comes next, the nomenclature says.
        if matches!(kind, NodeKind::Program | NodeKind::Urusan | NodeKind::Indikator)
            || matches!(kind, NodeKind::Kegiatan | NodeKind::Subkegiatan) && code::level(&found).is_none()
        {
            return None;
        }
        let remark = self.say("kode berikutnya", "the next code");
        Some(Item::new(ItemKind::Word, found).remark(remark))
    }
}

/// A clause's word.
pub(super) fn clause(kind: ClauseKind) -> Item {
    let word = kind.keyword();
    let item = Item::new(ItemKind::Keyword, word).of(Subject::Clause(kind));
    match kind {
        ClauseKind::Karena | ClauseKind::Oleh | ClauseKind::Tabel => {
            let text = Insert::of(format!("{word} \"")).stop(1, "").text("\"").stop(0, "");
            item.insert(text.or_plain(format!("{word} ")))
        }
        _ => item.insert(format!("{word} ")),
    }
}

/// The code with the number at its end one higher.
fn following(code: &str) -> Option<String> {
    let digits = code.len() - code.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (head, tail) = code.split_at(code.len() - digits);
    let next = tail.parse::<u32>().ok()?.checked_add(1)?;
    Some(format!("{head}{next:0>digits$}"))
}

fn number(code: &str) -> u32 {
    let head = code.trim_end_matches(|c: char| c.is_ascii_digit());
    code[head.len()..].parse().unwrap_or_default()
}

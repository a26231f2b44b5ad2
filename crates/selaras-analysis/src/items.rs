//! One file lowered: from words in places to what they mean. Two values come out, so that an edit re-runs only what
//! reads it: the [`Shape`] (nodes, codes, titles, references, header properties) and the [`Values`] (cells, units,
//! directions). Neither holds a byte offset; [`crate::place`] finds the bytes again.

use std::ops::Range;
use std::sync::Arc;

use selaras_plan::direction::{Arah, Perhitungan};
use selaras_plan::number::Decimal;
use selaras_plan::unit::Unit;
use selaras_plan::value::{self, Value, ValueError};
use selaras_plan::years::{Years, parse_year};
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind, Shape as ValueShape};
use selaras_syntax::tree::{Arg, ArgKind, Node, Prop, Tree};
use selaras_syntax::{Reread, text_of};

use crate::place::Place;

/// A file's meaning.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// What stands where, and what it refers to.
    pub shape: Arc<Shape>,
    /// What the cells say.
    pub values: Arc<Values>,
    /// The tree has syntax errors; they are read from it when findings are shown.
    pub has_errors: bool,
}

impl PartialEq for Items {
    /// What is the same value need not be compared.
    fn eq(&self, other: &Items) -> bool {
        self.has_errors == other.has_errors
            && (Arc::ptr_eq(&self.shape, &other.shape) || self.shape == other.shape)
            && (Arc::ptr_eq(&self.values, &other.values) || self.values == other.values)
    }
}

/// The nodes of a file, in the order (and with the numbers) of its tree.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shape {
    /// A parent stands before its children.
    pub nodes: Vec<Head>,
}

/// A node without its values.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// What it is.
    pub kind: NodeKind,
    /// The node around it, in this file.
    pub parent: Option<u32>,
    /// `lanjutan`.
    pub continued: bool,
    /// It, or a node around it, stands where it cannot: it counts nowhere.
    pub misplaced: bool,
    /// Its header has a syntax error.
    pub broken: bool,
    /// Has `{ … }`.
    pub has_body: bool,
    /// Its code.
    pub code: Option<Box<str>>,
    /// Its title, unescaped.
    pub title: Option<Box<str>>,
    /// References in header and properties, in source order.
    pub refs: Box<[Ref]>,
    /// Its properties, in source order; `Place::Prop(n)` is `attrs[n]`.
    pub attrs: Box<[Attr]>,
    /// Entries of a `kelompok` or `skala`.
    pub entries: Box<[Word]>,
    /// `tabel "…"`: the part restates the document.
    pub table: Option<Box<str>>,
}

impl Head {
    /// Both say the same, wherever they stand.
    pub(crate) fn says_the_same(&self, other: &Head) -> bool {
        let Head { kind, parent: _, continued, misplaced, broken, has_body, .. } = self;
        let Head { code, title, refs, attrs, entries, table, .. } = self;
        (kind, continued, misplaced, broken, has_body)
            == (&other.kind, &other.continued, &other.misplaced, &other.broken, &other.has_body)
            && (code, title, refs, attrs) == (&other.code, &other.title, &other.refs, &other.attrs)
            && (entries, table) == (&other.entries, &other.table)
    }
}

/// A property: its kind, and its words where other rules than those of values read them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attr {
    /// Which property.
    pub kind: PropKind,
    /// It has a syntax error.
    pub broken: bool,
    /// Years before the `=` of a series; else nothing.
    pub years: SeriesYears,
    /// Read through the attribute itself: most properties have none, and a plan has many properties.
    said: Option<Box<Said>>,
}

/// The words of a property.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// Its words (not those of texts, of series, and of `satuan`, `arah`, `perhitungan`, `skala` of an indicator).
    pub words: Vec<Word>,
    /// Its clauses.
    pub clauses: Vec<(ClauseKind, Vec<Word>)>,
}

static NOTHING_SAID: Said = Said { words: Vec::new(), clauses: Vec::new() };

impl std::ops::Deref for Attr {
    type Target = Said;
    fn deref(&self) -> &Said {
        self.said.as_deref().unwrap_or(&NOTHING_SAID)
    }
}

impl Said {
    /// The first word.
    pub fn word(&self) -> Option<&str> {
        self.words.first().map(|w| &*w.text)
    }
    /// The words of a clause.
    pub fn clause(&self, kind: ClauseKind) -> Option<&[Word]> {
        self.clauses.iter().find(|(k, _)| *k == kind).map(|(_, w)| &**w)
    }
}

/// A word or an unquoted text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// Without quotes.
    pub text: Box<str>,
    /// It stood in quotes.
    pub quoted: bool,
}

/// What a reference is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Role {
    /// `berpedoman`: the plan that this one follows.
    Berpedoman,
    /// `perubahan-dari`: the plan that this one revises.
    PerubahanDari,
    /// The plan of a `capaian`.
    Capaian,
    /// `daerah` of a plan.
    Daerah,
    /// An agency of the register: `perangkat-daerah`, `penanggung-jawab`, `penyedia`, `mendampingi`, of a `sesi`,
    /// of `pagu-indikatif`, `bagian-dari`, `menggantikan` in the register, and the members of a `kelompok`.
    Agency,
    /// `penanggung-jawab urusan 2.15`.
    Urusan,
    /// `penanggung-jawab semua`.
    Semua,
    /// The same indicator.
    Mengacu,
    /// A share of an indicator.
    Berkontribusi,
    /// Contributes to.
    Mendukung,
    /// Programs through which a promise is kept.
    Melalui,
    /// The node of a waiver or a note.
    Pada,
    /// An `isu`.
    Menjawab,
    /// A node withdrawn.
    Dicabut,
    /// A program that this one replaces.
    Menggantikan,
    /// A `pendamping` of the own document.
    Pendamping,
    /// The node of a `realisasi`.
    Realisasi,
}

/// A reference as written.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Ref {
    /// What it is for.
    pub role: Role,
    /// Where it stands.
    pub place: Place,
    /// `DOC:` before it.
    pub doc: Option<Box<str>>,
    /// Codes parted by `/`.
    pub path: Box<str>,
}

/// What stands before the `=` of a series.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SeriesYears {
    /// Nothing: the node's years.
    #[default]
    Implied,
    /// These.
    Given(Years),
    /// A word that names no years (the argument's number).
    Bad(u16),
}

/// The values of a file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Values {
    /// Sorted by node, then property.
    pub rows: Vec<Row>,
    /// The cells of all rows.
    pub cells: Vec<CellItem>,
    /// Sorted by node.
    pub indikator: Vec<IndikatorItem>,
    /// By node, and one more: where its rows and its typed properties begin.
    starts: Box<[(u32, u32)]>,
}

impl Values {
    /// The rows of a node.
    pub fn rows(&self, node: u32) -> &[Row] {
        let Some(&[(start, _), (end, _)]) = self.of(node) else { return &[] };
        &self.rows[start as usize..end as usize]
    }
    /// The rows of a node of one kind.
    pub fn rows_of(&self, node: u32, kind: PropKind) -> impl Iterator<Item = &Row> {
        self.rows(node).iter().filter(move |r| r.kind == kind)
    }
    /// The cells of a row.
    pub fn cells(&self, row: &Row) -> &[CellItem] {
        &self.cells[row.first as usize..(row.first + row.len) as usize]
    }
    /// The typed properties of an indicator.
    pub fn indikator(&self, node: u32) -> Option<&IndikatorItem> {
        let &[(_, start), (_, end)] = self.of(node)?;
        self.indikator[start as usize..end as usize].first()
    }

    /// A node says here what another one says there.
    pub(crate) fn says_the_same(&self, node: u32, other: &Values, of: u32) -> bool {
        let (own, theirs) = (self.rows(node), other.rows(of));
        let typed = match (self.indikator(node), other.indikator(of)) {
            (Some(a), Some(b)) => a.says_the_same(b),
            (a, b) => a.is_none() && b.is_none(),
        };
        typed
            && own.len() == theirs.len()
            && own.iter().zip(theirs).all(|(a, b)| {
                let heads = |r: &Row| (r.kind, r.prop, r.broken, r.years, r.len);
                heads(a) == heads(b) && a.key == b.key && self.cells(a) == other.cells(b)
            })
    }

    fn of(&self, node: u32) -> Option<&[(u32, u32); 2]> {
        self.starts.get(node as usize..)?.first_chunk()
    }

    /// Once all is read: sorts, and notes where each of so many nodes begins.
    fn finish(&mut self, nodes: usize) {
        self.rows.sort_by_key(|r| (r.node, r.prop));
        self.indikator.sort_by_key(|i| i.node);
        self.rows.shrink_to_fit();
        self.cells.shrink_to_fit();
        let (mut row, mut item) = (0, 0);
        let starts = (0..=nodes as u32).map(|node| {
            row += self.rows[row..].iter().take_while(|r| r.node < node).count();
            item += self.indikator[item..].iter().take_while(|i| i.node < node).count();
            (row as u32, item as u32)
        });
        self.starts = starts.collect();
    }
}

/// A series.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Its node.
    pub node: u32,
    /// `target`, `awal`, `akhir`, `pagu`, `pagu-akhir`, `pagu-indikatif`, `realisasi`.
    pub kind: PropKind,
    /// Which property of the node.
    pub prop: u16,
    /// It has a syntax error.
    pub broken: bool,
    /// The agency of a `pagu-indikatif`.
    pub key: Option<Box<str>>,
    /// Its years as written.
    pub years: SeriesYears,
    /// First cell.
    pub first: u32,
    /// Number of cells.
    pub len: u32,
}

/// A cell.
#[derive(Clone, PartialEq, Debug)]
pub struct CellItem {
    /// What it says.
    pub slot: Slot,
    /// It has a footnote.
    pub note: bool,
    /// It is figures alone, without `Rp` or a word: `satuan-pagu` says what it counts.
    pub bare: bool,
}

/// What a cell says.
#[derive(Clone, PartialEq, Debug)]
pub enum Slot {
    /// Nothing: not given.
    Empty,
    /// Given but unreadable (S01).
    Broken,
    /// Given but not a value (S02).
    Bad(Box<BadCell>),
    /// A figure without a unit: by far the most.
    Number(Decimal),
    /// `75%`
    Percent(Decimal),
    /// An amount.
    Money(Decimal),
    /// Any other value, or one with a unit.
    Cell(Box<value::Cell>),
}

impl Slot {
    fn of(cell: value::Cell) -> Slot {
        match cell {
            value::Cell { value: Value::Number(n), unit: None } => Slot::Number(n),
            value::Cell { value: Value::Percent(n), unit: None } => Slot::Percent(n),
            value::Cell { value: Value::Money(n), unit: None } => Slot::Money(n),
            cell => Slot::Cell(Box::new(cell)),
        }
    }

    /// The cell, where it has a value.
    pub fn cell(&self) -> Option<value::Cell> {
        match self {
            Slot::Empty | Slot::Broken | Slot::Bad(_) => None,
            Slot::Number(n) => Some(value::Cell::plain(Value::Number(*n))),
            Slot::Percent(n) => Some(value::Cell::plain(Value::Percent(*n))),
            Slot::Money(n) => Some(value::Cell::plain(Value::Money(*n))),
            Slot::Cell(cell) => Some((**cell).clone()),
        }
    }
}

/// A text that no cell can say.
#[derive(Clone, PartialEq, Debug)]
pub struct BadCell {
    /// As written.
    pub text: Box<str>,
    /// Why, and what was probably meant.
    pub error: ValueError,
}

/// A property that may be missing, unreadable or known.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Given<T> {
    /// Not written.
    #[default]
    No,
    /// Written, but a syntax error hides it.
    Unknown,
    /// Written, but no word that it takes: at this property.
    Bad(u16, Box<str>),
    /// Written: at this property.
    Yes(u16, T),
}

impl<T> Given<T> {
    /// The known value.
    pub fn get(&self) -> Option<&T> {
        if let Given::Yes(_, value) = self { Some(value) } else { None }
    }
    /// Nothing was written.
    pub fn is_no(&self) -> bool {
        matches!(self, Given::No)
    }
    /// The property.
    pub fn prop(&self) -> Option<u16> {
        match self {
            Given::Bad(p, _) | Given::Yes(p, _) => Some(*p),
            _ => None,
        }
    }
}

/// What `skala` of an indicator says.
#[derive(Clone, PartialEq, Debug)]
pub enum SkalaItem {
    /// Bounds of an index: `0-5`.
    Range(Box<str>),
    /// The name of a scale of the register, or a built-in one.
    Name(Box<str>),
}

/// The typed properties of an indicator.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct IndikatorItem {
    /// Its node.
    pub node: u32,
    /// `satuan`.
    pub satuan: Given<Unit>,
    /// `arah`.
    pub arah: Given<Arah>,
    /// `perhitungan`.
    pub perhitungan: Given<Perhitungan>,
    /// `skala`.
    pub skala: Given<SkalaItem>,
    /// `rumus-baru`: from this year on the measure is another.
    pub rumus_baru: Option<u16>,
    /// `jenis iku`.
    pub iku: bool,
}

impl IndikatorItem {
    /// Both say the same, wherever they stand.
    fn says_the_same(&self, other: &IndikatorItem) -> bool {
        let IndikatorItem { node: _, satuan, arah, perhitungan, skala, rumus_baru, iku } = self;
        (satuan, arah, perhitungan) == (&other.satuan, &other.arah, &other.perhitungan)
            && (skala, rumus_baru, iku) == (&other.skala, &other.rumus_baru, &other.iku)
    }
}

/// Lowers a tree.
pub fn lower(text: &str, tree: &Tree, has_errors: bool) -> Items {
    let mut lowering = Lowering { text, tree, values: Values::default(), last: 0 };
    let shape = lowering.shape();
    let mut values = lowering.values;
    values.finish(tree.nodes.len());
    Items { shape: Arc::new(shape), values: Arc::new(values), has_errors }
}

/// What was read again: in the body of a node, nodes in the place of others.
struct Part {
    around: u32,
    before: Range<u32>,
    after: Range<u32>,
}

/// Lowers what was read again; all else is as it was.
pub(crate) fn lower_again(
    items: &Items,
    text: &str,
    tree: &Tree,
    has_errors: bool,
    reread: &Reread,
) -> Items {
    let Reread::Part { around, before, after } = reread.clone() else { return items.clone() };
    let reread = &Part { around, before, after };
    let before = items;
    let mut lowering = Lowering { text, tree, values: Values::default(), last: 0 };
    let heads = lowering.part(reread);
    let mut fresh = lowering.values;
    fresh.finish(tree.nodes.len());
    let wanted = || std::iter::once(reread.around).chain(reread.after.clone());
    let as_many = reread.before.len() == reread.after.len();
    let same_heads =
        || wanted().zip(&heads).all(|(n, head)| before.shape.nodes.get(n as usize) == Some(head));
    let shape = match as_many && same_heads() {
        true => before.shape.clone(),
        false => Arc::new(before.shape.with(reread, heads)),
    };
    let values = match as_many && wanted().all(|n| fresh.says_the_same(n, &before.values, n)) {
        true => before.values.clone(),
        false => Arc::new(before.values.with(reread, &fresh, tree.nodes.len() as u32)),
    };
    Items { shape, values, has_errors }
}

impl Shape {
    /// The heads that were read again in the place of those that were there.
    fn with(&self, reread: &Part, heads: Vec<Head>) -> Shape {
        let (gone, grown) = (&reread.before, reread.after.len() as i64 - reread.before.len() as i64);
        let mut heads = heads.into_iter();
        let mut nodes: Vec<Head> = Vec::with_capacity(self.nodes.len() + reread.after.len());
        nodes.extend_from_slice(&self.nodes[..reread.around as usize]);
        nodes.extend(heads.next());
        nodes.extend_from_slice(&self.nodes[reread.around as usize + 1..gone.start as usize]);
        nodes.extend(heads);
        nodes.extend(self.nodes[gone.end as usize..].iter().map(|head| {
            let parent = head.parent.map(|p| if p < gone.end { p } else { (i64::from(p) + grown) as u32 });
            Head { parent, ..head.clone() }
        }));
        Shape { nodes }
    }
}

impl Values {
    /// The values that were read again in the place of those that were there.
    fn with(&self, reread: &Part, fresh: &Values, nodes: u32) -> Values {
        let mut all = Values::default();
        all.rows.reserve(self.rows.len() + fresh.rows.len());
        all.cells.reserve(self.cells.len() + fresh.cells.len());
        for node in 0..nodes {
            let (from, there) = match node {
                n if n == reread.around || reread.after.contains(&n) => (fresh, n),
                n if n < reread.after.start => (self, n),
                n => (self, n - reread.after.end + reread.before.end),
            };
            for row in from.rows(there) {
                let first = all.cells.len() as u32;
                all.cells.extend_from_slice(from.cells(row));
                all.rows.push(Row { node, first, ..row.clone() });
            }
            all.indikator.extend(from.indikator(there).map(|i| IndikatorItem { node, ..i.clone() }));
        }
        all.finish(nodes as usize);
        all
    }
}

struct Lowering<'a> {
    text: &'a str,
    tree: &'a Tree,
    values: Values,
    /// The indicator that was looked up last: properties of one node mostly stand together.
    last: usize,
}

impl Lowering<'_> {
    /// The heads of the node around a part, and of the nodes in it.
    fn part(&mut self, reread: &Part) -> Vec<Head> {
        let tree = self.tree;
        let wanted: Vec<u32> = std::iter::once(reread.around).chain(reread.after.clone()).collect();
        let slot = |node: u32| match node {
            n if n == reread.around => Some(0),
            n if reread.after.contains(&n) => Some((n - reread.after.start) as usize + 1),
            _ => None,
        };
        let mut attrs: Vec<Vec<Attr>> = vec![Vec::new(); wanted.len()];
        let mut refs: Vec<Vec<Ref>> = vec![Vec::new(); wanted.len()];
        for (n, id) in wanted.iter().enumerate() {
            let node = &tree.nodes[*id as usize];
            self.header_refs(node, &mut refs[n]);
            if node.kind == NodeKind::Indikator {
                self.values.indikator.push(IndikatorItem { node: *id, ..Default::default() });
            }
        }
        let full = tree.nodes[reread.around as usize].full;
        let first = tree.props.partition_point(|p| p.span.start < full.start);
        for prop in tree.props[first..].iter().take_while(|p| p.span.start < full.end) {
            let Some(n) = slot(prop.node) else { continue };
            let ordinal = attrs[n].len() as u16;
            let attr = self.attr(prop, ordinal);
            self.prop_refs(prop, ordinal, tree.nodes[prop.node as usize].kind, &mut refs[n]);
            attrs[n].push(attr);
        }
        let around = |id: u32| std::iter::successors(Some(id), |n| tree.nodes[*n as usize].parent);
        let heads = wanted.iter().zip(attrs).zip(refs).map(|((id, attrs), refs)| {
            let misplaced = around(*id).any(|n| tree.nodes[n as usize].misplaced);
            self.head(&tree.nodes[*id as usize], misplaced, attrs, refs)
        });
        heads.collect()
    }

    fn shape(&mut self) -> Shape {
        let tree = self.tree;
        let mut counts = vec![0; tree.nodes.len()];
        tree.props.iter().for_each(|p| counts[p.node as usize] += 1);
        let mut attrs: Vec<Vec<Attr>> = counts.into_iter().map(Vec::with_capacity).collect();
        self.values.cells.reserve_exact(tree.cells.len());
        let mut refs: Vec<Vec<Ref>> = vec![Vec::new(); tree.nodes.len()];
        let mut misplaced = vec![false; tree.nodes.len()];
        let indikator = tree.nodes.iter().filter(|n| n.kind == NodeKind::Indikator).count();
        self.values.indikator.reserve_exact(indikator);
        for (id, node) in tree.nodes.iter().enumerate() {
            misplaced[id] = node.misplaced || node.parent.is_some_and(|p| misplaced[p as usize]);
            self.header_refs(node, &mut refs[id]);
            if node.kind == NodeKind::Indikator {
                self.values.indikator.push(IndikatorItem { node: id as u32, ..Default::default() });
            }
        }
        for prop in &tree.props {
            let node = prop.node as usize;
            let ordinal = attrs[node].len() as u16;
            let attr = self.attr(prop, ordinal);
            self.prop_refs(prop, ordinal, tree.nodes[node].kind, &mut refs[node]);
            attrs[node].push(attr);
        }
        let nodes = tree
            .nodes
            .iter()
            .enumerate()
            .zip(attrs)
            .zip(refs)
            .map(|(((id, node), attrs), refs)| self.head(node, misplaced[id], attrs, refs))
            .collect();
        Shape { nodes }
    }

    fn head(&self, node: &Node, misplaced: bool, attrs: Vec<Attr>, refs: Vec<Ref>) -> Head {
        let tree = self.tree;
        let table = tree
            .clause(node.clauses, ClauseKind::Tabel)
            .map(|c| tree.args(c.args).first().map_or_else(Box::default, |a| self.unquoted(a)));
        Head {
            kind: node.kind,
            parent: node.parent,
            continued: node.continued,
            misplaced,
            broken: node.broken,
            has_body: node.body.is_some(),
            code: tree.code(node).map(|s| s.of(self.text).into()),
            title: tree.title(node).map(|s| text_of(s.of(self.text)).into()),
            refs: refs.into(),
            attrs: attrs.into(),
            entries: self.entries(node),
            table,
        }
    }

    fn entries(&self, node: &Node) -> Box<[Word]> {
        let entries = self.tree.args(node.entries);
        entries
            .iter()
            .map(|a| match a.kind {
                ArgKind::Less => Word { text: "<".into(), quoted: false },
                _ => self.word(a),
            })
            .collect()
    }

    fn word(&self, arg: &Arg) -> Word {
        match arg.kind {
            ArgKind::Text => Word { text: self.unquoted(arg), quoted: true },
            _ => Word { text: arg.span.of(self.text).into(), quoted: false },
        }
    }

    fn unquoted(&self, arg: &Arg) -> Box<str> {
        text_of(arg.span.of(self.text)).into()
    }

    fn reference(&self, role: Role, place: Place, arg: &Arg) -> Ref {
        let word = arg.span.of(self.text);
        if arg.kind == ArgKind::Text {
            return Ref { role, place, doc: None, path: self.unquoted(arg) };
        }
        let (doc, path) = match word.split_once(':') {
            Some((doc, path)) if !doc.is_empty() => (Some(doc.into()), path.into()),
            _ => (None, word.into()),
        };
        Ref { role, place, doc, path }
    }

    /// References in a header: its clauses, the plan of a `capaian`, the agency of a `sesi`.
    fn header_refs(&self, node: &Node, refs: &mut Vec<Ref>) {
        let tree = self.tree;
        let words = || tree.args(node.args).iter().enumerate().filter(|(_, a)| a.kind == ArgKind::Word);
        match node.kind {
            NodeKind::Capaian => {
                refs.extend(words().next().map(|(_, a)| self.reference(Role::Capaian, Place::Code, a)));
            }
            NodeKind::Sesi => refs.extend(
                words().nth(1).map(|(n, a)| self.reference(Role::Agency, Place::HeaderArg(n as u16), a)),
            ),
            NodeKind::Kelompok => {
                let entries = tree.args(node.entries).iter().enumerate();
                refs.extend(entries.map(|(n, a)| self.reference(Role::Agency, Place::Entry(n as u16), a)));
            }
            _ => {}
        }
        for clause in tree.clauses(node.clauses) {
            let role = match clause.kind {
                ClauseKind::Mengacu => Role::Mengacu,
                ClauseKind::Pada => Role::Pada,
                _ => continue,
            };
            for (n, arg) in tree.args(clause.args).iter().enumerate() {
                refs.push(self.reference(role, Place::Clause(clause.kind, n as u16), arg));
            }
        }
    }

    /// References in a property.
    fn prop_refs(&self, prop: &Prop, ordinal: u16, of: NodeKind, refs: &mut Vec<Ref>) {
        use PropKind::*;
        let tree = self.tree;
        let role = match prop.kind {
            Berpedoman => Role::Berpedoman,
            PerubahanDari => Role::PerubahanDari,
            Daerah => Role::Daerah,
            PerangkatDaerah | PenanggungJawab | Penyedia | Mendampingi | BagianDari | PaguIndikatif => {
                Role::Agency
            }
            Menggantikan if of == NodeKind::PerangkatDaerah => Role::Agency,
            Menggantikan => Role::Menggantikan,
            Mendukung => Role::Mendukung,
            Melalui => Role::Melalui,
            Menjawab => Role::Menjawab,
            Dicabut => Role::Dicabut,
            Pendamping => Role::Pendamping,
            Berkontribusi => Role::Berkontribusi,
            Realisasi => Role::Realisasi,
            Kecualikan => {
                if let Some(clause) = tree.clause(prop.clauses, ClauseKind::Pada) {
                    for (n, arg) in tree.args(clause.args).iter().enumerate() {
                        let place = Place::PropClause(ordinal, ClauseKind::Pada, n as u16);
                        refs.push(self.reference(Role::Pada, place, arg));
                    }
                }
                return;
            }
            _ => return,
        };
        // One reference where one stands; a list where the shape is a list.
        let many = prop.kind.shape() == ValueShape::List;
        let args = tree.args(prop.args);
        let mut n = 0;
        while n < args.len() && (many || n == 0) {
            let word = args[n].span.of(self.text);
            let mut role = role;
            if prop.kind == PenanggungJawab {
                if word.eq_ignore_ascii_case("semua") {
                    role = Role::Semua;
                } else if word.eq_ignore_ascii_case("urusan") && n + 1 < args.len() {
                    role = Role::Urusan;
                    n += 1;
                }
            }
            if args[n].kind != ArgKind::Less {
                refs.push(self.reference(role, Place::PropArg(ordinal, n as u16), &args[n]));
            }
            n += 1;
        }
    }

    fn attr(&mut self, prop: &Prop, ordinal: u16) -> Attr {
        use ValueShape as S;
        let mut years = SeriesYears::Implied;
        let typed =
            self.tree.nodes[prop.node as usize].kind == NodeKind::Indikator && self.typed(prop, ordinal);
        let keep = match prop.kind.shape() {
            S::Series | S::KeyedSeries | S::Realisasi => {
                years = self.row(prop, ordinal);
                false
            }
            S::Text | S::Sumber | S::Optional => false,
            _ => !typed,
        };
        let words = |args: &[Arg]| args.iter().map(|a| self.word(a)).collect::<Vec<Word>>();
        let args = self.tree.args(prop.args);
        let said = Said {
            words: if keep || prop.kind == PropKind::Realisasi { words(args) } else { Vec::new() },
            clauses: self
                .tree
                .clauses(prop.clauses)
                .iter()
                .map(|c| (c.kind, words(self.tree.args(c.args))))
                .collect(),
        };
        let said = (said != NOTHING_SAID).then(|| Box::new(said));
        Attr { kind: prop.kind, broken: prop.broken, years, said }
    }

    /// Reads a typed property of an indicator. Says whether `prop` is one.
    fn typed(&mut self, prop: &Prop, ordinal: u16) -> bool {
        let args = self.tree.args(prop.args);
        let list = &mut self.values.indikator;
        if list.get(self.last).is_none_or(|i| i.node != prop.node) {
            let Ok(at) = list.binary_search_by_key(&prop.node, |i| i.node) else { return false };
            self.last = at;
        }
        read_typed(&mut list[self.last], prop, ordinal, args, self.text)
    }

    fn row(&mut self, prop: &Prop, ordinal: u16) -> SeriesYears {
        let args = self.tree.args(prop.args);
        let keyed = prop.kind.shape() == ValueShape::KeyedSeries;
        let mut key = None;
        let mut years = SeriesYears::Implied;
        for (n, arg) in args.iter().enumerate() {
            let word = arg.span.of(self.text);
            if keyed && n == 0 {
                key = Some(word.into());
            } else if prop.kind == PropKind::Realisasi {
                if n > 0
                    && let Ok(found) = Years::parse(word)
                {
                    years = SeriesYears::Given(found);
                    break;
                }
            } else {
                years = match (Years::parse(word), years) {
                    (Ok(found), SeriesYears::Implied) => SeriesYears::Given(found),
                    (Ok(found), SeriesYears::Given(before)) => match before.union(found) {
                        Ok(both) => SeriesYears::Given(both),
                        Err(_) => SeriesYears::Bad(n as u16),
                    },
                    (_, SeriesYears::Bad(at)) => SeriesYears::Bad(at),
                    (Err(_), _) => SeriesYears::Bad(n as u16),
                };
            }
        }
        let money = matches!(prop.kind, PropKind::Pagu | PropKind::PaguAkhir | PropKind::PaguIndikatif)
            || prop.kind == PropKind::Realisasi
                && args.iter().any(|a| a.span.of(self.text).eq_ignore_ascii_case("pagu"));
        let first = self.values.cells.len() as u32;
        let cells = self.tree.cells(prop.cells);
        for cell in cells {
            let raw = cell.span.of(self.text);
            let slot = if cell.broken {
                Slot::Broken
            } else if raw.is_empty() {
                Slot::Empty
            } else {
                let parsed = if money { value::parse_money_cell(raw) } else { value::parse_cell(raw) };
                match parsed {
                    Ok(cell) => Slot::of(cell),
                    Err(error) => Slot::Bad(Box::new(BadCell { text: raw.into(), error })),
                }
            };
            self.values.cells.push(CellItem {
                slot,
                note: cell.note.is_some(),
                bare: !raw.contains(|c: char| c.is_alphabetic()),
            });
        }
        self.values.rows.push(Row {
            node: prop.node,
            kind: prop.kind,
            prop: ordinal,
            broken: prop.broken,
            key,
            years,
            first,
            len: cells.len() as u32,
        });
        years
    }
}

fn read_typed(item: &mut IndikatorItem, prop: &Prop, ordinal: u16, args: &[Arg], text: &str) -> bool {
    fn read<T>(
        slot: &mut Given<T>,
        prop: &Prop,
        ordinal: u16,
        word: Option<&str>,
        parse: impl Fn(&str) -> Option<T>,
    ) {
        // The first one counts; a second is S07's business.
        if !matches!(slot, Given::No) {
            return;
        }
        *slot = match word {
            _ if prop.broken => Given::Unknown,
            None => Given::Unknown,
            Some(word) => match parse(word) {
                Some(value) => Given::Yes(ordinal, value),
                None => Given::Bad(ordinal, word.into()),
            },
        };
    }
    let raw = args.first().map(|a| a.span.of(text));
    let unquoted = raw.map(text_of);
    let word = unquoted.as_deref();
    match prop.kind {
        PropKind::Satuan => read(&mut item.satuan, prop, ordinal, word, |w| Some(Unit::parse(w))),
        PropKind::Arah => read(&mut item.arah, prop, ordinal, word, Arah::parse),
        PropKind::Perhitungan => read(&mut item.perhitungan, prop, ordinal, word, Perhitungan::parse),
        PropKind::Skala => read(&mut item.skala, prop, ordinal, word, |w| {
            let bounds = w.starts_with(|c: char| c.is_ascii_digit() || c == '-') && w.len() > 1;
            Some(if bounds { SkalaItem::Range(w.into()) } else { SkalaItem::Name(w.into()) })
        }),
        // The words of these two are kept beside what they mean: one may be none that they take.
        PropKind::RumusBaru => {
            item.rumus_baru = item.rumus_baru.or_else(|| word.and_then(parse_year));
            return false;
        }
        PropKind::Jenis => {
            item.iku |= args.iter().any(|a| a.span.of(text).eq_ignore_ascii_case("iku"));
            return false;
        }
        _ => return false,
    }
    true
}

//! What a document's indicators say once inheritance is done and doubtful cells are set aside; and its money.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use selaras_plan::direction::{Arah, Perhitungan};
use selaras_plan::number::Decimal;
use selaras_plan::scale::Scale;
use selaras_plan::unit::Unit;
use selaras_plan::value::Value;
use selaras_plan::years::Years;
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind};

use crate::documents::{DocId, NodeRef};
use crate::items::{CellItem, Given, IndikatorItem, Role, Row, SeriesYears, SkalaItem, Slot, Values};
use crate::links::{Links, Target};
use crate::pagu::{row_years, surplus};
use crate::place::Place;
use crate::plan::{Plan, Structure};
use crate::register::Register;

/// What a cell tells the rules.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Known {
    /// Nothing is given.
    #[default]
    NotGiven,
    /// Given, but unreadable or doubtful: a finding says so, and no other rule judges it.
    Unknown,
    /// A value.
    Value(Value),
}

impl Known {
    /// The value.
    pub fn value(&self) -> Option<&Value> {
        if let Known::Value(value) = self { Some(value) } else { None }
    }
    /// Something stands there.
    pub fn is_given(&self) -> bool {
        *self != Known::NotGiven
    }
}

/// The value of a year.
#[derive(Clone, PartialEq, Debug)]
pub struct YearValue {
    /// The year.
    pub year: u16,
    /// What it says.
    pub known: Known,
    /// The unit written in the cell.
    pub unit: Option<Box<str>>,
    /// The cell; of an inherited value, the header.
    pub place: Place,
    /// It has a footnote.
    pub note: bool,
    /// It comes from the adopted indicator.
    pub inherited: bool,
}

/// `awal`.
#[derive(Clone, PartialEq, Debug)]
pub struct Baseline {
    /// Its year, where it is said.
    pub year: Option<u16>,
    /// What it says.
    pub known: Known,
    /// The unit written in the cell.
    pub unit: Option<Box<str>>,
    /// The cell.
    pub place: Place,
    /// It comes from the adopted indicator.
    pub inherited: bool,
}

/// A field that may be inherited.
#[derive(Clone, PartialEq, Debug)]
pub struct Field<T> {
    /// Its value.
    pub value: Option<T>,
    /// It is written, or would be inherited, but nobody can know what it is.
    pub unknown: bool,
    /// The property; none where the value is inherited (or carried by the cells).
    pub prop: Option<u16>,
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Field { value: None, unknown: false, prop: None }
    }
}

impl<T: Clone> Field<T> {
    fn own(given: &Given<T>) -> Field<T> {
        match given {
            Given::No => Field::default(),
            Given::Unknown | Given::Bad(..) => Field { value: None, unknown: true, prop: given.prop() },
            Given::Yes(prop, value) => {
                Field { value: Some(value.clone()), unknown: false, prop: Some(*prop) }
            }
        }
    }
    fn is_missing(&self) -> bool {
        self.value.is_none() && !self.unknown
    }
    fn inherit(&mut self, from: &Field<T>) {
        if self.is_missing() {
            *self = Field { value: from.value.clone(), unknown: from.unknown, prop: None };
        }
    }
    fn hide(&mut self) {
        if self.is_missing() {
            self.unknown = true;
        }
    }
}

/// Which indicator this one is.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Adopts {
    /// One of its own.
    #[default]
    Own,
    /// The same as that one; the place of the reference, none where equal names say it.
    One(NodeRef, Option<Place>),
    /// Stands for several (I20): nothing is inherited or compared.
    Merged(Vec<NodeRef>, Place),
    /// It refers to something that cannot be found: every candidate counts as meant.
    Unknown(Vec<NodeRef>),
}

/// A share in another indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct Share {
    /// Whose.
    pub of: NodeRef,
    /// `bobot`, in percent.
    pub weight: Option<Decimal>,
    /// A `bobot` is written, but is no number (S01): the sum of the shares is not known.
    pub weight_unknown: bool,
    /// Where it is said.
    pub place: Place,
}

/// An indicator as it stands.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Indikator {
    /// Its node.
    pub node: u32,
    /// Which indicator it is.
    pub adopts: Adopts,
    /// Its shares in others (`berkontribusi`).
    pub shares: Vec<Share>,
    /// A `berkontribusi` that leads nowhere: what it would inherit is unknown.
    pub share_unknown: bool,
    /// `satuan`, else the one word that all cells of its rows carry, else the adopted indicator's.
    pub satuan: Field<Unit>,
    /// `arah` as declared, or inherited.
    pub arah: Field<Arah>,
    /// `perhitungan` as declared, or inherited.
    pub perhitungan: Field<Perhitungan>,
    /// The scale of its values.
    pub skala: Field<Arc<Scale>>,
    /// From this year on the measure is another.
    pub rumus_baru: Option<u16>,
    /// `jenis iku`.
    pub iku: bool,
    /// The years of its columns.
    pub years: Option<Years>,
    /// Its baseline.
    pub awal: Option<Baseline>,
    /// Its targets in the order of years: own, and for years that it leaves out, inherited.
    pub targets: Vec<YearValue>,
    /// The properties that hold its own targets, in source order.
    pub rows: Vec<u16>,
    /// `akhir`.
    pub akhir: Option<YearValue>,
    /// A statement of targets has a syntax error: the targets are given but unknown.
    pub targets_broken: bool,
}

impl Indikator {
    /// It adopts, or has a share in, a node of that document.
    pub(crate) fn leads_into(&self, doc: DocId) -> bool {
        let adopted = match &self.adopts {
            Adopts::Own => &[],
            Adopts::One(of, _) => std::slice::from_ref(of),
            Adopts::Merged(of, _) | Adopts::Unknown(of) => &of[..],
        };
        adopted.iter().chain(self.shares.iter().map(|s| &s.of)).any(|n| n.doc == doc)
    }

    /// The target of a year.
    pub fn target(&self, year: u16) -> &Known {
        self.targets.iter().find(|t| t.year == year).map_or(&Known::NotGiven, |t| &t.known)
    }
    /// Its own targets, as written.
    pub fn own_targets(&self) -> impl Iterator<Item = &YearValue> {
        self.targets.iter().filter(|t| !t.inherited)
    }
    /// The direction: declared, else as the row moves.
    pub fn direction(&self) -> Option<Arah> {
        self.arah.value.or_else(|| self.inferred())
    }
    /// The way that its row moves.
    pub fn inferred(&self) -> Option<Arah> {
        Arah::infer_from(self.targets.iter().filter_map(|t| t.known.value()))
    }
    /// The one indicator that it is the same as.
    pub fn adopted(&self) -> Option<NodeRef> {
        if let Adopts::One(node, _) = self.adopts { Some(node) } else { None }
    }
    /// What it refers to cannot be found.
    pub fn is_lost(&self) -> bool {
        matches!(self.adopts, Adopts::Unknown(_))
    }
    /// The cells of money, ordinal values or anything else that was found doubtful become unknown.
    pub fn set_unknown(&mut self, place: Place) {
        for known in self
            .targets
            .iter_mut()
            .chain(&mut self.akhir)
            .filter(|t| t.place == place && !t.inherited)
            .map(|t| &mut t.known)
        {
            *known = Known::Unknown;
        }
        if let Some(awal) = self.awal.as_mut().filter(|a| a.place == place && !a.inherited) {
            awal.known = Known::Unknown;
        }
    }
}

/// The indicators of a document.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Indicators {
    /// In the order of nodes.
    pub list: Vec<Arc<Indikator>>,
    at: FxHashMap<u32, u32>,
}

impl Indicators {
    /// The indicator of a node.
    pub fn get(&self, node: u32) -> Option<&Indikator> {
        self.at.get(&node).map(|n| &*self.list[*n as usize])
    }
    /// The same, to keep it.
    pub fn shared(&self, node: u32) -> Option<&Arc<Indikator>> {
        self.at.get(&node).map(|n| &self.list[*n as usize])
    }
    /// The same, to change it.
    pub fn get_mut(&mut self, node: u32) -> Option<&mut Indikator> {
        self.at.get(&node).map(|n| Arc::make_mut(&mut self.list[*n as usize]))
    }
}

impl FromIterator<Arc<Indikator>> for Indicators {
    fn from_iter<T: IntoIterator<Item = Arc<Indikator>>>(items: T) -> Indicators {
        let list: Vec<Arc<Indikator>> = items.into_iter().collect();
        let at = list.iter().enumerate().map(|(n, item)| (item.node, n as u32)).collect();
        Indicators { list, at }
    }
}

impl Indicators {
    /// What a finding about a single cell doubts counts as given but unknown.
    pub fn doubt(&mut self, tree: &Structure, finding: &crate::finding::Finding) {
        if matches!(finding.at.place, Place::Cell(..))
            && let Some(node) = tree.node_at(finding.at.file, finding.at.local)
            && let Some(item) = self.get_mut(node)
        {
            for place in std::iter::once(finding.at.place).chain(finding.also.iter().copied()) {
                item.set_unknown(place);
            }
        }
    }
}

/// Where inherited values come from.
pub type Upstream<'a> = &'a dyn Fn(NodeRef) -> Option<Arc<Indikator>>;

/// What the indicators of a document are read from.
pub struct Source<'a> {
    /// The document's tree.
    pub tree: &'a Structure,
    /// Its duties and years.
    pub plan: &'a Plan,
    /// The values of its parts.
    pub values: &'a [&'a Values],
    /// Its links.
    pub links: &'a Links,
    /// The region's scales.
    pub register: &'a Register,
}

impl Source<'_> {
    /// The indicators as they are written, without inheritance.
    pub fn read(&self) -> Indicators {
        self.tree.of_kind(NodeKind::Indikator).map(|node| Arc::new(self.written(node))).collect()
    }

    /// An indicator, with what it leaves out filled in: from upstream, or from another indicator of this document.
    pub fn inherited(&self, node: u32, upstream: Upstream) -> Indikator {
        let mut item = self.taking(node, upstream, 0);
        in_own_unit(&mut item);
        item
    }

    fn written(&self, node: u32) -> Indikator {
        let mut item = self.indikator(node);
        in_own_unit(&mut item);
        item
    }

    fn taking(&self, node: u32, upstream: Upstream, depth: u32) -> Indikator {
        let mut item = self.written(node);
        match item.adopts {
            Adopts::Own => {
                // A share has unit and direction of the whole, and no value of it.
                let whole = item.shares.first().and_then(|s| upstream(s.of));
                if let Some(whole) = whole {
                    item.satuan.inherit(&whole.satuan);
                    item.arah.inherit(&whole.arah);
                } else if item.share_unknown {
                    item.satuan.hide();
                    item.arah.hide();
                }
            }
            Adopts::Merged(..) | Adopts::Unknown(_) => hide(&mut item),
            Adopts::One(from, _) if from.doc == self.plan.doc => {
                // Chains of a plan are short; circles were cut when links were made.
                let has = self.tree.kind(from.node) == NodeKind::Indikator && from.node != node && depth < 32;
                match has.then(|| self.taking(from.node, upstream, depth + 1)) {
                    Some(source) => take(&mut item, &source, self.plan.years(node)),
                    None => hide(&mut item),
                }
            }
            Adopts::One(from, _) => match upstream(from) {
                Some(source) => take(&mut item, &source, self.plan.years(node)),
                None => hide(&mut item),
            },
        }
        item
    }

    fn indikator(&self, node: u32) -> Indikator {
        let (_, local) = self.tree.local(node);
        let values = self.values[self.tree.part_no(node)];
        let default = IndikatorItem::default();
        let item = values.indikator(local).unwrap_or(&default);
        let head = self.tree.head(node);
        let mut found = Indikator {
            node,
            satuan: Field::own(&item.satuan),
            arah: Field::own(&item.arah),
            perhitungan: Field::own(&item.perhitungan),
            skala: self.skala(&item.skala),
            rumus_baru: item.rumus_baru,
            iku: item.iku,
            years: self.plan.years(node),
            targets_broken: head.attrs.iter().any(|a| a.broken && a.kind == PropKind::Target),
            ..Indikator::default()
        };
        if head.broken {
            hide(&mut found);
        }
        for row in values.rows(local) {
            match row.kind {
                PropKind::Target => {
                    found.rows.push(row.prop);
                    self.targets(values, row, &mut found);
                }
                PropKind::Awal if found.awal.is_none() => found.awal = baseline(values, row),
                PropKind::Akhir if found.akhir.is_none() => {
                    let year = found.years.and_then(|y| y.last()).unwrap_or_default();
                    found.akhir = values.cells(row).first().map(|c| year_value(year, c, row.prop, 0));
                }
                _ => {}
            }
        }
        found.targets.sort_by_key(|t| t.year);
        self.adoption(node, &mut found);
        carry_unit(&mut found);
        found
    }

    fn targets(&self, values: &Values, row: &Row, found: &mut Indikator) {
        found.targets_broken |= row.broken;
        let columns = self.plan.columns(found.node);
        let Some(years) = row_years(row, columns) else {
            found.targets_broken = true;
            return;
        };
        let too_many = surplus(values, row, columns).is_some();
        for ((n, cell), year) in values.cells(row).iter().enumerate().zip(years.iter()) {
            // Fewer cells than years: the last are not given. A year outside the columns (T06) counts nowhere.
            if cell.slot == Slot::Empty || found.years.is_some_and(|y| !y.contains(year)) {
                continue;
            }
            let mut target = year_value(year, cell, row.prop, n as u16);
            if too_many {
                target.known = Known::Unknown;
            }
            match found.targets.iter_mut().find(|t| t.year == year) {
                // A year twice (S07): of two values nobody knows which one is right.
                Some(before) if before.known != target.known => before.known = Known::Unknown,
                Some(_) => {}
                None => found.targets.push(target),
            }
        }
    }

    fn skala(&self, given: &Given<SkalaItem>) -> Field<Arc<Scale>> {
        let scale = given.get().and_then(|item| match item {
            SkalaItem::Range(text) => Scale::numeric(text).map(Arc::new),
            SkalaItem::Name(name) => self.register.scale(name),
        });
        Field { unknown: scale.is_none() && !given.is_no(), value: scale, prop: given.prop() }
    }

    fn adoption(&self, node: u32, found: &mut Indikator) {
        let mut nodes = Vec::new();
        let mut place = None;
        let mut lost = None;
        for link in self.links.of(node) {
            match link.role {
                Role::Mengacu => {
                    place = place.or(Some(link.place));
                    match &link.to {
                        Target::Found(to) => nodes.extend(to),
                        to => lost.get_or_insert_with(Vec::new).extend(to.candidates()),
                    }
                }
                Role::Berkontribusi => match link.to.found() {
                    [of, ..] => {
                        let weight = self.weight(node, link.place);
                        found.shares.push(Share {
                            of: *of,
                            weight: weight.flatten(),
                            weight_unknown: weight == Some(None),
                            place: link.place,
                        });
                    }
                    [] => found.share_unknown = true,
                },
                _ => {}
            }
        }
        let written = |p: Place| (p != Place::Header).then_some(p);
        found.adopts = match (lost, nodes.as_slice()) {
            (Some(mut candidates), found) => {
                candidates.extend(found);
                Adopts::Unknown(candidates)
            }
            (None, []) => Adopts::Own,
            (None, [one]) => Adopts::One(*one, place.and_then(written)),
            (None, _) => Adopts::Merged(nodes, place.unwrap_or_default()),
        };
    }

    /// The weight of a share: none where none is written, and nothing in it where it cannot be read.
    fn weight(&self, node: u32, place: Place) -> Option<Option<Decimal>> {
        let attr = self.tree.head(node).attrs.get(place.prop()? as usize)?;
        Some(weight_of(&attr.clause(ClauseKind::Bobot)?.first()?.text))
    }
}

/// The percentage that a `bobot` says.
pub fn weight_of(word: &str) -> Option<Decimal> {
    match selaras_plan::value::parse_cell(word).ok()?.value {
        Value::Percent(n) | Value::Number(n) => Some(n),
        _ => None,
    }
}

fn hide(item: &mut Indikator) {
    item.satuan.hide();
    item.arah.hide();
    item.perhitungan.hide();
    item.skala.hide();
    item.targets_broken = true;
}

fn take(item: &mut Indikator, from: &Indikator, years: Option<Years>) {
    item.satuan.inherit(&from.satuan);
    item.arah.inherit(&from.arah);
    item.perhitungan.inherit(&from.perhitungan);
    item.skala.inherit(&from.skala);
    item.iku |= from.iku;
    item.rumus_baru = item.rumus_baru.or(from.rumus_baru);
    if item.awal.is_none() {
        item.awal = from.awal.clone().map(|a| Baseline { inherited: true, place: Place::Header, ..a });
    }
    for target in &from.targets {
        let wanted = years.is_some_and(|y| y.contains(target.year));
        if wanted && !item.targets.iter().any(|t| t.year == target.year) {
            item.targets.push(YearValue { inherited: true, place: Place::Header, ..target.clone() });
        }
    }
    item.targets.sort_by_key(|t| t.year);
    item.targets_broken |= from.targets_broken && item.rows.is_empty();
}

/// An amount written out (`Rp7 juta`) among figures that are counted in millions of rupiah is counted so, too.
fn in_own_unit(item: &mut Indikator) {
    let Some(unit) = item.satuan.value.clone().filter(Unit::is_money) else { return };
    let rupiah = Unit::parse("rupiah");
    let awal = item.awal.iter_mut().map(|a| &mut a.known);
    for known in item.targets.iter_mut().chain(&mut item.akhir).map(|t| &mut t.known).chain(awal) {
        if let Known::Value(Value::Money(amount)) = known
            && unit != rupiah
            && let Some(counted) = rupiah.convert(*amount, &unit)
        {
            *known = Known::Value(Value::Number(counted));
        }
    }
}

/// A unit that every given cell of the row carries stands for `satuan`.
fn carry_unit(item: &mut Indikator) {
    if !item.satuan.is_missing() {
        return;
    }
    let percent = |v: &Value| v.is_percent();
    let mut units = item.targets.iter().filter(|t| t.known.value().is_some_and(Value::is_given)).map(|t| {
        match (&t.unit, t.known.value()) {
            (Some(unit), _) => Some(Unit::parse(unit)),
            (None, Some(value)) if percent(value) => Some(Unit::parse("%")),
            _ => None,
        }
    });
    let Some(Some(first)) = units.next() else { return };
    if units.all(|u| u.as_ref() == Some(&first)) {
        item.satuan.value = Some(first);
    }
}

fn known(slot: &Slot) -> (Known, Option<Box<str>>) {
    match slot {
        Slot::Empty => (Known::NotGiven, None),
        Slot::Broken | Slot::Bad(_) => (Known::Unknown, None),
        given => given.cell().map_or((Known::Unknown, None), |c| (Known::Value(c.value), c.unit)),
    }
}

fn year_value(year: u16, cell: &CellItem, prop: u16, n: u16) -> YearValue {
    let (known, unit) = known(&cell.slot);
    YearValue { year, known, unit, place: Place::Cell(prop, n), note: cell.note, inherited: false }
}

fn baseline(values: &Values, row: &Row) -> Option<Baseline> {
    let cell = values.cells(row).first()?;
    let (known, unit) = known(&cell.slot);
    let year = match row.years {
        SeriesYears::Given(years) => years.first(),
        _ => None,
    };
    let known = if row.broken { Known::Unknown } else { known };
    known.is_given().then_some(Baseline {
        year,
        known,
        unit,
        place: Place::Cell(row.prop, 0),
        inherited: false,
    })
}

//! Money of the nodes of one document, year by year: what a node says, what its children add up to.

use selaras_plan::number::Decimal;
use selaras_plan::value::{Cell, Value};
use selaras_plan::years::Years;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::items::{Row, SeriesYears, Slot, Values};
use crate::place::Place;
use crate::plan::{Plan, Structure};

/// An amount of one year.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub enum Money {
    /// Nothing is given.
    #[default]
    NotGiven,
    /// Given, but unreadable or doubtful; a sum with it is not judged.
    Unknown,
    /// Rupiah.
    Amount(Decimal),
}

impl Money {
    /// The amount.
    pub fn amount(self) -> Option<Decimal> {
        if let Money::Amount(amount) = self { Some(amount) } else { None }
    }
    /// Something is given.
    pub fn is_given(self) -> bool {
        self != Money::NotGiven
    }
    /// The sum of two parts; nothing and nothing is nothing.
    pub fn plus(self, other: Money) -> Money {
        match (self, other) {
            (Money::Unknown, _) | (_, Money::Unknown) => Money::Unknown,
            (Money::NotGiven, m) | (m, Money::NotGiven) => m,
            (Money::Amount(a), Money::Amount(b)) => a.checked_add(b).map_or(Money::Unknown, Money::Amount),
        }
    }
}

/// The money of a node: one entry a year of [`PaguTable::years`].
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Pagu {
    /// What its own `pagu` rows say.
    pub own: Vec<Money>,
    /// What its children add up to.
    pub sum: Vec<Money>,
    /// The first property that gives its pagu.
    pub row: Option<u16>,
    /// Bit `n`: in column `n` its own figure, or that of a part, is not the sum of its parts (P01).
    unsettled: u32,
    /// How many figures it is made of: one of its own, else those of its parts.
    figures: u32,
}

impl Pagu {
    /// What counts: its own, else the sum.
    pub fn at(&self, column: usize) -> Money {
        match self.own.get(column) {
            Some(own) if own.is_given() => *own,
            _ => self.sum.get(column).copied().unwrap_or_default(),
        }
    }
    /// The same, unknown in a year in which a sum that it is made of is wrong (P01): which figure counts is not settled.
    pub fn settled(&self, column: usize) -> Money {
        match self.unsettled & bit(column) {
            0 => self.at(column),
            _ => Money::Unknown,
        }
    }
    /// Its own figure and the sum of its parts, where both are known and differ by more than `slack`.
    pub fn contradiction(&self, column: usize, slack: Decimal) -> Option<(Decimal, Decimal)> {
        let own = self.own.get(column)?.amount()?;
        let sum = self.sum.get(column)?.amount()?;
        (own.checked_sub(sum)?.abs() > slack).then_some((own, sum))
    }
    /// Where it stands: the first property that gives it, else the node's first line.
    pub fn place(&self) -> Place {
        self.row.map_or(Place::Header, Place::Prop)
    }
    /// It has money in a year.
    pub fn is_given(&self) -> bool {
        self.own.iter().chain(&self.sum).any(|m| m.is_given())
    }
    /// It has money in a year: more than nothing, or an amount that nobody can read.
    pub fn is_positive(&self) -> bool {
        (0..self.own.len().max(self.sum.len())).any(|column| match self.at(column) {
            Money::NotGiven => false,
            Money::Unknown => true,
            Money::Amount(amount) => amount > Decimal::ZERO,
        })
    }
}

/// The money of a node, with the columns and the unit of its table.
#[derive(Clone, PartialEq, Debug)]
pub struct Amounts {
    /// The columns.
    pub years: Years,
    /// The money.
    pub pagu: Pagu,
    /// How far a figure may be off by rounding.
    pub slack: Decimal,
}

impl Amounts {
    /// What counts in a year; unknown where a sum that it is made of is wrong (P01).
    pub fn at(&self, year: u16) -> Money {
        self.years.index_of(year).map_or(Money::NotGiven, |column| self.pagu.settled(column))
    }
    /// The property that gives it, else the node.
    pub fn place(&self) -> Place {
        self.pagu.place()
    }
}

/// The money of all nodes of a document.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PaguTable {
    /// The columns.
    pub years: Years,
    nodes: Vec<Option<Box<Pagu>>>,
    /// The unit that `satuan-pagu` gives to bare figures (1 without); sums may be off by half a unit a child.
    pub unit: Decimal,
}

impl PaguTable {
    /// The money of a node; none where it and its children have none.
    pub fn of(&self, node: u32) -> Option<&Pagu> {
        self.nodes.get(node as usize).and_then(|p| p.as_deref())
    }
    /// The money of a node apart from its table; none where it and its children have none.
    pub fn amounts(&self, node: u32) -> Option<Amounts> {
        let pagu = self.of(node)?;
        let slack = rounding(self.unit, pagu.figures);
        Some(Amounts { years: self.years, pagu: pagu.clone(), slack })
    }
    /// What counts for a node in a year.
    pub fn at(&self, node: u32, year: u16) -> Money {
        match (self.of(node), self.years.index_of(year)) {
            (Some(pagu), Some(column)) => pagu.at(column),
            _ => Money::NotGiven,
        }
    }
    /// The children whose money makes up a node's: its programs, kegiatan or subkegiatan where one of them has any,
    /// else its outcomes, keluaran and indicators.
    pub fn parts(&self, tree: &Structure, node: u32) -> Vec<u32> {
        let of = |wanted: fn(NodeKind) -> bool| -> Vec<u32> {
            tree.children(node).filter(|c| wanted(tree.kind(*c))).collect()
        };
        let activities = of(|k| matches!(k, NodeKind::Program | NodeKind::Kegiatan | NodeKind::Subkegiatan));
        if activities.iter().any(|c| self.of(*c).is_some()) {
            return activities;
        }
        if !matches!(
            tree.kind(node),
            NodeKind::Program
                | NodeKind::Kegiatan
                | NodeKind::Subkegiatan
                | NodeKind::Outcome
                | NodeKind::Keluaran
        ) {
            return Vec::new();
        }
        let results = of(|k| matches!(k, NodeKind::Outcome | NodeKind::Keluaran | NodeKind::Indikator));
        if results.iter().any(|c| self.of(*c).is_some()) { results } else { Vec::new() }
    }

    /// How far a figure may be from the sum of these parts: half a unit of `satuan-pagu` for each figure.
    pub fn slack(&self, parts: &[u32]) -> Decimal {
        rounding(self.unit, self.figures(parts))
    }

    fn figures(&self, parts: &[u32]) -> u32 {
        parts.iter().filter_map(|p| self.of(*p)).map(|p| p.figures).sum()
    }

    /// The columns in which a node, or one of its parts, contradicts its sum.
    fn unsettled(&self, pagu: &Pagu, parts: &[u32]) -> u32 {
        let slack = self.slack(parts);
        let below = parts.iter().filter_map(|p| self.of(*p)).fold(0, |all, p| all | p.unsettled);
        let own = (0..pagu.own.len()).filter(|c| pagu.contradiction(*c, slack).is_some());
        own.fold(below, |all, c| all | bit(c))
    }

    /// Reads the money of a document, bare figures counted in `unit` ([`pagu_unit`]).
    pub fn build(tree: &Structure, plan: &Plan, values: &[&Values], unit: Option<Decimal>) -> PaguTable {
        let all = [plan.tahun, plan.tahun_program].into_iter().flatten();
        let years = all.fold(Years::EMPTY, |a, b| a.union(b).unwrap_or(a));
        let nodes = vec![None; tree.len() as usize];
        let mut table = PaguTable { years, nodes, unit: unit.unwrap_or(Decimal::ONE) };
        let columns = years.len();
        // A child stands behind its parent in the arena: from the end, sums are ready when they are needed.
        for node in tree.nodes().rev() {
            if !has_pagu(tree.kind(node)) {
                continue;
            }
            let (_, local) = tree.local(node);
            let values = values[tree.part_no(node)];
            let mut pagu = Pagu::default();
            for row in values.rows_of(local, PropKind::Pagu) {
                pagu.row = pagu.row.or(Some(row.prop));
                pagu.own.resize(columns, Money::NotGiven);
                read_row(values, row, plan.columns(node), years, unit, &mut pagu.own);
            }
            if let Some(counted) = counted_years(tree.kind(node), plan, node) {
                // A year outside the node's own (T06) counts nowhere.
                for (money, _) in pagu.own.iter_mut().zip(years.iter()).filter(|(_, y)| !counted.contains(*y))
                {
                    *money = Money::NotGiven;
                }
            }
            let parts = table.parts(tree, node);
            if !parts.is_empty() {
                pagu.sum = (0..columns)
                    .map(|c| {
                        parts
                            .iter()
                            .filter_map(|p| table.of(*p))
                            .fold(Money::NotGiven, |s, p| s.plus(p.at(c)))
                    })
                    .collect();
            }
            if pagu.row.is_some() || !pagu.sum.is_empty() {
                pagu.unsettled = table.unsettled(&pagu, &parts);
                pagu.figures = if pagu.row.is_some() { 1 } else { table.figures(&parts) };
                table.nodes[node as usize] = Some(Box::new(pagu));
            }
        }
        table
    }
}

/// How far the sum of so many figures may be off, each rounded to `unit` rupiah. Figures in rupiah are exact.
pub fn rounding(unit: Decimal, figures: u32) -> Decimal {
    if unit <= Decimal::ONE {
        return Decimal::ZERO;
    }
    (unit / Decimal::TWO).checked_mul(Decimal::from(figures)).unwrap_or(unit)
}

/// The bit of a column; years span at most 32.
fn bit(column: usize) -> u32 {
    1u32.checked_shl(column as u32).unwrap_or(0)
}

/// The years of a node's money: its own; an urusan has that of its programs.
fn counted_years(kind: NodeKind, plan: &Plan, node: u32) -> Option<Years> {
    let own = plan.years(node)?;
    match (kind, plan.tahun_program) {
        (NodeKind::Urusan, Some(programs)) => own.union(programs).ok(),
        _ => Some(own),
    }
}

fn has_pagu(kind: NodeKind) -> bool {
    use NodeKind::*;
    matches!(kind, Urusan | Program | Outcome | Keluaran | Kegiatan | Subkegiatan | Indikator)
}

/// The rupiah that a bare figure counts, by `satuan-pagu`; none where that says no unit of money.
pub fn pagu_unit(tree: &Structure) -> Option<Decimal> {
    let Some(attr) = tree.head(0).attrs.iter().find(|a| a.kind == PropKind::SatuanPagu) else {
        return Some(Decimal::ONE);
    };
    let power = pagu_power(attr.word().filter(|_| !attr.broken)?)?;
    selaras_plan::number::times_power_of_ten(Decimal::ONE, power)
}

/// The zeros that a word of `satuan-pagu` stands for: 6 for `juta`, 0 for `rupiah`.
pub fn pagu_power(word: &str) -> Option<u32> {
    match word.to_lowercase().as_str() {
        "rupiah" | "rp" => Some(0),
        word => selaras_plan::number::multiplier(word),
    }
}

/// Reads the cells of a row of money into its columns. Where nobody knows which years its cells are of, all are unknown.
pub fn read_row(
    values: &Values,
    row: &Row,
    implied: Option<Years>,
    columns: Years,
    unit: Option<Decimal>,
    into: &mut [Money],
) {
    if row_years(row, implied).is_none() || surplus(values, row, implied).is_some() {
        into.fill(Money::Unknown);
        return;
    }
    for (n, year) in row_years(row, implied).unwrap_or_default().iter().enumerate() {
        let Some(column) = columns.index_of(year) else { continue };
        let money = match values.cells(row).get(n) {
            Some(cell) => money_of(&cell.slot, cell.bare, unit),
            None if row.broken => Money::Unknown,
            None => Money::NotGiven,
        };
        into[column] = match (into[column], money) {
            (before, Money::NotGiven) => before,
            // A year twice (S07): of two amounts nobody knows which one is right.
            (before, money) if before.is_given() && before != money => Money::Unknown,
            (_, money) => money,
        };
    }
}

/// The years of a row's cells: its own, else those of its node's columns. None where nobody knows them.
pub fn row_years(row: &Row, implied: Option<Years>) -> Option<Years> {
    match row.years {
        SeriesYears::Given(years) => Some(years),
        SeriesYears::Implied => implied,
        SeriesYears::Bad(_) => None,
    }
}

/// The first given cell behind the last year: there are more cells than years (S01), and nobody knows which one is of
/// which year.
pub fn surplus(values: &Values, row: &Row, implied: Option<Years>) -> Option<usize> {
    let years = row_years(row, implied)?.len();
    let cells = values.cells(row).iter().enumerate().skip(years);
    cells.filter(|(_, c)| c.slot != Slot::Empty).map(|(n, _)| n).next()
}

/// A cell of money.
pub fn money_of(slot: &Slot, bare: bool, unit: Option<Decimal>) -> Money {
    if *slot == Slot::Empty {
        return Money::NotGiven;
    }
    let Some(cell) = slot.cell().filter(is_money) else { return Money::Unknown };
    match cell.value {
        Value::Money(amount) | Value::Number(amount) if bare => {
            unit.and_then(|u| amount.checked_mul(u)).map_or(Money::Unknown, Money::Amount)
        }
        Value::Money(amount) | Value::Number(amount) => Money::Amount(amount),
        Value::NotPlanned | Value::NotMeasured => Money::NotGiven,
        _ => Money::Unknown,
    }
}

/// The cell of a row of money is an amount, or says that there is none; anything else there is S04.
pub fn is_money(cell: &Cell) -> bool {
    match &cell.value {
        Value::Money(_) | Value::Number(_) => {
            cell.unit.as_ref().is_none_or(|unit| selaras_plan::unit::Unit::parse(unit).is_money())
        }
        value => !value.is_given(),
    }
}

//! The figures of a node that a `tabel` restates, beside the plan's: what T20 says of values and money.

use selaras_plan::direction::Arah;
use selaras_plan::number::{Decimal, format_money};
use selaras_plan::value::Value;
use selaras_syntax::schema::PropKind;

use crate::facts::Indikator;
use crate::finding::Findings;
use crate::items::Values;
use crate::pagu::{Money, money_of};
use crate::place::Place;
use crate::rule::Text;
use crate::rules::compare::{baseline_said, said, same_but_for_rounding, units_clash};
use crate::rules::t20_tabel_berbeda::Sides;

impl Sides<'_> {
    /// Unit, direction, baseline, targets and final value, as far as the table states them.
    pub(super) fn compare_indicator(&self, own: &Indikator, theirs: &Indikator, found: &mut Findings) {
        if units_clash(own, theirs) {
            return self.other_unit(own, theirs, found);
        }
        self.compare_direction(own, theirs, found);
        self.compare_baseline(own, theirs, found);
        self.compare_targets(own, theirs, found);
        self.compare_end(own, theirs, found);
    }

    fn other_unit(&self, own: &Indikator, theirs: &Indikator, found: &mut Findings) {
        let (Some(a), Some(b)) = (&own.satuan.value, &theirs.satuan.value) else { return };
        let name = self.table.name(own.node);
        let what = (format!("Satuan {name}"), format!("The unit of {name}"));
        let place = |item: &Indikator| match item.satuan.prop {
            Some(prop) => Place::PropArg(prop, 0),
            None => item.own_targets().next().map_or(Place::Header, |t| t.place),
        };
        let units = (Text::new(a.show(), a.show()), Text::new(b.show(), b.show()));
        self.differs(found, (own.node, place(own)), (theirs.node, place(theirs)), what, units);
    }

    fn compare_direction(&self, own: &Indikator, theirs: &Indikator, found: &mut Findings) {
        let (Some(a), Some(b)) = (own.arah.value, theirs.arah.value) else { return };
        if matches!((a, b), (Arah::Naik, Arah::Turun) | (Arah::Turun, Arah::Naik)) {
            let name = self.table.name(own.node);
            let what = (format!("Arah {name}"), format!("The direction of {name}"));
            let place = |item: &Indikator| item.arah.prop.map_or(Place::Header, Place::Prop);
            let words = (Text::new(a.word(), a.word()), Text::new(b.word(), b.word()));
            self.differs(found, (own.node, place(own)), (theirs.node, place(theirs)), what, words);
        }
    }

    fn compare_baseline(&self, own: &Indikator, theirs: &Indikator, found: &mut Findings) {
        let (Some(a), Some(b)) = (&own.awal, &theirs.awal) else { return };
        let (Some(x), Some(y)) = (a.known.value(), b.known.value()) else { return };
        let other_year = a.year.zip(b.year).is_some_and(|(m, n)| m != n);
        if other_year || differ(own, theirs, x, y) {
            let name = self.table.name(own.node);
            let what = (format!("Kondisi awal {name}"), format!("The baseline of {name}"));
            let values = (baseline_said(a, other_year), baseline_said(b, other_year));
            self.differs(found, (own.node, a.place), (theirs.node, b.place), what, values);
        }
    }

    fn compare_end(&self, own: &Indikator, theirs: &Indikator, found: &mut Findings) {
        let (Some(a), Some(b)) = (&own.akhir, &theirs.akhir) else { return };
        let (Some(x), Some(y)) = (a.known.value(), b.known.value()) else { return };
        if differ(own, theirs, x, y) {
            let name = self.table.name(own.node);
            let what = (format!("Nilai akhir {name}"), format!("The final value of {name}"));
            let values = (said(x, a.unit.as_deref()), said(y, b.unit.as_deref()));
            self.differs(found, (own.node, a.place), (theirs.node, b.place), what, values);
        }
    }

    /// One finding a row, at the first cell that differs.
    fn compare_targets(&self, own: &Indikator, theirs: &Indikator, found: &mut Findings) {
        let mut differing = own.targets.iter().filter_map(|t| {
            let other = theirs.targets.iter().find(|o| o.year == t.year)?;
            let (a, b) = (t.known.value()?, other.known.value()?);
            differ(own, theirs, a, b).then_some((t, other, a, b))
        });
        let Some((target, other, a, b)) = differing.next() else { return };
        let (name, year) = (self.table.name(own.node), target.year);
        let more: Vec<String> = differing.map(|(t, ..)| t.year.to_string()).collect();
        let what = match more.is_empty() {
            true => (format!("Target {year} {name}"), format!("The {year} target of {name}")),
            false => {
                let more = more.join(", ");
                (
                    format!("Target {year} {name} (juga {more})"),
                    format!("The {year} target of {name} (so do {more})"),
                )
            }
        };
        let values = (said(a, target.unit.as_deref()), said(b, other.unit.as_deref()));
        self.differs(found, (own.node, target.place), (theirs.node, other.place), what, values);
    }

    /// The pagu of the years, and `pagu-akhir`.
    pub(super) fn compare_money(&self, own: u32, theirs: u32, found: &mut Findings) {
        self.compare_pagu(own, theirs, found);
        let stated = final_amount(self.table.values_of(own), self.table.money.unit);
        let plans = self.original.values_of(theirs);
        let plans = plans.and_then(|values| final_amount(values, self.original.money.unit));
        let (Some((a, at)), Some((b, their_place))) = (stated, plans) else { return };
        let unit = self.table.money.unit.max(self.original.money.unit);
        let slack = if unit > Decimal::ONE { unit / Decimal::TWO } else { Decimal::ZERO };
        if !close(a, b, slack) {
            let name = self.table.name(own);
            let what = (format!("Pagu akhir {name}"), format!("The final pagu of {name}"));
            let amounts = (rupiah(a), rupiah(b));
            self.differs(found, (own, at), (theirs, their_place), what, amounts);
        }
    }

    /// The own pagu of the table's node against what counts in the plan, its own or its children's; one finding a row.
    fn compare_pagu(&self, own: u32, theirs: u32, found: &mut Findings) {
        let (Some(stated), Some(plans)) = (self.table.money.of(own), self.original.money.of(theirs)) else {
            return;
        };
        if stated.row.is_none() || !plans.is_given() {
            return;
        }
        let (own_amounts, their_amounts) =
            (self.table.money.amounts(own), self.original.money.amounts(theirs));
        let slack = own_amounts.iter().chain(&their_amounts).map(|a| a.slack).max().unwrap_or_default();
        let columns = self.original.money.years;
        let of_year = |year: u16, amount: &Money| {
            let (a, b) = (amount.amount()?, plans.at(columns.index_of(year)?));
            // A year for which the plan says nothing, in a row that says something, has no money.
            let b = if b.is_given() { Some(b.amount()?) } else { None };
            (!close(a, b.unwrap_or_default(), slack)).then_some((year, a, b))
        };
        let years = self.table.money.years.iter().zip(&stated.own);
        let differing: Vec<_> = years.filter_map(|(year, amount)| of_year(year, amount)).collect();
        let Some((year, a, b)) = differing.first() else { return };
        let (name, title) = (self.table.name(own), self.title());
        let word = self.word();
        // Whose figure is whose, year by year.
        let list = |here: &str, there: &str, none: &str| {
            let each = differing.iter().map(|(year, a, b)| {
                let theirs = b.map_or_else(|| none.to_owned(), format_money);
                format!("{year}: {} {here}, {theirs} {there}", format_money(*a))
            });
            each.collect::<Vec<_>>().join("; ")
        };
        let (there_id, there_en) = (format!("di {word}"), format!("in the {word}"));
        let message = Text::new(
            format!(
                "Pagu {name} di tabel {title} berbeda dari {word} ({}).",
                list("di tabel", &there_id, "tidak ada")
            ),
            format!(
                "The pagu of {name} in the table {title} is not that of the {word} ({}).",
                list("in the table", &there_en, "none")
            ),
        );
        let their_amount = |none: &str| b.map_or_else(|| none.to_owned(), format_money);
        let amount = format_money(*a);
        let labels = (
            Text::new(format!("{amount} di tabel ({year})"), format!("{amount} in the table ({year})")),
            Text::new(
                format!("{} {there_id} ({year})", their_amount("tidak ada")),
                format!("{} {there_en} ({year})", their_amount("none")),
            ),
        );
        let (place, their_place) = (stated.place(), plans.place());
        self.add(found, (own, place), (theirs, their_place), message, labels);
    }
}

/// What a node says in `pagu-akhir`.
fn final_amount((values, local): (&Values, u32), unit: Decimal) -> Option<(Decimal, Place)> {
    let row = values.rows_of(local, PropKind::PaguAkhir).next()?;
    let cell = values.cells(row).first()?;
    let amount = money_of(&cell.slot, cell.bare, Some(unit)).amount()?;
    Some((amount, Place::Cell(row.prop, 0)))
}

/// The amounts are equal, but for what rounding to `satuan-pagu` may change.
fn close(a: Decimal, b: Decimal, slack: Decimal) -> bool {
    a.checked_sub(b).is_some_and(|off| off.abs() <= slack)
}

/// The table states another value. `-` and `belum` beside each other say the same: no figure.
fn differ(own: &Indikator, theirs: &Indikator, a: &Value, b: &Value) -> bool {
    (a.is_given() || b.is_given()) && !same_but_for_rounding(own, theirs, a, b)
}

fn rupiah(amount: Decimal) -> Text {
    Text::new(format_money(amount), format_money(amount))
}

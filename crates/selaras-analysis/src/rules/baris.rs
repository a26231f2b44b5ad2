//! The rows and cells of a document: how rules of the text walk them, and what they call them.

use selaras_plan::years::Years;
use selaras_syntax::schema::PropKind;

use crate::context::{Ctx, shorten};
use crate::items::{Row, SeriesYears, Values};
use crate::pagu::row_years;
use crate::rule::Text;

/// A row with the node that it belongs to.
#[derive(Clone, Copy)]
pub(super) struct RowOf<'a> {
    pub node: u32,
    pub row: &'a Row,
    pub values: &'a Values,
}

/// The rows of the nodes that are judged, in the order of nodes.
pub(super) fn rows<'c, 'a>(ctx: &'c Ctx<'a>) -> impl Iterator<Item = RowOf<'a>> + use<'c, 'a> {
    ctx.nodes().flat_map(|node| {
        let (values, local) = ctx.values_of(node);
        values.rows(local).iter().map(move |row| RowOf { node, row, values })
    })
}

impl RowOf<'_> {
    /// The years of its cells; none where it has one cell whose year is not said, or nobody knows them.
    pub fn years(&self, ctx: &Ctx) -> Option<Years> {
        match self.row.kind {
            PropKind::Target | PropKind::Pagu => row_years(self.row, ctx.plan.columns(self.node)),
            PropKind::PaguIndikatif => row_years(self.row, ctx.plan.tahun_program),
            _ => row_years(self.row, None),
        }
    }

    /// One cell, where no years are said: a baseline, a final value.
    pub fn is_single(&self) -> bool {
        let single = matches!(self.row.kind, PropKind::Awal | PropKind::Akhir | PropKind::PaguAkhir);
        single && self.row.years == SeriesYears::Implied
    }

    /// Its cells are money.
    pub fn is_money(&self, ctx: &Ctx) -> bool {
        match self.row.kind {
            PropKind::Pagu | PropKind::PaguAkhir | PropKind::PaguIndikatif => true,
            PropKind::Realisasi => {
                let attr = ctx.head(self.node).attrs.get(self.row.prop as usize);
                attr.is_some_and(|a| a.words.iter().any(|w| w.text.eq_ignore_ascii_case("pagu")))
            }
            _ => false,
        }
    }

    /// A cell as a planner would call it: `Target 2027`, `Kondisi awal`.
    pub fn cell_name(&self, ctx: &Ctx, cell: usize) -> Text {
        let year = self.years(ctx).and_then(|y| y.get(cell));
        let mut name = row_name(self.row.kind);
        if self.row.kind == PropKind::Realisasi
            && let Some(of) = ctx.head(self.node).attrs.get(self.row.prop as usize).and_then(|a| a.word())
        {
            name = Text::new(format!("{} {of}", name.id), format!("{} of {of}", name.en));
        }
        if let Some(agency) = &self.row.key {
            name = Text::new(format!("{} {agency}", name.id), format!("{} of {agency}", name.en));
        }
        match year {
            Some(year) => Text::new(format!("{} {year}", name.id), format!("{} {year}", name.en)),
            None => name,
        }
    }
}

/// A row as a planner would call it.
pub(super) fn row_name(kind: PropKind) -> Text {
    match kind {
        PropKind::Awal => Text::new("Kondisi awal", "Baseline"),
        PropKind::Akhir => Text::new("Nilai akhir", "Final value"),
        PropKind::Pagu => Text::new("Pagu", "Pagu"),
        PropKind::PaguAkhir => Text::new("Pagu akhir", "Final pagu"),
        PropKind::PaguIndikatif => Text::new("Pagu indikatif", "Pagu indikatif"),
        PropKind::Realisasi => Text::new("Realisasi", "Result"),
        _ => Text::new("Target", "Target"),
    }
}

/// A text from the file in a sentence.
pub(super) fn quoted(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{}”", shorten(&one_line, 40))
}

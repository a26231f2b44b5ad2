//! T05 target-tidak-lengkap: a year of the table without a target.

use rustc_hash::FxHashMap;
use selaras_plan::years::Years;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::Ctx;
use crate::documents::NodeRef;
use crate::facts::Indikator;
use crate::finding::{Findings, Subject};
use crate::pagu::row_years;
use crate::place::Place;
use crate::plan::structure;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T05",
    slug: "target-tidak-lengkap",
    severity: Severity::Error,
    title: Words { id: "Target belum lengkap", en: "A year without a target" },
    compares: Words {
        id: "Tahun tabel dibandingkan dengan tahun yang diberi target. Kolom yang kosong pada satu \
             tingkat penuh menjadi satu temuan.",
        en: "The years of the table are compared with those that have a target. A column that is empty \
             for a whole level is one finding.",
    },
    why: Words {
        id: "Tahun tanpa target tidak dapat dianggarkan dan tidak dapat dievaluasi.",
        en: "A year without a target can be neither budgeted nor evaluated.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengisinya; bila memang tidak direncanakan, tulis “-” dengan \
             catatan.",
        en: "The agency’s planner fills it in; where none is planned, `-` with a note says so.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Target tahun terakhir belum diisi.",
                en: "The last year’s target is missing.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 45 | 50 | 55 | 60 | 65",
                to: "target = 45 | 50 | 55 | 60",
            }],
            today: None,
            expect: &["diskominfo.renstra:76 error"],
        },
        Example {
            title: Words {
                id: "Kolom tahun terakhir kosong untuk semua kegiatan: satu temuan, pada baris pertama.",
                en: "The last year’s column is empty for every kegiatan: one finding, at the first row.",
            },
            changes: &[
                Change {
                    file: "kec-selatan.renstra",
                    from: "target = 55 | 60 | 65 | 70 | 75",
                    to: "target = 55 | 60 | 65 | 70",
                },
                Change {
                    file: "kec-selatan.renstra",
                    from: "target = 6 | 6 | 6 | 6 | 6",
                    to: "target = 6 | 6 | 6 | 6",
                },
            ],
            today: None,
            expect: &["kec-selatan.renstra:31 error"],
        },
        Example {
            title: Words {
                id: "Tanpa target sama sekali: pada indikatornya.",
                en: "Without any target: at the indicator.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"
              target = 45 | 50 | 55 | 60 | 65",
                to: "",
            }],
            today: None,
            expect: &["diskominfo.renstra:73 error"],
        },
        Example {
            title: Words {
                id: "Target yang tidak ada di RPJMD dilaporkan di RPJMD saja, tidak sekali lagi pada Renstra yang mengambilnya.",
                en: "A target that the RPJMD lacks is reported there, and not once more in the Renstra that takes the row.",
            },
            changes: &[Change {
                file: "program.rpjmd",
                from: "target = 45 | 50 | 55 | 60 | 65",
                to: "target = 45 | 50 | 55 | 60",
            }],
            today: None,
            expect: &["program.rpjmd:20 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Indikator yang tabelnya mulai pada tahun kedua.",
                en: "An indicator whose table begins in the second year.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 40
              target = 45 | 50 | 55 | 60 | 65",
                to: r"awal   2024 = 40; tahun 2026-2029
              target = 50 | 55 | 60 | 65",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Tahun tanpa rencana ditulis “-” dengan catatan.",
                en: "A year in which nothing is planned says `-`, with a note.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 45 | 50 | 55 | 60 | 65",
                to: r#"target = - "dipasang mulai 2026" | 50 | 55 | 60 | 65"#,
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    let mut levels: FxHashMap<NodeKind, Level> = FxHashMap::default();
    let mut gaps: Vec<(&Indikator, NodeKind, Years)> = Vec::new();
    for item in &ctx.indicators.list {
        if let Some((years, missing)) = columns(ctx, item) {
            let kind = level(ctx, item);
            levels.entry(kind).or_default().add(years, missing);
            if !missing.is_empty() {
                gaps.push((item, kind, missing));
            }
        }
    }
    // Rows by level, in the order of the levels' first rows.
    let mut empty_columns: Vec<(NodeKind, Years, Vec<&Indikator>)> = Vec::new();
    for (item, kind, missing) in gaps {
        let empty = levels.get(&kind).map(Level::empty_columns).unwrap_or_default();
        let (of_column, of_row) = (missing.both(empty), missing.without(empty));
        if !of_column.is_empty() {
            match empty_columns.iter_mut().find(|(k, ..)| *k == kind) {
                Some((_, years, rows)) => {
                    *years = years.union(of_column).unwrap_or(*years);
                    rows.push(item);
                }
                None => empty_columns.push((kind, of_column, vec![item])),
            }
        }
        if !of_row.is_empty() {
            report_row(ctx, found, item, of_row);
        }
    }
    for (kind, years, rows) in empty_columns {
        report_column(ctx, found, kind, years, &rows);
    }
}

/// The rows of one level: of all tujuan, of all kegiatan …
#[derive(Default)]
struct Level {
    /// Columns in which a row has a target.
    filled: Years,
    /// Columns that a row has.
    once: Years,
    /// Columns that two rows or more have.
    twice: Years,
}

impl Level {
    fn add(&mut self, years: Years, missing: Years) {
        let union = |a: Years, b: Years| a.union(b).unwrap_or(a);
        self.filled = union(self.filled, years.without(missing));
        self.twice = union(self.twice, self.once.both(years));
        self.once = union(self.once, years);
    }

    /// Columns that no row of the level fills, though two or more have them.
    fn empty_columns(&self) -> Years {
        self.twice.without(self.filled)
    }
}

/// The columns of an indicator's row, and those of them without a target. None where nobody can know.
fn columns(ctx: &Ctx, item: &Indikator) -> Option<(Years, Years)> {
    let mut years = item.years.filter(|_| !item.targets_broken)?;
    let given = item.targets.iter().filter(|t| t.known.is_given()).map(|t| t.year);
    let given = Years::of(given).ok()?;
    if let Some(of) = item.adopted()
        && let Some(theirs) = ctx.adopted(of).and_then(|other| other.years)
    {
        // Most rows leave out nothing.
        if years.union(theirs).is_ok_and(|all| all.without(given).is_empty()) {
            return Some((years, Years::EMPTY));
        }
        // What the other row leaves out is missing there, and found there. A measure that its plan has for some years
        // only is had for no more here.
        years = match is_narrowed(ctx, of) && ctx.attr(item.node, PropKind::Tahun).is_none() {
            true => years.both(given),
            false => years.without(theirs.without(given)),
        };
    }
    Some((years, years.without(given)))
}

/// The indicator, or a node around it, has `tahun` of its own, other than its document's.
fn is_narrowed(ctx: &Ctx, of: NodeRef) -> bool {
    let tree = structure(ctx.db, ctx.workspace, of.doc);
    let mut around = tree.ancestors(of.node).take_while(|n| *n != 0);
    around.any(|n| tree.head(n).attrs.iter().any(|a| a.kind == PropKind::Tahun))
}

/// What an indicator measures: the kind of node that it stands in.
fn level(ctx: &Ctx, item: &Indikator) -> NodeKind {
    use NodeKind::{Indikator, Keluaran, Outcome};
    let mut kinds = ctx.tree.ancestors(item.node).map(|n| ctx.tree.kind(n));
    kinds.find(|k| !matches!(k, Indikator | Outcome | Keluaran)).unwrap_or(Indikator)
}

fn report_row(ctx: &Ctx, found: &mut Findings, item: &Indikator, missing: Years) {
    let name = ctx.name(item.node);
    let at = ctx.at(item.node, row_of(ctx, item, missing));
    let (message, help) = match item.targets.is_empty() {
        true => (
            Text::new(
                format!("{name} belum mempunyai target ({missing})."),
                format!("{name} has no target at all ({missing})."),
            ),
            Text::new(
                "Isi targetnya untuk setiap tahun; tahun yang tidak direncanakan ditulis “-” dengan catatan.",
                "Give a target for every year; a year in which nothing is planned says `-`, with a note.",
            ),
        ),
        false => (
            Text::new(
                format!("Target {missing} {name} belum diisi."),
                format!("{name} has no target for {missing}."),
            ),
            Text::new(
                format!("Isi target {missing}; bila memang tidak direncanakan, tulis “-” dengan catatan."),
                format!("Give the target for {missing}; where none is planned, write `-` with a note."),
            ),
        ),
    };
    let finding = found.add(&RULE, ctx.node(item.node), at, message, help);
    finding.label(Text::new(format!("{missing} belum diisi"), format!("nothing for {missing}")));
}

/// The row that has the first missing year, else the last row; the indicator where it has none.
fn row_of(ctx: &Ctx, item: &Indikator, missing: Years) -> Place {
    let (values, local) = ctx.values_of(item.node);
    let columns = ctx.plan.columns(item.node);
    let has = |years: Years| missing.first().is_some_and(|y| years.contains(y));
    let row = values
        .rows_of(local, PropKind::Target)
        .find(|row| row_years(row, columns).is_some_and(has))
        .map(|row| row.prop);
    row.or_else(|| item.rows.last().copied()).map_or(Place::Header, Place::Prop)
}

fn report_column(ctx: &Ctx, found: &mut Findings, kind: NodeKind, years: Years, rows: &[&Indikator]) {
    let Some(first) = rows.first() else { return };
    let kind = kind.keyword();
    let message = Text::new(
        format!("Target {years} belum diisi untuk semua indikator {kind} ({{n}} baris)."),
        format!("No {kind} indicator has a target for {years} ({{n}} rows)."),
    );
    let help = Text::new(
        format!("Isi kolom {years}, atau tulis “tahun” tabelnya bila kolom itu memang tidak ada."),
        format!("Fill the column of {years}, or give the table’s `tahun` where it has no such column."),
    );
    // It is about the document's table; a waiver of one row leaves the others.
    let at = ctx.at(first.node, row_of(ctx, first, years));
    let finding = found.add(&RULE, ctx.node(0), at, message, help);
    finding.label(Text::new(format!("{years} belum diisi"), format!("nothing for {years}")));
    for row in rows {
        let name = ctx.name(row.node);
        finding.subjects.push(Subject {
            node: ctx.node(row.node),
            at: ctx.at(row.node, row_of(ctx, row, years)),
            words: Text::new(name.clone(), name),
            label: Text::new(format!("{years} belum diisi"), format!("nothing for {years}")),
        });
    }
}

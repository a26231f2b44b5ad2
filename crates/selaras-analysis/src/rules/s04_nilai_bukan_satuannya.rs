//! S04 nilai-bukan-satuannya: a value whose form does not fit its unit or scale.

use std::sync::{Arc, LazyLock};

use selaras_plan::scale::{Scale, ScaleKind};
use selaras_plan::unit::{Unit, UnitClass};
use selaras_plan::value::{Grade, Value};

use crate::context::Ctx;
use crate::facts::{Indikator, Known};
use crate::finding::Findings;
use crate::items::CellItem;
use crate::pagu::is_money;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::baris::{RowOf, rows};
use crate::rules::compare::said;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S04",
    slug: "nilai-bukan-satuannya",
    severity: Severity::Error,
    title: Words {
        id: "Bentuk nilai tidak cocok dengan satuannya",
        en: "The form of a value does not fit its unit",
    },
    compares: Words {
        id: "Bentuk setiap nilai dibandingkan dengan satuan dan skala indikatornya: predikat, persen, \
             rupiah, dan kata satuan di belakang angka.",
        en: "The form of each value is compared with its indicator’s unit and scale: grades, percent, \
             rupiah, and unit words behind a number.",
    },
    why: Words {
        id: "Nilai yang bentuknya lain biasanya milik baris atau kolom lain. Nilai itu tidak dapat \
             dibandingkan dengan RPJMD, dan tidak dapat diukur.",
        en: "A value of another form usually belongs to another row or column. It cannot be compared with \
             the RPJMD, nor measured.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah membetulkan nilai, satuan, atau skalanya; mana yang keliru hanya terlihat \
             pada tabel sumbernya.",
        en: "The author mends the value, the unit or the scale; only the source table shows which is \
             wrong.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Predikat di baris bersatuan persen.",
                en: "A grade in a row of percentages.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: "target = 30 | BB | 46 | 54 | 62",
            }],
            today: None,
            expect: &["diskominfo.renstra:22 error"],
        },
        Example {
            title: Words {
                id: "Tanda persen di baris bersatuan indeks.",
                en: "A percent sign in a row of index figures.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3 | 3,5 | 4 | 4,5 | 5",
                to: "target = 3 | 3,5% | 4 | 4,5 | 5",
            }],
            today: None,
            expect: &["diskominfo.renstra:62 error"],
        },
        Example {
            title: Words { id: "Tingkat yang tidak ada pada skalanya.", en: "A grade that its scale lacks." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#""Dasar" | "Berkembang" | "Berkembang""#,
                to: r#""Dasar" | "Berkembang" | "Maju""#,
            }],
            today: None,
            expect: &["diskominfo.renstra:32 error"],
        },
        Example {
            title: Words {
                id: "Kata satuan yang lain di belakang angka.",
                en: "Another unit word behind a figure.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 5 | 6 | 7 | 8 | 9",
                to: "target = 5 | 6 | 7 orang | 8 | 9",
            }],
            today: None,
            expect: &["diskominfo.renstra:39 error"],
        },
        Example {
            title: Words {
                id: "Satu baris penuh persen di bawah satuan indeks: satu temuan, pada sel pertama.",
                en: "A whole row of percentages under an index: one finding, at its first cell.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"awal   2024 = 2,5
            target = 3 | 3,5 | 4 | 4,5 | 5",
                to: r"awal   2024 = 50%
            target = 60% | 70% | 80% | 90% | 100%",
            }],
            today: None,
            expect: &["diskominfo.renstra:61 error"],
        },
        Example {
            title: Words {
                id: "Persentase di baris pagu: jumlahnya tidak dinilai.",
                en: "A percentage in a row of money: its sum is not judged.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "pagu = Rp600 juta | Rp650 juta",
                to: "pagu = 15% | Rp650 juta",
            }],
            today: None,
            expect: &["diskominfo.renstra:41 error"],
        },
        Example {
            title: Words {
                id: "Predikat yang tidak ada di antara predikat SAKIP.",
                en: "A grade that is none of the national ones, among such.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = B | BB | BB | A | A",
                to: r#"target = B | BB | "Baik" | A | A"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:88 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Predikat lain dari skala SAKIP, satuan yang dapat dihitung ke satuannya, rentang, dan “belum”.",
                en: "Grades of another kind, a unit that converts, a range, and `belum`.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: r"awal   2024 = B
        target = B | BB | BB | A | A",
                    to: r#"awal   2024 = Pratama
        target = Madya | Madya | Nindya | Nindya | Utama"#,
                },
                Change {
                    file: "dinkes.renstra",
                    from: "target = 2.000 | 2.200 | 2.400",
                    to: "target = 2 ribu keluarga | 2.200 keluarga | 2.400",
                },
                Change { file: "diskominfo.renstra", from: "awal   2024 = 40", to: "awal   2024 = belum" },
                Change {
                    file: "diskominfo.renstra",
                    from: "target = 45 | 50 | 55 | 60 | 65",
                    to: "target = 45 titik | 48–52 titik | 55 | ≥ 60 | 65",
                },
            ],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Tanda persen di bawah satuan persen, kata satuan di belakang angka, dan catatan kaki.",
                en: "A percent sign under a unit of percent, unit words behind numbers, and a footnote.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: "target = 30 | 38 | 46 | 54 | 62",
                    to: r#"target = 30% | 38% "sementara" | 46 | 54 | 62"#,
                },
                Change {
                    file: "diskominfo.renstra",
                    from: "target = 5 | 6 | 7 | 8 | 9",
                    to: "target = 5 kanal | 6 kanal | 7 kanal | 8 kanal | 9 kanal",
                },
            ],
            today: None,
            expect: &[],
        },
    ],
};

/// A cell that can be read, and is no value of its unit or scale. (What cannot be read at all is S02.)
pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        judge(ctx, found, item);
    }
}

/// The rows of money.
pub(crate) fn check_money(ctx: &Ctx, found: &mut Findings) {
    for row in rows(ctx).filter(|r| r.is_money(ctx)) {
        judge_money(ctx, found, row);
    }
}

/// Why a cell does not fit.
#[derive(Clone, Copy, PartialEq)]
enum Misfit {
    /// A grade among figures.
    Grade,
    /// A grade that its scale lacks.
    NotOnScale,
    /// `%`
    Percent,
    /// `Rp`
    Money,
    /// `1:30`, `17/1000` among percentages.
    Ratio,
    /// The word behind the figure is another unit.
    Word,
}

/// A cell of an indicator.
struct CellOf<'a> {
    what: Text,
    value: &'a Value,
    unit: Option<&'a str>,
    place: Place,
}

/// One mistake that a whole row makes is one finding, at its first cell.
fn judge(ctx: &Ctx, found: &mut Findings, item: &Indikator) {
    let scale = Scales::of(item);
    let mut odd: Vec<(Misfit, CellOf)> = Vec::new();
    each_cell(ctx, item, |what, value, unit, place| {
        if let Some(misfit) = scale.misfit(item, value, unit) {
            odd.push((misfit, CellOf { what: what(), value, unit, place }));
        }
    });
    while let Some(&(misfit, _)) = odd.first() {
        let (same, others) = odd.into_iter().partition(|(m, _)| *m == misfit);
        odd = others;
        let same: Vec<CellOf> = same.into_iter().map(|(_, c): (Misfit, CellOf)| c).collect();
        report(ctx, found, item, misfit, &same, &scale);
    }
}

/// The own cells of an indicator. What the adopted indicator has in doubt in the same place is found there.
fn each_cell<'a>(
    ctx: &Ctx,
    item: &'a Indikator,
    mut see: impl FnMut(&dyn Fn() -> Text, &'a Value, Option<&'a str>, Place),
) {
    let other = item.adopted().and_then(|of| ctx.adopted(of));
    let in_doubt = |known: Option<&Known>| known == Some(&Known::Unknown);
    if let Some(awal) = item.awal.as_ref().filter(|a| !a.inherited)
        && let Some(value) = awal.known.value()
        && !in_doubt(other.and_then(|o| o.awal.as_ref()).map(|a| &a.known))
    {
        see(&|| Text::new("Kondisi awal", "The baseline"), value, awal.unit.as_deref(), awal.place);
    }
    for target in item.own_targets() {
        let Some(value) = target.known.value() else { continue };
        if !in_doubt(other.map(|o| o.target(target.year))) {
            let year = target.year;
            let what = || Text::new(format!("Target {year}"), format!("The {year} target"));
            see(&what, value, target.unit.as_deref(), target.place);
        }
    }
    if let Some(akhir) = &item.akhir
        && let Some(value) = akhir.known.value()
        && !in_doubt(other.and_then(|o| o.akhir.as_ref()).map(|a| &a.known))
    {
        see(&|| Text::new("Nilai akhir", "The final value"), value, akhir.unit.as_deref(), akhir.place);
    }
}

/// The built-in scales, for rows of predikat and opini that name none.
static BUILT_IN: LazyLock<[Arc<Scale>; 2]> =
    LazyLock::new(|| [Arc::new(Scale::sakip()), Arc::new(Scale::opini())]);

/// What the grades of a row are held against.
struct Scales {
    /// The declared scale, else the built-in one that most grades of the row are of.
    scale: Option<Arc<Scale>>,
    /// The row has figures too.
    has_figures: bool,
}

impl Scales {
    fn of(item: &Indikator) -> Scales {
        let values = || {
            let ends = [item.awal.as_ref().map(|a| &a.known), item.akhir.as_ref().map(|a| &a.known)];
            let all = item.targets.iter().map(|t| &t.known).chain(ends.into_iter().flatten());
            all.filter_map(Known::value)
        };
        let has_figures = values().any(|v| v.is_given() && !v.is_grade());
        let declared = item.skala.value.clone();
        if declared.is_some() || !item.satuan.value.as_ref().is_some_and(Unit::is_grade) {
            return Scales { scale: declared, has_figures };
        }
        let grades = || values().filter_map(|v| if let Value::Grade(g) = v { Some(&*g.name) } else { None });
        let most = |s: &&Arc<Scale>| 2 * grades().filter(|g| s.rank(g).is_some()).count() > grades().count();
        Scales { scale: BUILT_IN.iter().find(most).cloned(), has_figures }
    }

    fn misfit(&self, item: &Indikator, value: &Value, word: Option<&str>) -> Option<Misfit> {
        let unit = item.satuan.value.as_ref().filter(|u| !u.is_empty());
        match value {
            Value::NotPlanned | Value::NotMeasured => None,
            Value::Grade(grade) => self.grade(item, unit, grade),
            _ if value.is_percent() => unit.filter(|u| !takes_percent(u)).map(|_| Misfit::Percent),
            Value::Money(_) => unit.filter(|u| !takes_money(u)).map(|_| Misfit::Money),
            Value::Ratio { .. } | Value::Rate { .. } if unit.is_some_and(Unit::is_percent) => {
                Some(Misfit::Ratio)
            }
            _ => {
                let word = word?;
                unit.filter(|u| !word_fits(&Unit::parse(word), u)).map(|_| Misfit::Word)
            }
        }
    }

    fn grade(&self, item: &Indikator, unit: Option<&Unit>, grade: &Grade) -> Option<Misfit> {
        match self.scale.as_deref() {
            Some(scale) => {
                let scored = matches!(scale.kind, ScaleKind::Numeric { .. }) && grade.score.is_some();
                return (scale.rank(&grade.name).is_none() && !scored).then_some(Misfit::NotOnScale);
            }
            None if item.skala.unknown => return None,
            None => {}
        }
        // A figure with a grade behind it is a figure; grades alone may be what an unknown unit counts.
        let odd = match unit?.class() {
            UnitClass::Percent
            | UnitClass::Money
            | UnitClass::Measure
            | UnitClass::Per
            | UnitClass::Ratio => grade.score.is_none(),
            UnitClass::Count => grade.score.is_none() && self.has_figures,
            UnitClass::None | UnitClass::Index | UnitClass::Plain | UnitClass::Grade => false,
        };
        odd.then_some(Misfit::Grade)
    }
}

/// Percentages, also a share a year (`persen/tahun`), and ratios.
fn takes_percent(unit: &Unit) -> bool {
    match unit.class() {
        UnitClass::Percent | UnitClass::Ratio => true,
        UnitClass::Per => unit.show().contains("persen"),
        _ => false,
    }
}

/// Money, also by something (`rupiah/kapita`).
fn takes_money(unit: &Unit) -> bool {
    unit.is_money() || unit.class() == UnitClass::Per && unit.show().contains("rupiah")
}

/// The word in a cell is the row's unit, one that converts into it, one of its alternatives (`laporan` of
/// `laporan/dokumen`), or the shorter or longer form of it (`dokumen`, `dokumen perencanaan`).
fn word_fits(word: &Unit, row: &Unit) -> bool {
    if word == row
        || word.converts_to(row)
        || word.class() == row.class() && (word.is_percent() || word.is_index())
    {
        return true;
    }
    if matches!(row.class(), UnitClass::Plain | UnitClass::Grade) {
        return true;
    }
    let (short, long) = (word.show(), row.show());
    let begins = |a: &str, b: &str| b.strip_prefix(a).is_some_and(|rest| rest.starts_with([' ', '/']));
    begins(&short, &long) || begins(&long, &short) || long.split('/').any(|part| Unit::parse(part) == *word)
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    item: &Indikator,
    misfit: Misfit,
    cells: &[CellOf],
    scales: &Scales,
) {
    let Some((first, others)) = cells.split_first() else { return };
    let (name, value) = (ctx.name(item.node), said(first.value, first.unit));
    let unit = item.satuan.value.as_ref().map(Unit::show).unwrap_or_default();
    let (id, en) = match (misfit, scales.scale.as_deref()) {
        (Misfit::NotOnScale, Some(scale)) => {
            let grades = scale.grades().join(", ");
            let list = if grades.is_empty() { String::new() } else { format!(" ({grades})") };
            (
                format!("yang tidak ada pada skala {}{list}", scale.name),
                format!("which the scale {} lacks{list}", scale.name),
            )
        }
        _ => (format!("sedangkan satuannya {unit}"), format!("but its unit is {unit}")),
    };
    let (more_id, more_en) = more(others.len());
    let message = Text::new(
        format!("{} {name} tertulis {}, {id}.{more_id}", first.what.id, value.id),
        format!("{} of {name} says {}, {en}.{more_en}", first.what.en, value.en),
    );
    let help = match misfit {
        Misfit::NotOnScale => Text::new(
            "Pilih tingkat dari skalanya, atau lengkapi skalanya.",
            "Take a grade of the scale, or complete the scale.",
        ),
        Misfit::Word => Text::new(
            "Samakan satuannya; bila kata itu catatan, tulis dalam tanda kutip.",
            "Use one unit; where the word is a note, put it in quotes.",
        ),
        _ => Text::new(
            "Betulkan nilai atau satuannya menurut tabel sumbernya.",
            "Mend the value or the unit, as the source table has it.",
        ),
    };
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, first.place), message, help);
    finding.label(label(misfit, &unit));
    finding.also = others.iter().map(|c| c.place).collect();
}

fn label(misfit: Misfit, unit: &str) -> Text {
    match misfit {
        Misfit::NotOnScale => Text::new("tidak ada pada skalanya", "not on its scale"),
        _ => Text::new(format!("bukan {unit}"), format!("not {unit}")),
    }
}

fn more(others: usize) -> (String, String) {
    match others {
        0 => (String::new(), String::new()),
        n => (format!(" {n} sel lainnya juga demikian."), format!(" So do {n} more of its cells.")),
    }
}

/// A cell of money that is none: a sum with it is not judged.
fn judge_money(ctx: &Ctx, found: &mut Findings, row: RowOf) {
    let cells = row.values.cells(row.row).iter().enumerate();
    let odd = |cell: &CellItem| cell.slot.cell().filter(|c| !is_money(c)).map(|c| c.to_string());
    let mut odd = cells.filter_map(|(n, cell)| Some((n, odd(cell)?)));
    let Some((n, value)) = odd.next() else { return };
    let others: Vec<Place> = odd.map(|(n, _)| Place::Cell(row.row.prop, n as u16)).collect();
    let (name, what, (more_id, more_en)) = (ctx.name(row.node), row.cell_name(ctx, n), more(others.len()));
    let message = Text::new(
        format!("{} {name} tertulis {value}, yang bukan jumlah uang.{more_id}", what.id),
        format!("{} of {name} says {value}, which is no amount of money.{more_en}", what.en),
    );
    let help = Text::new(
        "Tulis jumlahnya, misalnya Rp1,5 miliar; yang tidak dianggarkan ditulis “-”.",
        "Write the amount, such as Rp1,5 miliar; what has no budget is written `-`.",
    );
    let at = ctx.at(row.node, Place::Cell(row.row.prop, n as u16));
    let finding = found.add(&RULE, ctx.node(row.node), at, message, help);
    finding.label(Text::new("bukan jumlah uang", "no amount of money"));
    finding.also = others;
}

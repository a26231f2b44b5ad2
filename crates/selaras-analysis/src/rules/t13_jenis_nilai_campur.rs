//! T13 jenis-nilai-campur: a row that mixes grades or text with numbers.

use selaras_plan::value::Value;

use crate::context::Ctx;
use crate::facts::{Indikator, Known, YearValue};
use crate::finding::Findings;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{row_echoes, said};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T13",
    slug: "jenis-nilai-campur",
    severity: Severity::Warning,
    title: Words { id: "Satu baris mencampur predikat dan angka", en: "A row that mixes grades and numbers" },
    compares: Words {
        id: "Jenis nilai dalam satu baris saling dibandingkan: predikat dan teks di satu pihak, angka dan \
             rentang di pihak lain.",
        en: "The kinds of value in one row are compared with each other: grades and texts on one side, \
             numbers and ranges on the other.",
    },
    why: Words {
        id: "Baris yang berganti jenis di tengah jalan tidak dapat diukur dengan satu cara.",
        en: "A row that changes its kind on the way cannot be measured in one way.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menulis semua tahun sebagai predikat, boleh dengan skor seperti A \
             (82,14), atau semua sebagai angka.",
        en: "The agency’s planner writes all years as grades, if need be with a score as in A (82,14), or \
             all as numbers.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Satu tahun berupa angka di antara predikat.",
            en: "One year is a number among grades.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "target = B | BB | BB | A | A",
            to: "target = B | BB | 74 | A | A",
        }],
        today: None,
        expect: &["diskominfo.renstra:88 warning"],
    }],
    right: &[
        Example {
            title: Words {
                id: "Predikat dengan skor tetap predikat.",
                en: "A grade with its score is still a grade.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = B | BB | BB | A | A",
                to: "target = B | BB | BB | A (81,2) | A (83,5)",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words { id: "Angka dan rentang boleh bercampur.", en: "Numbers and ranges may be mixed." },
            changes: &[Change {
                file: "kec-utara.renstra",
                from: r"target = 60 | 65 | 70 | 75 | 80
    }",
                to: r"target = 60 | 64–66 | 70 | 75 | 80
    }",
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        // A row with a doubtful cell has its finding there.
        if item.targets_broken || item.targets.iter().any(|t| t.known == Known::Unknown) {
            continue;
        }
        let grades = of_kind(item, Kind::Grade).count();
        let numbers = of_kind(item, Kind::Number).count();
        if grades == 0 || numbers == 0 || row_echoes(ctx, item) {
            continue;
        }
        let odd = if numbers <= grades { Kind::Number } else { Kind::Grade };
        let own = of_kind(item, odd).find(|t| !t.inherited);
        if let Some(target) = own.or_else(|| item.own_targets().next()) {
            report(ctx, found, item, target, (grades, numbers));
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Grade,
    Number,
}

/// The kind of a value. A grade with its score is both, and fits either.
fn kind(value: &Value) -> Option<Kind> {
    match value {
        Value::NotPlanned | Value::NotMeasured => None,
        Value::Grade(grade) => grade.score.is_none().then_some(Kind::Grade),
        _ => Some(Kind::Number),
    }
}

fn of_kind(item: &Indikator, wanted: Kind) -> impl Iterator<Item = &YearValue> {
    item.targets.iter().filter(move |t| t.known.value().and_then(kind) == Some(wanted))
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    item: &Indikator,
    target: &YearValue,
    (grades, numbers): (usize, usize),
) {
    let (name, year) = (ctx.name(item.node), target.year);
    let value = target.known.value().map(|v| said(v, target.unit.as_deref())).unwrap_or_default();
    let message = Text::new(
        format!(
            "Target {year} {name} {}: baris ini mencampur {grades} predikat atau teks dengan {numbers} angka.",
            value.id
        ),
        format!(
            "The {year} target of {name} is {}: its row mixes {grades} grades or texts with {numbers} numbers.",
            value.en
        ),
    );
    let help = Text::new(
        "Tulis semua tahun sebagai predikat (boleh dengan skor, seperti A (82,14)) atau semua sebagai angka.",
        "Write all years as grades (with a score if need be, as in A (82,14)), or all as numbers.",
    );
    let finding = found.add(&RULE, ctx.node(item.node), ctx.at(item.node, target.place), message, help);
    finding.label(Text::new("lain jenisnya", "of another kind"));
}

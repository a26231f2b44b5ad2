//! P09 total-pagu-salah: a stated total is neither the sum of its years nor the last year.

use selaras_plan::number::{Decimal, format_money};
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::Ctx;
use crate::finding::Findings;
use crate::pagu::{Money, money_of, pagu_unit};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "P09",
    slug: "total-pagu-salah",
    severity: Severity::Error,
    title: Words { id: "Total pagu salah", en: "A stated total that is wrong" },
    compares: Words {
        id: "Pagu akhir dibandingkan dengan jumlah semua tahun dan dengan tahun terakhir; salah satunya \
             harus sama.",
        en: "The stated total is compared with the sum of all years, and with the last year; one of them \
             must be equal.",
    },
    why: Words {
        id: "Total dikutip dalam ringkasan dan pidato. Total yang salah tidak lagi cocok dengan tabel \
             mana pun.",
        en: "Totals are quoted in summaries and speeches. A wrong one agrees with no table any more.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana menghitung ulang totalnya, atau menghapusnya.",
        en: "The planner adds it up again, or drops it.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Total tidak mengikuti tahun-tahunnya.",
                en: "The total does not follow from its years.",
            },
            changes: &[Change {
                file: "program.rpjmd",
                from: "pagu-akhir Rp6 miliar",
                to: "pagu-akhir Rp5,5 miliar",
            }],
            today: None,
            expect: &["program.rpjmd:25 error"],
        },
        Example {
            title: Words {
                id: "Total urusan bukan jumlah tahun-tahunnya.",
                en: "The total of an urusan is not the sum of its years.",
            },
            changes: &[Change {
                file: "program.rpjmd",
                from: r#"  urusan 2.16 "Komunikasi dan Informatika" {"#,
                to: r#"  urusan 2.16 "Komunikasi dan Informatika" {
    pagu-akhir Rp30 miliar"#,
            }],
            today: None,
            expect: &["program.rpjmd:13 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Kolom akhir memuat tahun terakhir, bukan jumlah.",
            en: "The final column holds the last year, not the sum.",
        },
        changes: &[Change {
            file: "program.rpjmd",
            from: "pagu-akhir Rp6 miliar",
            to: "pagu-akhir Rp1,4 miliar",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    let unit = pagu_unit(ctx.tree);
    for node in ctx.tree.nodes() {
        if !states_totals(ctx.tree.kind(node)) {
            continue;
        }
        let (values, local) = ctx.values_of(node);
        let Some(row) = values.rows_of(local, PropKind::PaguAkhir).next().filter(|r| !r.broken) else {
            continue;
        };
        let Some(cell) = values.cells(row).first() else { continue };
        let Money::Amount(stated) = money_of(&cell.slot, cell.bare, unit) else { continue };
        let Some(Totals { sum, last, slack }) = totals(ctx, node) else { continue };
        let differs = |total: Decimal| stated.checked_sub(total).is_none_or(|d| d.abs() > slack);
        if differs(sum) && differs(last.1) {
            report(ctx, found, node, Place::Cell(row.prop, 0), stated, sum, last);
        }
    }
}

fn states_totals(kind: NodeKind) -> bool {
    use NodeKind::*;
    matches!(kind, Urusan | Program | Kegiatan | Subkegiatan | Indikator)
}

struct Totals {
    sum: Decimal,
    last: (u16, Decimal),
    slack: Decimal,
}

/// The sum of a node’s years and its last one. None where it has no money, or a year of it is not known.
fn totals(ctx: &Ctx, node: u32) -> Option<Totals> {
    let amounts = ctx.money.amounts(node)?;
    let (mut sum, mut slack, mut last) = (Decimal::ZERO, Decimal::ZERO, None);
    for year in amounts.years.iter() {
        match amounts.at(year) {
            Money::NotGiven => {}
            Money::Unknown => return None,
            Money::Amount(amount) => {
                sum = sum.checked_add(amount)?;
                slack = slack.checked_add(amounts.slack)?;
                last = Some((year, amount));
            }
        }
    }
    Some(Totals { sum, last: last?, slack })
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    node: u32,
    place: Place,
    stated: Decimal,
    sum: Decimal,
    (year, last): (u16, Decimal),
) {
    let (name, stated) = (ctx.name(node), format_money(stated));
    let (sum, last) = (format_money(sum), format_money(last));
    let finding = found.add(
        &RULE,
        ctx.node(node),
        ctx.at(node, place),
        Text::new(
            format!("Pagu akhir {name} tertulis {stated}, padahal jumlah tahun-tahunnya {sum} dan tahun terakhir ({year}) {last}."),
            format!("The total of {name} is stated as {stated}, but its years add up to {sum} and the last one ({year}) is {last}."),
        ),
        Text::new(
            format!("Tulis {sum} (jumlah) atau {last} (tahun terakhir), atau betulkan pagu tahunannya."),
            format!("Write {sum} (the sum) or {last} (the last year), or mend the years."),
        ),
    );
    finding.label(Text::new(format!("{stated} tertulis"), format!("{stated} stated")));
    if let Some(row) = ctx.money.of(node).and_then(|p| p.row) {
        let words = Text::new(format!("jumlahnya {sum}"), format!("the sum is {sum}"));
        finding.related(Some(ctx.node(node)), ctx.at(node, Place::Prop(row)), words);
    }
}

//! P01 jumlah-pagu-salah: the money of a node is not the sum of its children’s.

use selaras_plan::number::format_money;
use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::uang::{Selisih, table};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "P01",
    slug: "jumlah-pagu-salah",
    severity: Severity::Error,
    title: Words {
        id: "Pagu tidak sama dengan jumlah bagiannya",
        en: "Pagu that is not the sum of its parts",
    },
    compares: Words {
        id: "Pagu sendiri dibandingkan dengan jumlah pagu anak-anaknya, pada tahun yang anaknya berpagu. \
             Anak tanpa pagu dihitung nol dan disebut.",
        en: "A node’s own pagu is compared with the sum of its children’s, in the years in which a child \
             has some. A child without counts as zero and is named.",
    },
    why: Words {
        id: "Jumlah yang tidak cocok berarti ada uang yang tidak direncanakan, atau rencana tanpa uang.",
        en: "A sum that does not fit means money without a plan, or a plan without money.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah membetulkan pagu anaknya atau jumlahnya.",
        en: "The agency’s planner mends the parts or the sum.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Pagu satu subkegiatan dinaikkan tanpa mengubah kegiatannya.",
                en: "The pagu of one subkegiatan was raised, but not that of its kegiatan.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "            pagu = Rp400 juta | Rp450 juta | Rp500 juta | Rp550 juta | Rp600 juta",
                to: "            pagu = Rp400 juta | Rp450 juta | Rp520 juta | Rp550 juta | Rp600 juta",
            }],
            today: None,
            expect: &["diskominfo.renstra:34 error"],
        },
        Example {
            title: Words {
                id: "Satu subkegiatan tidak diberi pagu.",
                en: "One subkegiatan was given no pagu.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "            pagu = Rp400 juta | Rp450 juta | Rp500 juta | Rp550 juta | Rp600 juta\n",
                to: "",
            }],
            today: None,
            expect: &["diskominfo.renstra:34 error"],
        },
        Example {
            title: Words {
                id: "Pagu program salah tulis dan karena itu juga di atas RPJMD: satu kekeliruan, satu temuan.",
                en: "A program’s pagu is mistyped, and so above the RPJMD’s as well: one mistake, one finding.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"        indikator mengacu 2.16.02/PAHAM"#,
                to: r#"        indikator mengacu 2.16.02/PAHAM
        pagu = Rp1 miliar | Rp1,1 miliar | Rp1,3 miliar | Rp1,3 miliar | Rp1,4 miliar"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:28 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Hanya kegiatan yang berpagu; subkegiatannya tidak.",
                en: "Only the kegiatan has pagu; its subkegiatan have none.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: "            pagu = Rp400 juta | Rp450 juta | Rp500 juta | Rp550 juta | Rp600 juta\n",
                    to: "",
                },
                Change {
                    file: "diskominfo.renstra",
                    from: "            pagu = Rp600 juta | Rp650 juta | Rp700 juta | Rp750 juta | Rp800 juta\n",
                    to: "",
                },
            ],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Tabel dalam juta: jumlahnya boleh berbeda setengah juta untuk setiap anak.",
                en: "A table in millions: the sum may be off by half a million for each child.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: r#"  ditetapkan       2025-09-10"#,
                    to: r#"  ditetapkan       2025-09-10
  satuan-pagu      juta"#,
                },
                Change {
                    file: "diskominfo.renstra",
                    from: r#"pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,3 miliar | Rp1,4 miliar"#,
                    to: r#"pagu = 1.000 | 1.100 | 1.200 | 1.300 | 1.400"#,
                },
                Change {
                    file: "diskominfo.renstra",
                    from: r#"pagu = Rp600 juta | Rp650 juta | Rp700 juta | Rp750 juta | Rp800 juta"#,
                    to: r#"pagu = 600 | 650 | 701 | 750 | 800"#,
                },
                Change {
                    file: "diskominfo.renstra",
                    from: r#"pagu = Rp400 juta | Rp450 juta | Rp500 juta | Rp550 juta | Rp600 juta"#,
                    to: r#"pagu = 400 | 449 | 500 | 550 | 600"#,
                },
            ],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for node in ctx.tree.nodes() {
        let Some(pagu) = ctx.money.of(node).filter(|p| p.row.is_some() && !p.sum.is_empty()) else {
            continue;
        };
        let parts = ctx.money.parts(ctx.tree, node);
        let slack = ctx.money.slack(&parts);
        let years: Vec<Selisih> = ctx
            .money
            .years
            .iter()
            .enumerate()
            .filter_map(|(column, year)| {
                let (own, other) = pagu.contradiction(column, slack)?;
                Some(Selisih { year, own, other })
            })
            .collect();
        if !years.is_empty() {
            report(ctx, found, node, &parts, &years);
        }
    }
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32, parts: &[u32], years: &[Selisih]) {
    let name = ctx.name(node);
    let stated = Text::new("tertulis", "stated");
    let sum = Text::new("jumlah bagiannya", "the sum of its parts");
    let rows = table(years, &stated, &sum);
    let without = without_money(ctx, parts, years);
    let place = ctx.money.of(node).map_or(Place::Header, |p| p.place());
    let finding = found.add(
        &RULE,
        ctx.node(node),
        ctx.at(node, place),
        Text::new(
            format!("Pagu {name} tidak sama dengan jumlah bagiannya ({}){}.", rows.id, without.id),
            format!("The pagu of {name} is not the sum of its parts ({}){}.", rows.en, without.en),
        ),
        Text::new(
            "Betulkan pagu bagiannya, atau tulis jumlahnya di sini.",
            "Mend the pagu of its parts, or write their sum here.",
        ),
    );
    let Some(first) = years.first() else { return };
    let own = format_money(first.own);
    finding.label(Text::new(
        format!("{own} tertulis ({})", first.year),
        format!("{own} stated ({})", first.year),
    ));
    for part in parts.iter().filter(|p| ctx.money.at(**p, first.year).is_given()).take(SHOWN) {
        let amount = ctx.money.at(*part, first.year).amount().map(format_money).unwrap_or_default();
        let place = ctx.money.of(*part).map_or(Place::Header, |p| p.place());
        let words = Text::new(format!("{amount} ({})", first.year), format!("{amount} ({})", first.year));
        finding.related(Some(ctx.node(*part)), ctx.at(*part, place), words);
    }
}

/// So many parts are shown beside the sum.
const SHOWN: usize = 5;

/// Parts that have no money in a year in which the sum is wrong: they count as zero, perhaps by oversight. (An indicator
/// may well have none beside outcomes that have.)
fn without_money(ctx: &Ctx, parts: &[u32], years: &[Selisih]) -> Text {
    let empty = |p: &&u32| years.iter().any(|s| !ctx.money.at(**p, s.year).is_given());
    let kinds: Vec<NodeKind> =
        parts.iter().filter(|p| ctx.money.of(**p).is_some()).map(|p| ctx.tree.kind(*p)).collect();
    let alike = |p: &&u32| kinds.contains(&ctx.tree.kind(**p));
    let names: Vec<String> = parts.iter().filter(alike).filter(empty).map(|p| ctx.name(*p)).collect();
    if names.is_empty() {
        return Text::default();
    }
    let names = names.join(", ");
    Text::new(format!("; tanpa pagu: {names}"), format!("; without pagu: {names}"))
}

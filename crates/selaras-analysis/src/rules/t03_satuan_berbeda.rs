//! T03 satuan-berbeda: the unit is not the RPJMD’s.

use selaras_plan::unit::Unit;

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::facts::Indikator;
use crate::finding::{Edit, Findings};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::{counterpart, their_word};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "T03",
    slug: "satuan-berbeda",
    severity: Severity::Error,
    title: Words { id: "Satuan berbeda dari RPJMD", en: "The unit differs from the RPJMD’s" },
    compares: Words {
        id: "Satuan indikator yang mengacu dibandingkan dengan satuan RPJMD. Ejaan satuan tidak \
             dibedakan, dan satuan yang dapat dikonversi dibandingkan nilainya.",
        en: "The unit of an adopted indicator is compared with the RPJMD’s. Spellings of one unit are \
             equal, and units that convert are compared by value.",
    },
    why: Words {
        id: "Angka yang sama dengan satuan lain adalah ukuran lain.",
        en: "The same figure in another unit is another measure.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengambil satuan RPJMD dan memeriksa angkanya sekali lagi.",
        en: "The agency’s planner takes the RPJMD’s unit, and looks at the figures once more.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Persen di RPJMD, nilai di Renstra.",
                en: "Percent in the RPJMD, points in the Renstra.",
            },
            changes: &[Change {
                file: "dinkes.renstra",
                from: r"          satuan persen; arah naik
          awal   2024 = 76",
                to: r"          satuan nilai; arah naik
          awal   2024 = 76",
            }],
            today: None,
            expect: &["dinkes.renstra:18 error"],
        },
        Example {
            title: Words {
                id: "Meter dan kilometer dapat dikonversi: nilainya sama, satuannya hanya disebut.",
                en: "Metres convert to kilometres: the values are equal, the unit is only mentioned.",
            },
            changes: &[
                Change {
                    file: "rpjmd.rpjmd",
                    from: r#"indikator AHH "Angka Harapan Hidup" {"#,
                    to: r#"indikator JALUR "Panjang jalur sehat" { satuan kilometer; arah naik; awal 2024 = 1; target = 2 | 3 | 4 | 5 | 6 }
      indikator AHH "Angka Harapan Hidup" {"#,
                },
                Change {
                    file: "dinkes.renstra",
                    from: r"    indikator mengacu T2/AHH
",
                    to: r"    indikator mengacu T2/AHH
    indikator JALUR mengacu T2/JALUR {
      satuan meter
      target = 2.000 | 3.000 | 4.000 | 5.000 | 6.000
    }
",
                },
            ],
            today: None,
            expect: &["dinkes.renstra:11 info"],
        },
    ],
    right: &[Example {
        title: Words { id: "Ejaan lain dari satuan yang sama.", en: "Another spelling of the same unit." },
        changes: &[Change {
            file: "dinkes.renstra",
            from: r"          satuan persen; arah naik
          awal   2024 = 76",
            to: r"          satuan %; arah naik
          awal   2024 = 76",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let Some((of, other)) = counterpart(ctx, item) else { continue };
        let (Some(own), Some(theirs)) = (&item.satuan.value, &other.satuan.value) else { continue };
        if own != theirs && !own.is_empty() && !theirs.is_empty() {
            report(ctx, found, (item, own), (of, other, theirs));
        }
    }
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    (item, own): (&Indikator, &Unit),
    (of, other, theirs): (NodeRef, &Indikator, &Unit),
) {
    let (name, ours, above) = (ctx.name(item.node), document_word(ctx.document.kind), their_word(ctx, of));
    let message = Text::new(
        format!("Satuan {name} di {ours} {own}, sedangkan di {} {theirs}.", above.id),
        format!("The unit of {name} is {own} in the {ours}, but {theirs} in {}.", above.en),
    );
    // Units that convert hide no other measure: the values are compared, and this is only said.
    let converts = own.converts_to(theirs);
    let help = match converts {
        true => Text::new(
            "Nilainya sudah dibandingkan setelah dikonversi; satuan yang sama lebih mudah dibaca.",
            "The values were compared after conversion; one unit would be easier to read.",
        ),
        false => Text::new(
            format!("Ambil satuan {}, lalu periksa angkanya sekali lagi.", above.id),
            format!("Take the unit of {}, then look at the figures once more.", above.en),
        ),
    };
    let at = ctx.at(item.node, where_given(item));
    let finding = found.add(&RULE, ctx.node(item.node), at, message, help);
    finding.label(Text::new(format!("{own} di {ours}"), format!("{own} in the {ours}")));
    finding.related(
        Some(of),
        ctx.at_node(of, where_given(other)),
        Text::new(format!("{theirs} di {}", above.id), format!("{theirs} in {}", above.en)),
    );
    if converts {
        finding.severity(Severity::Info);
    } else if item.satuan.prop.is_some() && !carries_units(item) {
        let title = Text::new(format!("Samakan satuan: {theirs}"), format!("Take that unit: {theirs}"));
        finding.fix(true, title, at, Edit::Replace(in_source(theirs)));
    }
}

/// The word of `satuan`; where the cells carry the unit, the first of them.
fn where_given(item: &Indikator) -> Place {
    match item.satuan.prop {
        Some(prop) => Place::PropArg(prop, 0),
        None => item.own_targets().next().map_or(Place::Header, |t| t.place),
    }
}

/// Its cells name their unit too: another `satuan` would contradict them.
fn carries_units(item: &Indikator) -> bool {
    let targets = item.own_targets().chain(&item.akhir).map(|t| (&t.unit, &t.known));
    let awal = item.awal.iter().filter(|a| !a.inherited).map(|a| (&a.unit, &a.known));
    targets.chain(awal).any(|(unit, known)| unit.is_some() || known.value().is_some_and(|v| v.is_percent()))
}

/// A unit as it must stand in a plan: of several words, in quotes.
fn in_source(unit: &Unit) -> String {
    let word = unit.show();
    match word.contains(char::is_whitespace) {
        true => format!("\"{word}\""),
        false => word,
    }
}

//! C04 indikator-rpjmd-tidak-diacu: indicators of the RPJMD that the agency in charge does not take up.

use rustc_hash::FxHashSet;
use selaras_syntax::schema::NodeKind;

use crate::context::document_word;
use crate::documents::{DocId, NodeRef};
use crate::finding::{Findings, Subject};
use crate::place::Place;
use crate::region::{Member, Region};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::cakupan::{hides_a_reference, indicators, programs};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C04",
    slug: "indikator-rpjmd-tidak-diacu",
    severity: Severity::Warning,
    title: Words { id: "Indikator RPJMD tidak diacu", en: "Indicators of the RPJMD that are not taken up" },
    compares: Words {
        id: "Indikator sasaran dan program RPJMD dibandingkan dengan yang diacu atau didukung oleh \
             Renstra penanggung jawabnya, di tingkat mana pun. Satu temuan untuk satu program atau \
             sasaran.",
        en: "The indicators of the RPJMD’s sasaran and programs are compared with those that the Renstra \
             of the agency in charge adopts or contributes to, at any level. One finding a program or \
             sasaran.",
    },
    why: Words {
        id: "Indikator yang tidak diacu tidak mempunyai pengampu. Datanya baru dicari ketika RPJMD \
             dievaluasi.",
        en: "An indicator that nobody takes up has no keeper. Its data are looked for only when the RPJMD \
             is evaluated.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menambahkan “indikator mengacu …”; yang sengaja tidak diambil \
             dikecualikan dengan alasan.",
        en: "The agency’s planner adds `indikator mengacu …`; what is left out on purpose is waived with \
             a reason.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Satu dari dua indikator program tidak diacu.",
                en: "One of two indicators of a program is not adopted.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "        indikator mengacu 2.16.03/KEL\n",
                to: "",
            }],
            today: None,
            expect: &["diskominfo.renstra:1 warning"],
        },
        Example {
            title: Words {
                id: "Sasaran didukung, tetapi satu dari dua indikatornya tidak diacu.",
                en: "A sasaran is supported, but one of its two indicators is not adopted.",
            },
            changes: &[
                Change {
                    file: "kec-utara.renstra",
                    from: r#"      indikator PUAS mengacu T1/S2/PUAS {
        target = 77 | 78 | 79 | 80 | 81
      }
"#,
                    to: r#""#,
                },
                Change {
                    file: "kec-selatan.renstra",
                    from: r#"      indikator PUAS mengacu T1/S2/PUAS {
        target = 77 | 78 | 79 | 80 | 81
      }
"#,
                    to: r#""#,
                },
            ],
            today: None,
            expect: &["kec-selatan.renstra:1 warning"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Yang tidak diambil dikecualikan dengan alasan.",
                en: "What is left out is waived with a reason.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: "        indikator mengacu 2.16.03/KEL\n",
                    to: "",
                },
                Change {
                    file: "diskominfo.renstra",
                    from: "  ditetapkan       2025-09-10",
                    to: r#"  ditetapkan       2025-09-10
  kecualikan indikator-rpjmd-tidak-diacu pada 2.16.03/KEL karena "Dikerjakan kecamatan mulai 2026""#,
                },
            ],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Diacu di tingkat lain: indikator program RPJMD menjadi indikator kegiatan.",
                en: "Adopted at another level: the RPJMD’s indicator of a program measures a kegiatan.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: r#"        indikator mengacu 2.16.03/KEL
"#,
                    to: r#""#,
                },
                Change {
                    file: "diskominfo.renstra",
                    from: r#"          indikator DOMAIN "Indeks"#,
                    to: r#"          indikator mengacu 2.16.03/KEL
          indikator DOMAIN "Indeks"#,
                },
            ],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(region: &Region, found: &mut Findings) {
    let indicators = indicators(region);
    let sasaran = region.nodes(NodeKind::Sasaran).into_iter().map(|(_, n)| n);
    let owners: Vec<NodeRef> = sasaran.chain(programs(&region.view).iter().map(|p| p.node)).collect();
    let mut said = FxHashSet::default();
    for owner in owners {
        // Where several agencies are asked for different indicators, each hears of its own.
        let mut missing: Vec<(&Member, Vec<NodeRef>)> = Vec::new();
        for &indikator in indicators.get(&owner).into_iter().flatten() {
            let Some(first) = asked_in_vain(region, indikator) else { continue };
            // One indicator that stands at several places of the plan is asked for once.
            if !said.insert((region.same_indicator(indikator), first.doc)) {
                continue;
            }
            match missing.iter_mut().find(|(m, _)| m.doc == first.doc) {
                Some((_, list)) => list.push(indikator),
                None => missing.push((first, vec![indikator])),
            }
        }
        for (first, list) in missing {
            report(region, found, owner, first.doc, &list);
        }
    }
}

/// The first Renstra of those in charge of an indicator that none of them takes up.
fn asked_in_vain<'r, 'a>(region: &'r Region<'a>, indikator: NodeRef) -> Option<&'r Member<'a>> {
    let duty = region.duty(indikator);
    if duty.unknown || duty.is_nobody() || region.is_broken(indikator) {
        return None;
    }
    let asked = || region.members.iter().filter(|m| region.answers(m, duty));
    if asked().any(|m| m.doubtful || region.takes_up(m, indikator)) || asked().any(hides_a_reference) {
        return None;
    }
    asked().next()
}

/// At the first line of what lacks them.
fn report(region: &Region, found: &mut Findings, owner: NodeRef, doc: DocId, missing: &[NodeRef]) {
    let renstra = NodeRef { doc, node: 0 };
    let (name, own, path) = (region.name(owner), region.renstra(renstra.doc), region.path(owner));
    let above = document_word(region.document.kind);
    let finding = found.add(
        &RULE,
        renstra,
        region.at(renstra, Place::Header),
        Text::new(
            format!(
                "{n} indikator {name} di {above} belum diacu {own}: {daftar}.",
                n = "{n}",
                daftar = "{daftar}"
            ),
            format!(
                "{own} does not take up {n} of the indicators of {name} in the {above}: {daftar}.",
                n = "{n}",
                daftar = "{daftar}"
            ),
        ),
        Text::new(
            format!("Tulis indikator mengacu {path}/KODE, atau kecualikan yang sengaja tidak diambil."),
            format!("Write indikator mengacu {path}/CODE, or waive what is left out on purpose."),
        ),
    );
    finding.label(Text::new("belum diacu di sini", "not taken up here"));
    finding.related(
        Some(owner),
        region.at(owner, Place::Header),
        Text::new(format!("di {above}"), format!("in the {above}")),
    );
    for node in missing {
        let name = region.name(*node);
        finding.subjects.push(Subject {
            node: *node,
            at: region.at(*node, Place::Header),
            words: Text::new(name.clone(), name),
        });
    }
}

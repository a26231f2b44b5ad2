//! C04 indikator-rpjmd-tidak-diacu: indicators of the RPJMD that the agency in charge does not take up.

use rustc_hash::FxHashSet;
use selaras_syntax::schema::NodeKind;

use crate::context::document_word;
use crate::documents::{DocId, NodeRef};
use crate::finding::{Findings, Subject};
use crate::place::Place;
use crate::region::{Member, Region};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::cakupan::{indicators, programs};
use crate::rules::rujukan::shortest;

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
        // Every agency in charge is asked. Only the first is told; another one where that one has a reason (a waiver,
        // a program that it lacks).
        let mut missing: Vec<(&Member, Vec<NodeRef>)> = Vec::new();
        for &indikator in indicators.get(&owner).into_iter().flatten() {
            for member in asked_in_vain(region, indikator) {
                // One indicator that stands at several places of the plan is asked for once.
                if !said.insert((region.same_indicator(indikator), member.doc)) {
                    continue;
                }
                match missing.iter_mut().find(|(m, _)| m.doc == member.doc) {
                    Some((_, list)) => list.push(indikator),
                    None => missing.push((member, vec![indikator])),
                }
            }
        }
        for (member, list) in missing {
            report(region, found, owner, member.doc, list);
        }
    }
}

/// The Renstra of those in charge of an indicator that none of them takes up.
fn asked_in_vain<'r, 'a>(region: &'r Region<'a>, indikator: NodeRef) -> Vec<&'r Member<'a>> {
    let duty = region.duty(indikator);
    if duty.unknown || duty.is_nobody() || region.is_broken(indikator) {
        return Vec::new();
    }
    let asked = region.in_charge(duty);
    let taken = asked.iter().any(|m| m.doubtful || region.takes_up(m, indikator));
    if taken || asked.iter().any(|m| region.hides_a_reference(m)) {
        return Vec::new();
    }
    asked
}

/// At the first line of what lacks them.
fn report(region: &Region, found: &mut Findings, owner: NodeRef, doc: DocId, mut missing: Vec<NodeRef>) {
    let renstra = NodeRef { doc, node: 0 };
    let (name, own) = (region.name(owner), region.renstra(renstra.doc));
    let above = document_word(region.document.kind);
    let (n, daftar, rujukan) = ("{n}", "{daftar}", "{rujukan}");
    let finding = found.add(
        &RULE,
        renstra,
        region.at(renstra, Place::Header),
        Text::new(
            format!("{n} indikator {name} di {above} belum diacu {own}: {daftar}."),
            format!("Of {name} in the {above}, {own} does not take up {daftar}."),
        ),
        Text::new(
            format!(
                "Tulis baris “indikator mengacu …” untuk masing-masing: {rujukan}. Yang sengaja tidak diambil dikecualikan dengan alasan."
            ),
            format!(
                "Write a line `indikator mengacu …` for each: {rujukan}. Waive what is left out on purpose, with the reason."
            ),
        ),
    );
    finding.label(Text::new("belum diacu di sini", "not taken up here"));
    finding.told_once = true;
    finding.related(
        Some(owner),
        region.at(owner, Place::Header),
        Text::new(format!("di {above}"), format!("in the {above}")),
    );
    missing.sort_by(|a, b| code_of(region, *a).cmp(&code_of(region, *b)).then(a.cmp(b)));
    // Names of many would fill the screen; each stands at its place.
    let many = missing.len() > 3;
    for node in missing {
        let name = match code_of(region, node) {
            Some(code) if many => code.to_owned(),
            _ => region.name(node),
        };
        let path = shortest(&[&region.view], node);
        finding.subjects.push(Subject {
            node,
            at: region.at(node, Place::Header),
            words: Text::new(name.clone(), name),
            label: Text::new(path.clone(), path),
        });
    }
}

fn code_of<'a>(region: &'a Region, node: NodeRef) -> Option<&'a str> {
    region.view.layer(node.doc).and_then(|l| l.tree.code(node.node))
}

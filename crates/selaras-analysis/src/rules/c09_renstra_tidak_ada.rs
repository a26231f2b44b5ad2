//! C09 renstra-tidak-ada: an agency with duties in the RPJMD and no Renstra here.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use selaras_syntax::schema::NodeKind;

use crate::context::document_word;
use crate::documents::NodeRef;
use crate::finding::{Findings, Subject};
use crate::place::Place;
use crate::region::Region;
use crate::register::AgencyId;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C09",
    slug: "renstra-tidak-ada",
    severity: Severity::Warning,
    title: Words { id: "Renstra belum ada", en: "A Renstra that is not here" },
    compares: Words {
        id: "Perangkat daerah yang diberi sasaran, program, atau indikator oleh RPJMD dibandingkan dengan \
             Renstra di ruang kerja. Bila kebanyakan belum ada, cukup satu ringkasan.",
        en: "The agencies that the RPJMD gives a sasaran, program or indicator are compared with the \
             Renstra of the workspace. Where most have none, one summary will do.",
    },
    why: Words {
        id: "Tanpa Renstra, tugas perangkat daerah itu tidak dapat diperiksa sama sekali.",
        en: "Without its Renstra, nothing that the agency has to do can be checked.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah mengirimkan Renstranya; pengelola naskah menambahkannya ke ruang \
             kerja.",
        en: "The agency’s planner sends its Renstra; whoever keeps the plans adds it to the workspace.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Dinas baru mendapat program penunjang, tetapi belum mempunyai Renstra.",
                en: "A new agency is given the supporting program, but has no Renstra yet.",
            },
            changes: &[
                Change {
                    file: "daerah.selaras",
                    from: r"
  kelompok kecamatan",
                    to: r#"  perangkat-daerah dlh "Dinas Lingkungan Hidup" { kode 2.11.0.00.0.00.05.0000 }

  kelompok kecamatan"#,
                },
                Change {
                    file: "pendampingan.selaras",
                    from: r"
  sesi",
                    to: r#"  pendamping P3 "Perencana Ahli Pertama" { mendampingi dlh }

  sesi"#,
                },
            ],
            today: None,
            expect: &["daerah.selaras:12 warning"],
        },
        Example {
            title: Words {
                id: "Kebanyakan perangkat daerah belum mempunyai Renstra di sini: satu ringkasan.",
                en: "Most agencies have no Renstra here: one summary.",
            },
            changes: &[
                Change {
                    file: "daerah.selaras",
                    from: r#"
  kelompok kecamatan"#,
                    to: r#"  perangkat-daerah dlh "Dinas Lingkungan Hidup"
  perangkat-daerah dishub "Dinas Perhubungan"
  perangkat-daerah dispora "Dinas Pemuda dan Olahraga"
  perangkat-daerah disnaker "Dinas Tenaga Kerja"
  perangkat-daerah dinsos "Dinas Sosial"

  kelompok kecamatan"#,
                },
                Change {
                    file: "pendampingan.selaras",
                    from: r#"
  sesi"#,
                    to: r#"  pendamping P3 "Perencana Ahli Pertama" { mendampingi dlh, dishub }
  pendamping P4 "Perencana Ahli Pertama" { mendampingi dispora, disnaker }
  pendamping P5 "Perencana Ahli Pertama" { mendampingi dinsos }

  sesi"#,
                },
            ],
            today: None,
            expect: &["daerah.selaras:12 warning"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Perangkat daerah yang tidak diberi tugas apa pun oleh RPJMD.",
            en: "An agency to which the RPJMD gives no duty.",
        },
        changes: &[
            Change {
                file: "daerah.selaras",
                from: r"
  kelompok kecamatan",
                to: r#"  perangkat-daerah dlh "Dinas Lingkungan Hidup" { kode 2.11.0.00.0.00.05.0000 }

  kelompok kecamatan"#,
            },
            Change {
                file: "pendampingan.selaras",
                from: r"
  sesi",
                to: r#"  pendamping P3 "Perencana Ahli Pertama" { mendampingi dlh }

  sesi"#,
            },
            Change {
                file: "program.rpjmd",
                from: "penanggung-jawab semua",
                to: "penanggung-jawab diskominfo, dinkes, kecamatan",
            },
        ],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(region: &Region, found: &mut Findings) {
    let charged = charged(region);
    let missing: Vec<(AgencyId, NodeRef)> =
        charged.iter().filter(|(a, _)| !region.has_renstra(**a)).map(|(a, n)| (*a, *n)).collect();
    if missing.len() > 3 && missing.len() * 2 > charged.len() {
        summary(region, found, &missing, charged.len());
        return;
    }
    for (agency, duty) in missing {
        single(region, found, agency, duty);
    }
}

/// The agencies that the plan gives a sasaran, a program or an indicator, each with the first of them; those whose
/// duties another agency's Renstra carries are not asked for one of their own.
fn charged(region: &Region) -> BTreeMap<AgencyId, NodeRef> {
    let mut charged = BTreeMap::new();
    let mut seen = FxHashSet::default();
    for (layer, node) in region.view.nodes() {
        if !matches!(layer.tree.kind(node), NodeKind::Sasaran | NodeKind::Program | NodeKind::Indikator) {
            continue;
        }
        let duty = layer.plan.duty(node);
        // Many nodes share a duty. Whom an unknown name means (R09), nobody knows.
        if duty.unknown || !seen.insert(std::ptr::from_ref(duty)) {
            continue;
        }
        for agency in region.keepers(duty) {
            charged.entry(agency).or_insert(NodeRef { doc: layer.doc, node });
        }
    }
    charged
}

fn single(region: &Region, found: &mut Findings, agency: AgencyId, duty: NodeRef) {
    let above = document_word(region.document.kind);
    let entry = region.register.get(agency);
    let (name, task) = (region.name(entry.node), region.name(duty));
    let finding = found.add(
        &RULE,
        entry.node,
        region.at(entry.node, Place::Header),
        Text::new(
            format!("{name} diberi tugas oleh {above} ({task}), tetapi Renstranya tidak ada di sini."),
            format!("The {above} gives {name} a duty ({task}), but its Renstra is not here."),
        ),
        Text::new(
            "Tambahkan Renstra perangkat daerah ini ke ruang kerja.",
            "Add this agency’s Renstra to the workspace.",
        ),
    );
    finding.label(Text::new("Renstra belum ada", "no Renstra"));
    finding.related(
        Some(duty),
        region.at(duty, Place::Header),
        Text::new(format!("tugas dari {above}"), format!("a duty given by the {above}")),
    );
}

/// A coach has the Renstra of two agencies: one finding for all others, at the first of them.
fn summary(region: &Region, found: &mut Findings, missing: &[(AgencyId, NodeRef)], of: usize) {
    let above = document_word(region.document.kind);
    let Some(first) = missing.first().map(|(a, _)| region.register.get(*a).node) else { return };
    let (n, list) = ("{n}", "{daftar}");
    let finding = found.add(
        &RULE,
        NodeRef { node: 0, ..first },
        region.at(first, Place::Header),
        Text::new(
            format!("{n} dari {of} perangkat daerah yang diberi tugas oleh {above} belum mempunyai Renstra di sini: {list}."),
            format!("Of {of} agencies to which the {above} gives duties, these have no Renstra here: {list}."),
        ),
        Text::new(
            "Tambahkan Renstra mereka ke ruang kerja; sampai ada, cakupannya tidak dapat diperiksa.",
            "Add their Renstra to the workspace; until then their coverage cannot be checked.",
        ),
    );
    finding.label(Text::new("Renstra belum ada", "no Renstra"));
    for (agency, _) in missing {
        let agency = region.register.get(*agency);
        finding.subjects.push(Subject {
            node: agency.node,
            at: region.at(agency.node, Place::Header),
            words: Text::new(&*agency.id, &*agency.id),
            label: Text::default(),
        });
    }
}

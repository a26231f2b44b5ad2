//! D02 perangkat-daerah-tanpa-pendamping: an agency that no one coaches.

use std::collections::BTreeSet;

use selaras_syntax::schema::{NodeKind, PropKind};

use crate::documents::NodeRef;
use crate::finding::{Findings, Subject};
use crate::place::Place;
use crate::plan::structure;
use crate::region::Region;
use crate::register::{Agency, AgencyId};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::pendamping::coached;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "D02",
    slug: "perangkat-daerah-tanpa-pendamping",
    severity: Severity::Warning,
    title: Words { id: "Perangkat daerah tanpa pendamping", en: "An agency that no one coaches" },
    compares: Words {
        id: "Daftar perangkat daerah dibandingkan dengan yang didampingi, bila ada dokumen pendampingan \
             untuk rencana itu.",
        en: "The register is compared with the agencies that are coached, where the plan has a \
             `pendampingan`.",
    },
    why: Words {
        id: "Perangkat daerah tanpa pendamping mengirim naskah yang belum pernah dibaca orang lain.",
        en: "An agency without a coach hands in a plan that nobody else has read.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Koordinator pendampingan menunjuk pendamping.",
        en: "Whoever coordinates the coaching names a coach.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Satu kecamatan terlewat.", en: "One kecamatan was forgotten." },
            changes: &[Change {
                file: "pendampingan.selaras",
                from: "mendampingi dinkes, kec-selatan",
                to: "mendampingi dinkes",
            }],
            today: None,
            expect: &["daerah.selaras:11 warning"],
        },
        Example {
            title: Words {
                id: "Dua terlewat: satu temuan, pada yang pertama.",
                en: "Two were forgotten: one finding, at the first.",
            },
            changes: &[Change {
                file: "pendampingan.selaras",
                from: r#"  pendamping P2 "Perencana Ahli Muda" { mendampingi dinkes, kec-selatan }
"#,
                to: "",
            }],
            today: None,
            expect: &["daerah.selaras:9 warning"],
        },
    ],
    right: &[
        Example {
            title: Words { id: "Didampingi oleh pendamping ketiga.", en: "Coached by a third coach." },
            changes: &[Change {
                file: "pendampingan.selaras",
                from: "mendampingi dinkes, kec-selatan }",
                to: r#"mendampingi dinkes }
  pendamping P3 "Perencana Ahli Pertama" { mendampingi kec-selatan }"#,
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Didampingi sebagai anggota kelompok.",
                en: "Coached as a member of a group.",
            },
            changes: &[
                Change { file: "pendampingan.selaras", from: "batas      2 ", to: "batas      3 " },
                Change {
                    file: "pendampingan.selaras",
                    from: "mendampingi dinkes, kec-selatan",
                    to: "mendampingi dinkes, kecamatan",
                },
            ],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(region: &Region, found: &mut Findings) {
    let Some(mut coached) = coached_agencies(region) else { return };
    coached.sort_unstable();
    // A part of a coached agency is read with it.
    let has_coach = |agency: &AgencyId| {
        let whole = region.register.get(*agency).part_of.as_ref().and_then(|id| region.register.agency(id));
        [Some(*agency), whole].into_iter().flatten().any(|a| coached.binary_search(&a).is_ok())
    };
    let without: Vec<&Agency> = with_work(region)
        .into_iter()
        .filter(|agency| !has_coach(agency))
        .map(|agency| region.register.get(agency))
        .collect();
    let Some(first) = without.first().map(|agency| agency.node) else { return };
    let (n, list) = ("{n}", "{daftar}");
    let message = Text::new(
        format!("{n} perangkat daerah belum mempunyai pendamping: {list}."),
        format!("Agencies without a coach: {list}."),
    );
    let help = Text::new(
        "Tulis perangkat daerah itu pada “mendampingi” salah satu pendamping.",
        "Write the agency into the `mendampingi` of a coach.",
    );
    let register = NodeRef { node: 0, ..first };
    let finding = found.add(&RULE, register, region.at(first, Place::Header), message, help);
    finding.label(Text::new("belum didampingi", "no coach"));
    for agency in without {
        let at = region.at(agency.node, Place::Header);
        let words = Text::new(&*agency.id, &*agency.id);
        finding.subjects.push(Subject { node: agency.node, at, words, label: Text::default() });
    }
}

/// The agencies that the coaches of the plan accompany; none where no one has shared them out, or a line that does
/// cannot be read.
fn coached_agencies(region: &Region) -> Option<Vec<AgencyId>> {
    let documents = region.documents;
    let plan = documents.first_version(region.doc);
    let of_plan = documents.iter().filter(|(_, d)| {
        let follows = d.upstream.doc().is_some_and(|up| documents.first_version(up) == plan);
        d.kind == NodeKind::Pendampingan && d.counts() && follows
    });
    let mut agencies: Option<Vec<AgencyId>> = None;
    for (doc, _) in of_plan {
        let tree = structure(region.db, region.workspace, doc);
        for coach in tree.of_kind(NodeKind::Pendamping) {
            let head = tree.head(coach);
            if head.attrs.iter().any(|a| a.kind == PropKind::Mendampingi && a.broken) {
                return None;
            }
            let coached = coached(head, &region.register);
            agencies.get_or_insert_default().extend(coached.known.into_iter().chain(coached.perhaps));
        }
    }
    agencies
}

/// The agencies that have something to be coached in: a duty of the plan, or a Renstra.
fn with_work(region: &Region) -> BTreeSet<AgencyId> {
    let mut agencies: BTreeSet<AgencyId> =
        region.members.iter().flat_map(|m| m.plan.agencies.agencies.iter().copied()).collect();
    for (layer, node) in region.view.nodes() {
        let duty = layer.plan.duty(node);
        if duty.all {
            return region.register.ids().collect();
        }
        // Whom an unknown name means (R09) nobody knows.
        if !duty.unknown {
            agencies.extend(&duty.agencies);
        }
    }
    agencies
}

//! C01 sasaran-rpjmd-tidak-didukung: a sasaran of the RPJMD that no agency in charge supports.

use selaras_syntax::schema::NodeKind;

use crate::context::document_word;
use crate::documents::NodeRef;
use crate::finding::Findings;
use crate::place::Place;
use crate::region::{Member, Region};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::cakupan::{Support, indicators, support};
use crate::rules::rujukan::shortest;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C01",
    slug: "sasaran-rpjmd-tidak-didukung",
    severity: Severity::Error,
    title: Words { id: "Sasaran RPJMD tidak didukung", en: "A sasaran of the RPJMD without support" },
    compares: Words {
        id: "Setiap sasaran RPJMD dibandingkan dengan Renstra penanggung jawabnya: adakah yang \
             mendukungnya, atau yang mengacu atau berkontribusi ke indikatornya.",
        en: "Every sasaran of the RPJMD is compared with the Renstra of those in charge: does any of them \
             support it, or adopt or contribute to its indicator?",
    },
    why: Words {
        id: "Sasaran tanpa pendukung tidak dikerjakan siapa pun, tetapi tetap ditagih pada akhir periode.",
        en: "A sasaran that nobody supports is worked on by nobody, and is still asked for when the \
             period ends.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah penanggung jawab menambahkan dukungan; bila tidak ada penanggung \
             jawab, Bappeda menunjuknya.",
        en: "The planner of the agency in charge adds the support; where none is in charge, Bappeda names \
             one.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Dinas hanya mendukung satu dari dua sasarannya.",
                en: "An agency supports only one of its two sasaran.",
            },
            changes: &[
                Change { file: "dinkes.renstra", from: "mendukung T2/S1, T2/S2", to: "mendukung T2/S1" },
                Change {
                    file: "dinkes.renstra",
                    from: "      indikator mengacu T2/S2/PHBS",
                    to: r#"      indikator AIR "Persentase rumah dengan air layak minum" {
        satuan persen; arah naik; sumber-data "Catatan puskesmas"
        awal   2024 = 80
        target = 82 | 84 | 86 | 88 | 90
      }"#,
                },
            ],
            today: None,
            expect: &["dinkes.renstra:1 error"],
        },
        Example {
            title: Words {
                id: "Sasaran tanpa penanggung jawab dan tanpa pendukung.",
                en: "A sasaran with nobody in charge and nobody to support it.",
            },
            changes: &[Change {
                file: "rpjmd.rpjmd",
                from: r#"      sasaran S2 "Membaiknya kebiasaan"#,
                to: r#"      sasaran S3 "Terkendalinya penyakit menular" {
        indikator TBC "Persentase pasien TBC yang sembuh" {
          satuan persen; arah naik; sumber-data "Catatan puskesmas"
          awal   2024 = 82
          target = 84 | 86 | 88 | 90 | 92
        }
      }
      sasaran S2 "Membaiknya kebiasaan"#,
            }],
            today: None,
            expect: &["rpjmd.rpjmd:56 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Tidak didukung secara langsung, tetapi indikatornya diacu.",
            en: "Not supported directly, but its indicator is adopted.",
        },
        changes: &[Change { file: "dinkes.renstra", from: "mendukung T2/S1, T2/S2", to: "mendukung T2/S1" }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(region: &Region, found: &mut Findings) {
    let indicators = indicators(region);
    for (layer, sasaran) in region.nodes(NodeKind::Sasaran) {
        if layer.tree.head(sasaran.node).broken {
            continue;
        }
        match support(region, sasaran, indicators.get(&sasaran).map_or(&[], |i| i)) {
            Support::Settled => {}
            Support::Missing(first) if region.hides_a_reference(first) => {}
            Support::Missing(first) => unsupported(region, found, sasaran, first),
            Support::Nobody => nobody(region, found, sasaran),
        }
    }
}

/// At the first line of what lacks it.
fn unsupported(region: &Region, found: &mut Findings, sasaran: NodeRef, first: &Member) {
    let renstra = NodeRef { doc: first.doc, node: 0 };
    let (name, own) = (region.name(sasaran), region.renstra(renstra.doc));
    let (above, path) = (document_word(region.document.kind), shortest(&[&region.view], sasaran));
    let finding = found.add(
        &RULE,
        renstra,
        region.at(renstra, Place::Header),
        Text::new(
            format!("{name} di {above} belum didukung Renstra penanggung jawabnya ({own})."),
            format!("{name} in the {above} is supported by no Renstra of those in charge ({own})."),
        ),
        Text::new(
            format!("Tulis mendukung {path} pada tujuan atau sasaran Renstra, atau acu indikatornya."),
            format!("Write mendukung {path} at a tujuan or sasaran of the Renstra, or adopt its indicator."),
        ),
    );
    finding.label(Text::new("belum mendukung", "does not support it"));
    finding.related(
        Some(sasaran),
        region.at(sasaran, Place::Header),
        Text::new(format!("sasaran {above}"), format!("the sasaran of the {above}")),
    );
}

fn nobody(region: &Region, found: &mut Findings, sasaran: NodeRef) {
    let (name, path) = (region.name(sasaran), shortest(&[&region.view], sasaran));
    let finding = found.add(
        &RULE,
        sasaran,
        region.at(sasaran, Place::Header),
        Text::new(
            format!("{name} tidak mempunyai penanggung jawab dan tidak didukung Renstra mana pun."),
            format!("Nobody is in charge of {name}, and no Renstra supports it."),
        ),
        Text::new(
            format!("Tulis penanggung-jawab di sini, lalu mendukung {path} di Renstranya."),
            format!("Write penanggung-jawab here, then mendukung {path} in that agency’s Renstra."),
        ),
    );
    finding.label(Text::new("tanpa pendukung", "without support"));
}

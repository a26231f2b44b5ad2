//! C06 misi-tidak-dijabarkan: a misi none of whose sasaran is supported.

use rustc_hash::FxHashSet;
use selaras_syntax::schema::NodeKind;

use crate::documents::{DocId, NodeRef};
use crate::finding::Findings;
use crate::place::Place;
use crate::region::Region;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C06",
    slug: "misi-tidak-dijabarkan",
    severity: Severity::Error,
    title: Words { id: "Misi tidak dijabarkan", en: "A misi that is not spelt out" },
    compares: Words {
        id: "Setiap misi diperiksa apakah setidaknya satu sasarannya didukung sebuah Renstra. Pada RPD \
             yang diperiksa adalah tujuan.",
        en: "Every misi is checked for at least one sasaran that a Renstra supports. In an RPD it is the \
             tujuan.",
    },
    why: Words {
        id: "Misi adalah janji kepala daerah. Tanpa sasaran yang dikerjakan, misi itu tinggal semboyan.",
        en: "A misi is the promise of the head of the region. Without a sasaran that is worked on, it \
             stays a slogan.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana Bappeda menjabarkan misi itu menjadi tujuan dan sasaran, lalu menunjuk penanggung \
             jawabnya.",
        en: "Bappeda’s planner spells the misi out into tujuan and sasaran, and names who is in charge.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Misi ketiga belum mempunyai tujuan dan sasaran.",
            en: "A third misi has neither tujuan nor sasaran yet.",
        },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: "  janji J1",
            to: r#"  misi M3 "Merawat lingkungan kota"

  janji J1"#,
        }],
        today: None,
        expect: &["rpjmd.rpjmd:67 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Sasaran misi didukung hanya lewat indikator yang diacu.",
            en: "The sasaran of a misi are supported only by indicators that are adopted.",
        },
        changes: &[Change { file: "dinkes.renstra", from: "mendukung T2/S1, T2/S2", to: "mendukung T2" }],
        today: None,
        expect: &[],
    }],
};

/// A misi whose sasaran nobody supports is told so at each of them (C01), or its agencies have no Renstra yet (C09):
/// what is left for this rule is a misi without a sasaran. A transition plan (RPD) may have tujuan in the place of misi.
pub(crate) fn check(region: &Region, found: &mut Findings) {
    // A plan in the making, in which no misi has a sasaran yet, is not asked for them one by one.
    let mut spelt_out = FxHashSet::default();
    for (layer, sasaran) in region.nodes(NodeKind::Sasaran) {
        for node in layer.tree.ancestors(sasaran.node).skip(1) {
            spelt_out.insert(region.view.current(NodeRef { doc: layer.doc, node }));
        }
    }
    if spelt_out.is_empty() {
        return;
    }
    // A sasaran that stands where it cannot (S01) counts nowhere, and is no second mistake.
    let layers = region.view.layers.iter();
    let misplaced: FxHashSet<DocId> = layers
        .filter(|layer| layer.tree.misplaced(0).any(|head| head.kind == NodeKind::Sasaran))
        .map(|layer| layer.doc)
        .collect();
    for (layer, node) in region.view.nodes() {
        let top = match layer.tree.kind(node) {
            NodeKind::Misi => true,
            NodeKind::Tujuan => layer.tree.parent(node) == Some(0) && region.document.kind == NodeKind::Rpd,
            _ => false,
        };
        let here = NodeRef { doc: layer.doc, node };
        if !top || spelt_out.contains(&here) || misplaced.contains(&layer.doc) || layer.tree.head(node).broken
        {
            continue;
        }
        let name = region.name(here);
        let finding = found.add(
            &RULE,
            here,
            region.at(here, Place::Header),
            Text::new(
                format!("{name} tidak mempunyai sasaran yang didukung Renstra."),
                format!("{name} has no sasaran that a Renstra supports."),
            ),
            Text::new(
                "Jabarkan menjadi sasaran dengan penanggung jawab, lalu dukung di Renstranya.",
                "Spell it out into sasaran with someone in charge, and support them in a Renstra.",
            ),
        );
        finding.label(Text::new("tanpa sasaran", "without sasaran"));
    }
}

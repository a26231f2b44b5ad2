//! I22 nama-indikator-tidak-ada: an indicator without a name, neither written nor inherited.

use crate::context::Ctx;
use crate::facts::Adopts;
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I22",
    slug: "nama-indikator-tidak-ada",
    severity: Severity::Error,
    title: Words { id: "Indikator tanpa nama", en: "An indicator without a name" },
    compares: Words {
        id: "Setiap indikator berkode diperiksa apakah mempunyai nama, ditulis sendiri atau diambil dari \
             RPJMD.",
        en: "Every indicator with a code is checked for a name, written or taken from the RPJMD.",
    },
    why: Words {
        id: "Baris target tanpa nama tidak dapat dibaca siapa pun di luar penyusunnya.",
        en: "Nobody but its author can read a row of targets without a name.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menuliskan namanya.",
        en: "The agency’s planner writes the name.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Hanya kode yang ditulis.", en: "Only the code is written." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"indikator KANAL "Jumlah kanal yang dikelola" {"#,
            to: "indikator KANAL {",
        }],
        today: None,
        expect: &["diskominfo.renstra:36 error"],
    }],
    right: &[Example {
        title: Words { id: "Nama diambil dari RPJMD.", en: "The name is taken from the RPJMD." },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "indikator mengacu 2.16.02/PAHAM",
            to: "indikator PAHAM mengacu 2.16.02/PAHAM",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        let head = ctx.head(item.node);
        // One without a code, too, is S09. A name that is inherited is missing there, if anywhere.
        let inherits = matches!(item.adopts, Adopts::One(..) | Adopts::Unknown(_));
        if head.code.is_none() || head.broken || inherits {
            continue;
        }
        if head.title.as_deref().is_some_and(|t| !t.trim().is_empty()) {
            continue;
        }
        let name = ctx.name(item.node);
        let message = Text::new(format!("{name} tidak mempunyai nama."), format!("{name} has no name."));
        let help = Text::new(
            "Tulis namanya dalam tanda petik setelah kodenya.",
            "Write its name, in quotes, after the code.",
        );
        let at = ctx.at(item.node, Place::Header);
        found.add(&RULE, ctx.node(item.node), at, message, help).label(Text::new("tanpa nama", "no name"));
    }
}

//! W01 periode-berbeda: the period is not the RPJMD’s.

use selaras_syntax::schema::PropKind;

use crate::context::{Ctx, document_word};
use crate::documents::{DocId, NodeRef};
use crate::finding::Findings;
use crate::place::Place;
use crate::plan::{calendar, structure};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "W01",
    slug: "periode-berbeda",
    severity: Severity::Error,
    title: Words { id: "Periode berbeda dari RPJMD", en: "The period differs from the RPJMD’s" },
    compares: Words {
        id: "Periode Renstra dibandingkan dengan periode RPJMD. Tahun-tahun tabel boleh lain; yang \
             dibandingkan hanya “periode”.",
        en: "The period of a Renstra is compared with the RPJMD’s. The years of its tables may differ; \
             only `periode` is compared.",
    },
    why: Words {
        id: "Renstra untuk periode lain mengerjakan RPJMD yang lain.",
        en: "A Renstra for another period works on another RPJMD.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah memakai periode RPJMD; tahun tabelnya ditulis pada “tahun”.",
        en: "The agency’s planner takes the RPJMD’s period; the years of the tables go into `tahun`.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Periode dimulai setahun lebih awal.", en: "The period begins a year early." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "  periode          2025-2029",
                to: "  periode          2024-2029",
            }],
            today: None,
            expect: &["diskominfo.renstra:4 error"],
        },
        Example {
            title: Words {
                id: "Tanpa “tahun”, kolom tabelnya mengikuti periode yang meragukan: barisnya tidak dinilai.",
                en: "Without `tahun` the columns follow the period in doubt: the rows are not judged.",
            },
            changes: &[Change {
                file: "kec-selatan.renstra",
                from: "  periode          2025-2029",
                to: "  periode          2026-2030",
            }],
            today: None,
            expect: &["kec-selatan.renstra:4 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Tanda pisah yang lain, dan tahun tabel yang ditulis sendiri.",
            en: "Another dash, and the years of the tables written by themselves.",
        },
        changes: &[Change {
            file: "kec-selatan.renstra",
            from: "  periode          2025-2029",
            to: r"  periode          2025–2029
  tahun            2025-2029",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    let Some(above) = ctx.documents.rpjmd_of(ctx.document) else { return };
    let (Some(own), Some(theirs)) = (ctx.plan.periode, calendar(ctx.db, ctx.workspace, above).periode) else {
        return;
    };
    // A revision that says no period has the one that it revises; the finding stands there.
    let Some((n, _)) = ctx.attr(0, PropKind::Periode).filter(|_| own != theirs) else { return };
    let (name, word) = (ctx.name(0), ctx.kind_word(above));
    let message = Text::new(
        format!("Periode {name} {own}, sedangkan {word} yang menjadi pedomannya {theirs}."),
        format!("The period of {name} is {own}, but the {word} that it follows is for {theirs}."),
    );
    let help = Text::new(
        format!("Tulis periode {word}; bila tabelnya memuat tahun lain, sebut itu pada “tahun”."),
        format!("Write the {word}’s period; where its tables have other years, give them in `tahun`."),
    );
    let finding = found.add(&RULE, ctx.node(0), ctx.at(0, Place::Prop(n)), message, help);
    finding.label(Text::new(
        format!("{own} di {}", document_word(ctx.document.kind)),
        format!("{own} in the {}", document_word(ctx.document.kind)),
    ));
    let there = NodeRef { doc: above, node: 0 };
    let place = periode_place(ctx, above);
    let words = Text::new(format!("{theirs} di {word}"), format!("{theirs} in the {word}"));
    finding.related(Some(there), ctx.at_node(there, place), words);
}

/// Where a plan says its period.
fn periode_place(ctx: &Ctx, doc: DocId) -> Place {
    let attrs = &structure(ctx.db, ctx.workspace, doc).head(0).attrs;
    let said = attrs.iter().position(|a| a.kind == PropKind::Periode);
    said.map_or(Place::Header, |n| Place::Prop(n as u16))
}

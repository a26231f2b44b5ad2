//! S09 wajib-diisi: what a plan, a program or an indicator cannot do without.

use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::Ctx;
use crate::finding::Findings;
use crate::items::Role;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S09",
    slug: "wajib-diisi",
    severity: Severity::Error,
    title: Words { id: "Keterangan wajib belum diisi", en: "A mandatory property is missing" },
    compares: Words {
        id: "Rencana diperiksa apakah menyebut periode, daerah atau perangkat daerah, dan bagi Renstra \
             pedomannya; program dan indikator apakah mempunyai kode atau nama.",
        en: "A plan is checked for its period, its region or agency, and a Renstra for the plan it \
             follows; a program or indicator for a code or a name.",
    },
    why: Words {
        id: "Tanpa keterangan ini sebuah rencana tidak dapat dihubungkan dengan rencana lain, dan sebuah \
             baris tidak dapat disebut.",
        en: "Without these a plan cannot be connected with others, and a row cannot be spoken of.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah mengisinya dari halaman judul atau dari tabel sumbernya.",
        en: "The author fills it in from the title page or the source table.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Renstra hanya menyebut tahun tabelnya, tidak periodenya.",
                en: "A Renstra names the years of its tables, but not its period.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "  periode          2025-2029\n", to: "" }],
            today: None,
            expect: &["diskominfo.renstra:1 error"],
        },
        Example {
            title: Words {
                id: "Indikator tanpa kode dan tanpa nama.",
                en: "An indicator with neither code nor name.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"indikator KANAL "Jumlah kanal yang dikelola" {"#,
                to: "indikator {",
            }],
            today: None,
            expect: &["diskominfo.renstra:36 error"],
        },
        Example {
            title: Words {
                id: "Renstra tanpa perangkat daerah dan pedoman: satu temuan menyebut keduanya.",
                en: "A Renstra without agency and plan to follow: one finding names both.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"  berpedoman       contoh-2025
  perangkat-daerah diskominfo
",
                to: "",
            }],
            today: None,
            expect: &["diskominfo.renstra:1 error"],
        },
        Example {
            title: Words {
                id: "RPJMD tanpa periode: target Renstra yang diambil darinya tidak dinilai.",
                en: "An RPJMD without a period: targets that Renstra take from it are not judged.",
            },
            changes: &[Change { file: "rpjmd.rpjmd", from: "  periode        2025-2029\n", to: "" }],
            today: None,
            expect: &["rpjmd.rpjmd:1 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Indikator tanpa kode, tetapi bernama.",
                en: "An indicator without a code, but with a name.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"indikator KANAL "Jumlah kanal yang dikelola" {"#,
                to: r#"indikator "Jumlah kanal yang dikelola" {"#,
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Perubahan RPJMD mempertahankan yang tidak ditulisnya lagi.",
                en: "A revision keeps what it does not write again.",
            },
            changes: &[Change {
                file: "perubahan.rpjmd",
                from: "",
                to: r#"rpjmd contoh-2025-perubahan "Perubahan RPJMD Kota Contoh" {
  perubahan-dari contoh-2025
  ditetapkan     2025-12-15
}
"#,
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    plan(ctx, found);
    for node in ctx.tree.nodes() {
        let head = ctx.head(node);
        if matches!(head.kind, NodeKind::Program | NodeKind::Indikator)
            && head.code.is_none()
            && head.title.is_none()
            && !head.broken
            // An adopted indicator takes code and name from there.
            && !head.refs.iter().any(|r| r.role == Role::Mengacu)
        {
            nameless(ctx, found, node);
        }
    }
}

/// What a plan's header must say. A revision keeps what it does not restate, and the beginning of an orphan is not here.
fn plan(ctx: &Ctx, found: &mut Findings) {
    let kind = ctx.document.kind;
    if !kind.is_plan() || ctx.table.is_some() || ctx.document.orphan || ctx.head(0).broken {
        return;
    }
    if ctx.attr(0, PropKind::PerubahanDari).is_some() {
        return;
    }
    let of_agency = matches!(kind, NodeKind::Renstra | NodeKind::Renja);
    let owner = if of_agency { PropKind::PerangkatDaerah } else { PropKind::Daerah };
    let follows = (kind == NodeKind::Renstra).then_some(PropKind::Berpedoman);
    // One that stands in a later part is S08.
    let later = |kind| {
        let mut heads = ctx.tree.continuing().filter(|(.., node)| *node == 0);
        heads.any(|(part, local, _)| ctx.tree.head_in(part, local).attrs.iter().any(|a| a.kind == kind))
    };
    let missing: Vec<&str> = [Some(PropKind::Periode), Some(owner), follows]
        .into_iter()
        .flatten()
        .filter(|kind| ctx.attr(0, *kind).is_none() && !later(*kind))
        .map(PropKind::keyword)
        .collect();
    let Some(first) = missing.first() else { return };
    let (name, list) = (ctx.name(0), missing.join(", "));
    let message =
        Text::new(format!("{name} belum menyebut {list}."), format!("{name} does not say its {list}."));
    let help = Text::new(
        format!("Tulis {list} di bawah baris pertamanya."),
        format!("Write {list} below its first line."),
    );
    let finding = found.add(&RULE, ctx.node(0), ctx.at(0, Place::Header), message, help);
    finding.label(Text::new(format!("{first} belum ada"), format!("no {first}")));
}

fn nameless(ctx: &Ctx, found: &mut Findings, node: u32) {
    let kind = ctx.tree.kind(node).keyword();
    let around = ctx.tree.parent(node).map(|p| ctx.name(p)).unwrap_or_default();
    let message = Text::new(
        format!("Sebuah {kind} di bawah {around} tidak mempunyai kode maupun nama."),
        format!("A {kind} below {around} has neither code nor name."),
    );
    let help = Text::new(
        format!("Tulis kode atau namanya di belakang “{kind}”."),
        format!("Write its code or its name behind “{kind}”."),
    );
    let finding = found.add(&RULE, ctx.node(node), ctx.at(node, Place::Header), message, help);
    finding.label(Text::new("tanpa kode dan nama", "no code, no name"));
}

//! R06 dokumen-tidak-ada: a plan that is not in the workspace; the nearest.

use selaras_plan::name;
use selaras_syntax::schema::NodeKind;

use crate::context::{Ctx, document_word};
use crate::documents::{DocId, Leads, header_ref};
use crate::finding::{Edit, Findings};
use crate::items::Role;
use crate::links::Target;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::rujukan::written;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R06",
    slug: "dokumen-tidak-ada",
    severity: Severity::Error,
    title: Words {
        id: "Dokumen acuan tidak ada di ruang kerja",
        en: "The plan followed is not in the workspace",
    },
    compares: Words {
        id: "Kode dokumen pada “berpedoman”, “perubahan-dari”, dan kepala “capaian” dibandingkan dengan \
             dokumen yang ada.",
        en: "The document codes in `berpedoman`, `perubahan-dari` and the head of a `capaian` are \
             compared with the documents that are there.",
    },
    why: Words {
        id: "Tanpa dokumen acuan tidak ada yang dapat diselaraskan: pemeriksaan terhadap RPJMD dilewati \
             seluruhnya.",
        en: "Without the plan above there is nothing to align with: every check against the RPJMD is \
             skipped.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Pengelola naskah membetulkan kode dokumen, atau menambahkan berkas yang kurang.",
        en: "Whoever keeps the plans mends the code, or adds the missing file.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Renstra menyebut RPJMD periode lalu yang tidak ada di sini.",
            en: "A Renstra names the last period’s RPJMD, which is not here.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "berpedoman       contoh-2025",
            to: "berpedoman       contoh-2024",
        }],
        today: None,
        expect: &["dinkes.renstra:2 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Dokumen acuan berada di berkas lain dengan nama apa pun.",
            en: "The plan above stands in another file of any name.",
        },
        changes: &[
            Change {
                file: "rencana-panjang.selaras",
                from: "",
                to: r#"rpjpd contoh-2045 "RPJPD Kota Contoh Tahun 2025–2045" {
  daerah  kota-contoh
  periode 2025-2045
  visi "Kota yang tenang"
}
"#,
            },
            Change {
                file: "rpjmd.rpjmd",
                from: "  daerah         kota-contoh",
                to: r"  daerah         kota-contoh
  berpedoman     contoh-2045",
            },
        ],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    let head = ctx.head(0);
    let plans: fn(NodeKind) -> bool = NodeKind::is_plan;
    let upstream = if ctx.document.kind == NodeKind::Capaian { Role::Capaian } else { Role::Berpedoman };
    for (role, leads) in [(upstream, ctx.document.upstream), (Role::PerubahanDari, ctx.document.revises)] {
        if leads == Leads::Missing
            && let Some((id, place)) = header_ref(head, role)
        {
            report(ctx, found, 0, place, id, &nearest(ctx, id, plans));
        }
    }
    if let Some((id, place)) = header_ref(head, Role::Daerah)
        && ctx.documents.named(id, |k| k == NodeKind::Daerah).is_empty()
    {
        report(ctx, found, 0, place, id, &nearest(ctx, id, |k| k == NodeKind::Daerah));
    }
    for link in &ctx.links.list {
        if let Target::NoDocument(near) = &link.to
            && let Some(id) = written(ctx, link).and_then(|r| r.doc.as_deref())
        {
            report(ctx, found, link.node, link.place, id, near);
        }
    }
    if ctx.document.orphan {
        let (id, word) = (&ctx.document.id, document_word(ctx.document.kind));
        let near = nearest(ctx, id, plans);
        found.add(
            &RULE,
            ctx.node(0),
            ctx.at(0, Place::Header),
            Text::new(
                format!("Berkas ini melanjutkan {word} {id}, tetapi bagian pertamanya tidak ada di ruang kerja ini."),
                format!("This file continues the {word} {id}, but its first part is not in this workspace."),
            ),
            known(ctx, &near),
        );
    }
}

fn nearest(ctx: &Ctx, id: &str, wanted: fn(NodeKind) -> bool) -> Vec<DocId> {
    let all: Vec<_> = ctx
        .documents
        .iter()
        .filter(|(n, d)| *n != ctx.doc && d.counts() && !d.orphan && wanted(d.kind) && !d.id.is_empty())
        .collect();
    let ids: Vec<&str> = all.iter().map(|(_, d)| &*d.id).collect();
    name::nearest(id, &ids).into_iter().take(3).map(|n| all[n].0).collect()
}

fn known(ctx: &Ctx, near: &[DocId]) -> Text {
    let ids: Vec<&str> = near.iter().map(|d| &*ctx.documents.get(*d).id).collect();
    match ids.as_slice() {
        [] => Text::new(
            "Tambahkan berkas dokumennya ke ruang kerja ini, atau betulkan kodenya.",
            "Add the document’s file to this workspace, or mend the code.",
        ),
        ids => Text::new(
            format!(
                "Yang ada dan mirip: {}. Betulkan kodenya, atau tambahkan berkas dokumennya.",
                ids.join(", ")
            ),
            format!("There is: {}. Mend the code, or add the document’s file.", ids.join(", ")),
        ),
    }
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32, place: Place, id: &str, near: &[DocId]) {
    let name = ctx.name(node);
    let finding = found.add(
        &RULE,
        ctx.node(node),
        ctx.at(node, place),
        Text::new(
            format!("{name} menyebut dokumen {id}, yang tidak ada di ruang kerja ini."),
            format!("{name} names the document {id}, which is not in this workspace."),
        ),
        known(ctx, near),
    );
    finding.label(Text::new("tidak ada di sini", "not here"));
    for doc in near {
        let id = &ctx.documents.get(*doc).id;
        // A wrong plan would change every comparison: the choice is a person's.
        finding.fix(
            false,
            Text::new(format!("Ganti menjadi {id}"), format!("Change to {id}")),
            ctx.at(node, place),
            Edit::Replace(id.to_string()),
        );
    }
}

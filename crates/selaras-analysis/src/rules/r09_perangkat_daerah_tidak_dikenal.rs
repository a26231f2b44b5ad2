//! R09 perangkat-daerah-tidak-dikenal: an agency that is neither in the register nor an alias.

use selaras_syntax::schema::{NodeKind, PropKind};

use crate::context::Ctx;
use crate::finding::{Edit, Findings};
use crate::items::{Ref, Role};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R09",
    slug: "perangkat-daerah-tidak-dikenal",
    severity: Severity::Error,
    title: Words { id: "Perangkat daerah tidak dikenal", en: "An unknown agency" },
    compares: Words {
        id: "Nama perangkat daerah dibandingkan dengan daftar perangkat daerah, aliasnya, dan \
             kelompoknya.",
        en: "The name of an agency is compared with the register, its aliases and its groups.",
    },
    why: Words {
        id: "Tugas yang diberikan kepada nama yang keliru tidak sampai kepada siapa pun.",
        en: "A duty that is given to a wrong name reaches nobody.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana Bappeda membetulkan kodenya, atau menambahkan alias pada daftar perangkat daerah.",
        en: "Bappeda’s planner mends the code, or adds an alias to the register.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Penanggung jawab sasaran salah ketik.",
                en: "The agency in charge of a sasaran is misspelt.",
            },
            changes: &[Change {
                file: "rpjmd.rpjmd",
                from: "penanggung-jawab diskominfo",
                to: "penanggung-jawab diskomimfo",
            }],
            today: None,
            expect: &["rpjmd.rpjmd:17 error"],
        },
        Example {
            title: Words {
                id: "Perangkat daerah yang didampingi salah ketik.",
                en: "An agency that is coached is misspelt.",
            },
            changes: &[Change {
                file: "pendampingan.selaras",
                from: "mendampingi dinkes, kec-selatan",
                to: "mendampingi dinkes, kec-selatam",
            }],
            today: None,
            expect: &["pendampingan.selaras:6 error"],
        },
    ],
    right: &[Example {
        title: Words { id: "Alias yang terdaftar.", en: "An alias that is registered." },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: "penanggung-jawab diskominfo",
            to: r#"penanggung-jawab "Dinas Kominfo""#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    // Without a register no name can be known; that the region is missing is R06 or S09.
    if ctx.register.agencies.is_empty() {
        return;
    }
    for node in ctx.tree.nodes() {
        for reference in ctx.head(node).refs.iter() {
            let known = match reference.role {
                Role::Agency => is_known(ctx, node, reference),
                Role::Urusan => !ctx.register.with_urusan(&reference.path).is_empty(),
                _ => true,
            };
            if !known {
                report(ctx, found, node, reference);
            }
        }
    }
}

fn is_known(ctx: &Ctx, node: u32, reference: &Ref) -> bool {
    let attr = reference.place.prop().and_then(|n| ctx.head(node).attrs.get(n as usize));
    // The register may name an agency that is no more as the one that a new one replaces.
    if ctx.tree.kind(node) == NodeKind::PerangkatDaerah
        && attr.is_some_and(|a| a.kind == PropKind::Menggantikan)
    {
        return true;
    }
    ctx.register.agency(&reference.path).is_some() || ctx.register.group(&reference.path).is_some()
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32, reference: &Ref) {
    let (word, name) = (&reference.path, ctx.name(node));
    if reference.role == Role::Urusan {
        found.add(
            &RULE,
            ctx.node(node),
            ctx.at(node, reference.place),
            Text::new(
                format!("{name} menyebut urusan {word}, tetapi tidak ada perangkat daerah yang mengampunya."),
                format!("{name} names the urusan {word}, but no agency carries it."),
            ),
            Text::new(
                "Periksa kode urusannya, atau tulis urusan pada perangkat daerahnya.",
                "Check the code of the urusan, or write urusan at its agency.",
            ),
        );
        return;
    }
    let near: Vec<&str> = ctx.register.nearest(word).into_iter().map(|a| &*ctx.register.get(a).id).collect();
    let help = match near.as_slice() {
        [] => Text::new(
            "Tambahkan perangkat daerah ini pada daftar di dokumen daerah, atau betulkan namanya.",
            "Add this agency to the register in the daerah document, or mend its name.",
        ),
        near => Text::new(
            format!("Mungkin maksud Anda: {}.", near.join(", ")),
            format!("Perhaps you mean: {}.", near.join(", ")),
        ),
    };
    let finding = found.add(
        &RULE,
        ctx.node(node),
        ctx.at(node, reference.place),
        Text::new(
            format!("{name} menyebut perangkat daerah {word}, yang tidak ada dalam daftar perangkat daerah."),
            format!("{name} names the agency {word}, which the register does not have."),
        ),
        help,
    );
    finding.label(Text::new("tidak dikenal", "unknown"));
    for id in &near {
        finding.fix(
            near.len() == 1,
            Text::new(format!("Ganti menjadi {id}"), format!("Change to {id}")),
            ctx.at(node, reference.place),
            Edit::Replace((*id).to_owned()),
        );
    }
}

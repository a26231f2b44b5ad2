//! K05 nama-program-berbeda: the same program code with another name than in the RPJMD.

use selaras_plan::name::{Name, same_without_spaces};
use selaras_syntax::schema::NodeKind;

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::finding::{Edit, Findings};
use crate::links::upstream_programs;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::i01_nama_indikator_berbeda::quoted;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "K05",
    slug: "nama-program-berbeda",
    severity: Severity::Warning,
    title: Words {
        id: "Nama program berbeda dari RPJMD", en: "A program’s name differs from the RPJMD’s"
    },
    compares: Words {
        id: "Nama program Renstra dibandingkan dengan nama program berkode sama di RPJMD; huruf besar dan \
             spasi tidak dibedakan.",
        en: "The name of a Renstra’s program is compared with that of the same code in the RPJMD; \
             capitals and blanks do not matter.",
    },
    why: Words {
        id: "Kode yang sama dengan nama lain menandakan daftar nomenklatur yang berbeda, atau kode yang \
             keliru.",
        en: "One code with two names is a sign of two lists of nomenclature, or of a wrong code.",
    },
    basis: Basis::Peraturan("Permendagri 90/2019"),
    repair_by: Words {
        id: "Perencana perangkat daerah memakai nama dari RPJMD.",
        en: "The agency’s planner uses the RPJMD’s name.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Satu kata nama program hilang.", en: "A word of the program’s name is missing."
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"program 2.16.03 "Program Pengelolaan Aplikasi Informatika""#,
            to: r#"program 2.16.03 "Program Aplikasi Informatika""#,
        }],
        today: None,
        expect: &["diskominfo.renstra:55 warning"],
    }],
    right: &[
        Example {
            title: Words {
                id: "Huruf besar dan spasi ganda bukan perbedaan.",
                en: "Capitals and double blanks are no difference.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"program 2.16.03 "Program Pengelolaan Aplikasi Informatika""#,
                to: r#"program 2.16.03 "PROGRAM PENGELOLAAN  APLIKASI INFORMATIKA""#,
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Spasi yang hilang saat tabel disalin dari PDF bukan perbedaan.",
                en: "Blanks that were lost when a table was copied from a PDF are no difference.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"program 2.16.03 "Program Pengelolaan Aplikasi Informatika""#,
                to: r#"program 2.16.03 "Program PengelolaanAplikasi Informatika""#,
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    let Some(upstream) = ctx.upstream.as_ref().filter(|_| ctx.compares()) else { return };
    for program in ctx.of_kind(NodeKind::Program) {
        let Some(title) = ctx.tree.title(program) else { continue };
        let named: Vec<(NodeRef, &str)> = upstream_programs(upstream, ctx.tree, ctx.plan, program)
            .into_iter()
            .filter_map(|above| Some((above, upstream.layer(above.doc)?.tree.title(above.node)?)))
            .collect();
        let Some(&(above, theirs)) = named.first() else { continue };
        let own = Name::new(title);
        if !named.iter().any(|(_, theirs)| *theirs == title || same_without_spaces(&own, &Name::new(theirs)))
        {
            report(ctx, found, program, title, above, theirs);
        }
    }
}

fn report(ctx: &Ctx, found: &mut Findings, program: u32, title: &str, above: NodeRef, theirs: &str) {
    let code = ctx.tree.code(program).unwrap_or_default();
    let (ours, word) = (document_word(ctx.document.kind), ctx.kind_word(above.doc));
    let message = Text::new(
        format!("Program {code} bernama “{title}” di {ours}, sedangkan di {word} “{theirs}”."),
        format!("Program {code} is called “{title}” in the {ours}, but “{theirs}” in the {word}."),
    );
    let help = Text::new(
        format!("Pakai nama dari {word}; bila programnya memang lain, betulkan kodenya."),
        format!("Use the {word}’s name; where it is another program, mend the code."),
    );
    let finding = found.add(&RULE, ctx.node(program), ctx.at(program, Place::Header), message, help);
    finding.label(Text::new("nama lain", "another name"));
    finding.related(
        Some(above),
        ctx.at_node(above, Place::Header),
        Text::new(format!("nama di {word}"), format!("the name in the {word}")),
    );
    finding.fix(
        true,
        Text::new(format!("Pakai nama dari {word}"), format!("Use the {word}’s name")),
        ctx.at(program, Place::Title),
        Edit::Replace(quoted(theirs)),
    );
}

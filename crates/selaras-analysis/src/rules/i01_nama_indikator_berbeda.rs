//! I01 nama-indikator-berbeda: an adopted indicator whose name has drifted.

use selaras_plan::name::{Name, difference, equal};

use crate::context::{Ctx, document_word};
use crate::facts::Adopts;
use crate::finding::{Edit, Findings};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::compare::counterpart;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "I01",
    slug: "nama-indikator-berbeda",
    severity: Severity::Warning,
    title: Words {
        id: "Nama indikator berbeda dari RPJMD",
        en: "The indicator’s name differs from the RPJMD’s",
    },
    compares: Words {
        id: "Nama indikator yang mengacu dibandingkan kata demi kata dengan nama di RPJMD; huruf besar, \
             tanda baca, dan ejaan yang lazim tidak dibedakan.",
        en: "The name of an adopted indicator is compared, word by word, with the RPJMD’s; capitals, \
             punctuation and common spellings do not matter.",
    },
    why: Words {
        id: "Nama yang bergeser membuat pembaca mengira ukurannya lain, dan lama-lama memang menjadi \
             lain.",
        en: "A name that drifts makes readers think of another measure, and in time it becomes one.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah memakai nama RPJMD, atau tidak menuliskannya supaya diambil dari \
             RPJMD.",
        en: "The agency’s planner uses the RPJMD’s name, or leaves it out so that it is taken from there.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Nama yang disusun ulang.", en: "A name put into other words." },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "indikator STUNTING mengacu T2/S1/STUNTING {",
            to: r#"indikator STUNTING "Persentase anak stunting" mengacu T2/S1/STUNTING {"#,
        }],
        today: None,
        expect: &["dinkes.renstra:12 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Hanya huruf besar dan tanda kurung yang berbeda.",
            en: "Only capitals and brackets differ.",
        },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "indikator STUNTING mengacu T2/S1/STUNTING {",
            to: r#"indikator STUNTING "PREVALENSI (Balita Stunting)" mengacu T2/S1/STUNTING {"#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for item in ctx.items() {
        // Where only the equal name makes the link, there is nothing to compare.
        if !matches!(item.adopts, Adopts::One(_, Some(_))) {
            continue;
        }
        let Some((of, _)) = counterpart(ctx, item) else { continue };
        let Some(own) = ctx.tree.title(item.node) else { continue };
        let above = crate::plan::structure(ctx.db, ctx.workspace, of.doc);
        let Some(theirs) = above.title(of.node) else { continue };
        if own == theirs {
            continue;
        }
        let (a, b) = (Name::new(own), Name::new(theirs));
        if equal(&a, &b) {
            continue;
        }
        let (ours, word) = (document_word(ctx.document.kind), ctx.kind_word(of.doc));
        let (id, en) = words(&difference(&a, &b), ours, word);
        let finding = found.add(
            &RULE,
            ctx.node(item.node),
            ctx.at(item.node, Place::Title),
            Text::new(
                format!("Nama {} berbeda dari {word}: {id}.", ctx.name(item.node)),
                format!("The name of {} differs from the {word}’s: {en}.", ctx.name(item.node)),
            ),
            Text::new(
                format!("Pakai nama {word} \"{theirs}\", atau hapus namanya agar diambil dari sana."),
                format!("Use the {word}’s name \"{theirs}\", or delete the name to inherit it."),
            ),
        );
        finding.label(Text::new(format!("nama di {ours}"), format!("the name in the {ours}")));
        finding.related(
            Some(of),
            ctx.at_node(of, Place::Title),
            Text::new(format!("nama di {word}"), format!("the name in the {word}")),
        );
        finding.fix(
            true,
            Text::new(format!("Pakai nama {word}"), format!("Use the {word}’s name")),
            ctx.at(item.node, Place::Title),
            Edit::Replace(quoted(theirs)),
        );
    }
}

/// The words that differ, the first few of them.
fn words(pairs: &[(Option<&str>, Option<&str>)], ours: &str, theirs: &str) -> (String, String) {
    let shown = pairs.iter().take(4);
    let id: Vec<String> = shown
        .clone()
        .map(|pair| match pair {
            (Some(own), Some(other)) => format!("\"{own}\", di {theirs} \"{other}\""),
            (Some(own), None) => format!("\"{own}\" hanya di {ours}"),
            (_, other) => format!("\"{}\" hanya di {theirs}", other.unwrap_or_default()),
        })
        .collect();
    let en: Vec<String> = shown
        .map(|pair| match pair {
            (Some(own), Some(other)) => format!("\"{own}\", in the {theirs} \"{other}\""),
            (Some(own), None) => format!("\"{own}\" only in the {ours}"),
            (_, other) => format!("\"{}\" only in the {theirs}", other.unwrap_or_default()),
        })
        .collect();
    let more = if pairs.len() > 4 { "; …" } else { "" };
    (format!("{}{more}", id.join("; ")), format!("{}{more}", en.join("; ")))
}

/// A text as it must stand in a plan.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

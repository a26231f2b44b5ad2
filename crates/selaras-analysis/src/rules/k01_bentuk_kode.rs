//! K01 bentuk-kode: an official-looking code that is not one of its level.

use selaras_plan::code::{Level, Shape, level, shape};
use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::finding::Findings;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "K01",
    slug: "bentuk-kode",
    severity: Severity::Error,
    title: Words { id: "Bentuk kode keliru", en: "A malformed code" },
    compares: Words {
        id: "Kode dari angka dan titik dibandingkan dengan bentuk kode tingkatnya: program tiga kelompok, \
             kegiatan lima, subkegiatan enam. Kode setempat seperti P1 tidak dinilai.",
        en: "A code of digits and dots is compared with the form of its level: three groups for a \
             program, five for a kegiatan, six for a subkegiatan. A local code such as P1 is not judged.",
    },
    why: Words {
        id: "Kode yang salah bentuk tidak bertemu dengan kodenya di RPJMD dan di sistem keuangan.",
        en: "A malformed code meets neither its like in the RPJMD nor the one in the budget system.",
    },
    basis: Basis::Peraturan("Permendagri 90/2019"),
    repair_by: Words {
        id: "Perencana perangkat daerah menyalin kodenya dari daftar nomenklatur.",
        en: "The agency’s planner copies the code from the list of nomenclature.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Titik tertinggal di belakang kode.", en: "A dot was left behind the code." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"subkegiatan 2.16.02.2.01.0023 ""#,
                to: r#"subkegiatan 2.16.02.2.01.0023. ""#,
            }],
            today: None,
            expect: &["diskominfo.renstra:43 error"],
        },
        Example {
            title: Words { id: "Koma di tengah kode.", en: "A comma inside the code." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"kegiatan 2.16.03.2.01 ""#,
                to: r#"kegiatan 2.16.03.2,01 ""#,
            }],
            today: None,
            expect: &["diskominfo.renstra:58 error"],
        },
        Example {
            title: Words { id: "Urusan dengan kode program.", en: "An urusan with the code of a program." },
            changes: &[Change { file: "program.rpjmd", from: r#"urusan 2.16 ""#, to: r#"urusan 2.16.03 ""# }],
            today: None,
            expect: &["program.rpjmd:12 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Kode setempat bagi subkegiatan yang belum mempunyai kode resmi.",
                en: "A local code, for a subkegiatan that has no official one yet.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"subkegiatan 2.16.02.2.01.0023 ""#,
                to: r#"subkegiatan SK2 ""#,
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Kode program setiap urusan (X.XX), dan angka saja sebagai nomor urut.",
                en: "A program of every urusan (X.XX), and a lone number as a place in a list.",
            },
            changes: &[Change { file: "program.rpjmd", from: r#"urusan 2.16 ""#, to: r#"urusan 216 ""# }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for node in ctx.nodes() {
        if let Some(code) = ctx.tree.code(node)
            && let Some(levels) = levels(ctx.tree.kind(node))
            && is_malformed(code, levels)
            && !ctx.head(node).broken
        {
            report(ctx, found, node, code);
        }
    }
}

/// The levels of the nomenclature that a kind of node may have the code of.
fn levels(kind: NodeKind) -> Option<&'static [Level]> {
    match kind {
        NodeKind::Urusan => Some(&[Level::Urusan, Level::Bidang]),
        NodeKind::Program => Some(&[Level::Program]),
        NodeKind::Kegiatan => Some(&[Level::Kegiatan]),
        NodeKind::Subkegiatan => Some(&[Level::Subkegiatan]),
        _ => None,
    }
}

/// It looks like an official code and is none of its level. A lone number (`3`) is a plan's own.
fn is_malformed(code: &str, levels: &[Level]) -> bool {
    match shape(code) {
        Shape::Official(level) => !levels.contains(&level) && code.contains('.'),
        Shape::Malformed => true,
        Shape::Local => false,
    }
}

/// The node has an official code of its level: what is below it must descend from it.
pub(super) fn is_official(ctx: &Ctx, node: u32) -> bool {
    let levels = levels(ctx.tree.kind(node)).unwrap_or_default();
    ctx.tree.code(node).and_then(level).is_some_and(|l| levels.contains(&l))
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32, code: &str) {
    let (kind, name) = (ctx.tree.kind(node), ctx.name(node));
    let word = kind.keyword();
    let (form, example) = match kind {
        NodeKind::Urusan => (Text::new("satu atau dua kelompok", "one or two groups"), "2.16"),
        NodeKind::Program => (Text::new("tiga kelompok", "three groups"), "2.16.03"),
        NodeKind::Kegiatan => (Text::new("lima kelompok", "five groups"), "2.16.03.2.01"),
        _ => (Text::new("enam kelompok", "six groups"), "2.16.03.2.01.0001"),
    };
    let (id, en) = match (code.ends_with('.'), level(code)) {
        (true, _) => ("berakhir dengan titik".to_owned(), "ends with a dot".to_owned()),
        (_, Some(level)) => {
            let other = level_word(level);
            (
                format!("adalah kode {other}, bukan kode {word}"),
                format!("is a {other} code, not a {word} code"),
            )
        }
        _ => wrong_group(code, kind),
    };
    let message = Text::new(format!("Kode {name} {id}."), format!("The code of {name} {en}."));
    let help = Text::new(
        format!(
            "Salin kodenya dari daftar nomenklatur: {} angka yang dipisah titik, seperti {example}.",
            form.id
        ),
        format!(
            "Copy it from the list of nomenclature: {} of digits parted by dots, such as {example}.",
            form.en
        ),
    );
    let finding = found.add(&RULE, ctx.node(node), ctx.at(node, Place::Code), message, help);
    finding.label(Text::new(format!("bukan kode {word}"), format!("no {word} code")));
}

/// What is wrong with a code that is none of any level.
fn wrong_group(code: &str, kind: NodeKind) -> (String, String) {
    let word = kind.keyword();
    if code.contains(',') {
        return ("memakai koma, bukan titik".to_owned(), "has a comma where a dot belongs".to_owned());
    }
    let groups: Vec<&str> = code.split('.').collect();
    if groups.contains(&"") {
        return ("mempunyai dua titik berturut-turut".to_owned(), "has two dots in a row".to_owned());
    }
    let digits: &[usize] = match kind {
        NodeKind::Urusan => &[1, 2],
        NodeKind::Program => &[1, 2, 2],
        NodeKind::Kegiatan => &[1, 2, 2, 1, 2],
        _ => &[1, 2, 2, 1, 2, 4],
    };
    let (is, wanted) = (groups.len(), digits.len());
    if is != wanted && !(kind == NodeKind::Urusan && is < wanted) {
        return (
            format!("mempunyai {is} kelompok, padahal kode {word} {wanted}"),
            format!("has {is} groups, but a {word} code has {wanted}"),
        );
    }
    let wrong = groups.iter().zip(digits).enumerate().find(|(_, (group, digits))| group.len() != **digits);
    match wrong {
        Some((n, (group, digits))) => {
            let (nth, plural) = (n + 1, if *digits == 1 { "" } else { "s" });
            (
                format!("salah pada kelompok ke-{nth}: “{group}” seharusnya {digits} angka"),
                format!("is wrong in group {nth}: “{group}” should have {digits} digit{plural}"),
            )
        }
        None => (format!("bukan kode {word}"), format!("is no {word} code")),
    }
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Urusan => "urusan",
        Level::Bidang => "bidang urusan",
        Level::Program => "program",
        Level::Kegiatan => "kegiatan",
        Level::Subkegiatan => "subkegiatan",
        Level::PerangkatDaerah => "perangkat daerah",
    }
}

//! C05 janji-tidak-diwujudkan: a promise without a way, or whose way has no target or no money.

use rustc_hash::FxHashMap;
use selaras_plan::code::same_program;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::documents::{DocId, NodeRef};
use crate::finding::Findings;
use crate::items::Role;
use crate::links::links;
use crate::place::Place;
use crate::plan::structure;
use crate::region::{Region, deeds};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::cakupan::in_common;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C05",
    slug: "janji-tidak-diwujudkan",
    severity: Severity::Error,
    title: Words { id: "Janji belum diwujudkan", en: "A promise that is not realised" },
    compares: Words {
        id: "Setiap janji diperiksa apakah menyebut program atau kegiatan yang mewujudkannya, dan apakah \
             yang disebut itu mempunyai target dan pagu di sebuah Renstra.",
        en: "Every promise is checked for the program or kegiatan that realises it, and that for targets \
             and pagu in some Renstra.",
    },
    why: Words {
        id: "Janji tanpa program adalah kalimat. Warga akan menagihnya, dan tidak ada dinas yang merasa \
             ditugasi.",
        en: "A promise without a program is a sentence. Residents will ask for it, and no agency feels in \
             charge.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana Bappeda menambahkan “melalui” dengan program atau kegiatannya; perangkat daerah \
             mengisi target dan pagunya.",
        en: "Bappeda’s planner adds `melalui` with the program or kegiatan; the agency fills in targets \
             and pagu.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Janji tidak menyebut program apa pun.", en: "A promise names no program." },
            changes: &[Change {
                file: "rpjmd.rpjmd",
                from: r#"janji J1 "Layanan daring untuk semua warga" { melalui 2.16.03 }"#,
                to: r#"janji J1 "Layanan daring untuk semua warga""#,
            }],
            today: None,
            expect: &["rpjmd.rpjmd:67 error"],
        },
        Example {
            title: Words {
                id: "Program yang disebut janji tidak diberi pagu di Renstra.",
                en: "The program that a promise names is given no pagu in the Renstra.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: r#"          pagu = Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta
"#,
                    to: r#""#,
                },
                Change {
                    file: "diskominfo.renstra",
                    from: r#"            pagu = Rp4,5 miliar | Rp4,7 miliar | Rp5 miliar | Rp5,2 miliar | Rp5,5 miliar
"#,
                    to: r#""#,
                },
            ],
            today: None,
            expect: &["rpjmd.rpjmd:67 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Janji lewat satu kegiatan Renstra.",
            en: "A promise by way of one kegiatan of a Renstra.",
        },
        changes: &[Change { file: "rpjmd.rpjmd", from: "melalui 2.16.03", to: "melalui 2.16.03.2.02" }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(region: &Region, found: &mut Findings) {
    let mut planned = None;
    for (layer, janji) in region.nodes(NodeKind::Janji) {
        let head = layer.tree.head(janji.node);
        let ways = || head.attrs.iter().filter(|a| a.kind == PropKind::Melalui);
        if head.broken || ways().any(|a| a.broken) {
            continue;
        }
        let links = links(region.db, region.workspace, janji.doc);
        let links = || links.role(janji.node, Role::Melalui);
        // A way that leads nowhere is the business of R01 to R03.
        if links().any(|l| l.to.is_unknown()) {
            continue;
        }
        let named: Vec<NodeRef> =
            links().flat_map(|l| l.to.found()).map(|n| region.view.current(*n)).collect();
        match named.first() {
            None => no_way(region, found, janji),
            Some(first) => match named.iter().map(|n| means(region, &mut planned, *n)).max() {
                Some(Means::Both) | None => {}
                Some(less) => no_means(region, found, janji, *first, less),
            },
        }
    }
}

/// What a program or kegiatan brings to a promise, the better the later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Means {
    /// Neither targets nor money.
    None,
    /// Money only.
    Money,
    /// Targets only.
    Targets,
    /// Both; or nobody can say that it has not.
    Both,
}

/// The programs of all Renstra, and of the versions that they revise, by what codes of one program have in common: one
/// plan after the other.
struct Planned<'a> {
    by_code: FxHashMap<&'a str, Vec<PlannedProgram<'a>>>,
}

/// Whose it is, its code, and whether it has targets and money.
type PlannedProgram<'a> = (DocId, &'a str, (bool, bool));

impl<'a> Planned<'a> {
    fn of(region: &Region<'a>) -> Planned<'a> {
        let mut by_code: FxHashMap<&str, Vec<_>> = FxHashMap::default();
        for doc in region.members.iter().flat_map(|m| region.documents.versions(m.doc)) {
            let tree = structure(region.db, region.workspace, doc);
            for activity in &deeds(region.db, region.workspace, doc).activities {
                if tree.kind(activity.node) == NodeKind::Program
                    && let Some(code) = tree.code(activity.node)
                {
                    let has = (activity.has_target, activity.has_money);
                    by_code.entry(in_common(code)).or_default().push((doc, code, has));
                }
            }
        }
        Planned { by_code }
    }
}

fn means<'a>(region: &Region<'a>, planned: &mut Option<Planned<'a>>, node: NodeRef) -> Means {
    let Some(layer) = region.view.layer(node.doc) else {
        // A kegiatan or subkegiatan of a Renstra.
        let deeds = deeds(region.db, region.workspace, node.doc);
        let own = deeds.activities.iter().filter(|a| a.node == node.node);
        return judge(own.map(|a| (a.has_target, a.has_money))).unwrap_or(Means::Both);
    };
    let Some(code) = layer.tree.code(node.node) else { return Means::Both };
    let duty = region.duty(node);
    // Those who could have planned it are not here (C09), or not known (R09).
    if duty.unknown || !region.keepers(duty).iter().all(|a| region.is_read(*a)) {
        return Means::Both;
    }
    let planned = planned.get_or_insert_with(|| Planned::of(region));
    let alike: Vec<_> = planned.by_code.get(in_common(code)).into_iter().flatten().collect();
    let of_plan = |plan: &[&PlannedProgram]| {
        judge(plan.iter().filter(|(_, own, _)| same_program(own, code)).map(|(.., has)| *has))
    };
    let best = alike.chunk_by(|(a, ..), (b, ..)| a == b).filter_map(of_plan);
    // Where no Renstra has it, that is said there (C02, C14).
    best.max().unwrap_or(Means::Both)
}

/// A program under two sasaran is one. None where there is none.
fn judge(activities: impl Iterator<Item = (bool, bool)>) -> Option<Means> {
    let (target, money) = activities.reduce(|(t, m), (target, money)| (t || target, m || money))?;
    Some(match (target, money) {
        (false, false) => Means::None,
        (false, true) => Means::Money,
        (true, false) => Means::Targets,
        (true, true) => Means::Both,
    })
}

fn no_way(region: &Region, found: &mut Findings, janji: NodeRef) {
    let name = region.name(janji);
    let finding = found.add(
        &RULE,
        janji,
        region.at(janji, Place::Header),
        Text::new(
            format!("{name} tidak menyebut program atau kegiatan yang mewujudkannya."),
            format!("{name} names no program or kegiatan that realises it."),
        ),
        Text::new(
            "Tambahkan melalui dengan kode program atau kegiatannya.",
            "Add melalui with the code of its program or kegiatan.",
        ),
    );
    finding.label(Text::new("tanpa melalui", "without melalui"));
}

fn no_means(region: &Region, found: &mut Findings, janji: NodeRef, by: NodeRef, means: Means) {
    let (name, by_name) = (region.name(janji), region.name(by));
    let (id, en) = match means {
        Means::Money => ("tidak mempunyai target di Renstra mana pun", "has no target in any Renstra"),
        Means::Targets => ("tidak mempunyai pagu di Renstra mana pun", "has no pagu in any Renstra"),
        _ => (
            "tidak mempunyai target maupun pagu di Renstra mana pun",
            "has neither targets nor pagu in any Renstra",
        ),
    };
    let finding = found.add(
        &RULE,
        janji,
        region.at(janji, Place::Header),
        Text::new(
            format!("{name} diwujudkan melalui {by_name}, yang {id}."),
            format!("{name} is to be realised by {by_name}, which {en}."),
        ),
        Text::new(
            "Isi target dan pagunya di Renstra, atau sebut program lain pada melalui.",
            "Fill in targets and pagu in the Renstra, or name another program in melalui.",
        ),
    );
    finding.label(Text::new("belum diwujudkan", "not realised"));
    finding.related(
        Some(by),
        region.at(by, Place::Header),
        Text::new("yang disebut melalui", "what melalui names"),
    );
}

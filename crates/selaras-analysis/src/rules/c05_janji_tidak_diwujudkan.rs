//! C05 janji-tidak-diwujudkan: a promise without a way, or whose way has no target or no money.

use selaras_plan::code::same_program;
use selaras_plan::number::Decimal;
use selaras_syntax::schema::{NodeKind, PropKind};

use crate::documents::NodeRef;
use crate::finding::Findings;
use crate::items::Role;
use crate::links::links;
use crate::pagu::{Amounts, Money};
use crate::place::Place;
use crate::region::{Activity, Region, exports};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

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
             and money in some Renstra.",
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
             and money.",
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
                en: "The program that a promise names is given no money in the Renstra.",
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
            Some(first) => {
                let ways: Vec<Way> = named.iter().map(|n| way(region, *n)).collect();
                if let Some(lack) = ways.into_iter().reduce(Way::best).filter(|w| *w != Way::Good) {
                    no_means(region, found, janji, *first, lack);
                }
            }
        }
    }
}

/// What a program or kegiatan brings to a promise, the better the later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// No Renstra has it.
    Absent,
    /// It has neither targets nor money.
    Bare,
    /// It has money only.
    NoTarget,
    /// It has targets only.
    NoMoney,
    /// It has both, or nobody can say that it has not.
    Good,
}

impl Way {
    fn best(self, other: Way) -> Way {
        self.max(other)
    }
}

fn way(region: &Region, node: NodeRef) -> Way {
    let Some(layer) = region.view.layer(node.doc) else {
        // A kegiatan or subkegiatan of a Renstra.
        let exports = exports(region.db, region.workspace, node.doc);
        return judge(exports.activities.iter().filter(|a| a.node == node.node));
    };
    let Some(code) = layer.tree.code(node.node) else { return Way::Good };
    let best = region
        .members
        .iter()
        .flat_map(|m| region.documents.versions(m.doc))
        .map(|doc| {
            let tree = crate::plan::structure(region.db, region.workspace, doc);
            let exports = exports(region.db, region.workspace, doc);
            let same = |a: &&Activity| {
                tree.kind(a.node) == NodeKind::Program
                    && tree.code(a.node).is_some_and(|c| same_program(c, code))
            };
            judge(exports.activities.iter().filter(same))
        })
        .reduce(Way::best)
        .unwrap_or(Way::Absent);
    let duty = region.duty(node);
    // Those who could have planned it are not here (C09), or not known (R09, C14).
    let open = duty.unknown || region.keepers(duty).iter().any(|a| !region.is_read(*a));
    if open || duty.is_nobody() && best == Way::Absent { Way::Good } else { best }
}

/// A program under two sasaran is one.
fn judge<'x>(activities: impl Iterator<Item = &'x Activity>) -> Way {
    let (mut any, mut target, mut money) = (false, false, false);
    for activity in activities {
        any = true;
        target |= activity.has_target;
        money |= activity.money.as_ref().is_some_and(has_money);
    }
    match (any, target, money) {
        (false, ..) => Way::Absent,
        (_, false, false) => Way::Bare,
        (_, false, true) => Way::NoTarget,
        (_, true, false) => Way::NoMoney,
        (_, true, true) => Way::Good,
    }
}

fn has_money(amounts: &Amounts) -> bool {
    let given = |year| match amounts.at(year) {
        Money::NotGiven => false,
        Money::Unknown => true,
        Money::Amount(amount) => amount > Decimal::ZERO,
    };
    // Of money in columns that nobody knows (S01, S09), nobody knows that there is none.
    amounts.years.is_empty() || amounts.years.iter().any(given)
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

fn no_means(region: &Region, found: &mut Findings, janji: NodeRef, by: NodeRef, lack: Way) {
    let (name, by_name) = (region.name(janji), region.name(by));
    let (id, en) = match lack {
        Way::Absent => ("tidak ada di Renstra mana pun", "is in no Renstra"),
        Way::Bare => (
            "tidak mempunyai target maupun pagu di Renstra mana pun",
            "has neither targets nor money in any Renstra",
        ),
        Way::NoTarget => ("tidak mempunyai target di Renstra mana pun", "has no target in any Renstra"),
        Way::NoMoney | Way::Good => {
            ("tidak mempunyai pagu di Renstra mana pun", "has no money in any Renstra")
        }
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
            "Fill in targets and money in the Renstra, or name another program in melalui.",
        ),
    );
    finding.label(Text::new("belum diwujudkan", "not realised"));
    finding.related(
        Some(by),
        region.at(by, Place::Header),
        Text::new("yang disebut melalui", "what melalui names"),
    );
}

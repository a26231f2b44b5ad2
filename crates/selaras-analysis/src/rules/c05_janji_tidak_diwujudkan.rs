//! C05 janji-tidak-diwujudkan: a promise without a way, or whose way has no target or no money.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

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
    wrong: &[Example {
        title: Words { id: "Janji tidak menyebut program apa pun.", en: "A promise names no program." },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: r#"janji J1 "Layanan daring untuk semua warga" { melalui 2.16.03 }"#,
            to: r#"janji J1 "Layanan daring untuk semua warga""#,
        }],
        today: None,
        expect: &["rpjmd.rpjmd:67 error"],
    }],
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

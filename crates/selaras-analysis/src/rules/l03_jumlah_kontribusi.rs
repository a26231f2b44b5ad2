//! L03 jumlah-kontribusi: contributions that do not make up the whole.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "L03",
    slug: "jumlah-kontribusi",
    severity: Severity::Error,
    title: Words { id: "Kontribusi tidak genap", en: "Contributions that do not make up the whole" },
    compares: Words {
        id: "Bobot semua kontribusi ke satu indikator RPJMD harus 100 persen; tanpa bobot, target para \
             penyumbang dijumlahkan dan dibandingkan dengan target RPJMD.",
        en: "The weights of all contributions to one indicator of the RPJMD must make 100 percent; \
             without weights the contributors’ targets are added up and compared with the RPJMD’s.",
    },
    why: Words {
        id: "Bila bagian-bagiannya tidak genap, target RPJMD tidak tercapai walaupun semua penyumbang \
             berhasil.",
        en: "Where the parts do not make up the whole, the RPJMD’s target is missed though every \
             contributor succeeds.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana Bappeda membagi ulang bobot atau target bersama para penyumbang.",
        en: "Bappeda’s planner shares the weights or targets out again, together with the contributors.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Bobot dua kecamatan hanya 90 persen.",
            en: "The weights of two kecamatan make only 90 percent.",
        },
        changes: &[Change { file: "kec-selatan.renstra", from: "bobot 40%", to: "bobot 30%" }],
        today: None,
        expect: &["rpjmd.rpjmd:27 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Tanpa bobot: target kedua kecamatan berjumlah sama dengan target RPJMD.",
            en: "Without weights: the targets of both kecamatan add up to the RPJMD’s.",
        },
        changes: &[
            Change { file: "kec-utara.renstra", from: " bobot 60%", to: "" },
            Change { file: "kec-selatan.renstra", from: " bobot 40%", to: "" },
        ],
        today: None,
        expect: &[],
    }],
};

//! I01 nama-indikator-berbeda: an adopted indicator whose name has drifted.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

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

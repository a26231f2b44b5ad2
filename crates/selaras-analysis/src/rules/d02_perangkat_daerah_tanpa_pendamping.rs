//! D02 perangkat-daerah-tanpa-pendamping: an agency that no one coaches.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "D02",
    slug: "perangkat-daerah-tanpa-pendamping",
    severity: Severity::Warning,
    title: Words { id: "Perangkat daerah tanpa pendamping", en: "An agency that no one coaches" },
    compares: Words {
        id: "Daftar perangkat daerah dibandingkan dengan yang didampingi, bila ada dokumen pendampingan \
             untuk rencana itu.",
        en: "The register is compared with the agencies that are coached, where the plan has a \
             `pendampingan`.",
    },
    why: Words {
        id: "Perangkat daerah tanpa pendamping mengirim naskah yang belum pernah dibaca orang lain.",
        en: "An agency without a coach hands in a plan that nobody else has read.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Koordinator pendampingan menunjuk pendamping.",
        en: "Whoever coordinates the coaching names a coach.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Satu kecamatan terlewat.", en: "One kecamatan was forgotten." },
        changes: &[Change {
            file: "pendampingan.selaras",
            from: "mendampingi dinkes, kec-selatan",
            to: "mendampingi dinkes",
        }],
        today: None,
        expect: &["daerah.selaras:11 warning"],
    }],
    right: &[Example {
        title: Words { id: "Didampingi oleh pendamping ketiga.", en: "Coached by a third coach." },
        changes: &[Change {
            file: "pendampingan.selaras",
            from: "mendampingi dinkes, kec-selatan }",
            to: r#"mendampingi dinkes }
  pendamping P3 "Perencana Ahli Pertama" { mendampingi kec-selatan }"#,
        }],
        today: None,
        expect: &[],
    }],
};

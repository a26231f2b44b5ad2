//! K01 bentuk-kode: an official-looking code that is not one of its level.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

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
    ],
    right: &[Example {
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
    }],
};

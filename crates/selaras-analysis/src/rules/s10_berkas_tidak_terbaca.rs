//! S10 berkas-tidak-terbaca: a file that cannot be read at all.

use crate::rule::{Basis, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S10",
    slug: "berkas-tidak-terbaca",
    severity: Severity::Error,
    title: Words { id: "Berkas tidak dapat dibaca", en: "A file cannot be read" },
    compares: Words {
        id: "Setiap berkas di ruang kerja dibuka dan dibaca sebagai teks UTF-8.",
        en: "Every file of the workspace is opened and read as UTF-8 text.",
    },
    why: Words {
        id: "Berkas yang tidak terbaca membuat rencananya tampak tidak ada. Temuan ini menyebut sebabnya, \
             supaya tidak dikira kelalaian perangkat daerah.",
        en: "A file that cannot be read makes its plan look absent. This finding names the cause, so that \
             no agency is blamed for it.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Pengelola berkas menyimpan ulang berkas sebagai UTF-8, atau membuka izin bacanya.",
        en: "Whoever keeps the files saves it again as UTF-8, or grants permission to read it.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    // An unreadable file cannot be shown as text; the tests of `selaras-workspace` make such files.
    wrong: &[],
    right: &[],
};

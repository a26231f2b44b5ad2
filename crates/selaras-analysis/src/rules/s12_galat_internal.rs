//! S12 galat-internal: a defect of the tool itself, and how to report it.

use crate::rule::{Basis, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S12",
    slug: "galat-internal",
    severity: Severity::Error,
    title: Words { id: "Galat di dalam Selaras", en: "An error inside Selaras" },
    compares: Words {
        id: "Tidak ada yang dibandingkan: pemeriksaan sebuah berkas berhenti karena cacat pada Selaras \
             sendiri.",
        en: "Nothing is compared: the check of a file stopped because of a defect in Selaras itself.",
    },
    why: Words {
        id: "Berkas lain tetap diperiksa. Berkas ini belum, jadi diamnya bukan tanda bahwa isinya \
             selaras.",
        en: "Other files are still checked. This one is not, so its silence does not mean that it is \
             consistent.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Pengembang Selaras; laporkan beserta berkasnya, atau bagian kecil yang menimbulkannya.",
        en: "The developers of Selaras; report it with the file, or with the small part that causes it.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    // A defect cannot be asked for by a text.
    wrong: &[],
    right: &[],
};

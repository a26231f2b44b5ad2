//! S11 batas-terlampaui: a file beyond the limits of size, depth or number of errors; what was not read.

use crate::rule::{Basis, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S11",
    slug: "batas-terlampaui",
    severity: Severity::Error,
    title: Words { id: "Batas pembacaan terlampaui", en: "A limit of reading is exceeded" },
    compares: Words {
        id: "Ukuran berkas, kedalaman kurung, dan jumlah galat dibandingkan dengan batasnya.",
        en: "The size of a file, the depth of its braces and the number of its errors are compared with \
             their limits.",
    },
    why: Words {
        id: "Batas melindungi dari berkas rusak yang akan menghabiskan memori. Bagian yang tidak dibaca \
             disebut, supaya tidak dikira sudah diperiksa.",
        en: "Limits protect from damaged files that would eat all memory. What was not read is named, so \
             that nobody takes it for checked.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah memecah berkas dengan “lanjutan”, atau membetulkan galat yang pertama dahulu.",
        en: "The author splits the file with `lanjutan`, or mends the first errors first.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    // No short example reaches a limit; the damage tests of the parser do.
    wrong: &[],
    right: &[],
};

//! R07 rujukan-melingkar: plans that follow each other in a circle; the whole circle.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "R07",
    slug: "rujukan-melingkar",
    severity: Severity::Error,
    title: Words {
        id: "Rencana saling berpedoman melingkar",
        en: "Plans that follow each other in a circle",
    },
    compares: Words {
        id: "Rantai “berpedoman” dan “perubahan-dari” ditelusuri; sebuah rencana tidak boleh sampai \
             kepada dirinya sendiri.",
        en: "The chain of `berpedoman` and `perubahan-dari` is walked; no plan may arrive at itself.",
    },
    why: Words {
        id: "Dalam lingkaran tidak ada yang menjadi pedoman. Angka mana yang menentukan tidak dapat \
             diketahui.",
        en: "In a circle nothing leads. Nobody can know whose figures decide.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Pengelola naskah menghapus pedoman yang terbalik; seluruh lingkaran disebut.",
        en: "Whoever keeps the plans removes the one that points the wrong way; the whole circle is \
             named.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "RPJMD berpedoman pada dirinya sendiri.", en: "An RPJMD follows itself." },
        changes: &[Change {
            file: "rpjmd.rpjmd",
            from: "  daerah         kota-contoh",
            to: r"  daerah         kota-contoh
  berpedoman     contoh-2025",
        }],
        today: None,
        expect: &["rpjmd.rpjmd:3 error"],
    }],
    right: &[Example {
        title: Words {
            id: "RPJMD berpedoman pada RPJPD, dan Renstra pada RPJMD.",
            en: "The RPJMD follows the RPJPD, and the Renstra follow the RPJMD.",
        },
        changes: &[
            Change {
                file: "rpjpd.selaras",
                from: "",
                to: r#"rpjpd contoh-2045 "RPJPD Kota Contoh Tahun 2025–2045" {
  daerah  kota-contoh
  periode 2025-2045
  visi "Kota yang tenang"
}
"#,
            },
            Change {
                file: "rpjmd.rpjmd",
                from: "  daerah         kota-contoh",
                to: r"  daerah         kota-contoh
  berpedoman     contoh-2045",
            },
        ],
        today: None,
        expect: &[],
    }],
};

//! P09 total-pagu-salah: a stated total is neither the sum of its years nor the last year.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "P09",
    slug: "total-pagu-salah",
    severity: Severity::Error,
    title: Words { id: "Total pagu salah", en: "A stated total that is wrong" },
    compares: Words {
        id: "Pagu akhir dibandingkan dengan jumlah semua tahun dan dengan tahun terakhir; salah satunya \
             harus sama.",
        en: "The stated total is compared with the sum of all years, and with the last year; one of them \
             must be equal.",
    },
    why: Words {
        id: "Total dikutip dalam ringkasan dan pidato. Total yang salah tidak lagi cocok dengan tabel \
             mana pun.",
        en: "Totals are quoted in summaries and speeches. A wrong one agrees with no table any more.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana menghitung ulang totalnya, atau menghapusnya.",
        en: "The planner adds it up again, or drops it.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Total tidak mengikuti tahun-tahunnya.",
            en: "The total does not follow from its years.",
        },
        changes: &[Change {
            file: "program.rpjmd",
            from: "pagu-akhir Rp6 miliar",
            to: "pagu-akhir Rp5,5 miliar",
        }],
        today: None,
        expect: &["program.rpjmd:25 error"],
    }],
    right: &[Example {
        title: Words {
            id: "Kolom akhir memuat tahun terakhir, bukan jumlah.",
            en: "The final column holds the last year, not the sum.",
        },
        changes: &[Change {
            file: "program.rpjmd",
            from: "pagu-akhir Rp6 miliar",
            to: "pagu-akhir Rp1,4 miliar",
        }],
        today: None,
        expect: &[],
    }],
};

//! P01 jumlah-pagu-salah: the money of a node is not the sum of its children’s.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "P01",
    slug: "jumlah-pagu-salah",
    severity: Severity::Error,
    title: Words {
        id: "Pagu tidak sama dengan jumlah bagiannya",
        en: "Money that is not the sum of its parts",
    },
    compares: Words {
        id: "Pagu sendiri dibandingkan dengan jumlah pagu anak-anaknya, pada tahun yang anaknya berpagu. \
             Anak tanpa pagu dihitung nol dan disebut.",
        en: "A node’s own money is compared with the sum of its children’s, in the years in which a child \
             has some. A child without counts as zero and is named.",
    },
    why: Words {
        id: "Jumlah yang tidak cocok berarti ada uang yang tidak direncanakan, atau rencana tanpa uang.",
        en: "A sum that does not fit means money without a plan, or a plan without money.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah membetulkan pagu anaknya atau jumlahnya.",
        en: "The agency’s planner mends the parts or the sum.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Pagu satu subkegiatan dinaikkan tanpa mengubah kegiatannya.",
                en: "The money of one subkegiatan was raised, but not that of its kegiatan.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "            pagu = Rp400 juta | Rp450 juta | Rp500 juta | Rp550 juta | Rp600 juta",
                to: "            pagu = Rp400 juta | Rp450 juta | Rp520 juta | Rp550 juta | Rp600 juta",
            }],
            today: None,
            expect: &["diskominfo.renstra:34 error"],
        },
        Example {
            title: Words {
                id: "Satu subkegiatan tidak diberi pagu.",
                en: "One subkegiatan was given no money.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "            pagu = Rp400 juta | Rp450 juta | Rp500 juta | Rp550 juta | Rp600 juta\n",
                to: "",
            }],
            today: None,
            expect: &["diskominfo.renstra:34 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Hanya kegiatan yang berpagu; subkegiatannya tidak.",
            en: "Only the kegiatan has money; its subkegiatan have none.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: "            pagu = Rp400 juta | Rp450 juta | Rp500 juta | Rp550 juta | Rp600 juta\n",
                to: "",
            },
            Change {
                file: "diskominfo.renstra",
                from: "            pagu = Rp600 juta | Rp650 juta | Rp700 juta | Rp750 juta | Rp800 juta\n",
                to: "",
            },
        ],
        today: None,
        expect: &[],
    }],
};

//! P02 pagu-melebihi-rpjmd: a program has more money than the RPJMD gives it.

use crate::context::Ctx;
use crate::finding::Findings;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::uang::{Selisih, Verdict, beside, report};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "P02",
    slug: "pagu-melebihi-rpjmd",
    severity: Severity::Error,
    title: Words { id: "Pagu program melebihi RPJMD", en: "A program’s pagu exceeds the RPJMD’s" },
    compares: Words {
        id: "Pagu program Renstra, sendiri atau jumlah kegiatannya, dibandingkan tahun demi tahun dengan \
             pagu RPJMD.",
        en: "The pagu of a Renstra’s program, its own or the sum of its kegiatan, is compared with the \
             RPJMD’s, year by year.",
    },
    why: Words {
        id: "Kelebihan pagu biasanya dipotong saat rencana tahunan disusun, dan targetnya ikut jatuh.",
        en: "What exceeds the RPJMD is usually cut when the yearly plan is made, and its targets fall \
             with it.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah menurunkan pagu kegiatan, atau Bappeda menaikkan pagu RPJMD.",
        en: "The agency’s planner lowers the pagu of its kegiatan, or Bappeda raises the RPJMD’s.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Pagu subkegiatan membuat program melebihi RPJMD pada 2026.",
                en: "The pagu of a subkegiatan lifts its program above the RPJMD in 2026.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "Rp4,5 miliar | Rp4,7 miliar",
                to: "Rp4,5 miliar | Rp4,9 miliar",
            }],
            today: None,
            expect: &["diskominfo.renstra:55 error"],
        },
        Example {
            title: Words {
                id: "Satu tahun di atas RPJMD dan satu tahun di bawahnya: satu temuan.",
                en: "One year above the RPJMD and one below it: one finding.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"Rp4,5 miliar | Rp4,7 miliar | Rp5 miliar"#,
                to: r#"Rp4,5 miliar | Rp4,9 miliar | Rp4,8 miliar"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:55 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Jumlah yang sama, ditulis dalam rupiah penuh dan dalam juta.",
                en: "The same amounts, written in full rupiah and in millions.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "Rp4,5 miliar | Rp4,7 miliar",
                to: "Rp4.500.000.000,- | 4.700 juta",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Satu program di bawah dua sasaran: yang dibandingkan jumlahnya.",
                en: "One program under two sasaran: what is compared is their sum.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: r#"          pagu = Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta
"#,
                    to: r#""#,
                },
                Change {
                    file: "diskominfo.renstra",
                    from: r#"      program 2.16.01 "Program"#,
                    to: r#"      program 2.16.03 "Program Pengelolaan Aplikasi Informatika" {
        pagu = Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta
      }
      program 2.16.01 "Program"#,
                },
            ],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for program in beside(ctx) {
        let Verdict::Compared(of, years) = &program.verdict else { continue };
        if !years.iter().any(Selisih::is_above) {
            continue;
        }
        let above = ctx.kind_word(of.doc);
        let words = Text::new("melebihi", "exceeds");
        let help = Text::new(
            format!("Turunkan pagunya sampai pagu {above}, atau usulkan kenaikannya pada perubahan {above}."),
            format!("Lower its pagu to the {above}’s, or propose more for the {above}’s revision."),
        );
        report(ctx, found, &RULE, &program, (*of, years), (words, help));
    }
}

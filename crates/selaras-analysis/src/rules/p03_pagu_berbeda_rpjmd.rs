//! P03 pagu-berbeda-rpjmd: a program has less money than the RPJMD gives it.

use crate::context::Ctx;
use crate::finding::Findings;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::uang::{Selisih, Verdict, beside, report};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "P03",
    slug: "pagu-berbeda-rpjmd",
    severity: Severity::Warning,
    title: Words { id: "Pagu program di bawah RPJMD", en: "A program’s pagu is below the RPJMD’s" },
    compares: Words {
        id: "Pagu program Renstra dibandingkan tahun demi tahun dengan pagu RPJMD. Program milik beberapa \
             perangkat daerah tidak dinilai di sini.",
        en: "The pagu of a Renstra’s program is compared with the RPJMD’s, year by year. Programs of \
             several agencies are not judged here.",
    },
    why: Words {
        id: "Pagu yang lebih kecil dengan target yang sama perlu dijelaskan: targetnya terlalu mudah, \
             atau uangnya kurang.",
        en: "Less money for the same target needs an explanation: the target is too easy, or the money \
             too little.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah menyamakan pagunya dengan RPJMD, atau mengecualikan dengan \
             alasan.",
        en: "The agency’s planner brings the pagu in line with the RPJMD, or waives it with a reason.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words { id: "Pagu 2027 di bawah RPJMD.", en: "The pagu of 2027 is below the RPJMD’s." },
        changes: &[Change {
            file: "dinkes.renstra",
            from: "Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar",
            to: "Rp1 miliar | Rp1,1 miliar | Rp1,1 miliar",
        }],
        today: None,
        expect: &["dinkes.renstra:35 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Bagian satu kecamatan dari program bersama boleh lebih kecil.",
            en: "One kecamatan’s part of a shared program may be smaller.",
        },
        changes: &[Change { file: "kec-utara.renstra", from: "pagu = Rp600 juta", to: "pagu = Rp550 juta" }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for program in beside(ctx) {
        let Verdict::Compared(of, years) = &program.verdict else { continue };
        // A year above the RPJMD’s makes it P02, which names these years too.
        if years.is_empty() || years.iter().any(Selisih::is_above) {
            continue;
        }
        let above = ctx.kind_word(of.doc);
        let words = Text::new("di bawah", "is below");
        let help = Text::new(
            format!("Samakan dengan {above}, atau kecualikan dengan alasan mengapa cukup."),
            format!("Take the {above}’s pagu, or waive this with the reason why less will do."),
        );
        report(ctx, found, &RULE, &program, (*of, years), (words, help));
    }
}

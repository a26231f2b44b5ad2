//! K05 nama-program-berbeda: the same program code with another name than in the RPJMD.

use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "K05",
    slug: "nama-program-berbeda",
    severity: Severity::Warning,
    title: Words {
        id: "Nama program berbeda dari RPJMD", en: "A program’s name differs from the RPJMD’s"
    },
    compares: Words {
        id: "Nama program Renstra dibandingkan dengan nama program berkode sama di RPJMD; huruf besar dan \
             spasi tidak dibedakan.",
        en: "The name of a Renstra’s program is compared with that of the same code in the RPJMD; \
             capitals and blanks do not matter.",
    },
    why: Words {
        id: "Kode yang sama dengan nama lain menandakan daftar nomenklatur yang berbeda, atau kode yang \
             keliru.",
        en: "One code with two names is a sign of two lists of nomenclature, or of a wrong code.",
    },
    basis: Basis::Peraturan("Permendagri 90/2019"),
    repair_by: Words {
        id: "Perencana perangkat daerah memakai nama dari RPJMD.",
        en: "The agency’s planner uses the RPJMD’s name.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Satu kata nama program hilang.", en: "A word of the program’s name is missing."
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"program 2.16.03 "Program Pengelolaan Aplikasi Informatika""#,
            to: r#"program 2.16.03 "Program Aplikasi Informatika""#,
        }],
        today: None,
        expect: &["diskominfo.renstra:55 warning"],
    }],
    right: &[Example {
        title: Words {
            id: "Huruf besar dan spasi ganda bukan perbedaan.",
            en: "Capitals and double blanks are no difference.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: r#"program 2.16.03 "Program Pengelolaan Aplikasi Informatika""#,
            to: r#"program 2.16.03 "PROGRAM PENGELOLAAN  APLIKASI INFORMATIKA""#,
        }],
        today: None,
        expect: &[],
    }],
};

//! The rules' own pages, all read off the [`Rule`] value: `docs/aturan/`, `selaras explain`, `selaras rules`, and the help
//! that SARIF carries. Words that every rule shares stand here.

mod excerpt;
mod explain;
mod json;
mod page;

use selaras_analysis::rule::{Basis, Lang, Repair, Rule, Words};

pub use excerpt::{Excerpt, ExcerptLine, Mismatch, example_excerpt};
pub use explain::{explain, list};
pub use json::{explain_json, list_json};
pub use page::{index, page};

/// The families in the order of the catalogue: letter, name.
pub const FAMILIES: [(&str, Words); 12] = [
    ("S", Words { id: "naskah", en: "text" }),
    ("R", Words { id: "rujukan", en: "references" }),
    ("T", Words { id: "target dan nilai", en: "targets and values" }),
    ("I", Words { id: "indikator", en: "indicators" }),
    ("C", Words { id: "cakupan", en: "coverage" }),
    ("P", Words { id: "pagu", en: "money" }),
    ("K", Words { id: "kode", en: "codes" }),
    ("W", Words { id: "waktu", en: "time" }),
    ("L", Words { id: "lintas perangkat daerah", en: "across agencies" }),
    ("D", Words { id: "pendampingan", en: "coaching" }),
    ("E", Words { id: "capaian", en: "achievement" }),
    ("A", Words { id: "pengecualian", en: "waivers" }),
];

/// The name of the family with that letter; the letter's absence is shown as such.
pub fn family(letter: &str) -> Words {
    FAMILIES
        .iter()
        .find(|(l, _)| *l == letter)
        .map_or(Words { id: "lainnya", en: "other" }, |(_, name)| *name)
}

/// What SARIF's viewers show of a rule, as plain text.
pub(crate) fn help_text(rule: &Rule, lang: Lang) -> String {
    format!("{}\n\n{}\n\n{}", rule.why.get(lang), rule.repair_by.get(lang), basis(rule.basis, lang))
}

/// The same in Markdown.
pub(crate) fn help_markdown(rule: &Rule, lang: Lang) -> String {
    let parts = [
        (WHY, rule.why.get(lang).to_owned()),
        (REPAIR_BY, rule.repair_by.get(lang).to_owned()),
        (FIX, fix(rule.repair).get(lang).to_owned()),
        (BASIS, basis(rule.basis, lang)),
    ];
    let parts = parts.map(|(title, text)| format!("**{}**\n\n{}", title.get(lang), page::prose(&text)));
    parts.join("\n\n")
}

const COMPARES: Words = Words { id: "Yang dibandingkan", en: "What is compared" };
const WHY: Words = Words { id: "Mengapa penting", en: "Why it matters" };
const BASIS: Words = Words { id: "Dasar", en: "Basis" };
const REPAIR_BY: Words = Words { id: "Siapa yang memperbaiki", en: "Who repairs it" };
const FIX: Words = Words { id: "Perbaikan otomatis", en: "Automatic fix" };
const WAIVER: Words = Words { id: "Pengecualian", en: "Waiver" };
const WRONG: Words = Words { id: "Contoh salah", en: "Wrong" };
const RIGHT: Words = Words { id: "Contoh benar", en: "Right" };

/// On what a rule stands. A regulation is cited, never quoted: nobody here has read its text.
fn basis(basis: Basis, lang: Lang) -> String {
    match (basis, lang) {
        (Basis::Praktik, Lang::Id) => "Praktik pemeriksaan rencana; tidak ada pasal yang dikutip.".to_owned(),
        (Basis::Praktik, Lang::En) => {
            "The practice of those who review plans; no regulation is cited.".to_owned()
        }
        (Basis::Peraturan(number), Lang::Id) => {
            format!("{number} (belum diverifikasi: nomornya dikutip, naskahnya belum dibaca).")
        }
        (Basis::Peraturan(number), Lang::En) => {
            format!(
                "{number} (belum diverifikasi, not verified: cited by number, its text has not been read)."
            )
        }
    }
}

fn fix(repair: Repair) -> Words {
    match repair {
        Repair::None => Words { id: "Tidak ada: orang yang memutuskan.", en: "None: a person decides." },
        Repair::Safe => Words {
            id: "Ada, dan aman: `selaras check --fix` menerapkannya.",
            en: "Yes, and safe: `selaras check --fix` applies it.",
        },
        Repair::Unsafe => Words {
            id: "Ada, tetapi perlu dilihat dulu: `selaras check --fix-unsafe --diff` memperlihatkannya.",
            en: "Yes, but look first: `selaras check --fix-unsafe --diff` shows it.",
        },
    }
}

/// A few words on the same, for a table.
fn fix_in_short(repair: Repair) -> Words {
    match repair {
        Repair::None => Words { id: "–", en: "–" },
        Repair::Safe => Words { id: "aman", en: "safe" },
        Repair::Unsafe => Words { id: "dilihat dulu", en: "look first" },
    }
}

/// How a finding of the rule is waived, in the plan itself.
fn waiver(rule: &Rule, lang: Lang) -> String {
    match (rule.waivable, lang) {
        (true, _) => format!("`kecualikan {} pada NODE karena \"…\"`", rule.slug),
        (false, Lang::Id) => "Tidak dapat dikecualikan.".to_owned(),
        (false, Lang::En) => "It cannot be waived.".to_owned(),
    }
}

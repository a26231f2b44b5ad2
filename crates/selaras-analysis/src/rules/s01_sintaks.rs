//! S01 sintaks: a statement that cannot be read; what was expected there.

use selaras_plan::name::nearest;
use selaras_plan::scale::Scale;
use selaras_plan::years::{Date, Years, parse_year};
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind};

use crate::context::Ctx;
use crate::facts::weight_of;
use crate::finding::Findings;
use crate::items::{Attr, Given, SeriesYears, SkalaItem, Slot};
use crate::pagu::pagu_power;
use crate::place::Place;
use crate::plan::years_of;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::baris::{RowOf, quoted, row_name, rows};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S01",
    slug: "sintaks",
    severity: Severity::Error,
    title: Words { id: "Naskah tidak terbaca", en: "The text cannot be read" },
    compares: Words {
        id: "Setiap pernyataan dibandingkan dengan bentuk yang dikenal bahasa ini: kata kuncinya, \
             urutannya, kurungnya, tempatnya, kata yang boleh diisikan, dan jumlah selnya.",
        en: "Every statement is compared with the forms that the language knows: its keyword, its order, \
             its braces, its place, the words that it takes, and the number of its cells.",
    },
    why: Words {
        id: "Pernyataan yang tidak terbaca tidak ikut diperiksa. Sisanya tetap diperiksa, jadi satu salah \
             ketik tidak menyembunyikan temuan lain.",
        en: "A statement that cannot be read is not checked. The rest still is, so one slip hides no \
             other finding.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah membetulkan baris itu; temuan menyebut apa yang diharapkan dan kata kunci \
             yang terdekat.",
        en: "The author mends that line; the finding says what was expected and names the nearest \
             keyword.",
    },
    repair: Repair::None,
    waivable: false,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words { id: "Kata kunci salah ketik.", en: "A keyword is misspelt." },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "        akhir  62",
                to: "        ahkir  62",
            }],
            today: None,
            expect: &["diskominfo.renstra:23 error"],
        },
        Example {
            title: Words {
                id: "Kurung tutup sebuah indikator hilang; yang di bawahnya tetap terbaca.",
                en: "The closing brace of an indicator is missing; what follows is still read.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"        akhir  62
      }",
                to: "        akhir  62",
            }],
            today: None,
            expect: &["diskominfo.renstra:23 error"],
        },
        Example {
            title: Words {
                id: "Kata yang tidak dikenal “arah”.", en: "A word that `arah` does not know."
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "satuan kanal; arah naik;",
                to: "satuan kanal; arah niak;",
            }],
            today: None,
            expect: &["diskominfo.renstra:37 error"],
        },
        Example {
            title: Words {
                id: "Enam sel untuk lima tahun: tidak ada yang tahu sel mana yang berlebih.",
                en: "Six cells for five years: nobody knows which one is too many.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
                to: "target = 3,2 | 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
            }],
            today: None,
            expect: &["diskominfo.renstra:16 error"],
        },
        Example {
            title: Words {
                id: "Hari yang tidak ada pada pengecualian: alasannya tetap berlaku sampai harinya dibetulkan.",
                en: "A waiver until a day that does not exist: its reason holds until the day is mended.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: "target = 30 | 38 | 46 | 54 | 62",
                    to: "target = 30 | 38 | 46 | 54",
                },
                Change {
                    file: "diskominfo.renstra",
                    from: "  ditetapkan       2025-09-10",
                    to: r#"  ditetapkan       2025-09-10
  kecualikan target-tidak-lengkap karena "Menunggu survei" sampai 2026-02-30"#,
                },
            ],
            today: None,
            expect: &["diskominfo.renstra:7 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Garis tegak di ujung baris, dan tahun sebagai daftar.",
                en: "A bar at the end of a row, and years as a list.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: "target = 30 | 38 | 46 | 54 | 62",
                    to: "target = 30 | 38 | 46 | 54 | 62 |",
                },
                Change {
                    file: "diskominfo.renstra",
                    from: "  tahun            2025-2029",
                    to: "  tahun            2025, 2026, 2027-2029",
                },
            ],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Huruf besar pada kata kunci, teks yang dilanjutkan di baris berikutnya, dan beberapa \
                 pernyataan sebaris dengan titik koma.",
                en: "Keywords in capitals, a text continued on the next line, and several statements on one \
                 line with semicolons.",
            },
            changes: &[
                Change {
                    file: "diskominfo.renstra",
                    from: r#"sasaran S1 "Meningkatnya penerapan layanan elektronik" {"#,
                    to: r#"SASARAN S1 "Meningkatnya penerapan"
      "layanan elektronik" {"#,
                },
                Change {
                    file: "diskominfo.renstra",
                    from: r#"        sumber-data "Catatan aplikasi layanan"
        awal   2024 = 22,5"#,
                    to: r#"        Sumber-Data "Catatan aplikasi layanan"; awal 2024 = 22,5"#,
                },
            ],
            today: None,
            expect: &[],
        },
    ],
};

/// What is wrong with a word that the grammar lets pass: it is none that its property takes. Syntax errors come from the
/// tree, where findings are shown.
pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for node in ctx.nodes() {
        let head = ctx.head(node);
        if head.kind == NodeKind::Sesi
            && let Some(day) = head.code.as_deref().filter(|d| !head.broken && Date::parse(d).is_none())
        {
            report(ctx, found, node, Place::Code, head.kind.keyword(), day, &Takes::Day);
        }
        for (n, attr) in head.attrs.iter().enumerate().filter(|(_, a)| !a.broken) {
            if let Some((place, word, takes)) = odd_word(head.kind, n as u16, attr) {
                report(ctx, found, node, place, attr.kind.keyword(), word, &takes);
            }
        }
        if head.kind == NodeKind::Indikator {
            typed(ctx, found, node);
        }
    }
}

/// Cells that no year has.
pub(crate) fn check_rows(ctx: &Ctx, found: &mut Findings) {
    for row in rows(ctx) {
        surplus_cell(ctx, found, row);
    }
}

/// What a property takes.
enum Takes {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A scale of the register, a built-in one, or the two bounds of an index.
    Scale,
    /// A day.
    Day,
    /// A year, or years.
    Year,
    Years,
    /// A whole number from 1 on.
    Count,
    /// A percentage.
    Share,
}

/// The first word of a property that is none that it takes.
fn odd_word(of: NodeKind, n: u16, attr: &Attr) -> Option<(Place, &str, Takes)> {
    let first_odd = |good: &dyn Fn(&str) -> bool| {
        let (at, word) = attr.words.iter().enumerate().find(|(_, w)| !good(&w.text))?;
        Some((Place::PropArg(n, at as u16), &*word.text))
    };
    let is_day = |word: &str| Date::parse(word).is_some();
    let is_years = |word: &str| Years::parse(word).is_ok();
    match attr.kind {
        PropKind::Jenis => {
            let words: &'static [&'static str] = match of {
                NodeKind::Daerah => &["provinsi", "kabupaten", "kota"],
                NodeKind::Indikator => &["iku", "ikd", "ikk"],
                _ => return None,
            };
            let known = |word: &str| words.iter().any(|w| w.eq_ignore_ascii_case(word));
            with(first_odd(&known), Takes::Words(words))
        }
        PropKind::SatuanPagu => {
            let known = |word: &str| pagu_power(word).is_some();
            with(first_odd(&known), Takes::Words(&["rupiah", "ribu", "juta", "miliar", "triliun"]))
        }
        PropKind::Ditetapkan | PropKind::Tenggat => with(first_odd(&is_day), Takes::Day),
        PropKind::Periode | PropKind::Tahun | PropKind::TahunProgram => {
            let last = attr.words.len().saturating_sub(1);
            // Each word may be years, and all of them together span too many.
            let together = || {
                let word = attr.words.get(last).filter(|_| years_of(&attr.words).is_none())?;
                Some((Place::PropArg(n, last as u16), &*word.text))
            };
            with(first_odd(&is_years).or_else(together), Takes::Years)
        }
        PropKind::RumusBaru => with(first_odd(&|w| parse_year(w).is_some()), Takes::Year),
        PropKind::Batas => with(first_odd(&|w| w.parse::<u32>().is_ok_and(|n| n > 0)), Takes::Count),
        PropKind::Kecualikan => {
            let day = attr.clause(ClauseKind::Sampai)?.first().filter(|w| !is_day(&w.text))?;
            Some((Place::PropClause(n, ClauseKind::Sampai, 0), &day.text, Takes::Day))
        }
        PropKind::Berkontribusi => {
            let share = attr.clause(ClauseKind::Bobot)?.first().filter(|w| weight_of(&w.text).is_none())?;
            Some((Place::PropClause(n, ClauseKind::Bobot, 0), &share.text, Takes::Share))
        }
        PropKind::Realisasi if attr.years == SeriesYears::Implied => {
            let pagu = attr.words.get(1).is_some_and(|w| w.text.eq_ignore_ascii_case("pagu"));
            let at = if pagu { 2 } else { 1 };
            Some((Place::PropArg(n, at as u16), attr.words.get(at).map_or("", |w| &w.text), Takes::Year))
        }
        _ => match attr.years {
            SeriesYears::Bad(arg) => Some((Place::PropArg(n, arg), "", Takes::Years)),
            _ => None,
        },
    }
}

fn with(odd: Option<(Place, &str)>, takes: Takes) -> Option<(Place, &str, Takes)> {
    odd.map(|(place, word)| (place, word, takes))
}

/// The typed properties of an indicator.
fn typed(ctx: &Ctx, found: &mut Findings, node: u32) {
    let (values, local) = ctx.values_of(node);
    let Some(item) = values.indikator(local) else { return };
    let mut odd = |prop: u16, key: PropKind, word: &str, takes: Takes| {
        report(ctx, found, node, Place::PropArg(prop, 0), key.keyword(), word, &takes);
    };
    if let Given::Bad(prop, word) = &item.arah {
        odd(*prop, PropKind::Arah, word, Takes::Words(&["naik", "turun", "tetap", "rentang"]));
    }
    if let Given::Bad(prop, word) = &item.perhitungan {
        odd(*prop, PropKind::Perhitungan, word, Takes::Words(&["jumlah", "posisi", "rilis"]));
    }
    match &item.skala {
        Given::Yes(prop, SkalaItem::Range(bounds)) if Scale::numeric(bounds).is_none() => {
            odd(*prop, PropKind::Skala, bounds, Takes::Scale);
        }
        // Without its region (S09, R06) nobody knows which scales there are.
        Given::Yes(prop, SkalaItem::Name(name))
            if ctx.document.region.is_some() && ctx.register.scale(name).is_none() =>
        {
            odd(*prop, PropKind::Skala, name, Takes::Scale);
        }
        _ => {}
    }
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32, place: Place, key: &str, word: &str, takes: &Takes) {
    let allowed: Vec<&str> = match takes {
        Takes::Words(words) => words.to_vec(),
        Takes::Scale => ctx.register.scale_names(),
        _ => Vec::new(),
    };
    let wanted = takes.words(&allowed);
    let what = match word {
        "" => Text::new("tahun di depan “=”", "what stands before the `=`"),
        word => Text::new(quoted(word), quoted(word)),
    };
    let message = Text::new(
        format!("Pada baris “{key}” {}, {} tidak cocok: diperlukan {}.", ctx.name(node), what.id, wanted.id),
        format!("In “{key}” of {}, {} does not fit: {} is needed.", ctx.name(node), what.en, wanted.en),
    );
    let help = match nearest(word, &allowed).first().and_then(|n| allowed.get(*n)) {
        Some(near) => Text::new(format!("Mungkin maksud Anda “{near}”."), format!("Did you mean “{near}”?")),
        None => Text::new(format!("Tulis {} di sini.", wanted.id), format!("Write {} here.", wanted.en)),
    };
    let finding = found.add(&RULE, ctx.node(node), ctx.at(node, place), message, help);
    finding.label(Text::new("tidak dikenal di sini", "not known here"));
}

impl Takes {
    fn words(&self, allowed: &[&str]) -> Text {
        match self {
            Takes::Words(_) => Text::new(one_of(allowed, "atau"), one_of(allowed, "or")),
            Takes::Scale => Text::new(
                format!("batas seperti 0-5, atau skala {}", one_of(allowed, "atau")),
                format!("bounds such as 0-5, or the scale {}", one_of(allowed, "or")),
            ),
            Takes::Day => Text::new("tanggal seperti 2025-08-15", "a day such as 2025-08-15"),
            Takes::Year => Text::new("satu tahun seperti 2027", "a year such as 2027"),
            Takes::Years => Text::new(
                "tahun seperti 2025-2029, atau 2026, 2028, 2030",
                "years such as 2025-2029, or 2026, 2028, 2030",
            ),
            Takes::Count => Text::new("bilangan bulat seperti 2", "a whole number such as 2"),
            Takes::Share => Text::new("persentase seperti 25%", "a percentage such as 25%"),
        }
    }
}

fn one_of(words: &[&str], or: &str) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [before @ .., last] => format!("{} {or} {last}", before.join(", ")),
    }
}

/// More cells than years: which of them is one too many, nobody knows; it stands at the first behind the last year.
fn surplus_cell(ctx: &Ctx, found: &mut Findings, row: RowOf) {
    let years = if row.is_single() { 1 } else { row.years(ctx).map_or(0, |y| y.len()) };
    let given = |n: &usize| row.values.cells(row.row).get(*n).is_some_and(|c| c.slot != Slot::Empty);
    let cells = row.row.len as usize;
    // A row of years that nobody knows is silent: what hides them has a finding of its own.
    if years == 0 || cells <= years || row.row.broken {
        return;
    }
    let Some(first) = (years..cells).find(given) else { return };
    let (name, what) = (ctx.name(row.node), row_name(row.row.kind));
    let span = row.years(ctx).map_or(String::new(), |y| format!(" ({y})"));
    let message = Text::new(
        format!("{} {name} mempunyai {cells} sel, padahal tahunnya {years}{span}.", what.id),
        format!("{} of {name} has {cells} cells, but its years are {years}{span}.", what.en),
    );
    let help = Text::new(
        "Hapus sel yang berlebih, atau tulis tahun-tahunnya di depan “=”.",
        "Delete the surplus cell, or write the row’s years before the `=`.",
    );
    let at = ctx.at(row.node, Place::Cell(row.row.prop, first as u16));
    let finding = found.add(&RULE, ctx.node(row.node), at, message, help);
    finding.label(Text::new("sel berlebih", "a cell too many"));
}

//! S02 angka-keliru: a number that is not written the Indonesian way.

use selaras_plan::number::NumberErrorKind;
use selaras_plan::value::ValueErrorKind;

use crate::context::Ctx;
use crate::finding::{Edit, Findings};
use crate::items::{BadCell, Slot};
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::baris::{RowOf, quoted, rows};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S02",
    slug: "angka-keliru",
    severity: Severity::Error,
    title: Words { id: "Angka tidak ditulis dengan cara Indonesia", en: "Not an Indonesian number" },
    compares: Words {
        id: "Setiap angka dibandingkan dengan penulisan Indonesia: titik memisahkan ribuan, koma \
             memisahkan desimal.",
        en: "Every number is compared with the Indonesian notation: dots part thousands, a comma parts \
             decimals.",
    },
    why: Words {
        id: "Angka dari lembar kerja sering membawa titik desimal. Angka seperti itu dapat dibaca \
             seribu kali lipat dari maksudnya.",
        en: "Numbers from spreadsheets often carry a decimal point. Such a number may be read as a \
             thousand times what was meant.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah mengganti titik dengan koma, atau sebaliknya; perbaikan ditawarkan bila \
             maksudnya jelas.",
        en: "The author swaps dot and comma; a fix is offered where the meaning is plain.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Titik dipakai sebagai tanda desimal.",
                en: "A dot is used as the decimal mark.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: "target = 30 | 38.5 | 46 | 54 | 62",
            }],
            today: None,
            expect: &["diskominfo.renstra:22 error"],
        },
        Example {
            title: Words {
                id: "Koma memisahkan ribuan dan titik memisahkan desimal, seperti pada lembar kerja \
                     berbahasa Inggris.",
                en: "Commas part thousands and a dot parts decimals, as in an English spreadsheet.",
            },
            changes: &[Change { file: "diskominfo.renstra", from: "akhir  1.350", to: "akhir  1,350.00" }],
            today: None,
            expect: &["diskominfo.renstra:48 error"],
        },
        Example {
            title: Words {
                id: "Catatan kaki di belakang angka tanpa tanda kutip.",
                en: "A footnote behind a figure, without quotes.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: "target = 30 | 38% (perkotaan) | 46 | 54 | 62",
            }],
            today: None,
            expect: &["diskominfo.renstra:22 error"],
        },
        Example {
            title: Words {
                id: "Pagu dengan koma ribuan: jumlahnya tidak dinilai sampai angkanya dibetulkan.",
                en: "Money with commas for thousands: its sum is not judged until the figure is mended.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "pagu = Rp600 juta | Rp650 juta",
                to: "pagu = 600,000,000 | Rp650 juta",
            }],
            today: None,
            expect: &["diskominfo.renstra:41 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Koma untuk desimal, titik untuk ribuan, dan angka tanpa titik sama sekali.",
            en: "A comma for decimals, dots for thousands, and numbers without any dot.",
        },
        changes: &[
            Change {
                file: "diskominfo.renstra",
                from: "target = 30 | 38 | 46 | 54 | 62",
                to: "target = 30,5 | 38,25 | 46 | 54 | 62",
            },
            Change {
                file: "dinkes.renstra",
                from: "target = 2.000 | 2.200 | 2.400",
                to: "target = 2000 | 2200 | 2.400",
            },
        ],
        today: None,
        expect: &[],
    }],
};

/// What no cell can say, whatever the unit of its row: a figure of another country, a footnote or a unit that sticks to
/// it, words without quotes. (A cell that can be read, and is no value of its unit or scale, is S04.)
pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for row in rows(ctx) {
        for (n, cell) in row.values.cells(row.row).iter().enumerate() {
            if let Slot::Bad(bad) = &cell.slot {
                report(ctx, found, row, n, bad, cell.note);
            }
        }
    }
}

fn report(ctx: &Ctx, found: &mut Findings, row: RowOf, n: usize, bad: &BadCell, has_note: bool) {
    let (name, what, text) = (ctx.name(row.node), row.cell_name(ctx, n), quoted(&bad.text));
    let fault = fault(bad.error.kind);
    let message = Text::new(
        format!("{} {name} tertulis {text}: {}.", what.id, fault.id),
        format!("{} of {name} says {text}: {}.", what.en, fault.en),
    );
    // A repair that puts a footnote in quotes has no place beside one that is there already.
    let meant = bad.error.suggestion.as_ref().filter(|s| !(has_note && s.ends_with('"')));
    let help = match meant {
        Some(meant) => Text::new(
            format!("Tulis {meant} bila itu maksudnya."),
            format!("Write {meant}, if that is meant."),
        ),
        None => Text::new(
            "Tulis angka dengan koma untuk desimal dan titik untuk ribuan, atau teks dalam tanda kutip.",
            "Write a number with a comma for decimals and dots for thousands, or a text in quotes.",
        ),
    };
    let at = ctx.at(row.node, Place::Cell(row.row.prop, n as u16));
    let finding = found.add(&RULE, ctx.node(row.node), at, message, help);
    finding.label(Text::new("tidak terbaca", "cannot be read"));
    if let Some(meant) = meant {
        let title = Text::new(format!("Ganti menjadi {meant}"), format!("Change to {meant}"));
        finding.fix(true, title, at, Edit::Replace(meant.clone()));
    }
}

/// What is wrong, in the words of someone who fills in tables.
fn fault(kind: ValueErrorKind) -> Text {
    use NumberErrorKind as N;
    let (id, en) = match kind {
        ValueErrorKind::Number(N::DecimalPoint) => (
            "titik memisahkan ribuan, tanda desimal adalah koma",
            "a dot parts thousands, the decimal mark is a comma",
        ),
        ValueErrorKind::Number(N::EnglishGroups) => {
            ("titik dan komanya tertukar", "dot and comma have changed places")
        }
        ValueErrorKind::Number(N::BrokenGroups) => {
            ("titiknya tidak memisahkan tiga angka", "its dots do not part groups of three digits")
        }
        ValueErrorKind::Number(N::OddForm) => ("bukan angka yang lengkap", "this is not a complete number"),
        ValueErrorKind::Number(N::TooLarge) => {
            ("angkanya terlalu panjang untuk dihitung", "the number is too long to be counted with")
        }
        ValueErrorKind::NeedsQuotes => ("kata-kata ditulis dalam tanda kutip", "words stand in quotes"),
        ValueErrorKind::TextAfterNumber => (
            "di belakang angka hanya ada satuan, atau catatan kaki dalam tanda kutip",
            "behind a figure stands only a unit, or a footnote in quotes",
        ),
        ValueErrorKind::GluedUnit => {
            ("antara angka dan satuannya ada spasi", "a blank parts a figure from its unit")
        }
        ValueErrorKind::Number(N::Empty | N::NotANumber)
        | ValueErrorKind::Empty
        | ValueErrorKind::NotAValue => ("ini bukan nilai yang dikenal", "this is no value that is known"),
    };
    Text::new(id, en)
}

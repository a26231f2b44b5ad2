//! S08 properti-tidak-berlaku: a known property on a node that cannot have it.

use selaras_plan::name::nearest;
use selaras_syntax::schema::{NodeKind, PropKind, Shape};

use crate::context::Ctx;
use crate::finding::{At, Edit, Findings};
use crate::items::Attr;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S08",
    slug: "properti-tidak-berlaku",
    severity: Severity::Warning,
    title: Words { id: "Keterangan tidak berlaku di sini", en: "A property that does not belong here" },
    compares: Words {
        id: "Setiap keterangan dibandingkan dengan daftar keterangan yang dikenal bagiannya; keterangan \
             ditulis di bagian pertama, tidak di lanjutan.",
        en: "Every property is compared with the list of those that its node knows; properties stand in \
             the first part, not where `lanjutan` goes on.",
    },
    why: Words {
        id: "Keterangan di tempat yang salah tidak dibaca oleh pemeriksaan mana pun. Penulis mengira \
             sudah mengisinya.",
        en: "A property in the wrong place is read by no check. Its author believes that it is filled in.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah memindahkan atau menghapusnya; nama yang terdekat diganti otomatis bila hanya \
             salah tulis.",
        en: "The author moves or deletes it; where it is only misspelt, the nearest name is put in by a \
             fix.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Lokasi ditulis pada sasaran, padahal berlaku mulai dari program.",
                en: "A location on a sasaran, though it belongs to programs and below.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"      mendukung T1/S1
      indikator SPBE",
                to: r#"      mendukung T1/S1
      lokasi    "Kota Contoh"
      indikator SPBE"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:14 warning"],
        },
        Example {
            title: Words {
                id: "Kode rujukan nasional ditulis sebagai kode.",
                en: "A national reference code is written as a code.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r#"sumber-data "Catatan aplikasi layanan""#,
                to: r#"sumber-data "Catatan aplikasi layanan"; kode 4.2"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:20 warning"],
        },
        Example {
            title: Words {
                id: "Tahun tabel ditulis di berkas lanjutan, padahal properti berada di bagian pertama.",
                en: "The years of the tables stand in a file that goes on, though properties belong to the first part.",
            },
            changes: &[Change {
                file: "program.rpjmd",
                from: "lanjutan rpjmd contoh-2025 {",
                to: r"lanjutan rpjmd contoh-2025 {
  tahun-program 2025-2029",
            }],
            today: None,
            expect: &["program.rpjmd:2 warning"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "Lokasi dan sumber dana pada program.",
            en: "Location and source of money on a program.",
        },
        changes: &[Change {
            file: "diskominfo.renstra",
            from: "        indikator mengacu 2.16.02/PAHAM",
            to: r#"        indikator mengacu 2.16.02/PAHAM
        lokasi "Kota Contoh"; sumber-dana pad"#,
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for node in ctx.tree.nodes() {
        let head = ctx.head(node);
        let known = bits(head.kind.properties());
        for (n, attr) in head.attrs.iter().enumerate() {
            // `mendukung` elsewhere is R03's.
            if known & bit(attr.kind) == 0 && attr.kind != PropKind::Mendukung {
                report(ctx, found, node, n as u16, attr);
            }
        }
    }
    in_later_parts(ctx, found);
}

const fn bit(kind: PropKind) -> u64 {
    1 << kind as u8
}

fn bits(kinds: &[PropKind]) -> u64 {
    kinds.iter().fold(0, |all, kind| all | bit(*kind))
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32, n: u16, attr: &Attr) {
    let (word, kind, name) = (attr.kind.keyword(), ctx.tree.kind(node), ctx.name(node));
    let near = meant(kind, attr.kind);
    let message = Text::new(
        format!("“{word}” tidak berlaku pada {name}, maka tidak dibaca."),
        format!("“{word}” does not belong to {name}, and is not read there."),
    );
    let help = match near {
        Some(near) => Text::new(
            format!("Mungkin maksud Anda “{}”; bila tidak, pindahkan atau hapus.", near.keyword()),
            format!("Did you mean “{}”? If not, move it or delete it.", near.keyword()),
        ),
        None => {
            let homes: Vec<&str> = homes(attr.kind).map(NodeKind::keyword).collect();
            let homes = homes.join(", ");
            Text::new(
                format!("Pindahkan ke bagian yang mengenalnya ({homes}), atau hapus."),
                format!("Move it to a node that knows it ({homes}), or delete it."),
            )
        }
    };
    let at = ctx.at(node, Place::PropKeyword(n));
    let finding = found.add(&RULE, ctx.node(node), at, message, help);
    finding.label(Text::new("tidak berlaku di sini", "does not belong here"));
    if let Some(near) = near.filter(|near| near.may_repeat() || ctx.attr(node, *near).is_none())
        && takes_the_value(near.shape(), attr)
    {
        let new = near.keyword();
        let title = Text::new(format!("Ganti menjadi {new}"), format!("Change to {new}"));
        // A word that is part of the other is more than a slip of the pen.
        finding.fix(!new.contains(word) && !word.contains(new), title, at, Edit::Replace(new.to_owned()));
    }
}

/// The property of that kind of node whose name is nearest.
fn meant(of: NodeKind, kind: PropKind) -> Option<PropKind> {
    let known = of.properties();
    let words: Vec<&str> = known.iter().map(|k| k.keyword()).collect();
    nearest(kind.keyword(), &words).first().and_then(|n| known.get(*n).copied())
}

/// Where it belongs.
fn homes(kind: PropKind) -> impl Iterator<Item = NodeKind> {
    NodeKind::ALL.iter().copied().filter(move |n| n.properties().contains(&kind))
}

/// The value as written can stand behind the other keyword.
fn takes_the_value(shape: Shape, attr: &Attr) -> bool {
    let (one, quoted) = (attr.words.len() == 1, attr.words.iter().all(|w| w.quoted));
    match (attr.kind.shape(), shape) {
        (from, to) if from == to => true,
        (Shape::Text | Shape::Word, Shape::WordOrText) | (Shape::Word | Shape::WordOrText, Shape::List) => {
            true
        }
        (Shape::WordOrText, Shape::Text) => quoted && one,
        (Shape::WordOrText, Shape::Word) => !quoted && one,
        _ => false,
    }
}

/// Properties stand in the first part of a document, and where a node begins.
fn in_later_parts(ctx: &Ctx, found: &mut Findings) {
    // A report of results is nothing but such lines.
    if ctx.document.kind == NodeKind::Capaian {
        return;
    }
    let anywhere = bits(&[PropKind::Kecualikan, PropKind::Catatan, PropKind::Sumber, PropKind::Label]);
    for (part, local, node) in ctx.tree.continuing() {
        for (n, attr) in ctx.tree.head_in(part, local).attrs.iter().enumerate() {
            if anywhere & bit(attr.kind) == 0
                && let Some(part) = ctx.tree.parts.get(part as usize)
            {
                let at = At { file: part.file, local, place: Place::PropKeyword(n as u16) };
                report_later(ctx, found, node, at, attr.kind);
            }
        }
    }
}

fn report_later(ctx: &Ctx, found: &mut Findings, node: u32, at: At, kind: PropKind) {
    let (word, name) = (kind.keyword(), ctx.name(node));
    let message = Text::new(
        format!("“{word}” {name} ditulis di bagian lanjutan, maka tidak dibaca."),
        format!("“{word}” of {name} stands in a part that goes on, and is not read there."),
    );
    let help = Text::new(
        format!("Pindahkan “{word}” ke bagian pertama; lanjutan hanya menambah isi."),
        format!("Move “{word}” to the first part; `lanjutan` only adds to what a node holds."),
    );
    let finding = found.add(&RULE, ctx.node(node), at, message, help);
    finding.label(Text::new("properti ditulis di bagian pertama", "properties stand in the first part"));
    finding.related(
        Some(ctx.node(node)),
        ctx.at(node, Place::Header),
        Text::new("bagian pertama", "the first part"),
    );
}

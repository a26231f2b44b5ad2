//! R07 rujukan-melingkar: plans that follow each other in a circle; the whole circle.

use crate::context::Ctx;
use crate::documents::{Leads, header_ref};
use crate::finding::Findings;
use crate::items::Role;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

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

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    for circle in ctx.documents.circles.iter().filter(|c| c.first() == Some(&ctx.doc)) {
        let role = match ctx.document.upstream {
            Leads::Circle => Role::Berpedoman,
            _ => Role::PerubahanDari,
        };
        let place = header_ref(ctx.head(0), role).map_or(Place::Header, |(_, place)| place);
        let ids: Vec<&str> =
            circle.iter().chain(circle.first()).map(|d| &*ctx.documents.get(*d).id).collect();
        let (chain, name) = (ids.join(" → "), ctx.name(0));
        let finding = found.add(
            &RULE,
            ctx.node(0),
            ctx.at(0, place),
            Text::new(
                format!("{name} akhirnya berpedoman pada dirinya sendiri: {chain}."),
                format!("{name} follows itself in the end: {chain}."),
            ),
            Text::new(
                "Putuskan lingkaran ini: sebuah rencana hanya berpedoman pada rencana yang lebih tinggi.",
                "Break the circle: a plan follows only a higher plan.",
            ),
        );
        finding.label(Text::new("melingkar", "a circle"));
        for doc in circle.iter().skip(1) {
            let node = crate::documents::NodeRef { doc: *doc, node: 0 };
            let name = ctx.name_at(node);
            finding.related(Some(node), ctx.at_node(node, Place::Header), Text::new(name.clone(), name));
        }
    }
}

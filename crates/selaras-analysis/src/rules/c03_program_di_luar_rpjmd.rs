//! C03 program-di-luar-rpjmd: a program of the Renstra that the RPJMD does not give it.

use selaras_plan::code::is_penunjang;

use crate::context::document_word;
use crate::finding::Findings;
use crate::links::View;
use crate::place::Place;
use crate::region::Region;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::cakupan::{ByCode, Program, is_given, programs};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C03",
    slug: "program-di-luar-rpjmd",
    severity: Severity::Error,
    title: Words { id: "Program Renstra di luar RPJMD", en: "A program of the Renstra outside the RPJMD" },
    compares: Words {
        id: "Program di Renstra dibandingkan dengan program yang diberikan RPJMD kepada perangkat daerah \
             itu; program penunjang dikecualikan.",
        en: "The programs of a Renstra are compared with those that the RPJMD gives the agency; \
             supporting programs are excepted.",
    },
    why: Words {
        id: "Program yang tidak tercantum di RPJMD tidak mempunyai pagu dan tidak menyumbang ke sasaran \
             mana pun.",
        en: "A program that the RPJMD does not have is given no money and serves none of its sasaran.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah menghapusnya, atau Bappeda menambahkannya pada perubahan RPJMD.",
        en: "The agency’s planner drops it, or Bappeda adds it when the RPJMD is revised.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Dinas menambahkan program sendiri.",
                en: "An agency adds a program of its own.",
            },
            changes: &[Change {
                file: "dinkes.renstra",
                from: "      indikator mengacu T2/S2/PHBS",
                to: r#"      indikator mengacu T2/S2/PHBS
      program 1.02.04 "Program Sediaan Farmasi, Alat Kesehatan dan Makanan Minuman" {
        indikator APOTEK "Persentase apotek yang memenuhi syarat" {
          satuan persen; arah naik; sumber-data "Catatan dinas"
          awal   2024 = 70
          target = 74 | 78 | 82 | 86 | 90
        }
        kegiatan 1.02.04.2.01 "Pemberian Izin Apotek" {
          indikator IZIN "Persentase izin apotek yang tepat waktu" {
            satuan persen; arah naik; sumber-data "Catatan dinas"
            awal   2024 = 75
            target = 80 | 85 | 90 | 95 | 100
          }
          pagu = Rp200 juta | Rp200 juta | Rp200 juta | Rp200 juta | Rp200 juta
        }
      }"#,
            }],
            today: None,
            expect: &["dinkes.renstra:35 error"],
        },
        Example {
            title: Words {
                id: "Dinas mengambil program yang diberikan RPJMD kepada perangkat daerah lain.",
                en: "An agency takes a program that the RPJMD gives to another.",
            },
            changes: &[Change {
                file: "dinkes.renstra",
                from: r#"      indikator mengacu T2/S2/PHBS"#,
                to: r#"      indikator mengacu T2/S2/PHBS
      program 2.16.02 "Program Pengelolaan Informasi dan Komunikasi Publik" {
        indikator RUJUK "Persentase warga yang memahami alur rujukan" {
          satuan persen; arah naik; sumber-data "Catatan dinas"
          awal   2024 = 70
          target = 74 | 78 | 82 | 86 | 90
        }
        pagu = Rp2 miliar | Rp2 miliar | Rp2 miliar | Rp2 miliar | Rp2 miliar
      }"#,
            }],
            today: None,
            expect: &["dinkes.renstra:35 error"],
        },
    ],
    right: &[Example {
        title: Words {
            id: "RPJMD memberikan program lewat urusannya.",
            en: "The RPJMD gives the program by its urusan.",
        },
        changes: &[Change {
            file: "program.rpjmd",
            from: r"    mendukung        T2/S1
    penanggung-jawab dinkes",
            to: r"    mendukung        T2/S1
    penanggung-jawab urusan 1.02",
        }],
        today: None,
        expect: &[],
    }],
};

pub(crate) fn check(region: &Region, found: &mut Findings) {
    let above = programs(&region.view);
    // A plan that lists no programs yet gives none and forbids none.
    if above.is_empty() {
        return;
    }
    let by_code = ByCode::new(&above);
    for member in region.members.iter().filter(|m| !m.plan.agencies.unknown) {
        for own in programs(&View::new(region.db, region.workspace, member.doc)) {
            if is_penunjang(own.code) || own.is_miscoded() || own.duty.unknown || region.is_broken(own.node) {
                continue;
            }
            let same = by_code.standing_beside(&own);
            // One that is given to nobody (C14), or to somebody unknown (R09), may be meant for this agency.
            let given = |p: &&Program| {
                p.duty.unknown || p.duty.is_nobody() || is_given(&region.register, p.duty, own.duty)
            };
            // One whose code is none (K01) may be this one, where it has its name.
            let miscoded = || by_code.miscoded.iter().any(|p| p.has_name_of(&own));
            if !same.iter().any(given) && !miscoded() {
                report(region, found, &own, &same);
            }
        }
    }
}

fn report(region: &Region, found: &mut Findings, own: &Program, others: &[&Program]) {
    let (name, above) = (region.name(own.node), document_word(region.document.kind));
    let mut owners: Vec<&str> = Vec::new();
    for agency in others.iter().flat_map(|p| &p.duty.agencies) {
        let id = &*region.register.get(*agency).id;
        if !owners.contains(&id) {
            owners.push(id);
        }
    }
    let message = match owners.as_slice() {
        [] => Text::new(format!("{name} tidak ada di {above}."), format!("{name} is not in the {above}.")),
        owners => Text::new(
            format!(
                "{name} tidak diberikan {above} kepada perangkat daerah ini, melainkan kepada {}.",
                owners.join(", ")
            ),
            format!("The {above} gives {name} not to this agency but to {}.", owners.join(", ")),
        ),
    };
    let finding = found.add(
        &RULE,
        own.node,
        region.at(own.node, Place::Header),
        message,
        Text::new(
            format!("Periksa kodenya; bila benar, hapus program ini atau usulkan pada perubahan {above}."),
            format!(
                "Check its code; if it is right, drop the program or propose it for the {above}’s revision."
            ),
        ),
    );
    finding.label(Text::new(format!("di luar {above}"), format!("outside the {above}")));
    if let Some(other) = others.first() {
        finding.related(
            Some(other.node),
            region.at(other.node, Place::Header),
            Text::new(format!("milik {}", owners.join(", ")), format!("that of {}", owners.join(", "))),
        );
    }
}

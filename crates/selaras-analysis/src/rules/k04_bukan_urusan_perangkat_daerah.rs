//! K04 bukan-urusan-perangkat-daerah: a program of an urusan that the agency does not carry, and that the RPJMD does not give it.

use selaras_plan::code::urusan_of;
use selaras_syntax::schema::NodeKind;

use crate::context::Ctx;
use crate::finding::Findings;
use crate::links::{View, upstream_programs};
use crate::place::Place;
use crate::register::AgencyId;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "K04",
    slug: "bukan-urusan-perangkat-daerah",
    severity: Severity::Warning,
    title: Words {
        id: "Program di luar urusan perangkat daerah",
        en: "A program outside the agency’s urusan",
    },
    compares: Words {
        id: "Urusan pada kode program dibandingkan dengan urusan perangkat daerah; program yang memang \
             diberikan RPJMD tidak dinilai.",
        en: "The urusan in a program’s code is compared with those that the agency carries; a program \
             that the RPJMD gives it is not judged.",
    },
    why: Words {
        id: "Kode urusan lain biasanya berasal dari naskah dinas lain yang disalin. Anggarannya akan \
             tercatat pada urusan yang keliru.",
        en: "The code of another urusan usually comes from another agency’s text that was copied. The \
             budget would be booked under the wrong urusan.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Perencana perangkat daerah membetulkan kodenya, atau daftar perangkat daerah ditambah \
             “urusan”.",
        en: "The agency’s planner mends the code, or the register gets another `urusan`.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "Program penunjang Dinas Kesehatan memakai kode urusan Diskominfo.",
            en: "The supporting program of Dinas Kesehatan has the code of Diskominfo’s urusan.",
        },
        changes: &[
            Change { file: "dinkes.renstra", from: "program 1.02.01", to: "program 2.16.01" },
            Change { file: "dinkes.renstra", from: "kegiatan 1.02.01.2.01", to: "kegiatan 2.16.01.2.01" },
        ],
        today: None,
        expect: &["dinkes.renstra:54 warning"],
    }],
    right: &[
        Example {
            title: Words {
                id: "Urusan lain, tetapi diberikan oleh RPJMD.",
                en: "Another urusan, but given by the RPJMD.",
            },
            changes: &[
                Change {
                    file: "program.rpjmd",
                    from: "  program 7.01.02",
                    to: r#"  program 2.14.03 "Program Pembinaan Keluarga Berencana" {
    mendukung        T2/S2
    penanggung-jawab dinkes
    indikator PESERTA "Persentase pasangan usia subur peserta KB" {
      satuan persen; arah naik; sumber-data "Catatan puskesmas"
      awal   2024 = 60
      target = 62 | 64 | 66 | 68 | 70
    }
    pagu = Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta
  }
  program 7.01.02"#,
                },
                Change {
                    file: "dinkes.renstra",
                    from: "      program 1.02.05",
                    to: r#"      program 2.14.03 "Program Pembinaan Keluarga Berencana" {
        indikator mengacu 2.14.03/PESERTA
        kegiatan 2.14.03.2.02 "Pendayagunaan Tenaga Penyuluh KB" {
          indikator PENYULUH "Persentase kelurahan dengan penyuluh" {
            satuan persen; arah naik; sumber-data "Catatan dinas"
            awal   2024 = 70
            target = 75 | 80 | 85 | 90 | 95
          }
          pagu = Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta
        }
      }
      program 1.02.05"#,
                },
            ],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Urusan perangkat daerahnya tidak diketahui.",
                en: "Nobody knows which urusan the agency carries.",
            },
            changes: &[
                Change { file: "daerah.selaras", from: "{ kode 1.02.0.00.0.00.02.0000 }", to: "" },
                Change { file: "dinkes.renstra", from: "program 1.02.01", to: "program 2.16.01" },
                Change { file: "dinkes.renstra", from: "kegiatan 1.02.01.2.01", to: "kegiatan 2.16.01.2.01" },
            ],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    // Whom the RPJMD gives a program nobody knows without it.
    let Some(upstream) = ctx.upstream.as_ref().filter(|_| ctx.compares()) else { return };
    for program in ctx.of_kind(NodeKind::Program) {
        let Some(urusan) = ctx.tree.code(program).and_then(urusan_of) else { continue };
        let agencies = in_charge(ctx, program);
        let Some(carried) = carried(ctx, &agencies) else { continue };
        if !carried.contains(&urusan) && !is_given(ctx, upstream, program, &agencies) {
            report(ctx, found, program, urusan, &agencies, &carried);
        }
    }
}

/// The agencies of the Renstra, and those of the program; none where a name hides who they are (R09).
fn in_charge(ctx: &Ctx, program: u32) -> Vec<AgencyId> {
    let duty = ctx.plan.duty(program);
    if duty.unknown || ctx.plan.agencies.unknown {
        return Vec::new();
    }
    let mut agencies = ctx.plan.agencies.agencies.clone();
    agencies.extend(&duty.agencies);
    agencies.dedup();
    agencies
}

/// The urusan that the agencies carry, and those of what they are part of; none where one of them says no urusan.
fn carried<'a>(ctx: &'a Ctx, agencies: &[AgencyId]) -> Option<Vec<&'a str>> {
    let mut carried: Vec<&str> = Vec::new();
    for agency in agencies {
        let agency = ctx.register.get(*agency);
        let whole = agency.part_of.as_ref().and_then(|id| ctx.register.agency(id));
        let whole = whole.map_or(&[][..], |whole| &ctx.register.get(whole).urusan);
        if agency.urusan.is_empty() && whole.is_empty() {
            return None;
        }
        carried.extend(agency.urusan.iter().chain(whole).map(|u| &**u));
    }
    (!carried.is_empty()).then_some(carried)
}

/// The RPJMD gives one of the agencies the program by this very code: `X.XX.01` is the program of the own urusan only.
fn is_given(ctx: &Ctx, upstream: &View, program: u32, agencies: &[AgencyId]) -> bool {
    upstream_programs(upstream, ctx.tree, ctx.plan, program).into_iter().any(|above| {
        upstream.layer(above.doc).is_some_and(|l| {
            let duty = l.plan.duty(above.node);
            l.tree.code(above.node) == ctx.tree.code(program)
                && (duty.unknown || agencies.iter().any(|a| duty.includes(*a)))
        })
    })
}

fn report(
    ctx: &Ctx,
    found: &mut Findings,
    program: u32,
    urusan: &str,
    agencies: &[AgencyId],
    carried: &[&str],
) {
    let Some(agency) = agencies.first().map(|a| ctx.register.get(*a)) else { return };
    let (name, owner, own) = (ctx.name(program), &agency.id, carried.join(", "));
    let message = Text::new(
        format!("{name} termasuk urusan {urusan}, sedangkan {owner} mengampu urusan {own}."),
        format!("{name} belongs to the urusan {urusan}, but {owner} carries {own}."),
    );
    let help = Text::new(
        format!(
            "Betulkan kode programnya; bila {owner} memang mengampu urusan {urusan}, tulis pada daftar perangkat daerah."
        ),
        format!("Mend the program’s code; where {owner} does carry {urusan}, write it in the register."),
    );
    let finding = found.add(&RULE, ctx.node(program), ctx.at(program, Place::Header), message, help);
    finding.label(Text::new(format!("urusan {urusan}"), format!("urusan {urusan}")));
    let words = Text::new(format!("urusan {own}"), format!("urusan {own}"));
    finding.related(Some(agency.node), ctx.at_node(agency.node, Place::Header), words);
}

//! C02 program-rpjmd-hilang: a program that the RPJMD gives the agency is missing in its Renstra.

use selaras_plan::code::{is_every_urusan, same_program};
use selaras_plan::direction::Perhitungan;
use selaras_plan::name::{Name, equal};
use selaras_syntax::schema::NodeKind;

use crate::context::document_word;
use crate::documents::NodeRef;
use crate::finding::{Edit, Findings};
use crate::items::Role;
use crate::links::View;
use crate::place::Place;
use crate::region::{Member, Region};
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};
use crate::rules::cakupan::{ByCode, Program, programs};
use crate::rules::i01_nama_indikator_berbeda::quoted;
use crate::rules::rujukan::shortest;

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "C02",
    slug: "program-rpjmd-hilang",
    severity: Severity::Error,
    title: Words {
        id: "Program RPJMD tidak ada di Renstra",
        en: "A program of the RPJMD is missing in the Renstra",
    },
    compares: Words {
        id: "Program yang diberikan RPJMD kepada sebuah perangkat daerah dibandingkan dengan program di \
             Renstranya.",
        en: "The programs that the RPJMD gives an agency are compared with those in its Renstra.",
    },
    why: Words {
        id: "Uang dan targetnya sudah tercantum di RPJMD, tetapi tidak ada yang merencanakannya.",
        en: "Its money and targets stand in the RPJMD, but nobody plans them.",
    },
    basis: Basis::Peraturan("Permendagri 86/2017"),
    repair_by: Words {
        id: "Perencana perangkat daerah menambahkan program itu beserta indikator dan pagunya.",
        en: "The agency’s planner adds the program with its indicators and money.",
    },
    repair: Repair::Safe,
    waivable: true,
    since: "0.1.0",
    wrong: &[Example {
        title: Words {
            id: "RPJMD memberi Diskominfo program statistik, Renstranya belum memuatnya.",
            en: "The RPJMD gives Diskominfo a program of statistics, which its Renstra does not have yet.",
        },
        changes: &[Change {
            file: "program.rpjmd",
            from: "  program 1.02.02",
            to: r#"  program 2.20.02 "Program Penyelenggaraan Statistik Sektoral" {
    mendukung        T1/S1
    penanggung-jawab diskominfo
    indikator DATA "Persentase data sektoral yang terbit" {
      satuan persen; arah naik; sumber-data "Catatan dinas"
      awal   2024 = 50
      target = 55 | 60 | 65 | 70 | 75
    }
    pagu = Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta | Rp300 juta
  }
  program 1.02.02"#,
        }],
        today: None,
        expect: &["diskominfo.renstra:1 error"],
    }],
    right: &[
        Example {
            title: Words {
                id: "Program penunjang X.XX.01 milik semua perangkat daerah hadir dengan kode urusan \
                 masing-masing; daftar perangkat daerah sama artinya dengan kelompoknya.",
                en: "The supporting program X.XX.01 of all agencies is there under each one’s own code; a \
                 list of agencies means the same as their group.",
            },
            changes: &[Change {
                file: "program.rpjmd",
                from: "penanggung-jawab kecamatan",
                to: "penanggung-jawab kec-utara, kec-selatan",
            }],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Program diberikan kepada rumah sakit yang merupakan bagian dari dinas; Renstra dinas memuatnya.",
                en: "A program is given to a hospital that is part of an agency, whose Renstra has it.",
            },
            changes: &[
                Change {
                    file: "daerah.selaras",
                    from: r#"
  kelompok kecamatan"#,
                    to: r#"  perangkat-daerah rsud "Rumah Sakit Umum Daerah" { bagian-dari dinkes }

  kelompok kecamatan"#,
                },
                Change {
                    file: "pendampingan.selaras",
                    from: r#"
  sesi"#,
                    to: r#"  pendamping P3 "Perencana Ahli Pertama" { mendampingi rsud }

  sesi"#,
                },
                Change {
                    file: "program.rpjmd",
                    from: r#"    mendukung        T2/S2
    penanggung-jawab dinkes"#,
                    to: r#"    mendukung        T2/S2
    penanggung-jawab rsud"#,
                },
            ],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(region: &Region, found: &mut Findings) {
    let wanted: Vec<Program> = programs(&region.view)
        .into_iter()
        .filter(|p| !p.duty.unknown && !p.duty.is_nobody() && !region.is_broken(p.node) && !p.is_miscoded())
        .collect();
    let held: Vec<Vec<Program>> =
        region.members.iter().map(|m| programs(&View::new(region.db, region.workspace, m.doc))).collect();
    let held: Vec<ByCode> = held.iter().map(|programs| ByCode::new(programs)).collect();
    let mut missing: Vec<(usize, Program)> = Vec::new();
    for (at, member) in region.members.iter().enumerate() {
        if member.plan.agencies.unknown || has_unknown_program(member) {
            continue;
        }
        let kin: Vec<usize> =
            (0..held.len()).filter(|n| speaks_for(region, &region.members[*n], member)).collect();
        for program in wanted.iter().filter(|p| region.answers(member, p.duty)) {
            let has = kin.iter().any(|n| may_have(&held[*n], program));
            // An agency of two Renstra, or a code that is given to it twice, misses it once.
            let again = missing.iter().any(|(n, p)| kin.contains(n) && same_program(p.code, program.code));
            if !has && !again && !stands_elsewhere(member, program.code) {
                missing.push((at, *program));
                report(region, found, member, program);
            }
        }
    }
}

/// A program whose header cannot be read (S01), or that has neither code nor name (S09), may be the one that is asked for.
fn has_unknown_program(member: &Member) -> bool {
    member.tree.of_kind(NodeKind::Program).any(|n| {
        let head = member.tree.head(n);
        head.broken || head.code.is_none() && head.title.is_none()
    })
}

/// What one Renstra has, the other need not have: they are of one agency, of a part of it, or of its successor.
fn speaks_for(region: &Region, other: &Member, member: &Member) -> bool {
    let mine = &member.plan.agencies.agencies;
    other.plan.agencies.agencies.iter().any(|a| mine.iter().any(|b| region.register.kin(*a, *b)))
}

/// One of a Renstra’s programs is the wanted one; one whose code is none (K01) is, where it has its name.
fn may_have(held: &ByCode, wanted: &Program) -> bool {
    held.standing_for(wanted.code).next().is_some() || held.miscoded.iter().any(|p| p.has_name_of(wanted))
}

/// It is there, where no program can stand (S01).
fn stands_elsewhere(member: &Member, code: &str) -> bool {
    let mut lost = member.tree.misplaced(0).filter(|h| h.kind == NodeKind::Program);
    lost.any(|h| h.code.as_deref().is_none_or(|c| same_program(c, code)))
}

fn report(region: &Region, found: &mut Findings, member: &Member, program: &Program) {
    let renstra = NodeRef { doc: member.doc, node: 0 };
    let (name, own) = (region.name(program.node), region.renstra(renstra.doc));
    let above = document_word(region.document.kind);
    let uncoded = without_code(member, program);
    let help = match uncoded {
        Some(_) => Text::new(
            format!("Program dengan nama itu ada tanpa kode: tulis kodenya, {}.", program.code),
            format!("A program of that name is there without a code: write it, {}.", program.code),
        ),
        None => Text::new(
            format!(
                "Tambahkan program itu; bila memang bukan tugasnya, betulkan penanggung-jawab di {above}."
            ),
            format!("Add the program; if it is not this agency’s, mend penanggung-jawab in the {above}."),
        ),
    };
    let finding = found.add(
        &RULE,
        renstra,
        region.at(renstra, Place::Header),
        Text::new(
            format!("{name} diberikan {above} kepada perangkat daerah ini, tetapi tidak ada di {own}."),
            format!("The {above} gives {name} to this agency, but {own} does not have it."),
        ),
        help,
    );
    finding.label(Text::new(format!("tanpa {}", program.code), format!("without {}", program.code)));
    finding.related(
        Some(program.node),
        region.at(program.node, Place::Header),
        Text::new(format!("program {above}"), format!("the {above}’s program")),
    );
    let Some((code, code_known)) = own_code(region, member, program) else { return };
    if let Some((node, title)) = uncoded {
        let uncoded = NodeRef { doc: member.doc, node };
        let words = Text::new("program tanpa kode", "a program without a code");
        finding.related(Some(uncoded), region.at(uncoded, Place::Header), words);
        finding.fix(
            code_known,
            Text::new(format!("Tulis kode {code}"), format!("Write the code {code}")),
            region.at(uncoded, Place::Title),
            Edit::Replace(format!("{code} {}", quoted(title))),
        );
        return;
    }
    let (home, home_known) = home(region, member, program);
    let skeleton = skeleton(region, program, &code);
    // Which sasaran it serves, which of several urusan it belongs to, and whose share of a common target it is, a person
    // decides.
    let safe = code_known && home_known && skeleton.whole && !divides_targets(region, program);
    finding.fix(
        safe,
        Text::new(format!("Tambahkan program {code}"), format!("Add program {code}")),
        region.at(NodeRef { doc: member.doc, node: home }, Place::Header),
        Edit::Append(skeleton.lines),
    );
}

/// The Renstra’s program of that name that has no code.
fn without_code<'a>(member: &Member<'a>, program: &Program) -> Option<(u32, &'a str)> {
    let wanted = Name::new(program.title()?);
    let uncoded = member.tree.of_kind(NodeKind::Program).filter(|n| member.tree.code(*n).is_none());
    let mut named = uncoded.filter_map(|n| Some((n, member.tree.title(n)?)));
    named.find(|(_, title)| equal(&Name::new(title), &wanted))
}

/// The code under which the Renstra has it: `X.XX.01` stands for the agency’s own urusan, where that is known; and
/// whether it can be no other.
fn own_code(region: &Region, member: &Member, program: &Program) -> Option<(String, bool)> {
    if !is_every_urusan(program.code) {
        return Some((program.code.to_owned(), true));
    }
    let [agency] = member.plan.agencies.agencies.as_slice() else { return None };
    let urusan = &region.register.get(*agency).urusan;
    let code = format!("{}.{}", urusan.first()?, program.code.rsplit('.').next()?);
    Some((code, urusan.len() == 1))
}

/// Where it goes: the first sasaran of the Renstra that supports what the program supports, itself or by its tujuan;
/// else the document. And whether it is the only place.
fn home(region: &Region, member: &Member, program: &Program) -> (u32, bool) {
    let up = &program.node;
    let links = crate::links::links(region.db, region.workspace, up.doc);
    let wanted: Vec<NodeRef> = links
        .role(up.node, Role::Mendukung)
        .flat_map(|l| l.to.found())
        .map(|n| region.view.current(*n))
        .collect();
    let supports = |node: u32| {
        let mut led = member.links.role(node, Role::Mendukung).flat_map(|l| l.to.found());
        led.any(|n| wanted.contains(&region.view.current(*n)))
    };
    let by_tujuan = |n: u32| member.tree.parent(n).is_some_and(supports);
    let sasaran = || member.tree.of_kind(NodeKind::Sasaran);
    let mut homes: Vec<u32> = sasaran().filter(|n| supports(*n)).collect();
    if homes.is_empty() {
        homes = sasaran().filter(|n| by_tujuan(*n)).collect();
    }
    (homes.first().copied().unwrap_or(0), homes.len() == 1)
}

/// Several agencies share a target that adds up: none of them takes it whole.
fn divides_targets(region: &Region, program: &Program) -> bool {
    let sheet = region.sheet(program.node.doc);
    let adds_up =
        |n: u32| sheet.indicators.get(n).is_some_and(|i| i.perhitungan.value == Some(Perhitungan::Jumlah));
    program.duty.is_shared()
        && region
            .view
            .layer(program.node.doc)
            .is_some_and(|l| l.tree.subtree(program.node.node).into_iter().any(adds_up))
}

/// The lines of a program that is inserted.
#[derive(Default)]
struct Skeleton {
    lines: Vec<String>,
    /// Each of the RPJMD’s indicators can be named.
    whole: bool,
}

/// The program with each of the RPJMD’s indicators, adopted whole.
fn skeleton(region: &Region, program: &Program, code: &str) -> Skeleton {
    let Some(layer) = region.view.layer(program.node.doc) else { return Skeleton::default() };
    let mut whole = true;
    let title = program.title().map(|t| format!(" {}", quoted(t))).unwrap_or_default();
    let mut lines = vec![format!("program {code}{title} {{")];
    for node in layer.tree.subtree(program.node.node) {
        if layer.tree.kind(node) != NodeKind::Indikator {
            continue;
        }
        let here = NodeRef { doc: program.node.doc, node };
        match (layer.tree.code(node), layer.tree.title(node)) {
            (Some(_), _) => {
                lines.push(format!("  indikator mengacu {}", shortest(&[&region.view], here)));
            }
            // Under the same program code an equal name is the same indicator.
            (None, Some(title)) => lines.push(format!("  indikator {}", quoted(title))),
            (None, None) => whole = false,
        }
    }
    lines.push("}".to_owned());
    Skeleton { lines, whole }
}

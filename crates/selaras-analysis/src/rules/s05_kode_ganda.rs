//! S05 kode-ganda: two nodes of one kind and place with the same code; it stands at the later one.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use selaras_syntax::schema::NodeKind;

use crate::context::{Ctx, document_word};
use crate::documents::NodeRef;
use crate::finding::Findings;
use crate::items::Role;
use crate::place::Place;
use crate::rule::{Basis, Change, Example, Repair, Rule, Severity, Text, Words};

/// The rule's words and examples.
pub static RULE: Rule = Rule {
    code: "S05",
    slug: "kode-ganda",
    severity: Severity::Error,
    title: Words { id: "Kode dipakai dua kali", en: "A code is used twice" },
    compares: Words {
        id: "Kode dokumen dibandingkan dengan dokumen lain sejenis, kode program dengan program lain dari \
             penanggung jawab yang sama, dan kode lain dengan saudaranya di bawah induk yang sama.",
        en: "A document’s code is compared with others of its kind, a program’s with other programs of \
             the same agencies in charge, any other code with its siblings under the same parent.",
    },
    why: Words {
        id: "Rujukan memakai kode. Bila dua bagian berkode sama, rujukan tidak tahu yang mana, dan angka \
             salah satunya hilang dari pemeriksaan.",
        en: "References use codes. Where two parts share one, a reference cannot know which is meant, and \
             the figures of one drop out of every check.",
    },
    basis: Basis::Praktik,
    repair_by: Words {
        id: "Penulis naskah memberi kode lain pada yang kemudian, atau menghapus salinannya.",
        en: "The author gives the later one another code, or deletes the copy.",
    },
    repair: Repair::None,
    waivable: true,
    since: "0.1.0",
    wrong: &[
        Example {
            title: Words {
                id: "Indikator kedua disalin tanpa mengganti kodenya.",
                en: "A second indicator was copied without changing its code.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: r"              target = 5 | 6 | 7 | 8 | 9
            }",
                to: r#"              target = 5 | 6 | 7 | 8 | 9
            }
            indikator KANAL "Jumlah pengikut akun dinas" {
              satuan akun; arah naik; perhitungan posisi; sumber-data "Catatan dinas"
              awal   2024 = 400
              target = 500 | 600 | 700 | 800 | 900
            }"#,
            }],
            today: None,
            expect: &["diskominfo.renstra:41 error"],
        },
        Example {
            title: Words {
                id: "Berkas Renstra disalin dari kecamatan lain dan kode dokumennya tertinggal.",
                en: "A Renstra was copied from another kecamatan, and the document’s code was left.",
            },
            changes: &[Change {
                file: "kec-selatan.renstra",
                from: "renstra kec-selatan-2025",
                to: "renstra kec-utara-2025",
            }],
            today: None,
            expect: &["kec-utara.renstra:1 error"],
        },
        Example {
            title: Words {
                id: "Kegiatan kedua memakai kode yang pertama; subkegiatannya tidak dilaporkan lagi.",
                en: "A second kegiatan has the first one’s code; its subkegiatan is not reported as well.",
            },
            changes: &[Change {
                file: "diskominfo.renstra",
                from: "kegiatan 2.16.03.2.02 ",
                to: "kegiatan 2.16.03.2.01 ",
            }],
            today: None,
            expect: &["diskominfo.renstra:66 error"],
        },
    ],
    right: &[
        Example {
            title: Words {
                id: "Satu program di bawah dua sasaran Renstra adalah satu program.",
                en: "One program under two sasaran of a Renstra is one program.",
            },
            changes: &[
                Change {
                    file: "dinkes.renstra",
                    from: "pagu = Rp8 miliar | Rp8,2 miliar | Rp8,4 miliar | Rp8,6 miliar | Rp8,8 miliar",
                    to: "pagu = Rp7 miliar | Rp7,2 miliar | Rp7,4 miliar | Rp7,6 miliar | Rp7,8 miliar",
                },
                Change {
                    file: "dinkes.renstra",
                    from: "      indikator mengacu T2/S2/PHBS",
                    to: r#"      indikator mengacu T2/S2/PHBS
      program 1.02.02 "Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat" {
        kegiatan 1.02.02.2.01 "Penyediaan Fasilitas Pelayanan Kesehatan" {
          indikator SIAP "Persentase puskesmas yang siap melayani" {
            satuan persen; arah naik; sumber-data "Catatan puskesmas"
            awal   2024 = 70
            target = 75 | 80 | 85 | 90 | 95
          }
          pagu = Rp1 miliar | Rp1 miliar | Rp1 miliar | Rp1 miliar | Rp1 miliar
        }
      }"#,
                },
            ],
            today: None,
            expect: &[],
        },
        Example {
            title: Words {
                id: "Satu kode program di RPJMD, masing-masing dengan kecamatannya sendiri.",
                en: "One program code in the RPJMD, each time of a kecamatan of its own.",
            },
            changes: &[Change {
                file: "program.rpjmd",
                from: r#"    penanggung-jawab kecamatan
    indikator ADUAN "Persentase pengaduan warga yang selesai" {
      satuan persen; arah naik; sumber-data "Buku layanan kecamatan"
      awal   2024 = 78
      target = 80 | 84 | 88 | 92 | 96
    }
    pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,3 miliar | Rp1,4 miliar
  }"#,
                to: r#"    penanggung-jawab kec-utara
    indikator ADUAN "Persentase pengaduan warga yang selesai" {
      satuan persen; arah naik; sumber-data "Buku layanan kecamatan"
      awal   2024 = 78
      target = 80 | 84 | 88 | 92 | 96
    }
    pagu = Rp600 juta | Rp660 juta | Rp720 juta | Rp780 juta | Rp840 juta
  }
  program 7.01.02 "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik" {
    mendukung        T1/S2
    penanggung-jawab kec-selatan
    indikator ADUAN "Persentase pengaduan warga yang selesai" {
      satuan persen; arah naik; sumber-data "Buku layanan kecamatan"
      awal   2024 = 78
      target = 80 | 84 | 88 | 92 | 96
    }
    pagu = Rp400 juta | Rp440 juta | Rp480 juta | Rp520 juta | Rp560 juta
  }"#,
            }],
            today: None,
            expect: &[],
        },
    ],
};

pub(crate) fn check(ctx: &Ctx, found: &mut Findings) {
    let mut first: FxHashMap<Key, u32> = FxHashMap::default();
    let mut programs: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for node in ctx.tree.nodes().skip(1) {
        let head = ctx.head(node);
        let Some(code) = head.code.as_deref().filter(|_| !head.broken) else { continue };
        let other = match head.kind {
            NodeKind::Program if !ctx.is_renstra() => {
                let before = programs.entry(code).or_default();
                before.push(node);
                before.iter().copied().find(|other| is_one_program(ctx, node, *other))
            }
            _ => key(ctx, node, code).map(|key| *first.entry(key).or_insert(node)),
        };
        if let Some(other) = other.filter(|other| *other != node) {
            report(ctx, found, node, other, code);
        }
    }
}

/// Programs of one code are told apart by who is in charge. Of one that nobody knows (R09), or that a table need not
/// repeat, nothing is said.
fn is_one_program(ctx: &Ctx, node: u32, other: u32) -> bool {
    let duty = ctx.plan.duty(node);
    let untold = duty.unknown || duty.is_nobody() && ctx.table.is_some();
    other != node && !untold && ctx.plan.duty(other) == duty
}

/// Beside which others a code must be the only one: the siblings of its kind; also a program of a Renstra, where one
/// that stands under several sasaran is one program. A session is known by its day and its agency.
#[derive(PartialEq, Eq, Hash)]
struct Key<'a> {
    parent: u32,
    kind: NodeKind,
    code: Cow<'a, str>,
    agency: &'a str,
}

fn key<'a>(ctx: &Ctx<'a>, node: u32, code: &'a str) -> Option<Key<'a>> {
    let (kind, parent) = (ctx.tree.kind(node), ctx.tree.parent(node)?);
    let agency = match kind {
        NodeKind::Sesi => ctx.head(node).refs.iter().find(|r| r.role == Role::Agency),
        _ => None,
    };
    // The register knows its names in any case.
    let any_case = matches!(kind, NodeKind::PerangkatDaerah | NodeKind::Kelompok | NodeKind::Skala);
    let code = if any_case { code.to_lowercase().into() } else { code.into() };
    Some(Key { parent, kind, code, agency: agency.map_or("", |r| &r.path) })
}

fn report(ctx: &Ctx, found: &mut Findings, node: u32, other: u32, code: &str) {
    let (name, theirs) = (ctx.name(node), ctx.name(other));
    let message = match name == theirs {
        true => Text::new(format!("{name} sudah ada sebelumnya."), format!("There is a {name} before.")),
        false => Text::new(
            format!("{name} memakai kode {code}, yang sudah dipakai {theirs}."),
            format!("{name} has the code {code}, which {theirs} has already."),
        ),
    };
    let help = Text::new(
        "Beri kode lain pada yang kemudian, atau hapus bila ini salinan.",
        "Give the later one another code, or delete it if it is a copy.",
    );
    let finding = found.add(&RULE, ctx.node(node), ctx.at(node, Place::Code), message, help);
    finding.label(Text::new("kode ganda", "used twice"));
    let first = Text::new(format!("{code} yang pertama"), format!("the first {code}"));
    finding.related((ctx.table.is_none()).then_some(ctx.node(other)), ctx.at(other, Place::Code), first);
}

/// A document of a kind and code that another has: it counts nowhere, and nothing else in it is judged.
pub(crate) fn check_twin(ctx: &Ctx, found: &mut Findings) {
    let Some(first) = ctx.document.twin_of else { return };
    let (word, id) = (document_word(ctx.document.kind), &ctx.document.id);
    let there = ctx.at_node(NodeRef { doc: first, node: 0 }, Place::Code);
    let file = there.file.path(ctx.db);
    let message = Text::new(
        format!("{word} {id} sudah ada di {file}; yang ini tidak ikut diperiksa."),
        format!("{word} {id} stands in {file} already; this one is not checked."),
    );
    let help = Text::new(
        format!(
            "Beri kode lain pada dokumen ini; bila meneruskan yang pertama, awali dengan “lanjutan {}”.",
            ctx.document.kind.keyword()
        ),
        format!(
            "Give this document another code; where it goes on with the first, begin it with `lanjutan {}`.",
            ctx.document.kind.keyword()
        ),
    );
    let finding = found.add(&RULE, ctx.node(0), ctx.at(0, Place::Code), message, help);
    finding.label(Text::new("kode ganda", "used twice"));
    finding.related(None, there, Text::new(format!("{id} yang pertama"), format!("the first {id}")));
}

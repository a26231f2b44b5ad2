//! The picture that a planner sees.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::sample::{self, outcome, plain, text};
use expect_test::expect;
use proptest::prelude::*;
use selaras_analysis::diagnostic::{Diagnostic, Location, Outcome, Related};
use selaras_analysis::rule::{Lang, Text};
use selaras_report::{Format, Options, Report, Sources, render};
use selaras_syntax::line_index::{LineIndex, Unit};
use selaras_syntax::tree::Span;

#[test]
fn both_places_in_one_picture() {
    expect![[r#"
        perlu diperbaiki[C04 indikator-rpjmd-tidak-diacu]: Indikator S1/DESA "Persentase desa terlayani" tidak diacu oleh Renstra kominfo-2021
           ╭─[ renstra/dinas kominfo é.renstra:1:1 ]
           │
         1 │ renstra kominfo-2021 "Renstra Kominfo – 2021" {
           │ ──────────┬─────────
           │           ╰─────────── tidak mengacu S1/DESA
           │
           ├─[ kota.rpjmd:5:7 ]
           │
         5 │       indikator DESA "Persentase desa terlayani" {
           │       ──────────────────────┬─────────────────────
           │                             ╰─────────────────────── indikator RPJMD
           │
           │ Tindak lanjut: Tambahkan indikator mengacu S1/DESA, atau kecualikan dengan alasan.
        ───╯

        wajib diperbaiki[T01 target-berbeda]: Target 2025 indikator SPBE adalah 4,2; di RPJMD 4,1
           ╭─[ renstra/dinas kominfo é.renstra:3:63 ]
           │
         3 │         indikator SPBE mengacu S1/SPBE { target = 3,1 | 3,4 | 3,7 | 4,2 | 4,3 }
           │                                                                     ─┬─
           │                                                                      ╰─── 4,2 di Renstra
           │
           ├─[ kota.rpjmd:4:88 ]
           │
         4 │       indikator SPBE "Nilai SPBE" { satuan nilai; target 2022-2026 = 3,1 | 3,4 | 3,7 | 4,1 | 4,3 }
           │                                                                                        ─┬─
           │                                                                                         ╰─── 4,1 di RPJMD
           │
           │ Tindak lanjut: Samakan dengan RPJMD, atau usulkan perubahan RPJMD.
           │ Perbaikan: Samakan dengan RPJMD: 4,1 (--fix)
        ───╯

        saran[T17 ketelitian-berbeda]: 4,3 dan 4,30 berbeda ketelitian
           ╭─[ renstra/dinas kominfo é.renstra:3:69 ]
           │
         3 │         indikator SPBE mengacu S1/SPBE { target = 3,1 | 3,4 | 3,7 | 4,2 | 4,3 }
           │                                                                           ─┬─
           │                                                                            ╰─── di sini
           │
           │ Perbaikan: Tulis 4,30 di kedua naskah (--fix-unsafe; periksa dulu)
        ───╯

        wajib diperbaiki[S10 berkas-tidak-terbaca]: rusak.renstra tidak dapat dibaca: izin ditolak
          │
          │ Lihat: rusak.renstra · berkas ini
          │ Tindak lanjut: Beri izin baca.
        ──╯

        wajib diperbaiki[S01 sintaks]: 100% "kutip" & 'petik': a, b <b> ]]> �[31m�￿ ::error::baris kedua
           ╭─[ x,100%.renstra:2:12 ]
           │
         2 │ �[31m { � �
           │           ┬
           │           ╰── diharapkan } di sini
           │
           │ Tindak lanjut: Tutup dengan }.
        ───╯

        3 wajib diperbaiki, 1 perlu diperbaiki, 1 saran; 1 dikecualikan (4 berkas, 3 dokumen)
        Penjelasan sebuah aturan: selaras explain NAMA-ATURAN
    "#]].assert_eq(&plain(Format::Human));
}

#[test]
fn english_on_a_narrow_terminal() {
    let options = Options { width: Some(64), ..Options::default() };
    expect![[r#"
        should be fixed[C04 indikator-rpjmd-tidak-diacu]:
          The Renstra kominfo-2021 does not take up the indicator
          S1/DESA "Persentase desa terlayani"
           ╭─[ renstra/dinas kominfo é.renstra:1:1 ]
           │
         1 │ renstra kominfo-2021 "Renstra Kominfo – 2021" {
           │ ──────────┬─────────
           │           ╰─────────── does not adopt S1/DESA
           │
           ├─[ kota.rpjmd:5:7 ]
           │
         5 │ …indikator DESA "Persentase desa t…
           │  ────────────────┬────────────────
           │                  ╰────────────────── the RPJMD's indicator
           │
           │ What to do: Add indikator mengacu S1/DESA, or waive it with
           │   a reason.
        ───╯

        must be fixed[T01 target-berbeda]: The target of SPBE for 2025
          is 4,2; the RPJMD has 4,1
           ╭─[ renstra/dinas kominfo é.renstra:3:63 ]
           │
         3 │ …PBE { target = 3,1 | 3,4 | 3,7 | 4,2 | 4,3 }
           │                                   ─┬─
           │                                    ╰─── 4,2 in the Renstra
           │
           ├─[ kota.rpjmd:4:88 ]
           │
         4 │ …rget 2022-2026 = 3,1 | 3,4 | 3,7 | 4,1 | 4,3 }
           │                                     ─┬─
           │                                      ╰─── 4,1 in the RPJMD
           │
           │ What to do: Take the RPJMD's value, or propose a change of
           │   the RPJMD.
           │ Fix: Take the RPJMD's: 4,1 (--fix)
        ───╯

        suggestion[T17 ketelitian-berbeda]: 4,3 and 4,30 differ in
          precision
           ╭─[ renstra/dinas kominfo é.renstra:3:69 ]
           │
         3 │ …acu S1/SPBE { target = 3,1 | 3,4 | 3,7 | 4,2 | 4,3 }
           │                                                 ─┬─
           │                                                  ╰─── here
           │
           │ Fix: Write 4,30 in both (--fix-unsafe; look first)
        ───╯

        must be fixed[S10 berkas-tidak-terbaca]: rusak.renstra cannot be
          read
          │
          │ See: rusak.renstra · this file
          │ What to do: Grant permission to read it.
        ──╯

        must be fixed[S01 sintaks]: 100% "quoted" & 'ticks': a, b <b>
          ]]> �[31m�￿ ::error::second line
           ╭─[ x,100%.renstra:2:12 ]
           │
         2 │ �[31m { � �
           │           ┬
           │           ╰── expected } here
           │
           │ What to do: Close it with }.
        ───╯

        3 must be fixed, 1 should be fixed, 1 suggestion; 1 waived (4 files, 3 documents)
        About a rule: selaras explain RULE
    "#]]
    .assert_eq(&text(Format::Human, &outcome(), Lang::En, options));
}

#[test]
fn in_colour() {
    let options = Options { color: true, ..Options::default() };
    let one = Outcome { diagnostics: vec![sample::target_differs()], ..outcome() };
    let shown = text(Format::Human, &one, Lang::Id, options).replace('\u{1b}', "␛");
    expect![[r#"
        ␛[1m␛[31mwajib diperbaiki[T01 target-berbeda]:␛[0m ␛[1mTarget 2025 indikator SPBE adalah 4,2; di RPJMD 4,1␛[0m
           ␛[38;5;246m╭─[␛[0m renstra/dinas kominfo é.renstra:3:63 ␛[38;5;246m]␛[0m
           ␛[38;5;246m│␛[0m
         ␛[38;5;246m3 │␛[0m         indikator SPBE mengacu S1/SPBE { target = 3,1 | 3,4 | 3,7 | ␛[31m4,2␛[0m | 4,3 }
         ␛[38;5;246m  │␛[0m                                                                     ␛[31m─┬─␛[0m
         ␛[38;5;246m  │␛[0m                                                                      ␛[31m╰───␛[0m 4,2 di Renstra
           ␛[38;5;246m│␛[0m
           ␛[38;5;246m├─[␛[0m kota.rpjmd:4:88 ␛[38;5;246m]␛[0m
           ␛[38;5;246m│␛[0m
         ␛[38;5;246m4 │␛[0m       indikator SPBE "Nilai SPBE" { satuan nilai; target 2022-2026 = 3,1 | 3,4 | 3,7 | ␛[36m4,1␛[0m | 4,3 }
         ␛[38;5;246m  │␛[0m                                                                                        ␛[36m─┬─␛[0m
         ␛[38;5;246m  │␛[0m                                                                                         ␛[36m╰───␛[0m 4,1 di RPJMD
        ␛[38;5;246m   │␛[0m
        ␛[38;5;246m   │␛[0m ␛[32mTindak lanjut:␛[0m Samakan dengan RPJMD, atau usulkan perubahan RPJMD.
        ␛[38;5;246m   │␛[0m ␛[32mPerbaikan:␛[0m Samakan dengan RPJMD: 4,1 (--fix)
        ␛[38;5;246m───╯␛[0m

        ␛[1m␛[31m1 wajib diperbaiki␛[0m; 1 dikecualikan (4 berkas, 3 dokumen)
        ␛[38;5;246mPenjelasan sebuah aturan: selaras explain NAMA-ATURAN␛[0m
    "#]].assert_eq(&shown);
}

#[test]
fn a_clean_plan_is_one_quiet_line() {
    let clean = Outcome { files: 4, documents: 4, ..Outcome::default() };
    expect![[r#"
        Tidak ada temuan (4 berkas, 4 dokumen)
    "#]]
    .assert_eq(&text(Format::Human, &clean, Lang::Id, Options::default()));
    let quiet = Options { quiet: true, ..Options::default() };
    assert_eq!(text(Format::Human, &clean, Lang::Id, quiet), "");
}

#[test]
fn no_colours_where_none_are_wanted() {
    assert!(!plain(Format::Human).contains('\u{1b}'));
    assert!(!plain(Format::Short).contains('\u{1b}'));
}

/// A finding with a related place in the same file.
fn finding(spans: [Span; 2]) -> Diagnostic {
    let [own, other] = spans.map(|span| Location { file: Arc::from("a.renstra"), span });
    Diagnostic {
        location: own,
        label: Text::new("di sini", "here"),
        related: vec![Related { location: other, message: Text::new("di sana", "there") }],
        fixes: Vec::new(),
        ..sample::target_differs()
    }
}

fn draw(source: &str, diagnostics: Vec<Diagnostic>, options: Options) -> String {
    let sources = |_: &str| Some(Arc::from(source));
    drawn(&sources, diagnostics, options)
}

fn drawn(sources: &dyn Sources, diagnostics: Vec<Diagnostic>, options: Options) -> String {
    let outcome = Outcome { diagnostics, ..Outcome::default() };
    let report = Report {
        outcome: &outcome,
        sources,
        lang: Lang::Id,
        today: "2026-11-24",
        rules: sample::RULES,
        tool_version: "0.1.0",
        tool_url: "",
        rules_url: "",
    };
    let mut bytes = Vec::new();
    render(Format::Human, &report, &mut bytes, &options).expect("memory takes everything");
    String::from_utf8(bytes).expect("UTF-8")
}

/// The first picture, from its first line to its last.
fn only_picture(shown: &str) -> String {
    let start = shown.lines().position(|line| line.contains('╭')).expect("a picture");
    let end = shown.lines().position(|line| line.ends_with('╯')).expect("its end");
    shown.lines().skip(start).take(end + 1 - start).map(|line| format!("{line}\n")).collect()
}

#[test]
fn two_places_in_a_line_of_100_kb() {
    let source = format!("rpjmd a {{ misi M1 {}}} misi M1 {{ }}", "x ".repeat(50_000));
    let (first, second) = (source.find("M1").expect("M1") as u32, source.rfind("M1").expect("M1") as u32);
    let both = finding([Span::new(second, second + 2), Span::new(first, first + 2)]);
    let shown = draw(&source, vec![both], Options { width: Some(80), quiet: true, color: false });
    expect![[r#"
           ╭─[ a.renstra:1:100026 ]
           │
         1 │ …pjmd a { misi M1 x x x x x x x … x x x } misi M1 { }
           │                ─┬                              ─┬
           │                 ╰────────────────────────────────── di sana
           │                                                 │
           │                                                 ╰── di sini
           │
           │ Tindak lanjut: Samakan dengan RPJMD, atau usulkan perubahan RPJMD.
        ───╯
    "#]]
    .assert_eq(&only_picture(&shown));
}

#[test]
fn two_places_in_a_file_the_related_one_first() {
    let source = "renstra a {\n  misi M1\n\n\n\n  misi M1 {\n}\n";
    let (first, second) = (source.find("M1").expect("M1") as u32, source.rfind("M1").expect("M1") as u32);
    let both = finding([Span::new(second, second + 2), Span::new(first, first + 2)]);
    expect![[r#"
           ╭─[ a.renstra:6:8 ]
           │
         2 │   misi M1
           │        ─┬
           │         ╰── di sana
           │
         6 │   misi M1 {
           │        ─┬
           │         ╰── di sini
           │
           │ Tindak lanjut: Samakan dengan RPJMD, atau usulkan perubahan RPJMD.
        ───╯
    "#]]
    .assert_eq(&only_picture(&draw(source, vec![both], Options::default())));
}

#[test]
fn places_at_the_very_end_and_on_an_empty_line() {
    let source = "renstra a {\n\n}\n";
    let end = source.len() as u32;
    let both = finding([Span::new(end, end), Span::new(12, 12)]);
    expect![[r#"
           ╭─[ a.renstra:4:1 ]
           │
         2 │
           │ ┬
           │ ╰── di sana
           │
         4 │
           │ ┬
           │ ╰── di sini
           │
           │ Tindak lanjut: Samakan dengan RPJMD, atau usulkan perubahan RPJMD.
        ───╯
    "#]]
    .assert_eq(&only_picture(&draw(source, vec![both], Options::default())));
}

/// Line numbers cost nothing that grows out of hand.
#[test]
fn many_findings_far_down_a_file() {
    let source = "misi M1\n".repeat(20_000);
    let at = source.len() as u32 - 3;
    let many = vec![finding([Span::new(at, at + 2), Span::new(at - 80, at - 78)]); 500];
    let start = Instant::now();
    let shown = draw(&source, many, Options::default());
    assert_eq!(shown.matches("20000 │").count(), 500);
    // A hang, not a benchmark: it takes a fraction of a second.
    assert!(start.elapsed() < Duration::from_secs(60));
}

proptest! {
    /// Whatever the text and the spans, a picture comes out, with the right lines, and nothing that a terminal obeys.
    #[test]
    fn any_text_and_any_spans(
        source in "[a-z 😀é–\\t\\r\\n\u{0}\u{1b}\u{85}\u{2028}\u{301}]{0,120}",
        spans in [(0..200u32, 0..40u32), (0..200u32, 0..40u32)],
        width in proptest::option::of(0..120usize),
        color: bool,
    ) {
        let spans = spans.map(|(start, length)| Span::new(start, start.saturating_add(length)));
        let shown = draw(&source, vec![finding(spans)], Options { color, width, quiet: true });
        prop_assert!(shown.contains("di sini") && shown.contains("di sana"), "{shown}");
        let line = LineIndex::new(&source).position(&source, spans[0].start, Unit::Chars).line + 1;
        prop_assert!(shown.contains(&format!(" a.renstra:{line}:")), "{shown}");
        prop_assert!(shown.contains(&format!(" {line} │")) || shown.contains(&format!("m{line} │")), "{shown}");
        let obeyed = |c: char| c.is_control() && c != '\n' && !(color && c == '\u{1b}');
        prop_assert!(!shown.contains(obeyed), "{shown:?}");
    }
}

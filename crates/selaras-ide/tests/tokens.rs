//! What each word is.

mod fixture;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_ide::tokens::{Token, tokens};
use selaras_syntax::tree::Span;

fn all(fixture: &Fixture, path: &str) -> Vec<Token> {
    tokens(&fixture.ide(), path, Span::new(0, fixture.text(path).len() as u32))
}

fn drawn(text: &str, found: &[Token]) -> String {
    let word = |t: &Token| {
        let marks = [(t.declares, " declares"), (t.withdrawn, " withdrawn")];
        let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, m)| *m).collect();
        format!("{:?}{marks}: {}", t.what, t.span.of(text))
    };
    found.iter().map(word).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn shows(text: &str, expect: Expect) {
    let fixture = Fixture::new(&format!("//- a.selaras\n{text}"));
    let found = all(&fixture, "a.selaras");
    assert!(found.windows(2).all(|t| t[0].span.end <= t[1].span.start), "they overlap");
    assert!(found.iter().all(|t| !t.span.of(fixture.text("a.selaras")).contains('\n')));
    expect.assert_eq(&drawn(fixture.text("a.selaras"), &found));
}

#[test]
fn a_region_and_its_agencies() {
    shows(
        "daerah kota \"Kota\" {\n  perangkat-daerah dinas \"Dinas\" { kode 2.16; urusan 2.16 }\n  kelompok semua-dinas { dinas }\n  skala mutu { C 0-60 < \"Baik\" }\n}\n",
        expect![[r#"
            Keyword: daerah
            Document declares: kota
            Text: "Kota"
            Keyword: perangkat-daerah
            Agency declares: dinas
            Text: "Dinas"
            Property: kode
            Code: 2.16
            Property: urusan
            Code: 2.16
            Keyword: kelompok
            Agency declares: semua-dinas
            Agency: dinas
            Keyword: skala
            Code declares: mutu
            Value: C
            Value: 0-60
            Text: "Baik""#]],
    );
}

#[test]
fn a_plan_with_figures_and_references() {
    shows(
        "renstra dinas-2025 \"Renstra\" { // é😀\n  berpedoman kota-2025; perangkat-daerah dinas; periode 2025-2029\n  lanjutan tujuan T1 \"Satu\"\n    \"dan lagi\" {\n    indikator X mengacu S1/SPBE { satuan persen; arah naik; awal 2024 = 3,2; target = Rp1 juta \"kira\" | A | - }\n    sumber \"a.pdf\" hlm 12\n  }\n  kecualikan target-berbeda pada T1/X karena \"Sebab\" sampai 2026-12-31\n}\n",
        expect![[r#"
            Keyword: renstra
            Document declares: dinas-2025
            Text: "Renstra"
            Comment: // é😀
            Property: berpedoman
            Document: kota-2025
            Property: perangkat-daerah
            Agency: dinas
            Property: periode
            Value: 2025-2029
            Keyword: lanjutan
            Keyword: tujuan
            Code: T1
            Text: "Satu"
            Text: "dan lagi"
            Keyword: indikator
            Code declares: X
            Keyword: mengacu
            Code: S1/SPBE
            Property: satuan
            Unit: persen
            Property: arah
            Code: naik
            Property: awal
            Value: 2024
            Value: 3,2
            Property: target
            Value: Rp1
            Value: juta
            Text: "kira"
            Value: A
            Value: -
            Property: sumber
            Text: "a.pdf"
            Keyword: hlm
            Value: 12
            Property: kecualikan
            Rule: target-berbeda
            Keyword: pada
            Code: T1/X
            Keyword: karena
            Text: "Sebab"
            Keyword: sampai
            Value: 2026-12-31"#]],
    );
}

#[test]
fn a_broken_line_keeps_the_colours_of_the_others() {
    shows(
        "renstra a \"A\" {\n  tujuan T1 \"Satu\n  target = = | 2\n  nspk x\n",
        expect![[r#"
        Keyword: renstra
        Document declares: a
        Text: "A"
        Keyword: tujuan
        Code declares: T1
        Text: "Satu
        Property: target
        Value: 2
        Property: nspk
        Code: x"#]],
    );
}

#[test]
fn what_a_revision_withdraws() {
    shows(
        "rpjmd a \"A\" { periode 2025-2029; misi M1 \"M\" { tujuan T1 \"B\" { sasaran S1 \"C\" } tujuan T2 \"D\" } }\nrpjmd b \"B\" { perubahan-dari a; dicabut M1/T1 }\n",
        expect![[r#"
            Keyword: rpjmd
            Document declares: a
            Text: "A"
            Property: periode
            Value: 2025-2029
            Keyword: misi
            Code declares: M1
            Text: "M"
            Keyword: tujuan
            Code declares withdrawn: T1
            Text: "B"
            Keyword: sasaran
            Code declares withdrawn: S1
            Text: "C"
            Keyword: tujuan
            Code declares: T2
            Text: "D"
            Keyword: rpjmd
            Document declares: b
            Text: "B"
            Property: perubahan-dari
            Document: a
            Property: dicabut
            Code withdrawn: M1/T1"#]],
    );
}

#[test]
fn a_range_gives_a_part_of_the_whole() {
    let fixture = Fixture::base(&[]);
    let path = "diskominfo.renstra";
    let text = fixture.text(path);
    let from = text.find("indikator SPBE").expect("there") as u32;
    let to = text.find("indikator AKTIF").expect("there") as u32;
    let some = tokens(&fixture.ide(), path, Span::new(from, to));
    let whole = all(&fixture, path);
    let inside: Vec<Token> =
        whole.iter().copied().filter(|t| t.span.start <= to && from <= t.span.end).collect();
    assert!(!some.is_empty() && some.len() < whole.len());
    assert_eq!(some, inside);
    assert_eq!(tokens(&fixture.ide(), "tidak-ada", Span::new(0, 9)), []);
}

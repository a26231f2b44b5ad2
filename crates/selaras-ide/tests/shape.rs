//! The shape of the text: layout, folds, growing selections, outlines and searches.

mod fixture;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_ide::symbols::Symbol;
use selaras_ide::{Edit, folding, formatting, selection, symbols};

fn apply(fixture: &Fixture, path: &str, edits: &[Edit]) -> String {
    fixture.after(edits).text(path).to_owned()
}

/// Types what stands before `$0`, and formats as editors ask for it.
#[track_caller]
fn typed(text: &str, typed: &str, expect: Expect) {
    let fixture = Fixture::new(&format!("//- a.renstra\n{text}"));
    let (path, offset) = fixture.at();
    let edits = formatting::on_type(&fixture.ide(), path, offset, typed);
    expect.assert_eq(&apply(&fixture, path, &edits).replace(' ', "·"));
}

const UNTIDY: &str = "\
//- a.renstra
renstra a \"A\" {
 berpedoman b;
tujuan   T1 \"Satu\" {
    indikator X \"é–😀\" {
    target=1|2
  target  = 3 |
}
}
  tujuan  T2
  }
";

#[test]
fn a_file_is_formatted_and_its_words_stay() {
    let fixture = Fixture::new(UNTIDY);
    let edits = formatting::document(&fixture.ide(), "a.renstra");
    let after = apply(&fixture, "a.renstra", &edits);
    assert_eq!(after, selaras_syntax::format::format(fixture.text("a.renstra")));
    let words = |e: &Edit| e.location.span.of(fixture.text("a.renstra")).contains("Satu");
    assert!(!edits.iter().any(words), "{edits:?}");
    let tidy = Fixture::new(&format!("//- a.renstra\n{after}"));
    assert_eq!(formatting::document(&tidy.ide(), "a.renstra"), []);
}

#[test]
fn a_range_is_formatted_and_nothing_outside() {
    let fixture = Fixture::new(UNTIDY);
    let text = fixture.text("a.renstra");
    let from = text.find("tujuan").expect("there") as u32;
    let to = text.find("    target").expect("there") as u32 - 1;
    let span = selaras_syntax::tree::Span::new(from, to);
    let edits = formatting::range(&fixture.ide(), "a.renstra", span);
    assert!(edits.iter().all(|e| from <= e.location.span.start && e.location.span.end <= to));
    expect![[r#"
        renstra a "A" {
         berpedoman b;
          tujuan T1 "Satu" {
            indikator X "é–😀" {
            target=1|2
          target  = 3 |
        }
        }
          tujuan  T2
          }
    "#]]
    .assert_eq(&apply(&fixture, "a.renstra", &edits));
}

#[test]
fn a_brace_tidies_its_line_alone() {
    typed(
        "renstra a \"A\" {\n      tujuan T1 \"Satu\" {\n   nspk   x\n      }$0\n berpedoman  b\n}\n",
        "}",
        expect![[r#"
            renstra·a·"A"·{
            ······tujuan·T1·"Satu"·{
            ···nspk···x
            ··}
            ·berpedoman··b
            }
        "#]],
    );
}

#[test]
fn a_line_end_tidies_the_line_above_and_indents_the_new_one() {
    typed(
        "renstra a \"A\" {\n  tujuan T1 \"Satu\" {\n nspk   x  \n$0\n  }\n}\n",
        "\n",
        expect![[r#"
            renstra·a·"A"·{
            ··tujuan·T1·"Satu"·{
            ····nspk·x
            ····
            ··}
            }
        "#]],
    );
    // Between the braces of a body, in a block that is not closed yet.
    typed(
        "renstra a \"A\" {\r\n  tujuan T1 \"Satu\" {\r\n$0}\r\n",
        "\n",
        expect![["renstra·a·\"A\"·{\r\n··tujuan·T1·\"Satu\"·{\r\n··}\r\n"]],
    );
}

#[test]
fn a_broken_statement_stays_as_it_is() {
    typed(
        "renstra a \"A\" {\n  tujuan T1 \"Satu\" {\n target   = = 3 |\n    $0\n  }\n}\n",
        "\n",
        expect![[r#"
            renstra·a·"A"·{
            ··tujuan·T1·"Satu"·{
            ·target···=·=·3·|
            ····
            ··}
            }
        "#]],
    );
}

#[test]
fn bodies_comments_and_long_statements_fold() {
    let fixture = Fixture::new(
        "\
//- a.renstra
// satu
// dua

// tiga
renstra a \"A\" { // empat
  berpedoman b // lima
  // enam
  // tujuh
  tujuan T1 \"Satu\" { nspk x }
  kecualikan target-berbeda
    karena \"Begitu\"
  tujuan T2 \"Dua\" {
    nspk x
",
    );
    let text = fixture.text("a.renstra");
    let line = |at: u32| text[..at as usize].matches('\n').count() + 1;
    let folds = folding::folds(&fixture.ide(), "a.renstra");
    let shown: Vec<_> = folds.iter().map(|f| (line(f.span.start), line(f.span.end), f.is_comment)).collect();
    assert_eq!(shown, [(1, 2, true), (5, 13, false), (7, 8, true), (10, 11, false), (12, 13, false)]);
    assert_eq!(folding::folds(&fixture.ide(), "tidak-ada"), []);
}

#[track_caller]
fn grows(text: &str, expect: Expect) {
    let fixture = Fixture::new(&format!("//- a.renstra\n{text}"));
    let (path, offset) = fixture.at();
    let spans = selection::selections(&fixture.ide(), path, offset);
    let text = fixture.text(path);
    let shown: Vec<_> = spans.iter().map(|s| format!("{:?}", s.of(text))).collect();
    expect.assert_eq(&shown.join("\n"));
}

#[test]
fn a_selection_grows_from_cell_to_file() {
    grows(
        "// é\nrenstra a {\n  tujuan T1 \"Satu\" {\n    indikator X { satuan %; target = 1 | Rp2 j$0uta \"kira\" | 3 }\n  }\n}\n",
        expect![[r#"
            "juta"
            "Rp2 juta"
            "Rp2 juta \"kira\""
            "1 | Rp2 juta \"kira\" | 3"
            "target = 1 | Rp2 juta \"kira\" | 3"
            "satuan %; target = 1 | Rp2 juta \"kira\" | 3"
            "indikator X { satuan %; target = 1 | Rp2 juta \"kira\" | 3 }"
            "tujuan T1 \"Satu\" {\n    indikator X { satuan %; target = 1 | Rp2 juta \"kira\" | 3 }\n  }"
            "renstra a {\n  tujuan T1 \"Satu\" {\n    indikator X { satuan %; target = 1 | Rp2 juta \"kira\" | 3 }\n  }\n}"
            "// é\nrenstra a {\n  tujuan T1 \"Satu\" {\n    indikator X { satuan %; target = 1 | Rp2 juta \"kira\" | 3 }\n  }\n}\n""#]],
    );
    grows(
        "renstra a {\n  kecualikan x karena \"Oleh se$0bab\"\n}\n",
        expect![[r#"
            "Oleh sebab"
            "\"Oleh sebab\""
            "karena \"Oleh sebab\""
            "kecualikan x karena \"Oleh sebab\""
            "renstra a {\n  kecualikan x karena \"Oleh sebab\"\n}"
            "renstra a {\n  kecualikan x karena \"Oleh sebab\"\n}\n""#]],
    );
}

#[test]
fn a_selection_in_nothing_is_the_file() {
    grows("$0\n// a\n", expect![[r#""\n// a\n""#]]);
    grows("$0", expect![[r#""""#]]);
}

fn outline(symbols: &[Symbol], depth: usize, text: &str, into: &mut String) {
    for s in symbols {
        let (kind, focus) = (s.kind.keyword(), s.focus.of(text));
        into.push_str(&format!("{}{kind}: {} [{focus}]\n", "  ".repeat(depth), s.name));
        assert!(s.full.start <= s.focus.start && s.focus.end <= s.full.end);
        outline(&s.children, depth + 1, text, into);
    }
}

#[test]
fn an_outline_has_every_node_also_in_a_broken_block() {
    let fixture = Fixture::new(
        "\
//- a.renstra
renstra dinkes-2025 \"Renstra Dinas\" {
  tujuan T1 \"Satu\" {
    indikator mengacu T1/IKM
    indikator \"Tanpa kode\" { target = = }
    sasaran
    program 1.02.02 \"Program
  }
  tujuan T2
",
    );
    let mut shown = String::new();
    outline(&symbols::outline(&fixture.ide(), "a.renstra"), 0, fixture.text("a.renstra"), &mut shown);
    expect![[r#"
        renstra: dinkes-2025 Renstra Dinas [dinkes-2025]
          tujuan: T1 Satu [T1]
            indikator: mengacu T1/IKM [indikator]
            indikator: Tanpa kode ["Tanpa kode"]
            sasaran: sasaran [sasaran]
            program: 1.02.02 Program [1.02.02]
          tujuan: T2 [T2]
    "#]]
    .assert_eq(&shown);
    assert_eq!(symbols::outline(&fixture.ide(), "tidak-ada"), []);
}

#[track_caller]
fn finds(query: &str, first: &[&str]) {
    let fixture = Fixture::base(&[]);
    let ide = fixture.ide();
    let found = symbols::search(&ide, query);
    let shown: Vec<String> =
        found.iter().take(first.len().max(1)).map(|f| format!("{} | {}", f.name, f.container)).collect();
    assert_eq!(shown, first, "{query}");
    for f in found.iter().take(9) {
        let span = symbols::place_of(&ide, &f.file, f.local).expect("a place");
        assert!(!span.is_empty());
    }
}

#[test]
fn nodes_are_found_by_code_and_by_words() {
    finds("spbe", &["SPBE Indeks SPBE | contoh-2025:M1/T1/S1", "SPBE | diskominfo-2025:T1/S1"]);
    finds("stunting balita", &["STUNTING Prevalensi balita stunting | contoh-2025:M2/T2/S1"]);
    finds(
        "2.16.03.2.02.0036",
        &["2.16.03.2.02.0036 Penyediaan Akses Internet | diskominfo-2025:T1/S1/2.16.03/2.16.03.2.02"],
    );
    // Letters left out.
    finds("prvlnsi", &["STUNTING Prevalensi balita stunting | contoh-2025:M2/T2/S1"]);
    finds("diskominfo", &["diskominfo Dinas Komunikasi dan Informatika | kota-contoh"]);
}

#[test]
fn a_search_for_nothing_shows_documents_and_one_for_nonsense_nothing() {
    finds("xyzzy", &[]);
    finds("stunting jembatan", &[]);
    let fixture = Fixture::base(&[]);
    let all = symbols::search(&fixture.ide(), " ");
    assert!(all.iter().any(|f| f.name.starts_with("contoh-2025 ")));
    assert!(all.len() <= symbols::MOST);
}

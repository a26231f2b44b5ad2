//! What holds for the formatter whatever the text: formatting again changes nothing, the meaning and the comments stay.

#![allow(clippy::disallowed_methods, reason = "a test reads the plans of the project from the disk")]

mod common;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use common::plan::plan;
use proptest::prelude::*;
use selaras_syntax::format::{format, format_edits, same_meaning};
use selaras_syntax::{Kind, doc_comment, lex, parse};

/// Formats a text and checks what holds for every text.
fn check(text: &str) -> String {
    let formatted = format(text);
    same_lines(&format(&formatted), &formatted, text);
    assert!(same_meaning(text, &formatted), "{text:?} became {formatted:?}");
    assert_eq!(comments(text), comments(&formatted), "{text:?}");
    let (mut edited, mut end) = (String::new(), 0);
    for (span, new) in format_edits(text) {
        edited.push_str(&text[end..span.start as usize]);
        edited.push_str(&new);
        end = span.end as usize;
    }
    edited.push_str(&text[end..]);
    assert_eq!(edited, formatted, "the edits of {text:?}");
    formatted
}

/// Fails with the first line that differs.
fn same_lines(a: &str, b: &str, text: &str) {
    let different = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    assert!(a == b, "{different:#?} differ; the text was\n{text}");
}

fn comments(text: &str) -> Vec<&str> {
    let tokens = lex(text);
    tokens
        .iter()
        .filter(|(kind, _)| *kind == Kind::Comment)
        .map(|(_, span)| span.of(text).trim_end())
        .collect()
}

/// What stands above each node.
fn docs(text: &str) -> Vec<Option<String>> {
    let tokens = lex(text);
    parse(text).tree.nodes.iter().map(|node| doc_comment(text, &tokens, node)).collect()
}

/// As [`check`], for a text without mistakes.
fn check_valid(text: &str) -> String {
    assert_eq!(parse(text).errors, [], "{text}");
    let formatted = check(text);
    // A lone `;` between a comment and its node goes away, so a node may gain one.
    for (before, after) in docs(text).iter().zip(docs(&formatted)) {
        assert!(before.is_none() || *before == after, "{before:?} became {after:?} in {text}");
    }
    assert!(!formatted.contains("\n\n\n") && !formatted.starts_with('\n') && !formatted.ends_with("\n\n"));
    assert!(formatted.lines().all(|line| line.trim_end() == line), "{formatted}");
    formatted
}

// ── Files ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The plans below a folder beside this crate; none where it is absent.
fn plans_below(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_plan = path
            .extension()
            .is_some_and(|end| ["selaras", "rpjmd", "renstra"].iter().any(|plan| end == *plan));
        if path.is_dir() {
            collect(&path, found);
        } else if is_plan {
            let text = std::fs::read_to_string(&path).expect("a plan can be read");
            found.push((path, text));
        }
    }
}

#[test]
fn the_example_is_in_the_style() {
    let plans = plans_below("../../examples");
    assert!(plans.len() >= 6);
    for (path, text) in plans {
        assert!(check_valid(&text) == text, "`selaras fmt` would change {}", path.display());
    }
}

#[test]
fn the_plan_of_the_rules_is_valid_in_the_style() {
    let plans = plans_below("../selaras-analysis/rules/dasar");
    assert!(plans.len() >= 9);
    for (_, text) in plans {
        check_valid(&text);
    }
}

/// The page about the style: what stands after `text` blocks is what the formatter makes of them.
#[test]
fn the_page_about_the_style_shows_what_is_done() {
    let page = include_str!("../../../docs/gaya.md");
    let block = |kind: &str| {
        let rest = page.split_once(&format!("```{kind}\n")).map(|(_, rest)| rest);
        rest.and_then(|rest| rest.split_once("```")).map(|(block, _)| block)
    };
    let (before, after) = (block("text").expect("a text"), block("selaras").expect("its form"));
    same_lines(&check_valid(before), after, before);
}

/// The cases that judge the whole program, where they are at hand; some are damaged.
#[test]
fn accepted_cases() {
    let plans = plans_below("../../../shared/accept/cases");
    if plans.is_empty() {
        eprintln!("skipped: there are no acceptance cases beside the project");
    }
    for (_, text) in plans {
        check(&text);
    }
}

// ── Any text ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Pieces that mean something together.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "rpjmd r ",
        "RENSTRA x ",
        "daerah d ",
        "misi M ",
        "tujuan T ",
        "aspek \"a\" ",
        "indikator I ",
        "program 1 ",
        "kelompok k ",
        "skala s ",
        "lanjutan ",
        "capaian r ",
        "pendampingan p ",
        "sesi 2021-01-01 d ",
        "target ",
        "Awal 2021 ",
        "akhir ",
        "pagu ",
        "satuan persen",
        "jenis iku, ikd",
        "alias \"a\"",
        "penanggung-jawab Urusan 2.15",
        "sumber \"a\" ",
        "kecualikan a ",
        "realisasi S2 PAGU 2021 ",
        "periode 2021–2025",
        "mengacu S2 ",
        "pada S2 ",
        "karena \"x\" ",
        "hlm 3 ",
        "X ",
        "1,5 ",
        "= ",
        "=",
        "| ",
        "|",
        ", ",
        ",",
        "; ",
        ";",
        "< ",
        "<",
        "(",
        ")",
        "{ ",
        "{",
        "}",
        " }\n",
        "{\n",
        "}\n",
        "\n",
        "\n\n",
        "\n  ",
        "\n    ",
        "\n  | ",
        "\n\"b\"",
        "\r\n",
        "\r",
        "\t",
        "\u{a0}",
        "\u{feff}",
        "\"teks\" ",
        "“kutip” ",
        "„kutip\"",
        "\"",
        "“",
        "\\",
        "// catatan\n",
        "// catatan \n\n",
        "/",
        "@",
        "é",
        "≥",
    ]);
    prop_oneof![30 => fixed.prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn pieces(pieces in prop::collection::vec(piece(), 0..80)) {
        check(&pieces.concat());
    }

    #[test]
    fn pieces_in_a_document(pieces in prop::collection::vec(piece(), 0..60)) {
        let text = pieces.concat();
        check(&format!("rpjmd r {{\n  aspek \"a\" {{\n    indikator I {{\n{text}\n    }}\n  }}\n}}\n"));
        check(&format!("rpjmd r {{ {text} }}"));
        check(&format!("daerah d {{\n{text}\n}}\n"));
    }

    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&String::from_utf8_lossy(&bytes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_with_holes(holes in prop::collection::vec((0_usize..9_000, 0_usize..60, piece()), 1..4)) {
        let mut text = plan(1).text.into_bytes();
        for (start, length, insert) in holes {
            let start = start.min(text.len());
            let end = (start + length).min(text.len());
            text.splice(start..end, insert.into_bytes());
        }
        check(&String::from_utf8_lossy(&text));
    }
}

// ── Valid text in any dress ───────────────────────────────────────────────────────────────────────────────────────────

/// A small plan with a statement of each form, also over several lines.
const FORMS: &str = include_str!("format/forms.selaras");

/// What stands in the place of white space: of the same meaning, and the same comments.
fn undress(text: &str, dice: &mut impl FnMut(u64) -> u64) -> String {
    let tokens = lex(text);
    let mut out = String::new();
    // A statement may end with a `;` where another follows, or the end of its body.
    let ends_statement = |from: usize| {
        let mut rest = tokens.iter().skip(from);
        match rest.find(|(kind, _)| !matches!(kind, Kind::Blank | Kind::Newline)) {
            Some((Kind::Word, span)) => !matches!(span.of(text), "karena" | "oleh" | "sampai"),
            Some((kind, _)) => kind == Kind::BraceClose,
            None => false,
        }
    };
    let mut before = Kind::Newline;
    for (at, (kind, span)) in tokens.iter().enumerate() {
        let written = span.of(text);
        match kind {
            Kind::Blank if before == Kind::Newline => out.push_str(&" ".repeat(dice(5) as usize)),
            Kind::Blank => out.push_str(["  ", "\t", " ", "\u{a0}", " \u{2009}"][dice(5) as usize]),
            Kind::Newline if before != Kind::Comment && ends_statement(at) && dice(3) == 0 => {
                let ends = [" ;", ";\n", "\n\n;\n", "; "];
                // After a brace nothing is needed.
                let is_brace = matches!(before, Kind::BraceOpen | Kind::BraceClose);
                out.push_str(if is_brace && dice(2) == 0 { " " } else { ends[dice(4) as usize] });
            }
            Kind::Newline => out.push_str(
                ["\n", "\r\n", "\n\n\n", " \t\n", " // di sela\n", "\n// baris\n"][dice(6) as usize],
            ),
            Kind::BraceOpen => out.push_str(["{", "{\n", "\n{ ", "// buka\n{"][dice(4) as usize]),
            Kind::BraceClose => out.push_str(["}", "\n}", "\n} // tutup\n", "}\n"][dice(4) as usize]),
            Kind::Pipe | Kind::Equals if dice(4) == 0 => {
                out.push_str(written);
                out.push(' ')
            }
            Kind::Text
                if dice(4) == 0
                    && !written.contains('\\')
                    && !written[1..written.len() - 1].contains(['“', '”']) =>
            {
                out.push('“');
                out.push_str(&written[1..written.len() - 1]);
                out.push('”');
            }
            _ => out.push_str(written),
        }
        before = kind;
    }
    out
}

#[test]
fn any_dress_of_a_valid_plan_is_formatted() {
    let mut state = 0x05e1_a4a5_u64;
    let mut dice = move |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let texts = [FORMS.to_owned(), plan(1).text];
    let mut formatted = 0;
    for text in &texts {
        for _ in 0..400 {
            let dressed = undress(text, &mut dice);
            // A blank in the place of a line's end may join two statements.
            if parse(&dressed).errors.is_empty() {
                check_valid(&dressed);
                formatted += 1;
            } else {
                check(&dressed);
            }
        }
    }
    assert!(formatted > 600, "{formatted} of the dressed plans are valid");
}

#[test]
fn every_form_is_in_the_style() {
    same_lines(&check_valid(FORMS), FORMS, FORMS);
}

// ── Time ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn floods() {
    const MANY: usize = 8_000;
    for piece in [
        "{",
        "}",
        "{ ",
        "{}",
        "misi {",
        "misi M {}\n",
        "rpjmd r { } ",
        "kelompok x {\n",
        "visi \"x\"\n",
        "visi \"x\"; ",
        "visi \"x\"\n// x\n",
        "// x\n",
        "\n",
        ";",
        "\"x\"\n",
        "| 1\n",
        "target = 1 | 2\n",
        "aspek \"a\" { indikator I { satuan persen } } ",
        "\n{",
        "// x\n{",
        "pada S2\n",
        "@\n",
        "satuan\n",
    ] {
        let many = piece.repeat(MANY);
        for text in [
            many.clone(),
            format!("rpjmd r {{\n misi M {{\n{many}"),
            format!("rpjmd r {{ {many} }}"),
            format!("rpjmd r {{\ndasar \"x\"\n{many}\n}}"),
            format!("rpjmd r\n{many}{{\n}}"),
        ] {
            let start = Instant::now();
            check(&text);
            assert!(start.elapsed() < Duration::from_secs(8), "{piece:?} took {:?}", start.elapsed());
        }
    }
}

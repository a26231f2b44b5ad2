//! Any text gives a tree and errors: no panic, no place outside the text, no time that grows faster than the text.

mod common;

use std::time::{Duration, Instant};

use common::plan::plan;
use proptest::prelude::*;
use selaras_syntax::error::StatementId;
use selaras_syntax::line_index::Unit;
use selaras_syntax::tree::{Run, Span};
use selaras_syntax::{ErrorKind, Kind, LineIndex, Parse, doc_comment, lex, parse, text_of};

/// Everything that holds for every text.
fn check(text: &str) -> Parse {
    let tokens = lex(text);
    let mut end = 0;
    for (kind, span) in tokens.iter() {
        assert_eq!(span.start, end, "tokens leave no gap");
        assert!(span.end > span.start);
        assert!(kind != Kind::Newline || text_at(text, span).len() <= 2);
        end = span.end;
        let _ = text_of(text_at(text, span));
    }
    assert_eq!(end as usize, text.len());

    let parse = parse(text);
    let tree = &parse.tree;
    let within = |run: Run, len: usize| assert!(run.range().end <= len);
    for (id, node) in tree.nodes.iter().enumerate() {
        assert!(
            node.parent.is_none_or(|parent| (parent as usize) < id),
            "a parent comes before its children"
        );
        assert!(node.parent.is_some() || node.misplaced || node.kind.is_document());
        for span in [node.keyword, node.header, node.full] {
            text_at(text, span);
        }
        assert!(node.header.start == node.full.start && node.header.end <= node.full.end);
        if let Some(body) = node.body {
            text_at(text, body.open);
            if let Some(close) = body.close {
                assert_eq!(text_at(text, close), "}");
                assert_eq!(close.end, node.full.end);
            }
        }
        within(node.args, tree.args.len());
        within(node.entries, tree.args.len());
        within(node.clauses, tree.clauses.len());
        let _ = doc_comment(text, &tokens, node);
    }
    for pair in tree.nodes.windows(2) {
        assert!(pair[0].keyword.start < pair[1].keyword.start, "nodes stand in source order");
    }
    for prop in &tree.props {
        assert!((prop.node as usize) < tree.nodes.len());
        for span in [prop.keyword, prop.span] {
            text_at(text, span);
        }
        within(prop.args, tree.args.len());
        within(prop.clauses, tree.clauses.len());
        within(prop.cells, tree.cells.len());
    }
    for clause in &tree.clauses {
        text_at(text, clause.word);
        within(clause.args, tree.args.len());
    }
    for arg in &tree.args {
        let _ = text_of(text_at(text, arg.span));
    }
    for cell in &tree.cells {
        text_at(text, cell.span);
        cell.note.map(|note| text_at(text, note));
    }
    let index = LineIndex::new(text);
    for error in &parse.errors {
        assert!(!text_at(text, error.span).is_empty(), "{error:?} stands somewhere");
        match error.statement {
            Some(StatementId::Node(id)) => {
                let node = &tree.nodes[id as usize];
                assert!(node.broken || node.misplaced, "{error:?}");
            }
            Some(StatementId::Prop(id)) => assert!(tree.props[id as usize].broken, "{error:?}"),
            None => {}
        }
        assert!(!error.message(text).id.is_empty() && !error.help(text).en.is_empty());
        assert!(error.node.is_none_or(|node| (node as usize) < tree.nodes.len()));
        index.position(text, error.span.start, Unit::Utf16);
    }
    assert!(parse.errors.len() <= 1_001);
    for pair in parse.errors.windows(2) {
        assert!(pair[0].span.start <= pair[1].span.start, "errors stand in order");
    }
    // A node or property that is not broken came from a statement without an error.
    if parse.errors.is_empty() {
        assert!(tree.nodes.iter().all(|node| !node.broken && !node.misplaced));
        assert!(tree.props.iter().all(|prop| !prop.broken));
    }
    parse
}

/// The text of a span, which must lie within the text and between characters.
fn text_at(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize)
        .unwrap_or_else(|| panic!("{span:?} is no place in the text"))
}

/// Pieces that mean something together.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "rpjmd ",
        "renstra ",
        "misi ",
        "tujuan ",
        "sasaran ",
        "indikator ",
        "program ",
        "daerah ",
        "kelompok ",
        "skala ",
        "catatan ",
        "sesi ",
        "lanjutan ",
        "target ",
        "pagu ",
        "satuan ",
        "mendukung ",
        "sumber ",
        "kecualikan ",
        "realisasi ",
        "mengacu ",
        "pada ",
        "karena ",
        "hlm ",
        "X ",
        "2022-2026 ",
        "1,5 ",
        "Rp5 ",
        "= ",
        "| ",
        ", ",
        "; ",
        "< ",
        "( ",
        ") ",
        "{ ",
        "} ",
        "{\n",
        "}\n",
        "\n",
        "\n  ",
        "\n    ",
        "\r\n",
        "\r",
        "\t",
        "\"teks\" ",
        "\"",
        "“",
        "”",
        "\\",
        "// catatan\n",
        "/",
        "@",
        "\0",
        "\u{feff}",
        "\u{a0}",
        "é",
        "😀",
        "≥",
    ]);
    prop_oneof![20 => fixed.prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn pieces(pieces in prop::collection::vec(piece(), 0..80)) {
        check(&pieces.concat());
    }

    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_plan_with_a_hole(start in 0_usize..9_000, length in 0_usize..400, insert in piece()) {
        let text = plan(2).text;
        let cut = text.as_bytes();
        let (start, end) = (start.min(cut.len()), (start + length).min(cut.len()));
        let cut = [&cut[..start], insert.as_bytes(), &cut[end..]].concat();
        check(&String::from_utf8_lossy(&cut));
    }
}

/// Reads the text within a time that only a wrong order of growth exceeds.
fn flood(text: &str) -> Parse {
    let start = Instant::now();
    let parse = check(text);
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    parse
}

#[test]
fn floods() {
    const MANY: usize = 100_000;
    for piece in [
        "{",
        "}",
        "{\n",
        "}\n",
        "{}",
        "misi {",
        "misi {\n",
        "rpjmd {\n",
        "kelompok x {\n",
        "target\n",
        "indikator\n",
        "mengacu ",
        "hasil\n",
        "hasil rapat\n",
        "= ",
        "| ",
        "\"",
        "\"x\"\n",
        "“\n",
        ";",
        "(",
        "@",
        "\0",
        "\r",
        "//\n",
        "lanjutan ",
        "lanjutan\n",
        "tarrget 1\n",
        " {\n } }\n",
    ] {
        flood(&piece.repeat(MANY));
        flood(&format!("rpjmd r {{\n misi M {{\n{}", piece.repeat(MANY)));
    }
    flood(&format!("rpjmd r {{ aspek {{ indikator X {{ target = {} }}}}}}", "1 | ".repeat(MANY)));
    flood(&format!("rpjmd r {{ aspek {{ indikator X {{ jenis {} }}}}}}", "a, ".repeat(MANY)));
    flood(&format!("daerah d {{ kelompok k {{ {} }}}}", "a { b\n".repeat(MANY)));
}

#[test]
fn deeper_and_deeper_lines() {
    let text: String = (0..1_500).map(|depth| format!("{:depth$}misi\n", "")).collect();
    flood(&format!("rpjmd r {{\n{text}}}\n}}"));
}

#[test]
fn limits_are_said() {
    let parse = parse(&"{".repeat(100_000));
    assert!(parse.errors.iter().any(|error| matches!(error.kind, ErrorKind::TooDeep { limit: 64 })));
    assert!(parse.errors.len() < 70);

    let parse = selaras_syntax::parse(&"hasil\n".repeat(100_000));
    let last = &parse.errors.last().unwrap().kind;
    assert_eq!(*last, ErrorKind::TooManyErrors { hidden: 99_000 });
    assert!(last.is_limit());

    // Both readings of a text count what they hide.
    let parse = selaras_syntax::parse(&format!("rpjmd r {{\n{}", "target = =\n".repeat(3_000)));
    assert_eq!(parse.errors.last().unwrap().kind, ErrorKind::TooManyErrors { hidden: 2_001 });
    assert_eq!(parse.errors.len(), 1_001);
}

#[test]
fn empty_texts() {
    for text in ["", " ", "\n", "\u{feff}", "// catatan"] {
        assert_eq!(check(text), Parse::default(), "{text:?}");
    }
}

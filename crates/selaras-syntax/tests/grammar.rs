//! The reference grammar says what the parser does: sentences derived from it are valid, examples and these sentences
//! are in its language, wrong sentences are neither, and its levels are those of the schema.
#![allow(clippy::disallowed_methods, reason = "a test reads the grammar and the examples from the disk")]

mod ebnf;
#[path = "../examples/grammars/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ebnf::derive::{Deriver, named_only};
use ebnf::recognise::Recogniser;
use ebnf::tokens::tokens;
use ebnf::{Expr, ExprKind, Grammar};
use selaras_syntax::schema::NodeKind;
use selaras_syntax::{Kind, lex, parse};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn grammar() -> Grammar {
    Grammar::read(
        &std::fs::read_to_string(root().join("grammar/selaras.ebnf")).expect("the grammar is there"),
    )
}

#[test]
fn derived_sentences_are_valid() {
    let grammar = grammar();
    let recogniser = Recogniser::new(&grammar, "file");
    let mut deriver = Deriver::new(&grammar, 0x2022_2026);
    let mut longest = 0;
    // The grammars of editors are tried on them, too: see tests/grammars/run.sh. Theirs is no word that ends with a "/":
    // tree-sitter cannot look whether another follows, which would begin a comment.
    let half_typed = |text: &str| {
        let word = |(kind, span): (Kind, selaras_syntax::tree::Span)| {
            kind == Kind::Word && span.of(text).len() > 1 && span.of(text).ends_with('/')
        };
        lex(text).iter().any(word)
    };
    let folder = std::env::var_os("SELARAS_SENTENCES");
    for number in 0..10_000 {
        let sentence = deriver.sentence();
        let parse = parse(&sentence);
        let messages: Vec<String> = parse.errors.iter().map(|error| error.message(&sentence).en).collect();
        assert!(messages.is_empty(), "sentence {number}:\n{sentence}\n{messages:#?}");
        assert!(
            parse
                .tree
                .props
                .iter()
                .all(|prop| { parse.tree.nodes[prop.node as usize].kind.properties().contains(&prop.kind) })
        );
        assert!(
            recogniser.accepts(&tokens(&sentence)),
            "sentence {number} is not in the language:\n{sentence}"
        );
        longest = longest.max(sentence.len());
        if let Some(folder) = folder.as_ref().filter(|_| !half_typed(&sentence)) {
            let path = Path::new(folder).join(format!("{number:05}.selaras"));
            std::fs::write(path, sentence).expect("the sentence is kept");
        }
    }
    // A comment is no part of a sentence; each is written down by hand in some of them.
    deriver.characters(grammar.expr("COMMENT"));
    for name in &grammar.names {
        ebnf::visit(grammar.expr(name), &mut |expr| {
            assert!(
                deriver.used[expr.id] > 0 || named_only(&grammar, expr.id),
                "{name}: {expr:?} was never derived"
            );
        });
    }
    assert!(longest > 1_000, "some sentences are long: {longest}");
}

/// Sentences with a token taken out, doubled or swapped: the grammar and the parser say the same of each.
#[test]
fn both_say_the_same_of_nearly_right_sentences() {
    let grammar = grammar();
    let recogniser = Recogniser::new(&grammar, "file");
    let mut deriver = Deriver::new(&grammar, 0xbeda);
    let (mut right, mut wrong) = (0, 0);
    for _ in 0..10_000 {
        let sentence = deriver.sentence();
        let mut pieces: Vec<&str> = lex(&sentence).iter().map(|(_, span)| span.of(&sentence)).collect();
        if pieces.len() < 2 {
            continue;
        }
        let at = deriver.random(pieces.len() - 1);
        match deriver.random(3) {
            0 => drop(pieces.remove(at)),
            1 => pieces.insert(at, pieces[at]),
            _ => pieces.swap(at, at + 1),
        }
        let changed = pieces.concat();
        let parse = parse(&changed);
        // That a node cannot have a property is a rule of its own, and no matter of the parser.
        let fitting = parse.tree.props.iter().all(|prop| {
            let node = &parse.tree.nodes[prop.node as usize];
            node.kind.properties().contains(&prop.kind)
        });
        let by_parser = parse.errors.is_empty() && fitting;
        let by_grammar = recogniser.accepts(&tokens(&changed));
        assert_eq!(by_parser, by_grammar, "parser, grammar:\n{changed}\n{:#?}", parse.errors);
        if by_parser { right += 1 } else { wrong += 1 }
    }
    assert!(right > 1_000 && wrong > 1_000, "{right} right, {wrong} wrong");
}

#[test]
fn derived_words_and_texts_are_one_token() {
    let grammar = grammar();
    let mut deriver = Deriver::new(&grammar, 7);
    for (name, kind) in [("WORD", Kind::Word), ("TEXT", Kind::Text), ("COMMENT", Kind::Comment)] {
        for _ in 0..5_000 {
            let token = deriver.characters(grammar.expr(name));
            let tokens = lex(&token);
            assert_eq!(tokens.kinds(), [kind], "{token:?}");
        }
    }
}

#[test]
fn examples_are_in_the_language() {
    let recogniser = Recogniser::new(&grammar(), "file");
    let mut files = Vec::new();
    collect(&root().join("examples"), &mut files);
    for file in files {
        let text = std::fs::read_to_string(&file).expect("an example is UTF-8");
        assert_eq!(parse(&text).errors, [], "{}", file.display());
        assert!(recogniser.accepts(&tokens(&text)), "{} is not in the language", file.display());
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
        if path.is_dir() {
            collect(&path, files);
        } else if ["rpjmd", "renstra", "selaras"].contains(&extension) {
            files.push(path);
        }
    }
}

#[test]
fn wrong_sentences_are_rejected_by_both() {
    let recogniser = Recogniser::new(&grammar(), "file");
    let in_plan = |statement: &str| format!("rpjmd r {{ {statement} }}");
    let in_indikator = |statement: &str| format!("rpjmd r {{ aspek {{ indikator X {{ {statement} }} }} }}");
    let in_daerah = |statement: &str| format!("daerah d {{ {statement} }}");
    let in_sesi = |statement: &str| format!("pendampingan p {{ sesi 2021-10-21 a {{ {statement} }} }}");
    let wrong = [
        // Documents and braces.
        "misi M1 \"x\"".to_owned(),
        "satuan persen".to_owned(),
        "rpjmd r {".to_owned(),
        "rpjmd r { } }".to_owned(),
        "{ }".to_owned(),
        "rpjmd r \"x\" \"y\"".to_owned(),
        "rpjmd r s".to_owned(),
        "rpjmd \"x\" r".to_owned(),
        "rpjmd r mengacu x".to_owned(),
        "rpjmd r tabel x".to_owned(),
        "rpjmd r \"x".to_owned(),
        "lanjutan { }".to_owned(),
        "rpjmd pada".to_owned(),
        "@".to_owned(),
        // What stands in what.
        in_plan("sasaran S1"),
        in_plan("kegiatan K"),
        in_plan("rpjmd s"),
        in_plan("misi M { indikator X }"),
        in_plan("aspek { program P }"),
        in_plan("visi \"x\" { misi M }"),
        in_plan("program P { subkegiatan K }"),
        in_daerah("misi M"),
        in_sesi("sesi 2021-10-22 a"),
        "capaian r { target = 1 | 2 @ }".to_owned(),
        // Values.
        in_plan("periode 2018 - 2023"),
        in_plan("periode"),
        in_plan("ditetapkan 2019-07-15 2019-07-16"),
        in_plan("dasar kata"),
        in_plan("pagu-indikatif = 1"),
        in_plan("kecualikan pada S1"),
        in_plan("kecualikan a karena alasan"),
        in_plan("kecualikan a karena \"x\" karena \"y\""),
        in_plan("kecualikan a pada S1 oleh \"x\" pada S2"),
        in_plan("sumber hlm 3"),
        in_indikator("target 2021"),
        in_indikator("target ="),
        in_indikator("target 2021, 2022 = 1 | 2"),
        in_indikator("target = 1 \"a\" 2"),
        in_indikator("target = 1 = 2"),
        in_indikator("target = \"a\" \"b\" \"c\""),
        in_indikator("satuan orang per hari"),
        in_indikator("jenis iku ikd"),
        in_indikator("jenis iku,"),
        in_indikator("berkontribusi"),
        in_indikator("berkontribusi X bobot"),
        in_indikator("penanggung-jawab urusan"),
        in_indikator("satuan persen arah naik"),
        in_indikator("satuan a { }"),
        in_indikator("tarrget = 1"),
        "capaian r { realisasi 2021 = 3 }".to_owned(),
        "capaian r { realisasi pagu X 2021 = 3 }".to_owned(),
        "capaian r { realisasi X 2021 tw = 3 }".to_owned(),
        in_daerah("kelompok k { a b }"),
        in_daerah("kelompok k { , a }"),
        in_daerah("kelompok k { \"a\" }"),
        in_daerah("skala s { a, b }"),
        in_daerah("skala s { a < }"),
        in_daerah("skala s { a { b } }"),
        in_sesi("catatan C1 mengacu X"),
        in_sesi("catatan C1 pada X \"x\" pada Y"),
        in_plan("aspek { indikator A mengacu B \"x\" mengacu C }"),
        "lanjutan rpjmd r tabel \"x\" tabel \"y\"".to_owned(),
    ];
    for sentence in &wrong {
        assert!(!recogniser.accepts(&tokens(sentence)), "the grammar accepts: {sentence}");
        assert!(!parse(sentence).errors.is_empty(), "the parser accepts: {sentence}");
    }
}

/// What stands in a node by the grammar is what the schema says.
#[test]
fn levels_are_those_of_the_schema() {
    let grammar = grammar();
    for &kind in NodeKind::ALL {
        if matches!(kind, NodeKind::Kelompok | NodeKind::Skala) {
            continue;
        }
        let name = if kind.is_plan() { "plan-item".to_owned() } else { format!("{}-item", kind.keyword()) };
        let by_grammar = first_words(&grammar, grammar.expr(&name));
        let by_schema: BTreeSet<String> = (kind.holds().iter().map(|node| node.keyword()))
            .chain(kind.properties().iter().map(|prop| prop.keyword()))
            .map(str::to_owned)
            .collect();
        assert_eq!(by_grammar, by_schema, "{}", kind.keyword());
    }
}

/// The keywords with which an expression may begin, without `lanjutan`.
fn first_words(grammar: &Grammar, expr: &Expr) -> BTreeSet<String> {
    match &expr.kind {
        ExprKind::Literal(word) => BTreeSet::from([word.clone()]),
        ExprKind::Name(name) => first_words(grammar, grammar.expr(name)),
        ExprKind::Choice(parts) => parts.iter().flat_map(|part| first_words(grammar, part)).collect(),
        ExprKind::Sequence(parts) => {
            let first = parts.iter().find(|part| !matches!(part.kind, ExprKind::Optional(_)));
            first_words(grammar, first.expect("something is not optional"))
        }
        other => panic!("{other:?} begins with no keyword"),
    }
}

/// The words that the grammars of editors are made from are the schema's.
#[test]
fn words_of_the_editors_are_those_of_the_schema() {
    let words = std::fs::read_to_string(root().join("grammar/words.json")).expect("the words are there");
    assert!(
        words == words::words(),
        "write grammar/words.json anew: cargo run -p selaras-syntax --example grammars words"
    );
}

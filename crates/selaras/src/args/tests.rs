use super::*;

fn cli(words: &str) -> Result<Cli, clap::Error> {
    let words: Vec<_> = std::iter::once("selaras").chain(words.split(' ')).map(Into::into).collect();
    read(&words, Lang::Id)
}

fn check(words: &str) -> Check {
    match cli(&format!("check {words}")).expect("right").command {
        Command::Check(check) => check,
        other => panic!("{other:?}"),
    }
}

fn wrong(words: &str) -> Message {
    describe(&cli(words).expect_err("wrong")).expect("words")
}

/// Every command and option, with its path.
fn walk(command: &clap::Command, path: &str, see: &mut impl FnMut(&str, &str, &str)) {
    let path = format!("{path} {}", command.get_name());
    see(&path, "", &command.get_about().map(ToString::to_string).unwrap_or_default());
    for arg in command.get_arguments() {
        see(&path, arg.get_id().as_str(), &arg.get_help().map(ToString::to_string).unwrap_or_default());
    }
    command.get_subcommands().for_each(|sub| walk(sub, &path, see));
}

#[test]
fn everything_is_said_in_both_languages() {
    let mut said: Vec<Vec<(String, String)>> = Vec::new();
    for lang in [Lang::Id, Lang::En] {
        let mut list = Vec::new();
        walk(&command(Cli::command(), lang), "", &mut |path, arg, help| {
            assert!(!help.is_empty(), "{path} {arg} says nothing");
            list.push((format!("{path} {arg}"), help.to_owned()));
        });
        said.push(list);
    }
    assert_eq!(said[0].len(), said[1].len());
    for (id, en) in said[0].iter().zip(&said[1]) {
        // The one list of shells reads alike.
        assert!(id.1 != en.1 || id.0.ends_with("shell"), "{} is not translated", id.0);
    }
}

#[test]
fn help_holds_no_word_of_the_parser() {
    let mut root = command(Cli::command(), Lang::Id);
    root.build();
    for name in ["check", "fmt", "explain", "rules", "init", "server", "completions", "config"] {
        let help = root.find_subcommand_mut(name).expect("known").render_help().to_string();
        for word in ["Usage", "Options", "Arguments", "Commands", "default:", "possible values", "Print help"]
        {
            assert!(!help.contains(word), "{name}: {word}\n{help}");
        }
        assert!(help.contains("Cara pakai: selaras ") && help.contains("Pilihan:"), "{help}");
    }
}

#[test]
fn the_definition_is_sound() {
    command(Cli::command(), Lang::Id).debug_assert();
}

#[test]
fn several_reports() {
    let check = check("--format human --format sarif=a=b.sarif --format json=-");
    let output = |format, file: Option<&str>| Output { format, file: file.map(Into::into) };
    assert_eq!(
        check.format,
        [output(Format::Human, None), output(Format::Sarif, Some("a=b.sarif")), output(Format::Json, None)]
    );
}

#[test]
fn rules_and_dates() {
    let check = check("--only T01,S --only=I05 --skip target-berbeda --today 2026-11-24 x y");
    assert_eq!(check.only, ["T01", "S", "I05"]);
    assert_eq!(check.skip, ["target-berbeda"]);
    assert_eq!(check.today, Date::new(2026, 11, 24));
    assert_eq!(check.paths.len(), 2);
}

#[test]
fn options_that_contradict_each_other() {
    for words in
        ["--watch --fix", "--watch --write-baseline x", "--watch --diff", "--watch --stdin-filename x"]
    {
        let message = wrong(&format!("check {words}"));
        assert!(message.id.contains("tidak dapat dipakai bersama"), "{}", message.id);
    }
}

#[test]
fn wrong_use_is_said_in_words() {
    for (words, id, en) in [
        (
            "chek",
            "perintah `chek` tidak dikenal; mungkin maksudnya `check`",
            "unknown command `chek`; did you mean `check`?",
        ),
        (
            "check --formt",
            "pilihan `--formt` tidak dikenal; mungkin maksudnya `--format`",
            "unknown option `--formt`; did you mean `--format`?",
        ),
        (
            "check --format xml",
            "nilai `xml` untuk `--format <FORMAT[=FILE]>` tidak dapat dipakai: bentuk laporan yang ada: human, short, json, \
             jsonl, sarif, github, gitlab, junit, checkstyle, rdjson",
            "the value `xml` of `--format <FORMAT[=FILE]>` cannot be used: formats are: human, short, json, jsonl, sarif, \
             github, gitlab, junit, checkstyle, rdjson",
        ),
        (
            "check --fail-on eror",
            "nilai `eror` untuk `--fail-on <error|warning|info|never>` tidak dapat dipakai; pilih salah satu: error, \
             warning, info, never; mungkin maksudnya `error`",
            "the value `eror` of `--fail-on <error|warning|info|never>` cannot be used; choose one of: error, warning, \
             info, never; did you mean `error`?",
        ),
        (
            "check --today 2026-02-30",
            "nilai `2026-02-30` untuk `--today <DATE>` tidak dapat dipakai: tanggal ditulis tahun-bulan-hari, misalnya \
             2026-11-24",
            "the value `2026-02-30` of `--today <DATE>` cannot be used: a date is written year-month-day, for example \
             2026-11-24",
        ),
        ("check --today", "`--today <DATE>` memerlukan nilai", "`--today <DATE>` needs a value"),
        ("explain", "yang belum disebut: <RULE>", "missing: <RULE>"),
    ] {
        let message = wrong(words);
        assert_eq!((message.id.as_str(), message.en.as_str()), (id, en));
    }
}

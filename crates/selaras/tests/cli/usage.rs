//! Wrong use, help, languages, `init`, `explain`, `rules`, `completions`, `config`.

use super::*;

#[test]
fn the_plan_of_init_is_silent_and_formatted() {
    let dir = Dir::plan();
    let ran = dir.run("check");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    assert!(ran.out.contains("3 berkas, 3 dokumen"), "{}", ran.out);
    assert!(dir.found("--fail-on info").is_empty());
    assert_eq!(dir.run("fmt --check").out, "");
}

#[test]
fn init_overwrites_nothing() {
    let dir = Dir::empty();
    dir.write("baru/rpjmd/kab-contoh.rpjmd", "milik saya");
    let ran = dir.run("init baru");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("tidak menimpa") && ran.err.contains("kab-contoh.rpjmd"), "{}", ran.err);
    assert_eq!(dir.read("baru/rpjmd/kab-contoh.rpjmd"), "milik saya");
    assert!(!dir.path("baru/selaras.toml").exists());
}

#[test]
fn wrong_use_exits_with_two_and_says_what_was_meant() {
    let dir = Dir::plan();
    for (words, says) in [
        ("chek", "mungkin maksudnya `check`"),
        ("check --formt json", "mungkin maksudnya `--format`"),
        ("check --only target-berbda", "mungkin maksudnya `target-berbeda`"),
        ("check --skip Z", "aturan `Z` tidak dikenal"),
        ("check --agency diskominfi", "mungkin maksudnya `diskominfo`"),
        ("check --today kemarin", "tahun-bulan-hari"),
        ("check --format json --format sarif", "hanya satu laporan"),
        ("check --format json=a --format sarif=a", "dua laporan ke berkas yang sama"),
        ("check tidak-ada", "tidak-ada: tidak ada"),
        ("check selaras.toml", "bukan berkas rencana"),
        ("check -", "--stdin-filename"),
        ("check --baseline tidak-ada.json", "tidak-ada.json"),
        ("check --since HEAD", "repositori git"),
        ("explain target-berbda", "mungkin maksudnya `target-berbeda`"),
    ] {
        let ran = dir.run(words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words}: {ran:?}");
        assert!(ran.err.starts_with("galat: ") && ran.err.contains(says), "{words}: {}", ran.err);
    }
}

#[test]
fn an_empty_folder_is_no_clean_plan() {
    for words in ["check", "fmt", "fmt --check"] {
        let ran = Dir::empty().run(words);
        assert_eq!(ran.code, 2, "{words}");
        assert!(ran.err.contains("tidak ada berkas rencana"), "{}", ran.err);
    }
}

#[test]
fn a_wrong_setting_is_shown_at_its_line() {
    let dir = Dir::plan();
    dir.write("selaras.toml", "lang = \"id\"\n\n[rules]\ntarget-berbda = \"off\"\n");
    let ran = dir.run("check");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("selaras.toml:4:1: aturan “target-berbda” tidak dikenal"), "{}", ran.err);
    assert!(ran.err.contains("4 | target-berbda = \"off\""), "{}", ran.err);
}

#[test]
fn settings_change_weights() {
    let dir = Dir::with_mistake();
    assert_eq!(dir.run("check").code, 1);
    dir.write("selaras.toml", "[rules]\nrujukan-tidak-ada = \"info\"\n");
    assert_eq!(dir.run("check").code, 0);
    assert_eq!(dir.run("check --fail-on info").code, 1);
    dir.write("selaras.toml", "[rules]\nrujukan-tidak-ada = \"off\"\n");
    assert!(dir.found("").is_empty());
}

#[test]
fn help_and_words_in_both_languages() {
    let dir = Dir::plan();
    let help = dir.run("check --help");
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(help.out.contains("Cara pakai: selaras check"), "{}", help.out);
    assert!(dir.run("check --help --lang en").out.contains("Usage: selaras check"));
    assert!(dir.run("--lang en chek").err.contains("error: unknown command `chek`; did you mean `check`?"));
    let by_environment = dir.command("check").env("SELARAS_LANG", "en_GB.UTF-8").output().expect("it runs");
    assert!(String::from_utf8_lossy(&by_environment.stdout).contains("Nothing to report"));
    dir.write("selaras.toml", "lang = \"en\"\n");
    assert!(dir.run("check").out.contains("Nothing to report"));
    assert!(dir.run("check --lang id").out.contains("Tidak ada temuan"));
    let bare = dir.run("");
    assert_eq!((bare.code, bare.out.as_str()), (2, ""));
    assert!(bare.err.contains("Perintah:"), "{}", bare.err);
    assert!(dir.run("--version").out.starts_with("selaras "));
}

#[test]
fn rules_are_explained_and_listed() {
    let dir = Dir::empty();
    let page = dir.run("explain t01");
    assert_eq!(page.code, 0);
    assert!(
        page.out.contains("target-berbeda") && page.out.contains("docs/aturan/target-berbeda.md"),
        "{}",
        page.out
    );
    let json: Value =
        serde_json::from_str(&dir.run("explain target-berbeda --format json").out).expect("JSON");
    assert!(json.to_string().contains("T01"));
    assert!(dir.run("rules").out.contains("rujukan-tidak-ada"));
    assert!(
        dir.run("rules --format markdown").out.contains("| `T01`")
            || dir.run("rules --format markdown").out.contains("T01")
    );
    let list: Value = serde_json::from_str(&dir.run("rules --format json").out).expect("JSON");
    assert!(list["rules"].as_array().expect("a list").len() > 50);
}

#[test]
fn completions_and_schema() {
    let dir = Dir::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = dir.run(&format!("completions {shell}"));
        assert!(ran.code == 0 && ran.out.contains("write-baseline"), "{shell}");
    }
    assert_eq!(dir.run("completions tcsh").code, 2);
    let schema: Value = serde_json::from_str(&dir.run("config schema").out).expect("JSON");
    let check = jsonschema::validator_for(&schema).expect("a schema");
    let with = |level: &str| serde_json::json!({ "lang": "id", "rules": { "target-berbeda": level } });
    assert!(check.is_valid(&with("off")) && !check.is_valid(&with("mati")));
}

use super::*;

pub(crate) fn known() -> KnownRules {
    let rule = |code: &str, slug: &str, options: Vec<KnownOption>| KnownRule {
        slug: slug.into(),
        code: code.into(),
        title: Message::new(slug, slug),
        options,
    };
    let option = |name: &str, kind| KnownOption { name: name.into(), kind, describes: Message::default() };
    KnownRules {
        rules: vec![
            rule("T01", "target-berbeda", vec![]),
            rule(
                "I12",
                "terlalu-banyak-indikator",
                vec![option("maks", OptionKind::Integer { min: 1, max: 99 })],
            ),
            rule(
                "E01",
                "capaian-rendah",
                vec![
                    option("ambang", OptionKind::Numbers),
                    option("batas", OptionKind::Number),
                    option("kata", OptionKind::Texts),
                    option("nama", OptionKind::Text),
                ],
            ),
        ],
    }
}

fn errors(text: &str) -> Vec<(usize, usize, String, Option<String>)> {
    let errors = Config::parse(text, &known()).expect_err("an error");
    errors.into_iter().map(|e| (e.line, e.column, e.message.id, e.nearest)).collect()
}

#[test]
fn an_empty_file_is_the_default() {
    assert_eq!(Config::parse("", &known()), Ok(Config::default()));
}

#[test]
fn every_key_is_read() {
    let config = Config::parse(
        r#"
lang = "en"
[workspace]
include = ["renstra", "*.rpjmd"]
exclude = ["arsip/"]
[rules]
target-berbeda = "off"
[rules.terlalu-banyak-indikator]
level = "warning"
maks = 5
[rules.capaian-rendah]
ambang = [91, 76.5, 6_6]
batas = -0.5
kata = ["a"]
nama = "b"
[daerah]
kode = "kab-contoh"
[nomenklatur]
files = ["kode/2021.csv"]
"#,
        &known(),
    )
    .expect("valid");
    assert_eq!(config.lang, Some(Lang::En));
    assert_eq!(config.include, ["renstra", "*.rpjmd"]);
    assert_eq!(config.exclude, ["arsip/"]);
    assert_eq!(config.daerah.as_deref(), Some("kab-contoh"));
    assert_eq!(config.nomenklatur, ["kode/2021.csv"]);
    assert_eq!(config.rules["target-berbeda"].level, Some(Level::Off));
    let many = &config.rules["terlalu-banyak-indikator"];
    assert_eq!((many.level, &many.options["maks"]), (Some(Level::Warning), &OptionValue::Integer(5)));
    let low = &config.rules["capaian-rendah"].options;
    assert_eq!(low["ambang"], OptionValue::Numbers(vec!["91".into(), "76.5".into(), "66".into()]));
    assert_eq!(low["batas"], OptionValue::Number("-0.5".into()));
    assert_eq!(low["kata"], OptionValue::Texts(vec!["a".into()]));
    assert_eq!(low["nama"], OptionValue::Text("b".into()));
}

#[test]
fn unknown_keys_stand_at_their_line_with_the_nearest() {
    let found = errors("lang = \"id\"\n[workspase]\n[rules]\ntarget-berbda = \"off\"\nT01 = \"off\"\n");
    let places: Vec<_> = found.iter().map(|e| (e.0, e.1, e.3.as_deref())).collect();
    assert_eq!(
        places,
        [(2, 2, Some("workspace")), (4, 1, Some("target-berbeda")), (5, 1, Some("target-berbeda"))]
    );
    assert!(found[1].2.contains("mungkin maksudnya `target-berbeda`"), "{}", found[1].2);
}

#[test]
fn an_unknown_option_names_those_that_the_rule_has() {
    let found = errors("[rules.terlalu-banyak-indikator]\nmax = 5\n");
    assert_eq!((found[0].0, found[0].1, found[0].3.as_deref()), (2, 1, Some("maks")));
    assert!(found[0].2.contains("`level`, `maks`"), "{}", found[0].2);
}

#[test]
fn wrong_values_are_errors_at_the_value() {
    for (text, column, says) in [
        ("lang = \"de\"", 8, "\"id\", \"en\""),
        ("lang = 1", 8, "\"id\", \"en\""),
        ("workspace = 1", 13, "tabel"),
        ("workspace.include = \"a\"", 21, "daftar teks"),
        ("workspace.exclude = [1]", 22, "teks dalam tanda kutip"),
        ("workspace.exclude = [\"a[\"]", 22, "pola"),
        ("rules.target-berbeda = \"eror\"", 24, "\"error\""),
        ("rules.terlalu-banyak-indikator.maks = 0", 39, "1 sampai 99"),
        ("rules.terlalu-banyak-indikator.maks = 5.5", 39, "1 sampai 99"),
        ("rules.capaian-rendah.batas = 1e3", 30, "bilangan"),
        ("rules.capaian-rendah.ambang = [1, \"x\"]", 31, "daftar bilangan"),
        ("nomenklatur.files = [\"../x.csv\"]", 22, "di dalam ruang kerja"),
        ("daerah.kode = 3", 15, "teks"),
    ] {
        let found = errors(text);
        assert_eq!((found[0].0, found[0].1), (1, column), "{text}: {found:?}");
        assert!(found[0].2.contains(says), "{text}: {}", found[0].2);
    }
}

#[test]
fn broken_toml_is_an_error_at_its_line() {
    let found = errors("lang = \"id\"\n[rules\nx = 1\n");
    assert_eq!(found[0].0, 2);
    assert!(found[0].2.starts_with("bukan TOML yang benar"), "{}", found[0].2);
}

#[test]
fn every_error_of_a_file_is_given() {
    assert_eq!(errors("a = 1\nb = 2\nc = 3\n").iter().map(|e| e.0).collect::<Vec<_>>(), [1, 2, 3]);
}

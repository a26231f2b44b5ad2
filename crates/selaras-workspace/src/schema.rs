//! The JSON schema of `selaras.toml`, for editors. Draft 7: the newest that TOML editors read.

use serde_json::{Map, Value, json};

use crate::config::{KnownOption, KnownRules, Level, OptionKind};
use crate::message::Lang;

/// The schema, with descriptions in `lang`; `known` as for [`crate::Config::parse`].
pub fn config_schema(known: &KnownRules, lang: Lang) -> Value {
    let say = |id: &'static str, en: &'static str| match lang {
        Lang::Id => id,
        Lang::En => en,
    };
    let texts =
        |describes: &str| json!({ "type": "array", "items": { "type": "string" }, "description": describes });
    let rules: Map<String, Value> = known
        .rules
        .iter()
        .map(|rule| {
            let mut table = Map::from_iter([("level".to_owned(), level(lang))]);
            table.extend(rule.options.iter().map(|o| (o.name.clone(), option(o, lang))));
            let schema = json!({
                "description": format!("{} · {}", rule.code, rule.title.get(lang)),
                "anyOf": [
                    level(lang),
                    { "type": "object", "properties": table, "additionalProperties": false },
                ],
            });
            (rule.slug.clone(), schema)
        })
        .collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "selaras.toml",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "workspace": {
                "type": "object",
                "description": say("Berkas mana yang dibaca.", "Which files are read."),
                "additionalProperties": false,
                "properties": {
                    "include": texts(say(
                        "Pola jalur yang dibaca; kosong berarti semua berkas rencana.",
                        "Patterns of what is read; none means every plan file.",
                    )),
                    "exclude": texts(say("Pola jalur yang tidak dibaca.", "Patterns of what is not read.")),
                },
            },
            "lang": {
                "enum": ["id", "en"],
                "description": say("Bahasa temuan; bawaannya id.", "Language of findings; id by default."),
            },
            "rules": {
                "type": "object",
                "description": say("Bobot dan opsi tiap aturan.", "Weight and options of each rule."),
                "additionalProperties": false,
                "properties": rules,
            },
            "daerah": {
                "type": "object",
                "additionalProperties": false,
                "properties": { "kode": {
                    "type": "string",
                    "description": say(
                        "Kode dokumen `daerah` yang menjadi pokok ruang kerja ini.",
                        "Code of the `daerah` document that this workspace is about.",
                    ),
                } },
            },
            "nomenklatur": {
                "type": "object",
                "additionalProperties": false,
                "properties": { "files": texts(say(
                    "Daftar kode resmi, sebagai jalur di dalam ruang kerja.",
                    "Lists of official codes, as paths inside the workspace.",
                )) },
            },
        },
    })
}

fn level(lang: Lang) -> Value {
    let describes = match lang {
        Lang::Id => "Bobot temuan; off mematikan aturan.",
        Lang::En => "Weight of its findings; off turns the rule off.",
    };
    json!({ "enum": Level::WORDS.map(|(word, _)| word), "description": describes })
}

fn option(option: &KnownOption, lang: Lang) -> Value {
    let mut schema = match option.kind {
        OptionKind::Integer { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        OptionKind::Number => json!({ "type": "number" }),
        OptionKind::Text => json!({ "type": "string" }),
        OptionKind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        OptionKind::Numbers => json!({ "type": "array", "items": { "type": "number" } }),
    };
    if let Value::Object(fields) = &mut schema {
        fields.insert("description".to_owned(), option.describes.get(lang).into());
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::tests::known;

    fn accepts(document: &Value) -> bool {
        let schema = config_schema(&known(), Lang::Id);
        jsonschema::validator_for(&schema).expect("a schema").is_valid(document)
    }

    #[test]
    fn takes_what_the_reader_takes() {
        assert!(accepts(&json!({})));
        assert!(accepts(&json!({
            "workspace": { "include": ["renstra"], "exclude": ["arsip/"] },
            "lang": "en",
            "rules": {
                "target-berbeda": "off",
                "terlalu-banyak-indikator": { "level": "warning", "maks": 5 },
                "capaian-rendah": { "ambang": [91, 76.5], "batas": -0.5, "kata": ["a"], "nama": "b" },
            },
            "daerah": { "kode": "kab-contoh" },
            "nomenklatur": { "files": ["kode/2021.csv"] },
        })));
    }

    #[test]
    fn refuses_what_the_reader_refuses() {
        for wrong in [
            json!({ "workspase": {} }),
            json!({ "lang": "de" }),
            json!({ "workspace": { "include": "a" } }),
            json!({ "rules": { "T01": "off" } }),
            json!({ "rules": { "target-berbeda": "eror" } }),
            json!({ "rules": { "target-berbeda": { "maks": 5 } } }),
            json!({ "rules": { "terlalu-banyak-indikator": { "maks": 0 } } }),
            json!({ "daerah": { "nama": "x" } }),
        ] {
            assert!(!accepts(&wrong), "{wrong}");
        }
    }

    #[test]
    fn descriptions_are_in_the_language_asked_for() {
        assert!(config_schema(&known(), Lang::En).to_string().contains("Which files are read."));
        assert!(config_schema(&known(), Lang::Id).to_string().contains("Berkas mana yang dibaca."));
    }
}

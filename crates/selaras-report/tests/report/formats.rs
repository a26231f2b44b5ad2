//! The formats that programs read: as text, and read back.

use expect_test::{expect, expect_file};
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use selaras_analysis::diagnostic::Outcome;
use selaras_analysis::rule::Lang;
use selaras_report::{Format, Options, summary};
use serde_json::Value;

use crate::sample::{outcome, plain, text};

fn clean() -> Outcome {
    Outcome { files: 4, documents: 4, ..Outcome::default() }
}

fn clean_in(format: Format) -> String {
    text(format, &clean(), Lang::Id, Options::default())
}

#[test]
fn names_are_unique_and_found_again() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
    }
    assert_eq!(Format::from_name("xml"), None);
}

#[test]
fn short() {
    expect![[r#"
        renstra/dinas kominfo é.renstra:1:1: perlu diperbaiki[indikator-rpjmd-tidak-diacu] Indikator S1/DESA "Persentase desa terlayani" tidak diacu oleh Renstra kominfo-2021
        renstra/dinas kominfo é.renstra:3:63: wajib diperbaiki[target-berbeda] Target 2025 indikator SPBE adalah 4,2; di RPJMD 4,1
        renstra/dinas kominfo é.renstra:3:69: saran[ketelitian-berbeda] 4,3 dan 4,30 berbeda ketelitian
        rusak.renstra:1:1: wajib diperbaiki[berkas-tidak-terbaca] rusak.renstra tidak dapat dibaca: izin ditolak
        x,100%.renstra:2:12: wajib diperbaiki[sintaks] 100% "kutip" & 'petik': a, b <b> ]]> �[31m�￿ ::error::baris kedua
    "#]].assert_eq(&plain(Format::Short));
    assert_eq!(clean_in(Format::Short), "");
}

#[test]
fn json() {
    expect_file!["snapshots/findings.json"].assert_eq(&plain(Format::Json));
    expect_file!["snapshots/clean.json"].assert_eq(&clean_in(Format::Json));
}

#[test]
fn json_lines_are_the_findings_of_json_and_its_summary() {
    let whole: Value = serde_json::from_str(&plain(Format::Json)).expect("JSON");
    let lines = plain(Format::Jsonl);
    let mut lines: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON a line")).collect();
    let last = lines.pop().expect("a summary");
    assert_eq!(last["version"], whole["version"]);
    assert_eq!(last["summary"], whole["summary"]);
    assert_eq!(Value::from(lines), whole["findings"]);
}

#[test]
fn sarif() {
    expect_file!["snapshots/findings.sarif.json"].assert_eq(&plain(Format::Sarif));
    let log: Value = serde_json::from_str(&plain(Format::Sarif)).expect("JSON");
    let run = &log["runs"][0];
    for result in run["results"].as_array().expect("results") {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    }
}

#[test]
fn github() {
    expect![[r#"
        ::warning file=renstra/dinas kominfo é.renstra,line=1,endLine=1,col=1,endColumn=21,title=C04 indikator-rpjmd-tidak-diacu::Indikator S1/DESA "Persentase desa terlayani" tidak diacu oleh Renstra kominfo-2021%0Aindikator RPJMD: kota.rpjmd:5:7%0ATambahkan indikator mengacu S1/DESA, atau kecualikan dengan alasan.
        ::error file=renstra/dinas kominfo é.renstra,line=3,endLine=3,col=63,endColumn=66,title=T01 target-berbeda::Target 2025 indikator SPBE adalah 4,2; di RPJMD 4,1%0A4,1 di RPJMD: kota.rpjmd:4:88%0ASamakan dengan RPJMD, atau usulkan perubahan RPJMD.
        ::notice file=renstra/dinas kominfo é.renstra,line=3,endLine=3,col=69,endColumn=72,title=T17 ketelitian-berbeda::4,3 dan 4,30 berbeda ketelitian
        ::error file=rusak.renstra,line=1,endLine=1,col=1,endColumn=1,title=S10 berkas-tidak-terbaca::rusak.renstra tidak dapat dibaca: izin ditolak%0ABeri izin baca.
        ::error file=x%2C100%25.renstra,line=2,endLine=2,col=12,endColumn=12,title=S01 sintaks::100%25 "kutip" & 'petik': a, b <b> ]]> �[31m�￿%0A::error::baris kedua%0ATutup dengan }.
    "#]].assert_eq(&plain(Format::Github));
    // No message begins a command of its own.
    assert!(plain(Format::Github).lines().all(|line| line.contains(" file=")));
    assert_eq!(plain(Format::Github).lines().count(), outcome().diagnostics.len());
}

#[test]
fn gitlab() {
    expect_file!["snapshots/findings.gitlab.json"].assert_eq(&plain(Format::Gitlab));
    assert_eq!(clean_in(Format::Gitlab), "[]\n");
}

#[test]
fn a_finding_that_moves_keeps_its_fingerprint() {
    let fingerprints = |outcome: &Outcome| -> Vec<Value> {
        let issues: Vec<Value> =
            serde_json::from_str(&text(Format::Gitlab, outcome, Lang::Id, Options::default())).expect("JSON");
        issues.into_iter().map(|issue| issue["fingerprint"].clone()).collect()
    };
    let mut moved = outcome();
    for finding in &mut moved.diagnostics {
        finding.location.span.start += 1;
    }
    assert_eq!(fingerprints(&moved), fingerprints(&outcome()));
    let mut unique = fingerprints(&outcome());
    unique.sort_by_key(Value::to_string);
    unique.dedup();
    assert_eq!(unique.len(), outcome().diagnostics.len());
}

#[test]
fn rdjson() {
    expect_file!["snapshots/findings.rdjson"].assert_eq(&plain(Format::Rdjson));
}

#[test]
fn junit() {
    expect_file!["snapshots/findings.junit.xml"].assert_eq(&plain(Format::Junit));
    expect_file!["snapshots/clean.junit.xml"].assert_eq(&clean_in(Format::Junit));
}

#[test]
fn checkstyle() {
    expect_file!["snapshots/findings.checkstyle.xml"].assert_eq(&plain(Format::Checkstyle));
    expect_file!["snapshots/clean.checkstyle.xml"].assert_eq(&clean_in(Format::Checkstyle));
}

/// Every attribute and text of an XML document, unescaped.
fn words(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().enable_all_checks(true);
    let mut words = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => return words,
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    let value = attribute.expect("an attribute");
                    let value = value.normalized_value(XmlVersion::Explicit1_0).expect("known entities");
                    words.push(value.into_owned());
                }
            }
            _ => {}
        }
    }
}

#[test]
fn a_hostile_message_comes_through_xml() {
    let message = outcome().diagnostics[4].message.id.replace(['\u{1b}', '\0', '\u{FFFF}'], "\u{FFFD}");
    let checkstyle = words(&plain(Format::Checkstyle));
    assert!(checkstyle.iter().any(|word| word.starts_with(&message)), "{checkstyle:#?}");
    let junit = words(&plain(Format::Junit));
    assert!(junit.contains(&message), "{junit:#?}");
}

#[test]
fn the_language_changes_words_alone() {
    let english: Value =
        serde_json::from_str(&text(Format::Json, &outcome(), Lang::En, Options::default())).expect("JSON");
    let indonesian: Value = serde_json::from_str(&plain(Format::Json)).expect("JSON");
    assert_ne!(english["findings"][0]["message"], indonesian["findings"][0]["message"]);
    assert_eq!(english["findings"][0]["location"], indonesian["findings"][0]["location"]);
    assert_eq!(english["summary"], indonesian["summary"]);
}

#[test]
fn the_summary_counts() {
    assert_eq!(
        summary(&outcome(), Lang::Id),
        "3 wajib diperbaiki, 1 perlu diperbaiki, 1 saran; 1 dikecualikan (4 berkas, 3 dokumen)"
    );
    assert_eq!(summary(&clean(), Lang::En), "Nothing to report (4 files, 4 documents)");
}

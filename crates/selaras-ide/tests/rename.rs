//! Renaming codes across all plans.

mod fixture;

use std::collections::BTreeMap;
use std::path::Path;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_analysis::db::shape;
use selaras_analysis::rule::Lang;
use selaras_analysis::rules::{BASE, TODAY};
use selaras_analysis::{Session, Settings, Snapshot};
use selaras_ide::Ide;
use selaras_ide::change::{Change, after};
use selaras_ide::rename::{prepare, rename};
use selaras_plan::code::{Level, Shape, level, shape as shape_of};
use selaras_plan::years::Date;

const RENSTRA: &str = "diskominfo.renstra";
const RPJMD: &str = "rpjmd.rpjmd";
const PROGRAM: &str = "program.rpjmd";

/// The changed lines after a rename, or why it is refused.
#[track_caller]
fn check(fixture: &Fixture, new: &str, expected: &Expect) {
    let (path, offset) = fixture.at();
    let shown = match rename(&fixture.ide(), path, offset, new) {
        Ok(Some(change)) => lines(fixture, &change),
        Ok(None) => "tidak ada kode di sini\n".to_owned(),
        Err(words) => format!("{}\n{}\n", words.id, words.en),
    };
    expected.assert_eq(&shown);
}

/// `path:line: text` of every changed line.
fn lines(fixture: &Fixture, change: &Change) -> String {
    let old = |path: &str| Some(fixture.text(path).into());
    let mut shown = String::new();
    for (path, new) in change.texts(old).expect("it fits") {
        for (n, (a, b)) in fixture.text(&path).lines().zip(new.lines()).enumerate() {
            if a != b {
                shown.push_str(&format!("{path}:{}: {}\n", n + 1, b.trim()));
            }
        }
    }
    shown
}

fn at(path: &str, from: &str, to: &str) -> Fixture {
    Fixture::base(&[(path, from, to)])
}

#[test]
fn an_indicator_in_references_notes_and_waivers() {
    let fixture = Fixture::base(&[
        (RPJMD, "indikator SPBE \"", "indikator SP$0BE \""),
        (
            RENSTRA,
            "  tujuan T1 \"",
            "  kecualikan target-berbeda pada contoh-2025:T1/S1/SPBE, SAKIP karena \"sudah dibahas\"\n  tujuan T1 \"",
        ),
        (
            "capaian.selaras",
            "",
            "capaian contoh-2025 {\n  realisasi M1/T1/S1/SPBE 2025 = 3,3\n  realisasi S1/SPBE 2026 = 3,5\n}\n",
        ),
    ]);
    check(
        &fixture,
        "EGOV",
        &expect![[r#"
        capaian.selaras:2: realisasi M1/T1/S1/EGOV 2025 = 3,3
        capaian.selaras:3: realisasi S1/EGOV 2026 = 3,5
        diskominfo.renstra:8: kecualikan target-berbeda pada contoh-2025:T1/S1/EGOV, SAKIP karena "sudah dibahas"
        diskominfo.renstra:15: indikator SPBE mengacu T1/S1/EGOV {
        rpjmd.rpjmd:18: indikator EGOV "Indeks SPBE" {
    "#]],
    );
}

#[test]
fn the_own_indicator_of_a_renstra_and_the_note_about_it() {
    check(
        &at(RENSTRA, "indikator SPBE mengacu", "indikator $0SPBE mengacu"),
        "EGOV",
        &expect![[r#"
        diskominfo.renstra:14: indikator EGOV mengacu T1/S1/SPBE {
        pendampingan.selaras:10: catatan C1 "Samakan satuan dengan RPJMD" pada T1/S1/EGOV tentang satuan-berbeda {
    "#]],
    );
}

#[test]
fn a_sasaran_from_a_step_of_a_reference() {
    let fixture = at("kec-utara.renstra", "mengacu T1/S2/PUAS", "mengacu T1/S$02/PUAS");
    let (path, offset) = fixture.at();
    let found = prepare(&fixture.ide(), path, offset).expect("it can be renamed").expect("a code");
    assert_eq!(fixture.show(path, found.span), "kec-utara.renstra:22:33 S2");
    assert_eq!(found.code, "S2");
    check(
        &fixture,
        "DEKAT",
        &expect![[r#"
        kec-selatan.renstra:8: mendukung T1/DEKAT
        kec-selatan.renstra:17: berkontribusi T1/DEKAT/WARGA bobot 40%
        kec-selatan.renstra:22: indikator PUAS mengacu T1/DEKAT/PUAS {
        kec-utara.renstra:8: mendukung T1/DEKAT
        kec-utara.renstra:17: berkontribusi T1/DEKAT/WARGA bobot 60%
        kec-utara.renstra:22: indikator PUAS mengacu T1/DEKAT/PUAS {
        program.rpjmd:68: mendukung        T1/DEKAT
        rpjmd.rpjmd:25: sasaran DEKAT "Mendekatnya layanan kepada warga" {
    "#]],
    );
}

#[test]
fn a_program_with_all_that_is_below_it_in_all_plans() {
    check(
        &at(PROGRAM, "program 2.16.03 \"", "program 2.16.$003 \""),
        "2.16.07",
        &expect![[r#"
        diskominfo.renstra:55: program 2.16.07 "Program Pengelolaan Aplikasi Informatika" {
        diskominfo.renstra:56: indikator mengacu 2.16.07/PD
        diskominfo.renstra:57: indikator mengacu 2.16.07/KEL
        diskominfo.renstra:58: kegiatan 2.16.07.2.01 "Pengelolaan Nama Domain dan Sub Domain" {
        diskominfo.renstra:66: kegiatan 2.16.07.2.02 "Pengelolaan E-government di Lingkup Pemerintah Daerah" {
        diskominfo.renstra:72: subkegiatan 2.16.07.2.02.0036 "Penyediaan Akses Internet" {
        program.rpjmd:27: program 2.16.07 "Program Pengelolaan Aplikasi Informatika" {
        rpjmd.rpjmd:67: janji J1 "Layanan daring untuk semua warga" { melalui 2.16.07 }
    "#]],
    );
    check(
        &at("tabel.rpjmd", "program 1.02.05 \"", "program 1.02.$005 \""),
        "1.02.06",
        &expect![[r#"
        dinkes.renstra:35: program 1.02.06 "Program Pemberdayaan Masyarakat Bidang Kesehatan" {
        dinkes.renstra:36: indikator mengacu 1.02.06/KADER
        dinkes.renstra:37: kegiatan 1.02.06.2.02 "Pelaksanaan Sehat dalam rangka Promotif Preventif" {
        program.rpjmd:57: program 1.02.06 "Program Pemberdayaan Masyarakat Bidang Kesehatan" {
        tabel.rpjmd:11: program 1.02.06 "Program Pemberdayaan Masyarakat Bidang Kesehatan" {
    "#]],
    );
}

#[test]
fn a_kegiatan_with_its_subkegiatan() {
    check(
        &at(RENSTRA, "kegiatan 2.16.03.2.02 \"", "kegiatan 2.16.$003.2.02 \""),
        "2.16.03.2.05",
        &expect![[r#"
            diskominfo.renstra:66: kegiatan 2.16.03.2.05 "Pengelolaan E-government di Lingkup Pemerintah Daerah" {
            diskominfo.renstra:72: subkegiatan 2.16.03.2.05.0036 "Penyediaan Akses Internet" {
        "#]],
    );
}

#[test]
fn a_document() {
    check(
        &at(RPJMD, "rpjmd contoh-2025", "rpjmd con$0toh-2025"),
        "kota-2025",
        &expect![[r#"
        dinkes.renstra:2: berpedoman       kota-2025
        diskominfo.renstra:2: berpedoman       kota-2025
        kec-selatan.renstra:2: berpedoman       kota-2025
        kec-utara.renstra:2: berpedoman       kota-2025
        pendampingan.selaras:2: berpedoman kota-2025
        program.rpjmd:1: lanjutan rpjmd kota-2025 {
        rpjmd.rpjmd:1: rpjmd kota-2025 "RPJMD Kota Contoh Tahun 2025–2029" {
        tabel.rpjmd:1: lanjutan rpjmd kota-2025 tabel "Indikasi program" {
    "#]],
    );
    check(
        &at("pendampingan.selaras", "pendampingan renstra-2025", "pendampingan renstra$0-2025"),
        "forum",
        &expect![[r#"
            pendampingan.selaras:1: pendampingan forum {
        "#]],
    );
}

#[test]
fn an_agency_a_group_a_scale() {
    check(
        &at("daerah.selaras", "perangkat-daerah kec-utara", "perangkat-daerah kec-$0utara"),
        "utara",
        &expect![[r#"
            daerah.selaras:10: perangkat-daerah utara "Kecamatan Utara" { kode 7.01.0.00.0.00.03.0000 }
            daerah.selaras:13: kelompok kecamatan { utara, kec-selatan }
            kec-utara.renstra:3: perangkat-daerah utara
            pendampingan.selaras:5: pendamping P1 "Perencana Ahli Madya" { mendampingi diskominfo, utara }
        "#]],
    );
    check(
        &at(PROGRAM, "penanggung-jawab kecamatan", "penanggung-jawab keca$0matan"),
        "camat",
        &expect![[r#"
            daerah.selaras:13: kelompok camat { kec-utara, kec-selatan }
            program.rpjmd:69: penanggung-jawab camat
            rpjmd.rpjmd:26: penanggung-jawab camat
        "#]],
    );
    check(
        &at(RENSTRA, "skala kematangan", "skala kema$0tangan"),
        "matang",
        &expect![[r#"
        daerah.selaras:15: skala matang "Tingkat kematangan layanan" { "Dasar" < "Berkembang" < "Mandiri" }
        diskominfo.renstra:30: satuan tingkat; skala matang; arah naik; sumber-data "Penilaian mandiri"
    "#]],
    );
    check(
        &at("pendampingan.selaras", "pendamping P1\n", "pendamping P$01\n"),
        "ANI",
        &expect![[r#"
        pendampingan.selaras:5: pendamping ANI "Perencana Ahli Madya" { mendampingi diskominfo, kec-utara }
        pendampingan.selaras:9: pendamping ANI
    "#]],
    );
}

#[test]
fn what_is_opened_again_and_what_is_revised() {
    let fixture = Fixture::new(
        "\
//- a.rpjmd
rpjmd a \"A\" {
  misi M1 \"satu\" { tujuan T1 \"t\" { sasaran S1 \"s\" { indikator I \"i\" { satuan orang } } } }
}
lanjutan rpjmd a { lanjutan misi M1 { tujuan T2 \"u\" { sasaran S2 \"v\" } } }
rpjmd b \"B\" {
  perubahan-dari a
  dicabut M1/T1/S1/I
  misi M$01 \"satu\" { tujuan T2 \"u\" { sasaran S3 \"w\" } }
}
//- b.renstra
renstra r \"R\" { berpedoman b; tujuan T1 \"x\" { mendukung M1/T2/S2, a:M1/T1/S1, T1/S1 } }
",
    );
    check(
        &fixture,
        "MISI",
        &expect![[r#"
        a.rpjmd:2: misi MISI "satu" { tujuan T1 "t" { sasaran S1 "s" { indikator I "i" { satuan orang } } } }
        a.rpjmd:4: lanjutan rpjmd a { lanjutan misi MISI { tujuan T2 "u" { sasaran S2 "v" } } }
        a.rpjmd:7: dicabut MISI/T1/S1/I
        a.rpjmd:8: misi MISI "satu" { tujuan T2 "u" { sasaran S3 "w" } }
        b.renstra:1: renstra r "R" { berpedoman b; tujuan T1 "x" { mendukung MISI/T2/S2, a:MISI/T1/S1, T1/S1 } }
    "#]],
    );
}

#[test]
fn what_cannot_be_renamed() {
    check(
        &at("dinkes.renstra", "program 1.02.01 \"", "program 1.02.$001 \""),
        "1.02.09",
        &expect![[r#"
        Kode program 1.02.01 "Program Penunjang Urusan Pemerintahan Daerah" berlaku untuk program penunjang semua perangkat daerah (X.XX.01) dan tidak diganti.
        The code of program 1.02.01 "Program Penunjang Urusan Pemerintahan Daerah" stands for the support program of every agency (X.XX.01) and stays.
    "#]],
    );
    check(
        &at(PROGRAM, "urusan 2.16 \"", "urusan 2.$016 \""),
        "2.17",
        &expect![[r#"
        Kode urusan 2.16 "Komunikasi dan Informatika" ditetapkan nomenklatur dan diturunkan ke kode program dan perangkat daerah; ganti kode programnya satu per satu.
        The code of urusan 2.16 "Komunikasi dan Informatika" is set by the nomenclature, and the codes of programs and agencies follow from it; rename the programs one by one.
    "#]],
    );
    check(
        &at("pendampingan.selaras", "sesi 2025-08-28 ", "sesi 2025-$008-28 "),
        "x",
        &expect![[r#"
        Sebuah sesi dikenali dari tanggal dan perangkat daerahnya; keduanya diubah langsung di naskah.
        A session is known by its day and its agency; change them in the text.
    "#]],
    );
    check(
        &at("dinkes.renstra", "perangkat-daerah dinkes", "perangkat-da$0erah dinkes"),
        "x",
        &expect![[r#"
            tidak ada kode di sini
        "#]],
    );
    check(
        &at(RPJMD, "\"Indeks SPBE\"", "\"Indeks $0SPBE\""),
        "x",
        &expect![[r#"
        tidak ada kode di sini
    "#]],
    );
    let alias = Fixture::base(&[
        (
            RPJMD,
            "      sasaran S1 \"Meningkatnya layanan pemerintahan berbasis elektronik\" {",
            "      sasaran S1 \"Meningkatnya layanan pemerintahan berbasis elektronik\" {\n        alias LAMA",
        ),
        (RENSTRA, "    mendukung T1/S1\n    indikator", "    mendukung T1/LA$0MA\n    indikator"),
    ]);
    check(
        &alias,
        "x",
        &expect![[r#"
        "LAMA" adalah nama lain dari sasaran S1 "Meningkatnya layanan pemerintahan berbasis elektronik"; yang dapat diganti ialah kodenya, S1.
        "LAMA" is another name of sasaran S1 "Meningkatnya layanan pemerintahan berbasis elektronik"; what can be renamed is its code, S1.
    "#]],
    );
}

#[test]
fn names_that_are_none_or_taken() {
    let spbe = || at(RPJMD, "indikator WARGA \"", "indikator WAR$0GA \"");
    for new in ["", "A/B", "a:b", "dua kata", "\"x\"", "pada", "PUAS", "–", "75%"] {
        let fixture = spbe();
        let (path, offset) = fixture.at();
        assert!(rename(&fixture.ide(), path, offset, new).is_err(), "{new:?}");
    }
    check(
        &spbe(),
        "PUAS",
        &expect![[r#"
        Kode PUAS sudah dipakai indikator PUAS "Indeks kepuasan warga di kecamatan"; pilih kode lain.
        The code PUAS is taken by indikator PUAS "Indeks kepuasan warga di kecamatan"; choose another.
    "#]],
    );
    check(
        &spbe(),
        "A/B",
        &expect![[r#"
        "A/B" bukan kode: kode hanya memuat huruf, angka, garis bawah, titik, dan tanda hubung.
        "A/B" is no code: a code holds only letters, digits, underscores, dots and hyphens.
    "#]],
    );
    check(
        &spbe(),
        "pada",
        &expect![[r#"
        "pada" adalah kata bahasa Selaras dan tidak dapat menjadi kode; pilih kode lain.
        "pada" is a word of the language and cannot be a code; choose another.
    "#]],
    );
    check(
        &at(PROGRAM, "program 2.16.03 \"", "program 2.16.$003 \""),
        "2.16.02",
        &expect![[r#"
        Kode 2.16.02 sudah dipakai program 2.16.02 "Program Pengelolaan Informasi dan Komunikasi Publik"; pilih kode lain.
        The code 2.16.02 is taken by program 2.16.02 "Program Pengelolaan Informasi dan Komunikasi Publik"; choose another.
    "#]],
    );
    check(
        &at(PROGRAM, "program 2.16.03 \"", "program 2.16.$003 \""),
        "2.17.03",
        &expect![[r#"
        Kode program di bawah 2.16 harus berawalan 2.16.
        The code of a program under 2.16 must begin with 2.16.
    "#]],
    );
    check(
        &at(PROGRAM, "program 2.16.03 \"", "program 2.16.$003 \""),
        "APLIKASI",
        &expect![[r#"
        "APLIKASI" bukan kode program; tulis dalam bentuk seperti 2.16.03.
        "APLIKASI" is no code of a program; write it in the form of 2.16.03.
    "#]],
    );
    check(&at(RPJMD, "rpjmd contoh-2025", "rpjmd con$0toh-2025"), "contoh-2025", &expect![[r#""#]]);
    check(
        &at("dinkes.renstra", "renstra dinkes-2025", "renstra dink$0es-2025"),
        "diskominfo-2025",
        &expect![[r#"
            Kode diskominfo-2025 sudah dipakai Renstra diskominfo-2025 "Renstra Dinas Komunikasi dan Informatika Tahun 2025–2029"; pilih kode lain.
            The code diskominfo-2025 is taken by Renstra diskominfo-2025 "Renstra Dinas Komunikasi dan Informatika Tahun 2025–2029"; choose another.
        "#]],
    );
    check(
        &at("daerah.selaras", "perangkat-daerah dinkes", "perangkat-daerah din$0kes"),
        "DISKOMINFO",
        &expect![[r#"
            Kode DISKOMINFO sudah dipakai perangkat daerah diskominfo "Dinas Komunikasi dan Informatika"; pilih kode lain.
            The code DISKOMINFO is taken by perangkat daerah diskominfo "Dinas Komunikasi dan Informatika"; choose another.
        "#]],
    );
}

#[test]
fn a_reference_that_would_lead_elsewhere_is_written_out() {
    // `PHBS` alone is enough until another indicator takes that code.
    let fixture = Fixture::base(&[
        ("dinkes.renstra", "mengacu T2/S2/PHBS", "mengacu PHBS"),
        (RPJMD, "indikator STUNTING \"", "indikator STUN$0TING \""),
    ]);
    check(
        &fixture,
        "PHBS",
        &expect![[r#"
        dinkes.renstra:12: indikator STUNTING mengacu T2/S1/PHBS {
        dinkes.renstra:34: indikator mengacu M2/T2/S2/PHBS
        rpjmd.rpjmd:50: indikator PHBS "Prevalensi balita stunting" {
    "#]],
    );
}

#[test]
fn in_a_broken_file() {
    let fixture = at(
        RENSTRA,
        "indikator AKTIF \"Persentase warga pengguna layanan daring\" {",
        "indikator AKT$0IF \"Persentase warga pengguna layanan daring {",
    );
    check(
        &fixture,
        "PAKAI",
        &expect![[r#"
        diskominfo.renstra:18: indikator PAKAI "Persentase warga pengguna layanan daring {
    "#]],
    );
}

/// Every code of every plan, renamed: the findings are the same, at the same places; and back again.
fn rename_all(files: &[(String, String)], today: &str) -> BTreeMap<String, usize> {
    let mut session = Session::new(Settings::default());
    files.iter().for_each(|(path, text)| session.set_file(path, text.as_str().into()));
    let snapshot = session.snapshot();
    let today = Date::parse(today).expect("a day");
    let ide = Ide { snapshot: &snapshot, lang: Lang::Id, today };
    let before = findings(&snapshot, today);
    let mut counts = BTreeMap::new();
    for path in snapshot.paths() {
        let file = snapshot.file(path).expect("a file");
        let parse = snapshot.parse(file);
        let shape = shape(ide.db(), file);
        for (local, head) in shape.nodes.iter().enumerate() {
            let Some(code) = head.code.as_deref() else { continue };
            let span = parse.tree.code(&parse.tree.nodes[local]).expect("a code");
            let what = format!("{path} {} {code}", head.kind.keyword());
            let new = match level(code) {
                Some(Level::Program) => format!("{}77", &code[..code.len() - 2]),
                Some(Level::Kegiatan) => format!("{}77", &code[..code.len() - 2]),
                Some(Level::Subkegiatan) => format!("{}7777", &code[..code.len() - 4]),
                // A code that is wrong stays wrong in the same way.
                _ if shape_of(code) == Shape::Malformed => format!("{}77", &code[..code.len() - 2]),
                _ => format!("{code}x7"),
            };
            let key = match rename(&ide, path, span.start, &new) {
                Err(words) => words.id,
                Ok(None) => panic!("{what}"),
                Ok(Some(change)) => {
                    let renamed = after(&ide, &change).expect("it fits").snapshot();
                    assert_eq!(findings(&renamed, today), before, "{what}: {change:#?}");
                    let there = Ide { snapshot: &renamed, ..ide };
                    // The code stands where it stood, moved by what was renamed before it.
                    let moved: i64 = change
                        .edits
                        .iter()
                        .filter(|e| e.location.file == *path && e.location.span.end <= span.start)
                        .map(|e| e.text.len() as i64 - i64::from(e.location.span.end - e.location.span.start))
                        .sum();
                    let at = (i64::from(span.start) + moved) as u32;
                    let back = rename(&there, path, at, code).expect("it goes back").expect("a code");
                    let again = after(&there, &back).expect("it fits").snapshot();
                    for path in snapshot.paths() {
                        assert_eq!(again.text(path), snapshot.text(path), "{what}");
                    }
                    head.kind.keyword().to_owned()
                }
            };
            *counts.entry(key).or_default() += 1;
        }
    }
    counts
}

/// Rule, file and line of everything that is found.
fn findings(snapshot: &Snapshot, today: Date) -> Vec<String> {
    let found = snapshot.check(today).diagnostics;
    let mut told: Vec<String> = found
        .iter()
        .map(|d| {
            let text = snapshot.text(&d.location.file).expect("a file");
            let line = text[..d.location.span.start as usize].matches('\n').count() + 1;
            format!("{}:{line} {}", d.location.file, d.rule.slug)
        })
        .collect();
    told.sort();
    told
}

#[test]
fn every_code_of_the_base_plan() {
    let files: Vec<(String, String)> = BASE.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
    expect![[r#"
        {
            "Kode program 1.02.01 \"Program Penunjang Urusan Pemerintahan Daerah\" berlaku untuk program penunjang semua perangkat daerah (X.XX.01) dan tidak diganti.": 1,
            "Kode program 2.16.01 \"Program Penunjang Urusan Pemerintahan Daerah\" berlaku untuk program penunjang semua perangkat daerah (X.XX.01) dan tidak diganti.": 1,
            "Kode program 7.01.01 \"Program Penunjang Urusan Pemerintahan Daerah\" berlaku untuk program penunjang semua perangkat daerah (X.XX.01) dan tidak diganti.": 2,
            "Kode program X.XX.01 \"Program Penunjang Urusan Pemerintahan Daerah\" berlaku untuk program penunjang semua perangkat daerah (X.XX.01) dan tidak diganti.": 1,
            "Kode urusan 2.16 \"Komunikasi dan Informatika\" ditetapkan nomenklatur dan diturunkan ke kode program dan perangkat daerah; ganti kode programnya satu per satu.": 1,
            "Sebuah sesi dikenali dari tanggal dan perangkat daerahnya; keduanya diubah langsung di naskah.": 1,
            "catatan": 1,
            "daerah": 1,
            "indikator": 44,
            "janji": 1,
            "kegiatan": 11,
            "kelompok": 1,
            "misi": 2,
            "outcome": 2,
            "pendamping": 2,
            "pendampingan": 1,
            "perangkat-daerah": 4,
            "program": 13,
            "renstra": 4,
            "rpjmd": 3,
            "sasaran": 13,
            "skala": 1,
            "subkegiatan": 3,
            "tujuan": 6,
        }"#]].assert_eq(&format!("{:#?}", rename_all(&files, TODAY)));
}

#[test]
fn every_code_of_the_example() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/kab-sumedang");
    let paths = [
        "daerah.selaras",
        "renstra/bappppeda.renstra",
        "renstra/diskominfo.renstra",
        "rpjmd/2018.rpjmd",
        "rpjmd/matrik.rpjmd",
        "rpjmd/perubahan.rpjmd",
    ];
    #[allow(clippy::disallowed_methods, reason = "tests")]
    let read = |path: &str| (path.to_owned(), std::fs::read_to_string(root.join(path)).expect("a file"));
    let files: Vec<(String, String)> = paths.into_iter().map(read).collect();
    expect![[r#"
        {
            "Kode program 5.01.01 \"Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota\" berlaku untuk program penunjang semua perangkat daerah (X.XX.01) dan tidak diganti.": 1,
            "Kode program X.XX.01 \"Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota\" berlaku untuk program penunjang semua perangkat daerah (X.XX.01) dan tidak diganti.": 1,
            "Kode urusan 2.16 \"Komunikasi dan Informatika\" ditetapkan nomenklatur dan diturunkan ke kode program dan perangkat daerah; ganti kode programnya satu per satu.": 2,
            "Kode urusan 2.20 \"Statistik\" ditetapkan nomenklatur dan diturunkan ke kode program dan perangkat daerah; ganti kode programnya satu per satu.": 2,
            "Kode urusan 2.21 \"Persandian\" ditetapkan nomenklatur dan diturunkan ke kode program dan perangkat daerah; ganti kode programnya satu per satu.": 2,
            "Kode urusan 5.01 \"Perencanaan\" ditetapkan nomenklatur dan diturunkan ke kode program dan perangkat daerah; ganti kode programnya satu per satu.": 2,
            "Kode urusan 5.05 \"Penelitian dan Pengembangan\" ditetapkan nomenklatur dan diturunkan ke kode program dan perangkat daerah; ganti kode programnya satu per satu.": 2,
            "daerah": 1,
            "indikator": 141,
            "kegiatan": 23,
            "misi": 5,
            "perangkat-daerah": 22,
            "program": 21,
            "renstra": 2,
            "rpjmd": 3,
            "sasaran": 26,
            "tujuan": 16,
        }"#]].assert_eq(&format!("{:#?}", rename_all(&files, "2023-06-30")));
}

//! Everywhere that something is spoken of, in all plans and in one file.

mod fixture;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_ide::highlight::highlight;
use selaras_ide::references::references;

type Changes<'a> = &'a [(&'a str, &'a str, &'a str)];

#[track_caller]
fn everywhere(changes: Changes, with_declaration: bool, expected: &Expect) {
    let fixture = Fixture::base(changes);
    let (path, offset) = fixture.at();
    let found = references(&fixture.ide(), path, offset, with_declaration);
    let found = found.unwrap_or_default().into_iter().map(|l| fixture.show(&l.file, l.span) + "\n");
    expected.assert_eq(&found.collect::<String>());
}

#[track_caller]
fn in_file(changes: Changes, expected: &Expect) {
    let fixture = Fixture::base(changes);
    let (path, offset) = fixture.at();
    let found = highlight(&fixture.ide(), path, offset).unwrap_or_default();
    let found = found.iter().map(|h| format!("{:?} {}\n", h.mark, fixture.show(path, h.span)));
    expected.assert_eq(&found.collect::<String>());
}

const KOMINFO: &str = "diskominfo.renstra";
const RPJMD: &str = "rpjmd.rpjmd";
const PROGRAM: &str = "program.rpjmd";

#[test]
fn a_node_is_named_in_all_plans() {
    let sasaran = (RPJMD, "sasaran S1 \"Meningkat", "sasaran S$01 \"Meningkat");
    everywhere(
        &[sasaran],
        true,
        &expect![[r#"
        diskominfo.renstra:9:18 S1
        diskominfo.renstra:13:20 S1
        diskominfo.renstra:14:33 S1
        program.rpjmd:14:27 S1
        program.rpjmd:28:27 S1
        rpjmd.rpjmd:16:15 S1
    "#]],
    );
    everywhere(
        &[sasaran],
        false,
        &expect![[r#"
        diskominfo.renstra:9:18 S1
        diskominfo.renstra:13:20 S1
        diskominfo.renstra:14:33 S1
        program.rpjmd:14:27 S1
        program.rpjmd:28:27 S1
    "#]],
    );
    // From a reference to it, and from the step of a path, the same is found.
    let reference = (KOMINFO, "warga\" {\n    mendukung T1/S1", "warga\" {\n    mendukung T1/S$01");
    everywhere(
        &[reference],
        false,
        &expect![[r#"
        diskominfo.renstra:9:18 S1
        diskominfo.renstra:13:20 S1
        diskominfo.renstra:14:33 S1
        program.rpjmd:14:27 S1
        program.rpjmd:28:27 S1
    "#]],
    );
    // Another node of the same code is not.
    let other = (RPJMD, "sasaran S1 \"Berkurang", "sasaran S$01 \"Berkurang");
    everywhere(
        &[other],
        false,
        &expect![[r#"
        dinkes.renstra:8:18 S1
        dinkes.renstra:12:37 S1
        program.rpjmd:48:25 S1
    "#]],
    );
}

#[test]
fn programs_agencies_documents_and_scales_too() {
    let program = (PROGRAM, "program 7.01.02", "program 7.01$0.02");
    everywhere(
        &[program],
        true,
        &expect![[r#"
        kec-selatan.renstra:25:15 7.01.02
        kec-selatan.renstra:26:27 7.01.02
        kec-utara.renstra:25:15 7.01.02
        kec-utara.renstra:26:27 7.01.02
        program.rpjmd:67:11 7.01.02
    "#]],
    );
    let restated = (PROGRAM, "program 1.02.05", "program 1.02$0.05");
    everywhere(
        &[restated],
        true,
        &expect![[r#"
        dinkes.renstra:35:15 1.02.05
        dinkes.renstra:36:27 1.02.05
        program.rpjmd:57:11 1.02.05
        tabel.rpjmd:11:11 1.02.05
    "#]],
    );
    let agency = ("daerah.selaras", "perangkat-daerah dinkes", "perangkat-daerah din$0kes");
    everywhere(
        &[agency],
        true,
        &expect![[r#"
        daerah.selaras:9:20 dinkes
        dinkes.renstra:3:20 dinkes
        pendampingan.selaras:6:53 dinkes
        program.rpjmd:49:22 dinkes
        program.rpjmd:59:22 dinkes
        rpjmd.rpjmd:49:26 dinkes
        rpjmd.rpjmd:57:26 dinkes
        tabel.rpjmd:3:22 dinkes
        tabel.rpjmd:12:22 dinkes
    "#]],
    );
    let document = (RPJMD, "rpjmd contoh-2025", "rpjmd contoh$0-2025");
    everywhere(
        &[document],
        true,
        &expect![[r#"
        dinkes.renstra:2:20 contoh-2025
        diskominfo.renstra:2:20 contoh-2025
        kec-selatan.renstra:2:20 contoh-2025
        kec-utara.renstra:2:20 contoh-2025
        pendampingan.selaras:2:14 contoh-2025
        program.rpjmd:1:16 contoh-2025
        rpjmd.rpjmd:1:7 contoh-2025
        tabel.rpjmd:1:16 contoh-2025
    "#]],
    );
    let scale = ("daerah.selaras", "skala kematangan", "skala kema$0tangan");
    everywhere(
        &[scale],
        true,
        &expect![[r#"
        daerah.selaras:15:9 kematangan
        diskominfo.renstra:30:35 kematangan
    "#]],
    );
}

#[test]
fn an_indicator_that_is_the_same_is_spoken_of_in_both_plans() {
    let adopting = (KOMINFO, "indikator SPBE", "indikator SP$0BE");
    everywhere(
        &[adopting],
        true,
        &expect![[r#"
        diskominfo.renstra:14:17 SPBE
        diskominfo.renstra:14:36 SPBE
        pendampingan.selaras:10:57 SPBE
        rpjmd.rpjmd:18:19 SPBE
    "#]],
    );
    // By an equal name, and by `DOC:`.
    let equal = (
        "dinkes.renstra",
        "indikator TIMBANG mengacu 1.02.02/TIMBANG {",
        "indikator N \"Persentase balita yang ditimbang di posyandu\" {",
    );
    let named = (
        "dinkes.renstra",
        "kegiatan 1.02.02.2.02 \"",
        "indikator K mengacu contoh-2025:1.02.02/TIMB$0ANG\n        kegiatan 1.02.02.2.02 \"",
    );
    everywhere(
        &[equal, named],
        false,
        &expect![[r#"
        dinkes.renstra:17:19 N
        dinkes.renstra:22:49 TIMBANG
        tabel.rpjmd:4:15 TIMBANG
    "#]],
    );
}

#[test]
fn a_figure_is_spoken_of_by_those_that_are_held_against_it() {
    let target = (RPJMD, "1.000 | 1.100", "1.000 | 1.$0100");
    everywhere(
        &[target],
        true,
        &expect![[r#"
        kec-selatan.renstra:20:24 440
        kec-utara.renstra:20:24 660
        rpjmd.rpjmd:30:28 1.100
    "#]],
    );
    let cell = (KOMINFO, "= 3,3 | 3,5", "= 3,3 | 3,$05");
    everywhere(
        &[cell],
        true,
        &expect![[r#"
        diskominfo.renstra:16:24 3,5
        rpjmd.rpjmd:22:26 3,5
    "#]],
    );
    everywhere(
        &[cell],
        false,
        &expect![[r#"
        diskominfo.renstra:16:24 3,5
    "#]],
    );
    let pagu = ("tabel.rpjmd", "pagu = Rp1 miliar | Rp1,1", "pagu = Rp1 miliar | Rp1$0,1");
    everywhere(
        &[pagu],
        true,
        &expect![[r#"
        program.rpjmd:65:25 Rp1,1 miliar
        tabel.rpjmd:14:25 Rp1,1 miliar
    "#]],
    );
}

#[test]
fn a_rule_is_spoken_of_by_waivers_and_notes() {
    let waiver = (
        KOMINFO,
        "    mendukung T1/S1\n    indikator",
        "    mendukung T1/S1\n    kecualikan satuan-$0berbeda karena \"Sudah disepakati\"\n    indikator",
    );
    everywhere(
        &[waiver],
        false,
        &expect![[r#"
        diskominfo.renstra:10:16 satuan-berbeda
        pendampingan.selaras:10:70 satuan-berbeda
    "#]],
    );
}

#[test]
fn nothing_is_spoken_of_where_nothing_stands() {
    for (from, to) in [
        ("  visi \"Kota", " $0 visi \"Kota"),
        ("  periode ", "  peri$0ode "),
        ("sumber-data \"Survei kepuasan tahunan\"", "sumber-data \"Survei kep$0uasan tahunan\""),
    ] {
        everywhere(&[(RPJMD, from, to)], true, &expect![""]);
        in_file(&[(RPJMD, from, to)], &expect![""]);
    }
}

#[test]
fn the_words_of_a_node_are_marked_in_its_file() {
    in_file(
        &[(RPJMD, "tujuan T1", "tujuan T$01")],
        &expect![[r#"
        Declares rpjmd.rpjmd:10:12 T1
    "#]],
    );
    in_file(
        &[("kec-utara.renstra", "mendukung T1/S2", "mendukung T$01/S2")],
        &expect![[r#"
        Refers kec-utara.renstra:8:15 T1
        Refers kec-utara.renstra:17:23 T1
        Refers kec-utara.renstra:22:30 T1
    "#]],
    );
    in_file(
        &[(PROGRAM, "outcome O1 \"Meluas", "outcome $0O1 \"Meluas")],
        &expect![[r#"
        Declares program.rpjmd:30:15 O1
    "#]],
    );
}

#[test]
fn the_figures_of_a_year_are_marked_with_those_that_they_are_held_against() {
    in_file(
        &[(PROGRAM, "target = 68         | 76 ", "target = 68         | 7$06 ")],
        &expect![[r#"
        Refers program.rpjmd:34:33 76
        Beside program.rpjmd:35:33 Rp4,2 miliar
    "#]],
    );
    in_file(
        &[(KOMINFO, "akhir  62", "akhir  6$02")],
        &expect![[r#"
        Refers diskominfo.renstra:23:16 62
    "#]],
    );
}

#[test]
fn a_half_typed_path_marks_what_its_steps_name() {
    let typed = (KOMINFO, "warga\" {\n    mendukung T1/S1", "warga\" {\n    mendukung T1$0/");
    in_file(
        &[typed],
        &expect![[r#"
        Refers diskominfo.renstra:10:23 T1
        Refers diskominfo.renstra:13:17 T1
        Refers diskominfo.renstra:14:30 T1
    "#]],
    );
}

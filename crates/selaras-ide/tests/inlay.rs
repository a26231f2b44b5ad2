//! Hints in the text.

mod fixture;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_ide::hover::hover;
use selaras_ide::inlay::{Hint, HintKind, Wanted, hints};
use selaras_syntax::tree::Span;

const RENSTRA: &str = "diskominfo.renstra";
const TARGETS: &str = "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1";
const ONLY: Wanted = Wanted { differing: false, inherited: false, sums: false };

fn whole(fixture: &Fixture) -> Span {
    Span::new(0, fixture.text(RENSTRA).len() as u32)
}

/// The lines that have hints, each hint in `⟨…⟩` at its place.
#[track_caller]
fn shows(changes: &[(&str, &str, &str)], wanted: Wanted, expect: Expect) {
    let fixture = Fixture::base(changes);
    let found = hints(&fixture.ide(), RENSTRA, whole(&fixture), wanted);
    expect.assert_eq(&drawn(fixture.text(RENSTRA), &found));
}

fn drawn(text: &str, found: &[Hint]) -> String {
    let mut with = text.to_owned();
    for hint in found.iter().rev() {
        with.insert_str(hint.offset as usize, &format!("⟨{}⟩", hint.label));
    }
    with.lines().filter(|l| l.contains('⟨')).map(str::trim).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_rpjmd_value_behind_a_cell_that_differs() {
    shows(
        &[
            (RENSTRA, TARGETS, "target = 3,30 | 3,5 | 3,6 \"é😀\" | 3,9 | 4,2"),
            (RENSTRA, "awal   2024 = 3,2", "awal   2024 = 3,1"),
        ],
        Wanted { differing: true, ..ONLY },
        expect![[r#"
            awal   2024 = 3,1⟨≠ 3,2 di RPJMD⟩
            target = 3,30 | 3,5 | 3,6⟨≠ 3,7 di RPJMD⟩ "é😀" | 3,9 | 4,2⟨≠ 4,1 di RPJMD⟩"#]],
    );
    shows(&[], Wanted { differing: true, ..ONLY }, expect![[""]]);
}

#[test]
fn the_plan_s_value_behind_a_value_of_a_table_that_differs() {
    let table = "tabel.rpjmd";
    let hints_of = |changes: &[(&str, &str, &str)], wanted| {
        let fixture = Fixture::base(changes);
        let text = fixture.text(table);
        drawn(text, &hints(&fixture.ide(), table, Span::new(0, text.len() as u32), wanted))
    };
    let wrong = [
        (table, "target = 80 | 84 | 88", "target = 80 | 84 | 18"),
        (table, "awal   2024 = 76", "awal   2024 = 75"),
        (table, "indikator KADER", "indikator KADER2"),
        (table, "dinkes\n    indikator KADER2", "dinkes, diskominfo\n    indikator KADER2"),
        (table, "Rp8 miliar | Rp8,2 miliar", "Rp8 miliar | Rp8,5 miliar"),
    ];
    expect![[r#"
        awal   2024 = 75⟨≠ 76 di RPJMD⟩
        target = 80 | 84 | 18⟨≠ 88 di RPJMD⟩ | 92 | 96
        pagu = Rp8 miliar | Rp8,5 miliar | Rp8,4 miliar | Rp8,6 miliar | Rp8,8 miliar⟨≠ Rp8.200.000.000 di RPJMD (2026)⟩
        penanggung-jawab dinkes, diskominfo⟨≠ dinkes di RPJMD⟩"#]]
    .assert_eq(&hints_of(&wrong, Wanted { differing: true, ..ONLY }));
    assert_eq!(hints_of(&wrong, ONLY), "");
    assert_eq!(hints_of(&[], Wanted { differing: true, ..ONLY }), "");
    // The indicators of a node that has others are no value.
    let other = (
        table,
        "indikator KADER \"Persentase posyandu dengan kader terlatih\"",
        "indikator RAPI \"Jumlah posyandu yang tertata\"",
    );
    assert_eq!(hints_of(&[other], Wanted { differing: true, ..ONLY }), "");
}

#[test]
fn what_an_indicator_inherits() {
    shows(
        &[(
            RENSTRA,
            "indikator mengacu T1/IKM",
            "indikator \"Indeks Kepuasan Masyarakat\" mengacu T1/IKM { satuan indeks }",
        )],
        Wanted { inherited: true, ..ONLY },
        expect![[r#"
            indikator "Indeks Kepuasan Masyarakat" mengacu T1/IKM⟨naik⟩ { satuan indeks }
            indikator SPBE mengacu T1/S1/SPBE⟨"Indeks SPBE", indeks, naik⟩ {
            indikator mengacu 2.16.02/PAHAM⟨"Persentase warga yang memahami layanan kota", persen, naik⟩
            indikator mengacu 2.16.03/PD⟨"Persentase perangkat daerah pengguna layanan…", persen, naik⟩
            indikator mengacu 2.16.03/KEL⟨"Persentase kelurahan yang tersambung", persen, naik⟩
            indikator mengacu X.XX.01/TERTIB⟨"Persentase administrasi yang selesai tepat waktu", persen, naik⟩"#]],
    );
    // What leads nowhere gives nothing.
    let fixture = Fixture::base(&[(RENSTRA, "indikator mengacu T1/IKM", "indikator mengacu T1/TIDAK")]);
    let found = hints(&fixture.ide(), RENSTRA, whole(&fixture), Wanted { inherited: true, ..ONLY });
    assert!(!drawn(fixture.text(RENSTRA), &found).contains("TIDAK"));
}

#[test]
fn a_unit_in_the_cells_is_not_inherited() {
    shows(
        &[
            (
                RENSTRA,
                "indikator mengacu T1/IKM",
                "indikator mengacu T1/IKM { target = 79 indeks | 80 indeks }",
            ),
            (RENSTRA, "mengacu T1/S1/SPBE", "\"Indeks SPBE\""),
        ],
        Wanted { inherited: true, ..ONLY },
        expect![[r#"
            indikator mengacu T1/IKM⟨"Indeks Kepuasan Masyarakat", naik⟩ { target = 79 indeks | 80 indeks }
            indikator mengacu 2.16.02/PAHAM⟨"Persentase warga yang memahami layanan kota", persen, naik⟩
            indikator mengacu 2.16.03/PD⟨"Persentase perangkat daerah pengguna layanan…", persen, naik⟩
            indikator mengacu 2.16.03/KEL⟨"Persentase kelurahan yang tersambung", persen, naik⟩
            indikator mengacu X.XX.01/TERTIB⟨"Persentase administrasi yang selesai tepat waktu", persen, naik⟩"#]],
    );
}

#[test]
fn what_the_parts_of_a_pagu_add_up_to() {
    shows(
        &[(
            RENSTRA,
            "pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar",
            "pagu = Rp1 miliar | Rp1 miliar | Rp1.250.500.001",
        )],
        Wanted { sums: true, ..ONLY },
        expect![[r#"
            program 2.16.02 "Program Pengelolaan Informasi dan Komunikasi Publik"⟨Σ Rp1 miliar | Rp1 miliar | Rp1.250.500.001 | Rp1,3 miliar | Rp1,4 miliar⟩ {
            pagu = Rp1 miliar | Rp1 miliar⟨Σ Rp1,1 miliar (+Rp100 juta)⟩ | Rp1.250.500.001⟨Σ Rp1,2 miliar (-Rp50.500.001)⟩ | Rp1,3 miliar | Rp1,4 miliar
            program 2.16.03 "Program Pengelolaan Aplikasi Informatika"⟨Σ Rp5 miliar | Rp5,2 miliar | Rp5,5 miliar | Rp5,7 miliar | Rp6 miliar⟩ {
            kegiatan 2.16.03.2.02 "Pengelolaan E-government di Lingkup Pemerintah Daerah"⟨Σ Rp4,5 miliar | Rp4,7 miliar | Rp5 miliar | Rp5,2 miliar | Rp5,5 miliar⟩ {
            program 2.16.01 "Program Penunjang Urusan Pemerintahan Daerah"⟨Σ Rp1,5 miliar | Rp1,5 miliar | Rp1,6 miliar | Rp1,6 miliar | Rp1,7 miliar⟩ {"#]],
    );
}

#[test]
fn only_in_the_range_and_in_english() {
    let fixture = Fixture::base(&[(RENSTRA, TARGETS, "target = 3,3 | 3,5 | 3,6 | 3,9 | 4,1")]);
    let text = fixture.text(RENSTRA);
    let start = text.find("indikator SPBE").expect("there") as u32;
    let end = text.find("indikator AKTIF").expect("there") as u32;
    let found = hints(&fixture.english(), RENSTRA, Span::new(start, end), Wanted::ALL);
    expect![[r#"
        indikator SPBE mengacu T1/S1/SPBE⟨"Indeks SPBE", indeks, naik⟩ {
        target = 3,3 | 3,5 | 3,6⟨≠ 3,7 in the RPJMD⟩ | 3,9 | 4,1"#]]
    .assert_eq(&drawn(text, &found));
    assert_eq!(hints(&fixture.ide(), RENSTRA, Span::new(0, 10), Wanted::ALL), []);
    assert_eq!(hints(&fixture.ide(), RENSTRA, whole(&fixture), ONLY), []);
    assert_eq!(hints(&fixture.ide(), "tidak-ada", Span::new(0, 10), Wanted::ALL), []);
}

#[test]
fn each_hint_has_a_page() {
    let fixture = Fixture::base(&[(RENSTRA, TARGETS, "target = 3,3 | 3,5 | 3,6 | 3,9 | 4,1")]);
    let ide = fixture.ide();
    let found = hints(&ide, RENSTRA, whole(&fixture), Wanted::ALL);
    assert!(found.iter().any(|h| h.kind == HintKind::Differs));
    for hint in found {
        assert!(hover(&ide, RENSTRA, hint.offset).is_some(), "{hint:?}");
    }
}

#[test]
fn hints_in_a_broken_block() {
    shows(
        &[(
            RENSTRA,
            &format!("{TARGETS}\n      }}"),
            "target = 3,3 | 3,5 | 3,6 | 3,9 | 4,1\n        awal = = \n",
        )],
        Wanted { differing: true, ..ONLY },
        expect!["target = 3,3 | 3,5 | 3,6⟨≠ 3,7 di RPJMD⟩ | 3,9 | 4,1"],
    );
}

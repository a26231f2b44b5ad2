//! Lines above declarations.

mod fixture;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_ide::lens::{Lens, LensKind, lenses, tell};

const RENSTRA: &str = "diskominfo.renstra";
const RPJMD: &str = "rpjmd.rpjmd";

/// The lines of a file with what they are above; `→` how many places they lead to.
fn drawn(fixture: &Fixture, path: &str, found: &[Lens]) -> String {
    let ide = fixture.ide();
    let line = |lens: &Lens| {
        let told = tell(&ide, path, lens.local, lens.kind).expect("words");
        let header: String = lens.span.of(fixture.text(path)).chars().take(24).collect();
        format!("{header}: {} → {}", told.title, told.places.len())
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn shows(changes: &[(&str, &str, &str)], path: &str, references: bool, pagu: bool, expect: Expect) {
    let fixture = Fixture::base(changes);
    let found = lenses(&fixture.ide(), path, references, pagu);
    expect.assert_eq(&drawn(&fixture, path, &found));
}

#[test]
fn who_takes_up_the_nodes_of_the_rpjmd() {
    shows(
        &[],
        RPJMD,
        true,
        true,
        expect![[r#"
        indikator IKM "Indeks Ke: 1 Renstra mengacu → 1
        sasaran S1 "Meningkatnya: 1 Renstra mendukung → 3
        indikator SPBE "Indeks S: 1 Renstra mengacu → 1
        sasaran S2 "Mendekatnya : 2 Renstra mendukung → 6
        indikator WARGA "Jumlah : 2 Renstra berkontribusi → 2
        indikator PUAS "Indeks k: 2 Renstra mengacu → 2
        indikator AHH "Angka Har: 1 Renstra mengacu → 1
        sasaran S1 "Berkurangnya: 1 Renstra mendukung → 2
        indikator STUNTING "Prev: 1 Renstra mengacu → 1
        sasaran S2 "Membaiknya k: 1 Renstra mendukung → 2
        indikator PHBS "Persenta: 1 Renstra mengacu → 1"#]],
    );
    shows(
        &[],
        "program.rpjmd",
        true,
        false,
        expect![[r#"
        program X.XX.01 "Program: 4 Renstra memuatnya → 4
        indikator TERTIB "Persen: 4 Renstra mengacu → 4
        program 2.16.02 "Program: 1 Renstra memuatnya → 1
        indikator PAHAM "Persent: 1 Renstra mengacu → 1
        program 2.16.03 "Program: 1 Renstra memuatnya → 1
        indikator PD "Persentase: 1 Renstra mengacu → 1
        indikator KEL "Persentas: 1 Renstra mengacu → 1
        program 1.02.02 "Program: 1 Renstra memuatnya → 1
        indikator TIMBANG "Perse: 1 Renstra mengacu → 1
        program 1.02.05 "Program: 1 Renstra memuatnya → 1
        indikator KADER "Persent: 1 Renstra mengacu → 1
        program 7.01.02 "Program: 2 Renstra memuatnya → 2
        indikator ADUAN "Persent: 2 Renstra mengacu → 2"#]],
    );
}

#[test]
fn that_nobody_does() {
    shows(
        &[
            (RENSTRA, "indikator SPBE mengacu T1/S1/SPBE", "indikator SPBE \"Indeks lain\""),
            ("dinkes.renstra", "mendukung T2/S1, T2/S2", "mendukung T2/S1"),
            ("dinkes.renstra", "indikator mengacu T2/S2/PHBS", "indikator PHBS \"Lain\""),
        ],
        RPJMD,
        true,
        false,
        expect![[r#"
            indikator IKM "Indeks Ke: 1 Renstra mengacu → 1
            sasaran S1 "Meningkatnya: 1 Renstra mendukung → 2
            indikator SPBE "Indeks S: belum diacu Renstra → 0
            sasaran S2 "Mendekatnya : 2 Renstra mendukung → 6
            indikator WARGA "Jumlah : 2 Renstra berkontribusi → 2
            indikator PUAS "Indeks k: 2 Renstra mengacu → 2
            indikator AHH "Angka Har: 1 Renstra mengacu → 1
            sasaran S1 "Berkurangnya: 1 Renstra mendukung → 2
            indikator STUNTING "Prev: 1 Renstra mengacu → 1
            sasaran S2 "Membaiknya k: belum didukung Renstra → 0
            indikator PHBS "Persenta: belum diacu Renstra → 0"#]],
    );
}

#[test]
fn without_any_renstra_nothing_is_said() {
    let fixture = Fixture::new(
        "//- a.rpjmd\nrpjmd a \"A\" { tujuan T1 \"B\" { sasaran S1 \"C\" { indikator X \"D\" } } }\n",
    );
    assert_eq!(lenses(&fixture.ide(), "a.rpjmd", true, true), []);
    assert_eq!(lenses(&fixture.ide(), "tidak-ada", true, true), []);
}

#[test]
fn money_that_exceeds_the_rpjmd() {
    let more = (RENSTRA, "pagu = Rp4,5 miliar | Rp4,7 miliar", "pagu = Rp4,5 miliar | Rp4,9 miliar");
    shows(
        &[more],
        RENSTRA,
        true,
        true,
        expect![[
            r#"program 2.16.03 "Program: Σ pagu melebihi yang diberikan – 2026: Rp5.400.000.000 di Renstra, Rp5.200.000.000 di RPJMD → 1"#
        ]],
    );
    let waived = "program 2.16.03 \"Program Pengelolaan Aplikasi Informatika\" {\n        kecualikan pagu-melebihi-rpjmd karena \"Disepakati\"";
    shows(
        &[more, (RENSTRA, "program 2.16.03 \"Program Pengelolaan Aplikasi Informatika\" {", waived)],
        RENSTRA,
        true,
        true,
        expect![[""]],
    );
    shows(&[more], RENSTRA, true, false, expect![[""]]);
}

#[test]
fn money_of_several_agencies_that_exceeds_the_rpjmd() {
    shows(
        &[("kec-utara.renstra", "pagu = Rp600 juta", "pagu = Rp900 juta")],
        "program.rpjmd",
        false,
        true,
        expect![[
            r#"program 7.01.02 "Program: Σ pagu melebihi yang diberikan – 2025: Rp1.300.000.000 di semua Renstra, Rp1.000.000.000 di RPJMD → 2"#
        ]],
    );
}

#[test]
fn what_is_gone_is_told_no_more() {
    let fixture = Fixture::base(&[]);
    assert_eq!(tell(&fixture.ide(), RPJMD, 9999, LensKind::References), None);
    assert_eq!(tell(&fixture.ide(), RENSTRA, 3, LensKind::Pagu), None);
}

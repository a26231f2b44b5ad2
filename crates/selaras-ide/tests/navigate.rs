//! Going places.

mod fixture;

use fixture::Fixture;
use selaras_ide::navigate::definition;

/// The definition of what is under the cursor is what is marked; no mark: it has none.
#[track_caller]
fn goes_to_marks(fixture: &Fixture) {
    let (path, offset) = fixture.at();
    let jump = definition(&fixture.ide(), path, offset);
    let found: Vec<String> =
        jump.iter().flat_map(|j| &j.to).map(|g| fixture.show(&g.file, g.focus)).collect();
    let marked: Vec<String> = fixture.marks().iter().map(|(f, s, _)| fixture.show(f, *s)).collect();
    assert_eq!(found, marked);
}

#[test]
fn from_a_target_to_the_rpjmd_cell_of_the_same_year() {
    let plan = |cell: &str| {
        Fixture::new(&format!(
            "\
//- kota.selaras
daerah kota \"Kota\" {{ perangkat-daerah dinas \"Dinas\" {{ urusan 2.16 }} }}
//- kota.rpjmd
rpjmd kota-2025 \"RPJMD\" {{
  daerah kota; periode 2025-2029
  misi M1 \"Misi\" {{ tujuan T1 \"Tujuan\" {{ sasaran S1 \"Sasaran\" {{
    indikator SPBE \"Indeks SPBE\" {{
      satuan indeks; awal 2024 = 3,2
      target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1
//                         ^^^
    }}
  }} }} }}
}}
//- dinas.renstra
renstra dinas-2025 \"Renstra\" {{
  berpedoman kota-2025; perangkat-daerah dinas
  tujuan T1 \"Tujuan\" {{
    indikator SPBE \"Indeks SPBE\" mengacu T1/S1/SPBE {{
      target 2026-2028 = {cell}
    }}
  }}
}}
"
        ))
    };
    goes_to_marks(&plan("3,5 | 3,$07 | 3,9"));
    goes_to_marks(&plan("3,5 |$0  | 3,9"));
}

#[test]
fn from_a_reference_to_its_declaration() {
    let fixture = Fixture::base(&[(
        "diskominfo.renstra",
        "berpedoman       contoh-2025",
        "berpedoman       contoh-$02025",
    )]);
    let (path, offset) = fixture.at();
    let jump = definition(&fixture.ide(), path, offset).expect("a jump");
    let found: Vec<String> = jump.to.iter().map(|g| fixture.show(&g.file, g.focus)).collect();
    assert_eq!(found, ["rpjmd.rpjmd:1:7 contoh-2025"]);
}

#[test]
fn blanks_lead_nowhere() {
    let fixture = Fixture::base(&[("rpjmd.rpjmd", "  visi \"Kota", " $0 visi \"Kota")]);
    goes_to_marks(&fixture);
}

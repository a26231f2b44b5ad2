//! Which year a cell is, and codes that are typed together.

mod fixture;

use fixture::Fixture;
use selaras_ide::linked::linked;
use selaras_ide::signature::signature;

/// `label`, the year of the cell in brackets, and what is said of it.
#[track_caller]
fn row(from: &str, to: &str) -> String {
    row_in("diskominfo.renstra", from, to)
}

#[track_caller]
fn row_in(file: &str, from: &str, to: &str) -> String {
    let fixture = Fixture::base(&[(file, from, to)]);
    let (path, offset) = fixture.at();
    let Some(found) = signature(&fixture.ide(), path, offset) else { return "nothing".to_owned() };
    for year in &found.years {
        assert_eq!(found.label.matches(year.as_str()).count(), 1, "clients look the year up in the label");
    }
    let year = found.years.get(found.active as usize).map_or("-", String::as_str);
    format!("{} [{year}] {}", found.label, found.page.plain())
}

const SPBE: &str = "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1\n      }\n      indikator AKTIF";

fn spbe(row: &str) -> String {
    self::row(SPBE, &format!("{row}\n      }}\n      indikator AKTIF"))
}

#[test]
fn the_year_of_a_cell_with_the_value_of_the_rpjmd() {
    let all = "target 2025 | 2026 | 2027 | 2028 | 2029";
    assert_eq!(spbe("target = $0"), format!("{all} [2025] RPJMD 2025: 3,3 indeks"));
    assert_eq!(spbe("target = 3,3 | 3$0,5 | 3,7"), format!("{all} [2026] RPJMD 2026: 3,5 indeks"));
    assert_eq!(spbe("target = 3,3\n | 3,5 |$0"), format!("{all} [2027] RPJMD 2027: 3,7 indeks"));
    assert_eq!(spbe("target 2027-2028 = 3,7 | $0"), "target 2027 | 2028 [2028] RPJMD 2028: 3,9 indeks");
    assert_eq!(
        spbe("target = 1 | 2 | 3 | 4 | 5 | $0"),
        format!("{all} [-] Sel ini berlebih: barisnya hanya 5 tahun.")
    );
    // One of its own has no counterpart, but years.
    assert_eq!(row("target = 30 | 38 |", "target = 30 | $038 |"), format!("{all} [2026] "));
}

#[test]
fn money_too() {
    let program = "        indikator mengacu 2.16.03/KEL\n";
    let found = row(program, &format!("{program}        pagu = Rp5 miliar | Rp$0\n"));
    assert_eq!(found, "pagu 2025 | 2026 | 2027 | 2028 | 2029 [2026] RPJMD 2026: Rp5,2 miliar");
}

#[test]
fn a_row_of_a_table_has_the_years_of_the_table_and_the_values_of_the_plan() {
    let table = |from: &str, to: &str| row_in("tabel.rpjmd", from, to);
    let all = "2025 | 2026 | 2027 | 2028 | 2029";
    assert_eq!(
        table("target = 80 | 84 |", "target = 80 | $0 |"),
        format!("target {all} [2026] RPJMD 2026: 84 persen")
    );
    assert_eq!(
        table("pagu = Rp1 miliar | Rp1,1 miliar |", "pagu = Rp1 miliar | $0 |"),
        format!("pagu {all} [2026] RPJMD 2026: Rp1,1 miliar")
    );
    // What the plan does not have has years, and no value.
    assert_eq!(
        table(
            "indikator KADER \"Persentase posyandu dengan kader terlatih\" { satuan persen; target = 70 |",
            "indikator RAPI \"Jumlah posyandu yang tertata\" { satuan posyandu; target = $0 |"
        ),
        format!("target {all} [2025] ")
    );
}

#[test]
fn nothing_outside_of_rows() {
    assert_eq!(spbe("target $0= 3,3"), "nothing");
    assert_eq!(spbe("satuan $0"), "nothing");
    assert_eq!(spbe("target = 3,3 // | $0"), "nothing");
}

/// The codes typed together are those that are marked; no mark: there are none.
#[track_caller]
fn typed_together(text: &str) {
    let fixture = Fixture::new(text);
    let (path, offset) = fixture.at();
    let found = linked(&fixture.ide(), path, offset).unwrap_or_default();
    let found: Vec<String> = found.into_iter().map(|s| fixture.show(path, s)).collect();
    let marked: Vec<String> = fixture.marks().iter().map(|(f, s, _)| fixture.show(f, *s)).collect();
    assert_eq!(found, marked);
}

#[test]
fn a_code_and_what_goes_on_with_it_in_the_same_file() {
    typed_together(
        "\
//- kota.rpjmd
rpjmd kota$0-2025 \"RPJMD\" {
//    ^^^^^^^^^
  periode 2025-2029
  misi M1 \"Misi\" { }
}
lanjutan rpjmd kota-2025 {
//             ^^^^^^^^^
  lanjutan misi M1 { tujuan T1 \"Tujuan\" { } }
}
lanjutan rpjmd kota-2025 tabel \"Indikasi\" { }
//             ^^^^^^^^^
//- lain.rpjmd
lanjutan rpjmd kota-2025 { }
",
    );
    typed_together(
        "\
//- kota.rpjmd
rpjmd kota-2025 \"RPJMD\" {
  periode 2025-2029
  misi M1 \"Misi\" { }
//     ^^
}
lanjutan rpjmd kota-2025 {
  lanjutan misi M1$0 { tujuan T1 \"Tujuan\" { } }
//              ^^
}
",
    );
}

#[test]
fn a_code_that_stands_alone_is_typed_alone() {
    typed_together("//- kota.rpjmd\nrpjmd kota$0-2025 \"RPJMD\" { misi M1 \"Misi\" { } }\n");
    typed_together("//- a.rpjmd\nrpjmd a-2025 \"RP$0JMD\" { }\nlanjutan rpjmd a-2025 { }\n");
}

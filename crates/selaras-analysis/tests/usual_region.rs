//! `[daerah] kode`: the region of plans that name none.

use selaras_analysis::{Session, Settings};
use selaras_plan::years::Date;

const PLAN: &str = r#"
daerah kota-a "Kota A" { perangkat-daerah dinas-a "Dinas A" { kode 2.16.0.00.0.00.01.0000 } }
daerah kota-b "Kota B" { perangkat-daerah dinas-b "Dinas B" { kode 2.16.0.00.0.00.01.0000 } }
rpjmd kota-2025 "RPJMD" {
  periode 2025-2029
  misi M1 "Misi" { tujuan T1 "Tujuan" { sasaran S1 "Sasaran" { penanggung-jawab dinas-b } } }
}
"#;

fn unknown_agencies(region: Option<&str>) -> usize {
    let settings = Settings { region: region.map(str::to_owned), ..Settings::default() };
    let mut session = Session::new(settings);
    session.set_file("kota.rpjmd", PLAN.into());
    let found = session.check(Date::parse("2026-01-15").expect("a day")).diagnostics;
    found.iter().filter(|d| d.rule.slug == "perangkat-daerah-tidak-dikenal").count()
}

#[test]
fn a_plan_without_a_region_is_of_the_one_that_is_set() {
    assert_eq!(unknown_agencies(Some("kota-b")), 0);
    assert_eq!(unknown_agencies(Some("kota-a")), 1);
}

//! The rules: one file each, with its words, its examples and its check. What stands here is the list, and the small
//! plan that the examples change.

use crate::context::Ctx;
use crate::finding::Findings;
use crate::region::Region;
use crate::rule::{Example, Rule};

mod baris;
mod cakupan;
mod compare;
pub mod hitungan;
pub mod matriks;
mod padanan;
mod pendamping;
mod rujukan;
mod tabel;
mod tabel_angka;
mod uang;

pub(crate) mod a01_pengecualian_tanpa_alasan;
pub(crate) mod a02_pengecualian_percuma;
pub(crate) mod a03_pengecualian_kedaluwarsa;
pub(crate) mod a04_aturan_tidak_dikenal;
pub(crate) mod c01_sasaran_rpjmd_tidak_didukung;
pub(crate) mod c02_program_rpjmd_hilang;
pub(crate) mod c03_program_di_luar_rpjmd;
pub(crate) mod c04_indikator_rpjmd_tidak_diacu;
pub(crate) mod c05_janji_tidak_diwujudkan;
pub(crate) mod c06_misi_tidak_dijabarkan;
pub(crate) mod c07_sasaran_tanpa_program;
pub(crate) mod c09_renstra_tidak_ada;
pub(crate) mod c14_tanpa_penanggung_jawab;
pub(crate) mod d01_pendamping_melebihi_batas;
pub(crate) mod d02_perangkat_daerah_tanpa_pendamping;
pub(crate) mod i01_nama_indikator_berbeda;
pub(crate) mod i02_satuan_tidak_ada;
pub(crate) mod i03_satuan_tidak_sesuai_nama;
pub(crate) mod i08_bukan_hasil;
pub(crate) mod i11_tanpa_indikator;
pub(crate) mod i15_rilis_dibagi;
pub(crate) mod i18_indikator_kembar_berbeda;
pub(crate) mod i19_indikator_diganti;
pub(crate) mod i20_indikator_digabung;
pub(crate) mod i22_nama_indikator_tidak_ada;
pub(crate) mod k01_bentuk_kode;
pub(crate) mod k02_kode_bukan_turunan;
pub(crate) mod k04_bukan_urusan_perangkat_daerah;
pub(crate) mod k05_nama_program_berbeda;
pub(crate) mod l01_indikator_bersama_berbeda;
pub(crate) mod l03_jumlah_kontribusi;
pub(crate) mod p01_jumlah_pagu_salah;
pub(crate) mod p02_pagu_melebihi_rpjmd;
pub(crate) mod p03_pagu_berbeda_rpjmd;
pub(crate) mod p04_pagu_total_melebihi;
pub(crate) mod p08_pagu_bersama_melebihi;
pub(crate) mod p09_total_pagu_salah;
pub(crate) mod r01_rujukan_tidak_ada;
pub(crate) mod r02_rujukan_ambigu;
pub(crate) mod r03_rujukan_salah_tingkat;
pub(crate) mod r04_tanpa_rujukan;
pub(crate) mod r05_indikator_mirip;
pub(crate) mod r06_dokumen_tidak_ada;
pub(crate) mod r07_rujukan_melingkar;
pub(crate) mod r09_perangkat_daerah_tidak_dikenal;
pub(crate) mod s01_sintaks;
pub(crate) mod s02_angka_keliru;
pub(crate) mod s03_angka_meragukan;
pub(crate) mod s04_nilai_bukan_satuannya;
pub(crate) mod s05_kode_ganda;
pub(crate) mod s07_properti_ganda;
pub(crate) mod s08_properti_tidak_berlaku;
pub(crate) mod s09_wajib_diisi;
pub(crate) mod s10_berkas_tidak_terbaca;
pub(crate) mod s11_batas_terlampaui;
pub(crate) mod s12_galat_internal;
pub(crate) mod t01_target_berbeda;
pub(crate) mod t02_awal_berbeda;
pub(crate) mod t03_satuan_berbeda;
pub(crate) mod t04_arah_berbeda;
pub(crate) mod t05_target_tidak_lengkap;
pub(crate) mod t06_target_di_luar_periode;
pub(crate) mod t07_target_melawan_arah;
pub(crate) mod t08_target_di_bawah_awal;
pub(crate) mod t09_akhir_tidak_cocok;
pub(crate) mod t10_target_di_luar_batas;
pub(crate) mod t13_jenis_nilai_campur;
pub(crate) mod t15_rentang_terbalik;
pub(crate) mod t19_kolom_bergeser;
pub(crate) mod t20_tabel_berbeda;
pub(crate) mod w01_periode_berbeda;

/// Every rule, in the order of the catalogue: by family, then by code.
pub static ALL: &[&Rule] = &[
    &s01_sintaks::RULE,
    &s02_angka_keliru::RULE,
    &s03_angka_meragukan::RULE,
    &s04_nilai_bukan_satuannya::RULE,
    &s05_kode_ganda::RULE,
    &s07_properti_ganda::RULE,
    &s08_properti_tidak_berlaku::RULE,
    &s09_wajib_diisi::RULE,
    &s10_berkas_tidak_terbaca::RULE,
    &s11_batas_terlampaui::RULE,
    &s12_galat_internal::RULE,
    &r01_rujukan_tidak_ada::RULE,
    &r02_rujukan_ambigu::RULE,
    &r03_rujukan_salah_tingkat::RULE,
    &r04_tanpa_rujukan::RULE,
    &r05_indikator_mirip::RULE,
    &r06_dokumen_tidak_ada::RULE,
    &r07_rujukan_melingkar::RULE,
    &r09_perangkat_daerah_tidak_dikenal::RULE,
    &t01_target_berbeda::RULE,
    &t02_awal_berbeda::RULE,
    &t03_satuan_berbeda::RULE,
    &t04_arah_berbeda::RULE,
    &t05_target_tidak_lengkap::RULE,
    &t06_target_di_luar_periode::RULE,
    &t07_target_melawan_arah::RULE,
    &t08_target_di_bawah_awal::RULE,
    &t09_akhir_tidak_cocok::RULE,
    &t10_target_di_luar_batas::RULE,
    &t13_jenis_nilai_campur::RULE,
    &t15_rentang_terbalik::RULE,
    &t19_kolom_bergeser::RULE,
    &t20_tabel_berbeda::RULE,
    &i01_nama_indikator_berbeda::RULE,
    &i02_satuan_tidak_ada::RULE,
    &i03_satuan_tidak_sesuai_nama::RULE,
    &i08_bukan_hasil::RULE,
    &i11_tanpa_indikator::RULE,
    &i15_rilis_dibagi::RULE,
    &i18_indikator_kembar_berbeda::RULE,
    &i19_indikator_diganti::RULE,
    &i20_indikator_digabung::RULE,
    &i22_nama_indikator_tidak_ada::RULE,
    &c01_sasaran_rpjmd_tidak_didukung::RULE,
    &c02_program_rpjmd_hilang::RULE,
    &c03_program_di_luar_rpjmd::RULE,
    &c04_indikator_rpjmd_tidak_diacu::RULE,
    &c05_janji_tidak_diwujudkan::RULE,
    &c06_misi_tidak_dijabarkan::RULE,
    &c07_sasaran_tanpa_program::RULE,
    &c09_renstra_tidak_ada::RULE,
    &c14_tanpa_penanggung_jawab::RULE,
    &p01_jumlah_pagu_salah::RULE,
    &p02_pagu_melebihi_rpjmd::RULE,
    &p03_pagu_berbeda_rpjmd::RULE,
    &p04_pagu_total_melebihi::RULE,
    &p08_pagu_bersama_melebihi::RULE,
    &p09_total_pagu_salah::RULE,
    &k01_bentuk_kode::RULE,
    &k02_kode_bukan_turunan::RULE,
    &k04_bukan_urusan_perangkat_daerah::RULE,
    &k05_nama_program_berbeda::RULE,
    &w01_periode_berbeda::RULE,
    &l01_indikator_bersama_berbeda::RULE,
    &l03_jumlah_kontribusi::RULE,
    &d01_pendamping_melebihi_batas::RULE,
    &d02_perangkat_daerah_tanpa_pendamping::RULE,
    &a01_pengecualian_tanpa_alasan::RULE,
    &a02_pengecualian_percuma::RULE,
    &a03_pengecualian_kedaluwarsa::RULE,
    &a04_aturan_tidak_dikenal::RULE,
];

/// A check of one document.
pub(crate) type Judge = fn(&Ctx, &mut Findings);

/// A check over all agencies of a plan in force.
pub(crate) type JudgeRegion = fn(&Region, &mut Findings);

/// Checks of single cells, in this order: a cell that one of them doubts counts as given but unknown for all others.
pub(crate) static CELLS: &[Judge] = &[
    s02_angka_keliru::check,
    s03_angka_meragukan::check,
    s04_nilai_bukan_satuannya::check,
    s04_nilai_bukan_satuannya::check_money,
    t10_target_di_luar_batas::check,
    t15_rentang_terbalik::check,
];

/// A check of a document, alone or against the plan that it follows.
pub(crate) enum Check {
    /// Of single nodes, in their order. What it says of a node follows from the node itself and the heads around it, its
    /// rows, what its references lead to, and from other documents: an edit asks it for the nodes that this is true of.
    Node(Judge),
    /// Of the whole document, apart from its figures and those that it takes from others.
    Outline(Judge),
    /// Of the whole document.
    Whole(Judge),
}

use Check::{Node, Outline, Whole};

/// Checks of a document, alone or against the plan that it follows.
pub(crate) static DOCUMENT: &[Check] = &[
    Node(s01_sintaks::check),
    Node(s01_sintaks::check_rows),
    Outline(s05_kode_ganda::check),
    Node(s07_properti_ganda::check),
    Node(s07_properti_ganda::years_twice),
    Outline(s07_properti_ganda::results_twice),
    Outline(s08_properti_tidak_berlaku::check),
    Outline(s09_wajib_diisi::check),
    Outline(r01_rujukan_tidak_ada::check),
    Outline(r02_rujukan_ambigu::check),
    Outline(r03_rujukan_salah_tingkat::check),
    Outline(r04_tanpa_rujukan::check),
    Outline(r05_indikator_mirip::check),
    Outline(r06_dokumen_tidak_ada::check),
    Outline(r07_rujukan_melingkar::check),
    Outline(r09_perangkat_daerah_tidak_dikenal::check),
    Node(t01_target_berbeda::check),
    Node(t02_awal_berbeda::check),
    Node(t03_satuan_berbeda::check),
    Node(t04_arah_berbeda::check),
    Whole(t05_target_tidak_lengkap::check),
    Node(t06_target_di_luar_periode::check),
    Node(t07_target_melawan_arah::check),
    Node(t08_target_di_bawah_awal::check),
    Node(t09_akhir_tidak_cocok::check),
    Node(t13_jenis_nilai_campur::check),
    Node(t19_kolom_bergeser::check),
    Node(i01_nama_indikator_berbeda::check),
    Node(i02_satuan_tidak_ada::check),
    Node(i03_satuan_tidak_sesuai_nama::check),
    Node(i08_bukan_hasil::check),
    Outline(i11_tanpa_indikator::check),
    Node(i15_rilis_dibagi::check),
    Whole(i18_indikator_kembar_berbeda::check),
    Whole(i19_indikator_diganti::check),
    Node(i20_indikator_digabung::check),
    Node(i22_nama_indikator_tidak_ada::check),
    Outline(c07_sasaran_tanpa_program::check),
    Outline(c14_tanpa_penanggung_jawab::check),
    Whole(p01_jumlah_pagu_salah::check),
    Whole(p02_pagu_melebihi_rpjmd::check),
    Whole(p03_pagu_berbeda_rpjmd::check),
    Whole(p04_pagu_total_melebihi::check),
    Whole(p09_total_pagu_salah::check),
    Node(k01_bentuk_kode::check),
    Node(k02_kode_bukan_turunan::check),
    Node(k04_bukan_urusan_perangkat_daerah::check),
    Node(k05_nama_program_berbeda::check),
    Outline(w01_periode_berbeda::check),
    Outline(d01_pendamping_melebihi_batas::check),
];

/// Checks of a table that restates its document.
pub(crate) static TABLE: &[Judge] = &[
    s01_sintaks::check,
    s01_sintaks::check_rows,
    s05_kode_ganda::check,
    s07_properti_ganda::check,
    s07_properti_ganda::years_twice,
    s07_properti_ganda::results_twice,
    s08_properti_tidak_berlaku::check,
    s09_wajib_diisi::check,
    r09_perangkat_daerah_tidak_dikenal::check,
    k01_bentuk_kode::check,
];

/// Checks over all agencies of a plan in force: those that look at which programs are where.
pub(crate) static PROGRAMS: &[JudgeRegion] = &[
    c02_program_rpjmd_hilang::check,
    c03_program_di_luar_rpjmd::check,
    c09_renstra_tidak_ada::check,
    d02_perangkat_daerah_tanpa_pendamping::check,
];

/// Those that look at what a Renstra takes up, and at its means.
pub(crate) static COVERAGE: &[JudgeRegion] = &[
    c01_sasaran_rpjmd_tidak_didukung::check,
    c04_indikator_rpjmd_tidak_diacu::check,
    c05_janji_tidak_diwujudkan::check,
    c06_misi_tidak_dijabarkan::check,
    p08_pagu_bersama_melebihi::check,
];

/// Those that compare figures.
pub(crate) static FIGURES: &[JudgeRegion] =
    &[l01_indikator_bersama_berbeda::check, l03_jumlah_kontribusi::check];

/// The rule of that slug or code, in any case.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|r| r.slug.eq_ignore_ascii_case(name) || r.code.eq_ignore_ascii_case(name))
}

/// The rules of a family, by its letter in any case; none where no rule has that letter.
pub fn family(letter: &str) -> impl Iterator<Item = &'static Rule> {
    ALL.iter().copied().filter(move |r| r.family().eq_ignore_ascii_case(letter))
}

/// The base workspace: file and text of a small, made-up and consistent plan. Every example of a rule is this plan with
/// a few changes; without changes no rule reports anything.
pub static BASE: &[(&str, &str)] = &[
    ("daerah.selaras", include_str!("../../rules/dasar/daerah.selaras")),
    ("rpjmd.rpjmd", include_str!("../../rules/dasar/rpjmd.rpjmd")),
    ("program.rpjmd", include_str!("../../rules/dasar/program.rpjmd")),
    ("tabel.rpjmd", include_str!("../../rules/dasar/tabel.rpjmd")),
    ("diskominfo.renstra", include_str!("../../rules/dasar/diskominfo.renstra")),
    ("dinkes.renstra", include_str!("../../rules/dasar/dinkes.renstra")),
    ("kec-utara.renstra", include_str!("../../rules/dasar/kec-utara.renstra")),
    ("kec-selatan.renstra", include_str!("../../rules/dasar/kec-selatan.renstra")),
    ("pendampingan.selaras", include_str!("../../rules/dasar/pendampingan.selaras")),
];

/// The day that counts as today where an example names none.
pub const TODAY: &str = "2026-01-15";

/// The base workspace with the changes of an example: file and text, in the order of [`BASE`], new files last. A change
/// whose text is not there is left out; the tests of this module make sure that there is none.
pub fn changed(example: &Example) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> =
        BASE.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    for change in example.changes {
        if change.from.is_empty() {
            files.push((change.file.to_owned(), change.to.to_owned()));
        } else if let Some((_, text)) = files.iter_mut().find(|(name, _)| name == change.file) {
            *text = text.replacen(change.from, change.to, 1);
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// The rules of the core, as the catalogue lists them.
    const CORE: &str = "S01 S02 S03 S04 S05 S07 S08 S09 S10 S11 S12 \
        R01 R02 R03 R04 R05 R06 R07 R09 \
        T01 T02 T03 T04 T05 T06 T07 T08 T09 T10 T13 T15 T19 T20 \
        I01 I02 I03 I08 I11 I15 I18 I19 I20 I22 \
        C01 C02 C03 C04 C05 C06 C07 C09 C14 \
        P01 P02 P03 P04 P08 P09 \
        K01 K02 K04 K05 W01 L01 L03 D01 D02 A01 A02 A03 A04";

    /// Rules whose mistake no text can show.
    const WITHOUT_EXAMPLES: &[&str] = &["S10", "S11", "S12"];

    fn examples() -> impl Iterator<Item = (&'static Rule, &'static Example)> {
        ALL.iter().copied().flat_map(|r| r.wrong.iter().chain(r.right).map(move |e| (r, e)))
    }

    #[test]
    fn codes_and_slugs_are_unique_and_well_formed() {
        let mut names = HashSet::new();
        for rule in ALL {
            assert!(names.insert(rule.code) && names.insert(rule.slug), "{} twice", rule.code);
            assert_eq!(rule.code.len(), 3, "{}", rule.code);
            assert!(rule.slug.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.slug);
        }
    }

    #[test]
    fn the_core_is_complete_and_in_order() {
        let mut last = None;
        for code in CORE.split_whitespace() {
            let place = ALL.iter().position(|r| r.code == code);
            assert!(place.is_some(), "{code} is missing");
            assert!(place > last, "{code} is out of order");
            last = place;
        }
    }

    #[test]
    fn a_rule_is_found_by_slug_and_code_in_any_case() {
        for rule in ALL {
            assert_eq!(find(rule.slug), Some(*rule));
            assert_eq!(find(&rule.slug.to_uppercase()), Some(*rule));
            assert_eq!(find(&rule.code.to_lowercase()), Some(*rule));
        }
        assert_eq!(find("target-berbda"), None);
        assert_eq!(family("w").map(|r| r.code).collect::<Vec<_>>(), ["W01"]);
        assert_eq!(family("Z").count(), 0);
    }

    #[test]
    fn no_text_is_empty() {
        for rule in ALL {
            let words = [rule.title, rule.compares, rule.why, rule.repair_by];
            for w in words.into_iter().chain(rule.wrong.iter().chain(rule.right).map(|e| e.title)) {
                assert!(!w.id.trim().is_empty() && !w.en.trim().is_empty(), "{}: {w:?}", rule.code);
                assert_ne!(w.id, w.en, "{}: not translated", rule.code);
                assert!(!w.id.contains("  ") && !w.en.contains("  "), "{}: {w:?}", rule.code);
            }
        }
    }

    #[test]
    fn waivers_cover_all_but_syntax_and_waivers() {
        for rule in ALL {
            assert_eq!(rule.waivable, rule.code != "S01" && rule.family() != "A", "{}", rule.code);
        }
    }

    #[test]
    fn every_rule_shows_both_answers() {
        for rule in ALL.iter().filter(|r| !WITHOUT_EXAMPLES.contains(&r.code)) {
            assert!(!rule.wrong.is_empty(), "{} has no wrong example", rule.code);
            assert!(!rule.right.is_empty(), "{} has no right example", rule.code);
            assert!(rule.wrong.iter().all(|e| !e.expect.is_empty()), "{}", rule.code);
            assert!(rule.right.iter().all(|e| e.expect.is_empty()), "{}", rule.code);
        }
    }

    #[test]
    fn every_change_fits_exactly_once() {
        for (rule, example) in examples() {
            let mut files: Vec<(String, String)> =
                BASE.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect();
            for change in example.changes {
                let at = files.iter().position(|(name, _)| name == change.file);
                if change.from.is_empty() {
                    assert!(at.is_none(), "{}: {} is no new file", rule.code, change.file);
                    files.push((change.file.to_owned(), change.to.to_owned()));
                    continue;
                }
                let text = &mut files[at.unwrap_or_else(|| panic!("{}: no {}", rule.code, change.file))].1;
                let found = text.matches(change.from).count();
                assert_eq!(found, 1, "{}: {:?} in {}", rule.code, change.from, change.file);
                *text = text.replacen(change.from, change.to, 1);
            }
            assert_eq!(files, changed(example), "{}", rule.code);
        }
    }

    #[test]
    fn every_expected_place_is_a_line_that_the_example_has() {
        for (rule, example) in examples() {
            let files = changed(example);
            for expected in example.expect {
                let (place, severity) = expected.split_once(' ').unwrap();
                let (file, line) = place.split_once(':').unwrap();
                let text = &files.iter().find(|(name, _)| name == file).unwrap().1;
                let line = text.lines().nth(line.parse::<usize>().unwrap() - 1);
                assert!(line.is_some_and(|l| !l.trim().is_empty()), "{}: {expected}", rule.code);
                assert!(matches!(severity, "error" | "warning" | "info"), "{}: {expected}", rule.code);
            }
        }
    }
}

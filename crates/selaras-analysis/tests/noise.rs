//! One mistake, one finding, where the mistake is made in one document and felt in another.

mod plan;

use plan::{apply, changed, check, expect, findings};

/// A promise by way of a kegiatan.
const BY_KEGIATAN: (&str, &str, &str) = ("rpjmd.rpjmd", "melalui 2.16.03", "melalui 2.16.03.2.02");

const NAME: &str = "\"Program Pengelolaan Aplikasi Informatika\"";

#[test]
fn a_program_whose_code_is_none_is_missed_nowhere() {
    for code in ["2.16.3", "2.16.03.", "2.16.03.2"] {
        let wrong = format!("program {code} {NAME}");
        let right = format!("program 2.16.03 {NAME}");
        for (file, place) in [("diskominfo.renstra", "55"), ("program.rpjmd", "27")] {
            let expected = format!("{file}:{place} error bentuk-kode");
            expect(&[(file, &right, &wrong)], &[&expected]);
            expect(&[(file, &right, &wrong), BY_KEGIATAN], &[&expected]);
        }
    }
}

#[test]
fn a_kegiatan_whose_code_is_none_is_no_lost_promise() {
    let wrong = ("diskominfo.renstra", "kegiatan 2.16.03.2.02 \"", "kegiatan 2.16.03.2.2 \"");
    expect(&[wrong, BY_KEGIATAN], &["diskominfo.renstra:66 error bentuk-kode"]);
    // One that is not there is, and the nearest is named.
    let files = changed(&[("rpjmd.rpjmd", "melalui 2.16.03", "melalui 2.16.03.2.03")]);
    assert_eq!(findings(&files), ["rpjmd.rpjmd:67 error rujukan-tidak-ada"]);
    assert!(check(&files)[0].help.id.contains("2.16.03.2.02"), "{}", check(&files)[0].help.id);
}

#[test]
fn a_promise_by_a_kegiatan_of_a_program_that_nobody_has_is_the_same_mistake() {
    let mut files = changed(&[BY_KEGIATAN]);
    files.remove("diskominfo.renstra");
    assert_eq!(findings(&files), ["daerah.selaras:5 warning renstra-tidak-ada"]);
}

#[test]
fn a_program_without_code_and_name_may_be_any() {
    let right = format!("program 2.16.03 {NAME}");
    expect(&[("diskominfo.renstra", &right, "program")], &["diskominfo.renstra:55 error wajib-diisi"]);
}

#[test]
fn a_program_that_lacks_only_its_code_is_given_it() {
    let (right, wrong) = (format!("program 2.16.03 {NAME}"), format!("program {NAME}"));
    let files = changed(&[("diskominfo.renstra", &right, &wrong)]);
    assert_eq!(findings(&files), ["diskominfo.renstra:1 error program-rpjmd-hilang"]);
    let found = check(&files);
    assert!(found[0].fixes[0].safe);
    assert_eq!(apply(&files, &found[0].fixes[0]), changed(&[]));
}

/// Ceilings of both kecamatan, which their programs reach.
const CEILINGS: (&str, &str, &str) = (
    "rpjmd.rpjmd",
    "  pagu-indikatif diskominfo",
    "  pagu-indikatif kec-utara = Rp1,1 miliar | Rp1,16 miliar | Rp1,22 miliar | Rp1,38 miliar | Rp1,44 miliar
  pagu-indikatif diskominfo",
);

#[test]
fn a_shared_program_that_exceeds_the_rpjmd_explains_the_ceiling_in_its_years() {
    expect(&[CEILINGS], &[]);
    let more = ("kec-utara.renstra", "pagu = Rp600 juta | Rp660 juta", "pagu = Rp700 juta | Rp660 juta");
    expect(&[CEILINGS, more], &["program.rpjmd:75 error pagu-bersama-melebihi"]);
    // In another year it is the support program that is too much.
    let other = ("kec-utara.renstra", "pagu = Rp500 juta | Rp500 juta", "pagu = Rp500 juta | Rp600 juta");
    expect(
        &[CEILINGS, more, other],
        &["kec-utara.renstra:1 error pagu-total-melebihi", "program.rpjmd:75 error pagu-bersama-melebihi"],
    );
}

//! Going places.

mod fixture;

use fixture::Fixture;
use selaras_ide::Ide;
use selaras_ide::navigate::{Jump, declaration, definition, implementation, type_definition};

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

#[test]
fn the_rule_of_a_waiver_leads_to_no_plan() {
    let waives = |cursor: &str| {
        (RPJMD, "  visi \"Kota", format!("  kecualikan {cursor} karena \"Sudah disepakati\"\n  visi \"Kota"))
    };
    let (file, from, to) = waives("tanpa-$0rujukan pada T1");
    for question in [definition, declaration, implementation, type_definition] {
        assert_eq!(go(question, &[(file, from, &to)]), [""; 0]);
    }
    let (file, from, to) = waives("tanpa-rujukan pada T$01");
    assert_eq!(go(declaration, &[(file, from, &to)])[0], "T1");
}

type Question = fn(&Ide, &str, u32) -> Option<Jump>;

/// The word that one goes from, then where to, in the base plan with a cursor (`$0`) and changes.
#[track_caller]
fn go(question: Question, changes: &[(&str, &str, &str)]) -> Vec<String> {
    let fixture = Fixture::base(changes);
    let (path, offset) = fixture.at();
    let jump = question(&fixture.ide(), path, offset);
    let from = jump.iter().map(|j| j.from.of(fixture.text(path)).to_owned());
    let to = jump.iter().flat_map(|j| &j.to).map(|g| fixture.show(&g.file, g.focus));
    from.chain(to).collect()
}

const KOMINFO: &str = "diskominfo.renstra";
const RPJMD: &str = "rpjmd.rpjmd";
const PROGRAM: &str = "program.rpjmd";
const COACHING: &str = "pendampingan.selaras";
const TABLE: &str = "tabel.rpjmd";

#[test]
fn every_reference_leads_to_its_declaration() {
    let agency = "daerah.selaras:5:20 diskominfo";
    #[rustfmt::skip]
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (KOMINFO, "perangkat-daerah diskominfo", "perangkat-daerah disk$0ominfo", &["diskominfo", agency]),
        (KOMINFO, "mengacu T1/IKM", "mengacu T1/I$0KM", &["IKM", "rpjmd.rpjmd:11:17 IKM"]),
        (KOMINFO, "mengacu T1/IKM", "mengacu $0T1/IKM", &["T1", "rpjmd.rpjmd:10:12 T1"]),
        (KOMINFO, "mengacu T1/S1/SPBE", "mengacu T1/S$01/SPBE", &["S1", "rpjmd.rpjmd:16:15 S1"]),
        (KOMINFO, "dipakai warga\" {\n    mendukung T1/S1", "dipakai warga\" {\n    mendukung T1/S1$0",
            &["S1", "rpjmd.rpjmd:16:15 S1"]),
        (KOMINFO, "mengacu X.XX.01/TERTIB", "mengacu X.XX.01$0/TERTIB", &["X.XX.01", "program.rpjmd:2:11 X.XX.01"]),
        (KOMINFO, "skala kematangan", "skala kema$0tangan", &["kematangan", "daerah.selaras:15:9 kematangan"]),
        (RPJMD, "melalui 2.16.03", "melalui 2.16$0.03", &["2.16.03", "program.rpjmd:27:13 2.16.03"]),
        (RPJMD, "daerah         kota-contoh", "daerah         kota-$0contoh", &["kota-contoh", "daerah.selaras:2:8 kota-contoh"]),
        (RPJMD, "pagu-indikatif diskominfo", "pagu-indikatif diskom$0info", &["diskominfo", agency]),
        (PROGRAM, "mendukung        T1/S2", "mendukung        T1/S$02", &["S2", "rpjmd.rpjmd:25:15 S2"]),
        (PROGRAM, "penanggung-jawab kecamatan", "penanggung-jawab kecam$0atan", &["kecamatan", "daerah.selaras:13:12 kecamatan"]),
        ("daerah.selaras", "{ kec-utara, kec", "{ kec-u$0tara, kec", &["kec-utara", "daerah.selaras:10:20 kec-utara"]),
        ("kec-utara.renstra", "WARGA bobot", "WAR$0GA bobot", &["WARGA", "rpjmd.rpjmd:27:19 WARGA"]),
        (COACHING, "    pendamping P1", "    pendamping P$01", &["P1", "pendampingan.selaras:5:14 P1"]),
        (COACHING, "pada T1/S1/SPBE", "pada T1/S1/SP$0BE", &["SPBE", "diskominfo.renstra:14:17 SPBE"]),
        (COACHING, "2025-08-28 diskominfo", "2025-08-28 disk$0ominfo", &["diskominfo", agency]),
        (COACHING, "berpedoman contoh-2025", "berpedoman contoh-$02025", &["contoh-2025", "rpjmd.rpjmd:1:7 contoh-2025"]),
        (TABLE, "penanggung-jawab dinkes\n    indikator KADER", "penanggung-jawab dinkes$0\n    indikator KADER",
            &["dinkes", "daerah.selaras:9:20 dinkes"]),
        (TABLE, "lanjutan rpjmd contoh-2025", "lanjutan rpjmd con$0toh-2025", &["contoh-2025", "rpjmd.rpjmd:1:7 contoh-2025"]),
    ];
    for (file, from, to, expected) in cases {
        assert_eq!(go(definition, &[(file, from, to)]), *expected, "{to}");
    }
}

#[test]
fn a_reference_that_leads_nowhere_has_no_definition() {
    let cases = [
        (KOMINFO, "mengacu T1/IKM", "mengacu T1/IK$0A"),
        (KOMINFO, "perangkat-daerah diskominfo", "perangkat-daerah dis$0pora"),
        (COACHING, "pada T1/S1/SPBE", "pada T1/S9/SP$0BE"),
        (KOMINFO, "skala kematangan", "skala kemat$0an"),
        (KOMINFO, "skala 0-5", "skala 0$0-5"),
    ];
    for (file, from, to) in cases {
        assert_eq!(go(definition, &[(file, from, to)]), [""; 0], "{to}");
    }
    // The steps before what is still being typed lead somewhere already.
    let typed = go(definition, &[(KOMINFO, "mengacu T1/IKM", "mengacu T1/S$01/")]);
    assert_eq!(typed, ["S1", "rpjmd.rpjmd:16:15 S1"]);
}

#[test]
fn figures_lead_to_the_figure_that_they_are_held_against() {
    #[rustfmt::skip]
    let cases: &[(&str, &str, &str, &[&str])] = &[
        // A baseline.
        (KOMINFO, "awal   2024 = 3,2", "awal   2024 = 3,$02", &["3,2", "rpjmd.rpjmd:21:25 3,2"]),
        // The unit, and a property that the RPJMD does not write.
        ("dinkes.renstra", "satuan persen; arah naik\n          awal   2024 = 76", "satuan per$0sen; arah naik\n          awal   2024 = 76",
            &["persen", "program.rpjmd:51:7 satuan persen"]),
        // A share: the whole of the same year.
        ("kec-utara.renstra", "600 | 660", "600 | 6$060", &["660", "rpjmd.rpjmd:30:28 1.100"]),
        // The pagu of a kegiatan is a part of its program's; the RPJMD has it there,
        (KOMINFO, "Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar", "Rp1 miliar | Rp1,1 mil$0iar | Rp1,2 miliar",
            &["Rp1,1 miliar", "program.rpjmd:24:33 Rp1,1 miliar"]),
        // or shared out over indicators;
        (KOMINFO, "Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta", "Rp500 ju$0ta | Rp500 juta | Rp500 juta | Rp500 juta | Rp500 juta",
            &["Rp500 juta", "program.rpjmd:35:20 Rp4 miliar", "program.rpjmd:41:20 Rp1 miliar"]),
        // that of a subkegiatan is a part of its kegiatan's.
        (KOMINFO, "Rp400 juta | Rp450 juta", "Rp400 juta | Rp4$050 juta",
            &["Rp450 juta", "diskominfo.renstra:34:31 Rp1,1 miliar"]),
        // A table, and back.
        (TABLE, "76\n      target = 80 | 84", "76\n      target = 80 | 8$04", &["84", "program.rpjmd:53:21 84"]),
        (TABLE, "pagu = Rp1 miliar | Rp1,1", "pagu = Rp1 mil$0iar | Rp1,1", &["Rp1 miliar", "program.rpjmd:65:12 Rp1 miliar"]),
        (PROGRAM, "76\n      target = 80 | 84", "76\n      target = 80 | 8$04", &["84", "tabel.rpjmd:7:21 84"]),
    ];
    for (file, from, to, expected) in cases {
        assert_eq!(go(definition, &[(file, from, to)]), *expected, "{to}");
    }
    // Nothing is above, and no table restates it.
    assert_eq!(go(definition, &[(RPJMD, "= 3,3 | 3,5", "= 3,3 | 3,$05")]), [""; 0]);
    assert_eq!(go(definition, &[(KOMINFO, "30 | 38", "30 | 3$08")]), [""; 0]);
}

#[test]
fn a_figure_that_is_inherited_is_found_where_it_is_written() {
    let adopted = (PROGRAM, "indikator PD \"Persentase", "indikator PD mengacu T1/S1/SPBE \"Persentase");
    let emptied = (PROGRAM, "target = 68         | 76           |", "target = 68         |            |");
    let own =
        (KOMINFO, "indikator mengacu 2.16.03/PD", "indikator mengacu 2.16.03/PD { target = 68 | 7$06 }");
    assert_eq!(go(definition, &[adopted, emptied, own]), ["76", "rpjmd.rpjmd:22:26 3,5"]);
    assert_eq!(go(definition, &[adopted, own]), ["76", "program.rpjmd:34:33 76"]);
    // The chain's beginning.
    assert_eq!(go(declaration, &[adopted, own]), ["76", "rpjmd.rpjmd:22:26 3,5"]);
}

#[test]
fn the_last_target_stands_for_an_end_that_the_rpjmd_does_not_write() {
    let akhir = (
        KOMINFO,
        "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1",
        "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1; akhir 4,$01",
    );
    assert_eq!(go(definition, &[akhir]), ["4,1", "rpjmd.rpjmd:22:44 4,1"]);
    let written =
        (RPJMD, "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1", "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1; akhir 4,1");
    assert_eq!(go(definition, &[akhir, written]), ["4,1", "rpjmd.rpjmd:22:55 4,1"]);
}

#[test]
fn an_achievement_leads_to_the_target_of_its_year() {
    let file = |line: &str| {
        let text = format!("capaian contoh-2025 {{\n  {line}\n}}\n");
        go(definition, &[("capaian.selaras", "", &text)])
    };
    assert_eq!(file("realisasi T1/S1/SPBE 2026 = 3,$04"), ["3,4", "rpjmd.rpjmd:22:26 3,5"]);
    assert_eq!(
        file("realisasi 2.16.02 pagu 2025 = Rp90$00 juta"),
        ["Rp900 juta", "program.rpjmd:24:20 Rp1 miliar"]
    );
    assert_eq!(file("realisasi T1/S1/SP$0BE 2026 = 3,4"), ["SPBE", "rpjmd.rpjmd:18:19 SPBE"]);
    assert_eq!(file("realisasi T1/S1/SPBO 2026 = 3,$04"), [""; 0]);
}

#[test]
fn a_node_leads_to_the_one_that_it_is_the_same_as() {
    // Said, and by an equal name.
    let spbe = go(definition, &[(KOMINFO, "indikator SPBE", "indikator SP$0BE")]);
    assert_eq!(spbe, ["SPBE", "rpjmd.rpjmd:18:19 SPBE"]);
    let equal = (
        "dinkes.renstra",
        "indikator TIMBANG mengacu 1.02.02/TIMBANG {",
        "indikator N \"Persentase balita yang ditimbang $0di posyandu\" {",
    );
    assert_eq!(go(definition, &[equal])[1..], ["program.rpjmd:50:15 TIMBANG"]);
    // A program by its code, the kecamatan's by its group.
    let program = go(definition, &[("kec-utara.renstra", "program 7.01.02", "program 7.01$0.02")]);
    assert_eq!(program, ["7.01.02", "program.rpjmd:67:11 7.01.02"]);
    // One that is its own leads to itself.
    let own = go(definition, &[(KOMINFO, "indikator AKTIF", "indikator AKT$0IF")]);
    assert_eq!(own, ["AKTIF", "diskominfo.renstra:18:17 AKTIF"]);
}

const REVISION: &str = "\
rpjmd contoh-2027 \"Perubahan RPJMD Kota Contoh\" {
  daerah kota-contoh; perubahan-dari contoh-2025
  program 2.16.02 \"Program Pengelolaan Informasi dan Komunikasi Publik\" {
    penanggung-jawab diskominfo; mendukung T1/S1
    pagu = Rp1 miliar | Rp1,1 miliar | Rp9 miliar | Rp9 miliar | Rp9 miliar
  }
}
";

#[test]
fn of_a_revised_plan_the_version_in_force_counts() {
    let revised = ("revisi.rpjmd", "", REVISION);
    let follows = (KOMINFO, "berpedoman       contoh-2025", "berpedoman       contoh-2027");
    let pagu =
        (KOMINFO, "Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar", "Rp1 miliar | Rp1,1 miliar | Rp1,2 mi$0liar");
    assert_eq!(go(definition, &[revised, follows, pagu]), ["Rp1,2 miliar", "revisi.rpjmd:5:40 Rp9 miliar"]);
    // What it does not restate is found in the version before.
    let kept = (KOMINFO, "mengacu 2.16.02/PAHAM", "mengacu 2.16.02/PA$0HAM");
    assert_eq!(go(definition, &[revised, follows, kept]), ["PAHAM", "program.rpjmd:17:19 PAHAM"]);
    // The old version leads to the new one, and the new one was declared in the old.
    let old = (PROGRAM, "program 2.16.02", "program 2.16$0.02");
    assert_eq!(go(definition, &[revised, old]), ["2.16.02", "revisi.rpjmd:3:11 2.16.02"]);
    let new = ("revisi.rpjmd", "", &*REVISION.replace("program 2.16.02", "program 2.16$0.02"));
    assert_eq!(go(declaration, &[new]), ["2.16.02", "program.rpjmd:13:13 2.16.02"]);
}

#[test]
fn who_takes_a_node_up_is_found_in_all_plans() {
    let puas = go(implementation, &[(RPJMD, "indikator PUAS", "indikator PU$0AS")]);
    assert_eq!(puas, ["PUAS", "kec-selatan.renstra:22:17 PUAS", "kec-utara.renstra:22:17 PUAS"]);
    // Support of the sasaran by plans above and below it.
    let sasaran = go(implementation, &[(RPJMD, "sasaran S2 \"Mendekat", "sasaran S$02 \"Mendekat")]);
    #[rustfmt::skip]
    assert_eq!(sasaran, ["S2", "kec-selatan.renstra:7:10 T1", "kec-utara.renstra:7:10 T1", "program.rpjmd:67:11 7.01.02"]);
    // A cell: those of the same year, of shares too.
    let cell = go(implementation, &[(RPJMD, "1.000 | 1.100", "1.000 | 1.$0100")]);
    assert_eq!(cell, ["1.100", "kec-selatan.renstra:20:24 440", "kec-utara.renstra:20:24 660"]);
    // A program, a promise, a document, an agency.
    let program = go(implementation, &[(PROGRAM, "program 7.01.02", "program 7.01$0.02")]);
    assert_eq!(program, ["7.01.02", "kec-selatan.renstra:25:15 7.01.02", "kec-utara.renstra:25:15 7.01.02"]);
    let promise = go(implementation, &[(RPJMD, "janji J1", "janji $0J1")]);
    assert_eq!(promise, ["J1", "program.rpjmd:27:13 2.16.03"]);
    let agency =
        go(implementation, &[("daerah.selaras", "perangkat-daerah dinkes", "perangkat-daerah din$0kes")]);
    assert_eq!(agency, ["dinkes", "dinkes.renstra:1:9 dinkes-2025"]);
    let plan = go(implementation, &[(RPJMD, "rpjmd contoh-2025", "rpjmd contoh$0-2025")]);
    assert_eq!(plan.len(), 6, "{plan:?}");
    // Nobody takes up what is the Renstra's own.
    assert_eq!(go(implementation, &[(KOMINFO, "indikator AKTIF", "indikator AKT$0IF")]), [""; 0]);
}

#[test]
fn the_kind_of_a_thing_is_what_declares_it() {
    let scale = go(type_definition, &[(KOMINFO, "indikator MATANG", "indikator MAT$0ANG")]);
    assert_eq!(scale, ["MATANG", "daerah.selaras:15:9 kematangan"]);
    let cell = go(type_definition, &[(KOMINFO, "target = \"Dasar\"", "target = \"Da$0sar\"")]);
    assert_eq!(cell, ["\"Dasar\"", "daerah.selaras:15:9 kematangan"]);
    let program = go(type_definition, &[(PROGRAM, "program 2.16.03", "program 2.16$0.03")]);
    assert_eq!(program, ["2.16.03", "program.rpjmd:12:10 2.16"]);
    let kegiatan = go(type_definition, &[(KOMINFO, "kegiatan 2.16.03.2.01", "kegiatan 2.16.03$0.2.01")]);
    assert_eq!(kegiatan, ["2.16.03.2.01", "program.rpjmd:12:10 2.16"]);
    let agency =
        go(type_definition, &[(PROGRAM, "penanggung-jawab kecamatan", "penanggung-jawab kecam$0atan")]);
    assert_eq!(agency, [""; 0], "a group has no kind");
    let renstra = go(type_definition, &[(KOMINFO, "renstra diskominfo-2025", "renstra disk$0ominfo-2025")]);
    assert_eq!(renstra, ["diskominfo-2025", "daerah.selaras:5:20 diskominfo"]);
    let bounds = go(type_definition, &[(RPJMD, "indikator SPBE", "indikator SP$0BE")]);
    assert_eq!(bounds, [""; 0], "bounds are declared nowhere");
}

#[test]
fn a_broken_block_hides_only_what_is_broken() {
    // The brace of the sasaran before is missing, and a line is half typed.
    let broken = (
        RPJMD,
        "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1\n        }",
        "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1\n        tar",
    );
    let cell = (KOMINFO, "= 3,3 | 3,5", "= 3,3 | 3,$05");
    assert_eq!(go(definition, &[broken, cell]), ["3,5", "rpjmd.rpjmd:22:26 3,5"]);
    let typing = (KOMINFO, "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1\n      }", "target = 3,3 | 3,5 | $0");
    assert_eq!(go(definition, &[typing])[1..], ["rpjmd.rpjmd:22:32 3,7"]);
}

#[test]
fn what_is_written_twice_is_no_matter_of_place() {
    // Signs of more than one byte, and the line ends of Windows.
    let text = |s: &str| s.replace('\n', "\r\n");
    let base = Fixture::base(&[]);
    let rpjmd = text(base.text(RPJMD)).replace("Indeks SPBE", "Indeks 😀 – é");
    let renstra = text(base.text(KOMINFO)).replace("= 3,3 | 3,5", "= 3,3 \"é – 😀\" | 3,$05");
    let files = format!(
        "//- rpjmd.rpjmd\n{rpjmd}//- diskominfo.renstra\n{renstra}//- daerah.selaras\n{}",
        base.text("daerah.selaras")
    );
    let fixture = Fixture::new(&files);
    let (path, offset) = fixture.at();
    let jump = definition(&fixture.ide(), path, offset).expect("a jump");
    assert_eq!(fixture.show(&jump.to[0].file, jump.to[0].focus), "rpjmd.rpjmd:22:26 3,5");
}

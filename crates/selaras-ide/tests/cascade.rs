//! The cascade: what a node supports, and what supports it.

mod fixture;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_ide::cascade::{Call, find, incoming, outgoing, prepare};

const KOMINFO: &str = "diskominfo.renstra";
const RPJMD: &str = "rpjmd.rpjmd";
const PROGRAM: &str = "program.rpjmd";

type Change<'a> = (&'a str, &'a str, &'a str);

/// The nodes under the cursor, each with what it supports (`→`) and what supports it (`←`), and the words that say so.
#[track_caller]
fn cascade(changes: &[Change], expected: &Expect) {
    let fixture = Fixture::base(changes);
    let ide = fixture.ide();
    let (path, offset) = fixture.at();
    let mut shown = String::new();
    for item in prepare(&ide, path, offset) {
        shown +=
            &format!("{} ({}) {}\n", item.name, item.detail, fixture.show(&item.goal.file, item.goal.focus));
        let line = |sign: &str, call: &Call, file: &str| {
            let words: Vec<&str> = call.ranges.iter().map(|r| r.of(fixture.text(file))).collect();
            format!("  {sign} {} ({}) by {}\n", call.item.name, call.item.detail, words.join(", "))
        };
        for call in outgoing(&ide, item.node) {
            shown += &line("→", &call, &item.goal.file);
        }
        for call in incoming(&ide, item.node) {
            shown += &line("←", &call, &call.item.goal.file);
        }
    }
    expected.assert_eq(&shown);
}

#[test]
fn from_the_misi_down_to_the_subkegiatan() {
    cascade(
        &[(RPJMD, "misi M1", "misi M$01")],
        &expect![[r#"
        misi M1 "Menata pemerintahan yang melayani" (RPJMD contoh-2025) rpjmd.rpjmd:9:8 M1
          → RPJMD contoh-2025 "RPJMD Kota Contoh Tahun 2025–2029" (RPJMD contoh-2025) by M1
          ← tujuan T1 "Membaiknya mutu layanan publik" (RPJMD contoh-2025) by T1
    "#]],
    );
    cascade(
        &[(RPJMD, "tujuan T1", "tujuan T$01")],
        &expect![[r#"
        tujuan T1 "Membaiknya mutu layanan publik" (RPJMD contoh-2025) rpjmd.rpjmd:10:12 T1
          → misi M1 "Menata pemerintahan yang melayani" (RPJMD contoh-2025) by T1
          ← indikator IKM "Indeks Kepuasan Masyarakat" (RPJMD contoh-2025) by IKM
          ← sasaran S1 "Meningkatnya layanan pemerintahan berbasis elektronik" (RPJMD contoh-2025) by S1
          ← sasaran S2 "Mendekatnya layanan kepada warga" (RPJMD contoh-2025) by S2
    "#]],
    );
    cascade(
        &[(RPJMD, "sasaran S1 \"Meningkat", "sasaran S$01 \"Meningkat")],
        &expect![[r#"
        sasaran S1 "Meningkatnya layanan pemerintahan berbasis elektronik" (RPJMD contoh-2025) rpjmd.rpjmd:16:15 S1
          → tujuan T1 "Membaiknya mutu layanan publik" (RPJMD contoh-2025) by S1
          ← tujuan T1 "Terwujudnya layanan elektronik yang dipakai warga" (Renstra diskominfo-2025) by T1/S1
          ← sasaran S1 "Meningkatnya penerapan layanan elektronik" (Renstra diskominfo-2025) by T1/S1
          ← indikator SPBE "Indeks SPBE" (RPJMD contoh-2025) by SPBE
          ← program 2.16.02 "Program Pengelolaan Informasi dan Komunikasi Publik" (RPJMD contoh-2025) by T1/S1
          ← program 2.16.03 "Program Pengelolaan Aplikasi Informatika" (RPJMD contoh-2025) by T1/S1
    "#]],
    );
    cascade(
        &[(PROGRAM, "program 2.16.03", "program 2.16$0.03")],
        &expect![[r#"
        program 2.16.03 "Program Pengelolaan Aplikasi Informatika" (RPJMD contoh-2025) program.rpjmd:27:13 2.16.03
          → sasaran S1 "Meningkatnya layanan pemerintahan berbasis elektronik" (RPJMD contoh-2025) by T1/S1
          → janji J1 "Layanan daring untuk semua warga" (RPJMD contoh-2025) by 2.16.03
          ← program 2.16.03 "Program Pengelolaan Aplikasi Informatika" (Renstra diskominfo-2025) by 2.16.03
          ← outcome O1 "Meluasnya pemakaian layanan elektronik" (RPJMD contoh-2025) by O1
    "#]],
    );
    cascade(
        &[(KOMINFO, "kegiatan 2.16.03.2.02 ", "kegiatan 2.16.03$0.2.02 ")],
        &expect![[r#"
        kegiatan 2.16.03.2.02 "Pengelolaan E-government di Lingkup Pemerintah Daerah" (Renstra diskominfo-2025) diskominfo.renstra:66:18 2.16.03.2.02
          → program 2.16.03 "Program Pengelolaan Aplikasi Informatika" (Renstra diskominfo-2025) by 2.16.03.2.02
          ← indikator TERPADU "Persentase aplikasi yang terpadu" (Renstra diskominfo-2025) by TERPADU
          ← subkegiatan 2.16.03.2.02.0036 "Penyediaan Akses Internet" (Renstra diskominfo-2025) by 2.16.03.2.02.0036
    "#]],
    );
    cascade(
        &[(KOMINFO, "subkegiatan 2.16.03.2.02.0036", "subkegiatan 2.16.03$0.2.02.0036")],
        &expect![[r#"
        subkegiatan 2.16.03.2.02.0036 "Penyediaan Akses Internet" (Renstra diskominfo-2025) diskominfo.renstra:72:23 2.16.03.2.02.0036
          → kegiatan 2.16.03.2.02 "Pengelolaan E-government di Lingkup Pemerintah Daerah" (Renstra diskominfo-2025) by 2.16.03.2.02.0036
          ← indikator TITIK "Jumlah titik akses yang menyala" (Renstra diskominfo-2025) by TITIK
    "#]],
    );
}

#[test]
fn indicators_promises_and_documents_are_in_it() {
    cascade(
        &[("kec-utara.renstra", "indikator LOKET", "indikator LO$0KET")],
        &expect![[r#"
        indikator LOKET "Jumlah warga pada loket Utara" (Renstra kec-utara-2025) kec-utara.renstra:16:17 LOKET
          → sasaran S1 "Bertambahnya warga Utara yang terlayani" (Renstra kec-utara-2025) by LOKET
          → indikator WARGA "Jumlah warga yang dilayani di kecamatan" (RPJMD contoh-2025) by T1/S2/WARGA
    "#]],
    );
    cascade(
        &[(RPJMD, "indikator WARGA", "indikator WAR$0GA")],
        &expect![[r#"
        indikator WARGA "Jumlah warga yang dilayani di kecamatan" (RPJMD contoh-2025) rpjmd.rpjmd:27:19 WARGA
          → sasaran S2 "Mendekatnya layanan kepada warga" (RPJMD contoh-2025) by WARGA
          ← indikator LOKET "Jumlah warga pada loket Selatan" (Renstra kec-selatan-2025) by T1/S2/WARGA
          ← indikator LOKET "Jumlah warga pada loket Utara" (Renstra kec-utara-2025) by T1/S2/WARGA
    "#]],
    );
    // One without a code and a name of its own is named like the one that it adopts.
    cascade(
        &[(KOMINFO, "    indikator mengacu T1/IKM", "    indi$0kator mengacu T1/IKM")],
        &expect![[r#"
        indikator IKM "Indeks Kepuasan Masyarakat" (Renstra diskominfo-2025) diskominfo.renstra:10:5 indikator mengacu T1/IKM
          → tujuan T1 "Terwujudnya layanan elektronik yang dipakai warga" (Renstra diskominfo-2025) by indikator mengacu T1/IKM
          → indikator IKM "Indeks Kepuasan Masyarakat" (RPJMD contoh-2025) by T1/IKM
    "#]],
    );
    cascade(
        &[(RPJMD, "janji J1", "janji J$01")],
        &expect![[r#"
        janji J1 "Layanan daring untuk semua warga" (RPJMD contoh-2025) rpjmd.rpjmd:67:9 J1
          → RPJMD contoh-2025 "RPJMD Kota Contoh Tahun 2025–2029" (RPJMD contoh-2025) by J1
          ← program 2.16.03 "Program Pengelolaan Aplikasi Informatika" (RPJMD contoh-2025) by 2.16.03
    "#]],
    );
    cascade(
        &[("dinkes.renstra", "renstra dinkes-2025", "renstra din$0kes-2025")],
        &expect![[r#"
        Renstra dinkes-2025 "Renstra Dinas Kesehatan Tahun 2025–2029" (Renstra dinkes-2025) dinkes.renstra:1:9 dinkes-2025
          → RPJMD contoh-2025 "RPJMD Kota Contoh Tahun 2025–2029" (RPJMD contoh-2025) by contoh-2025
    "#]],
    );
    // From a reference, and from a cell of a table.
    cascade(
        &[(KOMINFO, "mengacu T1/IKM", "mengacu T1/I$0KM")],
        &expect![[r#"
        indikator IKM "Indeks Kepuasan Masyarakat" (RPJMD contoh-2025) rpjmd.rpjmd:11:17 IKM
          → tujuan T1 "Membaiknya mutu layanan publik" (RPJMD contoh-2025) by IKM
          ← indikator IKM "Indeks Kepuasan Masyarakat" (Renstra diskominfo-2025) by T1/IKM
    "#]],
    );
    cascade(
        &[("tabel.rpjmd", "satuan persen; target = 70", "satuan persen; target = 7$00")],
        &expect![[r#"
        indikator KADER "Persentase posyandu dengan kader terlatih" (RPJMD contoh-2025) program.rpjmd:60:15 KADER
          → program 1.02.05 "Program Pemberdayaan Masyarakat Bidang Kesehatan" (RPJMD contoh-2025) by KADER
          ← indikator KADER "Persentase posyandu dengan kader terlatih" (Renstra dinkes-2025) by 1.02.05/KADER
    "#]],
    );
}

#[test]
fn outside_of_nodes_there_is_nothing() {
    cascade(&[("daerah.selaras", "// Kota Contoh", "/$0/ Kota Contoh")], &expect![""]);
}

#[test]
fn a_reference_that_leads_nowhere_stands_for_its_node() {
    cascade(
        &[(KOMINFO, "mengacu T1/IKM", "mengacu T1/IK$0A")],
        &expect![[r#"
        indikator (Renstra diskominfo-2025) diskominfo.renstra:10:5 indikator mengacu T1/IKA
          → tujuan T1 "Terwujudnya layanan elektronik yang dipakai warga" (Renstra diskominfo-2025) by indikator mengacu T1/IKA
    "#]],
    );
}

#[test]
fn every_step_has_its_way_back() {
    let fixture = Fixture::base(&[]);
    let ide = fixture.ide();
    let mut steps = 0;
    for (path, text) in &fixture.files {
        for (at, _) in text.match_indices('"') {
            for item in prepare(&ide, path, at as u32) {
                for call in outgoing(&ide, item.node) {
                    let back = incoming(&ide, call.item.node);
                    assert!(
                        back.iter().any(|c| c.item.node == item.node),
                        "{} → {}",
                        item.name,
                        call.item.name
                    );
                    steps += 1;
                }
                for call in incoming(&ide, item.node) {
                    let back = outgoing(&ide, call.item.node);
                    assert!(
                        back.iter().any(|c| c.item.node == item.node),
                        "{} ← {}",
                        item.name,
                        call.item.name
                    );
                }
            }
        }
    }
    assert!(steps > 200, "{steps}");
}

#[test]
fn an_item_is_found_again_after_edits() {
    let fixture = Fixture::base(&[(KOMINFO, "sasaran S2", "sasaran S$02")]);
    let (path, offset) = fixture.at();
    let item = prepare(&fixture.ide(), path, offset).remove(0);
    assert_eq!(find(&fixture.ide(), &item.key, path, offset), Some(item.node));
    // Lines that come before it move it.
    let edited = Fixture::base(&[(KOMINFO, "  tujuan T1", "  isu I1 \"Baru\"\n\n  tujuan T1")]);
    let found = find(&edited.ide(), &item.key, path, offset).expect("it is there");
    assert_eq!(
        prepare(&edited.ide(), path, edited.text(path).find("S2 \"Tertib").expect("there") as u32)[0].node,
        found
    );
    // Gone.
    let without = Fixture::base(&[(KOMINFO, "sasaran S2", "sasaran S9")]);
    assert_eq!(find(&without.ide(), &item.key, path, offset), None);
}

//! What fits at a cursor.

mod fixture;

use std::fmt::Write;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_ide::completion::{Completion, Subject, about, complete};

/// The list at the cursor, `label → what is put in` where that is more, and the remark; and which words it replaces.
#[track_caller]
fn check(fixture: &Fixture, expect: Expect) {
    let (path, offset) = fixture.at();
    let found = complete(&fixture.ide(), path, offset, false);
    expect.assert_eq(&show(fixture, found.as_ref()));
}

fn show(fixture: &Fixture, found: Option<&Completion>) -> String {
    let mut out = String::new();
    let Some(found) = found else { return "nothing\n".to_owned() };
    let text = fixture.text(fixture.at().0);
    let (insert, replace) = (found.insert.of(text), found.replace.of(text));
    let _ =
        writeln!(out, "replaces {insert:?}, {replace:?}{}", if found.truncated { ", and more" } else { "" });
    for item in &found.items {
        let _ = write!(out, "{}", item.label);
        let _ = if item.words.is_empty() { Ok(()) } else { write!(out, " ({})", item.words) };
        let _ = if item.remark.is_empty() { Ok(()) } else { write!(out, " [{}]", item.remark) };
        let text = item.insert.snippet().replace('\r', "\\r");
        let _ = if text == item.label { writeln!(out) } else { writeln!(out, " → {text}") };
    }
    out
}

/// The labels at the cursor of the base plan with one change in the Renstra.
#[track_caller]
fn labels(from: &str, to: &str) -> Vec<String> {
    labels_in("diskominfo.renstra", from, to)
}

#[track_caller]
fn labels_in(file: &str, from: &str, to: &str) -> Vec<String> {
    let fixture = Fixture::base(&[(file, from, to)]);
    let (path, offset) = fixture.at();
    let found = complete(&fixture.ide(), path, offset, false);
    found.map(|f| f.items.into_iter().map(|i| i.label).collect()).unwrap_or_default()
}

const IKM: &str = "indikator mengacu T1/IKM";

#[test]
fn an_indicator_of_the_rpjmd_by_a_word_of_its_text() {
    check(
        &Fixture::base(&[("diskominfo.renstra", IKM, "indikator mengacu kepu$0")]),
        expect![[r#"
        replaces "kepu", "kepu"
        T1/IKM (Indeks Kepuasan Masyarakat)
        S2/PUAS (Indeks kepuasan warga di kecamatan) [kec-utara, kec-selatan]
    "#]],
    );
}

#[test]
fn an_indicator_by_the_path_of_its_codes() {
    check(
        &Fixture::base(&[("diskominfo.renstra", IKM, "indikator mengacu T1/$0")]),
        expect![[r#"
            replaces "T1/", "T1/"
            T1/IKM (Indeks Kepuasan Masyarakat)
            T1/S2/WARGA (Jumlah warga yang dilayani di kecamatan) [kec-utara, kec-selatan]
            T1/S2/PUAS (Indeks kepuasan warga di kecamatan) [kec-utara, kec-selatan]
            T1/S1/AKTIF (Persentase warga pengguna layanan daring) [diskominfo]
            T1/S1/2.16.02/2.16.02.2.01/MATANG (Tingkat kematangan layanan informasi) [diskominfo]
            T1/S1/2.16.02/2.16.02.2.01/2.16.02.2.01.0021/KANAL (Jumlah kanal yang dikelola) [diskominfo]
            T1/S1/2.16.02/2.16.02.2.01/2.16.02.2.01.0023/KONTEN (Jumlah konten yang tayang) [diskominfo]
            T1/S1/2.16.03/2.16.03.2.01/DOMAIN (Indeks mutu layanan domain) [diskominfo]
            T1/S1/2.16.03/2.16.03.2.02/TERPADU (Persentase aplikasi yang terpadu) [diskominfo]
            T1/S1/2.16.03/2.16.03.2.02/2.16.03.2.02.0036/TITIK (Jumlah titik akses yang menyala) [diskominfo]
            T1/S2/SAKIP (Predikat akuntabilitas kinerja dinas) [diskominfo]
            T1/S2/2.16.01/2.16.01.2.01/DOKUMEN (Jumlah dokumen kinerja yang tersusun) [diskominfo]
            T1/S1/SPBE (Indeks SPBE) [sudah ada di sini · diskominfo]
        "#]],
    );
    check(
        &Fixture::base(&[("diskominfo.renstra", IKM, "indikator mengacu 2.16.03/$0PD")]),
        expect![[r#"
            replaces "2.16.03/", "2.16.03/PD"
            2.16.03/2.16.03.2.01/DOMAIN (Indeks mutu layanan domain) [diskominfo]
            2.16.03/2.16.03.2.02/TERPADU (Persentase aplikasi yang terpadu) [diskominfo]
            2.16.03/2.16.03.2.02/2.16.03.2.02.0036/TITIK (Jumlah titik akses yang menyala) [diskominfo]
            2.16.03/PD (Persentase perangkat daerah pengguna layanan elektronik) [sudah ada di sini · diskominfo]
            2.16.03/KEL (Persentase kelurahan yang tersambung) [sudah ada di sini · diskominfo]
        "#]],
    );
    check(
        &Fixture::base(&[("diskominfo.renstra", IKM, "indikator mengacu contoh-2025:t1/s1$0")]),
        expect![[r#"
            replaces "contoh-2025:t1/s1", "contoh-2025:t1/s1"
            T1/S1/SPBE (Indeks SPBE) [sudah ada di sini · diskominfo] → contoh-2025:T1/S1/SPBE
        "#]],
    );
    assert_eq!(labels(IKM, "indikator mengacu T9/$0"), [""; 0]);
}

#[test]
fn those_of_this_agency_come_first_and_those_adopted_already_last() {
    check(
        &Fixture::base(&[(
            "diskominfo.renstra",
            "        indikator mengacu 2.16.03/KEL\n",
            "        indikator mengacu $0\n",
        )]),
        expect![[r#"
            replaces "", ""
            2.16.03/KEL (Persentase kelurahan yang tersambung) [diskominfo]
            T2/AHH (Angka Harapan Hidup)
            S2/WARGA (Jumlah warga yang dilayani di kecamatan) [kec-utara, kec-selatan]
            S2/PUAS (Indeks kepuasan warga di kecamatan) [kec-utara, kec-selatan]
            S1/STUNTING (Prevalensi balita stunting) [dinkes]
            S2/PHBS (Persentase rumah tangga berperilaku hidup bersih) [dinkes]
            1.02.02/TIMBANG (Persentase balita yang ditimbang di posyandu) [dinkes]
            1.02.05/KADER (Persentase posyandu dengan kader terlatih) [dinkes]
            7.01.02/ADUAN (Persentase pengaduan warga yang selesai) [kec-utara, kec-selatan]
            S1/AKTIF (Persentase warga pengguna layanan daring) [diskominfo]
            2.16.02.2.01/MATANG (Tingkat kematangan layanan informasi) [diskominfo]
            2.16.02.2.01.0021/KANAL (Jumlah kanal yang dikelola) [diskominfo]
            2.16.02.2.01.0023/KONTEN (Jumlah konten yang tayang) [diskominfo]
            2.16.03.2.01/DOMAIN (Indeks mutu layanan domain) [diskominfo]
            2.16.03.2.02/TERPADU (Persentase aplikasi yang terpadu) [diskominfo]
            2.16.03.2.02.0036/TITIK (Jumlah titik akses yang menyala) [diskominfo]
            S2/SAKIP (Predikat akuntabilitas kinerja dinas) [diskominfo]
            2.16.01.2.01/DOKUMEN (Jumlah dokumen kinerja yang tersusun) [diskominfo]
            2.16.03/PD (Persentase perangkat daerah pengguna layanan elektronik) [sudah ada di sini · diskominfo]
            S1/SPBE (Indeks SPBE) [sudah ada di sini · diskominfo]
            X.XX.01/TERTIB (Persentase administrasi yang selesai tepat waktu) [sudah ada di sini · semua]
            2.16.02/PAHAM (Persentase warga yang memahami layanan kota) [sudah ada di sini · diskominfo]
            T1/IKM (Indeks Kepuasan Masyarakat) [sudah ada di sini]
        "#]],
    );
}

#[test]
fn an_equal_name_under_the_same_program_is_adopted_already() {
    let program = "        indikator mengacu 2.16.03/PD\n        indikator mengacu 2.16.03/KEL\n";
    let list =
        |first: &str| labels(program, &format!("        {first}\n        indikator mengacu 2.16.03/$0\n"));
    let named = "indikator \"Persentase perangkat daerah pengguna layanan elektronik\" { satuan persen }";
    assert_eq!(list(named)[0], "2.16.03/KEL");
    assert_eq!(list(named).last().map(String::as_str), Some("2.16.03/PD"));
    assert_eq!(list("indikator \"Yang lain\" { satuan persen }")[..2], ["2.16.03/PD", "2.16.03/KEL"]);
}

#[test]
fn a_promise_is_kept_through_programs_and_through_what_stands_below_them_in_the_renstra() {
    let through = |to: &str| Fixture::base(&[("rpjmd.rpjmd", "melalui 2.16.03 }", to)]);
    check(
        &through("melalui 7$0 }"),
        expect![[r#"
        replaces "7", "7"
        7.01.02 (Program Penyelenggaraan Pemerintahan dan Pelayanan Publik) [kec-utara, kec-selatan]
        7.01.02.2.04 (Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat) [kec-selatan, kec-utara]
        7.01.01.2.01 (Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah) [kec-selatan, kec-utara]
    "#]],
    );
    check(
        &through("melalui kanal, intern$0 }"),
        expect![[r#"
        replaces "intern", "intern"
        2.16.03.2.02.0036 (Penyediaan Akses Internet) [diskominfo]
    "#]],
    );
    check(
        &through("melalui 2.16.03/$0 }"),
        expect![[r#"
        replaces "2.16.03/", "2.16.03/"
        2.16.03/2.16.03.2.01 (Pengelolaan Nama Domain dan Sub Domain) [diskominfo]
        2.16.03/2.16.03.2.02 (Pengelolaan E-government di Lingkup Pemerintah Daerah) [diskominfo]
        2.16.03/2.16.03.2.02/2.16.03.2.02.0036 (Penyediaan Akses Internet) [diskominfo]
    "#]],
    );
    // The agencies that keep it first; what is said already last.
    check(
        &through("penanggung-jawab kec-utara; melalui 7.01.02.2.04, pe$0 }"),
        expect![[r#"
            replaces "pe", "pe"
            X.XX.01 (Program Penunjang Urusan Pemerintahan Daerah) [semua]
            7.01.02 (Program Penyelenggaraan Pemerintahan dan Pelayanan Publik) [kec-utara, kec-selatan]
            2.16.02 (Program Pengelolaan Informasi dan Komunikasi Publik) [diskominfo]
            2.16.03 (Program Pengelolaan Aplikasi Informatika) [diskominfo]
            1.02.02 (Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat) [dinkes]
            1.02.05 (Program Pemberdayaan Masyarakat Bidang Kesehatan) [dinkes]
            7.01.01.2.01 (Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah) [kec-utara, kec-selatan]
            1.02.02.2.02 (Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan) [dinkes]
            1.02.05.2.02 (Pelaksanaan Sehat dalam rangka Promotif Preventif) [dinkes]
            1.02.01.2.01 (Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah) [dinkes]
            2.16.02.2.01 (Pengelolaan Informasi dan Komunikasi Publik Pemerintah Daerah) [diskominfo]
            2.16.03.2.01 (Pengelolaan Nama Domain dan Sub Domain) [diskominfo]
            2.16.03.2.02 (Pengelolaan E-government di Lingkup Pemerintah Daerah) [diskominfo]
            2.16.01.2.01 (Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah) [diskominfo]
            2.16.02.2.01.0021 (Pengelolaan Media Komunikasi Publik) [diskominfo]
            2.16.02.2.01.0023 (Penyusunan Konten) [diskominfo]
            2.16.03.2.02.0036 (Penyediaan Akses Internet) [diskominfo]
            7.01.02.2.04 (Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat) [sudah ada di sini · kec-utara, kec-selatan]
        "#]],
    );
    // A kegiatan of a Renstra that follows another plan is out of reach, and so is an indicator.
    let other = "daerah desa \"Desa\" { perangkat-daerah dinas-desa \"Dinas Desa\" { } }
        rpjmd desa-2025 \"RPJMD\" { daerah desa; periode 2025-2029; janji J1 \"Janji\" { melalui 2$0 } }
        renstra dinas-desa-2025 \"Renstra\" {
          perangkat-daerah dinas-desa; berpedoman desa-2025; periode 2025-2029
          tujuan T1 \"Tujuan\" { sasaran S1 \"Sasaran\" { program 2.01.01 \"Program\" {
            kegiatan 2.01.01.2.01 \"Kegiatan\" { indikator 2A \"Satu\" { satuan orang } } } } }
        }";
    check(
        &Fixture::base(&[("desa.selaras", "", other)]),
        expect![[r#"
        replaces "2", "2"
        2.01.01.2.01 (Kegiatan) [dinas-desa]
    "#]],
    );
}

#[test]
fn a_cell_of_a_table_offers_what_the_plan_says() {
    let table = "tabel.rpjmd";
    let row = "target = 80 | 84 | 88 | 92 | 96";
    assert_eq!(labels_in(table, row, "target = 80 | $0")[..2], ["84", "80"]);
    assert_eq!(labels_in(table, "pagu = Rp1 miliar | Rp1,1 miliar", "pagu = $0")[0], "Rp1 miliar");
    // What the plan does not have has no value to offer.
    let other =
        "indikator KADER \"Persentase posyandu dengan kader terlatih\" { satuan persen; target = 70 |";
    let unknown = "indikator RAPI \"Jumlah posyandu yang tertata\" { satuan posyandu; target = $0 |";
    assert_eq!(labels_in(table, other, unknown), ["-"]);
}

#[test]
fn an_adopted_indicator_comes_with_its_years() {
    check(
        &Fixture::base(&[("diskominfo.renstra", IKM, "indikator kepu$0")]),
        expect![[r#"
        replaces "kepu", "kepu"
        T1/IKM (Indeks Kepuasan Masyarakat) → IKM mengacu T1/IKM {
          awal 2024 = 78,5
          target = 79 | 80 | 81 | 82 | 83
        \}${0}
        S2/PUAS (Indeks kepuasan warga di kecamatan) [kec-utara, kec-selatan] → PUAS mengacu S2/PUAS {
          awal 2024 = 76
          target = 77 | 78 | 79 | 80 | 81
        \}${0}
    "#]],
    );
    // Where a body follows, only the header.
    check(
        &Fixture::base(&[("diskominfo.renstra", "indikator SPBE mengacu T1/S1/SPBE {", "indikator spb$0 {")]),
        expect![[r#"
            replaces "spb", "spb"
            S1/SPBE (Indeks SPBE) [diskominfo] → SPBE mengacu S1/SPBE
        "#]],
    );
}

#[test]
fn a_program_comes_with_its_indicators_and_money() {
    check(
        &Fixture::base(&[(
            "diskominfo.renstra",
            "    sasaran S2 \"Tertibnya tata kelola dinas\" {\n",
            "    sasaran S2 \"Tertibnya tata kelola dinas\" {\n      program $0\n",
        )]),
        expect![[r#"
            replaces "", ""
            1.02.02 (Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat) [dinkes] → 1.02.02 "Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat" {
              indikator mengacu 1.02.02/TIMBANG
              pagu = Rp8 miliar | Rp8,2 miliar | Rp8,4 miliar | Rp8,6 miliar | Rp8,8 miliar
              ${0}
            \}
            1.02.05 (Program Pemberdayaan Masyarakat Bidang Kesehatan) [dinkes] → 1.02.05 "Program Pemberdayaan Masyarakat Bidang Kesehatan" {
              indikator mengacu 1.02.05/KADER
              pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,2 miliar | Rp1,3 miliar
              ${0}
            \}
            7.01.02 (Program Penyelenggaraan Pemerintahan dan Pelayanan Publik) [kec-utara, kec-selatan] → 7.01.02 "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik" {
              indikator mengacu 7.01.02/ADUAN
              ${0}
            \}
            X.XX.01 (Program Penunjang Urusan Pemerintahan Daerah) [sudah ada di sini · semua] → 2.16.01 "Program Penunjang Urusan Pemerintahan Daerah" {
              indikator mengacu X.XX.01/TERTIB
              ${0}
            \}
            2.16.02 (Program Pengelolaan Informasi dan Komunikasi Publik) [sudah ada di sini · diskominfo] → 2.16.02 "Program Pengelolaan Informasi dan Komunikasi Publik" {
              indikator mengacu 2.16.02/PAHAM
              pagu = Rp1 miliar | Rp1,1 miliar | Rp1,2 miliar | Rp1,3 miliar | Rp1,4 miliar
              ${0}
            \}
            2.16.03 (Program Pengelolaan Aplikasi Informatika) [sudah ada di sini · diskominfo] → 2.16.03 "Program Pengelolaan Aplikasi Informatika" {
              indikator mengacu 2.16.03/PD
              indikator mengacu 2.16.03/KEL
              pagu = Rp5 miliar | Rp5,2 miliar | Rp5,5 miliar | Rp5,7 miliar | Rp6 miliar
              ${0}
            \}
        "#]],
    );
    check(
        &Fixture::base(&[(
            "diskominfo.renstra",
            "program 2.16.03 \"Program Pengelolaan Aplikasi Informatika\" {",
            "program 2.16.03 $0 {",
        )]),
        expect![[r#"
            replaces "", ""
            "Program Pengelolaan Aplikasi Informatika"
        "#]],
    );
}

#[test]
fn what_a_node_supports_is_of_the_right_level() {
    check(
        &Fixture::base(&[("diskominfo.renstra", "      mendukung T1/S1\n", "      mendukung $0\n")]),
        expect![[r#"
            replaces "", ""
            S1/SPBE (Indeks SPBE) [diskominfo]
            X.XX.01 (Program Penunjang Urusan Pemerintahan Daerah) [semua]
            2.16.02 (Program Pengelolaan Informasi dan Komunikasi Publik) [diskominfo]
            2.16.03 (Program Pengelolaan Aplikasi Informatika) [diskominfo]
            2.16.02/O1 (Tersebarnya informasi layanan kepada warga) [diskominfo]
            2.16.03/O1 (Meluasnya pemakaian layanan elektronik) [diskominfo]
            T1/S2 (Mendekatnya layanan kepada warga) [kec-utara, kec-selatan]
            T2/S1 (Berkurangnya masalah gizi balita) [dinkes]
            T2/S2 (Membaiknya kebiasaan hidup sehat warga) [dinkes]
            S2/WARGA (Jumlah warga yang dilayani di kecamatan) [kec-utara, kec-selatan]
            S2/PUAS (Indeks kepuasan warga di kecamatan) [kec-utara, kec-selatan]
            S1/STUNTING (Prevalensi balita stunting) [dinkes]
            S2/PHBS (Persentase rumah tangga berperilaku hidup bersih) [dinkes]
            1.02.02 (Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat) [dinkes]
            1.02.05 (Program Pemberdayaan Masyarakat Bidang Kesehatan) [dinkes]
            7.01.02 (Program Penyelenggaraan Pemerintahan dan Pelayanan Publik) [kec-utara, kec-selatan]
            T1/S1 (Meningkatnya layanan pemerintahan berbasis elektronik) [sudah ada di sini · diskominfo]
        "#]],
    );
    // A program supports a sasaran of its own plan.
    let program = "program 2.16.02 \"Program Pengelolaan Informasi dan Komunikasi Publik\" {\n";
    assert_eq!(
        labels(program, &format!("{program}        mendukung T1/$0\n")),
        ["T1/S1", "T1/S2", "T1/S1/SPBE", "T1/S1/AKTIF", "T1/S2/SAKIP"]
    );
    // A kegiatan supports nothing.
    let kegiatan = "kegiatan 2.16.03.2.01 \"Pengelolaan Nama Domain dan Sub Domain\" {\n";
    assert_eq!(labels(kegiatan, &format!("{kegiatan}          mendukung $0\n")), [""; 0]);
}

#[test]
fn keywords_fit_the_place() {
    check(
        &Fixture::base(&[("diskominfo.renstra", "        akhir  62\n", "        $0\n")]),
        expect![[r#"
        replaces "", ""
        jenis → jenis 
        skala → skala 
        awal → awal ${1:2024} = ${0}
        target → target = ${1} | ${2} | ${3} | ${4} | ${5}${0}
        akhir → akhir 
        pagu → pagu = ${1} | ${2} | ${3} | ${4} | ${5}${0}
        pagu-akhir → pagu-akhir 
        tahun → tahun 
        definisi → definisi "${1}"${0}
        formula → formula "${1}"${0}
        penyedia → penyedia 
        penanggung-jawab → penanggung-jawab 
        berkontribusi → berkontribusi 
        kode-referensi → kode-referensi 
        rumus-baru → rumus-baru 
        alias → alias 
        sumber → sumber 
        catatan → catatan 
        label → label 
        kecualikan → kecualikan ${1} karena "${2}" sampai ${3:2026-12-31}${0}
    "#]],
    );
    let tujuan = "    mendukung T1/S1\n    indikator mengacu T1/IKM\n";
    assert_eq!(
        labels(tujuan, &format!("{tujuan}    s$0\n")),
        ["sasaran", "strategi", "sumber", "nspk", "alias"]
    );
    assert_eq!(labels(tujuan, &format!("{tujuan}    target$0\n")), [""; 0]);
    check(
        &Fixture::new("//- baru.renstra\n$0"),
        expect![[r#"
        replaces "", ""
        daerah → daerah ${1} "${2}" {
          ${0}
        \}
        rpjpd → rpjpd ${1} "${2}" {
          ${0}
        \}
        rpjmd → rpjmd ${1} "${2}" {
          ${0}
        \}
        rpd → rpd ${1} "${2}" {
          ${0}
        \}
        renstra → renstra ${1} "${2}" {
          ${0}
        \}
        rkpd → rkpd ${1} "${2}" {
          ${0}
        \}
        renja → renja ${1} "${2}" {
          ${0}
        \}
        pendampingan → pendampingan ${1} {
          ${0}
        \}
        capaian → capaian ${1} {
          ${0}
        \}
        lanjutan → lanjutan 
    "#]],
    );
    check(
        &Fixture::new("//- baru.renstra\nrenstra x \"X\" {\n  p$0\n}\n"),
        expect![[r#"
        replaces "p", "p"
        perangkat-daerah → perangkat-daerah 
        periode → periode 
        program → program 
        perubahan-dari → perubahan-dari 
        berpedoman → berpedoman 
        tahun-program → tahun-program 
        ditetapkan → ditetapkan 
        satuan-pagu → satuan-pagu 
        aspek → aspek "${1}" {
          ${0}
        \}
    "#]],
    );
}

#[test]
fn the_rows_of_the_rpjmd_stand_ready() {
    check(
        &Fixture::base(&[(
            "diskominfo.renstra",
            "        target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1\n      }\n      indikator AKTIF",
            "        t$0\n      }\n      indikator AKTIF",
        )]),
        expect![[r#"
            replaces "t", "t"
            target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1 [seperti RPJMD]
            target → target = ${1} | ${2} | ${3} | ${4} | ${5}${0}
            tahun → tahun 
            satuan → satuan 
            perhitungan → perhitungan 
            sumber-data → sumber-data "${1}"${0}
            berkontribusi → berkontribusi 
            catatan → catatan 
        "#]],
    );
}

#[test]
fn a_cell_offers_the_value_of_its_year_first() {
    let row = "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1\n      }\n      indikator AKTIF";
    let cell = |text: &str| labels(row, &format!("{text}\n      }}\n      indikator AKTIF"));
    assert_eq!(cell("target = 3,3 | $0"), ["3,5", "3,3", "3,7", "3,9", "4,1", "-"]);
    assert_eq!(cell("target = 3,3 | | |$0"), ["3,9", "3,3", "3,5", "3,7", "4,1", "-"]);
    assert_eq!(cell("target = 3,3\n | 3,$0 | 3,7"), ["3,5", "3,3", "3,7", "3,9"]);
    assert_eq!(cell("target 2027 = $0"), ["3,7", "3,3", "3,5", "3,9", "4,1", "-"]);
    // An indicator of its own has no values to take over.
    assert_eq!(labels("awal   2024 = 22,5", "awal 2024 = $0"), ["belum"]);
    assert_eq!(
        labels("target = \"Dasar\" | \"Berkembang\"", "target = $0 | \"Berkembang\""),
        ["Dasar", "Berkembang", "Mandiri", "-"]
    );
}

#[test]
fn a_broken_block_and_the_end_of_a_file() {
    let text = |end: &str| {
        Fixture::base(&[(
            "baru.renstra",
            "",
            &format!(
                "renstra baru-2025 \"Renstra\" {{\n  berpedoman contoh-2025\n  perangkat-daerah dinkes\n  periode 2025-2029\n  tujuan T1 \"Tujuan\" {{\n    mendukung ??? \"\n    {end}"
            ),
        )])
    };
    check(
        &text("indikator mengacu balita$0"),
        expect![[r#"
            replaces "balita", "balita"
            S1/STUNTING (Prevalensi balita stunting) [dinkes]
            1.02.02/TIMBANG (Persentase balita yang ditimbang di posyandu) [dinkes]
        "#]],
    );
    check(
        &text("indikator mengacu stun$0\n  sasaran S1 \"x\" {\n"),
        expect![[r#"
        replaces "stun", "stun"
        S1/STUNTING (Prevalensi balita stunting) [dinkes]
    "#]],
    );
    check(
        &text("sas$0"),
        expect![[r#"
        replaces "sas", "sas"
        sasaran → sasaran ${1:S1} "${2}" {
          ${0}
        \}
    "#]],
    );
}

#[test]
fn lines_may_end_with_carriage_returns() {
    let text = "//- kota.selaras\r\ndaerah kota \"Kota\" { perangkat-daerah dinas \"Dinas\" { urusan 2.16 } }\r\n\
        //- kota.rpjmd\r\nrpjmd kota-2025 \"RPJMD\" {\r\n  daerah kota; periode 2025-2029\r\n  misi M1 \"é😀\" { tujuan T1 \"Tujuan\" {\r\n    \
        indikator IKM \"Indeks Kepuasan – é\" { satuan indeks; awal 2024 = 1; target = 1 | 2 | 3 | 4 | 5 }\r\n  } }\r\n}\r\n\
        //- dinas.renstra\r\nrenstra dinas-2025 \"Renstra\" {\r\n  berpedoman kota-2025; perangkat-daerah dinas; periode 2025-2029\r\n  tujuan T1 \"é😀\" {\r\n    indikator kep$0\r\n  }\r\n}\r\n";
    check(
        &Fixture::new(text),
        expect![[r#"
            replaces "kep", "kep"
            T1/IKM (Indeks Kepuasan – é) → IKM mengacu T1/IKM {\r
              awal 2024 = 1\r
              target = 1 | 2 | 3 | 4 | 5\r
            \}${0}
        "#]],
    );
}

#[test]
fn words_of_closed_lists() {
    expect!["naik turun tetap rentang"].assert_eq(
        &labels(
            "satuan persen; arah naik; perhitungan posisi\n        sumber-data \"Catatan aplikasi layanan\"",
            "satuan persen; arah $0",
        )
        .join(" "),
    );
    expect!["kematangan sakip opini 0-5 0-4 0-100"]
        .assert_eq(&labels("satuan tingkat; skala kematangan", "satuan tingkat; skala $0").join(" "));
    expect!["persen"].assert_eq(&labels("satuan kanal", "satuan per$0").join(" "));
    check(
        &Fixture::base(&[("program.rpjmd", "penanggung-jawab kecamatan", "penanggung-jawab $0")]),
        expect![[r#"
            replaces "", ""
            diskominfo (Dinas Komunikasi dan Informatika)
            dinkes (Dinas Kesehatan)
            kec-utara (Kecamatan Utara)
            kec-selatan (Kecamatan Selatan)
            kecamatan [2 perangkat daerah]
            semua [semua perangkat daerah]
            urusan [pengampu urusan itu] → urusan 
        "#]],
    );
    expect!["1.02 2.16 2.20 2.21 7.01"].assert_eq(
        &labels_in("program.rpjmd", "penanggung-jawab kecamatan", "penanggung-jawab urusan $0").join(" "),
    );
    expect!["diskominfo dinkes kec-utara kec-selatan"]
        .assert_eq(&labels("perangkat-daerah diskominfo", "perangkat-daerah $0").join(" "));
    expect!["contoh-2025"].assert_eq(&labels("berpedoman       contoh-2025", "berpedoman $0").join(" "));
    expect!["diskominfo dinkes kec-selatan"]
        .assert_eq(&labels_in("daerah.selaras", "{ kec-utara, kec-selatan }", "{ kec-utara, $0 }").join(" "));
}

#[test]
fn a_waiver_names_a_rule_that_found_something_here() {
    let changed = |waiver: &str| {
        Fixture::base(&[(
            "diskominfo.renstra",
            "awal   2024 = 3,2\n        target = 3,3 |",
            &format!("awal 2024 = 3,2\n {waiver}\n        target = 3,4 |"),
        )])
    };
    let first = |fixture: &Fixture| {
        let (path, offset) = fixture.at();
        let mut found = complete(&fixture.ide(), path, offset, false).expect("a list").items;
        (found.len(), found.swap_remove(0).label)
    };
    let (all, best) = first(&changed("kecualikan $0"));
    assert!(all > 40);
    assert_eq!(best, "target-berbeda");
    assert_eq!(first(&changed("kecualikan T01$0")).1, "target-berbeda");
    check(
        &changed("kecualikan target-berbeda $0"),
        expect![[r#"
        replaces "", ""
        karena → karena "${1}"${0}
        pada → pada 
        oleh → oleh "${1}"${0}
        sampai → sampai 
    "#]],
    );
    check(
        &changed("kecualikan target-berbeda karena \"x\"\n   s$0"),
        expect![[r#"
        replaces "s", "s"
        sampai → sampai 
        satuan → satuan 
        skala → skala 
        sumber-data → sumber-data "${1}"${0}
        sumber → sumber 
        jenis → jenis 
        definisi → definisi "${1}"${0}
        berkontribusi → berkontribusi 
        kode-referensi → kode-referensi 
        rumus-baru → rumus-baru 
        alias → alias 
    "#]],
    );
    check(
        &changed("kecualikan target-berbeda karena \"x\" sampai $0"),
        expect![[r#"
        replaces "", ""
        2026-01-15 [hari ini]
        2026-12-31 [akhir tahun ini]
        2029-12-31 [akhir periode]
    "#]],
    );
    check(
        &changed("kecualikan target-berbeda karena \"x$0\""),
        expect![[r#"
        nothing
    "#]],
    );
}

#[test]
fn nothing_in_comments_and_texts() {
    assert_eq!(labels(IKM, "// indikator mengacu T$0"), [""; 0]);
    assert_eq!(labels("sumber-data \"Catatan aplikasi layanan\"", "sumber-data \"Cat$0\""), [""; 0]);
    let fixture = Fixture::base(&[("diskominfo.renstra", IKM, "$0")]);
    let (path, offset) = fixture.at();
    assert_eq!(complete(&fixture.ide(), path, offset, true), None);
}

#[test]
fn what_is_chosen_is_told_of() {
    let fixture = Fixture::base(&[("diskominfo.renstra", IKM, "indikator mengacu kepu$0")]);
    let (path, offset) = fixture.at();
    let found = complete(&fixture.ide(), path, offset, false).expect("a list");
    let subject = found.items[0].subject.clone().expect("a node");
    let page = about(&fixture.english(), &subject).expect("words");
    expect![[r#"
        indikator IKM "Indeks Kepuasan Masyarakat"
        RPJMD contoh-2025
        For: misi M1 "Menata pemerintahan yang melayani" › tujuan T1 "Membaiknya mutu layanan publik"
        unit indeks · direction naik · counted as rilis
        Year           RPJMD contoh-2025
        baseline 2024               78,5
        2025                          79
        2026                          80
        2027                          81
        2028                          82
        2029                          83"#]]
    .assert_eq(&page.plain());
    // Its number may be another node's after an edit.
    let Subject::Node(node, _) = subject else { panic!("a node") };
    let gone = Subject::Node(node, "LAIN".into());
    assert_eq!(about(&fixture.english(), &gone), None);
}

#[test]
fn a_long_list_ends_and_says_so() {
    let row = |n: u32| {
        format!("    indikator IND{n} \"Indeks ke-{n}\" {{ satuan indeks; target = 1 | 2 | 3 | 4 | 5 }}\n")
    };
    let many: String = (0..150).map(row).collect();
    let plan = |typed: &str| {
        Fixture::new(&format!(
            "//- kota.rpjmd\nrpjmd kota-2025 \"RPJMD\" {{\n  periode 2025-2029\n  misi M1 \"Misi\" {{ tujuan T1 \"Tujuan\" {{\n{many}  }} }}\n}}\n\
             //- dinas.renstra\nrenstra dinas-2025 \"Renstra\" {{\n  berpedoman kota-2025; periode 2025-2029\n  tujuan T1 \"Tujuan\" {{\n    indikator mengacu {typed}$0\n  }}\n}}\n"
        ))
    };
    let list = |typed: &str| {
        let fixture = plan(typed);
        let (path, offset) = fixture.at();
        let found = complete(&fixture.ide(), path, offset, false).expect("a list");
        (found.items.len(), found.truncated)
    };
    assert_eq!(list(""), (100, true));
    // IND14, IND140 to 149, and last those that have its letters among others.
    assert_eq!(list("IND14"), (15, false));
}

/// Whatever is offered for a reference is no wrong reference.
#[test]
fn what_is_offered_is_accepted() {
    for (from, to) in [
        (IKM, "indikator mengacu $0"),
        (IKM, "indikator X \"X\" { satuan orang; berkontribusi $0 }"),
        (
            "  tujuan T1 \"Terwujudnya layanan elektronik yang dipakai warga\" {\n    mendukung T1/S1\n",
            "  tujuan T1 \"Terwujudnya layanan elektronik yang dipakai warga\" {\n    mendukung $0\n",
        ),
        ("      mendukung T1/S1\n", "      mendukung $0\n"),
        ("        akhir  62\n", "        kecualikan satuan-berbeda pada $0 karena \"x\"\n"),
    ] {
        let fixture = Fixture::base(&[("diskominfo.renstra", from, to)]);
        let (path, offset) = fixture.at();
        let found = complete(&fixture.ide(), path, offset, false).expect("a list");
        for item in &found.items {
            let whole = to.replace("$0", &item.insert.plain());
            let after = Fixture::base(&[("diskominfo.renstra", from, &whole)]);
            let wrong: Vec<String> = after
                .findings()
                .into_iter()
                .filter(|f| f.contains("rujukan") || f.contains("sintaks"))
                .filter(|f| !f.contains("tidak-diacu") && !f.contains("tanpa-rujukan"))
                .collect();
            assert_eq!(wrong, [""; 0], "{whole}");
        }
    }
}

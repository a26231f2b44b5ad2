//! What is under the cursor, in words.

mod fixture;

use expect_test::{Expect, expect};
use fixture::Fixture;
use selaras_ide::hover::hover;

const RENSTRA: &str = "diskominfo.renstra";
const RPJMD: &str = "rpjmd.rpjmd";

/// The plain page at the cursor, below the bytes that it is about.
#[track_caller]
fn shows(changes: &[(&str, &str, &str)], expect: Expect) {
    let fixture = Fixture::base(changes);
    let (path, offset) = fixture.at();
    let found = hover(&fixture.ide(), path, offset).expect("a page");
    let about = found.span.of(fixture.text(path));
    expect.assert_eq(&format!("[{about}]\n{}", found.page.plain()));
}

#[track_caller]
fn is_silent(changes: &[(&str, &str, &str)]) {
    let fixture = Fixture::base(changes);
    let (path, offset) = fixture.at();
    assert_eq!(hover(&fixture.ide(), path, offset), None);
}

const TARGETS: &str = "target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1";

#[test]
fn an_indicator_with_what_it_is_for_and_the_rpjmd_beside_it() {
    shows(
        &[
            (RENSTRA, "indikator SPBE mengacu", "indikator SP$0BE mengacu"),
            (RENSTRA, TARGETS, "target = 3,3 | 3,5 | 3,6 |     | 4,1"),
        ],
        expect![[r#"
            [SPBE]
            indikator SPBE
            Renstra diskominfo-2025 · Dinas Komunikasi dan Informatika
            Untuk: misi M1 "Menata pemerintahan yang melayani" › tujuan T1 "Membaiknya mutu layanan publik" › sasaran S1 "Meningkatnya layanan pemerintahan berbasis…"
            Sama dengan: RPJMD contoh-2025: M1/T1/S1/SPBE
            satuan indeks (diwarisi) · arah naik (diwarisi) · perhitungan rilis (diwarisi) · skala 0-5 (diwarisi) · IKU
            Tahun      RPJMD  diskominfo-2025
            awal 2024    3,2              3,2
            2025         3,3              3,3
            2026         3,5              3,5
            2027         3,7            ≠ 3,6
            2028         3,9            (3,9)
            2029         4,1              4,1
            (…) diwarisi, tidak ditulis di sana
            Temuan:
            - target-berbeda (wajib diperbaiki): Target 2027 indikator SPBE di Renstra 3,6, sedangkan di RPJMD 3,7. Dasar: Permendagri 86/2017 (belum diverifikasi)."#]],
    );
}

const TABLE: &str = "tabel.rpjmd";

#[test]
fn a_table_tells_of_what_it_restates() {
    let wrong = (TABLE, "target = 80 | 84 | 88", "target = 80 | 84 | 18");
    shows(
        &[wrong, (TABLE, "indikator TIMBANG", "indikator TIM$0BANG")],
        expect![[r#"
        [TIMBANG]
        indikator TIMBANG "Persentase balita yang ditimbang di posyandu"
        RPJMD contoh-2025 · Dinas Kesehatan
        Untuk: misi M2 "Memenuhi kebutuhan dasar warga" › tujuan T2 "Meningkatnya derajat kesehatan warga" › sasaran S1 "Berkurangnya masalah gizi balita"
        satuan persen · arah naik
        Tahun      RPJMD contoh-2025  dinkes-2025
        awal 2024                 76           76
        2025                      80           80
        2026                      84           84
        2027                      88           88
        2028                      92           92
        2029                      96           96
        Diacu: Renstra dinkes-2025 (T1/S1/1.02.02/TIMBANG)
        Diulang di: Tabel "Indikasi program"
        Temuan:
        - tabel-berbeda (wajib diperbaiki): Target 2027 indikator TIMBANG "Persentase balita yang ditimbang di posyandu" di tabel "Indikasi program" 18, sedangkan di RPJMD 88. Dasar: praktik pemeriksaan rencana."#]],
    );
    shows(
        &[(TABLE, "target = 80 | 84 | 88", "target = 80 | 84 | 1$08")],
        expect![[r#"
        [18]
        target 2027 · indikator TIMBANG "Persentase balita yang ditimbang di posyandu"
        Tabel "Indikasi program": 18
        RPJMD contoh-2025: 88 persen
        arah: naik
        Temuan:
        - tabel-berbeda (wajib diperbaiki): Target 2027 indikator TIMBANG "Persentase balita yang ditimbang di posyandu" di tabel "Indikasi program" 18, sedangkan di RPJMD 88. Dasar: praktik pemeriksaan rencana."#]],
    );
    shows(
        &[(TABLE, "pagu = Rp1 miliar", "pa$0gu = Rp1 miliar")],
        expect![[r#"
        [pagu]
        pagu: Deret uang tiap tahun. Bila anaknya juga berpagu, keduanya harus cocok.
        Tahun              pagu
        2025    Rp1.000.000.000
        2026    Rp1.100.000.000
        2027    Rp1.200.000.000
        2028    Rp1.200.000.000
        2029    Rp1.300.000.000
        jumlah  Rp5.800.000.000"#]],
    );
    shows(
        &[(TABLE, "lanjutan rpjmd contoh-2025", "lanjutan rpjmd conto$0h-2025")],
        expect![[r#"
        [contoh-2025]
        RPJMD contoh-2025 "RPJMD Kota Contoh Tahun 2025–2029"
        Daerah: daerah kota-contoh "Kota Contoh"
        periode 2025–2029 · tahun 2025–2029 · tahun-program 2025–2029
        Memuat: 2 misi, 2 tujuan, 4 sasaran, 6 program, 14 indikator
        Diulang di: Tabel "Indikasi program""#]],
    );
}

#[test]
fn a_table_tells_nothing_of_what_the_plan_does_not_have() {
    is_silent(&[(TABLE, "program 1.02.05", "program 1.02.0$09")]);
    is_silent(&[(
        TABLE,
        "indikator KADER \"Persentase posyandu dengan kader terlatih\"",
        "indikator RA$0PI \"Jumlah posyandu yang tertata\"",
    )]);
    // A finding of the same bytes in the plan's file is not one of the table.
    let fixture = Fixture::base(&[(TABLE, "target = 80 | 84 | 88", "target = 80 | 8$04 | 88")]);
    let (path, offset) = fixture.at();
    assert!(!hover(&fixture.ide(), path, offset).expect("a page").page.plain().contains("Temuan"));
}

#[test]
fn the_same_in_english_and_markdown() {
    let fixture = Fixture::base(&[
        (RENSTRA, "indikator SPBE mengacu", "indikator SP$0BE mengacu"),
        (RENSTRA, TARGETS, "target = 3,3 | 3,5 | 3,6 | 3,9 | 4,1"),
    ]);
    let (path, offset) = fixture.at();
    let found = hover(&fixture.english(), path, offset).expect("a page");
    expect![[r#"
        **indikator SPBE**

        Renstra diskominfo-2025 · Dinas Komunikasi dan Informatika

        For: misi M1 "Menata pemerintahan yang melayani" › tujuan T1 "Membaiknya mutu layanan publik" › sasaran S1 "Meningkatnya layanan pemerintahan berbasis…"

        The same as: RPJMD contoh-2025: M1/T1/S1/SPBE

        unit indeks (inherited) · direction naik (inherited) · counted as rilis (inherited) · scale 0-5 (inherited) · IKU

        | Year | RPJMD | diskominfo-2025 |
        | :-- | --: | --: |
        | baseline 2024 | 3,2 | 3,2 |
        | 2025 | 3,3 | 3,3 |
        | 2026 | 3,5 | 3,5 |
        | 2027 | 3,7 | **3,6** ≠ |
        | 2028 | 3,9 | 3,9 |
        | 2029 | 4,1 | 4,1 |

        **Findings**

        - target-berbeda (must be fixed): The 2027 target of indikator SPBE is 3,6 in the Renstra, but 3,7 in the RPJMD. Basis: Permendagri 86/2017 (belum diverifikasi, not verified)."#]].assert_eq(&found.page.markdown());
}

#[test]
fn an_indicator_of_the_rpjmd_with_those_who_adopt_it() {
    shows(
        &[(RPJMD, "indikator PUAS", "indikator PU$0AS")],
        expect![[r#"
        [PUAS]
        indikator PUAS "Indeks kepuasan warga di kecamatan"
        RPJMD contoh-2025 · Kecamatan Utara, Kecamatan Selatan
        Untuk: misi M1 "Menata pemerintahan yang melayani" › tujuan T1 "Membaiknya mutu layanan publik" › sasaran S2 "Mendekatnya layanan kepada warga"
        satuan indeks · arah naik · perhitungan posisi
        Tahun      RPJMD contoh-2025  kec-selatan-2025  kec-utara-2025
        awal 2024                 76              (76)            (76)
        2025                      77                77              77
        2026                      78                78              78
        2027                      79                79              79
        2028                      80                80              80
        2029                      81                81              81
        (…) diwarisi, tidak ditulis di sana
        Diacu: Renstra kec-selatan-2025 (T1/S1/PUAS), Renstra kec-utara-2025 (T1/S1/PUAS)"#]],
    );
}

#[test]
fn a_reference_shows_what_it_leads_to() {
    shows(
        &[(RENSTRA, "    mendukung T1/S1\n    indikator", "    mendukung T1/S$01\n    indikator")],
        expect![[r#"
            [T1/S1]
            sasaran S1 "Meningkatnya layanan pemerintahan berbasis elektronik"
            RPJMD contoh-2025 · Dinas Komunikasi dan Informatika
            Untuk: misi M1 "Menata pemerintahan yang melayani" › tujuan T1 "Membaiknya mutu layanan publik"
            Didukung: Renstra diskominfo-2025 (T1), Renstra diskominfo-2025 (T1/S1), 2.16/2.16.02, 2.16/2.16.03"#]],
    );
}

#[test]
fn a_reference_to_nothing_shows_nothing() {
    is_silent(&[(RENSTRA, "mengacu T1/S1/SPBE", "mengacu T1/S1/SPB$0X")]);
}

#[test]
fn money_beside_its_parts_and_the_rpjmd() {
    shows(
        &[
            (RENSTRA, "program 2.16.03 \"Program", "program 2.16.$003 \"Program"),
            (RENSTRA, "pagu = Rp4,5 miliar | Rp4,7 miliar", "pagu = Rp4,5 miliar | Rp4,9 miliar"),
        ],
        expect![[r#"
            [2.16.03]
            program 2.16.03 "Program Pengelolaan Aplikasi Informatika"
            Renstra diskominfo-2025 · Dinas Komunikasi dan Informatika
            Untuk: misi M1 "Menata pemerintahan yang melayani" › tujuan T1 "Membaiknya mutu layanan publik" › sasaran S1 "Meningkatnya layanan pemerintahan berbasis…"
            Janji: janji J1 "Layanan daring untuk semua warga"
            Tahun   RPJMD contoh-2025        Σ bagiannya
            2025      Rp5.000.000.000    Rp5.000.000.000
            2026      Rp5.200.000.000  ≠ Rp5.400.000.000
            2027      Rp5.500.000.000    Rp5.500.000.000
            2028      Rp5.700.000.000    Rp5.700.000.000
            2029      Rp6.000.000.000    Rp6.000.000.000
            jumlah   Rp27.400.000.000   Rp27.600.000.000
            Temuan:
            - pagu-melebihi-rpjmd (wajib diperbaiki): Pagu program 2.16.03 "Program Pengelolaan Aplikasi Informatika" melebihi RPJMD (2026: Rp5.400.000.000 di Renstra, Rp5.200.000.000 di RPJMD). Dasar: Permendagri 86/2017 (belum diverifikasi)."#]],
    );
    shows(
        &[
            (RENSTRA, "kegiatan 2.16.02.2.01 ", "kegiatan 2.16.02.2.$001 "),
            (RENSTRA, "pagu = Rp1 miliar | Rp1,1 miliar", "pagu = Rp1 miliar | Rp9,1 miliar"),
        ],
        expect![[r#"
            [2.16.02.2.01]
            kegiatan 2.16.02.2.01 "Pengelolaan Informasi dan Komunikasi Publik Pemerintah Daerah"
            Renstra diskominfo-2025 · Dinas Komunikasi dan Informatika
            Untuk: misi M1 "Menata pemerintahan yang melayani" › tujuan T1 "Membaiknya mutu layanan publik" › sasaran S1 "Meningkatnya layanan pemerintahan berbasis…"
            Tahun                pagu        Σ bagiannya
            2025      Rp1.000.000.000    Rp1.000.000.000
            2026    ≠ Rp9.100.000.000  ≠ Rp1.100.000.000
            2027      Rp1.200.000.000    Rp1.200.000.000
            2028      Rp1.300.000.000    Rp1.300.000.000
            2029      Rp1.400.000.000    Rp1.400.000.000
            jumlah   Rp14.000.000.000    Rp6.000.000.000
            Temuan:
            - jumlah-pagu-salah (wajib diperbaiki): Pagu kegiatan 2.16.02.2.01 "Pengelolaan Informasi dan Komunikasi Publik Pemerintah Daerah" tidak sama dengan jumlah bagiannya (2026: Rp9.100.000.000 tertulis, Rp1.100.000.000 jumlah bagiannya). Dasar: praktik pemeriksaan rencana."#]],
    );
}

#[test]
fn a_cell_with_its_year_and_both_values() {
    shows(
        &[(RENSTRA, TARGETS, "target = 3,3 | 3,5 | 3,$06 \"kira\" | 3,9 | 4,1")],
        expect![[r#"
        [3,6]
        target 2027 · indikator SPBE
        Renstra diskominfo-2025: 3,6 indeks
        RPJMD contoh-2025: 3,7 indeks – berbeda
        arah: naik
        Catatan kaki: kira
        Temuan:
        - target-berbeda (wajib diperbaiki): Target 2027 indikator SPBE di Renstra 3,6, sedangkan di RPJMD 3,7. Dasar: Permendagri 86/2017 (belum diverifikasi)."#]],
    );
    shows(
        &[(RENSTRA, "awal   2024 = 3,2", "awal   2024 = 3$0,2")],
        expect![[r#"
        [3,2]
        awal 2024 · indikator SPBE
        Renstra diskominfo-2025: 3,2 indeks
        RPJMD contoh-2025: 3,2 indeks
        arah: naik"#]],
    );
    shows(
        &[(RENSTRA, "pagu = Rp600 juta |", "pagu = Rp6$000 juta |")],
        expect![[r#"
        [Rp600 juta]
        pagu 2025 · subkegiatan 2.16.02.2.01.0021 "Pengelolaan Media Komunikasi Publik"
        Renstra diskominfo-2025: Rp600.000.000"#]],
    );
}

#[test]
fn a_cell_without_a_value_names_its_year() {
    shows(
        &[(RENSTRA, TARGETS, "target = 3,3 | 3,5 |$0  | 3,9 | 4,1")],
        expect![[r#"
            []
            target 2027 · indikator SPBE
            Renstra diskominfo-2025: 3,7 indeks (diwarisi)
            RPJMD contoh-2025: 3,7 indeks
            arah: naik"#]],
    );
}

#[test]
fn an_agency_and_a_group() {
    shows(
        &[(RENSTRA, "perangkat-daerah diskominfo", "perangkat-daerah disk$0ominfo")],
        expect![[r#"
            [diskominfo]
            perangkat daerah diskominfo "Dinas Komunikasi dan Informatika"
            Urusan: 2.16, 2.20, 2.21
            Renstra: diskominfo-2025
            Bertanggung jawab atas: 1 sasaran RPJMD contoh-2025, 3 program RPJMD contoh-2025"#]],
    );
    shows(
        &[(RPJMD, "penanggung-jawab kecamatan", "penanggung-jawab kecam$0atan")],
        expect![[r#"
            [kecamatan]
            kelompok kecamatan
            daerah kota-contoh
            Isi: kec-utara, kec-selatan"#]],
    );
}

#[test]
fn a_document() {
    shows(
        &[(RENSTRA, "berpedoman       contoh", "berpedoman       cont$0oh")],
        expect![[r#"
        [contoh-2025]
        RPJMD contoh-2025 "RPJMD Kota Contoh Tahun 2025–2029"
        Daerah: daerah kota-contoh "Kota Contoh"
        periode 2025–2029 · tahun 2025–2029 · tahun-program 2025–2029
        Memuat: 2 misi, 2 tujuan, 4 sasaran, 6 program, 14 indikator"#]],
    );
}

#[test]
fn a_rule_in_a_waiver() {
    let waiver = "kecualikan target-ber$0beda karena \"Rilis\"\n      indikator SPBE";
    shows(
        &[(RENSTRA, "indikator SPBE", waiver)],
        expect![[r#"
        [target-berbeda]
        T01 Target berbeda dari RPJMD
        Yang dibandingkan: Target indikator yang mengacu ke RPJMD dibandingkan tahun demi tahun dengan target RPJMD. Yang lebih tinggi menurut arahnya hanya perlu diperbaiki; rentang yang memuat nilai RPJMD dianggap sama.
        Mengapa: RPJMD menjanjikan satu angka, Renstra mengerjakan angka lain. Saat evaluasi, capaian Renstra yang penuh tetap membuat RPJMD gagal.
        Dasar: Permendagri 86/2017 (belum diverifikasi)
        Yang memperbaiki: Perencana perangkat daerah mengambil angka RPJMD; bila angka RPJMD yang keliru, Bappeda yang membetulkan RPJMD.
        target-berbeda: https://github.com/selaras-rencana/selaras/blob/main/docs/aturan/target-berbeda.md"#]],
    );
    is_silent(&[(
        RENSTRA,
        "indikator SPBE",
        "kecualikan tidak-a$0da karena \"Rilis\"\n      indikator SPBE",
    )]);
}

#[test]
fn a_rule_that_a_note_is_about() {
    shows(
        &[("pendampingan.selaras", "tentang satuan-berbeda", "tentang satuan-b$0erbeda")],
        expect![[r#"
            [satuan-berbeda]
            T03 Satuan berbeda dari RPJMD
            Yang dibandingkan: Satuan indikator yang mengacu dibandingkan dengan satuan RPJMD. Ejaan satuan tidak dibedakan, dan satuan yang dapat dikonversi dibandingkan nilainya.
            Mengapa: Angka yang sama dengan satuan lain adalah ukuran lain.
            Dasar: praktik pemeriksaan rencana
            Yang memperbaiki: Perencana perangkat daerah mengambil satuan RPJMD dan memeriksa angkanya sekali lagi.
            satuan-berbeda: https://github.com/selaras-rencana/selaras/blob/main/docs/aturan/satuan-berbeda.md"#]],
    );
}

#[test]
fn words_of_the_language() {
    shows(
        &[(
            RENSTRA,
            "perhitungan posisi\n        sumber-data \"Catatan aplikasi",
            "perhit$0ungan posisi\n        sumber-data \"Catatan aplikasi",
        )],
        expect![[r#"
            [perhitungan]
            perhitungan: jumlah: nilai tiap tahun dijumlahkan; posisi: keadaan pada tahun itu; rilis: diterbitkan pihak lain, tidak pernah dijumlah atau dibagi."#]],
    );
    shows(
        &[("tabel.rpjmd", "lanjutan rpjmd", "lan$0jutan rpjmd")],
        expect![[r#"
            [lanjutan rpjmd]
            RPJMD contoh-2025 "RPJMD Kota Contoh Tahun 2025–2029"
            Daerah: daerah kota-contoh "Kota Contoh"
            periode 2025–2029 · tahun 2025–2029 · tahun-program 2025–2029
            Memuat: 2 misi, 2 tujuan, 4 sasaran, 6 program, 14 indikator
            Diulang di: Tabel "Indikasi program"
            rpjmd: Rencana pembangunan jangka menengah daerah, yang menjadi pedoman semua Renstra.
            lanjutan: Menambah isi dokumen, atau membuka kembali butir, yang dimulai di tempat lain."#]],
    );
    shows(
        &[("tabel.rpjmd", "      satuan persen", "      sat$0uan persen")],
        expect![[r#"
        [satuan]
        satuan: Satuan nilainya; boleh tidak ditulis bila setiap sel membawa satuannya."#]],
    );
    shows(
        &[("pendampingan.selaras", "tentang satuan-berbeda", "ten$0tang satuan-berbeda")],
        expect![[r#"
            [tentang]
            tentang: Aturan yang dibicarakan catatan ini."#]],
    );
}

#[test]
fn a_half_typed_line_in_a_broken_block() {
    shows(
        &[(RENSTRA, "        target = 3,3 | 3,5 | 3,7 | 3,9 | 4,1\n      }", "        tar$0get = = 3,3 |\n")],
        expect![[r#"
            [target]
            target: Target tiap tahun, dipisah |. Tanpa tahun ia mengikuti kolom butirnya; sel kosong berarti tidak diisi.
            Tahun      RPJMD  diskominfo-2025
            awal 2024    3,2              3,2
            2025         3,3                ?
            2026         3,5            (3,5)
            2027         3,7            (3,7)
            2028         3,9            (3,9)
            2029         4,1            (4,1)
            (…) diwarisi, tidak ditulis di sana"#]],
    );
}

#[test]
fn nothing_between_statements_and_in_comments() {
    is_silent(&[(RENSTRA, "  tujuan T1", "$0\n  tujuan T1")]);
    is_silent(&[(RENSTRA, "  tujuan T1", "  // tu$0juan\n  tujuan T1")]);
}

#[test]
fn words_of_a_plan_are_no_markdown() {
    let fixture =
        Fixture::base(&[(RPJMD, "indikator SPBE \"Indeks SPBE\"", "indikator SP$0BE \"[a](http://b) <c>\"")]);
    let (path, offset) = fixture.at();
    let page = hover(&fixture.ide(), path, offset).expect("a page").page.markdown();
    assert!(page.contains("\\[a\\](http://b) \\<c\\>"), "{page}");
}

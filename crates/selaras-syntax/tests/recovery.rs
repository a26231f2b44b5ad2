//! Broken texts: what stays in the tree, and what is said. One mistake is one error, and costs its own line.

mod common;

use common::{english, report};
use expect_test::{Expect, expect};

fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&report(text));
}

/// A statement in an indicator, with good statements before and after it.
fn in_indikator(statement: &str, expected: &Expect) {
    let text =
        format!("rpjmd r {{ aspek {{ indikator X {{\n  satuan persen\n  {statement}\n  arah naik\n}} }} }}");
    let report = report(&text);
    let own =
        report.strip_prefix("rpjmd r {}\n  aspek {}\n    indikator X {}\n      .satuan persen\n").unwrap();
    let parts: Vec<&str> = own.split("      .arah naik\n").collect();
    let [kept, errors] = parts[..] else { panic!("the lines around it are whole: {report}") };
    expected.assert_eq(&format!("{}{}", kept.trim_start_matches(' '), errors));
}

#[test]
fn a_misspelt_keyword() {
    in_indikator(
        "tarrget 2022 = 5",
        &expect![[r#"
        .target 2022 = 5 !broken
        S01 3:3 `tarrget`
            Baris ini tidak dikenal: "tarrget". Mungkin maksud Anda "target".
            Ganti "tarrget" dengan "target".
    "#]],
    );
}

#[test]
fn an_unknown_keyword() {
    in_indikator(
        "pembangunan 5 = =",
        &expect![[r#"
        S01 3:3 `pembangunan`
            Baris ini tidak dikenal: "pembangunan".
            Di dalam "indikator" yang dikenal: "satuan", "arah", "perhitungan", "jenis", "skala", "awal", "target", "akhir", "pagu", "pagu-akhir", "tahun", "definisi", "formula", "sumber-data", "penyedia", "penanggung-jawab", "kode-referensi", "rumus-baru", "berkontribusi", "alias", "sumber", "catatan", "label", "kecualikan".
    "#]],
    );
}

#[test]
fn a_misspelt_keyword_after_lanjutan() {
    check(
        "lanjutan rpmjd r {\n  lanjutan msi M1\n  lanjutan\n  lanjutan target = 1\n}",
        &expect![[r#"
        lanjutan rpjmd rpmjd r {} !broken
          lanjutan misi msi M1 !broken
        S01 1:10 `rpmjd`
            Baris ini tidak dikenal: "rpmjd". Mungkin maksud Anda "rpjmd".
            Ganti "rpmjd" dengan "rpjmd".
        S01 2:12 `msi`
            Baris ini tidak dikenal: "msi". Mungkin maksud Anda "misi".
            Ganti "msi" dengan "misi".
        S01 3:3 `lanjutan`
            Baris ini tidak dikenal: "lanjutan".
            Di dalam "rpjmd" yang dikenal: "visi", "misi", "tujuan", "aspek", "urusan", "program", "janji", "isu", "daerah", "perangkat-daerah", "berpedoman", "perubahan-dari", "periode", "tahun", "tahun-program", "ditetapkan", "dasar", "nomenklatur", "satuan-pagu", "pagu-indikatif", "dicabut", "alias", "sumber", "catatan", "label", "kecualikan".
        S01 4:12 `target`
            Baris ini tidak dikenal: "target".
            Di dalam "rpjmd" yang dikenal: "visi", "misi", "tujuan", "aspek", "urusan", "program", "janji", "isu", "daerah", "perangkat-daerah", "berpedoman", "perubahan-dari", "periode", "tahun", "tahun-program", "ditetapkan", "dasar", "nomenklatur", "satuan-pagu", "pagu-indikatif", "dicabut", "alias", "sumber", "catatan", "label", "kecualikan".
    "#]],
    );
}

#[test]
fn half_typed() {
    in_indikator(
        "target",
        &expect![[r#"
        .target !broken
        S01 3:3 `target`
            Baris "target" belum lengkap: setelah "target" diperlukan kata/angka atau "=".
            Lengkapi baris ini. Contoh: target 2021-2023 = 79 | 80 | 81
    "#]],
    );
    in_indikator(
        "target 2022-",
        &expect![[r#"
        .target 2022- !broken
        S01 3:10 `2022-`
            Baris "target" belum lengkap: setelah "2022-" diperlukan "=".
            Lengkapi baris ini. Contoh: target 2021-2023 = 79 | 80 | 81
    "#]],
    );
    in_indikator(
        "target 2022-2026 =",
        &expect![[r#"
        .target 2022-2026 = ∅ !broken
        S01 3:20 `=`
            Baris "target" belum lengkap: setelah "=" diperlukan nilai, teks di antara tanda kutip atau "|".
            Lengkapi baris ini. Contoh: target 2021-2023 = 79 | 80 | 81
    "#]],
    );
    in_indikator(
        "target = 1 |",
        &expect![[r#"
        .target = 1 | ∅
    "#]],
    );
    in_indikator(
        "skala",
        &expect![[r#"
        .skala !broken
        S01 3:3 `skala`
            Baris "skala" belum lengkap: setelah "skala" diperlukan kata/angka atau teks di antara tanda kutip.
            Lengkapi baris ini. Contoh: skala 0-5
    "#]],
    );
    in_indikator(
        "berkontribusi S1/",
        &expect![[r#"
        .berkontribusi S1/
    "#]],
    );
    in_indikator(
        "berkontribusi S1/X bobot",
        &expect![[r#"
        .berkontribusi S1/X (bobot) !broken
        S01 3:22 `bobot`
            Baris "berkontribusi" belum lengkap: setelah "bobot" diperlukan kata/angka.
            Lengkapi baris ini. Contoh: berkontribusi S2/SPBE bobot 25%
    "#]],
    );
    in_indikator(
        "jenis iku,",
        &expect![[r#"
        .jenis iku !broken
        S01 3:12 `,`
            Baris "jenis" belum lengkap: setelah "," diperlukan kata/angka atau teks di antara tanda kutip.
            Lengkapi baris ini. Contoh: jenis iku, ikk
    "#]],
    );
    in_indikator(
        "sumber \"a.pdf\" hlm",
        &expect![[r#"
        .sumber "a.pdf" (hlm) !broken
        S01 3:18 `hlm`
            Baris "sumber" belum lengkap: setelah "hlm" diperlukan kata/angka.
            Lengkapi baris ini. Contoh: sumber "rpjmd.pdf" hlm 214
    "#]],
    );
    in_indikator(
        "kecualikan target-berbeda pada",
        &expect![[r#"
        .kecualikan target-berbeda (pada) !broken
        S01 3:29 `pada`
            Baris "kecualikan" belum lengkap: setelah "pada" diperlukan kata/angka.
            Lengkapi baris ini. Contoh: kecualikan target-berbeda pada S2/SPBE karena "alasan" sampai 2022-12-31
    "#]],
    );
}

#[test]
fn half_typed_headers() {
    check(
        "rpjmd r {\n  aspek {\n    indikator mengacu\n    indikator X mengacu { satuan a }\n  }\n}",
        &expect![[r#"
        rpjmd r {}
          aspek {}
            indikator (mengacu) !broken
            indikator X (mengacu) {} !broken
              .satuan a
        S01 3:15 `mengacu`
            Baris "indikator" belum lengkap: setelah "mengacu" diperlukan kata/angka.
            Lengkapi baris ini. Contoh: indikator IKM "Indeks kepuasan masyarakat"
        S01 4:17 `mengacu`
            Baris "indikator" belum lengkap: setelah "mengacu" diperlukan kata/angka.
            Lengkapi baris ini. Contoh: indikator IKM "Indeks kepuasan masyarakat"
    "#]],
    );
}

#[test]
fn too_much() {
    in_indikator(
        "satuan orang per hari",
        &expect![[r#"
        .satuan orang per hari !broken
        S01 3:16 `per`
            Pada baris "satuan", "per" tidak cocok di sini: diperlukan akhir baris.
            Tulis beberapa kata di antara tanda kutip. Contoh: satuan persen, atau satuan "orang per hari"
    "#]],
    );
    in_indikator(
        "target 2022 - 2026 = 1 | 2",
        &expect![[r#"
        .target 2022 - 2026 = 1 | 2 !broken
        S01 3:15 `-`
            Pada baris "target", "-" tidak cocok di sini: diperlukan "=".
            Tulis rentang tahun tanpa spasi, lalu "=". Contoh: target 2021-2023 = 79 | 80 | 81
    "#]],
    );
    in_indikator(
        "target = 1 | 2 \"a\" 3 | 4",
        &expect![[r#"
        .target = 1 | 2 "a" 3 !broken | 4 !broken
        S01 3:22 `3`
            Pada baris "target", "3" tidak cocok di sini: diperlukan "|" atau akhir baris.
            Pisahkan nilai dengan "|". Contoh: target 2021-2023 = 79 | 80 | 81
    "#]],
    );
    in_indikator(
        "target = 1 | 2 = 3 | 4",
        &expect![[r#"
        .target = 1 | 2 = 3 !broken | 4 !broken
        S01 3:18 `=`
            Pada baris "target", "=" tidak cocok di sini: diperlukan nilai, teks di antara tanda kutip, "|" atau akhir baris.
            Hapus yang berlebih, atau pindahkan ke baris sendiri. Contoh: target 2021-2023 = 79 | 80 | 81
    "#]],
    );
    in_indikator(
        "definisi kata tanpa kutip",
        &expect![[r#"
        .definisi kata tanpa kutip !broken
        S01 3:12 `kata`
            Pada baris "definisi", "kata" tidak cocok di sini: diperlukan teks di antara tanda kutip.
            Tulis beberapa kata di antara tanda kutip. Contoh: definisi "teks"
    "#]],
    );
    in_indikator(
        "penanggung-jawab a b",
        &expect![[r#"
        .penanggung-jawab a b !broken
        S01 3:22 `b`
            Pada baris "penanggung-jawab", "b" tidak cocok di sini: diperlukan "," atau akhir baris.
            Pisahkan dengan koma. Contoh: penanggung-jawab diskominfo, dinkes
    "#]],
    );
    in_indikator(
        "kode-referensi 1 | 2",
        &expect![[r#"
        .kode-referensi 1 2 !broken
        S01 3:20 `|`
            Pada baris "kode-referensi", "|" tidak cocok di sini: diperlukan akhir baris.
            Hapus yang berlebih, atau pindahkan ke baris sendiri. Contoh: kode-referensi 2.16.03
    "#]],
    );
    in_indikator(
        "target = 1 {",
        &expect![[r#"
        .target = 1
        S01 3:14 `{`
            Kurung buka "{" ini tidak membuka apa pun.
            Hapus "{" ini.
    "#]],
    );
}

#[test]
fn a_title_without_quotes() {
    check(
        "rpjmd r {\n  misi M1 Menata birokrasi {\n    tujuan T1 \"x\"\n  }\n}",
        &expect![[r#"
        rpjmd r {}
          misi M1 Menata birokrasi {} !broken
            tujuan T1 "x"
        S01 2:11 `Menata`
            Pada baris "misi", "Menata" tidak cocok di sini: diperlukan teks di antara tanda kutip atau akhir baris.
            Tulis nama di antara tanda kutip, dan hanya satu kode di depannya. Contoh: misi KODE "Nama"
    "#]],
    );
}

#[test]
fn unclosed_texts() {
    check(
        "rpjmd r \"judul {\n  misi M1 \"satu\" {\n    tujuan T1 \"dua {\n      nspk \"tiga\n    }\n  }\n}",
        &expect![[r#"
            rpjmd r "judul {} !broken
              misi M1 "satu" {}
                tujuan T1 "dua {} !broken
                  .nspk "tiga !broken
            S01 1:9 `\"judul`
                Teks "judul" belum ditutup dengan tanda kutip.
                Tambahkan tanda kutip " di akhir teks, pada baris yang sama.
            S01 3:15 `\"dua`
                Teks "dua" belum ditutup dengan tanda kutip.
                Tambahkan tanda kutip " di akhir teks, pada baris yang sama.
            S01 4:12 `\"tiga`
                Teks "tiga" belum ditutup dengan tanda kutip.
                Tambahkan tanda kutip " di akhir teks, pada baris yang sama.
        "#]],
    );
    in_indikator(
        "target = \"baik | \"cukup\" | \"buruk",
        &expect![[r#"
        .target = "baik | "cukup" | "buruk !broken !broken
        S01 3:21 `cukup`
            Pada baris "target", "cukup" tidak cocok di sini: diperlukan teks di antara tanda kutip, "|" atau akhir baris.
            Pisahkan nilai dengan "|". Contoh: target 2021-2023 = 79 | 80 | 81
    "#]],
    );
}

#[test]
fn unknown_characters() {
    in_indikator(
        "@@ # ^",
        &expect![[r#"
        S01 3:3 `@@ # ^`
            Baris ini tidak diawali kata kunci: "@@ # ^".
            Awali baris dengan kata kunci, atau jadikan komentar dengan "//".
    "#]],
    );
    in_indikator(
        "= 5 |",
        &expect![[r#"
        S01 3:3 `= 5 |`
            Baris ini tidak diawali kata kunci: "= 5 |".
            Awali baris dengan kata kunci, atau jadikan komentar dengan "//".
    "#]],
    );
    in_indikator(
        "target = 5 | @ | 6",
        &expect![[r#"
        .target = 5 | @ !broken | 6 !broken
        S01 3:16 `@`
            Tanda "@" tidak dikenal di sini.
            Hapus tanda ini, atau tulis teksnya di antara tanda kutip.
    "#]],
    );
    in_indikator(
        "satuan #",
        &expect![[r##"
        .satuan !broken
        S01 3:10 `#`
            Tanda "#" tidak dikenal di sini.
            Hapus tanda ini, atau tulis teksnya di antara tanda kutip.
    "##]],
    );
}

#[test]
fn a_closing_brace_is_missing() {
    check(
        r#"
rpjmd r {
  aspek {
    indikator A {
      satuan a

    // tentang B
    indikator B {
      satuan b
    }
  }
  pagu-indikatif d = 1
}
"#,
        &expect![[r#"
            rpjmd r {}
              aspek {}
                indikator A {…
                  .satuan a
                indikator B {}
                  .satuan b
              .pagu-indikatif d = 1
            S01 5:14 `a`
                Kurung tutup "}" untuk "indikator" belum ada.
                Tambahkan "}" setelah baris ini.
        "#]],
    );
    // Several at one place, and at the end.
    check(
        "rpjmd r {\n  aspek {\n    indikator A {\n  visi \"x\"\n  misi M {\n    tujuan T",
        &expect![[r#"
        rpjmd r {…
          aspek {…
            indikator A {…
          visi "x"
          misi M {…
            tujuan T
        S01 3:17 `{`
            2 kurung tutup "}" belum ada, yang pertama untuk "indikator".
            Tambahkan "}" setelah baris ini.
        S01 6:12 `T`
            2 kurung tutup "}" belum ada, yang pertama untuk "misi".
            Tambahkan "}" setelah baris ini.
    "#]],
    );
}

#[test]
fn the_statement_after_a_missing_brace_could_stand_in_the_open_node() {
    check(
        "renstra r {\n  program P {\n    indikator A {\n      satuan a\n    pagu = 1\n  }\n  program Q {\n  }\n}",
        &expect![[r#"
            renstra r {}
              program P {}
                indikator A {…
                  .satuan a
                .pagu = 1
              program Q {}
            S01 4:14 `a`
                Kurung tutup "}" untuk "indikator" belum ada.
                Tambahkan "}" setelah baris ini.
        "#]],
    );
}

#[test]
fn a_closing_brace_too_many() {
    check(
        "rpjmd r {\n  misi M {\n    tujuan T {\n      indikator A {\n      }\n      }\n      indikator B {\n      }\n    }\n  }\n  misi N {\n  }\n}",
        &expect![[r#"
            rpjmd r {}
              misi M {}
                tujuan T {}
                  indikator A {}
                  indikator B {}
              misi N {}
            S01 6:7 `}`
                Kurung tutup "}" ini berlebih.
                Hapus "}" ini.
        "#]],
    );
    // Without layout: what follows reopens what was closed.
    check(
        "rpjmd r {\n  misi M {}}\n  visi \"v\"\n}",
        &expect![[r#"
        rpjmd r {}
          misi M {}
          visi "v"
        S01 2:12 `}`
            Kurung tutup "}" ini berlebih.
            Hapus "}" ini.
    "#]],
    );
    check(
        "rpjmd r {\n}\n}\n  visi \"v\"\nrpjmd s {\n}",
        &expect![[r#"
        rpjmd r {…
          visi "v"
        rpjmd s {}
        S01 3:1 `}`
            Kurung tutup "}" ini berlebih.
            Hapus "}" ini.
        S01 4:8 `\"v\"`
            Kurung tutup "}" untuk "rpjmd" belum ada.
            Tambahkan "}" setelah baris ini.
    "#]],
    );
}

#[test]
fn an_opening_brace_is_missing() {
    check(
        "rpjmd r {\n  misi M\n    tujuan T {\n      indikator A\n        satuan a\n        arah naik\n      }\n    }\n  }\n  visi \"v\"\n}",
        &expect![[r#"
            rpjmd r {}
              misi M …}
                tujuan T {}
                  indikator A …}
                    .satuan a
                    .arah naik
              visi "v"
            S01 2:8 `M`
                Kurung buka "{" untuk "misi" belum ada.
                Tambahkan "{" di akhir baris ini.
            S01 4:17 `A`
                Kurung buka "{" untuk "indikator" belum ada.
                Tambahkan "{" di akhir baris ini.
        "#]],
    );
}

#[test]
fn an_opening_brace_too_many() {
    check(
        "rpjmd r {\n  aspek {\n    indikator A {\n      {\n      satuan a\n    }\n    indikator B\n  }\n}",
        &expect![[r#"
            rpjmd r {}
              aspek {}
                indikator A {}
                  .satuan a
                indikator B
            S01 4:7 `{`
                Kurung buka "{" ini tidak membuka apa pun.
                Hapus "{" ini.
        "#]],
    );
    check(
        "rpjmd r { aspek { satuan a { arah naik } indikator B } }",
        &expect![[r#"
        rpjmd r {}
          aspek {}
            .satuan a
            .arah naik
            indikator B
        S01 1:28 `{`
            Kurung buka "{" ini tidak membuka apa pun.
            Hapus "{" ini.
    "#]],
    );
}

#[test]
fn a_node_where_it_cannot_stand() {
    check(
        "rpjmd r {\n  misi M {\n    indikator A {\n      satuan a\n    }\n    tujuan T\n  }\n}\nmisi N\nsatuan b\n",
        &expect![[r#"
            rpjmd r {}
              misi M {}
                indikator A {} !misplaced
                  .satuan a
                tujuan T
            misi N !misplaced
            S01 3:5 `indikator`
                "indikator" tidak dapat berada di dalam "misi".
                Pindahkan ke dalam "tujuan", "sasaran", "aspek", "urusan", "janji", "program", "outcome", "kegiatan", "subkegiatan", "keluaran"; isinya belum ikut diperiksa.
            S01 9:1 `misi`
                "misi" tidak dapat berdiri sendiri di luar dokumen.
                Pindahkan ke dalam "rpjpd", "rpjmd", "rpd", "renstra", "rkpd", "renja"; isinya belum ikut diperiksa.
            S01 10:1 `satuan`
                "satuan" tidak berada di dalam dokumen mana pun.
                Pindahkan ke dalam bagian yang dimaksud, sebelum kurung tutupnya.
        "#]],
    );
}

#[test]
fn a_property_that_its_node_cannot_have_is_no_matter_of_syntax() {
    check(
        "rpjmd r {\n  satuan persen\n  misi M { target = 1 | 2 }\n}",
        &expect![[r#"
        rpjmd r {}
          .satuan persen
          misi M {}
            .target = 1 | 2
    "#]],
    );
}

#[test]
fn an_unknown_block() {
    check(
        "rpjmd r {\n  aspek {\n    indikatr A \"x\" {\n      satuan a\n    }\n    pengukuran B {\n      satuan b\n      indikator C\n    }\n    indikator D\n  }\n}",
        &expect![[r#"
            rpjmd r {}
              aspek {}
                indikator A "x" {} !broken
                  .satuan a
                indikator C !misplaced
                indikator D
            S01 3:5 `indikatr`
                Baris ini tidak dikenal: "indikatr". Mungkin maksud Anda "indikator".
                Ganti "indikatr" dengan "indikator".
            S01 6:5 `pengukuran`
                Baris ini tidak dikenal: "pengukuran".
                Di dalam "aspek" yang dikenal: "indikator", "alias", "sumber", "catatan", "label", "kecualikan".
        "#]],
    );
}

#[test]
fn raw_bodies() {
    check(
        "daerah d {\n  kelompok k {\n    a b, c\n  }\n  skala s { \"x\" < }\n  kelompok m {\n    a\n  perangkat-daerah p \"P\"\n}",
        &expect![[r#"
            daerah d {}
              kelompok k {} entries: a b c !broken
              skala s {} entries: "x" < !broken
              kelompok m {… entries: a
              perangkat-daerah p "P"
            S01 3:7 `b`
                Pada baris "kelompok", "b" tidak cocok di sini: diperlukan "," atau akhir baris.
                Pisahkan dengan koma. Contoh: { kec-wado, kec-darmaraja }
            S01 5:17 `<`
                Baris "skala" belum lengkap: setelah "<" diperlukan kata/angka atau teks di antara tanda kutip.
                Lengkapi baris ini. Contoh: { "rendah" < "sedang" < "tinggi" }
            S01 7:5 `a`
                Kurung tutup "}" untuk "kelompok" belum ada.
                Tambahkan "}" setelah baris ini.
        "#]],
    );
}

#[test]
fn a_clause_that_stands_twice() {
    check(
        "rpjmd r {\n  kecualikan a karena \"x\" karena \"y\" karena \"z\"\n  misi M\n}\nrenstra s tabel \"x\" \"y\" tabel \"z\"\n",
        &expect![[r#"
            rpjmd r {}
              .kecualikan a (karena "x") (karena "y") (karena "z") !broken
              misi M
            renstra s "y" (tabel "x") (tabel "z") !broken
            S01 2:27 `karena`
                Baris "kecualikan" menyebut "karena" lebih dari sekali.
                Gabungkan menjadi satu "karena", atau hapus yang keliru.
            S01 5:25 `tabel`
                Baris "renstra" menyebut "tabel" lebih dari sekali.
                Gabungkan menjadi satu "tabel", atau hapus yang keliru.
        "#]],
    );
    // One mistake, one finding: the text has no end, and nobody knows where the second clause was meant to be.
    check(
        "rpjmd r {\n  kecualikan a oleh \"x\" oleh \"y\n}\n",
        &expect![[r#"
        rpjmd r {}
          .kecualikan a (oleh "x") (oleh "y) !broken
        S01 2:30 `\"y`
            Teks "y" belum ditutup dengan tanda kutip.
            Tambahkan tanda kutip " di akhir teks, pada baris yang sama.
    "#]],
    );
}

#[test]
fn indentation_means_nothing_in_valid_text() {
    check(
        "rpjmd r {\nmisi M {\ntujuan T {\nindikator A {\nsatuan a\n        }\n    sasaran S {\nindikator B\n  }\n    }\n}\n  visi \"v\"\n    }",
        &expect![[r#"
            rpjmd r {}
              misi M {}
                tujuan T {}
                  indikator A {}
                    .satuan a
                  sasaran S {}
                    indikator B
              visi "v"
        "#]],
    );
}

#[test]
fn in_english() {
    let text =
        "rpjmd r {\n  tarrget 5\n  periode 2018 - 2023\n  misi M \"x {\n    indikator A\n  }\n  dasar\n";
    expect![[r#"
        This line begins with an unknown word: "tarrget".
            Known in "rpjmd": "visi", "misi", "tujuan", "aspek", "urusan", "program", "janji", "isu", "daerah", "perangkat-daerah", "berpedoman", "perubahan-dari", "periode", "tahun", "tahun-program", "ditetapkan", "dasar", "nomenklatur", "satuan-pagu", "pagu-indikatif", "dicabut", "alias", "sumber", "catatan", "label", "kecualikan".
        In the line "periode", "-" does not fit here: "," or the end of the line is needed.
            Part them with commas. Example: periode 2019-2023
        The text "x" has no closing quote.
            Add a " at the end of the text, on the same line.
        "indikator" cannot stand in "misi".
            Move it into "tujuan", "sasaran", "aspek", "urusan", "janji", "program", "outcome", "kegiatan", "subkegiatan", "keluaran"; until then what it holds is not checked.
        The closing "}" of "rpjmd" is missing.
            Add "}" after this line.
        The line "dasar" is not complete: after "dasar", a text between quotes is needed.
            Complete this line. Example: dasar "teks"
    "#]].assert_eq(&english(text));
}

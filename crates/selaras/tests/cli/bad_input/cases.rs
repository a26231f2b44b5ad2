//! What may lie in a folder, and what must be said about it.

use super::*;

/// A folder that somebody hands to the program.
pub struct Case {
    pub name: &'static str,
    /// Makes it, beside the silent plan of `selaras init`.
    pub make: fn(&Dir),
    /// Where a finding must stand, and its rule: `FILE:LINE:COLUMN RULE`. Nothing where the plan is as silent as before.
    pub found: &'static str,
    /// Words of its message.
    pub says: &'static str,
    /// Takes long without optimisation: for [`super::table`] only.
    pub heavy: bool,
}

const fn case(name: &'static str, make: fn(&Dir), found: &'static str, says: &'static str) -> Case {
    Case { name, make, found, says, heavy: false }
}

const fn heavy(name: &'static str, make: fn(&Dir), found: &'static str, says: &'static str) -> Case {
    Case { name, make, found, says, heavy: true }
}

/// The largest file that is read.
const LIMIT: usize = 16 << 20;

pub const CASES: &[Case] = &[
    case("nothing unusual", |_| (), "", ""),
    case("UTF-8 with a byte order mark", |d| recode(d, |t| format!("\u{FEFF}{t}").into()), "", ""),
    case("CRLF", |d| recode(d, |t| t.replace('\n', "\r\n").into()), "", ""),
    case("CR alone", |d| recode(d, |t| t.replace('\n', "\r").into()), "", ""),
    case(
        "UTF-16 LE with its mark",
        |d| recode(d, |t| utf16(&format!("\u{FEFF}{t}"), u16::to_le_bytes)),
        "renstra/diskominfo.renstra:1:1 berkas-tidak-terbaca",
        "UTF-16 LE, bukan UTF-8",
    ),
    case(
        "UTF-16 BE with its mark",
        |d| recode(d, |t| utf16(&format!("\u{FEFF}{t}"), u16::to_be_bytes)),
        "renstra/diskominfo.renstra:1:1 berkas-tidak-terbaca",
        "UTF-16 BE, bukan UTF-8",
    ),
    case(
        "UTF-16 LE without a mark",
        |d| recode(d, |t| utf16(t, u16::to_le_bytes)),
        "renstra/diskominfo.renstra:1:1 berkas-tidak-terbaca",
        "UTF-16 LE tanpa tanda",
    ),
    case(
        "UTF-16 BE without a mark",
        |d| recode(d, |t| utf16(t, u16::to_be_bytes)),
        "renstra/diskominfo.renstra:1:1 berkas-tidak-terbaca",
        "UTF-16 BE tanpa tanda",
    ),
    case(
        "UTF-16 cut in the middle of a letter",
        |d| d.write("x.renstra", b"\xFF\xFEr\0e\0n"),
        "x.renstra:1:1 berkas-tidak-terbaca",
        "rusak",
    ),
    case(
        "Windows-1252",
        |d| recode(d, |t| t.chars().map(|c| if c == '–' { 0x96 } else { c as u8 }).collect()),
        "renstra/diskominfo.renstra:3:77 berkas-tidak-terbaca",
        "0x96",
    ),
    case(
        "a NUL in a text",
        |d| d.write("x.selaras", b"// catatan yang cukup panjang,\n// dan \0 di tengahnya\n"),
        "x.selaras:2:8 berkas-tidak-terbaca",
        "bita NUL",
    ),
    case(
        "a spreadsheet under a plan's name",
        |d| d.write("x.selaras", b"PK\x03\x04\0\0\0\0\0\0\0\0"),
        "x.selaras:1:1 berkas-tidak-terbaca",
        "bukan teks",
    ),
    case("an empty file", |d| d.write("x.selaras", b""), "", ""),
    case("100 MB", |d| grow(d, 100 << 20), "x.renstra:1:1 batas-terlampaui", "100 MiB"),
    case(
        "one byte more than is read",
        |d| grow(d, LIMIT as u64 + 1),
        "x.renstra:1:1 batas-terlampaui",
        "berkas ini 16,1 MiB, lebih besar dari batas 16 MiB",
    ),
    heavy(
        "as much as is read: NULs",
        |d| grow(d, LIMIT as u64),
        "x.renstra:1:1 berkas-tidak-terbaca",
        "bukan teks",
    ),
    heavy("as much as is read: a comment", |d| d.write("x.selaras", fill("// ", "x", "\n")), "", ""),
    heavy(
        "as much as is read: programs",
        |d| d.write("x.renstra", fill("renstra x \"X\" {\n", PROGRAM, "}\n")),
        "x.renstra:1:1 wajib-diisi",
        "belum menyebut periode",
    ),
    heavy(
        "as much as is read: nothing but open braces",
        |d| d.write("x.renstra", fill("renstra x \"X\" ", "{", "")),
        "x.renstra:1:16 sintaks",
        "tidak membuka apa pun",
    ),
    heavy(
        "as much as is read: lines that are no statements",
        |d| d.write("x.renstra", fill("renstra x \"X\" {\n", "bukan pernyataan;\n", "}\n")),
        "x.renstra:1001:1 batas-terlampaui",
        "kesalahan lain yang tidak ditampilkan",
    ),
    case(
        "100,000 open braces",
        |d| d.write("x.renstra", format!("renstra x \"X\" {}", "{".repeat(100_000))),
        "x.renstra:1:16 sintaks",
        "tidak membuka apa pun",
    ),
    heavy(
        "100,000 nested blocks without an end",
        |d| {
            d.write(
                "x.renstra",
                format!("renstra x \"X\" {{\n{}", "program 1.02.02 \"P\" {\n".repeat(100_000)),
            )
        },
        "x.renstra:1001:21 batas-terlampaui",
        "99000 kesalahan lain yang tidak ditampilkan",
    ),
    case(
        "100,000 closing braces",
        |d| d.write("x.renstra", "}".repeat(100_000)),
        "x.renstra:1:1 sintaks",
        "ini berlebih",
    ),
    case(
        "100,000 quotes",
        |d| d.write("x.renstra", "\"".repeat(100_000)),
        "x.renstra:1:1 sintaks",
        "tidak diawali kata kunci",
    ),
    case(
        "a line of 5 MB",
        |d| d.write("x.renstra", format!("renstra x \"{}\" {{ }}", "panjang ".repeat(5 << 17))),
        "x.renstra:1:1 wajib-diisi",
        "panjang panjang",
    ),
    case(
        "a row of 500,000 cells",
        |d| {
            let row = "1 | ".repeat(500_000);
            d.replace(
                RENSTRA,
                "  tujuan T1",
                &format!("  tujuan T9 \"T\" {{ indikator X \"X\" {{ target = {row} 1 }} }}\n  tujuan T1"),
            );
        },
        "renstra/diskominfo.renstra:8:66 sintaks",
        "500001 sel",
    ),
    case(
        "50,000 mistakes",
        |d| d.write("x.renstra", format!("renstra x \"X\" {{\n{}}}\n", "bukan pernyataan;\n".repeat(50_000))),
        "x.renstra:1001:1 batas-terlampaui",
        "49000 kesalahan lain yang tidak ditampilkan",
    ),
    case(
        "a plan that follows itself",
        |d| d.replace("rpjmd/kab-contoh.rpjmd", "  periode ", "  perubahan-dari contoh-2025\n  periode "),
        "rpjmd/kab-contoh.rpjmd:4:18 rujukan-melingkar",
        "akhirnya berpedoman pada dirinya sendiri",
    ),
    case(
        "a name with blanks",
        |d| d.write("renstra/Renstra Dinas (final) 2.renstra", "bukan rencana\n"),
        "renstra/Renstra Dinas (final) 2.renstra:1:1 sintaks",
        "tidak dikenal",
    ),
    #[cfg(unix)]
    case(
        "a name with an end of line",
        |d| d.write("dua\nbaris.renstra", "bukan rencana\n"),
        "dua baris.renstra:1:1 sintaks",
        "tidak dikenal",
    ),
    #[cfg(target_os = "linux")]
    case(
        "a name that is not UTF-8",
        |d| {
            use std::os::unix::ffi::OsStrExt;
            let name = std::ffi::OsStr::from_bytes(b"caf\xE9.renstra");
            fs::write(d.path("").join(name), "bukan rencana\n").expect("written");
        },
        "caf\u{FFFD}.renstra:1:1 berkas-tidak-terbaca",
        "bukan UTF-8",
    ),
    #[cfg(unix)]
    case("a loop of links", |d| link(d, "..", "renstra/atas"), "", ""),
    #[cfg(unix)]
    case(
        "a link to itself",
        |d| link(d, "x.renstra", "x.renstra"),
        "x.renstra:1:1 berkas-tidak-terbaca",
        "tautan ini tidak menuju berkas mana pun",
    ),
    #[cfg(unix)]
    case(
        "a link to nothing",
        |d| link(d, "tidak-ada", "x.renstra"),
        "x.renstra:1:1 berkas-tidak-terbaca",
        "tautan ini tidak menuju berkas mana pun",
    ),
    #[cfg(unix)]
    case(
        "a link out of the workspace",
        |d| link(d, "/etc/hostname", "x.renstra"),
        "x.renstra:1:1 berkas-tidak-terbaca",
        "ke luar ruang kerja",
    ),
    #[cfg(unix)]
    case(
        "an endless device behind a link",
        |d| link(d, "/dev/zero", "x.renstra"),
        "x.renstra:1:1 berkas-tidak-terbaca",
        "ke luar ruang kerja",
    ),
    #[cfg(unix)]
    case(
        "a pipe that nobody writes to",
        |d| {
            let made = Command::new("mkfifo").arg(d.path("x.renstra")).status().expect("mkfifo");
            assert!(made.success());
        },
        "x.renstra:1:1 berkas-tidak-terbaca",
        "bukan berkas biasa",
    ),
    case("a folder with a plan's name", |d| d.write("x.renstra/y.selaras", ""), "", ""),
];

/// A program with what belongs to it.
const PROGRAM: &str = "  program 1.02.02 \"Program Pemenuhan Upaya Kesehatan\" {
    indikator \"Persentase warga yang dilayani\" { satuan persen; awal 2024 = 1; target = 1 | 2 | 3 | 4 | 5 }
    pagu = Rp1 | Rp2 | Rp3 | Rp4 | Rp5
  }
";

/// The plan's Renstra in other bytes.
fn recode(dir: &Dir, bytes: fn(&str) -> Vec<u8>) {
    dir.write(RENSTRA, bytes(&dir.read(RENSTRA)));
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// A file of that many zeros, which takes no room on the disk.
fn grow(dir: &Dir, size: u64) {
    let file = fs::File::create(dir.path("x.renstra")).expect("made");
    file.set_len(size).expect("grown");
}

/// As much text as is read of one file.
fn fill(before: &str, again: &str, after: &str) -> String {
    let times = (LIMIT - before.len() - after.len()) / again.len();
    format!("{before}{}{after}", again.repeat(times))
}

#[cfg(unix)]
fn link(dir: &Dir, to: &str, name: &str) {
    std::os::unix::fs::symlink(to, dir.path(name)).expect("linked");
}

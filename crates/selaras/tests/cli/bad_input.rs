//! Any bytes, any folder: a finding at its place, never a panic, a hang, or a file that is silently missing.

use super::*;
use std::time::{Duration, Instant};

#[test]
fn other_encodings_are_said_and_read_where_they_can_be() {
    for (name, bytes) in [("UTF-16 LE", "\u{FEFF}".to_owned()), ("0xE9", String::new())] {
        let dir = Dir::plan();
        let text = dir.read(RENSTRA).replace("Terwujudnya", "Terwujudé");
        let raw: Vec<u8> = match bytes.is_empty() {
            false => (bytes + &text).encode_utf16().flat_map(u16::to_le_bytes).collect(),
            true => text
                .chars()
                .map(|c| match c {
                    '–' => 0x96,
                    c => c as u32 as u8,
                })
                .collect(),
        };
        dir.write(RENSTRA, raw);
        let report = dir.json("");
        let list = found(&report);
        // One finding: what was decoded is analysed, so that nothing else follows from the mistake.
        assert_eq!(list.len(), 1, "{list:?}");
        // At the first byte that is no UTF-8; UTF-16 is wrong from the first one on.
        let line = if name == "0xE9" {
            text.lines().position(|l| l.contains(['é', '–'])).expect("one") + 1
        } else {
            1
        };
        assert_eq!(list, [format!("{RENSTRA}:{line} berkas-tidak-terbaca")]);
        let message = report["findings"][0]["message"].as_str().expect("text").to_owned();
        assert!(message.contains(if name == "0xE9" { "0x96" } else { name }), "{message}");
        assert_eq!(dir.run("check").code, 1);
    }
}

#[test]
fn binary_nul_and_empty_files() {
    let dir = Dir::plan();
    dir.write("a.selaras", b"PK\x03\x04\0\0\0\0\0\0\0\0");
    dir.write("b.selaras", b"// catatan\0 panjang yang masih berupa teks biasa\n");
    dir.write("c.selaras", b"");
    let list = dir.found("");
    assert_eq!(list.len(), 2, "{list:?}");
    assert!(list.iter().all(|f| f.ends_with(" berkas-tidak-terbaca")), "{list:?}");
}

#[test]
fn a_hundred_megabytes_are_refused_at_once() {
    let dir = Dir::plan();
    let file = fs::File::create(dir.path("besar.renstra")).expect("made");
    file.set_len(100 << 20).expect("grown");
    let began = Instant::now();
    let report = dir.json("");
    assert!(began.elapsed() < Duration::from_secs(20));
    assert_eq!(found(&report), ["besar.renstra:1 batas-terlampaui"]);
    assert!(report["findings"][0]["message"].as_str().expect("text").contains("100 MiB"), "{report}");
}

#[test]
fn many_open_braces_end() {
    let dir = Dir::plan();
    dir.write("kurung.renstra", format!("renstra x \"X\" {}", "{".repeat(100_000)));
    let ran = dir.run("check --format short");
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("kurung.renstra:"), "{}", ran.out);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn link_loops_and_links_out() {
        let outside = Dir::plan();
        let dir = Dir::plan();
        symlink("..", dir.path("renstra/atas")).expect("linked");
        symlink(outside.path(RENSTRA), dir.path("luar.renstra")).expect("linked");
        assert_eq!(dir.found(""), ["luar.renstra:1 berkas-tidak-terbaca"]);
    }

    #[test]
    fn a_folder_without_permission_is_a_finding() {
        let dir = Dir::plan();
        dir.write("tutup/x.renstra", "");
        let closed = dir.path("tutup");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("set");
        let readable_anyway = fs::read_dir(&closed).is_ok();
        let list = dir.run("check --format short");
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("set back");
        if readable_anyway {
            eprintln!("skipped: this user reads folders without permission (root)");
            return;
        }
        assert_eq!(list.code, 1);
        assert!(list.out.contains("tutup:1:1") && list.out.contains("izin"), "{}", list.out);
    }

    #[test]
    fn a_reader_that_hears_enough_is_no_failure() {
        let dir = Dir::with_mistake();
        let mut child = dir.command("rules").stdout(Stdio::piped()).spawn().expect("it starts");
        drop(child.stdout.take());
        assert_eq!(child.wait().expect("it ends").code(), Some(0));
    }
}

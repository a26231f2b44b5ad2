//! One file of a workspace, from disk to text or problem.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use crate::encoding::{Decoded, decode};
use crate::message::Message;
use crate::problem::{Limits, Problem, ProblemKind};
use crate::workspace::Source;

/// What is left of a workspace's limits while its files are read.
pub(crate) struct Budget {
    limits: Limits,
    bytes: u64,
    files: usize,
}

impl Budget {
    pub(crate) fn new(limits: Limits) -> Budget {
        Budget { limits, bytes: 0, files: 0 }
    }

    /// Takes a file of `size` bytes, or says which limit it meets.
    pub(crate) fn take(&mut self, path: &Arc<str>, size: u64) -> Result<(), Box<Problem>> {
        let Limits { file, total, files } = self.limits;
        if let Some(problem) = too_large(path, size, file) {
            return Err(Box::new(problem));
        }
        let (id, en) = if self.bytes + size > total {
            (
                format!("berkas ini tidak dibaca: isi ruang kerja melampaui {}", mib(total)),
                format!("this file is not read: the workspace holds more than {}", mib(total)),
            )
        } else if self.files >= files {
            (
                format!("berkas ini tidak dibaca: ruang kerja berisi lebih dari {files} berkas rencana"),
                format!("this file is not read: the workspace holds more than {files} plan files"),
            )
        } else {
            self.bytes += size;
            self.files += 1;
            return Ok(());
        };
        Err(Box::new(beyond(path, id, en)))
    }
}

/// Why a file of `size` bytes is not read, where it has more than `limit`.
pub(crate) fn too_large(path: &Arc<str>, size: u64, limit: u64) -> Option<Problem> {
    (size > limit).then(|| {
        beyond(
            path,
            format!("berkas ini {}, lebih besar dari batas {}, jadi tidak dibaca", mib(size), mib(limit)),
            format!("this file has {}, above the limit of {}, so it is not read", mib(size), mib(limit)),
        )
    })
}

fn beyond(path: &Arc<str>, id: String, en: String) -> Problem {
    Problem {
        path: path.clone(),
        kind: ProblemKind::TooLarge,
        place: None,
        message: Message { id, en },
        help: Message::new(
            "Bagi naskahnya ke beberapa berkas (`lanjutan`), atau keluarkan lewat `exclude` di selaras.toml.",
            "Split the text over several files (`lanjutan`), or leave it out with `exclude` in selaras.toml.",
        ),
    }
}

/// Takes a file into the budget: its size, or why it is not read.
pub(crate) fn admit(path: &Arc<str>, disk: &Path, budget: &mut Budget) -> Result<u64, Box<Problem>> {
    let size = std::fs::metadata(disk).map_err(|e| Box::new(io_problem(path.clone(), &e, false)))?.len();
    budget.take(path, size)?;
    Ok(size)
}

/// Reads a file that was admitted with this size. `bytes` is room that the next file may use again.
pub(crate) fn read_file(
    path: &Arc<str>,
    disk: &Path,
    size: u64,
    bytes: &mut Vec<u8>,
) -> (Option<Source>, Option<Problem>) {
    match read_bytes(disk, size, bytes) {
        Ok(()) => source_of(path, bytes),
        Err(error) => (None, Some(io_problem(path.clone(), &error, false))),
    }
}

/// What a file's bytes give: a text, a problem, or both.
pub(crate) fn source_of(path: &Arc<str>, bytes: &[u8]) -> (Option<Source>, Option<Problem>) {
    let Decoded { text, bom, problem } = decode(bytes);
    let source = text.map(|text| Source::read(text.into(), bom, problem.is_none()));
    let problem = problem.map(|t| Problem {
        path: path.clone(),
        kind: t.kind,
        place: Some(t.place),
        message: t.message,
        help: t.help,
    });
    (source, problem)
}

fn read_bytes(disk: &Path, size: u64, bytes: &mut Vec<u8>) -> io::Result<()> {
    bytes.clear();
    bytes.reserve(size as usize);
    // A file that grows while it is read is not read for ever.
    File::open(disk)?.take(size).read_to_end(bytes)?;
    Ok(())
}

/// The system's refusal, in words.
pub(crate) fn io_problem(path: Arc<str>, error: &io::Error, folder: bool) -> Problem {
    let (thing_id, thing_en) = if folder { ("folder", "folder") } else { ("berkas", "file") };
    let (kind, id, en, help) = if error.kind() == io::ErrorKind::PermissionDenied {
        (
            ProblemKind::Permission,
            format!("tidak ada izin untuk membaca {thing_id} ini"),
            format!("no permission to read this {thing_en}"),
            Message::new(
                "Beri izin baca kepada pengguna yang menjalankan pemeriksaan.",
                "Grant read permission.",
            ),
        )
    } else {
        (
            ProblemKind::Io,
            format!("{thing_id} ini tidak dapat dibaca: {error}"),
            format!("this {thing_en} cannot be read: {error}"),
            Message::new("Periksa media penyimpanannya, lalu ulangi.", "Check the storage, then try again."),
        )
    };
    Problem { path, kind, place: None, message: Message { id, en }, help }
}

/// Rounded up, so that what is above a limit reads as more than it.
fn mib(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(1 << 20);
    format!("{},{} MiB", tenths / 10, tenths % 10).replace(",0 ", " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(file: u64, total: u64, files: usize) -> Budget {
        Budget::new(Limits { file, total, files })
    }

    #[test]
    fn each_limit_says_what_it_met() {
        let path: Arc<str> = "a.rpjmd".into();
        let mut one = budget(10, 100, 9);
        assert!(one.take(&path, 10).is_ok());
        let large = one.take(&path, 104 << 20).expect_err("too large");
        assert!(large.kind.is_limit());
        assert!(large.message.id.contains("104 MiB"), "{}", large.message.id);
        let hardly = budget(16 << 20, 1 << 30, 9).take(&path, (16 << 20) + 1).expect_err("too large");
        assert!(hardly.message.id.contains("berkas ini 16,1 MiB, lebih besar dari batas 16 MiB"));

        let mut total = budget(10, 15, 9);
        assert!(total.take(&path, 10).is_ok());
        assert!(total.take(&path, 6).expect_err("too much").message.en.contains("holds more than"));
        assert!(total.take(&path, 5).is_ok());

        let mut files = budget(10, 100, 1);
        assert!(files.take(&path, 1).is_ok());
        assert!(files.take(&path, 1).expect_err("too many").message.en.contains("more than 1 plan files"));
    }

    #[test]
    fn a_file_that_is_gone_is_a_problem() {
        let (path, disk) = ("a.rpjmd".into(), Path::new("/tidak/ada"));
        let refused = admit(&path, disk, &mut Budget::new(Limits::default()));
        assert_eq!(refused.expect_err("said").kind, ProblemKind::Io);
        // It may go between the two.
        let (source, problem) = read_file(&path, disk, 10, &mut Vec::new());
        assert!(source.is_none());
        assert_eq!(problem.expect("said").kind, ProblemKind::Io);
    }
}

//! A file that is written line by line while something runs: logs and recordings. Each line is on its way to the disk
//! when it was given, so that a crash loses none.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// An open journal. Any thread may write to it.
#[derive(Debug)]
pub struct Journal {
    file: Mutex<File>,
}

impl Journal {
    /// Begins a journal, over what the file held.
    pub fn create(path: &Path) -> io::Result<Journal> {
        Ok(Journal { file: Mutex::new(File::create(path)?) })
    }

    /// Writes a line, which has no newline of its own. A disk that is full costs the journal and nothing else.
    pub fn line(&self, line: &str) {
        self.write_bytes(format!("{line}\n").as_bytes());
    }

    fn write_bytes(&self, bytes: &[u8]) {
        let _ = self.file.lock().unwrap_or_else(PoisonError::into_inner).write_all(bytes);
    }
}

/// For libraries that write their lines themselves.
impl Write for &Journal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_bytes(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The text of a journal.
pub fn read(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path)
}

/// A folder for a while: it is gone, with all that is in it, when this is dropped.
#[derive(Debug)]
pub struct Scratch {
    _dir: tempfile::TempDir,
    folder: PathBuf,
}

impl Scratch {
    /// An empty one.
    pub fn new() -> io::Result<Scratch> {
        let dir = tempfile::Builder::new().prefix("selaras-").tempdir()?;
        let folder = dir.path().canonicalize()?;
        Ok(Scratch { _dir: dir, folder })
    }

    /// Where it is, canonical.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file in it, or removes it. A path that leads out of it is refused.
    pub fn put(&self, inside: &Path, text: Option<&str>) -> io::Result<()> {
        if inside.components().any(|step| !matches!(step, std::path::Component::Normal(_))) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let path = self.folder.join(inside);
        match text {
            Some(text) => {
                std::fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
                std::fs::write(path, text)
            }
            None => std::fs::remove_file(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_there_at_once_and_an_old_file_is_gone() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("catatan.log");
        std::fs::write(&path, "lama\n").expect("written");
        let journal = Journal::create(&path).expect("created");
        journal.line("satu");
        (&journal).write_all(b"dua\n").expect("written");
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "satu\ndua\n");
        assert!(Journal::create(&dir.path().join("tidak/ada.log")).is_err());
    }

    #[test]
    fn a_scratch_folder_keeps_to_itself_and_goes() {
        let scratch = Scratch::new().expect("a folder");
        let folder = scratch.folder().to_owned();
        scratch.put(Path::new("renstra/a.renstra"), Some("satu")).expect("written");
        assert_eq!(read(&folder.join("renstra/a.renstra")).expect("read"), "satu");
        scratch.put(Path::new("renstra/a.renstra"), None).expect("removed");
        assert!(read(&folder.join("renstra/a.renstra")).is_err());
        for out in ["../a", "/a", "renstra/../../a"] {
            assert!(scratch.put(Path::new(out), Some("")).is_err(), "{out}");
        }
        drop(scratch);
        assert!(!folder.exists());
    }
}

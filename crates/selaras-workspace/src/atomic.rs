//! Writing so that a reader, or a killed process, meets the old file or the new one and never half of one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes `bytes` to `path`: into a temporary file beside it, flushed to the disk, then renamed over it. Permissions
/// and, where the system lets us, the owner stay those of the old file. A link is written through to what it points at.
/// What is no regular file (`/dev/null`, a pipe) is written to directly.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = &through_links(path)?;
    let old = match fs::metadata(path) {
        Ok(old) if !old.is_file() => return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes),
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        // A rename would succeed, and undo what its owner meant by the permission.
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "read-only"));
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".selaras-").suffix(".tmp");
    permissions(&mut builder, old.as_ref());
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Some(old) = &old {
        fs::set_permissions(file.path(), old.permissions())?;
        keep_owner(file.path(), old);
    }
    file.as_file().sync_all()?;
    file.persist(path).map_err(|e| e.error)?;
    // The rename itself reaches the disk with the folder; where folders cannot be flushed, it does so later.
    let _ = File::open(folder).and_then(|f| f.sync_all());
    Ok(())
}

/// Why files could not be created.
#[derive(Debug)]
pub enum CreateError {
    /// These are there already; nothing was written.
    Exists(Vec<PathBuf>),
    /// The system refused; what had been written is gone again.
    Io(PathBuf, io::Error),
}

/// Creates all of `files` (path below `folder`, with `/`, and text), or none of them. Folders are made as needed.
pub fn create_all(folder: &Path, files: &[(&str, &str)]) -> Result<(), CreateError> {
    let paths: Vec<PathBuf> = files.iter().map(|(path, _)| folder.join(path)).collect();
    let there: Vec<PathBuf> = paths.iter().filter(|p| fs::symlink_metadata(p).is_ok()).cloned().collect();
    if !there.is_empty() {
        return Err(CreateError::Exists(there));
    }
    for (n, (path, (_, text))) in paths.iter().zip(files).enumerate() {
        if let Err(error) = create(path, text.as_bytes()) {
            for done in paths.iter().take(n) {
                let _ = fs::remove_file(done);
            }
            return Err(CreateError::Io(path.clone(), error));
        }
    }
    Ok(())
}

fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn through_links(path: &Path) -> io::Result<PathBuf> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => path.canonicalize(),
        _ => Ok(path.to_owned()),
    }
}

#[cfg(unix)]
fn permissions(builder: &mut tempfile::Builder<'_, '_>, old: Option<&fs::Metadata>) {
    use std::os::unix::fs::PermissionsExt;
    // A new file gets what the user's mask leaves of the usual; an old one's are set once it is written.
    let mode = if old.is_some() { 0o600 } else { 0o666 };
    builder.permissions(fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn permissions(_: &mut tempfile::Builder<'_, '_>, _: Option<&fs::Metadata>) {}

#[cfg(unix)]
fn keep_owner(path: &Path, old: &fs::Metadata) {
    use std::os::unix::fs::MetadataExt;
    // Only an administrator may give files away; for everyone else the file is theirs, as after any save.
    let _ = std::os::unix::fs::chown(path, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_and_leaves_nothing_behind() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.txt");
        write(&path, b"satu").expect("written");
        write(&path, b"dua").expect("written");
        assert_eq!(fs::read(&path).expect("read"), b"dua");
        assert_eq!(fs::read_dir(dir.path()).expect("listed").count(), 1);
    }

    #[test]
    fn all_files_are_created_or_none() {
        let dir = tempfile::tempdir().expect("a folder");
        let at = |path: &str| dir.path().join("baru").join(path);
        create_all(&dir.path().join("baru"), &[("a.txt", "satu"), ("b/c.txt", "dua")]).expect("created");
        assert_eq!(fs::read(at("b/c.txt")).expect("read"), b"dua");

        let error =
            create_all(&dir.path().join("baru"), &[("d.txt", "x"), ("a.txt", "y")]).expect_err("there");
        assert!(matches!(error, CreateError::Exists(list) if list == [at("a.txt")]));
        assert_eq!(fs::read(at("a.txt")).expect("read"), b"satu");
        assert!(!at("d.txt").exists());

        // A file stands where a folder is needed: what was written before is taken back.
        let error = create_all(&dir.path().join("baru"), &[("d.txt", "x"), ("a.txt/e.txt", "y")]);
        assert!(matches!(error, Err(CreateError::Io(..))));
        assert!(!at("d.txt").exists());
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        assert!(write(Path::new("/tidak/ada/x"), b"").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_links_and_devices_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let dir = tempfile::tempdir().expect("a folder");
        let (path, link) = (dir.path().join("a.txt"), dir.path().join("b.txt"));
        fs::write(&path, "satu").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        symlink("a.txt", &link).expect("linked");
        write(&link, b"dua").expect("written");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read(&path).expect("read"), b"dua");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);

        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).expect("set");
        assert!(write(&path, b"tiga").is_err());
        assert_eq!(fs::read(&path).expect("read"), b"dua");

        write(Path::new("/dev/null"), b"empat").expect("written");
        assert!(!fs::metadata("/dev/null").expect("there").is_file());
    }
}

//! Names of documents in the protocol, and paths on disk.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use tower_lsp_server::ls_types::Uri;

/// The path of a `file:` URI; none of another scheme (`untitled:`).
pub(crate) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let (host, path) = parts(uri.as_str())?;
    native(host, &path)
}

/// The URI of an absolute path.
pub(crate) fn uri_of(path: &Path) -> Option<Uri> {
    Uri::from_file_path(path)
}

/// A URI with a fragment: the page of a paper, a line of a plan.
pub(crate) fn uri_at(uri: &Uri, fragment: &str) -> Option<Uri> {
    format!("{}#{fragment}", uri.as_str()).parse().ok()
}

/// The scheme of a URI, in small letters.
pub(crate) fn scheme(uri: &Uri) -> String {
    uri.scheme().as_str().to_ascii_lowercase()
}

/// The host and the decoded path of a `file:` URI.
fn parts(uri: &str) -> Option<(&str, Vec<u8>)> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", rest),
    };
    let host = if host.eq_ignore_ascii_case("localhost") { "" } else { host };
    Some((host, percent_decode_str(path).collect()))
}

#[cfg(windows)]
fn native(host: &str, path: &[u8]) -> Option<PathBuf> {
    windows(host, path).map(PathBuf::from)
}

#[cfg(unix)]
fn native(host: &str, path: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    unix(host, path).map(|path| std::ffi::OsStr::from_bytes(path).into())
}

#[cfg(not(any(windows, unix)))]
fn native(host: &str, path: &[u8]) -> Option<PathBuf> {
    unix(host, path).and_then(|path| std::str::from_utf8(path).ok()).map(PathBuf::from)
}

/// The path of another host is nobody's here; a path begins at the root, and holds no zero.
#[cfg(any(test, not(windows)))]
fn unix<'p>(host: &str, path: &'p [u8]) -> Option<&'p [u8]> {
    (host.is_empty() && path.first() == Some(&b'/') && !path.contains(&0)).then_some(path)
}

/// `/c:/a` is `C:\a`; a host is a share: `\\host\a`.
#[cfg(any(test, windows))]
fn windows(host: &str, path: &[u8]) -> Option<String> {
    let path = std::str::from_utf8(path).ok()?.replace('/', "\\");
    if path.contains('\0') {
        return None;
    }
    if !host.is_empty() {
        return Some(format!("\\\\{host}{path}"));
    }
    let path = path.strip_prefix('\\').unwrap_or(&path);
    if path.starts_with("\\\\") || path.starts_with('\\') {
        // A share whose host stands in the path: `file:////host/a`.
        return Some(format!("\\\\{}", path.trim_start_matches('\\')));
    }
    let mut letters = path.chars();
    let (drive, colon) = (letters.next()?, letters.next()?);
    let rest = letters.as_str();
    let is_drive = drive.is_ascii_alphabetic() && matches!(colon, ':' | '|');
    (is_drive && (rest.is_empty() || rest.starts_with('\\'))).then(|| {
        // A drive without a path is its root, not the folder that happens to be current on it.
        format!("{}:{}", drive.to_ascii_uppercase(), if rest.is_empty() { "\\" } else { rest })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_windows() {
        let path = |uri: &str| parts(uri).and_then(|(host, path)| windows(host, &path));
        for uri in [
            "file:///c%3A/Rencana%20Kota/a.rpjmd",
            "file:///C:/Rencana%20Kota/a.rpjmd",
            "file:///c:/Rencana Kota/a.rpjmd",
            "FILE://localhost/c:/Rencana%20Kota/a.rpjmd",
            "file:/C:/Rencana%20Kota/a.rpjmd",
        ] {
            assert_eq!(path(uri).as_deref(), Some(r"C:\Rencana Kota\a.rpjmd"), "{uri}");
        }
        for uri in ["file://bappeda/rencana/a.rpjmd", "file:////bappeda/rencana/a.rpjmd"] {
            assert_eq!(path(uri).as_deref(), Some(r"\\bappeda\rencana\a.rpjmd"), "{uri}");
        }
        assert_eq!(path("file:///d:").as_deref(), Some(r"D:\"));
        for uri in [
            "untitled:Untitled-1",
            "file:///home/a.rpjmd",
            "file:///",
            "file:///c:%00",
            "file:///cd/a",
            "file:///%ff:/a",
        ] {
            assert_eq!(path(uri), None, "{uri}");
        }
    }

    #[test]
    fn paths_of_unix() {
        let path = |uri: &str| {
            let (host, path) = parts(uri)?;
            unix(host, &path).map(|p| String::from_utf8_lossy(p).into_owned())
        };
        for uri in [
            "file:///srv/Rencana%20Kota/%C3%A9.rpjmd",
            "file://localhost/srv/Rencana%20Kota/é.rpjmd",
            "file:///srv/Rencana%20Kota/é.rpjmd?a#b",
        ] {
            assert_eq!(path(uri).as_deref(), Some("/srv/Rencana Kota/é.rpjmd"), "{uri}");
        }
        for uri in [
            "untitled:Untitled-1",
            "file://bappeda/a.rpjmd",
            "file:",
            "file:a.rpjmd",
            "file:///a%00",
            "git:/a.rpjmd",
        ] {
            assert_eq!(path(uri), None, "{uri}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn there_and_back() {
        for path in ["/srv/Rencana Kota/é–😀.rpjmd", "/a%20b", "/a#b?c", "/a:b/[x]"] {
            let uri = uri_of(Path::new(path)).expect("absolute");
            assert_eq!(path_of(&uri).as_deref(), Some(Path::new(path)), "{}", uri.as_str());
        }
    }
}

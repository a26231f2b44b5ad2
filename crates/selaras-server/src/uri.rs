//! Names of documents in the protocol, and paths on disk.

use std::path::{Path, PathBuf};

use tower_lsp_server::ls_types::Uri;

/// The path of a `file:` URI; none of another scheme (`untitled:`).
pub(crate) fn path_of(uri: &Uri) -> Option<PathBuf> {
    if uri.scheme().as_str() != "file" {
        return None;
    }
    uri.to_file_path().map(|p| p.into_owned())
}

/// The URI of an absolute path.
pub(crate) fn uri_of(path: &Path) -> Option<Uri> {
    Uri::from_file_path(path)
}

/// A URI with a fragment: the page of a paper, a line of a plan.
pub(crate) fn uri_at(uri: &Uri, fragment: &str) -> Option<Uri> {
    format!("{}#{fragment}", uri.as_str()).parse().ok()
}

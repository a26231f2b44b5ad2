//! Why a file could not be read as it stands.

use std::sync::Arc;

use crate::message::Message;

/// A file or folder of the workspace that could not be read, or could only be read by guessing. It is always shown:
/// a plan that is missing from a check must not look like a plan without mistakes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Path in the workspace, with `/`; of a folder where a folder could not be opened.
    pub path: Arc<str>,
    /// What kind it is.
    pub kind: ProblemKind,
    /// Where in the file, when the trouble has a place.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub help: Message,
}

/// What kind of trouble it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProblemKind {
    /// Not UTF-8.
    Encoding,
    /// NUL bytes, or bytes that are no text at all.
    Binary,
    /// The system does not let us read it.
    Permission,
    /// Not a regular file, a name that is not UTF-8, or a link that leads nowhere or out of the workspace.
    NotReadable,
    /// Any other error of the system while reading.
    Io,
    /// Larger than what is read: see [`Limits`].
    TooLarge,
}

impl ProblemKind {
    /// A limit of the tool was met, as opposed to a file that cannot be read.
    pub fn is_limit(self) -> bool {
        self == ProblemKind::TooLarge
    }
}

/// A place in a file that could be decoded, at least up to there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// Byte in the decoded text ([`crate::Source::text`]), where there is one; else the byte in the file.
    pub offset: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Place {
    /// The place of byte `offset` of `text`; an offset inside a character or past the end is moved back.
    pub fn in_text(text: &str, offset: usize) -> Place {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = text.get(..offset).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let line = 1 + memchr::memchr_iter(b'\n', before.as_bytes()).count();
        let column = 1 + before.get(line_start..).unwrap_or_default().chars().count();
        Place { offset, line, column }
    }
}

/// How much is read at most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of one file.
    pub file: u64,
    /// Bytes of all files of a workspace together.
    pub total: u64,
    /// Number of files of a workspace.
    pub files: usize,
}

impl Default for Limits {
    /// 16 MiB a file, 1 GiB and 20,000 files a workspace: ten times the largest plans known. A file of nothing but
    /// braces takes seventy times its size in memory.
    fn default() -> Limits {
        Limits { file: 16 << 20, total: 1 << 30, files: 20_000 }
    }
}

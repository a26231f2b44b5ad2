//! A finding as it is shown: places resolved to bytes of files, words in both languages, nothing of the database.

use std::sync::Arc;

use selaras_syntax::tree::Span;

use crate::rule::{Rule, Severity, Text};

/// A place in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Location {
    /// The file's path in the workspace, with `/`.
    pub file: Arc<str>,
    /// Bytes of its text.
    pub span: Span,
}

/// A finding, ready to be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Which rule.
    pub rule: &'static Rule,
    /// Its weight here (a setting, or the case, may change the rule's own).
    pub severity: Severity,
    /// What is wrong, in one sentence: the node, both values.
    pub message: Text,
    /// What to do, in one sentence.
    pub help: Text,
    /// A few words for the place itself, in a picture: `4,2 di Renstra`.
    pub label: Text,
    /// The node's path: `diskominfo-2018:T2/S1/SPBE`; empty where there is none.
    pub node: String,
    /// The agency whose plan it is, where it is known.
    pub agency: Option<String>,
    /// Where it stands.
    pub location: Location,
    /// The other side: where, and what stands there (`4,1 di RPJMD`).
    pub related: Vec<Related>,
    /// Repairs, the best first.
    pub fixes: Vec<Fix>,
    /// Survives edits elsewhere: of rule, node and values, without a line number.
    pub fingerprint: String,
}

/// Another place that a finding speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where.
    pub location: Location,
    /// What stands there.
    pub message: Text,
}

/// A repair.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does: `Samakan dengan RPJMD: 4,1`.
    pub title: Text,
    /// May be applied unseen.
    pub safe: bool,
    /// Replacements; they do not overlap.
    pub edits: Vec<Edit>,
}

/// A replacement in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What goes (empty: an insertion).
    pub location: Location,
    /// What comes.
    pub text: String,
}

/// What a check found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// Sorted by file, place, code.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings that a waiver hides, with the waiver: the debt.
    pub suppressed: Vec<Waived>,
    /// Number of documents.
    pub documents: usize,
    /// Number of files.
    pub files: usize,
}

/// A finding that a waiver hides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waived {
    /// What is hidden.
    pub diagnostic: Diagnostic,
    /// The waiver's statement.
    pub waiver: Location,
    /// Its reason.
    pub reason: String,
}

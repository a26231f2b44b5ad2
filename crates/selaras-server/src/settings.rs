//! What the client wants: `selaras.*`, the locale, and what it can do.

use selaras_analysis::rule::Lang;
use selaras_syntax::line_index::Unit;
use serde::Deserialize;
use tower_lsp_server::ls_types::{ClientCapabilities, InitializeParams, PositionEncodingKind};

/// The settings below `selaras.`; what is missing keeps its default, and what is unknown is left alone.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Settings {
    /// `id` or `en`; else the client's locale.
    pub lang: Option<String>,
    /// Hints in the text.
    pub inlay_hints: InlayHints,
    /// Lines above declarations.
    pub code_lens: CodeLens,
    /// What is checked.
    pub check: Check,
}

/// `selaras.inlayHints.*`
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct InlayHints {
    /// The RPJMD's value behind a cell that differs.
    pub differing_values: bool,
    /// The unit and the direction that an indicator inherits.
    pub inherited: bool,
    /// The sum of the parts behind a pagu.
    pub sums: bool,
}

impl Default for InlayHints {
    fn default() -> InlayHints {
        InlayHints { differing_values: true, inherited: true, sums: true }
    }
}

impl From<InlayHints> for selaras_ide::inlay::Wanted {
    fn from(said: InlayHints) -> Self {
        let InlayHints { differing_values: differing, inherited, sums } = said;
        Self { differing, inherited, sums }
    }
}

/// `selaras.codeLens.*`
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct CodeLens {
    /// Who refers to a node of the RPJMD, or that nobody does.
    pub references: bool,
    /// Sums of pagu that exceed what the RPJMD gives.
    pub pagu: bool,
}

impl Default for CodeLens {
    fn default() -> CodeLens {
        CodeLens { references: true, pagu: true }
    }
}

/// `selaras.check.*`
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Check {
    /// Findings of files that are not open are not shown.
    pub only_open: bool,
}

/// What the client is and can do, as it said when it began.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    /// In what columns are counted.
    pub unit: Unit,
    /// Its locale, where it is a language that we speak.
    pub locale: Option<Lang>,
    /// What the command line says.
    pub lang: Option<Lang>,
    /// It asks for diagnostics; none are pushed.
    pub pulls: bool,
    /// Everything else.
    pub can: ClientCapabilities,
}

impl Client {
    /// Reads what a client says of itself.
    pub(crate) fn read(params: &InitializeParams, lang: Option<Lang>) -> Client {
        let locale = params.locale.as_deref().and_then(read_lang);
        let can = params.capabilities.clone();
        let pulls = can.text_document.as_ref().is_some_and(|t| t.diagnostic.is_some());
        Client { unit: unit(&can), locale, lang, pulls, can }
    }

    /// It asks for the place of a symbol that was found when it goes there.
    pub(crate) fn resolves_symbols(&self) -> bool {
        let symbol = self.can.workspace.as_ref().and_then(|w| w.symbol.as_ref());
        let resolves = symbol.and_then(|s| s.resolve_support.as_ref());
        resolves.is_some_and(|r| r.properties.iter().any(|p| p == "location.range" || p == "location"))
    }

    /// The encoding's name in the protocol.
    pub(crate) fn encoding(&self) -> PositionEncodingKind {
        match self.unit {
            Unit::Utf8 => PositionEncodingKind::UTF8,
            Unit::Utf16 => PositionEncodingKind::UTF16,
            Unit::Chars => PositionEncodingKind::UTF32,
        }
    }
}

/// A language by its code or locale.
pub(crate) fn read_lang(word: &str) -> Option<Lang> {
    selaras_workspace::Lang::read(word).map(selaras_engine::lang)
}

/// The first of UTF-8, UTF-16, UTF-32 that the client knows; UTF-16 where it says nothing.
fn unit(can: &ClientCapabilities) -> Unit {
    let offered = can.general.as_ref().and_then(|g| g.position_encodings.as_deref()).unwrap_or_default();
    let knows = |kind: PositionEncodingKind| offered.contains(&kind);
    if knows(PositionEncodingKind::UTF8) {
        Unit::Utf8
    } else if offered.is_empty() || knows(PositionEncodingKind::UTF16) {
        Unit::Utf16
    } else if knows(PositionEncodingKind::UTF32) {
        Unit::Chars
    } else {
        Unit::Utf16
    }
}

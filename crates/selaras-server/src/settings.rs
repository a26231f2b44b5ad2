//! What the client wants: `selaras.*`, the locale, and what it can do.

use selaras_analysis::rule::Lang;
use selaras_syntax::line_index::Unit;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use tower_lsp_server::ls_types::{
    ClientCapabilities, DiagnosticTag, InitializeParams, PositionEncodingKind,
    TextDocumentClientCapabilities, TraceValue,
};

/// The settings below `selaras.`; what is missing or of a wrong kind keeps its default, and what is unknown is left alone.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Settings {
    /// `id` or `en`; else the client's locale.
    #[serde(deserialize_with = "lenient")]
    pub lang: Option<String>,
    /// Hints in the text.
    #[serde(deserialize_with = "lenient")]
    pub inlay_hints: InlayHints,
    /// Lines above declarations.
    #[serde(deserialize_with = "lenient")]
    pub code_lens: CodeLens,
    /// What is checked.
    #[serde(deserialize_with = "lenient")]
    pub check: Check,
    /// What the log says.
    #[serde(deserialize_with = "lenient")]
    pub trace: Trace,
}

impl Settings {
    /// Settings as they are sent: with or without `selaras` around them. None where nothing is set.
    pub(crate) fn read(sent: Option<&Value>) -> Option<Settings> {
        let sent = sent.map(|s| s.get("selaras").unwrap_or(s))?;
        sent.as_object().filter(|o| !o.is_empty())?;
        serde_json::from_value(sent.clone()).ok()
    }
}

/// A value, or its default where something else was sent.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(sent: D) -> Result<T, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(sent)?).unwrap_or_default())
}

/// As [`lenient`], of what is on unless it is switched off.
fn lenient_on<'de, D: Deserializer<'de>>(sent: D) -> Result<bool, D::Error> {
    Ok(Value::deserialize(sent)?.as_bool().unwrap_or(true))
}

/// `selaras.trace.*`
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Trace {
    /// How much the log says; else as the client says when it begins.
    #[serde(deserialize_with = "lenient")]
    pub server: Option<TraceValue>,
}

/// `selaras.inlayHints.*`
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct InlayHints {
    /// The RPJMD's value behind a cell that differs.
    #[serde(deserialize_with = "lenient_on")]
    pub differing_values: bool,
    /// The unit and the direction that an indicator inherits.
    #[serde(deserialize_with = "lenient_on")]
    pub inherited: bool,
    /// The sum of the parts behind a pagu.
    #[serde(deserialize_with = "lenient_on")]
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
    #[serde(deserialize_with = "lenient_on")]
    pub references: bool,
    /// Sums of pagu that exceed what the RPJMD gives.
    #[serde(deserialize_with = "lenient_on")]
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
    #[serde(deserialize_with = "lenient")]
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
    /// What of a finding it shows.
    pub shows: Shows,
    /// Everything else.
    pub can: ClientCapabilities,
}

impl Client {
    /// Reads what a client says of itself.
    pub(crate) fn read(params: &InitializeParams, lang: Option<Lang>) -> Client {
        let locale = params.locale.as_deref().and_then(read_lang);
        let can = params.capabilities.clone();
        let pulls = can.text_document.as_ref().is_some_and(|t| t.diagnostic.is_some());
        let shows = Shows::read(&can, pulls);
        Client { unit: unit(&can), locale, lang, pulls, shows, can }
    }

    /// It says something of what it can do with a document.
    pub(crate) fn declares(&self, what: impl FnOnce(&TextDocumentClientCapabilities) -> bool) -> bool {
        self.can.text_document.as_ref().is_some_and(what)
    }

    /// It tells us of files that change on disk.
    pub(crate) fn watches(&self) -> bool {
        let watches = self.can.workspace.as_ref().and_then(|w| w.did_change_watched_files);
        watches.and_then(|w| w.dynamic_registration) == Some(true)
    }

    /// It does so for folders that it does not show, too, when it is told which.
    pub(crate) fn watches_elsewhere(&self) -> bool {
        let watches = self.can.workspace.as_ref().and_then(|w| w.did_change_watched_files);
        watches.and_then(|w| w.relative_pattern_support) == Some(true)
    }

    /// It answers when it is asked for settings.
    pub(crate) fn configures(&self) -> bool {
        self.can.workspace.as_ref().and_then(|w| w.configuration) == Some(true)
    }

    /// It shows how far long work has come.
    pub(crate) fn shows_progress(&self) -> bool {
        self.can.window.as_ref().and_then(|w| w.work_done_progress) == Some(true)
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

/// What a client shows of a finding besides its words.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Shows {
    /// Other places.
    pub related: bool,
    /// A link for the code.
    pub links: bool,
    /// What is of no use, or no longer in use.
    pub tags: Vec<DiagnosticTag>,
    /// What comes back with a request for repairs.
    pub data: bool,
}

impl Shows {
    fn read(can: &ClientCapabilities, pulls: bool) -> Shows {
        let text = can.text_document.as_ref();
        let pushed = text.and_then(|t| t.publish_diagnostics.as_ref());
        let pulled = text.and_then(|t| t.diagnostic.as_ref()).filter(|_| pulls);
        let tags = pushed.and_then(|p| p.tag_support.as_ref()).map(|t| t.value_set.clone());
        // That type keeps its list to itself.
        let listed = |options| serde_json::to_value(options).ok()?.get("valueSet").cloned();
        let pulled_tags = pulled.and_then(|p| p.tag_support.as_ref()).and_then(listed);
        let pulled_tags = pulled_tags.and_then(|list| serde_json::from_value(list).ok());
        Shows {
            related: pushed.and_then(|p| p.related_information) == Some(true)
                || pulled.and_then(|p| p.related_information) == Some(true),
            links: pushed.and_then(|p| p.code_description_support) == Some(true)
                || pulled.and_then(|p| p.code_description_support) == Some(true),
            tags: tags.or(pulled_tags).unwrap_or_default(),
            // Those who pull know it by the protocol's version.
            data: pulls || pushed.and_then(|p| p.data_support) == Some(true),
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_with_and_without_their_name_around_them() {
        let read = |sent: Value| Settings::read(Some(&sent)).expect("some");
        let expected = Settings { lang: Some("en".into()), ..Settings::default() };
        assert_eq!(read(json!({ "lang": "en" })), expected);
        assert_eq!(read(json!({ "selaras": { "lang": "en" } })), expected);
        for nothing in [json!(null), json!({}), json!([]), json!({ "selaras": null }), json!("id")] {
            assert_eq!(Settings::read(Some(&nothing)), None);
        }
    }

    #[test]
    fn what_is_wrong_keeps_its_default_and_nothing_else() {
        let sent = json!({
            "lang": 3, "check": { "onlyOpen": true }, "codeLens": { "pagu": "tidak", "references": false },
            "inlayHints": [], "trace": { "server": "verbose" }, "lain": {},
        });
        let read = Settings::read(Some(&sent)).expect("some");
        assert_eq!(read.lang, None);
        assert!(read.check.only_open && read.code_lens.pagu && !read.code_lens.references);
        assert_eq!(read.inlay_hints, InlayHints::default());
        assert_eq!(read.trace.server, Some(TraceValue::Verbose));
    }
}

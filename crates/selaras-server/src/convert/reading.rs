//! What is shown beside the text.

use selaras_ide::hover::Hover;
use selaras_ide::inlay::{Hint, HintKind};
use selaras_ide::lens::{Lens, LensKind, Told};
use selaras_ide::page::Page;
use selaras_syntax::tree::NodeId;
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

impl View {
    /// A hover.
    pub(crate) fn hover(&self, path: &str, hover: &Hover) -> lsp::Hover {
        let can = self.client.can.text_document.as_ref().and_then(|t| t.hover.as_ref());
        let formats = can.and_then(|h| h.content_format.as_deref());
        lsp::Hover {
            contents: lsp::HoverContents::Markup(markup(&hover.page, formats)),
            range: Some(self.range(path, hover.span)),
        }
    }
}

impl View {
    /// Hints; what each stands for is told when it is pointed at.
    pub(crate) fn hints(&self, path: &str, hints: Vec<Hint>) -> Vec<lsp::InlayHint> {
        let uri = self.uri(path);
        let hint = |hint: Hint| lsp::InlayHint {
            position: self.position(path, hint.offset),
            label: hint.label.into(),
            kind: (hint.kind == HintKind::Inherited).then_some(lsp::InlayHintKind::TYPE),
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: uri.as_ref().map(|uri| serde_json::json!({ "uri": uri })),
        };
        hints.into_iter().map(hint).collect()
    }

    /// What a hint stands for. A client that says nothing of hovers may still show Markdown here: it gets plain text.
    pub(crate) fn tooltip(&self, page: &Page) -> lsp::InlayHintTooltip {
        let can = self.client.can.text_document.as_ref().and_then(|t| t.hover.as_ref());
        markup(page, can.and_then(|h| h.content_format.as_deref())).into()
    }

    /// Lenses without their words.
    pub(crate) fn lenses(&self, path: &str, lenses: &[Lens]) -> Vec<lsp::CodeLens> {
        let Some(uri) = self.uri(path) else { return Vec::new() };
        let lens = |lens: &Lens| lsp::CodeLens {
            range: self.range(path, lens.span),
            command: None,
            data: Some(serde_json::json!({ "uri": uri, "node": lens.local, "about": about(lens.kind) })),
        };
        lenses.iter().map(lens).collect()
    }

    /// The words of a lens, and a command of the client's that shows the places; without places only words.
    pub(crate) fn lens_command(&self, path: &str, at: lsp::Position, told: Option<Told>) -> lsp::Command {
        let Told { title, places } = told.unwrap_or_default();
        let places: Vec<_> = places.iter().filter_map(|p| self.location(&p.file, p.span)).collect();
        let leads = !places.is_empty();
        lsp::Command {
            title,
            command: if leads { SHOW_REFERENCES.to_owned() } else { String::new() },
            arguments: leads.then(|| {
                vec![serde_json::json!(self.uri(path)), serde_json::json!(at), serde_json::json!(places)]
            }),
        }
    }
}

/// The client's command that a lens runs: a document, a place in it, and the places to show.
const SHOW_REFERENCES: &str = "selaras.showReferences";

fn about(kind: LensKind) -> &'static str {
    match kind {
        LensKind::References => "references",
        LensKind::Pagu => "pagu",
    }
}

/// The document of a hint.
pub(crate) fn hint_of(hint: &lsp::InlayHint) -> Option<lsp::Uri> {
    serde_json::from_value(hint.data.as_ref()?.get("uri")?.clone()).ok()
}

/// The document and the node of a lens, and what it is about.
pub(crate) fn lens_of(lens: &lsp::CodeLens) -> Option<(lsp::Uri, NodeId, LensKind)> {
    let data = lens.data.as_ref()?;
    let uri = serde_json::from_value(data.get("uri")?.clone()).ok()?;
    let said = data.get("about")?.as_str()?;
    let kind = [LensKind::References, LensKind::Pagu].into_iter().find(|k| about(*k) == said)?;
    Some((uri, NodeId::try_from(data.get("node")?.as_u64()?).ok()?, kind))
}

/// A page in the format that the client likes best; plain where it names none.
pub(super) fn markup(page: &Page, formats: Option<&[lsp::MarkupKind]>) -> lsp::MarkupContent {
    match formats.and_then(|f| f.first()) {
        Some(lsp::MarkupKind::Markdown) => {
            lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value: page.markdown() }
        }
        _ => lsp::MarkupContent { kind: lsp::MarkupKind::PlainText, value: page.plain() },
    }
}

//! What is shown beside the text.

use selaras_ide::hover::Hover;
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

impl View {
    /// A hover.
    pub(crate) fn hover(&self, path: &str, hover: Hover) -> lsp::Hover {
        lsp::Hover {
            contents: lsp::HoverContents::Markup(lsp::MarkupContent {
                kind: lsp::MarkupKind::Markdown,
                value: hover.text,
            }),
            range: Some(self.range(path, hover.span)),
        }
    }
}

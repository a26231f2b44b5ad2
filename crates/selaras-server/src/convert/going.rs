//! Places to go to.

use selaras_analysis::documents::NodeRef;
use selaras_ide::cascade::{self, Item};
use selaras_ide::document_links::{self, Opens};
use selaras_ide::highlight::{Highlight, Mark};
use selaras_ide::navigate::{Goal, Jump};
use selaras_syntax::tree::Span;
use tower_lsp_server::ls_types as lsp;

use crate::convert::shape::symbol_kind;
use crate::uri::{uri_at, uri_of};
use crate::view::View;

impl View {
    /// Places to go to: links where the client takes them, else plain locations.
    pub(crate) fn goals(&self, from: &str, jump: &Jump, links: bool) -> lsp::GotoDefinitionResponse {
        if links {
            let origin = self.range(from, jump.from);
            let link = |goal: &Goal| {
                Some(lsp::LocationLink {
                    origin_selection_range: Some(origin),
                    target_uri: self.uri(&goal.file)?,
                    target_range: self.range(&goal.file, goal.full),
                    target_selection_range: self.range(&goal.file, goal.focus),
                })
            };
            return lsp::GotoDefinitionResponse::Link(jump.to.iter().filter_map(link).collect());
        }
        let place = |goal: &Goal| self.location(&goal.file, goal.focus);
        lsp::GotoDefinitionResponse::Array(jump.to.iter().filter_map(place).collect())
    }

    /// What is the same as what is under the cursor.
    pub(crate) fn highlight(&self, path: &str, highlight: Highlight) -> lsp::DocumentHighlight {
        lsp::DocumentHighlight {
            range: self.range(path, highlight.span),
            kind: Some(match highlight.mark {
                Mark::Declares => lsp::DocumentHighlightKind::WRITE,
                Mark::Refers => lsp::DocumentHighlightKind::READ,
                Mark::Beside => lsp::DocumentHighlightKind::TEXT,
            }),
        }
    }

    /// What a file's words open; papers only where they are in the workspace.
    pub(crate) fn document_links(&self, path: &str) -> Vec<lsp::DocumentLink> {
        let can = self.client.can.text_document.as_ref().and_then(|t| t.document_link.as_ref());
        let tips = can.and_then(|l| l.tooltip_support) == Some(true);
        let found = document_links::document_links(&self.ide(), path).into_iter();
        let link = |link: document_links::DocumentLink| {
            Some(lsp::DocumentLink {
                range: self.range(path, link.span),
                target: Some(self.opens(path, &link.to)?),
                tooltip: tips.then_some(link.tip),
                data: None,
            })
        };
        found.filter_map(link).collect()
    }

    fn opens(&self, path: &str, to: &Opens) -> Option<lsp::Uri> {
        match to {
            Opens::Paper(named, page) => {
                let file = selaras_workspace::attachment::find(&self.folder, path, named)?;
                let uri = uri_of(&file)?;
                page.map_or(Some(uri.clone()), |page| uri_at(&uri, &format!("page={page}")))
            }
            Opens::Plan(file, offset) => {
                let uri = self.uri(file)?;
                // Lines of a fragment count from 1.
                match self.position(file, *offset).line {
                    0 => Some(uri),
                    line => uri_at(&uri, &format!("L{}", line + 1)),
                }
            }
        }
    }

    /// A node of the cascade.
    pub(crate) fn cascade_item(&self, item: Item) -> Option<lsp::CallHierarchyItem> {
        let Goal { file, focus, full } = &item.goal;
        Some(lsp::CallHierarchyItem {
            name: item.name,
            kind: symbol_kind(item.kind),
            tags: None,
            detail: Some(item.detail),
            uri: self.uri(file)?,
            range: self.range(file, *full),
            selection_range: self.range(file, *focus),
            data: Some(serde_json::json!({ "node": item.key })),
        })
    }

    /// What supports an item.
    pub(crate) fn incoming(
        &self,
        path: &str,
        item: &lsp::CallHierarchyItem,
    ) -> Option<Vec<lsp::CallHierarchyIncomingCall>> {
        let calls = cascade::incoming(&self.ide(), self.node_of(path, item)?).into_iter();
        let call = |call: cascade::Call| {
            let from_ranges = self.ranges(&call.item.goal.file, &call.ranges);
            Some(lsp::CallHierarchyIncomingCall { from: self.cascade_item(call.item)?, from_ranges })
        };
        Some(calls.filter_map(call).collect())
    }

    /// What an item supports.
    pub(crate) fn outgoing(
        &self,
        path: &str,
        item: &lsp::CallHierarchyItem,
    ) -> Option<Vec<lsp::CallHierarchyOutgoingCall>> {
        let calls = cascade::outgoing(&self.ide(), self.node_of(path, item)?).into_iter();
        let call = |call: cascade::Call| {
            let from_ranges = self.ranges(path, &call.ranges);
            Some(lsp::CallHierarchyOutgoingCall { to: self.cascade_item(call.item)?, from_ranges })
        };
        Some(calls.filter_map(call).collect())
    }

    fn ranges(&self, path: &str, spans: &[Span]) -> Vec<lsp::Range> {
        spans.iter().map(|span| self.range(path, *span)).collect()
    }

    fn node_of(&self, path: &str, item: &lsp::CallHierarchyItem) -> Option<NodeRef> {
        let key = item.data.as_ref()?.get("node")?.as_str()?;
        cascade::find(&self.ide(), key, path, self.offset(path, item.selection_range.start))
    }
}

//! The shape of the text: outlines, folds, selections, layout.

use selaras_ide::Edit;
use selaras_ide::folding::Fold;
use selaras_ide::symbols::{Found, Symbol, place_of};
use selaras_syntax::schema::NodeKind;
use selaras_syntax::tree::{NodeId, Span};
use tower_lsp_server::ls_types as lsp;

use crate::view::View;

impl View {
    /// An outline: as a tree where the client can show one, else flat.
    pub(crate) fn outline(&self, path: &str, symbols: Vec<Symbol>) -> Option<lsp::DocumentSymbolResponse> {
        let can = self.client.can.text_document.as_ref().and_then(|t| t.document_symbol.as_ref());
        if can.and_then(|s| s.hierarchical_document_symbol_support) == Some(true) {
            let nested = symbols.into_iter().map(|s| self.nested(path, s));
            return Some(nested.collect::<Vec<_>>().into());
        }
        let mut flat = Vec::new();
        self.flatten(path, symbols, None, &mut flat)?;
        Some(flat.into())
    }

    fn nested(&self, path: &str, symbol: Symbol) -> lsp::DocumentSymbol {
        let children: Vec<_> = symbol.children.into_iter().map(|s| self.nested(path, s)).collect();
        #[expect(deprecated, reason = "the protocol's type has the field still")]
        lsp::DocumentSymbol {
            name: symbol.name,
            detail: Some(symbol.kind.keyword().to_owned()),
            kind: symbol_kind(symbol.kind),
            tags: None,
            deprecated: None,
            range: self.range(path, symbol.full),
            selection_range: self.range(path, symbol.focus),
            children: (!children.is_empty()).then_some(children),
        }
    }

    fn flatten(
        &self,
        path: &str,
        symbols: Vec<Symbol>,
        container: Option<&str>,
        into: &mut Vec<lsp::SymbolInformation>,
    ) -> Option<()> {
        for symbol in symbols {
            #[expect(deprecated, reason = "the protocol's type has the field still")]
            into.push(lsp::SymbolInformation {
                name: symbol.name.clone(),
                kind: symbol_kind(symbol.kind),
                tags: None,
                deprecated: None,
                location: self.location(path, symbol.full)?,
                container_name: container.map(str::to_owned),
            });
            self.flatten(path, symbol.children, Some(&symbol.name), into)?;
        }
        Some(())
    }

    /// Nodes that a search found: without a place where the client asks for that later.
    pub(crate) fn found(&self, found: Vec<Found>) -> Vec<lsp::WorkspaceSymbol> {
        let later = self.client.resolves_symbols();
        let symbol = |found: Found| {
            let uri = self.uri(&found.file)?;
            let location = match later {
                true => lsp::OneOf::Right(lsp::WorkspaceLocation { uri }),
                false => lsp::OneOf::Left(self.place_of(&found.file, found.local)?),
            };
            Some(lsp::WorkspaceSymbol {
                name: found.name,
                kind: symbol_kind(found.kind),
                tags: None,
                container_name: (!found.container.is_empty()).then_some(found.container),
                location,
                data: later.then(|| serde_json::json!({ "node": found.local })),
            })
        };
        found.into_iter().filter_map(symbol).collect()
    }

    /// Where a found node stands.
    pub(crate) fn place_of(&self, path: &str, node: NodeId) -> Option<lsp::Location> {
        self.location(path, place_of(&self.ide(), path, node)?)
    }

    /// Folds. A client that folds whole lines keeps the line of the `}`.
    pub(crate) fn folds(&self, path: &str, folds: &[Fold]) -> Vec<lsp::FoldingRange> {
        let can = self.client.can.text_document.as_ref().and_then(|t| t.folding_range.as_ref());
        let lines = can.and_then(|f| f.line_folding_only) == Some(true);
        let most = can.and_then(|f| f.range_limit).map_or(usize::MAX, |n| n as usize);
        let text = self.text(path);
        let folded = |fold: &Fold| {
            let lsp::Range { start, mut end } = self.range(path, fold.span);
            let before = &text[..fold.span.end as usize];
            let own_line = before.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']);
            if lines && own_line {
                end.line -= 1;
            }
            (start.line < end.line).then(|| lsp::FoldingRange {
                start_line: start.line,
                start_character: (!lines).then_some(start.character),
                end_line: end.line,
                end_character: (!lines).then_some(end.character),
                kind: fold.is_comment.then_some(lsp::FoldingRangeKind::Comment),
                collapsed_text: None,
            })
        };
        folds.iter().filter_map(folded).take(most).collect()
    }

    /// What a selection grows to.
    pub(crate) fn selection(&self, path: &str, at: lsp::Position, spans: &[Span]) -> lsp::SelectionRange {
        let outward = spans.iter().rev();
        let grown = outward.fold(None, |parent: Option<lsp::SelectionRange>, span| {
            Some(lsp::SelectionRange { range: self.range(path, *span), parent: parent.map(Box::new) })
        });
        grown.unwrap_or(lsp::SelectionRange { range: lsp::Range::new(at, at), parent: None })
    }

    /// Edits of one document.
    pub(crate) fn layout(&self, edits: &[Edit]) -> Vec<lsp::TextEdit> {
        let edit =
            |e: &Edit| lsp::TextEdit::new(self.range(&e.location.file, e.location.span), e.text.clone());
        edits.iter().map(edit).collect()
    }
}

/// The document of a found node, and its number there.
pub(crate) fn found_at(symbol: &lsp::WorkspaceSymbol) -> (lsp::Uri, Option<NodeId>) {
    let uri = match &symbol.location {
        lsp::OneOf::Left(location) => &location.uri,
        lsp::OneOf::Right(location) => &location.uri,
    };
    let node = symbol.data.as_ref().and_then(|d| d.get("node")?.as_u64());
    (uri.clone(), node.and_then(|n| NodeId::try_from(n).ok()))
}

/// The picture that an editor shows for a kind of node.
pub(super) fn symbol_kind(kind: NodeKind) -> lsp::SymbolKind {
    use NodeKind as K;
    match kind {
        kind if kind.is_document() => lsp::SymbolKind::MODULE,
        K::Misi | K::Visi | K::Aspek | K::Urusan => lsp::SymbolKind::NAMESPACE,
        K::Tujuan | K::Sasaran => lsp::SymbolKind::CLASS,
        K::Program => lsp::SymbolKind::PACKAGE,
        K::Kegiatan => lsp::SymbolKind::FUNCTION,
        K::Subkegiatan => lsp::SymbolKind::METHOD,
        K::Outcome | K::Keluaran => lsp::SymbolKind::EVENT,
        K::Indikator => lsp::SymbolKind::FIELD,
        K::PerangkatDaerah | K::Pendamping => lsp::SymbolKind::OBJECT,
        K::Kelompok => lsp::SymbolKind::ARRAY,
        K::Skala => lsp::SymbolKind::ENUM,
        K::Janji => lsp::SymbolKind::INTERFACE,
        _ => lsp::SymbolKind::STRING,
    }
}

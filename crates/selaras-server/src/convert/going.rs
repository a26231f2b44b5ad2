//! Places to go to.

use selaras_ide::navigate::{Goal, Jump};
use tower_lsp_server::ls_types as lsp;

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
}

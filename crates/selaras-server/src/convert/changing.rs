//! Changes of the text: actions, edits.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use selaras_analysis::rule::Text;
use selaras_ide::actions::{Action, Asked, Kind, Work};
use selaras_ide::change::Change;
use selaras_ide::rename::Renamable;
use tower_lsp_server::ls_types as lsp;

use crate::settings::Client;
use crate::uri::uri_of;
use crate::view::View;

/// What an action that is not worked out yet is known by.
#[derive(serde::Serialize, serde::Deserialize)]
pub(crate) struct Later {
    /// The document.
    pub uri: lsp::Uri,
    /// Its version when the action was offered.
    pub version: Option<i32>,
    /// What the action is.
    pub kind: String,
}

impl Client {
    /// It takes actions as such, and not commands alone.
    pub(crate) fn takes_actions(&self) -> bool {
        self.code_action().is_some_and(|c| c.code_action_literal_support.is_some())
    }

    /// It asks for the edit of an action when that is chosen.
    pub(crate) fn resolves_actions(&self) -> bool {
        let Some(can) = self.code_action() else { return false };
        let resolved = can.resolve_support.as_ref().map(|r| &r.properties);
        can.data_support == Some(true) && resolved.is_some_and(|p| p.iter().any(|p| p == "edit"))
    }

    fn code_action(&self) -> Option<&lsp::CodeActionClientCapabilities> {
        self.can.text_document.as_ref()?.code_action.as_ref()
    }

    fn workspace_edit(&self) -> Option<&lsp::WorkspaceEditClientCapabilities> {
        self.can.workspace.as_ref()?.workspace_edit.as_ref()
    }

    /// It takes edits with the version that they were made for.
    fn takes_versions(&self) -> bool {
        self.workspace_edit().and_then(|w| w.document_changes) == Some(true)
    }

    /// It asks whether something can be renamed, before it asks for the new name.
    pub(crate) fn prepares_renames(&self) -> bool {
        let can = self.can.text_document.as_ref().and_then(|t| t.rename.as_ref());
        can.and_then(|r| r.prepare_support) == Some(true)
    }

    /// It creates and deletes files.
    fn moves_files(&self) -> bool {
        let operations = self.workspace_edit().and_then(|w| w.resource_operations.as_ref());
        let can = |kind| operations.is_some_and(|o| o.contains(&kind));
        self.takes_versions()
            && can(lsp::ResourceOperationKind::Create)
            && can(lsp::ResourceOperationKind::Delete)
    }
}

impl View {
    /// What the client asks for.
    pub(crate) fn asked(&self, context: &lsp::CodeActionContext) -> Asked {
        let only = context.only.as_ref().map(|o| o.iter().map(|k| k.as_str().to_owned()).collect());
        let known: Vec<String> = context.diagnostics.iter().filter_map(fingerprint).collect();
        Asked {
            only,
            findings: (!known.is_empty()).then_some(known),
            invoked: context.trigger_kind != Some(lsp::CodeActionTriggerKind::AUTOMATIC),
            files: self.client.moves_files(),
        }
    }

    /// An action; what takes a while is worked out when it is chosen, where the client can ask for that.
    pub(crate) fn action(
        &self,
        path: &str,
        action: &Action,
        sent: &[lsp::Diagnostic],
    ) -> Option<lsp::CodeAction> {
        let later = action.work == Work::FixFile && self.client.resolves_actions();
        let edit = if later { None } else { Some(self.workspace_edit(&action.change(&self.ide(), path)?)?) };
        let data =
            Later { uri: self.uri(path)?, version: self.version(path), kind: action.kind.name().to_owned() };
        Some(lsp::CodeAction {
            title: action.title.clone(),
            kind: Some(action.kind.name().into()),
            diagnostics: (!action.repairs.is_empty()).then(|| self.repaired(action, sent)),
            edit,
            is_preferred: action.preferred.then_some(true),
            data: if later { serde_json::to_value(data).ok() } else { None },
            ..lsp::CodeAction::default()
        })
    }

    /// The findings that an action repairs, as the client sent them where it did.
    fn repaired(&self, action: &Action, sent: &[lsp::Diagnostic]) -> Vec<lsp::Diagnostic> {
        let same = |finger: &str| sent.iter().find(|d| fingerprint(d).as_deref() == Some(finger)).cloned();
        let repairs = action.repairs.iter();
        repairs
            .map(|finding| same(&finding.fingerprint).unwrap_or_else(|| self.diagnostic(finding)))
            .collect()
    }

    /// What can be renamed, with the code that is there.
    pub(crate) fn renamable(&self, path: &str, found: &Renamable) -> lsp::PrepareRenameResponse {
        let range = self.range(path, found.span);
        lsp::PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: found.code.clone() }
    }

    /// A refusal in the language of the answer.
    pub(crate) fn said<T>(&self, found: Result<T, Text>) -> Result<T, String> {
        found.map_err(|words| words.get(self.lang).to_owned())
    }

    /// A change as the client takes it. None where it needs files that the client cannot create or delete.
    pub(crate) fn workspace_edit(&self, change: &Change) -> Option<lsp::WorkspaceEdit> {
        if change.moves_files() && !self.client.moves_files() {
            return None;
        }
        let mut edits: BTreeMap<Arc<str>, Vec<lsp::TextEdit>> = BTreeMap::new();
        for edit in &change.edits {
            let file = &edit.location.file;
            let range = self.range(file, edit.location.span);
            edits.entry(file.clone()).or_default().push(lsp::TextEdit::new(range, edit.text.clone()));
        }
        if !self.client.takes_versions() {
            let named: Option<HashMap<_, _>> =
                edits.into_iter().map(|(path, edits)| Some((self.uri(&path)?, edits))).collect();
            return named.map(lsp::WorkspaceEdit::new);
        }
        let mut steps = Vec::new();
        for (path, text) in &change.created {
            let uri = uri_of(&self.folder.join(&**path))?;
            let options = lsp::CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(false) };
            steps.push(lsp::DocumentChangeOperation::Op(lsp::ResourceOp::Create(lsp::CreateFile {
                uri: uri.clone(),
                options: Some(options),
                annotation_id: None,
            })));
            let start = lsp::Range::default();
            steps.push(versioned(uri, None, vec![lsp::TextEdit::new(start, text.clone())]));
        }
        for (path, edits) in edits {
            steps.push(versioned(self.uri(&path)?, self.version(&path), edits));
        }
        for path in &change.deleted {
            let delete = lsp::DeleteFile { uri: self.uri(path)?, options: None, annotation_id: None };
            steps.push(lsp::DocumentChangeOperation::Op(lsp::ResourceOp::Delete(delete)));
        }
        Some(lsp::WorkspaceEdit {
            document_changes: Some(lsp::DocumentChanges::Operations(steps)),
            ..lsp::WorkspaceEdit::default()
        })
    }
}

fn versioned(uri: lsp::Uri, version: Option<i32>, edits: Vec<lsp::TextEdit>) -> lsp::DocumentChangeOperation {
    lsp::DocumentChangeOperation::Edit(lsp::TextDocumentEdit {
        text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(lsp::OneOf::Left).collect(),
    })
}

/// What a finding that the client sends back is known by.
fn fingerprint(sent: &lsp::Diagnostic) -> Option<String> {
    sent.data.as_ref()?.get("fingerprint")?.as_str().map(str::to_owned)
}

/// The kinds of actions that are offered.
pub(crate) fn action_kinds() -> Vec<lsp::CodeActionKind> {
    Kind::ALL.iter().map(|kind| kind.name().into()).collect()
}

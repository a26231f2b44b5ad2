//! What fits at a cursor.

use selaras_analysis::documents::{DocId, NodeRef};
use selaras_ide::completion::{Completion, Item, ItemKind, Subject};
use selaras_ide::linked;
use selaras_ide::page::Page;
use selaras_ide::signature::Signature;
use selaras_syntax::schema::{ClauseKind, NodeKind, PropKind};
use selaras_syntax::tree::Span;
use serde::{Deserialize, Serialize};
use tower_lsp_server::ls_types as lsp;

use super::reading::markup;
use crate::view::View;

/// What comes back when an item is resolved.
#[derive(Serialize, Deserialize)]
struct Data {
    /// The document in which it was offered.
    uri: lsp::Uri,
    #[serde(flatten)]
    of: Of,
}

/// What an item is about.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Of {
    /// Document, node, code.
    Node(u32, u32, String),
    /// Slug.
    Rule(String),
    /// Keyword of a node.
    Begins(String),
    /// Keyword of a property.
    Says(String),
    /// A clause's word.
    Clause(String),
}

/// What the client takes of an item.
struct Takes {
    snippets: bool,
    insert_replace: bool,
    label_details: bool,
    indents: bool,
}

impl View {
    /// The list at a place of a file.
    pub(crate) fn completion(&self, path: &str, found: Completion) -> lsp::CompletionResponse {
        let can = self.client.can.text_document.as_ref().and_then(|t| t.completion.as_ref());
        let item = can.and_then(|c| c.completion_item.as_ref());
        let modes = item.and_then(|i| i.insert_text_mode_support.as_ref()).map(|m| &*m.value_set);
        let takes = Takes {
            snippets: item.and_then(|i| i.snippet_support) == Some(true),
            insert_replace: item.and_then(|i| i.insert_replace_support) == Some(true),
            label_details: item.and_then(|i| i.label_details_support) == Some(true),
            indents: modes.is_some_and(|m| m.contains(&lsp::InsertTextMode::ADJUST_INDENTATION)),
        };
        let indent = self.indent(path, found.insert.start);
        let (insert, replace) = (self.range(path, found.insert), self.range(path, found.replace));
        let uri = self.uri(path);
        let items = found.items.into_iter().enumerate().map(|(n, item)| {
            let text = text_of(&item, &takes, &indent);
            let text_edit = if takes.insert_replace {
                let new_text = text;
                lsp::CompletionTextEdit::InsertAndReplace(lsp::InsertReplaceEdit {
                    new_text,
                    insert,
                    replace,
                })
            } else {
                lsp::CompletionTextEdit::Edit(lsp::TextEdit { range: replace, new_text: text })
            };
            self.item(item, n, text_edit, &takes, uri.as_ref())
        });
        let items: Vec<lsp::CompletionItem> = items.collect();
        lsp::CompletionList { is_incomplete: found.truncated, items }.into()
    }

    fn item(
        &self,
        item: Item,
        number: usize,
        text_edit: lsp::CompletionTextEdit,
        takes: &Takes,
        uri: Option<&lsp::Uri>,
    ) -> lsp::CompletionItem {
        let snippet = takes.snippets && item.insert.has_stops();
        // Where the client shows but one text beside the label, both stand in it.
        let (detail, label_details) = if takes.label_details && !item.remark.is_empty() {
            let details =
                lsp::CompletionItemLabelDetails { detail: None, description: Some(item.remark.clone()) };
            (item.words.clone(), Some(details))
        } else {
            let both = [item.words.as_str(), item.remark.as_str()].into_iter().filter(|w| !w.is_empty());
            (both.collect::<Vec<_>>().join(" · "), None)
        };
        lsp::CompletionItem {
            label: item.label,
            label_details,
            kind: Some(kind_of(item.kind)),
            detail: (!detail.is_empty()).then_some(detail),
            // Clients sort by this; ours is the order of the list.
            sort_text: Some(format!("{number:04}")),
            filter_text: Some(item.filter),
            insert_text_format: snippet.then_some(lsp::InsertTextFormat::SNIPPET),
            insert_text_mode: takes.indents.then_some(lsp::InsertTextMode::ADJUST_INDENTATION),
            text_edit: Some(text_edit),
            data: item.subject.zip(uri).and_then(|(subject, uri)| data_of(&subject, uri.clone())),
            ..lsp::CompletionItem::default()
        }
    }

    /// The white space before the line of a byte.
    fn indent(&self, path: &str, offset: u32) -> String {
        let text = self.text(path);
        let start = text[..offset as usize].rfind(['\n', '\r']).map_or(0, |n| n + 1);
        let line = &text[start..];
        line[..line.len() - line.trim_start_matches([' ', '\t']).len()].to_owned()
    }

    /// A row, and which of its cells is active.
    pub(crate) fn signature(&self, found: Signature) -> lsp::SignatureHelp {
        let can = self.client.can.text_document.as_ref().and_then(|t| t.signature_help.as_ref());
        let formats =
            can.and_then(|s| s.signature_information.as_ref()).and_then(|i| i.documentation_format.as_ref());
        let year = |label| lsp::ParameterInformation {
            label: lsp::ParameterLabel::Simple(label),
            documentation: None,
        };
        let signature = lsp::SignatureInformation {
            label: found.label,
            documentation: (!found.page.is_empty()).then(|| documentation(&found.page, formats)),
            parameters: Some(found.years.into_iter().map(year).collect()),
            active_parameter: None,
        };
        lsp::SignatureHelp {
            signatures: vec![signature],
            active_signature: Some(0),
            active_parameter: Some(found.active),
        }
    }

    /// Places that are typed together.
    pub(crate) fn linked(&self, path: &str, spans: Vec<Span>) -> lsp::LinkedEditingRanges {
        let ranges = spans.into_iter().map(|span| self.range(path, span)).collect();
        lsp::LinkedEditingRanges { ranges, word_pattern: Some(linked::WORD.to_owned()) }
    }

    /// What is told of an item when it is chosen.
    pub(crate) fn documentation(&self, page: &Page) -> lsp::Documentation {
        let can = self.client.can.text_document.as_ref().and_then(|t| t.completion.as_ref());
        let item = can.and_then(|c| c.completion_item.as_ref());
        documentation(page, item.and_then(|i| i.documentation_format.as_ref()))
    }
}

/// A page as the client shows it; a client that names no format shows plain words.
fn documentation(page: &Page, formats: Option<&Vec<lsp::MarkupKind>>) -> lsp::Documentation {
    match formats {
        None => lsp::Documentation::String(page.plain()),
        Some(formats) => lsp::Documentation::MarkupContent(markup(page, Some(formats))),
    }
}

/// The text that is put in. Clients indent the lines of a snippet as its first; of plain text only some do.
fn text_of(item: &Item, takes: &Takes, indent: &str) -> String {
    if takes.snippets && item.insert.has_stops() {
        return item.insert.snippet();
    }
    let plain = item.insert.plain();
    if takes.indents { plain } else { plain.replace('\n', &format!("\n{indent}")) }
}

fn kind_of(kind: ItemKind) -> lsp::CompletionItemKind {
    match kind {
        ItemKind::Keyword => lsp::CompletionItemKind::KEYWORD,
        ItemKind::Property => lsp::CompletionItemKind::PROPERTY,
        ItemKind::Node => lsp::CompletionItemKind::REFERENCE,
        ItemKind::Skeleton => lsp::CompletionItemKind::SNIPPET,
        ItemKind::Document => lsp::CompletionItemKind::MODULE,
        ItemKind::Agency => lsp::CompletionItemKind::CLASS,
        ItemKind::Value => lsp::CompletionItemKind::VALUE,
        ItemKind::Word => lsp::CompletionItemKind::ENUM_MEMBER,
        ItemKind::Unit => lsp::CompletionItemKind::UNIT,
        ItemKind::Rule => lsp::CompletionItemKind::CONSTANT,
    }
}

fn data_of(subject: &Subject, uri: lsp::Uri) -> Option<serde_json::Value> {
    let of = match subject {
        Subject::Node(node, code) => Of::Node(node.doc.0, node.node, code.to_string()),
        Subject::Rule(slug) => Of::Rule((*slug).to_owned()),
        Subject::Begins(kind) => Of::Begins(kind.keyword().to_owned()),
        Subject::Says(kind) => Of::Says(kind.keyword().to_owned()),
        Subject::Clause(kind) => Of::Clause(kind.keyword().to_owned()),
    };
    serde_json::to_value(Data { uri, of }).ok()
}

/// What an item is about, and the document in which it was offered.
pub(crate) fn subject_of(item: &lsp::CompletionItem) -> Option<(lsp::Uri, Subject)> {
    let data: Data = serde_json::from_value(item.data.clone()?).ok()?;
    let subject = match data.of {
        Of::Node(doc, node, code) => Subject::Node(NodeRef { doc: DocId(doc), node }, code.into()),
        Of::Rule(slug) => Subject::Rule(selaras_analysis::rules::find(&slug)?.slug),
        Of::Begins(word) => Subject::Begins(NodeKind::of(&word)?),
        Of::Says(word) => Subject::Says(PropKind::of(&word)?),
        Of::Clause(word) => Subject::Clause(ClauseKind::of(&word)?),
    };
    Some((data.uri, subject))
}

/// A blank was typed, and the editor asks because of it.
pub(crate) fn asks_for_blank(context: Option<&lsp::CompletionContext>) -> bool {
    context.is_some_and(|c| {
        c.trigger_kind == lsp::CompletionTriggerKind::TRIGGER_CHARACTER
            && c.trigger_character.as_deref() == Some(" ")
    })
}

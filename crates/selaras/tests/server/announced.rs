//! Every capability that the server announces has a test.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use crate::client::Client;

/// What is announced, and the test that shows it: file and name.
const TESTS: &[(&str, &str, &str)] = &[
    ("callHierarchyProvider", "going.rs", "callHierarchy"),
    ("codeActionProvider", "changing.rs", "textDocument/codeAction"),
    ("codeLensProvider", "reading.rs", "textDocument/codeLens"),
    ("completionProvider", "completion.rs", "textDocument/completion"),
    ("declarationProvider", "going.rs", "textDocument/declaration"),
    ("definitionProvider", "going.rs", "textDocument/definition"),
    ("diagnosticProvider", "findings.rs", "textDocument/diagnostic"),
    ("diagnosticProvider.workspaceDiagnostics", "findings.rs", "workspace/diagnostic"),
    ("documentFormattingProvider", "shape.rs", "textDocument/formatting"),
    ("documentHighlightProvider", "going.rs", "textDocument/documentHighlight"),
    ("documentLinkProvider", "going.rs", "textDocument/documentLink"),
    ("documentOnTypeFormattingProvider", "shape.rs", "textDocument/onTypeFormatting"),
    ("documentRangeFormattingProvider", "shape.rs", "textDocument/rangeFormatting"),
    ("documentSymbolProvider", "shape.rs", "textDocument/documentSymbol"),
    ("foldingRangeProvider", "shape.rs", "textDocument/foldingRange"),
    ("hoverProvider", "reading.rs", "textDocument/hover"),
    ("implementationProvider", "going.rs", "textDocument/implementation"),
    ("inlayHintProvider", "reading.rs", "textDocument/inlayHint"),
    ("linkedEditingRangeProvider", "completion.rs", "textDocument/linkedEditingRange"),
    ("positionEncoding", "announced.rs", "positionEncodings"),
    ("referencesProvider", "going.rs", "textDocument/references"),
    ("renameProvider", "changing.rs", "textDocument/rename"),
    ("selectionRangeProvider", "shape.rs", "textDocument/selectionRange"),
    ("semanticTokensProvider", "shape.rs", "textDocument/semanticTokens"),
    ("signatureHelpProvider", "completion.rs", "textDocument/signatureHelp"),
    ("textDocumentSync", "sessions.rs", "client.edit"),
    ("typeDefinitionProvider", "going.rs", "textDocument/typeDefinition"),
    ("workspace.workspaceFolders", "outside.rs", "workspace/didChangeWorkspaceFolders"),
    ("workspaceSymbolProvider", "shape.rs", "workspace/symbol"),
];

/// All that editors can, so that all is announced.
fn everything() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-8", "utf-16"] },
        "textDocument": {
            "diagnostic": {},
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } }, "dataSupport": true,
                "resolveSupport": { "properties": ["edit"] } },
            "rename": { "prepareSupport": true },
            "semanticTokens": { "requests": { "full": { "delta": true }, "range": true }, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"] },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "completion": {}, "foldingRange": {},
            "linkedEditingRange": {}, "callHierarchy": {}, "inlayHint": {}, "codeLens": {}, "signatureHelp": {},
            "documentLink": {}, "selectionRange": {}, "onTypeFormatting": {}, "rangeFormatting": {}, "formatting": {},
        },
        "workspace": {
            "workspaceFolders": true, "fileOperations": { "willRename": true }, "applyEdit": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] },
            "symbol": { "resolveSupport": { "properties": ["location.range"] } },
        },
    })
}

#[test]
fn every_announced_capability_has_a_test() {
    let client = Client::base(everything());
    let mut announced = BTreeSet::new();
    for (name, value) in client.capabilities.as_object().expect("capabilities") {
        if name == "workspace" {
            let inner = value.as_object().expect("an object");
            announced.extend(inner.keys().map(|key| format!("workspace.{key}")));
        } else {
            announced.insert(name.clone());
        }
        if value["workspaceDiagnostics"] == true {
            announced.insert(format!("{name}.workspaceDiagnostics"));
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/server");
    for name in &announced {
        let (_, file, words) =
            TESTS.iter().find(|(known, _, _)| known == name).unwrap_or_else(|| panic!("{name} has no test"));
        let text = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
        assert!(text.contains(words), "{name}: {file} does not ask for {words}");
    }
    // And no test claims to show what is not announced.
    let tested: BTreeSet<String> = TESTS.iter().map(|(name, _, _)| (*name).to_owned()).collect();
    assert_eq!(announced, tested);
    assert_eq!(client.end(), 0);
}

/// What is announced only to those who declare it.
const DECLARED: &[(&str, &str)] = &[
    ("callHierarchy", "callHierarchyProvider"),
    ("completion", "completionProvider"),
    ("diagnostic", "diagnosticProvider"),
    ("documentLink", "documentLinkProvider"),
    ("foldingRange", "foldingRangeProvider"),
    ("inlayHint", "inlayHintProvider"),
    ("linkedEditingRange", "linkedEditingRangeProvider"),
    ("selectionRange", "selectionRangeProvider"),
    ("semanticTokens", "semanticTokensProvider"),
    ("signatureHelp", "signatureHelpProvider"),
];

#[test]
fn what_starts_by_itself_is_announced_to_those_who_declare_it() {
    let announced = |can: Value| {
        let client = Client::base(json!({ "textDocument": can }));
        let capabilities = client.capabilities.clone();
        assert_eq!(client.end(), 0);
        capabilities
    };
    let nothing = announced(json!({}));
    for (name, provider) in DECLARED {
        assert!(nothing.get(provider).is_none(), "{provider} to a client that declares nothing");
        let mut can = everything()["textDocument"].clone();
        assert!(
            announced(json!({ *name: can[*name] })).get(provider).is_some(),
            "{provider} to one with {name}"
        );
        can.as_object_mut().expect("an object").remove(*name);
        assert!(announced(can).get(provider).is_none(), "{provider} to one with all but {name}");
    }
    // What a person asks for is there for all.
    for provider in ["hoverProvider", "definitionProvider", "documentFormattingProvider", "codeLensProvider"]
    {
        assert!(nothing.get(provider).is_some(), "{provider}");
    }
}

#[test]
fn what_is_not_announced_is_refused_and_nothing_else_breaks() {
    let mut client = Client::base(everything());
    assert!(client.capabilities.get("executeCommandProvider").is_none());
    assert!(client.capabilities["workspace"].get("fileOperations").is_none());
    let asked = [
        ("workspace/executeCommand", json!({ "command": "selaras.showReferences", "arguments": [] })),
        ("workspace/willRenameFiles", json!({ "files": [] })),
    ];
    for (method, params) in asked {
        let id = client.begin(method, params);
        assert_eq!(client.answer(id)["error"]["code"], -32601, "{method}");
    }
    client.open("diskominfo.renstra");
    assert_ne!(client.ask_at("textDocument/hover", "diskominfo.renstra", (0, 0)), Value::Null);
    assert_eq!(client.end(), 0);
}

#[test]
fn columns_are_counted_as_the_client_counts_them() {
    const RENSTRA: &str = "diskominfo.renstra";
    let counted = |offered: Value| {
        let mut client = Client::base(json!({ "general": { "positionEncodings": offered } }));
        let base = selaras_analysis::rules::BASE.iter().find(|(n, _)| *n == RENSTRA).expect("it").1;
        // A letter too many behind letters that every encoding counts in its own way.
        let text = base.replacen("\" {", " é–😀\" X {", 1);
        let before = text[..text.find("X {").expect("it")].rsplit('\n').next().expect("a line");
        let encoding = client.capabilities["positionEncoding"].clone();
        let column = match encoding.as_str() {
            Some("utf-8") => before.len(),
            Some("utf-16") => before.encode_utf16().count(),
            _ => before.chars().count(),
        } as u32;
        let line = text[..text.find("X {").expect("it")].matches('\n').count() as u32;
        client.open_with(RENSTRA, 1, &text);
        assert_ne!(client.pushed(RENSTRA, Some(1)), Vec::<Value>::new());
        client.edit(RENSTRA, 2, &[((line, column), (line, column + 1), "")]);
        assert_eq!(client.pushed(RENSTRA, Some(2)), Vec::<Value>::new(), "{encoding}");
        assert_eq!(client.end(), 0);
        encoding
    };
    assert_eq!(counted(json!(["utf-32", "utf-16", "utf-8"])), "utf-8");
    assert_eq!(counted(json!(["utf-32", "utf-16"])), "utf-16");
    assert_eq!(counted(json!(["utf-32"])), "utf-32");
    assert_eq!(counted(json!(["kata"])), "utf-16");
    assert_eq!(counted(json!([])), "utf-16");
}

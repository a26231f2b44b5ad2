"""Scripted clients with the capability sets of known editors, by pytest-lsp.   SELARAS=… PLANS=… pytest test_clients.py"""

import contextlib
import os
import pathlib
import shutil

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pygls.exceptions import FeatureAlreadyRegisteredError
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

NAME = "renstra/diskominfo.renstra"


@pytest_lsp.fixture(
    params=["visual_studio_code", "neovim", "emacs"],
    config=ClientServerConfig(server_command=[os.environ["SELARAS"], "server"]),
)
async def client(request, lsp_client: LanguageClient, tmp_path):
    plans = tmp_path / "rencana"
    shutil.copytree(os.environ["PLANS"], plans)
    lsp_client.plans = plans
    # What the capability sets promise, and the library leaves to its users.
    for method in (
        lsp.CLIENT_REGISTER_CAPABILITY,
        lsp.WORKSPACE_INLAY_HINT_REFRESH,
        lsp.WORKSPACE_CODE_LENS_REFRESH,
        lsp.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
        lsp.WORKSPACE_DIAGNOSTIC_REFRESH,
    ):
        with contextlib.suppress(FeatureAlreadyRegisteredError):
            lsp_client.feature(method)(lambda *_: None)
    capabilities = client_capabilities(request.param)
    folder = lsp.WorkspaceFolder(uri=plans.as_uri(), name="rencana")
    params = lsp.InitializeParams(capabilities=capabilities, root_uri=plans.as_uri(), workspace_folders=[folder])
    lsp_client.answer = await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()


async def findings(client, uri, version, code=None):
    """The findings of that version, by whichever way the client has."""
    if client.answer.capabilities.diagnostic_provider:
        document = lsp.TextDocumentIdentifier(uri)
        report = await client.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(document))
        return list(report.items)
    while True:
        told = await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        if told.uri == uri and told.version == version:
            return list(told.diagnostics)


def edits_of(edit, uri):
    changes = edit.changes or {c.text_document.uri: c.edits for c in edit.document_changes}
    assert list(changes) == [uri]
    return changes[uri]


def applied(text, edits):
    lines = text.splitlines(keepends=True)

    def offset(position):
        line = lines[position.line] if position.line < len(lines) else ""
        column = len(line.encode("utf-16-le")[: 2 * position.character].decode("utf-16-le"))
        return sum(map(len, lines[: position.line])) + column

    for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


@pytest.mark.asyncio
async def test_finding_jump_rename_and_repair(client):
    path = client.plans / NAME
    uri, text = path.as_uri(), path.read_text(encoding="utf-8")
    document = lsp.TextDocumentItem(uri, "renstra", 1, text)
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
    lines = text.splitlines()
    line = next(n for n, text in enumerate(lines) if "indikator DATA" in text) + 1
    found = [d for d in await findings(client, uri, 1) if d.code == "awal-berbeda"]
    assert [d.range.start.line for d in found] == [line]

    at = lsp.Position(line + 1, lines[line + 1].index("| 100%") + 3)
    there = await client.text_document_definition_async(lsp.DefinitionParams(lsp.TextDocumentIdentifier(uri), at))
    there = there[0] if isinstance(there, (list, tuple)) else there
    target = getattr(there, "target_uri", None) or there.uri
    place = getattr(there, "target_selection_range", None) or there.range
    assert target.endswith("perubahan.rpjmd")
    other = pathlib.Path(client.plans / "rpjmd/perubahan.rpjmd").read_text(encoding="utf-8").splitlines()
    row = other[place.start.line]
    assert row[place.start.character :].startswith("100")
    assert row[: place.start.character].count("|") == 1

    row = next(n for n, text in enumerate(lines) if "indikator STANDAR" in text)
    at = lsp.Position(row, lines[row].index("STANDAR") + 2)
    renamed = lsp.RenameParams(lsp.TextDocumentIdentifier(uri), at, "STANDAR-DATA")
    text = applied(text, edits_of(await client.text_document_rename_async(renamed), uri))
    assert "indikator STANDAR-DATA " in text

    context = lsp.CodeActionContext(found, only=[lsp.CodeActionKind.QuickFix])
    asked = lsp.CodeActionParams(lsp.TextDocumentIdentifier(uri), found[0].range, context)
    actions = await client.text_document_code_action_async(asked)
    fix = next(a for a in actions if isinstance(a, lsp.CodeAction) and a.edit)
    whole = lsp.TextDocumentContentChangeWholeDocument(applied(text, edits_of(fix.edit, uri)))
    changed = lsp.VersionedTextDocumentIdentifier(version=2, uri=uri)
    client.text_document_did_change(lsp.DidChangeTextDocumentParams(changed, [whole]))
    assert "awal-berbeda" not in [d.code for d in await findings(client, uri, 2)]

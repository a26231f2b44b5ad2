/** From a Renstra to its RPJMD: to what the cursor's place is held against, else to the plan itself. */

import {
  commands,
  type DocumentLink,
  type Location,
  type LocationLink,
  type TextEditor,
  Uri,
  ViewColumn,
  window,
} from "vscode";
import { reveal } from "./places";
import type { Region } from "./region";
import type { CascadeNode } from "./requests";
import { t } from "./words";

export async function openRpjmd(region: Region): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor !== undefined && (await throughCursor(editor))) return;
  if (editor !== undefined && (await throughHeader(editor))) return;
  const cascade = await region.cascade({ depth: 1 });
  const first = cascade === undefined ? undefined : ownNode(cascade.nodes, cascade.plan.code);
  if (first !== undefined) {
    await reveal(first.location.uri, first.location.selectionRange, ViewColumn.Beside);
    return;
  }
  void window.showInformationMessage(region.reason ?? t("No RPJMD is known here: open the folder that holds it."));
}

async function throughCursor({ document, selection }: TextEditor): Promise<boolean> {
  const found = await commands.executeCommand<readonly (Location | LocationLink)[]>(
    "vscode.executeDefinitionProvider",
    document.uri,
    selection.active,
  );
  for (const place of found) {
    const [uri, range] =
      "targetUri" in place
        ? [place.targetUri, place.targetSelectionRange ?? place.targetRange]
        : [place.uri, place.range];
    if (uri.path.endsWith(".rpjmd") && uri.toString() !== document.uri.toString()) {
      await reveal(uri.toString(), range, ViewColumn.Beside);
      return true;
    }
  }
  return false;
}

/** The word after `berpedoman` is a link to the plan. */
async function throughHeader({ document }: TextEditor): Promise<boolean> {
  const links = await commands.executeCommand<readonly DocumentLink[]>("vscode.executeLinkProvider", document.uri);
  const link = links.find(({ range }) => /^\s*berpedoman\b/.test(document.lineAt(range.start.line).text));
  if (link?.target === undefined) return false;
  const line = Number(/^L?(\d+)/.exec(link.target.fragment)?.[1] ?? 1) - 1;
  const start = { line, character: 0 };
  await reveal(link.target.with({ fragment: "" }).toString(), { start, end: start }, ViewColumn.Beside);
  return true;
}

function ownNode(nodes: readonly CascadeNode[], document: string): CascadeNode | undefined {
  return (
    nodes.find((node) => node.document === document) ??
    nodes.find(({ location }) => Uri.parse(location.uri).path.endsWith(".rpjmd"))
  );
}

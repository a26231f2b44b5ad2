/** From the protocol's places to the editor's, and going there. */

import { type Command, Position, Range, Uri, type ViewColumn, window } from "vscode";
import type { Range as LspRange } from "vscode-languageclient/node";
import { t } from "./words";

export function rangeOf({ start, end }: LspRange): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}

/** What a click on a row of a view does. */
export function goTo(uri: string, range: LspRange): Command {
  return { command: "selaras.goTo", title: t("Go there"), arguments: [uri, range] };
}

/** Opens a file at a place. */
export async function reveal(uri: string, range: LspRange, column?: ViewColumn): Promise<void> {
  const selection = rangeOf(range);
  const there = new Range(selection.start, selection.start);
  await window.showTextDocument(Uri.parse(uri, true), {
    selection: selection.isSingleLine ? selection : there,
    ...(column === undefined ? {} : { viewColumn: column }),
  });
}

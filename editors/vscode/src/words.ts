/** Sentences for planners: English in the code, Indonesian in `l10n/bundle.l10n.id.json`, chosen by `selaras.lang`. */

import { workspace } from "vscode";
import indonesian from "../l10n/bundle.l10n.id.json";

const bundle: Readonly<Record<string, string>> = indonesian;

/** The language that findings and views speak; planners in Indonesia mostly have an English VS Code, so it is not its own. */
export function lang(): "id" | "en" {
  return workspace.getConfiguration("selaras").get("lang") === "en" ? "en" : "id";
}

/** The sentence in the planner's language, with `{0}`, `{1}`, … filled in. */
export function t(english: string, ...fills: readonly (string | number)[]): string {
  const sentence = lang() === "en" ? english : (bundle[english] ?? english);
  return sentence.replace(/\{(\d+)\}/g, (hole, n: string) => String(fills[Number(n)] ?? hole));
}

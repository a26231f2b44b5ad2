/** Where the program `selaras` is that serves this editor. */

import { accessSync, constants } from "node:fs";
import * as path from "node:path";
import { type ExtensionContext, workspace } from "vscode";
import { t } from "./words";

/** The program, or a sentence for the user that says why there is none. */
export type Binary = { readonly path: string } | { readonly missing: string };

/** The one that the user named (a workspace cannot), else the one that this extension carries. */
export function findBinary(context: ExtensionContext): Binary {
  const named = workspace.getConfiguration("selaras").get<string>("server.path", "").trim();
  if (named !== "") {
    return runs(named)
      ? { path: named }
      : { missing: t("The program named in selaras.server.path cannot be run: {0}", named) };
  }
  const name = process.platform === "win32" ? "selaras.exe" : "selaras";
  const carried = context.asAbsolutePath(path.join("dist", "server", name));
  if (runs(carried)) {
    return { path: carried };
  }
  return {
    missing: t(
      "This package of Selaras carries no program for this computer ({0}): install the package for it, or name the program in selaras.server.path.",
      `${process.platform}-${process.arch}`,
    ),
  };
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** New plans from templates, and the example that is shipped. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  commands,
  type ExtensionContext,
  FileType,
  type Memento,
  SnippetString,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import renstra from "../snippets/renstra.json";
import rpjmd from "../snippets/rpjmd.json";
import selaras from "../snippets/selaras.json";
import type { Region } from "./region";
import type { Coverage } from "./requests";
import type { Server } from "./server";
import { t } from "./words";

const run = promisify(execFile);

/** Asks which plan, and where it goes; nothing that is there is written over. */
export async function newPlan(server: Server, region: Region, memory: Memento): Promise<void> {
  const kinds = [
    {
      label: t("Renstra of an agency"),
      detail: t("A skeleton that follows the RPJMD that is open"),
      make: () => newRenstra(region),
    },
    {
      label: "RPJMD",
      detail: t("Misi, tujuan, sasaran, programs, to be filled in"),
      make: () => untitled("rpjmd", body(rpjmd.RPJMD)),
    },
    {
      label: t("Region and its agencies"),
      detail: t("The register that plans refer to"),
      make: () => untitled("selaras", body(selaras.Daerah)),
    },
    {
      label: t("A whole small workspace"),
      detail: t("RPJMD, Renstra and register, made up and right, to be changed"),
      make: () => newWorkspace(server),
    },
  ];
  const chosen = await window.showQuickPick(kinds, { title: t("New plan from a template"), matchOnDetail: true });
  await chosen?.make();
  if (chosen !== undefined) await memory.update("selaras.madePlan", true);
}

function body(snippet: { readonly body: readonly string[] }): string {
  return snippet.body.join("\n");
}

async function untitled(language: string, snippet: string, name?: Uri): Promise<void> {
  const document =
    name === undefined
      ? await workspace.openTextDocument({ language })
      : await workspace.openTextDocument(name.with({ scheme: "untitled" }));
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(snippet));
}

/** An agency of the region, and the RPJMD that it follows, written in already. */
async function newRenstra(region: Region): Promise<void> {
  const coverage = await region.coverage();
  const agency = coverage === undefined ? undefined : await chooseAgency(coverage);
  if (coverage !== undefined && agency === undefined) return;
  let text = body(renstra.Renstra);
  if (coverage !== undefined && agency !== undefined) {
    const period = /(\d{4})\D(\d{4})/.exec(coverage.plan.title);
    text = text
      .replaceAll(/\$\{1:[^}]*\}/g, `\${1:${agency.code}-${period?.[1] ?? "2025"}}`)
      .replaceAll(/\$\{2:[^}]*\}/g, `\${2:${agency.name.replaceAll(/[$}\\]/g, "\\$&")}}`)
      .replaceAll(/\$\{3:[^}]*\}/g, coverage.plan.code)
      .replaceAll(/\$\{4:[^}]*\}/g, agency.code);
    const given = coverage.rows
      .filter((row) => row.kind === "sasaran" && row.cells.some((cell) => cell.agency === agency.code && cell.given))
      .map(({ id }) => id.slice(id.indexOf(":") + 1));
    if (given.length > 0) text = text.replaceAll(/\$\{8:[^}]*\}/g, `\${8|${given.join(",")}|}`);
    if (period !== null)
      text = text.replaceAll(/\$\{5:[^}]*\}/g, `${period[1]}`).replaceAll(/\$\{6:[^}]*\}/g, `${period[2]}`);
  }
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name =
    folder === undefined || agency === undefined
      ? undefined
      : Uri.joinPath(folder, "renstra", `${agency.code}.renstra`);
  await untitled("renstra", text, name !== undefined && !(await exists(name)) ? name : undefined);
}

async function chooseAgency(coverage: Coverage): Promise<Coverage["agencies"][number] | undefined> {
  const items = coverage.agencies
    .map((agency) => ({ label: agency.name || agency.code, description: agency.code, agency }))
    .sort((a, b) => a.agency.renstra.length - b.agency.renstra.length);
  const title = t("Whose Renstra?");
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.agency;
}

async function newWorkspace(server: Server): Promise<void> {
  const program = server.program;
  if (program === undefined) return;
  const [folder] =
    (await window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: t("Write here"),
      title: t("A folder for the new workspace"),
    })) ?? [];
  if (folder !== undefined) await writeWorkspace(program, folder);
}

/** `selaras init`: all of its files, or none. */
export async function writeWorkspace(program: string, folder: Uri): Promise<void> {
  try {
    await run(program, ["init", folder.fsPath], { windowsHide: true });
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    void window.showErrorMessage(said);
    return;
  }
  await window.showTextDocument(Uri.joinPath(folder, "renstra", "diskominfo.renstra"));
}

/** A copy of the shipped example that may be changed; what was changed in it stays. */
export async function openExample(context: ExtensionContext): Promise<void> {
  const shipped = Uri.joinPath(context.extensionUri, "dist", "contoh");
  const copy = Uri.joinPath(context.globalStorageUri, "kab-sumedang");
  if (!(await exists(copy))) await workspace.fs.copy(shipped, copy);
  await window.showTextDocument(Uri.joinPath(copy, "renstra", "diskominfo.renstra"), { viewColumn: ViewColumn.Active });
}

/** The walkthrough's last step starts from what was shipped again. */
export async function resetExample(context: ExtensionContext): Promise<void> {
  const copy = Uri.joinPath(context.globalStorageUri, "kab-sumedang");
  if (await exists(copy)) await workspace.fs.delete(copy, { recursive: true });
  await openExample(context);
}

export async function openWalkthrough(context: ExtensionContext): Promise<void> {
  await commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#mulai`, false);
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    ({ type }) => type !== FileType.Unknown,
    () => false,
  );
}

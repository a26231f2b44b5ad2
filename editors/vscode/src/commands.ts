/** What the user can ask for by name. */

import { commands, type Disposable, type ExtensionContext, Location, Position, Uri, window } from "vscode";
import type { Location as LspLocation, Position as LspPosition, Range as LspRange } from "vscode-languageclient/node";
import type { Agencies } from "./agencies";
import { countWords, sum } from "./looks";
import type { Matrix } from "./matrix";
import { rangeOf, reveal } from "./places";
import { newPlan, openExample, openWalkthrough, resetExample } from "./plans";
import type { Region } from "./region";
import { openRpjmd } from "./rpjmd";
import type { Rules } from "./rules";
import type { Server } from "./server";
import { t } from "./words";

export interface Parts {
  readonly context: ExtensionContext;
  readonly server: Server;
  readonly region: Region;
  readonly agencies: Agencies;
  readonly matrix: Matrix;
  readonly rules: Rules;
}

export function register(parts: Parts): Disposable[] {
  const { context, server, region, agencies, matrix, rules } = parts;
  const all: Readonly<Record<string, (...args: never[]) => unknown>> = {
    "selaras.checkWorkspace": () => checkWorkspace(region),
    "selaras.chooseAgencies": () => agencies.choose(region),
    "selaras.chooseRegion": () => chooseRegion(region),
    "selaras.explainRule": (asked?: unknown) => rules.explain(asked),
    "selaras.goTo": (uri: string, range: LspRange) => reveal(uri, range),
    "selaras.newPlan": () => newPlan(server, region, context.globalState),
    "selaras.openExample": () => openExample(context),
    "selaras.openRpjmd": () => openRpjmd(region),
    "selaras.openWalkthrough": () => openWalkthrough(context),
    "selaras.resetExample": () => resetExample(context),
    "selaras.restartServer": () => server.restart(),
    "selaras.showAll": () => agencies.showOnlyMine(false),
    "selaras.showFindings": () => commands.executeCommand("selaras.findings.focus"),
    "selaras.showLog": () => server.log.show(),
    "selaras.showMatrix": () => matrix.show(),
    "selaras.showOnlyMine": () => agencies.showOnlyMine(true),
    "selaras.showReferences": showReferences,
  };
  return Object.entries(all).map(([name, body]) =>
    commands.registerCommand(name, body as (...args: unknown[]) => unknown),
  );
}

/** The whole workspace in one sentence, and the list beside it. */
async function checkWorkspace(region: Region): Promise<void> {
  region.forget();
  const findings = await region.findings();
  await commands.executeCommand("selaras.findings.focus");
  if (findings === undefined) {
    void window.showWarningMessage(region.reason ?? t("There is no plan to check: open a folder with an RPJMD."));
    return;
  }
  const none = { errors: 0, warnings: 0, infos: 0, waived: 0 };
  const total = findings.agencies.reduce((all, { findings: counts }) => sum(all, counts), none);
  const sentence = `${findings.plan.title}: ${countWords(total) || t("aligned")}.`;
  const problems = t("Open Problems");
  const chosen = await window.showInformationMessage(sentence, problems);
  if (chosen === problems) await commands.executeCommand("workbench.actions.view.problems");
}

async function chooseRegion(region: Region): Promise<void> {
  const code = await window.showInputBox({
    title: t("Which RPJMD?"),
    prompt: region.reason ?? t("The code of a region or of its RPJMD; empty for the only one"),
  });
  if (code !== undefined) region.choose(code.trim());
}

/** Lenses call it with the protocol's places. */
function showReferences(uri: string, at: LspPosition, places: readonly LspLocation[]): Thenable<unknown> {
  return commands.executeCommand(
    "editor.action.showReferences",
    Uri.parse(uri, true),
    new Position(at.line, at.character),
    places.map((place) => new Location(Uri.parse(place.uri, true), rangeOf(place.range))),
  );
}

/** The extension's door: what VS Code starts and stops. */

import { type ExtensionContext, languages, tasks, window, workspace } from "vscode";
import { Agencies } from "./agencies";
import { CascadeTree } from "./cascade";
import { register } from "./commands";
import { FindingsTree } from "./findings";
import { Matrix } from "./matrix";
import { problemsMiddleware } from "./problems";
import { Region } from "./region";
import { Rules, SCHEME } from "./rules";
import { PLANS, Server } from "./server";
import { Status } from "./status";
import { Tasks } from "./tasks";

/** What tests look at: the views' own data. */
export interface Api {
  readonly server: Server;
  readonly cascade: CascadeTree;
  readonly findings: FindingsTree;
  readonly matrix: Matrix;
  readonly status: Status;
}

let server: Server | undefined;

export async function activate(context: ExtensionContext): Promise<Api> {
  const log = window.createOutputChannel("Selaras", { log: true });
  server = new Server(context, log);
  const running = server;
  const agencies = new Agencies(context.globalState);
  const region = new Region(running);
  running.middleware = problemsMiddleware(region, agencies);
  const cascade = new CascadeTree(region, agencies);
  const findings = new FindingsTree(region, agencies);
  const matrix = new Matrix(context, region, agencies);
  const rules = new Rules(running);
  const status = new Status(running, region, agencies);
  const plans = PLANS.map((language) => ({ language }));

  context.subscriptions.push(
    log,
    region,
    cascade.view,
    findings.view,
    matrix,
    status,
    workspace.registerTextDocumentContentProvider(SCHEME, rules),
    languages.registerCodeActionsProvider(plans, rules),
    tasks.registerTaskProvider("selaras", new Tasks(running)),
    ...register({ context, server: running, region, agencies, matrix, rules }),
    workspace.onDidChangeConfiguration(async (event) => {
      const again = ["lang", "server.path", "myAgencies", "problems.others"].some((name) =>
        event.affectsConfiguration(`selaras.${name}`),
      );
      if (event.affectsConfiguration("selaras.myAgencies")) agencies.announce();
      // Findings that were told already are told anew only by a server that starts.
      if (again) await running.restart();
    }),
  );
  await running.start();
  return { server: running, cascade, findings, matrix, status };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

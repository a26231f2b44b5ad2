/** The extension's door: what VS Code starts and stops. */

import { commands, type ExtensionContext, window } from "vscode";
import { Server } from "./server";

/** What tests may look at. */
export interface Api {
  readonly server: Server;
}

let server: Server | undefined;

export async function activate(context: ExtensionContext): Promise<Api> {
  const log = window.createOutputChannel("Selaras", { log: true });
  server = new Server(context, log);
  const started = server;
  context.subscriptions.push(
    log,
    commands.registerCommand("selaras.restartServer", () => started.restart()),
    commands.registerCommand("selaras.showLog", () => log.show()),
  );
  await started.start();
  return { server: started };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

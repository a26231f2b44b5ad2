/** The language server's life: started, restarted, and told to the user when it cannot be. */

import { commands, type ExtensionContext, type LogOutputChannel, window } from "vscode";
import { LanguageClient, type LanguageClientOptions, RevealOutputChannelOn } from "vscode-languageclient/node";
import { findBinary } from "./binary";
import { t } from "./words";

/** What the server reads: plans on disk or not yet saved, and the workspace's settings. */
export const PLANS = ["rpjmd", "renstra", "selaras"] as const;

const documentSelector = [
  ...PLANS.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]),
  { scheme: "file", pattern: "**/selaras.toml" },
];

/** One server for the whole window. */
export class Server {
  client: LanguageClient | undefined;

  constructor(
    private readonly context: ExtensionContext,
    readonly log: LogOutputChannel,
  ) {}

  /** Starts it; without a program says so in one sentence, and the grammars still work. */
  async start(): Promise<void> {
    const binary = findBinary(this.context);
    if ("missing" in binary) {
      this.log.error(binary.missing);
      void this.tell(binary.missing);
      return;
    }
    const options: LanguageClientOptions = {
      documentSelector,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
    };
    const run = { command: binary.path, args: ["server"] };
    this.client = new LanguageClient("selaras", "Selaras", { run, debug: run }, options);
    try {
      await this.client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      void this.tell(t("The Selaras server could not be started: {0}", binary.path));
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose().catch((error) => this.log.warn(String(error)));
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  private async tell(sentence: string): Promise<void> {
    const log = t("Show log");
    const settings = t("Open settings");
    const chosen = await window.showErrorMessage(sentence, log, settings);
    if (chosen === log) {
      this.log.show();
    } else if (chosen === settings) {
      await commands.executeCommand("workbench.action.openSettings", "selaras.server.path");
    }
  }
}

/** The language server's life: started, restarted, and told to the user when it cannot be. */

import { commands, EventEmitter, type ExtensionContext, type LogOutputChannel, window, workspace } from "vscode";
import {
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient/node";
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
  /** What stands between it and the editor. */
  middleware: Middleware = {};
  /** The program that serves, also for what the command line answers. */
  program: string | undefined;

  /** Why there is none, as a sentence. */
  reason: string | undefined;

  private readonly stateChanged = new EventEmitter<State>();
  readonly onDidChangeState = this.stateChanged.event;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: ExtensionContext,
    readonly log: LogOutputChannel,
  ) {}

  get state(): State {
    return this.client?.state ?? State.Stopped;
  }

  /** Starts it; without a program says so in one sentence, and the grammars still work. */
  start(): Promise<void> {
    return this.next(() => this.begin());
  }

  stop(): Promise<void> {
    return this.next(() => this.end());
  }

  restart(): Promise<void> {
    return this.next(async () => {
      await this.end();
      await this.begin();
    });
  }

  /** One after the other: a setting may change while the server is starting. */
  private next(step: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(step);
    return this.turn;
  }

  private async begin(): Promise<void> {
    const binary = findBinary(this.context);
    this.program = "path" in binary ? binary.path : undefined;
    this.reason = "missing" in binary ? binary.missing : undefined;
    if ("missing" in binary) {
      this.log.error(binary.missing);
      this.stateChanged.fire(State.Stopped);
      void this.tell(binary.missing);
      return;
    }
    const options: LanguageClientOptions = {
      documentSelector,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
      initializationOptions: workspace.getConfiguration("selaras"),
      middleware: this.middleware,
    };
    const run = { command: binary.path, args: ["server"] };
    const client = new LanguageClient("selaras", "Selaras", { run, debug: run }, options);
    client.onDidChangeState(({ newState }) => this.stateChanged.fire(newState));
    this.client = client;
    try {
      await client.start();
      const { name, version } = client.initializeResult?.serverInfo ?? {};
      this.log.info(t("The server runs: {0} {1} ({2})", name ?? "", version ?? "", binary.path));
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      this.reason = t("The Selaras server could not be started: {0}", binary.path);
      void this.tell(this.reason);
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.stateChanged.fire(State.Stopped);
    await client?.dispose().catch((error) => this.log.warn(String(error)));
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

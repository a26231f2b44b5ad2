/** What the views show of the region whose plan is looked at: asked again after each change, kept while nothing changes. */

import { stat } from "node:fs/promises";
import * as path from "node:path";
import {
  CancellationTokenSource,
  Disposable,
  EventEmitter,
  languages,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from "vscode";
import { ResponseError } from "vscode-languageclient/node";
import type { Asked, Cascade, Coverage, Findings, Requests } from "./requests";
import { PLANS, type Server } from "./server";

/** Long enough that typing is not followed letter by letter. */
const PAUSE = 250;
const CONTENT_MODIFIED = -32801;
const INVALID_PARAMS = -32602;

export class Region {
  private readonly changed = new EventEmitter<void>();
  /** What was answered may differ now. */
  readonly onDidChange = this.changed.event;
  /** Why there is no answer, as a sentence to show. */
  reason: string | undefined;

  private uri: Uri | undefined;
  private home = "";
  private kept = new Map<string, Promise<unknown>>();
  private timer: NodeJS.Timeout | undefined;
  private code: string | undefined;
  private readonly disposables: Disposable;

  constructor(private readonly server: Server) {
    this.disposables = Disposable.from(
      window.onDidChangeActiveTextEditor((editor) => this.look(editor)),
      languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => isPlan(uri.path))) this.later();
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (isPlan(document.uri.path)) this.later();
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.forget()),
      server.onDidChangeState(() => this.forget()),
    );
    void this.look(window.activeTextEditor);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.disposables.dispose();
  }

  /** A whole region has thousands of nodes: who does not need all of them says which. */
  cascade(part: Pick<Asked, "depth" | "below"> = {}): Promise<Cascade | undefined> {
    return this.answer("selaras/cascade", { values: true, ...part });
  }

  coverage(): Promise<Coverage | undefined> {
    return this.answer("selaras/coverage");
  }

  findings(): Promise<Findings | undefined> {
    return this.answer("selaras/findings");
  }

  /** Which of several regions, or RPJMD, is meant. */
  choose(code: string | undefined): void {
    this.code = code || undefined;
    this.forget();
  }

  /** Asks anew. */
  forget(): void {
    clearTimeout(this.timer);
    this.kept = new Map();
    this.changed.fire();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.forget(), PAUSE);
  }

  /** Follows the plan that is looked at; another kind of file changes nothing. */
  private async look(editor: TextEditor | undefined): Promise<void> {
    const uri = editor?.document.uri;
    if (uri?.scheme !== "file" || !isPlan(uri.path)) return;
    const home = await homeOf(uri);
    if (home === this.home) return;
    this.uri = uri;
    this.home = home;
    this.forget();
  }

  private answer<Name extends keyof Requests>(name: Name, more: Asked = {}): Promise<Requests[Name] | undefined> {
    const key = `${name} ${JSON.stringify(more)}`;
    const kept = this.kept.get(key) ?? this.ask(name, more);
    this.kept.set(key, kept);
    return kept as Promise<Requests[Name] | undefined>;
  }

  private async ask<Name extends keyof Requests>(name: Name, more: Asked): Promise<Requests[Name] | undefined> {
    const uri = this.uri ?? workspace.workspaceFolders?.[0]?.uri;
    if (uri === undefined) return undefined;
    const asked: Asked = { uri: uri.toString(), ...more, ...(this.code === undefined ? {} : { region: this.code }) };
    for (let again = 0; again < 5; again++) {
      const client = this.server.client;
      if (client === undefined || !client.isRunning()) return undefined;
      const source = new CancellationTokenSource();
      try {
        const answer = await client.sendRequest<Requests[Name]>(name, asked, source.token);
        this.reason = undefined;
        return answer;
      } catch (error) {
        if (error instanceof ResponseError && error.code === CONTENT_MODIFIED) continue;
        const expected = error instanceof ResponseError && error.code === INVALID_PARAMS;
        this.reason = expected ? error.message : undefined;
        if (!expected) this.server.log.warn(`${name}: ${error}`);
        return undefined;
      } finally {
        source.dispose();
      }
    }
    this.later();
    return undefined;
  }
}

/** Files that the views are made of. */
export function isPlan(file: string): boolean {
  return PLANS.some((ending) => file.endsWith(`.${ending}`)) || path.posix.basename(file) === "selaras.toml";
}

/** The folder of a plan's workspace: the nearest above with a selaras.toml, else the folder that is open, else its own. */
async function homeOf(uri: Uri): Promise<string> {
  const open = workspace.getWorkspaceFolder(uri)?.uri.fsPath;
  for (let folder = path.dirname(uri.fsPath); ; folder = path.dirname(folder)) {
    const here = await stat(path.join(folder, "selaras.toml")).then(
      (found) => found.isFile(),
      () => false,
    );
    if (here || folder === open) return folder;
    if (folder === path.dirname(folder)) return open ?? path.dirname(uri.fsPath);
  }
}

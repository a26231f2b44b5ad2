/** The coverage matrix, in a panel: RPJMD sasaran and programs × agencies. */

import { randomBytes } from "node:crypto";
import {
  type Disposable,
  type ExtensionContext,
  Uri,
  ViewColumn,
  type Webview,
  type WebviewPanel,
  type WebviewPanelSerializer,
  window,
} from "vscode";
import type { Agencies } from "./agencies";
import { reveal } from "./places";
import type { Region } from "./region";
import type { FromMatrix, MatrixData } from "./webview/messages";
import { lang, t } from "./words";

const VIEW = "selaras.matrix";

export class Matrix implements WebviewPanelSerializer, Disposable {
  private panel: WebviewPanel | undefined;
  private readonly disposables: Disposable[];

  constructor(
    private readonly context: ExtensionContext,
    private readonly region: Region,
    private readonly agencies: Agencies,
  ) {
    this.disposables = [
      region.onDidChange(() => void this.send()),
      agencies.onDidChange(() => void this.send()),
      window.registerWebviewPanelSerializer(VIEW, this),
    ];
  }

  dispose(): void {
    this.panel?.dispose();
    for (const part of this.disposables) part.dispose();
  }

  show(): void {
    if (this.panel !== undefined) {
      this.panel.reveal();
      return;
    }
    this.adopt(window.createWebviewPanel(VIEW, t("Coverage matrix"), ViewColumn.Active, {}));
  }

  async deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    this.adopt(panel);
  }

  /** What the panel shows. */
  async data(): Promise<MatrixData> {
    const coverage = await this.region.coverage();
    return {
      type: "data",
      lang: lang(),
      mine: [...this.agencies.mine],
      onlyMine: this.agencies.onlyMine,
      reason: coverage === undefined ? (this.region.reason ?? t("Open a plan, and its matrix appears here.")) : null,
      coverage: coverage ?? null,
    };
  }

  private adopt(panel: WebviewPanel): void {
    this.panel = panel;
    const dist = Uri.joinPath(this.context.extensionUri, "dist");
    panel.iconPath = Uri.joinPath(this.context.extensionUri, "images", "matrix.svg");
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.onDidReceiveMessage((message: FromMatrix) => this.receive(message));
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.webview.html = page(panel.webview, dist);
  }

  private async receive(message: FromMatrix): Promise<void> {
    switch (message.type) {
      case "ready":
        return this.send();
      case "goTo":
        return reveal(message.uri, message.range, ViewColumn.Beside);
      case "onlyMine":
        return this.agencies.showOnlyMine(message.only);
    }
  }

  private async send(): Promise<void> {
    const data = this.panel === undefined ? undefined : await this.data();
    if (data !== undefined) await this.panel?.webview.postMessage(data);
  }
}

/** Nothing is loaded but these two files, and only this script runs. */
function page(webview: Webview, dist: Uri): string {
  const nonce = randomBytes(16).toString("base64url");
  const of = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${lang()}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${of("matrix.css")}">
    <title>Selaras</title>
  </head>
  <body>
    <main id="matrix"></main>
    <script nonce="${nonce}" src="${of("matrix.js")}"></script>
  </body>
</html>`;
}
